"""What a layout says, as data: which column fills which of a table's, and which rows are set aside."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.datasets.reference.judgements import map_labels
from analysis.datasets.tables import make_table
from analysis.intake.fields.places import keep_printed, resolve_regions
from analysis.intake.labels import list_unknown
from analysis.intake.layout import Context, Tables, find_tag_rows, find_totals, finish, fold_name
from analysis.intake.raw import RawFile

_COLUMN = re.compile(r"(\w+)(?:(==|=|~)(\S+))?")
_LIMITS = {"latitude": 90, "longitude": 180}
_MOST = 1e10
_NO_DETAIL = ("unreadable_date", "ambiguous_date", "unknown_label")


class Sheet(NamedTuple):
    """One raw file as a layout reads it: cells stripped, columns by lower-case names and aliases.

    `words` are cells too: of columns that the layout names the distinct ones of the whole file, where these are some of
    its rows.
    """

    raw: RawFile
    context: Context
    cells: pd.DataFrame
    layout: str
    words: pd.DataFrame

    def get(self, column: str) -> pd.Series:
        """Return one column, blank cells missing; missing throughout where the file has no such column."""
        if column not in self.cells:
            return pd.Series(None, self.cells.index, dtype="str")
        return self.cells[column].where(self.cells[column] != "")

    def whole(self, column: str) -> pd.Series:
        """Return the words of a column of the whole file, which may tell how those of some rows are meant."""
        return self._replace(cells=self.words).get(column)

    def repeat(self, word: str | None) -> pd.Series:
        """Return a word in every row."""
        return pd.Series(word, self.cells.index, dtype="str")

    def label(self, labels: pd.Series, vocabulary: str) -> pd.Series:
        """Return what judgements say that labels mean; missing where none says it."""
        return map_labels(labels, vocabulary, self.context.judgements, self.layout)

    def resolve(self, names: pd.Series, country: str = "", prefer: str = "city") -> pd.DataFrame:
        """Return region_code, region and country_code of regions by their names."""
        judgements = self.context.judgements
        return resolve_regions(names.fillna(""), judgements.regions, judgements.spellings, country, prefer)

    @property
    def parties(self) -> dict[str, str]:
        """Return the name that judgements give each party, by its label."""
        parties = self.context.judgements.parties
        return dict(zip(parties["label"], parties["value"], strict=True))


def open_sheet(raw: RawFile, context: Context, layout: str, aliases: Mapping[str, str]) -> Sheet:
    """Return a file's cells stripped, columns in lower case with `_` for blanks; one of `aliases` also by that."""

    def open_rows(rows: pd.DataFrame) -> pd.DataFrame:
        cells = pd.DataFrame({fold_name(name): strip(rows[name]) for name in rows})
        others = {other: cells[name] for name, other in aliases.items() if name in cells and other not in cells}
        return cells.assign(**others)

    cells = open_rows(raw.rows)
    return Sheet(raw, context, cells, layout, cells if raw.piece.words is None else open_rows(raw.piece.words))


def strip(texts: pd.Series) -> pd.Series:
    """Return texts without blanks around them: the very same where there are none, which saves the memory of a copy."""
    stripped = texts.str.strip()
    return stripped if (stripped != texts).any() else texts


def fill(sheet: Sheet, columns: str, words: Sequence[str] = (), *made: pd.DataFrame, **series: Any) -> pd.DataFrame:
    """Return a table's columns as a layout says them.

    Parameters
    ----------
    columns : str
        What fills each column of the table, parted by blanks: `place=location` a column of the file, `latitude` one
        of the same name, `counting==event` the same word in every row, `damage~property` a column whose words
        judgements explain. Coordinates are read as degrees.
    words : sequence of str
        The columns of the file whose words are kept as reported.
    *made, **series
        Columns that the layout works out itself.
    """
    told = {target: _read_column(sheet, target, how, source) for target, how, source in _COLUMN.findall(columns)}
    for frame in made:
        told |= {str(column): frame[column] for column in frame}
    if words:
        series["as_reported"] = print_words(sheet.cells, words)
    return pd.DataFrame(told | series, index=sheet.cells.index)


def _read_column(sheet: Sheet, target: str, how: str, source: str) -> Any:
    if how == "==":
        return source
    cells = sheet.get(source or target)
    if how == "~":
        return sheet.label(cells, target)
    return read_degrees(cells, _LIMITS[target]) if target in _LIMITS else cells


def read_codes(text: str) -> dict[str, str]:
    """Return codes and what they stand for, written `1=day 2=days`.

    Examples
    --------
    >>> read_codes("1=day 2=days")
    {'1': 'day', '2': 'days'}
    """
    return dict(pair.split("=") for pair in text.split())


def name_dates(dates: pd.DataFrame) -> pd.DataFrame:
    """Return what `read_dates` gives as columns of `incidents`."""
    return dates[["date_from", "date_to"]].assign(date_meaning=dates["meaning"], date_precision=dates["precision"])


def join_rules(sheet: Sheet, *rules: pd.Series | tuple[str, pd.Series]) -> pd.Series:
    """Return why each row is set aside, the first rule that holds; missing where it is kept.

    A rule is a reason and where it holds, or the reasons themselves; rows of tags and of totals come before all rules.
    """
    rows, piece = sheet.raw.rows, sheet.raw.piece
    reasons = find_tag_rows(rows if piece.is_first else rows[:0]).reindex(rows.index)
    reasons = reasons.fillna(find_totals(rows if piece.is_last else rows[:0]))
    for rule in rules:
        if isinstance(rule, tuple):
            reasons = reasons.mask(reasons.isna() & rule[1].fillna(False).astype("bool"), rule[0])
        else:
            reasons = reasons.fillna(rule)
    return reasons


