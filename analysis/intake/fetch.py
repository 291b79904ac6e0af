"""The one part that uses the network: a listed file, checked by its hash, put in place whole or not at all."""

from pathlib import Path

from analysis.datasets.reference.sources import Listing, read_sources
from analysis.errors import DataError, JudgementError
from analysis.paths import find_root

_TIMEOUT_SECONDS = 30


def fetch(source_id: str, *, progress: bool = True, timeout_seconds: float = _TIMEOUT_SECONDS) -> Path:
    """Fetch the file of a source that data/sources.toml lists with address and sha256.

    Returns
    -------
    Path
        data/raw/<source>/<file>; a file that is there with the right hash is not fetched again.

    Raises
    ------
    JudgementError
        When the source is not listed, or has no address.
    DataError
        When the address does not answer, the connection breaks, or the bytes are not those listed; nothing is left.
    """
    import pooch

    listed = find_listing(source_id)
    url, folder = str(listed.url), find_root() / "data" / "raw" / source_id
    name = url.rpartition("/")[2]
    downloader = pooch.HTTPDownloader(progressbar=progress, timeout=timeout_seconds)
    pooch.get_logger().setLevel("ERROR")
    try:
        return Path(pooch.retrieve(url, f"sha256:{listed.sha256}", name, folder, downloader=downloader))
    except ValueError as error:
        raise DataError(
            url,
            "its sha256 is not the listed one",
            str(listed.sha256),
            "The file has changed at its source: check it, then list the new hash",
        ) from error
    except OSError as error:  # requests' errors are OSErrors
        raise DataError(
            url,
            f"could not be fetched ({type(error).__name__}: {error})",
            "the listed file",
            "Try again, or put the file into the folder by hand",
        ) from error
    finally:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def find_listing(source_id: str) -> Listing:
    """Return what data/sources.toml lists for a source that can be fetched."""
    sources = read_sources()
    known = sorted(name for name, source in sources.items() if source.url)
    if source_id not in known:
        raise JudgementError(
            "SOURCE", f"{source_id!r} has no address in data/sources.toml", f"one of: {', '.join(known)}"
        )
    return sources[source_id]
