"""What the situation brief says first: the finding, the key numbers and what happened."""

from collections.abc import Sequence

import pandas as pd

from analysis.datasets.scopes import name_counted, name_units
from analysis.datasets.store import Window
from analysis.findings.accounts import FEW, print_total, share_asked
from analysis.findings.captions import add_country, flag, tabulate
from analysis.measures.harm.consequences import WITHIN
from analysis.measures.measured import Measured
from analysis.measures.selection import NO_REGION, PARTIAL
from analysis.words.dates import print_date, print_span
from analysis.words.language import enumerate_words, make_key, name_code, start_sentence, text
from analysis.words.messages import Part, Said, begin, enumerate_parts, join_parts, join_sentences, say, share
from analysis.words.numbers import count, name_many, number
from analysis.words.passages import OMITTED, Passage, list_facts, tell

_MOST_KEY_NUMBERS = 3


def say_headline(window: Window, attacks: Measured, statuses: Measured, totals: Measured) -> Passage:
    """Say the finding in one or two sentences, for someone who reads news: written from what is on record."""
    if not attacks.count().value:
        return tell("headline", *(_say_sums(totals) or [_say_empty(window, attacks.noun)]), kind="headline")
    return tell("headline", _say_days(attacks), _say_claimed(statuses, window), _say_dead(totals), kind="headline")


def _say_claimed(statuses: Measured, window: Window) -> Said:
    """Say whether anybody claimed responsibility, where the sources would tell."""
    claimed, outside = statuses.choose(is_claimed=True).count(), statuses.choose(status="not_collected").count()
    if not window.collects("claims") or (outside.value and not claimed.value):
        return []
    if claimed.value:
        return say("headline-claimed", n=count("events_claimed", claimed, "incidents"))
    return say("headline-unclaimed", n=number("events_claimed", claimed, name_units(statuses.noun)))


def _say_dead(totals: Measured) -> Said:
    """Say how many people are reported killed, where a figure is given."""
    told = totals.table.index[(totals.table["quantity"] == "killed") & (totals.table["n_reported"] > 0)]
    if not len(told):
        return []
    known = share_asked("headline.killed.told", totals, told[0])
    return say("headline-killed", total=print_total(totals, told[0], "headline.killed"), known=known)


def _say_sums(totals: Measured) -> list[Said]:
    """Say what the sources' own totals add up to, where there are no single events; nothing where there are none."""
    if not len(totals.table) or not totals.table["n_totals"].max():
        return []
    n = count("totals", totals.cell(totals.table.index[0], "n_totals"), "total")
    known = totals.table[totals.table["n_reported"] > 0]
    figures = [
        say("figure-of", name=name_code("quantity", q), total=print_total(totals, row, f"headline.{q}"))
        for row, q in known["quantity"].items()
    ]
    said = [say("headline-sums", n=n, what=make_key(totals.noun))]
    said.append(say("headline-figures", figures=join_parts(figures, "; ")) if figures else say("headline-no-figures"))
    within = totals.omitted(WITHIN)
    return [*said, say("headline-not-added", n=number("totals.regional", within, "totals")) if within.value else []]


def _say_empty(window: Window, noun: str) -> Said:
    """Say what an empty answer means: the source holds no such things, nothing was seen, or nobody watched."""
    what, when = make_key(noun), print_span(*window.period)
    if not set(window.scope.kinds) & set(window.about.counts.held):
        held = [text("noun-pl", what=make_key(name_counted([kind]))) for kind in window.about.counts.held]
        return say("headline-none-held", what=what, held=enumerate_words(held) or text("noun-pl-none"))
    own = window.coverage[window.coverage["subject"].isna()]
    is_watched = (own["state"] == "covered") & (own["kind"].isna() | own["kind"].isin(window.scope.kinds))
    return say("headline-none-watched" if is_watched.any() else "headline-none-unknown", what=what, when=when)


