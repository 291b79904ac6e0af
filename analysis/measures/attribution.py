"""Who said what about who did it; silence stays silence."""

from typing import Any

import pandas as pd

from analysis.measures import list_ids, measure, select_events
from analysis.measures.intervals import FEWEST, NOTHING, estimate_incidence, estimate_share

STATUSES = {
    "contested": "contested",
    "claimed": "claimed",
    "conceded": "conceded",
    "accused_only": "accused only",
    "assessed_only": "assessed only",
    "hinted_only": "hinted only",
    "named_by_dataset_only": "party named by a dataset only",
    "said_unknown": "said to be unknown",
    "no_statement": "no statement recorded",
    "not_collected": "source does not collect statements",
}
# Somebody is on record as having done it, or as blamed for it; everything else is the gap.
ANSWERED = ("contested", "claimed", "conceded", "accused_only")
_SINGLE = {
    "claimed": "claims_responsibility",
    "conceded": "concedes",
    "accused_only": "accuses",
    "assessed_only": "assesses",
    "hinted_only": "hints",
    "named_by_dataset_only": "names_party",
    "said_unknown": "says_unknown",
}


def judge_status(claims: list[dict[str, Any]]) -> str:
    """Return the first status that holds for one incident, given the statements (rows of `claims`) that are about it.

    Contested are two claims of responsibility by different parties, or a claim or an accusation denied by the one it
    names. What a statement merely alludes to is not among `claims`.
    """
    claimants = {c["claimant"] for c in claims if c["stance"] == "claims_responsibility"}
    blaming = (c["accused"] for c in claims if c["stance"] in ("accuses", "claims_responsibility"))
    accused = {name for name in blaming if not pd.isna(name)}
    deniers = {c["claimant"] for c in claims if c["stance"] == "denies"}
    if len(claimants) > 1 or (accused | claimants) & deniers:
        return "contested"
    held = {c["stance"] for c in claims}
    return next((status for status, stance in _SINGLE.items() if stance in held), "no_statement")


@measure
def attribution_status(
    incidents: pd.DataFrame, claims: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str]
) -> pd.DataFrame:
    """Give each attack event one attribution status.

    Returns
    -------
    DataFrame
        One row per attack event: incident_id, region, status (of STATUSES), n_about, n_alluding (statements),
        date_from, kind, incident_ids. Statements that only allude to the event change no status. Where the source did
        not collect statements at the time, and none is there, the status is not_collected.
    """
    attacks = select_events(incidents, kinds)
    silent = find_not_collected(attacks, coverage)
    rows = []
    by_incident: dict[str, list[dict[str, Any]]] = {}
    needed = ["incident_id", "claim_id", "claimant", "stance", "accused", "bearing"]
    for claim in claims[needed].to_dict("records"):
        by_incident.setdefault(claim["incident_id"], []).append({str(k): v for k, v in claim.items()})
    for row in attacks[["incident_id", "region", "kind", "date_from"]].to_dict("records"):
        incident_id = row["incident_id"]
        own = by_incident.get(incident_id, [])
        about = [claim for claim in own if claim["bearing"] == "about"]
        status = judge_status(about)
        if status == "no_statement" and incident_id in silent:
            status = "not_collected"
        rows.append({"incident_id": incident_id, "region": row["region"], "kind": row["kind"], "date_from": row["date_from"], "status": status,
                     "n_about": len({claim["claim_id"] for claim in about}),
                     "n_alluding": len({claim["claim_id"] for claim in own if claim["bearing"] == "alludes_to"}),
                     "incident_ids": (incident_id,)})  # fmt: skip
    columns = ["incident_id", "region", "kind", "date_from", "status", "n_about", "n_alluding", "incident_ids"]
    return pd.DataFrame(rows, columns=columns)


def find_not_collected(incidents: pd.DataFrame, coverage: pd.DataFrame) -> set[str]:
    """Return the incidents of whose time their source says that it collected no statements."""
    missed = coverage[(coverage["subject"] == "claims") & (coverage["state"] == "not_covered")]
    found: set[str] = set()
    for span in missed.to_dict("records"):
        own = (incidents["source_id"] == span["source_id"]) & (incidents["date_to"] <= span["to_date"])
        found |= set(incidents.loc[own, "incident_id"])
    return found


