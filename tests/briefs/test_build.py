"""Building: only what changed, each brief by itself, nothing lost and nothing left running."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest
from conftest import BY_REGION, ROOM_SECONDS, ROOT, list_processes, thin, wait_until, write_notebook, write_records

from analysis.briefs import build as building
from analysis.briefs.build import Crew, Task, build, execute_batch
from analysis.briefs.pages.publish import publish
from analysis.briefs.plan.reading import Brief, read_plan
from analysis.briefs.run.workers import open_workers
from analysis.briefs.shelf.changes import find_changes
from analysis.briefs.shelf.folders import hold_folder
from analysis.errors import BuildError

SLUGS = ["three-xa-01", "three-xa-02", "three-xa-03"]
FILES = {"brief.html", "brief.pdf", "brief.ipynb", "manifest.json", "records.csv"}


def build_plan(root: Path, **options: object) -> dict:
    """Build the project's plan into its own folder."""
    return build(read_plan(root / "reports" / "briefs.toml"), root / "reports" / "built", **options)


def make_briefs(notebook: str, *slugs: str, **fields: object) -> list[Brief]:
    """Return briefs of one notebook over the dataset of three regions."""
    return [Brief(slug=slug, notebook=notebook, dataset="three", title=slug, **fields) for slug in slugs]


def execute(briefs: list[Brief], folder: Path) -> None:
    """Execute briefs, as a build that is ended before it renders them."""
    found = find_changes(briefs, folder, "embedded", thorough=False)
    tasks = [Task(brief, parts, why) for brief, (parts, why) in zip(briefs, found, strict=True)]
    with open_workers(1) as pool:
        assert list(pool.map(execute_batch, [tasks], [folder])) == [{brief.slug: None for brief in briefs}]


def test_after_a_change_in_one_region_only_its_brief_runs_again(three: Path) -> None:
    """The others are up to date; a region whose records are gone runs as well."""
    assert build_plan(three, jobs=2).built == SLUGS
    assert build_plan(three).built == []
    write_records(three, brinewater_1="2026-03-02")
    result = build_plan(three)
    assert (result.built, result.reasons) == (["three-xa-02"], {"three-xa-02": ["slice"]})
    assert build_plan(three).built == []


