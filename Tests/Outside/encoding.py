"""Base64url, JSON and DER as the standards have them, written down once more."""

import base64
import hashlib
import json


def b64(data):
    """Base64url without padding (RFC 7515 section 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def compact_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def parts(token):
    """Header and payload of a token; whatever follows the first `~` is left aside."""
    header, payload, _ = token.split("~")[0].split(".")
    return json.loads(unb64(header)), json.loads(unb64(payload))


def thumbprint(jwk):
    """The JWK thumbprint (RFC 7638) of an EC or OKP key."""
    members = {name: jwk[name] for name in ("crv", "kty", "x", "y") if name in jwk}
    text = json.dumps(members, sort_keys=True, separators=(",", ":")).encode()
    return b64(hashlib.sha256(text).digest())


def der(tag, *contents):
    """A DER value (X.690) of at most 64 KiB."""
    content = b"".join(contents)
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def der_signature(raw):
    """The ECDSA-Sig-Value of a signature that is r and s side by side."""
    half = len(raw) // 2
    return der(0x30, *(der_integer(part) for part in (raw[:half], raw[half:])))


def der_integer(data):
    data = data.lstrip(b"\0") or b"\0"
    return der(0x02, b"\0" + data if data[0] & 0x80 else data)


def raw_signature(signature):
    """r and s side by side, 32 bytes each, of a DER signature shorter than 128 bytes."""
    size = signature[3]
    r, s = signature[4 : 4 + size], signature[6 + size :]
    return b"".join(part.lstrip(b"\0").rjust(32, b"\0") for part in (r, s))
