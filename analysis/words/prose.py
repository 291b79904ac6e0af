"""The prose of notebooks in other languages: notebooks/language/<code>.po, from each text to its translation."""

import io
import re
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from analysis.errors import BuildError
from analysis.paths import list_layered
from analysis.words.bundles import LANGUAGES, find_messages

_BEGINS = re.compile(r'(?:msg(?:id|str)\s+)?"')
_WHOLE = re.compile(r'(?:msg(?:id|str)\s+)?"(?:[^"\\]|\\.)*"\s*$')


def _read_translations(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in reversed(list_layered(find_messages(language)[1])):  # the workspace's own goes before what is shipped
        found |= _read_file(file, language, file.stat().st_mtime_ns)
    return found


@lru_cache(maxsize=2 * len(LANGUAGES))
def _read_file(file: Path, language: str, _: int) -> dict[str, str]:
    """Return the translations of a file that was changed at some time: once, until it is changed again."""
    try:
        text = file.read_text("utf-8-sig")
        open_lines = [line for line in text.splitlines() if _BEGINS.match(line) and not _WHOLE.match(line)]
        if open_lines:  # Babel takes it, and cuts it
            raise BuildError(
                find_messages(language)[1], f"{open_lines[0][:80]} is not closed", "a quotation mark at its end"
            )
        catalog = read_po(io.StringIO(text), locale=language, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        where = find_messages(language)[1]
        raise BuildError(where, str(error), "a catalogue of gettext (.po), in UTF-8", "Mend that line") from error
    return {str(message.id): str(message.string) for message in catalog if message.id and message.string}


def translate_prose(source: str, written_in: str, language: str) -> str:
    """Return a text of a notebook in a language; one without a translation as it is, visibly marked.

    Parameters
    ----------
    source : str
        A Markdown cell. A translation belongs to these very words: where they change, it is not used any more.
    written_in, language : str
        The language of the notebook, and that of the brief.

    Raises
    ------
    BuildError
        When the catalogue cannot be read.
    """
    if written_in == language or not source.strip():
        return source
    found = _read_translations(language).get(source.strip())
    return found or re.sub(r"^(#+ )?", rf"\g<1>[{written_in}] ", source, count=1)
