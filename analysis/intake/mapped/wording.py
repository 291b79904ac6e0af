"""What happened, by the words of a text: rules that stand in kind_words.csv, for a person to read and to change."""

import re

import pandas as pd

from analysis.datasets.reference.judgements import Judgements, fold, map_labels

_CLAUSE, _WORD = re.compile(r"[,.;:!?()–—]+|\s-\s"), re.compile(r"\w+")
# What takes back the words after it, within two of them.
_NOT = frozenset(["no", "not", "without", "never", "non", "без", "не", "ні", "нет", "ни"])
# In a clause with a threat nothing has come yet; that it was warned of may stand beside it.
_THREAT = ("threat", "угроз", "загроз")
_WARNINGS = ("alert", "alarm", "siren", "тривог", "тревог", "сирен")
# Where any of these stands, nothing happened that was meant to harm.
_EXERCISES = frozenset(
    ["exercise", "exercises", "drill", "drills", "учения", "учений", "учениях", "навчання", "навчань", "навчаннях"]
)


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
    """Return the words of a text, without those that are taken back; none of an exercise."""
    clauses = [_WORD.findall(clause) for clause in _CLAUSE.split(text.casefold())]
    if any(_EXERCISES & set(clause) for clause in clauses):
        return []
    return [word for clause in clauses for word in _keep_told(clause)]


def _keep_told(clause: list[str]) -> list[str]:
    """Return the words of a clause that nothing within two of them takes back; of a threat, warnings alone."""
    if any(word.startswith(_THREAT) for word in clause):
        return [word for word in clause if word.startswith(_WARNINGS)]
    return [word for at, word in enumerate(clause) if not _NOT & set(clause[max(0, at - 2) : at])]
