"""Asks the program for verdicts on tokens that the factory has made."""

import json
from dataclasses import dataclass

from factory import AT
from recording import record

EXIT_CODES = {"valid": 0, "invalid": 2, "undetermined": 3}

# docs/Formats.md, 10.1: the reasons in the order in which they are listed.
INVALID = (
    "malformed", "unsupported_algorithm", "signature_mismatch", "type_not_allowed",
    "key_not_active", "not_yet_valid", "expired", "disclosure_mismatch", "revoked", "superseded",
    "suspended",
)  # fmt: skip
UNDETERMINED = (
    "unknown_issuer", "unknown_key", "key_compromised", "status_missing", "status_stale",
    "status_mismatch", "trust_list_expired", "algorithm_unavailable",
)  # fmt: skip


def verdict_of(reasons):
    """What that table makes of these reasons."""
    if any(reason in INVALID for reason in reasons):
        return "invalid"
    return "undetermined" if reasons else "valid"


@dataclass(frozen=True)
class Verdict:
    outcome: str
    reasons: list
    json: dict

    @property
    def certificate(self):
        return self.json["certificate"]


class Judge:
    """`jieye verify --trust --root --at` in a folder for the files that it needs."""

    def __init__(self, jieye, folder):
        self.jieye = jieye
        self.folder = folder

    def __call__(self, token, bundle, root, *options, at=AT):
        """The verdict on a token. Its form, and that its exit code fits, is tested every time."""
        (self.folder / "token.sd-jwt").write_bytes(
            token if isinstance(token, bytes) else token.encode()
        )
        answer = self.run(bundle, root, *options, at=at, expect=None)
        assert answer.code in EXIT_CODES.values(), answer
        verdict = self.read(answer.stdout, answer)
        assert answer.code == EXIT_CODES[verdict.outcome], answer
        record(token, bundle, root, options, at, verdict.json)
        return verdict

    def run(self, bundle, root, *options, at=AT, expect, source=None):
        path = self.folder / "offline.json"
        path.write_text(bundle if isinstance(bundle, str) else json.dumps(bundle))
        return self.jieye.run(
            "verify", source or self.folder / "token.sd-jwt", "--trust", path, "--root", root.thumbprint,
            "--at", at, "--format", "json", *options, expect=expect,
        )  # fmt: skip

    def many(self, tokens, bundle, root, at=AT):
        """The verdicts on many tokens, in one run."""
        path = self.folder / "tokens.txt"
        path.write_text("".join(token + "\n" for token in tokens))
        answer = self.run(bundle, root, at=at, expect=None, source=path)
        return [self.read(line, answer) for line in answer.stdout.splitlines()]

    @staticmethod
    def read(line, answer):
        found = json.loads(line)
        assert set(found) - {"input"} == {
            "verdict", "reasons", "certificate", "issuer", "status", "checked_at",
        }  # fmt: skip
        reasons = [reason["code"] for reason in found["reasons"]]
        order = INVALID + UNDETERMINED
        assert reasons == sorted(set(reasons), key=order.index), answer
        assert found["verdict"] == verdict_of(reasons), answer
        return Verdict(found["verdict"], reasons, found)
