"""A number of a page is asked: by pointer, by keyboard, by its address; what the page answers is what the records say."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import WIDTHS, in_browser, open_browser, open_page
from conftest import thin

from analysis.packing import expand

DECEMBER, REGIONS = "december-7-situation", "demonstration-regions"
pytestmark = [in_browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser for all tests of this file."""
    with open_browser() as found:
        yield found


def find_page(built: Path, slug: str) -> Path:
    """Return the HTML of a built brief."""
    return built / "reports" / "built" / slug / "brief.html"


def read_manifest(built: Path, slug: str) -> dict[str, Any]:
    """Return what a built brief says of itself."""
    return json.loads((find_page(built, slug).parent / "manifest.json").read_text("utf-8"))


def test_each_stated_number_is_a_button_and_answers_with_its_own_records(browser: Any, built: Path) -> None:
    """As many buttons as numbers are printed; what one opens is its value, how many records, and each of them."""
    told = read_manifest(built, DECEMBER)["numbers"]
    with open_page(browser, find_page(built, DECEMBER)) as page:
        buttons = page.locator("main button.number")
        assert buttons.count() == 98
        for n in range(0, buttons.count(), 9):
            entry = told[int(buttons.nth(n).get_attribute("data-number"))]
            buttons.nth(n).click()
            page.wait_for_selector("dialog[open] h3")
            assert page.locator("dialog h2").inner_text() == entry["shown"].strip("*")
            assert page.locator("dialog h3").inner_text() == f"Records behind it: {entry['n_used']}"
            assert page.locator("dialog .records > li").count() == entry["n_used"]
            assert len(entry["rows"]) == entry["n_used"]
            page.keyboard.press("Escape")


def test_a_number_is_asked_by_keyboard_alone(browser: Any, built: Path) -> None:
    """Tab to it, Enter; a record opens, and the tree for screen readers names it; Escape, and it has the focus again."""
    with open_page(browser, find_page(built, DECEMBER)) as page:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == "Three":
                break
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog[open] summary")
        tree = page.locator("dialog").aria_snapshot()
        for words in ('dialog "Three"', "Three attack events are on record", "7 December 2025", "Volgograd Region"):
            assert words in tree
        for _ in range(3):  # the close button, the address, the first record
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator("dialog details[open]", has_text="raw-3, row").wait_for()  # a record is filled once it is open
        tree = page.locator("dialog").aria_snapshot()
        assert "raw-3, row" in tree
        assert "year assumed" in tree
        assert "Numbers of this brief that use it" in tree
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0
        assert page.evaluate("document.activeElement.textContent") == "Three"


@pytest.mark.parametrize("address", ["attack_events", "headline/attack_events"])
def test_a_number_has_an_address(browser: Any, built: Path, address: str) -> None:
    """The page opens with its answer; the address stands in the answer, and in the address line."""
    with open_page(browser, find_page(built, DECEMBER), f"#number={address}") as page:
        page.wait_for_selector("dialog[open]")
        assert page.locator("dialog h2").inner_text() == "Three"
        assert page.locator("dialog dd a").inner_text() == "#number=attack_events"
        assert page.url.endswith("#number=attack_events")
    with open_page(browser, find_page(built, DECEMBER), "#number=nothing_so_called") as page:
        page.wait_for_selector("dialog[open]")
        assert "This brief has no such number" in page.locator("dialog").inner_text()


def test_a_record_names_the_numbers_that_use_it(browser: Any, built: Path) -> None:
    """Forward is the inverse of backward; a number in the list of a record opens that number."""
    told = read_manifest(built, DECEMBER)["numbers"]
    used = [n["name"] for n in told if n["kind"] == "incidents" and "d7-grozny" in n["rows"]]
    with open_page(browser, find_page(built, DECEMBER), "#number=day_not_known") as page:
        page.locator("dialog .records summary").click()
        assert page.locator("dialog .records code").inner_text() == "d7-grozny"
        assert f"Numbers of this brief that use it: {len(used)}" in page.locator("dialog").inner_text()
        page.locator("dialog .uses button").first.click()
        assert page.locator("dialog h2").inner_text() == "Three"


def test_long_lists_are_whole_and_are_those_of_the_manifest(browser: Any, built: Path) -> None:
    """Of a thousand records each can be reached; they are those whose hash the manifest gives."""
    told = read_manifest(built, REGIONS)
    counted = next(n for n in told["numbers"] if n["name"] == "counted")
    assert counted["rows"]["sha256"] in told["spans"]
    with open_page(browser, find_page(built, REGIONS), "#number=counted") as page:
        page.wait_for_selector("dialog .records summary")
        while page.locator("dialog .more:not([hidden])").count():
            page.evaluate("document.querySelector('dialog .more').click()")
        assert page.locator("dialog .records summary").count() == counted["n_used"] == 1042
    records = expand(page_records(find_page(built, REGIONS)))
    assert len(json.loads(records)["incidents"]["incident_id"]) == 1534


def page_records(path: Path) -> str:
    """Return the packed tables of a page."""
    return path.read_text("utf-8").partition('id="brief-records">')[2].partition("</script>")[0]


