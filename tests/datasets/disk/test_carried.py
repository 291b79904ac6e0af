"""A slice that travels: what it holds is what the whole dataset gives, and it does not pass for the whole."""

from pathlib import Path

import pytest

from analysis.datasets.disk.carried import cut_slice
from analysis.datasets.store import ask_values, load
from analysis.errors import DataError, ParameterError

SLICES = [
    {},
    {"regions": ["XA-01"]},
    {"start": "2025-03-01", "end": "2025-04-30"},
    {"regions": ["XA-01", "XA-02"], "start": "2025-06-01"},
    {"regions": ["XA-03"], "end": "2024-01-01"},
]


def receive(files: dict[str, bytes], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a slice into a workspace that has nothing else, and point the package at it."""
    for name, content in {"reports/briefs.toml": b"", **files}.items():
        path = root / (name if "/" in name else f"data/tables/demonstration/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    monkeypatch.setenv("BRIEFS_ROOT", str(root))


@pytest.mark.parametrize("asked", SLICES)
@pytest.mark.parametrize("profile", ["public", "internal"])
def test_a_slice_gives_the_window_that_the_whole_gives(
    in_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: dict, profile: str
) -> None:
    """Row for row, and what may be said of the dataset: the hash of the window says so."""
    expected = load("demonstration", profile=profile, **asked).sha256
    receive(cut_slice("demonstration", ask_values(asked)), tmp_path, monkeypatch)
    assert load("demonstration", profile=profile, **asked).sha256 == expected


def test_a_window_within_a_slice_is_given_too(in_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of its days and regions, and the days at its ends."""
    within = {"regions": ["XA-02"], "start": "2025-03-01", "end": "2025-03-31"}
    expected = load("demonstration", **within).sha256
    asked = {"regions": ["XA-01", "XA-02"], "start": "2025-03-01", "end": "2025-04-30"}
    receive(cut_slice("demonstration", ask_values(asked)), tmp_path, monkeypatch)
    assert load("demonstration", **within).sha256 == expected


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"regions": ["XA-01"]},
        {"start": "2025-03-01", "end": "2025-04-30"},
        {"regions": ["XA-01"], "start": "2025-03-01", "end": "2025-05-01"},
        {"regions": ["XA-01"], "start": "2025-02-28", "end": "2025-04-30"},
        {"regions": ["XA-01", "XA-02"], "start": "2025-03-01", "end": "2025-04-30"},
    ],
)
def test_another_window_is_refused_not_given_in_part(
    in_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: dict
) -> None:
    """One day or one region more, or all of them: the rows are not there, and fewer are not given as if they were all."""
    asked = {"regions": ["XA-01"], "start": "2025-03-01", "end": "2025-04-30"}
    receive(cut_slice("demonstration", ask_values(asked)), tmp_path, monkeypatch)
    with pytest.raises(DataError, match=r"only the slice .* without --cluster"):
        load("demonstration", **other)


def test_a_slice_has_no_file_that_the_whole_has(in_read: Path) -> None:
    """A notebook that opens the tables by their names, past `load`, finds none: it fails instead of counting too few."""
    whole = {path.name for path in (in_read / "data" / "tables" / "demonstration").iterdir()}
    assert set(cut_slice("demonstration", ask_values({}))) & whole == {"datapackage.json"}


def test_another_dataset_is_said_to_be_elsewhere(
    in_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is built where the brief was asked for: the advice is not to build it here."""
    receive(cut_slice("demonstration", ask_values({})), tmp_path, monkeypatch)
    with pytest.raises(ParameterError, match=r"'december-7' .*only a slice of demonstration .* without --cluster"):
        load("december-7")


def test_a_slice_is_small(in_read: Path) -> None:
    """Of a region in a month it has its rows, and those that every window looks at."""
    files = cut_slice("demonstration", ask_values({"regions": ["XA-01"], "start": "2025-03-01", "end": "2025-03-31"}))
    whole = in_read / "data" / "tables" / "demonstration" / "incidents.parquet"
    assert len(files["slice-incidents.parquet"]) < whole.stat().st_size / 4
