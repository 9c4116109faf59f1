"""`verify --expect`: certificates that are to agree with a list of numbers and names."""

import csv
import io
import json
import shutil
import unicodedata

import pytest

from office import Office
from roster_rows import csv_text, person

COUNT = 60


@pytest.fixture
def listed(printed, tmp_path):
    """A function that verifies all PDFs against a list of rows, and gives the answer."""

    def check(rows, *options, expect=0, header=("number", "name")):
        path = tmp_path / "list.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        return printed.run(
            "verify", tmp_path / "pdfs", "--expect", path, *options, *printed.trusting(), expect=expect
        )

    (tmp_path / "pdfs").mkdir()
    for path in printed.certificates.glob("*.pdf"):
        shutil.copy(path, tmp_path / "pdfs")
    return check


@pytest.fixture(scope="module")
def people(printed):
    return [
        (found["certificate"]["number"], found["certificate"]["name"])
        for found in printed.verify(printed.certificates)
        if found["input"].endswith(".pdf")
    ]


@pytest.mark.parametrize("header", [("number", "name"), ("证书编号", "姓名"), ("Number", "NAME")])
def test_a_list_that_is_met(listed, people, header):
    answer = listed(people, header=header)
    assert f"{COUNT} on the list, {COUNT} of them with a valid certificate" in answer.stdout


def test_every_difference_from_a_list_is_told(listed, people):
    (first, _), second, third, *rest = people
    rows = [(first, "别人"), third, *rest, ("LJ2021-000099-Z", "没有的人")]
    numbers = [first, second[0]]
    answer = listed(rows[:-1], "--format", "json", expect=2)
    found = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [f["expectation"] for f in found[:3]] == ["name_differs", "not_listed", "as_expected"]
    assert [f["certificate"]["number"] for f in found[:2]] == numbers
    assert found[-1] == {
        "input": None, "verdict": None, "number": first, "name": "别人", "expectation": "missing",
    }  # fmt: skip
    text = listed(rows[:-1], expect=2).stdout
    assert "the list has the name 别人" in text and "not on the list" in text
    assert f"Missing  {first} 别人" in text


def test_a_certificate_that_is_not_valid_is_missing_from_the_list(own):
    office = own("published")
    revoked = office.numbers()[0]
    office.run("revoke", revoked, "--reason", "x")
    office.run("publish")
    path = office.folder / "list.csv"
    path.write_text(f"number,name\n{revoked},x\n")
    answer = office.run(
        "verify", office.certificates / f"{revoked}.sd-jwt", "--expect", path, *office.trusting(), expect=2
    )
    assert f"Missing  {revoked} x" in answer.stdout


def test_a_manifest_is_such_a_list(own, tmp_path):
    office, out = own("published"), tmp_path / "out"
    office.run("export", "--pdf", "--by", "institution", "--out", out)
    folder = next(path for path in out.iterdir() if path.is_dir())
    office.run("verify", folder, "--expect", folder / "manifest.csv", *office.trusting())


def test_a_manifest_with_names_that_a_spreadsheet_would_run_is_such_a_list(jieye, tmp_path):
    office = Office.begin(jieye, tmp_path / "o")
    office.roster.write_text(csv_text([person(1, 姓名="-李四"), person(2, 姓名="@张三")]))
    office.issue()
    office.run("publish")
    office.run("export", "--by", "institution", "--out", tmp_path / "out")
    manifests = list((tmp_path / "out").glob("*/manifest.csv"))
    assert any("'-李四" in path.read_text() for path in manifests)
    for path in manifests:
        office.run("verify", path.parent, "--expect", path, *office.trusting())


def test_of_two_who_claim_one_number_the_second_is_missing(listed, people):
    (number, name), *_ = people
    answer = listed([*people, (number, "另一人"), (number.lower(), name)], expect=2)
    assert f"Missing  {number} 另一人  another line of the list has this number" in answer.stdout
    assert answer.stdout.count("Missing") == 2 and f"{COUNT} of them with a valid" in answer.stdout


@pytest.mark.parametrize("claimed", ["LJ2021-000001-X", "LJ2021-1", "", "0123"])
def test_a_number_that_is_none_is_what_somebody_claims(listed, people, claimed):
    rows = [*people, (claimed, "一个人")]
    answer = listed(rows, expect=2)
    assert f"Missing  {claimed} 一个人  the number's form or check character is wrong" in answer.stdout
    last = json.loads(listed(rows, "--format", "json", expect=2).stdout.splitlines()[-1])
    assert (last["number"], last["expectation"], last["error"]) == (claimed, "missing", "malformed_number")
    row = list(csv.DictReader(io.StringIO(listed(rows, "--format", "csv", expect=2).stdout)))[-1]
    assert (row["number"], row["expectation"], row["reasons"]) == (claimed, "missing", "malformed_number")


WRITTEN = {
    "small letters": lambda number, name: (number.lower(), name),
    "full-width letters": lambda number, name: ("".join(chr(ord(c) + 0xFEE0) for c in number), name),
    "spaces in the name": lambda number, name: (number, "\u3000".join(name)),
    "decomposed": lambda number, name: (number, unicodedata.normalize("NFD", name)),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_list_may_write_numbers_and_names_as_people_do(listed, people, how):
    listed([WRITTEN[how](*entry) for entry in people])


def test_of_an_empty_folder_everybody_is_missing(printed, tmp_path, people):
    path = tmp_path / "list.csv"
    path.write_text(f"number,name\n{people[0][0]},{people[0][1]}\n")
    (tmp_path / "nothing").mkdir()
    answer = printed.run("verify", tmp_path / "nothing", "--expect", path, *printed.trusting(), expect=2)
    assert "Missing" in answer.stdout
