"""What reading a dataset says on the screen: what became of its rows and cells, and what a person should know or do."""

from analysis.datasets.about import Ledger, TableLedger
from analysis.errors import list_some


def print_ledger(ledger: Ledger) -> str:
    """Return the ledger as one line."""
    reasons = ", ".join(f"{reason} {n:,}" for reason, n in ledger.reasons.items())
    told = f"{ledger.read:,} rows read as {ledger.format}, {ledger.kept:,} kept, {ledger.set_aside:,} set aside"
    cells = ledger.cells
    ignored = f"{sum(cells.ignored.values()):,} ignored"
    if cells.ignored:
        ignored += f" ({', '.join(f'{column} {n:,}' for column, n in cells.ignored.items())})"
    counted = f"{cells.filled:,} filled cells, {cells.used:,} used, {cells.kept_as_words:,} kept as words, {ignored}"
    return told + (f" ({reasons})" if reasons else "") + f"; {counted}"


def print_tables(ledger: Ledger) -> list[str]:
    """Return a line a raw table: its rows, and what a person should know of it; none for a single plain one."""
    found = [_print_table(own) for own in ledger.files]
    return found if len(found) > 1 or any(", " in line.partition(" set aside")[2] for line in found) else []


def _print_table(own: TableLedger) -> str:
    notes = [
        "a hidden sheet" if own.is_hidden else "",
        "" if own.is_table else "no table: no row of column names",
        f"column names in row {own.header_row}" if own.header_row > 1 else "",
        f"{_count(own.filled_down, 'cell')} filled from merged ones" if own.filled_down else "",
        f"no value stored in {list_some(own.no_value)}" if own.no_value else "",
        f"hidden and read like the others: {list_some(own.hidden)}" if own.hidden else "",
        f"struck through and read as it stands: {list_some(own.struck)}" if own.struck else "",
        f"{_count(own.cleaned, 'hidden character')} taken out" if own.cleaned else "",
    ]
    rows = f"{own.read:,} rows read, {own.kept:,} kept, {own.set_aside:,} set aside"
    return ", ".join([f"  {own.name}: {rows}", *filter(None, notes)])


def list_advice(ledger: Ledger, dataset: str) -> list[str]:
    """Return what is missing in a dataset, a line each, and what that costs."""
    told = []
    if n := len(ledger.undecided):
        times = sum(one.times for one in ledger.undecided)
        told.append(
            f"{_count(n, 'word')} in {_count(times, 'cell')} {_be(n)} not known: decide each in "
            f"data/raw/{dataset}/labels.csv, then give the same command again; until then no brief is made of it"
        )
    if n := len(ledger.unplaced):
        times = sum(one.times for one in ledger.unplaced)
        told.append(
            f"{_count(n, 'region')} of {_count(times, 'record')} {_be(n)} on no list and told as the records call "
            "it, which public briefs withhold: write the code of each, or - for one that "
            f"may be shown as it stands, in data/raw/{dataset}/labels.csv"
        )
    told += [
        f"{own.name} has rows and none is used: its columns are those of no known layout, or hold no date"
        for own in ledger.files
        if own.is_table and own.read and not own.kept and ledger.reasons.get("no_table")
    ]
    told += _list_looks(ledger)
    told += _list_repeated(ledger)
    told += _list_unread(ledger, dataset)
    if ledger.read and not ledger.tables["incidents"]:
        told.append("no row could be read as an incident: a brief of this dataset would be empty")
    if n := ledger.n_undated_clocks:
        told.append(
            f"{_count(n, 'clock time')} {_be(n)} kept as words: the row has no single day, or no time zone "
            'is known (in the mapping, under [incidents]: timezone = "=Europe/Kyiv"), or a clock change makes them two'
        )
    if n := ledger.n_unlisted_names:
        told.append(
            f"{_count(n, 'party or publisher', 'parties and publishers')} {_be(n)} on no list: public "
            "briefs call each by its role, or not named; name those that may be in "
            f"data/raw/{dataset}/judgements/parties.csv"
        )
    if n := ledger.n_unlisted_districts:
        told.append(
            f"{_count(n, 'district')} {_be(n)} on no list, and withheld in public briefs: name those "
            f"that may be shown in data/raw/{dataset}/judgements/spellings.csv, at level district"
        )
    if n := ledger.n_without_region:
        told.append(
            f"{n:,} of {_count(ledger.tables['incidents'], 'incident')} {_be(n)} of no region: what is said region by "
            "region leaves out what has none"
        )
    if not ledger.n_spans:
        told.append("nobody says what the source watched: rates and calendars will say no data")
    return [f"note: {line}." for line in told]


def _list_unread(ledger: Ledger, dataset: str) -> list[str]:
    """Return which dates and figures could not be read."""
    told = []
    if ambiguous := ledger.reasons.get("ambiguous_date"):
        told.append(f"{_count(ambiguous, 'date')} can be read in two ways: settle that by date_order in the mapping")
    if undated := ledger.reasons.get("unreadable_date"):
        told.append(
            f"{_count(undated, 'row')} {_be(undated)} set aside, for want of a date that can be read: "
            f"briefs trace --dataset {dataset} FILE:ROW says of a row what was found"
        )
    if n := ledger.n_unreadable_figures:
        told.append(
            f"{_count(n, 'figure')} cannot be read, and {_be(n)} called unreadable in briefs: a figure is "
            "a whole number, a range, at least so many, none, or not known, and of what its column holds"
        )
    return told


def _list_looks(ledger: Ledger) -> list[str]:
    """Return what a workbook says by its looks alone."""
    told = []
    if struck := sum(len(own.struck) for own in ledger.files):
        told.append(
            f"{_count(struck, 'cell')} {_be(struck)} struck through, in whole or in part, and read all the same: "
            "empty those that were taken back, and read the file again"
        )
    old = sorted({own.name.partition("#")[0] for own in ledger.files if ".xls#" in own.name.lower()})
    if old:
        told.append(
            f"of {list_some(old)} it cannot be told whether rows are hidden, cells are struck through or hold formulas "
            "without a result: save it as .xlsx to have that looked at"
        )
    return told


def _list_repeated(ledger: Ledger) -> list[str]:
    """Return what several files tell, and what became of it."""
    told = []
    if anew := ledger.reasons.get("told_anew"):
        told.append(
            f"{_count(anew, 'record')} {_be(anew)} told by several files with other words, and the last file counts: "
            "name the files in the order they were made, the newest last, where the order of their names is another"
        )
    if n := ledger.n_word_for_word:
        told.append(
            f"{_count(n, 'record')} {_be(n)} told word for word in several files or sheets, and counted in each: "
            "where one is a newer export of another, read it alone; where two are one incident, decide by briefs link"
        )
    return told


def _count(n: int, one: str, several: str = "") -> str:
    return f"{n:,} {one if n == 1 else several or f'{one}s'}"


def _be(n: int) -> str:
    return "is" if n == 1 else "are"
