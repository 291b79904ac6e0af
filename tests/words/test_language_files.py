"""The messages of every language: each is there, gets what it asks for, and leaves out no number in any of its forms."""

import ast as python
import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.words.bundles import LANGUAGES, SOURCE
from analysis.words.language import make_key

ROOT = Path(__file__).resolve().parents[2]
OTHERS = [code for code in LANGUAGES if code != SOURCE]


@cache
def read(language: str) -> dict[str, ast.Pattern]:
    """Return the patterns of a language by name, attributes as `name.attribute`."""
    found = {}
    for entry in parse((ROOT / "reports" / "language" / f"{language}.ftl").read_text("utf-8")).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            found |= {entry.id.name: entry.value} if entry.value else {}
            found |= {f"{entry.id.name}.{a.id.name}": a.value for a in entry.attributes}
    return found


def list_used(pattern: ast.Pattern, language: str) -> tuple[set[str], set[str]]:
    """Return which values a pattern asks for in any of its forms, and which it prints in every one."""
    asked, printed = set(), set()
    for element in pattern.elements:
        if isinstance(element, ast.Placeable):
            own = _list_expression(element.expression, language)
            asked |= own[0]
            printed |= own[1]
    return asked, printed


def _list_expression(expression: ast.Expression, language: str) -> tuple[set[str], set[str]]:
    if isinstance(expression, ast.VariableReference):
        return {expression.id.name}, {expression.id.name}
    if isinstance(expression, ast.MessageReference):
        return list_used(read(language)[expression.id.name], language)
    if isinstance(expression, ast.FunctionReference):
        assert expression.id.name == "WORD", "NUMBER() and DATETIME() build a number anew"
        value, word = expression.arguments.positional
        assert isinstance(word, ast.StringLiteral)
        assert word.value, "a number that is stated by no word is printed in digits"
        return {value.id.name}, {value.id.name}
    if isinstance(expression, ast.Placeable):
        return _list_expression(expression.expression, language)
    if not isinstance(expression, ast.SelectExpression):
        return set(), set()
    forms = [list_used(variant.value, language) for variant in expression.variants]
    asked = {expression.selector.id.name}.union(*(form[0] for form in forms))
    return asked, set.intersection(*(form[1] for form in forms))


def name_numbers(values: set[str]) -> set[str]:
    """Return those of some values that carry numbers of a brief."""
    return {name for name in values if name.endswith("-text")}


@pytest.mark.parametrize("language", OTHERS)
def test_each_message_is_there_in_each_language(language: str) -> None:
    """English is what all are written in; parts that a grammar needs besides may be added, and are said by messages."""
    assert set(read(SOURCE)) - set(read(language)) == set()
    added = set(read(language)) - set(read(SOURCE))
    content = (ROOT / "reports" / "language" / f"{language}.ftl").read_text("utf-8")
    assert [name for name in added if f"{{ {name} }}" not in content] == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_message_asks_for_what_the_english_one_is_given(language: str) -> None:
    """A value that Python does not pass would be an error on the page."""
    for name, pattern in read(SOURCE).items():
        given, asked = list_used(pattern, SOURCE)[0], list_used(read(language)[name], language)[0]
        plain = {number.removesuffix("-text") for number in name_numbers(given)}  # each number goes in twice
        assert asked - given <= plain, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_of_a_message_leaves_out_a_number(language: str) -> None:
    """Whatever is chosen by number or noun, each number that a message is given is printed."""
    for name, pattern in read(SOURCE).items():
        wanted = name_numbers(list_used(pattern, SOURCE)[0])
        assert wanted - list_used(read(language)[name], language)[1] == set(), f"{language}: {name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_number_is_never_printed(language: str) -> None:
    """`$n` chooses a form; printed is `$n-text`, which knows its records."""
    for name, pattern in read(language).items():
        asked, printed = list_used(pattern, language)
        plain = {number.removesuffix("-text") for number in name_numbers(asked)}
        assert plain & printed == set(), name


def list_words(path: Path) -> list[str]:
    """Return the strings of a module that are more than three words, but docstrings and errors."""
    tree = python.parse(path.read_text("utf-8"))
    spared = set()
    for node in python.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], python.Expr):
            spared.add(id(body[0].value))
        if isinstance(node, python.Raise):
            spared |= {id(inner) for inner in python.walk(node)}
    constants = [n for n in python.walk(tree) if isinstance(n, python.Constant) and isinstance(n.value, str)]
    return [n.value for n in constants if id(n) not in spared and len(n.value.split()) > 3]


ROOMS = ("findings", "figures", "words")
MODULES = [path for room in ROOMS for path in sorted((ROOT / "analysis" / room).glob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_sentence_stands_in_python(path: Path) -> None:
    """Sentences belong to editors: no string of more than three words but docstrings and errors."""
    assert list_words(path) == []


def list_names() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the strings of the package, and those with holes as patterns: what a message may be named by."""
    plain, holed = set(), []
    for path in (ROOT / "analysis").rglob("*.py"):
        for node in python.walk(python.parse(path.read_text("utf-8"))):
            if isinstance(node, python.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            if isinstance(node, python.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, python.Constant) else "[a-z0-9-]+" for p in node.values]
                if re.search("[a-z]-", "".join(parts)) or "".join(parts).startswith("[a-z0-9-]+\\."):
                    holed.append(re.compile("".join(parts)))
    return plain, holed


def test_each_message_is_used() -> None:
    """A message that nothing says is no message: its name stands in the package, whole or made of a code, or in another."""
    plain, holed = list_names()
    content = (ROOT / "reports" / "language" / f"{SOURCE}.ftl").read_text("utf-8")
    coded = {name for name in plain if f"{name}-" in content}  # `name_code("kind", ...)`
    for name in read(SOURCE):
        is_named = name in plain or f"{{ {name} }}" in content or any(pattern.fullmatch(name) for pattern in holed)
        assert is_named or any(name.startswith(f"{code}-") for code in coded), name


SAID = {
    "set_aside_reason": "set-aside",
    "kind": "kind",
    "milestone": "milestone",
    "quantity": "quantity",
    "stance": "stance",
}


@pytest.mark.parametrize("vocabulary", SAID)
def test_each_code_that_pages_say_has_its_words(vocabulary: str) -> None:
    """A word that is added to a vocabulary is added here too: without, the first page that says it fails."""
    missing = [f"{SAID[vocabulary]}-{make_key(code)}" for code in VOCABULARIES[vocabulary]]
    assert [name for name in missing if name not in read(SOURCE)] == []
