"""What the commands print, as plain lines."""

from typing import Any


def print_ledger(ledger: dict[str, Any]) -> str:
    """Return the ledger as one line."""
    reasons = ", ".join(f"{reason} {n:,}" for reason, n in ledger["reasons"].items())
    told = f"{ledger['read']:,} rows read as {ledger['format']}, {ledger['kept']:,} kept, {ledger['set_aside']:,} set aside"
    return told + (f" ({reasons})" if reasons else "")


def print_dataset(name: str, about: dict[str, Any]) -> str:
    """Return what a dataset says of itself as one line."""
    ledger, (first, last) = about["ledger"], about["period"]
    return (
        f"{name}: {about['title']}; {ledger['tables']['incidents']:,} incidents in {len(about['regions'])} regions, "
        f"{first} to {last}, records as of {about['cut_off']}; {ledger['tables']['coverage']:,} spans of coverage; "
        f"{ledger['set_aside']:,} of {ledger['read']:,} rows set aside"
    )


def print_number(found: dict[str, Any]) -> str:
    """Return a number with the raw rows behind it, a line a row."""
    entry = found["number"]
    head = f"{entry['name']} = {entry['value']} {entry['unit']}, from {len(found['incidents'])} incidents, in {found['brief']}"
    return "\n".join([head, *(f"  {r['file']}:{r['row']}  {r['table']}  {r['incident_id']}" for r in found["rows"])])


def print_row(found: dict[str, Any]) -> str:
    """Return what became of a raw row, and the numbers that use it."""
    lines = [f"{found['file']}:{found['row']} of {found['dataset']} became"]
    lines += ["  " + ", ".join(f"{k} {v}" for k, v in made.items()) for made in found["made"]]
    lines.append(f"and is used by {len(found['numbers'])} numbers of built briefs" + (":" if found["numbers"] else "."))
    lines += [f"  {use['brief']}: {use['number']} = {use['value']} {use['unit']}" for use in found["numbers"]]
    return "\n".join(lines)
