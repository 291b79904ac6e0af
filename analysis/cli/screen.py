"""What the commands print, as plain lines."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from analysis.datasets.about import About
from analysis.errors import list_some
from analysis.intake.sheets.texts import HIDDEN

if TYPE_CHECKING:
    from analysis.briefs.check.diff import Difference
    from analysis.briefs.check.trace import Traced
    from analysis.briefs.check.uses import Forward
    from analysis.briefs.check.verdict import Verdict
    from analysis.briefs.shelf.records import Records
    from analysis.contract.described import Described


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
    rows = [f"  {r.file}:{r.row}  {r.table}  {r.id}  {r.what}".rstrip() for r in found.rows]
    left_out = [f"  left out, {reason}: {len(ids):,} ({list_some(ids)})" for reason, ids in found.left_out.items()]
    return "\n".join([head, *rows, *left_out])


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
