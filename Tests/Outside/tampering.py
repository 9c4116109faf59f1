"""Tokens and bundles that somebody has tampered with: changed at random, the same for the same dice."""

import json
import zlib
from copy import deepcopy

from encoding import b64
from factory import AT, DAY, ISSUER, LIST, STATUSES, World, handmade, packed

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ {}\"\\:,[]\u00e9"

# Values that readers of JSON, of dates and of addresses have been wrong about.
VALUES = [
    None, True, False, 0, -1, 1, 2**53, 2**53 + 1, 2**63, 10**20, -0.0, 1.0, 1e3, "", "x", "\0", "\ud7ff", "e\u0301",
    "\u212a", [], {}, [[]], {"a": 1}, "2020-02-30", "2020-02-29", "0000-01-01", "9999-12-31", ISSUER, f"{ISSUER}/",
    ISSUER.upper(), f"{ISSUER}:443", f"{ISSUER}:8443", AT, AT + 60, AT + 61, AT - 60, AT + 3600, AT * 1000,
    253402300799, 253402300800, "sha-256", "certificate", "status", "A" * 43, ["A" * 43], ["verify"], ["sign"],
]  # fmt: skip
NAMES = (
    "aud exp nbf iat _sd _sd_alg ... cnf x crit jwk hours graduate b64 ttl retired_at compromised_at alg "
    "key_ops use y d kid __proto__"
).split()


def mutated(token, dice):
    """The token with one to three places changed, cut out, doubled or moved."""
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(token))
        end = min(len(token), place + dice.choice([1, 1, 2, 8, 60]))
        put = {
            "change": dice.choice(ALPHABET), "cut": "", "insert": dice.choice(ALPHABET) + token[place:end],
            "double": token[place:end] * 2, "disclose": "~" + token[place:end] + "~",
        }[dice.choice(["change", "change", "cut", "insert", "double", "disclose"])]  # fmt: skip
        token = token[:place] + put + token[end:]
        token = token.strip() or "."
    return token


def changed(value, dice):
    """A value of JSON with one member or element of it, however deep, changed, added or taken away."""
    value = deepcopy(value)
    parent, key = dice.choice(list(places(value)))
    match dice.choice(["set", "set", "set", "delete", "double", "add", "shift"]):
        case "set":
            parent[key] = deepcopy(dice.choice(VALUES))
        case "delete":
            del parent[key]
        case "double" if isinstance(parent, list):
            parent.append(deepcopy(parent[key]))
        case "add" if isinstance(parent, dict):
            parent[dice.choice(NAMES)] = deepcopy(dice.choice(VALUES))
        case "shift" if type(parent[key]) is int:
            parent[key] += dice.choice([-1, 1, -60, 60, -61, 61, 8 * DAY, -8 * DAY, 400 * DAY])
        case "shift" if isinstance(parent[key], str):
            place = dice.randint(0, len(parent[key]))
            parent[key] = parent[key][:place] + dice.choice("aA/= \u200b.") + parent[key][place + dice.choice([0, 1]) :]
    return value


def places(value):
    """Every container in a value, with each of its keys or indexes."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(entries):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from places(inner)


class Tampering:
    """Signs whatever the dice make of the documents of a world."""

    def __init__(self, dice):
        self.dice = dice
        self.world = World()

    def token(self):
        status = {"status_list": {"idx": self.dice.choice([7, 8, 9, 10, 4095, 4096, 2**53]), "uri": LIST}}
        token = self.signed(self.world.header(), self.world.claims(status=status), self.world.key) + "~"
        if self.dice.random() < 0.3:
            token = self.world.private_token()
        return mutated(token, self.dice) if self.dice.random() < 0.25 else token

    def bundle(self):
        bundle = self.world.bundle(
            self.trust_list() if self.dice.random() < 0.4 else None,
            [self.status_list() for _ in range(self.dice.choice([0, 1, 1, 1, 2]))],
        )
        if self.dice.random() < 0.1:
            bundle["handovers"] = [self.world.handover(self.world.root, World().root)]
        return self.text(changed(bundle, self.dice) if self.dice.random() < 0.05 else bundle)

    def trust_list(self):
        root = self.world.root
        claims = {
            "version": AT - 50 * DAY, "iat": AT - 50 * DAY, "exp": AT + 350 * DAY, "issuers": [self.world.issuer()],
        }  # fmt: skip
        return self.signed({"alg": root.algorithm, "typ": "trust-list+jwt", "jwk": root.jwk}, claims, root)

    def status_list(self):
        bits = self.dice.choice([1, 2, 2, 4, 8])
        data = packed(STATUSES if bits > 1 else {8: 1}, self.dice.choice([16, 1024, 65536]), bits)
        claims = {
            "iss": ISSUER, "sub": LIST, "iat": AT - self.dice.choice([3600, 3600, 0, -61, 8 * DAY]),
            "exp": AT + self.dice.choice([7 * DAY, 7 * DAY, 0, 1]), "ttl": DAY,
            "status_list": {"bits": bits, "lst": b64(zlib.compress(data, self.dice.choice([0, 1, 9])))},
        }  # fmt: skip
        key = self.dice.choice([self.world.status_key] * 5 + [self.world.key])
        return self.signed({"alg": key.algorithm, "typ": "statuslist+jwt", "kid": key.kid}, claims, key)

    def signed(self, header, claims, key):
        """A compact JWS over the header and claims, with up to two changes in them."""
        for _ in range(self.dice.choice([0, 1, 1, 2])):
            if self.dice.random() < 0.2:
                header = changed(header, self.dice)
            else:
                claims = changed(claims, self.dice)
        return handmade(self.text(header).encode(), self.text(claims).encode(), key)

    def text(self, value):
        """JSON, now and then with one character of it changed."""
        separators = self.dice.choice([(",", ":"), (" , ", " : ")])
        text = json.dumps(value, ensure_ascii=self.dice.random() < 0.5, separators=separators)
        if self.dice.random() > 0.05:
            return text
        place = self.dice.randrange(len(text))
        return text[:place] + self.dice.choice('\0\t\n"\\{-0e.\u00e9') + text[place + self.dice.choice([0, 1]) :]
