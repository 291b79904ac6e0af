"""A signature inside a copy of the PDF: it begins with the bytes that were made, and is reported apart."""

import shutil
from pathlib import Path

import pytest
from keys import write_certificate, write_key

from analysis.briefs.check.pdf_signature import read_signatures
from analysis.briefs.check.signature import sign
from analysis.briefs.check.verdict import ALTERED, HOLDS, OPEN, Verdict
from analysis.briefs.check.verify import verify
from analysis.errors import ParameterError

SLUG = "december-7-situation"
pytestmark = pytest.mark.slow


@pytest.fixture
def signed(from_shelf: Path, tmp_path: Path) -> Path:
    """Return a brief that was signed both ways; the key that is trusted lies beside its folder."""
    folder = Path(shutil.copytree(from_shelf / "reports" / "built" / SLUG, tmp_path / SLUG))
    sign(folder, write_key(tmp_path, "herald"), write_certificate(tmp_path, "Herald Desk"))
    return folder


def say(found: Verdict) -> str:
    """Return all that is said of the steps."""
    return "\n".join(detail for step in found.steps for detail in step.details)


def test_the_copy_begins_with_the_bytes_that_were_made(signed: Path) -> None:
    """The one without a signature stays as it is; the copy is covered by the manifest, and so by brief.sig."""
    assert (signed / "brief-signed.pdf").read_bytes().startswith((signed / "brief.pdf").read_bytes())
    trusted = signed.parent / "herald.trust"
    for path in (signed, signed / "brief.pdf", signed / "brief-signed.pdf"):
        found = verify(path, trusted)
        assert (found.verdict, found.vouched) == (HOLDS, "signed by herald"), path


def test_without_a_trusted_key_the_signature_is_reported_and_nothing_holds_by_it(signed: Path) -> None:
    """Its certificate is named; whose that is, is for other programs; the folder with it does not hold by itself."""
    lone = Path(shutil.copy(signed / "brief-signed.pdf", signed.parent / "received.pdf"))
    found = verify(lone)
    assert found.verdict == OPEN
    assert "It is one over the whole file, with a certificate of Common Name: Herald Desk." in say(found)
    found = verify(signed)
    assert (found.verdict, "brief-signed.pdf is named by manifest.json" in say(found)) == (OPEN, True)
    (signed / "brief-signed.pdf").unlink()
    assert verify(signed / "brief.pdf").verdict == HOLDS


def flip(content: bytes, place: int) -> bytes:
    """Return bytes of which one is another."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b + b"\n% more\n",
        lambda b: flip(b, b.rindex(b"/Contents") - 3),
        lambda b: flip(b, b.rindex(b"/Contents") + 30),
    ],
    ids=["after", "before", "in"],
)
def test_what_was_put_into_or_after_a_signature_is_found(signed: Path, change: object) -> None:
    """A signature that is none over the whole file is not reported as one."""
    lone = signed.parent / "received.pdf"
    lone.write_bytes(change((signed / "brief-signed.pdf").read_bytes()))
    found = verify(lone)
    assert found.verdict == ALTERED, say(found)
    assert "Herald Desk" not in say(found)


def test_a_certificate_that_cannot_be_used_is_refused(from_shelf: Path, tmp_path: Path) -> None:
    """One line that says what is asked for; nothing is signed."""
    folder = Path(shutil.copytree(from_shelf / "reports" / "built" / SLUG, tmp_path / SLUG))
    (tmp_path / "none.p12").write_bytes(b"no key")
    with pytest.raises(ParameterError, match="PKCS #12"):
        sign(folder, write_key(tmp_path, "herald"), tmp_path / "none.p12")
    assert not (folder / "brief.sig").exists()


def test_an_unsigned_pdf_has_no_signature(from_shelf: Path) -> None:
    """Nothing is found in one as it was built."""
    assert read_signatures(from_shelf / "reports" / "built" / SLUG / "brief.pdf") == []
