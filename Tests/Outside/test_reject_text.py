"""Members 1 to 12 of Tests/reject-list.md: encoding and structure.

Every token here is signed over the very bytes that are wrong, where they can be signed at all, so
that it is the form that is refused and not the signature."""

import json

import pytest

from encoding import b64, compact_json, unb64
from factory import ISSUER

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def replaced(token, place, part):
    """The token with one of its three dot parts put in another one's place."""
    parts = token.rstrip("~").split(".")
    parts[place] = part
    return ".".join(parts) + "~"


def with_trailing_bits(token, place):
    """The token with a bit set that encodes nothing, in the last character of a part."""
    part = token.rstrip("~").split(".")[place]
    assert len(part) % 4, "this part has no spare bits"
    return replaced(token, place, part[:-1] + ALPHABET[ALPHABET.index(part[-1]) | 1])


def signed(w, text, part="payload"):
    """A token whose header or payload is this text, with a signature that holds."""
    return w.raw_token(**{part: text if isinstance(text, bytes) else text.encode()})


def payload(w, **changes):
    return compact_json(w.claims(**changes)).decode()


def inserted(w, member, part="payload"):
    """A token with this text in front of the members of its payload or header."""
    text = payload(w) if part == "payload" else compact_json(w.header()).decode()
    return signed(w, "{" + member + "," + text[1:], part)


def spare(w):
    """A payload whose base64url ends with bits that encode nothing."""
    return next(p for n in range(3) if len(p := payload(w, x="x" * n).encode()) % 3)


