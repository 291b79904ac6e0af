"""Invented names, addresses, telephone numbers, plates and coordinates in every column of every layout: none is published."""

import base64
import csv
import random
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from conftest import copy_project, decide_all, point_at, thin
from typer.testing import CliRunner

from analysis.briefs.pages.published import read_page
from analysis.cli.door import app
from analysis.datasets.catalogue import find_labels, list_datasets
from analysis.datasets.store import load
from analysis.datasets.tables import TABLES
from analysis.intake.formats import list_formats
from analysis.intake.ingest import ingest

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
FILES = {
    "acled": ["acled/current.csv"],
    "airwars": ["airwars/incidents.csv", "airwars/belligerents.csv"],
    "attendances": ["attendances/london.csv"],
    "fire-calls": ["fire_calls/san_francisco.csv"],
    "gtd": ["gtd/gtd.csv"],
    "mapped": ["mapped/any.csv"],
    "missiles": ["missiles/layout_2026.csv"],
    "sirens": ["sirens/official_en.csv"],
    "ucdp": ["ucdp/layout_52_low_first.csv"],
    "viina": ["viina/viina_2024.csv"],
}
OWN = ["incidents", "claims", "counts", "milestones", "reports"]
SOME, ALL = 2, 9  # secrets a column
pytestmark = pytest.mark.slow


def make_secrets() -> Iterator[str]:
    """Yield what is private, each unlike every other and unlike anything a brief says."""
    chance = random.Random(14)
    syllables = ["zab", "tyr", "kol", "mev", "pru", "shyn", "dov", "hal", "ros", "vyk", "lub", "cher"]
    while True:
        name = "".join(chance.sample(syllables, 4)).capitalize()
        digits = "".join(chance.choices("0123456789", k=7))
        yield f"Petro {name}"
        yield f"{name} street {chance.randint(1, 99)}, flat {chance.randint(1, 99)}"
        yield f"+380 50 {digits[:3]} {digits[3:5]} {digits[5:]}"
        yield f"AX {digits[:4]} {name[:2].upper()}Q"
        yield f"N48.{digits} E37.{digits[::-1]}"


def plant(source: Path, target: Path, secrets: Iterator[str], each: int, most: int = 1_000) -> list[str]:
    """Write a file again with rows more: in each of them one cell is private; return what was planted.

    Of its own rows the first ones alone are kept, and one planted in our own files has an id of its own.
    """
    with source.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    planted, rows = [], rows[:most]
    for column in range(len(header)):
        for turn in range(each):
            row = list(rows[turn % len(rows)])
            row += [""] * (len(header) - len(row))
            if header[0] == "incident" and "kind" in header:
                row[0] = f"x-9{column:02d}{turn}"
            row[column] = next(secrets)
            planted.append(row[column])
            rows.append(row)
    with target.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return planted


def decide(dataset: str, paths: list[Path]) -> None:
    """Decide each word that nobody knows, but confirm no region under its own name; and read the dataset again."""
    decide_all(dataset, paths)
    path = find_labels(dataset)
    if path.is_file():
        rows = [row for row in path.read_text("utf-8-sig").splitlines() if ",subdivision," not in row]
        path.write_text("\n".join(rows) + "\n", "utf-8")
        ingest(paths, dataset)


@pytest.fixture(scope="module", params=thin([SOME, ALL], 2))
def planted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, dict[str, list[str]], int]]:
    """Return a project with a dataset of each layout, what is private in each, and how much of it a column."""
    each = request.param
    root, secrets = copy_project(tmp_path_factory.mktemp("secrets") / "project"), make_secrets()
    held: dict[str, list[str]] = {}
    with point_at(root):
        for dataset, names in FILES.items():
            folder = root / "data" / "raw" / dataset
            folder.mkdir()
            paths = [folder / f"Petro Zabkol {n}.csv" for n, _ in enumerate(names)]
            held[dataset] = [
                s for name, path in zip(names, paths, strict=True) for s in plant(FIXTURES / name, path, secrets, each)
            ]
            mapping = FIXTURES / "mapped" / "any.mapping.toml"
            ingest(paths, dataset, mapping=mapping if dataset == "mapped" else None)
            decide(dataset, paths)
        folder = root / "data" / "raw" / "records"
        folder.mkdir()
        base = root / "data" / "raw" / "demonstration"
        held["records"] = [s for n in OWN for s in plant(base / f"{n}.csv", folder / f"{n}.csv", secrets, each, 40)]
        ingest([folder], "records")
        decide("records", [folder])
        yield root, held, each


