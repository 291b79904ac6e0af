"""What a page carries, beside its manifest, for a reader who asks a number: its records, and the words of answers."""

import json
import re

from analysis.briefs.shelf.manifest import Manifest
from analysis.briefs.shown.drafts import Draft
from analysis.packing import PACKED
from analysis.words.bundles import has_message, list_messages
from analysis.words.language import know_language, speaking, text

# What messages are given, as the script finds it in them.
_HOLES = {name: f"{{{name}}}" for name in ("file", "n", "name", "of", "row", "rows", "value", "when")}


def embed_answers(made: Draft) -> str:
    """Return records and words as script elements that run nothing; no records where they are too many."""
    records = f'<script type="{PACKED}" id="brief-records">{made.tables}</script>' if made.tables else ""
    words = json.dumps(_list_words(made), ensure_ascii=False).replace("<", "\\u003c")
    return f'{records}\n<script type="application/json" id="brief-words">{words}</script>'


def _list_words(made: Draft) -> dict[str, object]:
    """Return what the script says, in the language of the brief: its messages, and what things are called."""
    manifest = made.manifest
    with speaking(know_language(manifest.parameters.get("language"))):
        said = {name.removeprefix("ask-"): text(name, **_HOLES) for name in list_messages("ask")}
        names = json.loads(made.names) if made.names else {}
        return {"said": said, **_name_reasons(manifest), "names": names}


def _name_reasons(manifest: Manifest) -> dict[str, dict[str, str]]:
    """Return in words why records are left out, in what numbers count, and what the measures behind them count."""
    reasons = {reason for entry in manifest.numbers for reason in entry.left_out}
    units = {entry.unit for entry in manifest.numbers if entry.unit}
    measures = {str(entry.source.get("measure", "")).partition("#")[0] for entry in manifest.numbers}
    return {
        "reasons": {reason: _say_or_keep("reason", reason) for reason in sorted(reasons)},
        "units": {unit: _say_or_keep("in", unit) for unit in sorted(units)},
        "measures": {m: _say_or_keep("measure", m.partition(".")[2]) for m in sorted(measures) if "." in m},
    }


def _say_or_keep(kind: str, words: str) -> str:
    """Return the message about something, or its name where there is none."""
    name = f"{kind}-{'-'.join(re.findall('[a-z0-9]+', words.casefold()))}"
    return text(name) if has_message(name) else words