def _say_days(attacks: Measured) -> Said:
    """Say how many, and when: day by day for a few attacks, first to last for many; and how many have no day."""
    on, rest = (attacks.choose(is_dated=value) for value in (True, False))
    days = on.table["date_from"].drop_duplicates().sort_values()
    n, what = count(name_many(name_units(attacks.noun)), attacks.count(), attacks.noun), make_key(attacks.noun)
    assumed = flag(attacks.table["date_assumed"].notna().any())
    if len(attacks.table) > FEW or len(days) > 3:
        if not len(days):
            return say("headline-undated", n=n, what=what)
        return say("headline-span", n=n, what=what, assumed=assumed, span=print_span(days.min(), days.max()))
    own = [(count(f"attack_events_{day:%Y-%m-%d}", on.choose(date_from=day).count(), "incidents"), day) for day in days]
    items = [say("headline-day", n=of, day=print_date(day), assumed=assumed) for of, day in own]
    if len(rest.table):
        is_earlier = bool(len(days)) and bool((rest.table["date_to"] < days.min()).all())
        vague = count("attack_events_day_not_known", rest.count(), "incidents")
        items.append(say("headline-day-not-known", n=vague, earlier=flag(is_earlier)))
    return say("headline-days", n=n, what=what, days=enumerate_parts(items))


def list_key_numbers(totals: Measured, attacks: Measured, records: Measured) -> Passage:
    """List the three numbers to be seen first, with their ranges and what they count; the rest stands further down.

    Where nothing is counted, the headline says so, and why: no large zero stands below it.
    """
    what, unit = make_key(attacks.noun), name_units(attacks.noun)
    events = number(f"key.{name_many(unit)}", attacks.count(), unit)
    named: Said = [text("noun-pl", what=what)]
    rows: list[list[Said]] = [[[events], named, say("key-events", what=what)]] if events.value else []
    sums = totals.table.loc[(totals.table["n_totals"] > 0) & (totals.table["n_reported"] > 0), "quantity"]
    for quantity in dict.fromkeys(("killed", "injured", *sums)):
        for label in totals.table.index[(totals.table["quantity"] == quantity) & (totals.table["n_asked"] > 0)]:
            told = say("key-told", known=share_asked(f"key.{quantity}.told", totals, label))
            rows.append([print_total(totals, label, f"key.{quantity}"), [name_code("quantity", quantity)], told])
    if attacks.noun != "alert" and "alert" in set(records.table["kind"].str.removeprefix("air_")):
        alerts = number("key.alerts", records.choose(kind="air_alert", is_event=True).count(), "alerts")
        rows.append([[alerts], [text("noun-pl", what="alert")], say("key-alerts")])
    return list_facts("key", [[begin(part) for part in row] for row in rows[:_MOST_KEY_NUMBERS]])


def tell_attacks(attacks: Measured, regions: Measured) -> Passage:
    """Tell the attacks one by one where they are few, else region by region."""
    return list_attacks(attacks) if len(attacks.table) <= FEW else tabulate_regions(regions)


def list_attacks(attacks: Measured) -> Passage:
    """Tabulate the attacks one by one."""
    table = attacks.table
    if table.empty:
        return OMITTED
    shown = pd.DataFrame(
        {
            "incident": table["incident_id"],
            "date": [_print_when(r) for _, r in table.iterrows()],
            "region": [_print_region(r) for _, r in table.iterrows()],
            "district": [_print_district(r) for _, r in table.iterrows()],
            "attack": [_name_attack(r) for _, r in table.iterrows()],
            "hit": table["object_kind"].map(lambda code: name_code("object-kind", code), na_action="ignore"),
        }
    )
    note = say("year-assumed-note") if table["date_assumed"].notna().any() else []
    told = join_sentences([say("tbl-attacks", what=make_key(attacks.noun)), note])
    columns = ["date", "region", "district", "attack", "hit"]
    return tabulate("tbl-attacks", attacks, shown, columns, told, key="incident")


def _print_region(row: pd.Series) -> str:
    if pd.notna(row["region"]):
        return str(row["region"])
    words = {"area": "cell-many-regions", "region": "cell-withheld"}  # known to the region, and yet not named
    return text(words.get(row["place_precision"], "cell-not-known"))


