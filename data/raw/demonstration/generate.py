"""Write the invented records of the demonstration: always the same, from one seed. Nothing here ever happened."""

import csv
import random
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
CHANCE = random.Random(20_250_101)
LATENESS = random.Random(20_260_630)  # apart, so that how late a report comes moves nothing else
FIRST, LAST = date(2025, 1, 1), date(2026, 6, 30)
REGIONS = {  # name: incidents wanted, median minutes to the first unit, first and last month without coverage
    "Aldermark": (260, 9, None),
    "Brinewater": (210, 12, None),
    "Cindervale": (180, 11, (date(2025, 8, 1), date(2025, 10, 31))),
    "Dunmere": (150, 15, None),
    "Eastfold": (130, 10, None),
    "Farrowdale": (120, 21, None),
    "Greyhaven": (110, 8, (date(2026, 2, 1), date(2026, 3, 31))),
    "Hollowmoor": (95, 18, None),
    "Inverlund": (80, 14, None),
    "Juniper Coast": (70, 13, None),
    "Kestrel Plain": (55, 26, None),
    "Lowmarsh": (40, 30, (date(2025, 1, 1), date(2025, 12, 31))),
}
DISTRICTS = ("Upper", "Lower", "Harbour", "Hill")
PLACES = ("Ashby Cross", "Millbrook End", "Saltreach", "Thornwick", "Wend", "Oakhollow", "Pale Ferry", "Quarry Row")
KINDS = ("drone attack", "drone strike", "missile strike", "drone and missile attack", "shelling", "alert")
WEIGHTS = (38, 14, 11, 5, 8, 24)
WEAPONS = {
    "drone attack": "drones",
    "drone strike": "uav",
    "missile strike": "missiles",
    "drone and missile attack": "drones and missiles",
    "shelling": "shell",
    "alert": "",
}
OUTLETS = (
    ("Harbour Herald", "newspaper"),
    ("Plain Monitor", "monitor"),
    ("Ministry of Safety", "ministry"),
    ("Northern Wire", "agency"),
    ("Invented town channel", "telegram"),
)
STEPS = ("call_received", "dispatched", "on_scene", "under_control", "unit_available")
STANCES = (
    ("claim", "Free Hills Movement", "armed_group", ""),
    ("claim", "Coastal Front", "armed_group", ""),
    ("accusation", "Ministry of Safety", "ministry", "Coastal Front"),
    ("accusation", "Ministry of Safety", "ministry", "Northern Command"),
    ("accusation", "Harbour Herald", "newspaper", "Free Hills Movement"),
    ("denial", "Coastal Front", "armed_group", ""),
    ("admits", "Northern Command", "army", ""),
    ("assessment", "Plain Monitor", "monitor", "Northern Command"),
    ("hint", "Northern Command", "army", ""),
    ("unknown", "Ministry of Safety", "ministry", ""),
)
STANCE_WEIGHTS = (10, 9, 12, 8, 6, 6, 4, 8, 5, 10)


def invent_day(gap: tuple[date, date] | None) -> date:
    """Return a day of the 18 months on which the region was watched; winter has more incidents than summer."""
    while True:
        day = FIRST + timedelta(days=CHANCE.randrange((LAST - FIRST).days + 1))
        if gap and gap[0] <= day <= gap[1]:
            continue
        if CHANCE.random() < (0.95 if day.month in (11, 12, 1, 2) else 0.6):
            return day


def print_date(moment: datetime) -> tuple[str, str]:
    """Return the date and the start as some outlet would print them; a few cannot be read."""
    day, dice = moment.date(), CHANCE.random()
    if dice < 0.62:
        return f"{day}", f"{moment:%Y-%m-%d %H:%M}"
    forms = (
        (0.80, f"{day}"),
        (0.88, f"{day.day} {day:%B %Y}"),
        (0.91, f"{day:%d/%m/%Y}"),
        (0.94, f"{day:%B %Y}"),
        (0.96, f"week of {day}"),
        (0.975, f"before {day}"),
        (0.985, ""),
        (0.993, "some time in spring"),
    )
    return next((text for limit, text in forms if dice < limit), f"30 February {day.year}"), ""


