"""What is said of how late reports come, and how much of the last days is not on record yet."""

from analysis.measures.course.lateness import FEWEST_REPORTED, NO_REPORT
from analysis.measures.measured import Measured
from analysis.words.numbers import number, percent, pluralise, print_date
from analysis.words.passages import OMITTED, Part, Passage, lay_table, tell

_SHARES = {0.5: "half", 0.9: "nine of ten"}
_MARKS = (0, 1, 2, 3, 7, 14, 30, 60, 90, 180, 365)


def say_lateness(first: Measured, late: Measured, noun: str) -> Passage:
    """Say how long after they happened events are first reported; nothing where no day of a report is known."""
    n = first.size()
    if not n.value:
        return OMITTED
    many = pluralise(noun, int(n.value))
    known: list[Part] = ["The day of the first report is known for ", number("late.n", n, "incidents"), f" {many}"]
    if first.table["waited_days"].isna().all():
        unknown = ". As of which day the records stand is not stated, so how many reports may still come is not known."
        return tell("late", *known, unknown)
    if late.table.empty:
        return tell("late", *known, f": fewer than {FEWEST_REPORTED}, too few to say how late others may come.")
    parts = [*known, ". Of what is reported in the end, "]
    labels = {words: late.table.index[late.table["share_known"] >= least][0] for least, words in _SHARES.items()}
    said = [[f"{words} is on record ", *_say_when(late, label)] for words, label in labels.items()]
    told = said if len(set(labels.values())) > 1 else said[-1:]
    parts += [part for n, own in enumerate(told) for part in ([" and ", *own] if n else own)]
    return tell("late", *parts, ".")


def _say_when(late: Measured, label: int) -> list[Part]:
    days = int(late.table.at[label, "days"])
    if not days:
        return ["on the very day"]
    return ["within ", number(f"late.{days}", late.cell(label, "days"), "days"), f" {pluralise('day', days)}"]


def say_latest_days(latest: Measured, noun: str) -> Passage:
    """Say which last days are not all on record yet, and how much of such days was so soon, before."""
    if latest.table.empty:
        return OMITTED
    row = latest.table.iloc[0]
    if row["days"] < 2:
        return tell("latest-days", "Reports come soon enough: no day before the cut-off is likely to lack many.")
    days = number("latest-days.n", latest.cell(0, "days"), "days")
    share = percent("latest-days.share", latest.cell(0, "share_known"))
    return tell(
        "latest-days",
        "The last ",
        days,
        f" days, from {print_date(row['first'])} on, are not whole yet: in the past, about ",
        share,
        " % of what happened on such days was on record so soon after. "
        f"Fewer {pluralise(noun, 2)} there are no sign of a fall.",
    )


def tabulate_lateness(late: Measured, first: Measured) -> Passage:
    """Tabulate how much is on record so many days after it happened."""
    table = late.table
    if len(table) < 3:
        return OMITTED
    marks = [mark for mark in _MARKS if mark >= table["days"].iloc[0]]
    labels = dict.fromkeys(int(table.index[table["days"] <= mark][-1]) for mark in marks)
    rows = [_lay_delay(late, label) for label in labels]
    headings = {"Days after": True, "First reported by then": True, "Of all, estimated": False}
    without = number("tbl-late.left_out", first.omitted(NO_REPORT), "incidents")
    caption: list[Part] = [
        "How much is on record so many days after it happened. What happened lately could be seen only if it was "
        "reported soon: each delay is compared among what was waited for as long (reverse-time product limit). "
        "Without the day of a report, and left out: ",
        without,
        ".",
    ]
    return lay_table("tbl-late", headings, rows, caption)


def _lay_delay(late: Measured, label: int) -> list[list[Part]]:
    """Return the cells of one delay: what was reported by then is all that was so late, or sooner."""
    days = late.table.at[label, "days"]
    soon = late.choose(days=late.table.loc[:label, "days"].tolist())
    return [
        [number(f"tbl-late.{days}.days", late.cell(label, "days"), "days")],
        [number(f"tbl-late.{days}.n_reported", soon.total("n_first"), "incidents")],
        [percent(f"tbl-late.{days}.share", late.cell(label, "share_known")), " %"],
    ]
