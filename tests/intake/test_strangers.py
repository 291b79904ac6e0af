"""What strangers' records say, and do not: harm denied, dates near a day, pages that posts stand on, reports of one strike."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.catalogue import read_about
from analysis.datasets.disk.files import read_tables
from analysis.datasets.reference.regions import is_unplaced
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.names import find_channels
from analysis.intake.fields.parts import narrow_dates, read_parts
from analysis.intake.fields.places import keep_printed
from analysis.intake.fields.quantities import deny_harm
from analysis.intake.formats.missiles import _find_weapon
from analysis.intake.ingest import ingest
from analysis.intake.layout import gather_reports, gather_same

DENIED = {
    "No casualties were reported.": True,
    "Shells fell on a field. No one was harmed.": True,
    "There were no injuries or fatalities.": True,
    "No information on casualties.": False,
    "It is unclear if there were casualties.": False,
    "Casualties unknown.": False,
    "No details of the number of people killed were given.": False,
    "Shells fell on a field.": False,
    "No damage to the bridge. Casualties not reported.": False,
    "": False,
}


@pytest.mark.parametrize(("notes", "is_denied"), DENIED.items())
def test_harm_is_denied_only_in_so_many_words(notes: str, is_denied: bool) -> None:
    """A sentence that says nobody was harmed; one of doubt, or of something else, denies nothing."""
    assert deny_harm(pd.Series([notes])).tolist() == [is_denied]


APPROXIMATE = [
    ("0", "March 3-7, 1970", ("1970-03-03", "1970-03-07")),
    ("0", "March 3 - March 7, 1970", ("1970-03-03", "1970-03-07")),
    ("0", "1971-03-03", ("1970-03-01", "1970-03-31")),
    ("5", "March 3 - March 7, 1970", ("1970-03-05", "1970-03-05")),
    ("0", "", ("1970-03-01", "1970-03-31")),
]


@pytest.mark.parametrize(("day", "text", "span"), APPROXIMATE)
def test_an_approximate_date_narrows_a_day_that_is_not_known(day: str, text: str, span: tuple[str, str]) -> None:
    """It must be readable and lie within what the parts say; a known day is left."""
    parts = read_parts(*(pd.Series([cell]) for cell in ("1970", "3", day)))
    found = narrow_dates(parts, read_dates(pd.Series([text]))).iloc[0]
    assert (str(found["date_from"].date()), str(found["date_to"].date())) == span


CHANNELS = {
    "https://t.me/anybody/12": "anybody",
    "https://www.facebook.com/anybody/posts/1": "anybody",
    "anybody/posts/1": "anybody",
    "watch/?v=1": None,
    "https://www.facebook.com/watch/?v=1": None,
    "https://fb.watch/": None,
}


@pytest.mark.parametrize(("address", "channel"), CHANNELS.items())
def test_a_post_stands_on_somebody_s_page_or_on_nobody_s(address: str, channel: str | None) -> None:
    """The first part after the site; a player or a list of posts names nobody."""
    found = find_channels(pd.Series([address])).iloc[0]
    assert (None if pd.isna(found) else found) == (channel or ("fb.watch" if "fb.watch" in address else None))


@pytest.mark.parametrize(
    ("model", "weapon"),
    [("a", "drone"), ("a and b", "drone"), ("a and c", "drone_and_missile"), ("a, b", "drone"), ("a and x", None)],
)
def test_several_models_named_together_are_what_they_share(model: str, weapon: str | None) -> None:
    """Two drones are drones, a drone and a missile both; one that nobody knows leaves all of them to a person."""
    assert _find_weapon(model, {"a": "drone", "b": "drone", "c": "missile"}) == weapon


def test_reports_are_gathered_through_others_and_lead_by_the_first() -> None:
    """One shares a place with the second, the second an article with the fourth: three of one incident; a blank joins none."""
    ids = pd.Series(["d", "c", "b", "a", "e"])
    place = pd.Series(["x", "x", None, "y", None])
    article = pd.Series([["1"], ["2", "3"], None, ["3"], None])
    assert gather_same(ids, place, article).fillna("-").tolist() == ["d", "d", "-", "d", "-"]


def test_reports_without_any_address_or_day_are_gathered_by_nothing() -> None:
    """A file whose addresses, districts or days are all blank is read as well: each row stands for itself."""
    blank = pd.Series([None, None], dtype="str")
    told = {
        "incident_id": pd.Series(["a", "b"]),
        "date_from": pd.Series([pd.NaT, pd.NaT]),
        "kind": blank,
        "place": blank,
    }
    incidents = pd.DataFrame({**told, "region_code": blank, "district": pd.Series([float("nan")] * 2)})
    assert gather_reports(incidents, blank, blank).isna().all()
    assert gather_reports(incidents.iloc[:0], blank.iloc[:0], blank.iloc[:0]).empty


def test_a_producer_s_own_clusters_are_one_incident_of_a_day_and_region() -> None:
    """Two rows whose clusters share a report are one; so are they through a third; another region's is another."""
    days = pd.Series(pd.to_datetime(["2024-01-02"] * 5))
    incidents = pd.DataFrame(
        {
            "incident_id": pd.Series(list("abcde")),
            "date_from": days,
            "kind": pd.Series(["air_attack"] * 5),
            "place": pd.Series([None] * 5, dtype="str"),
            "region_code": pd.Series(["UA-14", "UA-14", "UA-14", "UA-63", "UA-14"]),
            "district": pd.Series([None] * 5, dtype="str"),
        }
    )
    apart = pd.Series([f"https://example.invalid/{n}" for n in range(5)])
    clusters = pd.Series(["1|2", "3", "2|3", "1", "4"])
    assert gather_reports(incidents, apart, clusters).fillna("-").tolist() == ["a", "a", "a", "-", "-"]


