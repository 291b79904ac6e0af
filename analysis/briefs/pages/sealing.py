"""A published page read back: the manifest it carries, the text a reader sees, and whether it is as it was made."""

import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from analysis.briefs.pages.compose import embed_json, list_html_marks
from analysis.briefs.shelf.manifest import Manifest, parse_manifest
from analysis.errors import BuildError, DataError, ParameterError
from analysis.paths import find_root

_SCRIPT = re.compile(r'(?s)(<script type="application/json" id="manifest">)(.*?)(</script>)')
_HIDDEN = re.compile(r"(?s)<(script|style|head)\b.*?</\1>")
_BLOCK = re.compile(r"</?(?:p|div|h\d|li|ul|ol|table|tr|figure|figcaption|header|footer|section|main|br)\b[^>]*>")
_SWALLOWED = "A text that is not closed, such as a code block, may have swallowed it"


class Page(NamedTuple):
    """A page: its manifest, what a reader sees line by line, its bytes, and the hash its manifest gives of it."""

    manifest: Manifest
    text: str
    content: bytes
    seal: str | None


def read_page(path: Path) -> Page:
    """Read a brief's HTML or PDF.

    Raises
    ------
    ParameterError, DataError
        When it is neither, or carries no manifest.
    """
    if not path.is_file() or path.suffix.lower() not in (".html", ".pdf"):
        raise ParameterError(str(path), "no brief's HTML or PDF", "a brief's folder, its HTML or its PDF")
    content = path.read_bytes()
    if path.suffix.lower() == ".html":
        content = content.replace(b"\r\n", b"\n")  # what a mail program does to a page is no change of it
    try:
        manifest, text = _read_pdf(content) if path.suffix.lower() == ".pdf" else _read_html(content.decode("utf-8"))
    except (ValueError, KeyError) as error:
        raise DataError(
            path.name,
            f"no manifest that can be read ({error})",
            "a brief made by this project",
            "It is another file, or it was changed",
        ) from error
    told = {k: v for k, v in manifest.tell().items() if k != "page"}
    return Page(Manifest.model_validate(told), text, content, manifest.page)


def _read_html(page: str) -> tuple[Manifest, str]:
    found = _SCRIPT.search(page)
    if found is None:
        raise ValueError("none in it")
    lines = re.sub(r"<[^>]+>", " ", _BLOCK.sub("\n", _HIDDEN.sub(" ", page))).splitlines()
    return parse_manifest(found[2]), "\n".join(text for line in lines if (text := " ".join(unescape(line).split())))


def _read_pdf(content: bytes) -> tuple[Manifest, str]:
    with _open_pdf(content) as reader:
        return _find_attached(reader), "\n".join(page.extract_text() for page in reader.pages)


def read_attached(path: Path) -> Manifest:
    """Return the manifest attached to a PDF.

    Raises
    ------
    DataError
        When there is none that can be read.
    """
    try:
        with _open_pdf(path.read_bytes()) as reader:
            return _find_attached(reader)
    except (ValueError, KeyError) as error:
        raise DataError(
            path.name, f"no manifest that can be read ({error})", "one that is attached", _SWALLOWED
        ) from error


def _find_attached(reader: Any) -> Manifest:
    # A renderer may have put the folder it worked in before the name.
    name = next((n for n in reader.attachments if n.rpartition("/")[2] == "manifest.json"), "manifest.json")
    return parse_manifest(reader.attachments[name][0])


@contextmanager
def _open_pdf(content: bytes) -> Iterator[Any]:
    """Yield a reader of a PDF; what is wrong with the file is a ValueError."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a broken file is said here
    try:
        yield PdfReader(io.BytesIO(content))
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def write_footer(manifest: Manifest) -> str:
    """Return the foot of a page, the same whichever renderer makes it."""
    text = (find_root() / "reports" / "theme" / "footer.html").read_text("utf-8")
    return Template(text).substitute(list_html_marks(manifest))


def seal_html(page: str) -> str:
    """Return the sha256 of a page without its manifest: what the manifest says of the rest of the page."""
    return hashlib.sha256(_SCRIPT.sub(r"\1\3", page).encode()).hexdigest()


def seal(page: str, manifest: Manifest) -> str:
    """Return a page whose manifest gives the hash of the rest of it; the page has a manifest in it already.

    Raises
    ------
    BuildError
        When it has none, or more than one: a renderer has lost it.
    """
    if (n_found := len(_SCRIPT.findall(page))) != 1:
        raise BuildError(
            "the page",
            f"{n_found} manifests in it",
            "one",
            _SWALLOWED,
        )
    script = embed_json(manifest.alter(page=seal_html(page)))
    return _SCRIPT.sub(lambda _: script, page)
