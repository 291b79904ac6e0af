"""What happened, by the words of a text: rules that stand in kind_words.csv, for a person to read and to change."""

import re

import pandas as pd

from analysis.datasets.reference.judgements import Judgements, fold, map_labels

_CLAUSE, _WORD = re.compile(r"[,.;:!?()–—]+|\s-\s"), re.compile(r"\w+")
# What takes back the words after it, within two of them.
_NOT = frozenset(["no", "not", "without", "never", "non", "без", "не", "ні", "нет", "ни"])
# A threat takes back the words around it, for nothing has come yet; that it was warned of may stand beside it.
_THREAT = ("threat", "угроз", "загроз")
_WARNINGS = ("alert", "alarm", "siren", "тривог", "тревог", "сирен")
# In a clause of an exercise nothing happened that was meant to harm; навчання alone is any lesson.
_EXERCISES, _LESSONS = frozenset(["exercise", "exercises", "учения", "учениях"]), ("навчанн", "навчань")
_OF_ARMIES = ("військов", "тактичн", "командно", "ппо")


def find_kinds(texts: pd.Series, judgements: Judgements) -> pd.DataFrame:
    """Return the kind each text tells.

    A text that is a known label is that kind. Else the first rule decides whose words all begin words of the text, in
    any order; a word that is taken back (`no strike`) does not count.

    Returns
    -------
    DataFrame
        With the index of `texts`: kind, counting and words (those of the rule); all missing where no rule holds.
    """
    rules = judgements.kind_words[["words", "kind", "counting"]].itertuples(index=False, name=None)
    parted = [(tuple(words.split()), kind, counting, words) for words, kind, counting in rules]
    distinct = pd.Series(texts.fillna("").unique(), dtype="str")
    known = map_labels(distinct, "kind", judgements, "records")
    found = [
        (kind, "part" if kind == "debris_find" else "event", fold(text)) if pd.notna(kind) else _match(text, parted)
        for text, kind in zip(distinct, known, strict=True)
    ]
    read = pd.DataFrame(found, index=distinct, columns=["kind", "counting", "words"], dtype="str")
    return read.reindex(texts.fillna("")).set_axis(texts.index)


def _match(text: str, rules: list[tuple[tuple[str, ...], str, str, str]]) -> tuple[str | None, str | None, str | None]:
    words = set(_list_told(text))
    for needed, kind, counting, printed in rules:
        if all(any(word.startswith(part) for word in words) for part in needed):
            return kind, counting, printed
    return None, None, None


def _list_told(text: str) -> list[str]:
    """Return the words of a text, without those that are taken back; none of one that begins with an exercise."""
    clauses = [_WORD.findall(clause) for clause in _CLAUSE.split(text.casefold())]
    if _is_exercise(clauses[0]):
        return []
    return [word for clause in clauses if not _is_exercise(clause) for word in _keep_told(clause)]


def _is_exercise(clause: list[str]) -> bool:
    is_lesson = any(word.startswith(_LESSONS) for word in clause)
    return bool(_EXERCISES & set(clause)) or (is_lesson and any(word.startswith(_OF_ARMIES) for word in clause))


def _keep_told(clause: list[str]) -> list[str]:
    """Return the words of a clause that none within two before them takes back, and no threat."""
    threats = [at for at, word in enumerate(clause) if word.startswith(_THREAT)]
    first = threats[0] - 2 if threats else len(clause)
    return [
        word
        for at, word in enumerate(clause)
        if (at < first or word.startswith(_WARNINGS)) and not _NOT & set(clause[max(0, at - 2) : at])
    ]