def close(sheet: Sheet, made: Tables, reasons: pd.Series, *details: pd.Series) -> Tables:
    """Return the tables of one sheet, rows with a reason set aside; of several details on a row the first is given."""
    told = sheet.repeat(None)
    for detail in details:
        told = told.fillna(detail)
    return finish(sheet.raw, sheet.context, made, reasons, told.fillna("").where(reasons.isin(_NO_DETAIL), ""))


def ask(sheet: Sheet, labels: pd.Series, mapped: pd.Series, vocabulary: str, reasons: pd.Series) -> Tables:
    """Return the labels of rows that are kept and that no judgement maps, to be decided by a person; else nothing."""
    lost = list_unknown(labels.fillna("").where(reasons.isna(), ""), mapped, vocabulary, sheet.raw.name)
    return {"unknown": lost} if len(lost) else {}


def read_figures(texts: pd.Series) -> pd.Series:
    """Return plain numbers; missing where a text is none, or is beyond what can be counted."""
    figures = pd.to_numeric(texts, errors="coerce").astype("Float64")
    return figures.where(figures.abs() < _MOST)


def read_degrees(texts: pd.Series, limit: float) -> pd.Series:
    """Return coordinates in degrees; missing where a text is none, or lies beyond the limit."""
    plain = texts.str.strip(" °()").str.replace(",", ".", regex=False)
    degrees = pd.to_numeric(plain, errors="coerce").astype("Float64")
    return degrees.where(degrees.abs() <= limit)


def count_toll(sheet: Sheet, ids: pd.Series, column: str, quantity: str, unknown: Sequence[int] = ()) -> pd.DataFrame:
    """Return a count per row from a column of plain figures: a figure, none, said to be unknown, or unreadable.

    A blank cell says nothing, and has no row.
    """
    texts = sheet.get(column)
    figures = read_figures(texts)
    is_code = figures.isin(list(unknown))
    bad = texts.notna() & (figures.isna() | ((figures < 0) & ~is_code)).fillna(True)
    best = figures.mask(is_code | bad)
    none = (best == 0).fillna(False)
    state = sheet.repeat("reported").mask(none, "reported_none").mask(is_code, "said_unknown").mask(bad, "unreadable")
    bound = best.where(none)
    told = {"quantity": quantity, "state": state, "low": bound, "best": best, "high": bound, "as_reported": texts}
    return pd.DataFrame({"incident_id": ids, **told})[texts.notna()]


def print_words(cells: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """Return the reported words of some columns as JSON, each distinct combination written once."""
    there = [c for c in columns if c in cells]
    if not there:
        return pd.Series(None, cells.index, dtype="str")
    if len(there) == 1:
        codes, words = cells[there[0]].factorize(use_na_sentinel=False)
        distinct = [(word,) for word in words]
    else:
        codes, distinct = pd.MultiIndex.from_frame(cells[there]).factorize()
    texts = [
        json.dumps({c: v for c, v in zip(there, row, strict=True) if v and pd.notna(v)}, ensure_ascii=False)
        for row in distinct
    ]
    return pd.Series(texts, dtype="str").take(codes).set_axis(cells.index)


def declare_coverage(sheet: Sheet, spans: list[dict[str, object]]) -> pd.DataFrame:
    """Return the coverage that a layout declares of itself; the header of the file stands for it."""
    origin = {"source_id": sheet.context.source_id, "source_file": sheet.raw.name, "source_row": 1}
    return make_table("coverage", [{**span, **origin} for span in spans])


def make_reports(ids: pd.Series, publishers: pd.Series, kind: str) -> pd.DataFrame:
    """Return a report per incident and publisher; `publishers` may repeat an index where one row names several."""
    told = publishers.dropna()
    frame = pd.DataFrame({"incident_id": ids.reindex(told.index), "publisher": told, "publisher_kind": kind})
    number = (frame.groupby("incident_id").cumcount() + 1).astype("str")
    return frame.assign(report_id=frame["incident_id"] + "-r" + number)


def code_parties(ids: pd.Series, parties: pd.Series, claimant: str, number: int) -> pd.DataFrame:
    """Return a `names_party` row per incident for which a dataset codes a party: it accuses nobody."""
    named = parties.dropna()
    own = ids[named.index]
    told = {
        "claimant": claimant,
        "claimant_role": "dataset",
        "stance": "names_party",
        "bearing": "about",
        "accused": named,
    }
    return pd.DataFrame({"claim_id": own + f"-p{number}", "incident_id": own, **told})


def find_regions(sheet: Sheet, names: pd.Series, countries: pd.Series) -> pd.DataFrame:
    """Return region_code, region and country_code of first-order divisions, each of its row's country.

    One that no list knows is kept under its own name.
    """
    found = pd.DataFrame({"region_code": None, "region": None, "country_code": countries}, names.index, dtype="str")
    for code in countries.dropna().unique():
        own = countries == code
        found.loc[own, ["region_code", "region"]] = sheet.resolve(names[own], code, "oblast")[["region_code", "region"]]
    return keep_printed(found, names, countries)
