"""What is needed to check a brief and to make it again."""

import json
from dataclasses import replace

import pandas as pd

from analysis.datasets.evidence import Evidence
from analysis.datasets.slices import pack_window
from analysis.datasets.store import Window
from analysis.measures import events
from analysis.measures.measured import Measured
from analysis.words.bundles import SOURCE
from analysis.words.dates import print_date, print_span
from analysis.words.language import name_code, name_place, text
from analysis.words.messages import Said, quote, say
from analysis.words.numbers import number
from analysis.words.passages import OMITTED, Passage, escape, list_points

# The column that is there where a method had enough to work with.
_METHODS = {
    "shares": "share_low",
    "rates": "rate_low",
    "ratios": "p_value",
    "arrivals": "median_minutes",
    "changes": "change",
    "lateness": "share_known",
}
RECORD_COLUMNS = ("incident_id", "kind", "counting", "region_code", "date_from", "date_to", "date_precision")


def list_judgements(window: Window) -> Passage:
    """List the decisions that changed how a cell was read, each with its reason."""
    points: list[Said] = []
    for position, made in enumerate(window.about.judgements):
        rows = window.name_rows(window.about.list_corrected(position))
        found = Evidence(len(rows), "rows", rows, source={"of": "judgement", "row": position})
        told = {
            "column": escape(made.column),
            "was": escape(made.expect),
            "now": escape(made.value),
            "reason": quote(escape(made.reason), SOURCE),
            "grade": made.information_grade or text("grade-none"),
        }
        n = number(f"judgement.{made.column}.{made.expect}", found, "rows")
        points.append(say("judgement", n=n, **told))
    return list_points("judgements", points or [say("judgement-none")], "small")


def say_methods(**used: Measured) -> Passage:
    """List how the numbers of a brief were worked out: each method that gave one, by its name, and what it gave."""
    told = [name for name, measured in used.items() if measured.table.get(_METHODS[name], pd.Series()).notna().any()]
    return list_points("methods-used", [say(f"method-{name}") for name in told], "small") if told else OMITTED


def list_records(window: Window) -> str:
    """Return the records of a window as CSV: what is needed to say later which are new, withdrawn, re-dated or changed.

    `content` is a hash of all that any table says of the record.
    """
    incidents = window.incidents
    content = pd.Series(0, incidents["incident_id"].unique(), dtype="uint64")
    for table in (incidents, window.counts, window.milestones, window.claims, window.reports):
        rows = pd.util.hash_pandas_object(table.drop(columns="source_row").astype("str"), index=False)
        content = content.add(rows.groupby(table["incident_id"]).sum(), fill_value=0).astype("uint64")
    # A spreadsheet takes what begins so for a formula.
    ids = incidents["incident_id"].str.replace(r"^(?=[=+@\t\r-])", "'", regex=True)
    hashes = [f"{content[i]:016x}" for i in incidents["incident_id"]]
    told = incidents[list(RECORD_COLUMNS)].assign(incident_id=ids, content=hashes)
    return told.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def list_provenance(window: Window) -> Passage:
    """List dataset, window, cut-off, hash and sources with their licences; the records go beside it."""
    about = window.about
    cut_off = print_date(pd.Timestamp(about.cut_off) if about.cut_off else None)
    regions = ", ".join(window.regions) or text("provenance-all-regions")
    span, profile = print_span(*window.period), text(f"profile-{window.profile}")
    points = [
        say("provenance-dataset", title=escape(about.title), dataset=window.dataset, cut_off=cut_off),
        say("provenance-window", regions=regions, span=span, profile=profile),
        say("provenance-hash", hash=window.sha256),
    ]
    for source in about.sources:
        named = {name: escape(getattr(source, name)) for name in ("title", "producer", "licence", "citation")}
        points.append(say("provenance-source", **named))
    undatable = window.measure(events.undatable_records).count()
    if undatable.value:
        points.append(say("provenance-undatable", n=number("undatable", undatable, "incidents")))
    passage = list_points("provenance", points, "small")
    return replace(passage, data=carry_records(window))


def carry_records(window: Window) -> dict[str, str]:
    """Return what goes with a brief, beside its words: the hash of its window, its records, tables and names."""
    told = {"slice": window.sha256, "records": list_records(window), "tables": pack_window(window)}
    return {**told, "names": json.dumps(_name_codes(window), ensure_ascii=False) if told["tables"] else ""}


def _name_codes(window: Window) -> dict[str, dict[str, str]]:
    """Return what the codes and regions of a window are called in the language of the brief."""
    held = {
        "kind": window.incidents["kind"],
        "quantity": window.counts["quantity"],
        "milestone": window.milestones["milestone"],
        "stance": window.claims["stance"],
        "bearing": window.claims["bearing"],
        "as_of_stage": window.counts["as_of_stage"],
        "said": window.counts["state"],
    }
    names = {name: {str(c): name_code(name, str(c)) for c in codes.dropna().unique()} for name, codes in held.items()}
    regions = window.incidents["region"].dropna().unique()
    return {**names, "region": {str(region): name_place(str(region)) for region in regions}}
