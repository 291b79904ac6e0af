"""What the brief on changes over time says: more or fewer than before, how surely, and against what."""

import math
from dataclasses import replace

import pandas as pd

from analysis.datasets.evidence import set_value
from analysis.datasets.store import Window
from analysis.figures.course import is_course
from analysis.findings.accounts import print_total
from analysis.findings.captions import (
    caption,
    flag,
    list_values,
    print_range,
    print_ratio,
    say_left_out,
    say_n,
    tabulate,
)
from analysis.findings.drawn import DELAYS, tabulate_drawn
from analysis.findings.response import caption_delays, state_minutes
from analysis.measures.course.periods import NO_PERIOD, OUTSIDE
from analysis.measures.measured import Measured
from analysis.measures.selection import PARTIAL, TOTAL
from analysis.words.dates import print_named_period, print_period
from analysis.words.language import make_key, name_code, start_sentence, text
from analysis.words.messages import Said, join_parts, join_sentences, say, share
from analysis.words.numbers import count, number, print_digits
from analysis.words.passages import OMITTED, Passage, describe, tell

MOST_ROWS = 24


def say_change(counted: Measured, noun: str) -> Passage:
    """Say how the last period that can be compared stands to the one before, and to the same one a year before."""
    known = counted.table.index[counted.table["change"].notna()]
    if not len(known):
        return tell("headline", _say_why_not(counted, noun), kind="headline")
    label, row = int(known[-1]), counted.table.loc[known[-1]]
    told = {"period": print_period(row["first"], row["length"]), "length": row["length"], "what": make_key(noun)}
    n = count("latest", counted.cell(label, "n_incidents"), noun)
    columns = [column for column in ("change", "year_change") if pd.notna(row[column])]
    changes = join_parts([_say_ratio(counted, label, column) for column in columns], ", ")
    return tell("headline", say("change-headline", n=n, changes=changes, **told), kind="headline")


def say_in_brief(counted: Measured, noun: str) -> Passage:
    """Say the same as one sentence of the situation brief; nothing where no period can be compared."""
    said = say_change(counted, noun)
    return replace(said, where="course", kind="text") if counted.table["change"].notna().any() else OMITTED


def _say_why_not(counted: Measured, noun: str) -> Said:
    """Return why nothing is compared, and whether all of them have a place in time."""
    table, n = counted.table, count("counted", counted.count("n_incidents"), noun)
    if not n.value and counted.omitted(TOTAL).value:
        return say("change-totals-alone", n=n, what=make_key(noun))
    length = table["length"].iloc[0] if len(table) else "none"
    lost = bool(len(table)) and bool(counted.omitted(NO_PERIOD, OUTSIDE, PARTIAL).value)
    why = "too-few" if table["share_watched"].any() else "unwatched"
    held = say("change-held", n=n, what=make_key(noun), length=length, whole=flag(not lost))
    return say("change-why-not", held=held, why="undated" if table.empty else why, length=length)


def _judge(row: pd.Series, column: str) -> str:
    """Return what the interval of a change allows to say."""
    low, high = row[f"{column}_low"], row[f"{column}_high"]
    return "more" if low > 1 else "fewer" if high < 1 else "unclear"


def _say_ratio(counted: Measured, label: int, column: str) -> Said:
    """Return how a period stands to another: more than the month before, so many times as many."""
    row = counted.table.loc[label]
    told = {"judged": _judge(row, column), "length": row["length"], "against": make_key(column)}
    if math.isinf(row[column]):
        return say("change-from-none", **told)
    names = ("best", "low", "high")
    shown = {e: [p] for e, p in zip(names, print_ratio(counted, label, column, f"headline.{column}"), strict=True)}
    if row[[f"{column}_low", f"{column}_high"]].isna().all():
        return say("change-alone", best=shown["best"], **told)
    return say("change-within", **shown, **told)


def _print_ratio(measured: Measured, label: int, column: str, name: str) -> Said:
    """Return a ratio with its limits, or alone where nothing says how far chance could move it."""
    parts = print_ratio(measured, label, column, name)
    has_limits = measured.table.loc[label, [f"{column}_low", f"{column}_high"]].notna().any()
    return print_range(*parts) if has_limits else parts[:1]


