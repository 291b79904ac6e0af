"""Pages as a forger would make them: each takes an honest page and its manifest, and returns another page."""

import json
import re
from collections.abc import Callable
from typing import Any

from analysis.briefs.pages.publish import digest_results
from analysis.packing import compress, expand

SCRIPT = re.compile(r'(?s)(<script type="application/gzip" id="manifest">)(.*?)(</script>)')
CELL = '<td class="at-right"><span class="number" data-number="38">3</span></td>'
EVIL = '<script>document.querySelector("h1").textContent = "Nobody was harmed"</script>'
PICTURE = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
Manifest = dict[str, Any]


def read_inside(page: str) -> Manifest:
    """Return the manifest that a page carries."""
    return json.loads(expand(SCRIPT.search(page)[2]))


def put(page: str, manifest: Manifest) -> str:
    """Return a page with a manifest that agrees with itself: its digest made anew, and printed."""
    digest = digest_results(manifest)
    page = page.replace(manifest["digest"], digest)
    told = compress(json.dumps({**manifest, "digest": digest}, ensure_ascii=False))
    return SCRIPT.sub(lambda found: found[1] + told + found[3], page)


def change_number(page: str, manifest: Manifest) -> str:
    """Make the headline's number another one, everywhere, and everything agree with it."""
    entry = next(n for n in manifest["numbers"] if n["name"] == "attack_events")
    entry["value"], entry["shown"] = 8, "8"
    return put(page.replace(CELL, CELL.replace(">3<", ">8<"), 1), manifest)


def claim(part: str, forge: Callable[[str, Manifest], str]) -> Callable[[str, Manifest], str]:
    """Return a forgery that says besides that it was made from something else, or with something else."""

    def forge_and_claim(page: str, manifest: Manifest) -> str:
        place = "made_with" if part in manifest["made_with"] else "parts"
        manifest[place] = {**manifest[place], part: "0" * 64}
        return put(forge(page, manifest), manifest)

    return forge_and_claim


def replace(old: str, new: str) -> Callable[[str, Manifest], str]:
    """Return a forgery that puts one text in the place of another, once; the manifest is left as it is."""

    def forge(page: str, _: Manifest) -> str:
        head, script, tail = page.partition('<script type="application/gzip"')
        assert old in page, f"nothing to forge: {old}"
        if old in head:
            return head.replace(old, new, 1) + script + tail
        return head + script + tail.replace(old, new, 1)

    return forge


def replace_records(page: str, manifest: Manifest) -> str:
    """Let the page carry other records than those its manifest names: one that was never there."""
    found = re.search(r'(<script type="application/gzip" id="brief-records">)(.*?)(</script>)', page)
    told = expand(found[2]).replace(manifest["numbers"][0]["rows"][0], "invented-1")
    return page.replace(found[0], found[1] + compress(told) + found[3])


def add(what: str) -> Callable[[str, Manifest], str]:
    """Return a forgery that adds an element at the end of the page."""
    return replace("</main>", f"{what}</main>")


def move_passages(page: str, _: Manifest) -> str:
    """Put the last table before all others."""
    tables = re.findall(r'(?s)<div id="tbl-[^"]*" class="table">.*?</div>', page)
    return page.replace(tables[-1], "", 1).replace(tables[0], tables[-1] + tables[0], 1)


def drop_table(page: str, _: Manifest) -> str:
    """Leave a table out."""
    return re.sub(r'(?s)<div id="tbl-[^"]*" class="table">.*?</div>', "", page, count=1)


def change_figure(page: str, _: Manifest) -> str:
    """Put another picture in the place of a figure."""
    return re.sub(r'(<svg role="img"[^>]*>.*?<path d=")[^"]+', r"\1M 0 0 L 9 9", page, count=1)


def end_script_early(page: str, manifest: Manifest) -> str:
    """Close the manifest's element within a text of it, as a browser sees it and a pattern does not."""
    manifest["title"] += '</script ><script>alert("here")</script>'
    told = json.dumps(manifest, ensure_ascii=False)
    return SCRIPT.sub(lambda found: found[1] + told + found[3], page)


def drop_sources(page: str, manifest: Manifest) -> str:
    """Take the sources away from the manifest."""
    manifest["dataset"]["sources"] = []
    return put(page, manifest)


def add_field(page: str, manifest: Manifest) -> str:
    """Put a seal of approval into the manifest that no brief has."""
    return put(page, {**manifest, "approved_by": "the ministry"})


