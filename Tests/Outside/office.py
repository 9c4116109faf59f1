"""An office in a folder, and how to look at it from outside."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from program import REPOSITORY, Program

ISSUER = "https://cert.jieye.example"
PASSPHRASE = "correct horse battery staple"

# What a publication holds, besides a status list or more: the signed files, metadata, and the page.
SIGNED = ("trust-list.jwt", "status/1", "head.jwt", "offline.json")
METADATA = (".well-known/jwt-vc-issuer", "vct/completion")
SITE = REPOSITORY / "Sources" / "VerifyPage" / "Site"
PAGE = ("site.js", "worker.js") + tuple(
    str(path.relative_to(SITE)) for path in SITE.rglob("*.*") if path.name != "worker-body.js"
)
PUBLICATION = SIGNED + METADATA + PAGE


@dataclass
class Office:
    """A workspace with all that lies around it: `folder` holds `office/`, `root/`, `roster.csv`
    and the passphrase."""

    program: Program
    folder: Path
    root: str = ""

    @classmethod
    def placed(cls, program, folder):
        """Makes the folder, where a workspace is still to be made."""
        folder.mkdir(parents=True)
        keep_passphrase(folder / "passphrase")
        return cls(program, folder)._bound()

    @classmethod
    def begin(cls, program, folder, *options, programme=None):
        """Makes the folder, and in it a workspace with `init`."""
        office = cls.placed(program, folder)
        office.root = office.run(*office.beginning(*options, programme=programme)).stdout.strip()
        return office

    def beginning(self, *options, workspace=None, root=None, programme=None):
        """The arguments by which `init` makes the workspace, with its root in `root/`."""
        return [
            "init", workspace or self.workspace, "--issuer", ISSUER,
            "--programme", programme or REPOSITORY / "Samples" / "programme.json",
            "--root-dir", root or self.folder / "root", *options,
        ]  # fmt: skip

    def copy(self, folder):
        """The same office in another folder."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Office(self.program, folder, self.root)._bound()

    def _bound(self):
        self.program = self.program.with_environment(
            JIEYE_WORKSPACE=self.workspace, JIEYE_PASSPHRASE_FILE=self.folder / "passphrase"
        )
        return self

    @property
    def workspace(self):
        return self.folder / "office"

    @property
    def roster(self):
        return self.folder / "roster.csv"

    @property
    def publication(self):
        return self.workspace / "publication"

    @property
    def certificates(self):
        return self.workspace / "certificates"

    def run(self, *arguments, **options):
        return self.program.run(*arguments, **options)

    def issue(self):
        """Approves the roster and issues it."""
        self.run("roster", "approve", self.roster, "--by", "the tests")
        self.run("issue", self.roster)

    def trusting(self):
        """The options of `verify` to believe the office's own publication."""
        return "--trust", self.publication, "--root", self.root

    def verify(self, *inputs, expect=0):
        """The verdicts on these inputs by the office's own publication, in their order."""
        answer = self.run("verify", *inputs, *self.trusting(), "--format", "json", expect=expect)
        return [json.loads(line) for line in answer.stdout.splitlines()]

    def numbers(self):
        """The numbers of the exported certificates, in order."""
        return sorted({path.name.split(".")[0] for path in self.certificates.glob("*.sd-jwt")})

    def token(self, number):
        """The token to hand out, with nothing disclosed."""
        return (self.certificates / f"{number}.sd-jwt").read_text().strip()

    def private_token(self, number):
        return (self.certificates / f"{number}.private.sd-jwt").read_text().strip()


def keep_passphrase(path, line=PASSPHRASE):
    """Writes a passphrase's file, which only its owner can read."""
    path.touch(0o600)
    path.write_text(line + "\n")
    return path


def digest_of(folder):
    """What a folder holds: every path with its kind, mode and content. A rollback journal that is
    empty says nothing, and whether it is there is SQLite's affair."""
    entries = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        if path.name.endswith("-journal") and facts.st_size == 0:
            continue
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        entries[str(path.relative_to(folder))] = (oct(facts.st_mode), content)
    return entries


def stamps_of(folder):
    """The size of every file in a folder and when it was last written to; journals aside, as in `digest_of`."""
    files = {path: path.lstat() for path in folder.rglob("*") if not path.name.endswith("-journal")}
    return {path: (facts.st_size, facts.st_mtime_ns) for path, facts in files.items() if S_ISREG(facts.st_mode)}
