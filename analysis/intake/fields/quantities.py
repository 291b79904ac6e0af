"""Figures as people write them: to low, best and high, and to the four states of `counts`."""

import re
from typing import NamedTuple

import pandas as pd

_BLANK = {"", "null", "nan", ".", "-", "–", "—", "n/a", "na", "not reported", "not applicable"}
_OF_HARM = r"(?:injuries|casualties|deaths|victims|damage|fatalities|people|persons|killed|injured|hurt|wounded|dead)"
# What may follow "none" and leaves it one; "no deaths confirmed" is none that is known of.
_REPORTED = rf"(?:,? (?:were |was )?(?:reported|recorded|initially|so far|or|and|{_OF_HARM}))*"
_NONE = re.compile(
    rf"(?:nil|zero|(?:none|nobody){_REPORTED}|no(?: (?:one|{_OF_HARM}){_REPORTED})?"
    r"|нет|немає|нема|ніхто|никто|нуль|без (?:постраждалих|пострадавших|жертв|загиблих|погибших|поранених|раненых)"
    r"|(?:постраждалих|пострадавших|жертв|загиблих|погибших|поранених|раненых) (?:немає|нема|нет))"
)
_UNKNOWN = re.compile(
    r"(?:-9|-99|-99\.0|-9\.0|\?|unknown|unclear|not clear|(?:not|un)(?: yet)? (?:known|confirmed)|unknown number"
    r"|undetermined|unspecified|tbd|tbc|no (?:data|information)|н\.? ?/? ?д\.?|б\.? ?/? ?д\.?"
    r"|(?:нет|немає|без) (?:данных|даних|информации|інформації|сведений|відомостей)|не ?відомо|не ?известно"
    r"|не (?:сообщается|сообщалось|повідомляється|повідомлялося|установлено|встановлено|указано|вказано)"
    r"|(?:(?:данные|информация|сведения|число|количество|дані|інформація|кількість)(?: [^\W\d_]+)? )?"
    r"уточн(?:ю[єе]ть?ся|яется|юються|яются)"
    r"|\D*\b(?:number )?(?:not (?:given|stated|specified|disclosed|known)|unknown))"
)
_PLURAL = re.compile(
    r"(?:an? )?(?:several|multiple|some|few|many|number of|dozens|hundreds|a lot|кілька|декілька|несколько)"
    r"(?: of)?(?: [^\W\d_]+)?"
)
_NUMBER = r"(\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,}|\d+)(?:\.(\d{1,2}|\d{4,}))?"
_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNTED = (  # people are counted by words of their own, and a bound by others
    "один одна одне одного одной одної",
    "два две дві двое двоє двух двох",
    "три трое троє трех трёх трьох",
    "четыре чотири четверо четырех четырёх чотирьох",
    "пять пʼять п'ять п’ять пятеро пʼятеро п'ятеро п’ятеро пяти",
    "шесть шість шестеро шестеро шести",
    "семь сім семеро семи",
    "восемь вісім восьмеро восьми",
    "девять девʼять дев'ять дев’ять девятеро",
    "десять десятеро десяти",
)
WORDS = {word: n for n, word in enumerate(_ENGLISH, 1)} | {
    word: n for n, several in enumerate(_COUNTED, 1) for word in several.split()
}
_WORD = re.compile(r"(?<![\w'’ʼ-])(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![\w'’ʼ-])")
_LOWER = (
    r"(?:at least|no fewer than|no less than|not less than|minimum(?: of)?|min\.?|over|more than|>=?|≥"
    r"|не менее|не менше|щонайменше|як мінімум|минимум|понад|(?:більше|более|больше)(?: ніж| чем| як)?|свыше)"
)
_ENDING = r"(?:-?(?:х|ти|и))?"  # of a number after such words: до 10-ти
_UPPER = r"(?:up to|at most|no more than|maximum(?: of)?|max\.?|<=|≤|до|не более|не більше)"
_BELOW = r"(?:(?:fewer|less) than|<|(?:менее|меньше|менше)(?: чем| ніж| як)?)"
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
    (re.compile(rf"{_UPPER} ?{_NUMBER}{_ENDING}{_UNIT}"), "high"),
    (re.compile(rf"{_BELOW} ?{_NUMBER}{_ENDING}{_UNIT}"), "below"),
)
# A bracket that says a figure is not, or was not always, the one before it.
_THEN = "later|then|now|позже|позднее|пізніше|потом|потім"
_CORRECTED = re.compile(
    r"\([^()]*\b(?:(?:correct|previous|initial|revis|alleg|disput|исправл|виправл|не ?подтв|не ?підтв)\w*"
    r"|earlier|unconfirmed|раньше|ранее|раніше|сначала|спочатку"
    rf"|(?:{_THEN}|was|were|(?:updated|raised) to) \d)[^()]*\)"
)
_LATER = re.compile(rf"\((?:{_THEN}|згодом) \d+{_UNIT}\)")
_RANGE = re.compile(rf"(?:between |from )?{_NUMBER} ?(?:-|–|—|to) ?{_NUMBER}{_UNIT}")
_BETWEEN = re.compile(rf"between {_NUMBER} ?and ?{_NUMBER}{_UNIT}")


