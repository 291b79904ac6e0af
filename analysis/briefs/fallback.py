"""A build with the renderer that is asked for; where Quarto, taken unasked, fails, the embedded one takes over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.briefs.build import Built, build
from analysis.briefs.pages.quarto import is_of_quarto
from analysis.briefs.pages.render import choose_renderer
from analysis.briefs.pages.trial import forget_trial
from analysis.briefs.plan.reading import Brief


def build_as_asked(briefs: list[Brief], folder: Path, asked: str, say: Callable[[str], None], **options: Any) -> Built:
    """Build briefs with the renderer `asked` for: auto, quarto or embedded.

    Parameters
    ----------
    say : callable
        Told in one line why Quarto, though it is here, does not make the pages.
    **options
        As `build` takes them: jobs, force, report, open_crew.
    """
    chosen = choose_renderer(asked)
    if chosen.reason:
        say(chosen.reason)
    result = build(briefs, folder, renderer=chosen.renderer, **options)
    left = [brief for brief in briefs if is_of_quarto(brief.slug, result.failed.get(brief.slug, ""))]
    if asked != "auto" or not left:
        return result
    forget_trial()
    first = result.failed[left[0].slug].partition(" Expected ")[0].rstrip(".")
    say(f"{first}. The embedded renderer makes {', '.join(brief.slug for brief in left)}")
    again = build(left, folder, renderer="embedded", **{**options, "force": False})
    failed = {k: v for k, v in result.failed.items() if k not in {brief.slug for brief in left}} | again.failed
    return replace(
        result,
        built=[brief.slug for brief in briefs if brief.slug in {*result.built, *again.built}],
        failed={brief.slug: failed[brief.slug] for brief in briefs if brief.slug in failed},
    )
