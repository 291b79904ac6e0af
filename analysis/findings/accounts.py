"""What the situation brief says next: the harm, the steps of the response, and who said what."""

import pandas as pd

from analysis.datasets.evidence import Evidence
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.captions import tabulate
from analysis.measures.attribution import STATUSES
from analysis.measures.measured import Measured
from analysis.words.numbers import NOT_REPORTED, count, number, pluralise, share
from analysis.words.passages import OMITTED, Part, Passage, escape, lay_table, list_points, tell

FEW = 12  # up to so many attacks are told one by one
_ALLUDING = {"hints": "hint", "assesses": "assessment", "accuses": "accusation", "claims_responsibility": "remark"}
_UNIT = "persons or objects"


def print_total(totals: Measured, label: int, name: str) -> list[Part]:
    """Return the total of one quantity as it is printed: a figure, a range, a bound, none reported, or not reported."""
    row = totals.table.loc[label]

    def bound(which: str, shown: str = "") -> Part:
        found = totals.cell(label, f"total_{which}")
        return "open" if pd.isna(found.value) else number(f"{name}.{which}", found, _UNIT, shown)

    if not row["n_reported"]:
        spoken = "*figure not given*" if row["n_said_unknown"] else NOT_REPORTED
        said = "none reported" if row["n_reported_none"] else spoken
        return [number(name, totals.cell(label, "total_best"), _UNIT, said)]
    low, best, high = (row[f"total_{b}"] for b in ("low", "best", "high"))
    if pd.isna(high):
        return [bound("low", "more than one")] if low == 2 else ["at least ", bound("low")]
    if pd.isna(best):
        return [bound("low"), " to ", bound("high")]
    return [bound("best")] if low == high else [bound("best"), " (", bound("low"), " to ", bound("high"), ")"]


def name_asked(totals: Measured) -> str:
    """Return what the figures are asked of: attack events, sources' own totals, or both."""
    n_asked, n_totals = (int(totals.table[column].iloc[0]) for column in ("n_asked", "n_totals"))
    if not n_totals:
        return totals.noun
    return "total" if n_totals == n_asked else f"{pluralise(totals.noun, 2)} and total"


def tabulate_consequences(totals: Measured, counts: pd.DataFrame) -> Passage:
    """Tabulate what the figures add up to, and for how many attacks there is none."""
    table = totals.table
    if table.empty:
        return OMITTED
    many = pluralise(totals.noun, 2)
    if not table["n_asked"].any():
        return tell("tbl-consequences", f"There are no {many} and no totals to which figures could belong.")
    is_spoken = table["n_not_reported"] < table["n_asked"]
    shown = table[is_spoken | table["quantity"].isin(["killed", "injured"])].copy()
    shown["what"] = shown["quantity"].map(VOCABULARIES["quantity"]).str.capitalize()
    shown["total"] = [
        [*print_total(totals, label, f"tbl-consequences.{quantity}"), _print_moment(quantity, counts)]
        for label, quantity in shown["quantity"].items()
    ]
    headings = {
        "what": "What",
        "total": "Total",
        "n_reported": "Figure",
        "n_reported_none": "None",
        "n_said_unknown": "Not given",
        "n_unreadable": "Unreadable",
        "n_not_reported": "Not reported",
    }
    if not shown["n_unreadable"].any():
        headings.pop("n_unreadable")
    caption = (
        f"What was reported, summed over {many} and sources’ own totals, and for how many of these. “None” "
        "is a reported none; "
        "“Not given”: a source speaks of it without a figure; “Not reported”: no source speaks of it."
    )
    return tabulate("tbl-consequences", totals, shown, headings, caption, key="quantity")


def _print_moment(quantity: str, counts: pd.DataFrame) -> str:
    told = (counts["quantity"] == quantity) & counts["state"].isin(["reported", "reported_none"])
    stages = counts.loc[told, "as_of_stage"]
    known = stages.dropna().unique()
    return f", {VOCABULARIES['as_of_stage'][known[0]]}" if len(known) == 1 and stages.notna().all() else ""


