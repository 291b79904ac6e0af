"""Which cells name nobody, and which are no plain name."""

import pandas as pd
import pytest

from analysis.intake.mapped.triage import blank_nobody


@pytest.mark.parametrize(
    "text",
    [
        *("nobody", "Nobody yet.", "none yet", "no claims so far", "no one has claimed it", "unclaimed", "-", "?"),
        *("ніхто", "ще ніхто", "поки що ніхто не взяв", "немає поки що", "невідомо", "наразі не відомо"),
        *("никто", "никто пока", "никто пока не взял", "еще никто", "нет пока", "пока неизвестно"),
    ],
)
def test_nobody_in_any_words_is_no_name(text: str) -> None:
    """Nor is one who has not claimed it yet."""
    assert blank_nobody(pd.Series([text], dtype="str")).tolist() == [""]


@pytest.mark.parametrize("text", ["Nobody's Brigade", "No One Army", "Ніхтові", "Group X", "Ministry, not yet known"])
def test_a_name_stays(text: str) -> None:
    """What only begins with such a word names somebody."""
    assert blank_nobody(pd.Series([text], dtype="str")).tolist() == [text]
