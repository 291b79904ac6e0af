"""What is needed to check a brief and to make it again."""

from dataclasses import replace

import pandas as pd

from analysis.datasets.store import Window
from analysis.words.passages import Part, Passage, escape, list_points, number, pluralise, print_date, print_span

RECORD_COLUMNS = ("incident_id", "kind", "counting", "region_code", "date_from", "date_to", "date_precision")


def list_judgements(window: Window) -> Passage:
    """List the decisions that changed how a cell was read, each with its reason."""
    points: list[list[Part]] = []
    for made in window.about["judgements"]:
        n = len(made["rows"])
        said = number(f"judgement.{made['column']}.{made['expect']}", n, "rows", (), f"{n:,} {pluralise('row', n)}")
        points.append([f"{escape(made['column']).capitalize()} “{escape(made['expect'])}” was read as “{escape(made['value'])}” in ", said,
                       f": {escape(made['reason'])} (graded {made['information_grade'] or 'not'})."])  # fmt: skip
    return list_points("judgements", points or [["No cell was read otherwise than it stands."]], "small")


def list_records(window: Window) -> str:
    """Return the records of a window as CSV: what is needed to say later which are new, withdrawn, re-dated or changed.

    `content` is a hash of all that any table says of the record.
    """
    incidents = window.incidents
    content = pd.Series(0, incidents["incident_id"], dtype="uint64")
    for name in ("incidents", "counts", "milestones", "claims", "reports"):
        table = window.tables[name].drop(columns="source_row")
        rows = pd.util.hash_pandas_object(table.astype("str"), index=False)
        content = content.add(rows.groupby(table["incident_id"]).sum(), fill_value=0).astype("uint64")
    told = incidents[list(RECORD_COLUMNS)].assign(content=[f"{content[i]:016x}" for i in incidents["incident_id"]])
    return told.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def list_provenance(window: Window) -> Passage:
    """List dataset, window, cut-off, hash and sources with their licences; the records go beside it."""
    about = window.about
    cut_off = print_date(pd.Timestamp(about["cut_off"]) if about["cut_off"] else None)
    points: list[list[Part]] = [
        [f"Dataset: {escape(about['title'])} (`{window.dataset}`), records as of {cut_off}."],
        [
            f"Window: {', '.join(window.regions) or 'all regions'}; {print_span(*window.period)}; profile {window.profile}."
        ],
        [f"Records used: sha256 `{window.sha256}`."],
    ]
    points += [
        [
            f"Source: {escape(s['title'])}, {escape(s['producer'])}. Licence: {escape(s['licence'])}. {escape(s['citation'])}."
        ]
        for s in about["sources"]
    ]
    if window.n_undatable:
        n = window.n_undatable
        points.append([number("undatable", n, "incidents", (), f"{n:,}"), f" {pluralise('record', n)} could not be placed in the window "
                       f"and {pluralise('was', n)} left out."])  # fmt: skip
    said = list_points("provenance", points, "small")
    return replace(said, data={"slice": window.sha256, "records": list_records(window)})
