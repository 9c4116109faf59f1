"""Rosters that are none, and rows that cannot be issued."""

import json
import zipfile

import pytest

from refusals import refuses
from roster_rows import HEADER, csv_text, person, resident_id, with_check

GOOD = csv_text([person(1), person(2)])


def without(column):
    header = tuple(name for name in HEADER if name != column)
    return csv_text([person(1)], header)


FILES = {
    "an empty file": (b"", ["empty", "jieye roster template"]),
    "nothing but line breaks": (b"\r\n\r\n", ["empty"]),
    "nothing but a byte order mark": (b"\xef\xbb\xbf", ["empty"]),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), ["line 1", "not text", "CSV"]),
    "a workbook of a spreadsheet": (b"PK\x03\x04" + bytes(100), ["workbook", "Save it as CSV"]),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ["workbook"]),
    "a NUL in line 3": (GOOD.encode()[:-9] + b"\0\r\n", ["line 3", "not text"]),
    "UTF-16": (GOOD.encode("utf-16"), ["UTF-16", "UTF-8 or GB18030"]),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), ["UTF-16", "UTF-8"]),
    "UTF-16 without a mark, the other way round": (GOOD.encode("utf-16-be"), ["UTF-16"]),
    "another encoding from line 4 on": (GOOD.encode() + "王小明,".encode("gb18030") + b"\r\n",
                                        ["line 4", "UTF-8"]),
    "bytes of no encoding": (GOOD.encode() + b"\xff\xff\xff,\r\n", ["line 4", "neither UTF-8 nor GB18030"]),
    "no header": (csv_text([person(1)]).split("\r\n")[1].encode(), ["line 1", "header", "missing"]),
    "a header without a column": (without("证件号码").encode(),
                                  ["line 1", "missing 证件号码 (id_number)", "template"]),
    "a header without three columns": (csv_text([], HEADER[3:]).encode(),
                                       ["姓名 (name)", "证件号码 (id_number)"]),
    "a column twice": (csv_text([], (*HEADER, "姓名")).encode(), ["line 1", "twice 姓名 (name)"]),
    "a column twice, in two languages": (csv_text([], (*HEADER, "name")).encode(),
                                         ["twice 姓名 (name)"]),
    "a quote that never ends": (GOOD.encode() + b'"' + b"x," * 100, ["line 4", "quote"]),
    "prose": ("亲爱的同事：\n请见附件。\n".encode(), ["header", "missing"]),
    "JSON": (b'{"name": "x"}', ["header", "missing"]),
}  # fmt: skip


@pytest.mark.parametrize("verb", ["check", "approve"])
@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_roster_is_refused_by_name(own, case, verb):
    content, says = FILES[case]
    office = own("begun")
    office.roster.write_bytes(content)
    options = ["--by", "me"] if verb == "approve" else []
    refuses(office, "roster", verb, office.roster, *options, says=[office.roster, *says])


