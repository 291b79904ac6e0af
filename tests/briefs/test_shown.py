"""What cells show, piece by piece: options, tables, lines, formulas, pictures."""

import base64
import io
import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from analysis.briefs.pages.compose import compose, find_lost_references
from analysis.briefs.shown.cells import collect_passages, read_cells
from analysis.briefs.shown.convert import Order, is_read_alike, run_pandoc, take_in
from analysis.briefs.shown.hypertext import read_html, read_markdown
from analysis.briefs.shown.lines import fence, write_lines
from analysis.briefs.shown.options import read_options
from analysis.briefs.shown.printed import Printed
from analysis.errors import BuildError

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def read(*cells: Any) -> list[Printed]:
    """Return the pieces of a notebook of some cells."""
    return collect_passages(read_cells(new_notebook(cells=list(cells)), "own"))


def show(source: str = "", *outputs: dict[str, Any], metadata: dict[str, Any] | None = None) -> Any:
    """Return a code cell with outputs, each a bundle of its types."""
    shown = [new_output("display_data", data=data, metadata=metadata or {}) for data in outputs]
    return new_code_cell(source, outputs=shown)


def picture(**more: str) -> dict[str, Any]:
    """Return the bundle of a picture."""
    return {"image/png": PIXEL, **more}


def refuse(*cells: Any) -> str:
    """Return why a notebook of some cells is refused."""
    with pytest.raises(BuildError) as error:
        read(*cells)
    return str(error.value)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("#| fig-widht: 5", "its option fig-widht: it is not known here. Expected options of Quarto that this does."),
        ("#| fig-capp: x", "did you mean 'fig-cap'?"),
        ("#| eval: false", "its option eval: every cell of a brief is run"),
        ("#| echo: perhaps", "its option echo: 'perhaps' is neither true nor false"),
        ("#| label: 1 2", "its option label: '1 2' is no label"),
        ("#| fig-cap: a: b", "its options are no YAML"),
        ("#| just words", "its options are 'just words'"),
    ],
)
def test_an_option_that_does_nothing_here_is_refused(source: str, said: str) -> None:
    """A slip in an option is named, with the nearest that is known."""
    assert said.casefold() in refuse(show(source + "\n1")).casefold()


def test_options_stand_above_the_code() -> None:
    """They are read as Quarto reads them, and are no part of the code that is shown."""
    found = read_options('#| label: fig-a\n#| fig-cap: ["One", "Two  lines"]\n#|echo: true\nx = 1\n#| later', "cell 1")
    assert found == ("fig-a", ("One", "Two lines"), (), (), True, True, "x = 1\n#| later")
    assert read_options("x", "cell 1") == ("", (), (), (), False, True, "x")


def test_captions_are_shared_among_the_figures_of_a_cell() -> None:
    """A list gives each its own and its own label; a single one stands under the last."""
    source = "#| label: fig-a\n#| fig-alt: Bars.\n#| fig-cap: {}"
    several = read(show(source.format('["One", "Two"]'), picture(), picture()))
    assert [(p.kind, p.where, p.caption) for p in several] == [
        ("figure", "fig-a-1", "One"),
        ("figure", "fig-a-2", "Two"),
    ]
    single = read(show(source.format("Both"), picture(), picture()))
    assert [(p.kind, p.where, p.caption) for p in single] == [("picture", "own-1-1", ""), ("figure", "fig-a", "Both")]


def test_a_caption_may_refer_to_a_figure() -> None:
    """As a text does; nothing of the mark is left on the page."""
    cell = show("#| label: fig-a\n#| fig-alt: x\n#| fig-cap: 'See @fig-a.'", picture())
    (page,) = compose(read(cell), "html", "en")
    assert "See [Figure 1](#fig-a)." in page
    assert "\ue012" not in page