PARTS = {
    "1 no dots": lambda w: "eyJhbGciOiJFUzI1NiJ9~",
    "1 one dot": lambda w: w.token().rpartition(".")[0] + "~",
    "1 three dots": lambda w: w.token().rstrip("~") + ".AAAA~",
    "1 five parts, as a JWE has": lambda w: w.token().rstrip("~") + ".AAAA.AAAA~",
    "1 a dot at the end": lambda w: w.token().rstrip("~") + ".~",
    "1 an empty header": lambda w: replaced(w.token(), 0, ""),
    "1 an empty payload": lambda w: replaced(w.token(), 1, ""),
    "1 nothing but tildes": lambda w: "~~",
    "1 nothing but dots": lambda w: "..~",
    "2 a space in the header": lambda w: " ".join([w.token()[:9], w.token()[9:]]),
    "2 a line break in the payload": lambda w: w.token()[:300] + "\r\n" + w.token()[300:],
    "2 a NUL in the signature": lambda w: w.token()[:-4] + "\0" + w.token()[-4:],
    "2 a NUL behind the token": lambda w: w.token() + "\0",
    "2 a byte order mark before the token": lambda w: b"\xef\xbb\xbf" + w.token().encode(),
    "2 a letter that is not ASCII": lambda w: w.token().replace("J", "Ｊ", 1),
    "2 a byte that is not UTF-8": lambda w: b"\xff" + w.token().encode(),
    "2 a no-break space behind the token": lambda w: w.token() + "\u00a0",
    "3 padding of the header": lambda w: replaced(w.token(), 0, b64(compact_json(w.header())) + "="),
    "3 padding of the signature": lambda w: w.token().rstrip("~") + "==~",
    "3 the standard alphabet": lambda w: w.raw_token(
        payload=payload(w, x="~~~???").encode(), alter=lambda t: t.replace("_", "/").replace("-", "+")
    ),
    "4 bits that encode nothing, in the signature": lambda w: with_trailing_bits(w.token(), 2),
    "4 bits that encode nothing, in the payload": lambda w: with_trailing_bits(
        signed(w, spare(w)), 1
    ),
    "4 a lone character at the end": lambda w: replaced(w.token(), 1, b64(spare(w)[:3] * 3) + "A"),
    "5 the JSON serialisation": lambda w: json.dumps(
        dict(zip(("protected", "payload", "signature"), w.token().rstrip("~").split(".")))
    ),
    "5 the general JSON serialisation": lambda w: json.dumps({"payload": "", "signatures": []}),
    "12 an empty signature": lambda w: replaced(w.token(), 2, ""),
    "- no tilde at the end": lambda w: w.token().rstrip("~"),
    "- a tilde before the token": lambda w: "~" + w.token(),
    "- an empty disclosure": lambda w: w.token() + "~",
    "- only half of the token": lambda w: w.token()[: len(w.token()) // 2],
    "- something else": lambda w: "hello, world",
}  # fmt: skip

TEXTS = {
    "6 a byte that is not UTF-8": lambda w: signed(w, payload(w).encode().replace("张".encode(), b"\xff\xfe")),
    "6 UTF-16": lambda w: signed(w, payload(w).encode("utf-16")),
    "6 a byte order mark": lambda w: signed(w, "\ufeff" + payload(w)),
    "6 a byte order mark in the header": lambda w: signed(w, b"\xef\xbb\xbf" + compact_json(w.header()), "header"),
    "6 half of a surrogate pair": lambda w: inserted(w, r'"x":"\ud83d"'),
    "6 the other half of a surrogate pair": lambda w: inserted(w, r'"x":"\ude00\ud83d"'),
    "6 an overlong encoding": lambda w: signed(w, payload(w).encode().replace("张".encode(), b"\xc0\xaf")),
    "6 a surrogate in UTF-8": lambda w: signed(w, payload(w).encode().replace("张".encode(), b"\xed\xa0\x80")),
    "7 a claim twice": lambda w: inserted(w, '"name":"李四"'),
    "7 a claim twice, the same value": lambda w: inserted(w, f'"iss":"{ISSUER}"'),
    "7 a claim twice, once escaped": lambda w: inserted(w, r'"n\u0061me":"李四"'),
    "7 a member twice inside": lambda w: inserted(w, '"x":[{"y":{"a":1,"a":2}}]'),
    "7 a header member twice": lambda w: inserted(w, '"kid":"AAAAAAAAAAA"', "header"),
    "7 a header member twice, once escaped": lambda w: inserted(w, r'"\u0061lg":"none"', "header"),
    "8 NaN": lambda w: inserted(w, '"x":NaN'),
    "8 infinity": lambda w: inserted(w, '"x":-Infinity'),
    "8 a leading zero": lambda w: inserted(w, '"x":01'),
    "8 a plus sign": lambda w: inserted(w, '"x":+1'),
    "8 a hexadecimal number": lambda w: inserted(w, '"x":0x1F'),
    "8 a number that ends with its point": lambda w: inserted(w, '"x":1.'),
    "8 a trailing comma in an object": lambda w: signed(w, payload(w)[:-1] + ",}"),
    "8 a trailing comma in an array": lambda w: inserted(w, '"x":[1,]'),
    "8 a comment": lambda w: inserted(w, '/* x */"x":1'),
    "8 single quotes": lambda w: inserted(w, "'x':1"),
    "8 something behind the value": lambda w: signed(w, payload(w) + "{}"),
    "8 a NUL behind the value": lambda w: signed(w, payload(w) + "\0"),
    "8 something behind the header": lambda w: signed(w, compact_json(w.header()) + b"x", "header"),
    "8 a control character in a string": lambda w: inserted(w, '"x":"a\nb"'),
    "8 an escape that there is not": lambda w: inserted(w, r'"x":"\x41"'),
    "10 17 levels of arrays": lambda w: inserted(w, '"x":' + "[" * 17 + "]" * 17),
    "10 5,000 levels": lambda w: inserted(w, '"x":' + "[" * 5000 + "]" * 5000),
    "10 5,000 levels in the header": lambda w: inserted(w, '"x":' + "[" * 5000 + "]" * 5000, "header"),
    "10 5,000 levels that are never closed": lambda w: signed(w, '{"x":' + "[" * 9000),
    "10 more than 256 values": lambda w: inserted(w, '"x":[' + ",".join("0" * 300) + "]"),
    "10 a token of more than 16 KiB": lambda w: w.token(x="x" * 13_000),
    "10 a token of 40 KiB": lambda w: w.token(x="x" * 30_000),
    "10 a token of 10 MiB": lambda w: w.token().rstrip("~") + "A" * (10 << 20) + "~",
    "10 65 disclosures": lambda w: w.token() + "WyJhIiwiYiJd~" * 65,
    "11 a payload that is an array": lambda w: signed(w, "[" + payload(w) + "]"),
    "11 a payload that is a string": lambda w: signed(w, '"x"'),
    "11 a payload that is null": lambda w: signed(w, "null"),
    "11 a header that is an array": lambda w: signed(w, b'["ES256"]', "header"),
    "11 a header that is a string": lambda w: signed(w, b'"ES256"', "header"),
}  # fmt: skip

# 9: a number where an integer belongs.
NUMBERS = {
    "iat as 1.8e9": ("iat", "1.8e9"), "iat with a fraction": ("iat", "1799913600.0"),
    "iat as a string": ("iat", '"1799913600"'), "iat beyond 2^53": ("iat", "9007199254740993"),
    "iat beyond 2^64": ("iat", "18446744073709551616"), "iat below 0": ("iat", "-1"),
    "iat as null": ("iat", "null"), "exp as a string": ("exp", '"1900000000"'),
    "exp with a fraction": ("exp", "1900000000.5"), "exp as true": ("exp", "true"),
    "nbf as a string": ("nbf", '"0"'), "nbf below 0": ("nbf", "-5"),
    "hours with a fraction": ("hours", "160.5"), "hours as a string": ("hours", '"160"'),
    "hours below 0": ("hours", "-1"),
    "idx as a string": ("status", f'{{"status_list":{{"idx":"7","uri":"{ISSUER}/status/1"}}}}'),
    "idx with a fraction": ("status", f'{{"status_list":{{"idx":7.0,"uri":"{ISSUER}/status/1"}}}}'),
    "idx below 0": ("status", f'{{"status_list":{{"idx":-1,"uri":"{ISSUER}/status/1"}}}}'),
    "idx as 7e0": ("status", f'{{"status_list":{{"idx":7e0,"uri":"{ISSUER}/status/1"}}}}'),
}  # fmt: skip


def with_number(w, name, text):
    """A token in which a claim is this text."""
    return signed(w, f'{{"{name}":{text},' + payload(w, **{name: None})[1:])


@pytest.mark.parametrize("case", PARTS)
def test_a_text_of_another_form_is_malformed(judge, world, case):
    verdict = judge(PARTS[case](world), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


@pytest.mark.parametrize("case", TEXTS)
def test_json_of_another_form_is_malformed(judge, world, case):
    verdict = judge(TEXTS[case](world), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


@pytest.mark.parametrize("case", NUMBERS)
def test_a_number_of_another_form_is_malformed(judge, world, case):
    verdict = judge(with_number(world, *NUMBERS[case]), world.bundle(), world.root)
    assert (verdict.outcome, verdict.reasons) == ("invalid", ["malformed"])


def test_the_texts_above_are_refused_for_their_form_and_not_for_their_signature(reasons, world):
    """What `inserted` and `with_number` make is valid where nothing is wrong with it."""
    assert reasons(inserted(world, '"x":1')) == []
    assert reasons(inserted(world, '"x":1', "header")) == []
    assert reasons(inserted(world, '"x":' + "[" * 14 + "]" * 14)) == []
    assert reasons(with_number(world, "iat", "1799913600")) == []
    assert reasons(signed(world, spare(world))) == []


@pytest.mark.parametrize("place", range(3))
def test_one_flipped_bit_makes_a_certificate_invalid(judge, world, place):
    """Every 7th bit here; the tests inside the package flip them all."""
    token = world.token()
    parts = token.rstrip("~").split(".")
    size = len(unb64(parts[place]))
    flipped = []
    for bit in range(place, size * 8, 7):
        data = bytearray(unb64(parts[place]))
        data[bit // 8] ^= 1 << bit % 8
        flipped.append(replaced(token, place, b64(bytes(data))))
    verdicts = judge.many(flipped, world.bundle(), world.root)
    assert len(verdicts) == len(flipped) and all(v.outcome != "valid" for v in verdicts)
    if place == 2:
        assert {tuple(v.reasons) for v in verdicts} == {("signature_mismatch",)}
