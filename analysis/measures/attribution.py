"""Who said what about who did it; silence stays silence."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.measures import measured
from analysis.measures.chance.shares import FEWEST, NOTHING, estimate_share
from analysis.measures.selection import (
    NO_GROUP,
    find_months,
    find_not_collected,
    list_uncounted,
    merge_linked,
    select_events,
)

GROUPS = ("region", "district", "kind", "subkind", "priority")
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
GAP = [status for status in STATUSES if status not in (*ANSWERED, "not_collected")]
NOT_COLLECTED = "its source does not collect statements"
_SINGLE = {
    "claimed": "claims_responsibility",
    "conceded": "concedes",
    "accused_only": "accuses",
    "assessed_only": "assesses",
    "hinted_only": "hints",
    "named_by_dataset_only": "names_party",
    "said_unknown": "says_unknown",
}


def judge_status(claims: list[dict[str, object]]) -> str:
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


@measured.measure
def attribution_status(
    incidents: pd.DataFrame, claims: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str]
) -> measured.Made:
    """Give each attack event one attribution status.

    Returns
    -------
    Measured
        One row per attack event: incident_id, those of GROUPS, date_from, month (missing where it may have been in
        several), status (of STATUSES), is_claimed (somebody claimed responsibility, whatever else was said).
        Statements that only allude to the event change no status. Where the source did not collect statements at the
        time, and none is there but its own coding, the status is not_collected. Parts, totals and linked records of
        the same kinds are left out.
    """
    attacks = select_events(incidents, kinds)
    silent = find_not_collected(attacks, coverage)
    told = _select_claims(claims, incidents)
    # What a dataset codes by itself is no statement that it collected.
    told = told[~(told["incident_id"].isin(silent) & (told["claimant_role"] == "dataset").fillna(False))]
    about: dict[str, list[dict[str, object]]] = {}
    for claim in told[["incident_id", "claimant", "stance", "accused"]].to_dict("records"):
        about.setdefault(claim["incident_id"], []).append({str(k): v for k, v in claim.items()})
    found = [judge_status(about.get(i, [])) for i in attacks["incident_id"]]
    status = pd.Series(found, attacks.index, dtype="str")
    status = status.mask((status == "no_statement") & attacks["incident_id"].isin(silent), "not_collected")
    table = attacks[["incident_id", *GROUPS, "date_from"]].assign(
        month=find_months(attacks),
        status=status,
        is_claimed=[
            any(c["stance"] == "claims_responsibility" for c in about.get(i, ())) for i in attacks["incident_id"]
        ],
        incident_ids=[(i,) for i in attacks["incident_id"]],
    )
    own = incidents.assign(month=find_months(incidents)).drop_duplicates("incident_id")
    left = measured.leave_out(list_uncounted(incidents, kinds))
    return table.reset_index(drop=True), left.merge(own[["incident_id", *GROUPS, "month"]], how="left")


def _select_claims(claims: pd.DataFrame, incidents: pd.DataFrame) -> pd.DataFrame:
    """Return the statements that are about an incident itself, those about a linked record under its lead."""
    return merge_linked(claims[claims["bearing"] == "about"], incidents)


def _leave_out_too(
    statuses: measured.Measured, more: Mapping[str, Iterable[str]], rows: Mapping[str, int] | None = None
) -> measured.LeftOut:
    """Return what the statuses left out, and more."""
    return measured.leave_out_too(statuses.left_out, measured.leave_out(more, rows), rows)


@measured.measure
def share_attributed(statuses: measured.Measured, *, by: str) -> measured.Made:
    """Estimate the share of attack events for which somebody claimed, conceded or was accused, group by group.

    Parameters
    ----------
    by : {"region", "district", "kind", "subkind", "priority", "month"}

    Returns
    -------
    Measured
        One row per group: group, n_attacks (denominator), n_answered, share, share_low, share_high (Wilson 95 %, 0 to
        1; missing under five attacks). Events whose source does not collect statements are outside the denominator;
        those without a group (no single region, no single month) are left out too.
    """
    is_asked = statuses.table["status"] != "not_collected"
    asked, rest = statuses.table[is_asked], statuses.table[~is_asked]
    rows = []
    for group, own in asked.groupby(by, sort=True):
        answered = own[own["status"].isin(ANSWERED)]
        share = estimate_share(len(answered), len(own)) if len(own) >= FEWEST else NOTHING
        rows.append(
            {
                "group": str(group),
                "n_attacks": len(own),
                "n_answered": len(answered),
                **share.name("share"),
                "n_attacks_incidents": measured.list_ids(own["incident_id"]),
                "incident_ids": measured.list_ids(answered["incident_id"]),
            }
        )
    columns = ["group", "n_attacks", "n_answered", "share", "share_low", "share_high", "incident_ids"]
    table = pd.DataFrame(rows, columns=None if rows else columns)
    placed = measured.place_ids(pd.concat([rest, statuses.left_out]), by, table["group"])
    left = {NOT_COLLECTED: rest["incident_id"], NO_GROUP: asked.loc[asked[by].isna(), "incident_id"]}
    return table, _leave_out_too(statuses, left, placed)


@measured.measure
def who_accuses_whom(statuses: measured.Measured, incidents: pd.DataFrame, claims: pd.DataFrame) -> measured.Made:
    """Count whom each claimant accuses, echoes once, and show the silence beside it.

    Returns
    -------
    Measured
        One row per claimant and accused, most incidents first: claimant, accused, n_incidents; last, a row for the
        attack events in which nobody is accused (claimant and accused missing). Those whose source does not collect
        statements, and of whom there is none, are no silence: they are left out.
    """
    attacks = set(statuses.table["incident_id"])
    outside = set(statuses.choose(status="not_collected").table["incident_id"])
    about = _select_claims(claims, incidents)
    made = about[(about["stance"] == "accuses") & about["incident_id"].isin(attacks)]
    grouped = made.assign(accused=made["accused"].fillna("not named")).groupby(["claimant", "accused"])["incident_id"]
    table = grouped.agg(incident_ids=measured.list_ids).reset_index()
    table["n_incidents"] = table["incident_ids"].map(len)
    table = table.sort_values(["n_incidents", "claimant", "accused"], ascending=[False, True, True])
    quiet = tuple(sorted(attacks - outside - set(made["incident_id"])))
    last = pd.DataFrame([{"claimant": None, "accused": None, "incident_ids": quiet, "n_incidents": len(quiet)}])
    table = pd.concat([table, last], ignore_index=True)
    return table, _leave_out_too(statuses, {NOT_COLLECTED: outside}, dict.fromkeys(outside, len(table) - 1))


@measured.measure
def list_conflicts(statuses: measured.Measured, incidents: pd.DataFrame, claims: pd.DataFrame) -> measured.Made:
    """List the statements about contested attacks side by side; none is collapsed into another.

    Returns
    -------
    Measured
        One row per statement: incident_id, region, date_from, claimant, stance, accused.
    """
    contested = statuses.choose(status="contested").table[["incident_id", "region", "date_from"]]
    about = _select_claims(claims, incidents)
    joined = contested.merge(about[["incident_id", "claimant", "stance", "accused"]], on="incident_id")
    joined["incident_ids"] = [(i,) for i in joined["incident_id"]]
    ordered = joined.sort_values(["date_from", "incident_id", "stance", "claimant"], ignore_index=True)
    return ordered, _leave_out_too(statuses, {})


@measured.measure
def count_statuses(statuses: measured.Measured) -> measured.Made:
    """Count attack events by attribution status.

    Returns
    -------
    Measured
        One row per status, in their order: status, n_attacks, n_total (the denominator: all but not_collected),
        share, share_low, share_high (Wilson 95 %; missing under five attacks and for not_collected). They add up to
        all attack events.
    """
    table = statuses.table
    is_asked = table["status"] != "not_collected"
    asked = measured.list_ids(table.loc[is_asked, "incident_id"])
    rows = []
    for status in STATUSES:
        ids = measured.list_ids(table.loc[table["status"] == status, "incident_id"])
        enough = len(asked) >= FEWEST and status != "not_collected"
        share = estimate_share(len(ids), len(asked)) if enough else NOTHING
        rows.append(
            {
                "status": status,
                "n_attacks": len(ids),
                "n_total": len(asked),
                **share.name("share"),
                "n_total_incidents": asked,
                "incident_ids": ids,
            }
        )
    outside = measured.leave_out({NOT_COLLECTED: table.loc[~is_asked, "incident_id"]}, of="n_total")
    return pd.DataFrame(rows), measured.leave_out_too(statuses.left_out, outside)


@measured.measure
def count_statements(incidents: pd.DataFrame, claims: pd.DataFrame) -> measured.Made:
    """Count statements by what they do and how they bear on the incidents.

    Returns
    -------
    Measured
        One row per stance, bearing, claimant, accused and topic: those, n_statements (a statement about several
        incidents counts once), n_incidents.
    """
    keys = ["stance", "bearing", "claimant", "accused", "topic"]
    grouped = merge_linked(claims, incidents).groupby(keys, dropna=False)
    table = grouped.agg(
        n_statements_statements=("claim_id", measured.list_ids), incident_ids=("incident_id", measured.list_ids)
    ).reset_index()
    for column, ids in (("n_statements", "n_statements_statements"), ("n_incidents", "incident_ids")):
        table[column] = table[ids].map(len)
    return table.sort_values(["n_statements", *keys], ascending=[False, *[True] * len(keys)], ignore_index=True)
