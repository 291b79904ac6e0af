"""What is needed to check a brief and to make it again."""

from dataclasses import replace

import pandas as pd

from analysis.datasets.evidence import Evidence
from analysis.datasets.store import Window
from analysis.measures import events
from analysis.words.numbers import number, pluralise, print_date, print_span
from analysis.words.passages import Part, Passage, escape, list_points

RECORD_COLUMNS = ("incident_id", "kind", "counting", "region_code", "date_from", "date_to", "date_precision")


def list_judgements(window: Window) -> Passage:
    """List the decisions that changed how a cell was read, each with its reason."""
    points: list[list[Part]] = []
    for position, made in enumerate(window.about.judgements):
        rows = window.about.list_corrected(position)
        found = Evidence(len(rows), "rows", rows, source={"of": "judgement", "row": position})
        name = f"judgement.{made.column}.{made.expect}"
        said = number(name, found, "rows", f"{len(rows):,} {pluralise('row', len(rows))}")
        was, now = escape(made.expect), escape(made.value)
        reason = f": {escape(made.reason)} (graded {made.information_grade or 'not'})."
        points.append([f"{escape(made.column).capitalize()} “{was}” was read as “{now}” in ", said, reason])
    return list_points("judgements", points or [["No cell was read otherwise than it stands."]], "small")


def list_records(window: Window) -> str:
    """Return the records of a window as CSV: what is needed to say later which are new, withdrawn, re-dated or changed.

    `content` is a hash of all that any table says of the record.
    """
    incidents = window.incidents
    content = pd.Series(0, incidents["incident_id"], dtype="uint64")
    for table in (incidents, window.counts, window.milestones, window.claims, window.reports):
        rows = pd.util.hash_pandas_object(table.drop(columns="source_row").astype("str"), index=False)
        content = content.add(rows.groupby(table["incident_id"]).sum(), fill_value=0).astype("uint64")
    told = incidents[list(RECORD_COLUMNS)].assign(content=[f"{content[i]:016x}" for i in incidents["incident_id"]])
    return told.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def list_provenance(window: Window) -> Passage:
    """List dataset, window, cut-off, hash and sources with their licences; the records go beside it."""
    about = window.about
    cut_off = print_date(pd.Timestamp(about.cut_off) if about.cut_off else None)
    regions = ", ".join(window.regions) or "all regions"
    points: list[list[Part]] = [
        [f"Dataset: {escape(about.title)} (`{window.dataset}`), records as of {cut_off}."],
        [f"Window: {regions}; {print_span(*window.period)}; profile {window.profile}."],
        [f"Records used: sha256 `{window.sha256}`."],
    ]
    for source in about.sources:
        title, producer, licence, citation = map(
            escape, (source.title, source.producer, source.licence, source.citation)
        )
        points.append([f"Source: {title}, {producer}. Licence: {licence}. {citation}."])
    undatable = window.measure(events.undatable_records).count()
    if n := undatable.value:
        said = f" {pluralise('record', n)} could not be placed in the window and {pluralise('was', n)} left out."
        points.append([number("undatable", undatable, "incidents"), said])
    passage = list_points("provenance", points, "small")
    return replace(passage, data={"slice": window.sha256, "records": list_records(window)})
