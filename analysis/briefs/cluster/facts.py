"""What has to be the same on all machines that build one plan, and in what they differ."""

import platform
from collections.abc import Mapping

from analysis.briefs.shelf.libraries import find_version, name_asked
from analysis.paths import find_packaged, hash_code, hash_files

_SHIPPED = ("notebooks/*.ipynb", "notebooks/language/*.po", "reports/theme/*.*", "reports/language/*.ftl")
Facts = Mapping[str, str]


def state_facts() -> Facts:
    """Return what this machine builds with: Python without its last number, our code and lock, the libraries."""
    base = find_packaged()
    shipped = [path for pattern in _SHIPPED for path in base.glob(pattern)]
    lock = base / "requirements.lock"
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "the code of incident-briefs": hash_code()[:12],
        "what comes with incident-briefs": hash_files(shipped)[:12],
        "requirements.lock": hash_files([lock])[:12] if lock.is_file() else "none",
        **{name: find_version(name) for name in (*name_asked(), "dask", "distributed")},
    }


def find_difference(here: Facts, there: Facts) -> str:
    """Say in what another machine differs from this one; blank where it does not."""
    other = [name for name in here if here[name] != there.get(name, "")]
    said = [f"{name} {there.get(name) or 'none'} (here {here[name] or 'none'})" for name in other[:3]]
    return ", ".join([*said, *([f"{len(other) - 3} more"] if len(other) > 3 else [])])
