"""Three workbooks as newsrooms keep them, invented: titles, several sheets, typed dates and clocks, three languages."""

from datetime import date, time, timedelta
from pathlib import Path

from openpyxl import Workbook

# What the first workbook says, counted by hand as it was made up.
FIRST = {
    "incidents": 39,
    "attacks": 31,
    "finds": 7,
    "alerts": 1,
    "set_aside": {"blank_row": 1},
    "killed": 6,
    "killed_told": 12,
    "injured": 21,
    "reports": 29,
    "names_under_who_claimed": 24,
    "clocks": 30,
}
_REGIONS = ["Kharkiv Oblast", "Одеська область", "Сумская область", "Dnipropetrovsk", "Kyiv City"]
_ATTACKS = [
    ("Drone strike on a warehouse", "Shahed-136", "warehouse"),
    ("Ракетний удар по підстанції", "Іскандер-М", "substation"),
    ("Атака БпЛА, пошкоджено будинок", "БпЛА", "houses"),
    ("Guided bombs (KAB) hit a school", "KAB", "school"),
    ("Обстрел из РСЗО", "", ""),
]
_FINDS = [
    "Debris of a downed drone found in a field",
    "Уламки БпЛА знайдено біля села",
    "Обломки беспилотника обнаружены в лесу",
    "Remnants cleared by sappers",
    "Drone debris",
    "Уламки ракети знешкоджено",
    "Debris found near the railway",
]


def write_first(path: Path) -> Path:
    """Write the workbook of the English desk: 40 rows on two sheets, one of them blank, one without a date."""
    book = Workbook()
    sheets = [book.active, book.create_sheet("Mar")]
    sheets[0].title = "Feb"
    head = ["Date", "Time", "Oblast", "City", "What happened", "Weapon", "Target", "Killed", "Injured", "Who claimed"]
    head += ["Link", "Fire crews arrived", "Contact", "Notes"]
    for sheet in sheets:
        sheet.append(["Strike log, invented for a test"])
        sheet.merge_cells("A1:N1")
        sheet.append([])
        sheet.append(head)
    for number in range(39):
        sheet = sheets[number >= 25]
        if number == 10:
            sheet.append([])
        sheet.append(_make_row(number))
    book.save(path)
    return path


def _make_row(number: int) -> list[object]:
    """Return one row of 39: the last has no date, the one before is an alert, the seven before it are finds."""
    month, day = (2, number + 1) if number < 25 else (3, number - 24)
    is_find, is_alert = 30 <= number < 37, number == 37
    what, weapon, target = ("Air alert", "", "") if is_alert else _ATTACKS[number % 5]
    if is_find:
        what, weapon, target = _FINDS[number - 30], "", ""
    clock: object = None
    if number < 30:
        clock = [time(3, 12), "23.50", time(14, 5), "4:40"][number % 4]
    return [
        None if number == 38 else date(2026, month, day),
        clock,
        _REGIONS[number % 5],
        None if number % 3 else "Invented Town",
        what,
        weapon or None,
        target or None,
        {0: 1, 1: 0, 2: "none reported"}.get(number) if number < 3 else (number % 2 if number < 12 else None),
        number if number < 7 else None,
        "Coastal Front" if number < 24 else None,
        f"https://example.org/{number}" if number < 29 else None,
        {0: time(3, 31), 1: "0:14", 2: "14.20"}.get(number),
        "Ivan Invented, +380 00 000" if number < 4 else None,
        "checked twice" if number % 10 == 0 else None,
    ]


# What the second workbook says once its three words are decided: see DECIDED.
SECOND = {
    "incidents": 14,
    "attacks": 9,
    "finds": 2,
    "alerts": 2,
    "sheets_that_are_no_table": 1,
    "killed": 5,
    "reports": 10,
    "publishers": 2,
    "intercepted": 23,
    "filled_down": 5,
    "no_value": 2,
}
DECIDED = {"Вибух у полі": "other_violence", "Придніпров'я": "-", "саморобний апарат": "drone"}
_SECOND_HEAD = ["№", "Дата", "Час", "Область", "Район", "Населений пункт", "Подія", "Засіб", "Загинуло", "Поранено"]
_SECOND_HEAD += ["Збито", "Джерело", "Посилання", "Прибуття рятувальників", "Координати", "Адреса"]
_SECOND_ROWS = [
    ["05.03.2026", "03:12", "Харківська область", "Чугуївський район", "Чугуїв", "Атака БпЛА", "Шахед", 1, "2", 4, "a"],
    [
        "05.03.2026",
        "близько 4 ранку",
        None,
        None,
        None,
        "Ракетний удар",
        "Іскандер-М",
        "немає",
        "не менше 3",
        None,
        "a",
    ],
    ["06.03.2026", time(23, 50), None, None, None, "Уламки БпЛА знайдено", None, None, None, None, "b"],
    ["13.03.2026", "1:05", "Одеська обл.", "Одеський район", None, "Атака БпЛА", "БпЛА", 2, "кілька", "понад 10", "a"],
    ["14.03.2026", None, None, None, None, "Повітряна тривога", None, None, None, None, None],
    ["14.03.2026", None, None, None, None, "Вибух у полі", None, None, None, None, None],
    ["15.03.2026", None, None, None, None, "Збито дрони над містом", "саморобний апарат", 0, 0, 9, "b"],
    ["15.03.2026", None, "Придніпров'я", None, None, "Обстріл", "РСЗВ", None, "невідомо", None, None],
    ["16.03.2026", None, "м. Київ", None, None, "Комбінована атака: ракети та дрони", None, "2-4", 7, None, "b"],
    ["17.03.2026", None, "Сумська область", None, None, "КАБ по селу", "КАБ", None, None, None, "a"],
    ["18.03.2026", None, "Сумська область", None, None, "Уламки ракети знешкоджено", None, None, None, None, None],
]


