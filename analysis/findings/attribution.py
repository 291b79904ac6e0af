"""What the attribution brief says: how much is known about who did it, who says so, and where nobody says anything."""

import pandas as pd

from analysis.datasets.evidence import set_value
from analysis.datasets.scopes import name_units
from analysis.datasets.store import Window
from analysis.figures.style import MOST_SHOWN
from analysis.findings.captions import (
    caption,
    lay_rows,
    list_values,
    say_left_out,
    say_n,
    say_shown,
    tabulate,
)
from analysis.findings.drawn import tabulate_drawn
from analysis.measures.attribution import GAP
from analysis.measures.measured import Measured
from analysis.measures.selection import NO_GROUP
from analysis.words.dates import print_date
from analysis.words.language import make_key, name_code, start_sentence, text
from analysis.words.messages import Said, join_sentences, say, share
from analysis.words.names import name_group, name_party
from analysis.words.numbers import count, number
from analysis.words.passages import OMITTED, Passage, describe, escape, tell


def say_gap(counted: Measured) -> Passage:
    """Say for how many attacks nobody is on record, in one sentence."""
    total, what = counted.cell(0, "n_total"), make_key(counted.noun)
    outside = counted.choose(status="not_collected").total("n_attacks")
    if not total.value and outside.value:
        n = count("not_collected", outside, counted.noun)
        return tell("headline", say("gap-not-collected", n=n, what=what), kind="headline")
    if not total.value:
        return tell("headline", say("gap-none", what=what), kind="headline")
    silent = counted.choose(status=GAP).total("n_attacks")
    known = share("gap", silent, total, counted.noun)
    return tell("headline", say("gap" if silent.value else "gap-no-gap", known=known), kind="headline")


def say_outside(counted: Measured) -> Passage:
    """Say how many attacks stand outside the denominator, because their source collects no statements."""
    outside = counted.choose(status="not_collected").total("n_attacks")
    if not outside.value or not counted.table["n_total"].any():
        return OMITTED
    return tell("outside", say("outside", n=count("not_collected", outside, counted.noun), what=make_key(counted.noun)))


def tabulate_statuses(counted: Measured) -> Passage:
    """Tabulate attacks by status, with shares and intervals."""
    held = counted.table[counted.table["n_attacks"] > 0]
    if set(held["status"]) <= {"not_collected"}:
        return OMITTED
    what = make_key(counted.noun)
    rows: list[list[Said]] = []
    for label, status in held["status"].items():
        name = f"tbl-statuses.{status}"
        n = number(f"{name}.n_attacks", counted.cell(label, "n_attacks"), name_units(counted.noun))
        rows.append([[start_sentence(name_code("status", status))], [n], _print_share(counted, label, name)])
    told = join_sentences([say("tbl-statuses", what=what), say("chance", of="share")])
    return lay_rows("tbl-statuses", {"status": False, "n_attacks": True, "share": True}, rows, told, what=what)


def _print_share(counted: Measured, label: int, name: str) -> Said:
    if pd.isna(counted.table.at[label, "share"]):
        return [text("cell-too-few")]
    cells = [number(f"{name}.{c}", counted.cell(label, c), "share") for c in ("share", "share_low", "share_high")]
    return say("percent-range", **dict(zip(("best", "low", "high"), cells, strict=True)))


def describe_statuses(counted: Measured, window: Window) -> Passage:
    """Describe the figure of statuses."""
    held = counted.table[(counted.table["n_attacks"] > 0) & (counted.table["status"] != "not_collected")]
    if held.empty:
        return OMITTED
    unit = name_units(counted.noun)
    values = [
        (name_code("status", status), number(f"fig-statuses.{status}", counted.cell(label, "n_attacks"), unit))
        for label, status in held["status"].items()
    ]
    told = caption(
        window,
        say_n("fig-statuses", counted.cell(0, "n_total"), counted.noun),
        say_left_out("fig-statuses", counted.choose(status="not_collected").total("n_attacks"), unit),
        say("fig-statuses.legend"),
        say("chance", of="share"),
    )
    alt = say("fig-statuses.alt", what=make_key(counted.noun), values=list_values(values))
    drawn = counted.table[counted.table["status"] != "not_collected"]
    columns = {"status": "status", "n_attacks": "", "share": "share", "share_low": "share", "share_high": "share"}
    return describe("fig-statuses", told, alt, drawn=tabulate_drawn(drawn, columns))


