"""What a brief is called where nobody says: its notebook, its dataset, and what it was asked for."""

from collections.abc import Mapping
from typing import Any

from analysis.briefs.plan.entries import list_words, make_slug
from analysis.contract.parameters import find_notebook, read_contract, read_notebook
from analysis.datasets.catalogue import hash_text
from analysis.words.bundles import SOURCE
from analysis.words.prose import translate_prose

_SLUG_CHARACTERS = 80
_UNSAID = ("profile", "language")  # they stand on the page itself


def find_written_language(notebook: str) -> str:
    """Return the language a notebook is written in: the default of its parameter `language`, else English."""
    contract = read_contract(find_notebook(notebook))
    return str(contract["language"].default) if "language" in contract else SOURCE


def name_notebook(name: str, language: str) -> str:
    """Return what a notebook is called: by its file in its own language, by its first heading in another one."""
    written_in = find_written_language(name)
    if language in (written_in, ""):
        return name.replace("-", " ").capitalize()
    texts = ("".join(c["source"]) for c in read_notebook(find_notebook(name))["cells"] if c["cell_type"] == "markdown")
    return translate_prose(next(texts, name), written_in, language).partition("\n")[0].lstrip("# ")


def name_brief(notebook: str, dataset: str, given: Mapping[str, Any]) -> str:
    """Return a title: notebook and dataset, then regions by name, days, and what else was asked for.

    Such as `Situation brief: demonstration, Aldermark, 2026-01-01 – 2026-03-31, what = alerts`.
    """
    words = list_words({"notebook": notebook, "dataset": dataset, "parameters": given})
    days = [str(given.get(name) or "") for name in ("start", "end")]
    named = {"regions": words["region"][1] if "region" in words else ""}
    rest = [f"{name} = {words[name][1]}" for name in given if name not in (*named, *_UNSAID, "start", "end")]
    parts = [dataset, named["regions"], " – ".join(days).strip() if any(days) else "", *rest]
    return f"{name_notebook(notebook, str(given.get('language', '')))}: {', '.join(filter(None, parts))}"


def make_run_slug(notebook: str, dataset: str, given: Mapping[str, Any], marked: str) -> str:
    """Return a slug that says what was asked for, and ends in a mark of it; `marked` is all that was, as text."""
    if not given:
        return f"{dataset}-{notebook}"
    told = make_slug(" ".join(str(value) for name, value in given.items() if name != "profile"))
    mark = hash_text(marked)[:6]
    room = _SLUG_CHARACTERS - len(mark) - 1
    return f"{f'{dataset}-{notebook}-{told}'[:room].strip('-')}-{mark}"
