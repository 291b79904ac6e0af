"""What is said of a brief that was checked: step by step, and on the whole."""

from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.shelf.manifest import Manifest

HOLDS, OPEN = "holds", "not checked in full"
ALTERED, OUTDATED = "was altered after it was made", "was made from something else than there is now"
_EXIT_CODES = {HOLDS: 0, ALTERED: 1, OUTDATED: 1, OPEN: 2}
_MOST = 12  # differences shown of each kind


@dataclass(frozen=True)
class Step:
    """One step of a verdict: what was checked, its state (holds, differs, changed since, not checked), details."""

    step: str
    state: str
    details: list[str]


@dataclass(frozen=True)
class Verdict:
    """Whether a brief holds, step by step."""

    brief: str
    path: str
    verdict: str
    exit_code: int
    steps: list[Step]


def judge(manifest: Manifest, path: Path, steps: list[Step]) -> Verdict:
    """Return the verdict: what differs without anything else having changed was altered, and so was a broken seal."""
    states = {step.step: step.state for step in steps}
    differing = [name for name, state in states.items() if state == "differs"]
    if any(name == "manifest" or name.endswith("as made") for name in differing):
        verdict = ALTERED
    elif differing:
        verdict = OUTDATED if states["made from"] == "changed since" else ALTERED
    else:
        verdict = OPEN if "not checked" in states.values() else HOLDS
    shown = [Step(s.step, s.state, [*s.details[:_MOST], *(["…"] if len(s.details) > _MOST else [])]) for s in steps]
    return Verdict(manifest.slug, str(path), verdict, _EXIT_CODES[verdict], shown)
