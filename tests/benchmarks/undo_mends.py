"""Undo each mend of what the real Quarto did with our pages, one at a time in a copy, and show the test that then fails.

A test that passes without the mend it stands for is no test: exit 1 where there is one.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Fault: the file, what mends it there, what stood there before, and the tests (by a part of their names) that have to fail.
MENDS = {
    "A no HTML, since a document's formats replace its project's": (
        "analysis/briefs/pages/manuscript.py",
        '            "html": {\n                "include-in-header": [{"text": policy}],\n                "include-before-body": [{"text": above}],\n'
        '                "include-after-body": [{"text": f"{below}</main>"}],\n            },\n',
        "",
        "test_a_",
    ),
    "B the manifest called by its folder": (
        "reports/theme/rules.typ",
        'pdf.attach("/manifest.json"',
        'pdf.attach("manifest.json"',
        "test_b_",
    ),
    "C rows printed over each other": (
        "analysis/briefs/pages/manuscript.py",
        '"```{=typst}\\n#show: lay-out\\n```", ',
        "",
        "test_c_",
    ),
    "D titles that act": (
        "analysis/briefs/pages/manuscript.py",
        "escape_markdown(made.manifest.title)",
        "made.manifest.title",
        "test_d_",
    ),
    "E an @name aborts the PDF": ("reports/_quarto.yml", "raw_tex-citations", "raw_tex", "test_e_a_name"),
    "E the same, embedded": ("analysis/briefs/shown/convert.py", "raw_tex-citations", "raw_tex", "test_e_the_embedded"),
    "F an upgrade accuses": (
        "analysis/briefs/pages/publish.py",
        '**({"quarto": name_version()} if renderer == "quarto" else {}),',
        "",
        "test_f_",
    ),
    "F a page without its manifest": (
        "analysis/briefs/pages/quarto.py",
        "require_manifest(page, made.manifest)",
        "pass",
        "half_made",
    ),
    "G other formats that are not there": ("reports/_quarto.yml", "format-links: false\n", "", "test_g_"),
    "H a box titled None": (
        "analysis/briefs/pages/compose.py",
        "{{.boxed role=note}}",
        "{{.callout role=note}}",
        "test_h_",
    ),
    "shortcodes in a text": (
        "analysis/briefs/pages/manuscript.py",
        "lines = part_braces(text).replace(",
        "lines = text.replace(",
        "test_what_quarto_would_act_on",
    ),
    "metadata between two rules": (
        "analysis/briefs/pages/manuscript.py",
        'lines[number] = f"---{WORD_JOINER}" if in_code else "----"',
        "pass",
        "test_what_quarto_would_act_on",
    ),
    "metadata behind other line ends": (
        "analysis/briefs/pages/manuscript.py",
        '.replace("\\r\\n", "\\n").replace("\\r", "\\n")',
        "",
        "test_line_ends_of_other_systems",
    ),
    "options at the head of a cell": (
        "analysis/briefs/pages/manuscript.py",
        '("\\n" if lines[0].startswith("#|") else "") + ',
        "",
        "test_what_quarto_would_act_on",
    ),
    "captions cut at a brace": (
        "analysis/briefs/pages/compose.py",
        'caption = re.sub(r"(^|\\s)(\\\\?\\{)", rf"\\1{WORD_JOINER}\\2", caption) + ',
        "caption = caption + ",
        "test_a_caption_with_braces",
    ),
}


def undo(root: Path, file: str, mend: str, before: str, tests: str) -> tuple[int, str]:
    """Undo one mend, run its tests, put it back; return pytest's exit code and the first line of what failed."""
    path = root / file
    text = path.read_text("utf-8")
    if mend not in text:
        sys.exit(f"{file}: the mend is not there any more: {mend}")
    path.write_text(text.replace(mend, before), "utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "tests/briefs/test_quarto.py",
            "-k",
            tests,
            "-m",
            "",  # also what `make test` leaves to `make thorough`
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
        ],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    path.write_text(text, "utf-8")
    said = [line[1:].strip() for line in done.stdout.splitlines() if line.startswith("E  ")]
    return done.returncode, said[0][:110] if said else ""


def main() -> int:
    """Undo every mend in turn."""
    left_standing = 0
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("analysis", "tests", "reports", "notebooks", "data"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("built", "tables", "__pycache__"))
        for name in ("pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, root)
        for fault, (file, mend, before, tests) in MENDS.items():
            code, said = undo(root, file, mend, before, tests)
            left_standing += code != 1
            print(f"{'fails, as it should' if code == 1 else 'STILL PASSES'}: {fault}: {said}", flush=True)
    return 1 if left_standing else 0


if __name__ == "__main__":
    sys.exit(main())
