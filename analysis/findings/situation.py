"""What the situation brief says first: the finding, the key numbers and what happened."""

import pandas as pd

from analysis.datasets.scopes import name_counted
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.accounts import FEW, name_asked, print_total
from analysis.findings.captions import tabulate
from analysis.measures.harm.consequences import WITHIN
from analysis.measures.measured import Measured
from analysis.words.numbers import (
    NO_DATA,
    count,
    enumerate_words,
    name_many,
    number,
    pluralise,
    print_date,
    print_span,
    share,
)
from analysis.words.passages import OMITTED, Part, Passage, lay_table, tell

_NO_REGION = {"area": "more than one region"}
_ATTACKS = {"drone": "drone attack", "missile": "missile attack", "drone_and_missile": "drone and missile attack"}


def say_headline(window: Window, attacks: Measured, statuses: Measured, totals: Measured) -> Passage:
    """Say the finding in one or two sentences, for someone who reads news: written from what is on record."""
    held = attacks.count()
    if not held.value:
        sums = _say_sums(totals)
        said = sums or [f"No {pluralise(attacks.noun, 2)} are on record", _say_empty(window)]
        return tell("headline", *said, kind="headline")
    first = count(name_many(attacks.noun), held, attacks.noun, start=True)
    verb = pluralise("is", held.value)
    last = [*_say_claimed(statuses, window), *_say_dead(totals)]
    return tell("headline", first, f" {verb} on record", *_say_days(attacks), ".", *last, kind="headline")


def _say_claimed(statuses: Measured, window: Window) -> list[Part]:
    """Say whether anybody claimed responsibility, where the sources would tell."""
    if not window.collects("claims"):
        return []
    claimed, outside = statuses.choose(is_claimed=True).count(), statuses.choose(status="not_collected").count()
    if claimed.value:
        return [" Somebody claimed responsibility for ", count("events_claimed", claimed, ""), " of them."]
    if outside.value:
        return []
    return [
        " ",
        number("events_claimed", claimed, pluralise(statuses.noun, 2), "Nobody"),
        " is recorded as claiming responsibility.",
    ]


def _say_dead(totals: Measured) -> list[Part]:
    """Say how many people are reported killed, where a figure is given."""
    told = totals.table.index[(totals.table["quantity"] == "killed") & (totals.table["n_reported"] > 0)]
    if not len(told):
        return []
    part, whole = totals.cell(told[0], "n_told"), totals.cell(told[0], "n_asked")
    known = share("headline.killed.told", part, whole, name_asked(totals))
    return [" People reported killed: ", *print_total(totals, told[0], "headline.killed"), ", told for ", *known, "."]


def _say_sums(totals: Measured) -> list[Part]:
    """Say what the sources' own totals add up to, where there are no single events; nothing where there are none."""
    n_totals = totals.table["n_totals"].max()
    if not len(totals.table) or not n_totals:
        return []
    label = totals.table.index[0]
    parts: list[Part] = [f"No single {totals.noun} is on record, but "]
    parts += [count("totals", totals.cell(label, "n_totals"), "total"), " over several: "]
    known = totals.table[totals.table["n_reported"] > 0]
    for position, (row, quantity) in enumerate(known["quantity"].items()):
        parts += ["; " if position else "", f"{VOCABULARIES['quantity'][quantity]}: "]
        parts += print_total(totals, row, f"headline.{quantity}")
    within = totals.omitted(WITHIN)
    left_out = number("totals.regional", within, "totals")
    rest: list[Part] = [" Not added: ", left_out, f" regional {pluralise('total', within.value)} of the same days."]
    return [*parts, "." if len(known) else "none of them gives a figure.", *(rest if within.value else [])]


def _say_empty(window: Window) -> str:
    """Say what an empty answer means: the source holds no such things, nothing was seen, or nobody watched."""
    when = print_span(*window.period)
    if not set(window.scope.kinds) & set(window.about.counts.held):
        held = [pluralise(name_counted([kind]), 2) for kind in window.about.counts.held] or ["no incidents"]
        return f": the records of this dataset hold none at all. They hold {enumerate_words(held)}."
    own = window.coverage[window.coverage["subject"].isna()]
    if ((own["state"] == "covered") & (own["kind"].isna() | own["kind"].isin(window.scope.kinds))).any():
        return f" for {when}, and somebody is known to have watched in that time."
    return f" for {when}; whether anybody watched is not known."


def _say_days(attacks: Measured) -> list[Part]:
    """Say when: day by day for a few attacks, first to last for many; and how many have no day."""
    on, rest = (attacks.choose(is_dated=value) for value in (True, False))
    days = on.table["date_from"].drop_duplicates().sort_values()
    assumed = " (year assumed)" if attacks.table["date_assumed"].notna().any() else ""
    if len(attacks.table) > FEW or len(days) > 3:
        return (
            [f", from {print_span(days.min(), days.max())}{assumed}"] if len(days) else [", on days that are not known"]
        )
    parts: list[Part] = []
    for day in days:
        said = count(f"attack_events_{day:%Y-%m-%d}", on.choose(date_from=day).count(), "")
        parts += [", " if parts else ": ", said, f" on {print_date(day)}{assumed}"]
    if len(rest.table):
        earlier = "earlier, " if len(days) and (rest.table["date_to"] < days.min()).all() else ""
        n = rest.count()
        vague = "a day that is" if n.value == 1 else "days that are"
        parts += [" and " if parts else ": ", count("attack_events_day_not_known", n, "")]
        parts.append(f" {earlier}on {vague} not known")
    return parts


