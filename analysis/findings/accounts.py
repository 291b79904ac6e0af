"""What the situation brief says next: the harm, the steps of the response, and who said what."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.captions import flag, lay_rows, tabulate
from analysis.measures.measured import Measured
from analysis.words.language import make_key, name_code, name_place, start_sentence, text
from analysis.words.messages import Part, Said, begin, enumerate_parts, join_parts, join_sentences, say, share
from analysis.words.names import name_party
from analysis.words.numbers import count, number
from analysis.words.passages import OMITTED, Passage, escape, list_points, tell

FEW = 12  # up to so many attacks are told one by one
_ALLUDING = ("hints", "assesses", "accuses", "claims_responsibility")
_UNIT = "persons or objects"


def print_total(totals: Measured, label: int, name: str) -> Said:
    """Return the total of one quantity as it is printed: a figure, a range, a bound, none reported, or not reported."""
    row = totals.table.loc[label]

    def bound(which: str) -> Said:
        found = totals.cell(label, f"total_{which}")
        return [text("open") if pd.isna(found.value) else number(f"{name}.{which}", found, _UNIT)]

    if not row["n_reported"]:
        spoken = "cell-not-given" if row["n_said_unknown"] else "cell-not-reported"
        said = text("cell-none-reported" if row["n_reported_none"] else spoken)
        return [number(name, totals.cell(label, "total_best"), _UNIT, said)]
    low, best, high = (row[f"total_{b}"] for b in ("low", "best", "high"))
    if pd.isna(high):
        return say("more-than-one" if low == 2 else "at-least", low=bound("low")[0])
    if pd.isna(best):
        return say("from-to", low=bound("low"), high=bound("high"))
    return bound("best") if low == high else say("range", best=bound("best"), low=bound("low"), high=bound("high"))


def share_asked(name: str, totals: Measured, label: int, column: str = "n_told") -> Said:
    """Return for how many it is told, of all that are asked: attack events, sources' own totals, or both."""
    part, whole = totals.cell(label, column), totals.cell(label, "n_asked")
    n_asked, n_totals = (int(totals.table[c].iloc[0]) for c in ("n_asked", "n_totals"))
    if n_totals in (0, n_asked):
        return share(name, part, whole, "total" if n_totals else totals.noun)
    numbers = {"part": number(name, part, totals.noun), "n": number(f"{name}.total", whole, totals.noun)}
    return say("share-with-totals", what=make_key(totals.noun), **numbers)


def tabulate_consequences(totals: Measured, counts: pd.DataFrame) -> Passage:
    """Tabulate what the figures add up to, and for how many attacks there is none."""
    table, what = totals.table, make_key(totals.noun)
    if table.empty:
        return OMITTED
    if not table["n_asked"].any():
        return tell("tbl-consequences", say("consequences-none", what=what))
    is_spoken = table["n_not_reported"] < table["n_asked"]
    shown = table[is_spoken | table["quantity"].isin(["killed", "injured"])].copy()
    shown["thing"] = [start_sentence(name_code("quantity", quantity)) for quantity in shown["quantity"]]
    shown["total"] = [
        [*print_total(totals, label, f"tbl-consequences.{quantity}"), *_print_moment(quantity, counts)]
        for label, quantity in shown["quantity"].items()
    ]
    columns = ["thing", "total", "n_reported", "n_reported_none", "n_said_unknown"]
    columns += [*(["n_unreadable"] if shown["n_unreadable"].any() else []), "n_not_reported"]
    return tabulate("tbl-consequences", totals, shown, columns, say("tbl-consequences", what=what), key="quantity")


def _print_moment(quantity: str, counts: pd.DataFrame) -> Said:
    told = (counts["quantity"] == quantity) & counts["state"].isin(["reported", "reported_none"])
    stages = counts.loc[told, "as_of_stage"]
    known = stages.dropna().unique()
    return [", ", name_code("as-of-stage", known[0])] if len(known) == 1 and stages.notna().all() else []


def tabulate_steps(steps: Measured, window: Window) -> Passage:
    """Tabulate the steps of the response: where they were reached, and for how many a time is known."""
    if steps.table.empty:
        return tell("tbl-steps", say("steps-none")) if window.collects("milestones") else OMITTED
    names = [start_sentence(name_code("milestone", m)) for m in steps.table["milestone"]]
    shown = steps.table.assign(step=names, time=[_print_time(steps, label) for label in steps.table.index])
    rare = [c for c in ("n_ended_before", "n_pending", "n_not_known") if shown[c].any()]
    columns = ["step", "n_reached", "time", *rare]
    return tabulate("tbl-steps", steps, shown, columns, say("tbl-steps"), key="milestone")


def _print_time(steps: Measured, label: int) -> Said:
    row = steps.table.loc[label]
    name = f"tbl-steps.{row['milestone']}"
    if not row["n_reached"]:
        return say("cell-not-known")
    bounded, known = steps.cell(label, "n_bounded"), steps.cell(label, "n_time_known")
    if not bounded.value and not known.value:
        return say("time-not-reported")
    within = say("time-bounded", n=number(f"{name}.bounded", bounded, "incidents")) if bounded.value else []
    exact = share(f"{name}.time", known, steps.cell(label, "n_reached")) if known.value else []
    return join_parts([say("time-known", known=exact) if exact else [], within], ", ")