def test_records_outside_a_window_are_looked_at_once(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief of some days stays up to date when others change, and the next build need not load anything."""
    (brief,) = make_briefs("what-was-recorded", "a", parameters={"regions": ["XA-01"], "end": "2026-03-01"})
    built = three / "reports" / "built"
    build([brief], built)
    write_records(three, aldermark_3="2026-03-02")
    assert build([brief], built).up_to_date == ["a"]
    monkeypatch.setattr(building, "open_workers", None)
    assert build([brief], built).up_to_date == ["a"]


def test_a_brief_whose_file_is_gone_or_changed_is_built_again(three: Path) -> None:
    """All files of a brief belong to it, as they were built."""
    build_plan(three)
    (three / "reports" / "built" / "three-xa-01" / "records.csv").unlink()
    (three / "reports" / "built" / "three-xa-02" / "brief.pdf").write_text("x")
    assert build_plan(three).built == ["three-xa-01", "three-xa-02"]


LEAK = """
import builtins, os, pathlib, sys
import matplotlib as mpl
import pandas as pd
import analysis.measures
seen = [hasattr(builtins, "leak"), "LEAK" in os.environ, pathlib.Path("leak.txt").exists(), hasattr(analysis.measures, "leak"),
        pd.get_option("display.precision") == 3, mpl.rcParams["font.size"] == 99, "leak" in sys.modules, "leak" in dir()]
assert not any(seen), seen
builtins.leak = analysis.measures.leak = leak = sys.modules["leak"] = pd
os.environ["LEAK"], mpl.rcParams["font.size"] = "1", 99
pd.set_option("display.precision", 3)
_ = open("leak.txt", "w").write("leak")
"""


def test_no_state_leaks_from_one_brief_to_another(three: Path, tmp_path: Path) -> None:
    """Variables, modules, options, environment and files of one brief are not there for the next of the same worker."""
    name = write_notebook(three, "leaking", LEAK)
    assert build(make_briefs(name, "a", "b", "c"), tmp_path, jobs=1).failed == {}


def test_a_kernel_starts_without_a_debugger_and_a_notebook_can_have_one(three: Path, tmp_path: Path) -> None:
    """Each kernel imported one, which took half of its start; what a notebook imports itself is there as ever."""
    look = "import sys\nassert not {'debugpy', 'pydevd'} & {name.partition('.')[0] for name in sys.modules}"
    name = write_notebook(three, "looking", look, "import debugpy\nassert debugpy.__version__")
    assert build(make_briefs(name, "a"), tmp_path, jobs=1).failed == {}


def test_a_dead_kernel_and_a_timeout_are_named_and_stop_no_other(three: Path, tmp_path: Path) -> None:
    """Each failure says its notebook, its cell and what to do; its notebook lies there; the others are whole."""
    dying = write_notebook(three, "dying", "x = 1", "import os\nos.kill(os.getpid(), 9)")
    slow = write_notebook(three, "slow", "import time\ntime.sleep(60)")
    briefs = [
        *make_briefs(dying, "dies"),
        *make_briefs(slow, "is-slow", timeout_seconds=1),
        *make_briefs("what-was-recorded", "one", "two"),
    ]
    result = build(briefs, tmp_path, jobs=2)
    assert result.built == ["one", "two"]
    assert result.failed["dies"].startswith("notebooks/dying.ipynb, cell 4: its kernel died.")
    assert result.failed["is-slow"].startswith("notebooks/slow.ipynb, cell 3: not done after 1 seconds.")
    for slug in ("dies", "is-slow"):
        assert {p.name for p in (tmp_path / "failures" / slug).iterdir()} == {"error.txt", "executed.ipynb"}
        assert f"failures/{slug}" in (tmp_path / "index.html").read_text("utf-8")


def test_a_notebook_that_shows_nonsense_stops_no_other(three: Path, tmp_path: Path) -> None:
    """What nobody foresaw is the fault of one brief, not of those rendered with it; its notebook is kept."""
    show = "from IPython.display import display\ndisplay({'application/vnd.incident-brief+json': {'kind': 'text'}}, raw=True)"
    name = write_notebook(three, "odd", show)
    briefs = [*make_briefs(name, "odd"), *make_briefs("what-was-recorded", "one", "two")]
    result = build(briefs, tmp_path)
    assert result.built == ["one", "two"]
    assert result.failed["odd"].startswith("odd: its notebook shows numbers that are none (where, numbers)")
    assert (tmp_path / "failures" / "odd" / "executed.ipynb").is_file()


def test_a_notebook_that_shows_nothing_is_a_brief(three: Path, tmp_path: Path) -> None:
    """Warnings are for its author; what is named, or ends with a semicolon, is not shown."""
    silent = write_notebook(three, "silent", "import sys\nx = 42\nx;\nprint('a warning', file=sys.stderr)")
    assert build(make_briefs(silent, "silent"), tmp_path).built == ["silent"]
    assert "own" not in json.loads((tmp_path / "silent" / "manifest.json").read_text("utf-8"))


def test_a_forced_build_runs_what_was_executed_before(three: Path, tmp_path: Path) -> None:
    """Forced is forced, also after a build that was ended half-way."""
    runs = tmp_path / "runs"
    runs.touch()
    briefs = make_briefs(write_notebook(three, "counted", f"_ = open({str(runs)!r}, 'a').write('x')"), "a")
    execute(briefs, tmp_path / "out")
    build(briefs, tmp_path / "out", force=True)
    assert runs.read_text() == "xx"


@pytest.mark.parametrize("content", ["{", "[]", '{"parts": {"notebook": "x"}}', "{}"])
def test_a_manifest_that_cannot_be_read_is_a_brief_to_build(three: Path, tmp_path: Path, content: str) -> None:
    """It stops no build, of its own brief or another's."""
    briefs = make_briefs("what-was-recorded", "a")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "manifest.json").write_text(content)
    (tmp_path / "a").mkdir()
    for name in FILES:
        (tmp_path / "a" / name).write_text(content)
    assert build(briefs, tmp_path).reasons == {"a": ["not built, or not as it was built"]}
    assert "other: its manifest cannot be read" in (tmp_path / "index.html").read_text("utf-8")


def test_a_failure_that_is_mended_is_forgotten(three: Path, tmp_path: Path) -> None:
    """The folder of the failure goes when the brief is built."""
    briefs = make_briefs(write_notebook(three, "broken", "raise ValueError('bad')"), "a")
    assert "ValueError: bad" in build(briefs, tmp_path).failed["a"]
    write_notebook(three, "broken", "x = 1")
    assert build(briefs, tmp_path).built == ["a"]
    assert not (tmp_path / "failures" / "a").exists()


@pytest.mark.parametrize("is_in_one", thin([False, True], 2))
def test_another_crew_can_take_the_work(three: Path, tmp_path: Path, is_in_one: bool) -> None:
    """Any concurrent.futures.Executor will do; its kernels are ordinary ones. It is not opened without need."""
    opened = []

    @contextmanager
    def open_crew() -> Iterator[Crew]:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
            opened.append(executor)
            yield Crew(executor, 1, is_in_one)

    briefs = make_briefs("what-was-recorded", "a")
    assert build(briefs, tmp_path, open_crew=open_crew).built == ["a"]
    assert build(briefs, tmp_path, open_crew=open_crew).up_to_date == ["a"]
    assert len(opened) == 1