def test_every_long_list_has_its_places(built: Path) -> None:
    """No number of a brief of the plan is without a way to its records in the page."""
    for path in sorted((built / "reports" / "built").glob("[!.]*/manifest.json")):
        told = json.loads(path.read_text("utf-8"))
        long = [n["rows"]["sha256"] for n in told["numbers"] if "sha256" in n["rows"]]
        assert set(long) - set(told["spans"]) == set(), path.parent.name


def test_a_table_is_sorted_shown_in_part_and_saved(browser: Any, built: Path, tmp_path: Path) -> None:
    """By a heading, largest first, then smallest, then as it was; what is saved is what is there, numbers as numbers."""
    with open_page(browser, find_page(built, REGIONS)) as page:
        table, days = page.locator("#tbl-ratios table"), "td:nth-child(3)"
        before = table.locator(days).all_inner_texts()
        head = table.locator("thead th").nth(2)
        for state, order in (("descending", sorted(before, key=int)[::-1]), ("ascending", sorted(before, key=int))):
            head.locator("button").click()
            assert head.get_attribute("aria-sort") == state
            assert table.locator(days).all_inner_texts() == order
        head.locator("button").click()
        assert table.locator(days).all_inner_texts() == before
        with page.expect_download() as saved:
            page.locator("#tbl-ratios + .take button", has_text="CSV").click()
        rows = list(csv.reader(io.StringIO(saved.value.path().read_text("utf-8-sig"))))
        assert saved.value.suggested_filename == "tbl-ratios.csv"
        assert [row[2] for row in rows[1:]] == before
        more = page.locator("#fig-calendar details")
        more.locator("summary").click()
        assert more.locator("tbody tr:visible").count() == 15
        more.locator("button", has_text="others").click()
        assert more.locator("tbody tr:visible").count() == 12 * 18


def test_a_figure_is_read_by_keyboard_and_pointer_and_saved(browser: Any, built: Path) -> None:
    """Arrows go from mark to mark and say its value, its interval and from how many; it is saved as SVG and as PNG."""
    with open_page(browser, find_page(built, REGIONS)) as page:
        figure = page.locator("#fig-rates")
        figure.locator(".plot").focus()
        page.keyboard.press("ArrowDown")
        first = "Aldermark · Counted: 179 · Days watched: 546 · In 30 days: 9.8 · From (95 %): 8.1 · To (95 %): 11.7"
        assert figure.locator(".reading").inner_text() == first
        page.keyboard.press("ArrowDown")
        assert figure.locator(".reading").inner_text().startswith("Cindervale · Counted: 130")
        figure.locator('.wide [data-row="0"]').last.hover()
        assert figure.locator(".reading").inner_text() == first
        for kind, head in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
            with page.expect_download() as saved:
                figure.locator("button", has_text=kind).click()
            content = saved.value.path().read_bytes()
            assert content.startswith(head)
            assert len(content) > 5000


def test_what_is_drawn_for_a_row_is_that_row_of_the_data(browser: Any, built: Path) -> None:
    """In each figure of each brief every mark has its row, and each row that is drawn has its mark."""
    folders = sorted(path.parent for path in (built / "reports" / "built").glob("[!.]*/brief.html"))
    found = 0
    with open_browser_page(browser) as page:
        for folder in folders:
            page.goto((folder / "brief.html").absolute().as_uri())
            for rows, marked in page.evaluate(_COUNT_MARKS):
                assert max(marked, default=-1) < rows, folder.name
                found += len(marked)
    assert found > 500


_COUNT_MARKS = """() => Array.from(document.querySelectorAll("figure:has(.plot)"), (figure) => [
  figure.querySelectorAll("details tbody tr").length,
  [...new Set(Array.from(figure.querySelectorAll("[data-row]"), (mark) => Number(mark.dataset.row)))],
])"""


def open_browser_page(browser: Any) -> Any:
    """Return a page of a browser, to be closed by `with`."""
    return browser.new_page()


LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in WIDTHS]


def choose_pages(pages: list[Any], width: int) -> list[Any]:
    """Return the pages that are looked at one way each time: a third of them."""
    return pages[WIDTHS.index(width) :: len(WIDTHS)]


@pytest.mark.parametrize("some", thin([True, False], 2), ids=["some", "every"])
@pytest.mark.parametrize(("scheme", "width"), thin(LOOKS, 2))
def test_no_page_has_a_fault_that_axe_finds(browser: Any, built: Path, scheme: str, width: int, some: bool) -> None:
    """Every page of the plan, and one with its answer open, at three widths, light and dark: none; nor is any too wide."""
    from axe_playwright_python.sync_playwright import Axe

    asked = [(path, "") for path in sorted((built / "reports" / "built").glob("[!.]*/brief.html"))]
    asked.append((find_page(built, DECEMBER), "#number=attack_events"))
    given = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    for path, address in choose_pages(asked, width) if some else asked:
        with open_page(browser, path, address, **given) as page:
            if address:
                page.wait_for_selector("dialog[open]")
            found = Axe().run(page).response["violations"]
            told = [(v["id"], v["nodes"][0]["html"][:200]) for v in found]
            assert told == [], path.parent.name
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_page_is_looked_at_each_time() -> None:
    """What `make test` leaves to `make thorough` are pairs of a page and a look: no page, no width and no scheme."""
    pages = list(range(16))
    tried = LOOKS[::2]
    assert sorted(page for _, width in tried for page in choose_pages(pages, width)) == pages
    assert {scheme for scheme, _ in tried} == {"light", "dark"}


