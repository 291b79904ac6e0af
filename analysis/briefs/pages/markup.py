"""An HTML page taken apart as a browser takes it: what it says, what it is built of, and what no brief holds."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from analysis.briefs.pages.anatomy import Anatomy
from analysis.briefs.shelf.policy import hash_style, make_policy
from analysis.packing import PACKED, expand

# What a brief of ours is built of. A page may hold these elements with these attributes, and nothing else.
_ELEMENTS_TEXT = (
    "html head meta title style body main header footer section article div span p br hr h1 h2 h3 h4 h5 h6 a em "
    "strong b i u s del ins sub sup small mark q cite code pre kbd blockquote ul ol li dl dt dd table caption "
    "colgroup col thead tbody tfoot tr th td figure figcaption img script aside details "
    "summary abbr dfn var samp label input "
    # figures
    "svg g path rect text tspan defs use clippath pattern "
    # formulas
    "math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover "
    "munderover mmultiscripts mprescripts none mtable mtr mtd mstyle mpadded mphantom menclose merror"
)
ELEMENTS = frozenset(_ELEMENTS_TEXT.split())
_ATTRIBUTES_TEXT = (
    "id class lang dir role title alt scope colspan rowspan start type reversed charset name content http-equiv "
    "width height cite datetime value headers tabindex checked disabled open "
    # of formulas
    "display xmlns encoding mathvariant stretchy fence form separator accent accentunder columnalign columnspacing "
    "rowspacing displaystyle scriptlevel minsize maxsize lspace rspace notation linethickness mathsize voffset depth "
    "symmetric largeop movablelimits"
)
_DRAWN_TEXT = (
    "viewbox d x y fill stroke stroke-width stroke-linejoin stroke-linecap stroke-dasharray stroke-dashoffset opacity "
    "fill-opacity stroke-opacity font-family font-size font-weight text-anchor transform patternunits clip-path"
)
_DRAWN = frozenset(_DRAWN_TEXT.split())  # of figures
_ATTRIBUTES = frozenset(_ATTRIBUTES_TEXT.split()) | _DRAWN
_ALIGNED = re.compile(
    r"\s*(?:text-align:\s*(?:left|right|center);?(?:\s*padding-(?:left|right):\s*0)?|width:\s*\d+(?:\.\d+)?%;?)\s*"
)
_PLAIN = re.compile(r"url\(#[\w-]+\)|[a-z]+\([-\d., ]*\)(?: [a-z]+\([-\d., ]*\))*")
_LINK = re.compile(r"(?:https?://|mailto:|#)\S*", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:svg\+xml|png|jpeg);base64,[A-Za-z0-9+/=]*")
# The policy of Quarto's pages: nothing comes from elsewhere; what it writes into a page of its own may run.
QUARTO_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' data:; style-src data: 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
# Script elements that run nothing: what a page carries for whoever asks a number, and how it is written.
_CARRIED, _DATA = ("manifest", "brief-records", "brief-words"), ("application/json", PACKED)
_METAS = {"viewport", "generator", "author", "description", "dcterms.date"}
_NEVER = ("iframe", "object", "embed", "base", "form", "frame", "applet")  # not in a renderer's own furniture either
_BLOCKS_TEXT = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table caption tr figure figcaption header footer section main br "
    "hr blockquote pre title"
)
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_UNSEEN = ("script", "style", "title", "template", "noscript")
_LONG = 120  # characters of an attribute that are shown; of more, the hash


def take_html_apart(page: str, styles: frozenset[str] | None) -> Anatomy:
    """Return a page taken apart by a parser that follows the rules of browsers.

    Parameters
    ----------
    styles : set of str, optional
        The sha256 of each style and script it may hold; None for those of a renderer that brings its own.

    Raises
    ------
    ValueError
        When it has no manifest, or more than one.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    manifests = tree.css("#manifest")
    if len(manifests) != 1 or manifests[0].tag != "script":
        raise ValueError(f"{len(manifests)} manifests in it")
    manifest = read_script(manifests[0].text(), manifests[0].attributes.get("type"))
    carried = {name: tree.css(f'[id="{name}"]') for name in _CARRIED}
    records = "".join(node.text().strip() for node in carried["brief-records"])
    # Without its head, browsers lay a page out otherwise.
    anatomy = Anatomy(manifest, [], [page[:15].casefold()], [], records)
    if styles is not None:
        anatomy.foreign.extend(_list_misplaced(tree, carried))
    line: list[str] = []
    for node, depth in _walk(tree.root):
        if node.tag == "-text":
            _take_text(node, anatomy, line)
        else:
            if node.tag in _BLOCKS:
                _end_line(anatomy, line)
            if not _is_generator(node):
                anatomy.shape.append(f"{depth} {_describe(node)}")
            anatomy.foreign.extend(_list_foreign(node, styles))
    _end_line(anatomy, line)
    return anatomy


def _list_misplaced(tree: Any, carried: dict[str, list[Any]]) -> Iterator[str]:
    """Yield what a page carries in more places than one, and a policy that is not made for its style and script."""
    for name, held in carried.items():
        if len(held) > 1 or any(node.tag != "script" for node in held):
            yield f"{name} in more than one place"
    style, script = ("".join(node.text() for node in tree.css(tag)) for tag in ("style", "script:not([id])"))
    policies = [node.attributes.get("content") for node in tree.css('meta[http-equiv="Content-Security-Policy"]')]
    if policies != [make_policy(script=script, style=style)]:
        yield "a policy that is none of ours"


