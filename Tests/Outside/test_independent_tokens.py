"""Our tokens, read by implementations that are not ours: joserfc and the reference sd-jwt."""

import json
import re

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey
from joserfc.jws import JWSRegistry
from jwcrypto.jwk import JWK
from sd_jwt.verifier import SDJWTVerifier

from encoding import parts, thumbprint, unb64
from office import ISSUER
from roster_rows import rows_of

FACTS = {
    "id_type", "id_number", "id_last4", "enterprise", "credit_code", "region", "industry", "title",
}  # fmt: skip


def certificate_key(office, kid):
    """The public JWK from the issuer metadata, which is what a stranger would fetch."""
    metadata = json.loads((office.publication / ".well-known" / "jwt-vc-issuer").read_text())
    (key,) = [key for key in metadata["jwks"]["keys"] if key["kid"] == kid]
    return key


def reference_payload(office, token):
    """The payload as the reference implementation of SD-JWT sees it, after its verification."""

    def key_for(issuer, header):
        assert issuer == ISSUER
        return JWK.from_json(json.dumps(certificate_key(office, header["kid"])))

    return SDJWTVerifier(token, key_for).get_verified_payload()


def present(office, token, names):
    return office.run("present", "-", "--reveal", ",".join(names), stdin=token).stdout.strip()


def test_joserfc_verifies_every_token(published):
    for number in published.numbers():
        token = published.token(number)
        header, _ = parts(token)
        key = ECKey.import_key(certificate_key(published, header["kid"]))
        found = jws.deserialize_compact(token.split("~")[0], key, algorithms=["ES256"])
        assert json.loads(found.payload)["number"] == number


def test_joserfc_verifies_tokens_of_ed25519(office_of):
    office = office_of("Ed25519")
    for number in office.numbers():
        token = office.token(number)
        header, _ = parts(token)
        assert header["alg"] == "Ed25519"
        key = OKPKey.import_key(certificate_key(office, header["kid"]))
        registry = JWSRegistry(algorithms=["Ed25519"])
        found = jws.deserialize_compact(token.split("~")[0], key, registry=registry)
        assert json.loads(found.payload)["number"] == number


def test_the_header_says_what_the_design_says_and_no_more(published):
    for number in published.numbers():
        header, _ = parts(published.token(number))
        key = certificate_key(published, header["kid"])
        assert header == {"alg": "ES256", "typ": "dc+sd-jwt", "kid": thumbprint(key)[:11]}


def test_the_payload_says_what_the_roster_says(published):
    rows = rows_of(published.roster)
    for number, row in zip(published.numbers(), rows, strict=True):
        _, payload = parts(published.token(number))
        assert payload["number"] == number
        assert payload["iss"] == ISSUER and payload["vct"] == f"{ISSUER}/vct/completion"
        assert payload["name"] == row["姓名"]
        assert payload["institution"] == row["承担机构"] and payload["track"] == row["培训方向"]
        for name in ("started", "completed"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", payload[name])
        assert set(payload) == {
            "iss", "vct", "iat", "number", "name", "programme", "cohort", "track", "institution",
            "started", "completed", "status", "_sd",
        }  # fmt: skip


def test_a_token_to_hand_out_holds_no_private_fact(published):
    for number, row in zip(published.numbers(), rows_of(published.roster), strict=True):
        text = unb64(published.token(number).split("~")[0].split(".")[1]).decode()
        assert published.token(number).count("~") == 1
        assert row["证件号码"] not in text and row["单位名称"] not in text
        assert len(published.token(number)) <= 900


def test_the_reference_implementation_sees_no_private_fact_where_none_is_disclosed(published):
    for number in published.numbers():
        payload = reference_payload(published, published.token(number))
        assert payload["number"] == number and "graduate" not in payload


def test_the_reference_implementation_sees_every_fact_of_the_private_file(published):
    for number, row in zip(published.numbers(), rows_of(published.roster), strict=True):
        graduate = reference_payload(published, published.private_token(number))["graduate"]
        assert set(graduate) <= FACTS and {"id_type", "id_number", "id_last4"} <= set(graduate)
        assert graduate["id_number"] == row["证件号码"]
        assert graduate["id_last4"] == row["证件号码"][-4:]
        assert graduate["enterprise"] == row["单位名称"]
        assert graduate["credit_code"] == row["统一社会信用代码"]


@pytest.mark.parametrize("names", [["id_last4"], ["region", "industry"], ["id_number", "enterprise"]])
def test_the_reference_implementation_sees_the_facts_that_are_revealed_and_no_other(
    published, names
):
    for number in published.numbers()[:5]:
        token = present(published, published.private_token(number), names)
        graduate = reference_payload(published, token)["graduate"]
        assert set(graduate) == set(names)
        assert token.count("~") == 2 + len(names)


def test_revealing_nothing_gives_the_token_to_hand_out(published):
    for number in published.numbers()[:5]:
        token = published.run("present", "-", stdin=published.private_token(number)).stdout.strip()
        assert token == published.token(number)


def test_every_disclosure_has_a_salt_of_its_own_with_128_bits(published):
    salts = [
        json.loads(unb64(disclosure))[0]
        for number in published.numbers()
        for disclosure in published.private_token(number).split("~")[1:-1]
    ]
    assert len(set(salts)) == len(salts) and all(len(unb64(salt)) >= 16 for salt in salts)


def test_digests_stand_in_an_order_that_says_nothing(published):
    for number in published.numbers():
        graduate = json.loads(unb64(published.private_token(number).split("~")[1]))
        assert graduate[1] == "graduate" and list(graduate[2]) == ["_sd"]
        assert graduate[2]["_sd"] == sorted(graduate[2]["_sd"])
