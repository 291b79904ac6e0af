"""What a page carries for a reader who asks a number, and whether its records give its numbers."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import thin
from forgeries import put, read_inside

from analysis.briefs.check.carried import check_carried
from analysis.briefs.check.verdict import AGREES, BROKEN, UNCHECKED
from analysis.briefs.pages.published import read_page
from analysis.datasets.catalogue import hash_text
from analysis.measures import measured
from analysis.packing import compress, expand
from analysis.words.bundles import LANGUAGES, has_message

DECEMBER = "december-7-situation"
_RECORDS = re.compile(r'(<script type="application/gzip" id="brief-records">)(.*?)(</script>)')


def take_page(built: Path, place: Path, slug: str = DECEMBER) -> Path:
    """Return a copy of the HTML of a built brief."""
    return Path(shutil.copy(built / "reports" / "built" / slug / "brief.html", place / "page.html"))


def change_records(page: Path, old: str, new: str, *, is_named: bool = True) -> None:
    """Put one text in the place of another in the records of a page; its manifest may name these, or the honest ones."""
    text = page.read_text("utf-8")
    told = expand(_RECORDS.search(text)[2])
    assert old in told
    packed = compress(told.replace(old, new, 1))
    text = _RECORDS.sub(lambda found: found[1] + packed + found[3], text)
    if is_named:
        text = put(text, {**read_inside(text), "records": hash_text(packed)})
    page.write_text(text, "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("step", thin([5, 1], 2), ids=["some", "every"])
def test_every_number_of_every_page_comes_out_of_its_own_records(built: Path, step: int) -> None:
    """What is made from records is made again from the page alone; only what counts raw rows, or is a limit, is not."""
    for path in sorted((built / "reports" / "built").glob("[!.]*/brief.html"))[::step]:
        (found,) = check_carried(read_page(path, own=True))
        assert found.state == AGREES, (path.parent.name, found.details)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"d7-grozny"', '"d7-other"'),  # a record under another name
        ('"air_attack"', '"air_alert"'),  # an attack that is none
        ('"reported_none"', '"reported"'),
        ('"event"', '"part"'),
        ('"air_alert"', '"debris_find"'),
    ],
)
def test_records_that_do_not_give_the_numbers_are_found(built: Path, tmp_path: Path, old: str, new: str) -> None:
    """Also where the manifest of the page names just these records."""
    page = take_page(built, tmp_path)
    change_records(page, old, new)
    (found,) = check_carried(read_page(page))
    assert found.state == BROKEN
    assert "from the records in it" in found.details[0] or "from other records" in found.details[0]


@pytest.mark.slow
def test_records_that_the_manifest_does_not_name_are_found(built: Path, tmp_path: Path) -> None:
    """Whatever they give."""
    page = take_page(built, tmp_path)
    change_records(page, '"d7-grozny"', '"d7-other"', is_named=False)
    (found,) = check_carried(read_page(page))
    assert (found.state, found.details) == (BROKEN, ["The records in it are not those that its manifest names."])


@pytest.mark.slow
def test_records_that_cannot_be_read_are_not_checked(built: Path, tmp_path: Path) -> None:
    """A table that is none is said to be none; nothing holds by it."""
    page = take_page(built, tmp_path)
    change_records(page, '{"incidents":', '{"others":')
    (found,) = check_carried(read_page(page))
    assert found.state == UNCHECKED
    assert "it holds no tables" in found.details[0]


def test_what_every_measure_counts_is_said_in_every_language() -> None:
    """A new measure has its sentence."""
    measured._import_measures()
    ours = [name for name, made in measured._MEASURES.items() if made.__module__.startswith("analysis.")]
    own = [f"measure-{name.partition('.')[2].replace('_', '-')}" for name in ours]
    assert len(own) > 40
    assert [(n, lang) for n in own for lang in LANGUAGES if not has_message(n, lang)] == []


@pytest.mark.slow
def test_why_and_in_what_is_said_in_the_language_of_the_page(built: Path) -> None:
    """No reason, no unit of a brief of the plan stands on its page in another language."""
    for path in sorted((built / "reports" / "built").glob("*-uk/brief.html")):
        words = json.loads(path.read_text("utf-8").partition('id="brief-words">')[2].partition("</script>")[0])
        said = {**words["reasons"], **words["units"], **words["measures"]}
        assert [name for name, told in said.items() if not re.search("[а-яіїєґ]", told)] == []
        assert not any("{" in told for told in said.values())


@pytest.mark.slow
def test_names_of_persons_and_places_stay_out_of_what_travels(built: Path) -> None:
    """Settlement, street and houses of the December records are in no script of any page."""
    for slug in (DECEMBER, "december-7-recorded", "december-7-attribution"):
        text = (built / "reports" / "built" / slug / "brief.html").read_text("utf-8")
        told = expand(_RECORDS.search(text)[2]) + json.dumps(read_inside(text), ensure_ascii=False)
        assert not re.search(r"Lodigina|houses 12|Kirishi", told)
