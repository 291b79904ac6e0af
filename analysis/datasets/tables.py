"""The declared tables: every column once, with its type, unit, meaning and what missing means.

From this one declaration come the check (pandera), the dtypes, data/DICTIONARY.md and each dataset's datapackage.json.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES

TEXT, WHOLE, NUMBER, FLAG = "str", "Int64", "Float64", "boolean"
DATE, INSTANT = "datetime64[us]", "datetime64[us, UTC]"


class Column(NamedTuple):
    """One column: its name, dtype, meaning, what missing means, unit, and the words it may hold."""

    name: str
    dtype: str
    meaning: str
    missing: str = ""
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


def _words(name: str, meaning: str, vocabulary: str, missing: str = "", required: bool = False) -> Column:
    return Column(name, TEXT, meaning, missing, required=required, allowed=tuple(VOCABULARIES[vocabulary]))


ORIGIN = (
    Column("source_id", TEXT, "the source, as data/sources.toml names it", required=True),
    Column("source_file", TEXT, "the raw file", required=True),
    Column("source_row", WHOLE, "the row in it that says this; the header is row 1", unit="row", required=True, low=1),
)
_GRADES = (
    _words("source_grade", "NATO Admiralty grade of the source, A to F", "source_grade", "ungraded, read as F"),
    _words("information_grade", "NATO Admiralty grade of the information", "information_grade", "ungraded, read as 6"),
)
_WORDS = Column("as_reported", TEXT, "the words of the record (JSON, column to words)", "nothing was rewritten")
_INCIDENT = Column("incident_id", TEXT, "the incident", required=True)
_REPORT = Column("report_id", TEXT, "the report that says so", "the record names no report")

TABLES: dict[str, tuple[Column, ...]] = {
    "incidents": (
        _INCIDENT,
        _words("kind", "what happened", "kind", "not decided yet: no brief is made of such a dataset"),
        Column("subkind", TEXT, "the source's own type, mapped", "the source has no finer type"),
        Column("priority", TEXT, "how urgent the source says it is, in its own code", "not stated, or withheld"),
        _words(
            "counting",
            "event = counts as one incident; part = part of another; aggregate = a total",
            "counting",
            required=True,
        ),
        Column("part_of", TEXT, "the incident this one is a part of", "not a part, or of which is not known"),
        Column("same_as", TEXT, "the lead record of the same incident, as people decided", "not linked"),
        _words("weapon", "what was used", "weapon", "not reported"),
        Column("date_from", DATE, "first local date, inclusive", "not known", "date"),
        Column("date_to", DATE, "last local date, inclusive", "not known", "date"),
        _words("date_meaning", "how the two dates are meant", "date_meaning", required=True),
        _words("date_precision", "how exactly the date is known", "date_precision", required=True),
        _words("date_assumed", "what part of the date a judgement supplied", "date_assumed", "nothing was assumed"),
        Column("timezone", TEXT, "IANA name of the zone the local dates are in", "not stated"),
        Column("start_utc", INSTANT, "start, where a clock time was reported", "no clock time reported", "UTC"),
        Column("end_utc", INSTANT, "end, where a clock time was reported", "no clock time reported", "UTC"),
        Column("country_code", TEXT, "ISO 3166-1 alpha-2", "not resolved"),
        Column("region_code", TEXT, "ISO 3166-2", "no single region"),
        Column("region", TEXT, "the region's name", "no single region"),
        Column("district", TEXT, "second-order division", "not reported, or withheld"),
        Column("place", TEXT, "settlement or named place", "not reported, or withheld"),
        Column("latitude", NUMBER, "WGS 84", "not reported, or withheld", "degrees", low=-90, high=90),
        Column("longitude", NUMBER, "WGS 84", "not reported, or withheld", "degrees", low=-180, high=180),
        _words("place_precision", "how exactly the place is known", "place_precision", required=True),
        _words("object_kind", "what was hit", "object_kind", "not reported"),
        _words("damage", "how badly", "damage", "not reported"),
        *_GRADES,
        Column("unstated_claimant", TEXT, "the heading under which a name stands, with no word of a claim", "no name"),
        _WORDS,
    ),
    "counts": (
        _INCIDENT,
        _words("quantity", "what is counted", "quantity", required=True),
        _words("state", "whether and how the source gave a figure", "count_state", required=True),
        Column("low", NUMBER, "the source's lower figure", "no lower figure", "persons or objects", low=0),
        Column("best", NUMBER, "the source's best figure", "no single figure; never none", "persons or objects", low=0),
        Column("high", NUMBER, "the source's upper figure", "no upper figure", "persons or objects", low=0),
        Column("claimant", TEXT, "whose figure it is", "the source's own"),
        Column("as_of_utc", INSTANT, "when the figure stood", "not stated", "UTC"),
        _words("as_of_stage", "at what stage of reporting the figure stood", "as_of_stage", "not stated"),
        _REPORT,
        _WORDS,
    ),
    "milestones": (
        _INCIDENT,
        _words("milestone", "the step of the response", "milestone", required=True),
        _words("state", "whether it was reached", "milestone_state", required=True),
        Column("at_utc", INSTANT, "when it was reached", "time not reported", "UTC"),
        Column("earliest_utc", INSTANT, "not before", "not stated", "UTC"),
        Column("latest_utc", INSTANT, "not after", "not stated", "UTC"),
        Column("observed_until_utc", INSTANT, "until when it was watched", "not stated", "UTC"),
        Column("actor", TEXT, "who took the step", "not reported, or withheld"),
        _words("method", "how", "method", "not reported"),
        Column("unit", TEXT, "the unit's own name", "not reported, or withheld"),
        _REPORT,
        _WORDS,
    ),
    "claims": (
        Column("claim_id", TEXT, "the statement; repeats where it speaks of several incidents", required=True),
        Column("incident_id", TEXT, "the incident it speaks of", "it names none"),
        Column("claimant", TEXT, "who says it", required=True),
        _words("claimant_role", "in what role", "claimant_role", "not stated"),
        _words("stance", "what the statement does", "stance", required=True),
        _words("bearing", "how it bears on the incident", "bearing", required=True),
        Column("accused", TEXT, "whom it names", "it names nobody"),
        _words("topic", "what it is about, besides who did it", "topic", "nothing else"),
        Column("made_utc", INSTANT, "when it was made", "no clock time reported", "UTC"),
        Column("made_on", DATE, "the local day it was made on, where that is all we know", "not reported"),
        *_GRADES,
        _REPORT,
        _WORDS,
    ),
    "reports": (
        Column("report_id", TEXT, "the source item; repeats where it tells of several incidents", required=True),
        Column("incident_id", TEXT, "the incident it tells of", "it tells of none in particular"),
        Column("publisher", TEXT, "who published it", "not stated"),
        _words("publisher_kind", "what kind of publisher", "publisher_kind", "not stated"),
        Column("url", TEXT, "address of the item", "not stated"),
        Column("published_utc", INSTANT, "when it was published", "no clock time stated", "UTC"),
        Column("published_on", DATE, "the local day it was published on, where that is all we know", "not stated"),
        Column("language", TEXT, "ISO 639 code", "not stated"),
        Column("origin_report_id", TEXT, "the report it repeats", "it repeats none that is known"),
    ),
    "coverage": (
        Column("country_code", TEXT, "ISO 3166-1 alpha-2", "all countries"),
        Column("region_code", TEXT, "ISO 3166-2", "all regions"),
        _words("kind", "kind of incident", "kind", "all kinds"),
        _words("subject", "what it collected, where not everything", "coverage_subject", "everything it holds"),
        Column("from_date", DATE, "first date", "always; of a subject alone", unit="date"),
        Column("to_date", DATE, "last date, inclusive", "always; of a subject alone", unit="date"),
        _words("state", "whether the source watched", "coverage_state", required=True),
        Column("reason", TEXT, "how that is known", "not stated"),
    ),
    "set_aside": (
        _words("reason", "why the raw row could not be used", "set_aside_reason", required=True),
        Column("detail", TEXT, "what was found and what was expected", "nothing to add"),
        Column("raw", TEXT, "the row (JSON; name and address columns left out)", "withheld"),
    ),
}
TABLES = {name: columns + ORIGIN for name, columns in TABLES.items()}


def list_columns(table: str) -> list[str]:
    """Return the column names of a table, in order."""
    return [column.name for column in TABLES[table]]


def make_table(table: str, rows: pd.DataFrame | Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Return `rows` with exactly the declared columns and dtypes; a column not given is missing throughout."""
    if not len(rows):
        return _make_empty(table).copy(deep=False)
    return _make_columns(table, rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows))


