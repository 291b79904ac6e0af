"""Briefs handed on: the public copy of a folder, and a zip that is an RO-Crate; both hold each brief as it was built."""

import hashlib
import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.check.verdict import HOLDS
from analysis.briefs.check.verify import verify
from analysis.briefs.handed.pack import Packed, pack_briefs
from analysis.briefs.handed.site import copy_public
from analysis.briefs.shelf.changes import PARTS
from analysis.errors import DataError, ParameterError
from analysis.packing import compress

DECEMBER, UKRAINIAN = "december-7-situation", "december-7-situation-uk"
DAY = date(2026, 11, 28)
# What the crate's metadata may say: classes and properties of schema.org, as the context of RO-Crate 1.1 has them.
_TYPES = {"CreativeWork", "Dataset", "File", "CreateAction", "PropertyValue", "SoftwareApplication", "Organization"}
_PROPERTIES_TEXT = (
    "about agent author citation conformsTo contentSize datePublished description encodingFormat hasPart "
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
    shutil.copytree(built / DECEMBER, tmp_path / "shelf" / "inside")
    tell_otherwise(tmp_path / "shelf" / "inside", parameters={"dataset": "december-7", "profile": "internal"})
    shutil.copyfile(built / "verify.html", tmp_path / "shelf" / "verify.html")
    return tmp_path / "shelf"


def tell_otherwise(folder: Path, **changes: Any) -> None:
    """Let a brief say another thing of itself, in its manifest and in its page alike, so that it agrees with itself."""
    path, page = folder / "manifest.json", folder / "brief.html"
    manifest = json.loads(path.read_text("utf-8")) | changes
    own = {name: value for name, value in manifest.items() if name not in ("code", "files")}
    own["parts"] = {name: manifest["parts"][name] for name in PARTS}
    packed = compress(json.dumps(own, ensure_ascii=False))
    told = re.sub(r'(id="manifest">)[^<]*', rf"\g<1>{packed}", page.read_text("utf-8"))
    page.write_text(told, "utf-8")
    manifest["files"]["brief.html"] = hashlib.sha256(page.read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")


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
    copied = copy_public(shelf, tmp_path / "site", [DECEMBER, "inside", UKRAINIAN, "lost"])
    told = ([DECEMBER, UKRAINIAN], ["lost"], ["inside"], [])
    assert (copied.briefs, copied.missing, copied.left_out, copied.removed) == told
    was, now = list_files(shelf), list_files(tmp_path / "site")
    public = {name: held for name, held in was.items() if name.startswith("december-7")}
    index = now.pop("index.html").decode()
    assert now == public | {"verify.html": was["verify.html"]}
    assert "inside/" not in index
    assert "failures" not in index


def test_a_copy_made_again_follows_its_folder(shelf: Path, tmp_path: Path) -> None:
    """A brief that is gone, or internal now, is taken out and named; what somebody else put there stays as it was."""
    site, slugs = tmp_path / "site", [DECEMBER, UKRAINIAN]
    copy_public(shelf, site, slugs)
    (site / "about").mkdir()
    (site / "about" / "index.html").write_text("<p>About us", "utf-8")
    before = (site / DECEMBER / "brief.html").stat().st_mtime_ns
    tell_otherwise(shelf / UKRAINIAN, parameters={"dataset": "december-7", "profile": "internal"})
    assert copy_public(shelf, site, slugs).removed == [UKRAINIAN]
    assert {path.name for path in site.glob("[!.]*")} == {DECEMBER, "about", "index.html", "verify.html"}
    assert (site / "about" / "index.html").read_text("utf-8") == "<p>About us"
    assert (site / DECEMBER / "brief.html").stat().st_mtime_ns == before


def test_only_what_is_asked_for_is_copied(shelf: Path, tmp_path: Path) -> None:
    """A draft, or a brief that is not in the plan any more, is left out and named."""
    copied = copy_public(shelf, tmp_path / "site", [DECEMBER])
    assert (copied.briefs, copied.left_out) == ([DECEMBER], [UKRAINIAN, "inside"])
    assert UKRAINIAN not in (tmp_path / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("where", [".", "inside", ".."])
def test_a_copy_lies_beside_its_folder(shelf: Path, where: str) -> None:
    """Neither in it, nor around it: it would hold what is internal."""
    with pytest.raises(ParameterError, match="Expected a folder beside it"):
        copy_public(shelf, shelf / where, [DECEMBER])


@pytest.mark.parametrize("held", ["index.html", "december-7-situation/notes.txt", "failures/x/error.txt"])
def test_a_copy_writes_over_nothing_of_somebody_else(shelf: Path, tmp_path: Path, held: str) -> None:
    """A folder that holds anything, a folder of other briefs too, is refused as it is."""
    (tmp_path / "site" / held).parent.mkdir(parents=True)
    (tmp_path / "site" / held).write_text("Ours", "utf-8")
    with pytest.raises(ParameterError, match=r"which is of nobody's site.*one that --public has made"):
        copy_public(shelf, tmp_path / "site", [DECEMBER])
    assert list_files(tmp_path / "site") == {held: b"Ours"}
    with pytest.raises(ParameterError, match="no folder"):
        copy_public(shelf, tmp_path / "site" / held, [DECEMBER])


def test_a_folder_beside_the_briefs_of_a_site_stays_its_owners(shelf: Path, tmp_path: Path) -> None:
    """Also where it is called as a new brief is; a place with a history of its own (.git) will do."""
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    copy_public(shelf, site, [DECEMBER])
    (site / UKRAINIAN).mkdir()
    with pytest.raises(ParameterError, match="a folder that --public has not made"):
        copy_public(shelf, site, [DECEMBER, UKRAINIAN])
    assert (site / UKRAINIAN).is_dir()
    assert (site / ".git").is_dir()


def test_a_link_that_a_site_holds_is_taken_out_and_not_followed(shelf: Path, tmp_path: Path) -> None:
    """What it leads to stays as it is."""
    site = tmp_path / "site"
    copy_public(shelf, site, [DECEMBER, UKRAINIAN])
    (site / UKRAINIAN).rename(tmp_path / "elsewhere")
    (site / UKRAINIAN).symlink_to(tmp_path / "elsewhere")
    assert copy_public(shelf, site, [DECEMBER]).removed == [UKRAINIAN]
    assert not (site / UKRAINIAN).is_symlink()
    assert (tmp_path / "elsewhere" / "brief.html").is_file()


@pytest.mark.parametrize("named", ["..", ".", "../elsewhere", "/etc", "about", 3, None])
def test_a_site_takes_out_nothing_but_its_briefs(shelf: Path, tmp_path: Path, named: object) -> None:
    """Whatever its mark names: somebody else may have written that."""
    site, about = tmp_path / "around" / "site", tmp_path / "around" / "site" / "about"
    (tmp_path / "around" / "elsewhere").mkdir(parents=True)
    (tmp_path / "around" / "precious.txt").write_text("x", "utf-8")
    copy_public(shelf, site, [DECEMBER])
    about.mkdir()
    (site / ".briefs-site.json").write_text(json.dumps({"briefs": [named, DECEMBER]}), "utf-8")
    assert copy_public(shelf, site, [DECEMBER]).removed == []
    assert {path.name for path in (tmp_path / "around").iterdir()} == {"elsewhere", "precious.txt", "site"}
    assert about.is_dir()


def test_a_signature_that_is_none_is_not_handed_on(shelf: Path, tmp_path: Path) -> None:
    """What stands in brief.sig begins as a signature does; who signed is for whoever trusts them to check."""
    (shelf / DECEMBER / "brief.sig").write_text("garbage", "utf-8")
    for hand_on in (
        lambda: copy_public(shelf, tmp_path / "site", [DECEMBER]),
        lambda: pack_briefs(shelf, tmp_path / "a.zip"),
    ):
        with pytest.raises(DataError, match=r"brief.sig: no signature"):
            hand_on()
    (shelf / DECEMBER / "brief.sig").write_text("-----BEGIN SSH SIGNATURE-----\n...", "utf-8")
    pack_briefs(shelf, tmp_path / "a.zip")
    assert f"{DECEMBER}/brief.sig" in read_zip(tmp_path / "a.zip")


def test_a_brief_whose_correction_is_internal_is_marked(shelf: Path, tmp_path: Path) -> None:
    """It says that it was replaced, and not by which; with a public one it says that too."""
    digest = json.loads((shelf / DECEMBER / "manifest.json").read_text("utf-8"))["digest"]
    told = {"dataset": "december-7", "profile": "internal"}
    tell_otherwise(shelf / "inside", parameters=told, replaces=digest, because="Secret.", title="A secret")
    copy_public(shelf, tmp_path / "site", [DECEMBER, UKRAINIAN])
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "Replaced by a brief that is not here" in index
    assert "ecret" not in index
    pack_briefs(shelf, tmp_path / "all.zip")
    assert "Replaced by <a" in read_zip(tmp_path / "all.zip")["index.html"].decode()


@pytest.mark.parametrize("name", ["brief.html", "brief.pdf", "records.csv"])
def test_nothing_is_handed_on_that_was_changed_since(shelf: Path, tmp_path: Path, name: str) -> None:
    """A file that is not the one its manifest names: it is named, nothing is copied, nothing is packed."""
    with (shelf / UKRAINIAN / name).open("ab") as stream:
        stream.write(b" ")
    with pytest.raises(DataError, match=f"{UKRAINIAN}: {name}: missing, or changed since"):
        copy_public(shelf, tmp_path / "site", [DECEMBER, UKRAINIAN])
    with pytest.raises(DataError, match="Build it again"):
        pack_briefs(shelf, tmp_path / "briefs.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


@pytest.mark.parametrize("name", ["opening", "title", "numbers", "dataset"])
def test_a_manifest_that_says_another_thing_than_its_page_is_not_handed_on(
    shelf: Path, tmp_path: Path, name: str
) -> None:
    """The index and the crate are written from it: what it says has to be what the page says."""
    path = shelf / DECEMBER / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    if name == "title":
        manifest[name] = "Another"
    elif name == "opening":
        manifest[name]["headline"] = "9,999 attack events"
    elif name == "numbers":
        manifest[name][0]["shown"] = "9,999"
    else:
        manifest[name]["sources"][0]["licence"] = "CC0"
    path.write_text(json.dumps(manifest), "utf-8")
    for hand_on in (
        lambda: copy_public(shelf, tmp_path / "site", [DECEMBER]),
        lambda: pack_briefs(shelf, tmp_path / "a.zip"),
    ):
        with pytest.raises(DataError, match="Expected what its page says of itself"):
            hand_on()
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_the_checker_that_is_handed_on_is_ours(shelf: Path, tmp_path: Path) -> None:
    """It is written afresh: one that was changed in the folder is not copied, nor is a signed copy nobody named."""
    (shelf / "verify.html").write_text("<script>holds()</script>", "utf-8")
    (shelf / DECEMBER / "brief-signed.pdf").write_bytes(b"junk")
    copy_public(shelf, tmp_path / "site", [DECEMBER])
    pack_briefs(shelf, tmp_path / "briefs.zip")
    held = read_zip(tmp_path / "briefs.zip")
    assert held["verify.html"] == (tmp_path / "site" / "verify.html").read_bytes()
    assert b"holds()" not in held["verify.html"]
    assert not [name for name in held if "brief-signed" in name]


def test_a_zip_is_written_over_no_other_file(shelf: Path, tmp_path: Path) -> None:
    """A plan, a page or another zip stays; a crate that was packed before is replaced."""
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("a", "b")
    (tmp_path / "plan.toml").write_text("a = 1", "utf-8")
    for name in ("other.zip", "plan.toml"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(ParameterError, match="a file that is no crate"):
            pack_briefs(shelf, tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    for _ in range(2):
        pack_briefs(shelf, tmp_path / "crate.zip", day=DAY)
    assert read_entities(tmp_path / "crate.zip")["./"]["datePublished"] == "2026-11-28"


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
    """With an index over it, and the checker."""
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
    assert (records["name"], records["description"]) == ("The attacks of 7 December", "Records as of 2026-11-22.")
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
    dataset = json.loads((shelf / DECEMBER / "manifest.json").read_text("utf-8"))["dataset"]
    dataset["sources"][0]["licence"] = licence
    tell_otherwise(shelf / DECEMBER, dataset=dataset)
    pack_briefs(shelf / DECEMBER, tmp_path / "one.zip")
    entities = read_entities(tmp_path / "one.zip")
    assert entities["./"]["license"] == {"@id": address}
    assert entities[address]["name"] == (licence or "No licence is stated")


def test_two_that_say_another_thing_are_two(shelf: Path, tmp_path: Path) -> None:
    """Sources of one name with other licences, and one without: each stands for itself, and all licences for the whole."""
    dataset = json.loads((shelf / DECEMBER / "manifest.json").read_text("utf-8"))["dataset"]
    for slug, licence in ((UKRAINIAN, "CC0"), ("inside", "")):
        told = {**dataset, "sources": [{**dataset["sources"][0], "licence": licence}]}
        tell_otherwise(shelf / slug, dataset=told)
    pack_briefs(shelf, tmp_path / "briefs.zip")
    entities = read_entities(tmp_path / "briefs.zip")
    said = {
        slug: entities[entities[entities[f"#making-{slug}"]["object"][0]["@id"]]["isBasedOn"]["@id"]]["license"]["@id"]
        for slug in (DECEMBER, UKRAINIAN, "inside")
    }
    commons = "https://creativecommons.org"
    assert said == {
        DECEMBER: f"{commons}/licenses/by/4.0/",
        UKRAINIAN: f"{commons}/publicdomain/zero/1.0/",
        "inside": "#licence-no-licence-is-stated",
    }
    assert [one["@id"] for one in entities["./"]["license"]] == list(said.values())
    assert entities["#licence-no-licence-is-stated"]["description"] == "A source says nothing of a licence"


def test_who_made_a_brief_is_not_who_packs_it(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The house that a brief names made it, and is an author; the house of the workspace publishes the crate."""
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
    assert "author" not in entities["./"]
    assert "agent" not in entities[f"#making-{DECEMBER}"]
    assert "The Herald" in read_zip(tmp_path / "herald.zip")["index.html"].decode()


def test_a_folder_without_briefs_is_named(tmp_path: Path) -> None:
    """An empty one, and one that is not there."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ParameterError, match="no brief in it"):
            pack_briefs(folder, tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []
