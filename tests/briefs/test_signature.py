"""Who vouches for a brief: a signature over its manifest that anybody can check, by a key that the reader trusts."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from keys import write_key

from analysis.briefs.check import signature
from analysis.briefs.check.signature import check_signature, read_signers, sign
from analysis.briefs.check.verdict import BROKEN, HOLDS, OPEN, SIGNED, UNTRUSTED
from analysis.briefs.check.verify import verify
from analysis.briefs.shelf.folders import remember_parts
from analysis.briefs.shelf.manifest import read_file
from analysis.errors import ParameterError

SLUG = "december-7-situation"
KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIGKIVoxLgwGOOAacMJXWpAe4tK6jwXdhsV458kjvCoz/"  # somebody's public one
pytestmark = pytest.mark.slow


@pytest.fixture
def folder(in_built: Path, tmp_path: Path) -> Path:
    """Return a copy of a built brief's folder."""
    return Path(shutil.copytree(in_built / "reports" / "built" / SLUG, tmp_path / SLUG))


@pytest.fixture
def apart(folder: Path, tmp_path: Path, three: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Return a signed folder where its dataset is not, so that the signature alone speaks; and the key to trust."""
    key = write_key(tmp_path, "herald")
    sign(folder, key)
    monkeypatch.setenv("BRIEFS_ROOT", str(three))
    return folder, key.with_suffix(".trust")


def say(path: Path, trust: Path | None) -> tuple[str, str | None]:
    """Return the state of the signature, and who signed."""
    steps, signer = check_signature(path, trust)
    return steps[0].state if steps else "", signer


def test_a_signed_brief_holds_by_the_key_that_the_reader_trusts(folder: Path, tmp_path: Path) -> None:
    """The folder, and a page beside its manifest and signature."""
    key = write_key(tmp_path, "herald")
    assert sign(folder, key) == folder / "brief.sig"
    for path in (folder, folder / "brief.html", folder / "brief.pdf"):
        assert say(path, key.with_suffix(".trust")) == (SIGNED, "herald")
    assert say(folder, write_key(tmp_path, "other").with_suffix(".trust")) == (UNTRUSTED, None)
    assert say(folder, None) == (UNTRUSTED, None)


def test_the_signature_is_one_that_openssh_reads(folder: Path, tmp_path: Path) -> None:
    """Nobody needs this package to check it."""
    program = shutil.which("ssh-keygen")
    if program is None:
        pytest.skip("no ssh-keygen here")
    key = write_key(tmp_path, "herald")
    sign(folder, key)
    asked = [program, "-Y", "verify", "-f", key.with_suffix(".trust"), "-I", "herald", "-n", "incident-brief", "-s"]
    for name, code in (("manifest.json", 0), ("records.csv", 255)):
        with (folder / name).open("rb") as message:
            done = subprocess.run([*asked, folder / "brief.sig"], stdin=message, capture_output=True, check=False)
        assert done.returncode == code, done.stdout


def test_a_signature_of_openssh_is_read_here(folder: Path, tmp_path: Path) -> None:
    """Whoever signs with ssh-keygen has signed."""
    program = shutil.which("ssh-keygen")
    if program is None:
        pytest.skip("no ssh-keygen here")
    key = write_key(tmp_path, "herald")
    asked = [program, "-Y", "sign", "-f", key, "-n", "incident-brief", folder / "manifest.json"]
    subprocess.run(asked, capture_output=True, check=True)
    (folder / "manifest.json.sig").rename(folder / "brief.sig")
    assert say(folder, key.with_suffix(".trust")) == (SIGNED, "herald")


@pytest.mark.parametrize(
    "name", ["brief.html", "brief.pdf", "brief.ipynb", "records.csv", "manifest.json", "brief.sig"]
)
def test_a_signed_brief_of_which_anything_was_changed_does_not_hold(folder: Path, tmp_path: Path, name: str) -> None:
    """Every file is covered: the manifest by the signature, the rest by the hashes in it."""
    key = write_key(tmp_path, "herald")
    sign(folder, key)
    content = (folder / name).read_bytes()
    at = len(content) // 2
    (folder / name).write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    state, signer = say(folder, key.with_suffix(".trust"))
    # A bit of the signature itself may make it one of another kind, or by another key.
    assert signer is None
    assert state == BROKEN or (name == "brief.sig" and state == UNTRUSTED)


def test_a_signature_for_another_purpose_is_none(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key signs mails and commits as well: what it signed for these vouches for no brief."""
    key = write_key(tmp_path, "herald")
    with monkeypatch.context() as other:
        other.setattr(signature, "NAMESPACE", "git")
        sign(folder, key)
    assert say(folder, key.with_suffix(".trust")) == (BROKEN, None)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-----BEGIN SSH SIGNATURE-----\n!!\n", b"A" * 100_000])
def test_what_is_no_signature_is_said_to_be_none(folder: Path, tmp_path: Path, content: bytes) -> None:
    """Broken, and no traceback."""
    (folder / "brief.sig").write_bytes(content)
    assert say(folder, write_key(tmp_path, "herald").with_suffix(".trust")) == (BROKEN, None)


def test_a_lone_page_asks_for_the_two_files_that_vouch_for_it(folder: Path, tmp_path: Path) -> None:
    """The page alone names nobody."""
    lone = Path(shutil.copy(folder / "brief.html", tmp_path / "as-received.html"))
    steps, signer = check_signature(lone, write_key(tmp_path, "herald").with_suffix(".trust"))
    assert (steps[0].state, signer) == (UNTRUSTED, None)
    assert "manifest.json and brief.sig" in steps[0].details[0]


def test_a_signed_brief_holds_where_its_dataset_is_not(apart: tuple[Path, Path]) -> None:
    """The signature covers every byte: nothing has to be made again; forged, it is altered even so."""
    folder, trust = apart
    found = verify(folder, trust)
    assert (found.verdict, found.vouched, found.exit_code) == (HOLDS, "signed by herald", 0)
    page = folder / "brief.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", "<h1>Not "), "utf-8")
    assert verify(folder, trust).exit_code == 1