def test_a_caption_is_words() -> None:
    """What is raw in it is text on both pages."""
    (found,) = read(show("#| fig-alt: x\n#| fig-cap: '`#a`{=typst} *b*'", picture()))
    assert found.caption == "`#a`\\{=typst} *b*"


def test_a_label_belongs_to_one() -> None:
    """Two figures of one name would be one in every reference."""
    one, two = (show("#| label: fig-a\n#| fig-alt: Bars.", picture()) for _ in range(2))
    assert "two figures or tables are called fig-a" in refuse(one, two)


def test_a_reference_to_nothing_is_refused() -> None:
    """It would print as it stands; an address of mail and code are none."""
    pieces = read(new_markdown_cell("See @fig-none."), show("#| label: fig-a\n#| fig-alt: Bars.", picture()))
    assert find_lost_references(pieces) == ["@fig-none; did you mean 'fig-a'?"]
    near = read(new_markdown_cell("See @fig-aa, and `@fig-b`."), show("#| label: fig-a\n#| fig-alt: x", picture()))
    assert find_lost_references(near) == ["@fig-aa; did you mean 'fig-a'?"]
    assert "<a@fig-tree.org>" in compose(read(new_markdown_cell("a@fig-tree.org")), "html", "en")[0]


def test_a_picture_without_words_is_refused() -> None:
    """What is on it can be said by the option, or by the picture itself."""
    assert "cell 1 shows a picture without alt text" in refuse(show("", picture()))
    told = read(show("", picture(), metadata={"image/png": {"alt": "A pixel."}}))
    assert [(p.alt, p.is_described) for p in told] == [("A pixel.", True)]


def test_a_photograph_loses_where_it_was_taken() -> None:
    """What a camera writes into a file is a place, a time, a name; turned by it, the picture is turned."""
    made, tags = io.BytesIO(), Image.Exif()
    tags[0x0112], tags[0x010F] = 6, "Camera of a private name"
    tags.get_ifd(0x8825)[2] = (50.0, 27.0, 0.0)
    Image.new("RGB", (4, 2)).save(made, "jpeg", exif=tags, comment="a street")
    data = base64.b64encode(made.getvalue()).decode()
    (found,) = read(show("#| fig-alt: A street.", {"image/jpeg": data}))
    with Image.open(io.BytesIO(found.read_picture())) as shown:
        assert (shown.size, dict(shown.getexif()), shown.info.get("comment")) == ((2, 4), {}, None)
    assert b"private" not in found.read_picture()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"application/vnd.jupyter.widget-view+json": {}, "text/plain": "x"}, "shows a widget"),
        ({"application/vnd.plotly.v1+json": {}, "text/html": "<p>x</p>"}, "shows a chart of plotly"),
        ({"application/javascript": "1"}, "shows a script"),
        ({"video/mp4": ""}, "shows a film"),
        ({"application/x-unknown": "x"}, "shows application/x-unknown"),
        ({"text/html": "<p onclick='x'>x</p>"}, "shows HTML with <p onclick=…>"),
        ({"text/html": "<script>1</script>"}, "shows HTML with an element <script>"),
        ({"text/html": "<table><tr><td><img src='x'></td></tr></table>"}, "an element <img>"),
        ({"text/html": "<table><tr><td>1</td></tr></table>" * 2}, "shows several tables at once"),
        ({"text/html": "<table><tr><td style='color: red'>1</td></tr></table>"}, "styles of its own (color: red)"),
        ({"application/vnd.vegalite.v6+json": {"data": {"url": "https://x"}}}, "a chart whose data lie elsewhere"),
        ({"application/vnd.vegalite.v6+json": {"mark": 5}}, "a chart that cannot be drawn"),
        ({"image/png": "bm90IGE="}, "without alt text"),
        ({"text/markdown": "<details>open"}, "an element <details>"),
        ({"text/markdown": "![x](data:image/png;base64,AA==)"}, "an element <img>"),
        ({"text/markdown": "[x](javascript:alert)"}, "shows a link to 'javascript:alert'"),
        ({"text/plain": "<Image>", "image/gif": "R0lG"}, "shows image/gif"),
        ({"text/plain": "<JSON>", "application/json": {"a": 1}}, "shows application/json"),
        ({"image/svg+xml": "<svg inkscape:x='/home/a'/>"}, "without alt text"),
        ({"text/plain": "<x at 0x7f0011223344>"}, "shows <x at 0x7f0011223344>"),
        ({"text/latex": r"$\foo{x$"}, "shows what pandoc cannot set"),
    ],
)
def test_what_a_page_would_lose_is_refused(data: dict[str, Any], said: str) -> None:
    """Nothing is dropped: the cell is named, and what it shows."""
    assert said in refuse(show("", data))


