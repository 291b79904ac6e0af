"""What a wheel carries besides the code, as `analysis.shipped`: judgements, our records, notebooks, theme and words.

A checkout holds them where they are worked on; only these of its files travel, and no records that somebody put there.
"""

from setuptools import find_packages, setup

RECORDS = ["raw/december-7/*", "raw/demonstration/*", "raw/demonstration/judgements/*", "raw/template/*"]
SHIPPED = {
    "data": ["sources.toml", "judgements/*", "reference/*", *RECORDS],
    "notebooks": ["*.ipynb", "language/*.po"],
    "reports": ["_quarto.yml", "language/*.ftl", "theme/*"],
    "workspace": ["*"],
}

setup(
    packages=[*find_packages(include=["analysis*"]), *(f"analysis.shipped.{name}" for name in SHIPPED)],
    package_dir={f"analysis.shipped.{name}": name for name in SHIPPED},
    package_data={f"analysis.shipped.{name}": files for name, files in SHIPPED.items()},
)
