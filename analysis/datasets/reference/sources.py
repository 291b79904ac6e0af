"""Who made the records, under which licence, and what they watched: data/sources.toml."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.datasets.reference.zones import list_zones
from analysis.errors import JudgementError, suggest
from analysis.paths import list_layered


class Span(BaseModel):
    """Days on which a source watched, or did not: a row of the table `coverage`, without where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: str
    from_date: date
    to_date: date
    reason: str = ""
    country_code: str | None = None
    region_code: str | None = None
    kind: str | None = None
    subject: str | None = None


class Listing(BaseModel):
    """What data/sources.toml says of a source; `files` are raw files by sha256, `url` is where one is fetched."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = None
    producer: str = "not stated"
    licence: str = "not stated"
    citation: str = "not stated"
    notice: str | None = None
    timezone: str | None = None
    cut_off: date | None = None
    public_ids: str | None = None
    files: dict[str, str] = Field(default_factory=dict)
    coverage: list[Span] = Field(default_factory=list)
    url: str | None = None
    sha256: str | None = None
    bytes: int | None = None


def read_sources(root: Path | None = None) -> dict[str, Listing]:
    """Return what data/sources.toml says of each source, by its id; what the workspace's own says goes first.

    Raises
    ------
    JudgementError
        When it is no TOML, or says of a source what no source has, or says it in another form.
    """
    told: dict[str, object] = {}
    try:
        for path in [root / "data" / "sources.toml"] if root else list_layered("data/sources.toml"):
            told = _list_sources(tomllib.loads(path.read_text("utf-8-sig"))) | told
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JudgementError("data/sources.toml", str(error), "valid TOML in UTF-8", "Mend the line named") from error
    return {
        source_id: _check_listing(said, f"data/sources.toml, source {source_id}") for source_id, said in told.items()
    }


def _list_sources(told: dict[str, object]) -> dict[str, object]:
    found = told.get("source", {})
    if set(told) - {"source"} or not isinstance(found, dict):
        named = ", ".join(sorted(set(told) - {"source"})) or "[[source]]"
        raise JudgementError("data/sources.toml", named, "one table a source, such as [source.my-records]")
    return found


def read_listing(path: Path) -> Listing:
    """Return what a dataset's own source.toml says: as one source of data/sources.toml, without files or coverage.

    Raises
    ------
    JudgementError
        When it is no TOML, says what no source has, or names no time zone there is.
    """
    where = f"{path.parent.name}/{path.name}"
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JudgementError(where, str(error), "valid TOML in UTF-8", "Mend it") from error
    for name in ("files", "coverage", "url", "sha256", "bytes"):
        if name in told:
            raise JudgementError(where, f"{name} does not belong here", f"of {', '.join(_OWN)}", "See coverage.csv")
    return _check_listing(told, where)


def find_cut_off(listed: Iterable[Listing]) -> str | None:
    """Return the latest day up to which any of some sources speaks, as an ISO date; missing where none says."""
    return max((str(one.cut_off) for one in listed if one.cut_off), default=None)


def add_listing(listed: Listing, own: Listing) -> Listing:
    """Return what is said of a source, by its own folder first."""
    return listed.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})


_OWN = ("title", "producer", "licence", "citation", "notice", "timezone", "cut_off", "public_ids")


def _check_listing(said: object, where: str) -> Listing:
    try:
        listing = Listing.model_validate(said)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors()[:5])
        raise JudgementError(where, faults, f"of {', '.join(Listing.model_fields)}") from error
    try:
        re.compile(listing.public_ids or "")
    except re.error as error:
        raise JudgementError(
            where, f"public_ids is no regular expression ({error})", "how ids look: UKR[0-9]+"
        ) from error
    if listing.timezone and listing.timezone not in list_zones():
        hint = suggest(listing.timezone, list_zones())
        raise JudgementError(where, f"{listing.timezone!r} is no time zone", "a name such as Europe/Kyiv", hint)
    return listing