def test_an_error_that_was_let_pass_is_refused() -> None:
    """A cell tagged to raise is shown by JupyterLab with its traceback, which is for its author."""
    cell = new_code_cell("1/0", outputs=[new_output("error", ename="ZeroDivisionError", evalue="", traceback=[])])
    assert "cell 1 ends in ZeroDivisionError" in refuse(cell)


def test_a_picture_pasted_into_text_is_refused() -> None:
    """It lies in the notebook beside the words, and would not be on the page."""
    cell = new_markdown_cell("![a](attachment:a.png)", attachments={"a.png": {"image/png": PIXEL}})
    assert "text 1 holds a picture that was pasted into it" in refuse(cell)


def test_parts_of_a_plot_are_no_words_of_a_brief() -> None:
    """What a cell ends with beside its plot is how matplotlib calls it; a value beside such a name is one."""
    parts = ["<Axes: title={'center': 'x'}>", "[<matplotlib.lines.Line2D at 0x7f0011223344>]", "Text(0.5, 1.0, 'x')"]
    assert read(*(show("", {"text/plain": said}) for said in parts)) == []
    (kept,) = read(show("", {"text/plain": "(array([1.]), <BarContainer object of 10 artists>)"}))
    assert kept.own == "text"


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_the_cells_of_a_frame_are_those_of_its_table(rows: list[list[str]]) -> None:
    """Whatever stands in a cell is words, never markup; no cell is lost."""
    frame = pd.DataFrame(rows, columns=["a", "b"]).astype(object)
    lines = read_html(frame.to_html(), "cell 1").text.splitlines()
    assert len(lines) == len(rows) + 2
    page = compose([Printed(kind="grid", where="own-1", text="\n".join(lines), numbers=[])], "html", "en")[0]
    cells = [[c.replace("\\", "") for c in split_row(line)] for line in page.splitlines()[3:-1]]
    assert [[c.replace("\\", "") for c in row] for row in rows] == [row[1:] for row in cells]


def split_row(line: str) -> list[str]:
    """Return the cells of a row of a table in Markdown, as they are written."""
    cells, taken = [""], iter(line.strip().removeprefix("| ").removesuffix(" |"))
    for character in taken:
        if character == "\\":
            cells[-1] += character + next(taken)
        elif character == "|":
            cells.append("")
        else:
            cells[-1] += character
    return [cell.strip(" ") for cell in cells]


def test_spans_are_written_once_or_for_each_column() -> None:
    """A heading over two columns stands over both; a row label over two rows stands in the first, as pandas shows it."""
    index = pd.MultiIndex.from_tuples([("x", 1), ("x", 2)], names=["k", "n"])
    columns = pd.MultiIndex.from_tuples([("a", "p"), ("a", "q")])
    shown = read_html(pd.DataFrame([[1, 2], [3, 4]], index, columns).to_html(), "cell 1").text
    assert shown.splitlines() == [
        "| k | n | a / p | a / q |",
        "| :-- | --: | --: | --: |",
        "| x | 1 | 1 | 2 |",
        "|  | 2 | 3 | 4 |",
    ]


