"""A notebook's parameters as a typed contract: read from its cell, checked before any kernel starts."""

import ast
import contextlib
import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.contract.secrecy import looks_secret
from analysis.contract.windows import find_window_faults, is_date
from analysis.errors import ParameterError, suggest
from analysis.paths import list_layered

_TYPES: dict[str, type | tuple[type, ...]] = {"str": str, "int": int, "float": (int, float), "bool": bool}
_CHOICES = re.compile(r"\s*((?:\w[\w-]*, )*\w[\w-]* or \w[\w-]*)\s*(?:[;.].*)?")
_INNER = re.compile(r"(?:list|tuple)\[(\w+)(?:, \.\.\.)?\]")


class Parameter(NamedTuple):
    """One parameter: its name, declared type, default value, help, and the words it may take."""

    name: str
    kind: str
    default: Any
    help: str
    choices: tuple[str, ...]


def list_notebooks() -> list[str]:
    """Return the names of the notebooks that can be run as briefs: those with a parameters cell."""
    found = set()
    for path in list_layered("notebooks/*.ipynb"):
        with contextlib.suppress(ParameterError):  # of one that cannot be read, whoever asks for it is told why
            found |= {path.stem} if is_brief(path) else set()
    return sorted(found)


def is_brief(path: Path) -> bool:
    """Say whether a notebook is meant to be run as a brief; ParameterError where it is none."""
    return _find_cell(path) is not None and is_published(path)


def is_published(path: Path) -> bool:
    """Say whether a notebook may become a brief; one for exploring says in its metadata that it may not."""
    return bool(read_notebook(path)["metadata"].get("incident_briefs", {}).get("publish", True))


def read_notebook(path: Path) -> dict[str, Any]:
    """Return a notebook as it is stored.

    Raises
    ------
    ParameterError
        When it is no notebook.
    """
    try:
        notebook = json.loads(path.read_text("utf-8"))
        return {"cells": list(notebook["cells"]), "metadata": dict(notebook["metadata"])}
    except (ValueError, KeyError, TypeError) as error:
        raise ParameterError(
            f"notebooks/{path.name}", f"no notebook ({error})", "a notebook as Jupyter saves it", "Restore it"
        ) from error


def list_code_cells(executed: Any) -> list[Any]:
    """Return the code cells of an executed notebook as its author counts them: without the one that a run put in."""
    code = (cell for cell in executed.cells if cell.cell_type == "code")
    return [cell for cell in code if "injected-parameters" not in cell.metadata.get("tags", [])]


def find_notebook(name: str) -> Path:
    """Return the path of a notebook, named as in `briefs run` or by its path: one of the workspace, else a shipped one.

    Raises
    ------
    ParameterError
        When there is none, naming the nearest.
    """
    bare = name.removesuffix(".ipynb").removeprefix("notebooks/")
    there = list_layered(f"notebooks/{bare}.ipynb") if re.fullmatch(r"[\w-]+", bare) else []
    if not there:
        known = list_notebooks()
        raise ParameterError("notebook", f"{name!r} does not exist", f"one of {', '.join(known)}", suggest(name, known))
    return there[0]


def _find_cell(path: Path) -> str | None:
    cells = read_notebook(path)["cells"]
    tagged = ["".join(c["source"]) for c in cells if "parameters" in c.get("metadata", {}).get("tags", [])]
    return tagged[0] if len(tagged) == 1 else None


def read_contract(path: Path) -> dict[str, Parameter]:
    """Return the parameters of a notebook as it is now: one annotated assignment a line, with its `# help`.

    Raises
    ------
    ParameterError
        When the notebook has no parameters cell, or a line of it is something else.
    """
    state = path.stat()
    return _read_contract(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _read_contract(path: Path, _: int, __: int) -> dict[str, Parameter]:
    source = _find_cell(path)
    if source is None:
        raise ParameterError(path.name, "no single cell tagged 'parameters'", "exactly one")
    lines, contract = source.splitlines(), {}
    for node in _parse(source, path):
        if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value):
            raise ParameterError(
                f"{path.name}, parameters, line {node.lineno}",
                lines[node.lineno - 1],
                'an annotated assignment such as `start: str = ""  # help`',
            )
        tail = lines[(node.end_lineno or node.lineno) - 1][node.end_col_offset :]
        words = tail.split("#", 1)[1].strip() if "#" in tail else ""
        default = _read_default(node, path)
        contract[node.target.id] = Parameter(
            node.target.id, ast.unparse(node.annotation), default, words, _find_choices(words, default)
        )
    return contract


