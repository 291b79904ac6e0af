"""A large text is read some rows at a time, and gives what it gives when it is read at once."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import make_incident, table, thin

from analysis.datasets.about import About
from analysis.datasets.catalogue import find_folder, read_about
from analysis.datasets.disk.files import read_tables
from analysis.datasets.reference.judgements import Judgements, read_judgements
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import DataError
from analysis.intake import reading
from analysis.intake.ingest import ingest
from analysis.intake.layout import Fate
from analysis.intake.ledger import balance
from analysis.intake.opened.batches import open_heads, read_batches
from analysis.intake.raw import open_file, read_pieces

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
Tables = dict[str, pd.DataFrame]
HEADER = "oblast,raion,hromada,level,started_at,finished_at,source"
OBLASTS = ("Kharkivska oblast", "Львівська область", "Kyiv City", "Nowhere at all", "")


def make_alert(number: int, region: str = OBLASTS[0], minutes: int = 40) -> str:
    """Return a line of the sirens' file."""
    start = pd.Timestamp("2024-01-01T00:00Z") + pd.Timedelta(hours=7 * number)
    days = [f"{moment:%Y-%m-%d %H:%M:%S}+00:00" for moment in (start, start + pd.Timedelta(minutes=minutes))]
    return ",".join([f'"{region}"', "", "", "oblast", *days, "official"])


def write_alerts(path: Path, numbers: Iterable[int]) -> Path:
    """Write a file of alerts, and return its path."""
    path.write_text("\n".join([HEADER, *map(make_alert, numbers)]))
    return path


def read_whole_and_cut(path: Path, small: Callable[..., None], *sizes: int, **how: Any) -> list[tuple[Any, ...]]:
    """Return a file's ledger, what its dataset says of itself and its tables: read at once, and in small batches."""
    found = []
    for make_small in (lambda: None, lambda: small(*sizes)):
        make_small()
        ledger, _ = ingest([path], "mine", **how)
        found.append((ledger, tell(read_about("mine")), order(read_tables("mine"))))
        (find_folder("mine") / "datapackage.json").unlink()  # so that it is read again
    return found


def tell(about: About) -> dict[str, Any]:
    """Return what a dataset says of itself, without the key of this reading; and of its files only how they are."""
    told = about.model_dump(exclude={"key", "parts"})
    return told | {"raw": [(raw["name"], raw["sha256"]) for raw in told["raw"]]}


def order(tables: Tables) -> Tables:
    """Return tables in the order of raw rows."""
    return {
        name: frame.sort_values(["source_file", "source_row"], kind="stable", ignore_index=True)
        for name, frame in tables.items()
    }


def assert_same(found: list[tuple[Any, ...]]) -> None:
    """Compare a reading at once with one in batches."""
    (ledger, told, tables), (cut_ledger, cut_told, cut_tables) = found
    assert ledger == cut_ledger
    assert told == cut_told
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, cut_tables[name])


def count_batches(path: Path) -> int:
    """Return in how many batches a file is read."""
    head = open_file(path)
    return 1 if head is None else sum(1 for _ in read_pieces(head))


