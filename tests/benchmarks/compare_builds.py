"""Compare two folders of built briefs, but for the code and the notebook they name.

Masked are the two hashes `parts.code` and `parts.notebook`, and what holds them: the seal of a page, the hashes of the files
and the commit in manifest.json, and the source of the code cells in brief.ipynb. All else has to be equal: HTML byte for byte,
PDF by its attached manifest and by what is drawn on each page, records byte for byte.

    python tests/benchmarks/compare_builds.py BEFORE AFTER
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from analysis.packing import expand

_SCRIPT = re.compile(r'(?s)(<script type="application/gzip" id="manifest">)(.*?)(</script>)')
_MASKED = ("code", "notebook")


def mask_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return a manifest without the hashes of code and notebook, and without what is made from them."""
    parts = {name: value for name, value in manifest["parts"].items() if name not in _MASKED}
    return {k: v for k, v in manifest.items() if k not in ("page", "files", "code")} | {"parts": parts}


def mask_html(path: Path) -> str:
    """Return a page with its manifest masked."""
    page = path.read_text("utf-8")
    return _SCRIPT.sub(
        lambda m: m[1] + json.dumps(mask_manifest(json.loads(expand(m[2]))), sort_keys=True) + m[3], page
    )


def mask_pdf(path: Path) -> list[Any]:
    """Return a PDF's masked manifest, its metadata, and what is drawn on each page."""
    reader = PdfReader(path)
    attached = mask_manifest(json.loads(reader.attachments["manifest.json"][0]))
    return [attached, dict(reader.metadata or {}), *(page.get_contents().get_data() for page in reader.pages)]


def mask_notebook(path: Path) -> list[Any]:
    """Return what a published notebook shows: its text and its outputs."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [c["source"] if c["cell_type"] == "markdown" else c["outputs"] for c in cells]


READERS = {
    "brief.html": mask_html,
    "brief.pdf": mask_pdf,
    "brief.ipynb": mask_notebook,
    "records.csv": Path.read_bytes,
    "manifest.json": lambda path: mask_manifest(json.loads(path.read_text("utf-8"))),
}


def list_differences(before: Path, after: Path) -> Iterator[str]:
    """Yield the files of the briefs that are not the same in both folders."""
    slugs = {path.parent.name for folder in (before, after) for path in folder.glob("*/manifest.json")}
    for slug in sorted(slugs):
        for name, read in READERS.items():
            files = [folder / slug / name for folder in (before, after)]
            if not all(file.is_file() for file in files):
                yield f"{slug}/{name}: only in one of them"
            elif read(files[0]) != read(files[1]):
                yield f"{slug}/{name}: differs"


def main() -> int:
    """Print what differs; exit 1 where anything does."""
    before, after = (Path(name) for name in sys.argv[1:3])
    different = list(list_differences(before, after))
    n_briefs = len(list(before.glob("*/manifest.json")))
    print("\n".join(different) or f"{n_briefs} briefs, {n_briefs * len(READERS)} files: the same")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
