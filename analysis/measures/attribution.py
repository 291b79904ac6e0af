"""Who said what about who did it; silence stays silence."""

import pandas as pd

from analysis.measures import list_ids, measure, select_events

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
}
_SINGLE = {
    "claimed": "claims_responsibility",
    "conceded": "concedes",
    "accused_only": "accuses",
    "assessed_only": "assesses",
    "hinted_only": "hints",
    "named_by_dataset_only": "names_party",
    "said_unknown": "says_unknown",
}


def judge_status(claims: pd.DataFrame) -> str:
    """Return the first status that holds for one incident, given the statements that are about it.

    Contested are two claims of responsibility by different parties, or a claim or an accusation denied by the one it
    names. What a statement merely alludes to is not among `claims`.
    """
    claimants = set(claims.loc[claims["stance"] == "claims_responsibility", "claimant"])
    accused = set(claims.loc[claims["stance"].isin(["accuses", "claims_responsibility"]), "accused"].dropna())
    deniers = set(claims.loc[claims["stance"] == "denies", "claimant"])
    if len(claimants) > 1 or (accused | claimants) & deniers:
        return "contested"
    held = set(claims["stance"])
    return next((status for status, stance in _SINGLE.items() if stance in held), "no_statement")


@measure
def attribution_status(incidents: pd.DataFrame, claims: pd.DataFrame, *, kinds: list[str]) -> pd.DataFrame:
    """Give each attack event one attribution status.

    Returns
    -------
    DataFrame
        One row per attack event: incident_id, region, status (of STATUSES), n_about, n_alluding (statements),
        incident_ids. Statements that only allude to the event change no status.
    """
    attacks = select_events(incidents, kinds)
    rows = []
    by_incident = dict(list(claims.groupby("incident_id")))
    for incident_id, region in zip(attacks["incident_id"], attacks["region"], strict=True):
        own = by_incident.get(incident_id, claims.iloc[:0])
        about = own[own["bearing"] == "about"]
        rows.append({"incident_id": incident_id, "region": region, "status": judge_status(about),
                     "n_about": about["claim_id"].nunique(),
                     "n_alluding": own.loc[own["bearing"] == "alludes_to", "claim_id"].nunique(),
                     "incident_ids": (incident_id,)})  # fmt: skip
    columns = ["incident_id", "region", "status", "n_about", "n_alluding", "incident_ids"]
    return pd.DataFrame(rows, columns=columns)


@measure
def count_statuses(statuses: pd.DataFrame) -> pd.DataFrame:
    """Count attack events by attribution status.

    Returns
    -------
    DataFrame
        One row per status, in their order: status, n_attacks, n_total, incident_ids. They add up to all attack events.
    """
    rows = []
    for status in STATUSES:
        ids = list_ids(statuses.loc[statuses["status"] == status, "incident_id"])
        rows.append({"status": status, "n_attacks": len(ids), "n_total": len(statuses), "incident_ids": ids})
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