def test_a_region_no_list_knows_stands_under_its_own_name() -> None:
    """Its code is its country's and its name, and can be taken for no code of the standard; a blank one stays blank."""
    found = pd.DataFrame(
        {"region_code": ["SY-HL", None, None], "region": ["Aleppo", None, None], "country_code": ["SY", None, None]}
    )
    told = keep_printed(found, pd.Series(["Aleppo", " Nowhere ", ""]), pd.Series(["SY", None, "SY"]))
    assert told["region_code"].fillna("-").tolist() == ["SY-HL", "ZZ:Nowhere", "-"]
    assert is_unplaced(told["region_code"]).tolist() == [False, True, False]


def test_a_report_or_a_statement_of_a_day_alone_is_used(project: Path) -> None:
    """A newsroom writes days, not minutes: the cell counts as used, and the day stands in its own column."""
    folder = project / "data" / "raw" / "desk"
    folder.mkdir()
    (folder / "incidents.csv").write_text(
        "incident,kind,date,timezone\na,drone attack,2026-03-05,Europe/Kyiv\n", "utf-8"
    )
    (folder / "reports.csv").write_text(
        "report,incident,published\nr,a,7 March 2026\ns,a,7 March 2026 10:30\nt,a,March 2026\n", "utf-8"
    )
    (folder / "claims.csv").write_text("claim,incident,claimant,stance,made\nc,a,X,claim,6 March 2026\n", "utf-8")
    ingest([folder], "desk")
    tables = read_tables("desk")
    reports = tables["reports"].sort_values("report_id")
    assert reports["published_on"].dt.strftime("%d.%m").fillna("-").tolist() == ["07.03", "-", "-"]
    assert reports["published_utc"].dt.strftime("%d.%m %H:%M").fillna("-").tolist() == ["-", "07.03 08:30", "-"]
    assert tables["claims"]["made_on"].dt.strftime("%d.%m").tolist() == ["06.03"]
    ignored = read_about("desk").ledger.cells.ignored
    assert ignored == {"published": 1}
