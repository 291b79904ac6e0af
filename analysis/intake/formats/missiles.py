"""Missile and drone attacks on Ukraine, day by day: every row an aggregate, every figure one side's."""

import re

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.names import find_channels, fold_homoglyphs
from analysis.intake.fields.places import find_country
from analysis.intake.fields.quantities import read_quantities
from analysis.intake.labels import BLANK
from analysis.intake.layout import hash_rows

TITLE = "missile and drone attacks on Ukraine, daily"
HOLDS = ("attacks", "counts reports", "totals_of_attacks")
# Launch places and carriers are military positions: not mapped, and dropped before anything is written.
PRIVATE = "launch_place carrier launch_place_details"
HEADERS = ("time_start time_end model target launched destroyed source",)
BY_ROWS = ""
_QUANTITIES = {"launched": "launched", "destroyed": "intercepted", "not_reach_goal": "fell"}
_SEVERAL = r"\band\b|,"
_LOOKALIKES = str.maketrans("схакеморту", "cxakemopty")


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn each model and wave into an aggregate with its figures, the claimant being the side that published them.

    No zone is given: clock times are kept in the words only, and a wave lasts from its first day through its last.
    """
    first, last = (read_dates(sheet.cells[c], "ymd") for c in ("time_start", "time_end"))
    weapon, ids = _find_weapons(sheet), hash_rows(sheet.raw, sheet.context.source_id)
    reasons = grammar.join_rules(
        sheet,
        first["problem"],
        last["problem"],
        ("unreadable_date", first["date_from"].isna()),
        ("unreadable_date", last["date_to"] < first["date_from"]),
    )
    channel = find_channels(sheet.get("source"))
    publisher = channel.map(sheet.parties).fillna(channel).astype("str")
    made = {
        "incidents": _make_incidents(sheet, ids, first, last, weapon),
        "counts": pd.concat([_make_counts(sheet, ids, publisher, c, q) for c, q in _QUANTITIES.items()]),
        "reports": grammar.make_reports(ids, publisher, "military"),
    }
    asked = grammar.ask(sheet, sheet.get("model").fillna(BLANK), weapon, "weapon", reasons)
    return grammar.close(sheet, made, reasons, first["detail"], last["detail"]) | asked


def _find_weapons(sheet: grammar.Sheet) -> pd.Series:
    """Return the weapon of each model; look-alike letters of the other script do not part two spellings."""
    decided = sheet.context.judgements.labels["weapon"]
    known = {_fold(label): word for (name, label), word in decided.items() if name in ("", sheet.layout)}
    models = sheet.get("model").fillna(BLANK)
    return models.map({model: _find_weapon(_fold(model), known) for model in models.unique()}).astype("str")


def _fold(model: str) -> str:
    return fold_homoglyphs(" ".join(model.split()).casefold()).translate(_LOOKALIKES)


def _find_weapon(model: str, known: dict[str, str]) -> str | None:
    """Return the weapon of a model; of several named together the one they share, else both drones and missiles."""
    parts = {known.get(part.strip()) for part in re.split(_SEVERAL, model)}
    if model in known or None in parts:
        return known.get(model)
    return parts.pop() if len(parts) == 1 else "drone_and_missile" if parts == {"drone", "missile"} else None


def _make_incidents(
    sheet: grammar.Sheet, ids: pd.Series, first: pd.DataFrame, last: pd.DataFrame, weapon: pd.Series
) -> pd.DataFrame:
    target = sheet.cells["target"]
    places = sheet.resolve(target.where(~target.str.contains(_SEVERAL, regex=True), ""))
    end = last["date_to"].fillna(first["date_to"])
    precision = sheet.repeat("area").mask(find_country(target).notna(), "country")
    return grammar.fill(
        sheet,
        "subkind=model counting==aggregate date_precision==day",
        ("time_start", "time_end", "model", "target"),
        places.assign(country_code=places["country_code"].fillna("UA")),
        incident_id=ids,
        kind=sheet.label(weapon, "kind"),
        weapon=weapon,
        date_from=first["date_from"],
        date_to=end,
        date_meaning=sheet.repeat("on").mask(end > first["date_from"], "through"),
        place_precision=precision.mask(places["region_code"].notna(), "region"),
    )


def _make_counts(sheet: grammar.Sheet, ids: pd.Series, claimant: pd.Series, column: str, quantity: str) -> pd.DataFrame:
    texts = sheet.get(column).fillna("")
    read = read_quantities(texts)
    told = pd.DataFrame({"incident_id": ids, "quantity": quantity, "claimant": claimant, "as_reported": texts})
    return told.join(read)[read["state"].notna()]
