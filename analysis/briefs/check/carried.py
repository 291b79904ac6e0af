"""Whether the records that a page carries are those that its manifest names, and give its numbers."""

import pandas as pd

from analysis.briefs.check.trace import open_evidence
from analysis.briefs.check.verdict import AGREES, BROKEN, UNCHECKED, Step
from analysis.briefs.pages.published import Page
from analysis.briefs.shelf.changes import hash_code_and_theme
from analysis.briefs.shelf.manifest import Entry
from analysis.datasets.catalogue import hash_text
from analysis.datasets.evidence import WITHOUT_RECORDS, Evidence
from analysis.datasets.slices import MOST_CHARACTERS, open_window
from analysis.errors import BriefsError
from analysis.words.numbers import number

_STEP = "numbers from the records in it"
# What a measure raises over records, or over a source of a number, that somebody has made up.
_UNREADABLE = (BriefsError, ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError)
_OF_LEDGER = ("ledger", "judgement")  # what became of raw rows is told in no table of a page


def check_carried(page: Page) -> list[Step]:
    """Work every number of a lone page out again from the records in it; nothing where it carries none.

    That they come out the same says that page and records go together, and not who made them.
    """
    packed, manifest = page.anatomy.records, page.manifest
    if not packed and not manifest.records:
        return []
    if hash_text(packed) != manifest.records or len(packed) > MOST_CHARACTERS:
        return [Step(_STEP, BROKEN, ["The records in it are not those that its manifest names."])]
    try:
        find = open_evidence(manifest, open_window(packed, manifest.dataset.cut_off))
        asked = [entry for entry in manifest.numbers if _is_of_tables(entry)]
        wrong = [said for entry in asked if (said := _compare(entry, find(entry)))]
    except _UNREADABLE as error:
        said = str(error) if isinstance(error, BriefsError | ValueError) else type(error).__name__
        return [Step(_STEP, UNCHECKED, [f"The records in it give no numbers here ({said})."])]
    if wrong and manifest.parts["code"] != hash_code_and_theme():
        return [Step(_STEP, UNCHECKED, ["Other code than that it was made with gives other numbers.", *wrong])]
    if wrong:
        return [Step(_STEP, BROKEN, wrong)]
    rest = len(manifest.numbers) - len(asked)
    more = f" {rest:,} others are limits, parameters, or counts of raw rows, which no page carries." if rest else ""
    said = f"{len(asked):,} numbers of its manifest worked out again, all equal.{more}"
    return [Step(_STEP, AGREES, [said, "Its words, and what it prints, were not compared with them."])]


def _is_of_tables(entry: Entry) -> bool:
    """Say whether a number is made from the records, and not a limit, a parameter or a count of raw rows."""
    if entry.kind in WITHOUT_RECORDS and "measure" not in entry.source:
        return False
    return entry.source.get("of") not in _OF_LEDGER


def _compare(entry: Entry, found: Evidence) -> str:
    """Return how a number differs from what the records give; blank where it does not."""
    made = number(entry.name, found, entry.unit).describe(entry.where)
    value = made["value"]
    if pd.isna(value) != pd.isna(entry.value) or (not pd.isna(value) and value != entry.value):
        return f"{entry.name} ({entry.where}): {entry.value} in the brief, {value} from the records in it."
    told = {name: getattr(entry, name) for name in ("kind", "n_used", "n_left_out", "left_out", "rows")}
    if any(made[name] != said for name, said in told.items()):
        return f"{entry.name} ({entry.where}): {entry.value}, but from other records in it."
    return ""
