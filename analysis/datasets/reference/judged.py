"""One hash over what people decided for all datasets, as far as it bears upon one of them."""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path

from analysis.paths import find_shipped, hash_settled, list_layered, shorten

# A row of a judgement is of one layout, or of one source, where the column says so; a blank one is for all.
_SCOPES = ("format", "source_id")


def hash_judgements(formats: Collection[str], sources: Collection[str], raw: Mapping[str, str]) -> str:
    """Return the sha256 of the judgements that may bear upon a dataset; links show in their dataset's tables.

    Parameters
    ----------
    formats : collection of str
        The layouts that its raw files are of; without any, all rows count.
    sources : collection of str
        The ids of its sources, by which data/sources.toml and corrections.csv speak of it.
    raw : dict
        Its raw files, name to sha256: what data/sources.toml lists one of is of it, too.
    """
    bearing = {*name_scopes(formats), *sources} if formats else set()
    digest = hashlib.sha256(hash_settled([*find_shipped().glob("data/reference/*.*")]).encode())
    decided = [path for name in ("*.csv", "*.toml") for path in list_layered(f"data/judgements/{name}")]
    for name, path in sorted(((shorten(path), path) for path in decided), key=lambda pair: pair[0]):
        if rows := _take_rows(path.read_bytes(), bearing):
            digest.update(name.encode() + b"\0" + rows + b"\0")
    for path in list_layered("data/sources.toml"):
        digest.update(_take_sources(path.read_bytes(), set(sources), raw) if formats else path.read_bytes())
    return digest.hexdigest()


def name_scopes(formats: Collection[str]) -> frozenset[str]:
    """Return what a judgement may name as its layout and bear upon these: them, any, and the template's."""
    return frozenset({*formats, "", "records", "mapped"})


def _take_rows(data: bytes, bearing: Collection[str]) -> bytes:
    """Return the rows of a table of judgements that bear upon a dataset; all of one that does not tell them apart."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (csv.Error, UnicodeDecodeError):
        return data  # whoever reads it will say what is wrong with it
    scope = next((rows[0].index(name) for name in _SCOPES if rows and name in rows[0]), None)
    if scope is None or not bearing:
        return data
    kept = [row for row in rows[1:] if len(row) <= scope or row[scope] in bearing]
    return json.dumps([rows[0], *kept]).encode() if kept else b""


def _take_sources(data: bytes, sources: Collection[str], raw: Mapping[str, str]) -> bytes:
    """Return what data/sources.toml says of the sources of a dataset, and of those that list a raw file of it."""
    try:
        told = tomllib.loads(data.decode("utf-8-sig")).get("source", {})
        files = {name: {*said.get("files", {}), *said.get("files", {}).values()} for name, said in told.items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError):
        return data  # whoever reads it will say what is wrong with it
    own = {*raw, *raw.values()}
    kept = {name: said for name, said in told.items() if name in sources or own & files[name]}
    return json.dumps(kept, sort_keys=True, default=str).encode()


def find_decided(name: str) -> tuple[Path, ...]:
    """Return the files of one judgement, such as parties.csv: the workspace's own, and the shipped one."""
    return tuple(list_layered(f"data/judgements/{name}"))
