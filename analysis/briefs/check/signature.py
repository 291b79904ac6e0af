"""Who vouches for a brief: a detached signature over its manifest, which names the hash of every file.

The format is OpenSSH's (SSHSIG, as `ssh-keygen -Y sign` writes it, with Ed25519 keys), so that it can be checked
without this package: `ssh-keygen -Y verify -f KEYS -I NAME -n incident-brief -s brief.sig < manifest.json`.
"""

import base64
import hashlib
import re
import struct
from pathlib import Path
from typing import Any, NamedTuple

from analysis.briefs.check.pdf_signature import sign_pdf
from analysis.briefs.check.verdict import BROKEN, SIGNED, UNTRUSTED, Step
from analysis.briefs.shelf.changes import FILES, is_as_built
from analysis.briefs.shelf.folders import SIGNATURE, SIGNED_COPY
from analysis.briefs.shelf.manifest import format_manifest, read_file
from analysis.errors import DataError, ParameterError
from analysis.paths import write_whole

NAMESPACE = "incident-brief"
_KIND = "ssh-ed25519"
_KEY_BYTES = 51
_OPTION = re.compile(r'^[@#]|[="]|^(restrict|cert-authority)$')  # what OpenSSH writes before a key, and is no name
_LINE_CHARACTERS = 70
_MOST_BYTES = 2**16
_ASK = "Ask for manifest.json and brief.sig of this brief: the first names the hash of the page, the second signs it"


class Signer(NamedTuple):
    """A key that a reader trusts, and whose it is."""

    name: str
    key: bytes


def sign(folder: Path, key_file: Path, certificate: Path | None = None, passphrase: str | None = None) -> Path:
    """Sign a built brief: write brief.sig beside its manifest; return where it is.

    Parameters
    ----------
    certificate : Path, optional
        A key with its certificate, to make a copy of the PDF with a signature in it, which the manifest then names.

    Raises
    ------
    ParameterError
        When the folder is no built brief as it was built, or the file is no Ed25519 key without a passphrase.
    """
    manifest = read_file(folder / "manifest.json")
    if changed := _list_changed(folder, manifest.files):
        raise ParameterError(
            str(folder), f"{', '.join(changed)}: not as built", "a brief as it was built", "Build it again"
        )
    key = _read_private(key_file)
    if certificate is not None:
        copy = sign_pdf(folder, certificate, passphrase)
        named = {**manifest.files, copy.name: hashlib.sha256(copy.read_bytes()).hexdigest()}
        write_whole(folder / "manifest.json", format_manifest(manifest.alter(files=named)))
    message = (folder / "manifest.json").read_bytes()
    write_whole(folder / SIGNATURE, _write_signature(key, message))
    return folder / SIGNATURE


def _list_changed(folder: Path, files: dict[str, str]) -> list[str]:
    return [name for name in FILES if not is_as_built(folder / name, files.get(name))]


def _read_private(path: Path) -> Any:
    _require_library()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    expected = "an Ed25519 key in OpenSSH's format, without a passphrase"
    advice = "Make one with ssh-keygen -t ed25519 -N '' -f FILE"
    try:
        key = load_ssh_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ParameterError(path.name, f"no key that can be used ({error})", expected, advice) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ParameterError(path.name, "a key of another kind", expected, advice)
    return key


