"""Spans of days: two halves, of which one may lean on the other for its month and year."""

import re

from analysis.intake.fields.days import Reading, parse_single, reject

_SPAN = re.compile(
    r"(?:from |between |с |з |від )?(?P<a>.+?)"
    r"(?: ?[–—] ?| - | to | and | until | по | до |(?<=\d)[-/](?=\d{1,2} [^\W\d])|(?<=\.)-|(?<=\.\d{4})-"
    r"|(?:(?<=[^\W\d] \d)|(?<=[^\W\d] \d\d)|(?<=\. \d)|(?<=\. \d\d))[-/](?=\d{1,2},? \d{4}))(?P<b>.+)"
)
_TURN_DAYS = 62  # a span over the turn of a year that gives the year once is no longer


def parse_span(text: str, order: str | None) -> Reading | None:
    """Read a span of days; None where the text is none. A clock time of either half is left out."""
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    is_slash = text[match.end("a")] == "/"
    meaning = "within" if is_slash or text.casefold().startswith("between ") else "through"
    first, last = _read_both(match, order)
    if last is None or last.problem or last.date_to is None:
        return last if last and last.problem == "ambiguous_date" else None
    if is_slash and last.clock is not None:
        return reject(text, "one of two days, and no clock time")
    if first is None or first.problem or first.date_from is None:
        return None
    if first.date_from > last.date_to:
        return reject(text, "ends before it begins")
    precision = "day" if meaning == "through" and {first.precision, last.precision} <= {"day", "minute"} else "days"
    if "month" in (first.precision, last.precision):
        precision = "month"
    return Reading(first.date_from, last.date_to, meaning, precision)


def read_halves(text: str, order: str | None) -> tuple[Reading | None, Reading | None]:
    """Read the first and the last day of a span, each with its own clock time."""
    match = _SPAN.fullmatch(text)
    return _read_both(match, order) if match else (None, None)


def _read_both(match: re.Match[str], order: str | None) -> tuple[Reading | None, Reading | None]:
    last = _read_last(match["a"], match["b"].strip(), order)
    return (_complete_first(match["a"].strip(), last, order) if last else None), last


def _read_last(first: str, text: str, order: str | None) -> Reading | None:
    """Read the second half of a span, which may lean on the first for its month: `December 6-7, 2025`."""
    month = re.fullmatch(r"([^\W\d_]{3,10}\.?) \d{1,2}", first.strip())
    return parse_single(text, order) or (parse_single(f"{month[1]} {text}", order) if month else None)


def _complete_first(text: str, last: Reading, order: str | None) -> Reading | None:
    """Read the first half of a span, which may lean on the second for its month and year."""
    whole = parse_single(text, order)
    if whole is not None or last.date_to is None:
        return whole
    year, month = last.date_to.year, last.date_to.strftime("%B")
    found = _lean(text, month, year, order)
    if found and found.date_from and found.date_from > last.date_to:
        before = _lean(text, month, year - 1, order)
        is_turn = before and before.date_from and (last.date_to - before.date_from).days < _TURN_DAYS
        return before if is_turn else found
    return found


def _lean(text: str, month: str, year: int, order: str | None) -> Reading | None:
    tails = (f" {month} {year}", f", {year}", f" {year}", str(year))
    return next((r for tail in tails if (r := parse_single(text + tail, order)) is not None), None)