def test_a_long_table_says_what_was_cut() -> None:
    """By pandas, which says the size, or here."""
    frame = pd.DataFrame({f"c{m}": range(100) for m in range(25)})
    by_pandas = read_html(frame._repr_html_(), "cell 1")
    assert by_pandas.below == "Shown: 10 of 100 rows, 20 of 25 columns."
    here = read_html(frame.to_html(), "cell 1")
    assert (here.below, len(here.text.splitlines())) == ("Shown: 60 of 100 rows, 20 of 25 columns.", 62)
    assert read_html(frame.iloc[:3, :3].to_html(), "cell 1").below == ""


def test_wide_words_take_columns_away() -> None:
    """So many columns are shown as fit on a sheet beside each other, and the table is set small."""
    found = read_html(pd.DataFrame({f"{m:->20}": ["x"] for m in range(9)}).to_html(), "cell 1")
    assert (found.is_wide, found.below) == (True, "Shown: 1 of 1 rows, 5 of 9 columns.")


def test_printed_lines_are_those_of_a_terminal() -> None:
    """Colours are gone, a carriage return writes over what stands there, of many lines the first are shown."""
    assert write_lines("\x1b[31mred\x1b[0m\r\nloading 10%\rloading 100%\n\n", "c") == "```\nred\nloading 100%\n```"
    assert write_lines("\x1b]8;;http://x\x1b\\link\x1b]8;;\x07", "c") == "```\nlink\n```"
    long = write_lines("\n".join(map(str, range(1_000))), "c")
    assert long.endswith("\n199\n```\n\nShown: the first 200 of 1,000 lines.")
    assert "\n".join(["x" * 30_000]) not in write_lines("x" * 30_000 + "\ny", "c")


@given(st.text("`~a\n", max_size=40))
def test_nothing_closes_a_block_of_code_but_its_end(words: str) -> None:
    """Whatever is printed stays inside."""
    assert fence(words).split("\n", 1)[0] not in words.split("\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Found:\n- one\n- two", "Found:\n\n- one\n- two"),
        ("a<br>b <b>c</b>", "a\\\nb **c**"),
        ("<pre>x</pre>", "```\nx\n```"),
        ("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>", "| a   |\n|-----|\n| 1   |"),
        ("---\nNote: this\n---", "* * *\n\n## Note: this"),
        ("a[^1]\n\n[^1]: foot", "a^[foot]"),
        ("[x][1]\n\n[1]: https://a.org", "[x](https://a.org)"),
        ("<s>shut</s> <s>open", "~~shut~~\n\nopen"),
        ("```\nopen", "```\nopen\n```"),
        ("```{=typst}\n#read(1)\n```", "```\n#read(1)\n```"),
        ("`x`{=html}", "`x`\\{=html}"),
        ("A--1 and it's...", "A\\--1 and it\\'s\\..."),
        ("a@fig-tree.org `@fig-a`", "<a@fig-tree.org> `@fig-a`"),
        ("{{< include x >}}", "\\{\\{\\< include x \\>}}"),
        ("costs $5", "costs $5"),
    ],
)
def test_an_authors_markdown_is_read_as_jupyterlab_reads_it(words: str, said: str) -> None:
    """Each text by itself: what is raw in it has become words, what it leaves open is closed."""
    assert read_markdown(words, "text 1").strip() == said


def test_formulas_are_mathml_and_typst_and_money_is_money() -> None:
    """The TeX is the alt text of the one in the PDF; an environment needs no dollars, as in JupyterLab."""
    said = read_markdown("$x^2$ and $5 or A$6", "cell 1")
    assert said.startswith('`<math display="inline"')
    assert '`#math.equation(block: false, alt: "x^2", $x^2$)`{=typst} and $5 or A$6' in said
    assert "<mtable>" in read_markdown(r"\begin{align} a &= b \end{align}", "cell 1")


