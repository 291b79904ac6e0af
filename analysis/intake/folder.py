"""A dataset's own folder: who made its records, what was watched, and what people decided for it alone."""

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.datasets.reference.judgements import (
    Judgements,
    add_judgements,
    fold,
    map_labels,
    read_judgements,
)
from analysis.datasets.reference.listed import name_districts
from analysis.datasets.reference.sources import Listing, Span, read_listing
from analysis.datasets.reference.subdivisions import find_country_code
from analysis.datasets.tables import make_table
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import DataError, JudgementError, suggest
from analysis.intake.fields.dates import parse_date
from analysis.intake.fields.places import resolve_regions
from analysis.intake.labels import Decisions, apply_decisions, read_decisions
from analysis.intake.sheets.delimited import read_rows

_COLUMNS = ("country", "region", "kind", "subject", "from", "to", "state", "reason")
_UNLISTED = re.compile(r"[A-Z]{2}:.+")
# What a person writes for what was watched, and the kind or the subject the tables have for it.
_SUBJECTS = {
    "events": ("kind", None),
    "alerts": ("kind", "air_alert"),
    "claims": ("subject", "claims"),
    "injuries": ("subject", "counts"),
    "response": ("subject", "milestones"),
    "times": ("subject", "milestones"),
}


class Own(NamedTuple):
    """What a dataset's own folder says, beside its records: nothing where there is no such file."""

    judgements: Judgements
    decisions: Decisions = Decisions()
    listing: Listing = Listing()
    coverage: pd.DataFrame | None = None
    parties: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


def read_own(folder: Path, labels: Path, dataset: str) -> Own:
    """Read `source.toml`, `coverage.csv`, `judgements/` and `labels.csv` of a dataset.

    Raises
    ------
    DataError, JudgementError
        Naming the file and row that cannot be read.
    """
    judgements = add_judgements(read_judgements(), folder / "judgements")
    decisions = read_decisions(labels, judgements)
    judgements = apply_decisions(judgements, decisions)
    path = folder / "source.toml"
    listing = read_listing(path) if path.is_file() else Listing()
    shared = set(read_judgements().parties["value"])
    parties = tuple(sorted(set(judgements.parties["value"]) - shared))
    districts = tuple(
        sorted(set(name_districts(judgements.spellings)) - set(name_districts(read_judgements().spellings)))
    )
    coverage = _read_coverage(folder / "coverage.csv", dataset, judgements)
    return Own(judgements, decisions, listing, coverage, parties, districts)


def _read_coverage(path: Path, dataset: str, judgements: Judgements) -> pd.DataFrame | None:
    """Return coverage.csv as the table `coverage`: a blank region is everywhere, a blank kind every kind."""
    if not path.is_file():
        return None
    name = f"{path.parent.name}/{path.name}"
    rows = read_rows(path.read_bytes(), name)
    if rows and (lost := [c for c in ("from", "to", "state") if c not in rows[0]]):
        raise DataError(name, f"no column {', '.join(lost)}", ", ".join(_COLUMNS), "See data/raw/template/coverage.csv")
    if rows and (other := next((c for c in rows[0] if c and c not in _COLUMNS), None)):
        raise DataError(name, f"a column {other!r}", ", ".join(_COLUMNS), suggest(other, list(_COLUMNS)))
    filled = [(n, {k: (v or "").strip() for k, v in row.items() if k}) for n, row in enumerate(rows, 2)]
    told = [_read_span(row, f"{name}, row {n}", judgements) for n, row in filled if any(row.values())]
    numbers = [n for n, row in filled if any(row.values())]
    origin = {"source_id": dataset, "source_file": name}
    made = [{**span, **origin, "source_row": n} for n, span in zip(numbers, told, strict=True)]
    return make_table("coverage", made)


