"""An issuer in pure Python: everything that a verifier gets to see, made by joserfc, sd-jwt and the
standard library, and nothing by the program under test.

`World` is an issuer with its keys at a fixed time. Each of its functions makes one honest thing, and
takes the changes that a test needs."""

import json
import zlib
from copy import deepcopy

from joserfc import jws
from joserfc.jws import JWSRegistry
from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.issuer import SDJWTIssuer

from encoding import b64, compact_json, unb64
from keys import JoseKey

AT = 1_800_000_000  # 2027-01-15T08:00:00Z: when everything is verified
DAY = 86_400
ISSUER = "https://cert.example.org"
LIST = f"{ISSUER}/status/1"
NUMBER = "TEST-000001-N"

FACTS = {
    "id_type": "居民身份证", "id_number": "110000198001010011", "id_last4": "0011",
    "enterprise": "某某机械有限公司", "credit_code": "91350100M000100Y43",
    "region": "110000", "industry": "C35", "title": "总经理",
}  # fmt: skip

CLAIMS = {
    "iss": ISSUER, "vct": f"{ISSUER}/vct/completion", "iat": AT - DAY,
    "number": NUMBER, "name": "张三丰", "programme": "中小企业经营管理领军人才培训",
    "cohort": "2020-2021", "track": "区域发展", "institution": "清华大学",
    "started": "2020-10-15", "completed": "2021-10-14",
    "status": {"status_list": {"idx": 7, "uri": LIST}},
}  # fmt: skip

# What the second entry of a status list of 2 bits says; the others are valid.
STATUSES = {7: 0, 8: 1, 9: 2, 10: 3}


def jose(header, payload, key):
    """A compact JWS made by joserfc, or by hand where joserfc lacks the algorithm or will not sign."""
    payload = payload if isinstance(payload, bytes) else compact_json(payload)
    if isinstance(key, JoseKey) and "crit" not in header:
        registry = JWSRegistry(algorithms=[key.algorithm], strict_check_header=False)
        return jws.serialize_compact(header, payload, key.private, registry=registry)
    return handmade(header, payload, key)


def handmade(header, payload, key, signature=None, alter=lambda text: text):
    """A compact JWS of any bytes; `alter` changes what is signed, before it is signed."""
    encoded = [
        b64(part if isinstance(part, bytes) else compact_json(part)) for part in (header, payload)
    ]
    signed = alter(".".join(encoded))
    return f"{signed}.{b64(signature if signature is not None else key.sign(signed.encode()))}"


def packed(statuses, size=1024, bits=2):
    """The bytes of a status list (Token Status List section 4), lowest bits first."""
    data = bytearray(size)
    for index, value in statuses.items():
        data[index * bits // 8] |= value << index * bits % 8
    return bytes(data)


class World:
    """A root, and an issuer with one key of each use."""

    def __init__(self, key=None, root=None):
        self.root = root or JoseKey()
        self.key = key or JoseKey()
        self.status_key = JoseKey()

    def header(self, **changes):
        return {"alg": self.key.algorithm, "typ": "dc+sd-jwt", "kid": self.key.kid} | changes

    def claims(self, **changes):
        """The claims of a certificate; a change to None takes a claim away."""
        return {k: v for k, v in (deepcopy(CLAIMS) | changes).items() if v is not None}

    def token(self, header=None, key=None, **changes):
        """A certificate that discloses nothing and has nothing to disclose."""
        return jose(self.header(**header or {}), self.claims(**changes), key or self.key) + "~"

    def raw_token(self, header=None, payload=None, **options):
        """A certificate whose header or payload may be any bytes, signed all the same."""
        header = self.header() if header is None else header
        payload = self.claims() if payload is None else payload
        return handmade(header, payload, options.pop("key", self.key), **options) + "~"

    def private_token(self, facts=FACTS, **changes):
        """A certificate with every private fact disclosed, made by the reference implementation of
        SD-JWT."""
        graduate = {SDObj(name): value for name, value in facts.items()}
        private = JWK.from_json(json.dumps(self.key.private.as_dict(private=True)))
        return SDJWTIssuer(
            self.claims(**changes) | {SDObj("graduate"): graduate}, private,
            extra_header_parameters=self.header(),
        ).sd_jwt_issuance  # fmt: skip

    def status_list(self, statuses=None, lst=None, key=None, header=None, bits=2, **changes):
        """A status list of the day, which lives a week."""
        key = key or self.status_key
        data = zlib.compress(packed(statuses or STATUSES), 9) if lst is None else lst
        claims = {
            "iss": ISSUER, "sub": LIST, "iat": AT - 3600, "exp": AT + 7 * DAY, "ttl": DAY,
            "status_list": {"bits": bits, "lst": data if isinstance(data, str) else b64(data)},
        } | changes  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": key.algorithm, "typ": "statuslist+jwt", "kid": key.kid} | (header or {})
        return jose(header, claims, key)

    def listed(self, key, use="certificate", **changes):
        """A key as it stands in the trust list."""
        entry = {"kid": key.kid, "use": use, "jwk": key.jwk, "active_from": AT - 100 * DAY}
        return entry | changes

    def issuer(self, **changes):
        """The issuer as it stands in the trust list."""
        return {
            "iss": ISSUER, "name": {"zh": "测试办公室", "en": "Test Office"},
            "vct": [f"{ISSUER}/vct/completion"],
            "keys": [self.listed(self.key), self.listed(self.status_key, "status")],
        } | changes  # fmt: skip

    def trust_list(self, issuers=None, root=None, header=None, **changes):
        root = root or self.root
        claims = {
            "version": AT - 50 * DAY, "iat": AT - 50 * DAY, "exp": AT + 350 * DAY,
            "issuers": issuers or [self.issuer()],
        } | changes  # fmt: skip
        header = {"alg": root.algorithm, "typ": "trust-list+jwt", "jwk": root.jwk} | (header or {})
        return jose({k: v for k, v in header.items() if v is not None}, claims, root)

    def handover(self, old, new, **changes):
        """The old root's word that the new one follows it."""
        claims = {"iat": AT - 60 * DAY, "next": new.thumbprint} | changes
        header = {"alg": old.algorithm, "typ": "root-handover+jwt", "jwk": old.jwk}
        return jose(header, claims, old)

    def bundle(self, trust_list=None, status_lists=None, handovers=()):
        return {
            "trust_list": trust_list or self.trust_list(),
            "handovers": list(handovers),
            "status_lists": [self.status_list()] if status_lists is None else status_lists,
        }


def revealing(token, *names):
    """The token with only these of its disclosures, whatever they are nested in."""
    jwt, *disclosures, _ = token.split("~")
    kept = [d for d in disclosures if json.loads(unb64(d))[-2] in names]
    return "~".join([jwt, *kept, ""])