def test_without_its_script_the_page_says_all_it_says(browser: Any, built: Path) -> None:
    """The same words, no control that does nothing; the data of figures still opens."""
    with open_page(browser, find_page(built, REGIONS), has_script=False) as page:
        assert page.locator("button").count() == 0
        assert "1,042 attack events are on record" in page.locator("main").inner_text()
        page.locator("#fig-rates summary").click()
        assert page.locator("#fig-rates tbody tr").first.is_visible()


def test_in_print_a_number_is_plain_text(browser: Any, built: Path) -> None:
    """No control is printed, nothing is underlined, and a table that is shown in part is printed whole."""
    with open_page(browser, find_page(built, REGIONS)) as page:
        page.emulate_media(media="print")
        assert page.locator(".take:visible").count() == 0
        assert page.locator("figure details:visible").count() == 0
        line = "getComputedStyle(document.querySelector('button.number')).textDecorationLine"
        assert page.evaluate(line) == "none"


def test_the_script_is_small_and_no_page_has_a_style_attribute(built: Path) -> None:
    """Under 20 kB of our own; the policy names style and script by their hash, so that nothing else counts."""
    pages = sorted((built / "reports" / "built").glob("[!.]*/brief.html"))
    script = pages[0].read_text("utf-8").rpartition("<script>")[2].partition("</script>")[0]
    assert 5_000 < len(script.encode()) < 20_000
    for path in pages:
        text = path.read_text("utf-8")
        assert " style=" not in text.partition("<main>")[2].partition("</main>")[0]
        assert "style-src 'sha256-" in text
        assert "script-src 'sha256-" in text
        assert "unsafe" not in text.partition("<style>")[0]


def test_pages_are_as_small_as_they_were_before_they_carried_their_records(built: Path) -> None:
    """The regions of the demonstration stay under 750 kB, the December brief under 300."""
    assert find_page(built, REGIONS).stat().st_size < 750_000
    assert find_page(built, DECEMBER).stat().st_size < 300_000


def test_what_is_not_known_of_a_record_is_said_so(browser: Any, built: Path) -> None:
    """A step that is not known to have been reached is no step; a hint that alludes is none about the attack."""
    with open_page(browser, find_page(built, DECEMBER)) as page:
        page.locator("button", has_text="Show all records").click()
        page.wait_for_selector("dialog .records summary")
        for summary in page.locator("dialog .records summary").all():
            summary.click()
        page.locator(".records .uses").nth(5).wait_for()
        said = page.locator("dialog .records").inner_text()
    for words in (
        "all-clear given · not known whether or when · raw-4",
        "hints without saying so · alludes to it without naming it",
        "people injured · none reported · Governor of Volgograd Region (Andrey Bocharov) · in the first report",
        "until 6 December 2025 (year assumed)",
    ):
        assert words in said, words


def test_an_address_that_is_none_stops_nothing(browser: Any, built: Path) -> None:
    """A sign that begins no code is no address; going back closes what an address opened."""
    with open_page(browser, find_page(built, DECEMBER), "#number=%") as page:
        assert page.locator("dialog[open]").count() == 0
        page.evaluate("location.hash = '#number=attack_events'")
        page.wait_for_selector("dialog[open]")
        page.evaluate("location.hash = '#tbl-attacks'")
        page.wait_for_selector("dialog", state="hidden")


def test_what_is_of_no_group_stays_below_the_others(browser: Any, built: Path) -> None:
    """The last row of a table that is of none of the others is not sorted among them, not folded, and saved with them."""
    with open_page(browser, find_page(built, "demonstration-attribution")) as page:
        last = page.locator("#tbl-accusations tfoot td")
        said = last.all_inner_texts()
        assert said[0].startswith("nobody accuses")
        page.locator("#tbl-accusations th button").nth(2).click()
        page.locator("#tbl-accusations th button").nth(2).click()
        assert page.locator("#tbl-accusations tr").last.locator("td").all_inner_texts() == said
        with page.expect_download() as saved:
            page.locator("#tbl-accusations + .take button").first.click()
        rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig"))))
        assert rows[-1][: len(said)] == said


def test_the_arrow_keys_go_over_what_is_seen(browser: Any, built: Path) -> None:
    """On a narrow page over the marks of the narrow drawing, each read out with its row of the data."""
    for width in (1280, 375):
        with open_page(browser, find_page(built, REGIONS), viewport={"width": width, "height": 900}) as page:
            plot = page.locator("#fig-rates .plot")
            plot.focus()
            heard = set()
            for _ in range(14):
                page.keyboard.press("ArrowDown")
                heard.add(page.locator("#fig-rates .reading").inner_text())
                assert page.locator("#fig-rates .on:visible").count() > 0
            assert len(heard) == 12
