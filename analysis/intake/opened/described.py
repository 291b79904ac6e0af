"""What a dataset says of itself before its tables are written: title, notice, cut-off, sources, judgements, ledger."""

import re
from collections.abc import Mapping
from datetime import date

from analysis.datasets.about import LAYOUT, About, Correction, Counted, Ledger, RawName, Source, Tile
from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.reference.sources import Listing, find_cut_off
from analysis.datasets.scopes import ATTACKS
from analysis.errors import ParameterError


def describe_dataset(
    dataset: str,
    files: list[RawName],
    sources: Mapping[str, Listing],
    applied: list[Correction],
    ledger: Ledger,
    cut_off: str | None,
) -> About:
    """Return what a dataset says of itself: title, notice, cut-off, sources with licences, judgements, ledger."""
    judgements = read_judgements()
    named = [
        Source(source_id=i, title=s.title or i, producer=s.producer, licence=s.licence, citation=s.citation)
        for i, s in sources.items()
    ]
    titles = [s.title for s in sources.values() if s.title]
    listed = {name: sha for s in sources.values() for name, sha in s.files.items()}
    tiles = judgements.tiles.merge(judgements.regions[["code", "name"]], on="code").to_dict("records")
    return About(
        layout=LAYOUT,
        dataset=dataset,
        title=titles[0] if len(titles) == 1 else dataset,
        notice=next((s.notice for s in sources.values() if s.notice), None),
        cut_off=read_cut_off(cut_off) or find_cut_off(sources.values()),
        parties=[],
        districts=[],
        places=[],
        public_ids="",
        folder="",
        told_by="",
        sources=named,
        judgements=applied,
        judged_by="",
        raw=files,
        changed=sorted(raw.name for raw in files if listed.get(raw.name.partition("#")[0], raw.sha256) != raw.sha256),
        ledger=ledger,
        tiles=[Tile.model_validate(tile) for tile in tiles],
        counts=Counted(what=ATTACKS, why="", held=[]),
        figure_order=list(judgements.figure_order),
        # What is known of the tables once they are written.
        key="",
        code="",
        regions=[],
        region_names={},
        period=(None, None),
        month_hashes={},
        parts={},
    )


def read_cut_off(text: str | None) -> str | None:
    """Return the day that was asked for; ParameterError where it is none."""
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ParameterError("--cut-off", f"{text!r} is no date", "an ISO date such as 2026-01-31")
    try:
        return str(date.fromisoformat(text))
    except ValueError as error:
        raise ParameterError("--cut-off", f"{text!r} is no date ({error})", "an ISO date such as 2026-01-31") from error
