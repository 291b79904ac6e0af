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
    plan.write_text(write_entry(make_brief(title=title), {}), "utf-8")
    assert [brief.title for brief in read_plan(plan)] == [title]


def test_parameters_of_each_kind_are_read_as_they_were(in_read: Path, tmp_path: Path) -> None:
    """Lists, dates as text and words; what stood in the plan before stays, byte for byte."""
    plan = tmp_path / "plan.toml"
    before = f"# Ours.\n{write_entry(make_brief(slug='zero'), {})}"
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


DEFAULTS = [
    ('[defaults]\nparameters = { language = "uk" }\n', {}, {"language": "en"}),
    ('[defaults]\nparameters = { language = "uk" }\n', {"language": "ru"}, {"language": "ru"}),
    ('[defaults]\ndataset = "demonstration"\nnotebook = "what-was-recorded"\ntitle = "Another"\n', {}, {}),
    ("# Only words.\n", {"start": "2025-12-07"}, {"start": "2025-12-07"}),
    ("", {}, {}),
]


@pytest.mark.parametrize(("before", "asked", "written"), DEFAULTS)
def test_what_a_plan_says_for_all_does_not_change_the_brief(
    in_read: Path, tmp_path: Path, before: str, asked: dict, written: dict
) -> None:
    """What [defaults] would change is written out; the brief that is read is the one that was asked for."""
    plan, brief = tmp_path / "plan.toml", make_brief(parameters=asked)
    plan.write_text(before, "utf-8")
    add_brief(brief, plan)
    (found,) = read_plan(plan)
    assert (found.title, found.dataset, found.values()) == (brief.title, brief.dataset, brief.values())
    assert found.parameters == written


OTHERS = ["timeout_seconds = 5", 'for_each = { language = ["uk"] }', f'replaces = "{"0" * 64}"\nbecause = "x"']


@pytest.mark.parametrize("before", OTHERS)
def test_a_plan_that_would_make_another_brief_of_it_is_left_as_it_is(
    in_read: Path, tmp_path: Path, before: str
) -> None:
    """What no entry can undo is said, and nothing is written."""
    plan = tmp_path / "plan.toml"
    plan.write_text(f"[defaults]\n{before}\n", "utf-8")
    with pytest.raises(ParameterError, match=r"\[defaults\] would make another brief"):
        add_brief(make_brief(), plan)
    assert plan.read_text("utf-8") == f"[defaults]\n{before}\n"


def test_line_ends_links_and_braces_stay(in_read: Path, tmp_path: Path) -> None:
    """A plan saved on Windows keeps its line ends, a link stays one, and braces in a title are words."""
    real, plan = tmp_path / "real.toml", tmp_path / "plan.toml"
    real.write_bytes(b"\xef\xbb\xbf# Ours.\r\n")
    plan.symlink_to(real)
    add_brief(make_brief(title="Attacks {draft} {{x}}"), plan)
    assert plan.is_symlink()
    assert b"\n" not in real.read_bytes().replace(b"\r\n", b"")
    assert read_plan(plan)[0].title == "Attacks {draft} {{x}}"


def test_a_plan_that_is_no_text_is_one_clear_error(in_read: Path, tmp_path: Path) -> None:
    """Another encoding is named, with what to do."""
    plan = tmp_path / "plan.toml"
    plan.write_bytes("# Наш план".encode("cp1251"))
    with pytest.raises(ParameterError, match="Save it as UTF-8"):
        add_brief(make_brief(), plan)
