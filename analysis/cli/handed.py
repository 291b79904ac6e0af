"""Briefs handed on: a site of the public ones, which `build --public` makes, and the command that packs some."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.cli.arguments import Json, list_examples
from analysis.cli.screen import echo, echo_json
from analysis.errors import BriefsError, end_sentence


def add_handed(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command(epilog=list_examples("pack reports/built", "pack reports/built --public --out briefs.zip"))(pack)


def note(said: str) -> None:
    """Say something that is no fault beside what is printed."""
    echo(f"note: {end_sentence(said)}", err=True)


@dataclass(frozen=True)
class Site:
    """A site to be made of the public briefs of a plan: where, and of which plan."""

    place: Path
    plan: list[Any]

    def check(self, folder: Path) -> None:
        """Raise ParameterError where it cannot lie."""
        from analysis.briefs.handed.site import check_place

        check_place(folder, self.place.resolve())

    def copy(self, folder: Path, failed: Collection[str]) -> tuple[dict[str, object], BriefsError | None]:
        """Make it and say what is in it and what is not; or return why it could not be made."""
        from analysis.briefs.handed.site import copy_public
        from analysis.briefs.plan.entries import is_public

        public = [brief.slug for brief in self.plan if is_public(brief.values())]
        try:
            copied = copy_public(folder, self.place.resolve(), public)
        except BriefsError as error:
            return {"public": None}, error
        stale = [slug for slug in copied.briefs if slug in failed]
        for said, slugs in (
            ("not built, and not in it", copied.missing),
            ("failed now, and in it as they were built before", stale),
            ("internal or not in the plan, and not in it", copied.left_out),
            ("taken out of it", copied.removed),
        ):
            if slugs:
                note(f"{copied.folder}, {said}: {', '.join(slugs)}")
        note(f"{copied.folder}, public briefs in it: {len(copied.briefs)}")
        return {"public": asdict(copied)}, None


def pack(
    folder: Annotated[Path, typer.Argument(help="A folder of built briefs, or one of them.")],
    out: Annotated[Path | None, typer.Option("--out", help="The zip; default FOLDER.zip.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Leave out what is internal.")] = False,
    as_json: Json = False,
) -> None:
    """Pack briefs into one zip to hand on, an RO-Crate: pages, records, how they were made, and which licences hold."""
    from analysis.briefs.handed.pack import pack_briefs

    here = folder.resolve()
    packed = pack_briefs(here, out or here.with_name(f"{here.name}.zip"), public=public)
    if as_json:
        echo_json(asdict(packed))
        return
    if packed.left_out:
        note(f"internal, and left out: {', '.join(packed.left_out)}")
    if packed.internal:
        note(f"internal, and in it: {', '.join(packed.internal)}. With --public they are left out")
    echo(f"briefs packed: {len(packed.briefs)}", err=True)
    echo(packed.crate)
