"""A verifier made from docs/Formats.md and nothing else; numbers in brackets are its sections.

It is what another team would write: slow, plain, and no line of it comes from the program."""

import datetime
import functools
import hashlib
import re
import zlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# Bytes, depth, values (1.1).
TOKEN = 16_384, 16, 256
LIST = 1_048_576, 16, 65_536
DOCUMENT = 67_108_864, 16, 1_048_576
SKEW = 60
MAXIMUM_INTEGER = 2**53

INVALID = (
    "malformed", "unsupported_algorithm", "signature_mismatch", "type_not_allowed",
    "key_not_active", "not_yet_valid", "expired", "disclosure_mismatch", "revoked", "superseded",
    "suspended",
)  # fmt: skip
UNDETERMINED = (
    "unknown_issuer", "unknown_key", "key_compromised", "status_missing", "status_stale",
    "status_mismatch", "trust_list_expired", "algorithm_unavailable",
)  # fmt: skip
ORDER = INVALID + UNDETERMINED
STATUSES = "valid", "revoked", "suspended", "superseded"
FACTS = (
    "id_type", "id_number", "id_last4", "enterprise", "credit_code", "region", "industry", "title",
)  # fmt: skip
FORBIDDEN = {
    "crit", "b64", "zip", "cty", "jku", "x5u", "x5c", "x5t", "x5t#S256", "enc", "epk", "apu", "apv",
    "iv", "tag", "p2s", "p2c",
}  # fmt: skip
UNDISCLOSABLE = {
    "iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status", "iat", "aud",
}  # fmt: skip


class Refused(Exception):
    """What the document says is refused; with the name of a claim where there is one."""


def need(condition, what=""):
    if not condition:
        raise Refused(what)


# (1.1) Strict JSON: objects as dicts, arrays as lists, integers as ints, other numbers as `Number`.


class Number(str):
    """A number that is no integer."""


