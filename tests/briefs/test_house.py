"""Who publishes stands on each page, from reports/theme/house.toml; what cannot be read is refused."""

import base64
from pathlib import Path

import pytest
from pypdf import PdfReader

from analysis.briefs.build import build
from analysis.briefs.check.verdict import ALTERED
from analysis.briefs.check.verify import verify
from analysis.briefs.pages.published import list_styles
from analysis.briefs.plan.house import House, find_contrast, read_house, write_style
from analysis.briefs.plan.reading import Brief, make_brief
from analysis.briefs.shelf.changes import find_parts, hash_code_and_theme, list_changes, read_parts
from analysis.errors import ParameterError

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
FULL = """name = "The Herald & Sons"
logo = "sign.png"
imprint = "Corrections to press@herald.example <all>"
accent = "#8b1f3a"
accent_dark = "#e08aa0"
"""


def write_house(root: Path, text: str) -> None:
    """Write who publishes in a project, and the logo beside it."""
    (root / "reports" / "theme" / "house.toml").write_text(text, "utf-8")
    if "sign.png" in text:
        (root / "reports" / "theme" / "sign.png").write_bytes(base64.b64decode(PNG))


def build_as(root: Path, text: str) -> tuple[Brief, Path]:
    """Build a brief in a project whose house says so; return it and its folder."""
    write_house(root, text)
    brief = make_brief("situation-brief", "three", [], None)
    made = root / "reports" / "built" / brief.slug
    assert build([brief], made.parent).failed == {}
    return brief, made


@pytest.mark.slow
def test_name_logo_colours_and_imprint_stand_on_both_pages(three: Path) -> None:
    """They are in HTML and PDF, what they hold is no markup, and the brief can be verified."""
    _, made = build_as(three, FULL)
    page = (made / "brief.html").read_text("utf-8")
    assert (
        f'<p class="house"><img class="logo" alt="" src="data:image/png;base64,{PNG}"> The Herald &amp; Sons</p>'
        in page
    )
    assert "<p>Corrections to press@herald.example &lt;all&gt;</p>" in page
    assert "--accent: #8b1f3a;" in page
    assert "--accent: #e08aa0;" in page
    assert "--accent: #1f5f8b;" not in page
    first = PdfReader(made / "brief.pdf").pages[0].extract_text()
    assert first.startswith("The Herald & Sons")
    assert "Corrections to press@herald.example <all>" in PdfReader(made / "brief.pdf").pages[-1].extract_text()
    assert verify(made).exit_code == 0


@pytest.mark.thorough
@pytest.mark.slow
def test_who_has_another_house_can_verify_it(three: Path) -> None:
    """The brief says who publishes it, and is made again so; a page that was changed to say another does not hold."""
    brief, made = build_as(three, FULL)
    write_house(three, 'name = "Another"\naccent = "#333333"\n')
    assert verify(made).exit_code == 0
    now = find_parts(make_brief("situation-brief", "three", [], None), "embedded")
    assert list_changes(now, read_parts(brief, made.parent)) == ["house"]
    page = made / "brief.html"
    page.write_text(page.read_text("utf-8").replace("The Herald &amp; Sons", "The Heralds"), "utf-8")
    assert verify(page).verdict == ALTERED


def test_without_a_house_the_pages_are_the_themes(project: Path) -> None:
    """Nobody is named, the style is that of the theme, and a file that says nothing changes nothing."""
    assert read_house() == House()
    assert write_style(House()) == (project / "reports" / "theme" / "brief.css").read_text("utf-8")
    before = hash_code_and_theme()
    write_house(project, '# Nothing said.\nname = ""\n')
    assert (read_house(), hash_code_and_theme()) == (House(), before)
    write_house(project, FULL)
    assert list_styles(read_house()) != list_styles()
    assert hash_code_and_theme() == before


BROKEN = [
    ('name = "The Herald', r"house\.toml: Unterminated string.*Mend it"),
    ('nmae = "The Herald"', "nmae: no such line. Expected one of name, logo, accent"),
    ('accent = "red"', "accent: 'red'. Expected a colour such as"),
    ('accent = "#ffd700"', r"#ffd700 has a contrast of 1\.\d to the page. Expected at least 4.5.* Take a darker one"),
    ('accent_dark = "#1f2428"', "Take a lighter one"),
    ('name = "N"\nlogo = "../../data/sources.toml"', "is none. Expected an SVG that asks for nothing, PNG or JPEG"),
    ('name = "N"\nlogo = "gone.svg"', "'gone.svg' is none"),
    ('name = "N"\nlogo = "."', "'.' is none"),
    ('name = "N"\nlogo = "brief.css"', "'brief.css' is none"),
    ('name = "N"\nlogo = "fake.png"', "'fake.png' is none"),
    ('name = "N"\nlogo = "asks.svg"', "'asks.svg' is none"),
    ('logo = "sign.png"', "a logo without a name"),
    ('name = "two\\nlines"', "name: .*Expected one line of at most 80 letters"),
    ('name = "Herald 📰"', "name: .*without braces and pictures"),
    ('imprint = "{{< env HOME >}}"', "imprint: .*without braces and pictures"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_what_a_house_may_not_say_is_refused(project: Path, text: str, said: str) -> None:
    """Each fault names the file, what it found, and what it expects, before anything is built."""
    theme = project / "reports" / "theme"
    (theme / "fake.png").write_text("no picture", "utf-8")
    (theme / "asks.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://a.example/x"/></svg>')
    write_house(project, text)
    with pytest.raises(
        ParameterError, match=rf"(?s)reports/theme/house\.toml.*{said}" if "house" not in said else said
    ):
        read_house()


def test_a_logo_may_be_an_svg_that_refers_to_itself(project: Path) -> None:
    """Its names of languages and its own parts are no addresses."""
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/><use href="#a"/></svg>'
    (project / "reports" / "theme" / "own.svg").write_text(drawn)
    write_house(project, 'name = "N"\nlogo = "own.svg"')
    assert base64.b64decode(read_house().logo.partition(",")[2]).decode() == drawn


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, and the grey that just passes on white is 4.54 (WCAG 2.2's own examples)."""
    assert find_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert find_contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert find_contrast("#ffffff", "#ffffff") == 1