@cache
def _make_empty(table: str) -> pd.DataFrame:
    return _make_columns(table, pd.DataFrame())


def _make_columns(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    index = pd.RangeIndex(len(frame))
    blanks, made = {}, {}
    for column in TABLES[table]:
        if column.name in frame:
            made[column.name] = _cast(frame[column.name], column.dtype).set_axis(index)
            continue
        if column.dtype not in blanks:
            blanks[column.dtype] = repeat_value(None, len(frame), column.dtype)
        cells = blanks[column.dtype]  # text is never changed in place, so columns of nothing can share it
        made[column.name] = pd.Series(cells if column.dtype == TEXT else cells.copy(), index, copy=False)
    return pd.DataFrame(made, copy=False)


def repeat_value(value: str | None, n_rows: int, dtype: str = TEXT) -> Any:
    """Return an array of one value again and again, or of nothing."""
    import pyarrow as pa

    if dtype != TEXT:
        return pd.array([value], dtype=dtype).repeat(n_rows)
    return pd.array(pa.repeat(pa.scalar(value, pa.large_string()), n_rows), dtype=dtype)


def _cast(values: pd.Series, dtype: str) -> pd.Series:
    if dtype == NUMBER:
        return values.astype(dtype) + 0.0  # there is no minus zero
    if values.dtype == dtype:
        return values
    if dtype == INSTANT:
        return pd.to_datetime(values, utc=True).astype(dtype)
    return values.astype(dtype)


def join_tables(table: str, pieces: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the pieces of one table as one, in the order given; no piece is an empty table."""
    full = [piece for piece in pieces if len(piece)]
    return pd.concat(full, ignore_index=True) if full else make_table(table, [])