def tabulate_key_numbers(totals: Measured, attacks: Measured, records: Measured) -> Passage:
    """Tabulate the key numbers with their ranges and what they count."""
    many = pluralise(attacks.noun, 2)
    events = number(f"key.{name_many(attacks.noun)}", attacks.count(), many)
    meaning = "each counted once; finds of debris are parts of them" if attacks.noun == "attack event" else "each once"
    rows: list[list[list[Part]]] = [[[many.capitalize()], [events], [meaning]]]
    alerts = records.choose(kind="air_alert", is_event=True).count()
    if attacks.noun != "alert" and "alert" in set(records.table["kind"].str.removeprefix("air_")):
        warnings = number("key.alerts", alerts, "alerts")
        rows.append([["Alerts"], [warnings], ["public warnings; nothing need have happened"]])
    sums = totals.table.loc[(totals.table["n_totals"] > 0) & (totals.table["n_reported"] > 0), "quantity"]
    asked = [q for q in totals.table["quantity"] if q in ("killed", "injured") or q in set(sums)]
    rows += [_lay_total(totals, quantity) for quantity in asked]
    return lay_table("tbl-key", {"What": False, "Number": True, "What it counts": False}, rows, "Key numbers.")


def _lay_total(totals: Measured, quantity: str) -> list[list[Part]]:
    label = totals.table.index[totals.table["quantity"] == quantity][0]
    n_told, n_asked = totals.cell(label, "n_told"), totals.cell(label, "n_asked")
    told = share(f"key.{quantity}.told", n_told, n_asked, name_asked(totals))
    return [
        [VOCABULARIES["quantity"][quantity].capitalize()],
        print_total(totals, label, f"key.{quantity}"),
        ["reported for ", *told],
    ]


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
            "region": table["region"].fillna(table["place_precision"].map(_NO_REGION)).fillna("not known"),
            "district": table["district"],
            "what": table["weapon"].map(_ATTACKS).fillna(table["kind"].map(VOCABULARIES["kind"])),
            "hit": table["object_kind"].map(VOCABULARIES["object_kind"]),
        }
    )
    note = " “Year assumed” marks a year that the source does not give." if table["date_assumed"].notna().any() else ""
    headings = {"date": "Date", "region": "Region", "district": "District", "what": "What", "hit": "What was hit"}
    return tabulate(
        "tbl-attacks", attacks, shown, headings, f"{pluralise(attacks.noun, 2).capitalize()}.{note}", key="incident"
    )


def _print_when(row: pd.Series) -> str:
    assumed = ", year assumed" if pd.notna(row["date_assumed"]) else ""
    if row["date_meaning"] == "before":
        return f"before {print_date(row['date_to'] + pd.Timedelta(days=1))}, day not known{assumed}"
    if pd.isna(row["date_to"]):
        return "not known"
    meaning = {"on": "", "through": "lasted ", "within": "some time in "}[row["date_meaning"]]
    return f"{meaning}{print_span(row['date_from'], row['date_to'])}{assumed}"


def tabulate_regions(regions: Measured) -> Passage:
    """Tabulate attacks and alerts by region; a region nobody watched has no data, not zero."""
    many = pluralise(regions.noun, 2)
    headings = {
        "region": "Region",
        "n_attacks": many.capitalize(),
        "n_alerts": "Alerts",
        "n_days_covered": "Days watched",
        "n_days_not_covered": "Days not watched",
    }
    units = {"n_attacks": many, "n_alerts": "alerts", "n_days_covered": "days", "n_days_not_covered": "days"}
    told = {"units": units, "missing": {"n_attacks": NO_DATA, "n_alerts": NO_DATA}}
    if regions.noun == "alert" or not regions.table["n_alerts"].notna().any():
        headings.pop("n_alerts")
    what = many if "n_alerts" not in headings else f"{many} and alerts"
    caption = f"{what.capitalize()} by region, and the days that were watched."
    if not regions.table[["n_days_covered", "n_days_not_covered"]].to_numpy().any():
        headings = {k: v for k, v in headings.items() if not k.startswith("n_days")}  # nobody said: 0 would be a claim
        caption = f"{what.capitalize()} by region. Nobody is known to have watched them, or not to have."
    return tabulate("tbl-regions", regions, regions.table, headings, caption, key="region_code", **told)


def say_parts(records: Measured, window: Window) -> Passage:
    """Say what was found of the attacks, and the alerts, apart from the attacks themselves."""
    parts, alerts = records.choose(counting="part"), records.choose(kind="air_alert", is_event=True)
    if set(window.scope.kinds) == {"air_alert"}:
        return OMITTED
    if parts.table.empty and alerts.table.empty:
        return OMITTED
    return tell("parts", *_say_finds(parts), *_say_alerts(alerts))


def _say_finds(parts: Measured) -> list[Part]:
    found, of = parts.count(), parts.count("part_of")
    if not found.value:
        return []
    is_one = found.value == 1
    rest = "; it is not counted as an attack. " if is_one else "; they are not counted as attacks. "
    verb = " belongs to " if is_one else " belong to "
    finds = count("parts", found, "find of debris", start=True)
    if not of.value:
        return [finds, f" {pluralise('is', found.value)} on record, of which attack is not stated", rest]
    return [finds, verb, count("events_with_parts", of, "attack event"), rest]


def _say_alerts(alerts: Measured) -> list[Part]:
    held, untimed = alerts.count(), alerts.choose(is_timed=False).count()
    if not held.value:
        return []
    found: list[Part] = [count("alerts", held, "alert", start=True), f" {pluralise('is', held.value)} on record"]
    if untimed.value:
        known = [" for ", *share("alerts_without_start", untimed, held, "alert")]
        found += ["; the start is not reported", *(known if held.value > 1 else [])]
    return [*found, "."]
