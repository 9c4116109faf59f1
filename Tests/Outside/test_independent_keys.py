"""Our key files, opened and measured by the `openssl` command."""

import re
from pathlib import Path

import pytest

from encoding import parts, thumbprint, b64
from keys import openssl
from office import PASSPHRASE

ALGORITHMS = ["ES256", "Ed25519", "SGD_SM3_SM2"]


def key_files(office):
    return sorted((office.workspace / "keys").glob("*.pem")) + [office.folder / "root" / "root.pem"]


def signing_key_files(office):
    return [path for path in key_files(office) if path.name != "person.pem"]


def structure(path):
    return openssl("asn1parse", "-in", path, "-i").decode()


def public_point(path):
    key = ["pkey", "-in", path, "-passin", f"pass:{PASSPHRASE}", "-pubout", "-outform", "DER"]
    return openssl(*key)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_openssl_opens_every_signing_key_with_the_passphrase(office_of, algorithm):
    for path in signing_key_files(office_of(algorithm)):
        openssl("pkey", "-in", path, "-passin", f"pass:{PASSPHRASE}", "-check", "-noout")


def test_openssl_opens_no_key_with_another_passphrase(published):
    for path in signing_key_files(published):
        assert not openssl("pkey", "-in", path, "-passin", "pass:wrong", check=False)


def test_every_key_file_is_encrypted_with_pbes2_and_aes_256(published):
    for path in key_files(published):
        assert path.read_text().startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
        assert re.search(r":PBES2\b", structure(path))
        assert re.search(r":aes-256-cbc\b", structure(path))


def test_guessing_a_passphrase_costs_scrypt_or_600000_iterations(published):
    for path in key_files(published):
        text = structure(path)
        numbers = [int(value, 16) for value in re.findall(r"INTEGER +:([0-9A-F]+)", text)]
        if ":scrypt" in text:
            cost, block_size = numbers[-3], numbers[-2]
            assert cost >= 1 << 14 and block_size >= 8
        else:
            assert ":PBKDF2" in text and ":hmacWithSHA256" in text
            assert max(numbers) >= 600_000


def test_every_key_file_has_a_salt_of_its_own(published):
    salts = [re.findall(r"OCTET STRING +\[HEX DUMP\]:(\w+)", structure(p))[0] for p in
             key_files(published)]  # fmt: skip
    assert len(set(salts)) == len(salts) and all(len(salt) >= 16 for salt in salts)


def test_only_their_owner_can_read_the_keys(published):
    for path in key_files(published):
        assert path.stat().st_mode & 0o777 == 0o600
    assert (published.workspace / "keys").stat().st_mode & 0o777 == 0o700
    assert (published.folder / "root").stat().st_mode & 0o777 == 0o700


def test_the_root_lies_outside_the_workspace_where_it_was_asked_to(published):
    assert not list(published.workspace.rglob("root.pem"))


@pytest.mark.parametrize("algorithm", ["ES256", "SGD_SM3_SM2"])
def test_the_thumbprint_of_the_root_is_that_of_the_key_in_its_file(office_of, algorithm):
    office = office_of(algorithm)
    point = public_point(office.folder / "root" / "root.pem")[-64:]
    curve = {"ES256": "P-256", "SGD_SM3_SM2": "SM2"}[algorithm]
    jwk = {"kty": "EC", "crv": curve, "x": b64(point[:32]), "y": b64(point[32:])}
    assert thumbprint(jwk) == office.root


def test_the_thumbprint_of_an_ed25519_root_is_that_of_the_key_in_its_file(office_of):
    office = office_of("Ed25519")
    x = public_point(office.folder / "root" / "root.pem")[-32:]
    assert thumbprint({"kty": "OKP", "crv": "Ed25519", "x": b64(x)}) == office.root


def test_every_listed_key_is_the_one_in_the_file_that_bears_its_name(published):
    _, claims = parts((published.publication / "trust-list.jwt").read_text())
    for key in claims["issuers"][0]["keys"]:
        path = published.workspace / "keys" / f"{key['use']}-{key['kid']}.pem"
        point = public_point(path)[-64:]
        assert (key["jwk"]["x"], key["jwk"]["y"]) == (b64(point[:32]), b64(point[32:]))
        assert thumbprint(key["jwk"])[:11] == key["kid"]


def test_no_file_of_the_office_holds_a_private_key_in_the_clear(published):
    secrets = [
        openssl("pkey", "-in", path, "-passin", f"pass:{PASSPHRASE}", "-outform", "DER")
        for path in signing_key_files(published)
    ]
    for path in filter(Path.is_file, published.folder.rglob("*")):
        content = path.read_bytes()
        assert b"-----BEGIN PRIVATE KEY" not in content
        for secret in secrets:
            assert secret not in content and private_scalar(secret) not in content


def private_scalar(pkcs8):
    """The 32 bytes of the private key inside a PrivateKeyInfo of P-256."""
    start = pkcs8.index(b"\x02\x01\x01\x04\x20") + 5
    return pkcs8[start : start + 32]
