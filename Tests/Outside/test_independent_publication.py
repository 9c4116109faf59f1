"""The rest of the publication, read by strangers: trust list, issuer and type metadata."""

import json

import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from encoding import parts, thumbprint
from office import ISSUER, PUBLICATION

PRIVATE_MEMBERS = {"d", "p", "q", "dp", "dq", "qi", "k"}


def read_json(office, name):
    return json.loads((office.publication / name).read_text())


def members_of(value):
    """Every member name in a JSON value, at whatever depth."""
    if isinstance(value, dict):
        return set(value).union(*map(members_of, value.values()))
    return set().union(*map(members_of, value)) if isinstance(value, list) else set()


def test_the_trust_list_is_signed_by_the_root_that_init_printed(published):
    token = (published.publication / "trust-list.jwt").read_text()
    header, _ = parts(token)
    assert header["typ"] == "trust-list+jwt" and header["alg"] == "ES256"
    assert thumbprint(header["jwk"]) == published.root
    jws.deserialize_compact(token, ECKey.import_key(header["jwk"]), algorithms=["ES256"])


def test_the_trust_list_lives_400_days_and_its_version_is_its_time(published):
    _, claims = parts((published.publication / "trust-list.jwt").read_text())
    assert claims["exp"] - claims["iat"] == 400 * 86_400
    assert claims["version"] == claims["iat"]


def test_the_trust_list_names_the_issuer_and_a_key_of_each_use(published):
    _, claims = parts((published.publication / "trust-list.jwt").read_text())
    (issuer,) = claims["issuers"]
    assert issuer["iss"] == ISSUER and issuer["vct"] == [f"{ISSUER}/vct/completion"]
    assert issuer["name"]["zh"] and sorted(k["use"] for k in issuer["keys"]) == [
        "certificate",
        "status",
    ]


def test_the_root_is_none_of_the_issuers_keys(published):
    _, claims = parts((published.publication / "trust-list.jwt").read_text())
    for key in claims["issuers"][0]["keys"]:
        assert thumbprint(key["jwk"]) != published.root


def test_issuer_metadata_lists_certificate_keys_only(published):
    """SD-JWT VC, JWT VC Issuer Metadata: `issuer` equals `iss`, and one of `jwks`, `jwks_uri`."""
    metadata = read_json(published, ".well-known/jwt-vc-issuer")
    assert metadata["issuer"] == ISSUER
    assert set(metadata) == {"issuer", "jwks"}
    _, claims = parts((published.publication / "trust-list.jwt").read_text())
    listed = [k["kid"] for k in claims["issuers"][0]["keys"] if k["use"] == "certificate"]
    assert [key["kid"] for key in metadata["jwks"]["keys"]] == listed


def test_type_metadata_describes_the_type_that_certificates_name(published):
    """SD-JWT VC, Type Metadata: `vct`, and claims with a path, labels and `sd`."""
    metadata = read_json(published, "vct/completion")
    assert metadata["vct"] == f"{ISSUER}/vct/completion"
    assert {display["locale"] for display in metadata["display"]} >= {"zh-CN", "en"}
    paths = {tuple(claim["path"]): claim for claim in metadata["claims"]}
    assert len(paths) == len(metadata["claims"])
    for path, claim in paths.items():
        assert path and all(isinstance(step, str) for step in path)
        assert all(label["locale"] and label["label"] for label in claim["display"])
        assert claim.get("sd", "allowed") == ("always" if path[0] == "graduate" else "never")


def test_every_claim_of_a_certificate_is_described_by_its_type(published):
    paths = {tuple(c["path"]) for c in read_json(published, "vct/completion")["claims"]}
    _, payload = parts(published.token(published.numbers()[0]))
    for name in set(payload) - {"vct", "_sd"}:
        assert (name,) in paths
    assert ("graduate", "id_last4") in paths


@pytest.mark.parametrize(
    "name", ["offline.json", ".well-known/jwt-vc-issuer", "vct/completion"]
)
def test_no_private_member_of_a_key_is_published(published, name):
    assert not members_of(read_json(published, name)) & PRIVATE_MEMBERS
    _, claims = parts((published.publication / "trust-list.jwt").read_text())
    assert not members_of(claims) & PRIVATE_MEMBERS


def test_nothing_but_the_publication_is_in_its_folder(published):
    files = [path for path in published.publication.rglob("*") if not path.is_dir()]
    assert {str(path.relative_to(published.publication)) for path in files} == set(PUBLICATION)


def test_publishing_again_changes_no_byte(own):
    office = own("published")
    before = {p: p.read_bytes() for p in office.publication.rglob("*") if p.is_file()}
    office.run("publish")
    assert before == {p: p.read_bytes() for p in office.publication.rglob("*") if p.is_file()}