def test_a_crew_that_goes_away_is_one_line_and_what_is_built_stays(three: Path, tmp_path: Path) -> None:
    """It is not opened again: whoever built says where to go on; the index names what there is."""
    briefs = make_briefs("what-was-recorded", "a", "c", "b", "d")
    reported = []
    with pytest.raises(BuildError, match=r"a worker died\. .* Build again for the rest"):
        build(
            briefs,
            tmp_path,
            open_crew=lambda: nullcontext(Crew(FrailPool(), 1, is_in_one=True)),
            report=lambda *told: reported.append(told[:2]),
        )
    assert ("a", "built") in reported
    assert ("b", "built") not in reported
    assert (tmp_path / "index.html").is_file()


class FrailPool(Executor):
    """An executor whose worker dies of the briefs in `deadly`; it does nothing for the others but say that it did."""

    deadly = {"b"}  # noqa: RUF012  # never changed

    def submit(self, work: object, batch: list, *details: object) -> Future:  # type: ignore[override]
        """Return a future that is done, or broken."""
        future: Future = Future()
        if self.deadly & {task.brief.slug for task in batch}:
            future.set_exception(BrokenProcessPool("a worker died"))
        else:
            future.set_result({task.brief.slug: None for task in batch})
        return future


def test_a_brief_that_ends_its_worker_is_named_and_stops_no_other(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that were at work are tried again one by one, so that only the one at fault fails."""

    @contextmanager
    def open_frail(_: int) -> Iterator[Executor]:
        yield FrailPool()

    monkeypatch.setattr(building, "open_workers", open_frail)
    result = build(make_briefs("what-was-recorded", "a", "b", "c", "d"), tmp_path, jobs=2)
    assert list(result.failed) == ["b"]
    assert "the process at work on it died" in result.failed["b"]
    assert result.built == ["a", "c", "d"]


def test_renderers_are_started_once_for_many(three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three executed briefs take one start of pandoc, not one a page."""
    from analysis.briefs.shown import convert

    started = []
    own = subprocess.run

    def count(command: list[str], **options: object) -> subprocess.CompletedProcess:
        started.append(command)
        return own(command, **options)

    briefs = make_briefs("what-was-recorded", "a", "b", "c")
    execute(briefs, tmp_path)
    monkeypatch.setattr(convert.subprocess, "run", count)
    assert publish(briefs, tmp_path, "embedded") == {"a": None, "b": None, "c": None}
    assert sum("pandoc" in str(command[0]) for command in started) == 1


class Started(NamedTuple):
    """A program that was started, and the files its output goes to: no heir of a pipe can keep a reader waiting."""

    process: subprocess.Popen
    out: Path
    err: Path

    def wait(self) -> tuple[str, str]:
        """Wait until it has ended, with much room for a busy machine, and return what it printed."""
        self.process.wait(ROOM_SECONDS)
        return self.out.read_text("utf-8"), self.err.read_text("utf-8")


@pytest.fixture
def start(three: Path, tmp_path: Path) -> Iterator[Callable[..., Started]]:
    """Return what starts a build of the project's plan as a program of its own; nothing of it outlives the test."""
    started: list[Started] = []

    def start_one(*options: str) -> Started:
        out, err = (tmp_path / f"{name}-{len(started)}" for name in ("out", "err"))
        env = {**os.environ, "BRIEFS_ROOT": str(three), "PYTHONPATH": str(ROOT)}
        with out.open("w") as to, err.open("w") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "analysis", "build", *options], env=env, cwd=three, stdout=to, stderr=errors
            )
        started.append(Started(process, out, err))
        return started[-1]

    yield start_one
    for one in started:
        one.process.kill()
        one.process.wait()
    for process in list_processes(three):
        with suppress(psutil.NoSuchProcess):
            process.kill()


def is_whole(root: Path, slug: str) -> bool:
    """Say whether a brief has all its files, and each of them reads."""
    folder = root / "reports" / "built" / slug
    return {p.name for p in folder.iterdir()} == FILES and json.loads((folder / "manifest.json").read_text("utf-8"))[
        "slug"
    ] == slug


