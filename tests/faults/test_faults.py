"""A few faults each time, by a fixed seed: builds are killed and starved, and nothing is torn or left; `make faults` tries all."""

import random
from collections.abc import Iterator

import pytest
from circumstances import can_mount, fill_disk, forbid_files
from conftest import LATER, list_processes, wait_until
from rig import FEW, ROLES, Rig, kill, open_rig

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """Return a project with three briefs in its plan."""
    with open_rig(tmp_path_factory.mktemp("faults"), FEW) as found:
        yield found


@pytest.mark.parametrize(
    ("role", "seconds"),
    [
        pytest.param("forkserver", 1.0, marks=LATER),
        pytest.param("nursery", 4.0, marks=LATER),
        pytest.param("worker", 5.0, marks=LATER),
        pytest.param("parent", 5.0, marks=LATER),
    ],
)
def test_a_killed_process_tears_nothing_and_leaves_nothing(rig: Rig, role: str, seconds: float) -> None:
    """Whole briefs, no process, no temporary file, at most one failed brief, and the next run completes."""
    assert role in ROLES
    assert kill(rig, role, seconds, random.Random(1)).faults == []


@pytest.mark.parametrize("circumstance", [pytest.param(fill_disk, marks=LATER), forbid_files])
def test_a_bad_circumstance_is_said_or_overcome(rig: Rig, circumstance: object) -> None:
    """No room on the disk, 64 open files: no traceback, nothing torn, the next run completes."""
    if circumstance is fill_disk and not can_mount():
        pytest.skip("no disk can be mounted here")
    assert circumstance(rig, random.Random(1)).faults == []


@LATER
def test_the_rig_notices_what_is_torn_or_left(rig: Rig) -> None:
    """Half a brief, a temporary file, a process that runs on: each is told, so that an empty list means something."""
    rig.clear()
    run = rig.build("--only", "what-was-recorded-xa-01-en")
    assert (run.code, rig.count_whole(), rig.list_faults(), rig.list_left()) == (0, 1, [], [])
    page = rig.built / "what-was-recorded-xa-01-en" / "brief.html"
    page.write_bytes(page.read_bytes()[:-1])
    (rig.temporary / "left").mkdir()
    assert rig.list_faults() == ["not whole: what-was-recorded-xa-01-en"]
    assert rig.list_left() == ["left"]
    started = rig.start("build", "--force", "--only", "what-was-recorded-xa-01-en")
    assert wait_until(lambda: rig.find("nursery", started))
    assert list_processes(rig.root)
    started.wait()
    assert rig.list_faults() == []
