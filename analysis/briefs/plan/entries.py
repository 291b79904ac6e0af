"""One entry of a plan, many briefs: `for_each`, and what stands in the braces of a slug or a title."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.contract.parameters import find_notebook, read_contract
from analysis.contract.secrecy import looks_secret
from analysis.datasets.catalogue import list_datasets, read_about
from analysis.datasets.reference.region_names import translate_regions
from analysis.errors import ParameterError, suggest
from analysis.words.bundles import SOURCE

Entry = Mapping[str, Any]  # an entry of a plan as it is written, its keys known and its values not yet checked
_HOLE = re.compile(r"\{\{|\}\}|\{(\w*)\}")  # a doubled brace stands for itself


def expand_entry(entry: Entry) -> Iterator[Entry]:
    """Return the briefs an entry of the plan asks for: itself, or one for each value, or combination, of `for_each`.

    Raises
    ------
    ParameterError
        When `for_each` names something that is not there, or the slug or title has a hole nothing fills.
    """
    each = entry.get("for_each", {})
    entry = {key: value for key, value in entry.items() if key != "for_each"}
    if not isinstance(each, dict):
        raise ParameterError("for_each", repr(each), 'a table such as { region = "*" }')
    # Dataset and notebook come first: which regions and choices there are depends on them.
    for chosen in _choose(entry, sorted(each.items(), key=lambda item: item[0] not in ("dataset", "notebook"))):
        words = list_words(chosen)
        yield {
            **chosen,
            "slug": _fill("slug", chosen, {k: make_slug(s) for k, (s, _) in words.items()}),
            "title": _fill("title", chosen, {k: t for k, (_, t) in words.items()}),
        }


def _choose(entry: Entry, each: list[tuple[str, Any]]) -> Iterator[Entry]:
    if not each:
        yield entry
        return
    (name, asked), *rest = each
    for value in list_values(name, asked, entry):
        if name in ("dataset", "notebook"):
            yield from _choose({**entry, name: value}, rest)
        else:
            own = {"regions": [value]} if name == "region" else {name: value}
            yield from _choose({**entry, "parameters": {**entry["parameters"], **own}}, rest)


def list_values(name: str, asked: Any, entry: Entry) -> list[Any]:
    """Return the values of one `for_each`: those listed, or for `"*"` all there are."""
    if looks_secret(name, asked):
        raise ParameterError(
            f"for_each.{name}", "what looks like a secret", "values that may be printed on every brief"
        )
    if isinstance(asked, list) and asked:
        return asked
    if asked != "*":
        raise ParameterError(f"for_each.{name}", repr(asked), 'a list of values, or "*" for all there are')
    if name in ("dataset", "region"):
        found = list_datasets() if name == "dataset" else _list_regions(entry)
        if not found:
            raise ParameterError(
                f"for_each.{name}", "none there", f"a {name} to make a brief of", "Read records first: briefs ingest"
            )
        return found
    contract = read_contract(find_notebook(str(entry.get("notebook"))))
    if name not in contract:
        raise ParameterError("for_each", say_unknown(name, ("dataset", "region", *contract)))
    if contract[name].choices:
        return list(contract[name].choices)
    raise ParameterError(
        f"for_each.{name}", '"*"', "dataset, region, or a parameter that lists its choices", "List the values instead"
    )


def is_public(parameters: Mapping[str, object]) -> bool:
    """Say whether a brief with these parameters shows nothing but what is for everybody."""
    return parameters.get("profile", "public") == "public"


def _list_regions(entry: Entry) -> list[str]:
    """Return the regions of a dataset; in public, of those that no list knows the ones that somebody has confirmed."""
    about = read_about(str(entry.get("dataset")))
    if not is_public(entry["parameters"]):
        return about.regions
    return [code for code in about.regions if about.may_name(code)]


def list_words(entry: Entry) -> dict[str, tuple[str, str]]:
    """Return what may stand in `{}` of a slug and of a title: the dataset, the notebook and every parameter.

    `{region}` is the code in a slug, which is stable, and the name in a title, which is read.
    """
    given = {"notebook": entry.get("notebook"), "dataset": entry.get("dataset"), **entry["parameters"]}
    words = {name: (_print_value(value),) * 2 for name, value in given.items()}
    regions = entry["parameters"].get("regions")
    if isinstance(regions, list) and regions:
        names = read_about(entry["dataset"]).region_names if entry.get("dataset") in list_datasets() else {}
        told = translate_regions(names, str(entry["parameters"].get("language", SOURCE)))
        own = [names.get(str(code), str(code)) for code in regions]
        words["region"] = (_print_value(regions), ", ".join(told.get(name, name) for name in own))
    return words


def _print_value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def make_slug(text: str) -> str:
    """Return a text as part of a file's name: lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _fill(field: str, entry: Entry, words: dict[str, str]) -> Any:
    text = _choose_title(entry) if field == "title" else entry.get(field)
    if not isinstance(text, str):
        return text
    for hole in _HOLE.finditer(text):
        if hole[1] is not None and hole[1] not in words:
            raise ParameterError(field, f"{hole[0]} in {text!r}", f"one of {', '.join(f'{{{w}}}' for w in words)}")
    return _HOLE.sub(lambda match: match[0][0] if match[1] is None else words[match[1]], text)


def _choose_title(entry: Entry) -> Any:
    """Return the title; of one in several languages, the one in the brief's: `title = { en = "...", uk = "..." }`."""
    title, language = entry.get("title"), entry["parameters"].get("language", SOURCE)
    if not isinstance(title, dict):
        return title
    if language not in title:
        raise ParameterError("title", f"none in {language!r}", f"one of {', '.join(title)}", f"Add {language} = ...")
    return title[language]


def say_unknown(name: str, known: Iterable[str]) -> str:
    """Return that a name is not known, with the nearest that is."""
    return f"no {name!r} here; {suggest(name, known, 'known: ' + ', '.join(known))}"
