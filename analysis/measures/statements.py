"""How soon after an attack somebody claimed it or was accused of it."""

import pandas as pd

from analysis.measures.intervals import FEWEST, estimate_incidence
from analysis.measures.measured import Made, Measured, leave_out, list_ids, measure

_DAY_SECONDS = 86_400
NO_START, NO_TIME = "when it happened is not known", "when the statement was made is not known"


@measure
def first_statements(
    incidents: pd.DataFrame, statuses: Measured, claims: pd.DataFrame, *, follow_up_days: int, cut_off: str | None
) -> Made:
    """Follow each attack event to its first claim or accusation.

    Followed from the attack's start (or its day, where no clock time is known) for `follow_up_days`, or to the dataset's cut-off.
    An attack spoken of at a time that is not known is neither early nor never: it is not followed.

    Returns
    -------
    Measured
        One row per attack whose source collects statements: incident_id, is_spoken (somebody claimed or accused), is_timed (and
        it is known when), is_followed, days (to the statement, or to the end of following; missing where not followed), has_come.
    """
    asked = statuses.table.loc[statuses.table["status"] != "not_collected", "incident_id"]
    attacks = incidents[incidents["incident_id"].isin(asked)].set_index("incident_id")
    own_day = attacks["date_from"].where(attacks["date_meaning"] == "on").dt.tz_localize("UTC")
    began = attacks["start_utc"].fillna(own_day)
    speaking = claims["stance"].isin(["claims_responsibility", "accuses"]) & (claims["bearing"] == "about")
    spoken = claims[speaking & claims["incident_id"].isin(attacks.index)]
    first = spoken.groupby("incident_id")["made_utc"].min().reindex(attacks.index)
    is_spoken, is_timed = attacks.index.isin(spoken["incident_id"]), first.notna()
    is_followed = began.notna() & (is_timed | ~is_spoken)
    end = _find_end(began, follow_up_days, cut_off)
    days = (first - began).dt.total_seconds() / _DAY_SECONDS
    has_come = is_followed & (days >= 0) & (days <= end)
    table = pd.DataFrame(
        {
            "incident_id": attacks.index,
            "is_spoken": is_spoken,
            "is_timed": is_timed.to_numpy(),
            "is_followed": is_followed.to_numpy(),
            "days": days.where(has_come, end).clip(lower=0).where(is_followed).to_numpy(),
            "has_come": has_come.to_numpy(),
            "incident_ids": [(i,) for i in attacks.index],
        }
    )
    return table, statuses.left_out.assign(row=None)


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
        One row per time: time (days), share_event, share_ended (always 0). Empty under five known times, and where the time is
        known for fewer than half of the attacks that have a claim or an accusation. Attacks that are not followed are left out.
    """
    table = first.table
    followed = table[table["is_followed"]]
    n_timed = int(table["is_timed"].sum())
    enough = n_timed >= FEWEST and 2 * n_timed >= int(table["is_spoken"].sum())
    shown = followed if enough else followed.iloc[:0]
    curve = estimate_incidence(shown["days"], shown["has_come"].astype("int64"))
    lost = table[~table["is_followed"]]
    untimed = lost["is_spoken"] & ~lost["is_timed"]
    left = leave_out({NO_TIME: lost.loc[untimed, "incident_id"], NO_START: lost.loc[~untimed, "incident_id"]})
    ids = list_ids(shown["incident_id"])
    return curve.assign(incident_ids=[ids] * len(curve)), pd.concat(
        [first.left_out.assign(row=None), left], ignore_index=True
    )
