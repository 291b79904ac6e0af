"""The options of a cell, as Quarto writes them: lines `#| name: value` at its top."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import yaml

from analysis.errors import BuildError, suggest

_LINE = re.compile(r"#\s?\|\s?(.*)")
_TEXTS = ("fig-cap", "fig-alt", "tbl-cap")
_SWITCHES = ("echo", "include", "output", "eval", "warning", "error")
_LABEL = re.compile(r"[A-Za-z][\w-]*")


class Options(NamedTuple):
    """What a cell asks for: its label, captions and alt texts (one for each output), what is shown; and its code."""

    label: str
    fig_caps: tuple[str, ...]
    fig_alts: tuple[str, ...]
    tbl_caps: tuple[str, ...]
    shows_code: bool
    shows_output: bool
    code: str


def read_options(source: str, where: str) -> Options:
    """Return the options of a cell, each as Quarto means it; code is not shown where nothing else is asked for.

    Raises
    ------
    BuildError
        Naming the cell, where an option is none that does something here, or its value is none.
    """
    lines = source.splitlines()
    n = next((n for n, line in enumerate(lines) if not _LINE.fullmatch(line)), len(lines))
    told = _read_yaml("\n".join(m[1] for line in lines[:n] if (m := _LINE.fullmatch(line))), where)
    if late := next((line for line in lines[n:] if re.match(r"#\|\s*[\w-]+:\s", line)), ""):
        raise BuildError(where, f"its option {late[:40]!r} stands below the code", "options above it", "Put it on top")
    for name, value in told.items():
        if fault := _find_fault(name, value):
            raise BuildError(where, f"its option {name}: {fault}", "options of Quarto that this does", _advise(name))
    shown = bool(told.get("include", True))
    return Options(
        str(told.get("label", "")),
        _list_texts(told.get("fig-cap")),
        _list_texts(told.get("fig-alt")),
        _list_texts(told.get("tbl-cap")),
        shown and bool(told.get("echo", False)),
        shown and bool(told.get("output", True)),
        "\n".join(lines[n:]).strip(),
    )


def _read_yaml(text: str, where: str) -> Mapping[str, Any]:
    try:
        told = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())[:120]
        raise BuildError(where, f"its options are no YAML ({said})", "#| name: value", "Put texts in quotes") from error
    if not isinstance(told, dict):
        raise BuildError(where, f"its options are {text[:60]!r}", "#| name: value", "Name each option")
    return told


def _find_fault(name: object, value: Any) -> str:
    if name in _TEXTS:
        texts = value if isinstance(value, list) else [value]
        return "" if all(isinstance(t, str | int | float | date) for t in texts) else f"{value!r} is no text"
    if name == "label":
        return "" if isinstance(value, str) and _LABEL.fullmatch(value) else f"{value!r} is no label"
    if name not in _SWITCHES:
        return "it is not known here"
    if name == "eval" and value is not True:
        return "every cell of a brief is run"
    return "" if isinstance(value, bool) else f"{value!r} is neither true nor false"


def _advise(name: object) -> str:
    return suggest(str(name), (*_TEXTS, *_SWITCHES, "label"), f"Known: label, {', '.join((*_TEXTS, *_SWITCHES))}")


def _list_texts(value: Any) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(" ".join(str(text).split()) for text in texts)
