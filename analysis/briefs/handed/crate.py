"""What a crate says of the briefs in it: RO-Crate 1.1 metadata in JSON-LD, after the profile Process Run Crate 0.5.

Each brief is the result of one action, with the version of this package as instrument, and records, notebook and
parameters as what it was made from. When that was, nobody wrote down, so no action has a time.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import quote

from pydantic import BaseModel

from analysis.briefs.plan.entries import is_public
from analysis.briefs.plan.house import House
from analysis.briefs.shelf.listing import Listed
from analysis.briefs.shelf.manifest import Manifest, find_language_of
from analysis.datasets.about import Source
from analysis.words.language import make_key

METADATA = "ro-crate-metadata.json"
_CRATE, _PROFILE = "https://w3id.org/ro/crate/1.1", "https://w3id.org/ro/wfrun/process/0.5"
_CONTEXT = [f"{_CRATE}/context", {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}]
_ENCODED = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".ipynb": "application/x-ipynb+json",
    ".csv": "text/csv",
    ".json": "application/json",
    ".sig": "text/plain",
}
_NAMED = {
    "brief.html": "the brief as a page",
    "brief.pdf": "the brief as PDF",
    "brief-signed.pdf": "the brief as PDF, with a signature in it",
    "brief.sig": "a signature over manifest.json, for readers who have the key of its signer",
    "brief.ipynb": "the executed notebook",
    "records.csv": "the records that it counts",
    "manifest.json": "each number with the records behind it, and the sha256 of the files",
    "index.html": "Index over the briefs",
    "verify.html": "A page that checks a brief in a browser",
}
_COMMONS = re.compile(r"cc (by(?:-nc)?(?:-sa|-nd)?) (\d\.\d)")
_ZERO = re.compile(r"cc ?0(?: 1\.0)?")
_INTERNAL, _NO_LICENCE = "Internal: not for publication.", "No licence is stated"

# How one entity refers to another: `{"@id": ...}`.
Reference = dict[str, str]


@dataclass
class Crate:
    """What is said of a crate, gathered brief by brief: entities by id, and references to files, actions, licences."""

    entities: dict[str, dict[str, object]] = field(default_factory=dict)
    files: list[Reference] = field(default_factory=list)
    actions: list[Reference] = field(default_factory=list)
    licences: list[Reference] = field(default_factory=list)

    def add(self, mark: str, kind: str, /, **told: object) -> Reference:
        """Take in an entity, without what is blank, and return how others refer to it."""
        given = {key: value for key, value in told.items() if value not in ("", None, [])}
        self.entities.setdefault(mark, {"@id": mark, "@type": kind, **given})
        return {"@id": mark}

    def add_file(self, path: str, content: bytes, name: str, **told: object) -> Reference:
        """Take in a file by its path in the crate."""
        encoded, size = _ENCODED[Path(path).suffix], str(len(content))
        mark = hashlib.sha256(content).hexdigest()
        self.files.append(
            self.add(quote(path), "File", name=name, encodingFormat=encoded, contentSize=size, sha256=mark, **told)
        )
        return self.files[-1]

    def add_brief(self, slug: str, made: Manifest, contents: Mapping[str, bytes]) -> None:
        """Take in a brief: its files, and the action that made them from records, notebook and parameters."""
        language = find_language_of(made)
        files = [
            self.add_file(f"{slug}/{name}", content, f"{made.title}: {_NAMED[name]}", inLanguage=language)
            for name, content in contents.items()
        ]
        done = f"Runs the notebook {made.notebook} over the records, and renders what it says."
        action = self.add(
            f"#making-{quote(slug)}",
            "CreateAction",
            name=f"Making of {made.title}",
            description=done if is_public(made.parameters) else f"{done} {_INTERNAL}",
            instrument=_add_program(self, made),
            object=[_add_records(self, made), _add_notebook(self, made), *_add_parameters(self, slug, made)],
            result=files,
            agent=_add_house(self, made.house),
        )
        self.actions.append(action)

    def write(self, listed: Sequence[Listed], shared: Mapping[str, bytes], house: House, day: date) -> bytes:
        """Return the metadata of a crate of these briefs, published that day, with what stands beside them."""
        for name, content in shared.items():
            self.add_file(name, content, _NAMED[name])
        root, makers = _name_root(listed), [_add_house(self, one.manifest.house) for one in listed]
        self.add(
            "./",
            "Dataset",
            **root,
            datePublished=day.isoformat(),
            license=_refer(_list_once(self.licences)),
            conformsTo=self.add(_PROFILE, "CreativeWork", name="Process Run Crate", version="0.5"),
            publisher=_add_house(self, house),
            author=_refer(_list_once(filter(None, makers))),
            hasPart=self.files,
            mentions=_refer(self.actions),
        )
        self.add(METADATA, "CreativeWork", conformsTo={"@id": _CRATE}, about={"@id": "./"})
        told = {"@context": _CONTEXT, "@graph": list(self.entities.values())}
        return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def _list_once(refs: Iterable[Reference]) -> list[Reference]:
    return list({ref["@id"]: ref for ref in refs}.values())


def _refer(refs: Iterable[Reference]) -> Reference | list[Reference]:
    """Return references as JSON-LD has them: one stands alone."""
    found = list(refs)
    return found[0] if len(found) == 1 else found


def _name_root(listed: Sequence[Listed]) -> dict[str, str]:
    """Return what the crate is called, and what is in it."""
    titles = ", ".join(dict.fromkeys(one.manifest.dataset.title for one in listed))
    count = f"{len(listed)} briefs" if len(listed) > 1 else "One brief"
    said = f"{count} made from incident records, each with the records it counts. The index names them."
    internal = f" {_INTERNAL}" if any(one.is_internal for one in listed) else ""
    return {"name": f"Briefs: {titles}", "description": said + internal}


def _add_records(crate: Crate, made: Manifest) -> Reference:
    """Take in the dataset a brief was made from, as far as the brief says it, with its sources and their licences."""
    about = made.dataset
    as_of = f"Records as of {about.cut_off}." if about.cut_off else ""
    return crate.add(
        f"#records-{about.dataset}-{_mark(about)}",
        "CreativeWork",
        name=about.title,
        description=" ".join(filter(None, (f"{about.notice}." if about.notice else "", as_of))),
        temporalCoverage="/".join(day or ".." for day in about.period) if any(about.period) else "",
        isBasedOn=_refer(_add_source(crate, source) for source in about.sources),
    )


def _add_source(crate: Crate, source: Source) -> Reference:
    licence = _add_licence(crate, source.licence or _NO_LICENCE)
    crate.licences.append(licence)
    name, told = f"{quote(source.source_id)}-{_mark(source)}", {"name": source.title, "description": source.producer}
    return crate.add(f"#source-{name}", "CreativeWork", **told, citation=source.citation, license=licence)


def _add_licence(crate: Crate, licence: str) -> Reference:
    """Take in a licence: at its address where it is one of Creative Commons, else by its words alone."""
    plain = " ".join(licence.casefold().split())
    address = f"#licence-{quote(make_key(plain)[:80])}"
    if found := _COMMONS.fullmatch(plain):
        address = f"https://creativecommons.org/licenses/{found[1]}/{found[2]}/"
    elif _ZERO.fullmatch(plain):
        address = "https://creativecommons.org/publicdomain/zero/1.0/"
    told = "What a source says of its licence" if licence != _NO_LICENCE else "A source says nothing of a licence"
    return crate.add(address, "CreativeWork", name=licence, description=told)


def _add_program(crate: Crate, made: Manifest) -> Reference:
    """Take in the program that made a brief: its version, and the commit where it was a checkout."""
    version, commit = made.made_with.get("incident-briefs", ""), str(made.code.get("commit", ""))[:12]
    told = "-".join(filter(None, (version, commit, "changed" if made.code.get("dirty") else "")))
    others = ", ".join(f"{name} {what}" for name, what in made.made_with.items() if name != "incident-briefs")
    does = f"Makes briefs from incident records. Run with {others}."
    return crate.add(
        f"#incident-briefs-{told}-{_mark(does)}",
        "SoftwareApplication",
        name="incident-briefs",
        softwareVersion=told,
        description=does,
    )


def _add_notebook(crate: Crate, made: Manifest) -> Reference:
    """Take in the notebook that was run, in the version that the manifest names by a hash over what its cells say."""
    version, name = made.parts.get("notebook", "")[:12], f"The notebook {made.notebook}"
    return crate.add(f"#notebook-{made.notebook}-{version}", "CreativeWork", name=name, version=version)


def _add_parameters(crate: Crate, slug: str, made: Manifest) -> list[Reference]:
    """Take in what the notebook was asked, each value as JSON."""
    return [
        crate.add(f"#{quote(slug)}-{name}", "PropertyValue", name=name, value=json.dumps(value, ensure_ascii=False))
        for name, value in made.parameters.items()
    ]


def _add_house(crate: Crate, house: House) -> Reference | None:
    """Take in who publishes; nobody is named where nobody is."""
    mark = f"#house-{_mark(house)}"
    return crate.add(mark, "Organization", name=house.name, description=house.imprint) if house.name else None


def _mark(told: BaseModel | str) -> str:
    """Return a short mark of what is told: two that say another thing are two."""
    words = told if isinstance(told, str) else told.model_dump_json()
    return hashlib.sha256(words.encode()).hexdigest()[:8]
