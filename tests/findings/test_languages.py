"""The same brief in three languages: the same numbers, and no word of another language."""

import re
from pathlib import Path

import pytest
from conftest import list_stray_digits, run_cells, thin

from analysis.contract.parameters import complete, find_notebook
from analysis.words.bundles import LANGUAGES, SOURCE
from analysis.words.language import speak
from analysis.words.passages import Passage

NOTEBOOKS = ("situation-brief", "what-was-recorded", "attribution-gaps", "regions-compared", "response-times")
NOTEBOOKS += ("changes-over-time",)
MONTHS = "січ лют берез квіт трав черв лип серп верес жовт листоп груд янв фев мар апр ма июн июл авг сен окт ноя дек"
DATED = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS.split())})[а-яіїє]* \d{{4}}", re.IGNORECASE)


def run(notebook: str, dataset: str, language: str) -> list[Passage]:
    """Return the passages of a notebook in a language."""
    return run_cells(notebook, complete(find_notebook(notebook), {"dataset": dataset, "language": language}))


def find_faults(passages: list[Passage]) -> list[str]:
    """Return what is said in English for want of a message, and figures that are no number of their passage."""
    faults = [p.where for p in passages if "[en]" in f"{p.text} {p.caption} {p.alt}"]
    for passage in (p for p in passages if p.where not in ("provenance", "judgements", "methods-used")):
        # Dates, and what methods are called by, are no figures of the brief.
        bare = [
            re.sub(r"95-\w+|30 дн\w+|100\s000", "", DATED.sub("", part))
            for part in (passage.text, passage.caption, passage.alt)
        ]
        told = Passage(passage.where, passage.kind, bare[0], passage.numbers, bare[1], bare[2])
        faults += [f"{passage.where}: {figure}" for figure in list_stray_digits(told)]
    return faults


@pytest.mark.usefixtures("without_drawing")
@pytest.mark.parametrize("dataset", thin(["december-7", "demonstration"], 2))
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_language_has_the_same_numbers_and_its_own_words(in_read: Path, notebook: str, dataset: str) -> None:
    """Names, values, units, records and what was left out are equal; only how they are printed differs. None is in English."""
    told = {}
    for language in LANGUAGES:
        passages = run(notebook, dataset, language)
        entries = [number.describe(passage.where) for passage in passages for number in passage.numbers]
        told[language] = sorted(repr({k: v for k, v in entry.items() if k != "shown"}) for entry in entries)
        assert told[language] == told[SOURCE]
        assert language == SOURCE or find_faults(passages) == []


@pytest.mark.parametrize("dataset", ["december-7"])
def test_what_figures_say_is_in_the_language_too(in_read: Path, dataset: str) -> None:
    """Titles, axes and legends of a drawn figure have no English word; its alphabet is drawn, not left as boxes."""
    from analysis.datasets import store
    from analysis.figures import attribution as draw
    from analysis.measures import attribution

    window = store.load(dataset)
    counted = attribution.count_statuses(window.measure(attribution.attribution_status))
    speak("uk", window.about.region_names)
    axes = draw.draw_statuses(counted)
    words = [t.get_text() for t in (axes.title, axes.xaxis.label, *axes.texts, *axes.get_yticklabels())]
    assert not re.search("[a-z]{3}", " ".join(words))
    assert re.search("[а-я]{3}", " ".join(words))
