"""A starter mapping for tables of no known layout, from headings, tags and cells; each line says how many it reads."""

import re
from collections.abc import Iterator

import pandas as pd

from analysis.datasets.reference.judgements import Judgements
from analysis.intake.layout import find_tag_rows
from analysis.intake.mapped.contents import Column, describe_columns, read_tag
from analysis.intake.mapped.lines import (
    CHOOSE,
    Found,
    list_left,
    write_block,
    write_incidents,
    write_order,
    write_reports,
)
from analysis.intake.mapped.triage import find_no_records
from analysis.intake.raw import RawFile

# What the cells of a column have to be for its heading to be believed.
_CHECKED = {"date": "date", "start": "clock", "end": "clock", "latitude": "degrees", "longitude": "degrees"}
_TEXTS = ("report:publisher", "claim:claimant", "region", "district", "place", "object", "weapon", "damage", "country")


def propose_mapping(files: list[RawFile], judgements: Judgements) -> tuple[str, list[str]]:
    """Return a starter mapping of the tables of some files, and what has to be filled in before it can be read by.

    A heading is believed where the cells bear it out; an address, a day or a region is known by its cells. A name under
    a heading such as *Who claimed* becomes a claim only when a person says by `stance` what it did.
    """
    tables = [(raw, describe_columns(_list_rows(raw), judgements)) for raw in files]
    found = [_assign(raw, columns) for raw, columns in tables]
    for own in found:  # what has to be chosen on one sheet is chosen for all
        for target in [t for t in own if any(CHOOSE + t in other for other in found)]:
            own[CHOOSE + target] = own.pop(target)
    targets = dict.fromkeys(target for own in found for target in own)
    lines = [
        f"# How to read {', '.join(dict.fromkeys(raw.name.partition('#')[0] for raw in files))}.",
        '# column of our record files = "column of the file"; "=a fixed word"; ["one column", "or another"].',
        "# See data/raw/template/README.md. Look through it, change what is wrong, give the same command again.",
        "",
    ]
    rows = pd.concat([raw.rows for raw in files]).fillna("")
    lines += [*write_order(found, rows), "[incidents]", *write_incidents(found, rows, files, judgements)]
    for target in targets:
        lines += write_block(target, [own[target] for own in found if target in own], len(rows))
    lines += write_reports(found, len(rows))
    written = "\n".join(lines)
    return "\n".join([written, "", *list_left(tables, found, written)]) + "\n", list(_list_asked(found))


def _list_asked(found: list[Found]) -> Iterator[str]:
    """Yield what no heading and no cell tells, and a person has to."""
    targets = {target for own in found for target in own}
    if not targets & {"date", "year"}:
        yield "it names no column that holds the day"
    if not targets & {"kind", "weapon"}:
        yield "it names no column that says what happened"
    for target in sorted(target for target in targets if target.startswith(CHOOSE)):
        names = dict.fromkeys(repr(column.name) for own in found for column in own.get(target, []))
        yield f"{target.rpartition(':')[2]} is told by {' and '.join(names)}: name the one to be read"


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
    for target in [t for t in found if t not in _SEVERAL and not t.startswith("part:")]:
        ordered = sorted(found[target], key=lambda column: (column.name not in tagged, not _is_whole(column.name)))
        ordered = [column for column in ordered if column.n_filled] or ordered
        if target.startswith("figure:") and ordered[0].name not in tagged and not _tells_all(ordered):
            found[CHOOSE + target] = found.pop(target)
            continue
        found[target], others = ordered[:1], ordered[1:]
        found["words"] = found.get("words", []) + others
    for target in [t for t in found if t.startswith("part:")]:
        _settle_parts(found, target)
    return {target: own for target, own in found.items() if target and own}


def _settle_parts(found: Found, target: str) -> None:
    """Leave the parts of a figure as words where a column tells the whole; else ask which is to be read for it."""
    figure, parts = target.replace("part:", "figure:"), found.pop(target)
    whole = found.get(figure, [])
    if whole and not all(_is_part(whole[0], part) for part in parts if part.n_filled):
        found[CHOOSE + figure] = found.pop(figure)
    if figure in found or not parts:
        found["words"] = found.get("words", []) + parts
    else:
        found[CHOOSE + figure] = [*found.get(CHOOSE + figure, []), *parts]


def _is_part(whole: Column, part: Column) -> bool:
    """Say whether one column tells the whole of which another tells a part: by its name, and filled as often."""
    own, other = (set(re.findall(r"\w+", column.name.casefold())) for column in (whole, part))
    is_bare = all(re.fullmatch(_BARE, word) for word in own)
    return (_is_whole(whole.name) or own < other or is_bare) and whole.n_filled >= part.n_filled


# The words of a heading that names a figure of people, and no part of it.
_BARE = re.compile(
    r"killed|dead|deaths?|fatalit\w+|died|toll|injured|wounded|injuries|hurt|displaced|evacuat\w+|people|persons?|"
    r"number|of|no|"
    r"загин\w+|загибл\w+|поранен\w+|постраждал\w+|травмован\w+|евакуйован\w+|кількість|осіб|людей|"
    r"погиб\w+|убит\w*|ранен\w+|пострадавш\w+|эвакуирован\w+|число|количество|человек|и|та|і"
)


# What may stand in several columns of one table; of all else the first is read, the others are words.
_SEVERAL = ("words", "private", "left", "", "report:url", "claim:claimant")


def _tells_all(columns: list[Column]) -> bool:
    """Say whether the first of some columns of a figure is the whole: its heading says so, or the others add to it."""
    if sum(_is_whole(column.name) for column in columns) > 1:
        return False
    first, *others = [set(re.findall(r"\w+", column.name.casefold())) for column in columns]
    return _is_whole(columns[0].name) or all(first < {w for w in other if not w.isdigit()} for other in others)


def _is_whole(name: str) -> bool:
    """Say whether a heading promises the total, where others name a part."""
    return bool(re.search(r"\b(?:total|всього|усього|всего|загал|общ)", name.casefold()))


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
    if told.startswith(("figure:", "part:")):
        return told if column.holds("figure", 0.2) else "words"
    if told == "kind" and column.holds("weapon", 0.7) and not column.holds("kind"):
        return "weapon"
    return told or ("weapon" if column.holds("weapon", 0.7) and not column.holds("figure") else "words")


def _take_by_cells(found: Found, target: str, what: str) -> None:
    """Take the first column whose cells are of a kind that no heading tells, from those that are not placed well."""
    for source in ("words", "place", "kind", "start", "day"):
        for column in found.get(source, []):
            if column.holds(what, 0.7):
                found[source].remove(column)
                found[target] = [column]
                return


def _choose_kind(found: Found) -> None:
    """Choose the column whose texts tell the most kinds; the others are words."""
    told = found.pop("kind", [])
    tells_something = any(column.shares["kind"] for column in told)
    texts = told + [
        c for c in found.get("words", []) if c.holds("kind", 0.5 if not told else 0.1) and not tells_something
    ]
    if not texts:
        return
    best = max(texts, key=lambda column: column.shares["kind"] * column.n_filled)
    found["kind"] = [best]
    found["words"] = [column for column in [*found.get("words", []), *told] if column is not best]
