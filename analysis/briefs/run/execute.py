"""A notebook and its values to an executed notebook: papermill in a private folder, nothing shared."""

import json
import logging
import os
import re
import shutil
import sys
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from analysis.briefs.run.notebooks import nbformat
from analysis.contract.parameters import find_notebook, list_code_cells
from analysis.errors import BuildError
from analysis.paths import find_package, find_root

TIMEOUT_SECONDS = 600


def execute_notebook(
    notebook: str, values: dict[str, Any], folder: Path, timeout_seconds: int = TIMEOUT_SECONDS
) -> nbformat.NotebookNode:
    """Execute a notebook with papermill in its own folder and return it with its outputs.

    Parameters
    ----------
    timeout_seconds : int
        How long one cell may take.

    Raises
    ------
    BuildError
        Naming the cell and the error; the notebook as far as it came lies in the folder as executed.ipynb.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError
    from traitlets.config import Config

    # papermill's own inspection misses annotations and warns of parameters that `parameters` has checked already.
    logging.getLogger("papermill").setLevel(logging.ERROR)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys([str(find_package()), *paths]))
    os.environ.setdefault("BRIEFS_ROOT", str(find_root()))
    target, private = folder / "executed.ipynb", folder / ".ipython"
    private.mkdir(exist_ok=True)
    # Nothing of the user's own IPython (start-up files, history) comes in, and nothing is left there.
    quiet = ["--log-level=CRITICAL", f"--ipython-dir={private}", "--HistoryManager.enabled=False"]
    # A plot that an author draws is shown, as in JupyterLab, and as it can be published.
    quiet += ["--IPKernelApp.matplotlib=inline", "--IPKernelApp.extra_extensions=analysis.figures.inline"]
    sockets = Path(tempfile.mkdtemp(prefix="kernel-", dir=os.environ.get("JUPYTER_RUNTIME_DIR")))
    try:
        executed = papermill.execute_notebook(
            str(find_notebook(notebook)),
            str(target),
            values,
            engine_name=_teach_papermill(),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            execution_timeout=timeout_seconds,
            start_timeout=60,
            autosave_cell_every=0,
            failed_path=str(target),
            request_save_on_cell_execute=False,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(folder)}},
            config=Config(KernelManager=_set_up_kernel(sockets)),
            extra_arguments=quiet,
        )
    except PapermillExecutionError as error:
        plain = re.sub(r"\x1b\[[0-9;]*m", "", error.evalue)
        raise BuildError(_find_last_cell(notebook, target), f"{error.ename}: {plain}") from error
    except CellTimeoutError as error:
        raise BuildError(
            _find_last_cell(notebook, target),
            f"not done after {timeout_seconds} seconds",
            "a cell that ends in time",
            "Give the brief a larger timeout_seconds in the plan",
        ) from error
    except DeadKernelError as error:
        raise BuildError(
            _find_last_cell(notebook, target),
            "its kernel died",
            "a kernel that lives to the end",
            "Look at the memory this cell needs",
        ) from error
    except (TimeoutError, RuntimeError, OSError, EOFError) as error:
        raise BuildError(
            f"notebooks/{notebook}.ipynb", f"{type(error).__name__}: {error}", "a kernel that answers"
        ) from error
    finally:
        shutil.rmtree(sockets, ignore_errors=True)
    return executed


def _set_up_kernel(sockets: Path) -> dict[str, str]:
    """Return how to talk with a kernel: by sockets in a private folder where there are any: no ports race."""
    prompt = {"client_class": "analysis.briefs.run.kernels.PromptClient"}
    return prompt if sys.platform == "win32" else {**prompt, "transport": "ipc", "ip": str(sockets / "ipc")}


def _find_last_cell(notebook: str, executed: Path) -> str:
    """Return where a notebook stopped: the last cell that was begun."""
    cells = list_code_cells(nbformat.read(executed, as_version=4))
    begun = [n for n, cell in enumerate(cells, 1) if cell.metadata.get("papermill", {}).get("start_time")]
    return f"notebooks/{notebook}.ipynb, cell {begun[-1] if begun else 1}"


@cache
def _teach_papermill() -> str:
    """Teach papermill two things: to keep the types of tuples and dates, and to write a notebook once.

    Returns the name of the engine that does the second.
    """
    from papermill.engines import NBClientEngine, papermill_engines
    from papermill.iorw import write_ipynb
    from papermill.translators import PythonTranslator, papermill_translators

    class TypedTranslator(PythonTranslator):
        @classmethod
        def translate(cls, val: Any) -> str:
            if isinstance(val, tuple):
                return f"({''.join(cls.translate(v) + ', ' for v in val)})"
            if isinstance(val, date):
                return f'__import__("datetime").date.fromisoformat("{val.isoformat()}")'
            return super().translate(val)

    class WritingOnceEngine(NBClientEngine):
        @classmethod
        def execute_notebook(cls, nb: Any, kernel_name: str, failed_path: str = "", **kwargs: Any) -> Any:
            # papermill keeps them in the notebook's metadata, where JSON knows no date.
            nb.metadata.papermill["parameters"] = json.loads(
                json.dumps(nb.metadata.papermill["parameters"], default=str)
            )
            try:
                return super().execute_notebook(nb, kernel_name, **kwargs)
            except BaseException:
                write_ipynb(nb, failed_path)
                raise

    papermill_translators.register("python", TypedTranslator)
    papermill_engines.register("writing-once", WritingOnceEngine)
    return "writing-once"
