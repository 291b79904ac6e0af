"""A notebook and its values to an executed notebook: papermill in a private folder, nothing shared."""

import logging
import os
import re
from pathlib import Path
from typing import Any

import nbformat

from analysis.briefs.parameters import find_notebook
from analysis.errors import BuildError
from analysis.paths import find_root

_TIMEOUT_SECONDS = 600


def execute_notebook(notebook: str, values: dict[str, Any], folder: Path) -> nbformat.NotebookNode:
    """Execute a notebook with papermill in its own folder and return it with its outputs.

    Raises
    ------
    BuildError
        Naming the cell and the error; the notebook as far as it came lies in the folder as executed.ipynb.
    """
    import papermill
    from papermill.exceptions import PapermillExecutionError

    # papermill's own inspection misses annotations and warns of parameters that `parameters` has checked already.
    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(find_root()), os.environ.get("PYTHONPATH", "")])
    os.environ.setdefault("BRIEFS_ROOT", str(find_root()))
    target = folder / "executed.ipynb"
    try:
        papermill.execute_notebook(
            str(find_notebook(notebook)), str(target), values, kernel_name="python3", progress_bar=False, cwd=str(folder),
            execution_timeout=_TIMEOUT_SECONDS, start_timeout=60, log_output=False, extra_arguments=["--log-level=ERROR"],
        )  # fmt: skip
    except PapermillExecutionError as error:
        plain = re.sub(r"\x1b\[[0-9;]*m", "", error.evalue)
        raise BuildError(f"notebooks/{notebook}.ipynb, cell {error.exec_count}", f"{error.ename}: {plain}") from error
    except (TimeoutError, RuntimeError) as error:
        raise BuildError(
            f"notebooks/{notebook}.ipynb", f"{type(error).__name__}: {error}", "a kernel that answers"
        ) from error
    return nbformat.read(target, as_version=4)


def run_cells(notebook: str, values: dict[str, Any]) -> list[Any]:
    """Run a notebook's cells in this process and return the passages they display, with every record behind them."""
    import ast

    cells = nbformat.read(find_notebook(notebook), as_version=4).cells
    space: dict[str, Any] = {}
    shown = []
    for cell in (c for c in cells if c.cell_type == "code"):
        if "parameters" in cell.metadata.get("tags", []):
            space.update(values)
            continue
        body = ast.parse(cell.source).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), notebook, "exec"), space)  # noqa: S102  # the project's own notebook
        if isinstance(last, ast.Expr):
            shown.append(eval(compile(ast.Expression(last.value), notebook, "eval"), space))  # noqa: S307  # likewise
    return [s for s in shown if hasattr(s, "numbers")]