def tell_others_records(page: str, manifest: Manifest) -> str:
    """Name other records behind a number."""
    manifest["numbers"][0]["rows"] = ["invented-1", "invented-2"]
    return put(page, manifest)


def state_twice(page: str, manifest: Manifest) -> str:
    """State a number twice under one name: the second one is true."""
    first = {**manifest["numbers"][0], "value": 99}
    return put(page, {**manifest, "numbers": [first, *manifest["numbers"]]})


def change_print(page: str, manifest: Manifest) -> str:
    """Print another digest than the manifest's."""
    return replace(manifest["digest"], "0" * 64)(page, manifest)


ALTERED, OUTDATED, OPEN = (
    "was altered after it was made",
    "was made from something else than there is now",
    "not checked",
)
ODD = "holds what no brief holds"
# Name: the forgery, the verdict, what has to be said.
FORGERIES: dict[str, tuple[Callable[[str, Manifest], str], str, str]] = {
    "a digit": (replace(CELL, CELL.replace(">3<", ">8<")), ALTERED, "in the brief: "),
    "a number, in agreement": (change_number, ALTERED, "8 in the brief, 3 when made again"),
    "a number, another Python": (claim("python", change_number), ALTERED, "8 in the brief, 3 when made again"),
    "a number, other records": (claim("slice", change_number), OPEN, "It says that it was made from something else"),
    "a number, other code": (claim("code", change_number), OPEN, "It says that it was made from something else"),
    "a number, other judgements": (claim("judgements", change_number), OPEN, "8 in the brief, 3 when made again"),
    "a style": (add("<style>td{display:none}</style>"), ALTERED, "a style that is none of ours"),
    "a style, another Python": (claim("python", add("<style>td{display:none}</style>")), ALTERED, "a style that is"),
    "a style, other code": (
        claim("code", add("<style>td{display:none}</style>")),
        ALTERED,
        "a style that is none of ours",
    ),
    "a script": (add(EVIL), ALTERED, "a script that is none of ours"),
    "a script, another Python": (claim("python", add(EVIL)), ALTERED, "a script that is none of ours"),
    "a script, other code": (claim("code", add(EVIL)), ALTERED, "a script that is none of ours"),
    "a script, other records": (claim("slice", add(EVIL)), ALTERED, "a script that is none of ours"),
    "a script in the manifest": (end_script_early, "", "no manifest that can be read"),
    "a script of data": (add('<script type="application/json">{}</script>'), ALTERED, "a script that is none of ours"),
    "two manifests": (add('<script type="application/json" id="manifest">{}</script>'), "", "2 manifests"),
    "no manifest": (lambda page, _: SCRIPT.sub("", page), "", "0 manifests"),
    "a manifest in a comment": (lambda page, _: SCRIPT.sub(r"<!-- \g<0> -->", page), "", "0 manifests"),
    "a figure": (change_figure, ALTERED, "not what it draws"),
    "a figure, another Python": (claim("python", change_figure), OPEN, "not what it draws"),
    "a figure, other code": (claim("code", change_figure), OPEN, "not what it draws"),
    "a figure from elsewhere": (add('<img src="https://a.example/x.png" alt="">'), ALTERED, ODD),
    "a page as a figure": (add('<img src="data:text/html;base64,PGI+" alt="">'), ALTERED, ODD),
    "a handler": (replace("<h1>", '<h1 onclick="alert(1)">'), ALTERED, '<h1 onclick="alert(1)">'),
    "a handler, other code": (claim("code", replace("<h1>", '<h1 onmouseover="x()">')), ALTERED, "onmouseover"),
    "a frame": (add('<iframe src="https://a.example"></iframe>'), ALTERED, "an element <iframe>"),
    "an object": (add('<object data="x"></object>'), ALTERED, "an element <object>"),
    "a base": (replace("<title>", '<base href="https://a.example/"><title>'), ALTERED, "an element <base>"),
    "a style from elsewhere": (replace("<title>", '<link rel="stylesheet" href="x.css"><title>'), ALTERED, "<link>"),
    "a page elsewhere": (
        replace("<title>", '<meta http-equiv="refresh" content="0;url=//a"><title>'),
        ALTERED,
        "refresh",
    ),
    "a drawing that runs": (add('<svg onload="alert(1)"></svg>'), ALTERED, "<svg onload="),
    "a drawing that asks elsewhere": (
        add('<svg><path fill="url(https://a.example/a.svg#b)"></path></svg>'),
        ALTERED,
        "<path fill=",
    ),
    "a drawing that shows another": (
        add('<svg><use href="data:image/svg+xml;base64,PHN2Zz4=#a"></use></svg>'),
        ALTERED,
        "<use href=",
    ),
    "a page in a drawing": (add("<svg><foreignObject>x</foreignObject></svg>"), ALTERED, "an element <foreign"),
    "another script": (replace("<main>", "<main><script>start()</script>"), ALTERED, "a script that is none of ours"),
    "other records": (replace_records, ALTERED, ""),
    "other words in the answers": (replace('"close": "Close"', '"close": "Nobody was harmed"'), ALTERED, ""),
    "records in another element": (
        add('<p id="brief-records">x</p>'),
        ALTERED,
        "brief-records in more than one place",
    ),
    "an address in other signs": (
        add(r'<svg><rect fill="u\72l(http://a.example/f)"></rect></svg>'),
        ALTERED,
        "<rect fill=",
    ),
    "a policy that is none": (
        replace('http-equiv="Content-Security-Policy"', 'name="description"'),
        ALTERED,
        "a policy that is none",
    ),
    "a link that runs": (add('<a href="javascript:alert(1)">here</a>'), ALTERED, "javascript:"),
    "a form": (add('<form action="https://a.example"><input></form>'), ALTERED, "an element <form>"),
    "a template": (add("<template><p>x</p></template>"), ALTERED, "an element <template>"),
    "a paragraph not shown": (replace("<h1>", '<h1 style="display:none">x</h1><h1>'), ALTERED, "display:none"),
    "a cell of no size": (
        replace('<td class="at-right">', '<td class="at-right" style="font-size:0">'),
        ALTERED,
        "font-size:0",
    ),
    "no policy": (
        lambda page, _: re.sub("<meta http-equiv[^>]*>", "", page),
        ALTERED,
        "made again: ",
    ),
    "a sentence after the end": (lambda page, _: page + "<p>Nobody was harmed.</p>", ALTERED, "Nobody was harmed."),
    "a table less": (drop_table, ALTERED, "made again: "),
    "a table moved": (move_passages, ALTERED, "in another order"),
    "another script of digits": (replace(">3<", ">\u0663<"), ALTERED, "in the brief: "),
    "a direction turned": (replace("<h1>", "<h1>\u202e"), ALTERED, "in the brief: "),
    "a comment": (add("<!-- checked by the ministry -->"), ALTERED, "not what it draws"),
    "another digest printed": (change_print, ALTERED, "the digest printed on it is not that of its manifest"),
    "no sources": (drop_sources, ALTERED, "What it says of its dataset"),
    "a field more": (add_field, ALTERED, "What it says of its approved_by"),
    "other records named": (tell_others_records, ALTERED, "but from other records"),
    "a number stated twice": (state_twice, ALTERED, "states a number twice"),
    "line ends": (lambda page, _: page.replace("\n", "\r\n"), ALTERED, "saved anew by another program"),
    "line ends, another Python": (
        claim("python", lambda page, _: page.replace("\n", "\r\n")),
        OUTDATED,
        "nothing that a reader sees is another",
    ),
}


