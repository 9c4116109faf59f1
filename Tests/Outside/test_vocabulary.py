"""One vocabulary: the command line, the page, the type metadata and openapi.json say the same of one code."""

import json
import subprocess
import urllib.request

import pytest

from factory import AT, DAY, LIST
from program import REPOSITORY

WORDS = json.loads((REPOSITORY / "Sources/Vocabulary/words.json").read_text())
LANGUAGES = ("zh", "en")

# What the page says: a list of [reasons, verdict] comes in, and the texts for each go out.
PAGE = """
import { readFileSync } from "node:fs";
import * as words from "%(site)s/ui/words.js";
import { advice, reasonSentence } from "%(site)s/ui/reason-words.js";
import { factRows, shownRows } from "%(site)s/ui/fact-words.js";
import { verdictWord } from "%(site)s/ui/verdict-words.js";
import { beginLanguage } from "%(site)s/ui/language.js";

const { language, answer } = JSON.parse(readFileSync(0, "utf8"));
globalThis.document = {
    getElementById: () => ({ addEventListener() {} }), documentElement: {}, querySelectorAll: () => [],
};
Object.defineProperty(globalThis, "navigator", { value: { languages: [language] } });
beginLanguage(() => {});
const { certificate } = answer;
console.log(JSON.stringify({
    verdict: verdictWord(answer.verdict),
    reasons: answer.reasons.map(({ code }) => reasonSentence(code)),
    advice: advice(answer),
    labels: certificate === null ? [] : [...factRows(certificate), ...shownRows(certificate)].map(([label]) => label),
}));
"""


def said_by_the_page(answer, language):
    program = PAGE % {"site": (REPOSITORY / "Sources/VerifyPage/Site").as_uri()}
    done = subprocess.run(
        ["node", "--input-type=module", "-e", program], capture_output=True, text=True, timeout=60,
        input=json.dumps({"language": language, "answer": answer}),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def questions(world):
    """Tokens and bundles for every verdict, and for reasons of each kind."""
    status = {"status_list": {"idx": 9, "uri": LIST}}
    compromised = [world.listed(world.key, compromised_at=AT), world.listed(world.status_key, "status")]
    whole = world.bundle()
    return {
        "valid": (world.token(), whole),
        "private": (world.private_token(), whole),
        "malformed": (world.raw_token(world.header(), world.claims(hours="many")), whole),
        "altered": (world.token()[:-9] + "A" + world.token()[-8:], whole),
        "unknown_key": (world.raw_token(world.header(kid="x" * 11), world.claims()), whole),
        "key_compromised": (
            world.token(), world.bundle(world.trust_list([world.issuer(keys=compromised)])),
        ),
        "status_missing": (world.token(status=status), whole | {"status_lists": []}),
        "expired": (world.token(iat=AT - 3 * DAY, exp=AT - DAY), whole),
    }  # fmt: skip


CASES = [
    "valid", "private", "malformed", "altered", "unknown_key", "key_compromised", "status_missing", "expired",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_command_line_and_the_page_say_the_same(judge, world, questions, case, language):
    token, bundle = questions[case]
    answer = judge(token, bundle, world.root).json
    text = judge.run(bundle, world.root, "--format", "text", "--language", language, expect=None).stdout
    page = said_by_the_page(answer, language)
    assert page["verdict"].lower() in text.lower()
    for sentence in page["reasons"]:
        assert f"  {sentence} [" in text
    if answer["reasons"]:
        code = WORDS["reasons"][answer["reasons"][0]["code"]]["advice"]
        shared = WORDS["advice"][code][language]
        assert page["advice"].startswith(shared) and shared in text
    for label in page["labels"]:
        if label.lower() != WORDS["facts"]["issued_at"][language]:  # Only the page says this.
            assert f"  {label.lower()}{'：' if language == 'zh' else ': '}" in text.lower()


def test_the_type_metadata_says_the_words(published):
    metadata = json.loads((published.publication / "vct/completion").read_text())
    claims = {"iss": "issuer", "iat": "issued_at"}
    for claim in metadata["claims"]:
        *parents, name = claim["path"]
        kind = "private_facts" if parents else "facts"
        words = WORDS[kind].get(claims.get(name, name), WORDS["phrases"]["personal_facts"])
        labels = {label["locale"]: label["label"] for label in claim["display"]}
        assert labels == {"zh-CN": words["zh"], "en": words["en"][0].upper() + words["en"][1:]}


def test_the_endpoint_describes_every_code_and_fact_in_the_words(serve):
    server = serve()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/openapi.json") as answer:
        description = json.load(answer)
    verdict = description["components"]["schemas"]["Verdict"]["properties"]
    for kind, schema in (
        ("verdicts", verdict["verdict"]),
        ("reasons", verdict["reasons"]["items"]["properties"]["code"]),
        ("statuses", verdict["status"]["oneOf"][1]["properties"]["value"]),
    ):
        described = {entry["const"]: entry["description"] for entry in schema["oneOf"]}
        assert described.keys() == WORDS[kind].keys()
        for code, words in WORDS[kind].items():
            assert all(words[language].lower() in described[code].lower() for language in LANGUAGES)
    certificate = verdict["certificate"]["oneOf"][1]["properties"]
    graduate = certificate["graduate"]["properties"]
    assert graduate.keys() == WORDS["private_facts"].keys()
    for name, schema in (certificate | graduate).items():
        kind = "private_facts" if name in graduate else "facts"
        words = WORDS[kind].get(name) or WORDS["phrases"].get(name, WORDS["phrases"]["personal_facts"])
        assert all(words[language].lower() in schema["description"].lower() for language in LANGUAGES)


@pytest.mark.parametrize(
    "path",
    ["Sources/Vocabulary/Words.swift", "Sources/VerifyPage/Site/ui/words.js", "Sources/Service/OpenAPI/openapi.json"],
)
def test_a_made_file_that_was_changed_by_hand_is_found(tmp_path, path):
    for part in ("Scripts/make-words", "Sources/Vocabulary", "Sources/VerifyPage/Site/ui/words.js",
                 "Sources/Service/OpenAPI/openapi.json", "Sources/Rosters/Reading/RosterColumn+Header.swift"):  # fmt: skip
        source, copy = REPOSITORY / part, tmp_path / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-r", source, copy], check=True)
    check = [tmp_path / "Scripts/make-words", "--check"]
    assert subprocess.run(check).returncode == 0
    changed = tmp_path / path
    changed.write_text(changed.read_text().replace("撤销这份证书", "撤回这份证书"))
    done = subprocess.run(check, capture_output=True, text=True)
    assert done.returncode == 1 and path in done.stderr