def read_script(text: str, kind: str | None) -> str:
    """Return what a script element carries, compressed or as it is.

    Raises
    ------
    ValueError
        When it is compressed as no brief has it, or becomes too large.
    """
    return expand(text.strip()) if kind == PACKED else text


def list_allowed() -> dict[str, list[str] | str]:
    """Return the lists of what a page may hold, patterns as text, for what checks pages in a browser."""
    lists = {"elements": ELEMENTS, "attributes": _ATTRIBUTES, "metas": _METAS, "never": _NEVER}
    lists |= {"carried": frozenset(_CARRIED), "drawn": _DRAWN}
    patterns = {"aligned": _ALIGNED, "link": _LINK, "picture": _PICTURE, "plain": _PLAIN}
    told = {n: sorted(names) for n, names in lists.items()} | {n: p.pattern for n, p in patterns.items()}
    return {**told, "packed": PACKED}


def _walk(root: Any) -> Iterator[tuple[Any, int]]:
    """Yield each node in the order of the page, with how deep it stands."""
    left = [(root, 0)] if root is not None else []
    while left:
        node, depth = left.pop()
        yield node, depth
        left += [(child, depth + 1) for child in reversed(list(node.iter(include_text=True)))]


def _is_generator(node: Any) -> bool:
    """Say whether an element names the version of the program that made the page, and nothing else."""
    given = node.attributes
    return node.tag == "meta" and set(given) == {"name", "content"} and given["name"] == "generator"


def _take_text(node: Any, anatomy: Anatomy, line: list[str]) -> None:
    text, parent = node.text(deep=False), node.parent
    named = parent.attributes.get("id") if parent is not None and parent.tag == "script" else None
    if named == "manifest":
        return
    if named in _CARRIED and text.strip():
        anatomy.shape.append(f"{named} {hash_style(text)}")
    elif text.strip():
        inside = parent.tag if parent is not None else ""
        anatomy.shape.append(" ".join(text.split()) if inside not in ("script", "style") else hash_style(text))
        if inside not in _UNSEEN:
            line.append(text)
    elif text:
        line.append(" ")


def _end_line(anatomy: Anatomy, line: list[str]) -> None:
    if told := " ".join("".join(line).split()):
        anatomy.lines.append(told)
    line.clear()


def _describe(node: Any) -> str:
    shown = {k: v or "" for k, v in sorted(node.attributes.items())}
    parts = [
        f'{k}="{v}"' if len(v) <= _LONG else f'{k}="sha256 {hashlib.sha256(v.encode()).hexdigest()[:16]}"'
        for k, v in shown.items()
    ]
    return f"<{' '.join([node.tag.lstrip('-'), *parts])}>"


def _list_foreign(node: Any, styles: frozenset[str] | None) -> list[str]:
    """Return what of an element no brief has: the element itself, an attribute, what it would run or ask for."""
    tag, given = node.tag, {k: v or "" for k, v in node.attributes.items()}
    if tag == "-comment":
        return []
    if styles is None:  # the renderer's own furniture is compared with that of a page made again
        return [f"<{tag} {k}=…>" for k in given if k.startswith("on")] + [f"<{tag}>" for _ in range(tag in _NEVER)]
    if tag.lower() not in ELEMENTS:
        return [f"an element <{tag}>"]
    if tag in ("script", "style"):
        return _judge_block(tag, node.text(), given, styles)
    return [f'<{tag} {k}="{v[:60]}">' for k, v in given.items() if not _is_ours(tag, k, v)]


def _judge_block(tag: str, text: str, given: dict[str, str], styles: frozenset[str]) -> list[str]:
    if tag == "script" and given.get("id") in _CARRIED and set(given) == {"type", "id"} and given["type"] in _DATA:
        return [] if "<" not in text else [f"a {given['id']} with a tag in it"]
    if not given and hash_style(text) in styles:
        return []
    kind = "a script" if tag == "script" else "a style"
    return [f"{kind} that is none of ours ({' '.join(text.split())[:60]})"]


def _is_ours(tag: str, name: str, value: str) -> bool:
    if name in ("style", "align"):
        return bool(_ALIGNED.fullmatch(value)) or (name == "align" and value in ("left", "right", "center"))
    if name == "href":
        return (tag == "a" and bool(_LINK.fullmatch(value))) or (tag == "use" and value.startswith("#"))
    if name == "src":
        return tag == "img" and bool(_PICTURE.fullmatch(value))
    if tag == "meta" or name == "name":
        return tag == "meta" and _is_our_meta(name, value)
    # What a style could say in other signs: a drawing says it plainly, and of itself alone.
    if name.lower() in _DRAWN and (re.search(r"[\\/*]", value) or ("(" in value and not _PLAIN.fullmatch(value))):
        return False
    return name.lower() in _ATTRIBUTES or name.startswith(("data-", "aria-"))


def _is_our_meta(name: str, value: str) -> bool:
    if name == "http-equiv":
        return value == "Content-Security-Policy"
    if name == "name":
        return value in _METAS
    return name in ("charset", "content") and "url=" not in value.lower()
