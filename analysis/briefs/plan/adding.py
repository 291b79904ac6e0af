"""One more brief in a plan: written at its end, as a person would, and only where the plan stays whole."""

import json
import tempfile
from pathlib import Path

from analysis.briefs.plan.reading import Brief, read_plan
from analysis.errors import ParameterError
from analysis.paths import shorten, write_whole


def add_brief(brief: Brief, path: Path) -> None:
    """Write a brief at the end of a plan; what stands there, comments too, stays as it is.

    Raises
    ------
    ParameterError
        When the slug stands there already, or the plan would have a fault: then nothing is written.
    """
    before = path.read_text("utf-8") if path.is_file() else ""
    if before.strip() and brief.slug in [own.slug for own in read_plan(path)]:
        raise ParameterError(shorten(path), f"{brief.slug!r} stands there already", "another slug")
    after = "\n\n".join([*([before.rstrip()] if before.strip() else []), write_entry(brief)])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / path.name).write_text(after, "utf-8")
        read_plan(Path(folder) / path.name)
    write_whole(path, after)


def write_entry(brief: Brief) -> str:
    """Return a brief as an entry of a plan, in TOML: strings, lists and truth values look as in JSON."""
    named = {"slug": brief.slug, "title": brief.title, "notebook": brief.notebook, "dataset": brief.dataset}
    lines = ["[[brief]]", *(f"{name} = {_write(value)}" for name, value in named.items())]
    told = ", ".join(f"{name} = {_write(value)}" for name, value in brief.parameters.items() if value is not None)
    return "\n".join([*lines, *([f"parameters = {{ {told} }}"] if told else []), ""])


def _write(value: object) -> str:
    # JSON leaves DEL as it is, which TOML does not take; all else of a JSON string is one of TOML.
    return json.dumps(value, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")
