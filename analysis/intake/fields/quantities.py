"""Figures as people write them: to low, best and high, and to the four states of `counts`."""

import re
from typing import NamedTuple

import pandas as pd

_BLANK = {"", "null", "nan", ".", "-", "–", "—", "n/a", "na", "not reported", "not applicable"}
_NONE = re.compile(
    r"(?:none|nil|zero|no(?: (?:one|injuries|casualties|deaths|victims|damage|fatalities|people|persons)\b.*)?"
    r"|none (?:reported|recorded|initially).*|nobody"
    r"|нет|немає|нема|ніхто|никто|нуль|без (?:постраждалих|пострадавших|жертв|загиблих|погибших|поранених|раненых)"
    r"|(?:постраждалих|пострадавших|жертв|загиблих|погибших|поранених|раненых) (?:немає|нема|нет))"
)
_UNKNOWN = re.compile(
    r"(?:-9|-99|-99\.0|-9\.0|\?|unknown|unclear|not known|not clear|undetermined|unspecified|tbd|no data"
    r"|нет данных|немає даних|невідомо|неизвестно|уточнюється|уточняется"
    r"|.*\b(?:number )?(?:not (?:given|stated|specified|disclosed|known)|unknown))"
)
_PLURAL = re.compile(
    r"(?:an? )?(?:several|multiple|some|few|many|number of|dozens|hundreds|a lot|кілька|декілька|несколько)"
    r"(?: of)?(?: [^\W\d_]+)?"
)
_NUMBER = r"(\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d+)(?:\.(\d+))?"
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LOWER = (
    r"(?:at least|no fewer than|no less than|not less than|minimum(?: of)?|min\.?|over|more than|>=?|≥"
    r"|не менее|не менше|щонайменше|як мінімум|минимум|понад|більше|более|больше|свыше)"
)
_UPPER = r"(?:up to|at most|no more than|maximum(?: of)?|max\.?|<=|≤|до|не более|не більше)"
_ABOUT = (
    r"(?:about|around|approximately|approx\.?|some|circa|ca\.?|c\.|~|≈|nearly|almost"
    r"|близько|приблизно|майже|около|примерно|почти)"
)
_UNIT = (
    r"(?: (?:people|persons|civilians|residents|drones?|uavs?|missiles?|buildings?|houses?|units?|killed|injured"
    r"|wounded|dead|displaced|evacuated|осіб|особи|особа|людей|люди|людина|чол\.?|чел\.?|человека?|чоловіки?"
    r"|загиблих|погибших|поранених|раненых|постраждалих|пострадавших|дрони?|дронів|дронов|бпла|ракет[аи]?"
    r"|будинк(?:и|ів)|домов|child(?:ren)?|women|men|дитина|дитини|дітей|детей"
    r"|ребен(?:ок|ка)))*(?: \((?:\d+ )?[^\W\d_][^()]*\))?"
)
_FORMS = (
    (re.compile(rf"{_NUMBER}{_UNIT}"), "best"),
    (re.compile(rf"{_ABOUT} ?{_NUMBER}{_UNIT}"), "best"),
    (re.compile(rf"{_LOWER} ?{_NUMBER}{_UNIT}"), "low"),
    (re.compile(rf"{_NUMBER} ?(?:\+|or more|and more){_UNIT}"), "low"),
    (re.compile(rf"{_UPPER} ?{_NUMBER}(?:-?(?:х|ти|и))?{_UNIT}"), "high"),
)
_RANGE = re.compile(rf"(?:between |from )?{_NUMBER} ?(?:-|–|—|to|and) ?{_NUMBER}{_UNIT}")


class Quantity(NamedTuple):
    """One figure: its state and its bounds; state is None where the text says nothing."""

    state: str | None
    low: float | None = None
    best: float | None = None
    high: float | None = None


_HARM = r"(?:casualt|fatalit|death|killed|died|dead|victim|injur|wounded|hurt|harmed)"
_DENIED = re.compile(rf"(?i)\b(?:no|zero|without|nobody|no one|none)\b[^.;]{{0,40}}\b{_HARM}")
_DOUBTED = re.compile(
    r"(?i)\b(?:un(?:known|clear|specified|reported|confirmed|determined|available)"
    r"|not (?:known|reported|clear|specified|given|stated|available|mentioned|disclosed)"
    r"|(?:no|without|lack of)(?: \w+){0,2} (?:information|details?|data|word|figures?|mention|confirmation))\b"
)


def parse_quantity(text: str) -> Quantity:
    """Read one figure.

    `at least 3` is a lower bound and no best figure; `several` is more than one; `0` and `none reported` are a
    reported none; `-9` and `number not given` are said to be unknown; what cannot be read as a figure is unreadable.

    Examples
    --------
    >>> parse_quantity("5-7")
    Quantity(state='reported', low=5.0, best=None, high=7.0)
    """
    folded = " ".join(text.split()).casefold()
    if folded in _BLANK:
        return Quantity(None)
    if _UNKNOWN.fullmatch(folded):
        return Quantity("said_unknown")
    if _NONE.fullmatch(folded):
        return Quantity("reported_none", 0.0, 0.0, 0.0)
    if folded in _WORDS:
        return Quantity("reported", None, _WORDS.index(folded) + 1.0, None)
    return _parse_figure(folded)


def _parse_figure(folded: str) -> Quantity:
    if match := _RANGE.fullmatch(folded):
        low, high = _to_number(*match.group(1, 2)), _to_number(*match.group(3, 4))
        return Quantity("reported", low, None, high) if low <= high else Quantity("unreadable")
    for form, bound in _FORMS:
        if match := form.fullmatch(folded):
            value = _to_number(*match.group(1, 2))
            if value == 0 and bound != "low":
                return Quantity("reported_none", 0.0, 0.0, 0.0)
            return Quantity("reported", **{bound: value})
    return Quantity("reported", 2.0) if _PLURAL.fullmatch(folded) else Quantity("unreadable")


def _to_number(whole: str, fraction: str | None) -> float:
    digits = re.sub(r"\D", "", whole)
    return float(f"{digits}.{fraction or 0}") if len(digits) < 10 else float("inf")


def read_quantities(texts: pd.Series) -> pd.DataFrame:
    """Return state, low, best and high for each text, with its index; state is missing where the text is blank."""
    distinct = texts.fillna("").unique()
    read = pd.DataFrame([parse_quantity(text) for text in distinct], index=distinct, columns=Quantity._fields)
    huge = (read[["low", "best", "high"]].astype("Float64") >= 1e10).fillna(False).any(axis=1)
    read.loc[huge, ["state", "low", "best", "high"]] = ["unreadable", None, None, None]
    read = read.astype({"state": "str", "low": "Float64", "best": "Float64", "high": "Float64"})
    return read.reindex(texts.fillna("")).set_axis(texts.index)


def deny_harm(notes: pd.Series) -> pd.Series:
    """Say which notes tell that nobody was harmed: "no casualties", but not "no information on casualties".

    Sentence by sentence; one that expresses doubt denies nothing.
    """
    told = {text: any(map(_denies, text.split("."))) for text in notes.fillna("").unique()}
    return notes.fillna("").map(told).astype("bool")


def _denies(sentence: str) -> bool:
    return bool(_DENIED.search(sentence)) and not _DOUBTED.search(sentence)
