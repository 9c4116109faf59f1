"""Before a cohort begins it is proved that its certificates can be printed: afterwards it is too late."""

import json

import pytest

from office import keep_passphrase
from program import REPOSITORY
from refusals import refuses
from test_print_refusals import WENKAI, hiding

PROGRAMME = json.loads((REPOSITORY / "Samples" / "programme.json").read_text())
LONG = "中小企业经营管理领军人才培训项目" * 12


def changed(member, value):
    """The sample's programme, for another year, with another value for a member such as `tracks.0.zh`."""
    programme = json.loads(json.dumps(PROGRAMME | {"cohort": "2021-2022", "number_prefix": "LJ2022"}))
    *way, last = [int(name) if name.isdigit() else name for name in member.split(".")]
    holder = programme
    for name in way:
        holder = holder[name]
    holder[last] = value
    return programme


# Of more characters than the other, and narrower.
NARROW, WIDE = "i" * 80, "培训" * 17
AT_TWO = changed("institutions.0.zh", NARROW)
AT_TWO["institutions"] = [{"zh": NARROW, "en": "A", "status": "active"}, {"zh": WIDE, "en": "B", "status": "active"}]
AT_TWO["tracks"] = [{"code": "one", "zh": "区域发展", "institutions": [NARROW, WIDE]}]
# So often that one has room, and the other none.
OFTEN = {"zh": "{name}" + "{institution}" * 22}

# A programme's fault, and the member that is named for it.
FAULTS = {
    "title": (changed("certificate_title.zh", "结业证书\U000323af"), "certificate_title.zh", "U+323AF"),
    "body": (changed("issuing_body.zh", "办公室\U000323af"), "issuing_body.zh", "U+323AF"),
    "sentence": (changed("certificate_sentence.en", "{name} \U000323af"), "certificate_sentence.en", "U+323AF"),
    "track": (changed("tracks.3.zh", "融通\U000323af"), "tracks[3].zh", "U+323AF"),
    "institution": (changed("institutions.1.en", "Peking \U000323af"), "institutions[1].en", "U+323AF"),
    "long title": (changed("certificate_title.zh", LONG), "certificate_title", "too long"),
    "long English title": (changed("certificate_title.en", "Completion " * 18), "certificate_title", "too long"),
    "long sentence": (
        changed("certificate_sentence.zh", "{name}" + "{programme}" * 35) | {"title": {"zh": LONG[:25]}},
        "certificate_sentence", "the longest names"),
    "wide institution": (AT_TWO | {"certificate_sentence": OFTEN}, "certificate_sentence", "too long for its place"),
    "long token": (changed("title.zh", "中小企业经营管理领军人才培训" * 13), "title.zh", "too long for a code"),
    "long token of one pair": (
        AT_TWO | {"institutions": [{"zh": NARROW, "status": "active"}, {"zh": "培训" * 60, "status": "active"}],
                  "tracks": [{"code": "one", "zh": "区域发展", "institutions": [NARROW, "培训" * 60]}],
                  "certificate_sentence": {"zh": "{name}"}},
        "institutions[1].zh", "too long for a code"),
}  # fmt: skip


@pytest.fixture
def begin(jieye, tmp_path):
    """Runs `init` with a programme."""
    keep_passphrase(tmp_path / "passphrase")

    def begin(programme, **options):
        file = tmp_path / "programme.json"
        file.write_text(json.dumps(programme))
        return jieye.run("init", tmp_path / "o", "--issuer", "https://a.example", "--programme", file,
                         "--passphrase-file", tmp_path / "passphrase", **options)  # fmt: skip

    return begin


@pytest.mark.parametrize("fault", FAULTS)
def test_init_refuses_a_programme_that_cannot_be_printed(begin, tmp_path, fault):
    programme, member, says = FAULTS[fault]
    said = begin(programme, expect=1).stderr
    assert f"{tmp_path / 'programme.json'}, {member}: " in said and says in said, said
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("fault", ["title", "long sentence"])
def test_cohort_add_refuses_it_too_and_changes_nothing(own, tmp_path, fault):
    programme, member, says = FAULTS[fault]
    file = tmp_path / "next.json"
    file.write_text(json.dumps(programme))
    office = own("begun")
    refuses(office, "cohort", "add", file, says=[file, member, says])


def test_what_has_room_with_every_institution_is_not_refused(begin):
    begin(AT_TWO | {"institutions": AT_TWO["institutions"][:1], "certificate_sentence": OFTEN,
                    "tracks": [{"code": "one", "zh": "区域发展", "institutions": [NARROW]}]})  # fmt: skip


def test_without_the_fonts_it_begins_and_says_that_it_was_not_proved(begin, tmp_path):
    said = begin(PROGRAMME, before=hiding(WENKAI)).stderr
    assert "Not proved that certificates can be printed" in said
    assert WENKAI in said and "fonts-lxgw-wenkai" in said
    assert (tmp_path / "o" / "registry.sqlite").exists()


def test_where_all_is_well_nothing_is_said_of_it(begin):
    assert "proved" not in begin(PROGRAMME).stderr


@pytest.mark.parametrize("sentence", ["{nobody}", "{name", "no name", "{name} {hours}"])
def test_a_template_that_cannot_be_filled_is_refused_by_init(begin, sentence):
    programme = changed("certificate_sentence", {"zh": sentence})
    assert "certificate_sentence.zh" in begin(programme, expect=1).stderr
