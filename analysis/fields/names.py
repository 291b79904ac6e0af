"""Names across scripts: one form to compare them by, and the letters that only look alike."""

import re
import unicodedata

_LATIN = "ABCEHIKMOPTXaceiopxyABCEHIKMOPTXs"
_CYRILLIC = "АВСЕНІКМОРТХасеіорхуАВСЕНІКМОРТХѕ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_APOSTROPHES = re.compile("['`´ʼʹ’‘ʻ′\"]")
_WORD = re.compile(r"[^\W\d_]+")


def is_cyrillic(letter: str) -> bool:
    """Say whether a letter belongs to the Cyrillic script."""
    return "\u0400" <= letter <= "\u04ff"


def fold_homoglyphs(text: str) -> str:
    """Return the text with each word in one script: letters that only look alike go over to the script of the others.

    A word whose letters could all be of either script is left as it stands, and so is one that is truly mixed.

    Examples
    --------
    >>> fold_homoglyphs("Кyiv")  # its first letter is Cyrillic
    'Kyiv'
    """
    return _WORD.sub(lambda match: _fold_word(match.group()), text)


def _fold_word(word: str) -> str:
    n_cyrillic = sum(map(is_cyrillic, word))
    if n_cyrillic in (0, len(word)):
        return word
    candidates = [word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)]
    whole = [c for c in candidates if sum(map(is_cyrillic, c)) in (0, len(c))]
    return whole[0] if len(whole) == 1 else word


def normalise_name(text: str) -> str:
    """Return the form by which names are compared: one script a word, no case, no apostrophes, single spaces."""
    composed = unicodedata.normalize("NFKC", fold_homoglyphs(text)).casefold().replace("ё", "е")
    bare = _APOSTROPHES.sub("", composed)
    return " ".join(re.sub(r"[\s.,_/()‐‑‒–—-]+", " ", bare).split())
