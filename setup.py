"""What a wheel carries besides the code, as `analysis.shipped`: judgements, our records, notebooks, theme and words.

A checkout holds them where they are worked on; only these of its files travel, and no records that somebody put there.
"""

from setuptools import find_packages, setup

TABLES = ("incidents", "counts", "milestones", "claims", "reports")
RECORDS = [f"raw/{name}/{table}.csv" for name in ("december-7", "demonstration", "template") for table in TABLES]
MORE = [f"raw/template/{name}" for name in ("README.md", "coverage.csv", "source.toml")]
MORE += [f"raw/demonstration/{name}" for name in ("README.md", "generate.py", "judgements/spellings.csv")]
NOTEBOOKS = "attribution-gaps changes-over-time explore form regions-compared response-times situation-brief"
JUDGEMENTS = ["judgements/*.csv", "judgements/rules.toml", "judgements/README.md", "reference/*"]
THEME = [f"theme/*.{kind}" for kind in ("css", "html", "js", "lua", "typ")]
SHIPPED = {
    "data": ["sources.toml", *JUDGEMENTS, *RECORDS, *MORE],
    "notebooks": [*(f"{name}.ipynb" for name in (*NOTEBOOKS.split(), "what-was-recorded")), "language/*.po"],
    "reports": ["_quarto.yml", "language/*.ftl", "theme/faces/*", *THEME],
    "workspace": ["*"],
}

setup(
    packages=[*find_packages(include=["analysis*"]), *(f"analysis.shipped.{name}" for name in SHIPPED)],
    package_dir={f"analysis.shipped.{name}": name for name in SHIPPED},
    package_data={f"analysis.shipped.{name}": files for name, files in SHIPPED.items()},
)