def nest(page: str, _: Manifest) -> str:
    """Put all that follows the first box into it: the same elements and texts in the same order, in another place."""
    return page.replace("</header>", "", 1).replace("<footer>", "</header><footer>", 1)


HASH = "The count of 3 was withdrawn"
FORGERIES |= {
    "a generator's picture": (
        claim("code", add(f'<img name="generator" src="{PICTURE}" alt="">')),
        ALTERED,
        '<img name="generator">',
    ),
    "a generator's text": (claim("code", add('<p>Nobody was harmed name="generator"</p>')), OPEN, "Nobody was harmed"),
    "a second place of the manifest": (add('<div id="manifest">Nobody was harmed</div>'), "", "2 manifests"),
    "another nesting": (claim("code", nest), OPEN, "not what it draws"),
    "no document type": (
        claim("code", lambda page, _: page.replace("<!doctype html>\n", "")),
        OPEN,
        "not what it draws",
    ),
    "a sentence for a hash": (
        lambda page, told: put(
            page.replace(told["parts"]["slice"], HASH), {**told, "parts": {**told["parts"], "slice": HASH}}
        ),
        OPEN,
        HASH,
    ),
    "a renderer of its own": (
        lambda page, told: put(page, {**told, "parts": {**told["parts"], "renderer": "evil"}}),
        "",
        "names a renderer 'evil'",
    ),
    "a title of nothing": (lambda page, told: put(page, {**told, "title": ""}), OPEN, "made again: not checked"),
}
