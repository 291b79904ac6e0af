"""Airwars: incidents with casualty ranges, and a second table that says who is blamed for each."""

import pandas as pd

from analysis.errors import DataError
from analysis.intake import grammar
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.places import find_country
from analysis.intake.layout import Context, fold_name, join_all
from analysis.intake.raw import RawFile

TITLE = "Airwars incidents and belligerents"
HOLDS = ("attacks", "claims counts killed injured", "strikes_documented")
HEADERS = ("id date killed_min killed_max civilian_harm_status", "id belligerent type assessment")
# Column names differ between exports: other name -> the one used here.
_ALIASES = grammar.read_codes(
    "incident_id=id unique_reference_code=id code=id incident_code=id incident=id incident_date=date "
    "date_start=date start_date=date "
    "civilians_killed_min=killed_min min_killed=killed_min civilians_reported_killed_min=killed_min "
    "killed_minimum=killed_min "
    "civilians_killed_max=killed_max max_killed=killed_max civilians_reported_killed_max=killed_max "
    "killed_maximum=killed_max "
    "civilians_injured_min=injured_min min_injured=injured_min civilians_injured_max=injured_max "
    "max_injured=injured_max "
    "harm_status=civilian_harm_status grading=civilian_harm_status civilian_harm=civilian_harm_status "
    "belligerent_name=belligerent "
    "belligerent_type=type suspected_or_known=type belligerent_assessment=assessment lat=latitude lon=longitude "
    "lng=longitude "
    "province=region admin1=region conceded_deaths=deaths_conceded deaths_conceded_min=deaths_conceded "
    "strike_type=type_of_strike"
)
_GRADES = grammar.read_codes("confirmed=1 fair=2 weak=4 contested=4 discounted=5")
_UNKNOWN = {"unknown", "unidentified", ""}


def _name_columns(raw: RawFile) -> set[str]:
    names = set(map(fold_name, raw.header))
    return names | {_ALIASES[name] for name in names if name in _ALIASES}


def recognise(raw: RawFile) -> float:
    """Return how much of one of the two headers is there, whatever an export calls its columns."""
    there = _name_columns(raw)
    share = max(len(there & set(header.split())) / len(header.split()) for header in HEADERS)
    return 1.0 if share == 1 else 0.99 * share


def normalise(files: list[RawFile], context: Context) -> grammar.Tables:
    """Turn incidents into incidents and casualty ranges, belligerents into claims.

    Only the belligerent table says who is blamed: suspected or known is an accusation as Airwars reports it, deaths
    conceded are a concession, `unknown` is said to be unknown. The folder an incident is filed under is not read.

    Raises
    ------
    DataError
        When there are belligerents but no incidents.
    """
    incidents = [raw for raw in files if set(HEADERS[0].split()) <= _name_columns(raw)]
    if not incidents:
        raise DataError(
            files[0].name, "belligerents without incidents", "the incidents file beside it", "Give both files"
        )
    pieces = [_read_incidents(_open(raw, context)) for raw in incidents]
    known = {i for piece in pieces for i in piece["incidents"]["incident_id"]}
    return join_all(pieces + [_read_belligerents(_open(raw, context), known) for raw in files if raw not in incidents])


def _open(raw: RawFile, context: Context) -> grammar.Sheet:
    return grammar.open_sheet(raw, context, "airwars", _ALIASES)


def _read_incidents(sheet: grammar.Sheet) -> grammar.Tables:
    ids, dates, label = sheet.get("id"), read_dates(sheet.cells["date"]), sheet.get("type_of_strike")
    kind = sheet.label(label, "kind")
    reasons = grammar.join_rules(
        sheet,
        ("missing_key", ids.isna()),
        dates["problem"],
        ("unreadable_date", dates["date_from"].isna()),
        ("duplicate_row", ids.duplicated()),
    )
    place = sheet.get("location")
    places = grammar.find_regions(sheet, sheet.get("region"), find_country(sheet.get("country")))
    precision = sheet.repeat("country").mask(places["region_code"].notna(), "region").mask(place.notna(), "settlement")
    told = grammar.fill(
        sheet,
        "subkind=strike_status counting==event place=location latitude longitude",
        ("date", "civilian_harm_status", "strike_status", "region", "type_of_strike"),
        grammar.name_dates(dates),
        places,
        incident_id=ids,
        kind=kind.mask(label.isna(), "other_violence"),
        place_precision=precision,
        information_grade=sheet.get("civilian_harm_status").str.casefold().map(_GRADES),
    )
    tolls = pd.concat([_make_counts(sheet, ids, quantity) for quantity in ("killed", "injured")])
    made = grammar.close(sheet, {"incidents": told, "counts": tolls}, reasons, dates["detail"])
    return made | grammar.ask(sheet, label, kind, "kind", reasons)


def _make_counts(sheet: grammar.Sheet, ids: pd.Series, quantity: str) -> pd.DataFrame:
    low, high = sheet.get(f"{quantity}_min"), sheet.get(f"{quantity}_max")
    least, most = grammar.read_figures(low), grammar.read_figures(high)
    unread = (low.notna() & least.isna()) | (high.notna() & most.isna())
    bad = unread | (least < 0).fillna(False) | (most < least).fillna(False)
    none = ((least == 0) & (most == 0)).fillna(False)
    state = sheet.repeat("reported").mask(none, "reported_none").mask(bad, "unreadable")
    best = least.where(((least == most) & ~bad).fillna(False))
    told = {"state": state, "low": least.mask(bad), "high": most.mask(bad), "best": best}
    words = low.fillna("") + "-" + high.fillna("")
    return pd.DataFrame({"incident_id": ids, "quantity": quantity, **told, "as_reported": words})[
        low.notna() | high.notna()
    ]


def _read_belligerents(sheet: grammar.Sheet, known: set[str]) -> grammar.Tables:
    ids, name = sheet.get("id"), sheet.get("belligerent")
    reasons = grammar.join_rules(sheet, ("missing_key", ids.isna()), ("unknown_incident", ~ids.isin(known)))
    unknown = name.fillna("").str.casefold().isin(_UNKNOWN)
    conceded = pd.to_numeric(sheet.get("deaths_conceded"), errors="coerce").fillna(-1) > 0
    stance = sheet.repeat("accuses").mask(conceded, "concedes").mask(unknown, "says_unknown")
    concedes = stance == "concedes"
    number = sheet.cells.groupby(ids.fillna("")).cumcount() + 1
    claims = grammar.fill(
        sheet,
        "bearing==about",
        ("belligerent", "type", "assessment", "strike_reports", "deaths_conceded"),
        incident_id=ids,
        claim_id=ids + "-b" + number.astype("str"),
        claimant=sheet.repeat("Airwars").mask(concedes, name),
        claimant_role=sheet.repeat("monitor").mask(concedes, "military"),
        stance=stance,
        accused=name.where(stance == "accuses"),
    )
    return grammar.close(sheet, {"claims": claims}, reasons)
