"""Names across scripts: one form to compare them by, and the letters that only look alike."""

import re
import unicodedata

import pandas as pd

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


_LATIN_OF = "a b v g g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye u"
_TRANSLITERATION = dict(zip("абвгґдеёжзийклмнопрстуфхцчшщъыьэюяіїєў", _LATIN_OF.split(), strict=True))
_FOLDS = [
    (re.compile(pattern), result)
    for pattern, result in (
        ("_", ""),
        ("shch|sch", "sh"),
        ("kh", "h"),
        ("g", "h"),
        ("x", "ks"),
        ("w", "v"),
        ("tz|c(?!h)", "ts"),
        ("[yji]([aeou])", r"\1"),
        ("[yj]", "i"),
        ("(zh|sh|ch|ts)\\1+", r"\1"),
        (r"(.)\1+", r"\1"),
    )
]
_SHCHYNA = re.compile(r"(?:sh|ch)in(?:a|i|u|oi|ou|e)$")
_ADJECTIVE = re.compile(r"(?:ts|s|z)?k(?:a|oi|u|oho|omu|om|i|im|ei|ou|oe|oa|e)$")
_NOUN_IN_SK = re.compile(r"sk(?:e|om)?$")


def find_skeleton(word: str) -> str:
    """Return the root by which names of places are compared across scripts, transliterations and cases.

    Cyrillic goes to Latin; `g` and `h`, `y`, `j` and `i` fall together; doubled letters, the endings of adjectives in
    -sky and of nouns in -shchyna, and final vowels go. It is no spelling: only equal roots mean anything.

    Examples
    --------
    >>> find_skeleton("белгородской") == find_skeleton("belgorod")
    True
    """
    folded = _fold_sounds(word)
    for ending in (_SHCHYNA, _ADJECTIVE, _NOUN_IN_SK):
        cut = ending.sub("", folded)
        if cut != folded and len(cut) >= 2:
            return cut.rstrip("aeiou") or cut
    return folded.rstrip("aeiou") or folded


def is_adjective(word: str) -> bool:
    """Say whether a word is an adjective in -sky, in any case: `Kyivska` names the region, `Kyiv` the city."""
    return bool(_ADJECTIVE.search(_fold_sounds(word)))


def _fold_sounds(word: str) -> str:
    folded = "".join(_TRANSLITERATION.get(letter, letter) for letter in word)
    for pattern, result in _FOLDS:
        folded = pattern.sub(result, folded)
    return folded


def find_channels(addresses: pd.Series) -> pd.Series:
    """Return whose page each post stands on: the first part of its address after the site; missing where none names it.

    Examples
    --------
    >>> find_channels(pd.Series(["https://t.me/anybody/12", "anybody/posts/12", "watch/?v=12"])).fillna("").tolist()
    ['anybody', 'anybody', '']
    """
    channels = addresses.str.extract(r"^(?:https?://)?(?:(?:[\w-]+\.)+[a-z]{2,}/)?([^/?#]+)", expand=False)
    return channels.mask(channels.isin(["watch", "posts", "permalink.php", "story.php", "share", "photo", "reel"]))