class Quantity(NamedTuple):
    """One figure: its state and its bounds; state is None where the text says nothing."""

    state: str | None
    low: float | None = None
    best: float | None = None
    high: float | None = None


_UNREADABLE = ["unreadable", None, None, None]
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
    in_digits = _WORD.sub(lambda word: str(WORDS[word[0]]), folded)
    if _CORRECTED.search(folded) or _LATER.search(in_digits):
        return Quantity("unreadable")
    # Beside digits or in brackets a number in words is another one, or says the same again.
    return _parse_figure(folded if re.search(r"[\d(]", folded) else in_digits)


def _parse_figure(folded: str) -> Quantity:
    if match := _RANGE.fullmatch(folded) or _BETWEEN.fullmatch(folded):
        low, high = _to_number(*match.group(1, 2)), _to_number(*match.group(3, 4))
        return Quantity("reported", low, None, high) if low <= high else Quantity("unreadable")
    for form, bound in _FORMS:
        if match := form.fullmatch(folded):
            value = _to_number(*match.group(1, 2))
            if bound == "below":  # fewer than five are at most five: no source says that it is four
                return Quantity("reported", high=value) if value > 1 else Quantity("unreadable")
            if value == 0 and bound != "low":
                return Quantity("reported_none", 0.0, 0.0, 0.0)
            return Quantity("reported", **{bound: value})
    return Quantity("reported", 2.0) if _PLURAL.fullmatch(folded) else Quantity("unreadable")


# What is counted, in the words of a cell; people alone say neither killed nor injured.
_NAMED = {
    "killed": r"killed|dead|died|death|fatalit|загибл|загинул|погиб|убит",
    "injured": r"injur|wounded|hurt|поранен|ранен|травмов",
    "harmed": r"victim|casualt|постражд|пострадав",  # killed or injured, it does not say which
    "displaced": r"displaced|evacuated|евакуйов|эвакуир",
    "people": r"people|persons|civilians|residents|child|women|men\b|осіб|особ|людей|люд|чол|чел|дит|дет|ребен",
    "buildings": r"buildings?|houses?|homes?|damage|будин|будів|домов|зданий",
    "weapons": r"drone|uav|missile|дрон|бпла|ракет",
}
_OWN = {"sheltered": "displaced", "buildings_damaged": "buildings"} | dict.fromkeys(
    ("launched", "intercepted", "fell"), "weapons"
)


def name_another(text: str, quantity: str) -> bool:
    """Say whether a figure is told of something else than it stands for, such as "3 injured" among the killed."""
    bare = re.sub(r"\(.*?\)", "", text.casefold())
    named = {name for name, words in _NAMED.items() if re.search(rf"\b(?:{words})", bare)}
    own = _OWN.get(quantity, quantity)
    if own not in _NAMED or own in named:
        return False
    if named - {"people"} == {"harmed"} and own in ("killed", "injured"):
        return own == "killed" and not _NONE.fullmatch(" ".join(bare.split()))
    return bool(named - {"people"}) or ("people" in named and own in ("buildings", "weapons"))


def _to_number(whole: str, fraction: str | None) -> float:
    digits = re.sub(r"\D", "", whole)
    return float(f"{digits}.{fraction or 0}") if len(digits) < 10 else float("inf")


def read_quantities(texts: pd.Series, quantities: pd.Series | None = None) -> pd.DataFrame:
    """Return state, low, best and high for each text, with its index; state is missing where the text is blank.

    What is counted comes whole: 26.2 people are unreadable. So is a text that names something else than its quantity,
    where these are given.
    """
    distinct = texts.fillna("").unique()
    read = pd.DataFrame([parse_quantity(text) for text in distinct], index=distinct, columns=Quantity._fields)
    bounds = read[["low", "best", "high"]].astype("Float64")
    wrong = ((bounds >= 1e10) | (bounds % 1 != 0)).fillna(False).any(axis=1)
    read.loc[wrong, ["state", "low", "best", "high"]] = _UNREADABLE
    read = read.astype({"state": "str", "low": "Float64", "best": "Float64", "high": "Float64"})
    found = read.reindex(texts.fillna("")).set_axis(texts.index)
    if quantities is not None:
        pairs = list(zip(texts.fillna(""), quantities.fillna(""), strict=True))
        others = {pair: name_another(*pair) for pair in set(pairs)}
        is_other = pd.Series([others[pair] for pair in pairs], texts.index, dtype="bool") & found["state"].isin(
            ["reported", "reported_none"]
        )
        found.loc[is_other, list(Quantity._fields)] = _UNREADABLE
    return found


def deny_harm(notes: pd.Series) -> pd.Series:
    """Say which notes tell that nobody was harmed: "no casualties", but not "no information on casualties".

    Sentence by sentence; one that expresses doubt denies nothing.
    """
    told = {text: any(map(_denies, text.split("."))) for text in notes.fillna("").unique()}
    return notes.fillna("").map(told).astype("bool")


def _denies(sentence: str) -> bool:
    return bool(_DENIED.search(sentence)) and not _DOUBTED.search(sentence)
