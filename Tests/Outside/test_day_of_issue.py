"""The day of issue: one on paper and in every answer, by the offset that `issuer.json` names."""

import json

import pytest

from encoding import unb64
from factory import AT
from office import ISSUER, Office
from paper import information
from program import REPOSITORY
from refusals import refuses
from roster_rows import csv_text, person

CLOCK = "2026-03-01 20:00:00"  # UTC
DAYS = {None: "2026-03-02", 480: "2026-03-02", 0: "2026-03-01", -720: "2026-03-01", 839: "2026-03-02"}


def issuer_file(folder, offset):
    file = folder / f"issuer-{offset}.json"
    members = {} if offset is None else {"utc_offset": offset}
    file.write_text(json.dumps({"url": ISSUER, "name": {"zh": "办公室"}} | members))
    return file


def office_of(jieye, folder, offset):
    dated = jieye.with_prefix("faketime", "-f", CLOCK)
    office = Office.begin(dated, folder / "o", "--issuer-file", issuer_file(folder, offset))
    office.roster.write_text(csv_text([person(1)]))
    office.issue()
    office.run("publish")
    return office


def listed(office):
    token = (office.publication / "trust-list.jwt").read_text()
    return json.loads(unb64(token.split(".")[1]))["issuers"][0]


@pytest.mark.parametrize("offset", DAYS)
def test_paper_and_answers_say_the_day_by_the_issuers_offset(jieye, tmp_path, offset):
    office = office_of(jieye, tmp_path, offset)
    office.run("export", "--pdf")
    paper = information(next(office.certificates.glob("*.pdf")))["CreationDate"]
    assert paper.startswith(DAYS[offset])
    token = next(path for path in office.certificates.glob("*.sd-jwt") if "private" not in path.name)
    [answer] = office.verify(token)
    assert answer["certificate"]["issued_on"] == DAYS[offset]
    assert answer["issuer"]["utc_offset"] == (480 if offset is None else offset)
    zone = {None: "UTC+8", 480: "UTC+8", 0: "UTC", -720: "UTC-12", 839: "UTC+13:59"}[offset]
    assert f"issued on: {DAYS[offset]} ({zone})" in office.run("verify", token, *office.trusting()).stdout


@pytest.mark.parametrize("offset", DAYS)
def test_a_trust_list_names_no_offset_but_another_than_that_of_china(jieye, tmp_path, offset):
    found = listed(office_of(jieye, tmp_path, offset)).get("utc_offset")
    assert found == (None if offset == 480 else offset)


@pytest.mark.parametrize("offset", (-720, 0, 480, 840))
def test_the_day_is_the_issuers_own(judge, world, offset):
    trust_list = world.trust_list([world.issuer(utc_offset=offset)])
    iat = AT - AT % 86_400 - 3_600  # 2027-01-14T23:00:00Z
    verdict = judge(world.token(iat=iat), world.bundle(trust_list), world.root)
    day = "2027-01-15" if offset > 0 else "2027-01-14"
    assert (verdict.outcome, verdict.certificate["issued_on"]) == ("valid", day)


def test_the_next_cohort_keeps_the_offset_of_the_papers_that_were_printed(jieye, tmp_path):
    office = office_of(jieye, tmp_path, None)
    programme = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())
    next_year = programme | {"cohort": "2021-2022", "number_prefix": "LJ2022"}
    (tmp_path / "next.json").write_text(json.dumps(next_year))
    refuses(
        office, "cohort", "add", tmp_path / "next.json", "--issuer-file", issuer_file(tmp_path, 60),
        says=["utc_offset"],
    )  # fmt: skip
    office.run("cohort", "add", tmp_path / "next.json", "--issuer-file", issuer_file(tmp_path, 480))
