"""A workspace of one's own, anywhere: records, judgements, notebooks, plan, theme; all else comes with the package."""

import shutil
from pathlib import Path
from string import Template

from analysis.contract.parameters import find_notebook
from analysis.errors import ParameterError
from analysis.paths import find_packaged, find_root, write_whole

_FILES = {
    "gitignore": ".gitignore",
    "house.toml": "reports/theme/house.toml",
    "judgements.md": "data/judgements/README.md",
    "notebooks.md": "notebooks/README.md",
}


def make_workspace(folder: Path, example: bool) -> list[str]:
    """Write a workspace into a new folder, or an empty one; return the commands that come next.

    Parameters
    ----------
    folder : Path
        Where; the folders above it may not be there yet.
    example : bool
        Whether it begins with the case of 7 December instead of the template.

    Raises
    ------
    ParameterError
        When something stands there already.
    """
    _make_room(folder)
    shipped, dataset = find_packaged(), "december-7" if example else "my-records"
    commands = [f"briefs ingest data/raw/{dataset} --dataset {dataset}", "briefs build"]
    shutil.copytree(shipped / "data" / "raw" / (dataset if example else "template"), folder / "data" / "raw" / dataset)
    for source, target in {**_FILES, "example.toml" if example else "plan.toml": "reports/briefs.toml"}.items():
        write_whole(folder / target, (shipped / "workspace" / source).read_bytes())
    for name in ("explore.ipynb", "form.ipynb"):
        write_whole(folder / "notebooks" / name, (shipped / "notebooks" / name).read_bytes())
    (folder / "reports" / "language").mkdir()
    readme = Template((shipped / "workspace" / "README.md").read_text("utf-8"))
    write_whole(folder / "README.md", readme.substitute(ingest=commands[0]))
    return commands


def _make_room(folder: Path) -> None:
    """Make a folder; it may be the one that the person stands in, under version control: filled, never replaced."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = sorted(path.name for path in folder.iterdir() if path.name not in (".git", ".DS_Store"))
    except (FileExistsError, NotADirectoryError) as error:
        raise ParameterError(str(folder), "no folder can be made there", "a new folder, or an empty one") from error
    if there:
        found = f"something stands there already: {', '.join(there[:3])}"
        raise ParameterError(str(folder), found, "a new folder, or an empty one")


def copy_notebook(name: str, copy: str) -> Path:
    """Put a copy of a notebook into the workspace, to be changed there; return its path.

    Raises
    ------
    ParameterError
        When there is no such notebook, or the copy's name is none or taken.
    """
    source, bare = find_notebook(name), copy.removesuffix(".ipynb")
    target = find_root() / "notebooks" / f"{bare}.ipynb"
    if not bare.replace("-", "").replace("_", "").isalnum() or target.exists():
        found = "stands there already" if target.exists() else "is no name for a notebook"
        raise ParameterError("--copy", f"{copy!r} {found}", "a new name: letters, digits, hyphens, no blanks")
    target.parent.mkdir(exist_ok=True)
    return Path(shutil.copyfile(source, target))
