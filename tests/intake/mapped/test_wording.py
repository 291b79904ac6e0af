"""What happened, by the words of a text."""

import pandas as pd
import pytest

from analysis.datasets.reference.judgements import read_judgements
from analysis.intake.mapped.wording import find_kinds

TEXTS = {
    "Drone strike on a warehouse": "air_attack",
    "drones were shot down and debris fell near houses": "air_attack",
    "Debris of downed drones found in a field": "debris_find",
    "Remnants of a UAV, cleared by sappers": "debris_find",
    "Missile strike": "missile_attack",
    "Missiles and drones were launched": "combined_attack",
    "Shelling with mortars": "shelling",
    "Air raid alert, no strike": "air_alert",
    "Air raid siren": "air_alert",
    "No drone was seen": None,
    "Explosion": None,
    "": None,
    "Атака БпЛА, пошкоджено будинок": "air_attack",
    "Уламки БпЛА знайдено біля села": "debris_find",
    "Ракетний удар": "missile_attack",
    "Повітряна тривога": "air_alert",
    "Сбито 12 БПЛА": "air_attack",
    "Обломки беспилотника обнаружены в лесу": "debris_find",
    "Обстрел из РСЗО": "shelling",
    "debris": "debris_find",
    "alert, threat of missile strike": "air_alert",
    "Drone threat alert": "air_alert",
    "Missile threat": None,
    "Загроза ударних БпЛА": None,
    "Угроза ракетного удара": None,
    "Повітряна тривога, загроза БпЛА": "air_alert",
    "training exercise: missile launch": None,
    "учения: ракетный пуск": None,
    "навчання ППО": None,
    "Дрон влучив у школу, навчання переведено онлайн": "air_attack",
    "Ракетний удар по школі під час навчання": "missile_attack",
    "Drone attack on a school, fire drill saved pupils": "air_attack",
    "Missile attack - not an exercise": "missile_attack",
    "Shelling hit a gas pipe and there is a threat of explosion": "shelling",
    "Missile strike after air raid threat": "missile_attack",
    "Drone strike on a training centre": "air_attack",
    "Удар БПЛА, пострадали ученики": "air_attack",
}


@pytest.mark.parametrize(("text", "kind"), TEXTS.items())
def test_a_text_tells_its_kind_by_its_words(text: str, kind: str | None) -> None:
    """In three languages and their cases; a word that is taken back does not count, and none is guessed."""
    found = find_kinds(pd.Series([text]), read_judgements()).iloc[0]
    assert (None if pd.isna(found["kind"]) else found["kind"]) == kind
    assert pd.isna(found["words"]) == (kind is None)


def test_a_find_is_a_part_and_an_attack_an_event() -> None:
    """What was found of an attack is not one more attack."""
    found = find_kinds(pd.Series(["debris found", "drone strike"]), read_judgements())
    assert found["counting"].tolist() == ["part", "event"]
