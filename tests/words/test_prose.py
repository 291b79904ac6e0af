"""The prose of notebooks in other languages."""

import json
import re
from pathlib import Path

import pytest

from analysis.words.bundles import LANGUAGES, SOURCE
from analysis.words.prose import translate_prose

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = [path for path in sorted((ROOT / "notebooks").glob("*.ipynb")) if path.stem not in ("explore", "form")]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.stem)
def test_every_text_of_a_notebook_has_its_translation(path: Path, language: str) -> None:
    """None is left in English, headings stay headings of the same depth, and no digit comes in."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            told = translate_prose(source, SOURCE, language)
            assert re.match("#+", told)[0] == re.match("#+", source)[0]
            assert re.search("[а-я]", told), source
            assert not re.search(r"\d|\[en\]", told), source
            assert told.count("\n") == source.count("\n")


def test_a_text_without_translation_is_marked() -> None:
    """It stands in its own language, behind its heading's marks, and does not look translated."""
    assert translate_prose("## New\n\nWords.", "en", "uk") == "## [en] New\n\nWords."
    assert translate_prose("Words.", "en", "uk") == "[en] Words."


def test_a_notebook_in_the_language_of_the_brief_is_as_it_is() -> None:
    """An author's own notebook, written in Ukrainian, needs no translation into it."""
    assert translate_prose("## Свої слова", "uk", "uk") == "## Свої слова"