def test_every_layout_is_among_them(planted: tuple) -> None:
    """A layout that is new is one to be searched too; and there are as many secrets as are asked for."""
    _, held, each = planted
    assert {name.replace("_", "-") for name in list_formats()} <= set(held)
    assert sum(map(len, held.values())) >= (2_000 if each == ALL else 450)


def bare(text: str) -> str:
    """Return a text as it is searched: without white space, in lower case."""
    return re.sub(r"\s+", "", text).casefold()


def test_no_table_that_the_public_profile_gives_holds_any(planted: tuple) -> None:
    """Not in any cell of any table, nor in what the window says of itself; the internal profile shows that they were there."""
    root, held, each = planted
    with point_at(root):
        for dataset, secrets in held.items():
            shown = {
                profile: bare("".join(getattr(window, name).to_csv() for name in TABLES))
                for profile in ("public", "internal")
                for window in [load(dataset, profile=profile)]
            }
            assert [s for s in secrets if bare(s) in shown["public"]] == [], dataset
            assert sum(bare(s) in shown["internal"] for s in secrets) >= each - 1, dataset


def read_all(path: Path) -> str:
    """Return all that a file says: the text of a PDF with what is attached to it, the pictures of a page."""
    if path.suffix == ".pdf":
        page = read_page(path, own=True)
        return page.text + page.anatomy.manifest
    text = path.read_text("utf-8", errors="replace")
    pictures = re.findall(r"base64,([A-Za-z0-9+/=]+)", text)
    return text + "".join(base64.b64decode(picture).decode("utf-8", errors="replace") for picture in pictures)


def write_plan(path: Path, datasets: Iterable[str], each: int) -> int:
    """Write a plan with a brief of each dataset, and where all is tried with more regions and notebooks of some."""
    brief = '[[brief]]\nslug = "{0}-{1}"\ntitle = "{0}"\nnotebook = "{1}"\ndataset = "{0}"\n'
    made = [brief.format(dataset, "situation-brief") for dataset in datasets]
    if each == ALL:
        made += [brief.format(d, n) for d in ("acled", "records") for n in ("attribution-gaps", "what-was-recorded")]
        made.append(
            '[[brief]]\nslug = "regions-{region}"\ntitle = "{region}"\nnotebook = "situation-brief"\n'
            'dataset = "sirens"\nfor_each = { region = "*" }\n'
        )
    path.write_text("".join(made), "utf-8")
    return len(made)


def test_no_file_of_a_public_brief_holds_any(planted: tuple, tmp_path: Path) -> None:
    """HTML, PDF, notebook, manifest, records, index, failures and what the terminal says, for every layout."""
    root, held, each = planted
    plan, out = tmp_path / "plan.toml", tmp_path / "built"
    n_briefs = write_plan(plan, held, each)
    with point_at(root):
        assert set(held) <= set(list_datasets())
        done = CliRunner().invoke(app, ["build", str(plan), "--out", str(out), "--jobs", "2"])
    assert done.exit_code == 0, done.output
    texts = {path: bare(read_all(path)) for path in out.rglob("*") if path.is_file() and path.name != ".lock"}
    assert len(texts) > 5 * n_briefs
    told = {**texts, Path("terminal"): bare(done.output)}
    leaks = [(s, str(path)) for secrets in held.values() for s in secrets for path in told if bare(s) in told[path]]
    assert leaks == []
    assert [str(path) for path, text in told.items() if "petrozabkol" in text] == []  # the files' own names
    shutil.rmtree(out)


# What our own record files hold that is never public: free text, addresses, places below the district, objects.
PRIVATE = ("words", "place", "object", "address", "url", "note", "damage", "remark")
# A stance and its topic, each by its own word, read like the words of the source.
PUT_TOGETHER = {"calls for early warning", "calls for resilience"}


@pytest.mark.parametrize("dataset", thin(["december-7", "demonstration"], 2))
def test_no_free_text_of_the_shipped_records_is_published(in_built: Path, dataset: str) -> None:
    """Whatever stands in a column that is not public is in no file of a public brief; the names of raw files neither."""
    folder = in_built / "reports" / "built"
    texts = {p: bare(read_all(p)) for p in folder.rglob("*") if p.is_file() and p.parent.name.startswith(dataset)}
    cells = set()
    for path in (in_built / "data" / "raw" / dataset).glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                cells |= {row[name] for name in PRIVATE if row.get(name) and len(row[name]) > 7}
    assert len(cells) > 20
    assert len(texts) > 20
    assert {cell for cell in cells for text in texts.values() if bare(cell) in text} <= PUT_TOGETHER
