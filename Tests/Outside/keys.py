"""Keys that have nothing to do with the program: joserfc's, and SM2 ones of the `openssl` command."""

import subprocess
from functools import cached_property

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey, OKPKey

from encoding import b64, der, raw_signature, thumbprint

SM2_ID = "1234567812345678"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def openssl(*arguments, stdin=b"", check=True):
    """What the `openssl` command writes."""
    done = subprocess.run(["openssl", *map(str, arguments)], input=stdin, capture_output=True)
    assert not check or done.returncode == 0, done.stderr.decode()
    return done.stdout


class Key:
    """What every key has: a public JWK, and the names that come from it."""

    algorithm = ""

    @cached_property
    def thumbprint(self):
        return thumbprint(self.jwk)

    @property
    def kid(self):
        return self.thumbprint[:11]


class JoseKey(Key):
    """A key of joserfc."""

    def __init__(self, algorithm="ES256", private=None):
        self.algorithm = algorithm
        kinds = {"ES256": (ECKey, "P-256"), "ES384": (ECKey, "P-384"), "Ed25519": (OKPKey, "Ed25519")}
        kind, curve = kinds[algorithm]
        self.private = private or kind.generate_key(curve)
        self.jwk = self.private.as_dict(private=False)
        self.jwk = {name: self.jwk[name] for name in ("kty", "crv", "x", "y") if name in self.jwk}

    def sign(self, message):
        """A raw signature: 64 bytes for ES256 and Ed25519."""
        key = self.private.private_key
        if self.algorithm == "Ed25519":
            return key.sign(message)
        return raw_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))


class SM2Key(Key):
    """A key of the `openssl` command, in the file at `path`."""

    algorithm = "SGD_SM3_SM2"

    def __init__(self, path):
        self.path = path
        openssl("genpkey", "-algorithm", "SM2", "-out", path)
        point = openssl("pkey", "-in", path, "-pubout", "-outform", "DER")[-64:]
        self.jwk = {"kty": "EC", "crv": "SM2", "x": b64(point[:32]), "y": b64(point[32:])}

    @cached_property
    def private(self):
        """The private number."""
        text = openssl("pkey", "-in", self.path, "-noout", "-text").decode()
        digits = text.partition("priv:")[2].partition("pub:")[0]
        return int("".join(digits.replace(":", "").split()), 16)

    def sign(self, message, identity=SM2_ID):
        options = ["-rawin", "-digest", "sm3", "-pkeyopt", f"distid:{identity}"]
        return self._pkeyutl(message, *options)

    def sign_digest(self, digest):
        """A signature of 32 bytes that bind no identity: not how SM2 is meant to be used."""
        return self._pkeyutl(digest)

    def _pkeyutl(self, message, *options):
        source = self.path.with_suffix(".message")
        source.write_bytes(message)
        return raw_signature(openssl("pkeyutl", "-sign", "-inkey", self.path, "-in", source, *options))


def sm2_public_der(point):
    """The SubjectPublicKeyInfo of an SM2 point (x and y side by side), in DER."""
    algorithm = der(
        0x30,
        bytes.fromhex("06072a8648ce3d0201"),  # id-ecPublicKey
        bytes.fromhex("06082a811ccf5501822d"),  # the curve SM2, 1.2.156.10197.1.301
    )
    return der(0x30, algorithm, der(0x03, b"\0\4" + point))
