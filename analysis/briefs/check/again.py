"""A brief against the one made again here: its numbers, its pages, its other files."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.check.pdf_signature import read_signatures
from analysis.briefs.check.verdict import AGREES, BROKEN, CHANGED, DIFFERS, EQUAL, SAME, UNCHECKED, Step
from analysis.briefs.pages.published import Page
from analysis.briefs.shelf.changes import PARTS
from analysis.briefs.shelf.manifest import Entry, Manifest
from analysis.errors import DataError

_HASH = re.compile("[0-9a-f]{64}")
_MEANING = {
    "slice": "the records it was made from",
    "cut_off": "the date up to which the records speak",
    "judgements": "the judgements",
    "notebook": "the notebook",
    "words": "the words",
    "code": "the code",
    "lock": "the versions of the libraries",
    "house": "who publishes it",
}


@dataclass(frozen=True)
class Origin:
    """What a brief says it was made from, against what is here; `parts` and `tools` that are others here."""

    parts: list[str]
    tools: list[str]

    def judge_content(self) -> str:
        """Return the state of a number that differs: the version of a tool explains none."""
        return DIFFERS if self.parts else BROKEN

    def judge_text(self) -> str:
        """Return the state of a text that differs: of all tools only another renderer sets one differently."""
        return DIFFERS if self.parts or "quarto" in self.tools else BROKEN

    def judge_drawing(self) -> str:
        """Return the state of a figure or a style that differs: tools may draw another thing."""
        return DIFFERS if self.parts or self.tools else BROKEN


def find_origin(old: Manifest, parts: Mapping[str, str], made_with: Mapping[str, str]) -> Origin:
    """Return which of records, cut-off, judgements, notebook, words, code and libraries a brief says were others."""
    tools = [name for name in {**made_with, **old.made_with} if old.made_with.get(name) != made_with.get(name)]
    return Origin([n for n in PARTS if n in _MEANING and old.parts.get(n) != parts[n]], tools)


def check_parts(origin: Origin, old: Manifest, made_with: Mapping[str, str]) -> Step:
    """Say which of what it was made from are others now, by what it says of itself."""
    said = [f"It says that it was made from something else than there is now: {_MEANING[n]}." for n in origin.parts]
    for name in origin.tools:
        there, here = old.made_with.get(name, "none"), made_with.get(name, "none")
        said.append(f"It says that it was made with {name} {there}; here it is {here}.")
    return Step("made from", CHANGED if said else AGREES, said)


def check_numbers(old: list[Entry], new: list[Entry], origin: Origin) -> Step:
    """Compare every number with the one made again: its value, its unit and the records behind it."""
    was, now = ({n.key: n for n in numbers} for numbers in (old, new))
    wrong = [
        f"{was[k].name} ({k[0]}): {was[k].value} in the brief, not stated when made again." for k in was if k not in now
    ]
    wrong += [f"{k[1]} ({k[0]}): {now[k].value} when made again, not in the brief." for k in now if k not in was]
    for key in (k for k in was if k in now and was[k] != now[k]):
        if was[key].value != now[key].value:
            wrong.append(f"{key[1]} ({key[0]}): {was[key].value} in the brief, {now[key].value} when made again.")
        else:
            wrong.append(f"{key[1]} ({key[0]}): {now[key].value}, but from other records.")
    if len(old) != len(was):
        wrong.append("It states a number twice under one name.")
    state = origin.judge_content() if wrong else AGREES
    return Step("numbers in its manifest", state, wrong or [f"{len(was):,} numbers made again, all equal."])


def check_rest(old: Manifest, new: Manifest, origin: Origin) -> Step | None:
    """Compare what else a manifest says: of its dataset, its outputs, its measures; None where nothing differs."""
    apart = {"numbers", "digest", "parts", "made_with", "code", "files"}
    was, now = old.tell(), new.tell()
    wrong = sorted(name for name in was | now if name not in apart and was.get(name) != now.get(name))
    said = [f"What it says of its {name} is not what is said when it is made again." for name in wrong]
    return Step("the rest of its manifest", origin.judge_content(), said) if wrong else None


def check_page(name: str, old: Page, new: Page, origin: Origin) -> Step:
    """Compare a page with the one rendered again: its bytes, else all it says, draws and is built of."""
    if old.content == new.content:
        return Step(name, SAME, [])
    if _is_followed_by_signature(old, new):
        return _judge_signature(name, old, new)
    if lines := _compare(_blank(old, old.anatomy.lines), _blank(new, new.anatomy.lines)):
        return Step(name, origin.judge_text(), lines)
    if parts := _compare(_blank(old, old.anatomy.shape), _blank(new, new.anatomy.shape)):
        return Step(name, origin.judge_drawing(), ["The text is the same, but not what it draws.", *parts])
    if not origin.parts and not origin.tools:
        return Step(name, BROKEN, ["The same content in other bytes: it was saved anew by another program."])
    return Step(
        name,
        EQUAL,
        [
            "Made again: other bytes, since it is made with something else now, but nothing that a "
            "reader sees is another."
        ],
    )


def _is_followed_by_signature(old: Page, new: Page) -> bool:
    """Say whether a PDF is the one made again, with an update after it that adds a signature and draws nothing."""
    if not (old.content.startswith(new.content) and old.content.startswith(b"%PDF")):
        return False
    return old.anatomy == new.anatomy and b"/ByteRange" in old.content[len(new.content) :]


def _judge_signature(name: str, old: Page, new: Page) -> Step:
    """Report the signature that follows what was made again; what other programs show of it cannot be told here."""
    first = f"Its first {len(new.content):,} bytes are those made again. What follows them says that it is a signature."
    try:
        found = read_signatures(old.path)
    except (ValueError, DataError) as error:
        return Step(name, UNCHECKED, [first, f"It was not read: {str(error).rstrip('.')}."])
    if not found or not all(whole for _, whole in found):
        return Step(name, BROKEN, [first, "It is none over the whole file: something was put in after it, or into it."])
    who = "; ".join(signer for signer, _ in found)
    more = "Whose certificate that is, a program that checks signatures of PDFs can say."
    return Step(name, UNCHECKED, [first, f"It is one over the whole file, with a certificate of {who}.", more])


def _blank(page: Page, lines: list[str]) -> list[str]:
    """Return lines without the digest and the slice of a page, which change with anything."""
    own = [h for h in (page.manifest.digest, page.manifest.parts["slice"]) if _HASH.fullmatch(h)]
    if not own:
        return lines
    # In a PDF a hash may break across lines.
    pattern = "|".join(r"\s*".join(text) for text in own)
    return re.sub(pattern, "…", "\n".join(lines)).splitlines()


def _compare(old: list[str], new: list[str]) -> list[str]:
    """Return what stands in one list and not in the other, or that it stands in another order."""
    lost, more = Counter(old) - Counter(new), Counter(new) - Counter(old)
    said = [f"in the brief: {line}" for line in lost] + [f"made again:   {line}" for line in more]
    return said or (["The same, in another order."] if old != new else [])


def check_files(path: Path, made: Path, origin: Origin) -> list[Step]:
    """Compare the other files of a brief's folder with those made again."""
    if not path.is_dir():
        return []
    steps = (
        [] if (path / "manifest.json").is_file() else [Step("manifest.json", UNCHECKED, ["It is not in the folder."])]
    )
    for name in (name for name in ("brief.ipynb", "records.csv") if (path / name).is_file()):
        if (path / name).read_bytes() == (made / name).read_bytes():
            steps.append(Step(name, SAME, []))
        else:
            steps.append(Step(name, origin.judge_content(), ["It is not the one made again."]))
    return steps
