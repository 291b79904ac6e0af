"""What the commands print, as plain lines."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from analysis.datasets.about import About, Ledger, TableLedger
from analysis.intake.sheets.texts import HIDDEN

if TYPE_CHECKING:
    from analysis.briefs.check.diff import Difference
    from analysis.briefs.check.trace import Traced
    from analysis.briefs.check.uses import Forward
    from analysis.briefs.check.verdict import Verdict
    from analysis.briefs.shelf.records import Records
    from analysis.contract.described import Described


def print_ledger(ledger: Ledger) -> str:
    """Return the ledger as one line."""
    reasons = ", ".join(f"{reason} {n:,}" for reason, n in ledger.reasons.items())
    told = f"{ledger.read:,} rows read as {ledger.format}, {ledger.kept:,} kept, {ledger.set_aside:,} set aside"
    cells = ledger.cells
    ignored = f"{sum(cells.ignored.values()):,} ignored"
    if cells.ignored:
        ignored += f" ({', '.join(f'{column} {n:,}' for column, n in cells.ignored.items())})"
    counted = f"{cells.filled:,} filled cells, {cells.used:,} used, {cells.kept_as_words:,} kept as words, {ignored}"
    return told + (f" ({reasons})" if reasons else "") + f"; {counted}"


def print_tables(ledger: Ledger) -> list[str]:
    """Return a line a raw table: its rows, and what a person should know of it; none for a single plain one."""
    found = [_print_table(own) for own in ledger.files]
    return found if len(found) > 1 or any(", " in line.partition(" set aside")[2] for line in found) else []


def _print_table(own: TableLedger) -> str:
    notes = [
        "a hidden sheet" if own.is_hidden else "",
        "" if own.is_table else "no table: no row of column names",
        f"column names in row {own.header_row}" if own.header_row > 1 else "",
        f"{own.filled_down:,} cells filled from merged ones" if own.filled_down else "",
        f"no value stored in {_shorten(own.no_value)}" if own.no_value else "",
        f"{own.cleaned:,} hidden characters taken out" if own.cleaned else "",
    ]
    rows = f"{own.read:,} rows read, {own.kept:,} kept, {own.set_aside:,} set aside"
    return ", ".join([f"  {own.name}: {rows}", *filter(None, notes)])


def list_advice(ledger: Ledger, dataset: str) -> list[str]:
    """Return what is missing in a dataset, a line each, and what that costs."""
    told = []
    if ledger.undecided:
        times = sum(one.times for one in ledger.undecided)
        told.append(
            f"{len(ledger.undecided):,} words in {times:,} cells are not known: decide each in "
            f"data/raw/{dataset}/labels.csv, then give the same command again; until then no brief is made of it"
        )
    if ledger.unplaced:
        told.append(
            f"{len(ledger.unplaced):,} regions of {sum(one.times for one in ledger.unplaced):,} records are on no list "
            "and stand under their own names, which public briefs withhold: write the code of each, or - for one that "
            f"may be shown as it stands, in data/raw/{dataset}/labels.csv"
        )
    told += [
        f"{own.name} has rows and none is used: its columns are those of no known layout, or hold no date"
        for own in ledger.files
        if own.is_table and own.read and not own.kept and ledger.reasons.get("no_table")
    ]
    told += _list_repeated(ledger)
    told += _list_unread(ledger, dataset)
    if ledger.read and not ledger.tables["incidents"]:
        told.append("no row could be read as an incident: a brief of this dataset would be empty")
    if ledger.n_undated_clocks:
        told.append(
            f"{ledger.n_undated_clocks:,} clock times are kept as words: their row has no single day, or no time zone "
            'is known (in the mapping, under [incidents]: timezone = "=Europe/Kyiv"), or a clock change makes them two'
        )
    if ledger.n_unlisted_names:
        told.append(
            f"{ledger.n_unlisted_names:,} parties and publishers are on no list: public briefs call each by its role, "
            f"or not named; name those that may be in data/raw/{dataset}/judgements/parties.csv"
        )
    if ledger.n_unlisted_districts:
        told.append(
            f"{ledger.n_unlisted_districts:,} districts are on no list, and public briefs withhold them: name those "
            f"that may be shown in data/raw/{dataset}/judgements/spellings.csv, at level district"
        )
    if not ledger.n_spans:
        told.append("nobody says what the source watched: rates and calendars will say no data")
    return [f"note: {line}." for line in told]


def _list_unread(ledger: Ledger, dataset: str) -> list[str]:
    """Return which dates and figures could not be read."""
    told = []
    if ambiguous := ledger.reasons.get("ambiguous_date"):
        told.append(f"{ambiguous:,} dates can be read in two ways: settle them by date_order in the mapping")
    if undated := ledger.reasons.get("unreadable_date"):
        told.append(
            f"{undated:,} rows are set aside, as no date in them can be read: "
            f"briefs trace --dataset {dataset} FILE:ROW says of a row what was found"
        )
    if ledger.n_unreadable_figures:
        told.append(
            f"{ledger.n_unreadable_figures:,} figures cannot be read, and are called unreadable in briefs: a figure is "
            "a whole number, a range, at least so many, none, or not known, and of what its column holds"
        )
    return told


def _list_repeated(ledger: Ledger) -> list[str]:
    """Return what several files tell, and what became of it."""
    told = []
    if anew := ledger.reasons.get("told_anew"):
        told.append(
            f"{anew:,} records are told by several files with other words, and the last file counts: name the files in "
            "the order they were made, the newest last, where the order of their names is another"
        )
    if ledger.n_word_for_word:
        told.append(
            f"{ledger.n_word_for_word:,} records stand word for word in several files or sheets, and count in each: "
            "where one is a newer export of another, read it alone; where two are one incident, decide by briefs link"
        )
    return told


def print_dataset(name: str, about: About) -> str:
    """Return what a dataset says of itself as one line."""
    ledger, (first, last) = about.ledger, about.period
    return (
        f"{name}: {about.title}; {ledger.tables['incidents']:,} incidents in {len(about.regions)} regions, "
        f"{first} to {last}, records as of {about.cut_off}; {ledger.tables['coverage']:,} spans of coverage; "
        f"{ledger.set_aside:,} of {ledger.read:,} rows set aside"
    )


def print_told(told: Mapping[str, object], text: str, as_json: bool) -> None:
    """Print JSON where it is asked for, else the text."""
    if as_json:
        echo_json(told)
    else:
        echo(text)


def print_notebook(found: "Described") -> str:
    """Return what a notebook asks, and a line a parameter: its type, its default and its help."""
    lines = [f"{found.name}: {found.title}", *([f"  {found.question}"] if found.question else [])]
    lines += [f"  {p.name}: {p.kind} = {p.default!r}{f'  {p.help}' if p.help else ''}" for p in found.parameters]
    return "\n".join(lines)


def print_number(found: "Traced") -> str:
    """Return a number with the raw rows behind it, a line a row, and how many records were left out of it, and why."""
    entry, words = found.number, {"rows": "raw rows", "coverage": "spans of coverage"}
    nature = {"setting": "a setting: no record stands behind it", "silence": "no record speaks of it"}
    told = nature.get(entry.kind) or f"from {len(found.used):,} {words.get(entry.kind, entry.kind)}"
    head = f"{entry.name} = {entry.value} {entry.unit}, {told}, in {found.brief}"
    rows = [f"  {r.file}:{r.row}  {r.table}  {r.id}" for r in found.rows]
    left_out = [f"  left out, {reason}: {len(ids):,} ({_shorten(ids)})" for reason, ids in found.left_out.items()]
    return "\n".join([head, *rows, *left_out])


def _shorten(ids: list[str]) -> str:
    return ", ".join(ids[:5]) + (", …" if len(ids) > 5 else "")


def print_row(found: "Forward") -> str:
    """Return what became of a raw row, and the numbers that use it."""
    lines = [f"{found.file}:{found.row} of {found.dataset} became"]
    lines += ["  " + ", ".join(f"{k} {v}" for k, v in made.items()) for made in found.made]
    end = ":" if found.numbers else "."
    lines.append(f"{len(found.numbers)} numbers of built briefs are made from what it speaks of{end}")
    lines += [f"  {use.brief}: {use.number} = {use.value} {use.unit}" for use in found.numbers]
    if found.outdated:
        lines.append(f"Not searched, as made from other records: {', '.join(found.outdated)}. Build them again.")
    return "\n".join(lines)


def print_changes(found: dict[str, dict[str, str]]) -> str:
    """Return why each brief of a plan would be built, a line a brief."""
    return "\n".join(
        f"{slug}: {', '.join(_print_change(c, d) for c, d in why.items()) or 'up to date'}"
        for slug, why in found.items()
    )


def _print_change(change: str, detail: str) -> str:
    word = {"slice": "records", "cut_off": "cut-off"}.get(change, change)
    return f"{word} ({detail})" if detail else word


def clean(text: str) -> str:
    """Return a text without what a terminal would act on: controls, and marks that turn the direction of writing."""
    return HIDDEN.sub("\ufffd", text).replace("\r", "\ufffd")


def echo(text: str, *, err: bool = False) -> None:
    """Print a text cleaned: the one way out for whatever is said in a terminal."""
    typer.echo(clean(text), err=err)


def echo_json(value: Any) -> None:
    """Print a value as one JSON object."""
    echo(json.dumps(value, ensure_ascii=False))


def print_verdict(found: "Verdict") -> str:
    """Return what was checked of a brief, step by step, and whether it holds."""
    lines = [f"{found.brief} ({found.path})"]
    for step in found.steps:
        lines += [f"  {step.step}: {step.state}", *(f"    {detail}" for detail in step.details)]
    return "\n".join([*lines, f"{found.brief}: {found.verdict}; {found.vouched}"])


def print_difference(found: "Difference") -> str:
    """Return what changed between two runs of a brief: records, then numbers."""
    lines = [" -> ".join(f"{side.slug}, records as of {side.cut_off}" for side in (found.before, found.after))]
    if found.before.digest == found.after.digest:
        lines.append("the same results: the digests are equal")
    if found.made_from:
        lines.append(f"made from other: {', '.join(_print_change(name, '') for name in found.made_from)}")
    if not found.n_same and not any(len(n.stated) > 1 for n in found.numbers):
        told = "They have no number in common: briefs of other notebooks, or over other records."
        return "\n".join([*lines, told, *_print_records(found.records)[:2]])
    lines += _print_records(found.records)
    lines.append(f"numbers: {len(found.numbers)} differ, {found.n_same} are equal")
    for n in found.numbers:
        was, now = (_print_side(value, side in n.stated) for value, side in ((n.before, "before"), (n.after, "after")))
        lines.append(f"  {n.name} ({n.where}): {was} -> {now} {n.unit}")
    return "\n".join(lines)


def _print_records(records: "Records | None") -> list[str]:
    if records is None:
        return ["records: a lone page does not list them; name the briefs' folders"]
    counts = f"{len(records.new)} new, {len(records.withdrawn)} withdrawn, {len(records.redated)} re-dated"
    lines = [f"records: {counts}, {len(records.changed)} changed otherwise"]
    for words, ids in (("new      ", records.new), ("withdrawn", records.withdrawn), ("changed  ", records.changed)):
        lines += [f"  {words}  {i}" for i in ids]
    return lines + [f"  re-dated   {r.incident_id}: {r.before} -> {r.after}" for r in records.redated]


def _print_side(value: int | float | str | None, is_stated: bool) -> str:
    if not is_stated:
        return "not stated"
    return "not reported" if value is None else str(value)