def tabulate_steps(steps: Measured, window: Window) -> Passage:
    """Tabulate the steps of the response: where they were reached, and for how many a time is known."""
    if steps.table.empty and not window.collects("milestones"):
        return OMITTED
    if steps.table.empty:
        said = "The records speak of no step of the response. That is not reported, not “nothing was done”."
        return tell("tbl-steps", said)
    names = steps.table["milestone"].map(VOCABULARIES["milestone"]).str.capitalize()
    shown = steps.table.assign(step=names, time=[_print_time(steps, label) for label in steps.table.index])
    headings = {
        "step": "Step",
        "n_reached": "Reached",
        "time": "Time",
        "n_ended_before": "Ended before",
        "n_pending": "Not yet",
        "n_not_known": "Not known",
    }
    spare = {c for c in ("n_ended_before", "n_pending", "n_not_known") if not shown[c].any()}
    caption = (
        "Steps of the response, by number of incidents. A step that is not listed is one the sources do not speak of."
    )
    kept = {column: heading for column, heading in headings.items() if column not in spare}
    return tabulate("tbl-steps", steps, shown, kept, caption, key="milestone")


def _print_time(steps: Measured, label: int) -> str | list[Part]:
    row = steps.table.loc[label]
    if not row["n_reached"]:
        return "not known"
    bounded = steps.cell(label, "n_bounded")
    within: list[Part] = ["within bounds for ", number(f"tbl-steps.{row['milestone']}.bounded", bounded, "incidents")]
    if not row["n_time_known"]:
        return within if bounded.value else ["time not reported"]
    known, reached = steps.cell(label, "n_time_known"), steps.cell(label, "n_reached")
    said = ["known for ", *share(f"tbl-steps.{row['milestone']}.time", known, reached, "")]
    return [*said, ", ", *within] if bounded.value else said


def say_methods(steps: Measured) -> Passage:
    """Say region by region what was done, where the steps are few; each step is one record."""
    told = steps.choose(state="reached")
    if told.table.empty or len(told.table) > 2 * FEW:
        return OMITTED
    points: list[list[Part]] = []
    for region, own in told.table.groupby("region", sort=True):
        done = "; ".join(_print_step(str(milestone), rows) for milestone, rows in own.groupby("milestone", sort=False))
        size = told.choose(region=str(region)).size()
        points.append([number(f"steps.{region}", size, "steps", f"**{escape(str(region))}:** "), f"{done}."])
    return list_points("methods", points)


def _print_step(milestone: str, rows: pd.DataFrame) -> str:
    methods = list(dict.fromkeys(VOCABULARIES["method"][m] for m in rows["method"].dropna()))
    return VOCABULARIES["milestone"][milestone] + (f" ({'; in another case '.join(methods)})" if methods else "")


def say_unstated(unstated: Measured) -> Passage:
    """Say for how many records a name stands in a column whose records do not say whether it claimed anything."""
    parts: list[Part] = []
    for label, heading in unstated.table["heading"].items():
        named, asked = unstated.cell(label, "n_records"), unstated.cell(label, "n_asked")
        said = share(f"unstated.{label}", named, asked, "record")
        parts += [" " if parts else "", f"A name stands under *{escape(str(heading))}* for ", *said]
        parts.append(". The records do not say whether it claimed responsibility, so no claim is counted.")
    return tell("unstated", *parts) if parts else OMITTED


