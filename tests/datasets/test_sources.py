"""data/sources.toml: who made the records and what they watched, read into its declared form."""

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from analysis.datasets.reference.sources import Span, read_sources
from analysis.errors import JudgementError


def write(root: Path, text: str) -> Path:
    """Return a project whose sources are said by a text."""
    (root / "data").mkdir()
    (root / "data" / "sources.toml").write_text(text, "utf-8")
    return root


def test_what_is_not_said_of_a_source_is_not_stated(tmp_path: Path) -> None:
    """A bare source has no licence that anybody stated, watched nothing, and cannot be fetched."""
    found = read_sources(write(tmp_path, "[source.mine]\n"))["mine"]
    assert (found.title, found.licence, found.coverage, found.url, found.cut_off) == (
        None,
        "not stated",
        [],
        None,
        None,
    )


def test_a_span_of_coverage_is_read_whole(tmp_path: Path) -> None:
    """Days are days, and a span of no region is of all."""
    span = '{ state = "covered", from_date = 2026-03-01, to_date = 2026-03-31, kind = "air_alert" }'
    found = read_sources(write(tmp_path, f"[source.mine]\ncoverage = [{span}]\n"))["mine"]
    assert found.coverage == [
        Span(state="covered", from_date=date(2026, 3, 1), to_date=date(2026, 3, 31), kind="air_alert")
    ]
    assert found.coverage[0].region_code is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[source.mine]\nlicense = "CC0"\n', "source mine: license: Extra inputs"),
        ("[source.mine]\ncut_off = 31\n", "source mine: cut_off"),
        (
            '[source.mine]\ncoverage = [{ state = "covered", from_date = 2026-03-01 }]\n',
            r"coverage\.0\.to_date: Field required",
        ),
        ("[source.mine\n", "valid TOML"),
    ],
)
def test_a_word_nobody_knows_is_an_error_and_not_passed_over(tmp_path: Path, text: str, said: str) -> None:
    """A misspelt key would lose a licence or a watched day without a word."""
    with pytest.raises(JudgementError, match=said):
        read_sources(write(tmp_path, text))


def test_our_own_sources_are_read() -> None:
    """Every source that is listed has a title, a licence and a citation."""
    for source in read_sources(ROOT).values():
        assert source.title
        assert "not stated" not in (source.licence, source.producer, source.citation)
