"""What README and docs/ say that can rot: links, verbs, options, defaults, codes, and the version."""

import json
import os
import re
import subprocess

import pytest

from program import REPOSITORY
from server import find_server

DOCUMENTS = sorted(
    path
    for pattern in (
        "*.md", "docs/**/*.md", "Samples/*.md", "Sources/**/*.docc/*.md", "Tests/*.md", ".github/**/*.md",
    )
    for path in REPOSITORY.glob(pattern)
)
ADDRESS = re.compile(r"(?:\]\(|(?:src|href)=\")([^)\"\s]+)")
# Blocks with fences, blocks that are indented behind an empty line, and words.
CODE = re.compile(r"^```[\s\S]*?^```$|^\n(?: {4,}.*\n)+|`[^`\n]+`", re.MULTILINE)


def text(name):
    return (REPOSITORY / name).read_text()


def rows(document, heading):
    """The cells of the table that follows a heading."""
    section = re.split(r"^#+ .*$", text(document).split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def anchors(document):
    """What the headings of a document are called in links."""
    headings = re.findall(r"^#+ (.*)$", CODE.sub("", document.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_every_link_leads_somewhere(document):
    for address in ADDRESS.findall(CODE.sub("", document.read_text())):
        if re.match(r"[a-z]+:", address):
            continue
        path, _, anchor = address.partition("#")
        target = (document.parent / path) if path else document
        assert target.exists(), address
        if anchor:
            assert anchor in anchors(target), address


# What a path in a document can begin in: it is one where its first part is there.
PLACES = [REPOSITORY / place for place in ("", "Sources", "Tests", "Sources/VerifyPage/Site")]
PATH = re.compile(r"(?<![\w./:<~$…-])((?:[\w.+*-]+/)+[\w.+*-]*)")
# A file of ours by its bare name, in code.
NAME = re.compile(r"`([\w+-]+\.(?:swift|js|mjs|c|h|py))`")
# A type or function that is said to stand in a module.
PLACED = re.compile(r"`(\w+)`\s+in\s+`?([\w-]+)(?![\w/])")
DECLARING = "struct|enum|class|actor|protocol|typealias|func|let|var"


def missing(text):
    """What a text names and nothing in the repository is called."""
    for path in PATH.findall(text):
        path = path.rstrip("./")
        places = [place for place in PLACES if path.split("/")[0] in os.listdir(place)]
        if places and not any(any(place.glob(path)) for place in places):
            yield path
    for name in NAME.findall(text):
        if not any(any(REPOSITORY.glob(below)) for below in (name, f"Sources/**/{name}", f"Tests/**/{name}")):
            yield name
    for name, module in PLACED.findall(text):
        if (REPOSITORY / "Sources" / module).is_dir() and not declares(module, name):
            yield f"{name} in {module}"


def declares(module, name):
    """Whether a module has it; one that only extends it does not."""
    patterns = {"*.swift": rf"\b(?:{DECLARING}) `?{name}\b", "*.h": rf"\b{name}\("}
    return any(
        re.search(pattern, path.read_text())
        for files, pattern in patterns.items()
        for path in (REPOSITORY / "Sources" / module).rglob(files)
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_every_path_leads_somewhere(document):
    assert list(missing(document.read_text())) == []


def test_a_path_that_leads_nowhere_is_found():
    there = "`Office/Issuing/Issue.swift`, `ui/main.js`, Tests/Outside/test_print*.py, docs/, `Issue.swift`"
    placed = "`Command` in Processes, `jieye_ask_hidden` in CPlatform"
    elsewhere = "`keys/root.pem`, status/1, https://example.org/docs/None.md, `Tests/…/None.py`, GRDB.swift"
    assert list(missing(f"{there}, {placed}, {elsewhere}, `Row` in GRDB")) == []
    assert list(missing("`Office/Issue.swift`, docs/None.md, `None.swift` and `Command` in\nOffice")) == [
        "Office/Issue.swift", "docs/None.md", "None.swift", "Command in Office",
    ]  # fmt: skip


def test_the_readme_can_be_read_at_once():
    assert 60 <= len(text("README.md").splitlines()) <= 80


@pytest.fixture(scope="session")
def helps(jieye):
    """The help of each verb, by its words; and all of it together, with the endpoint's."""
    found = {}

    def ask(*words):
        found[words] = jieye.run(*words, "--help").stdout
        _, _, below = found[words].partition("SUBCOMMANDS:")
        for listed in (found[words], below) if not words else (below,):
            for verb in re.findall(r"^  ([a-z]+)  +\S", listed, re.MULTILINE):
                if (*words, verb) not in found and len(words) < 2:
                    ask(*words, verb)

    ask()
    return found


def test_every_heading_of_the_help_ends_with_one_colon(helps):
    headings = re.findall(r"^[A-Z][A-Z :]*$", "\n".join(helps.values()), re.MULTILINE)
    assert "KEEPING SUBCOMMANDS:" in headings
    assert [heading for heading in headings if heading.count(":") != 1] == []


def test_every_verb_is_in_the_table_of_the_office(helps):
    table = "\n".join(row[0] for row in rows("docs/Office.md", "## Every verb"))
    for words in helps:
        if words:
            # The verifier's verbs stand there by their first word.
            names = {" ".join(words), words[0]} if words[0] == "trust" else {" ".join(words)}
            assert any(re.search(rf"`{name}\b", table) for name in names), words


def test_documents_use_verbs_and_options_that_there_are(helps):
    server = subprocess.run([find_server(), "--help"], capture_output=True, text=True, check=True)
    known = set(re.findall(r"--[a-z-]+", "".join(helps.values()) + server.stdout))
    verbs = {words[0] for words in helps if words}
    for document in DOCUMENTS:
        for line in document.read_text().splitlines():
            command = re.match(r"\s*(?:> |\$ |! )?\$? ?jieye ([a-z]+)(.*)", line)
            if command:
                assert command[1] in verbs, line
                options = set(re.findall(r"(?<!\S)--[a-z-]+", command[2].split("|")[0].split("#")[0]))
                assert options <= known, line


def test_the_endpoints_options_have_the_defaults_that_are_written_down():
    done = subprocess.run([find_server(), "--help"], capture_output=True, text=True, check=True)
    # Each option with what is said of it, on one line.
    said = re.sub(r"\n {4,}", " ", done.stdout.split("OPTIONS:")[1])
    there = {
        name: (re.search(r"\(default: ([^)]*)\)", line) or [None, None])[1]
        for name, line in re.findall(r"^  (--[a-z-]+) ?(.*)$", said, re.MULTILINE)
        if name != "--version"
    }
    written = {}
    for option, variable, default, _ in rows("docs/Endpoint.md", "## Options") + rows(
        "docs/Endpoint.md", "### Limits"
    ):
        name = option.strip("`")
        assert variable.strip("`").split("=")[0] == "JIEYE_" + name[2:].upper().replace("-", "_")
        written[name] = None if default in ("required", "none", "off") else default.strip("`")
    assert written == there


def test_the_endpoints_metrics_are_those_that_are_written_down(serve):
    answer = serve().get("/metrics").decode()
    there = set(re.findall(r"# TYPE (\w+)", answer))
    assert {re.match(r"`(\w+)", row[0])[1] for row in rows("docs/Endpoint.md", "## Metrics")} == there


def test_every_reason_is_explained_in_the_words_of_the_vocabulary():
    words = json.loads(text("Sources/Vocabulary/words.json"))["reasons"]
    section = text("docs/Verifier.md").split("## Verdicts and reasons")[1].split("\n## ")[0]
    explained = re.findall(r"^\| `([a-z_]+)` \| (.*?) \|", section, re.MULTILINE)
    assert explained == [(code, entry["en"]) for code, entry in words.items()]


def test_there_is_one_version(jieye):
    newest = re.search(r"^## (\d+\.\d+\.\d+)", text("CHANGELOG.md"), re.MULTILINE)[1]
    server = subprocess.run([find_server(), "--version"], capture_output=True, text=True, check=True)
    described = json.loads(text("Sources/Service/OpenAPI/openapi.json"))["info"]["version"]
    assert {jieye.run("--version").stdout.strip(), server.stdout.strip(), described} == {newest}
    said = [path.name for path in REPOSITORY.glob("Sources/**/*.swift") if f'"{newest}"' in path.read_text()]
    assert said == ["Release.swift"]
