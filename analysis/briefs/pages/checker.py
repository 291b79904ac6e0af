"""The page that checks a brief in a reader's own browser: verify.html, made beside the index, in every language."""

import json
from pathlib import Path
from string import Template

from analysis.briefs.pages.markup import list_allowed
from analysis.briefs.pages.published import read_page_script
from analysis.briefs.plan.house import House, read_house, write_page_style, write_style
from analysis.briefs.shelf.changes import FILES
from analysis.briefs.shelf.folders import CHECKER, SIGNED_COPY
from analysis.briefs.shelf.policy import make_policy
from analysis.packing import ORDERS
from analysis.paths import find_shipped, write_whole
from analysis.words.bundles import LANGUAGES, SOURCE, list_messages
from analysis.words.language import speaking, text

# What messages are given, as the script finds it in them.
_HOLES = {name: f"{{{name}}}" for name in ("command", "files", "key", "line", "name", "what")}


def write_checker(folder: Path) -> None:
    """Write verify.html beside the index."""
    write_whole(folder / CHECKER, compose_checker())


def compose_checker() -> str:
    """Return verify.html: one file with script, style and words in it, that asks for nothing and sends nothing."""
    theme = find_shipped() / "reports" / "theme"
    script, words = (theme / "verify.js").read_text("utf-8"), _list_words()
    accents = {name: House.find_default(name) for name in ("accent", "accent_dark")}
    own: dict[str, object] = {"style": write_page_style(House()), "script": read_page_script(), "accents": accents}
    own |= {"files": list(FILES), "copy": SIGNED_COPY, "orders": [[kind, *named] for kind, named in ORDERS.items()]}
    told = {
        "lang": SOURCE,
        "title": words[SOURCE]["check-title"],
        "noscript": " ".join(said["check-noscript"] for said in words.values()),
        "css": write_style(read_house()),
        "script": script,
        "policy": make_policy(script=script),
        "words": _embed(words),
        "lists": _embed(list_allowed() | own),
    }
    return Template((theme / CHECKER).read_text("utf-8")).substitute(told)


def _list_words() -> dict[str, dict[str, str]]:
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = {name: text(name, **_HOLES) for name in list_messages("check")}
    return found


def _embed(told: object) -> str:
    """Return JSON that no text in it can end."""
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
