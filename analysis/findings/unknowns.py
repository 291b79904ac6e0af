"""What is not known: the box on the first page of a brief."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.accounts import count_silent
from analysis.measures import list_ids, select_coverage, select_events
from analysis.words.passages import Part, Passage, enumerate_words, escape, list_points, number, share


def list_unknowns(window: Window, totals: pd.DataFrame, counted: pd.DataFrame, steps: pd.DataFrame) -> Passage:
    """List what is not known: the box of the first page."""
    points = [*_unknown_who(counted), *_unknown_days(window), *_unknown_figures(totals), *_unknown_times(steps),
              *_unknown_coverage(window)]  # fmt: skip
    return list_points("unknown", points or [["Nothing was found missing."]], "callout", "What is not known")


def _unknown_who(counted: pd.DataFrame) -> list[list[Part]]:
    silent = counted[~counted["status"].isin(["claimed", "conceded", "contested", "accused_only"])]
    ids = tuple(sorted(i for group in silent["incident_ids"] for i in group))
    if not ids:
        return []
    total = int(counted["n_total"].max())
    return [["Who did it: for ", *share("not_attributed", len(ids), total, "attack event", ids, source=counted),
             " nobody is on record as claiming, conceding or being accused."]]  # fmt: skip


def _unknown_days(window: Window) -> list[list[Part]]:
    attacks = select_events(window.incidents, window.about["attack_kinds"])
    vague = list_ids(attacks.loc[attacks["date_precision"].isin(["unknown", "week", "month", "year"]), "incident_id"])
    assumed = list_ids(window.incidents.loc[window.incidents["date_assumed"].notna(), "incident_id"])
    points: list[list[Part]] = []
    if vague:
        points.append(
            ["The day: not known for ", *share("day_not_known", len(vague), len(attacks), "attack event", vague), "."]
        )
    if assumed:
        points.append(
            [
                "The year: assumed for ",
                *share("year_assumed", len(assumed), len(window.incidents), "record", assumed),
                ".",
            ]
        )
    return points


def _unknown_figures(totals: pd.DataFrame) -> list[list[Part]]:
    points: list[list[Part]] = []
    harm = totals["quantity"].isin(["killed", "injured"])
    for row in totals[harm].to_dict("records"):
        silent = count_silent(row)
        if silent:
            total = silent + int(row["n_reported"] + row["n_reported_none"])
            points.append([f"How many people were {row['quantity']}: no figure for ",
                           *share(f"no_figure.{row['quantity']}", silent, total, "attack event", (), source=totals), "."])  # fmt: skip
    given = totals[(totals["n_said_unknown"] > 0) & ~harm]
    if len(given):
        words = enumerate_words([VOCABULARIES["quantity"][q] for q in given["quantity"]])
        points.append([f"The number of {words}, where sources speak of it without a figure."])
    return points


def _unknown_times(steps: pd.DataFrame) -> list[list[Part]]:
    reached, known = int(steps["n_reached"].sum()), int(steps["n_time_known"].sum())
    if reached == known:
        return []
    ids = tuple(sorted({i for group in steps["incident_ids"] for i in group}))
    return [["When help came: no time is reported for ", *share("steps_without_time", reached - known, reached, "step", ids, source=steps),
             " that were reached." if reached > 1 else " that was reached."]]  # fmt: skip


def _unknown_coverage(window: Window) -> list[list[Part]]:
    coverage = select_coverage(window.coverage, window.about["attack_kinds"])
    covered = set(coverage.loc[coverage["state"] == "covered", "region_code"].dropna())
    recorded = window.incidents.dropna(subset=["region_code"])
    recorded = recorded[~recorded["region_code"].isin(covered)]
    blind = recorded.drop_duplicates("region_code")
    if blind.empty:
        return []
    names = enumerate_words(sorted(blind["region"])) if len(blind) <= 3 else f"{len(blind)} regions"
    return [["What else happened in ", number("regions_not_watched", len(blind), "regions", list_ids(recorded["incident_id"]), escape(names)),
             ": nobody is known to have watched for all incidents there."]]  # fmt: skip