def say_statuses(counted: Measured, window: Window) -> Passage:
    """Say how many attacks were claimed, accused, spoken of or passed over in silence; no status is inferred."""
    held = counted.table[counted.table["n_attacks"] > 0]
    if held.empty and not window.collects("claims"):
        return OMITTED
    if held.empty:
        return tell("statuses", f"There are no {pluralise(counted.noun, 2)} whose attribution could be asked about.")
    if set(held["status"]) == {"not_collected"}:
        return OMITTED
    points: list[list[Part]] = []
    for label, status in held["status"].items():
        part, whole = counted.cell(label, "n_attacks"), counted.cell(label, "n_total")
        is_asked = status != "not_collected"
        said = share(f"status.{status}", part, whole, counted.noun) if is_asked else []
        named = said or [count(f"status.{status}", part, counted.noun), ", beside these"]
        points.append([*named, f": {STATUSES[status]}"])
    return list_points("statuses", points)


def say_allusions(statements: Measured) -> Passage:
    """Say which statements only allude to an attack, and whether anybody says that a link is established."""
    alluding = statements.choose(bearing="alludes_to")
    parts: list[Part] = []
    for stance in sorted(set(alluding.table["stance"])):
        said = alluding.choose(stance=stance).count("n_statements")
        noun = _ALLUDING.get(str(stance), "statement")
        parts += [" and " if parts else "", count(f"alluding.{stance}", said, noun, start=not parts)]
    if parts:
        is_one = alluding.count("n_statements").value == 1
        verb = "alludes to an attack; it is" if is_one else "allude to attacks; they are"
        parts.append(f" only {verb} kept apart from claims and change{'s' if is_one else ''} no status.")
    unlinked = statements.choose(stance="no_link_established")
    if len(unlinked.table):
        said = unlinked.count("n_statements")
        verb = "says" if said.value == 1 else "say"
        parts += [
            " " if parts else "",
            count("no_link", said, "statement", start=True),
            f" {verb} that no link is established.",
        ]
    return tell("allusions", *parts) if parts else OMITTED


def tabulate_statements(statements: Measured, window: Window) -> Passage:
    """Tabulate who said what, claims apart from what merely alludes."""
    table = statements.table
    if table.empty and not window.collects("claims"):
        return OMITTED
    if table.empty:
        return tell("tbl-statements", "No statement about who did it is on record.")
    order = {bearing: position for position, bearing in enumerate(VOCABULARIES["bearing"])}
    top = table.sort_values("bearing", key=lambda b: b.map(order), kind="stable").head(FEW)
    rows: list[list[list[Part]]] = []
    for position, (label, row) in enumerate(top.iterrows(), 1):
        mark = f"tbl-statements.{position}-{row['stance']}"
        said, of = (
            number(f"{mark}.n_{unit}", statements.cell(label, f"n_{unit}"), unit)
            for unit in ("statements", "incidents")
        )
        rows.append([[escape(row["claimant"])], [_print_stance(row)], [_print_bearing(row)], [said], [of]])
    words, figures = ("Who", "What the statement does", "How it bears on attacks"), ("Statements", "Incidents")
    headings = dict.fromkeys(words, False) | dict.fromkeys(figures, True)
    caption: list[Part] = ["Statements, and of how many incidents they speak."]
    if len(table) > len(top):
        kinds = _count_kinds(statements.size("n_statements"))
        caption += [" The most frequent of ", kinds, "."]
    return lay_table("tbl-statements", headings, rows, caption)


def _count_kinds(found: Evidence) -> Part:
    return number("statement_kinds", found, "kinds of statement", f"{found.value:,} {pluralise('kind', found.value)}")


def _print_bearing(row: pd.Series) -> str:
    told = VOCABULARIES["bearing"][row["bearing"]].replace("this incident", "it")
    return told if row["n_incidents"] else "names no incident"


def _print_stance(row: pd.Series) -> str:
    topic = VOCABULARIES["topic"][row["topic"]] if pd.notna(row["topic"]) else ""
    if row["stance"] == "calls_for" and topic:
        return f"calls for {topic}"
    named = f"; names {escape(row['accused'])}" if pd.notna(row["accused"]) else ""
    return VOCABULARIES["stance"][row["stance"]] + named + (f" ({topic})" if topic else "")
