"""Notebooks that others write: each is published as JupyterLab shows it, or refused with the cell and what to do."""

import shutil
from pathlib import Path

import pytest
from conftest import LATER, ROOT, make_once, point_at, read_manifest, write_records
from selectolax.lexbor import LexborHTMLParser

from analysis.briefs.build import build
from analysis.briefs.check.verdict import HOLDS
from analysis.briefs.check.verify import verify
from analysis.briefs.pages.published import read_page
from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.folders import list_undescribed

NOTEBOOKS = sorted((ROOT / "tests" / "fixtures" / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.slow

# Of each: what stands on both its pages.
SHOWN = {
    "plain-plots": [
        "Figure 1. Records of each region.",
        "checked by the desk",
        "6 records",
        "A desk note:",
        "The repair cost $5.",
    ],
    "many-axes": ["(array([1., 0., 0., 0., 0., 0., 0., 0., 0., 2.])"],
    "pivot-tables": ["Table 1. Records by region and kind.", "Aldermark", "air_attack / event", "dtype: int64", "All"],
    "loops-that-display": ["Aldermark", "Brinewater", "Cindervale"],
    "ten-figures": ["Ten of them."],
    "huge-tables": [
        "Shown: 10 of 12,345 rows, 15 of 30 columns.",
        "Shown: 60 of 500 rows, 3 of 3 columns.",
        "line 199",
    ],
    "cyrillic-labels": ["Записка", "Харківська | *так*", "Одеська <b>", "$5", "_x_", "Зведення: `ок` ```три``` <b>"],
    "empty": ["What did the desk see?"],
    "altair-chart": ["What did the desk see?"],
    "desk-habits": ["hello from a shell", "x = 40 + 2", "42", "See our page", "two one", "'a value'"],
}
# Of each: why it is refused, and what to do.
REFUSED = {
    "raises": ["raises.ipynb, cell 4: KeyError: 'no such column'"],
    "plotly-missing": ["plotly-missing.ipynb, cell 3: ModuleNotFoundError: No module named 'plotly_that_is_not_here'"],
    "widgets": ["cell 3 shows a widget, which lives only as long as its kernel.", "Show its value"],
    "rich-styler": ["cell 4 shows a table with colours or styles of its own.", "`.data` of a Styler"],
    "refused-at-once": [
        "cell 3 shows HTML with <div style=…>; cell 4 shows HTML with an element <iframe>; cell 5 shows <object at 0x",
        "cell 6 its option fig-widht: it is not known here; cell 7 shows a picture without alt text; and 1 more.",
    ],
}


def make_briefs() -> list[Brief]:
    """Return a brief of each notebook."""
    return [Brief(slug=path.stem, notebook=path.stem, dataset="three", title=path.stem) for path in NOTEBOOKS]


def _build_all(root: Path) -> None:
    write_records(root)
    for path in NOTEBOOKS:
        shutil.copy(path, root / "notebooks")
    build(make_briefs(), root / "reports" / "built", jobs=2)


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the notebooks of others, and what came of a brief of each."""
    return make_once(tmp_path_factory, "strangers", _build_all)


def test_each_notebook_is_expected_to_be_shown_or_refused() -> None:
    """None is left out, and there are more than twelve."""
    assert sorted([*SHOWN, *REFUSED]) == [path.stem for path in NOTEBOOKS]
    assert len(NOTEBOOKS) > 12


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_what_a_cell_displays_stands_on_both_pages(strangers: Path, name: str) -> None:
    """The HTML and the PDF say the same of it."""
    folder = strangers / "reports" / "built" / name
    with point_at(strangers):
        for page in ("brief.html", "brief.pdf"):
            said = "".join(read_page(folder / page, own=True).text.split())
            assert [words for words in SHOWN[name] if "".join(words.split()) not in said] == [], page


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_shown_is_refused_with_its_cell_and_what_to_do(strangers: Path, name: str) -> None:
    """No page is made, and the error says which cells, why, and what to do."""
    assert not (strangers / "reports" / "built" / name).exists()
    said = (strangers / "reports" / "built" / "failures" / name / "error.txt").read_text("utf-8")
    assert [words for words in REFUSED[name] if words not in said] == []


def read_images(root: Path, name: str) -> list[dict]:
    """Return the attributes of the pictures of a brief's HTML."""
    tree = LexborHTMLParser((root / "reports" / "built" / name / "brief.html").read_text("utf-8"))
    return [dict(node.attributes) for node in tree.css("main img")]


def test_a_figure_says_what_is_on_it(strangers: Path) -> None:
    """By its author's words, else by its titles, axes and series; the manifest knows which of them."""
    alts = [image["alt"] for image in read_images(strangers, "plain-plots")]
    made = "A plot: Two sides of the river. Across: week. Upward: attacks. Series: north and south."
    assert alts == [made, "Bars, one for each region."]
    built = strangers / "reports" / "built"
    assert (list_undescribed(built, "plain-plots"), list_undescribed(built, "cyrillic-labels")) == ([3], [])
    assert [image["alt"] for image in read_images(strangers, "cyrillic-labels")] == ["Стовпці: атаки за областями"]
    assert [image["alt"] for image in read_images(strangers, "altair-chart")] == [
        "A plot: By region. Across: count. Upward: Region."
    ]
    assert len(read_images(strangers, "ten-figures")) == 10


def test_plots_are_vectors_and_photographs_pictures(strangers: Path) -> None:
    """Each lies in the page itself."""
    kinds = {
        name: {image["src"].partition(";")[0] for image in read_images(strangers, name)}
        for name in ("plain-plots", "altair-chart", "desk-habits")
    }
    assert kinds == {
        "plain-plots": {"data:image/svg+xml"},
        "altair-chart": {"data:image/svg+xml"},
        "desk-habits": {"data:image/jpeg"},
    }


def test_what_went_to_stderr_or_was_hidden_is_on_no_page(strangers: Path) -> None:
    """Warnings and bars of progress are not, nor what `include: false` and `output: false` keep away, nor colours."""
    folder = strangers / "reports" / "built" / "desk-habits"
    said = (folder / "brief.html").read_text("utf-8").partition("<main>")[2].partition("</main>")[0]
    assert [word for word in ("look", "it/s", "hidden", "unseen", "[31m") if word in said] == []
    outputs = (folder / "brief.ipynb").read_text("utf-8")
    assert [word for word in ("WARNING", "it/s", '"stream"') if word in outputs] == []


def test_formulas_are_set_on_both_pages(strangers: Path) -> None:
    """As MathML in HTML; in the PDF with their TeX for readers who do not see them, or PDF/UA would refuse it."""
    for name, n in {"plain-plots": 2, "desk-habits": 2}.items():
        tree = LexborHTMLParser((strangers / "reports" / "built" / name / "brief.html").read_text("utf-8"))
        assert len(tree.css("math")) == n


def test_a_reference_is_a_link_to_its_figure(strangers: Path) -> None:
    """`@fig-regions` is the number that the figure has."""
    tree = LexborHTMLParser((strangers / "reports" / "built" / "plain-plots" / "brief.html").read_text("utf-8"))
    links = [(node.text(), node.attributes["href"]) for node in tree.css("main p a")]
    assert links == [("Figure 1", "#fig-regions")]
    assert tree.css_first("#fig-regions figcaption").text().split()[:2] == ["Figure", "1."]


def test_the_manifest_and_the_page_say_what_is_not_traced(strangers: Path) -> None:
    """Each output of an author's own is listed with its cell and kind; the foot of the page counts them."""
    own = read_manifest(strangers, "plain-plots")["own"]
    assert [(entry["cell"], entry["kind"]) for entry in own] == [
        (3, "figure"),
        (4, "figure"),
        (5, "printed"),
        (6, "markdown"),
        (7, "table"),
    ]
    with point_at(strangers):
        page = read_page(strangers / "reports" / "built" / "plain-plots" / "brief.html", own=True)
    assert "No number of this brief is traced; 5 outputs are the author’s own, and not traced." in page.text


@LATER
def test_such_briefs_are_made_again_byte_by_byte(strangers: Path, tmp_path: Path) -> None:
    """Plots, charts, formulas and prints are the same in another build, and so `verify` holds."""
    with point_at(strangers):
        for name in ("desk-habits", "altair-chart"):
            folder = Path(shutil.copytree(strangers / "reports" / "built" / name, tmp_path / name))
            found = verify(folder)
            assert found.verdict == HOLDS, [step for step in found.steps if step.details]