def say_trend(trend: Measured) -> Passage:
    """Say whether there is a trend over all periods, and by how much; nothing where there are too few."""
    table = trend.table
    if table.empty or table["ratio"].isna().all():
        return OMITTED
    low, high = table.at[0, "ratio_low"], table.at[0, "ratio_high"]
    told = {
        name: number(f"trend.{name}", found, "ratio", _print_percent(found.value))
        for name, found in ((e or "best", trend.cell(0, f"ratio{e and '_'}{e}")) for e in ("", "low", "high"))
    }
    word = "rise" if low > 1 else "fall" if high < 1 else "none"
    n = number("trend.n", trend.size("n_seen"), "periods")
    return tell("trend", say("trend", n=n, length=table["length"].iloc[0], trend=word, **told))


def _print_percent(ratio: float) -> str:
    change = 100 * (ratio - 1)
    return f"{'+' if change >= 0 else '−'}{print_digits(abs(change), 1)} %"


def describe_periods(counted: Measured, trend: Measured, window: Window, noun: str) -> Passage:
    """Describe the figure of periods: caption, alt text and numbers."""
    table = counted.table
    if table["n_incidents"].isna().all():
        return OMITTED
    length = table["length"].iloc[0]
    known = table[table["n_incidents"].notna()]
    values = [
        (print_period(first, length), number(f"fig-periods.{name}", counted.cell(label, "n_incidents"), "incidents"))
        for label, first, name in zip(known.index, known["first"], known["period"], strict=True)
    ]
    told = caption(
        window,
        say_n("fig-periods", counted.count("n_incidents"), noun, "incidents"),
        say_left_out("fig-periods", counted.omitted(NO_PERIOD, OUTSIDE, PARTIAL), length=length),
        say("partial-alerts") if counted.omitted(PARTIAL).value else [],
        say("fig-periods.line") if trend.table["ratio"].notna().any() else [],
    )
    alt = say("fig-periods.alt", length=length, what=make_key(noun), values=list_values(values))
    fitted = trend.table.set_index("period")["fitted"] if "fitted" in trend.table else pd.Series(dtype="float64")
    shown = table.assign(named=table["period"], fitted=table["period"].map(fitted))
    columns = {"named": "period", "n_incidents": "", "share_watched": "share", "fitted": "ratio"}
    return describe("fig-periods", told, alt, drawn=tabulate_drawn(shown, columns))


def describe_in_brief(counted: Measured, trend: Measured, window: Window, noun: str) -> Passage:
    """Describe the same figure in a brief on something else; nothing where there are too few periods for a course."""
    return describe_periods(counted, trend, window, noun) if is_course(counted) else OMITTED


def tabulate_periods(counted: Measured, noun: str) -> Passage:
    """Tabulate the last periods: how many, how much was watched and is on record, and the changes."""
    table = counted.table
    if table["n_incidents"].isna().all():
        return OMITTED
    shown = _take_last(table)
    for column in ("share_watched", "share_known"):
        shown[f"{column}_said"] = [_print_share(counted, label, column) for label in shown.index]
    for column in ("change", "year_change"):
        shown[f"{column}_said"] = [_print_change(counted, label, column) for label in shown.index]
    columns = ["name", "n_incidents"]
    columns += ["share_watched_said"] if table["share_watched"].any() else []
    columns += ["share_known_said"] if table["share_known"].notna().any() else []
    columns += [f"{column}_said" for column in ("change", "year_change") if shown[column].notna().any()]
    length = table["length"].iloc[0]
    named, missing = {"length": length, "what": make_key(noun)}, {"n_incidents": text("cell-no-data")}
    told = _caption_periods(counted, columns)
    return tabulate("tbl-periods", counted, shown, columns, told, key="period", missing=missing, **named)


