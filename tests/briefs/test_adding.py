"""A brief added to a plan is the brief that is read from it, whatever its words hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.briefs.plan.adding import add_brief, write_entry
from analysis.briefs.plan.reading import Brief, read_plan
from analysis.contract.secrecy import looks_secret
from analysis.errors import ParameterError

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text.strip() and not looks_secret("title", text)
)


def make_brief(**overrides: object) -> Brief:
    """Return a brief over the December case."""
    told = {"slug": "one", "notebook": "situation-brief", "dataset": "december-7", "title": "One"}
    return Brief(**{**told, **overrides})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(title=WORDS)
def test_any_title_is_read_as_it_was(in_read: Path, tmp_path: Path, title: str) -> None:
    """Quotes, brackets, controls and other letters: what is written is TOML, and says the same."""
    plan = tmp_path / "plan.toml"
    plan.write_text(write_entry(make_brief(title=title)), "utf-8")
    assert [brief.title for brief in read_plan(plan)] == [title]


def test_parameters_of_each_kind_are_read_as_they_were(in_read: Path, tmp_path: Path) -> None:
    """Lists, dates as text and words; what stood in the plan before stays, byte for byte."""
    plan = tmp_path / "plan.toml"
    before = f"# Ours.\n{write_entry(make_brief(slug='zero'))}"
    plan.write_text(before, "utf-8")
    brief = make_brief(parameters={"regions": ["RU-LEN"], "start": "2025-12-07", "language": "uk"})
    add_brief(brief, plan)
    assert plan.read_text("utf-8").startswith(before)
    assert read_plan(plan)[-1] == brief


def test_a_slug_that_stands_there_is_refused(in_read: Path, tmp_path: Path) -> None:
    """Twice the same: nothing is written, and the error names it."""
    plan = tmp_path / "plan.toml"
    add_brief(make_brief(), plan)
    before = plan.read_text("utf-8")
    with pytest.raises(ParameterError, match="'one' stands there already"):
        add_brief(make_brief(), plan)
    assert plan.read_text("utf-8") == before


@pytest.mark.parametrize("text", ["[[brief]\n", 'slug = "x"\n', '[[brief]]\nslug = "x"\n'])
def test_a_plan_with_a_fault_is_left_as_it_is(in_read: Path, tmp_path: Path, text: str) -> None:
    """Whoever adds to a broken plan is told what is wrong with it."""
    plan = tmp_path / "plan.toml"
    plan.write_text(text, "utf-8")
    with pytest.raises(ParameterError):
        add_brief(make_brief(), plan)
    assert plan.read_text("utf-8") == text
