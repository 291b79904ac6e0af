"""The plan: one entry, many briefs; every fault at once; why each brief would run."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BY_REGION, write_notebook, write_records

from analysis.briefs.build import build
from analysis.briefs.plan.reading import Brief, make_brief, read_plan
from analysis.briefs.shelf import changes
from analysis.briefs.shelf.records import say_months
from analysis.contract.parameters import coerce_value, find_faults, find_notebook
from analysis.contract.secrecy import looks_secret
from analysis.errors import BuildError, ParameterError

ENTRY = '[[brief]]\nslug = "{slug}"\ntitle = "t"\nnotebook = "situation-brief"\ndataset = "three"\n{rest}\n'


def write_plan(root: Path, text: str) -> Path:
    """Write the project's plan."""
    path = root / "reports" / "briefs.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_star_is_a_brief_for_every_region_of_the_dataset(three: Path) -> None:
    """Slugs hold the code, which is stable; titles the name, which is read."""
    briefs = read_plan(three / "reports" / "briefs.toml")
    assert [(b.slug, b.title, b.parameters) for b in briefs] == [
        ("three-xa-01", "Attacks in Aldermark", {"regions": ["XA-01"]}),
        ("three-xa-02", "Attacks in Brinewater", {"regions": ["XA-02"]}),
        ("three-xa-03", "Attacks in Cindervale", {"regions": ["XA-03"]}),
    ]


def test_several_values_give_every_combination(three: Path) -> None:
    """Two values of one and two of another are four briefs, with both in their names."""
    rest = 'for_each = { region = ["XA-01", "XA-02"], profile = "*" }'
    briefs = read_plan(write_plan(three, ENTRY.format(slug="{region}-{profile}", rest=rest)))
    assert sorted(b.slug for b in briefs) == ["xa-01-internal", "xa-01-public", "xa-02-internal", "xa-02-public"]


def test_defaults_hold_for_every_entry_and_give_way_to_it(three: Path) -> None:
    """An entry takes what it does not say from the defaults, parameter by parameter."""
    defaults = '[defaults]\ndataset = "three"\ntimeout_seconds = 30\nparameters = { start = 2026-03-02, profile = "internal" }\n'
    own = '[[brief]]\nslug = "a"\ntitle = "t"\nnotebook = "situation-brief"\nparameters = { profile = "public" }\n'
    (brief,) = read_plan(write_plan(three, defaults + own))
    values = brief.values()
    assert (brief.timeout_seconds, values["start"], values["profile"]) == (30, "2026-03-02", "public")


FAULTY = {
    "a hole nothing fills": (
        ENTRY.format(slug="a-{regoin}", rest='for_each = { region = "*" }'),
        r"\{regoin\}.*\{region\}",
    ),
    "all of what has no end": (ENTRY.format(slug="a", rest='for_each = { start = "*" }'), "List the values"),
    "no values": (ENTRY.format(slug="a", rest="for_each = { region = [] }"), "a list of values"),
    "no table": (ENTRY.format(slug="a", rest='for_each = "region"'), "for_each"),
    "one slug for all": (ENTRY.format(slug="a", rest='for_each = { region = "*" }'), "slug 'a' stands twice"),
    "no such region": (ENTRY.format(slug="a-{region}", rest='for_each = { region = ["XA-99"] }'), "XA-99"),
    "a mistyped table": (BY_REGION.replace("[[brief]]", "[[breif]]"), "breif"),
    "a reserved name": (ENTRY.format(slug="failures", rest=""), "not `failures`"),
    "a dataset twice": (ENTRY.format(slug="a", rest='parameters = { dataset = "december-7" }'), "a place of its own"),
    "parameters that are none": (ENTRY.format(slug="a", rest="parameters = 5"), "parameters: 5"),
    "nested regions": (ENTRY.format(slug="a", rest='parameters = { regions = [["XA-01"]] }'), "is no list"),
    "no time at all": (ENTRY.format(slug="a", rest="timeout_seconds = 0"), "timeout_seconds"),
}


