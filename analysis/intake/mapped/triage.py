"""Which rows of a mapped table are no records, and which cells name nobody: totals, section headings, dashes."""

import re

import pandas as pd

from analysis.datasets.reference.judgements import Judgements, fold
from analysis.errors import DataError
from analysis.intake.layout import find_tag_rows, find_totals
from analysis.intake.mapped.contents import read_heading
from analysis.intake.raw import RawFile

_TOTAL = r"(?i)(?:grand |sub)?totals?\b.{0,40}|sum:?|(?:всього|усього|разом|итого|всего)\b.{0,40}"
_FEWEST_NAMES = 3
_YET = r"(?:пока|поки(?: що)?|наразі|ще|ещ[её])"
_NOBODY = re.compile(
    r"[-–—?.]+|(?:n/?a|none|null|no claims?|un(?:known|claimed|clear)|not (?:yet )?(?:claimed|known|reported)"
    r"|(?:nobody|no ?(?:one|group|side|party|body))(?: (?:has |have |yet )*(?:claimed|took|taken|said|admitted)\b.*)?)"
    r"(?:,? (?:yet|so far))?\.?"
    rf"|(?:{_YET} )?(?:(?:ніхто|никто)(?: {_YET})?(?: не\b.*)?|немає|нема|нет|не ?відомо|не ?известно)(?: {_YET})?\.?"
)
# What makes of a name under "who claimed" something else than a claim.
_NO_CLAIM = re.compile(
    r"\b(?:den(?:y|ie[sd]|ial)|alleg|unconfirm|unverif|unident|unknown|unclaim|suspect|believed|presum|possibl|probabl"
    r"|likely|reported|apparent|rumou?r|attribut|disput|reject|blam|accus|pending|investig|tb[cd]\b|to be |none\b|not\b"
    r"|no\b|nobody"
    r"|запереч|спрост|звинувач|ймовірн|можлив|нібито|невідом|уточн|немає|не\b|ніхто"
    r"|отриц|опроверг|обвин|вероятн|возможн|предполож|якоб|неизвест|нет\b|никто)|\?"
)


def find_no_records(rows: pd.DataFrame, dates: pd.Series, kinds: pd.Series) -> pd.Series:
    """Return why a row is no record; missing where it may be one.

    `totals_row`: its first filled cell says total, and it has no date of its own. `not_data`: a row of tags, the row of
    column names again, a single filled cell beside blank ones, or neither a date nor what happened.
    """
    reasons = find_tag_rows(rows).fillna(find_totals(rows))
    cells = pd.DataFrame({column: rows[column].str.strip() for column in rows}, index=rows.index)
    filled, first = cells != "", pd.Series("", rows.index, dtype="str")
    for column in reversed(list(cells)):
        first = cells[column].where(filled[column], first)
    undated = (dates.str.strip() == "") | (dates.str.strip() == first)
    is_total = first.str.fullmatch(_TOTAL) & undated
    same = pd.DataFrame({column: cells[column] == column for column in cells}, index=rows.index)
    again = same.sum(axis=1) >= max(2, rows.shape[1] // 2)
    alone = (filled.sum(axis=1) == 1) & (rows.shape[1] > 2)
    nothing = (dates.str.strip() == "") & (kinds.str.strip() == "")
    reasons = reasons.mask(reasons.isna() & is_total, "totals_row")
    return reasons.mask(reasons.isna() & (again | alone | nothing), "not_data")


def refuse_second_table(raw: RawFile, judgements: Judgements) -> None:
    """Raise DataError where further down columns are named anew, and otherwise: what follows is another table.

    Such a row has no figure, names a column of this table, and at least three with those that are headings elsewhere.
    """
    told = {column: read_heading(column, judgements) for column in raw.rows}
    names = {fold(column) for column in told}
    is_name = pd.DataFrame({column: raw.rows[column].str.strip().str.lower().isin(names) for column in told})
    for number, cells in raw.rows[is_name.any(axis=1)].iterrows():
        filled = {str(column): cell.strip() for column, cell in cells.items() if cell.strip()}
        read = {column: read_heading(cell, judgements) for column, cell in filled.items()}
        moved = {c for c in filled if fold(filled[c]) != fold(c) and (not read[c] or read[c] != told[c])}
        others = [filled[c] for c in moved if fold(filled[c]) not in names]
        unknown = [c for c in moved if fold(filled[c]) not in names and read[c] in ("", "words")]
        has_figures = any(map(str.isdigit, "".join(filled[c] for c in unknown)))
        if moved - set(unknown) and len(filled) - len(unknown) >= _FEWEST_NAMES and not has_figures:
            found = f"names of columns again, and others: {', '.join(sorted(others or filled.values()))}"
            advice = "Put what follows on a sheet or in a file of its own"
            raise DataError(f"{raw.name}, row {number}", found, "one table on a sheet", advice)


def blank_nobody(cells: pd.Series) -> pd.Series:
    """Return cells in which a name stands; blank where the cell says that nobody is named."""
    return cells.mask(cells.map(fold).str.fullmatch(_NOBODY), "")


def settle_claims(cells: pd.DataFrame, is_said_of_all: bool) -> pd.DataFrame:
    """Return the cells of claims: nobody is blank, and what is no plain name is asked about as a stance of its own.

    `is_said_of_all`: the mapping says of all names of the column that they claim responsibility, or anything else.
    """
    names = blank_nobody(cells["claimant"]) if "claimant" in cells else pd.Series("", cells.index, dtype="str")
    cells = cells.assign(claimant=names)
    if not is_said_of_all:
        return cells
    return cells.assign(stance=cells["stance"].mask(names.map(fold).str.contains(_NO_CLAIM), names))
