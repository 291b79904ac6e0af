"""The lines of a starter mapping: what each column is, how many cells it reads, and what is left out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.datasets.reference.judgements import Judgements
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.places import resolve_regions
from analysis.intake.mapped.above import mark_headings
from analysis.intake.mapped.contents import Column
from analysis.intake.mapped.triage import find_no_records
from analysis.intake.mapped.wording import find_kinds
from analysis.intake.raw import RawFile

Found = dict[str, list[Column]]
CHOOSE = "choose:"  # before the name of a figure that several columns tell
_ORDER = (
    *("incident", "date", "start", "end", "timezone", "country", "region", "district", "place", "latitude"),
    *("longitude", "kind", "type", "weapon", "object", "damage", "words"),
)


_MOST_TAILS = 0.9  # so many of what stands after the last comma of places name regions, where they are told there


def write_order(found: list[Found], rows: pd.DataFrame) -> Iterator[str]:
    """Yield the order of day and month where no date of a column settles it: with dots the day goes first."""
    texts = pd.concat([rows[c.name] for own in found for c in own.get("date", [])] or [pd.Series(dtype="str")])
    if not (read_dates(texts)["problem"] == "ambiguous_date").any():
        return
    mark = "# " if texts.str.contains(r"\d[/-]\d{1,2}[/-]", regex=True).any() else ""
    yield mark + 'date_order = "dmy"  # no date of the sheets settles it: is 05.03 the fifth of March?'
    yield mark + 'date_order_reason = "dates are written with dots, the day first"'
    yield ""


def _names_regions(names: list[str], judgements: Judgements) -> bool:
    """Say whether all these are names of regions, and there are several."""
    return len(names) > 1 and bool(_read_regions(pd.Series(names, dtype="str"), judgements).notna().all())


def _read_regions(names: pd.Series, judgements: Judgements) -> pd.Series:
    """Return the codes of the regions that are named; missing where none is."""
    return resolve_regions(names, judgements.regions, judgements.spellings)["region_code"]


def _list_tails(places: Iterable[str]) -> pd.Series:
    """Return what stands after the last comma of each place that has one."""
    return pd.Series([place.rpartition(",")[2].strip() for place in places if "," in place], dtype="str")


def write_incidents(
    found: list[Found], rows: pd.DataFrame, files: list[RawFile], judgements: Judgements
) -> Iterator[str]:
    """Yield the lines of [incidents]: a column each, with the cells it reads."""
    used = {c.name for table in found for target, own in table.items() if target not in ("words", "") for c in own}
    for target in _ORDER:
        own = [column for table in found for column in table.get(target, [])]
        if target == "words":
            own = [column for column in own if column.name not in used]
        if target == "date" and not own:
            yield _write_parts(found)
        elif target == "kind":
            totals = {"figure:launched", "figure:intercepted"} <= {t for table in found for t in table}
            if not own and totals:
                yield 'counting = "=aggregate"  # figures by day and weapon are totals'
            yield from _write_kind(own or [c for table in found for c in table.get("weapon", [])], rows, judgements)
        elif target == "region" and not own:
            yield _find_region(found, rows, files, judgements)[0]
        elif target == "timezone":
            yield from _write_zone(found, rows, files, judgements)
        elif own:
            n_rows = len(rows) * (len({column.name for column in own}) if target == "words" else 1)
            yield f"{target} = {_print_names(own)}  # {_count(own, n_rows)}"
        elif target in ("latitude", "longitude") and any("coordinates" in table for table in found):
            both = [column for table in found for column in table.get("coordinates", [])]
            place = 1 + (target == "longitude")
            yield f"{target} = {{ column = {_print_names(both)}, part = {place} }}  # {_count(both, len(rows))}"


def _find_region(
    found: list[Found], rows: pd.DataFrame, files: list[RawFile], judgements: Judgements
) -> tuple[str, pd.Series]:
    """Return the line of a region that no column names: of sheets, of rows of their own, of places, or a question.

    And the names of regions that stand there.
    """
    sheets = [raw.name.partition("#")[2] for raw in files]
    if _names_regions(sheets, judgements):
        return "region = { sheet = true }  # the names of the sheets", pd.Series(sheets, dtype="str")
    alone = [_find_alone(raw, own) for raw, own in zip(files, found, strict=True)]
    if all(map(len, alone)) and _names_regions(list(pd.concat(alone)), judgements):
        return "region = { above = true }  # what stands alone in a row, for the rows below it", pd.concat(alone)
    places = [own["place"][0] for own in found if own.get("place")]
    tails = _list_tails(cell for name in dict.fromkeys(column.name for column in places) for cell in rows[name])
    if len(tails) and _read_regions(tails, judgements).notna().mean() >= _MOST_TAILS:
        return f'region = {{ column = {_print_names(places)}, after = "," }}  # {len(tails):,} of {len(rows):,}', tails
    return '# region = "=UA-63"  # no column names one: where all rows are of one region, say which', tails[:0]


def _find_alone(raw: RawFile, found: Found) -> pd.Series:
    """Return what stands alone in rows of a table; nothing where other rows are no records either."""
    blank = pd.Series("", raw.rows.index, dtype="str")
    dates, kinds = (next((raw.rows[c.name] for c in found.get(target, [])), blank) for target in ("date", "kind"))
    told = mark_headings(raw, dates, find_no_records(raw.rows, dates, kinds))
    return told.iloc[:0] if (told == "").any() else told


def _write_parts(found: list[Found]) -> str:
    parts = {part: [column for table in found for column in table.get(part, [])[:1]] for part in _PARTS}
    if not parts["year"]:
        return '# date = "the column that holds the date"'
    return f"date = {{ {', '.join(f'{part} = {_print_names(own)}' for part, own in parts.items() if own)} }}"


_PARTS = ("year", "month", "day")


def _write_kind(columns: list[Column], rows: pd.DataFrame, judgements: Judgements) -> Iterator[str]:
    """Yield the line of the kind, and below it each match: the words of the rule, the kind, how many cells."""
    if not columns:
        yield '# kind = "the column that says what happened", or "=drone attack" where all rows are of one kind'
        return
    yield f"kind = {{ column = {_print_names(columns)}, by_words = true }}  # {_count(columns, len(rows))}"
    texts = pd.concat([rows[name] for name in dict.fromkeys(c.name for c in columns)])
    read = find_kinds(texts[texts.str.strip() != ""], judgements)
    for (kind, words), n in Counter(zip(read["kind"], read["words"], strict=True)).most_common():
        told = "no rule of kind_words.csv" if pd.isna(kind) else f"{words} -> {kind}"
        yield f"#   {n:,} {'cell' if n == 1 else 'cells'}: {told}"


def _write_zone(found: list[Found], rows: pd.DataFrame, files: list[RawFile], judgements: Judgements) -> Iterator[str]:
    """Yield the time zone where all regions named lie in one; clock times without a zone would be words only."""
    dated = any(column.shares["moment"] for table in found for column in table.get("date", []))
    if not dated and not any(t in ("start", "end") or t.startswith("step:") for table in found for t in table):
        return
    names = list(dict.fromkeys(column.name for table in found for column in table.get("region", [])))
    texts = pd.concat([rows[n] for n in names]) if names else _find_region(found, rows, files, judgements)[1]
    codes = _read_regions(texts[texts.str.strip() != ""], judgements)  # one that is not known may lie in any zone
    zones = set(judgements.regions.set_index("code")["timezone"].reindex(codes.unique()).fillna(""))
    if len(zones) == 1 and (zone := zones.pop()):
        yield f'timezone = "={zone}"  # the zone of every region named; are the clock times local?'
    else:
        yield '# timezone = "=Europe/Kyiv"  # the zone of the clock times: without it they are kept as words'


def write_block(target: str, columns: list[list[Column]], n_rows: int) -> Iterator[str]:
    """Yield the blocks of figures, steps or claims: one a column, of all sheets that have it.

    Of columns that tell one figure none is read: the line names them all, and no column is called so.
    """
    if target.startswith(CHOOSE):
        names = " or ".join(dict.fromkeys(column.name for table in columns for column in table))
        name = target.rpartition(":")[2]
        yield from ("", "[[counts]]", f'quantity = "={name}"', f"figure = {_quote(f'which? {names}')}")
        return
    what, _, name = target.partition(":")
    if what not in ("figure", "step", "claim"):
        return
    for place in range(max(map(len, columns))):
        own = [table[place] for table in columns if len(table) > place]
        said = f"{_print_names(own)}  # {_count(own, n_rows)}"
        if what == "figure":
            yield from ("", "[[counts]]", f'quantity = "={name}"', f"figure = {said}")
        elif what == "step":
            yield from ("", "[[milestones]]", f'milestone = "={name}"', f"at = {said}")
        elif what == "claim":
            yield from ("", "[[claims]]", f"claimant = {said}")
            yield '# stance = "=claims_responsibility"  # a name alone claims nothing; say so only if the sheet does'


def write_reports(found: list[Found], n_rows: int) -> Iterator[str]:
    """Yield a block of reports: the address, who published it and when; one more for each further address."""
    columns = {name: [own[f"report:{name}"] for own in found if f"report:{name}" in own] for name in _REPORT}
    if not columns["url"] and not columns["publisher"]:
        return
    for place in range(max((len(own) for tables in columns.values() for own in tables), default=0)):
        yield from ("", "[[reports]]")
        for name, tables in columns.items():
            if own := [table[place] for table in tables if len(table) > place]:
                names = _print_names(own)
                lists = f"{{ column = {names}, links = true }}" if name == "url" else names
                yield f"{name} = {lists}  # {_count(own, n_rows)}"


_REPORT = ("url", "publisher", "published")


def list_left(tables: list[tuple[RawFile, list[Column]]], found: list[Found], written: str) -> Iterator[str]:
    """Yield the columns that the mapping does not name: those of people, and the others."""
    private = dict.fromkeys(c.name for own in found for c in own.get("private", []))
    left = dict.fromkeys(c.name for _, columns in tables for c in columns if _quote(c.name) not in written)
    yield f"# Left out, as names or addresses of people: {', '.join(private) or 'nothing'}"
    yield f"# Left out: {', '.join(name for name in left if name not in private) or 'nothing'}"


def _print_names(columns: Iterable[Column]) -> str:
    names = list(dict.fromkeys(column.name for column in columns))
    return _quote(names[0]) if len(names) == 1 else f"[{', '.join(map(_quote, names))}]"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _count(columns: Iterable[Column], n_rows: int) -> str:
    return f"{sum(column.n_filled for column in columns):,} of {n_rows:,}"
