"""Who publishes stands on each page, from reports/theme/house.toml; what cannot be read is refused."""

import base64
from pathlib import Path

import pytest
from pypdf import PdfReader

from analysis.briefs.build import build
from analysis.briefs.check.verify import verify
from analysis.briefs.pages.published import list_styles
from analysis.briefs.plan.reading import make_brief
from analysis.briefs.shelf.changes import hash_code_and_theme
from analysis.briefs.shelf.house import find_contrast, read_house, write_style
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


@pytest.mark.slow
def test_name_logo_colours_and_imprint_stand_on_both_pages(three: Path) -> None:
    """They are in HTML and PDF, what they hold is no markup, and the brief can be verified."""
    write_house(three, FULL)
    brief = make_brief("situation-brief", "three", [], None)
    made = three / "reports" / "built" / brief.slug
    assert build([brief], made.parent).failed == {}
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


def test_without_a_house_the_pages_are_the_themes(project: Path) -> None:
    """Nobody is named, and the style is that of the theme."""
    assert read_house().name == ""
    assert write_style() == (project / "reports" / "theme" / "brief.css").read_text("utf-8")
    before = list_styles(), hash_code_and_theme()
    write_house(project, '# Nothing said.\nname = ""\n')
    assert (list_styles(), hash_code_and_theme()) == before
    write_house(project, FULL)
    assert list_styles() != before[0]
    assert hash_code_and_theme() != before[1]


BROKEN = [
    ('name = "The Herald', "Unterminated string.*Mend it"),
    ('nmae = "The Herald"', "nmae: Extra inputs"),
    ('accent = "red"', "accent: String should match"),
    ('accent = "#ffd700"', r"#ffd700 has a contrast of 1\.\d to the page. Expected at least 4.5.* Take a darker one"),
    ('accent_dark = "#1f2428"', "Take a lighter one"),
    ('name = "N"\nlogo = "../../data/sources.toml"', "logo: String should match"),
    ('name = "N"\nlogo = "gone.svg"', "'gone.svg' is none, or too large"),
    ('name = "N"\nlogo = "brief.css"', "'brief.css' is none, or too large"),
    ('logo = "sign.png"', "a logo without a name"),
    ('name = "two\\nlines"', "name: String should match"),
    ('imprint = "{{< env HOME >}}"', "imprint: String should match"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_what_a_house_may_not_say_is_refused(project: Path, text: str, said: str) -> None:
    """Each fault names the file, what it found, and what it expects."""
    write_house(project, text)
    with pytest.raises(ParameterError, match=rf"(?s)reports/theme/house\.toml.*{said}"):
        read_house()


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, and the grey that just passes on white is 4.54 (WCAG 2.2's own examples)."""
    assert find_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert find_contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert find_contrast("#ffffff", "#ffffff") == 1
