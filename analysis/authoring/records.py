"""Which records an author speaks of: a window of a dataset, and events chosen from it by conditions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from analysis.datasets import store
from analysis.datasets.scopes import name_counted, name_units
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import ParameterError, suggest
from analysis.measures.asked.chosen import COLUMNS, Where, chosen_events
from analysis.measures.measured import Measured
from analysis.words.language import speak

_MOST_NAMED = 12
Conditions = tuple[tuple[str, tuple[str, ...]], ...]


def load(
    dataset: str,
    *,
    regions: list[str] | tuple[str, ...] = (),
    start: str = "",
    end: str = "",
    profile: str = "public",
    released_on: str = "",
    what: str = "auto",
    language: str = "en",
) -> Window:
    """Load one window of a dataset, fit for its audience, and speak a language from here on.

    Parameters are those of `datasets.store.load`, and `language`: en, uk or ru.

    Returns
    -------
    Window
        The seven tables (`window.incidents`, `window.counts` and so on), in canonical order.

    Examples
    --------
    >>> window = load("december-7")
    >>> len(window.incidents)
    6
    """
    given = {"regions": regions, "start": start, "end": end, "profile": profile}
    window = store.load(dataset, **given, released_on=released_on, what=what)  # type: ignore[arg-type]  # as above
    speak(language, window.about.region_names)
    return window


@dataclass(frozen=True)
class Events:
    """Events of some kinds in a window, for which some conditions hold; each counts once, by its lead record."""

    window: Window
    kinds: tuple[str, ...]
    conditions: Conditions = ()

    def where(self, **conditions: str | Iterable[str]) -> "Events":
        """Return those for which more conditions hold: a column and its value, or one of several.

        Columns are country_code, region_code, region, district, kind, subkind, weapon, object_kind, damage and month
        (`2026-03`). Events of which that column is blank are in no such choice; a number made of it says how many
        were left out.

        Raises
        ------
        ParameterError
            When a column is none of these, or no such value is known, naming the nearest.

        Examples
        --------
        >>> len(events(load("december-7")).where(region="Leningrad Region"))
        1
        """
        chosen = self
        for column, value in conditions.items():
            wanted = (value,) if isinstance(value, str) else tuple(value)
            chosen._require(column, wanted)
            chosen = replace(chosen, conditions=(*chosen.conditions, (column, wanted)))
        return chosen

    def _require(self, column: str, wanted: tuple[str, ...]) -> None:
        if column not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise ParameterError("where", f"no column {column!r}", f"one of {known}", suggest(column, COLUMNS))
        known_values = self._list_known(column)
        for value in (value for value in wanted if value not in known_values):
            shown = ", ".join(known_values[:_MOST_NAMED]) + (" and others" if len(known_values) > _MOST_NAMED else "")
            advice = suggest(value, known_values)
            raise ParameterError(f"where({column}=…)", f"{value!r} is none", shown or "a value on record", advice)

    def _list_known(self, column: str) -> list[str]:
        """Return the values a column may have: of what is on record, of its vocabulary, of the dataset's regions."""
        names = self.window.about.region_names
        listed = set(VOCABULARIES.get(column, ()))
        listed |= {"region": set(names.values()), "region_code": set(names)}.get(column, set())
        if column == "month":
            return self._list_months()
        return sorted({str(value) for value in self.window.incidents[column].dropna()} | listed)

    def _list_months(self) -> list[str]:
        first, last = self.window.period
        return [] if first is None or last is None else [str(m) for m in pd.period_range(first, last, freq="M")]

    @property
    def table(self) -> pd.DataFrame:
        """Return them as a table, one row an event: the columns of `incidents`, and month."""
        return self.measure().table.drop(columns="incident_ids")

    @property
    def unit(self) -> str:
        """Return what many of them are called."""
        return name_units(name_counted(self.kinds))

    def measure(self) -> Measured:
        """Return the measure that lists them."""
        return self.window.measure(chosen_events, kinds=list(self.kinds), where=self.list_conditions())

    def list_conditions(self) -> Where:
        """Return the conditions as plain data."""
        return [[column, list(values)] for column, values in self.conditions]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.measure().table)


def events(window: Window, kinds: Iterable[str] | None = None) -> Events:
    """Return the events of a window that are counted: those of its parameter `what`, or of some kinds.

    Examples
    --------
    >>> len(events(load("december-7")))
    3
    """
    return Events(window, tuple(window.scope.kinds if kinds is None else kinds))
