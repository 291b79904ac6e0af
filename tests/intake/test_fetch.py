"""The one part that uses the network, against a server on loopback."""

import hashlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from analysis.errors import DataError, JudgementError
from analysis.intake.fetch import fetch

GOOD = b"oblast,raion\nKyiv City,\n" * 1000


class Handler(BaseHTTPRequestHandler):
    """Answer as the path asks: good, wrong, cut, slow or missing."""

    def do_GET(self) -> None:
        """Send the bytes, or a part of them, or none."""
        if self.path.startswith("/missing"):
            self.send_error(404)
            return
        body = b"other bytes" if self.path.startswith("/wrong") else GOOD
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path.startswith("/slow"):
            time.sleep(3)
        self.wfile.write(body[: len(body) // 2] if self.path.startswith("/cut") else body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """Return the address of a server on loopback."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def list_source(project: Path, url: str) -> None:
    """List one source that can be fetched."""
    digest = hashlib.sha256(GOOD).hexdigest()
    text = f'[source.test]\ntitle = "t"\nurl = "{url}/file.csv"\nsha256 = "{digest}"\nlicence = "MIT"\nbytes = {len(GOOD)}\n'
    (project / "data" / "sources.toml").write_text(text, "utf-8")


def test_a_listed_file_is_fetched_once_and_checked(project: Path, server: str) -> None:
    """The right bytes are put in place, and not fetched a second time."""
    list_source(project, f"{server}/good")
    path = fetch("test", progress=False)
    assert path.read_bytes() == GOOD
    before = path.stat().st_mtime_ns
    assert fetch("test", progress=False).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("wrong", "not the listed one"),
        ("cut", "could not be fetched|not the listed one"),
        ("missing", "404"),
        ("slow", "could not be fetched"),
    ],
)
def test_what_goes_wrong_leaves_nothing(project: Path, server: str, path: str, words: str) -> None:
    """Wrong bytes, a cut connection, 404 and a slow server are one clear error and no file."""
    list_source(project, f"{server}/{path}")
    with pytest.raises(DataError, match=words):
        fetch("test", progress=False, timeout_seconds=1)
    assert not (project / "data" / "raw" / "test").exists()


def test_a_source_that_is_not_listed_is_named_with_those_that_are() -> None:
    """Only sources with an address can be fetched."""
    with pytest.raises(JudgementError, match="one of: sirens-official"):
        fetch("december-7")
