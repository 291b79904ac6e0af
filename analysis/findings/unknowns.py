"""What is not known: the box on the first page of a brief."""

from analysis.findings.accounts import share_asked
from analysis.findings.captions import flag
from analysis.measures.attribution import GAP
from analysis.measures.measured import Measured
from analysis.words.language import enumerate_words, name_code, name_place, text
from analysis.words.messages import Said, say, share
from analysis.words.numbers import number
from analysis.words.passages import Passage, escape, list_points


def list_unknowns(
    attacks: Measured,
    records: Measured,
    regions: Measured,
    totals: Measured,
    counted: Measured,
    steps: Measured,
    aside: Measured | None = None,
) -> Passage:
    """List what is not known: the box of the first page; `aside` of a brief of all regions of a dataset alone."""
    points = [
        _unknown_who(counted),
        *_unknown_days(attacks, records),
        *_unknown_figures(totals),
        _unknown_times(steps),
        _unknown_coverage(regions),
        _unknown_rows(aside) if aside is not None else [],
    ]
    known = [point for point in points if point]
    return list_points("unknown", known or [say("unknown-nothing")], "callout", text("unknown-title"))


def _unknown_who(counted: Measured) -> Said:
    silent = counted.choose(status=GAP).total("n_attacks")
    if not silent.value:
        return []
    return say("unknown-who", known=share("not_attributed", silent, counted.cell(0, "n_total"), counted.noun))


def _unknown_days(attacks: Measured, records: Measured) -> list[Said]:
    vague, assumed = attacks.choose(is_vague=True).count(), records.choose(is_assumed=True).count()
    days = say("unknown-day", known=share("day_not_known", vague, attacks.count(), attacks.noun)) if vague.value else []
    if not assumed.value:
        return [days]
    return [days, say("unknown-year", known=share("year_assumed", assumed, records.count(), "record"))]


def _unknown_figures(totals: Measured) -> list[Said]:
    is_harm = totals.table["quantity"].isin(["killed", "injured"])
    points = [
        say(f"unknown-{quantity}", known=share_asked(f"no_figure.{quantity}", totals, label, "n_silent"))
        for label, quantity in totals.table.loc[is_harm, "quantity"].items()
        if totals.cell(label, "n_silent").value
    ]
    given = totals.table.loc[(totals.table["n_said_unknown"] > 0) & ~is_harm, "quantity"]
    names = enumerate_words([name_code("quantity", quantity) for quantity in given])
    return [*points, say("unknown-figures", names=names) if len(given) else []]


def _unknown_times(steps: Measured) -> Said:
    untimed, reached = steps.total("n_untimed"), steps.total("n_reached")
    if not untimed.value:
        return []
    return say("unknown-times", known=share("steps_without_time", untimed, reached, "step"))


def _unknown_coverage(regions: Measured) -> Said:
    blind = regions.choose(is_watched=False)
    if blind.table.empty:
        return []
    names = [name_place(name) for name in blind.table["region"]]
    few = escape(enumerate_words(names)) if len(names) <= 3 else ""
    return say("unknown-coverage", n=number("regions_not_watched", blind.size(), "regions", few), few=flag(bool(few)))


def _unknown_rows(aside: Measured) -> Said:
    """Say how many raw rows are counted nowhere, for want of a date."""
    undated = aside.choose(reason=["ambiguous_date", "unreadable_date"]).total("n_rows")
    if not undated.value:
        return []
    return say("unknown-rows", n=number("rows_without_date", undated, "rows"))
