"""What the comparison of regions says: how often, over which days, and how firmly the order stands."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.figures.maps import list_mapped
from analysis.figures.style import MOST_SHOWN
from analysis.findings.captions import (
    add_country,
    caption,
    list_values,
    print_range,
    print_ratio,
    say_left_out,
    say_mapped,
    say_n,
    say_shown,
    tabulate,
)
from analysis.findings.drawn import tabulate_drawn
from analysis.measures.measured import Measured
from analysis.measures.rates import NO_DAY, NOT_WATCHED
from analysis.measures.selection import NO_GROUP, PARTIAL
from analysis.words.language import make_key, name_place, text
from analysis.words.messages import Said, Value, join_parts, join_sentences, say
from analysis.words.numbers import Number, count, number, print_digits
from analysis.words.passages import OMITTED, Passage, describe, escape, tell

_PER, _MOST_ROWS = "per 30 days", 20
_HARDLY = 0.05  # a difference that chance alone would make less often than this is called one


def _state_rate(rates: Measured, label: int, name: str, column: str = "rate") -> Number:
    return number(name, rates.cell(label, column), _PER)


def say_comparison(rates: Measured, noun: str, by: str) -> Passage:
    """Say the most and the least frequent group, or that there is too little to compare."""
    table, what = rates.table, make_key(noun)
    known = table[table["ratio"].notna()]
    total = rates.total("n_incidents")
    if pd.isna(total.value) or not total.value:
        return tell("headline", say("rates-none", what=what), kind="headline")
    stated = say("rates-counted", n=count("counted", total, noun), what=what)
    if len(known) < 2:
        return tell("headline", stated, say("rates-too-few", by=by), kind="headline")
    ends = {"most": known.index[0], "least": known.index[-1]}
    groups = {end: str(table.at[label, "group"]) for end, label in ends.items()}
    told = {f"{end}_rate": _state_rate(rates, label, f"rate.{groups[end]}") for end, label in ends.items()}
    names = {end: escape(name_place(group)) for end, group in groups.items()}
    return tell("headline", stated, say("rates-extremes", by=by, **names, **told), kind="headline")


def describe_rates(rates: Measured, window: Window, noun: str, by: str) -> Passage:
    """Describe the figure of rates."""
    table = rates.table
    if table.empty or not table["is_watched"].any():
        return tell("fig-rates", say("rates-nothing") if table.empty else say("rates-unwatched", by=by))
    values = []
    for label, group in table.loc[table["rate"].notna(), "group"].head(MOST_SHOWN).items():
        name = f"fig-rates.{group}"
        n = number(f"{name}.n", rates.cell(label, "n_incidents"), "incidents")
        values.append((escape(name_place(group)), say("rate-of", rate=_state_rate(rates, label, name), n=n)))
    left_out = rates.omitted(NO_DAY, NO_GROUP, NOT_WATCHED, PARTIAL)
    told = caption(
        window,
        say_n("fig-rates", rates.count("n_incidents"), noun, "incidents"),
        say_left_out("fig-rates", left_out, by=by),
        say("partial-alerts") if rates.omitted(PARTIAL).value else [],
        *_say_spread(rates),
        say_shown("fig-rates", rates),
    )
    alt = say("fig-rates.alt", what=make_key(noun), by=by, values=list_values(values))
    columns = {"group": "place", "n_incidents": "", "n_days": "", "rate": _PER, "rate_low": _PER, "rate_high": _PER}
    return describe("fig-rates", told, alt, drawn=tabulate_drawn(table.head(MOST_SHOWN), columns, by))


def _say_spread(rates: Measured) -> list[Said]:
    """Say how much wider than chance the counts scatter, and that all intervals and tests are as much wider."""
    known = rates.table.index[rates.table["rate_low"].notna()]
    if not len(known):
        return [say("spread-none")]
    spread = rates.cell(known[0], "dispersion")
    shown = number("fig-rates.dispersion", spread, "ratio", print_digits(spread.value, 1))
    days = number("fig-rates.block_days", rates.cell(known[0], "block_days"), "days")
    return [say("chance", of="rate"), say("spread", days=days, n=shown)]


def tabulate_ratios(rates: Measured, noun: str, by: str) -> Passage:
    """Tabulate each group against all others together."""
    if not rates.table["is_watched"].any():
        return OMITTED
    shown = rates.table.head(_MOST_ROWS).copy()
    for column in ("rate", "rate_shrunk"):
        shown[f"{column}_said"] = [_print_rate(rates, label, column) for label in shown.index]
    shown["against"] = [_print_against(rates, label) for label in shown.index]
    shown["differs"] = [_print_p_value(rates, label) for label in shown.index]
    shown = add_country(shown)
    listed = say("countries") if "country" in shown else []
    told = join_sentences([say("tbl-ratios", by=by), say_shown("tbl-ratios", rates, _MOST_ROWS), listed])
    columns = ["group", "country", "n_incidents", "n_days", "rate_said", "rate_shrunk_said", "against", "differs"]
    missing = {"n_incidents": text("cell-no-data"), "country": ""}
    what = make_key(noun)
    columns = [column for column in columns if column in shown]
    return tabulate("tbl-ratios", rates, shown, columns, told, key="group", missing=missing, by=by, what=what)


def _print_rate(rates: Measured, label: int, column: str) -> Said:
    if pd.isna(rates.table.at[label, column]):
        return [text("cell-no-data")]
    return [_state_rate(rates, label, f"tbl-ratios.{rates.table.at[label, 'group']}.{column}", column)]


def _print_p_value(rates: Measured, label: int) -> Said:
    found = rates.cell(label, "p_value")
    if pd.isna(found.value):
        return ["–"]
    name = f"tbl-ratios.{rates.table.at[label, 'group']}.p_value"
    return say_chance_of(number(name, found, "probability"))


def say_chance_of(p_value: Number) -> Said:
    """Return whether chance alone would explain a difference: `hardly (< 0.001)`, `it may (0.21)`."""
    return say("chance-hardly" if p_value.value < _HARDLY else "chance-may", p=p_value)


def _print_against(rates: Measured, label: int) -> Said:
    row = rates.table.loc[label]
    if pd.isna(row["ratio"]):
        return [text("cell-too-few" if row["n_days"] else "cell-no-data")]
    return print_range(*print_ratio(rates, label, "ratio", f"tbl-ratios.{row['group']}.ratio"))


def describe_map(rates: Measured, tiles: Measured, window: Window, noun: str, by: str) -> Passage:
    """Describe the map of rates: as shapes, as tiles where there are none, or that there is no map, and why."""
    known, mapped = rates.table[rates.table["rate"].notna()], list_mapped(rates.table["region_code"].dropna())
    if not list_mapped(known["region_code"].dropna()):
        found = describe_tiles(tiles, rates, window, noun)
        is_missed = found is OMITTED and by == "region" and len(known) > 1
        return tell("fig-map", say("fig-map.none")) if is_missed else found
    values = [
        (escape(name_place(group)), _state_rate(rates, label, f"fig-map.{group}"))
        for label, group in known.loc[known["region_code"].isin(mapped), "group"].items()
    ]
    told = caption(window, *say_mapped("fig-map", rates, "group", mapped))
    alt = say("fig-map.alt", what=make_key(noun), rate="yes", values=list_values(values))
    return describe("fig-map", told, alt, drawn=tabulate_drawn(rates.table, {"group": "place", "rate": _PER}, "region"))


def describe_tiles(tiles: Measured, rates: Measured, window: Window, noun: str) -> Passage:
    """Describe the tile map of rates."""
    table = tiles.table
    if table["rate"].isna().all():
        return OMITTED
    values = [
        (escape(name_place(group)), _state_rate(tiles, label, f"fig-tiles.{group}"))
        for label, group in table.loc[table["rate"].notna(), "group"].items()
    ]
    unplaced = sorted(set(rates.table["group"]) - set(table["group"]))
    blank, n = (
        number(f"fig-tiles.{name}", value, "regions")
        for name, value in (("blank", tiles.choose(rate=None).size("blank")), ("n", tiles.size("tile")))
    )
    told = caption(
        window,
        say("fig-tiles.blank", n=blank, of=n) if blank.value else say("fig-tiles.full", n=blank, of=n),
        say_left_out("fig-tiles", rates.choose(group=unplaced).size("group"), "regions"),
        say("fig-tiles.equal"),
    )
    alt = say("fig-tiles.alt", what=make_key(noun), values=list_values(values))
    return describe("fig-tiles", told, alt, drawn=tabulate_drawn(table, {"group": "place", "rate": _PER}, "region"))


def say_share_watched(rates: Measured, by: str) -> Passage:
    """Say for how many groups there is any watched day."""
    if rates.table.empty:
        return OMITTED
    watched, everything = rates.choose(is_watched=True).size("n_days"), rates.size("group")
    if not everything.used:  # regions that coverage alone names
        everything = rates.size("n_days")
    told = {"n": number("watched", watched, by), "of": number("watched.total", everything, by)}
    return tell("watched", say("watched-all" if watched.value == everything.value else "watched", by=by, **told))


def say_in_brief(rates: Measured) -> Passage:
    """Say in one sentence how far the rates of regions lie apart, where there is enough to compare."""
    known = rates.table[rates.table["ratio"].notna()]
    if len(known) < 2:
        return OMITTED
    ends = [_say_end(rates, end, label) for end, label in (("most", known.index[0]), ("fewest", known.index[-1]))]
    return tell("rates", say("rates-in-brief", what=make_key(rates.noun), ends=join_parts(ends, ", ")))


def _say_end(rates: Measured, end: str, label: int) -> Said:
    group = rates.table.at[label, "group"]
    given: dict[str, Value] = {"group": escape(name_place(group)), "rate": _state_rate(rates, label, f"brief.{group}")}
    if pd.isna(rates.table.at[label, "rate_low"]):
        return say(f"rates-{end}", **given)
    limits = {e: _state_rate(rates, label, f"brief.{group}.{e}", f"rate_{e}") for e in ("low", "high")}
    return say(f"rates-{end}-within", **given, **limits)