class Reader:
    NUMBER = re.compile(rb"(-?)(0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
    ESCAPES = {
        b'"': '"', b"\\": "\\", b"/": "/",
        b"b": "\b", b"f": "\f", b"n": "\n", b"r": "\r", b"t": "\t",
    }  # fmt: skip

    def __init__(self, data, limits):
        self.data, self.place, self.depth, self.values = data, 0, 0, 0
        size, self.deepest, self.most = limits
        need(len(data) <= size)

    def whole(self):
        value = self.value()
        self.space()
        need(self.place == len(self.data))
        return value

    def space(self):
        while self.next() in (b" ", b"\t", b"\n", b"\r"):
            self.place += 1

    def next(self):
        return self.data[self.place : self.place + 1]

    def take(self, word):
        found = self.data.startswith(word, self.place)
        self.place += len(word) if found else 0
        return found

    def value(self):
        self.space()
        self.values += 1
        need(self.values <= self.most)
        for word, value in ((b"true", True), (b"false", False), (b"null", None)):
            if self.take(word):
                return value
        if self.next() == b'"':
            return self.string()
        if self.next() in (b"{", b"["):
            return self.nested()
        return self.number()

    def nested(self):
        self.depth += 1
        need(self.depth <= self.deepest)
        value = self.object() if self.take(b"{") else self.array()
        self.depth -= 1
        return value

    def object(self):
        members = {}
        self.space()
        if self.take(b"}"):
            return members
        while True:
            self.space()
            name = self.string()
            need(name not in members)
            self.space()
            need(self.take(b":"))
            members[name] = self.value()
            self.space()
            if self.take(b"}"):
                return members
            need(self.take(b","))

    def array(self):
        self.take(b"[")
        elements = []
        self.space()
        if self.take(b"]"):
            return elements
        while True:
            elements.append(self.value())
            self.space()
            if self.take(b"]"):
                return elements
            need(self.take(b","))

    def number(self):
        match = self.NUMBER.match(self.data, self.place)
        need(match)
        self.place = match.end()
        value = int(match[2]) if len(match[2]) <= 16 else MAXIMUM_INTEGER + 1
        if match[3] or value > MAXIMUM_INTEGER or (match[1] and value == 0):
            return Number(match[0].decode())
        return -value if match[1] else value

    def string(self):
        need(self.take(b'"'))
        text = ""
        while True:
            start = self.place
            while self.next() not in (b'"', b"\\", b""):
                need(self.data[self.place] >= 0x20)
                self.place += 1
            try:
                text += self.data[start : self.place].decode()
            except UnicodeDecodeError:
                raise Refused from None
            if self.take(b'"'):
                return text
            need(self.take(b"\\"))
            text += self.escape()

    def escape(self):
        character = self.next()
        self.place += 1
        if character in self.ESCAPES:
            return self.ESCAPES[character]
        need(character == b"u")
        unit = self.unit()
        need(not 0xDC00 <= unit < 0xE000)
        if not 0xD800 <= unit < 0xDC00:
            return chr(unit)
        need(self.take(b"\\u"))
        low = self.unit()
        need(0xDC00 <= low < 0xE000)
        return chr(0x10000 + (unit - 0xD800 << 10) + low - 0xDC00)

    def unit(self):
        digits = self.data[self.place : self.place + 4]
        need(re.fullmatch(rb"[0-9A-Fa-f]{4}", digits))
        self.place += 4
        return int(digits, 16)


def strict_object(data, limits):
    value = Reader(data, limits).whole()
    need(isinstance(value, dict))
    return value


# (1.2) Base64url.


def unb64(text):
    need(isinstance(text, str) and len(text) % 4 != 1 and all(c in ALPHABET for c in text))
    bits = "".join(f"{ALPHABET.index(c):06b}" for c in text)
    whole = len(bits) // 8 * 8
    need("1" not in bits[whole:])
    return bytes(int(bits[i : i + 8], 2) for i in range(0, whole, 8))


def b64(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 6)
    return "".join(ALPHABET[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))


# Members of an object: `a_string(x, "name")` refuses what is none, with the name.


def a_string(members, name):
    need(type(members.get(name)) is str, name)
    return members[name]


def a_text(members, name):
    need(a_string(members, name) != "", name)
    return members[name]


def an_integer(members, name):
    need(type(members.get(name)) is int, name)
    return members[name]


def a_time(members, name):
    need(an_integer(members, name) >= 0, name)
    return members[name]


def an_object(members, name):
    need(isinstance(members.get(name), dict), name)
    return members[name]


def strings(members, name):
    need(isinstance(members.get(name), list), name)
    need(all(type(value) is str for value in members[name]), name)
    return members[name]


def objects(members, name):
    need(isinstance(members.get(name), list), name)
    need(all(isinstance(value, dict) for value in members[name]), name)
    return members[name]


def optional(read, members, name):
    return read(members, name) if name in members else None


def a_date(members, name):
    text = a_string(members, name)
    need(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text), name)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Refused(name) from None


def is_issuer(text):
    """(1.5) The address that names an issuer."""
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    match = re.fullmatch(rf"https://{label}(?:\.{label})*(?::([1-9][0-9]{{0,4}}))?", text)
    port = int(match[1] or 1) if match else 0
    return 1 <= port <= 65_535 and port != 443 and len(text) <= 40


def an_issuer(members, name):
    need(is_issuer(a_string(members, name)), name)
    return members[name]


# (2) Keys and algorithms.


