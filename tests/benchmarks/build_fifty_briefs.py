"""Fifty briefs of one notebook, one a region, in HTML and PDF: the plan's way against the loop a person would write.

Printed: seconds a brief of both in one run; a second build, unchanged; a build after one region's records changed; the
floor (the same measures and figures in one warm process, with no notebook), and where a brief's CPU goes above it.
"""

import csv
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from claims import BRIEFS_TIMES_LEAST, Claim, describe_machine, print_seconds, tabulate

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK, DATASET, N_BRIEFS, N_LOOP, JOBS = "situation-brief", "fifty", 50, 6, 2
N_MEASURED = 12  # briefs whose CPU is looked into
PLAN = f"""
[[brief]]
slug = "{DATASET}-{{region}}"
title = "Attacks in {{region}}"
notebook = "{NOTEBOOK}"
dataset = "{DATASET}"
for_each = {{ region = "*" }}
"""


def make_project(root: Path, n_briefs: int) -> dict[str, str]:
    """Write a project with so many invented regions, each with the records of one of the demonstration's, and return its environment."""
    for name in ("data", "notebooks", "reports"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("tables", "built"))
    shutil.copy(ROOT / "requirements.lock", root)
    own, target = root / "data" / "raw" / "demonstration", root / "data" / "raw" / DATASET
    regions = root / "data" / "judgements" / "regions.csv"
    named = [row for row in csv.DictReader(regions.open(encoding="utf-8")) if row["code"].startswith("XA-")]
    with regions.open("a", encoding="utf-8") as stream:
        for n in range(len(named) + 1, n_briefs + 1):
            stream.write(f"XA-{n},region,Newland {n:02d},,Newland {n:02d},invented for a benchmark\n")
    names = [row["name"] for row in named] + [f"Newland {n:02d}" for n in range(len(named) + 1, n_briefs + 1)]
    target.mkdir()
    placed = copy_incidents(own, target, [row["name"] for row in named], names)
    for name in ("counts", "milestones", "claims", "reports"):
        copy_rows(own / f"{name}.csv", target / f"{name}.csv", placed)
    (root / "reports" / "fifty.toml").write_text(PLAN, "utf-8")
    return {**os.environ, "BRIEFS_ROOT": str(root), "PYTHONPATH": str(ROOT)}


def copy_incidents(own: Path, target: Path, sources: list[str], names: list[str]) -> dict[str, list[str]]:
    """Write the incidents of the twelve regions again under fifty names; return the new ids of each old one."""
    placed: dict[str, list[str]] = {}
    rows = list(csv.DictReader((own / "incidents.csv").open(encoding="utf-8")))
    with (target / "incidents.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        for n, name in enumerate(names):
            for row in (
                r for r in rows if r["region"] == sources[n % len(sources)] and not r["part_of"] and r["incident"]
            ):
                fresh = f"{row['incident']}-{n}"
                if fresh not in placed.setdefault(row["incident"], []):
                    placed[row["incident"]].append(fresh)
                    writer.writerow({**row, "incident": fresh, "region": name, "district": ""})
    return placed


def copy_rows(path: Path, target: Path, placed: dict[str, list[str]]) -> None:
    """Write the rows about incidents again, for each of their new ids."""
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    with target.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        for row in rows:
            for fresh in placed.get(row["incident"], []):
                suffix = fresh.removeprefix(row["incident"])
                ids = {k: row[k] + suffix for k in ("claim", "report") if row.get(k)}
                writer.writerow({**row, **ids, "incident": fresh})


def run(command: list[str], env: dict[str, str]) -> float:
    """Run a command and return its seconds."""
    began = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return time.perf_counter() - began


def run_loop(region: str, place: Path, env: dict[str, str]) -> float:
    """Make one brief as a person's loop would, and return its seconds: the papermill command, pandoc to HTML, pandoc and typst to PDF.

    The pages are made from the notebook's plain outputs (text, Markdown, SVG), as another author's notebook has them: this
    project's own second output type, which costs pandoc seconds, is taken out first, and that is not timed.
    """
    out = place / f"{region}.ipynb"
    seconds = run(
        [
            sys.executable,
            "-m",
            "papermill",
            str(ROOT / "notebooks" / f"{NOTEBOOK}.ipynb"),
            str(out),
            "-k",
            "python3",
            "--no-progress-bar",
            "-p",
            "dataset",
            DATASET,
            "-y",
            f"regions: [{region}]",
        ],
        env,
    )
    notebook = json.loads(out.read_text("utf-8"))
    for output in (o for cell in notebook["cells"] for o in cell.get("outputs", [])):
        output.get("data", {}).pop("application/vnd.incident-brief+json", None)
    out.write_text(json.dumps(notebook), "utf-8")
    return seconds + render_loop(out, place, env)


def render_loop(notebook: Path, place: Path, env: dict[str, str]) -> float:
    """Render an executed notebook with pandoc and typst and return the seconds it took."""
    import pypandoc

    pandoc, typ = pypandoc.get_pandoc_path(), place / "loop.typ"
    code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root='/')"
    return (
        run([pandoc, str(notebook), "-s", "--embed-resources", "-o", str(place / "loop.html")], env)
        + run([pandoc, str(notebook), "-s", f"--extract-media={place / 'media'}", "-t", "typst", "-o", str(typ)], env)
        + run([sys.executable, "-c", code, str(typ), str(place / "loop.pdf")], env)
    )