@pytest.mark.parametrize(("text", "said"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_plan_is_one_error_before_anything_runs(three: Path, text: str, said: str) -> None:
    """What is wrong is named, and nothing is built."""
    with pytest.raises(ParameterError, match=said):
        read_plan(write_plan(three, text))


def test_a_dataset_that_is_not_built_is_said_once(project: Path) -> None:
    """Also where a slug has the place of a region; the briefs it is wrong with stand before it."""
    text = "".join(ENTRY.format(slug=slug, rest='for_each = { region = ["XA-01"] }') for slug in ("a-{region}", "b"))
    with pytest.raises(ParameterError, match=r"^briefs.toml: a-xa-01, b: dataset 'three' is not built;"):
        read_plan(write_plan(project, text))


SECRETS = [
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
    "https://me:hunter2@example.org/x",
    "-----BEGIN PRIVATE KEY-----",
    "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
    "0123456789abcdef0123456789abcdef",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_what_looks_like_a_secret_is_refused_and_not_repeated(three: Path, secret: str) -> None:
    """Parameters are printed on every brief, so a token is an error that does not show the token."""
    rest = f'parameters = {{ start = "{secret}" }}'
    with pytest.raises(ParameterError, match="looks like a secret") as caught:
        read_plan(write_plan(three, ENTRY.format(slug="a", rest=rest)))
    assert secret not in str(caught.value)


@pytest.mark.parametrize(
    "rest",
    [
        f'for_each = {{ start = "{SECRETS[1]}" }}',
        f'for_each = {{ region = ["{SECRETS[1]}"] }}',
        f'parameters = {{ regions = [["{SECRETS[1]}"]] }}',
        f'parameters = {{ profile = {{ password = "{SECRETS[1]}" }} }}',
    ],
)
def test_a_secret_is_found_wherever_it_stands(three: Path, rest: str) -> None:
    """In a list, in a table, or among the values of `for_each`."""
    with pytest.raises(ParameterError, match="looks like a secret") as caught:
        read_plan(write_plan(three, ENTRY.format(slug="a", rest=rest)))
    assert SECRETS[1] not in str(caught.value)


def test_groups_of_regions_and_doubled_braces(three: Path) -> None:
    """A value may be a list of its own; a doubled brace stands for itself."""
    text = (
        '[[brief]]\nslug = "a-{region}"\ntitle = "{{x}} {region}"\nnotebook = "situation-brief"\ndataset = "three"\n'
        'for_each = { regions = [["XA-01", "XA-02"]] }\n'
    )
    (brief,) = read_plan(write_plan(three, text))
    assert (brief.slug, brief.title) == ("a-xa-01-xa-02", "{x} Aldermark, Brinewater")


@pytest.mark.parametrize(("name", "value"), [("api_token", "short"), ("db_password", "x")])
def test_a_name_may_give_a_secret_away(name: str, value: str) -> None:
    """What is called a password is one, however short."""
    assert looks_secret(name, value)


@pytest.mark.parametrize(
    "value",
    ["2026-03-01", "XA-01", "region", "demonstration", "air_attack", "UA-30", "", "Kharkiv-Oblast-2024-incident-list"],
)
def test_what_parameters_hold_is_no_secret(value: str) -> None:
    """Dates, codes and words pass."""
    assert not looks_secret("regions", [value])


@pytest.mark.slow
def test_dates_tuples_and_none_survive_papermill(three: Path, tmp_path: Path) -> None:
    """A notebook gets a date, a tuple and None as what they are, given as TOML or JSON have them."""
    parameters = (
        'dataset: str = "three"\nwhen: date = date(2026, 1, 1)\npair: tuple[int, ...] = (1,)\n'
        'maybe: str | None = "x"\nshare: float = 0.5\nwords: list[str] = []'
    )
    check = (
        'assert (when, pair, maybe, words) == (date(2026, 2, 3), (4, 5), None, ["a\'b", "c\\\\d"])\n'
        "assert (type(when), type(pair), type(share)) == (date, tuple, float)"
    )
    name = write_notebook(three, "typed", check, parameters=parameters)
    given = {"when": "2026-02-03", "pair": [4, 5], "maybe": None, "share": 1, "words": ["a'b", "c\\d"]}
    brief = Brief(slug="typed", notebook=name, dataset="three", title="t", parameters=given)
    assert find_faults(find_notebook(name), given) == []
    assert build([brief], tmp_path).failed == {}


def test_a_value_is_only_coerced_where_it_says_the_same() -> None:
    """A word is no date, a number no text, and true no float."""
    assert coerce_value("soon", "date") == "soon"
    assert coerce_value(3, "str") == 3
    assert coerce_value(True, "float") is True


def explain(root: Path) -> dict[str, list[str]]:
    """Return which parts have changed, brief by brief."""
    plan = read_plan(root / "reports" / "briefs.toml")
    return {k: list(v) for k, v in changes.explain_changes(plan, root / "reports" / "built", "embedded").items()}


@pytest.mark.slow
def test_each_part_that_changes_is_named_alone(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notebook, parameters, slice, cut-off, judgements, code, lock, renderer: each is said where it is the one."""
    slugs = ["three-xa-01", "three-xa-02", "three-xa-03"]
    plan = three / "reports" / "briefs.toml"
    build(read_plan(plan), three / "reports" / "built", jobs=2)
    assert explain(three) == {slug: [] for slug in slugs}

    write_records(three, aldermark_1="2026-03-02")
    assert explain(three) == {"three-xa-01": ["slice"], "three-xa-02": [], "three-xa-03": []}
    why = changes.explain_changes(read_plan(plan), three / "reports" / "built", "embedded")["three-xa-01"]
    assert why == {"slice": "1 in 2026-03 of XA-01"}
    write_records(three)

    for path, part in (
        ("notebooks/what-was-recorded.ipynb", "notebook"),
        ("requirements.lock", "lock"),
        ("data/judgements/parties.csv", "judgements"),
    ):
        before = (three / path).read_bytes()
        (three / path).write_bytes(
            before.replace(b"# What was", b"# What is", 1) if part == "notebook" else before + b"\n"
        )
        assert explain(three) == {slug: [part] for slug in slugs}
        (three / path).write_bytes(before)

    notebook = three / "notebooks" / "what-was-recorded.ipynb"
    notebook.write_text(
        json.dumps(json.loads(notebook.read_text("utf-8")), indent=4), "utf-8"
    )  # as Jupyter might save it
    assert explain(three) == {slug: [] for slug in slugs}

    plan.write_text(BY_REGION.replace("Attacks in", "All attacks in"), "utf-8")
    assert explain(three) == {slug: ["parameters"] for slug in slugs}
    plan.write_text(BY_REGION, "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(changes, "hash_code", lambda: "other")
        assert explain(three) == {slug: ["code"] for slug in slugs}
    assert explain(three) == {slug: [] for slug in slugs}


def tell_lines(*rows: tuple[str, str, str, str]) -> dict[str, dict[str, str]]:
    """Return records as a brief lists them: id, region, day, and what stands for all else."""
    return {
        name: {"region_code": region, "date_from": day, "date_to": day, "date_precision": "day", "content": content}
        for name, region, day, content in rows
    }


def test_the_months_whose_records_are_others_are_named() -> None:
    """New, withdrawn and changed ones count in their month; one with another date in both; what is the same, nowhere."""
    same = ("same", "XA-01", "2026-01-01", "s")
    was = tell_lines(same, ("gone", "XA-01", "2026-02-01", "g"), ("moved", "XA-02", "2026-03-31", "m"))
    now = tell_lines(same, ("new", "XA-01", "2026-02-28", "n"), ("moved", "XA-02", "2026-04-01", "m"))
    assert say_months(was, now) == "1 in 2026-04 of XA-02; 1 in 2026-03 of XA-02; 2 in 2026-02 of XA-01"
    within = tell_lines(same, ("gone", "XA-01", "2026-02-02", "g"), ("moved", "XA-02", "2026-03-31", "other"))
    assert say_months(was, within) == "1 in 2026-03 of XA-02; 1 in 2026-02 of XA-01"
    assert say_months(was, was) == "not those it lists: what was watched, set aside or is withheld"
    assert say_months({}, tell_lines(("nowhere", "", "", "x"))) == "1 in no known month of no region"
    many = tell_lines(*((f"i-{n}", "XA-01", f"2026-0{n}-01", "x") for n in range(1, 9)))
    assert say_months({}, many).endswith("1 in 2026-04 of XA-01; more in 3 other months of a region")


@pytest.mark.slow
def test_a_moved_cut_off_is_named_with_both_dates(three: Path) -> None:
    """Every brief is affected, and the explanation says from when to when."""
    from analysis.intake.ingest import ingest

    plan = read_plan(three / "reports" / "briefs.toml")
    build(plan[:1], three / "reports" / "built")
    ingest([three / "data" / "raw" / "three"], "three", cut_off="2026-04-07")
    found = changes.explain_changes(plan[:1], three / "reports" / "built", "embedded")
    assert found["three-xa-01"]["cut_off"] == "2026-03-31, now 2026-04-07"
    result = build(plan[:1], three / "reports" / "built")
    assert "cut_off" in result.reasons["three-xa-01"]


THREE = (
    ENTRY.format(slug="three-{language}", rest='for_each = { language = "*" }')
    .replace('title = "t"', 'title = { en = "Attacks", uk = "Напади", ru = "Нападения" }')
    .replace("situation-brief", "what-was-recorded")
)


def test_a_title_in_several_languages_is_the_one_of_the_brief(three: Path) -> None:
    """Each brief has the title of its language; a language without one is an error that names those there are."""
    briefs = read_plan(write_plan(three, THREE))
    assert [(b.slug, b.title) for b in briefs] == [
        ("three-en", "Attacks"),
        ("three-uk", "Напади"),
        ("three-ru", "Нападения"),
    ]
    with pytest.raises(ParameterError, match=r"title: none in 'ru'. Expected one of en, uk. Add ru"):
        read_plan(write_plan(three, THREE.replace(', ru = "Нападения"', "")))


def test_a_region_in_a_title_is_called_as_the_language_does(three: Path) -> None:
    """`{region}` in a Ukrainian title is the Ukrainian name."""
    rest = 'parameters = { language = "uk" }\nfor_each = { region = ["XA-01"] }'
    text = ENTRY.format(slug="a-{region}", rest=rest).replace('title = "t"', 'title = "Напади: {region}"')
    assert read_plan(write_plan(three, text))[0].title == "Напади: Олдермарк"


def test_a_changed_sentence_builds_only_the_briefs_in_its_language_again(three: Path) -> None:
    """What has changed is called `words`; the page says the new sentence, and the other languages stay as they are."""
    out = three / "reports" / "built"
    briefs = read_plan(write_plan(three, THREE))
    assert build(briefs, out).failed == {}
    page = out / "three-en" / "brief.html"
    path = three / "reports" / "language" / "en.ftl"
    path.write_text(
        path.read_text("utf-8").replace("tbl-kinds = Records by kind.", "tbl-kinds = What they are of."), "utf-8"
    )
    made = build(briefs, out)
    assert (made.reasons, made.up_to_date) == ({"three-en": ["words"]}, ["three-uk", "three-ru"])
    assert "What they are of." in page.read_text("utf-8")
    prose = three / "notebooks" / "language" / "ru.po"
    prose.write_text(prose.read_text("utf-8").replace("## Кто сообщил", "## Кто говорил"), "utf-8")
    assert build(briefs, out).reasons == {"three-ru": ["words"]}
    assert "Кто говорил" in (out / "three-ru" / "brief.html").read_text("utf-8")


def test_a_page_says_in_which_language_it_is(three: Path) -> None:
    """The page and its PDF carry the language; labels, foot and headings are in it."""
    from pypdf import PdfReader

    out = three / "reports" / "built"
    assert build(read_plan(write_plan(three, THREE))[1:2], out).failed == {}
    page = (out / "three-uk" / "brief.html").read_text("utf-8")
    assert '<html lang="uk">' in page
    assert "Таблиця 1." in page
    assert re.search(r"Записи станом на 31 березня 2026\. \d+ (число|числа|чисел) цього огляду простежу", page)
    assert "до записів. Контрольна сума результатів <code>" in page
    assert ">Походження</h2>" in page
    reader = PdfReader(out / "three-uk" / "brief.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "uk"
    assert "Записи станом на 31 березня 2026" in " ".join(reader.pages[0].extract_text().split())
    assert '<html lang="uk">' in (out / "index.html").read_text("utf-8")


def test_an_authors_own_notebook_in_another_language_is_left_as_it_is(three: Path) -> None:
    """A notebook is written in the language its parameter has by default; in another one its prose is marked."""
    write_notebook(three, "own", "x = 1", parameters='dataset: str = "three"\nlanguage: str = "uk"  # en, uk or ru')
    path = three / "notebooks" / "own.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    told = {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": "## Власні слова"}
    path.write_text(json.dumps({**notebook, "cells": [*notebook["cells"], told]}), "utf-8")
    entry = ENTRY.format(slug="own-{language}", rest='for_each = { language = ["uk", "en"] }').replace(
        "situation-brief", "own"
    )
    assert build(read_plan(write_plan(three, entry)), three / "out").failed == {}
    assert "Власні слова" in (three / "out" / "own-uk" / "brief.html").read_text("utf-8")
    assert "[uk] Власні слова" in (three / "out" / "own-en" / "brief.html").read_text("utf-8")


def test_a_broken_message_fails_the_briefs_that_say_it_with_its_line(three: Path) -> None:
    """A slip in the English file is one clear error, and a build with several kernels does not hang on it."""
    path = three / "reports" / "language" / "en.ftl"
    path.write_text(path.read_text("utf-8").replace("tbl-kinds = Records by kind.", "tbl-kinds = { $n"), "utf-8")
    made = build(read_plan(write_plan(three, THREE)), three / "reports" / "built", jobs=2)
    assert made.built == ["three-uk", "three-ru"]
    assert "reports/language/en.ftl: 'tbl-kinds = { $n" in made.failed["three-en"]
    path.unlink()
    with pytest.raises(BuildError, match=r"reports/language/en.ftl: no such file"):
        build(read_plan(write_plan(three, THREE))[:1], three / "out")


def test_what_finds_nothing_changed_loads_no_tables() -> None:
    """Planning and building import no pandas by themselves: where nothing changed, that would be most of the time."""
    code = "import sys, analysis.briefs.fallback, analysis.briefs.build, analysis.cli.briefs; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_run_is_named_for_what_was_asked(three: Path) -> None:
    """Two runs of one notebook are told apart in the index: by regions, days and values; a title may be given."""
    asked = ["regions=XA-01,XA-02", "start=2026-03-01", "what=alerts", "language=en"]
    run = make_brief("situation-brief", "three", asked, None)
    assert run.title == "Situation brief: three, Aldermark, Brinewater, 2026-03-01 –, what = alerts"
    assert re.fullmatch(r"three-situation-brief-xa-01-xa-02-2026-03-01-alerts-en-[0-9a-f]{6}", run.slug)
    assert make_brief("situation-brief", "three", [], None).slug == "three-situation-brief"
    titled = make_brief("situation-brief", "three", ["regions=XA-01", "title=A week in Aldermark"], None)
    assert (titled.title, titled.parameters) == ("A week in Aldermark", {"regions": ["XA-01"]})
    every = [
        "regions=XA-01,XA-02,XA-03",
        "start=2026-03-01",
        "end=2026-03-09",
        "what=air_attack+shelling+missile_attack",
    ]
    assert len(make_brief("situation-brief", "three", every, None).slug) <= 81


def test_a_plan_needs_no_titles(three: Path) -> None:
    """An entry without one is called by its notebook, dataset and regions."""
    text = ENTRY.format(slug="a-{region}", rest='for_each = { region = "*" }').replace('title = "t"\n', "")
    assert [brief.title for brief in read_plan(write_plan(three, text))] == [
        "Situation brief: three, Aldermark",
        "Situation brief: three, Brinewater",
        "Situation brief: three, Cindervale",
    ]
