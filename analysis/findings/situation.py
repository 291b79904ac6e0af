"""What the situation brief says first: the finding, the key numbers, what happened, and what is not known."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.accounts import count_silent, print_total
from analysis.measures import list_ids, select_events
from analysis.words.passages import (
    FEW,
    NO_DATA,
    Part,
    Passage,
    count,
    enumerate_words,
    escape,
    lay_table,
    number,
    pluralise,
    print_date,
    print_span,
    share,
    tabulate,
    tell,
)  # fmt: skip

_ATTACKS = {"drone": "drone attack", "missile": "missile attack", "drone_and_missile": "drone and missile attack"}


def say_period(window: Window) -> Passage:
    """Say place, period and cut-off in one line."""
    incidents = window.incidents
    codes = incidents.dropna(subset=["region_code"]).drop_duplicates("region_code")
    names = sorted(codes["region"]) if len(codes) <= 3 else [f"{len(codes)} regions"]
    place = number(
        "regions",
        len(codes),
        "regions",
        list_ids(incidents["incident_id"]),
        escape(enumerate_words(names)) or "no region on record",
    )
    first = window.period[0]
    before = first is not None and (incidents["date_to"] < first).any()
    cut_off = print_date(pd.Timestamp(window.about["cut_off"])) if window.about["cut_off"] else "a date not stated"
    return tell(
        "period",
        place,
        f" · {print_span(*window.period)}{' and before' if before else ''} · records as of {cut_off}",
        kind="lead",
    )


def say_headline(window: Window, statuses: pd.DataFrame) -> Passage:
    """Say the finding in one or two sentences, for someone who reads news."""
    attacks = select_events(window.incidents, window.about["attack_kinds"])
    ids = list_ids(attacks["incident_id"])
    if not ids:
        return tell("headline", "No attack events are on record", _say_empty(window), kind="headline")
    first = count("attack_events", len(ids), "attack event", ids, start=True, source=statuses)
    claimed = list_ids(statuses.loc[statuses["status"].isin(["claimed", "contested"]), "incident_id"])
    if claimed:
        last: list[Part] = ["Somebody claimed responsibility, or the claims conflict, for ",
                            count("events_claimed", len(claimed), "", claimed, source=statuses), " of them."]  # fmt: skip
    else:
        last = [
            number("events_claimed", 0, "attack events", (), "Nobody", source=statuses),
            " is recorded as claiming responsibility.",
        ]
    return tell(
        "headline", first, f" {pluralise('is', len(ids))} on record", *_say_days(attacks), ". ", *last, kind="headline"
    )


def _say_empty(window: Window) -> str:
    covered = (window.coverage["state"] == "covered").any()
    return f" for {print_span(*window.period)}" + ("." if covered else "; whether anybody watched is not known.")


def _say_days(attacks: pd.DataFrame) -> list[Part]:
    """Say when: day by day for a few attacks, first to last for many; and how many have no day."""
    on = attacks[attacks["date_meaning"] == "on"]
    rest = attacks[attacks["date_meaning"] != "on"]
    assumed = " (year assumed)" if attacks["date_assumed"].notna().any() else ""
    days = on.groupby("date_from")["incident_id"].agg(list_ids)
    if len(attacks) > FEW or len(days) > 3:
        return (
            [f", from {print_span(on['date_from'].min(), on['date_to'].max())}{assumed}"]
            if len(on)
            else [", on days that are not known"]
        )
    parts: list[Part] = []
    for day, ids in days.items():
        mark = f"attack_events_{day:%Y-%m-%d}"
        parts += [", " if parts else ": ", count(mark, len(ids), "", ids), f" on {print_date(day)}{assumed}"]
    if len(rest):
        ids = list_ids(rest["incident_id"])
        earlier = "earlier, " if len(on) and (rest["date_to"] < on["date_from"].min()).all() else ""
        vague = "a day that is" if len(ids) == 1 else "days that are"
        parts += [
            " and " if parts else ": ",
            count("attack_events_day_not_known", len(ids), "", ids),
            f" {earlier}on {vague} not known",
        ]
    return parts


def tabulate_key_numbers(window: Window, totals: pd.DataFrame, statuses: pd.DataFrame) -> Passage:
    """Tabulate the key numbers with their ranges and what they count."""
    events = select_events(window.incidents)
    attacks = list_ids(statuses["incident_id"])
    alerts = list_ids(events.loc[events["kind"] == "air_alert", "incident_id"])
    rows: list[list[list[Part]]] = [
        [["Attack events"], [number("key.attack_events", len(attacks), "attack events", attacks)],
         ["each counted once; finds of debris are parts of them"]],
        [["Alerts"], [number("key.alerts", len(alerts), "alerts", alerts)], ["public warnings; nothing need have happened"]],
        *(_lay_total(totals, quantity) for quantity in ("killed", "injured")),
    ]  # fmt: skip
    return lay_table("tbl-key", {"What": False, "Number": True, "What it counts": False}, rows, "Key numbers.")


def _lay_total(totals: pd.DataFrame, quantity: str) -> list[list[Part]]:
    row = totals[totals["quantity"] == quantity].iloc[0].to_dict()
    n_told = int(row["n_reported"] + row["n_reported_none"])
    total = print_total(row, f"key.{quantity}", totals)
    told = share(
        f"key.{quantity}.told", n_told, n_told + count_silent(row), "attack event", row["incident_ids"], source=totals
    )
    return [[f"People {quantity}"], total, ["reported for ", *told]]


def tell_attacks(window: Window, regions: pd.DataFrame) -> Passage:
    """Tell the attacks one by one where they are few, else region by region."""
    few = len(select_events(window.incidents, window.about["attack_kinds"])) <= FEW
    return list_attacks(window) if few else tabulate_regions(regions)


def list_attacks(window: Window) -> Passage:
    """Tabulate the attacks one by one."""
    attacks = select_events(window.incidents, window.about["attack_kinds"]).sort_values(["date_to", "region"])
    if attacks.empty:
        return tell("tbl-attacks", "No attack events are on record in this window.")
    rows = pd.DataFrame({
        "incident": attacks["incident_id"],
        "date": [_print_when(r) for r in attacks.to_dict("records")],
        "region": attacks["region"].fillna("more than one region"),
        "district": attacks["district"],
        "what": attacks["weapon"].map(_ATTACKS).fillna(attacks["kind"].map(VOCABULARIES["kind"])),
        "hit": attacks["object_kind"].map(VOCABULARIES["object_kind"]),
        "incident_ids": [(i,) for i in attacks["incident_id"]],
    })  # fmt: skip
    note = (
        " “Year assumed” marks a year that the source does not give." if attacks["date_assumed"].notna().any() else ""
    )
    headings = {"date": "Date", "region": "Region", "district": "District", "what": "What", "hit": "What was hit"}
    return tabulate("tbl-attacks", rows, headings, f"Attack events.{note}", key="incident")


def _print_when(row: dict) -> str:
    assumed = ", year assumed" if pd.notna(row["date_assumed"]) else ""
    if row["date_meaning"] == "before":
        return f"before {print_date(row['date_to'] + pd.Timedelta(days=1))}, day not known{assumed}"
    if pd.isna(row["date_to"]):
        return "not known"
    meaning = {"on": "", "through": "lasted ", "within": "some time in "}[row["date_meaning"]]
    return f"{meaning}{print_span(row['date_from'], row['date_to'])}{assumed}"


def tabulate_regions(regions: pd.DataFrame) -> Passage:
    """Tabulate attacks and alerts by region; a region nobody watched has no data, not zero."""
    headings = {
        "region": "Region",
        "n_attacks": "Attack events",
        "n_alerts": "Alerts",
        "n_days_covered": "Days watched",
        "n_days_not_covered": "Days not watched",
    }
    units = {"n_attacks": "attack events", "n_alerts": "alerts", "n_days_covered": "days", "n_days_not_covered": "days"}
    return tabulate("tbl-regions", regions, headings, "Attack events and alerts by region, and the days that were watched.",
                    key="region_code", units=units, missing={"n_attacks": NO_DATA, "n_alerts": NO_DATA})  # fmt: skip


def say_parts(window: Window) -> Passage:
    """Say what was found of the attacks, and the alerts, apart from the attacks themselves."""
    incidents = window.incidents
    parts, alerts = incidents[incidents["counting"] == "part"], select_events(incidents, ["air_alert"])
    if parts.empty and alerts.empty:
        return tell("parts", "No alerts and no finds of debris are on record.")
    found: list[Part] = []
    if len(parts):
        ids, of = list_ids(parts["incident_id"]), list_ids(parts["part_of"])
        one = len(ids) == 1
        found += [count("parts", len(ids), "find of debris", ids, start=True), " belongs to " if one else " belong to ",
                  count("events_with_parts", len(of), "attack event", of), f"; {'it is' if one else 'they are'} not counted as "
                  f"{'an attack' if one else 'attacks'}. "]  # fmt: skip
    if len(alerts):
        ids = list_ids(alerts["incident_id"])
        untimed = list_ids(alerts.loc[alerts["start_utc"].isna(), "incident_id"])
        found += [count("alerts", len(ids), "alert", ids, start=True), f" {pluralise('is', len(ids))} on record"]
        if untimed:
            found += [
                "; the start is not reported",
                *(
                    [" for ", *share("alerts_without_start", len(untimed), len(ids), "alert", untimed)]
                    if len(ids) > 1
                    else []
                ),
            ]
        found += ["."]
    return tell("parts", *found)
