"""A starter mapping for a table of no known layout, from its headings and tags, for a person to look over."""

import json

import pandas as pd

from analysis.intake.grammar import find_tag_rows
from analysis.intake.raw import RawFile

# HXL hashtags (with the attributes that matter) -> column of our record files.
HXL = {
    "#date+start": "date",
    "#date+occurred": "date",
    "#date": "date",
    "#adm1+name": "region",
    "#adm1": "region",
    "#adm1+code": "region",
    "#adm2+name": "district",
    "#adm2": "district",
    "#loc+name": "place",
    "#loc": "place",
    "#geo+lat": "latitude",
    "#geo+lon": "longitude",
    "#event+type": "kind",
    "#event+id": "incident",
    "#meta+id": "incident",
    "#affected+killed": "figure:killed",
    "#affected+injured": "figure:injured",
    "#affected+displaced": "figure:displaced",
}


def propose_mapping(raw: RawFile) -> tuple[str, list[str]]:
    """Return a starter mapping to edit, from HXL tags where the file has them, and the columns it leaves out."""
    tags = raw.rows.iloc[0] if len(find_tag_rows(raw.rows).dropna()) else pd.Series("", raw.rows.columns)
    chosen: dict[str, str] = {}
    for column in raw.rows.columns:
        target = _match_tag(str(tags[column])) or _match_name(column)
        if target and target not in chosen:
            chosen[target] = column
    left_out = [c for c in raw.rows.columns if c not in chosen.values()]
    lines = [
        f'# How to read {raw.name}: column of our record files = "column of the file", or "=a fixed word".',
        "# See data/raw/template/README.md for the columns. Edit, then: briefs ingest FILE --dataset NAME",
        "",
        "[incidents]",
    ]
    own = {k: v for k, v in chosen.items() if ":" not in k}
    lines += [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in own.items()]
    lines += [] if "date" in own else ['# date = "the column that holds the date"']
    lines += [] if "kind" in own else ['# kind = "the column that says what happened, or =drone attack"']
    for target, column in ((t, c) for t, c in chosen.items() if ":" in t):
        lines += [
            "",
            "[[counts]]",
            f'quantity = "={target.partition(":")[2]}"',
            f"figure = {json.dumps(column, ensure_ascii=False)}",
        ]
    lines += ["", f"# Left out: {', '.join(left_out) or 'nothing'}"]
    return "\n".join(lines) + "\n", left_out


def _match_tag(tag: str) -> str | None:
    parts = tag.strip().casefold().replace(" ", "").split("+")
    for known, target in HXL.items():
        head, *attributes = known.split("+")
        if parts[0] == head and set(attributes) <= set(parts[1:]):
            return target
    return None


def _match_name(column: str) -> str | None:
    guesses = {
        "date": "date",
        "event_date": "date",
        "day": "date",
        "region": "region",
        "oblast": "region",
        "province": "region",
        "admin1": "region",
        "district": "district",
        "raion": "district",
        "city": "place",
        "location": "place",
        "place": "place",
        "lat": "latitude",
        "latitude": "latitude",
        "lon": "longitude",
        "lng": "longitude",
        "longitude": "longitude",
        "id": "incident",
        "event_id": "incident",
        "killed": "figure:killed",
        "deaths": "figure:killed",
        "fatalities": "figure:killed",
        "injured": "figure:injured",
        "wounded": "figure:injured",
    }
    return guesses.get(column.strip().casefold().replace(" ", "_"))
