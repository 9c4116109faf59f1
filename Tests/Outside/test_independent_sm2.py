"""SM2 with SM3, checked by the `openssl` command under the identity 1234567812345678."""

import pytest

from encoding import der_signature, parts, unb64
from keys import SM2_ID, openssl, sm2_public_der


@pytest.fixture(scope="session")
def office(office_of):
    return office_of("SGD_SM3_SM2")


@pytest.fixture
def verified(tmp_path):
    """Whether openssl takes the token's signature for one by this key under this identity."""

    def check(token, jwk, identity):
        message, _, signature = token.split("~")[0].rpartition(".")
        files = {
            "message": message.encode(), "signature": der_signature(unb64(signature)),
            "key": sm2_public_der(unb64(jwk["x"]) + unb64(jwk["y"])),
        }  # fmt: skip
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        said = openssl(
            "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", tmp_path / "key",
            "-rawin", "-digest", "sm3", "-pkeyopt", f"distid:{identity}",
            "-in", tmp_path / "message", "-sigfile", tmp_path / "signature", check=False,
        )  # fmt: skip
        return b"Verified Successfully" in said

    return check


def listed_key(office, kid):
    _, claims = parts((office.publication / "trust-list.jwt").read_text())
    (key,) = [key for key in claims["issuers"][0]["keys"] if key["kid"] == kid]
    return key["jwk"]


def test_openssl_verifies_our_sm2_tokens(office, verified):
    for number in office.numbers():
        token = office.token(number)
        header, _ = parts(token)
        assert header["alg"] == "SGD_SM3_SM2"
        assert verified(token, listed_key(office, header["kid"]), SM2_ID)


@pytest.mark.parametrize("identity", ["", "1234567812345679"])
def test_our_sm2_signatures_hold_under_no_other_identity(office, verified, identity):
    token = office.token(office.numbers()[0])
    header, _ = parts(token)
    assert not verified(token, listed_key(office, header["kid"]), identity)


def test_openssl_verifies_our_sm2_status_lists_and_trust_list(office, verified):
    status = (office.publication / "status" / "1").read_text()
    header, _ = parts(status)
    assert verified(status, listed_key(office, header["kid"]), SM2_ID)
    trust_list = (office.publication / "trust-list.jwt").read_text()
    header, _ = parts(trust_list)
    assert header["jwk"]["crv"] == "SM2" and verified(trust_list, header["jwk"], SM2_ID)


def test_the_digests_of_disclosures_stay_sha_256(office):
    _, payload = parts(office.token(office.numbers()[0]))
    assert payload.get("_sd_alg", "sha-256") == "sha-256"