def _parse(source: str, path: Path) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError as error:
        where = f"{path.name}, parameters, line {error.lineno}"
        raise ParameterError(where, str(error.msg), 'an annotated assignment such as `start: str = ""`') from error


def _read_default(node: ast.AnnAssign, path: Path) -> Any:
    """Return a default: a literal, or a date written as `date(2026, 1, 31)`."""
    value = node.value
    try:
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "date":
            return date(*(ast.literal_eval(part) for part in value.args))
        return ast.literal_eval(value) if value is not None else None
    except (ValueError, TypeError) as error:
        where = f"{path.name}, parameters, line {node.lineno}"
        raise ParameterError(where, ast.unparse(node), "a plain value, or date(2026, 1, 31)") from error


def _find_choices(words: str, default: Any) -> tuple[str, ...]:
    match = _CHOICES.fullmatch(words)
    choices = tuple(re.split(", | or ", match[1])) if match else ()
    return choices if default in choices else ()


def parse_value(parameter: Parameter, text: str) -> Any:
    """Return the value a person typed for a parameter, by its declared type: `a,b` for a list, `yes` for a bool.

    Raises
    ------
    ParameterError
        When the text is of another type.
    """
    kind = parameter.kind.removesuffix(" | None")
    if kind != parameter.kind and text.casefold() in ("none", ""):
        return None
    try:
        if kind == "bool":
            return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.casefold()]
        if kind in ("int", "float"):
            return int(text) if kind == "int" else float(text)
        if kind.startswith(("list", "tuple")):
            inner = Parameter(parameter.name, _find_inner(kind), None, parameter.help, ())
            return [parse_value(inner, part.strip()) for part in text.split(",") if part.strip()]
    except (KeyError, ValueError) as error:
        raise ParameterError(parameter.name, repr(text), parameter.kind, parameter.help) from error
    return text


def _find_inner(kind: str) -> str:
    """Return the type of the items of a list; that of words where it names none."""
    found = _INNER.fullmatch(kind)
    return found[1] if found else "str"


def find_faults(path: Path, given: Mapping[str, Any]) -> list[str]:
    """Return every fault of the values given for a notebook; an empty list means that it can run."""
    contract, faults = read_contract(path), []
    for name, value in given.items():
        if looks_secret(name, value):
            faults.append(
                f"{name} looks like a secret, and parameters are printed on every brief; keep it out of the plan"
            )
        elif name not in contract:
            hint = suggest(name, contract, f"known: {', '.join(contract)}")
            faults.append(f"no parameter {name!r}; {hint}")
        elif not _fits(coerce_value(value, contract[name].kind), contract[name].kind):
            faults.append(f"{name} = {value!r} is no {contract[name].kind}")
        elif contract[name].choices and value not in contract[name].choices:
            faults.append(f"{name} = {value!r} is none of {', '.join(contract[name].choices)}")
    return faults or find_window_faults(complete(path, given))


def coerce_value(value: Any, kind: str) -> Any:
    """Return a value as its declared type, where that says the same: JSON and TOML know no tuple, and JSON no date."""
    if kind.endswith(" | None") and value == "" and kind != "str | None":
        return None
    kind = kind.removesuffix(" | None")
    if isinstance(value, date) and kind == "str":
        return value.isoformat()
    if isinstance(value, str) and kind == "date" and is_date(value):
        return date.fromisoformat(value)
    if isinstance(value, int) and not isinstance(value, bool) and kind == "float":
        return float(value)
    if isinstance(value, list | tuple) and (inner := _INNER.fullmatch(kind)):
        return (tuple if kind.startswith("tuple") else list)(coerce_value(v, inner[1]) for v in value)
    return value


def _fits(value: Any, kind: str) -> bool:
    if kind.endswith(" | None"):
        return value is None or _fits(value, kind.removesuffix(" | None"))
    if kind == "date":
        return isinstance(value, date)
    if inner := _INNER.fullmatch(kind):
        return isinstance(value, list | tuple) and all(_fits(v, inner[1]) for v in value)
    return isinstance(value, _TYPES.get(kind, object)) and (kind == "bool" or not isinstance(value, bool))


def complete(path: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for every parameter of a notebook, of its declared type: the one given, else its default."""
    return {name: coerce_value(given.get(name, p.default), p.kind) for name, p in read_contract(path).items()}
