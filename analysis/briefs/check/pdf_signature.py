"""A signature inside a copy of the PDF (PAdES), for readers whose programs check these: made, and read back apart."""

import io
import logging
import sys
from pathlib import Path
from typing import Any

from analysis.briefs.pages.examine import answer, ask_apart
from analysis.briefs.shelf.folders import SIGNED_COPY
from analysis.errors import DataError, ParameterError
from analysis.paths import write_whole


def sign_pdf(folder: Path, certificate: Path, passphrase: str | None) -> Path:
    """Write a copy of brief.pdf with a signature in it; the one without stays as it is; return where the copy is.

    The copy begins with the bytes of brief.pdf. It is not said to be PDF/UA: nobody has tried it with the signature.

    Parameters
    ----------
    certificate : Path
        A key with its certificate, as PKCS #12 (.p12 or .pfx).

    Raises
    ------
    ParameterError
        When there is no key in it that can be used.
    """
    _require_library()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, sign_pdf
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError

    signer = _read_certificate(certificate, passphrase)
    writer = IncrementalPdfFileWriter(io.BytesIO((folder / "brief.pdf").read_bytes()))
    asked = PdfSignatureMetadata(field_name="Publisher", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    try:
        made = sign_pdf(writer, asked, signer=signer).getvalue()
    except (SigningError, ValueError, KeyError) as error:
        expected = "a certificate with a name, and a key of RSA or EC"
        raise ParameterError(certificate.name, f"it cannot sign ({error})", expected) from error
    write_whole(folder / SIGNED_COPY, made)
    return folder / SIGNED_COPY


def _read_certificate(path: Path, passphrase: str | None) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it says is said here
    expected, advice = (
        "a key with its certificate as PKCS #12",
        "Give its passphrase in BRIEFS_PASSPHRASE, if it has one",
    )
    if not path.is_file():
        raise ParameterError(str(path), "no such file", expected)
    try:
        signer = SimpleSigner.load_pkcs12(str(path), passphrase=passphrase.encode() if passphrase else None)
    except (OSError, ValueError, TypeError) as error:
        raise ParameterError(path.name, f"no key that can be used ({error})", expected, advice) from error
    if signer is None:
        raise ParameterError(path.name, "no key that can be used", expected, advice)
    return signer


def read_signatures(path: Path) -> list[tuple[str, bool]]:
    """Return of each signature in a PDF what its certificate calls the signer, and whether it covers the whole file.

    Whose certificate that is, is not checked. What cannot be understood is no signature. The file is read in a
    process of its own.

    Raises
    ------
    ValueError
        When it cannot be read within the bounds of that process.
    DataError
        When what reads signatures is not installed.
    """
    _require_library()
    return [(name, whole) for name, whole in ask_apart(__name__, str(path.absolute()))["signatures"]]


def _read(path: Path) -> dict[str, list[tuple[str, bool]]]:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    # Whatever its parser meets in bytes that are others than those that were signed.
    stumbles = (PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
    found = []
    try:
        for signature in PdfFileReader(io.BytesIO(path.read_bytes())).embedded_signatures:
            status = validate_pdf_signature(signature)
            whole = status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
            found.append((signature.signer_cert.subject.human_friendly, bool(whole)))
    except stumbles:
        return {"signatures": []}
    return {"signatures": found}


def _require_library() -> None:
    try:
        import pyhanko.sign  # noqa: F401
    except ImportError as error:
        advice = "pip install 'incident-briefs[sign]'"
        raise DataError("signatures in a PDF", f"{error.name} is not installed", "the extra `sign`", advice) from error


if __name__ == "__main__":
    answer(sys.argv[1], lambda: _read(Path(sys.argv[2])))
