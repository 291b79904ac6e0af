"""`python -m analysis` is `briefs`."""

from analysis.cli import main

main()
