"""The index over a folder of briefs: a page that can be published with them, and searched as one types."""

from collections.abc import Collection, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from urllib.parse import quote

from babel.dates import format_date

from analysis.briefs.plan.house import read_house, show_house, write_style
from analysis.briefs.shelf.folders import CHECKER
from analysis.briefs.shelf.listing import LINKS, Listed, list_briefs
from analysis.briefs.shelf.manifest import find_language_of, find_notice
from analysis.briefs.shelf.policy import make_policy
from analysis.paths import find_shipped, write_whole
from analysis.words.bundles import SOURCE
from analysis.words.language import find_language, find_locale, speaking, text

INDEX = "index.html"
# What the index shows as code, or as a link.
_SHOWN = {
    "trace": "<code>briefs trace BRIEF NUMBER</code>",
    "verify": "<code>briefs verify FILE</code>",
    "page": f'<a href="{CHECKER}">{CHECKER}</a>',
}
_HOLES = {"n": "{n}", "of": "{of}"}  # as the page's script finds them in a message
_MOST_LARGE = 8  # characters of a key number that is set large


def write_index(folder: Path) -> None:
    """Write index.html over every brief in the folder, and over those that failed."""
    listed, unread = list_briefs(folder)
    failed = [path.parent.name for path in sorted(folder.glob("failures/[!.]*/error.txt"))]
    write_whole(folder / INDEX, compose_index(listed, unread=unread, failed=failed))


def compose_index(
    listed: Sequence[Listed],
    *,
    replaced: Collection[str] = (),
    unread: Sequence[str] = (),
    failed: Sequence[str] = (),
) -> str:
    """Return the page: a section for each dataset, and one for what could not be made or read.

    It is in the language of its briefs where that is one, else in English; each brief is in its own. `replaced` are
    digests of briefs that were replaced, also by one that is not listed here.
    """
    theme, house = find_shipped() / "reports" / "theme", read_house()
    languages = sorted({find_language_of(one.manifest) for one in listed})
    is_mixed = len(languages) > 1
    language = SOURCE if is_mixed or not languages else languages[0]
    css = write_style(house) + (theme / "index.css").read_text("utf-8")
    script = (theme / "index.js").read_text("utf-8")
    with speaking(language):
        told = {
            "lang": language,
            "policy": make_policy(script=script, style=css),
            "title": text("index-title"),
            "lead": text("index-lead", **_SHOWN),
            "warning": _warn_of_internal(listed),
            "search": text("index-search"),
            "some": escape(text("index-some", **_HOLES)),
            "none": escape(text("index-none")),
            "sections": "\n".join([*_list_sections(listed, replaced, is_mixed), *_write_faults(unread, failed)]),
        }
    publisher = show_house(house)
    foot = f"<footer>{publisher['imprint']}</footer>" if publisher["imprint"] else ""
    page = Template((theme / INDEX).read_text("utf-8"))
    return page.substitute(told, css=css, script=script, house=publisher["house"], foot=foot)


def _warn_of_internal(listed: Sequence[Listed]) -> str:
    if not any(one.is_internal for one in listed):
        return ""
    command = "<code>briefs build --public FOLDER</code>"
    return f'<p class="notice">{text("index-has-internal", command=command)}</p>'


def _list_sections(listed: Sequence[Listed], replaced: Collection[str], with_language: bool) -> list[str]:
    """Return a section for each dataset, by its title."""
    successors: dict[str, list[Listed]] = {digest: [] for digest in replaced}
    for one in listed:
        successors.setdefault(one.manifest.replaces, []).append(one)
    sections = []
    for (title, dataset), held in groupby(sorted(listed, key=_find_section), _find_section):
        found = list(held)
        notice = find_notice(found[0].manifest)
        note = f'<p class="small">{escape(notice)}</p>' if notice else ""
        briefs = "\n".join(_write_brief(one, successors.get(one.manifest.digest), with_language) for one in found)
        heading = f'<h2 id="in-{escape(dataset)}">{escape(title)}</h2>'
        sections.append(
            f'<section aria-labelledby="in-{escape(dataset)}">\n{heading}\n{note}\n'
            f'<ul class="briefs">\n{briefs}\n</ul>\n</section>'
        )
    return sections


