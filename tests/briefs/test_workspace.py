"""A workspace anywhere: made by one command, found from inside it, with all else from the package, a wheel's too."""

import json
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
from conftest import ROOT
from wheel import UV, copy_sources, list_variables, make_environment, make_wheel

from analysis.briefs.plan.reading import read_plan
from analysis.briefs.workspace import copy_notebook, make_workspace
from analysis.contract.parameters import find_notebook
from analysis.errors import BuildError, ParameterError
from analysis.intake.ingest import ingest
from analysis.words.bundles import hash_words, read_messages
from analysis.words.language import speak, text
from analysis.words.prose import translate_prose


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new workspace, and stand in it."""
    desk = tmp_path / "desk"
    make_workspace(desk, example=False)
    monkeypatch.delenv("BRIEFS_ROOT", raising=False)
    monkeypatch.chdir(desk)
    return desk


def test_a_new_workspace_reads_its_template_and_has_a_plan(desk: Path) -> None:
    """The commands it names work as they stand: its records are read, its plan has no fault."""
    readme = (desk / "README.md").read_text("utf-8")
    assert "briefs ingest data/raw/my-records --dataset my-records\nbriefs build" in readme
    assert ingest([desk / "data" / "raw" / "my-records"], "my-records")[0].kept == 6
    assert [brief.slug for brief in read_plan(desk / "reports" / "briefs.toml")] == ["situation", "recorded"]


def test_the_example_is_the_case_of_7_december(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its records are the shipped ones, byte for byte, and the plan is theirs."""
    commands = make_workspace(tmp_path / "a" / "b", example=True)
    assert commands == ["briefs ingest data/raw/december-7 --dataset december-7", "briefs build"]
    monkeypatch.setenv("BRIEFS_ROOT", str(tmp_path / "a" / "b"))
    for path in sorted((ROOT / "data" / "raw" / "december-7").iterdir()):
        assert (tmp_path / "a" / "b" / "data" / "raw" / "december-7" / path.name).read_bytes() == path.read_bytes()
    ingest([tmp_path / "a" / "b" / "data" / "raw" / "december-7"], "december-7")
    assert len(read_plan(tmp_path / "a" / "b" / "reports" / "briefs.toml")) == 5


def test_nothing_that_stands_there_is_touched(tmp_path: Path) -> None:
    """A folder with anything in it, or a file, is refused; an empty one, such as that one stands in, is filled."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", "utf-8")
    for place in (tmp_path / "full", tmp_path / "full" / "mine.txt"):
        with pytest.raises(
            ParameterError, match=r"something stands there already: mine\.txt|no folder can be made there"
        ):
            make_workspace(place, example=False)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for place in (tmp_path / "full" / "mine.txt" / "sub", tmp_path / "link"):
        with pytest.raises(ParameterError, match="no folder can be made there"):
            make_workspace(place, example=False)
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    before = (tmp_path / "empty").stat().st_ino
    make_workspace(tmp_path / "empty", example=False)
    assert (tmp_path / "empty").stat().st_ino == before


def test_a_notebook_is_copied_to_be_changed_and_goes_by_its_name(desk: Path) -> None:
    """The copy is the workspace's; with a shipped one's name it takes its place; a name in use is refused."""
    assert copy_notebook("situation-brief", "mine") == desk / "notebooks" / "mine.ipynb" == find_notebook("mine")
    assert find_notebook("situation-brief") == ROOT / "notebooks" / "situation-brief.ipynb"
    copy_notebook("situation-brief", "situation-brief.ipynb")
    assert find_notebook("situation-brief") == desk / "notebooks" / "situation-brief.ipynb"
    for name in ("mine", "../mine", ""):
        with pytest.raises(ParameterError, match="--copy"):
            copy_notebook("situation-brief", name)


WRONG_WORDS = [
    ("index-titel = The desk's\n", r"no message 'index-titel' is shipped.*Did you mean 'index-title'"),
    ("  index-title = indented\n", "is no message"),
    ("fig-statuses =\n    .alt = Bars.\n", r"fig-statuses without \.axis, \.left-out"),
]


def test_own_wordings_go_before_the_shipped_ones_message_by_message(desk: Path) -> None:
    """A message of the workspace is said in place of the shipped one, all others stay; the hash of the words tells."""
    before = hash_words("en"), hash_words("uk")
    shipped = read_messages("en").names
    own = desk / "reports" / "language" / "en.ftl"
    own.write_text("# Ours.\nindex-title = The desk's briefs\n", "utf-8")
    speak("en")
    assert text("index-title") == "The desk's briefs"
    assert text("index-manifest") == "manifest"
    assert read_messages("en").names == shipped
    assert hash_words("en") != before[0]
    assert hash_words("uk") == before[1]
    for wrong, said in WRONG_WORDS:
        own.write_text(wrong, "utf-8")
        with pytest.raises(BuildError, match=said):
            read_messages("en")
    own.write_text("\ufeffindex-title = With a mark\n", "utf-8")
    speak("en")
    assert text("index-title") == "With a mark"
    own.write_text("index-title = { $n\n", "utf-8")
    speak("en")
    with pytest.raises(BuildError, match=r"reports/language/en.ftl: 'index-title"):
        text("index-title")


def test_own_translations_of_prose_stand_beside_the_shipped_ones(desk: Path) -> None:
    """The prose of an own notebook is translated by the workspace's catalogue, that of ours by the shipped one."""
    (desk / "notebooks" / "language").mkdir()
    (desk / "notebooks" / "language" / "uk.po").write_text('msgid "Our words"\nmsgstr "Наші слова"\n', "utf-8")
    assert translate_prose("Our words", "en", "uk") == "Наші слова"
    own = desk / "notebooks" / "language" / "ru.po"
    for data, said in ((b'msgid "a"\nmsgstr "b\n', "is not closed"), ("msgid".encode("utf-16"), "in UTF-8")):
        own.write_bytes(data)
        with pytest.raises(BuildError, match=said):
            translate_prose("a", "en", "ru")
    shipped = json.loads((ROOT / "notebooks" / "situation-brief.ipynb").read_text("utf-8"))["cells"][0]["source"]
    assert not translate_prose("".join(shipped), "en", "uk").startswith("# [en]")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `briefs` of an environment with a wheel of this tree in it, and what it depends on, from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    source = copy_sources(folder / "source")
    (source / "data" / "raw" / "private").mkdir()
    private = ("data/raw/private/incidents.csv", "data/raw/december-7/labels.csv", "data/judgements/private.xlsx")
    for name in (*private, "notebooks/mine.ipynb", "reports/theme/house.toml", "reports/theme/sign.png"):
        (source / name).write_text("private", "utf-8")
    wheel, scripts = make_wheel(source), make_environment(folder / "env")
    own = Path(sysconfig.get_path("purelib", vars={"base": str(folder / "env")}))
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    install = [UV, "pip", "install", "--offline", "--no-deps", "--python", str(scripts / "python"), str(wheel)]
    subprocess.run(install, env=list_variables(), check=True, capture_output=True)
    shutil.rmtree(source)
    return scripts / "briefs"


