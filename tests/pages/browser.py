"""A page in a headless browser, where there is one: what it asks for, what it complains of, what a tree of it says."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
WIDTHS = (1280, 768, 375)


@contextmanager
def open_browser() -> Iterator[Any]:
    """Yield a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def open_page(browser: Any, path: Path, address: str = "", **given: Any) -> Iterator[Any]:
    """Yield a page that is opened from its file; it fails where the page asks for anything, or complains."""
    asked: list[str] = []
    page = browser.new_page(**given)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(f"{path.absolute().as_uri()}{address}")
    yield page
    inside = ("blob:", "data:")
    assert [what for what in asked if not what.startswith(inside)][1:] == [], "it asked for more than itself"
    page.close()
