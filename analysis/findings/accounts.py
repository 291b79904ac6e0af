"""What the situation brief says next: the harm, the steps of the response, and who said what."""

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures import list_ids
from analysis.measures.attribution import STATUSES
from analysis.words.passages import (
    FEW,
    NOT_REPORTED,
    Part,
    Passage,
    count,
    escape,
    lay_table,
    list_points,
    number,
    pluralise,
    share,
    tabulate,
    tell,
)  # fmt: skip

_ALLUDING = {"hints": "hint", "assesses": "assessment", "accuses": "accusation", "claims_responsibility": "remark"}


def print_total(row: dict, name: str, source: pd.DataFrame) -> list[Part]:
    """Return the total of one quantity as it is printed: a figure, a range, a bound, none reported, or not reported."""
    if not row["n_reported"]:
        words = (
            "none reported"
            if row["n_reported_none"]
            else "*figure not given*"
            if row["n_said_unknown"]
            else NOT_REPORTED
        )
        return [number(name, row["total_best"], "persons or objects", row["incident_ids"], words, source=source)]

    def bound(which: str) -> Part:
        if pd.isna(row[f"total_{which}"]):
            return "open"
        return number(
            f"{name}.{which}", row[f"total_{which}"], "persons or objects", row["incident_ids"], source=source
        )

    low, best, high = (row[f"total_{b}"] for b in ("low", "best", "high"))
    if pd.isna(high):
        more = number(f"{name}.low", low, "persons or objects", row["incident_ids"], "more than one", source=source)
        return [more] if low == 2 else ["at least ", bound("low")]
    if pd.isna(best):
        return [bound("low"), " to ", bound("high")]
    return [bound("best")] if low == high else [bound("best"), " (", bound("low"), " to ", bound("high"), ")"]


def count_silent(row: dict) -> int:
    """Return for how many incidents of a row of `total_counts` there is neither a figure nor a reported none."""
    return int(row["n_said_unknown"] + row["n_unreadable"] + row["n_not_reported"])


def tabulate_consequences(totals: pd.DataFrame, counts: pd.DataFrame) -> Passage:
    """Tabulate what the figures add up to, and for how many attacks there is none."""
    if not totals[["n_reported", "n_reported_none", "n_said_unknown", "n_unreadable", "n_not_reported"]].sum().sum():
        return tell("tbl-consequences", "There are no attack events and no totals to which figures could belong.")
    spoken = totals[["n_reported", "n_reported_none", "n_said_unknown", "n_unreadable"]].sum(axis=1) > 0
    shown = totals[spoken | totals["quantity"].isin(["killed", "injured"])].copy()
    shown["what"] = shown["quantity"].map(VOCABULARIES["quantity"]).str.capitalize()
    shown["total"] = [[*print_total(r, f"tbl-consequences.{r['quantity']}", totals), _print_moment(r["quantity"], counts)]
                      for r in shown.to_dict("records")]  # fmt: skip
    headings = {"what": "What", "total": "Total", "n_reported": "Figure", "n_reported_none": "None",
                "n_said_unknown": "Not given", "n_unreadable": "Unreadable", "n_not_reported": "Not reported"}  # fmt: skip
    if not shown["n_unreadable"].any():
        headings.pop("n_unreadable")
    return tabulate("tbl-consequences", shown, headings,
                    "What was reported, summed over attack events and sources’ own totals, and for how many of these. “None” is a reported none; “Not given”: a source "
                    "speaks of it without a figure; “Not reported”: no source speaks of it.", key="quantity")  # fmt: skip


def _print_moment(quantity: str, counts: pd.DataFrame) -> str:
    stages = counts.loc[
        (counts["quantity"] == quantity) & counts["state"].isin(["reported", "reported_none"]), "as_of_stage"
    ]
    known = stages.dropna().unique()
    return f", {VOCABULARIES['as_of_stage'][known[0]]}" if len(known) == 1 and stages.notna().all() else ""


def tabulate_steps(steps: pd.DataFrame) -> Passage:
    """Tabulate the steps of the response: where they were reached, and for how many a time is known."""
    if steps.empty:
        return tell(
            "tbl-steps", "The records speak of no step of the response. That is not reported, not “nothing was done”."
        )
    shown = steps.assign(step=steps["milestone"].map(VOCABULARIES["milestone"]).str.capitalize(), time=[
        ["time not reported"] if not r["n_time_known"] else ["known for ", *share(f"tbl-steps.{r['milestone']}.time", r["n_time_known"], r["n_reached"], "", r["incident_ids"], source=steps)]
        for r in steps.to_dict("records")
    ])  # fmt: skip
    shown["time"] = shown["time"].where(shown["n_reached"] > 0, other="not known")
    headings = {"step": "Step", "n_reached": "Reached", "time": "Time", "n_ended_before": "Ended before", "n_pending": "Not yet",
                "n_not_known": "Not known"}  # fmt: skip
    spare = {c for c in ("n_ended_before", "n_pending", "n_not_known") if not steps[c].any()}
    return tabulate("tbl-steps", shown, {c: h for c, h in headings.items() if c not in spare}, "Steps of the response, by number of "
                    "incidents. A step that is not listed is one the sources do not speak of.", key="milestone")  # fmt: skip