def call(program: Path, *args: str, where: Path) -> subprocess.CompletedProcess:
    """Call an installed program in a folder, with nothing of this tree in its environment."""
    command = [str(program), *args]
    return subprocess.run(command, cwd=where, env=list_variables(), capture_output=True, text=True, check=False)


@pytest.mark.thorough
@pytest.mark.slow
def test_from_a_wheel_to_a_brief_in_an_empty_folder(installed: Path, built: Path, tmp_path: Path) -> None:
    """Without a clone: a workspace, its records, a brief with the digest that this tree gives it, and it holds."""
    refused = call(installed, "build", where=tmp_path)
    assert (refused.returncode, "briefs new FOLDER" in refused.stderr) == (2, True)
    assert "situation-brief" in call(installed, "notebooks", where=tmp_path).stdout
    assert "none here" in call(installed, "doctor", where=tmp_path).stdout
    made = call(installed, "new", "desk", "--example", where=tmp_path)
    assert made.stdout.splitlines()[0] == "cd desk"
    inside = tmp_path / "desk" / "notebooks"  # a command finds its workspace from any folder of it
    for command in made.stdout.splitlines()[1:]:
        words = re.sub("data/raw", "../data/raw", command).split()[1:]
        done = call(
            installed, *words, *(["--only", "december-7-situation-uk"] if words == ["build"] else []), where=inside
        )
        assert done.returncode == 0, done.stderr
    manifests = (
        json.loads((root / "reports/built/december-7-situation-uk/manifest.json").read_text("utf-8"))
        for root in (tmp_path / "desk", built)
    )
    here, there = manifests
    assert (here["digest"], here["parts"]["code"]) == (there["digest"], there["parts"]["code"])
    assert here["code"] == {}
    held = call(installed, "verify", "december-7-situation-uk", where=inside)
    assert (held.returncode, "holds" in held.stdout) == (0, True), held.stdout
    checked = call(installed, "verify", str(built / "reports/built/december-7-situation-uk/brief.pdf"), where=inside)
    assert "the versions of the libraries" in checked.stdout


@pytest.mark.slow
def test_a_wheel_carries_what_is_shipped_and_no_records_of_anybody(installed: Path) -> None:
    """Judgements, names, notebooks, theme, words and our own records travel; what somebody put beside them does not."""
    program = "import analysis.paths as p; print(p.find_shipped())"
    shipped = Path(call(installed.with_name("python"), "-c", program, where=installed.parent).stdout.strip())
    assert shipped.parts[-2:] == ("analysis", "shipped")
    files = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*") if path.is_file()}
    listed = {
        "data/reference",
        "data/judgements",
        "reports/theme",
        "workspace",
        "data/raw/december-7",
        "data/raw/template",
    }
    for folder in listed:
        own = {f"{folder}/{path.name}" for path in (ROOT / folder).iterdir() if path.is_file()}
        assert {name for name in files if name.rpartition("/")[0] == folder} == own
    assert [name for name in files if (shipped / name).read_bytes() == b"private"] == []
    assert {path.name for path in (ROOT / "notebooks").glob("*.ipynb")} == {
        name.partition("/")[2] for name in files if name.startswith("notebooks/") and name.endswith(".ipynb")
    }
    assert {"data/sources.toml", "reports/_quarto.yml", "reports/language/uk.ftl", "notebooks/language/ru.po"} <= files
    assert {name.split("/")[2] for name in files if name.startswith("data/raw/")} == {
        "december-7",
        "demonstration",
        "template",
    }
