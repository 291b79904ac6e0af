"""What is said of how late reports come, and how much of the last days is not on record yet."""

from analysis.datasets.evidence import set_value
from analysis.findings.captions import lay_rows, say_left_out
from analysis.measures.course.lateness import FEWEST_REPORTED, NO_REPORT
from analysis.measures.measured import Measured
from analysis.words.dates import print_date
from analysis.words.language import make_key
from analysis.words.messages import Said, enumerate_parts, join_sentences, say
from analysis.words.numbers import count, number
from analysis.words.passages import OMITTED, Passage, tell

_SHARES = {"half": 0.5, "most": 0.9}
_MARKS = (0, 1, 2, 3, 7, 14, 30, 60, 90, 180, 365)


def say_lateness(first: Measured, late: Measured, noun: str) -> Passage:
    """Say how long after they happened events are first reported; nothing where no day of a report is known."""
    n = first.size()
    if not n.value:
        return OMITTED
    known = say("late-known", n=number("late.n", n, "incidents"), what=make_key(noun))
    if first.table["waited_days"].isna().all():
        return tell("late", known, say("late-unknown"))
    if late.table.empty:
        return tell("late", known, say("late-too-few", n=count("late.fewest", set_value(FEWEST_REPORTED), "incidents")))
    labels = {word: int(late.table.index[late.table["share_known"] >= least][0]) for word, least in _SHARES.items()}
    told = ["half", "most"] if labels["half"] != labels["most"] else ["most"]
    shares = enumerate_parts([_say_when(late, labels[word], word) for word in told])
    return tell("late", known, say("late-told", shares=shares))


def _say_when(late: Measured, label: int, word: str) -> Said:
    days = number(f"late.{int(late.table.at[label, 'days'])}", late.cell(label, "days"), "days")
    return say("late-same-day" if not days.value else "late-within", share=word, n=days)


def say_latest_days(latest: Measured, noun: str) -> Passage:
    """Say which last days are not all on record yet, and how much of such days was so soon, before."""
    if latest.table.empty:
        return OMITTED
    row = latest.table.iloc[0]
    if row["days"] < 2:
        return tell("latest-days", say("latest-whole"))
    days = number("latest-days.n", latest.cell(0, "days"), "days")
    known = number("latest-days.share", latest.cell(0, "share_known"), "share")
    told = {"first": print_date(row["first"]), "what": make_key(noun)}
    return tell(
        "latest-days", say("latest-unfinished", n=days, share=known, **told), say("latest-no-fall", what=told["what"])
    )


def tabulate_lateness(late: Measured, first: Measured) -> Passage:
    """Tabulate how much is on record so many days after it happened."""
    table = late.table
    if len(table) < 3:
        return OMITTED
    marks = [mark for mark in _MARKS if mark >= table["days"].iloc[0]]
    labels = dict.fromkeys(int(table.index[table["days"] <= mark][-1]) for mark in marks)
    lost = say_left_out("tbl-late", first.omitted(NO_REPORT), message="late-without")
    columns = {"days": True, "n_reported": True, "share": False}
    rows = [_lay_delay(late, label) for label in labels]
    return lay_rows("tbl-late", columns, rows, join_sentences([say("tbl-late"), lost]))


def _lay_delay(late: Measured, label: int) -> list[Said]:
    """Return the cells of one delay: what was reported by then is all that was so late, or sooner."""
    days = late.table.at[label, "days"]
    soon = late.choose(days=late.table.loc[:label, "days"].tolist())
    return [
        [number(f"tbl-late.{days}.days", late.cell(label, "days"), "days")],
        [number(f"tbl-late.{days}.n_reported", soon.total("n_first"), "incidents")],
        say("percent", n=number(f"tbl-late.{days}.share", late.cell(label, "share_known"), "share")),
    ]
