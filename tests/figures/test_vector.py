"""A figure as it can stand in a page."""

import re

import pytest

from analysis.figures import style
from analysis.figures.vector import mark_row, write_inline

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def draw(words: str = "Killed & injured") -> str:
    """Return a small figure with two bars of data."""
    with style.open_axes(1.2, words, "a subtitle") as axes:
        for row, bar in enumerate(axes.barh([0, 1], [3, 5], hatch="//")):
            bar.set_gid(mark_row(row))
    return style.to_svg(axes)


def test_words_are_words_and_no_style_is_left() -> None:
    """What is written can be read and looked for; no attribute and no element of style stands in it."""
    svg = draw()
    assert "Killed &amp; injured</text>" in svg
    assert not re.search(r"style=|<style|<metadata|<!DOCTYPE|xlink", svg)
    assert svg.startswith('<svg viewBox="0 0 453.6 ')


def test_what_was_drawn_for_a_row_says_so() -> None:
    """Each bar has the row of its data, once."""
    assert re.findall(r'data-row="(\d+)"', draw()) == ["0", "1"]


def test_every_reference_leads_somewhere_and_no_name_stands_for_nothing() -> None:
    """Hatches and clips are found by their names; other names are gone, so that none stands twice in a page."""
    svg = draw()
    used = set(re.findall(r'(?:url\(#|href="#)([\w-]+)', svg))
    assert used == set(re.findall(r' id="([^"]+)"', svg))
    assert used


def test_the_same_figure_is_the_same_text() -> None:
    """Drawn twice, it is the same bytes."""
    assert draw() == draw()


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ('<g id="a"><g id="b"><path d="M 1.23456 2"/></g></g>', '<path d="M 1.23 2" />'),
        (
            '<path style="fill: none; stroke: #fff; font-size: 8px"/>',
            '<path fill="none" stroke="#fff" font-size="8" />',
        ),
        ("<text/>", ""),
        ("<defs><style>*{}</style></defs>", ""),
        ('<defs><path id="a"/></defs><use xlink:href="#a"/>', '<defs><path id="a" /></defs><use href="#a" />'),
        ('<g id="row-7"><path/></g>', '<g data-row="7"><path /></g>'),
        ('<g transform="rotate(-0 1 2)"><path/></g>', "<path />"),
    ],
)
def test_what_says_nothing_is_left_out(given: str, made: str) -> None:
    """Names nobody refers to, groups that say nothing, digits nobody sees; all else is kept."""
    found = write_inline(f"{HEAD}{given}</svg>")
    assert found.partition(">")[2].removesuffix("</svg>") == made