def print_figure(mean: float) -> str:
    """Return a figure as some outlet would print it."""
    number = int(CHANCE.expovariate(1 / mean))
    if number == 0:
        return CHANCE.choice(("none reported", "0", "none reported", "number not given"))
    forms = (
        f"{number}",
        f"{number}",
        f"{number}",
        f"at least {number}",
        f"{number}-{number + 2}",
        "several",
        "unknown",
        f"{number} or so, see note",
    )
    return CHANCE.choices(forms, weights=(9, 9, 9, 3, 3, 2, 2, 1))[0]


def add_counts(rows: list[list[str]], incident: str, kind: str, report: str) -> None:
    """Add the figures of one incident; some are given twice, by sources that do not agree."""
    if kind == "alert":
        return
    if CHANCE.random() < 0.55:
        rows.append([incident, "drones launched", print_figure(9), "Ministry of Safety", "", "", report])
        rows.append([incident, "shot down", print_figure(6), "Ministry of Safety", "", "", report])
    for quantity, share, mean in (
        ("dead", 0.45, 0.7),
        ("wounded", 0.55, 2.2),
        ("buildings", 0.35, 3),
        ("evacuated", 0.15, 14),
    ):
        if CHANCE.random() < share:
            stage = CHANCE.choice(("initially", "later", ""))
            rows.append([incident, quantity, print_figure(mean), "", "", stage, report])
            if CHANCE.random() < 0.12:
                rows.append([incident, quantity, print_figure(mean * 1.5), "Harbour Herald", "", "later", report])


def add_milestones(rows: list[list[str]], incident: str, kind: str, moment: datetime, median: int, report: str) -> None:
    """Add the steps of the response to one incident: reached, reached without a time, ended before, or pending."""
    if kind == "alert":
        rows.append([incident, "alert", "reached", f"{moment:%Y-%m-%d %H:%M}", "", "", report])
        if CHANCE.random() < 0.9:
            end = moment + timedelta(minutes=CHANCE.lognormvariate(4.2, 0.6))
            rows.append([incident, "all_clear", "reached", f"{end:%Y-%m-%d %H:%M}", "", "", report])
        return
    if CHANCE.random() < 0.3:
        return
    now, pace = moment, (4, 3, median, 35, 60)
    stop = CHANCE.choices((99, 2, 3), weights=(84, 9, 7))[0]
    for number, (step, minutes) in enumerate(zip(STEPS, pace, strict=True)):
        now += timedelta(minutes=max(0.0, CHANCE.lognormvariate(0, 0.55) * minutes))
        at = f"{now:%Y-%m-%d %H:%M}"
        if number >= stop:
            state = "ended_before" if stop == 2 else "pending"
            rows.append([incident, step, state, "", "", at, report])
            return
        if CHANCE.random() < 0.14:
            at = ""
        elif CHANCE.random() < 0.015:
            at = f"{now - timedelta(hours=2):%Y-%m-%d %H:%M}"
        rows.append([incident, step, "reached", at, "", "", report])


def add_claims(rows: list[list[str]], incident: str, kind: str, moment: datetime, report: str) -> None:
    """Add who said what about who did it; for most incidents nobody said anything."""
    if kind == "alert" or CHANCE.random() > 0.38:
        return
    for number in range(CHANCE.choices((1, 2, 3), weights=(7, 3, 1))[0]):
        stance, who, role, accused = CHANCE.choices(STANCES, weights=STANCE_WEIGHTS)[0]
        made = moment + timedelta(hours=CHANCE.lognormvariate(2.3, 1.1))
        bearing = "alludes" if stance == "hint" else "about"
        when = f"{made:%Y-%m-%d %H:%M}" if CHANCE.random() < 0.7 else ""
        rows.append(
            [f"s-{incident}-{number + 1}", incident, who, role, stance, bearing, accused, "", when, "C", "3", report]
        )


def invent_lateness() -> timedelta:
    """Return after how long an incident is first reported: most within the hour, one in three days or weeks later."""
    return timedelta(days=LATENESS.lognormvariate(1.6, 0.9)) if LATENESS.random() < 0.33 else timedelta(hours=1)


