"""The door: exit codes, one clear line for what a person can mend, JSON and nothing else."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, thin
from typer.testing import CliRunner

from analysis.briefs.check.diff import Change, Difference, Side
from analysis.cli.door import app, main
from analysis.cli.progress import show_progress
from analysis.cli.screen import print_difference

COMMANDS = {
    "new",
    "sign",
    "ingest",
    "notebooks",
    "fetch",
    "link",
    "datasets",
    "run",
    "plan",
    "build",
    "pack",
    "trace",
    "verify",
    "diff",
    "doctor",
}


NOTEBOOKS_RUN = "make test|briefs run|briefs verify|briefs build --only|briefs diff"  # commands of the README


def run(*args: str, root: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run the program on a project, without a terminal."""
    env = {**os.environ, "BRIEFS_ROOT": str(root), "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "analysis", *args], capture_output=True, text=True, env=env, check=False, cwd=root
    )


def test_every_command_of_the_readme_exists() -> None:
    """The program's own list of commands is what the README uses, and the other way round."""
    listed = set(re.findall(r"(?m)^  ([a-z]+)  ", run("--help", root=ROOT).stdout))
    assert listed == COMMANDS
    blocks = "".join(re.findall(r"(?s)```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8")))
    used = set(re.findall(r"(?m)^briefs ([a-z]+)", blocks))
    assert used <= COMMANDS


def test_every_help_has_examples_that_the_program_takes() -> None:
    """Each command's help ends with commands as one types them, of that command, with options it has."""
    helps = {name: CliRunner().invoke(app, [*name.split(), "--help"]).stdout for name in [*COMMANDS, ""]}
    for name, told in helps.items():
        found = [shlex.split(line) for line in re.findall(r"(?m)^    briefs (.*)$", told.partition("Examples:")[2])]
        assert found, name
        for words in found:
            assert words[0] == name or not name
            options = set(re.findall(r"(?m)^  (--?[a-z-]+)", helps[words[0]]))
            assert {word for word in words if word.startswith("-")} <= options, words


def test_the_help_of_a_run_names_the_parameters_of_its_notebook() -> None:
    """`briefs run NOTEBOOK --help` lists them with type, default and help; without a notebook it lists none."""
    told = run("run", "regions-compared", "--help", root=ROOT).stdout
    assert "  compare_by: str = 'region'  region, district, subkind or priority" in told
    assert "compare_by" in run("run", "notebooks/regions-compared.ipynb", "--help", root=ROOT).stdout
    assert "compare_by" not in run("run", "--help", root=ROOT).stdout


BAD = [
    (["ingest", "nowhere.csv", "--dataset", "mine"], "nowhere.csv: no such file"),
    (["ingest", "notebooks", "--dataset", "mine"], "a folder without records"),
    (["ingest", "photo.csv", "--dataset", "mine"], "JPEG"),
    (["ingest", "misspelled", "--dataset", "mine"], "Did you mean 'date'"),
    (["ingest", "data/raw/template", "--dataset", "Mine!"], "lower-case letters"),
    (["ingest", "data/raw/template", "--dataset", "mine", "--cut-off", "soon"], "'soon' is no date"),
    (["run", "situation-brief", "--dataset", "december-8"], "did you mean 'december-7'"),
    (["run", "situation-brief", "--dataset", "december-7", "-p", "regoins=RU-LEN"], "did you mean 'regions'"),
    (["run", "situation-brief", "--dataset", "december-7", "-p", "regions=RU-LNE"], "did you mean 'RU-LEN'"),
    (["run", "situation-breif", "--dataset", "december-7"], "Did you mean 'situation-brief'"),
    (["run", "situation-brief", "--dataset", "december-7", "--renderer", "word"], "auto or quarto or embedded"),
    (["run", "situation-brief", "--dataset", "december-7", "--renderer", "quarto"], "no Quarto"),
    (["build", "--only", "december-7-situatoin"], "Did you mean 'december-7-situation'"),
    (["build", "nowhere.toml"], "no such plan"),
    (["build", "--out", "data/sources.toml"], "a folder that can be written"),
    (["verify", "data/sources.toml"], "no brief's HTML or PDF"),
    (["verify", "december-7-situatoin"], "Did you mean 'december-7-situation'"),
    (["run", "explore", "--dataset", "december-7"], "for exploring"),
    (["run", "../notebooks/situation-brief", "--dataset", "december-7"], "does not exist"),
    (["run", "situation-brief", "--dataset", "december-7", "-p", "dataset=demonstration"], "a place of its own"),
    (["ingest", "data/raw/december-7", "--dataset", "mine", "--cut-off", ""], "is no date"),
    (["ingest", "data/raw/december-7", "--dataset", "mine", "--cut-off", "2020-01-01"], "before the first record"),
    (["verify", "notebooks"], "a folder without brief.html or brief.pdf"),
    (["diff", "december-7-situation", "december-7-situatoin"], "Did you mean 'december-7-situation'"),
    (["trace", "december-7-situation", "atack_events"], "Nearest: attack_events"),
    (["trace", "--dataset", "december-7", "counts.csv:99"], "no such row"),
    (["trace", "--dataset", "december-7", "counts"], "'counts'"),
    (["frobnicate"], "No such command"),
    (["new", "data"], "something stands there already"),
    (["notebooks", "situation-brief", "--copy", "situation-brief"], "stands there already"),
    (["ingest", "data/raw/template"], "Missing option"),
]


