"""Where in a text its numbers stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.datasets.evidence import Evidence
from analysis.words.marked import mark_numbers, place_numbers
from analysis.words.numbers import number, write_spans
from analysis.words.passages import join, lay_table, list_points, tell

THREE = number("n", Evidence(3, used=("a", "b", "c")), "events")
FIVE = number("m", Evidence(5), "events")
_PARTS = st.lists(st.one_of(st.text(), st.sampled_from([THREE, FIVE])))


@given(_PARTS)
def test_what_is_marked_is_the_text_whatever_stands_in_it(parts: list) -> None:
    """Without its marks it is the text; each number is found once, in its order, even beside marks of a forger's."""
    asked, found = mark_numbers(parts), []
    plain = place_numbers(asked, lambda place, shown: found.append((place, shown)) or shown)
    numbers = [part.shown for part in parts if not isinstance(part, str)]
    assert found == list(enumerate(numbers))
    assert plain == "".join(c for c in join(parts) if c not in "\ue014\ue015\ue016")


def test_a_passage_says_where_each_of_its_numbers_stands() -> None:
    """In sentences, points and tables; numbers of a caption are counted on."""
    show = "{0}:{1}".format
    assert place_numbers(tell("w", [THREE, " of ", FIVE]).asked, show) == "0:3 of 1:5"
    assert place_numbers(list_points("w", [["a ", THREE], [FIVE]]).asked, show) == "- A 0:3\n- 1:5"
    table = lay_table("w", {"a": False, "b": True}, [[["x"], [THREE]], [["y"], [FIVE]]], ["In all ", FIVE])
    assert place_numbers(table.asked, show) == "| a | b |\n|:--|--:|\n| x | 0:3 |\n| y | 1:5 |"
    assert place_numbers(table.asked_caption, show) == "In all 2:5"


@given(st.sets(st.integers(0, 300)))
def test_spans_name_each_place_once(places: set[int]) -> None:
    """Read again, they are the places; no two of them touch."""
    told = [tuple(map(int, span.split("-"))) for span in write_spans(sorted(places)).split()]
    assert [n for first, *last in told for n in range(first, (last or [first])[0] + 1)] == sorted(places)
    assert all(one[-1] + 1 < other[0] for one, other in pairwise(told))
