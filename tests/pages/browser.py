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
_WINDOWS: dict[bool, Any] = {}  # of the one browser that is open: by whether they run scripts


@contextmanager
def open_browser() -> Iterator[Any]:
    """Yield a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
        _WINDOWS.clear()


@contextmanager
def open_page(browser: Any, path: Path, address: str = "", *, has_script: bool = True, **look: Any) -> Iterator[Any]:
    """Yield a page that is opened from its file; it fails where the page asks for anything, or complains.

    It is opened in a window where others were: a new one takes longer than the page. `look` is `viewport` and
    `color_scheme`.
    """
    asked: list[str] = []
    hears = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: asked.append(message.text),
        "pageerror": lambda error: asked.append(str(error)),
    }
    page = _WINDOWS.get(has_script) or _WINDOWS.setdefault(has_script, browser.new_page(java_script_enabled=has_script))
    assert page.url == "about:blank", "one page at a time"
    page.mouse.move(0, 0)
    page.set_viewport_size(look.get("viewport", {"width": 1280, "height": 720}))
    page.emulate_media(media="screen", color_scheme=look.get("color_scheme", "light"))
    for event, hear in hears.items():
        page.on(event, hear)
    try:
        page.goto(f"{path.absolute().as_uri()}{address}")
        yield page
    finally:
        for event, hear in hears.items():
            page.remove_listener(event, hear)
        page.goto("about:blank")
    inside = ("blob:", "data:")
    assert [what for what in asked if not what.startswith(inside)][1:] == [], "it asked for more than itself"
