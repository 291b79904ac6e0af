"""The trend over all periods of a window."""

import numpy as np

from analysis.measures.chance.trends import FEWEST_PERIODS, estimate_trend
from analysis.measures.measured import Made, Measured, leave_out, leave_out_too, list_ids, measure

NOT_COMPARED = "of a period that is not whole, or that nobody watched"


@measure
def trend_over_periods(counted: Measured) -> Made:
    """Estimate the trend over the periods that are on record and were watched.

    Parameters
    ----------
    counted : Measured
        What `events_per_period` gives.

    Returns
    -------
    Measured
        One row per such period, in order: period, length, first (day), n_seen (events on watched days), fitted (what
        the trend lets expect), and the same in every row: ratio, ratio_low, ratio_high (rate over that of the period
        before; missing under six periods). Empty where there are fewer. Events of other periods are left out.
    """
    table = counted.table
    used = table[table["is_whole"].astype("bool") & (table["expected"] > 0)]
    lost = sorted({i for own in table.loc[~table.index.isin(used.index), "incident_ids"] for i in own})
    left = leave_out_too(counted.left_out, leave_out({NOT_COMPARED: lost}))
    if len(used) < FEWEST_PERIODS:
        used = used.iloc[:0]
    counts = used["n_seen"].to_numpy("float64")
    found = estimate_trend(counts, used["expected"].to_numpy("float64"), np.asarray(used.index, "float64"))
    everybody = list_ids(i for own in used["n_seen_incidents"] for i in own)
    made = used[["period", "length", "first", "n_seen"]].assign(fitted=found.fitted, **found.ratio.name("ratio"))
    behind = {f"{name}_incidents": [everybody] * len(made) for name in ("fitted", *found.ratio.name("ratio"))}
    return made.assign(**behind, incident_ids=used["n_seen_incidents"]).reset_index(drop=True), left
