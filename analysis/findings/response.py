"""What the brief on response times says: for how many a time is known, how long it took, and what was left out."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.datasets.evidence import set_value
from analysis.datasets.store import Window
from analysis.figures.style import MOST_SHOWN
from analysis.findings.captions import caption, lay_rows, list_values, print_range, say_left_out, say_n, say_shown
from analysis.findings.drawn import DELAYS, tabulate_drawn
from analysis.findings.rates import say_chance_of
from analysis.measures.chance.shares import FEWEST
from analysis.measures.measured import Measured
from analysis.measures.response import FOLLOWED, WITHOUT
from analysis.words.language import make_key, name_code, name_place, start_sentence, text
from analysis.words.messages import Said, join_sentences, say, share
from analysis.words.numbers import Number, count, number
from analysis.words.passages import OMITTED, Passage, describe, escape, list_points, tell

_WITHOUT_TIME = ("ended_before", "pending", "untimed", "not_known", "out_of_order")
_SHARES = {"quarter": 0.25, "half": 0.5, "three-quarters": 0.75}
_MOST_NAMED = 20


def name_pair(pair: Mapping[str, str]) -> str:
    """Return `call received to emergency services on the scene`, and whose steps where it is not the first unit's."""
    first, then = (name_code("milestone", pair[end]) for end in ("first", "then"))
    return text("pair", first=first, then=then, way=pair["way"])


def state_minutes(measured: Measured, label: int, column: str, name: str) -> Number:
    """Return a number of minutes as it is printed."""
    return number(name, measured.cell(label, column), "minutes")


def say_coverage(summary: Measured, pair: Mapping[str, str]) -> Passage:
    """Say for how many incidents the time is known, before anything else."""
    own = summary.choose(**pair)
    if own.table.empty:
        return tell("headline", say("response-none"), kind="headline")
    label = own.table.index[0]
    timed, spoken = own.cell(label, "n_timed"), own.cell(label, "n_incidents")
    known = say("response-known", pair=name_pair(pair), known=share("timed", timed, spoken, "incident"))
    if timed.value < FEWEST:
        return tell("headline", known, say("response-too-few"), kind="headline")
    if pd.isna(own.table.at[label, "median_minutes"]):
        return tell("headline", known, say("response-under-half"), kind="headline")
    median = state_minutes(own, label, "median_minutes", "median_minutes")
    n = number("median_minutes.n", own.count("median_minutes"), "incidents")
    return tell("headline", known, say("response-half", n=n, minutes=median), kind="headline")


def say_in_brief(summary: Measured, pair: Mapping[str, str]) -> Passage:
    """Say the same as one sentence of the situation brief; nothing where no two steps have times."""
    said = say_coverage(summary, pair)
    return replace(said, where="response", kind="text") if len(summary.table) else OMITTED


def tabulate_delays(summary: Measured) -> Passage:
    """Tabulate every pair of steps: coverage, median and 90th percentile with their intervals."""
    if summary.table.empty:
        return OMITTED
    rows: list[list[Said]] = []
    for label, row in summary.table.iterrows():
        mark = f"tbl-delays.{row['first']}-{row['then']}" + ("" if row["way"] == "first" else f"-{row['way']}")
        timed = share(f"{mark}.timed", summary.cell(label, "n_timed"), summary.cell(label, "n_incidents"))
        quantiles = [_lay_quantile(summary, label, q, mark) for q in ("median", "p90")]
        first, then = (name_code("milestone", row[end]) for end in ("first", "then"))
        steps = start_sentence(text("pair-short", first=first, then=then, way=row["way"]))
        rows.append([[steps], timed, *quantiles])
    columns = {"pair": False, "timed": True, "median": True, "p90": True}
    return lay_rows("tbl-delays", columns, rows, join_sentences([say("tbl-delays"), say("chance", of="figure")]))


def _lay_quantile(summary: Measured, label: int, name: str, mark: str) -> Said:
    row = summary.table.loc[label]
    if pd.isna(row[f"{name}_minutes"]):
        return [text("cell-few")]
    parts = [
        text("open")
        if pd.isna(row[f"{name}_minutes{end}"])
        else state_minutes(summary, label, f"{name}_minutes{end}", f"{mark}.{name}{end}")
        for end in ("", "_low", "_high")
    ]
    return print_range(*parts)


def say_states(summary: Measured, pair: Mapping[str, str]) -> Passage:
    """Say what became of the incidents without a time: ended before, pending, untimed, not known, out of order."""
    own = summary.choose(**pair)
    if own.table.empty:
        return OMITTED
    held = {state: own.cell(own.table.index[0], f"n_{state}") for state in _WITHOUT_TIME}
    points = [
        say(f"without-time-{make_key(state)}", n=number(f"state.{state}", found, "incidents"))
        for state, found in held.items()
        if found.value
    ]
    return list_points("states", points) if points else tell("states", say("states-all-timed"))


