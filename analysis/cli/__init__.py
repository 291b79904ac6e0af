"""The door: parse, call, print."""

from analysis.cli.door import main

__all__ = ["main"]
