"""Of which layout each raw table is, and of which source."""

from analysis.datasets.about import RawName
from analysis.datasets.reference.sources import Listing
from analysis.errors import ParameterError, UnknownLayoutError, list_some
from analysis.intake.formats import Format, list_formats, load_format
from analysis.intake.layout import fold_name
from analysis.intake.mapped.mapping import MAPPED
from analysis.intake.raw import RawFile


def name_source(raw: RawFile | RawName, sources: dict[str, Listing], dataset: str) -> str:
    """Return the source a file belongs to: listed by hash or by path in data/sources.toml, else the dataset's name."""
    for source_id, source in sources.items():
        if raw.sha256 in source.files.values() or raw.name.partition("#")[0] in source.files:
            return source_id
    return dataset


def detect_layouts(files: list[RawFile], layout: str | None) -> list[Format | None]:
    """Return the layout of each table; None for a sheet that has none beside sheets of the same workbook that have one.

    Raises
    ------
    UnknownLayoutError
        When no table of a file has a known layout.
    """
    found: list[Format | UnknownLayoutError | None] = []
    for raw in files:
        try:
            found.append(detect_layout(raw, layout) if raw.header else None)
        except UnknownLayoutError as error:
            found.append(error)
    known = {raw.sha256 for raw, one in zip(files, found, strict=True) if isinstance(one, Format)}
    for raw, one in zip(files, found, strict=True):
        if isinstance(one, UnknownLayoutError) and raw.sha256 not in known:
            raise one
    return [one if isinstance(one, Format) else None for one in found]


def find_layout(raw: RawFile, layout: str | None = None) -> Format | None:
    """Return the layout a file has; missing where it has none that is known."""
    try:
        return detect_layout(raw, layout)
    except UnknownLayoutError:
        return None


def detect_layout(raw: RawFile, layout: str | None) -> Format:
    """Return the layout a file has.

    Raises
    ------
    DataError
        When none recognises the header, naming the one that came nearest.
    ParameterError
        When a layout is asked for that does not exist.
    """
    names = list_formats()
    if layout == MAPPED.name:
        return MAPPED
    if layout is not None and layout not in names:
        raise ParameterError("--format", f"{layout!r} is no layout", f"one of {', '.join(names)}")
    formats = [load_format(name) for name in ([layout] if layout else names)]
    if layout:
        return formats[0]
    scores = [found.recognise(raw) for found in formats]
    best = max(scores)
    if best < 1:
        raise UnknownLayoutError(
            raw.name,
            f"header {list_some([c[:40] for c in raw.header], 8)} is of no known layout; "
            f"{_name_nearest(formats, scores, raw)}",
            f"one of {', '.join(names)}",
            "Name it with --format, or edit a mapping and give it with --mapping",
        )
    return formats[scores.index(best)]


def _name_nearest(formats: list[Format], scores: list[float], raw: RawFile) -> str:
    """Say which layout came nearest, and which of its columns are missing."""
    if max(scores) < 0.3:
        return "none comes near"
    nearest = formats[scores.index(max(scores))]
    there = set(map(fold_name, raw.header))
    missing = min(([c for c in header if c not in there] for header in nearest.headers), key=len)
    return f"nearest is {nearest.name} ({nearest.title}), without its {', '.join(missing)}"