def change_one_region(root: Path) -> None:
    """Change the weapon of one record."""
    path = root / "data" / "raw" / DATASET / "incidents.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    changed = next(row for row in rows if row["weapon"] == "uav")
    changed["weapon"] = "missile"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)


# Not on the page: what a notebook prints there would have to be published.
MEASURED = "import sys\nprint('CPU', begun_cpu, time.process_time(), file=sys.stderr)"


def write_measured_notebook(root: Path) -> None:
    """Write a copy of the notebook that says at its begin and its end how much CPU its kernel has used."""
    notebook = json.loads((root / "notebooks" / f"{NOTEBOOK}.ipynb").read_text("utf-8"))
    blank: dict[str, Any] = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    first = {**blank, "id": "first", "source": "import time\nbegun_cpu = time.process_time()"}
    last = {**blank, "id": "last", "source": MEASURED}
    notebook["cells"] = [first, *notebook["cells"], last]
    (root / "notebooks" / "measured.ipynb").write_text(json.dumps(notebook), "utf-8")


def measure_brief(region: str, folder: str) -> dict[str, float]:
    """Execute and render one brief in this worker, and return the CPU seconds of each part."""
    from analysis.briefs.build import Task, execute_batch
    from analysis.briefs.pages.publish import publish
    from analysis.briefs.plan.reading import Brief
    from analysis.briefs.shelf.changes import find_changes

    brief = Brief(
        slug=region.lower(), notebook="measured", dataset=DATASET, title=region, parameters={"regions": [region]}
    )
    parts, why = find_changes([brief], Path(folder), "embedded", thorough=False)[0]
    begun = use_cpu()
    errors = execute_batch([Task(brief, parts, why)], Path(folder))
    executed = use_cpu()
    path = Path(folder) / ".work" / brief.slug / "executed.ipynb"
    said = next(
        o["text"]
        for c in json.loads(path.read_text("utf-8"))["cells"]
        for o in c.get("outputs", [])
        if o["output_type"] == "stream"
    )
    start, end = map(float, "".join(said).split()[1:3])
    rendering = use_cpu()
    errors |= publish([brief], Path(folder), "embedded")
    if any(errors.values()):
        raise RuntimeError(str(errors))
    return {
        "kernel start": start,
        "cells": end - start,
        "papermill": executed - begun,
        "rendering": use_cpu() - rendering,
    }


