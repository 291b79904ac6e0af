"""Briefs handed on: the public copy of a folder, and a zip that is an RO-Crate; both hold each brief as it was built."""

import hashlib
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.check.verdict import HOLDS
from analysis.briefs.check.verify import verify
from analysis.briefs.shelf.pack import Packed, pack_briefs
from analysis.briefs.shelf.site import copy_public
from analysis.errors import DataError, ParameterError

DECEMBER, UKRAINIAN = "december-7-situation", "december-7-situation-uk"
DAY = date(2026, 11, 28)
# What the crate's metadata may say: classes and properties of schema.org, as the context of RO-Crate 1.1 has them.
_TYPES = {"CreativeWork", "Dataset", "File", "CreateAction", "PropertyValue", "SoftwareApplication", "Organization"}
_PROPERTIES_TEXT = (
    "about agent author citation conformsTo contentSize dateModified datePublished description encodingFormat hasPart "
    "inLanguage instrument isBasedOn license mentions name object publisher result sha256 softwareVersion "
    "temporalCoverage value version"
)
_PROPERTIES = frozenset(_PROPERTIES_TEXT.split())


@pytest.fixture
def shelf(in_built: Path, tmp_path: Path) -> Path:
    """Return a folder of two public briefs, an internal one, and the checker."""
    built = in_built / "reports" / "built"
    for slug in (DECEMBER, UKRAINIAN):
        shutil.copytree(built / slug, tmp_path / "shelf" / slug)
    inside = shutil.copytree(built / DECEMBER, tmp_path / "shelf" / "inside")
    manifest = json.loads((inside / "manifest.json").read_text("utf-8"))
    manifest["parameters"]["profile"] = "internal"
    (inside / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    shutil.copyfile(built / "verify.html", tmp_path / "shelf" / "verify.html")
    return tmp_path / "shelf"


def list_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their path in it, those that begin with a dot apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("[!.]*"))
        if path.is_file()
    }


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the files of a zip by their name."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def read_entities(path: Path) -> dict[str, dict[str, Any]]:
    """Return what a crate says of itself: its entities by id."""
    told = json.loads(read_zip(path)["ro-crate-metadata.json"])
    assert len({entity["@id"] for entity in told["@graph"]}) == len(told["@graph"])
    return {entity["@id"]: entity for entity in told["@graph"]}


def list_references(value: Any) -> list[str]:
    """Return the ids that an entity refers to."""
    if isinstance(value, list):
        return [found for one in value for found in list_references(one)]
    if isinstance(value, dict):
        return [value["@id"]] if set(value) == {"@id"} else list_references(list(value.values()))
    return []


def test_a_public_copy_holds_what_is_public_and_nothing_else(shelf: Path, tmp_path: Path) -> None:
    """Each public brief byte for byte, the checker, an index over these; no internal brief, no failure, no name of one."""
    (shelf / "failures" / "x").mkdir(parents=True)
    (shelf / "failures" / "x" / "error.txt").write_text("a private name", "utf-8")
    copied = copy_public(shelf, tmp_path / "site")
    assert (copied.briefs, copied.internal, copied.removed) == ([DECEMBER, UKRAINIAN], ["inside"], [])
    was, now = list_files(shelf), list_files(tmp_path / "site")
    public = {name: held for name, held in was.items() if name.startswith("december-7")}
    index = now.pop("index.html").decode()
    assert now == public | {"verify.html": was["verify.html"]}
    assert "inside/" not in index
    assert "failures" not in index


def test_a_copy_made_again_follows_its_folder(shelf: Path, tmp_path: Path) -> None:
    """A brief that is gone, or internal now, is taken out and named; what somebody else put there stays as it was."""
    site = tmp_path / "site"
    copy_public(shelf, site)
    (site / "about").mkdir()
    (site / "about" / "index.html").write_text("<p>About us", "utf-8")
    before = (site / DECEMBER / "brief.html").stat().st_mtime_ns
    shutil.rmtree(shelf / UKRAINIAN)
    assert copy_public(shelf, site).removed == [UKRAINIAN]
    assert {path.name for path in site.glob("[!.]*")} == {DECEMBER, "about", "index.html", "verify.html"}
    assert (site / "about" / "index.html").read_text("utf-8") == "<p>About us"
    assert (site / DECEMBER / "brief.html").stat().st_mtime_ns == before


@pytest.mark.parametrize("where", [".", "inside", ".."])
def test_a_copy_lies_beside_its_folder(shelf: Path, where: str) -> None:
    """Neither in it, nor around it: it would hold what is internal."""
    with pytest.raises(ParameterError, match="Expected a folder beside it"):
        copy_public(shelf, shelf / where)