@measure
def share_attributed(statuses: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Estimate the share of attack events for which somebody claimed, conceded or was accused, group by group.

    Parameters
    ----------
    by : {"region", "kind", "month"}

    Returns
    -------
    DataFrame
        One row per group: group, n_attacks (denominator), n_answered, share, share_low, share_high (Wilson 95 %,
        0 to 1; missing under five attacks), incident_ids (those answered). Events whose source does not collect
        statements are outside the denominator; those without a group (no single region, no single month) are left out
        and counted in `attrs["n_left_out"]`.
    """
    asked = statuses[statuses["status"] != "not_collected"]
    groups = asked["date_from"].dt.strftime("%Y-%m") if by == "month" else asked[by]
    rows = []
    for group, own in asked.groupby(groups, sort=True):
        answered = own[own["status"].isin(ANSWERED)]
        share = estimate_share(len(answered), len(own)) if len(own) >= FEWEST else NOTHING
        rows.append({"group": str(group), "n_attacks": len(own), "n_answered": len(answered), "share": share.estimate,
                     "share_low": share.low, "share_high": share.high, "incident_ids": list_ids(answered["incident_id"])})  # fmt: skip
    columns = ["group", "n_attacks", "n_answered", "share", "share_low", "share_high", "incident_ids"]
    table = pd.DataFrame(rows, columns=columns)
    table.attrs["n_left_out"] = int(groups.isna().sum())
    return table


@measure
def who_accuses_whom(statuses: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Count whom each claimant accuses, echoes once, and show the silence beside it.

    Returns
    -------
    DataFrame
        One row per claimant and accused, most incidents first: claimant, accused, n_incidents, incident_ids; last, a
        row for the attack events in which nobody is accused (claimant and accused missing).
    """
    attacks = set(statuses["incident_id"])
    made = claims[
        (claims["stance"] == "accuses") & (claims["bearing"] == "about") & claims["incident_id"].isin(attacks)
    ]
    grouped = made.assign(accused=made["accused"].fillna("not named")).groupby(["claimant", "accused"])["incident_id"]
    table = grouped.agg(incident_ids=list_ids).reset_index()
    table["n_incidents"] = table["incident_ids"].map(len)
    table = table.sort_values(["n_incidents", "claimant", "accused"], ascending=[False, True, True])
    quiet = tuple(sorted(attacks - set(made["incident_id"])))
    last = pd.DataFrame([{"claimant": None, "accused": None, "incident_ids": quiet, "n_incidents": len(quiet)}])
    return pd.concat([table, last], ignore_index=True)[["claimant", "accused", "n_incidents", "incident_ids"]]


def list_conflicts(statuses: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """List the statements about contested attacks side by side; none is collapsed into another.

    Returns
    -------
    DataFrame
        One row per statement: incident_id, region, date_from, claimant, stance, accused, incident_ids.
    """
    contested = statuses[statuses["status"] == "contested"][["incident_id", "region", "date_from"]]
    about = claims[claims["bearing"] == "about"]
    joined = contested.merge(about[["incident_id", "claimant", "stance", "accused"]], on="incident_id")
    joined["incident_ids"] = [(i,) for i in joined["incident_id"]]
    return joined.sort_values(["date_from", "incident_id", "stance", "claimant"], ignore_index=True)


@measure
def count_statuses(statuses: pd.DataFrame) -> pd.DataFrame:
    """Count attack events by attribution status.

    Returns
    -------
    DataFrame
        One row per status, in their order: status, n_attacks, n_total (the denominator: all but not_collected), share,
        share_low, share_high (Wilson 95 %; missing under five attacks and for not_collected), incident_ids. They add up
        to all attack events.
    """
    total = int((statuses["status"] != "not_collected").sum())
    rows = []
    for status in STATUSES:
        ids = list_ids(statuses.loc[statuses["status"] == status, "incident_id"])
        share = estimate_share(len(ids), total) if total >= FEWEST and status != "not_collected" else NOTHING
        rows.append({"status": status, "n_attacks": len(ids), "n_total": total, "share": share.estimate,
                     "share_low": share.low, "share_high": share.high, "incident_ids": ids})  # fmt: skip
    return pd.DataFrame(rows)


@measure
def count_statements(claims: pd.DataFrame) -> pd.DataFrame:
    """Count statements by what they do and how they bear on the incidents.

    Returns
    -------
    DataFrame
        One row per stance, bearing, claimant, accused and topic: those, n_statements (a statement about several
        incidents counts once), n_incidents, incident_ids.
    """
    keys = ["stance", "bearing", "claimant", "accused", "topic"]
    grouped = claims.groupby(keys, dropna=False)
    table = grouped.agg(n_statements=("claim_id", "nunique"), incident_ids=("incident_id", list_ids)).reset_index()
    table["n_incidents"] = table["incident_ids"].map(len)
    return table.sort_values(["n_statements", *keys], ascending=[False, *[True] * len(keys)], ignore_index=True)


@measure
def time_to_statement(
    incidents: pd.DataFrame, statuses: pd.DataFrame, claims: pd.DataFrame, *, follow_up_days: int, cut_off: str | None
) -> pd.DataFrame:
    """Estimate how many attacks had a first claim or accusation by each day after them.

    Followed from the attack's start (or its day, where no clock time is known) for `follow_up_days`, or to the dataset's
    cut-off. Only where `made_utc` is known for at least half of the attacks that have a claim or an accusation.

    Returns
    -------
    DataFrame
        One row per time: time (days), share_event, share_ended (always 0); `attrs` has n_spoken, n_timed and n_followed.
        Empty where too few times are known.
    """
    asked = statuses[statuses["status"] != "not_collected"]["incident_id"]
    attacks = incidents[incidents["incident_id"].isin(asked)].set_index("incident_id")
    began = (
        attacks["start_utc"]
        .fillna(attacks["date_from"].where(attacks["date_meaning"] == "on").dt.tz_localize("UTC"))
        .dropna()
    )
    spoken = claims[
        claims["stance"].isin(["claims_responsibility", "accuses"])
        & (claims["bearing"] == "about")
        & claims["incident_id"].isin(attacks.index)
    ]
    first = spoken.groupby("incident_id")["made_utc"].min()
    n_spoken, n_timed = spoken["incident_id"].nunique(), int(first.notna().sum())
    found = pd.DataFrame(columns=["time", "share_event", "share_ended"], dtype="float64")
    if n_timed >= FEWEST and 2 * n_timed >= n_spoken:
        # An attack spoken of at a time that is not known is neither early nor never: it is left out.
        known = began[~began.index.isin(first.index[first.isna()])]
        days = (first.reindex(known.index) - known).dt.total_seconds() / 86_400
        end = pd.Series(float(follow_up_days), known.index)
        if cut_off:
            last = pd.Timestamp(cut_off, tz="UTC") + pd.Timedelta(days=1)
            end = end.clip(upper=((last - known).dt.total_seconds() / 86_400).clip(lower=0))
        came = (days >= 0) & (days <= end)
        found = estimate_incidence(days.where(came, end).clip(lower=0), came.astype("int64"))
        found.attrs["n_followed"] = len(known)
    found.attrs |= {"n_spoken": n_spoken, "n_timed": n_timed}
    return found