@pytest.mark.parametrize("ending", thin([signal.SIGTERM, signal.SIGINT, signal.SIGKILL], 3))
def test_a_build_that_is_ended_leaves_whole_briefs_and_no_process(
    three: Path, start: Callable[..., Started], ending: int
) -> None:
    """What was finished is whole, nothing runs on, and the next build makes the rest."""
    write_notebook(three, "slow", "import time\ntime.sleep(300)")
    plan = three / "reports" / "briefs.toml"
    plan.write_text(
        BY_REGION + '[[brief]]\nslug = "slow"\ntitle = "s"\nnotebook = "slow"\ndataset = "three"\n', "utf-8"
    )
    built = three / "reports" / "built"
    running = start("--jobs", "2")
    assert wait_until(lambda: (built / ".work" / "slow" / ".ipython").is_dir() and (built / "three-xa-01").is_dir())
    running.process.send_signal(ending)
    running.wait()
    assert running.process.returncode == {signal.SIGINT: 130}.get(ending, -ending)
    assert wait_until(lambda: not list_processes(three))
    finished = [slug for slug in SLUGS if (built / slug).is_dir()]
    assert all(is_whole(three, slug) for slug in finished)
    plan.write_text(BY_REGION, "utf-8")
    assert build_plan(three).up_to_date == finished
    assert all(is_whole(three, slug) for slug in SLUGS)
    assert not list(built.glob(".briefs-new*"))
    assert not (built / ".work").exists()


def test_what_was_executed_is_rendered_without_running_again(three: Path, tmp_path: Path) -> None:
    """A build that is ended between executing and rendering loses nothing."""
    runs = tmp_path / "runs"
    runs.touch()
    name = write_notebook(three, "counted", f"_ = open({str(runs)!r}, 'a').write('x')")
    briefs = make_briefs(name, "a")
    out = tmp_path / "out"
    execute(briefs, out)
    assert build(briefs, out).built == ["a"]
    assert runs.read_text() == "x"


def test_two_builds_at_once_do_the_work_once(three: Path, start: Callable[..., Started]) -> None:
    """The second waits, says so, and finds done what the first did."""
    both = [start("--jobs", "1", "--json") for _ in range(2)]
    said = [one.wait() for one in both]
    assert [one.process.returncode for one in both] == [0, 0]
    results = [json.loads(out) for out, _ in said]
    assert sorted(slug for result in results for slug in result["built"]) == SLUGS
    assert sorted(slug for result in results for slug in result["up_to_date"]) == SLUGS
    assert any("waiting for another build" in err for _, err in said)
    assert all(is_whole(three, slug) for slug in SLUGS)


def test_a_brief_that_was_being_replaced_is_put_back(tmp_path: Path) -> None:
    """Where a build was killed between taking the old folder away and putting the new one there, the old one is kept."""
    (tmp_path / ".briefs-new.a.x1.old").mkdir()
    (tmp_path / ".briefs-new.a.x1.old" / "brief.html").write_text("old")
    (tmp_path / ".briefs-new.a.x1").mkdir()
    (tmp_path / ".other.file").write_text("not ours")
    with hold_folder(tmp_path, lambda: None):
        pass
    assert {p.name for p in tmp_path.iterdir()} == {"a", ".lock", ".other.file"}
    assert (tmp_path / "a" / "brief.html").read_text() == "old"


def test_a_plan_with_one_failing_brief_ends_with_exit_1(three: Path, start: Callable[..., Started]) -> None:
    """The rest is whole, the failure is explained on stderr, and --json prints one object."""
    broken = write_notebook(three, "broken", "raise ValueError('as if the data were bad')")
    plan = BY_REGION + f'[[brief]]\nslug = "bad"\ntitle = "b"\nnotebook = "{broken}"\ndataset = "three"\n'
    (three / "reports" / "briefs.toml").write_text(plan, "utf-8")
    running = start("--jobs", "2")
    out, err = running.wait()
    assert running.process.returncode == 1
    assert "3 built, 0 up to date, 1 failed" in err
    assert "as if the data were bad" in err
    assert str(three / "reports" / "built" / "failures" / "bad") in err
    assert out.strip() == str(three / "reports" / "built" / "index.html")
    out, _ = start("--json").wait()
    assert json.loads(out)["up_to_date"] == SLUGS
    assert list(json.loads(out)["failed"]) == ["bad"]


@pytest.mark.thorough
def test_other_instructions_of_the_processor_give_the_same_bytes(in_built: Path, tmp_path: Path) -> None:
    """Built at another time, in another folder and without the processor's later instructions: the same files."""
    import numpy as np

    features = np._core._multiarray_umath.__cpu_features__
    dispatched = [f for f in np._core._multiarray_umath.__cpu_dispatch__ if features.get(f)]
    slugs = ["demonstration-response", "demonstration-attribution"]
    env = {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(dispatched)}
    only = [part for slug in slugs for part in ("--only", slug)]
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "build", *only, "--out", str(tmp_path), "--jobs", "2"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for slug in slugs:
        for name in ("brief.html", "brief.pdf", "brief.ipynb"):
            assert (in_built / "reports" / "built" / slug / name).read_bytes() == (
                tmp_path / slug / name
            ).read_bytes(), name