def test_a_copy_writes_over_nobodys_index(shelf: Path, tmp_path: Path) -> None:
    """An index.html that is not of briefs is left, and named."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Ours", "utf-8")
    with pytest.raises(ParameterError, match="an index that is not of briefs"):
        copy_public(shelf, tmp_path / "site")
    assert list_files(tmp_path / "site") == {"index.html": b"<p>Ours"}


@pytest.mark.parametrize("name", ["brief.html", "brief.pdf", "records.csv"])
def test_nothing_is_handed_on_that_was_changed_since(shelf: Path, tmp_path: Path, name: str) -> None:
    """A file that is not the one its manifest names: it is named, nothing is copied, nothing is packed."""
    with (shelf / UKRAINIAN / name).open("ab") as stream:
        stream.write(b" ")
    with pytest.raises(DataError, match=f"{UKRAINIAN}: {name}: missing, or changed since"):
        copy_public(shelf, tmp_path / "site")
    with pytest.raises(DataError, match="Build it again"):
        pack_briefs(shelf, tmp_path / "briefs.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_a_zip_holds_each_brief_as_it_was_built(shelf: Path, tmp_path: Path) -> None:
    """Byte for byte, with an index and the checker; out of the zip a brief still holds."""
    packed = pack_briefs(shelf, tmp_path / "briefs.zip", day=DAY)
    slugs = [DECEMBER, UKRAINIAN, "inside"]
    assert packed == Packed(str(tmp_path / "briefs.zip"), slugs, ["inside"], [])
    held = read_zip(tmp_path / "briefs.zip")
    del held["ro-crate-metadata.json"], held["index.html"]
    assert held == {name: content for name, content in list_files(shelf).items() if name != "index.html"}
    with zipfile.ZipFile(tmp_path / "briefs.zip") as opened:
        opened.extractall(tmp_path / "out")
    assert verify(tmp_path / "out" / DECEMBER).verdict == HOLDS


def test_a_public_zip_leaves_out_what_is_internal(shelf: Path, tmp_path: Path) -> None:
    """It is not among the files, not in the index, and not in the metadata; without --public the crate says what it is."""
    packed = pack_briefs(shelf, tmp_path / "public.zip", public=True)
    assert (packed.briefs, packed.internal, packed.left_out) == ([DECEMBER, UKRAINIAN], [], ["inside"])
    assert not [
        name for name, held in read_zip(tmp_path / "public.zip").items() if "inside" in name or b"inside/" in held
    ]
    pack_briefs(shelf, tmp_path / "all.zip")
    said = {one: read_entities(tmp_path / f"{one}.zip")["./"]["description"] for one in ("public", "all")}
    assert "Internal" not in said["public"]
    assert said["all"].endswith("Internal: not for publication.")
    with pytest.raises(ParameterError, match="no public brief in it"):
        pack_briefs(shelf / "inside", tmp_path / "one.zip", public=True)
    assert not (tmp_path / "one.zip").exists()


def test_one_brief_is_packed_by_its_own_folder(shelf: Path, tmp_path: Path) -> None:
    """With an index over it, and the checker that lies beside its folder."""
    pack_briefs(shelf / DECEMBER, tmp_path / "one.zip")
    names = set(read_zip(tmp_path / "one.zip"))
    assert {name for name in names if "/" not in name} == {"index.html", "verify.html", "ro-crate-metadata.json"}
    assert {name.partition("/")[0] for name in names if "/" in name} == {DECEMBER}


def test_the_same_briefs_make_the_same_zip(shelf: Path, tmp_path: Path) -> None:
    """On the same day, byte for byte; on another one only the day of publication is another."""
    first, second, later = (tmp_path / f"{n}.zip" for n in range(3))
    for path, day in ((first, DAY), (second, DAY), (later, date(2026, 12, 1))):
        pack_briefs(shelf, path, day=day)
    assert first.read_bytes() == second.read_bytes()
    was, now = read_entities(first), read_entities(later)
    assert (was["./"].pop("datePublished"), now["./"].pop("datePublished")) == ("2026-11-28", "2026-12-01")
    assert was == now


def test_the_crate_names_each_of_its_files(shelf: Path, tmp_path: Path) -> None:
    """All files but the metadata themselves are parts of it, with their size and sha256, and no other is."""
    pack_briefs(shelf, tmp_path / "briefs.zip", day=DAY)
    held, entities = read_zip(tmp_path / "briefs.zip"), read_entities(tmp_path / "briefs.zip")
    del held["ro-crate-metadata.json"]
    assert [part["@id"] for part in entities["./"]["hasPart"]] == list(held)
    for name, content in held.items():
        told = entities[name]
        assert told["@type"] == "File"
        assert (told["contentSize"], told["sha256"]) == (str(len(content)), hashlib.sha256(content).hexdigest())
    assert {entity["@id"] for entity in entities.values() if entity["@type"] == "File"} == set(held)


def test_the_crate_refers_to_nothing_that_it_does_not_describe(shelf: Path, tmp_path: Path) -> None:
    """Each reference is an entity, but for the specification itself; types and properties are those of its context."""
    pack_briefs(shelf, tmp_path / "briefs.zip", day=DAY)
    entities = read_entities(tmp_path / "briefs.zip")
    asked = {found for entity in entities.values() for found in list_references(list(entity.values()))}
    assert asked - set(entities) == {"https://w3id.org/ro/crate/1.1"}
    assert {entity["@type"] for entity in entities.values()} <= _TYPES
    assert {name for entity in entities.values() for name in entity if name[0] != "@"} <= _PROPERTIES
    assert not [entity for entity in entities.values() if any(value in ("", None, []) for value in entity.values())]


def test_each_brief_is_the_result_of_one_action(shelf: Path, tmp_path: Path) -> None:
    """Its instrument is this version of the package; its objects are records, notebook and parameters."""
    pack_briefs(shelf, tmp_path / "briefs.zip", day=DAY)
    entities = read_entities(tmp_path / "briefs.zip")
    root = entities["./"]
    assert root["conformsTo"] == {"@id": "https://w3id.org/ro/wfrun/process/0.5"}
    assert [one["@id"] for one in root["mentions"]] == [f"#making-{slug}" for slug in (DECEMBER, UKRAINIAN, "inside")]
    manifest = json.loads((shelf / UKRAINIAN / "manifest.json").read_text("utf-8"))
    action = entities[f"#making-{UKRAINIAN}"]
    assert entities[action["instrument"]["@id"]]["softwareVersion"].startswith("0.1.0")
    files = ("brief.html", "brief.pdf", "brief.ipynb", "records.csv", "manifest.json")
    assert [one["@id"] for one in action["result"]] == [f"{UKRAINIAN}/{name}" for name in files]
    given = [entities[one["@id"]] for one in action["object"]]
    asked = {one["name"]: json.loads(one["value"]) for one in given if one["@type"] == "PropertyValue"}
    assert asked == manifest["parameters"]
    records = given[0]
    assert (records["name"], records["dateModified"]) == ("The attacks of 7 December", "2026-11-22")
    source = entities[records["isBasedOn"]["@id"]]
    assert source["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"} == root["license"]


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc by-nc-sa 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ask the author", "#licence-ask-the-author"),
        ("CC BY", "#licence-cc-by"),
        ("", "#licence-no-licence-is-stated"),
    ],
)
def test_a_licence_stands_at_its_address(shelf: Path, tmp_path: Path, licence: str, address: str) -> None:
    """One of Creative Commons at theirs; any other by its own words; where none is stated, that is said."""
    path = shelf / DECEMBER / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["dataset"]["sources"][0]["licence"] = licence
    path.write_text(json.dumps(manifest), "utf-8")
    pack_briefs(shelf / DECEMBER, tmp_path / "one.zip")
    entities = read_entities(tmp_path / "one.zip")
    assert entities["./"]["license"] == {"@id": address}
    assert entities[address]["name"] == (licence or "No licence is stated")


def test_a_house_is_author_and_publisher(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the workspace names one; else nobody is named."""
    (tmp_path / "reports" / "theme").mkdir(parents=True)
    (tmp_path / "reports" / "briefs.toml").touch()
    pack_briefs(shelf / DECEMBER, tmp_path / "nobody.zip")
    assert not {"publisher", "author"} & set(read_entities(tmp_path / "nobody.zip")["./"])
    (tmp_path / "reports" / "theme" / "house.toml").write_text('name = "The Herald"\n', "utf-8")
    monkeypatch.setenv("BRIEFS_ROOT", str(tmp_path))
    pack_briefs(shelf / DECEMBER, tmp_path / "herald.zip")
    entities = read_entities(tmp_path / "herald.zip")
    who = entities["./"]["publisher"]["@id"]
    assert entities[who] == {"@id": who, "@type": "Organization", "name": "The Herald"}
    assert entities[f"#making-{DECEMBER}"]["agent"] == {"@id": who}
    assert "The Herald" in read_zip(tmp_path / "herald.zip")["index.html"].decode()


def test_a_folder_without_briefs_is_named(tmp_path: Path) -> None:
    """An empty one, and one that is not there."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ParameterError, match="no brief in it"):
            pack_briefs(folder, tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []
