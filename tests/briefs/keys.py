"""Keys for tests that sign briefs."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


def write_key(folder: Path, name: str, key: object = None) -> Path:
    """Write a private key, and its public one as a line of trusted keys; return the private one's path."""
    key = key or Ed25519PrivateKey.generate()
    path = folder / name
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    path.with_suffix(".trust").write_text(f"{name} {public}\n", "utf-8")
    return path
