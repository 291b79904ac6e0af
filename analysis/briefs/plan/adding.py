"""One more brief in a plan: written at its end, as a person would, and only where the plan then says the same brief."""

import json
import tempfile
from pathlib import Path

from analysis.briefs.plan.reading import Brief, read_plan
from analysis.errors import ParameterError
from analysis.paths import shorten, write_whole


def add_brief(brief: Brief, path: Path) -> None:
    """Write a brief at the end of a plan; what stands there, comments too, stays as it is.

    Parameters that the plan's `[defaults]` would change are written out.

    Raises
    ------
    ParameterError
        When the slug stands there already, the plan has a fault, or would make another brief of it: then nothing is
        written.
    """
    before = _read(path)
    held = read_plan(path) if "[brief" in before else []
    if brief.slug in [own.slug for own in held]:
        advice = "Change its entry there, or give it another slug by hand"
        raise ParameterError(shorten(path), f"{brief.slug!r} stands there already", "a slug that is not there", advice)
    found = _try(before, brief, brief.parameters)
    there, asked = found[-1].values(), brief.values()
    parameters = {k: asked[k] for k in asked if k != "dataset" and (k in brief.parameters or asked[k] != there.get(k))}
    if list(map(_tell, _try(before, brief, parameters))) != list(map(_tell, [*held, brief])):
        wrong, advice = "its [defaults] would make another brief of it", "Write the entry by hand"
        raise ParameterError(shorten(path), wrong, "a plan that leaves it as it is asked for", advice)
    write_whole(path.resolve(), _append(before, brief, parameters).encode())


def _read(path: Path) -> str:
    """Return a plan with its line ends as they are; nothing where there is none."""
    try:
        return path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise ParameterError(shorten(path), str(error), "text in UTF-8", "Save it as UTF-8") from error


def _append(before: str, brief: Brief, parameters: dict[str, object]) -> str:
    ends = "\r\n" if "\r\n" in before else "\n"
    entry = write_entry(brief, parameters).replace("\n", ends)
    return f"{before.rstrip()}{ends}{ends}{entry}" if before.strip() else entry


def _try(before: str, brief: Brief, parameters: dict[str, object]) -> list[Brief]:
    """Return the briefs that a plan would have."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefs.toml"
        path.write_bytes(_append(before, brief, parameters).encode())
        return read_plan(path)


def _tell(brief: Brief) -> tuple[object, ...]:
    return brief.slug, brief.title, brief.notebook, brief.values(), brief.correction(), brief.timeout_seconds


def write_entry(brief: Brief, parameters: dict[str, object]) -> str:
    """Return a brief as an entry of a plan, in TOML: strings, lists and truth values look as in JSON."""
    named = {"slug": brief.slug, "title": brief.title.replace("{", "{{").replace("}", "}}")}
    named |= {"notebook": brief.notebook, "dataset": brief.dataset}
    lines = ["[[brief]]", *(f"{name} = {_write(value)}" for name, value in named.items())]
    told = ", ".join(f"{name} = {_write(value)}" for name, value in parameters.items())
    return "\n".join([*lines, *([f"parameters = {{ {told} }}"] if told else []), ""])


def _write(value: object) -> str:
    # TOML has no null: a blank is read as none, where that is what the parameter may be. JSON leaves DEL as it is,
    # which TOML does not take; all else of a JSON string is one of TOML.
    return json.dumps("" if value is None else value, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")
