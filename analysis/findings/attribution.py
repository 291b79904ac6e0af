"""What the attribution brief says: how much is known about who did it, who says so, and where nobody says anything."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.recorded import print_source
from analysis.measures import MOST_SHOWN
from analysis.measures.attribution import ANSWERED, STATUSES
from analysis.words.passages import (
    OMITTED,
    Part,
    Passage,
    count,
    describe,
    escape,
    lay_table,
    number,
    pluralise,
    print_date,
    say_chance,
    say_shown,
    share,
    tabulate,
    tell,
)  # fmt: skip

CHANCE = say_chance("share")


def say_gap(counted: pd.DataFrame) -> Passage:
    """Say for how many attacks nobody is on record, in one sentence."""
    total = int(counted["n_total"].max()) if len(counted) else 0
    if not total:
        return tell(
            "headline", "No attack events fall into this window, so there is nothing to attribute.", kind="headline"
        )
    open_ids = _gather(counted[~counted["status"].isin([*ANSWERED, "not_collected"])])
    return tell("headline", "For ", *share("gap", len(open_ids), total, "attack event", open_ids, source=counted),
                ", nobody is on record as having claimed it, conceded it, or been accused of it.", kind="headline")  # fmt: skip


def say_outside(counted: pd.DataFrame) -> Passage:
    """Say how many attacks stand outside the denominator, because their source collects no statements."""
    ids = _gather(counted[counted["status"] == "not_collected"])
    if not ids:
        return OMITTED
    return tell("outside", count("not_collected", len(ids), "attack event", ids, start=True, source=counted), " stand"
                f"{'s' if len(ids) == 1 else ''} outside: the source did not collect statements then. That is no silence.")  # fmt: skip


def _gather(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(i for group in rows["incident_ids"] for i in group))


def tabulate_statuses(counted: pd.DataFrame) -> Passage:
    """Tabulate attacks by status, with shares and intervals."""
    held = counted[counted["n_attacks"] > 0]
    if held.empty:
        return tell("tbl-statuses", "There is nothing to count in this window.")
    rows: list[list[list[Part]]] = [[[STATUSES[r["status"]].capitalize()],
             [number(f"tbl-statuses.{r['status']}.n_attacks", r["n_attacks"], "attack events", r["incident_ids"], source=counted)],
             _print_share(r, f"tbl-statuses.{r['status']}", counted)] for r in held.to_dict("records")]  # fmt: skip
    return lay_table("tbl-statuses", {"Status": False, "Attack events": True, "Share (95 % interval)": True}, rows,
                     "Each attack event has the first status that holds, from contested to no statement; what only alludes changes none." + CHANCE)  # fmt: skip


def _print_share(row: dict, name: str, source: pd.DataFrame) -> list[Part]:
    if pd.isna(row["share"]):
        return ["too few to compare"]
    parts = [
        number(f"{name}.{c}", row[c], "share", row["incident_ids"], f"{100 * row[c]:.0f}", source=source)
        for c in ("share", "share_low", "share_high")
    ]
    return [parts[0], " % (", parts[1], " to ", parts[2], ")"]


def describe_statuses(counted: pd.DataFrame, window: Window) -> Passage:
    """Describe the figure of statuses."""
    held = counted[(counted["n_attacks"] > 0) & (counted["status"] != "not_collected")]
    if held.empty:
        return OMITTED
    total, outside = int(counted["n_total"].max()), len(_gather(counted[counted["status"] == "not_collected"]))
    alt: list[Part] = ["Bars, one a status. Attack events:"]
    for row in held.to_dict("records"):
        alt += [
            f" {STATUSES[row['status']]} ",
            number(
                f"fig-statuses.{row['status']}", row["n_attacks"], "attack events", row["incident_ids"], source=counted
            ),
            ",",
        ]
    caption = [*print_source(window), " n = ", number("fig-statuses.n", total, "attack events", (), f"{total:,}"), f" {pluralise('attack event', total)}; ",
               number("fig-statuses.left_out", outside, "attack events", (), f"{outside:,}"), " left out, because their source collects no statements. Solid: "
               "somebody is on record; hatched: nobody is." + CHANCE]  # fmt: skip
    return describe("fig-statuses", caption, [*alt[:-1], "."])


def describe_shares(shares: pd.DataFrame, window: Window, by: str) -> Passage:
    """Describe the figure of shares by region, kind or month."""
    if shares.empty:
        return tell("fig-shares", "There is nothing to compare in this window.")
    total, left_out = int(shares["n_attacks"].sum()), int(shares.attrs.get("n_left_out", 0))
    alt: list[Part] = [f"Dots with intervals, one a {by}: attacks with somebody on record, of all."]
    for row in shares.head(MOST_SHOWN).to_dict("records"):
        alt += [
            f" {escape(row['group'])}: ",
            *share(
                f"fig-shares.{row['group']}",
                row["n_answered"],
                row["n_attacks"],
                "",
                row["incident_ids"],
                source=shares,
            ),
            ".",
        ]
    caption = [*print_source(window), " n = ", number("fig-shares.n", total, "attack events", (), f"{total:,}"), f" {pluralise('attack event', total)}; ",
               number("fig-shares.left_out", left_out, "attack events", (), f"{left_out:,}"), f" without a single {by} left out.", *say_shown("fig-shares", len(shares), MOST_SHOWN), CHANCE]  # fmt: skip
    return describe("fig-shares", caption, alt)


def tabulate_accusations(accusations: pd.DataFrame) -> Passage:
    """Tabulate who accuses whom, and the silence beside it."""
    if accusations["n_incidents"].sum() == 0:
        return tell("tbl-accusations", "There are no attack events about which anybody could be accused.")
    top = pd.concat([accusations.iloc[:-1].head(12), accusations.iloc[-1:]])
    rows: list[list[list[Part]]] = []
    for position, row in enumerate(top.to_dict("records"), 1):
        quiet = pd.isna(row["claimant"])
        names: list[list[Part]] = (
            [["*nobody accuses anybody*"], ["*silence*"]]
            if quiet
            else [[escape(row["claimant"])], [escape(row["accused"])]]
        )
        rows.append(
            [
                *names,
                [
                    number(
                        f"tbl-accusations.{position}",
                        row["n_incidents"],
                        "attack events",
                        row["incident_ids"],
                        source=accusations,
                    )
                ],
            ]
        )
    return lay_table("tbl-accusations", {"Who accuses": False, "Whom": False, "Attack events": True}, rows,
                     "Accusations that speak of the attack itself; several reports of one accusation count once.")  # fmt: skip


def tabulate_conflicts(conflicts: pd.DataFrame) -> Passage:
    """Tabulate the accounts that conflict, side by side."""
    if conflicts.empty:
        return tell(
            "tbl-conflicts",
            "No attack is contested: there are no incompatible claims, and nobody who was named denied it on record.",
        )
    first = conflicts["incident_id"].drop_duplicates().head(8)
    shown = conflicts[conflicts["incident_id"].isin(first)].copy()
    shown["when"] = [print_date(day) for day in shown["date_from"]]
    shown["says"] = shown["stance"].map(VOCABULARIES["stance"])
    shown["named"] = shown["accused"].fillna("nobody")
    n, ids = conflicts["incident_id"].nunique(), tuple(sorted(set(conflicts["incident_id"])))
    caption: list[Part] = ["Contested attacks, each account as it was made. Shown are ", number("conflicts_shown", len(first), "attack events", tuple(first), f"{len(first):,}"),
                           " of ", number("conflicts", n, "attack events", ids, f"{n:,}"), "."]  # fmt: skip
    return tabulate("tbl-conflicts", shown, {"when": "Date", "region": "Region", "claimant": "Who", "says": "What the statement does", "named": "Names"},
                    caption, key="incident_id", missing={"region": "more than one region"})  # fmt: skip


def describe_time(curve: pd.DataFrame, window: Window, follow_up_days: int) -> Passage:
    """Describe the curve of the first claim or accusation, or say that too few times are known."""
    spoken, timed = curve.attrs.get("n_spoken", 0), curve.attrs.get("n_timed", 0)
    known = share("statement_times", timed, spoken, "attack event", (), source=curve)
    if curve.empty:
        return tell(
            "fig-time",
            "When the first claim or accusation was made is known for ",
            *known,
            " with one: too few for a curve.",
        )
    end = curve["share_event"].iloc[-1]
    alt: list[Part] = ["A rising curve. By the end of it, ", number("fig-time.end", end, "share", (), f"{100 * end:.0f}", source=curve),
                       " % of the attacks had a claim or an accusation."]  # fmt: skip
    n = curve.attrs["n_followed"]
    caption = [*print_source(window), " n = ", number("fig-time.n", n, "attack events", (), f"{n:,}"), " attack events, followed for ",
               number("fig-time.follow_up_days", follow_up_days, "days", ()), " days or to the cut-off; the time is known for ", *known,
               " with a claim or an accusation, and the others of these are left out."]  # fmt: skip
    return describe("fig-time", caption, alt)