def write_second(path: Path) -> Path:
    """Write the workbook of the Ukrainian desk: merged cells, a hidden sheet, one of notes, an error, a bare formula."""
    book = Workbook()
    main, old, notes = book.active, book.create_sheet("Архів"), book.create_sheet("Примітки")
    main.title, old.sheet_state = "Березень", "hidden"
    main.append(["Облік атак, вигадано для перевірки"])
    main.merge_cells("A1:P1")
    main.append(_SECOND_HEAD)
    links = {"a": "https://example.org/a{0}; https://example.org/b{0}", "b": "https://example.org/c{0}"}
    for number, row in enumerate(_SECOND_ROWS, 1):
        *cells, link = row
        desk = {"a": "Приклад-ТВ", "b": "Приклад-Радіо"}.get(str(link))
        arrived = {1: "03:40", 4: time(0, 40)}.get(number)
        place = "49.9, 36.6" if number == 1 else None
        url = links[str(link)].format(number) if link and number < 7 else None
        main.append([number, *cells, desk, url, arrived, place, "вул. Вигадана, 1" if number == 1 else None])
    main.merge_cells("D3:D5")
    main.merge_cells("D6:D9")
    main["J11"], main["J12"] = "#DIV/0!", "=SUM(J3:J5)"
    main["J11"].data_type = "e"
    old.append(_SECOND_HEAD[1:4] + _SECOND_HEAD[6:8])
    old.append(["01.02.2026", "02:00", "Харківська область", "Атака БпЛА", "дрони"])
    old.append(["02.02.2026", None, "Полтавська область", "Повітряна тривога", None])
    old.append(["03.02.2026", "05:30", "Полтавська область", "Обстріл", "артилерія"])
    notes.append(["Хто веде: чергова редакція"])
    notes.append(["Питання: див. вище"])
    book.save(path)
    return path


# What the third workbook says; nothing in it has to be decided.
THIRD = {
    "incidents": 11,
    "attacks": 9,
    "finds": 1,
    "alerts": 1,
    "killed": 3,
    "injured": 9,
    "launched": 30,
    "months": 1,
    "names_under_who": 2,
}


def write_third(path: Path) -> Path:
    """Write the workbook of a border desk: the date in three columns, two sheets with other headings, numbers as text."""
    book = Workbook()
    first, second = book.active, book.create_sheet("Second desk")
    first.title = "Первый лист"
    first.append(
        ["Год", "Месяц", "День", "Регион", "Событие", "Погибшие", "Раненые", "Выпущено", "Ответственность", "Начало"]
    )
    first.append(["2026", "3", "1", "Белгородская область", "Обстрел из РСЗО", "1", "2 человека", None, None, "0:40"])
    first.append([2026, 3, 1, "Белгородская обл.", "Атака FPV-дрона", 0, 3, None, "неизвестная группа", time(13, 5)])
    first.append([2026, 3, 2, "Курская область", "Сбито 12 БПЛА", "нет", "нет", 12, None, None])
    first.append([2026, 3, None, "Брянская область", "Обстрел", 2, "4", None, None, None])
    first.append(
        [2026, "март", 5, "Воронежская область", "Обломки беспилотника обнаружены", None, None, None, None, None]
    )
    first.append(
        [2026, 3, 6, "Белгородская область", "Ракетная опасность, сирены", None, None, None, None, timedelta(hours=7)]
    )
    second.append(
        ["Year", "Month", "Day", "Region", "What happened", "Killed", "Wounded", "Launched", "Responsibility", "Time"]
    )
    second.append([2026, 3, 7, "Bryansk Oblast", "Drone attack repelled", "none reported", None, 18, None, "02:10"])
    second.append(
        [2026, 3, 8, "Kursk Oblast", "Shelling of a village", None, None, None, "Free Hills Movement", "04.25"]
    )
    second.append([2026, 3, 9, "RU-BEL", "Drone struck a bus", None, None, None, None, None])
    second.append([2026, 3, 9, "Rostov Oblast", "Missile strike", None, None, None, None, None])
    second.append(
        [2026, 3, 10, "Voronezh region", "Two drones shot down, debris fell near houses", None, None, None, None, None]
    )
    book.save(path)
    return path