def describe_shares(shares: Measured, window: Window, by: str) -> Passage:
    """Describe the figure of shares by region, kind or month."""
    what = make_key(shares.noun)
    if shares.table.empty:
        without = shares.omitted(NO_GROUP).value
        return tell("fig-shares", say("shares-none", what=what, by=by)) if without else OMITTED
    values = [
        (
            escape(name_group(group, by)),
            share(f"fig-shares.{group}", shares.cell(label, "n_answered"), shares.cell(label, "n_attacks")),
        )
        for label, group in shares.table["group"].head(MOST_SHOWN).items()
    ]
    told = caption(
        window,
        say_n("fig-shares", shares.count("n_attacks"), shares.noun),
        say_left_out("fig-shares", shares.omitted(NO_GROUP), name_units(shares.noun), by=by),
        say_shown("fig-shares", shares),
        say("chance", of="share"),
    )
    alt = say("fig-shares.alt", what=what, by=by, values=list_values(values))
    shown = shares.table.head(MOST_SHOWN)
    shown = shown.assign(group=[name_group(group, by).replace("_", " ") for group in shown["group"]])
    columns = {"group": "words", "n_answered": "", "n_attacks": ""}
    columns |= dict.fromkeys(("share", "share_low", "share_high"), "share")
    return describe("fig-shares", told, alt, drawn=tabulate_drawn(shown, columns))


def tabulate_accusations(accusations: Measured) -> Passage:
    """Tabulate who accuses whom, and for how many nobody does."""
    table, what = accusations.table, make_key(accusations.noun)
    if table["n_incidents"].sum() == 0:
        return OMITTED
    rows: list[list[Said]] = []
    for position, label in enumerate([*table.index[:-1][:12], table.index[-1]], 1):
        row = table.loc[label]
        silence = [text("nobody-accuses"), text("nobody-accused")]
        names = silence if pd.isna(row["claimant"]) else [escape(name_party(row[c])) for c in ("claimant", "accused")]
        n = accusations.cell(label, "n_incidents")
        rows.append([[names[0]], [names[1]], [number(f"tbl-accusations.{position}", n, name_units(accusations.noun))]])
    columns = {"accuser": False, "accused": False, "n_attacks": True}
    more = say_shown("tbl-accusations", accusations, 13, "n_incidents")
    return lay_rows("tbl-accusations", columns, rows, join_sentences([say("tbl-accusations"), more]), what=what)


def tabulate_conflicts(conflicts: Measured, window: Window) -> Passage:
    """Tabulate the accounts that conflict, side by side."""
    table = conflicts.table
    if table.empty:
        return tell("tbl-conflicts", say("conflicts-none")) if window.collects("claims") else OMITTED
    first = conflicts.choose(incident_id=list(table["incident_id"].drop_duplicates().head(8)))
    shown = first.table.assign(
        date=[print_date(day) for day in first.table["date_from"]],
        stance=[name_code("stance", stance) for stance in first.table["stance"]],
        named=first.table["accused"].fillna(text("cell-nobody")),
    )
    unit = name_units(conflicts.noun)
    n, of = number("conflicts_shown", first.count(), unit), number("conflicts", conflicts.count(), unit)
    told = say("tbl-conflicts", shown=n, n=of)
    columns = ["date", "region", "claimant", "stance", "named"]
    missing = {"region": text("cell-many-regions")}
    return tabulate("tbl-conflicts", conflicts, shown, columns, told, key="incident_id", missing=missing)


def describe_time(curve: Measured, first: Measured, window: Window, follow_up_days: int) -> Passage:
    """Describe the curve of the first claim or accusation, or say that too few times are known."""
    timed, spoken = (first.choose(**{column: True}).count() for column in ("is_timed", "is_spoken"))
    known, what = share("statement_times", timed, spoken, first.noun), make_key(first.noun)
    if first.table.empty and not window.collects("claims"):
        return OMITTED
    if curve.table.empty:
        return tell("fig-time", say("time-too-few", known=known))
    end = number("fig-time.end", curve.cell(curve.table.index[-1], "share_event"), "share")
    n = number("fig-time.n", first.choose(is_followed=True).count(), name_units(first.noun))
    days = number("fig-time.follow_up_days", set_value(follow_up_days), "days")
    told = caption(window, say("fig-time.followed", n=n, days=days, known=known, what=what))
    drawn = tabulate_drawn(curve.table.rename(columns={"time": "days"}), {"days": "", "share_event": "share"})
    return describe("fig-time", told, say("fig-time.alt", end=end, what=what), drawn=drawn)