def _find_section(one: Listed) -> tuple[str, str]:
    return one.manifest.dataset.title, one.manifest.dataset.dataset


def _write_brief(one: Listed, successors: Sequence[Listed] | None, with_language: bool) -> str:
    """Return a brief as an item of the list, in its own language."""
    made, language = one.manifest, find_language_of(one.manifest)
    with speaking(language):
        kind = [made.opening.kind or made.notebook, *([text("index-language")] if with_language else [])]
        scope = made.opening.scope or _say_as_of(made.dataset.cut_off)
        lines = [
            f'<p class="kicker">{escape(" · ".join(kind))}</p>',
            f'<h3><a href="{one.address}/brief.html">{escape(made.title)}</a></h3>',
            *_list_marks(one, successors),
            f"<p>{escape(made.opening.headline)}</p>" if made.opening.headline else "",
            f'<p class="small">{escape(scope)}</p>',
            f'<p class="small links">{_write_links(one)}</p>',
        ]
        key = _write_key(one)
    told = "\n".join(filter(None, lines))
    return f'<li class="brief" lang="{language}" data-slug="{escape(one.slug)}">\n{key}\n<div>\n{told}\n</div>\n</li>'


def _say_as_of(cut_off: str | None) -> str:
    day = format_date(date.fromisoformat(cut_off), "d MMMM y", find_locale(find_language())) if cut_off else ""
    return text("index-as-of", date=day or text("day-not-stated"))


def _list_marks(one: Listed, successors: Sequence[Listed] | None) -> list[str]:
    """Return what a reader has to know before reading: that a brief is internal, was corrected, corrects another.

    `successors` are those that replace it and are listed; None where nothing does.
    """
    marks = []
    if one.is_internal:
        marks.append(f'<p><span class="mark">{escape(text("index-internal"))}</span></p>')
    for new in successors or ():
        link = f'<a href="{new.address}/brief.html">{escape(new.manifest.title)}</a>'
        marks.append(f"<p><strong>{text('index-replaced', name=link)}</strong></p>")
    if successors == []:
        marks.append(f"<p><strong>{escape(text('index-replaced-elsewhere'))}</strong></p>")
    if because := one.manifest.because:
        marks.append(f"<p><em>{escape(text('index-corrects', because=because.rstrip('.')))}</em></p>")
    return marks


def _write_key(one: Listed) -> str:
    """Return the key number of a brief, which opens as it is asked, and its name; nothing where it has none.

    One of a headline has no name of its own: the sentence beside it says what it counts.
    """
    if one.key is None:
        return "<div></div>"
    shown = one.key.shown.strip("*")
    address = quote(f"{one.key.where}/{one.key.name}", safe="")
    size = "" if len(shown) <= _MOST_LARGE else ' class="long"'
    named = one.manifest.opening.fact if one.key.where == "key" else ""
    called = escape(": ".join(filter(None, (shown, named, one.manifest.title))))
    link = f'<a href="{one.address}/brief.html#number={address}" aria-label="{called}">{escape(shown)}</a>'
    return f'<p class="key"><strong{size}>{link}</strong> {escape(named)}</p>'


def _write_links(one: Listed) -> str:
    names = {"brief.html": "HTML", **{name: text(f"index-{LINKS[name]}") for name in one.files}}
    title = escape(one.manifest.title)
    return "\n".join(
        f'<a href="{one.address}/{name}" aria-label="{escape(word)}: {title}">{escape(word)}</a>'
        for name, word in names.items()
    )


def _write_faults(unread: Sequence[str], failed: Sequence[str]) -> list[str]:
    """Return a section of what is not there to be read; why is not in it: that may quote a record."""
    told = [f"<li>{escape(slug)}: {escape(text('index-unread'))}</li>" for slug in unread]
    for slug in failed:
        link = f'<a href="failures/{quote(slug)}/">failures/{escape(slug)}</a>'
        told.append(f"<li>{escape(slug)}: {text('index-failed', where=link)}</li>")
    if not told:
        return []
    heading = f'<h2 id="faults">{escape(text("index-faults"))}</h2>'
    listing = "\n".join(told)
    return [f'<section aria-labelledby="faults">\n{heading}\n<ul>\n{listing}\n</ul>\n</section>']
