"""One module per real-world source layout: rows of raw text in, the declared tables out.

A layout is found by its file. It has a TITLE, its HEADERS (each the columns that are all there, parted by blanks, in
lower case and with `_` for a blank in a name), HOLDS (what a brief counts in it by default, of which subjects it has a
column at all, and a code for why), and a function `read` from a `Sheet` to tables; where it needs more, ALIASES
(another name of a column to the one it is read by), PRIVATE (columns dropped before anything is written), BY_ROWS (what
a row becomes hangs on no other row, but for those it repeats, see `hash_rows` and `find_again`, and on the words of the
columns it names, see `Sheet.whole`), JOINED (the column whose word rows that belong together have), `recognise` (how
much of it is in a file, 0 to 1) and `normalise` (several files that are read together).
"""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from analysis.datasets.scopes import Default
from analysis.intake.grammar import open_sheet, read_codes
from analysis.intake.layout import Context, Fate, Tables, join_all, match_header
from analysis.intake.raw import RawFile


class Format(NamedTuple):
    """One layout: its name, title, headers and private columns, how much of it is in a file, and what files become.

    `default` is what is counted in it (missing: what is there), `collects` are the subjects it can speak of (missing:
    all), `public_ids` is how ids look of records that whoever makes such files publishes, `by_rows` are the
    columns whose words have to be known before a large file is read some rows at a time; missing where it cannot be.
    `joined` is the column of which rows with the same word are read together even then; blank where there is none.
    """

    name: str
    title: str
    headers: tuple[tuple[str, ...], ...]
    private: tuple[str, ...]
    default: Default | None
    collects: tuple[str, ...] | None
    recognise: Callable[[RawFile], float]
    normalise: Callable[[list[RawFile], Context], Tables]
    list_fates: Callable[[RawFile, Context], dict[str, Fate]]
    public_ids: str = ""
    by_rows: tuple[str, ...] | None = None
    joined: str = ""


def list_formats() -> list[str]:
    """Return the names of all layouts, as their files are called."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


@cache
def load_format(name: str) -> Format:
    """Return one layout."""
    module = import_module(f"{__name__}.{name}")

    def recognise(raw: RawFile) -> float:
        return match_header(raw, *module.HEADERS)

    def normalise(files: list[RawFile], context: Context) -> Tables:
        aliases = read_codes(getattr(module, "ALIASES", ""))
        return join_all([module.read(open_sheet(raw, context, name, aliases)) for raw in files])

    def list_fates(_: RawFile, context: Context) -> dict[str, Fate]:
        columns = context.judgements.columns
        decided = columns[(columns["format"] == name) & (columns["fate"] != "left")]
        told = zip(decided["column"], decided["fate"], decided["reaches"], strict=True)
        return {
            column: Fate(tuple(reaches.split()), fate in ("read", "words"), fate == "private")
            for column, fate, reaches in told
        }

    holds = getattr(module, "HOLDS", None)
    return Format(
        name,
        module.TITLE,
        tuple(tuple(header.split()) for header in module.HEADERS),
        tuple(getattr(module, "PRIVATE", "").split()),
        holds and Default(holds[0], holds[2]),
        holds and tuple(holds[1].split()),
        getattr(module, "recognise", recognise),
        getattr(module, "normalise", normalise),
        getattr(module, "list_fates", list_fates),
        getattr(module, "PUBLIC_IDS", ""),
        _list_columns(module),
        getattr(module, "JOINED", ""),
    )


def _list_columns(module: ModuleType) -> tuple[str, ...] | None:
    """Return the columns that BY_ROWS names, by all names they go by; missing where there is none."""
    if (named := getattr(module, "BY_ROWS", None)) is None:
        return None
    others = read_codes(getattr(module, "ALIASES", ""))
    return tuple(named.split()) + tuple(name for name, other in others.items() if other in named.split())
