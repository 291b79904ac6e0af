"""A PDF taken apart: its text, a hash of all that each page draws, and what no brief holds."""

import hashlib
import io
import logging
from typing import Any

from analysis.briefs.pages.anatomy import Anatomy

_CATALOG_TEXT = (
    "/Type /Pages /Metadata /Lang /StructTreeRoot /MarkInfo /ViewerPreferences /Outlines /Names /PageLabels "
    "/Version /AF /OutputIntents /PageLayout /PageMode /Extensions"
)
_CATALOG = frozenset(_CATALOG_TEXT.split())
_OF_SIGNATURE = frozenset(("/AcroForm", "/Perms", "/DSS"))
_PAGE_TEXT = (
    "/Type /Resources /MediaBox /StructParents /Tabs /Parent /Contents /Annots /CropBox /TrimBox /BleedBox "
    "/Rotate /Group"
)
_PAGE = frozenset(_PAGE_TEXT.split())
_UPWARD = frozenset(("/Parent", "/P", "/StructParent", "/StructParents", "/Pg", "/Dest", "/Dests"))


def take_pdf_apart(content: bytes) -> Anatomy:
    """Return a PDF taken apart.

    Raises
    ------
    ValueError
        When it is none, or has no manifest attached, or more than one.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a broken file is said here
    try:
        reader = PdfReader(io.BytesIO(content))
        known: dict[int, str] = {}
        return Anatomy(
            manifest=_find_attached(reader),
            lines=[line for page in reader.pages for line in page.extract_text().splitlines()],
            shape=[f"page {n}, {_hash_page(page, known)}" for n, page in enumerate(reader.pages, 1)],
            foreign=[
                *_list_of_catalog(reader),
                *(f for n, p in enumerate(reader.pages, 1) for f in _list_of_page(n, p)),
            ],
        )
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def _find_attached(reader: Any) -> str:
    # A renderer may have put the folder it worked in before the name.
    attached = reader.attachments
    found = [content for n in attached if n.rpartition("/")[2] == "manifest.json" for content in attached[n]]
    if len(found) != 1:
        raise ValueError(f"{len(found)} manifests attached to it")
    return bytes(found[0]).decode("utf-8")


def _list_fields(reader: Any) -> list[Any]:
    form = reader.trailer["/Root"].get("/AcroForm")
    return [field.get_object() for field in form.get_object().get("/Fields", [])] if form is not None else []


def _list_of_catalog(reader: Any) -> list[str]:
    root = reader.trailer["/Root"]
    foreign = [f"{key[1:]} in the document" for key in root if key not in _CATALOG | _OF_SIGNATURE]
    foreign += [f"a form field {str(f.get('/T', ''))[:60]}" for f in _list_fields(reader) if f.get("/FT") != "/Sig"]
    names = root.get("/Names")
    known = ("/Dests", "/EmbeddedFiles")
    foreign += [f"{key[1:]} among its names" for key in names.get_object() if key not in known] if names else []
    others = [n for n in reader.attachments if n.rpartition("/")[2] != "manifest.json"]
    return foreign + [f"an attached file {name[:60]}" for name in others]


def _list_of_page(number: int, page: Any) -> list[str]:
    foreign = [f"{key[1:]} on page {number}" for key in page if key not in _PAGE]
    notes = (n.get_object() for n in page.get("/Annots", None) or [])
    strange = (n for n in notes if not (_is_link(n) or _is_unseen_signature(n)))
    return foreign + [f"{str(n.get('/Subtype', '/a note'))[1:]} drawn over page {number}" for n in strange]


def _is_link(note: Any) -> bool:
    """Say whether a note on a page is a link, to a place in the document or to an address of the web."""
    if note.get("/Subtype") != "/Link" or "/AA" in note:
        return False
    if "/A" not in note:
        return True
    action = note["/A"].get_object()
    return action.get("/S") == "/GoTo" or str(action.get("/URI", "")).startswith(("http:", "https:", "mailto:"))


def _is_unseen_signature(note: Any) -> bool:
    box = [float(n) for n in note.get("/Rect", [])]
    flat = len(box) == 4 and (box[0] == box[2] or box[1] == box[3])
    return note.get("/Subtype") == "/Widget" and note.get("/FT") == "/Sig" and flat


def _hash_page(page: Any, known: dict[int, str]) -> str:
    """Return the hash of all that a page draws, whatever its objects are numbered; a signature not seen is left out."""
    drawn = {k: page.raw_get(k) for k in page if k not in ("/Annots", "/Parent", "/StructParents", "/Tabs")}
    notes = [note for note in page.get("/Annots", None) or [] if not _is_unseen_signature(note.get_object())]
    return _hash(["page", *[part for k in sorted(drawn) for part in (k, drawn[k])], *notes], known)


def _hash(value: Any, known: dict[int, str]) -> str:
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

    if isinstance(value, IndirectObject):
        if value.idnum not in known:
            known[value.idnum] = "on the way"
            known[value.idnum] = _hash(value.get_object(), known)
        return known[value.idnum]
    made = hashlib.sha256()
    if isinstance(value, DictionaryObject):
        keys = sorted(k for k in value if k not in _UPWARD and not (isinstance(value, StreamObject) and k in _PACKED))
        for key in keys:
            made.update(f"{key} {_hash(value.raw_get(key), known)}\n".encode())
        if isinstance(value, StreamObject):
            made.update(value.get_data())
    elif isinstance(value, ArrayObject | list):
        made.update("\n".join(_hash(part, known) for part in value).encode())
    else:
        made.update(f"{type(value).__name__} {value}".encode())
    return made.hexdigest()


_PACKED = frozenset(("/Length", "/Filter", "/DecodeParms"))  # how a stream is packed, not what it holds