def add_reports(rows: list[list[str]], incident: str, moment: datetime) -> str:
    """Add one to three reports of an incident; the later ones often repeat the first. Return the first one's id."""
    first = f"r-{incident}-1"
    for number in range(CHANCE.choices((1, 2, 3), weights=(5, 4, 2))[0]):
        publisher, kind = CHANCE.choice(OUTLETS)
        published = moment + timedelta(hours=5 * number)
        repeats = first if number and CHANCE.random() < 0.65 else ""
        rows.append(
            [
                f"r-{incident}-{number + 1}",
                incident,
                publisher,
                kind,
                f"https://example.invalid/{incident}/{number + 1}",
                f"{published:%Y-%m-%d %H:%M}",
                "en",
                repeats,
            ]
        )
    return first


def invent() -> dict[str, list[list[str]]]:
    """Return the rows of every file, header first."""
    files = {
        "incidents": [
            [
                "incident",
                "kind",
                "counting",
                "part_of",
                "weapon",
                "date",
                "start",
                "region",
                "district",
                "place",
                "object",
                "damage",
                "source_grade",
                "information_grade",
            ]
        ],
        "counts": [["incident", "quantity", "figure", "claimant", "as_of", "stage", "report"]],
        "milestones": [["incident", "milestone", "state", "at", "actor", "watched_until", "report"]],
        "claims": [
            [
                "claim",
                "incident",
                "claimant",
                "role",
                "stance",
                "bearing",
                "accused",
                "topic",
                "made",
                "source_grade",
                "information_grade",
                "report",
            ]
        ],
        "reports": [["report", "incident", "publisher", "publisher_kind", "url", "published", "language", "repeats"]],
    }
    wanted = [(invent_day(gap), region, median) for region, (n, median, gap) in REGIONS.items() for _ in range(n)]
    for number, (day, region, median) in enumerate(sorted(wanted), 1):
        moment = datetime(day.year, day.month, day.day, CHANCE.randrange(24), CHANCE.randrange(60))
        incident, kind = f"x-{number:04d}", CHANCE.choices(KINDS, weights=WEIGHTS)[0]
        printed, start = print_date(moment)
        district = f"{CHANCE.choice(DISTRICTS)} {region}" if CHANCE.random() < 0.7 else ""
        place = CHANCE.choice(PLACES) if district and CHANCE.random() < 0.6 else ""
        hit = (
            CHANCE.choice(("houses", "factory", "substation", "school", "railway", "", "", "unknown"))
            if kind != "alert"
            else ""
        )
        harm = CHANCE.choice(("windows broken", "heavy", "destroyed", "yes", "", "no damage")) if hit else ""
        before = {name: len(rows) for name, rows in files.items()}
        files["incidents"].append(
            [
                incident,
                kind,
                "event",
                "",
                WEAPONS[kind],
                printed,
                start,
                region,
                district,
                place,
                hit,
                harm,
                CHANCE.choice("ABCCD"),
                CHANCE.choice("122334"),
            ]
        )
        told = moment + invent_lateness()
        report = add_reports(files["reports"], incident, told)
        add_counts(files["counts"], incident, kind, report)
        add_milestones(files["milestones"], incident, kind, moment, median, report)
        add_claims(files["claims"], incident, kind, moment, report)
        if kind != "alert" and CHANCE.random() < 0.05:
            part = ["debris", "part", incident, WEAPONS[kind], printed, "", region, district, "", "", "", "C", "3"]
            files["incidents"].append([f"{incident}-debris", *part])
        if told.date() > LAST:  # nobody had written of it yet
            for name, rows in files.items():
                del rows[before[name] :]
    files["incidents"].append(files["incidents"][40])
    files["incidents"].append([""] * len(files["incidents"][0]))
    files["incidents"].append(
        ["Total", f"{sum(row[2] == 'event' for row in files['incidents'])}"] + [""] * (len(files["incidents"][0]) - 2)
    )
    files["counts"].append(["x-9999", "dead", "2", "", "", "", ""])
    return files


def main() -> None:
    """Write the five files beside this script."""
    for name, rows in invent().items():
        with (HERE / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
