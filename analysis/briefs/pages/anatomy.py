"""A page taken apart: its manifest as written, its lines, its build, and what no brief holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Anatomy:
    """What was found in a page.

    `manifest` is its text, `lines` what a reader sees, `shape` everything it is built of in order (elements and texts
    of an HTML page, a hash of each page of a PDF), `foreign` what no brief of this project holds, `records` the packed
    tables that it carries.
    """

    manifest: str
    lines: list[str]
    shape: list[str]
    foreign: list[str]
    records: str = ""
