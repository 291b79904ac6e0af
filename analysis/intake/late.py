"""Records dated after the day up to which a dataset speaks: set aside, with all that hangs on them."""

import pandas as pd

from analysis.datasets.tables import join_tables
from analysis.intake.layout import Context, Tables, set_aside
from analysis.intake.raw import RawFile


def set_late_aside(tables: Tables, files: list[RawFile], context: Context, cut_off: str | None) -> Tables:
    """Return the tables of some files without the incidents that are dated after the cut-off, rows set aside.

    A row is `after_cut_off` where it tells of such an incident, `incident_set_aside` where it only hangs on one.
    """
    incidents = tables.get("incidents")
    if cut_off is None or incidents is None:
        return tables
    late = set(incidents.loc[(incidents["date_from"] > pd.Timestamp(cut_off)).fillna(False), "incident_id"])
    if not late:
        return tables
    held = {name: frame for name, frame in tables.items() if "incident_id" in frame}
    kept = {name: frame[~frame["incident_id"].isin(late)] for name, frame in held.items()}
    gone = {name: _list_places(frame[frame["incident_id"].isin(late)]) for name, frame in held.items()}
    lost = set().union(*gone.values()) - set().union(*map(_list_places, kept.values()))
    aside = [tables["set_aside"]]
    for raw in files:
        told = {
            row: "after_cut_off" if (file, row) in gone["incidents"] else "incident_set_aside"
            for file, row in lost
            if file == raw.name
        }
        aside.append(set_aside(raw, context, pd.Series(told, raw.rows.index, dtype="str"), f"after {cut_off}"))
    return tables | kept | {"set_aside": join_tables("set_aside", aside)}


def _list_places(frame: pd.DataFrame) -> set[tuple[str, int]]:
    return set(zip(frame["source_file"], frame["source_row"].astype("int64"), strict=True))
