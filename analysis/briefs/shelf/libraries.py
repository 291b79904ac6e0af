"""Which versions of libraries a brief is made with, as a hash."""

import re
from importlib.metadata import PackageNotFoundError, requires, version

from analysis.datasets.catalogue import hash_text
from analysis.paths import find_shipped, hash_files


def hash_libraries() -> str:
    """Return the hash of what the package runs with: the lock of a checkout, else the versions that are installed."""
    lock = find_shipped() / "requirements.lock"
    if lock.is_file():
        return hash_files([lock])
    return hash_text("\n".join(f"{name}=={find_version(name)}" for name in name_asked()))


def name_asked() -> list[str]:
    """Return the names of the libraries that the package asks for, those of its extras among them."""
    return sorted({re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires("incident-briefs") or []})


def find_version(name: str) -> str:
    """Return the version of a library; blank where it is not installed, as those of extras may be."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
