"""What a dataset says of itself: read from its datapackage.json, and written there."""

from pydantic import BaseModel, ConfigDict


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class Cells(_Record):
    """What became of filled cells: used (in a typed column), kept as words alone, or ignored, by column.

    Cells of rows set aside stand under `(rows set aside)`, errors and formulas without a result under
    `(no stored value)`, remarks pinned to cells under `(comments)`; filled = used + kept_as_words + all ignored.
    """

    filled: int
    used: int
    kept_as_words: int
    ignored: dict[str, int]

    def count(self) -> dict[str, int]:
        """Return the cells by what became of them, and by column (`ignored:Town`) where they were ignored."""
        own = {"filled": self.filled, "used": self.used, "kept_as_words": self.kept_as_words}
        columns = {f"ignored:{column}": n for column, n in self.ignored.items()}
        return own | {"ignored": sum(self.ignored.values())} | columns


class TableLedger(_Record):
    """What became of the rows of one raw table, a file or a sheet of a workbook, and what was found about its cells.

    `header_row` is the row of its column names, 0 where it has none; `filled_down` counts cells filled from one merged
    above them, `no_value` names cells that hold an error or a formula without a stored result, `cleaned` counts
    characters taken out that no reader sees, `hidden` names hidden rows and columns, which are read like others, and
    `struck` cells that are struck through, which are read as they stand.
    """

    name: str
    read: int
    kept: int
    set_aside: int
    cells: Cells
    header_row: int
    is_table: bool
    is_hidden: bool
    filled_down: int
    no_value: list[str]
    cleaned: int
    hidden: list[str] = []
    struck: list[str] = []


class Undecided(_Record):
    """A word of the records that nobody has decided on: how often it stands, and where first."""

    label: str
    column: str
    times: int
    first_row: str


class Ledger(_Record):
    """What became of the raw rows: how many were read, kept and set aside (by reason), and the rows of each table.

    `undecided` are the words that labels.csv asks a person about, `unplaced` the regions that it asks about, which are
    kept under their own names meanwhile; `n_unlisted_names` are parties and publishers, and `n_unlisted_districts`
    districts, that no list has and public briefs do not name; `n_spans` are the spans of days that say what was
    watched, and `n_undated_clocks` the clock times that are kept as words alone, for want of a day or of a time zone;
    `n_word_for_word` are the incidents that stand word for word in two files, and count twice,
    `n_unreadable_figures` the cells of figures in which none can be read; `n_without_region` are the incidents that
    stand in no region.
    """

    format: str
    read: int
    kept: int
    set_aside: int
    reasons: dict[str, int]
    tables: dict[str, int]
    cells: Cells
    files: list[TableLedger]
    undecided: list[Undecided] = []
    unplaced: list[Undecided] = []
    n_undated_clocks: int = 0
    n_unreadable_figures: int = 0
    n_without_region: int = 0
    n_word_for_word: int = 0
    n_unlisted_names: int = 0
    n_unlisted_districts: int = 0
    n_spans: int = 0


class Source(_Record):
    """Who made the records, and under which licence they may be used."""

    source_id: str
    title: str
    producer: str
    licence: str
    citation: str


class Correction(_Record):
    """A decision of data/judgements/corrections.csv that was applied, and the raw rows it changed."""

    source_id: str
    file: str
    column: str
    expect: str
    value: str
    assumed: str
    information_grade: str
    reason: str
    rows: list[int]


class RawName(_Record):
    """A raw file, by its name and what it held; `stamp` is its size and when it was last written."""

    name: str
    sha256: str
    stamp: str = ""


class Counted(_Record):
    """What a brief counts where nobody asks for anything else, and why; `held` are the kinds of all its records."""

    what: str
    why: str
    held: list[str]


class Tile(_Record):
    """The place of a region on a grid of equal tiles."""

    code: str
    name: str
    row: str
    column: str
    label: str


class Part(_Record):
    """A file that holds rows of a table: how many, and the regions and days that they are looked for by.

    `regions` are the first and the last code in their order, blank where rows are looked at always; `days` the earliest
    and the latest day, as ISO dates.
    """

    path: str
    rows: int
    regions: tuple[str, str]
    days: tuple[str, str]


class Held(_Record):
    """The slice that is here of a dataset: its regions (none are all) and its first and last day, as ISO dates."""

    regions: tuple[str, ...]
    days: tuple[str | None, str | None]


LAYOUT = 8  # of the tables and of what stands beside them: a new one whenever a dataset has to be read again


class About(_Record):
    """What a dataset says of itself; the last seven are known once its tables are written.

    `cut_off` and the two days of `period` are ISO dates, missing where nothing says; `key` is a hash of all that the
    dataset was made from, `code` one of the code that read it, `month_hashes` one of the rows of each month of each
    region, and `parts` the files of each table. `folder` is the dataset's own folder, `told_by` a hash of what stands
    in it beside the records, `parties` and `districts` those it names, `places` regions that no list knows and that
    somebody has confirmed; `public_ids` is how the ids look that the source publishes. `holds` is there where only a
    slice of its rows is.
    """

    layout: int
    dataset: str
    title: str
    notice: str | None
    cut_off: str | None
    sources: list[Source]
    judgements: list[Correction]
    judged_by: str
    raw: list[RawName]
    changed: list[str]
    parties: list[str]
    districts: list[str]
    places: list[str]
    public_ids: str
    folder: str
    told_by: str
    ledger: Ledger
    tiles: list[Tile]
    counts: Counted
    figure_order: list[str]
    key: str
    code: str
    regions: list[str]
    region_names: dict[str, str]
    period: tuple[str | None, str | None]
    month_hashes: dict[str, dict[str, str]]
    parts: dict[str, list[Part]]
    holds: Held | None = None

    def may_name(self, region: str) -> bool:
        """Say whether a public brief may name a region: one on a list, or that somebody has confirmed."""
        return ":" not in region or region in self.places

    def list_corrected(self, position: int) -> tuple[str, ...]:
        """Return the raw rows, FILE:ROW, that the correction at a place of the list changed."""
        made = self.judgements[position]
        files = [raw.name for raw in self.raw if raw.name.rpartition("/")[2] == made.file]
        return tuple(f"{file}:{row}" for file in files for row in made.rows)
