"""What is not known: the box on the first page of a brief."""

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.accounts import name_asked
from analysis.measures.attribution import GAP
from analysis.measures.measured import Measured
from analysis.words.numbers import enumerate_words, number, share
from analysis.words.passages import Part, Passage, escape, list_points


def list_unknowns(
    attacks: Measured, records: Measured, regions: Measured, totals: Measured, counted: Measured, steps: Measured
) -> Passage:
    """List what is not known: the box of the first page."""
    points = [
        *_unknown_who(counted),
        *_unknown_days(attacks, records),
        *_unknown_figures(totals),
        *_unknown_times(steps),
        *_unknown_coverage(regions),
    ]
    return list_points("unknown", points or [["Nothing was found missing."]], "callout", "What is not known")


def _unknown_who(counted: Measured) -> list[list[Part]]:
    silent = counted.choose(status=GAP).total("n_attacks")
    if not silent.value:
        return []
    said = share("not_attributed", silent, counted.cell(0, "n_total"), counted.noun)
    return [["Who did it: for ", *said, " nobody is on record as claiming, conceding or being accused."]]


def _unknown_days(attacks: Measured, records: Measured) -> list[list[Part]]:
    vague, assumed = attacks.choose(is_vague=True).count(), records.choose(is_assumed=True).count()
    points: list[list[Part]] = []
    if vague.value:
        points.append(["The day: not known for ", *share("day_not_known", vague, attacks.count(), attacks.noun), "."])
    if assumed.value:
        points.append(["The year: assumed for ", *share("year_assumed", assumed, records.count(), "record"), "."])
    return points


def _unknown_figures(totals: Measured) -> list[list[Part]]:
    points: list[list[Part]] = []
    is_harm = totals.table["quantity"].isin(["killed", "injured"])
    for label, quantity in totals.table.loc[is_harm, "quantity"].items():
        silent, asked = totals.cell(label, "n_silent"), totals.cell(label, "n_asked")
        if silent.value:
            said = share(f"no_figure.{quantity}", silent, asked, name_asked(totals))
            points.append([f"How many people were {quantity}: no figure for ", *said, "."])
    given = totals.table.loc[(totals.table["n_said_unknown"] > 0) & ~is_harm, "quantity"]
    if len(given):
        words = enumerate_words([VOCABULARIES["quantity"][q] for q in given])
        points.append([f"The number of {words}, where sources speak of it without a figure."])
    return points


def _unknown_times(steps: Measured) -> list[list[Part]]:
    untimed, reached = steps.total("n_untimed"), steps.total("n_reached")
    if not untimed.value:
        return []
    said = share("steps_without_time", untimed, reached, "step")
    rest = " that were reached." if reached.value > 1 else " that was reached."
    return [["When help came: no exact time is known for ", *said, rest]]


def _unknown_coverage(regions: Measured) -> list[list[Part]]:
    blind = regions.choose(is_watched=False)
    if blind.table.empty:
        return []
    names = list(blind.table["region"])
    said = enumerate_words(names) if len(names) <= 3 else f"{len(names)} regions"
    place = number("regions_not_watched", blind.size(), "regions", escape(said))
    return [["What else happened in ", place, ": nobody is known to have watched for all incidents there."]]
