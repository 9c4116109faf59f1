"""Certificates as PDF documents: every fact is in them, as text that can be found, and the token."""

import json

import pytest

from office import ISSUER, Office
from paper import claims, fonts, in_chinese, information, tool, words
from program import REPOSITORY
from roster_rows import csv_text, person

PROGRAMME = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())

LONGEST = "阿卜杜热合曼·买买提吐尔逊·阿依古丽·买买提依明江"
# The shortest; as long as a token of 900 characters lets one be; characters that are rare or that the certificate's own font lacks, and
# names that are not Chinese.
NAMES = [
    "王明", LONGEST, "𠮷龘", "王𡋾", "买买提·吐尔逊", "Jean-François Müller-Åström",
    "Li", "尼古拉·Ivanov",
]  # fmt: skip


@pytest.fixture(scope="module")
def named(jieye, tmp_path_factory):
    """An office that has printed a certificate for each of the names; its certificates by name."""
    office = Office.begin(jieye, tmp_path_factory.mktemp("named") / "o")
    rows = [person(serial, 姓名=name) for serial, name in enumerate(NAMES, 1)]
    office.roster.write_text(csv_text(rows))
    office.issue()
    office.run("export", "--pdf")
    numbers = office.numbers()
    return {claims(office.token(number))["name"]: (office, number) for number in numbers}


def pdf_of(office, number):
    return office.certificates / f"{number}.pdf"


def facts(token):
    """Everything of a token that stands on paper, without spaces."""
    certificate = claims(token)
    for name in ("number", "name", "programme", "cohort", "track", "institution"):
        yield certificate[name].replace(" ", "")
    yield in_chinese(certificate["started"])
    yield in_chinese(certificate["completed"])
    yield ISSUER.removeprefix("https://")
    yield PROGRAMME["certificate_title"]["zh"]
    yield PROGRAMME["issuing_body"]["zh"]


def test_every_fact_is_found_in_the_text(printed):
    for number in printed.numbers():
        text = words(pdf_of(printed, number))
        for fact in facts(printed.token(number)):
            assert fact in text, number


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_whole_in_both_languages(named, name):
    text = words(pdf_of(*named[name]))
    assert text.count(name.replace(" ", "")) == 2


@pytest.mark.parametrize("name", NAMES)
def test_both_titles_are_found_as_they_stand(named, name):
    """Whoever searches or copies finds words, not letters with gaps between them."""
    for options in (["-raw"], ["-layout"], []):
        text = tool("pdftotext", *options, pdf_of(*named[name]), "-").decode()
        lines = [line.strip() for line in text.splitlines()]
        assert {PROGRAMME["certificate_title"][key] for key in ("zh", "en")} <= set(lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_certificate_is_one_page_of_at_most_60_kb(named, name):
    facts = information(pdf_of(*named[name]))
    assert (facts["Pages"], facts["Page size"]) == ("1", "842 x 595 pts (A4)")
    assert int(facts["File size"].split()[0]) <= 60 * 1024


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded_subsets_and_searchable(named, name):
    found = fonts(pdf_of(*named[name]))
    assert found and all(font.embedded and font.subset and font.searchable for font in found)


@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_nothing_wrong(named, name):
    assert b"No syntax or stream encoding errors" in tool("qpdf", "--check", pdf_of(*named[name]))


def test_only_a_rare_character_brings_another_font(named):
    def families(name):
        return {font.name.partition("+")[2] for font in fonts(pdf_of(*named[name]))}

    own = {"LXGWWenKai-Regular", "LXGWWenKai-Bold"}
    assert families("王明") == own
    assert families("王𡋾") - own == {"NotoSerifCJKsc-Bold"}


def test_the_token_is_attached_as_it_was_exported(printed, tmp_path):
    for number in printed.numbers():
        folder = tmp_path / number
        folder.mkdir()
        tool("pdfdetach", "-saveall", "-o", folder, pdf_of(printed, number))
        assert [path.name for path in folder.iterdir()] == [f"{number}.sd-jwt"]
        exported = printed.certificates / f"{number}.sd-jwt"
        assert (folder / f"{number}.sd-jwt").read_bytes() == exported.read_bytes()


def test_nothing_private_is_in_the_document(printed):
    for number in printed.numbers()[:10]:
        disclosures = printed.private_token(number).split("~")[1:-1]
        pdf = pdf_of(printed, number).read_bytes()
        assert disclosures and not any(part.encode() in pdf for part in disclosures)


def test_the_document_says_what_it_is(named):
    office, number = named["王明"]
    facts = information(pdf_of(office, number))
    assert facts["Title"] == f"结业证书 {number}"
    assert facts["Author"] == PROGRAMME["issuing_body"]["zh"]
    assert facts["Subject"].startswith("王明")
    catalog = json.loads(tool("qpdf", "--json=2", "--json-key=qpdf", pdf_of(office, number)))
    objects = catalog["qpdf"][1]
    root = objects[f"obj:{objects['trailer']['value']['/Root']}"]["value"]
    assert root["/Lang"] == "u:zh-CN" and root["/ViewerPreferences"]["/DisplayDocTitle"] is True


def test_a_certificate_is_dated_with_the_day_of_its_issue_in_china(jieye, tmp_path):
    evening = jieye.with_prefix("faketime", "-f", "2026-03-01 20:00:00")
    office = Office.begin(evening, tmp_path / "o")
    office.roster.write_text(csv_text([person()]))
    office.issue()
    office.program = office.program.with_prefix("faketime", "-f", "2026-05-05 00:00:00")
    office.run("export", "--pdf")
    pdf = pdf_of(office, office.numbers()[0])
    assert "2026年3月2日" in words(pdf)
    assert information(pdf)["CreationDate"] == "2026-03-02T00:00:00Z"


def test_without_an_english_sentence_the_certificate_is_chinese(jieye, tmp_path):
    programme = PROGRAMME | {"certificate_sentence": {"zh": "{name}完成{programme}，准予结业。"}}
    file = tmp_path / "programme.json"
    file.write_text(json.dumps(programme))
    office = Office.begin(jieye, tmp_path / "o", programme=file)
    office.roster.write_text(csv_text([person()]))
    office.issue()
    office.run("export", "--pdf")
    text = words(pdf_of(office, office.numbers()[0]))
    assert "王小明完成中小企业经营管理领军人才培训，准予结业。" in text
    assert "Certificate" not in text and "Officialsite" not in text
