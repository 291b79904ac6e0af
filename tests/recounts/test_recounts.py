"""Headline numbers of briefs over real samples, recounted from the raw files in plain pandas that shares no code."""

import math
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, copy_project, run_cells

from analysis.contract.parameters import complete, find_notebook
from analysis.intake.ingest import ingest

SAMPLES = ROOT.parent / "shared" / "data"
Told = dict[tuple[str, str], float]


def read_raw(path: Path) -> pd.DataFrame:
    """Return a sample as text."""
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def add_hours(rows: pd.DataFrame) -> float:
    """Return the hours under alert of some rows, second by second of their ends."""
    spans = sorted(zip(pd.to_datetime(rows["started_at"]), pd.to_datetime(rows["finished_at"]), strict=True))
    total, end = pd.Timedelta(0), pd.Timestamp("1900-01-01", tz="UTC")
    for start, finish in spans:
        total += max(finish - max(start, end), pd.Timedelta(0))
        end = max(end, finish)
    return total.total_seconds() / 3600


def recount_sirens(raw: pd.DataFrame) -> Told:
    """Alerts, those of whole regions, hours, and half of the waits until the all-clear."""
    whole = raw[(raw["level"] == "oblast") & ~raw["oblast"].isin(["Luhanska oblast", "Lubenskyi raion"])]
    told: Told = {("situation-brief", "alerts"): len(raw), ("regions-compared", "counted"): len(whole)}
    for name, code, label in (
        ("Donetska oblast", "UA-14", "Donetsk Oblast"),
        ("Dnipropetrovska oblast", "UA-12", "Dnipropetrovsk Oblast"),
        ("Kyiv City", "UA-30", "Kyiv City"),
        ("Odeska oblast", "UA-51", "Odesa Oblast"),
    ):
        own = whole[whole["oblast"] == name]
        told["situation-brief", f"tbl-regions.{code}.n_attacks"] = len(own)
        told["regions-compared", f"fig-rates.{label}"] = len(own) / 771 * 30
        told["regions-compared", f"tbl-hours.{label}.hours"] = add_hours(own)
    # Local days of Kyiv; those that began in one month and ended in the next are of no single one.
    local = [
        pd.to_datetime(whole[c]).dt.tz_convert("Europe/Kyiv").dt.strftime("%Y-%m")
        for c in ("started_at", "finished_at")
    ]
    months = local[0][local[0] == local[1]].value_counts()
    for month in ("2023-04", "2024-03", "2024-04"):
        told["changes-over-time", f"fig-periods.{month}"] = months[month]
    told["changes-over-time", "tbl-periods.2024-04.change"] = (months["2024-04"] / 23) / (months["2024-03"] / 31)
    told["changes-over-time", "tbl-periods.2024-04.year_change"] = (months["2024-04"] / 23) / (months["2023-04"] / 30)
    waits = pd.to_datetime(raw["finished_at"]) - pd.to_datetime(raw["started_at"])
    minutes = (waits[waits > pd.Timedelta(0)].dt.total_seconds() / 60).sort_values().tolist()
    told["response-times", "median_minutes"] = minutes[math.ceil(len(minutes) / 2) - 1]
    told["response-times", "timed"] = len(minutes)
    return told


def recount_ucdp(raw: pd.DataFrame) -> Told:
    """Events, deaths, regions, and the sides that the dataset codes."""
    raw = raw[~raw["best"].str.startswith("#")]
    near = raw[~raw["where_prec"].isin(["5", "6", "7"])]
    told: Told = {("situation-brief", "events"): len(raw), ("situation-brief", "fig-regions.left_out"): 0}
    for name, column in (("best", "best"), ("low", "low"), ("high", "high")):
        told["situation-brief", f"headline.killed.{name}"] = raw[column].astype(int).sum()
    for name, code in (("Donets", "UA-14"), ("Luhans", "UA-09")):
        told["situation-brief", f"tbl-regions.{code}.n_attacks"] = near["adm_1"].str.startswith(name).sum()
    told["situation-brief", "fig-regions.left_out"] = len(raw) - (near["adm_1"] != "").sum()
    told["situation-brief", "day_not_known"] = raw["date_prec"].isin(["3", "4", "5"]).sum()
    sides = pd.concat([raw["side_a"], raw["side_b"]]).value_counts()
    told["situation-brief", "tbl-statements.1-names_party.n_statements"] = sides.iloc[0]
    told["situation-brief", "tbl-statements.2-names_party.n_statements"] = sides.iloc[1]
    told["attribution-gaps", "not_collected"] = len(raw)
    first, last = (pd.to_datetime(raw[column]) for column in ("date_start", "date_end"))
    quarter = first.dt.to_period("Q")
    quarter = quarter[quarter == last.dt.to_period("Q")]
    for name in ("2014-Q3", "2015-Q1"):
        own = raw.loc[quarter.index[quarter == name.replace("-", "")]]
        told["changes-over-time", f"fig-periods.{name}"] = len(own)
        told["changes-over-time", f"tbl-tolls.{name}.best"] = own["best"].astype(int).sum()
    dead = raw.loc[near.index[near["adm_1"].str.startswith("Donets")], "best"].astype(int).sum()
    told["regions-compared", "tbl-inhabitants.UA-14.killed_rate"] = dead / 4_059_372 * 100_000
    return told


