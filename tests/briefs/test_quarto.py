"""Quarto makes the same pages: eight faults that the real program showed, and when it is used at all.

The program is a stand-in (quarto_stand_in.py) that reads what Quarto reads and refuses what it refuses.
"""

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml
from pypdf import PdfReader

from analysis.briefs import doctor
from analysis.briefs.build import build
from analysis.briefs.check.verify import verify
from analysis.briefs.fallback import build_as_asked
from analysis.briefs.pages import quarto, trial
from analysis.briefs.pages.embedded import render_embedded
from analysis.briefs.pages.manuscript import make_notebook
from analysis.briefs.pages.marks import write_rules
from analysis.briefs.pages.markup import QUARTO_POLICY
from analysis.briefs.pages.published import read_page
from analysis.briefs.pages.render import choose_renderer
from analysis.briefs.plan.reading import Brief, make_brief
from analysis.briefs.shelf.manifest import Manifest
from analysis.briefs.shown.convert import DIALECT
from analysis.briefs.shown.drafts import Draft
from analysis.briefs.shown.printed import Printed
from analysis.errors import ParameterError

HOSTILE = (
    'A <b>bold</b> *title* [link](x) @fig-x {{< env HOME >}} `code` $x$ "q" \\ #1 ~a~ ^b^ | it\'s -- <!-- c --> :: {.d}'
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 2"><rect width="6" height="2"/></svg>'
STAND_IN = Path(__file__).with_name("quarto_stand_in.py")


@pytest.fixture(autouse=True)
def program(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a stand-in for Quarto on PATH; what it is called with is noted in `calls` beside it."""
    program = tmp_path / "bin" / "quarto"
    program.parent.mkdir()
    write_program(program, f'exec "{sys.executable}" "{STAND_IN}" "$@"')
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("STAND_IN_CALLS", str(tmp_path / "calls"))
    quarto.read_version.cache_clear()
    return program


def write_program(path: Path, line: str) -> None:
    """Write a program of one line of shell."""
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def count_calls(tmp_path: Path) -> int:
    """Return how often the stand-in was asked to render."""
    calls = tmp_path / "calls"
    return len(calls.read_text().splitlines()) if calls.is_file() else 0


def make_table(n_rows: int = 2) -> dict[str, Any]:
    """Return a passage with a table; each row has a word of its own."""
    rows = "\n".join(f"| row{n:03d}x | {n} |" for n in range(n_rows))
    return {
        "kind": "table",
        "where": "tbl-one",
        "caption": "A table.",
        "text": f"| A | B |\n|:--|--:|\n{rows}",
        "numbers": [],
    }


def make_figure(alt: str = "Bars.") -> dict[str, Any]:
    """Return a passage with a figure."""
    return {
        "kind": "figure",
        "where": "fig-one",
        "caption": "A figure.",
        "alt": alt,
        "svg": SVG,
        "text": "",
        "numbers": [],
    }


def make_text(text: str, kind: str = "text") -> dict[str, Any]:
    """Return a passage of text."""
    return {"kind": kind, "where": "said", "text": text, "caption": "What is not known", "numbers": []}


def make_draft(folder: Path, *passages: dict[str, Any], title: str = "A title", slug: str = "one") -> Draft:
    """Return a brief of some passages, executed in a folder of its own."""
    private = folder / slug
    private.mkdir(parents=True)
    manifest = {
        "slug": slug,
        "title": title,
        "notebook": "n",
        "parameters": {"profile": "public"},
        "digest": "d" * 64,
        "outputs": "",
        "numbers": [],
        "dataset": {
            "dataset": "d",
            "title": "",
            "notice": "Invented",
            "cut_off": "2026-01-31",
            "period": [None, None],
            "sources": [],
        },
        "made_with": {},
        "parts": {"renderer": "quarto", "slice": "s", "code": "c"},
    }
    (private / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    opening = {"kind": "markdown", "where": "c", "text": "# Kicker\n\nA question?", "numbers": []}
    for figure in (p for p in passages if p["kind"] == "figure"):
        (private / f"{figure['where']}.svg").write_text(figure["svg"], "utf-8")
    brief = Brief(slug=slug, title=title, notebook="n", dataset="d")
    return Draft(
        brief,
        None,
        [Printed.model_validate(p) for p in (opening, *passages)],
        Manifest.model_validate(manifest),
        {},
        "",
        "",
        "",
        private,
    )


def render(folder: Path, *passages: dict[str, Any], title: str = "A title") -> tuple[str, list[str]]:
    """Render one brief and return its HTML, and the text of each page of its PDF."""
    made = make_draft(folder, *passages, title=title)
    assert quarto.render_quarto([made]) == {"one": None}
    pages = PdfReader(made.private / "brief.pdf").pages
    return (made.private / "brief.html").read_text("utf-8"), [page.extract_text() for page in pages]


def find_body(page: str) -> str:
    """Return what a reader of a page sees, tags and style taken away."""
    body = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", page.partition("<body>")[2])
    return re.sub(r"<[^>]+>", "", body)


def test_a_both_pages_are_made_since_a_document_names_both_formats(tmp_path: Path) -> None:
    """Fault A: the formats of a document replace those of its project, so HTML came out for nobody."""
    made = make_draft(tmp_path / "a", make_text("Said."))
    assert quarto.render_quarto([made]) == {"one": None}
    assert {"brief.html", "brief.pdf"} <= {path.name for path in made.private.iterdir()}
    front = make_notebook(made).cells[0].source.splitlines()[1]
    assert list(json.loads(front)["format"]) == ["html", "typst"]


def test_b_the_manifest_of_a_pdf_is_called_so_whatever_the_root(tmp_path: Path) -> None:
    """Fault B: typst's root is the project, so the attachment was called by the folder it lay in."""
    made = make_draft(tmp_path / "b", make_text("Said."))
    assert quarto.render_quarto([made]) == {"one": None}
    assert list(PdfReader(made.private / "brief.pdf").attachments) == ["manifest.json"]
    assert read_page(made.private / "brief.pdf").manifest == made.manifest


def test_c_a_long_table_breaks_across_pages_and_no_row_lies_on_another(tmp_path: Path) -> None:
    """Fault C: a table of Quarto's is a float that does not break, and its last rows were printed over each other."""
    made = make_draft(tmp_path / "c", make_table(200))
    assert quarto.render_quarto([made]) == {"one": None}
    placed: dict[tuple[int, int], str] = {}
    for number, page in enumerate(PdfReader(made.private / "brief.pdf").pages):

        def visit(text: str, matrix: list[float], *_: Any, number: int = number, page: Any = page) -> None:
            for word in re.findall(r"row\d{3}x", text):
                assert 40 < matrix[5] < float(page.mediabox.height) - 40, f"{word} is in the margin"
                assert placed.setdefault((number, round(matrix[5])), word) == word, f"{word} lies on another row"

        page.extract_text(visitor_text=visit)
    assert len(set(placed.values())) == 200
    assert len({number for number, _ in placed}) >= 4


@pytest.mark.parametrize("title", [HOSTILE, "{{< include secret >}}", "1. --- # x", "A {{< lost", "Запоріжжя 100 %"])
def test_d_a_title_is_printed_as_it_is_written(title: str, tmp_path: Path) -> None:
    """Fault D: a title was read as Markdown, and its links, tags and shortcodes acted."""
    page, printed = render(tmp_path / "d", make_text("Said."), title=title)
    plain = title.replace("{{<", "{\u2060{<")
    import html

    seen = html.unescape(re.search(r'(?s)<h1 class="title">(.*?)</h1>', page)[1])
    assert seen.replace("\u2019", "'").replace("\n", " ") == plain
    squeezed = "".join(printed[0].replace("\u2060", "").split())
    assert "".join(title.split()) in squeezed.replace("\u2019", "'")


def test_e_a_name_with_an_at_sign_is_a_name(tmp_path: Path) -> None:
    """Fault E: an @name in a note was a citation, and the PDF came to nothing for want of a bibliography."""
    page, printed = render(tmp_path / "e", make_text("The channel @governor says so, see @fig-one."), make_figure())
    assert "@governor says so, see @fig-one" in find_body(page)
    assert "@governor" in printed[0]


def test_e_the_embedded_renderer_reads_a_name_in_the_same_way(tmp_path: Path) -> None:
    """The dialect is one for both: an @name stops neither."""
    made = make_draft(tmp_path / "e", make_text("The channel @governor says so."))
    assert render_embedded([made]) == {"one": None}
    assert "@governor" in read_page(made.private / "brief.pdf").text


@pytest.mark.thorough
def test_f_a_page_of_quarto_can_be_made_again_and_an_upgrade_accuses_nobody(
    in_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault F: after an upgrade of Quarto an honest page `was altered`; a page altered by hand went unnoticed."""
    brief = make_brief("what-was-recorded", "december-7", [], None)
    out = tmp_path / "out"
    assert build([brief], out, renderer="quarto").failed == {}
    folder = out / brief.slug
    assert verify(folder).verdict == "holds"
    monkeypatch.setenv("STAND_IN_VERSION", "1.10.19")
    quarto.read_version.cache_clear()
    found = {step.step: step.state for step in verify(folder).steps}
    assert {found["brief.html"], found["brief.pdf"]} <= {"says the same", "made again: the same bytes"}
    assert "broken" not in found.values()
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["made_with"]["quarto"] == "1.10.18"
    page = folder / "brief.html"
    page.write_text(page.read_text("utf-8").replace("7 December", "8 December"), "utf-8")
    assert verify(page).verdict == "not checked"  # what another Quarto would have set is not known here
    monkeypatch.setenv("STAND_IN_VERSION", "1.10.18")
    quarto.read_version.cache_clear()
    assert verify(page).verdict == "was altered after it was made"


def test_g_no_page_offers_other_formats_that_are_not_there(tmp_path: Path) -> None:
    """Fault G: Quarto put a box of other formats on the page, with a link to nothing."""
    page, _ = render(tmp_path / "g", make_text("Said."))
    assert "Other Formats" not in page
    assert "<a " not in page


def test_h_the_box_of_what_is_not_known_keeps_its_title(tmp_path: Path) -> None:
    """Fault H: Quarto owns the class `callout`, and titled our box None."""
    page, printed = render(tmp_path / "h", make_text("- The day.", "callout"))
    assert "What is not known" in find_body(page)
    assert page.count("What is not known") == 1
    assert "None" not in find_body(page) + printed[0]
    assert re.search(r"What is not known\s*•\s*The day", printed[0])


def test_both_renderers_give_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    """Kicker, title, question, lead, box, table, figure and closing stand alike in both, in HTML and in PDF."""
    said = [
        make_text("**One** attack.", "headline"),
        make_text("Two regions.", "lead"),
        make_text("- The day.", "callout"),
        make_table(3),
        make_figure(),
        make_text("## A heading\n\nAnd more.", "markdown"),
        make_text("Small.", "small"),
    ]
    drafts = {name: make_draft(tmp_path / name, *said) for name in ("quarto", "embedded")}
    assert quarto.render_quarto([drafts["quarto"]]) == render_embedded([drafts["embedded"]]) == {"one": None}
    for name in ("brief.html", "brief.pdf"):
        words = {}
        for renderer, made in drafts.items():
            text = read_page(made.private / name).text.replace("\u00a0", " ")
            words[renderer] = re.sub(r"\s+", "", text)
        assert words["quarto"] == words["embedded"]


def test_nothing_on_a_page_of_quarto_comes_from_elsewhere(tmp_path: Path) -> None:
    """It carries a policy that names no address; what Quarto writes into the page itself may run."""
    made = make_draft(tmp_path / "policy", make_text("Said."))
    assert quarto.render_quarto([made]) == {"one": None}
    page = (made.private / "brief.html").read_text("utf-8")
    assert page.count(f'<meta http-equiv="Content-Security-Policy" content="{QUARTO_POLICY}">') == 1
    assert QUARTO_POLICY.startswith("default-src 'none'; ")
    assert "http" not in QUARTO_POLICY


def test_both_renderers_take_their_looks_from_one_theme(tmp_path: Path) -> None:
    """The CSS of a page is the theme's, byte for byte, whichever renderer made it; and so are the rules of its PDF."""
    css = Path("reports/theme/brief.css").read_text("utf-8")
    made = make_draft(tmp_path / "look", make_text("Said."))
    rules = write_rules(made.manifest)
    assert rules.endswith(Path("reports/theme/rules.typ").read_text("utf-8"))
    assert quarto.render_quarto([made]) == {"one": None}
    assert css in (made.private / "brief.html").read_text("utf-8")
    front = json.loads(make_notebook(made).cells[0].source.splitlines()[1])
    assert front["format"]["typst"]["include-in-header"][0]["text"].startswith(rules)
    assert render_embedded([made]) == {"one": None}
    assert css in (made.private / "brief.html").read_text("utf-8")
    assert (made.private / "brief.typ").read_text("utf-8").startswith(rules)


@pytest.mark.parametrize(
    "text",
    [
        "{{< env SECRET >}}",
        "`{{< env SECRET >}}`",
        "Before {{< and lost",
        "{{< include secret.md >}}",
        "---\ntitle: SECRET\n---\n\nText",
        "#| echo: SECRET\nText",
    ],
)
def test_what_quarto_would_act_on_is_printed(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shortcodes, metadata and options of cells in a text read no file and no environment, and nothing after them is lost."""
    monkeypatch.setenv("SECRET", "leaked")
    page, printed = render(tmp_path / "x", make_text(text), make_figure(f'A "quoted" {text}'), make_text("The end."))
    for seen in (find_body(page), "\n".join(printed)):
        assert "leaked" not in seen
        assert "The end." in seen
        assert "A title" in seen
        assert [word for word in re.findall("[A-Za-z]{3,}", text) if word not in seen] == []
    alt = re.search(r'<img [^>]*alt="([^"]*)"', page)[1]
    assert "leaked" not in alt
    assert "quoted" in alt


def test_a_figure_without_words_is_refused_in_one_readable_line(tmp_path: Path) -> None:
    """PDF/UA refuses an image without alt text: the error says so, without colours, and where the whole log lies."""
    made = make_draft(tmp_path / "alt", make_figure("") | {"alt": ""})
    error = quarto.render_quarto([made])["one"]
    assert "alt text" in error
    assert "quarto.log" in error
    assert "\n" not in error
    assert "\x1b" not in error
    assert len(error) < 700
    assert "alt text" in (made.private / "quarto.log").read_text()


def test_an_option_quarto_does_not_know_is_refused(project: Path, tmp_path: Path) -> None:
    """The stand-in reads the project file: an option that is no option ends in an error, not in a page."""
    settings = project / "reports" / "_quarto.yml"
    settings.write_text(settings.read_text().replace("toc: false", "tox: false"))
    error = quarto.render_quarto([make_draft(tmp_path / "o", make_text("Said."))])["one"]
    assert "unknown option tox" in error


def test_one_call_renders_many_and_one_that_is_refused_stops_no_other(tmp_path: Path) -> None:
    """Quarto stops at the first brief it refuses; the others are made all the same, and the one at fault is named."""
    drafts = [make_draft(tmp_path / "m", make_text("Said."), slug=f"b{n}") for n in range(3)]
    assert quarto.render_quarto(drafts) == {"b0": None, "b1": None, "b2": None}
    assert (tmp_path / "calls").read_text().splitlines() == ["render . --no-execute 946684800"]
    wrong = make_draft(tmp_path / "m", make_text("```{=typst}\n#nothing()\n```"), slug="b1x")
    drafts = [make_draft(tmp_path / "n", make_text("Said."), slug="b0"), wrong, make_draft(tmp_path / "n", slug="b2")]
    errors = quarto.render_quarto(drafts)
    assert [slug for slug, error in errors.items() if error] == ["b1x"]
    assert "b1x" in errors["b1x"]
    assert "unknown variable: nothing" in errors["b1x"]


def test_a_page_half_made_is_not_taken_for_one(program: Path, tmp_path: Path) -> None:
    """A program that writes both files and ends with an error has made no brief; nor has one whose page asks elsewhere."""
    page = '<script type="application/json" id="manifest">{}</script>'
    write_program(
        program,
        f"for d in */; do echo '{page}' > $d/brief.html; echo x > $d/brief.pdf; done; echo 'ERROR: no disk' >&2; exit 1",
    )
    assert "no disk" in quarto.render_quarto([make_draft(tmp_path / "h", make_text("Said."))])["one"]
    link = f'<link rel="stylesheet" href="../brief.css">{page}'
    write_program(program, f"for d in */; do echo '{link}' > $d/brief.html; echo x > $d/brief.pdf; done")
    assert "asks for ../brief.css" in quarto.render_quarto([make_draft(tmp_path / "l", make_text("Said."))])["one"]
    write_program(program, "for d in */; do echo lost > $d/brief.html; echo x > $d/brief.pdf; done")
    assert "0 manifests" in quarto.render_quarto([make_draft(tmp_path / "z", make_text("Said."))])["one"]


def test_a_program_that_hangs_is_ended_with_all_it_started(program: Path, tmp_path: Path) -> None:
    """After its time it is ended, its children too, and the error says how long it was given."""
    write_program(program, f"sleep 600 & echo $! > {tmp_path}/child; wait")
    error = quarto.render_quarto([make_draft(tmp_path / "s", make_text("Said."))], seconds=1)["one"]
    assert "not done after 1 seconds" in error
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 240
    while psutil.pid_exists(child) and psutil.Process(child).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_auto_takes_a_quarto_that_shows_it_works_and_tries_it_once(program: Path, tmp_path: Path) -> None:
    """A version that is known, and a page of trial: Quarto. What came of the trial is kept."""
    assert choose_renderer("auto") == ("quarto", "")
    assert choose_renderer("auto") == ("quarto", "")
    assert count_calls(tmp_path) == 1
    write_program(program, f'exec "{sys.executable}" "{STAND_IN}" "$@" # installed anew')
    assert choose_renderer("auto") == ("quarto", "")
    assert count_calls(tmp_path) == 2


def test_auto_without_quarto_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most people have none, and need not hear of it."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert choose_renderer("auto") == ("embedded", "")
    assert doctor._examine_renderer()["quarto"] == "not on PATH, nor in QUARTO_PATH"


@pytest.mark.parametrize(
    "caption", [r"Attacks in \{Region\} and more.", r"\{\{\< env HOME \>\}\} said.", "A {brace} here"]
)
def test_a_caption_with_braces_is_whole_and_its_table_a_float(caption: str, tmp_path: Path) -> None:
    """Quarto takes the first word that begins with a brace for the name of the table, and cuts the caption there."""
    page, printed = render(tmp_path / "b", {**make_table(), "caption": caption}, {**make_table(), "where": "tbl-two"})
    words = re.findall("[A-Za-z]{2,}", caption)
    for seen in (find_body(page), "\n".join(printed)):
        assert [word for word in words if word not in seen] == []
    assert 'id="tbl-one"' in page
    assert re.search(r"Table\s2", printed[0])
    assert "{#tbl" not in find_body(page) + printed[0]


def test_a_text_that_is_not_closed_is_an_error_and_no_page(tmp_path: Path) -> None:
    """A code block left open swallows what stands after it, the manifest too: that is said, and nothing is published."""
    error = quarto.render_quarto([make_draft(tmp_path / "o", make_text("```\ncode"), make_text("The end."))])["one"]
    assert error.startswith("one, Quarto: ")
    assert "no manifest" in error or "0 manifests" in error
    assert "A text that is not closed" in error


def test_line_ends_of_other_systems_let_no_metadata_in(tmp_path: Path) -> None:
    """CRLF hid two rules from what makes a text harmless."""
    page, printed = render(
        tmp_path / "crlf", make_text("one\r\n\r\n---\r\ntitle: OTHER\r\nlang: de\r\n---\r\n\r\nthree")
    )
    assert 'lang="en"' in page
    assert "A title" in printed[0]
    assert "three" in printed[0]


def test_a_rule_in_a_code_block_stays_as_it_is(tmp_path: Path) -> None:
    """Three hyphens in code are three hyphens."""
    page, _ = render(tmp_path / "code", make_text("```\n---\na: 1\n---\n```\n\nThe end."))
    assert "----" not in find_body(page)
    assert "The end." in find_body(page)


def test_auto_makes_with_the_embedded_renderer_what_quarto_then_fails_to_make(
    in_built: Path, program: Path, tmp_path: Path
) -> None:
    """A Quarto that breaks after its trial loses nobody a page, one line says so, and it is tried anew before it is taken again."""
    inner = tmp_path / "inner"
    write_program(inner, f'exec "{sys.executable}" "{STAND_IN}" "$@"')
    write_program(program, f'[ "$1" = --version ] && echo 1.10.18 && exit; exec {inner} "$@"')
    trial.forget_trial()
    assert choose_renderer("auto") == ("quarto", "")
    write_program(inner, 'echo "ERROR: typst is missing" >&2; exit 1')
    briefs = [make_brief(n, "december-7", [], None) for n in ("what-was-recorded", "attribution-gaps")]
    said: list[str] = []
    result = build_as_asked(briefs, tmp_path / "out", "auto", said.append, jobs=2)
    assert (result.failed, result.built) == ({}, [brief.slug for brief in briefs])
    assert len(said) == 1
    assert "typst is missing" in said[0]
    assert f"The embedded renderer makes {briefs[0].slug}, {briefs[1].slug}" in said[0]
    assert (
        json.loads((tmp_path / "out" / briefs[0].slug / "manifest.json").read_text())["parts"]["renderer"] == "embedded"
    )
    assert not list((tmp_path / "out" / "failures").glob("*"))
    assert choose_renderer("auto").renderer == "embedded"
    result = build_as_asked(briefs[:1], tmp_path / "two", "quarto", said.append)
    assert list(result.failed) == [briefs[0].slug]
    trial.forget_trial()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("bash: warning: setlocale: LC_ALL: cannot change locale\n1.10.18", "1.10.18"),
        ("1.10-dev", "1.10-dev"),
        ("  1.10.19  ", "1.10.19"),
    ],
)
def test_a_version_is_read_whatever_stands_around_it(printed: str, expected: str, program: Path) -> None:
    """A shell may complain of its locale first; a suffix changes nothing about which version it is."""
    lines = "; ".join(f"echo '{line}'" for line in printed.split("\n"))
    write_program(program, lines)
    assert expected == quarto.read_version(str(program))
    assert trial.judge_version(expected) == ""


def test_a_program_named_from_where_one_stands_is_found_from_everywhere(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path of Quarto's is one of this folder, though it is called in another; a folder is no program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTO_PATH", "bin/quarto")
    assert quarto.render_quarto([make_draft(tmp_path / "r", make_text("Said."))]) == {"one": None}
    monkeypatch.setenv("QUARTO_PATH", str(tmp_path))
    with pytest.raises(ParameterError, match="is no program"):
        quarto.find_quarto()


def test_what_is_in_the_way_of_a_kept_trial_stops_nothing(project: Path) -> None:
    """A file where the folder of trials should be: it is tried each time."""
    (project / "reports" / "built").mkdir(exist_ok=True)
    (project / "reports" / "built" / ".trial").write_text("in the way")
    assert choose_renderer("auto") == ("quarto", "")


def test_a_page_asks_for_nothing_but_a_text_may_speak_of_it() -> None:
    """Addresses of style sheets, scripts and pictures are found; data in the page and words in an alt text are not."""
    page = """<link rel="stylesheet" href="../brief.css"><img alt="src='x.png' said" src="data:image/svg+xml,x"><img src='a.png'>"""
    assert quarto.find_addresses(page) == ["../brief.css", "a.png"]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.4.550", "Quarto 1.4.550 is too old: 1.10 or newer is needed"),
        ("1.99.1", "Quarto 1.99.1 is not known to work: 1.10 are"),
        ("nonsense", "Expected a version"),
    ],
)
def test_auto_passes_over_a_version_that_is_not_known(
    version: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too old, too new or none at all: the embedded renderer, one line that says why, and no trial."""
    monkeypatch.setenv("STAND_IN_VERSION", version)
    chosen = choose_renderer("auto")
    assert chosen.renderer == "embedded"
    assert said in chosen.reason
    assert count_calls(tmp_path) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '[ "$1" = --version ] && echo 1.10.18 && exit; echo "ERROR: the disk is full" >&2; exit 1',
            "the disk is full",
        ),
        ('[ "$1" = --version ] && echo 1.10.18 && exit; exit 0', "no brief.html and no brief.pdf"),
        (
            '[ "$1" = --version ] && echo 1.10.18 && exit; for d in */; do echo x > $d/brief.html; echo x > $d/brief.pdf; done',
            "0 manifests",
        ),
        ("exit 1", "Expected a version"),
        ("exit 0", "Expected a version"),
    ],
)
def test_auto_passes_over_a_quarto_that_is_broken(line: str, said: str, program: Path) -> None:
    """Whatever it does not do, the pages are made, and one line says what was wrong."""
    write_program(program, line)
    chosen = choose_renderer("auto")
    assert chosen.renderer == "embedded"
    assert said in chosen.reason
    assert "\n" not in chosen.reason
    assert said in doctor._examine_renderer()["quarto"]


def test_a_fault_of_the_trial_is_kept_until_doctor_tries_anew(program: Path, tmp_path: Path) -> None:
    """A trial that failed costs its time once; doctor makes it again."""
    write_program(program, f'[ "$1" = --version ] && echo 1.10.18 && exit; echo render >> {tmp_path}/calls; exit 1')
    for _ in range(2):
        assert choose_renderer("auto").renderer == "embedded"
    assert count_calls(tmp_path) == 1
    assert trial.examine_quarto(anew=True).fault
    assert count_calls(tmp_path) == 2


def test_quarto_that_was_asked_for_is_never_replaced(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --renderer quarto a missing, old or mute one is an error; a broken one fails its briefs; a newer one is used."""
    monkeypatch.setenv("STAND_IN_VERSION", "1.99.1")
    assert choose_renderer("quarto") == ("quarto", "")
    monkeypatch.setenv("STAND_IN_VERSION", "1.4.550")
    quarto.read_version.cache_clear()
    with pytest.raises(
        ParameterError, match=r"Quarto 1\.4\.550 is here, which is too old\. Expected Quarto 1\.10 or newer"
    ):
        choose_renderer("quarto")
    write_program(program, "exit 1")
    quarto.read_version.cache_clear()
    with pytest.raises(ParameterError, match="Quarto does not work"):
        choose_renderer("quarto")
    monkeypatch.setenv("QUARTO_PATH", str(tmp_path / "nothing"))
    with pytest.raises(ParameterError, match="QUARTO_PATH"):
        choose_renderer("quarto")
    assert "QUARTO_PATH" in choose_renderer("auto").reason


def test_both_renderers_read_one_dialect() -> None:
    """What Quarto's settings say of Markdown is what the embedded renderer reads."""
    settings = yaml.safe_load(Path("reports/_quarto.yml").read_text("utf-8"))
    assert settings["from"] == DIALECT


def test_what_failed_keeps_its_log_beside_its_notebook(in_built: Path, program: Path, tmp_path: Path) -> None:
    """A build with a Quarto that fails names the log, and the log is there."""
    write_program(program, '[ "$1" = --version ] && echo 1.10.18 && exit; echo "ERROR: the disk is full" >&2; exit 1')
    brief = make_brief("what-was-recorded", "december-7", [], None)
    result = build([brief], tmp_path / "out", renderer="quarto")
    assert "the disk is full" in result.failed[brief.slug]
    left = tmp_path / "out" / "failures" / brief.slug
    assert {"error.txt", "executed.ipynb", "quarto.log"} == {path.name for path in left.iterdir()}
    assert "the disk is full" in (left / "quarto.log").read_text()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("\x1b[91mWARNING: x\x1b[39m\nERROR: one\nmore\n\nStack trace:\n  at x", "ERROR: one more"),
        (
            "ERROR: error: missing alt text\nERROR: Typst compilation failed",
            "ERROR: error: missing alt text ERROR: Typst compilation failed",
        ),
        ("[1/2] brief.ipynb\nsomething", "something"),
        ("", ""),
    ],
)
def test_what_quarto_printed_becomes_one_line(printed: str, expected: str) -> None:
    """From its last ERROR on, with typst's own word before it, without colours and traces."""
    assert expected == quarto.shorten_log(re.sub(r"\x1b\[\d+m", "", printed))
