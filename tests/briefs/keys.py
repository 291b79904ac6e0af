"""Keys for tests that sign briefs."""

from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import CertificateBuilder, KeyUsage, Name, NameAttribute
from cryptography.x509.oid import NameOID


def write_key(folder: Path, name: str, key: object = None) -> Path:
    """Write a private key, and its public one as a line of trusted keys; return the private one's path."""
    key = key or Ed25519PrivateKey.generate()
    path = folder / name
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    path.with_suffix(".trust").write_text(f"{name} {public}\n", "utf-8")
    return path


def write_certificate(folder: Path, name: str) -> Path:
    """Write a key with a certificate that it signed itself, as PKCS #12."""
    key = generate_private_key(65537, 2048)
    called = Name([NameAttribute(NameOID.COMMON_NAME, name)])
    usage = KeyUsage(True, True, False, False, False, False, False, False, False)  # to sign, and not to be disputed
    made = CertificateBuilder().subject_name(called).issuer_name(called).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(datetime(2020, 1, 1)).not_valid_after(datetime(2099, 1, 1))
    signed = made.add_extension(usage, critical=True).sign(key, SHA256())
    path = folder / f"{name}.p12"
    path.write_bytes(serialize_key_and_certificates(b"key", key, signed, None, NoEncryption()))
    return path