class Curve:
    """y² = x³ + ax + b over the field of p, with a base point of order n."""

    def __init__(self, p, a, b, n, base):
        self.p, self.a, self.b, self.n, self.base = p, a, b, n, base

    def has(self, x, y):
        return x < self.p and y < self.p and (y * y - x**3 - self.a * x - self.b) % self.p == 0

    def add(self, one, other):
        if one is None or other is None:
            return one or other
        if one[0] == other[0] and (one[1] + other[1]) % self.p == 0:
            return None
        if one == other:
            slope = (3 * one[0] ** 2 + self.a) * pow(2 * one[1], -1, self.p)
        else:
            slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, self.p)
        x = (slope**2 - one[0] - other[0]) % self.p
        return x, (slope * (one[0] - x) - one[1]) % self.p

    def times(self, factor, point):
        result = None
        for bit in f"{factor:b}":
            result = self.add(result, result)
            result = self.add(result, point) if bit == "1" else result
        return result


SM2 = Curve(
    0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF,
    0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC,
    0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93,
    0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123,
    (
        0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
        0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
    ),
)
P_256 = Curve(
    2**256 - 2**224 + 2**192 + 2**96 - 1,
    -3,
    0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    None,
)
# The field of Ed25519, and the d of its curve.
P_25519 = 2**255 - 19
D_25519 = -121665 * pow(121666, -1, P_25519) % P_25519


