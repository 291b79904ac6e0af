"""Missile and drone attacks on Ukraine, day by day: every row an aggregate, every figure one side's."""

import pandas as pd

from analysis.datasets.judgements import map_labels
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.names import fold_homoglyphs
from analysis.intake.fields.places import resolve_regions
from analysis.intake.fields.quantities import read_quantities
from analysis.intake.layout import (
    Context,
    Tables,
    find_tag_rows,
    find_totals,
    finish,
    get_cells,
    hash_rows,
    join_all,
    make_reports,
    match_header,
    print_words,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "missiles"
TITLE = "missile and drone attacks on Ukraine, daily"
# Launch places and carriers are military positions: not mapped, and dropped before anything is written.
PRIVATE = ("launch_place", "carrier", "launch_place_details")
HEADERS = (("time_start", "time_end", "model", "target", "launched", "destroyed", "source"),)
_QUANTITIES = {"launched": "launched", "destroyed": "intercepted", "not_reach_goal": "fell"}
_AREAS = ("south", "north", "east", "west", "center", "centre")


def recognise(raw: RawFile) -> float:
    """Return how much of the columns that all vintages share is there."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn each model and wave into an aggregate with its figures, the claimant being the side that published them.

    No zone is given: clock times are kept in the words only, and a wave lasts from its first day through its last.
    """
    return join_all([_read(raw, context) for raw in files])


def _read(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw)
    first, last = (read_dates(cells[c], "ymd") for c in ("time_start", "time_end"))
    weapon = _find_weapons(cells["model"], context)
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows)).fillna(first["problem"]).fillna(last["problem"])
    reasons = reasons.mask(reasons.isna() & first["date_from"].isna(), "unreadable_date")
    reasons = reasons.mask(reasons.isna() & (last["date_to"] < first["date_from"]), "unreadable_date")
    reasons = reasons.mask(reasons.isna() & weapon.isna(), "unknown_label")
    details = (
        first["detail"]
        .fillna(last["detail"])
        .fillna(("model " + cells["model"] + ": add it to data/judgements/weapons.csv").where(weapon.isna(), ""))
    )
    ids = hash_rows(raw.rows, context.source_id)
    made = {
        "incidents": _make_incidents(cells, ids, first, last, weapon, context),
        "counts": _make_counts(cells, ids, context),
        "reports": make_reports(ids, _name_publishers(get_cells(cells, "source"), context), "military"),
    }
    return finish(raw, context, made, reasons, details)


def _find_weapons(models: pd.Series, context: Context) -> pd.Series:
    """Return drone or missile for each model; look-alike letters of the other script do not part two spellings."""
    decided = context.judgements.labels["weapon"]
    known = {
        fold_homoglyphs(label).translate(_LOOKALIKES): value for (name, label), value in decided.items() if name == NAME
    }
    found = {
        m: known.get(fold_homoglyphs(" ".join(m.split()).casefold()).translate(_LOOKALIKES)) for m in models.unique()
    }
    return models.map(found).astype("str")


_LOOKALIKES = str.maketrans("схакеморту", "cxakemopty")


def _make_incidents(
    cells: pd.DataFrame, ids: pd.Series, first: pd.DataFrame, last: pd.DataFrame, weapon: pd.Series, context: Context
) -> pd.DataFrame:
    judgements = context.judgements
    target = cells["target"]
    places = resolve_regions(
        target.where(~target.str.contains(r"\band\b|,", regex=True), ""),
        judgements.regions,
        judgements.spellings,
        "UA",
        "oblast",
    )
    end = last["date_to"].fillna(first["date_to"])
    area = target.str.casefold().isin(_AREAS) | target.str.contains(r"\band\b|,", regex=True)
    precision = (
        pd.Series("country", cells.index, dtype="str").mask(area, "area").mask(places["region_code"].notna(), "region")
    )
    return pd.DataFrame(
        {
            "incident_id": ids,
            "kind": map_labels(weapon, "kind", judgements, NAME),
            "subkind": get_cells(cells, "model"),
            "counting": "aggregate",
            "weapon": weapon,
            "date_from": first["date_from"],
            "date_to": end,
            "date_meaning": pd.Series("on", cells.index, dtype="str").mask(end > first["date_from"], "through"),
            "date_precision": "day",
            "country_code": "UA",
            "region_code": places["region_code"],
            "region": places["region"],
            "place_precision": precision,
            "as_reported": print_words(cells, {c: c for c in ("time_start", "time_end", "model", "target")}),
        }
    )


def _make_counts(cells: pd.DataFrame, ids: pd.Series, context: Context) -> pd.DataFrame:
    claimant = _name_publishers(get_cells(cells, "source"), context)
    pieces = []
    for column, quantity in _QUANTITIES.items():
        texts = get_cells(cells, column).fillna("")
        read = read_quantities(texts)
        piece = pd.DataFrame(
            {"incident_id": ids, "quantity": quantity, "claimant": claimant, "as_reported": texts}, cells.index
        )
        pieces.append(piece.join(read)[read["state"].notna()])
    return pd.concat(pieces)


def _name_publishers(sources: pd.Series, context: Context) -> pd.Series:
    """Return whose channel each source is: the first part of its path, by the name a judgement gives it."""
    parties = dict(zip(context.judgements.parties["label"], context.judgements.parties["value"], strict=True))
    channel = sources.str.partition("/")[0]
    return channel.map(parties).fillna(channel).astype("str")