def test_a_dataset_that_is_out_of_date_is_said_to_be(project: Path) -> None:
    """After a raw file or a judgement has changed, plan says that the dataset has to be read again."""
    run("ingest", "data/raw/december-7", "--dataset", "december-7", root=project)
    (project / "reports" / "briefs.toml").write_text(
        '[[brief]]\nslug = "a"\ntitle = "t"\nnotebook = "situation-brief"\ndataset = "december-7"\n', "utf-8"
    )
    assert "note:" not in run("plan", root=project).stderr
    for path in ("data/raw/december-7/incidents.csv", "data/judgements/parties.csv"):
        (project / path).write_text((project / path).read_text("utf-8") + "\n", "utf-8")
        assert "note: december-7 was read before" in run("plan", root=project).stderr


@pytest.fixture
def bad_files(in_built: Path) -> Path:
    """Return the built project with a picture and a folder of misspelled records in it."""
    (in_built / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    (in_built / "misspelled").mkdir(exist_ok=True)
    (in_built / "misspelled" / "incidents.csv").write_text("incident,kind,dat\na,alert,2026-01-01\n", "utf-8")
    return in_built


@pytest.mark.parametrize(("args", "words"), BAD, ids=lambda v: v if isinstance(v, str) else " ".join(v)[:40])
def test_bad_input_is_one_clear_line_and_exit_2(
    bad_files: Path,
    args: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture,
) -> None:
    """Where, what was found, what was expected; no traceback, nothing half-written."""
    before = sorted(p.name for p in (bad_files / "data" / "tables").iterdir())
    monkeypatch.chdir(bad_files)
    monkeypatch.setattr(sys, "argv", ["briefs", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capfd.readouterr().err
    assert ended.value.code == 2, said
    assert words in said
    assert len(said.strip().splitlines()) == 1
    assert sorted(p.name for p in (bad_files / "data" / "tables").iterdir()) == before


def test_what_is_wrong_stands_on_stderr_and_in_the_exit_code(in_built: Path) -> None:
    """Of the program as a person runs it: one line, nothing on stdout, exit 2."""
    done = run("build", "nowhere.toml", root=in_built)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "no such plan" in done.stderr


def test_json_is_one_object_and_nothing_else(in_built: Path) -> None:
    """Stdout holds JSON alone; what is said goes to stderr."""
    done = run("ingest", "data/raw/december-7", "--dataset", "december-7", "--json", root=in_built)
    ledger = json.loads(done.stdout)
    assert {
        "format",
        "read",
        "kept",
        "set_aside",
        "reasons",
        "tables",
        "cells",
        "files",
        "undecided",
        "n_undated_clocks",
        "n_unreadable_figures",
        "n_without_region",
        "n_word_for_word",
        "n_unlisted_names",
        "n_unlisted_districts",
        "n_spans",
        "unplaced",
    } == set(ledger)
    assert json.loads(run("build", "--json", root=in_built).stdout)["built"] == []
    assert json.loads(run("datasets", "--json", root=in_built).stdout)["december-7"]["cut_off"] == "2026-11-22"


def test_no_command_prints_help() -> None:
    """The program without words is its own manual."""
    assert "Usage" in run(root=ROOT).stdout + run(root=ROOT).stderr


@pytest.mark.thorough
def test_briefs_are_handed_on(in_built: Path, tmp_path: Path) -> None:
    """`build --public` makes a site and `pack` a zip, and both say what is in it; a place that will not do is refused."""
    done = run("build", "--public", str(tmp_path / "site"), "--json", root=in_built)
    slugs = sorted(path.parent.name for path in (in_built / "reports" / "built").glob("*/manifest.json"))
    told = {"folder": str(tmp_path / "site"), "briefs": slugs, "missing": [], "left_out": [], "removed": []}
    assert json.loads(done.stdout)["public"] == told
    assert (tmp_path / "site" / slugs[0] / "brief.html").is_file()
    done = run("build", "--public", "reports/built/site", root=in_built)
    assert (done.returncode, "Expected a folder beside it" in done.stderr) == (2, True)
    done = run("build", "--public", str(tmp_path / "site"), "--only", slugs[0], root=in_built)
    assert (done.returncode, "Expected the whole plan" in done.stderr) == (2, True)
    done = run("pack", "reports/built", "--out", str(tmp_path / "x.zip"), root=in_built)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"{tmp_path / 'x.zip'}\n",
        f"briefs packed: {len(slugs)}\n",
    )
    told = {"crate": str(tmp_path / "x.zip"), "briefs": slugs, "internal": [], "left_out": []}
    done = run("pack", "reports/built", "--out", str(tmp_path / "x.zip"), "--public", "--json", root=in_built)
    assert json.loads(done.stdout) == told


def test_doctor_says_what_is_here(in_built: Path) -> None:
    """Versions, renderer, fonts and folders are named."""
    told = json.loads(run("trace", "december-7-situation", "--json", root=in_built).stdout)
    assert "attack_events" in {number["name"] for number in told["numbers"]}
    found = json.loads(run("doctor", "--json", root=in_built).stdout)
    assert found["can write data/tables"] == "yes"
    assert "Libertinus Serif" in found["fonts"]


@pytest.mark.parametrize(
    ("fresh", "left"), thin([(False, NOTEBOOKS_RUN), (True, "make test"), (False, "make test")], 3)
)
def test_every_command_of_the_readme_runs_on_a_copy(built: Path, tmp_path: Path, fresh: bool, left: str) -> None:
    """In a copy of the tree, fresh or with its briefs built, each README command but `make test` ends well.

    Those that run a notebook are tried by hand; other tests build, verify and compare.
    """
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns(
        ".venv", ".git", "tables", "built", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    if not fresh:
        for name in ("data/tables", "reports/built"):
            shutil.copytree(built / name, copy / name)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFS_", "MAKE", "MFLAGS"))}
    scripts = tmp_path / "bin"
    scripts.mkdir()
    program = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m analysis "$@"\n'
    (scripts / "briefs").write_text(program)
    (scripts / "briefs").chmod(0o755)
    environment |= {"PYTHONPATH": str(copy), "PATH": f"{scripts}{os.pathsep}{environment['PATH']}"}
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    (venv / "bin" / "python").chmod(0o755)
    (venv / "bin" / "activate").write_text("")
    shutil.copy(copy / "requirements.lock", venv / "installed.lock")
    (copy / ".venv").symlink_to(venv)
    blocks = re.findall(r"(?s)```sh\n(.*?)```", (copy / "README.md").read_text("utf-8"))
    commands = [line for block in blocks for line in block.splitlines() if line]
    commands = [line for line in commands if not re.match(left, line)]
    assert len(commands) >= 10
    for command in commands:
        done = subprocess.run(
            command, shell=True, cwd=copy, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
    assert (copy / "reports" / "built" / "index.html").is_file()


def test_words_nobody_knows_end_with_exit_1_and_no_brief_is_made(in_built: Path) -> None:
    """The dataset is built, one line says how many words and where; a brief of it is refused, naming the file."""
    folder = in_built / "unknown-kind"
    folder.mkdir(exist_ok=True)
    (folder / "incidents.csv").write_text("incident,kind,date\na,meteor shower,2026-01-01\n", "utf-8")
    done = run("ingest", "unknown-kind", "--dataset", "asked", root=in_built)
    assert (
        done.returncode,
        "1 word in 1 cell is not known: decide each in data/raw/asked/labels.csv" in done.stderr,
    ) == (
        1,
        True,
    )
    told = run("ingest", "unknown-kind", "--dataset", "asked", "--json", root=in_built)
    assert (told.returncode, json.loads(told.stdout)["undecided"][0]["label"]) == (1, "meteor shower")
    refused = run("run", "situation-brief", "--dataset", "asked", root=in_built)
    assert (refused.returncode, "data/raw/asked/labels.csv" in refused.stderr) == (2, True)


def test_no_line_of_progress_does_anything_to_a_terminal(capsys: pytest.CaptureFixture) -> None:
    """An error may quote a record: its controls are shown as signs, as everywhere that something is said."""
    with show_progress() as report:
        report("one", "failed", "a cell holds \x1b]0;owned\x07\u202e")
    assert capsys.readouterr().err == "[1/1] one: a cell holds \ufffd]0;owned\ufffd\ufffd\n"


def test_the_program_says_its_version_and_its_notebooks(in_read: Path) -> None:
    """One line for the one; of each notebook its question, and its parameters with their help."""
    assert run("--version", root=in_read).stdout == "incident-briefs 0.1.0\n"
    told = run("notebooks", "response-times", root=in_read).stdout
    assert told.startswith("response-times: Response times\n  ")
    assert "\n  language: str = 'en'  en, uk or ru\n" in told
    listed = json.loads(run("notebooks", "--json", root=in_read).stdout)["notebooks"]
    assert [one["name"] for one in listed if one["name"] == "explore"] == []
    assert "did you mean 'response-times'" in run("notebooks", "response-time", root=in_read).stderr.casefold()


def test_briefs_that_share_no_number_are_said_to() -> None:
    """A long list of numbers that stand on one side alone is no comparison."""
    sides = Side("a", "2026-01-31", "1"), Side("b", "2026-01-31", "2")
    apart = [Change("w", "n", "days", 1, None, ["before"]), Change("w", "m", "days", None, 2, ["after"])]
    told = print_difference(Difference(*sides, ["notebook"], None, apart, 0)).splitlines()
    assert told[2:] == [
        "They have no number in common: briefs of other notebooks, or over other records.",
        "records: a lone page does not list them; name the briefs' folders",
    ]
    moved = [Change("w", "n", "days", 1, 2, ["before", "after"])]
    assert print_difference(Difference(*sides, [], None, moved, 0)).endswith("  n (w): 1 -> 2 days")
