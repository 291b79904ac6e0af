"""Where things are: the workspace a person stands in, and what comes with the package."""

import os
import time
from pathlib import Path

import pytest
from conftest import ROOT

from analysis.errors import ParameterError
from analysis.paths import (
    find_layers,
    find_root,
    find_shipped,
    hash_files,
    hash_settled,
    list_layered,
    replace_folder,
    shorten,
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace without anything of its own but a plan; the person stands in a folder inside it."""
    desk = tmp_path / "desk"
    (desk / "notebooks" / "drafts").mkdir(parents=True)
    (desk / "reports").mkdir()
    (desk / "reports" / "briefs.toml").touch()
    monkeypatch.delenv("BRIEFS_ROOT", raising=False)
    monkeypatch.chdir(desk / "notebooks" / "drafts")
    return desk


def test_the_workspace_is_found_upward_from_where_one_stands(desk: Path) -> None:
    """A folder deep inside belongs to it; what it does not have comes with the package, under the same name."""
    assert find_root() == desk
    assert (find_shipped(), find_layers()) == (ROOT, [desk, ROOT])
    assert shorten(desk / "data" / "raw" / "x.csv") == "data/raw/x.csv"
    assert shorten(ROOT / "reports" / "theme" / "brief.css") == "reports/theme/brief.css"
    assert shorten(ROOT / "analysis" / "paths.py") == "analysis/paths.py"
    assert shorten("/elsewhere/x.csv") == "x.csv"


def test_what_the_workspace_has_of_its_own_goes_first(desk: Path) -> None:
    """Files of one name are told in the order they count, the workspace's own first."""
    own = desk / "notebooks" / "situation-brief.ipynb"
    own.write_text("{}", "utf-8")
    assert list_layered("notebooks/situation-brief.ipynb") == [own, ROOT / "notebooks" / "situation-brief.ipynb"]


def test_named_by_the_environment_it_has_to_be_one(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """BRIEFS_ROOT goes before the folder one stands in; a folder that is no workspace is refused, and named."""
    monkeypatch.setenv("BRIEFS_ROOT", str(ROOT))
    assert (find_root(), find_layers()) == (ROOT, [ROOT])
    monkeypatch.setenv("BRIEFS_ROOT", str(tmp_path))
    with pytest.raises(ParameterError, match=r"no reports/briefs.toml, named by BRIEFS_ROOT"):
        find_root()


def test_an_installed_package_without_a_workspace_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout is the workspace of who stands in it alone: nothing is written there from elsewhere."""
    monkeypatch.delenv("BRIEFS_ROOT", raising=False)
    monkeypatch.chdir(ROOT / "data" / "raw")
    assert find_root() == ROOT
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ParameterError, match="Make one: briefs new FOLDER"):
        find_root()


def test_a_plan_that_anybody_could_have_put_there_is_none(desk: Path) -> None:
    """A folder like /tmp is no workspace, whoever put a plan into it; one inside of it is."""
    (desk / "notebooks" / "reports").mkdir()
    (desk / "notebooks" / "reports" / "briefs.toml").touch()
    assert find_root() == desk / "notebooks"
    (desk / "notebooks").chmod(0o1777)
    assert find_root() == desk


def test_a_folder_that_was_removed_is_one_clear_error(desk: Path) -> None:
    """Whoever stands in a folder that is gone is told so."""
    (desk / "notebooks" / "drafts").rmdir()
    with pytest.raises(ParameterError, match="it was removed"):
        find_root()


def test_a_hash_does_not_depend_on_where_a_workspace_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files give the same hash in two workspaces; another name or another byte gives another."""
    hashes = []
    for name, text in (("a", "x"), ("z", "x"), ("c", "y")):
        folder = tmp_path / name / "reports"
        folder.mkdir(parents=True)
        (folder / "briefs.toml").write_text(text, "utf-8")
        monkeypatch.setenv("BRIEFS_ROOT", str(folder.parent))
        hashes.append(hash_files([folder / "briefs.toml", ROOT / "reports" / "theme" / "brief.css"]))
    assert hashes[0] == hashes[1] != hashes[2]


def test_what_a_killed_reading_left_is_cleared_away_a_day_later(tmp_path: Path) -> None:
    """Of the same folder only, and never what may still be at work, or is all that is left of a folder."""
    long_ago = time.time() - 25 * 3600
    for name in ("mine.a", "mine.b", "mine.c.old", "other.d", "gone.e.old"):
        (tmp_path / f".briefs-new.{name}").mkdir()
        if name != "mine.b":
            os.utime(tmp_path / f".briefs-new.{name}", (long_ago, long_ago))
    (tmp_path / "mine").mkdir()
    for target in ("mine", "gone"):
        with replace_folder(tmp_path / target) as fresh:
            (fresh / "a file").touch()
    left = {".briefs-new.mine.b", ".briefs-new.other.d", ".briefs-new.gone.e.old"}
    assert {path.name for path in tmp_path.iterdir()} == {*left, "mine", "gone"}


def test_a_file_that_was_not_written_since_is_not_read_again(tmp_path: Path) -> None:
    """While its size and its time stay, its hash does; one written just now is read each time, and so is one that changed."""
    path, long_ago = tmp_path / "a.csv", time.time() - 3600
    hashes = []
    for text, seconds in (("one", 0.0), ("two", 0.0), ("two", long_ago), ("six", long_ago), ("six", long_ago + 1)):
        path.write_text(text, "utf-8")
        if seconds:
            os.utime(path, (seconds, seconds))
        hashes.append(hash_settled([path]))
    one, two, same, unseen, six = hashes
    assert two == same == unseen != one
    assert six == hash_files([path]) != two
