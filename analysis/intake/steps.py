"""Clock times that stand alone: each belongs to the day of its row, unless the night may have passed between steps."""

import re

import pandas as pd

from analysis.datasets.reference.judgements import Judgements, map_labels
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.intake.fields.clocks import read_clocks
from analysis.intake.fields.dates import parse_date
from analysis.intake.sheets.grid import read_words

_ORDER = {name: position for position, name in enumerate(VOCABULARIES["milestone"])}
_START = _ORDER["impact"]
_DAY = pd.Timedelta(days=1)
_BESIDE = re.compile(r"[T ,]\d{1,2}(?::\d{2}|\.\d{2}(?![.\d]))")  # a clock time beside a day


def date_clocks(texts: pd.Series, days: pd.Series) -> pd.Series:
    """Return texts with the day of their row before each clock time that stands alone; the others as they are."""
    if not texts.any():
        return texts
    clocks = read_clocks(texts)
    return texts.mask(clocks.notna() & days.notna(), _print_days(days) + " " + clocks)


def list_days(incidents: pd.DataFrame) -> pd.Series:
    """Return the day of each incident that has one, by its id: a clock time that stands alone is of that day."""
    first = incidents.drop_duplicates("incident_id").set_index("incident_id")
    return first["date_from"].where(first["date_from"] == first["date_to"])


def date_steps(cells: pd.DataFrame, incidents: pd.DataFrame, judgements: Judgements, layout: str) -> pd.DataFrame:
    """Return the steps of incidents, in any order, with a day for each clock time that stands alone.

    A step belongs to the day of its incident, where that is one day. Where the clock of a later step is earlier, the
    night may have passed, and `at` gives way to `earliest` and `latest`, a day apart; so for all steps after it, and
    for one before the start that has a later clock than the start. What cannot be dated stays as it is.
    """
    clocks = read_clocks(cells["at"])
    first = incidents.drop_duplicates("incident_id").set_index("incident_id")
    day = list_days(incidents).reindex(cells["incident"]).set_axis(cells.index)
    if not (clocks.notna() & day.notna()).any():
        return cells
    order = map_labels(cells["milestone"], "milestone", judgements, layout).map(_ORDER)
    steps = pd.DataFrame({"incident": cells["incident"], "clock": clocks, "order": order}).reset_index(drop=True)
    placed = steps[(clocks.notna() & day.notna()).to_numpy()].sort_values(["incident", "order"], kind="stable")
    shift = pd.Series(0, steps.index)
    for incident, own in placed.groupby("incident", sort=False):
        shift[own.index] = _find_nights(own, _read_start(first.loc[incident]))
    told = cells.assign(at=date_clocks(cells["at"], day))
    earliest, latest = (_print_days(day + shift.clip(**side).to_numpy() * _DAY) + " " + clocks for side in _SIDES)
    is_open = (shift != 0).to_numpy()
    return told.assign(
        at=told["at"].mask(is_open, ""),
        earliest=told["earliest"].mask(is_open & (told["earliest"] == ""), earliest),
        latest=told["latest"].mask(is_open & (told["latest"] == ""), latest),
    )


_SIDES = ({"upper": 0}, {"lower": 0})


def _find_nights(steps: pd.DataFrame, start: str | None) -> list[int]:
    """Return for each step, in their order, 1 where it may be of the next day, -1 of the day before, 0 of its own."""
    found, latest, has_passed = [], start or "", False
    for order, clock in zip(steps["order"], steps["clock"], strict=True):
        if start is not None and order < _START:
            found.append(-1 if clock > start else 0)
            continue
        has_passed = has_passed or clock < latest
        latest = max(latest, clock)
        found.append(int(has_passed))
    return found


def _read_start(incident: pd.Series) -> str | None:
    """Return the local clock time at which an incident began, as text; None where it is not known."""
    if pd.isna(incident["start_utc"]) or pd.isna(incident["timezone"]):
        return None
    return str(incident["start_utc"].tz_convert(incident["timezone"]).strftime("%H:%M:%S"))


def _print_days(days: pd.Series) -> pd.Series:
    return days.dt.strftime("%Y-%m-%d").astype("str")


def count_undated(incidents: pd.DataFrame, milestones: pd.DataFrame) -> int:
    """Return how many clock times are kept as words alone: their row has no day of its own, or no time zone."""
    untimed = incidents[incidents["start_utc"].isna()]
    steps = milestones[milestones["at_utc"].isna() & milestones["earliest_utc"].isna()]
    is_span = untimed["date_meaning"].isin(["through", "within"])
    told = [(text, span) for text, span in zip(untimed["as_reported"], is_span, strict=True) if isinstance(text, str)]
    told += [(text, False) for text in steps["as_reported"].dropna()]
    words = [(word, span) for text, span in told for word in read_words(text) or ()]
    n_moments = int((untimed["date_precision"] == "minute").sum())
    n_beside = sum(_has_clock_in_span(word) for word, span in words if span)
    return n_moments + n_beside + int(read_clocks(pd.Series([word for word, _ in words], dtype="str")).notna().sum())


def _has_clock_in_span(text: str) -> bool:
    """Say whether a text is a span of days that names a clock time: which of the days it is of, is for words alone."""
    named = _BESIDE.search(" ".join(text.split()))
    read = (parse_date(text, order) for order in ("dmy", "mdy")) if named else ()
    return any(told.meaning in ("through", "within") for told in read)