def waits_of(waits: pd.Series, ended: pd.Series, own: pd.Series) -> float:
    """Return the median wait of some calls in minutes, those that ended before counted as never."""
    minutes = (waits[own & (waits > pd.Timedelta(0))].dt.total_seconds() / 60).sort_values()
    return minutes.iloc[math.ceil((len(minutes) + int((ended & own).sum())) / 2) - 1]


def recount_fire(raw: pd.DataFrame) -> Told:
    """Count calls, and the times of first, same and last unit; what was cancelled never arrived."""
    raw = raw.drop_duplicates()
    times = {
        name: pd.to_datetime(raw[f"{name} DtTm"], format="%m/%d/%Y %I:%M:%S %p")
        for name in ("Received", "Dispatch", "On Scene", "Available", "Transport", "Hospital")
    }
    raw = raw.assign(**{name.replace(" ", "_"): value for name, value in times.items()})
    calls = raw.groupby("Call Number")
    received, came = calls["Received"].min(), calls["On_Scene"].min()
    later = calls[["Transport", "Hospital"]].count().sum(axis=1) > 0
    waits = (came - received)[came > received].dt.total_seconds() / 60
    ended = came.isna() & ~later & calls["Available"].max().notna()
    n = len(waits) + int(ended.sum())
    told: Told = {("situation-brief", "calls"): raw["Call Number"].nunique(), ("response-times", "timed"): len(waits)}
    told["response-times", "state.ended_before"] = int(ended.sum())
    told["response-times", "median_minutes"] = waits.sort_values().iloc[math.ceil(n / 2) - 1]
    told["response-times", "tbl-delays.call_received-on_scene.p90"] = waits.sort_values().iloc[math.ceil(0.9 * n) - 1]
    first = raw.dropna(subset=["On_Scene"]).sort_values(["On_Scene", "Unit ID"])
    first = first.drop_duplicates("Call Number")
    own = ((first["Available"] - first["On_Scene"]).dt.total_seconds() / 60).loc[lambda s: s > 0].sort_values()
    told["response-times", "tbl-delays.on_scene-unit_available-same.median"] = own.iloc[math.ceil(len(own) / 2) - 1]
    last = (calls["Available"].max() - came).where(calls["Available"].count() == calls.size())
    minutes = (last.dt.total_seconds() / 60).loc[lambda s: s > 0].sort_values()
    told["response-times", "tbl-delays.on_scene-unit_available-last.median"] = minutes.iloc[
        math.ceil(len(minutes) / 2) - 1
    ]
    told["response-times", "tbl-delays.on_scene-unit_available-last.timed"] = len(minutes)
    told["situation-brief", "tbl-steps.on_scene.n_reached"] = int((came.notna() | later).sum())
    days = calls["Received"].min().dt.strftime("%Y-%m-%d").value_counts()
    told["changes-over-time", "fig-periods.2017-01-02"] = days["2017-01-02"]
    own_day = calls["Received"].min().dt.strftime("%Y-%m-%d") == "2017-01-03"
    told["response-times", "fig-over-time.2017-01-03"] = waits_of(came - received, ended, own_day)
    told["situation-brief", "tbl-steps.unit_available.n_reached"] = int(calls["Available"].count().gt(0).sum())
    return told


def recount_missiles(raw: pd.DataFrame) -> Told:
    """Add up what was launched and intercepted: of each command, and without regional totals of the same days."""
    figures = raw.assign(
        n=pd.to_numeric(raw["launched"]),
        hit=pd.to_numeric(raw["destroyed"]),
        first=raw["time_start"].str.strip().str[:10],
        last=raw["time_end"].str.strip().str[:10],
    )
    told: Told = {}
    for channel, name in (("kpszsu", "Air Force Command of Ukraine"), ("PvKPivden", "Air Command South of Ukraine")):
        own = figures[figures["source"].str.startswith(channel)]
        told["regions-compared", f"tbl-outcomes.{name}.intercepted.launched"] = own["n"].sum()
        told["regions-compared", f"tbl-outcomes.{name}.intercepted.n_outcome"] = own["hit"].sum()
        told["regions-compared", f"tbl-outcomes.{name}.intercepted.n_equal"] = (own["n"] == own["hit"]).sum()
        told["situation-brief", f"tbl-reports.{name}.n_reports"] = len(own)
    drones = re.compile(r"shahed|uav|supercam|молн|merlin|zala|orlan|lancet|mohajer", re.IGNORECASE)
    figures["weapon"] = figures["model"].map(lambda model: "drone" if drones.search(model) else "missile")
    national = figures[figures["target"] == "Ukraine"]
    kept = [
        row
        for row in figures.itertuples()
        if row.target == "Ukraine"
        or not (
            (national["weapon"] == row.weapon) & (national["first"] <= row.last) & (national["last"] >= row.first)
        ).any()
    ]
    told["situation-brief", "totals"] = len(kept)
    told["situation-brief", "headline.launched.best"] = sum(row.n for row in kept)
    told["situation-brief", "headline.intercepted.best"] = sum(row.hit for row in kept)
    told["changes-over-time", "tbl-tolls.2025-Q1.best"] = sum(
        row.n for row in kept if row.first[:7] in ("2025-01", "2025-02", "2025-03") and row.last[:7] < "2025-04"
    )
    return told


