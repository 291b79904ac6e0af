"""Ways in which files go wrong: cells, headers, encodings, row lengths, ends."""

import random
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

CELLS = (
    "",
    "NULL",
    ".",
    "-",
    "-9",
    "-99",
    "n/a",
    "Unknown",
    "several",
    "365+",
    "14-50 (92+)",
    "1 (+12)",
    "at least 3",
    "5-7",
    "none",
    "nan",
    "1e309",
    "inf",
    "4239",
    "-1",
    "0",
    "1.5",
    "１２",
    "30 February 2025",
    "1970-01-01",
    "1/2/2023",
    "31-12-19",
    "July 31–August 10 1970",
    "2023-02-30 25:61",
    "Donets'k",
    "Кириshi",
    "Белгородской области",
    "Kiev City",
    "#adm1+name",
    "Total",
    "=1+1",
    "<b>x</b>",
    "a|b",
    "x" * 500,
    "\u202e\u0000".strip("\u0000"),
    "😀",
    "TRUE",
    "{}",
    "[nan]",
    "9" * 40,
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1251", "cp1252", "latin-1")


# What stands in the cells of workbooks besides text.
TYPED = (
    *(None, None, 0, 3, -9, 2.5, 1e300, 41000.25, True, "=1+1", "#DIV/0!"),
    *(date(2026, 3, 5), date(1900, 1, 1), datetime(2026, 3, 5, 3, 12), datetime(2026, 3, 5)),
    *(time(3, 12), time(0, 0), timedelta(hours=31), timedelta(minutes=5)),
)


def quote(cell: str) -> str:
    """Return a cell as a CSV needs it."""
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\n\r') else cell


def mutate(path: Path, chance: random.Random, n_mutations: int, repeat: int = 1) -> bytes:
    """Return the bytes of a fixture after some mutations of its cells, and perhaps of header, lengths, end and encoding."""
    import csv

    rows = list(
        csv.reader(path.read_text("utf-8").splitlines(), delimiter=";" if path.parent.name == "mapped" else ",")
    )
    header, body = rows[0], [list(row) for _ in range(repeat) for row in rows[1:]]
    for _ in range(n_mutations):
        row = chance.choice(body)
        if row:
            row[chance.randrange(len(row))] = chance.choice(CELLS)
    if chance.random() < 0.3:
        row = chance.choice(body)
        row[:] = row[:-1] if chance.random() < 0.5 else [*row, "extra"]
    if chance.random() < 0.15:
        header[chance.randrange(len(header))] = chance.choice(("changed", "", "Date ", header[0]))
    text = "\n".join(",".join(map(quote, row)) for row in [header, *body]) + "\n"
    data = text.encode(chance.choice(ENCODINGS) if chance.random() < 0.4 else "utf-8", errors="replace")
    if chance.random() < 0.2:
        data = data[: -chance.randrange(1, min(40, len(data)))]
    if chance.random() < 0.1:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(128, 256)]) + data[at:]
    return data


def mutate_book(path: Path, chance: random.Random, n_mutations: int) -> bytes:
    """Return a workbook of a fixture's rows: cells of other types, titles, merged cells, a second sheet, damaged bytes."""
    import csv

    from openpyxl import Workbook

    rows: list[list[object]] = [list(row) for row in csv.reader(path.read_text("utf-8").splitlines())]
    book = Workbook()
    sheet = book.active
    for _ in range(n_mutations):
        row = chance.choice(rows[1:])
        row[chance.randrange(len(row))] = chance.choice((*TYPED, *CELLS))
    for title in ["A title", None][: chance.randrange(3)]:
        sheet.append([title])
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    if chance.random() < 0.4:
        column, top = chance.randrange(1, 4), chance.randrange(1, 5)
        sheet.merge_cells(start_row=top, end_row=top + chance.randrange(3), start_column=column, end_column=column + 1)
    if chance.random() < 0.5:
        other = book.create_sheet("Other")
        for row in rows[:: chance.randrange(1, 4)]:
            other.append(row[: chance.randrange(1, len(row) + 1)])
        other.sheet_state = chance.choice(("visible", "hidden"))
    stream = BytesIO()
    book.save(stream)
    data = stream.getvalue()
    if chance.random() < 0.3:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data[: -chance.randrange(1, 200)] if chance.random() < 0.1 else data