def test_a_page_that_runs_something_does_not_hold_though_it_is_signed(folder: Path, tmp_path: Path) -> None:
    """Whoever signs a script in a page vouches for another thing than a brief."""
    key = write_key(tmp_path, "herald")
    page, path = folder / "brief.html", folder / "manifest.json"
    page.write_text(page.read_text("utf-8").replace("</main>", "<script>x()</script></main>"), "utf-8")
    manifest = read_file(path)
    files = {**manifest.files, "brief.html": hashlib.sha256(page.read_bytes()).hexdigest()}
    path.write_text(manifest.alter(files=files).model_dump_json(exclude_unset=True), "utf-8")
    sign(folder, key)
    found = verify(page, key.with_suffix(".trust"))
    assert (found.verdict, found.exit_code) == ("was altered after it was made", 1)


def test_a_file_that_no_signature_covers_keeps_a_signed_folder_from_holding(apart: tuple[Path, Path]) -> None:
    """Whoever opens the folder may open that one; without it, the brief holds."""
    folder, trust = apart
    (folder / "brief-corrected.html").write_text("<p>Nobody was harmed</p>", "utf-8")
    assert verify(folder, trust).verdict == OPEN
    (folder / "brief-corrected.html").unlink()
    assert verify(folder, trust).verdict == HOLDS


@pytest.mark.parametrize("name", ["brief-signed.pdf", ".corrected.pdf"])
def test_no_name_makes_a_file_one_that_the_signature_covers(apart: tuple[Path, Path], name: str) -> None:
    """Neither that of the copy with a signature in it, where the manifest names none, nor one that begins with a dot."""
    folder, trust = apart
    (folder / name).write_bytes(b"evil")
    found = verify(folder, trust)
    assert found.verdict == OPEN
    assert any(f"{name} belongs to no brief" in detail for step in found.steps for detail in step.details)


def test_of_a_signed_folder_what_is_there_holds_and_what_is_not_is_named(apart: tuple[Path, Path]) -> None:
    """Somebody passed on the page with the two files that vouch for it: nothing was altered."""
    folder, trust = apart
    gone = ["brief.pdf", "brief.ipynb", "records.csv"]
    for name in gone:
        (folder / name).unlink()
    found = verify(folder, trust)
    assert found.verdict == HOLDS
    assert [step.step for step in found.steps if step.details == ["It is not in the folder."]] == gone


def test_what_is_signed_is_not_written_anew_by_a_later_build(folder: Path, tmp_path: Path) -> None:
    """The manifest that a signature covers stays as it is."""
    sign(folder, write_key(tmp_path, "herald"))
    before = (folder / "manifest.json").read_bytes()
    remember_parts(folder.parent, SLUG, {**read_file(folder / "manifest.json").parts, "reads": "other"})
    assert (folder / "manifest.json").read_bytes() == before


def test_only_a_brief_as_it_was_built_is_signed(folder: Path, tmp_path: Path) -> None:
    """Nobody signs by mistake what was changed since."""
    (folder / "records.csv").write_bytes(b"changed")
    with pytest.raises(ParameterError, match=r"records\.csv: not as built"):
        sign(folder, write_key(tmp_path, "herald"))


def test_a_key_of_another_kind_is_refused_with_what_is_asked_for(folder: Path, tmp_path: Path) -> None:
    """No key, and a key of RSA."""
    (tmp_path / "none").write_text("no key", "utf-8")
    other = write_key(tmp_path, "rsa", generate_private_key(65537, 2048))
    for path in (tmp_path / "none", tmp_path / "nowhere", other):
        with pytest.raises(ParameterError, match="an Ed25519 key in OpenSSH's format"):
            sign(folder, path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"# all\n\n #old ssh-ed25519 {KEY}\nherald ssh-ed25519 {KEY} a b\n", ["herald"]),
        (f"ssh-ed25519 {KEY} the herald\n", ["the herald"]),
        (f"\ufeffherald ssh-ed25519 {KEY}", ["herald"]),
        (f"ssh-ed25519 {KEY}", ["a key without a name"]),
    ],
)
def test_trusted_keys_are_read_as_openssh_writes_them(tmp_path: Path, text: str, found: list) -> None:
    """Allowed signers, or public keys as they are."""
    (tmp_path / "keys").write_text(text, "utf-8")
    assert [(s.name, len(s.key)) for s in read_signers(tmp_path / "keys")] == [(name, 51) for name in found]


@pytest.mark.parametrize(
    "text",
    [
        *("", "# none", "herald ssh-rsa AAAA", f"a b ssh-ed25519 {KEY}", "a ssh-ed25519 A!", "ssh-ed25519"),
        *("herald ssh-ed25519 AAAA", f"restrict ssh-ed25519 {KEY}", f"@revoked ssh-ed25519 {KEY}"),
    ],
)
def test_a_line_that_is_no_key_is_an_error(tmp_path: Path, text: str) -> None:
    """A key that is not understood is not passed over: somebody meant to trust it."""
    (tmp_path / "keys").write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=r"lines of NAME ssh-ed25519 KEY|one of 51"):
        read_signers(tmp_path / "keys")