def is_ed25519(data):
    """Canonical, a point of the curve, and none of the eight of small order."""
    y = int.from_bytes(data, "little") & (1 << 255) - 1
    if y >= P_25519:
        return False
    square = (y * y - 1) * pow(D_25519 * y * y + 1, -1, P_25519) % P_25519
    if pow(square, (P_25519 - 1) // 2, P_25519) not in (0, 1):
        return False
    x = pow(square, (P_25519 + 3) // 8, P_25519)
    if (x * x - square) % P_25519:
        x = x * pow(2, (P_25519 - 1) // 4, P_25519) % P_25519
    point = x, y
    for _ in range(3):
        x, y = point
        product = D_25519 * x * x * y * y
        point = (
            2 * x * y * pow(1 + product, -1, P_25519) % P_25519,
            (y * y + x * x) * pow(1 - product, -1, P_25519) % P_25519,
        )
    return point != (0, 1)


class Key:
    """(2.1) The public key in a JWK."""

    ROWS = {("EC", "P-256"): "ES256", ("OKP", "Ed25519"): "Ed25519", ("EC", "SM2"): "SGD_SM3_SM2"}

    def __init__(self, jwk):
        need(isinstance(jwk, dict))
        need(not {"d", "p", "q", "dp", "dq", "qi", "oth", "k"} & set(jwk))
        kind = a_string(jwk, "kty"), a_string(jwk, "crv")
        need(kind in self.ROWS)
        self.algorithm = self.ROWS[kind]
        need(optional(a_string, jwk, "alg") in (None, self.algorithm))
        optional(a_string, jwk, "kid")
        need(optional(a_string, jwk, "use") in (None, "sig"))
        operations = optional(strings, jwk, "key_ops")
        if operations is not None:
            need("verify" in operations and len(set(operations)) == len(operations))
        names = "xy" if kind[0] == "EC" else "x"
        need("y" in jwk if kind[0] == "EC" else "y" not in jwk)
        self.coordinates = [unb64(a_string(jwk, name)) for name in names]
        need(all(len(value) == 32 for value in self.coordinates))
        self.numbers = [int.from_bytes(value) for value in self.coordinates]
        curve = {"P-256": P_256, "SM2": SM2}.get(kind[1])
        need(curve.has(*self.numbers) if curve else is_ed25519(self.coordinates[0]))
        members = [f'"crv":"{kind[1]}"', f'"kty":"{kind[0]}"']
        members += [f'"{name}":"{jwk[name]}"' for name in names]
        text = "{" + ",".join(members) + "}"
        self.thumbprint = b64(hashlib.sha256(text.encode()).digest())
        self.identifier = self.thumbprint[:11]

    def made(self, signature, message):
        """(2.2) Whether this key made a signature."""
        if len(signature) != 64:
            return False
        try:
            return getattr(self, self.algorithm)(signature, message)
        except InvalidSignature:
            return False

    def ES256(self, signature, message):
        key = ec.EllipticCurvePublicNumbers(*self.numbers, ec.SECP256R1()).public_key()
        pair = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        key.verify(utils.encode_dss_signature(*pair), message, ec.ECDSA(hashes.SHA256()))
        return True

    def Ed25519(self, signature, message):
        ed25519.Ed25519PublicKey.from_public_bytes(self.coordinates[0]).verify(signature, message)
        return True

    def SGD_SM3_SM2(self, signature, message):
        """(2.3)"""
        numbers = (SM2.a, SM2.b, *SM2.base, *self.numbers)
        z = sm3(b"\x00\x80" + b"1234567812345678" + b"".join(v.to_bytes(32) for v in numbers))
        e = int.from_bytes(sm3(z + message))
        r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        t = (r + s) % SM2.n
        if not (0 < r < SM2.n and 0 < s < SM2.n and t):
            return False
        point = SM2.add(SM2.times(s, SM2.base), SM2.times(t, tuple(self.numbers)))
        return point is not None and (e + point[0]) % SM2.n == r


def sm3(data):
    return hashlib.new("sm3", data).digest()


# (3) JWS.


class JWS:
    def __init__(self, data, limits, allows_key=False):
        need(len(data) <= limits[0] and not data.startswith(b"{"))
        try:
            text = data.decode("ascii")
        except UnicodeDecodeError:
            raise Refused from None
        parts = text.split(".")
        need(len(parts) == 3)
        header, payload, self.signature = map(unb64, parts)
        need(self.signature)
        self.header = strict_object(header, TOKEN)
        self.algorithm = a_string(self.header, "alg")
        self.identifier = optional(a_string, self.header, "kid")
        kind = optional(a_string, self.header, "typ")
        need(not FORBIDDEN & set(self.header))
        need(allows_key or "jwk" not in self.header)
        if kind and kind.startswith("application/") and "/" not in kind[12:]:
            kind = kind[12:]
        self.type = kind
        self.claims = strict_object(payload, limits)
        self.message = text.rpartition(".")[0].encode()

    def is_by(self, key):
        return self.algorithm == key.algorithm and key.made(self.signature, self.message)


# (5 to 9) Trust list, root handover, status list, offline bundle.


def signed_by_root(token, kind):
    """A document that carries its root: the JWS and that key."""
    jws = JWS(token.encode(), LIST, allows_key=True)
    need(jws.type == kind)
    root = Key(jws.header.get("jwk"))
    need(jws.is_by(root))
    return jws, root


def is_thumbprint(text):
    try:
        return len(unb64(text)) == 32
    except Refused:
        return False


def last_root(handovers, pinned):
    """(6)"""
    following = {}
    for token in handovers:
        jws, root = signed_by_root(token, "root-handover+jwt")
        a_time(jws.claims, "iat")
        need(is_thumbprint(a_string(jws.claims, "next")))
        following.setdefault(root.thumbprint, set()).add(jws.claims["next"])
    way = [pinned]
    while way[-1] in following:
        need(len(following[way[-1]]) == 1)
        way += following[way[-1]]
        need(len(set(way)) == len(way) <= 9)
    return way[-1]


class TrustedKey:
    """(2.4, 5)"""

    def __init__(self, members, root):
        self.key = Key(members.get("jwk"))
        need(a_string(members, "kid") == self.key.identifier)
        need(self.key.thumbprint != root.thumbprint)
        self.use = a_string(members, "use")
        need(self.use in ("certificate", "status"))
        self.begin = a_time(members, "active_from")
        self.end = optional(a_time, members, "retired_at")
        need(self.end is None or self.begin <= self.end)
        self.is_compromised = optional(a_time, members, "compromised_at") is not None

    def is_active(self, time):
        return self.begin <= time and (self.end is None or time < self.end)


class Trust:
    """(9) A bundle that was proved from a pinned root."""

    def __init__(self, data, pinned):
        need(is_thumbprint(pinned))
        bundle = strict_object(data, DOCUMENT)
        trust_list, handovers = a_text(bundle, "trust_list"), strings(bundle, "handovers")
        lists = strings(bundle, "status_lists")
        need(len(handovers) <= 64 and len(lists) <= 4096)
        self.read(trust_list, last_root(handovers, pinned))
        self.lists, self.claimed = [], set()
        for token in lists:
            self.sort(token)

    def read(self, token, thumbprint):
        """(5)"""
        jws, root = signed_by_root(token, "trust-list+jwt")
        need(root.thumbprint == thumbprint)
        claims = jws.claims
        need(an_integer(claims, "version") >= 1)
        self.expiry = a_time(claims, "exp")
        need(a_time(claims, "iat") < self.expiry)
        self.issuers = {}
        for members in objects(claims, "issuers"):
            url = an_issuer(members, "iss")
            need(url not in self.issuers)
            name = an_object(members, "name")
            a_text(name, "zh"), optional(a_text, name, "en")
            offset = optional(an_integer, members, "utc_offset")
            need(offset is None or -720 <= offset <= 840)
            keys = [TrustedKey(key, root) for key in objects(members, "keys")]
            need(len({key.key.identifier for key in keys}) == len(keys))
            self.issuers[url] = {
                "name": name, "types": strings(members, "vct"), "keys": keys,
                "offset": 480 if offset is None else offset,
            }  # fmt: skip

    def key(self, issuer, identifier, use):
        for key in self.issuers[issuer]["keys"]:
            if key.use == use and key.key.identifier == identifier:
                return key
        return None

    def sort(self, token):
        """(7) An authentic list counts; a rejected one has claimed its address all the same."""
        try:
            jws = JWS(token.encode(), LIST)
            need(jws.type == "statuslist+jwt")
        except Refused:
            return
        try:
            self.lists.append(self.authentic(jws))
        except Refused:
            pass
        if type(jws.claims.get("sub")) is str:
            self.claimed.add(jws.claims["sub"])

    def authentic(self, jws):
        claims = jws.claims
        issuer, begin = an_issuer(claims, "iss"), a_time(claims, "iat")
        need(issuer in self.issuers)
        key = self.key(issuer, jws.identifier, "status")
        need(key and not key.is_compromised and key.is_active(begin) and jws.is_by(key.key))
        end = a_time(claims, "exp")
        need(begin < end)
        ttl = optional(an_integer, claims, "ttl")
        need(ttl is None or ttl >= 1)
        members = an_object(claims, "status_list")
        bits = an_integer(members, "bits")
        need(bits in (1, 2, 4, 8))
        data = unpacked(unb64(a_text(members, "lst")))
        return {
            "issuer": issuer, "address": a_text(claims, "sub"), "begin": begin, "end": end,
            "bits": bits, "data": data,
        }  # fmt: skip


def unpacked(data):
    """(7) A zlib stream that is exactly these bytes, and unpacks to 1 MiB at most."""
    unpacker = zlib.decompressobj()
    try:
        result = unpacker.decompress(data, (1 << 20) + 1)
    except zlib.error:
        raise Refused from None
    need(len(result) <= 1 << 20 and unpacker.eof and not unpacker.unused_data)
    return result


def status_at(copy, index):
    """(7) The status of an entry, or None."""
    bits = copy["bits"]
    if index * bits // 8 >= len(copy["data"]):
        return None
    value = copy["data"][index * bits // 8] >> index * bits % 8 & (1 << bits) - 1
    return STATUSES[value] if value < len(STATUSES) else None


# (4) The token.


class Disclosure:
    def __init__(self, text):
        value = Reader(unb64(text), TOKEN).whole()
        need(isinstance(value, list) and len(value) in (2, 3))
        need(all(type(element) is str for element in value[:-1]))
        self.name = value[1] if len(value) == 3 else None
        need(self.name not in ("_sd", "..."))
        self.value = value[-1]
        self.digest = b64(hashlib.sha256(text.encode()).digest())


class Token:
    """(4) Taken apart; what fails here is malformed."""

    def __init__(self, data):
        need(len(data) <= TOKEN[0] and data.endswith(b"~"))
        jwt, *disclosures = data.split(b"~")[:-1]
        need(len(disclosures) <= 64 and all(disclosures))
        self.jws = JWS(jwt, TOKEN)
        try:
            self.disclosures = [Disclosure(text.decode("ascii")) for text in disclosures]
        except UnicodeDecodeError:
            raise Refused from None

    def claims(self):
        """(4.2) The claims that must be there, in the payload alone."""
        for disclosure in self.disclosures:
            need(disclosure.name not in UNDISCLOSABLE, disclosure.name)
        claims = self.jws.claims
        a_string(claims, "iss"), a_string(claims, "vct"), a_time(claims, "iat")
        optional(a_time, claims, "nbf"), optional(a_time, claims, "exp")
        for name in ("number", "name", "programme", "cohort", "track", "institution"):
            a_string(claims, name)
        a_date(claims, "started"), a_date(claims, "completed"), optional(a_time, claims, "hours")
        status = claims.get("status")
        reference = status.get("status_list") if isinstance(status, dict) else None
        need(isinstance(reference, dict), "status")
        a_string(reference, "uri"), a_time(reference, "idx")
        need("exp" not in claims or claims["exp"] > claims["iat"], "exp")
        need("aud" not in claims, "aud")
        return claims

    def whole(self):
        """(4.3) The payload with everything disclosed in its place."""
        return Walk(self.disclosures).whole(self.jws.claims)


class Walk:
    def __init__(self, disclosures):
        self.open = {disclosure.digest: disclosure for disclosure in disclosures}
        need(len(self.open) == len(disclosures))
        self.seen, self.depth = set(), 0

    def whole(self, payload):
        need(payload.get("_sd_alg", "sha-256") == "sha-256")
        result = self.object({name: v for name, v in payload.items() if name != "_sd_alg"})
        need(not self.open)
        return result

    def value(self, value):
        if isinstance(value, dict):
            return self.object(value)
        return self.array(value) if isinstance(value, list) else value

    def object(self, members):
        self.enter()
        result = {}
        for name, value in members.items():
            if name != "_sd":
                need(name not in ("...", "_sd_alg"))
                result[name] = self.value(value)
        for digest in strings(members, "_sd") if "_sd" in members else []:
            disclosure = self.found(digest)
            if disclosure:
                need(disclosure.name is not None and disclosure.name not in result)
                need(disclosure.name != "_sd_alg")
                result[disclosure.name] = None
                result[disclosure.name] = self.value(disclosure.value)
        self.depth -= 1
        return result

    def array(self, elements):
        self.enter()
        result = []
        for element in elements:
            if isinstance(element, dict) and "..." in element:
                need(len(element) == 1)
                disclosure = self.found(a_string(element, "..."))
                if disclosure:
                    need(disclosure.name is None)
                    result.append(self.value(disclosure.value))
            else:
                result.append(self.value(element))
        self.depth -= 1
        return result

    def enter(self):
        self.depth += 1
        need(self.depth <= 16)

    def found(self, digest):
        need(digest not in self.seen)
        self.seen.add(digest)
        return self.open.pop(digest, None)


# (10) Verifying.


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_of_issue(seconds, offset):
    """(1.3)"""
    return moment(seconds + 60 * offset)[:10]


class Verification:
    """(10.2) One question: the reasons in the order in which they are found."""

    def __init__(self, trust, now):
        self.trust, self.now, self.reasons = trust, now, []
        self.certificate = self.issuer = self.status = None

    def note(self, reason, detail=""):
        self.reasons.append((reason, detail))

    def ask(self, data):
        try:
            token = Token(data)
            need(token.jws.type == "dc+sd-jwt", "typ")
        except Refused:
            return self.note("malformed")
        try:
            claims = token.claims()
        except Refused as refusal:
            claims = None
            self.note("malformed", str(refusal))
        if self.trust.expiry <= self.now:
            self.note("trust_list_expired", moment(self.trust.expiry))
        key = self.key_of(token)
        if key is None:
            if token.jws.algorithm not in Key.ROWS.values():
                self.note("unsupported_algorithm")
            return None
        if token.jws.algorithm != key.key.algorithm:
            return self.note("unsupported_algorithm", key.key.algorithm)
        if not token.jws.is_by(key.key):
            return self.note("signature_mismatch", key.key.identifier)
        url = token.jws.claims["iss"]
        issuer = self.trust.issuers[url]
        self.issuer = {"url": url, "name": issuer["name"], "utc_offset": issuer["offset"]}
        if claims is not None:
            self.believe(token, claims, key)
        return None

    def key_of(self, token):
        url = token.jws.claims.get("iss")
        if type(url) is not str:
            return None
        if url not in self.trust.issuers:
            return self.note("unknown_issuer", url if is_issuer(url) else "")
        key = self.trust.key(url, token.jws.identifier, "certificate")
        if key is None:
            return self.note("unknown_key")
        if key.is_compromised:
            self.note("key_compromised")
        return key

    def believe(self, token, claims, key):
        if claims["vct"] not in self.trust.issuers[claims["iss"]]["types"]:
            self.note("type_not_allowed", claims["vct"])
        if not key.is_active(claims["iat"]):
            self.note("key_not_active", moment(claims["iat"]))
        begin = max(claims["iat"], claims.get("nbf", 0))
        if begin - SKEW > self.now:
            self.note("not_yet_valid")
        if "exp" in claims and claims["exp"] + SKEW <= self.now:
            self.note("expired")
        graduate = {}
        try:
            found = token.whole().get("graduate")
            for name in FACTS if isinstance(found, dict) else ():
                if type(found.get(name)) is str:
                    graduate[name] = found[name]
        except Refused:
            self.note("disclosure_mismatch")
        self.certificate = claims | {"graduate": graduate}
        self.look_up(claims["iss"], claims["status"]["status_list"])

    def look_up(self, issuer, reference):
        """(10.3)"""
        address, index = reference["uri"], reference["idx"]
        copies = [
            copy
            for copy in self.trust.lists
            if (copy["issuer"], copy["address"]) == (issuer, address)
        ]
        if not copies:
            claimed = address in self.trust.claimed
            return self.note("status_mismatch" if claimed else "status_missing", address)
        made = [copy for copy in copies if copy["begin"] - SKEW <= self.now]
        newest = max(made, key=lambda copy: copy["begin"], default=None)
        if newest is None or self.now >= newest["end"]:
            return self.note("status_stale")
        value = status_at(newest, index)
        if value is None:
            return self.note("status_mismatch", f"{address} {index}")
        self.status = {"value": value, "as_of": moment(newest["begin"])}
        if value != "valid":
            self.note(value, moment(newest["begin"]))
        return None

    def verdict(self):
        """(10.1)"""
        self.reasons.sort(key=lambda reason: ORDER.index(reason[0]))
        if not self.reasons:
            return "valid"
        return "invalid" if self.reasons[0][0] in INVALID else "undetermined"

    @property
    def codes(self):
        return [code for code, _ in self.reasons]


@functools.lru_cache
def proved(bundle, root):
    return Trust(bundle.encode(), root)


def verify(token, bundle, root, now):
    """The question answered; `Refused` where the bundle does not hold under the root."""
    verification = Verification(proved(bundle, root), now)
    verification.ask(token.encode())
    return verification
