"""A starter mapping for tables of no known layout, from headings, tags and cells; each line says how many it reads."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.datasets.judgements import Judgements
from analysis.intake.fields.places import resolve_regions
from analysis.intake.grammar import find_tag_rows
from analysis.intake.mapped.contents import Column, describe_columns, read_tag
from analysis.intake.mapped.triage import find_no_records
from analysis.intake.mapped.wording import find_kinds
from analysis.intake.raw import RawFile

# What the cells of a column have to be for its heading to be believed.
_CHECKED = {"date": "date", "start": "clock", "end": "clock", "latitude": "degrees", "longitude": "degrees"}
_ORDER = (
    *("incident", "date", "start", "end", "timezone", "country", "region", "district", "place", "latitude"),
    *("longitude", "kind", "type", "weapon", "object", "damage", "words"),
)
_TEXTS = ("report:publisher", "claim:claimant", "region", "district", "place", "object", "weapon", "country")
Found = dict[str, list[Column]]


def propose_mapping(files: list[RawFile], judgements: Judgements) -> tuple[str, bool]:
    """Return a starter mapping of the tables of some files, and whether it can be read with as it is.

    A heading is believed where the cells bear it out; an address, a day or a region is known by its cells. A name under
    a heading such as *Who claimed* becomes a claim only when a person says by `stance` what it did.
    """
    tables = [(raw, describe_columns(_list_rows(raw), judgements)) for raw in files]
    found = [_assign(raw, columns) for raw, columns in tables]
    targets = dict.fromkeys(target for own in found for target in own)
    lines = [
        f"# How to read {', '.join(dict.fromkeys(raw.name.partition('#')[0] for raw in files))}.",
        '# column of our record files = "column of the file"; "=a fixed word"; ["one column", "or another"].',
        "# See data/raw/template/README.md. Look through it, change what is wrong, give the same command again.",
        "",
    ]
    rows = pd.concat([raw.rows for raw in files]).fillna("")
    lines += ["[incidents]", *_write_incidents(found, rows, judgements)]
    for target in targets:
        lines += _write_block(target, [own[target] for own in found if target in own], len(rows))
    lines += _write_reports(found, len(rows))
    can_be_read = ("date" in targets or "year" in targets) and ("kind" in targets or "weapon" in targets)
    written = "\n".join(lines)
    return "\n".join([written, "", *_list_left(tables, found, written)]) + "\n", can_be_read


def _list_rows(raw: RawFile) -> pd.DataFrame:
    some = pd.Series("a record", raw.rows.index, dtype="str")
    return raw.rows[find_no_records(raw.rows, raw.rows.iloc[:, 0], some).isna()]


def _assign(raw: RawFile, columns: list[Column]) -> Found:
    """Return what each column of one table is, by target; columns left out are in none."""
    tags = raw.rows.iloc[0] if len(find_tag_rows(raw.rows).dropna()) else pd.Series("", raw.rows.columns)
    found: Found = {}
    tagged = []
    for column in columns:
        tag = read_tag(str(tags[column.name]))
        tagged += [column.name] if tag else []
        found.setdefault(tag or _judge(column), []).append(column)
    for target, what in (("date", "date"), ("region", "region")):
        if target not in found:
            _take_by_cells(found, target, what)
    _choose_kind(found)
    for target in [t for t in found if t not in _SEVERAL]:
        ordered = sorted(found[target], key=lambda column: (column.name not in tagged, not _is_whole(column.name)))
        found[target], others = ordered[:1], ordered[1:]
        found["words"] = found.get("words", []) + others
    return {target: own for target, own in found.items() if target and own}


# What may stand in several columns of one table; of all else the first is read, the others are words.
_SEVERAL = ("words", "private", "left", "", "report:url", "claim:claimant")


def _is_whole(name: str) -> bool:
    """Say whether a heading promises the total, where others name a part."""
    return bool(re.search(r"\btotal|всього|усього|всего|загал|общ", name.casefold()))


def _judge(column: Column) -> str:
    """Return what a column is: what its heading says where the cells bear it out, else what they are."""
    told = column.told
    if told in ("private", "left") or not column.n_filled:
        return told or "words"
    if column.holds("link", 0.01 if told == "report:url" else 0.5):
        return "report:url"
    if told == "report:url":
        told = "report:publisher"
    if told in _TEXTS and column.holds("figure", 0.8):
        return "words"
    if told in _CHECKED:
        if told == "start" and column.holds("moment") and not column.holds("clock"):
            return "date"
        return told if column.holds(_CHECKED[told]) else "words"
    if told.startswith("step:"):
        return told if column.shares["clock"] + column.shares["moment"] >= 0.5 else "words"
    if told.startswith("figure:"):
        return told if column.holds("figure", 0.2) else "words"
    if told == "kind" and column.holds("weapon", 0.7) and not column.holds("kind"):
        return "weapon"
    return told or ("weapon" if column.holds("weapon", 0.7) and not column.holds("figure") else "words")


def _take_by_cells(found: Found, target: str, what: str) -> None:
    """Take the first column whose cells are of a kind that no heading tells, from those that are not placed well."""
    for source in ("words", "place", "kind", "start"):
        for column in found.get(source, []):
            if column.holds(what, 0.7):
                found[source].remove(column)
                found[target] = [column]
                return


def _choose_kind(found: Found) -> None:
    """Choose the column whose texts tell the most kinds; the others are words."""
    told = found.pop("kind", [])
    texts = told or [column for column in found.get("words", []) if column.holds("kind")]
    if not texts:
        return
    best = max(texts, key=lambda column: column.shares["kind"] * column.n_filled)
    found["kind"] = [best]
    found["words"] = [column for column in [*found.get("words", []), *told] if column is not best]


def _write_incidents(found: list[Found], rows: pd.DataFrame, judgements: Judgements) -> Iterator[str]:
    """Yield the lines of [incidents]: a column each, with the cells it reads."""
    used = {c.name for table in found for target, own in table.items() if target not in ("words", "") for c in own}
    for target in _ORDER:
        own = [column for table in found for column in table.get(target, [])]
        if target == "words":
            own = [column for column in own if column.name not in used]
        if target == "date" and not own:
            yield _write_parts(found)
        elif target == "kind":
            yield from _write_kind(own or [c for table in found for c in table.get("weapon", [])], rows, judgements)
        elif target == "timezone":
            yield from _write_zone(found, rows, judgements)
        elif own:
            n_rows = len(rows) * (len({column.name for column in own}) if target == "words" else 1)
            yield f"{target} = {_print_names(own)}  # {_count(own, n_rows)}"
        elif target in ("latitude", "longitude") and any("coordinates" in table for table in found):
            both = [column for table in found for column in table.get("coordinates", [])]
            place = 1 + (target == "longitude")
            yield f"{target} = {{ column = {_print_names(both)}, part = {place} }}  # {_count(both, len(rows))}"


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
        yield f"#   {n:,} cells: no rule of kind_words.csv" if pd.isna(kind) else f"#   {n:,} cells: {words} -> {kind}"


def _write_zone(found: list[Found], rows: pd.DataFrame, judgements: Judgements) -> Iterator[str]:
    """Yield the time zone where all regions named lie in one; clock times without a zone would be words only."""
    dated = any(column.shares["moment"] for table in found for column in table.get("date", []))
    if not dated and not any(t in ("start", "end") or t.startswith("step:") for table in found for t in table):
        return
    names = list(dict.fromkeys(column.name for table in found for column in table.get("region", [])))
    texts = pd.concat([rows[name] for name in names]) if names else pd.Series(dtype="str")
    codes = resolve_regions(texts, judgements.regions, judgements.spellings)["region_code"].dropna()
    zones = set(judgements.regions.set_index("code")["timezone"].reindex(codes.unique()).fillna(""))
    if len(zones) == 1 and (zone := zones.pop()):
        yield f'timezone = "={zone}"  # the zone of every region named; are the clock times local?'
    else:
        yield '# timezone = "=Europe/Kyiv"  # the zone of the clock times: without it they are kept as words'


def _write_block(target: str, columns: list[list[Column]], n_rows: int) -> Iterator[str]:
    """Yield the blocks of figures, steps or claims: one a column, of all sheets that have it."""
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


def _write_reports(found: list[Found], n_rows: int) -> Iterator[str]:
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


def _list_left(tables: list[tuple[RawFile, list[Column]]], found: list[Found], written: str) -> Iterator[str]:
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