def _print_district(row: pd.Series) -> str | None:
    if pd.isna(row["district"]) and row["place_precision"] == "district":
        return text("cell-withheld")
    return row["district"]


def _name_attack(row: pd.Series) -> str:
    weapons = ("drone", "missile", "drone_and_missile")
    return name_code("attack-with", row["weapon"]) if row["weapon"] in weapons else name_code("kind", row["kind"])


def _print_when(row: pd.Series) -> str:
    assumed = flag(pd.notna(row["date_assumed"]))
    if row["date_meaning"] == "before":
        return text("when-before", day=print_date(row["date_to"] + pd.Timedelta(days=1)), assumed=assumed)
    if pd.isna(row["date_to"]):
        return text("cell-not-known")
    return text(f"when-{row['date_meaning']}", span=print_span(row["date_from"], row["date_to"]), assumed=assumed)


def tabulate_regions(regions: Measured) -> Passage:
    """Tabulate attacks and alerts by region; a region nobody watched has no data, not zero."""
    table = add_country(regions.table)
    what, columns = make_key(regions.noun), ["region", *(["country"] if "country" in table else []), "n_attacks"]
    has_alerts = regions.noun != "alert" and regions.table["n_alerts"].notna().any()
    columns += ["n_alerts"] if has_alerts else []
    days = ["n_days_covered", "n_days_not_covered"]
    is_watched = regions.table[days].to_numpy().any()
    columns += days if is_watched else []  # where nobody said, 0 would be a claim
    said = say("tbl-regions" if is_watched else "tbl-regions-unwatched", what=what, alerts=flag(has_alerts))
    partial = regions.omitted(PARTIAL, column="n_alerts" if has_alerts else "n_attacks")
    lost = say("tbl-regions-partial", n=count("tbl-regions.partial", partial, "alert")) if partial.value else []
    said = join_sentences([begin(said), lost, say("countries") if "country" in table else []])
    missing, units = (
        dict.fromkeys(("n_attacks", "n_alerts"), text("cell-no-data")) | {"country": ""},
        {"n_attacks": name_units(regions.noun)},
    )
    return tabulate(
        "tbl-regions",
        regions,
        table,
        columns,
        said,
        key="region_code",
        units=units,
        missing=missing,
        last=_list_placeless(regions, columns),
        what=what,
    )


def _list_placeless(regions: Measured, columns: Sequence[str]) -> list[list[Part]]:
    """Return the cells of a row of what has no single region; nothing where all has one."""
    units = {"n_attacks": name_units(regions.noun), "n_alerts": "alerts"}
    found = {column: regions.omitted(NO_REGION, column=column) for column in units if column in columns}
    if not any(evidence.value for evidence in found.values()):
        return []
    told: dict[str, list[Part]] = {
        c: [number(f"tbl-regions.none.{c}", n, units[c])] for c, n in found.items() if n.value
    }
    return [[f"*{start_sentence(text('cell-no-single-region'))}*"], *(told.get(column, [""]) for column in columns[1:])]


def say_parts(records: Measured, window: Window) -> Passage:
    """Say what was found of the attacks, and the alerts, apart from the attacks themselves."""
    if set(window.scope.kinds) == {"air_alert"}:
        return OMITTED
    alerts = records.choose(kind="air_alert", is_event=True)
    return tell("parts", _say_finds(records.choose(counting="part")), _say_alerts(alerts))


def _say_finds(parts: Measured) -> Said:
    found, of = parts.count(), parts.count("part_of")
    if not found.value:
        return []
    n = count("parts", found, "find of debris")
    return (
        say("parts-of", n=n, of=count("events_with_parts", of, "attack event")) if of.value else say("parts-alone", n=n)
    )


def _say_alerts(alerts: Measured) -> Said:
    held, untimed = alerts.count(), alerts.choose(is_timed=False).count()
    if not held.value:
        return []
    n = count("alerts", held, "alert")
    if not untimed.value:
        return say("alerts-held", n=n)
    if held.value == 1:
        return say("alert-untimed", n=n)
    return say("alerts-untimed", n=n, known=share("alerts_without_start", untimed, held, "alert"))
