"""What the situation brief says first: the finding, the key numbers and what happened."""

import pandas as pd

from analysis.datasets.regions import name_region
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.accounts import FEW, name_asked, print_total
from analysis.findings.captions import tabulate
from analysis.measures.measured import Measured
from analysis.words.numbers import NO_DATA, count, enumerate_words, number, pluralise, print_date, print_span, share
from analysis.words.passages import Part, Passage, escape, lay_table, tell

_NO_REGION = {"area": "more than one region"}
_ATTACKS = {"drone": "drone attack", "missile": "missile attack", "drone_and_missile": "drone and missile attack"}


def say_period(window: Window, regions: Measured) -> Passage:
    """Say place, period and cut-off in one line."""
    held, names = regions.size(), list(regions.table["region"])
    said = enumerate_words(names if len(names) <= 3 else [f"{len(names)} regions"])
    place = number("regions", held, "regions", escape(said) or "no region on record")
    there = set(regions.table["region_code"])
    absent = [window.about.region_names.get(c) or name_region(c) or c for c in window.regions if c not in there]
    nothing = f" · no record of {escape(enumerate_words(absent))}" if absent else ""
    (first, last), cut_off = window.period, window.about.cut_off
    outside = "".join(
        f" and {where}"
        for where, day, beyond in (("before", first, "lt"), ("after", last, "gt"))
        if day is not None and getattr(window.incidents["date_to"], beyond)(day).any()
    )
    stand = print_date(pd.Timestamp(cut_off)) if cut_off else "a date not stated"
    told = f"{nothing} · {print_span(*window.period)}{outside} · records as of {stand}"
    return tell("period", place, told, kind="lead")


def say_headline(window: Window, attacks: Measured, statuses: Measured) -> Passage:
    """Say the finding in one or two sentences, for someone who reads news."""
    held = attacks.count()
    if not held.value:
        return tell("headline", "No attack events are on record", _say_empty(window), kind="headline")
    first = count("attack_events", held, "attack event", start=True)
    claimed = statuses.choose(is_claimed=True).count()
    last: list[Part] = [
        number("events_claimed", claimed, "attack events", "Nobody"),
        " is recorded as claiming responsibility.",
    ]
    if claimed.value:
        last = [
            "Somebody claimed responsibility for ",
            count("events_claimed", claimed, ""),
            " of them.",
        ]
    verb = pluralise("is", held.value)
    return tell("headline", first, f" {verb} on record", *_say_days(attacks), ". ", *last, kind="headline")


def _say_empty(window: Window) -> str:
    covered = (window.coverage["state"] == "covered").any()
    return f" for {print_span(*window.period)}" + ("." if covered else "; whether anybody watched is not known.")


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
    alerts = records.choose(kind="air_alert", is_event=True).count()
    events, warnings = (
        number("key.attack_events", attacks.count(), "attack events"),
        number("key.alerts", alerts, "alerts"),
    )
    rows: list[list[list[Part]]] = [
        [["Attack events"], [events], ["each counted once; finds of debris are parts of them"]],
        [["Alerts"], [warnings], ["public warnings; nothing need have happened"]],
        *(_lay_total(totals, quantity) for quantity in ("killed", "injured")),
    ]
    return lay_table("tbl-key", {"What": False, "Number": True, "What it counts": False}, rows, "Key numbers.")


def _lay_total(totals: Measured, quantity: str) -> list[list[Part]]:
    label = totals.table.index[totals.table["quantity"] == quantity][0]
    n_told, n_asked = totals.cell(label, "n_told"), totals.cell(label, "n_asked")
    told = share(f"key.{quantity}.told", n_told, n_asked, name_asked(totals))
    return [[f"People {quantity}"], print_total(totals, label, f"key.{quantity}"), ["reported for ", *told]]


def tell_attacks(attacks: Measured, regions: Measured) -> Passage:
    """Tell the attacks one by one where they are few, else region by region."""
    return list_attacks(attacks) if len(attacks.table) <= FEW else tabulate_regions(regions)


def list_attacks(attacks: Measured) -> Passage:
    """Tabulate the attacks one by one."""
    table = attacks.table
    if table.empty:
        return tell("tbl-attacks", "No attack events are on record in this window.")
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
    return tabulate("tbl-attacks", attacks, shown, headings, f"Attack events.{note}", key="incident")


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
    headings = {
        "region": "Region",
        "n_attacks": "Attack events",
        "n_alerts": "Alerts",
        "n_days_covered": "Days watched",
        "n_days_not_covered": "Days not watched",
    }
    units = {"n_attacks": "attack events", "n_alerts": "alerts", "n_days_covered": "days", "n_days_not_covered": "days"}
    told = {"units": units, "missing": {"n_attacks": NO_DATA, "n_alerts": NO_DATA}}
    caption = "Attack events and alerts by region, and the days that were watched."
    return tabulate("tbl-regions", regions, regions.table, headings, caption, key="region_code", **told)


def say_parts(records: Measured) -> Passage:
    """Say what was found of the attacks, and the alerts, apart from the attacks themselves."""
    parts, alerts = records.choose(counting="part"), records.choose(kind="air_alert", is_event=True)
    if parts.table.empty and alerts.table.empty:
        return tell("parts", "No alerts and no finds of debris are on record.")
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