def say_methods(steps: pd.DataFrame) -> Passage:
    """Say region by region what was done, where the steps are few; each step is one record."""
    told = steps[steps["state"] == "reached"]
    if told.empty or len(told) > 2 * FEW:
        return tell("methods", "", kind="omitted")
    points: list[list[Part]] = []
    for region, own in told.groupby("region", sort=True):
        done = []
        for milestone, rows in own.groupby("milestone", sort=False):
            methods = list(dict.fromkeys(VOCABULARIES["method"][m] for m in rows["method"].dropna()))
            done.append(
                VOCABULARIES["milestone"][str(milestone)]
                + (f" ({'; in another case '.join(methods)})" if methods else "")
            )
        points.append(
            [
                number(
                    f"steps.{region}", len(own), "steps", list_ids(own["incident_id"]), f"**{escape(str(region))}:** "
                ),
                "; ".join(done) + ".",
            ]
        )
    return list_points("methods", points)


def say_statuses(counted: pd.DataFrame) -> Passage:
    """Say how many attacks were claimed, accused, spoken of or passed over in silence; no status is inferred."""
    held = counted[counted["n_attacks"] > 0]
    if held.empty:
        return tell("statuses", "There are no attack events whose attribution could be asked about.")
    points = [
        [*share(f"status.{r['status']}", r["n_attacks"], r["n_total"], "attack event", r["incident_ids"], source=counted), f": {STATUSES[r['status']]}"]
        for r in held.to_dict("records")
    ]  # fmt: skip
    return list_points("statuses", points)


def say_allusions(statements: pd.DataFrame) -> Passage:
    """Say which statements only allude to an attack, and whether anybody says that a link is established."""
    alluding = statements[statements["bearing"] == "alludes_to"]
    parts: list[Part] = []
    for stance, own in alluding.groupby("stance", sort=True):
        n = int(own["n_statements"].sum())
        stated = count(
            f"alluding.{stance}",
            n,
            _ALLUDING.get(str(stance), "statement"),
            _gather(own),
            start=not parts,
            source=statements,
        )
        parts += [" and " if parts else "", stated]
    if parts:
        total = int(alluding["n_statements"].sum())
        verb = "alludes to an attack; it is" if total == 1 else "allude to attacks; they are"
        parts.append(f" only {verb} kept apart from claims and change{'s' if total == 1 else ''} no status.")
    unlinked = statements[statements["stance"] == "no_link_established"]
    if len(unlinked):
        n = int(unlinked["n_statements"].sum())
        parts += [" " if parts else "", count("no_link", n, "statement", _gather(unlinked), start=True, source=statements),
                  f" {'says' if n == 1 else 'say'} that no link is established."]  # fmt: skip
    return tell("allusions", *parts, kind="text" if parts else "omitted")


def _gather(statements: pd.DataFrame) -> tuple[str, ...]:
    return tuple(sorted({i for group in statements["incident_ids"] for i in group}))


def tabulate_statements(statements: pd.DataFrame) -> Passage:
    """Tabulate who said what, claims apart from what merely alludes."""
    if statements.empty:
        return tell("tbl-statements", "No statement about who did it is on record.")
    order = {bearing: position for position, bearing in enumerate(VOCABULARIES["bearing"])}
    top = statements.sort_values("bearing", key=lambda b: b.map(order), kind="stable").head(FEW)
    rows: list[list[list[Part]]] = []
    for position, row in enumerate(top.to_dict("records"), 1):
        mark = f"tbl-statements.{position}-{row['stance']}"
        of = number(f"{mark}.n_incidents", row["n_incidents"], "incidents", row["incident_ids"], source=statements)
        rows.append([[escape(row["claimant"])], [_print_stance(row)], [_print_bearing(row)],
                     [number(f"{mark}.n_statements", row["n_statements"], "statements", row["incident_ids"], source=statements)], [of]])  # fmt: skip
    headings = {
        "Who": False,
        "What the statement does": False,
        "How it bears on attacks": False,
        "Statements": True,
        "Incidents": True,
    }
    caption: list[Part] = ["Statements, and of how many incidents they speak."]
    if len(statements) > len(top):
        n = len(statements)
        caption += [
            " The most frequent of ",
            number("statement_kinds", n, "kinds of statement", _gather(statements), f"{n:,} {pluralise('kind', n)}"),
            ".",
        ]
    return lay_table("tbl-statements", headings, rows, caption)


def _print_bearing(row: dict) -> str:
    return (
        VOCABULARIES["bearing"][row["bearing"]].replace("this incident", "it")
        if row["n_incidents"]
        else "names no incident"
    )


def _print_stance(row: dict) -> str:
    topic = VOCABULARIES["topic"][row["topic"]] if pd.notna(row["topic"]) else ""
    if row["stance"] == "calls_for" and topic:
        return f"calls for {topic}"
    named = f"; names {escape(row['accused'])}" if pd.notna(row["accused"]) else ""
    return VOCABULARIES["stance"][row["stance"]] + named + (f" ({topic})" if topic else "")
