"""What stands on each page of a brief, whichever renderer makes it: notice, dates, what its foot says, its manifest."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import Template

from analysis.briefs.pages.compose import quote_typst
from analysis.briefs.plan.entries import is_public
from analysis.briefs.plan.house import House, show_house
from analysis.briefs.shelf.folders import CHECKER
from analysis.briefs.shelf.manifest import Manifest, find_language_of, find_notice
from analysis.errors import BuildError
from analysis.packing import PACKED, compress
from analysis.paths import find_shipped
from analysis.words.language import speaking, text

_DIGEST_DIGITS = 12  # of the digest of the brief that is replaced
_CHECKS = {"command": "briefs verify", "page": CHECKER, "signed": "ssh-keygen -Y verify"}


def tell_closing(manifest: Manifest) -> str:
    """Return the call of typst that ends a brief: what its foot says, and the manifest attached."""
    told = " + ".join(tell_digest(manifest, quote_typst, lambda code: f"raw({quote_typst(code)})"))
    attached = quote_typst(list_marks(manifest)["attached"])
    return f'#closing({told}, {attached}, read("manifest.json", encoding: none))'


def list_marks(manifest: Manifest) -> dict[str, str]:
    """Return what stands on every page: notice, profile, date of the data."""
    internal = not is_public(manifest.parameters)
    language, cut_off = find_language_of(manifest), manifest.dataset.cut_off
    with speaking(language):
        told = {"digest": manifest.replaces[:_DIGEST_DIGITS], "because": manifest.because.rstrip(".")}
        corrects = text("page-replaces", **told) if manifest.replaces else ""
        notices = [find_notice(manifest), text("page-notice-internal") if internal else "", corrects]
        date = _print_day(cut_off) if cut_off else text("day-not-stated")
        return {
            "title": manifest.title,
            "notice": " · ".join(n for n in notices if n),
            "as_of": text("page-as-of", date=date),
            "lang": language,
            "attached": text("page-attached"),
        }


def _print_day(day: str) -> str:
    import pandas as pd  # a build that finds nothing changed does without

    from analysis.words.dates import print_date

    return print_date(pd.Timestamp(day))


def tell_digest(manifest: Manifest, show: Callable[[str], str], show_code: Callable[[str], str]) -> list[str]:
    """Return what the foot of a page says of numbers and digest, in pieces: words and code, as a renderer shows it."""
    codes = {"digest": manifest.digest, **_CHECKS}
    with speaking(find_language_of(manifest)):
        traced = {"traced": len(manifest.numbers), "own": len(manifest.own)}
        said = f"{text('page-traced', **traced)} " + text(
            "page-digest", **{name: f"\ue003{name}\ue003" for name in codes}
        )
    return [show_code(codes[p]) if n % 2 else show(p) for n, p in enumerate(said.split("\ue003"))]


def list_html_marks(manifest: Manifest) -> dict[str, str]:
    """Return what stands on every page as HTML: a notice is a paragraph, and nothing where there is none."""
    marks = {name: escape(text) for name, text in list_marks(manifest).items()}
    marks["digest"] = "".join(tell_digest(manifest, escape, lambda code: f"<code>{escape(code)}</code>"))
    notice = f'<p class="notice">{marks["notice"]}</p>' if marks["notice"] else ""
    return marks | {"notice": notice, **show_house(manifest.house)}


def write_rules(manifest: Manifest) -> str:
    """Return what a document of typst begins with: its language, who publishes it, and the theme's rules."""
    house, name = manifest.house, quote_typst(manifest.house.name)
    picture = f'image("{_name_logo(house)}", alt: {name}, height: 9mm)' if house.logo else "none"
    theme = (find_shipped() / "reports" / "theme" / "rules.typ").read_text("utf-8")
    return f"""#let language = {quote_typst(find_language_of(manifest))}
#let accent = rgb("{house.accent}")
#let house = {name}
#let imprint = {quote_typst(house.imprint)}
#let logo = {picture}
{theme}"""


def _name_logo(house: House) -> str:
    """Return under which name a logo lies beside a document."""
    kind = house.logo.partition("/")[2].partition(";")[0]
    return f"house-logo.{kind.partition('+')[0]}"


def place_logo(folder: Path, house: House) -> None:
    """Put the logo of a house, where it has one, beside a document that shows it."""
    if house.logo:
        (folder / _name_logo(house)).write_bytes(base64.b64decode(house.logo.partition(",")[2]))


def write_footer(manifest: Manifest) -> str:
    """Return the foot of a page, the same whichever renderer makes it."""
    template = (find_shipped() / "reports" / "theme" / "footer.html").read_text("utf-8")
    return Template(template).substitute(list_html_marks(manifest))


def embed_manifest(manifest: Manifest) -> str:
    """Return the manifest as a script element: compressed, so that no text in it can close it."""
    packed = compress(json.dumps(manifest.tell(), ensure_ascii=False))
    return f'<script type="{PACKED}" id="manifest">{packed}</script>'


def find_date(manifest: Manifest) -> datetime:
    """Return the date a page carries: that of the data, so that the same inputs give the same bytes."""
    return datetime.fromisoformat(manifest.dataset.cut_off or "2000-01-01").replace(tzinfo=UTC)


def find_faces() -> Path:
    """Return the folder of the faces that figures are set in: those of matplotlib, with all their letters."""
    found = find_spec("matplotlib")  # without loading it
    if found is None or found.origin is None:
        raise BuildError("matplotlib", "not installed", "the faces that figures are set in", "Install it")
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