def recount_viina(raw: pd.DataFrame) -> Told:
    """Attacks by the words of a row, gathered by day and place, or day, article and region; flags of the classifier."""
    words = raw["attack_terms"].str.lower()
    drone = words.str.contains("дрон|бпла|безпілот|беспилот|шахед|drone|uav")
    missile = words.str.contains("ракет|missile")
    guns = words.str.contains("обстр|артил|мином|шквал|shell|artill") & ~drone & ~missile
    kind = drone.map({True: "d", False: ""}) + missile.map({True: "m", False: ""}) + guns.map({True: "a", False: ""})
    group = list(range(len(raw)))

    def find(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    seen: dict[tuple, int] = {}
    for n, row in enumerate(raw.itertuples()):
        keys = [(row.date, kind[n], row.ADM1_NAME, url) for url in row.source_urls.split("|") if url and row.ADM1_NAME]
        if row.asciiname and row.ADM2_NAME:
            keys.append((row.date, kind[n], row.ADM1_NAME, row.ADM2_NAME, row.asciiname))
        for key in keys:
            one, other = sorted((find(seen.setdefault(key, n)), find(n)))
            group[other] = one
    leads = {find(n) for n in range(len(raw))}
    attacks = [n for n in leads if kind[n]]
    told: Told = {("situation-brief", "attack_events"): len(attacks)}
    told["situation-brief", "not_counted.other_violence"] = len(leads) - len(attacks)
    told["situation-brief", "counted_once"] = int((kind != "").sum()) - len(attacks)
    told["attribution-gaps", "not_collected"] = len(attacks)
    for name, code in (("Donetsk", "UA-14"), ("Crimea", "UA-43"), ("Luhansk", "UA-09"), ("Odessa", "UA-51")):
        own = [n for n in attacks if raw["ADM1_NAME"][n].replace("'", "").startswith(name)]
        told["situation-brief", f"tbl-regions.{code}.n_attacks"] = len(own)
    return told


RECOUNTS: dict[str, tuple[str, Callable[[pd.DataFrame], Told]]] = {
    "sirens-official": ("sirens/official_data_en.csv", recount_sirens),
    "ucdp": ("ucdp/conflict_data_ukr_2022.csv", recount_ucdp),
    "fire": ("sf_fire/Fire_Department_Calls_for_Service.csv", recount_fire),
    "missiles": ("missiles/missile_attacks_excerpt.csv", recount_missiles),
    "viina": ("viina/VIINA_2024_REBUILD.csv", recount_viina),
}


# The two large samples are left to `make thorough`; their layouts are recounted over invented files each time.
LARGE = {"sirens-official", "fire"}


@pytest.mark.parametrize(
    "dataset", [pytest.param(name, marks=[pytest.mark.thorough] if name in LARGE else []) for name in RECOUNTS]
)
def test_headline_numbers_are_those_of_the_raw_file(
    dataset: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_drawing: None
) -> None:
    """At least eight headline numbers of each sample are what plain counting of its raw file gives."""
    file, recount = RECOUNTS[dataset]
    if not (SAMPLES / file).is_file():
        pytest.skip("the sample is not beside this checkout")
    monkeypatch.setenv("BRIEFS_ROOT", str(copy_project(tmp_path / "project")))
    ingest([SAMPLES / file], dataset)
    expected = {key: round(float(value), 3) for key, value in recount(read_raw(SAMPLES / file)).items()}
    stated: Told = {}
    for notebook in {notebook for notebook, _ in expected}:
        for passage in run_cells(notebook, complete(find_notebook(notebook), {"dataset": dataset})):
            stated |= {(notebook, number.name): number.value for number in passage.numbers}
    found = {key: stated.get(key) for key in expected}
    assert len(expected) >= 8
    assert expected == {key: None if value is None else round(float(value), 3) for key, value in found.items()}
