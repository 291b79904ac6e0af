"""Names across scripts."""

import pytest

from analysis.intake.fields.names import fold_homoglyphs, normalise_name

CASES = [
    ("Кyiv", "Kyiv"),
    ("Mоsсow", "Moscow"),
    ("Хapків", "Харків"),
    ("Кириshi", "Кириshi"),
    ("Kyiv", "Kyiv"),
    ("Київ", "Київ"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_letters_that_only_look_alike_go_to_the_word_s_script(text: str, expected: str) -> None:
    """A word with a stray look-alike becomes one script; a truly mixed word stays as printed."""
    assert fold_homoglyphs(text) == expected


def test_apostrophes_case_and_dashes_do_not_part_names() -> None:
    """The same name with other apostrophes, case or dashes compares equal."""
    assert normalise_name("Donets'k") == normalise_name("DONETSʼK")
    assert normalise_name("Ivano–Frankivsk") == normalise_name("ivano-frankivsk")
