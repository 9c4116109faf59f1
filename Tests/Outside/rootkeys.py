"""Root keys in their files, opened by another implementation than the program's."""

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc.jwk import ECKey

from encoding import thumbprint
from office import PASSPHRASE


def thumbprint_in(folder, passphrase=PASSPHRASE):
    """The thumbprint of the key in `root.pem`, which must open with the passphrase and be its
    owner's only."""
    path = folder / "root.pem"
    assert path.stat().st_mode & 0o777 == 0o600
    key = ECKey.import_key(load_pem_private_key(path.read_bytes(), passphrase.encode()))
    return thumbprint({name: key.as_dict(private=False)[name] for name in ("kty", "crv", "x", "y")})


def holds(office, root_folder, *options):
    """Whether an office is whole with the root in this folder: everything is proved, and the root
    signs a trust list."""
    office.run("fsck")
    office.run("publish", "--trust", "--root-dir", root_folder, *options)
    named = (office.workspace / "trust" / "root.thumbprint").read_text().strip()
    return thumbprint_in(root_folder) == named
