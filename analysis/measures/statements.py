"""How soon after an attack somebody claimed it or was accused of it."""

import pandas as pd

from analysis.measures.attribution import NOT_COLLECTED
from analysis.measures.chance.shares import FEWEST
from analysis.measures.chance.times import estimate_incidence
from analysis.measures.measured import Made, Measured, leave_out, leave_out_too, list_ids, measure
from analysis.measures.selection import merge_linked

_DAY_SECONDS = 86_400
NO_START, NO_TIME = "when it happened is not known", "when the statement was made is not known"
TOO_EARLY = "the statement is dated before it began"


@measure
def first_statements(
    incidents: pd.DataFrame, statuses: Measured, claims: pd.DataFrame, *, follow_up_days: int, cut_off: str | None
) -> Made:
    """Follow each attack event to its first claim or accusation.

    Followed from the attack's start (or its local day, where no clock time is known) for `follow_up_days`, or to the
    dataset's cut-off. An attack spoken of at a time that is not known, or before it is said to have begun, is neither
    early nor never: it is not followed.

    Returns
    -------
    Measured
        One row per attack whose source collects statements: incident_id, is_spoken (somebody claimed or accused),
        is_timed (and it is known when), is_early (but before the attack), is_followed, days (to the statement, or to
        the end of following; missing where not followed), has_come.
    """
    asked = statuses.table.loc[statuses.table["status"] != "not_collected", "incident_id"]
    attacks = incidents[incidents["incident_id"].isin(asked)].set_index("incident_id")
    began = attacks["start_utc"].fillna(_find_day_starts(attacks))
    speaking = claims["stance"].isin(["claims_responsibility", "accuses"]) & (claims["bearing"] == "about")
    told = merge_linked(claims[speaking], incidents)
    spoken = told[told["incident_id"].isin(attacks.index)]
    days = _find_days(spoken, attacks, began)
    is_dated = spoken[["made_utc", "made_on"]].notna().any(axis=1)
    is_spoken, is_timed = (attacks.index.isin(own["incident_id"]) for own in (spoken, spoken[is_dated]))
    is_early = days < 0
    is_followed = began.notna() & (days.notna() | ~is_spoken) & ~is_early
    end = _find_end(began, follow_up_days, cut_off)
    has_come = is_followed & (days >= 0) & (days <= end)
    table = pd.DataFrame(
        {
            "incident_id": attacks.index,
            "is_spoken": is_spoken,
            "is_timed": is_timed & ~is_early.to_numpy(),
            "is_early": is_early.to_numpy(),
            "is_followed": is_followed.to_numpy(),
            "days": days.where(has_come, end).clip(lower=0).where(is_followed).to_numpy(),
            "has_come": has_come.to_numpy(),
            "incident_ids": [(i,) for i in attacks.index],
        }
    )
    outside = statuses.choose(status="not_collected").table["incident_id"]
    return table, leave_out_too(statuses.left_out, leave_out({NOT_COLLECTED: outside}))


def _find_days(spoken: pd.DataFrame, attacks: pd.DataFrame, began: pd.Series) -> pd.Series:
    """Return how many days after each attack began somebody first spoke of it; whole days where no clock time is known.

    Of a statement whose day alone is known, a day before is early, and the same day is at once.
    """
    first = spoken.groupby("incident_id")[["made_utc", "made_on"]].min().reindex(attacks.index)
    day = attacks["date_from"].where(attacks["date_meaning"] == "on")
    told = {
        "instant": (first["made_utc"] - began).dt.total_seconds() / _DAY_SECONDS,
        "day": (first["made_on"] - day).dt.days.astype("float64"),
    }
    return pd.DataFrame(told).min(axis=1)


def _find_day_starts(attacks: pd.DataFrame) -> pd.Series:
    """Return when the local day of each attack began (UTC); missing where it is not dated to its very day."""
    days = attacks["date_from"].where(attacks["date_meaning"] == "on")
    found = [
        own.dt.tz_localize(str(zone), ambiguous="NaT", nonexistent="shift_forward").dt.tz_convert("UTC")
        for zone, own in days.groupby(attacks["timezone"].fillna("UTC"))
    ]
    return pd.concat(found).reindex(days.index) if found else days.dt.tz_localize("UTC")


def _find_end(began: pd.Series, follow_up_days: int, cut_off: str | None) -> pd.Series:
    """Return for how many days each attack is followed."""
    end = pd.Series(float(follow_up_days), began.index)
    if not cut_off:
        return end
    last = pd.Timestamp(cut_off, tz="UTC") + pd.Timedelta(days=1)
    return end.clip(upper=((last - began).dt.total_seconds() / _DAY_SECONDS).clip(lower=0))


@measure
def time_to_statement(first: Measured) -> Made:
    """Estimate how many attacks had a first claim or accusation by each day after them; `first` is `first_statements`.

    Returns
    -------
    Measured
        One row per time: time (days), share_event, share_ended (always 0). Empty under five known times, and where
        the time is known for fewer than half of the attacks that have a claim or an accusation. Attacks that are not
        followed are left out.
    """
    table = first.table
    followed = table[table["is_followed"]]
    n_timed = int(table["is_timed"].sum())
    enough = n_timed >= FEWEST and 2 * n_timed >= int(table["is_spoken"].sum())
    shown = followed if enough else followed.iloc[:0]
    curve = estimate_incidence(shown["days"], shown["has_come"].astype("int64"))
    lost = table[~table["is_followed"]]
    untimed = lost["is_spoken"] & ~lost["is_timed"] & ~lost["is_early"]
    reasons = {TOO_EARLY: lost["is_early"], NO_TIME: untimed, NO_START: ~untimed & ~lost["is_early"]}
    left = leave_out({reason: lost.loc[held, "incident_id"] for reason, held in reasons.items()})
    ids = list_ids(shown["incident_id"])
    return curve.assign(incident_ids=[ids] * len(curve)), leave_out_too(first.left_out, left)