def _write_signature(key: Any, message: bytes) -> str:
    """Return a signature in the format of OpenSSH's PROTOCOL.sshsig."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    pack, kind, space = _pack, _KIND.encode(), NAMESPACE.encode()
    public = pack(kind) + pack(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    signed = b"SSHSIG" + pack(space) + pack(b"") + pack(b"sha512") + pack(hashlib.sha512(message).digest())
    made = pack(kind) + pack(key.sign(signed))
    blob = b"SSHSIG" + struct.pack(">I", 1) + pack(public) + pack(space) + pack(b"") + pack(b"sha512") + pack(made)
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _LINE_CHARACTERS] for at in range(0, len(text), _LINE_CHARACTERS)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def _pack(part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + part


def check_signature(path: Path, trust: Path | None) -> tuple[list[Step], str | None]:
    """Return what the signature beside a brief says, and who signed it where it is a key that the reader trusts."""
    folder = path if path.is_dir() else path.parent
    found = [name for name in ("manifest.json", SIGNATURE) if (folder / name).is_file()]
    if trust is None:
        unread = [f"{SIGNATURE} is there; whose it is, is checked with --trust KEYS."]
        return ([Step("signature", UNTRUSTED, unread)] if path.is_dir() and SIGNATURE in found else []), None
    signers = read_signers(trust)
    if len(found) < 2:
        return [Step("signature", UNTRUSTED, [f"{_ASK}."])], None
    step, signer = _judge_signature(folder, signers)
    if signer is None:
        return [step], None
    files = read_file(folder / "manifest.json").files
    if path.is_dir():
        named = [*FILES, *(n for n in (SIGNED_COPY,) if n in files)]
        changed = [n for n in named if (folder / n).exists() and not is_as_built(folder / n, files.get(n))]
    else:
        is_one = any(is_as_built(path, sha256) for n, sha256 in files.items() if Path(n).suffix == path.suffix.lower())
        changed = [] if is_one else [path.name]
    if changed:
        said = f"{', '.join(changed)}: not the file that {signer} signed."
        return [Step("signature", BROKEN, [said])], None
    return [step], signer


def _judge_signature(folder: Path, signers: list[Signer]) -> tuple[Step, str | None]:
    """Return whether the signature is one over the manifest, and the name of its key where the reader trusts it."""
    _require_library()
    import sshsig

    try:
        armoured = (folder / SIGNATURE).read_bytes()[:_MOST_BYTES]
        key = sshsig.check_signature((folder / "manifest.json").read_bytes(), armoured, NAMESPACE)
    except NotImplementedError as error:
        said = f"It is a signature of a kind that is not checked here ({error}). ssh-keygen -Y verify may know it."
        return Step("signature", UNTRUSTED, [said]), None
    except (sshsig.InvalidSignature, ValueError, TypeError, EOFError, AssertionError) as error:
        said = f"{SIGNATURE} is no signature over manifest.json ({error or type(error).__name__})."
        return Step("signature", BROKEN, [said]), None
    told = base64.b64decode(key.openssh_str().split()[1])
    name = next((s.name for s in signers if s.key == told), None)
    if name is None:
        said = f"It is signed with a key that is none of those you trust ({print_key(told)})."
        return Step("signature", UNTRUSTED, [said]), None
    return Step("signature", SIGNED, [f"By {name}, with the key {print_key(told)}."]), name


def read_signers(path: Path) -> list[Signer]:
    """Return the keys a reader trusts: lines of `NAME ssh-ed25519 KEY`, as OpenSSH's allowed signers, or public keys.

    Raises
    ------
    ParameterError
        When a line is none, or the file has no key.
    """
    expected = f"lines of NAME {_KIND} KEY"
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise ParameterError(path.name, f"it cannot be read ({error})", expected) from error
    signers = []
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#"):
            signers.append(_read_signer(line.split(), f"{path.name}, line {number}", expected))
    if not signers:
        raise ParameterError(path.name, "no key in it", expected)
    return signers


def _read_signer(words: list[str], where: str, expected: str) -> Signer:
    at = words.index(_KIND) if _KIND in words else -1
    if at not in (0, 1) or len(words) < at + 2 or _OPTION.search(words[0]):
        raise ParameterError(where, "no key, or one with options", expected, "Give each key a line of its own")
    name = words[0] if at else " ".join(words[2:]) or "a key without a name"
    try:
        key = base64.b64decode(words[at + 1], validate=True)
    except ValueError as error:
        raise ParameterError(where, "a key that is not written as one", expected) from error
    if len(key) != _KEY_BYTES:
        raise ParameterError(where, f"a key of {len(key)} bytes", f"one of {_KEY_BYTES}", "Copy the whole line")
    return Signer(name, key)


def print_key(key: bytes) -> str:
    """Return the fingerprint of a public key, as OpenSSH prints it."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")


def _require_library() -> None:
    try:
        import cryptography  # noqa: F401
        import sshsig  # noqa: F401
    except ImportError as error:
        raise DataError(
            "signatures", f"{error.name} is not installed", "the extra `sign`", "pip install 'incident-briefs[sign]'"
        ) from error