@pytest.mark.parametrize("words", ["a.", "a) b", "iv. c", "(a) b", "A.  b", "(1) x", "1. x", "#. x", "(@) x"])
def test_what_one_reader_takes_for_a_list_is_not_taken_as_it_stands(words: str) -> None:
    """A letter, a number or a numeral with a mark behind it; words that end so are words."""
    assert not is_read_alike(words)
    assert is_read_alike(f"So {words}") or "#" in words or "@" in words


PROSE = st.text(st.sampled_from(list("ab .,#-*>\n1)`[]<$\\_|~:+\"'й")), max_size=30)


@given(PROSE)
@settings(max_examples=60, deadline=None)
def test_what_is_taken_as_it_stands_is_what_every_reader_reads(words: str) -> None:
    """The short way gives what the long one does; signs of quotes apart, which are the typesetter's."""
    if is_read_alike(words) and words.strip() and "'" not in words and '"' not in words:
        html = take_in(words, "text 1")[0]
        (own,) = run_pandoc([Order(words, "html5")])
        plain = [LexborHTMLParser(page).html for page in (html, re.sub(r' id="[^"]*"', "", own["text"]))]
        assert re.sub(r' id="[^"]*"|\s+', "", plain[0]) == re.sub(r"\s+", "", plain[1])


def test_one_word_beside_a_table_is_kept() -> None:
    """What stands around it, such as the shape that polars prints, stands below it."""
    html = "<div><small>shape: (1, 1)</small><table><tr><th>a</th></tr><tr><td>1</td></tr></table></div>"
    assert read_html(html, "cell 1").below == "shape: (1, 1)"
    assert LexborHTMLParser(html).css_first("small") is not None


@pytest.mark.parametrize(
    ("source", "outputs", "said"),
    [
        ("#| fig-cap: A figure.", [{"text/plain": "1"}], "its option fig-cap is for a figure"),
        ("#| label: tbl-a", [picture()], "its option label is for a table"),
        ("#| fig-alt: x\n#| fig-cap: [a, b, c]", [picture(), picture()], "it has 3 captions and 2 to be captioned"),
        ("x = 1\n#| echo: true", [], "its option '#| echo: true' stands below the code"),
    ],
)
def test_an_option_that_nothing_takes_is_refused(source: str, outputs: list, said: str) -> None:
    """A caption that stands nowhere is one that is lost."""
    assert said in refuse(show(source, *outputs))


def test_a_raw_cell_is_refused() -> None:
    """JupyterLab shows it, and no page would."""
    assert "text 1 is a raw cell" in refuse(new_raw_cell("words"))


def test_a_drawing_that_tells_where_it_was_made_is_refused() -> None:
    """Programs for drawing write paths, and so names, into their files."""
    for part in ("inkscape:export-filename='/home/a'", "onload='x'", "xlink:href='https://a.org'"):
        assert "shows an SVG that holds" in refuse(show("#| fig-alt: x", {"image/svg+xml": f"<svg {part}/>"}))


def test_a_caption_of_a_table_is_words() -> None:
    """What stands in it is no markup."""
    html = "<table><caption>*x* `#a`{=typst}</caption><tr><td>A--1 ... 'q'</td></tr></table>"
    found = read_html(html, "cell 1")
    assert (found.caption, found.text.splitlines()[-1]) == (
        "\\*x\\* \\`\\#a\\`\\{=typst\\}",
        "| A-\\-1 .\\.\\. \\'q\\' |",
    )


def test_a_size_that_is_not_told_is_not_guessed() -> None:
    """Where pandas cuts and does not say of how much, so much is said."""
    frame = pd.DataFrame({"a": range(100)})
    with pd.option_context("display.show_dimensions", False):
        assert read_html(frame._repr_html_(), "cell 1").below == "Shown are some of its rows and columns."
    around = "before 3 rows × 4 columns<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"
    assert read_html(around, "cell 1").below == "before 3 rows × 4 columns"