@pytest.mark.parametrize(
    "fixture",
    [
        pytest.param(path, id=path.stem, marks=[pytest.mark.thorough] if number else [])
        for name in ("acled", "attendances", "fire_calls", "gtd", "missiles", "sirens", "ucdp")
        for number, path in enumerate(sorted(FIXTURES.glob(f"{name}/*.csv")))
    ],
)
def test_a_fixture_read_in_batches_is_the_same_dataset(
    project: Path, small: Callable[..., None], fixture: Path
) -> None:
    """Tables, ledger, hashes of months, words to decide: all as when it is read at once; each row stands nine times."""
    header, _, body = fixture.read_bytes().partition(b"\n")
    path = project / fixture.name
    path.write_bytes(b"\n".join([header, *[body.strip(b"\r\n")] * 9]))
    longest, size = max(map(len, path.read_bytes().split(b"\n"))), path.stat().st_size
    assert_same(read_whole_and_cut(path, small, 1, max(3 * longest, size // 4)))
    assert count_batches(path) > 1


@pytest.mark.parametrize(("last", "n_read"), [(("25/03/2024",), 41), (("25/03/2024", "03/25/2024"), 2), ((), 0)])
def test_the_order_of_day_and_month_is_that_of_the_whole_file(
    project: Path, small: Callable[..., None], last: tuple[str, ...], n_read: int
) -> None:
    """Told by its last row; by none, where two rows tell two; a batch by itself would have told one, or none."""
    days = [*["05/03/2024"] * 20, *["04/05/2024"] * 20, *last]
    rows = [f"{n},{day},10:00:00,Camden,300" for n, day in enumerate(days)]
    header = "incident_number,date_of_call,time_of_call,borough_name,first_pump_arriving_attendance_time"
    path = project / "calls.csv"
    path.write_text("\n".join([header, *rows]))
    found = read_whole_and_cut(path, small, 1, 500)
    assert_same(found)
    assert found[1][0].kept == n_read
    assert count_batches(path) > 2


def test_a_strangers_file_read_in_batches_is_the_same_dataset(project: Path, small: Callable[..., None]) -> None:
    """A mark and titles before the names, line ends of two kinds, lines that are short, blank, damaged or doubled."""
    lines = [make_alert(n % 60, OBLASTS[n % 5], 40 + n % 7) for n in range(200)]
    lines[10] = "short,row"
    lines[40] = make_alert(40).replace("official", '"a word,\r\nand a line\nmore"')
    lines[60] = ",,,,,,"
    lines[61] = ""
    lines[90] = make_alert(90).replace("official", "dam\ufffdaged")
    lines[120] = make_alert(120).replace("official", "hid\u200eden")
    lines[150] = make_alert(150, minutes=-5)
    lines[170] = make_alert(170).replace("2024-", "2024/13/")
    lines += ["Total,,,,200,,", *[",,,,,,"] * 30, "", "", ""]
    path = project / "stranger.csv"
    text = "\r\n".join(["\ufeffAll alerts", "as of today", HEADER, *lines])
    path.write_bytes(text.encode().replace(b"short,row\r\n", b"short,row\n"))
    assert_same(read_whole_and_cut(path, small, 5))
    assert count_batches(path) > 3


def count_rows(files: list[Path], judgements: Judgements, layout: str | None = None) -> list[list[int]]:
    """Return how many rows there are of each table in each batch of some files."""
    heads = open_heads(files, None, layout, judgements)
    return [[len(raw.rows) for raw in batch] for batch in read_batches(files, None, layout, heads)]


def test_what_speaks_of_the_whole_file_has_it_read_whole(project: Path, small: Callable[..., None]) -> None:
    """A correction, a layout that looks at other rows, one that is not known: all rows at once, as before."""
    path = write_alerts(project / "sirens.csv", range(60))
    judgements = read_judgements()
    assert count_rows([path], judgements) == [[60]]
    small(1)
    assert len(count_rows([path], judgements)) > 3
    corrections = pd.DataFrame({"file": ["sirens.csv"]})
    assert count_rows([path], judgements._replace(corrections=corrections)) == [[60]]
    events, other = project / "events.csv", project / "other.csv"
    events.write_bytes(sorted(FIXTURES.glob("viina/*.csv"))[0].read_bytes())
    other.write_text("\n".join(["a,b", *["1,2"] * 400]))
    for odd in (events, other):
        assert len(count_rows([odd], judgements)) == 1
        assert [len(batch) for batch in count_rows([path, odd], judgements)] == [2]


def test_linked_records_are_read_with_their_leads(project: Path, small: Callable[..., None]) -> None:
    """Where a person has decided that two are one, the file is read at once; a proposal alone changes nothing."""
    path = write_alerts(project / "sirens.csv", range(60))
    small(1)
    ingest([path], "mine")
    ids = read_tables("mine")["incidents"].sort_values("source_row")["incident_id"].tolist()
    links = project / "data" / "judgements" / "links" / "mine.csv"
    links.parent.mkdir(exist_ok=True)
    links.write_text(f"lead,record,score,reasons,decision,reason\n{ids[2]},{ids[50]},0.9,near,same,looked at\n")
    ingest([path], "mine")
    incidents = read_tables("mine")["incidents"].set_index("incident_id")
    assert incidents["same_as"].dropna().to_dict() == {ids[50]: ids[2]}


def test_a_cell_that_is_longer_than_a_block_costs_no_file(project: Path, small: Callable[..., None]) -> None:
    """It is found in the middle: what was read is let go, and the file is read at once."""
    path = write_alerts(project / "sirens.csv", range(60))
    lines = path.read_text().splitlines()
    lines[40] = lines[40].replace("official", '"' + "a word\n" * 300 + '"')
    path.write_text("\n".join(lines))
    assert_same(read_whole_and_cut(path, small, 1))


@pytest.mark.parametrize("second", thin([range(50, 110), range(60, 110)], 2), ids=["overlapping", "apart"])
def test_several_files_read_in_batches_are_the_same_dataset(
    project: Path, small: Callable[..., None], second: range
) -> None:
    """A file a month, one of them small; where a record stands in two, they are read together, and it counts once."""
    folder = project / "sirens"
    folder.mkdir()
    for name, numbers in (("b.csv", range(60)), ("a.csv", second), ("c.csv", range(200, 203))):
        write_alerts(folder / name, numbers)
    found = read_whole_and_cut(folder, small, 2)
    assert_same(found)
    assert found[1][0].kept == len({*range(60), *second, *range(200, 203)})
    assert found[1][0].set_aside == len(set(second) & set(range(60)))


def test_a_fault_in_a_later_batch_leaves_the_dataset_as_it_was(
    project: Path, small: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one stands, whole, and nothing of the new one lies about."""
    path = write_alerts(project / "sirens.csv", range(9))
    ingest([path], "mine")
    write_alerts(path, range(80))
    small(1)
    asked = iter([None, None, DataError("sirens.csv", "a fault", "none")])

    def fail_third(tables: Tables) -> None:
        if (error := next(asked)) is not None:
            raise error

    monkeypatch.setattr(reading, "check_tables", fail_third)
    with pytest.raises(DataError, match="a fault"):
        ingest([path], "mine")
    assert len(read_tables("mine")["incidents"]) == 9
    assert [p.name for p in (project / "data" / "tables").iterdir()] == ["mine"]


def test_a_cell_lost_in_a_later_batch_is_named_by_its_row(project: Path, small: Callable[..., None]) -> None:
    """Rows are counted from the first of the batch, and told as the file has them."""
    path = write_alerts(project / "sirens.csv", range(60))
    small(1)
    head = open_file(path)
    assert head is not None
    pieces = read_pieces(head)
    next(pieces)
    raw = next(pieces)
    first = raw.rows.index[0]
    incidents = [make_incident(source_file=raw.name, source_row=row) for row in raw.rows.index]
    tables = {name: make_table(name, []) for name in TABLES} | {"incidents": table("incidents", *incidents)}
    fates = {raw.name: {"oblast": Fate(("incidents.region_code",), True), "level": Fate(("incidents.weapon",), True)}}
    with pytest.raises(DataError, match=rf"sirens\.csv, row {first}, column 'level'"):
        balance([raw], tables, fates, "sirens")
    short = tables | {"incidents": tables["incidents"].iloc[1:]}
    with pytest.raises(DataError, match=rf"sirens\.csv, row {first}: 1 rows are not exactly once"):
        balance([raw], short, fates, "sirens")


def write_gtd(path: Path, years: Iterable[int], kind: str = "Bombing/Explosion") -> Path:
    """Write a file of GTD, each second event twice, and return its path."""
    head = (
        "eventid,iyear,imonth,iday,country_txt,provstate,city,attacktype1_txt,gname,nkill,nwound,scite1,scite2,scite3"
    )
    cites = ",".join(f'"""Head,"" Paper {n}, June 1"' for n in (1, 2, 3))
    rows = [
        f"{200101010000 + n - n % 4 // 3},{year},3,5,Ukraine,Kyiv City,Kyiv,{kind},Unknown,1,0,{cites}"
        for n, year in enumerate(years)
    ]
    path.write_text("\n".join([head, *rows]))
    return path


def write_events(path: Path, days: Mapping[str, str], kind: str = "Shelling/artillery/missile attack") -> Path:
    """Write a file of ACLED, an event a day by its id, and return its path."""
    head = "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,country,admin1,location,latitude,longitude,source,notes,fatalities"
    rows = [
        f"{i},{day},{day[:4]},Explosions/Remote violence,{kind},,Ukraine,Kyiv City,Kyiv,50.4,30.5,Paper,words,0"
        for i, day in days.items()
    ]
    path.write_text("\n".join([head, *rows]))
    return path


def test_gtd_before_and_after_1998_is_the_same_dataset(project: Path, small: Callable[..., None]) -> None:
    """The span without claims is told by a later batch; an event that stands again takes no number of a report."""
    path = write_gtd(project / "gtd.csv", [*[2001] * 30, *[1990] * 3, *[2001] * 10])
    found = read_whole_and_cut(path, small, 3)
    assert_same(found)
    assert count_batches(path) > 2
    reports = found[1][2]["reports"]
    assert {i.rpartition("-")[2] for i in reports["report_id"]} == {"r1", "r2", "r3"}


def test_a_newer_file_overrules_an_older_one_also_where_it_is_after_the_cut_off(
    project: Path, small: Callable[..., None]
) -> None:
    """The record that counts is late, and the older telling of it does not come back."""
    folder = project / "acled"
    folder.mkdir()
    old = {f"UKR{n}": f"2022-06-{1 + n % 28:02}" for n in range(30)}
    write_events(folder / "a.csv", old)
    write_events(folder / "b.csv", {"UKR5": "2023-08-01", "UKR99": "2022-07-01"})
    found = read_whole_and_cut(folder, small, 1, cut_off="2022-12-31")
    assert_same(found)
    assert found[1][0].reasons == {"after_cut_off": 1, "told_anew": 1}


def test_words_to_decide_stand_in_the_order_of_files_of_any_layout(project: Path, small: Callable[..., None]) -> None:
    """The first row that is named is the first of the first file that has the word, whatever is read together."""
    folder = project / "mixed"
    folder.mkdir()
    write_events(folder / "a.csv", {f"UKR{n}": "2022-06-01" for n in range(20)})
    write_gtd(folder / "b.csv", [2001] * 9, "Qqq")
    write_events(folder / "c.csv", {f"UKR1{n}": "2022-06-01" for n in range(20, 40)}, "Qqq")
    found = read_whole_and_cut(folder, small, 2)
    assert_same(found)
    assert [one.first_row for one in found[1][0].undecided if one.label == "Qqq"] == ["mixed/b.csv:2"]


@pytest.mark.parametrize(
    "end",
    [b"\n\n\x1a", b"\r\n\x1a\r\n", "\nК".encode()[:-1], "\n\u200e\n".encode()],
    ids=["mark", "mark in a line", "half a letter", "hidden"],
)
def test_a_file_with_an_odd_end_is_the_same_dataset(project: Path, small: Callable[..., None], end: bytes) -> None:
    """The end mark of DOS, a download that broke within a letter, a mark of direction alone in a line."""
    path = write_alerts(project / "sirens.csv", range(60))
    path.write_bytes(path.read_bytes() + end)
    assert_same(read_whole_and_cut(path, small, 1))


def test_a_small_file_replaced_meanwhile_is_an_error(
    project: Path, small: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is known by what it held when it was opened, and not said to hold what it does not; so is one that is gone."""
    folder = project / "sirens"
    folder.mkdir()
    write_alerts(folder / "a.csv", range(60))
    second = write_alerts(folder / "b.csv", range(60, 63))
    small(2)
    checked = reading.check_tables
    for replace in (lambda: write_alerts(second, range(60, 64)), second.unlink):

        def check(tables: Tables, replace: Callable[[], object] = replace) -> None:
            checked(tables)
            if second.is_file():
                replace()

        monkeypatch.setattr(reading, "check_tables", check)
        with pytest.raises(DataError, match=r"b\.csv: (it was written|no such file)"):
            ingest([folder], "mine")
