"""The index is searched as one types, by keyboard, in three languages; its key numbers open as they are asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import WIDTHS, in_browser, open_browser, open_page
from conftest import thin

pytestmark = [in_browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser for all tests of this file."""
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def index(built: Path) -> Path:
    """Return the index over the briefs of the plan."""
    return built / "reports" / "built" / "index.html"


def list_shown(page: Any) -> list[str]:
    """Return the briefs that are seen, by their slug."""
    return page.locator(".brief:visible").evaluate_all("found => found.map((one) => one.dataset.slug)")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("grozny", []),
        ("chechen", ["december-7-attribution", "december-7-situation"]),
        ("ЧЕЧЕНСЬКА", ["december-7-situation-uk"]),
        ("україн", ["demonstration-situation-uk", "december-7-situation-uk"]),
        ("regions compared", ["demonstration-regions"]),
        ("compared  regions ", ["demonstration-regions"]),
        ("xa-03", ["demonstration-xa-03"]),
        ("1534", ["demonstration-recorded"]),
        ("1,534", ["demonstration-recorded"]),
        ("manifest", []),
    ],
)
def test_typing_shows_the_briefs_that_say_it(browser: Any, index: Path, asked: str, shown: list[str]) -> None:
    """Each word, in any order and case, in what is said of a brief or above it; a section without any goes."""
    with open_page(browser, index) as page:
        everything = list_shown(page)
        assert len(everything) == 15
        page.keyboard.press("Tab")  # the link to the checker
        page.keyboard.press("Tab")
        page.keyboard.type(asked)
        assert list_shown(page) == shown
        told = page.get_by_role("status").inner_text()
        assert told == (f"{len(shown)} of 15 shown" if shown else "No brief here has these words")
        assert page.locator("section:visible").count() == len({one[:3] for one in shown})
        page.get_by_role("searchbox", name="Search these briefs").fill("")
        assert list_shown(page) == everything
        assert page.get_by_role("status").inner_text() == ""


def test_a_key_number_opens_as_it_is_asked(browser: Any, index: Path) -> None:
    """Its link leads to the brief, with the answer open."""
    with open_page(browser, index) as page:
        address = page.locator('[data-slug="demonstration-xa-03"] .key a').get_attribute("href")
    with open_page(browser, index.parent / address.partition("#")[0], f"#{address.partition('#')[2]}") as page:
        page.wait_for_selector("dialog[open] h3")
        assert page.locator("dialog h2").inner_text() == "133"
        assert page.locator("dialog h3").inner_text() == "Records behind it: 133"


@pytest.mark.parametrize("scheme", thin(["light", "dark"], 2))
def test_the_index_has_no_fault_that_axe_finds(browser: Any, index: Path, scheme: str) -> None:
    """At three widths, also where nothing is found; and it is never wider than its window."""
    from axe_playwright_python.sync_playwright import Axe

    for width in WIDTHS:
        for asked in ("", "nothing of the kind"):
            with open_page(browser, index, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
                page.locator("#search").fill(asked)
                found = Axe().run(page).response["violations"]
                assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_its_script_the_index_lists_all(browser: Any, index: Path) -> None:
    """And has no field that does nothing."""
    with open_page(browser, index, has_script=False) as page:
        assert len(page.locator(".brief:visible").all()) == 15
        assert page.locator("#search:visible").count() == 0