def describe_arrivals(curve: Measured, pairs: Measured, window: Window, pair: Mapping[str, str]) -> Passage:
    """Describe the curve of arrivals."""
    table = curve.table
    if table.empty:
        fewest = count("fig-arrivals.fewest", set_value(FEWEST), "incidents")
        return OMITTED if pairs.table.empty else tell("fig-arrivals", say("arrivals-too-few", n=fewest))
    reached = {word: table.index[table["share_event"] >= q] for word, q in _SHARES.items()}
    by = [
        say("arrivals-by", share=word, n=state_minutes(curve, rows[0], "time", f"fig-arrivals.{_SHARES[word]}"))
        for word, rows in reached.items()
        if len(rows)
    ]
    n = number("fig-arrivals.n", pairs.choose(state=FOLLOWED).count(), "incidents")
    without = say_left_out("fig-arrivals", pairs.choose(state=WITHOUT).count(), message="arrivals-without")
    told = caption(window, say("counted-here", n=n, what="incident"), without, say("arrivals-ended"))
    alt = join_sentences([say("fig-arrivals.alt", pair=name_pair(pair)), *by])
    drawn = tabulate_drawn(table, {"time": "minutes", "share_event": "share", "share_ended": "share"})
    return describe("fig-arrivals", told, alt, drawn=drawn)


def describe_groups(delays: Measured, difference: Measured, window: Window, by: str) -> Passage:
    """Describe the figure of delays by group, and whether the groups differ by more than chance."""
    table = delays.table
    if table.empty and not delays.omitted().value:
        return OMITTED
    if not table["is_timed"].any():
        return tell("fig-regions", say("groups-untimed", by=by))
    values = [
        (escape(name_place(group)), state_minutes(delays, label, "median_minutes", f"fig-regions.{group}"))
        for label, group in table.loc[table["median_minutes"].notna(), "group"].head(MOST_SHOWN).items()
    ]
    told = caption_delays(delays, difference, window, "fig-regions", by)
    alt = say("fig-delays.alt", by=by, values=list_values(values)) if values else say("fig-delays.alt-few", by=by)
    return describe("fig-regions", told, alt, drawn=tabulate_drawn(table.head(MOST_SHOWN), DELAYS, by))


def caption_delays(delays: Measured, difference: Measured, window: Window, where: str, by: str) -> Said:
    """Return the caption of a figure of delays by group: how many, what is left out, and the test."""
    placeless = delays.omitted()
    return caption(
        window,
        say_n(where, delays.count("n_timed"), "incident"),
        say_left_out(where, delays.total("n_without_time"), message="delays-without"),
        say("delays-placeless", n=number(f"{where}.placeless", placeless, "incidents"), by=by)
        if placeless.value
        else [],
        _say_pace(difference, where, by),
        say_shown(where, delays) if where == "fig-regions" else [],
        say("chance", of="figure"),
    )


def _say_pace(difference: Measured, where: str, by: str) -> Said:
    found = difference.cell(0, "p_value")
    if pd.isna(found.value):
        return say("pace-too-few", by=by)
    return say("pace", by=by, differs=say_chance_of(number(f"{where}.p_value", found, "probability")))


def say_stamps(summary: Measured) -> Passage:
    """Say why public time stamps are no dispatch records, where there are any."""
    return OMITTED if summary.table.empty else tell("stamps", say("stamps"))


def say_excluded(pairs: Measured) -> Passage:
    """Name the incidents whose steps are out of order, as far as there is room."""
    excluded = pairs.choose(state="out_of_order")
    if excluded.table.empty:
        return OMITTED
    ids = list(excluded.table["incident_id"])
    shown = ", ".join(f"`{i}`" for i in ids[:_MOST_NAMED])
    n = count("excluded", excluded.count(), "incident")
    return tell("excluded", say("excluded" if len(ids) <= _MOST_NAMED else "excluded-more", n=n, ids=shown))


def describe_arrivals_per_group(curves: Measured, delays: Measured, window: Window, by: str) -> Passage:
    """Describe the small multiples of arrivals by group; nothing where there are not two."""
    groups = curves.table.drop_duplicates("group")["group"]
    if len(groups) < 2:
        return OMITTED
    values = [
        (escape(name_place(group)), number(f"fig-panels.{group}", curves.cell(label, "n_timed"), "incidents"))
        for label, group in groups.items()
    ]
    timed = delays.choose(is_timed=True)
    n, of = timed.choose(group=list(groups)).size(), timed.size()
    told = {"n": number("fig-panels.shown", n, "regions"), "of": number("fig-panels.regions", of, "regions")}
    alt = say("fig-panels.alt", by=by, values=list_values(values))
    columns = {"group": "place", "time": "minutes", "share_event": "share"}
    said = caption(window, say("fig-panels.shown", by=by, **told))
    return describe("fig-panels", said, alt, drawn=tabulate_drawn(curves.table, columns, by))
