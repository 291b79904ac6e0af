"""An executed notebook to the pieces of a brief, cell by cell, in order."""

import re
from typing import Any, NamedTuple

from analysis.briefs.shown.hypertext import read_markdown
from analysis.briefs.shown.lines import fence, write_lines
from analysis.briefs.shown.options import Options, read_options
from analysis.briefs.shown.outputs import Output, find_unused, list_outputs, share_options
from analysis.briefs.shown.own import read_own, show_text
from analysis.briefs.shown.printed import Printed
from analysis.contract.parameters import list_code_cells
from analysis.errors import BuildError
from analysis.words.marked import place_numbers
from analysis.words.passages import MIME

_MOST_CELLS = 5  # named at once


class Cell(NamedTuple):
    """A cell of an executed notebook, and the pieces it gives to the brief."""

    source: Any
    pieces: list[Printed]


def read_cells(executed: Any, notebook: str) -> list[Cell]:
    """Return the cells of a notebook with their pieces; those of kind `omitted` are there, and are shown nowhere.

    Raises
    ------
    BuildError
        Naming each cell that shows what a page cannot, and why, with what to do about the first.
    """
    numbers = {id(cell): n for n, cell in enumerate(list_code_cells(executed), 1)}
    cells, faults = [], []
    for position, cell in enumerate(executed.cells, 1):
        n = numbers.get(id(cell), 0)
        where = f"cell {n}" if n else f"text {position}"
        try:
            read = _read_text if cell.cell_type != "code" else _read_code
            cells.append(Cell(cell, read(cell, where, n)))
        except BuildError as error:
            faults.append(error)
    if faults:
        _refuse(faults, notebook)
    _require_labels([piece for cell in cells for piece in cell.pieces], notebook)
    return cells


def _refuse(faults: list[BuildError], notebook: str) -> None:
    first = faults[0]
    said = "; ".join(f"{fault.where} {fault.found}" for fault in faults[:_MOST_CELLS])
    more = f"; and {len(faults) - _MOST_CELLS} more" if len(faults) > _MOST_CELLS else ""
    raise BuildError(f"notebooks/{notebook}.ipynb", said + more, first.expected, first.advice)


def collect_passages(cells: list[Cell]) -> list[Printed]:
    """Return the brief as a list of pieces: what the markdown cells and the outputs say, in order.

    A section of which every output is omitted does not apply, and has no heading either.
    """
    found = []
    for section in _list_sections(cells):
        told = [piece for cell in section if cell.source.cell_type == "code" for piece in cell.pieces]
        if not told or any(piece.kind != "omitted" for piece in told):
            found += [piece for cell in section for piece in cell.pieces if piece.kind != "omitted"]
    return found


def _list_sections(cells: list[Cell]) -> list[list[Cell]]:
    """Return the cells section by section: each begins with its heading."""
    sections: list[list[Cell]] = [[]]
    for cell in cells:
        if cell.source.cell_type == "markdown" and cell.source.source.lstrip().startswith("## "):
            sections.append([])
        sections[-1].append(cell)
    return sections


def _require_labels(pieces: list[Printed], notebook: str) -> None:
    seen: dict[str, Printed] = {}
    for piece in (p for p in pieces if p.kind in ("figure", "table")):
        if piece.where in seen and (piece.own or seen[piece.where].own):
            found = f"two figures or tables are called {piece.where}"
            raise BuildError(
                f"notebooks/{notebook}.ipynb", found, "a label of its own for each", "Change a `#| label:`"
            )
        seen[piece.where] = piece


def _read_text(cell: Any, where: str, _: int) -> list[Printed]:
    if cell.cell_type != "markdown":
        raise BuildError(where, "is a raw cell", "cells of Markdown or code", "Make it one, or take it out")
    if cell.get("attachments"):
        advice = 'Show it from a code cell: Image(filename="…", alt="…")'
        raise BuildError(where, "holds a picture that was pasted into it", "words alone", advice)
    told = read_markdown(cell.source, where)
    return [Printed(kind="markdown", where=cell.id, text=told, numbers=[])]


def _read_code(cell: Any, where: str, n: int) -> list[Printed]:
    options = _read_captions(read_options(cell.source, where), where)
    code = [Printed(kind="code", where=f"code-{n}", text=fence(options.code), numbers=[])] if options.shows_code else []
    if not options.shows_output:
        return code
    outputs = list_outputs(cell)
    if unused := find_unused(options, outputs):
        expected = "options for what the cell shows"
        raise BuildError(where, unused, expected, "Take it out; what the package shows has words of its own")
    share = share_options(options, outputs)
    found = [
        piece
        for position, output in enumerate(outputs, 1)
        for piece in _read_output(output, share(output), where, f"own-{n}-{position}", n)
    ]
    return code + found


def _read_captions(options: Options, where: str) -> Options:
    """Return options whose captions are Markdown of a brief."""
    figs, tables = (
        tuple(read_markdown(words, where).strip() for words in caps) for caps in (options.fig_caps, options.tbl_caps)
    )
    return options._replace(fig_caps=figs, tbl_caps=tables)


def _read_output(output: Output, options: Options, where: str, name: str, cell: int) -> list[Printed]:
    if output.error:
        raise BuildError(where, f"ends in {output.error}", "cells that come to their end", "Mend it, or take it out")
    if output.printed.strip():
        return [show_text(write_lines(output.printed, where), "printed", name, cell)]
    if MIME in output.data:
        shown = {"text": output.data.get("text/markdown", ""), "svg": output.data.get("image/svg+xml", "")}
        told = {**output.data[MIME], **shown}
        piece = Printed.model_validate({**told, "cell": cell} if told.get("own") else told)
        if not piece.is_authored:
            return [piece]
        return [_read_authored(piece, where)]
    return read_own(output, options, where, name, cell) if output.data else []


def _read_authored(piece: Printed, where: str) -> Printed:
    """Return a passage whose words are an author's as Markdown of a brief, with its numbers in their places."""
    # A table is laid out already, and the title of a box is plain words.
    name, asked = ("caption", "asked_caption") if piece.kind in ("table", "figure") else ("text", "asked")
    words, marked = getattr(piece, name), getattr(piece, asked)
    if not marked or re.search(r"[$`<]", words):  # in code and formulas nothing can be asked
        return piece.model_copy(update={name: read_markdown(words, where).strip(), asked: ""})
    told = read_markdown(marked, where).strip()
    return piece.model_copy(update={name: place_numbers(told, lambda _, shown: shown), asked: told})
