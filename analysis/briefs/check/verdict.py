"""What is said of a brief that was checked: step by step, and on the whole."""

from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.shelf.manifest import Manifest

HOLDS, OPEN = "holds", "not checked"
ALTERED, OUTDATED = "was altered after it was made", "was made from something else than there is now"
NOBODY = "nobody vouches for who made this"
_EXIT_CODES = {HOLDS: 0, ALTERED: 1, OUTDATED: 1, OPEN: 2}
_MOST = 12  # differences shown of each kind

# The states of a step. Only SAME and SIGNED carry a brief: the others are what a page says of itself, or less.
SAME, SIGNED = "made again: the same bytes", "signed"
AGREES, EQUAL, CHANGED = "agrees", "says the same", "says it is another"
DIFFERS, BROKEN, UNCHECKED = "differs", "broken", "not checked"
STRANGE = "of no brief"  # what lies beside a brief, and no signature of it covers
UNTRUSTED = "by nobody you trust"  # takes nothing from what was made again


@dataclass(frozen=True)
class Step:
    """One step of a verdict: what was checked, its state, details.

    `differs` is a difference that what the brief says it was made from might explain; `broken` is one that nothing
    explains: a page against itself, or what no brief holds.
    """

    step: str
    state: str
    details: list[str]


@dataclass(frozen=True)
class Verdict:
    """Whether a brief holds, step by step, and who vouches for who made it."""

    brief: str
    path: str
    verdict: str
    vouched: str
    exit_code: int
    steps: list[Step]


def judge(manifest: Manifest, path: Path, steps: list[Step], signer: str | None = None) -> Verdict:
    """Return the verdict over the steps of a check.

    It holds where every file is the one made again, byte for byte, or where a trusted signature covers it. What differs
    although it says it is made from what is here was altered. Where it says it is made from something else, that is a
    claim of whoever made the page: it is believed of a page on which a reader sees nothing else than on the one made
    again, and of no other.
    """
    states = [step.state for step in steps]
    others = {UNCHECKED, DIFFERS, EQUAL, CHANGED}
    if BROKEN in states:
        verdict = ALTERED
    elif STRANGE not in states and (signer or (SAME in states and not others & set(states))):
        verdict = HOLDS
    elif DIFFERS in states and CHANGED not in states:
        verdict = ALTERED
    elif EQUAL in states and CHANGED in states and not {UNCHECKED, DIFFERS, STRANGE} & set(states):
        verdict = OUTDATED
    else:
        verdict = OPEN
    vouched = f"signed by {signer}" if signer else NOBODY
    shown = [Step(s.step, s.state, [*s.details[:_MOST], *(["…"] if len(s.details) > _MOST else [])]) for s in steps]
    return Verdict(manifest.slug, str(path), verdict, vouched, _EXIT_CODES[verdict], shown)