def _read_span(row: dict[str, str], where: str, judgements: Judgements) -> dict[str, object]:
    place = _read_place(row, where, judgements)
    kind = map_labels(pd.Series([row.get("kind") or None], dtype="str"), "kind", judgements, "records").iloc[0]
    if row.get("kind") and pd.isna(kind):
        raise JudgementError(where, f"{row['kind']!r} is no kind", f"one of {', '.join(VOCABULARIES['kind'])}")
    _check_word(row.get("subject", ""), ["", *_SUBJECTS], "subject", where)
    row = {**row, "state": fold(row["state"]).replace(" ", "_"), **{c: _spell_day(row[c]) for c in ("from", "to")}}
    _check_word(row["state"], list(VOCABULARIES["coverage_state"]), "state", where)
    column, word = _SUBJECTS.get(row.get("subject", ""), ("subject", None))
    span = {**place, "kind": kind} | ({column: word} if word else {})
    try:
        days = Span.model_validate({"state": row["state"], "from_date": row["from"], "to_date": row["to"]})
    except ValueError as error:
        found = f"{row['from']!r} to {row['to']!r}"
        raise DataError(where, found, "two ISO dates such as 2026-01-31", "Mend the row") from error
    if days.to_date < days.from_date:
        raise DataError(where, f"{row['to']} is before {row['from']}", "the first day, then the last", "Mend the row")
    return {**days.model_dump(include={"state", "from_date", "to_date"}), "reason": row.get("reason") or None, **span}


def _read_place(row: dict[str, str], where: str, judgements: Judgements) -> dict[str, str | None]:
    """Return region_code and country_code: of a region by its name or code, of a country, or of everywhere.

    A region that no list knows is named by the code it has in labels.csv: `SY:Name`.
    """
    printed, region = row.get("country", ""), row.get("region", "")
    country = printed if re.fullmatch("[A-Z]{2}", printed) else find_country_code(printed)
    if printed and not country:
        raise JudgementError(where, f"{printed!r} names no known country", "an ISO 3166-1 code such as UA")
    if _UNLISTED.fullmatch(region):
        return {"region_code": region, "country_code": region[:2]}
    found = resolve_regions(pd.Series([region]), judgements.regions, judgements.spellings, country or "").iloc[0]
    if region and pd.isna(found["region_code"]):
        advice = "Write its country beside it, or the code it has in labels.csv"
        raise JudgementError(where, f"{region!r} names no known region", "an ISO 3166-2 code such as UA-63", advice)
    if not region:
        return {"region_code": None, "country_code": country}
    return {"region_code": found["region_code"], "country_code": found["country_code"]}


def _spell_day(text: str) -> str:
    """Return a day as an ISO date, also where a spreadsheet has turned it about; what is no day stays as it is."""
    found = parse_date(text, "dmy").date_from
    return str(found) if found else text


def _check_word(word: str, known: list[str], what: str, where: str) -> None:
    if word not in known:
        raise JudgementError(where, f"{word!r} is no {what}", f"one of {', '.join(known)}", suggest(word, known))


def declare_collected(source_id: str, file: str, collects: tuple[str, ...] | None) -> pd.DataFrame:
    """Return the subjects of which a layout has no column, as coverage: of them its silence says nothing."""
    missed = [s for s in VOCABULARIES["coverage_subject"] if collects is not None and s not in collects]
    said = {"state": "not_covered", "reason": "the layout has no column for it"}
    origin = {"source_id": source_id, "source_file": file, "source_row": 1}
    return make_table("coverage", [{"subject": subject, **said, **origin} for subject in missed])


def read_coverage(source_id: str, spans: list[Span]) -> pd.DataFrame:
    """Return the coverage that data/sources.toml declares for a source; its source_row is the place in the list."""
    named = [
        {
            **span.model_dump(),
            "country_code": (span.region_code or "")[:2] or span.country_code,
            "source_id": source_id,
            "source_file": "data/sources.toml",
            "source_row": number,
        }
        for number, span in enumerate(spans, 1)
    ]
    return make_table("coverage", named)