def say_methods(steps: Measured) -> Passage:
    """Say region by region what was done, where the steps are few; each step is one record."""
    told = steps.choose(state="reached")
    if told.table.empty or len(told.table) > 2 * FEW:
        return OMITTED
    points: list[Said] = []
    for region, own in told.table.groupby("region", sort=True):
        done = "; ".join(_print_step(str(milestone), rows) for milestone, rows in own.groupby("milestone", sort=False))
        name = f"**{escape(name_place(str(region)))}:**"
        size = number(f"steps.{region}", told.choose(region=str(region)).size(), "steps", name)
        points.append(say("methods-of", n=size, done=done))
    return list_points("methods", points)


def _print_step(milestone: str, rows: pd.DataFrame) -> str:
    methods = list(dict.fromkeys(name_code("method", m) for m in rows["method"].dropna()))
    named = name_code("milestone", milestone)
    return f"{named} ({text('in-another-case').join(methods)})" if methods else named


def say_unstated(unstated: Measured) -> Passage:
    """Say for how many records a name stands in a column whose records do not say whether it claimed anything."""
    sentences = []
    for label, heading in unstated.table["heading"].items():
        named, asked = unstated.cell(label, "n_records"), unstated.cell(label, "n_asked")
        known = share(f"unstated.{label}", named, asked, "record")
        sentences.append(say("unstated", heading=escape(name_party(str(heading))), known=known))
    return tell("unstated", *sentences)


def say_statuses(counted: Measured, window: Window) -> Passage:
    """Say how many attacks were claimed, accused, spoken of or passed over in silence; no status is inferred."""
    held = counted.table[counted.table["n_attacks"] > 0]
    if held.empty:
        none = say("statuses-none", what=make_key(counted.noun))
        return tell("statuses", none) if window.collects("claims") else OMITTED
    if set(held["status"]) == {"not_collected"}:
        return OMITTED
    points = [
        say("status-of", known=_count_status(counted, label, status), name=name_code("status", status))
        for label, status in held["status"].items()
    ]
    return list_points("statuses", points)


def _count_status(counted: Measured, label: int, status: str) -> Said:
    name, part = f"status.{status}", counted.cell(label, "n_attacks")
    if status == "not_collected":
        return say("counted-beside", n=count(name, part, counted.noun), what=make_key(counted.noun))
    return share(name, part, counted.cell(label, "n_total"), counted.noun)


def say_allusions(statements: Measured) -> Passage:
    """Say which statements only allude to an attack, and whether anybody says that a link is established."""
    alluding, unlinked = (
        statements.choose(**of) for of in ({"bearing": "alludes_to"}, {"stance": "no_link_established"})
    )
    found = []
    for stance in sorted(set(alluding.table["stance"])):
        n = count(f"alluding.{stance}", alluding.choose(stance=stance).count("n_statements"), "statement")
        found.append(say("alluding", n=n, stance=make_key(stance) if stance in _ALLUDING else "other"))
    is_many = alluding.count("n_statements").value > 1
    return tell(
        "allusions",
        say("allusions", found=begin(enumerate_parts(found)), many=flag(is_many)) if found else [],
        say("no-link", n=count("no_link", unlinked.count("n_statements"), "statement")) if len(unlinked.table) else [],
    )


def tabulate_statements(statements: Measured, window: Window) -> Passage:
    """Tabulate who said what, claims apart from what merely alludes."""
    table = statements.table
    if table.empty:
        return tell("tbl-statements", say("statements-none")) if window.collects("claims") else OMITTED
    order = {bearing: position for position, bearing in enumerate(VOCABULARIES["bearing"])}
    top = table.sort_values("bearing", key=lambda b: b.map(order), kind="stable").head(FEW)
    rows: list[list[list[Part]]] = []
    for position, (label, row) in enumerate(top.iterrows(), 1):
        mark = f"tbl-statements.{position}-{row['stance']}"
        said, of = (
            number(f"{mark}.n_{unit}", statements.cell(label, f"n_{unit}"), unit)
            for unit in ("statements", "incidents")
        )
        bearing = name_code("bearing", row["bearing"]) if row["n_incidents"] else text("bearing-none")
        rows.append([[escape(name_party(row["claimant"]))], [_print_stance(row)], [bearing], [said], [of]])
    columns = {"who": False, "stance": False, "bearing": False, "n_statements": True, "n_incidents": True}
    kinds = number("statement_kinds", statements.size("n_statements"), "kinds of statement")
    more = say("statements-more", n=kinds) if len(table) > len(top) else []
    return lay_rows("tbl-statements", columns, rows, join_sentences([say("tbl-statements"), more]))


def _print_stance(row: pd.Series) -> str:
    topic = name_code("topic", row["topic"]) if pd.notna(row["topic"]) else ""
    if row["stance"] == "calls_for" and topic:
        return text("stance-calls-for-topic", topic=topic)
    named = text("stance-names", name=escape(name_party(row["accused"]))) if pd.notna(row["accused"]) else ""
    return name_code("stance", row["stance"]) + named + (f" ({topic})" if topic else "")