def _take_last(table: pd.DataFrame) -> pd.DataFrame:
    """Return the last periods of a table, with what each is called."""
    last = table.tail(MOST_ROWS)
    names = [print_period(first, length) for first, length in zip(last["first"], last["length"], strict=True)]
    return last.assign(name=[start_sentence(name) for name in names])


def _caption_periods(counted: Measured, columns: list[str]) -> Said:
    length, is_watched = counted.table["length"].iloc[0], "share_watched_said" in columns
    is_changed = is_watched and "change_said" in columns
    sentences = [say("tbl-periods", length=length), _say_last(counted)]
    sentences.append(say("periods-watched" if is_watched else "periods-unwatched"))
    sentences.append(say("periods-known", length=length) if is_watched and "share_known_said" in columns else [])
    sentences += [say("periods-change", length=length), say("chance", of="change")] if is_changed else []
    return join_sentences(sentences)


def _say_last(counted: Measured) -> Said:
    """Say how many periods the table shows, where there are more."""
    if len(counted.table) <= MOST_ROWS:
        return []
    shown = number("tbl-periods.shown", set_value(MOST_ROWS), "periods")
    return say("periods-last", shown=shown, n=number("tbl-periods.all", counted.size("n_incidents"), "periods"))


def _print_share(counted: Measured, label: int, column: str) -> Said:
    found = counted.cell(label, column)
    if pd.isna(found.value) or not found.value:
        return [text("cell-share-not-known")]
    return say("percent", n=number(f"tbl-periods.{counted.table.at[label, 'period']}.{column}", found, "share"))


def _print_change(measured: Measured, label: int, column: str, where: str = "tbl-periods") -> Said:
    row = measured.table.loc[label]
    if pd.notna(row[column]):
        return _print_ratio(measured, label, column, f"{where}.{row['period']}.{column}")
    return ["–"]


def tabulate_tolls(tolls: Measured, quantity: str) -> Passage:
    """Tabulate one quantity period by period; nothing where no source gives a figure of it."""
    table = tolls.table
    if table.empty or not table["n_reported"].any():
        return OMITTED
    shown = _take_last(table)
    shown["total"] = [_print_toll(tolls, label) for label in shown.index]
    shown["told"] = [_print_told(tolls, label) for label in shown.index]
    shown["change_said"] = [
        _print_change(tolls, label, "change", "tbl-tolls") if pd.notna(low) else ["–"]
        for label, low in shown["change_low"].items()
    ]
    has_change, length = shown["change_low"].notna().any(), table["length"].iloc[0]
    told = [say("tbl-tolls", name=name_code("quantity", quantity), length=length)]
    told.append(say("tolls-change") if has_change else [])
    given = {"name": name_code("quantity", quantity), "length": length}
    columns = ["name", "total", "told", *(["change_said"] if has_change else [])]
    return tabulate("tbl-tolls", tolls, shown, columns, join_sentences(told), key="period", **given)


def _print_toll(tolls: Measured, label: int) -> Said:
    """Return the toll of a period; one without an event has no figure that could be missing."""
    row = tolls.table.loc[label]
    return print_total(tolls, label, f"tbl-tolls.{row['period']}") if row["n_asked"] > 0 else ["–"]


def _print_told(tolls: Measured, label: int) -> Said:
    row = tolls.table.loc[label]
    if not row["n_asked"] > 0:
        return ["–"]
    return share(f"tbl-tolls.{row['period']}.told", tolls.cell(label, "n_told"), tolls.cell(label, "n_asked"))


def describe_over_time(delays: Measured, changed: Measured, window: Window) -> Passage:
    """Describe the figure of delays period by period; nothing where there are not two periods with times."""
    known = delays.table[delays.table["median_minutes"].notna()]
    if len(known) < 2:
        return OMITTED
    values = [
        (
            print_named_period(group),
            state_minutes(delays, label, "median_minutes", f"fig-over-time.{group}"),
        )
        for label, group in known["group"].items()
    ]
    told = caption_delays(delays, changed, window, "fig-over-time", "period")
    alt = say("fig-over-time.alt", values=list_values(values))
    return describe("fig-over-time", told, alt, drawn=tabulate_drawn(delays.table, DELAYS, "period"))
