"""A page that somebody sent, taken apart in a process of its own: bounded in time, memory and size.

Whatever a page does to the libraries that read it, it does to that process alone, and it is one error here.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.briefs.pages.anatomy import Anatomy

MOST_BYTES = 64 * 2**20
SECONDS, _MEMORY_BYTES = 40, 3 * 2**30


def examine(path: Path, styles: frozenset[str] | None) -> Anatomy:
    """Return a page taken apart by a process of its own.

    Raises
    ------
    ValueError
        When it is no page, or cannot be read within the bounds.
    """
    return Anatomy(
        **ask_apart("analysis.briefs.pages.examine", str(path.absolute()), json.dumps(styles and sorted(styles)))
    )


def ask_apart(module: str, *words: str) -> Any:
    """Return what a module says of a file when it is run in a process of its own, within the bounds.

    Raises
    ------
    ValueError
        When it cannot, or says what is wrong.
    """
    # -P: what lies in the folder this is called from is not imported.
    command = [sys.executable, "-P", "-m", module, str(SECONDS), *words]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=2 * SECONDS, env=env)
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        told = {}
    if not told:
        raise ValueError(f"it cannot be read in {SECONDS} seconds and {_MEMORY_BYTES // 2**30} GB")
    if "error" in told:
        raise ValueError(told["error"])
    return told


def answer(seconds: str, read: Callable[[], object]) -> None:
    """Print, in such a process, what is read of a file within the bounds, or what is wrong with it."""
    _bound(int(seconds))
    try:
        found = read()
    except (OSError, ValueError, KeyError) as error:
        found = {"error": f"{type(error).__name__}: {error}" if isinstance(error, KeyError) else str(error)}
    sys.stdout.buffer.write(json.dumps(found).encode())


def take_apart(path: Path, styles: frozenset[str] | None) -> Anatomy:
    """Return a page taken apart here: one that was made here.

    Raises
    ------
    ValueError
        When it is no page, or is too large.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 2**20} MB")
    if path.suffix.lower() == ".pdf":
        from analysis.briefs.pages.paper import take_pdf_apart

        return take_pdf_apart(path.read_bytes())
    from analysis.briefs.pages.markup import take_html_apart

    return take_html_apart(path.read_bytes().decode("utf-8"), styles)


def _bound(seconds: int) -> None:
    """Keep this process within time and memory, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def _main(seconds: str, path: str, styles: str) -> None:
    told = json.loads(styles)
    answer(seconds, lambda: asdict(take_apart(Path(path), None if told is None else frozenset(told))))


if __name__ == "__main__":
    _main(*sys.argv[1:])