def use_cpu() -> float:
    """Return the CPU seconds this process and the children it has waited for have used."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure_floor(regions: list[str]) -> dict[str, float]:
    """Run the notebook's cells in this one warm process and return the CPU seconds of each region."""
    import analysis.briefs.run.warm  # noqa: F401  # imports all there is to import
    from analysis.contract.parameters import complete, find_notebook, read_notebook

    path = find_notebook(NOTEBOOK)
    cells = [cell for cell in read_notebook(path)["cells"] if cell["cell_type"] == "code"]

    def run_once(region: str) -> float:
        begun = time.process_time()
        space: dict[str, Any] = {}
        for cell in cells:
            if "parameters" in cell["metadata"].get("tags", ()):
                space |= complete(path, {"dataset": DATASET, "regions": [region]})
            else:
                exec(compile("".join(cell["source"]), NOTEBOOK, "exec"), space)  # noqa: S102  # the project's own
        return time.process_time() - begun

    for region in islice(regions, 3):
        run_once(region)
    return {region: run_once(region) for region in regions}


def measure_claims(
    n_briefs: int = N_BRIEFS, n_loop: int = N_LOOP, report: Callable[[str], None] = print
) -> list[Claim]:
    """Build so many briefs, and some of them by the loop, in one run; the rest is reported."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "project"
        env = make_project(root, n_briefs)
        briefs = [sys.executable, "-m", "analysis"]
        run([*briefs, "ingest", str(root / "data" / "raw" / DATASET), "--dataset", DATASET], env)
        regions = [f"XA-{n:02d}" for n in range(1, n_briefs + 1)]
        build = [*briefs, "build", str(root / "reports" / "fifty.toml"), "--jobs", str(JOBS), "--renderer", "embedded"]
        loops = [run_loop(region, Path(place), env) for region in regions[:: n_briefs // n_loop][:n_loop]]
        each = run(build, env) / n_briefs
        report(f"again, nothing changed: {run(build, env):.2f} s")
        change_one_region(root)
        run([*briefs, "ingest", str(root / "data" / "raw" / DATASET), "--dataset", DATASET], env)
        report(f"one region changed, after ingest: {run(build, env):.2f} s")
        before = dict(os.environ)
        os.environ.update(env)
        report_cpu(root, regions[:N_MEASURED], Path(place) / "measured", report)
        os.environ.clear()
        os.environ.update(before)
    what = f"a brief of {n_briefs}, HTML and PDF, {JOBS} jobs: the loop of {n_loop} / ours"
    return [
        Claim(what, f"{each:.2f} s", print_seconds(loops), statistics.mean(loops) / each, BRIEFS_TIMES_LEAST, False)
    ]


def report_cpu(root: Path, regions: list[str], folder: Path, report: Callable[[str], None]) -> None:
    """Report the floor and where the CPU of a brief goes."""
    from analysis.briefs.run.workers import open_workers

    write_measured_notebook(root)
    folder.mkdir()
    with open_workers(JOBS) as pool:
        parts = dict(zip(regions, pool.map(measure_brief, regions, [str(folder)] * len(regions)), strict=True))
    # Half of the regions at a time in a process of its own, so that both cores are as busy as they were for the briefs.
    with open_workers(JOBS) as pool:
        floors = {k: v for made in pool.map(measure_floor, [regions[::2], regions[1::2]]) for k, v in made.items()}
    totals = {region: sum(part.values()) for region, part in parts.items()}
    ratios = sorted(totals[region] / floors[region] for region in regions)
    median = statistics.median
    floor = f"floor, the same measures and figures in one warm process, {median(floors.values()):.2f} s of CPU a brief"
    each = [f"{name} {median(part[name] for part in parts.values()):.2f} s" for name in next(iter(parts.values()))]
    whole = f"a brief {median(totals.values()):.2f} s, {median(ratios):.1f} times the floor, at most {ratios[-1]:.1f}"
    report(f"where the CPU goes (medians of {len(regions)}): {floor}; {'; '.join([*each, whole])}")


if __name__ == "__main__":
    print(describe_machine(), tabulate(measure_claims()), sep="\n\n")