def test_a_real_workbook_is_refused_by_name(own):
    office = own("begun")
    with zipfile.ZipFile(office.roster, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    refuses(office, "roster", "check", office.roster, says=["workbook"])


@pytest.mark.parametrize("content, says", [
    (b"institution,score\n" + b"x" * 70_000, "longer than"),
    (b"institution,score\n\"x\n", "never closed"),
    (b"PK\3\4", "workbook"),
    (b"institution,score\n\0", "not text"),
], ids=["a line too long", "an open quote", "a workbook", "no text"])  # fmt: skip
def test_a_list_that_cannot_be_read_is_not_said_to_be_a_roster(own, content, says):
    office = own("begun")
    scores = office.folder / "scores.csv"
    scores.write_bytes(content)
    answer = refuses(office, "assess", scores, says=[scores, says])
    assert "roster" not in answer.stderr, answer


def test_a_folder_is_no_roster(own):
    office = own("begun")
    refuses(office, "roster", "check", office.folder, says=[office.folder, "folder"])


def test_a_file_that_is_not_there_is_named(own):
    office = own("begun")
    refuses(office, "roster", "check", office.folder / "rooster.csv", says=["rooster.csv", "no such"])


# A spreadsheet keeps 15 digits; the last three become 000, which fails the check.
DESTROYED = "110000198001021000"
OTHER_CHECK = resident_id(7)[:17] + ("1" if resident_id(7)[17] == "0" else "0")

# What is wrong in line 3, with its column, its code, and words that must be in the sentence.
ROWS = {
    "an ID that a spreadsheet destroyed": (
        {"证件号码": "4.40524E+17"}, "id_number", "destroyed_number", "format the column as text"),
    "an ID that a spreadsheet rounded": (
        {"证件号码": DESTROYED}, "id_number", "destroyed_number", "format the column as text"),
    "an ID with a wrong check digit": (
        {"证件号码": OTHER_CHECK}, "id_number", "id_check", "check character"),
    "an ID of a day that there is not": ({"证件号码": with_check("11000019800230001")}, "id_number", "id_date", "calendar"),
    "no name": ({"姓名": ""}, "name", "missing", "required"),
    "a name of 61 characters": ({"姓名": "王" * 61}, "name", "text_too_long", "60"),
    "a hidden character": ({"姓名": "王\u202e明"}, "name", "bad_character", "U+202E"),
    "a credit code with a wrong check": (
        {"统一社会信用代码": "91350100M000100Y44"}, "credit_code", "credit_code_check", ""),
    "an industry that there is not": ({"行业代码": "C99"}, "industry", "industry_unknown", ""),
    "a region that there is not": ({"地区": "火星"}, "region", "region_unknown", ""),
    "a track that there is not": ({"培训方向": "太空"}, "track", "track_unknown", "区域发展"),
    "an institution that there is not": ({"承担机构": "霍格沃茨"}, "institution", "institution_unknown", ""),
    "an institution of another track": ({"培训方向": "专精特新"}, "institution", "institution_not_in_track", ""),
    "a day that there is not": ({"开班日期": "2020-02-30"}, "started", "date_malformed", ""),
    "dates in the wrong order": ({"结业日期": "2020-10-14"}, "completed", "dates_reversed", ""),
    "a day before the cohort": ({"开班日期": "2019-10-14"}, "started", "before_cohort", ""),
    "the person of line 2": ({"证件号码": resident_id(1)}, "id_number", "duplicate_person", "line 2"),
}  # fmt: skip


def faulty(office, changes):
    office.roster.write_text(csv_text([person(1), person(7, **changes), person(3)]))


@pytest.mark.parametrize("case", ROWS)
def test_a_faulty_row_is_found_with_line_column_value_and_advice(own, case):
    changes, column, code, words = ROWS[case]
    office = own("begun")
    faulty(office, changes)
    answer = office.run("roster", "check", office.roster, "--format", "json", expect=2)
    *findings, _ = map(json.loads, answer.stdout.splitlines())
    faults = [found for found in findings if found["severity"] == "fault"]
    assert [(f["line"], f["column"], f["code"]) for f in faults] == [(3, column, code)]
    assert words in faults[0]["message"] or words in " ".join(faults[0]["details"])
    said = office.run("roster", "check", office.roster, expect=2).stdout
    assert "line 3" in said and code in said


@pytest.mark.parametrize("extra", [["x"], ["", ""], ["x"] * 2000])
def test_a_row_with_too_many_fields_is_found(own, extra):
    office = own("begun")
    row = [person(2)[name] for name in HEADER] + extra
    office.roster.write_text(csv_text([person(1), row, person(3)]))
    answer = office.run("roster", "check", office.roster, expect=2)
    assert "line 3" in answer.stdout and "field_count" in answer.stdout
    assert f"{15 + len(extra)} cells where the header has 15" in answer.stdout


def test_every_fault_of_every_row_is_reported_at_once(own):
    office = own("begun")
    rows = [person(n, **changes) for n, (changes, *_) in enumerate(ROWS.values(), 10)]
    office.roster.write_text(csv_text(rows))
    answer = office.run("roster", "check", office.roster, "--format", "json", expect=2)
    *findings, _ = map(json.loads, answer.stdout.splitlines())
    assert {f["line"] for f in findings if f["severity"] == "fault"} >= set(range(2, len(ROWS) + 1))


def test_a_faulty_roster_is_not_approved(own):
    office = own("begun")
    faulty(office, {"姓名": ""})
    refuses(office, "roster", "approve", office.roster, "--by", "me", code=2, says=["1 of 3 rows"])


def test_a_faulty_roster_is_not_issued_unless_both_say_partial(own):
    office = own("begun")
    faulty(office, {"姓名": ""})
    office.run("roster", "approve", office.roster, "--by", "me", "--partial")
    refuses(office, "issue", office.roster, code=2, says=["1 of 3 rows", "--partial"])
    answer = office.run("issue", office.roster, "--partial", "--format", "json")
    assert json.loads(answer.stdout) | {"first": "", "last": ""} == {
        "issued": 2, "already": 0, "not_completed": 0, "left_out": 1, "first": "", "last": "",
    }  # fmt: skip
    assert "line 3" in answer.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_what_spreadsheets_write_is_read(begun, tmp_path, encoding, separator, ending):
    text = csv_text([person(1), person(2, 姓名="欧阳 静")], separator=separator)
    path = tmp_path / "roster.csv"
    path.write_bytes(text.replace("\r\n", ending).encode(encoding))
    answer = begun.run("roster", "check", path)
    assert "fault" not in answer.stdout.split("\n")[0]


def test_a_roster_of_a_header_alone_shows_what_is_wrong_with_it_and_is_not_approved(own):
    office = own("begun")
    office.roster.write_text(csv_text([], (*HEADER, "备注")))
    answer = office.run("roster", "check", office.roster)
    assert "备注" in answer.stdout and "0 rows" in answer.stdout
    refuses(office, "roster", "approve", office.roster, "--by", "me", says=["no rows"])


@pytest.mark.parametrize("verb", [["issue", "x"], ["inspect", "x"], ["trust", "show"]])
def test_a_format_that_a_verb_does_not_have_is_wrong_usage(begun, verb):
    answer = begun.run(*verb, "--format", "csv", expect=64)
    assert "text, json" in answer.stderr or "json" in answer.stderr
