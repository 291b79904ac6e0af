"""The page that checks briefs in a browser: it holds by the reader's own key alone, and takes no forgery for a brief."""

import base64
import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import thin
from forgeries import FORGERIES, SCRIPT, read_inside
from keys import write_key

from analysis.briefs.build import build
from analysis.briefs.check.signature import sign
from analysis.briefs.pages.checker import write_checker
from analysis.briefs.plan.reading import make_brief
from analysis.briefs.shelf.policy import make_policy
from analysis.errors import BriefsError
from analysis.words.bundles import LANGUAGES, list_messages

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "reports" / "theme"
SLUG = "december-7-situation"
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def signed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return an honest brief that its publisher signed, and the publisher's key."""
    folder = tmp_path_factory.mktemp("signed")
    key = write_key(folder, "desk")
    brief = Path(shutil.copytree(built / "reports" / "built" / SLUG, folder / SLUG))
    sign(brief, key)
    return brief, key.with_suffix(".trust").read_text("utf-8")


class Reader:
    """Somebody in front of verify.html."""

    def __init__(self, page: Any) -> None:
        self.page, self.asked = page, []
        page.on("request", lambda request: self.asked.append(request.url))

    def ask(self, *files: Path, keys: str = "") -> tuple[str, str]:
        """Give files and keys, and return the state of the verdict and all that is shown of it."""
        self.page.evaluate("(keys) => { document.getElementById('keys').value = keys; }", keys)
        self.page.set_input_files("#files", [])
        self.page.set_input_files("#files", [str(path) for path in files])
        return self.read()

    def read(self) -> tuple[str, str]:
        """Return what is shown once the last check is done."""
        self.page.evaluate("() => show()")
        return self.page.get_attribute("#verdict", "data-state"), self.page.inner_text("section")


@pytest.fixture(scope="module")
def reader(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Return a reader with the page as a build writes it, opened from a file."""
    from playwright.sync_api import sync_playwright

    path = built / "reports" / "built" / "verify.html"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(locale="en-GB")
        found = Reader(page)
        page.goto(path.as_uri())
        yield found
        assert found.asked == [path.as_uri()]  # whatever was given to it, it asked for nothing
        browser.close()


@in_browser
def test_a_signed_brief_holds_for_whoever_gives_its_key(reader: Reader, signed: tuple[Path, str]) -> None:
    """Its folder, or its page with the two files that vouch for it, also renamed; each covered file is named."""
    brief, public = signed
    state, said = reader.ask(*brief.iterdir(), keys=public)
    assert state == "signed"
    assert "Holds; signed by desk. This is said of brief.html, brief.pdf, brief.ipynb, records.csv." in said
    state, said = reader.ask(brief / "brief.html", brief / "manifest.json", brief / "brief.sig", keys=public)
    assert (state, "This is said of brief.html." in said, said.count("It was not given.")) == ("signed", True, 3)
    assert "Not checked here: whether the numbers follow from the records" in said


@in_browser
def test_a_renamed_page_is_known_by_its_hash(reader: Reader, signed: tuple[Path, str], tmp_path: Path) -> None:
    """A page that was sent on under another name is the one that its manifest names."""
    brief, public = signed
    renamed = Path(shutil.copy(brief / "brief.html", tmp_path / "Kyiv in December.html"))
    state, said = reader.ask(renamed, brief / "manifest.json", brief / "brief.sig", keys=public)
    assert (state, "This is said of brief.html (“Kyiv in December.html”)." in said) == ("signed", True)


@in_browser
def test_without_a_key_of_the_reader_nothing_holds(reader: Reader, signed: tuple[Path, str], tmp_path: Path) -> None:
    """No key, another key, a key that lies among the files of the brief: not checked, and the words say why."""
    brief, public = signed
    state, said = reader.ask(*brief.iterdir())
    assert (state, "Whose it is, is checked when you give the keys" in said) == ("open", True)
    state, said = reader.ask(
        *brief.iterdir(), keys=write_key(tmp_path, "other").with_suffix(".trust").read_text("utf-8")
    )
    assert (state, "a key that is none of those you gave" in said) == ("open", True)
    brought = tmp_path / "keys.pub"
    brought.write_text(public, "utf-8")
    state, said = reader.ask(*brief.iterdir(), brought)
    assert (state, "keys.pub" in said, "It belongs to no brief" in said) == ("open", True, True)
    state, said = reader.ask(brief / "brief.html", keys=public)
    assert (state, "Ask for manifest.json and brief.sig" in said) == ("open", True)
    assert "Nobody you trust vouches for who made this." in said


@in_browser
def test_keys_that_are_none_are_named_by_line(reader: Reader, signed: tuple[Path, str]) -> None:
    """A line that is no key stops no other."""
    brief, public = signed
    state, said = reader.ask(*brief.iterdir(), keys=f"# whom I trust\nssh-rsa AAAA\n{public}")
    assert (state, "Line 2 of the keys is no key" in said) == ("signed", True)


@in_browser
@pytest.mark.parametrize("before", [" #", "# ", "restrict ", "cert-authority "])
def test_a_key_that_is_no_longer_trusted_or_has_options_is_no_key(
    reader: Reader, signed: tuple[Path, str], before: str
) -> None:
    """A line that was commented out is none, with a space before it too; an option is no name."""
    brief, public = signed
    assert reader.ask(*brief.iterdir(), keys=before + public.partition(" ")[2])[0] == "open"


@in_browser
def test_a_file_that_is_not_seen_in_most_listings_is_named(
    reader: Reader, signed: tuple[Path, str], tmp_path: Path
) -> None:
    """Its name begins with a dot, and no signature covers it."""
    (tmp_path / ".corrected.pdf").write_bytes(b"x")
    state, said = reader.ask(*signed[0].iterdir(), tmp_path / ".corrected.pdf", keys=signed[1])
    assert (state, ".corrected.pdf" in said) == ("open", True)


def drop(reader: Reader, *paths: Path) -> None:
    """Drop files or folders on the page, as a person does with a mouse."""
    session = reader.page.context.new_cdp_session(reader.page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 200, "y": 200, "data": data})


@in_browser
def test_files_that_are_dropped_are_checked(reader: Reader, signed: tuple[Path, str]) -> None:
    """They take the place of what was chosen; a folder is read where the browser lets it, and else it is said."""
    reader.ask(signed[0] / "brief.html", keys=signed[1])
    drop(reader, *signed[0].iterdir())
    reader.page.wait_for_selector("#verdict[data-state=signed]")
    assert reader.page.evaluate("() => document.getElementById('files').files.length") == 0
    drop(reader, signed[0])
    told = "() => /does not let a folder|^Holds/.test(document.getElementById('verdict').textContent)"
    reader.page.wait_for_function(told)


@in_browser
def test_keys_that_are_typed_are_checked_with(reader: Reader, signed: tuple[Path, str]) -> None:
    """The verdict follows what stands in the box, a moment after the last letter."""
    assert reader.ask(*signed[0].iterdir())[0] == "open"
    reader.page.fill("#keys", signed[1])
    reader.page.wait_for_selector("#verdict[data-state=signed]")
    reader.page.fill("#keys", "")
    reader.page.wait_for_selector("#verdict[data-state=open]")


@in_browser
def test_nothing_of_an_earlier_check_stands_beside_new_files(reader: Reader, signed: tuple[Path, str]) -> None:
    """It goes at the moment that something else is chosen, before that is read."""
    assert reader.ask(*signed[0].iterdir(), keys=signed[1])[0] == "signed"
    shown = """() => { begin(); const of = (id) => document.getElementById(id);
      return [of("verdict").textContent, of("verdict").dataset.state, of("steps").childElementCount]; }"""
    assert reader.page.evaluate(shown) == ["The brief is being checked …", "", 0]
    reader.page.set_input_files("#files", [])
    assert reader.read() == ("", "Result\n\nNo brief was given yet.")


@in_browser
def test_a_browser_that_does_not_keep_numbers_still_checks_the_signature(
    reader: Reader, signed: tuple[Path, str]
) -> None:
    """The digest is then said not to be checked; the signature covers every byte even so."""
    reader.page.evaluate(
        "() => { window.kept = [JSON.rawJSON, JSON.isRawJSON]; delete JSON.rawJSON; delete JSON.isRawJSON; }"
    )
    state, said = reader.ask(*signed[0].iterdir(), keys=signed[1])
    reader.page.evaluate("() => { [JSON.rawJSON, JSON.isRawJSON] = window.kept; }")
    assert (state, "The results digest was not checked: this browser" in said) == ("signed", True)


@in_browser
@pytest.mark.parametrize("name", thin(FORGERIES, 3))  # all of them in test_forgeries.py
def test_a_forged_page_does_not_hold_in_a_browser(
    reader: Reader, signed: tuple[Path, str], tmp_path: Path, name: str
) -> None:
    """Alone, beside the honest manifest, with a manifest made for it, signed by the forger: each is told as what it is."""
    brief, public = signed
    before = (brief / "brief.html").read_text("utf-8")
    page, sig = tmp_path / "brief.html", brief / "brief.sig"
    page.write_bytes(FORGERIES[name][0](before, read_inside(before)).encode())
    assert reader.ask(page, keys=public)[0] in ("broken", "open")
    state, said = reader.ask(page, brief / "manifest.json", sig, keys=public)
    assert (state, "It is not the file that manifest.json names." in said) == ("broken", True)
    beside = json.loads((brief / "manifest.json").read_text("utf-8"))
    own = read_forged(page)
    files = {**beside["files"], "brief.html": hashlib.sha256(page.read_bytes()).hexdigest()}
    (tmp_path / "manifest.json").write_text(json.dumps({**beside, **own, "files": files}), "utf-8")
    assert reader.ask(page, tmp_path / "manifest.json", sig, keys=public)[0] == "broken"  # over another manifest
    for other in ("brief.pdf", "brief.ipynb", "records.csv"):
        shutil.copy(brief / other, tmp_path)
    try:
        sign(tmp_path, write_key(tmp_path, "forger"))
    except BriefsError:  # it has no manifest that could be signed
        return
    state, said = reader.ask(page, tmp_path / "manifest.json", tmp_path / "brief.sig", keys=public)
    assert state in ("broken", "open")


def read_forged(page: Path) -> dict[str, Any]:
    """Return the manifest of a forged page; nothing where it has none."""
    text = page.read_text("utf-8")
    try:
        return read_inside(text) if SCRIPT.search(text) else {}
    except ValueError:
        return {}


BLATANT = {
    "a script": "<script>",
    "a handler": '<h1 onclick="alert(1)">',
    "a frame": "<iframe>",
    "a drawing that runs": '<svg onload="alert(1)">',
    "a number, in agreement": "Without manifest.json nothing says which file it should be.",
    "a style": "The style of this page is none that this check knows.",
    "no manifest": "no list of its numbers",
    "two manifests": "no list of its numbers",
    "another digest printed": "printed on the page is not that of its manifest",
    "other records named": "These numbers name records that are not in it",
    "other records": "The records in it are not those that its manifest names",
}


@in_browser
@pytest.mark.parametrize("name", BLATANT)
def test_a_lone_forged_page_is_told_in_words(
    reader: Reader, signed: tuple[Path, str], tmp_path: Path, name: str
) -> None:
    """What a page alone gives away is named; what it does not, is not checked."""
    before = (signed[0] / "brief.html").read_text("utf-8")
    page = tmp_path / "brief.html"
    page.write_bytes(FORGERIES[name][0](before, read_inside(before)).encode())
    assert BLATANT[name] in reader.ask(page)[1]


@in_browser
def test_a_changed_number_in_a_manifest_is_found(reader: Reader, signed: tuple[Path, str], tmp_path: Path) -> None:
    """The digest is computed anew in the browser, over numbers as they are written."""
    told = json.loads((signed[0] / "manifest.json").read_text("utf-8"))
    told["numbers"][0]["value"] = 99
    (tmp_path / "manifest.json").write_text(json.dumps(told), "utf-8")
    state, said = reader.ask(signed[0] / "brief.html", tmp_path / "manifest.json")
    assert (state, "do not give its results digest" in said, "another thing than manifest.json" in said) == (
        "broken",
        True,
        True,
    )


@in_browser
def test_every_brief_of_the_plan_has_the_digest_the_browser_computes(reader: Reader, built: Path) -> None:
    """Python and the browser write the same manifest the same way: fractions, Cyrillic, nothing, long lists."""
    for folder in sorted(path.parent for path in (built / "reports" / "built").glob("[!.]*/manifest.json")):
        state, said = reader.ask(folder / "brief.html", folder / "manifest.json")
        assert (state, said.count("The results digest is that of the numbers it lists.")) == ("open", 2), folder


BOMB = base64.b64encode(gzip.compress(b" " * 300_000_000, 9))


@in_browser
def test_records_whose_dates_do_not_tell_accuse_nobody(reader: Reader, in_built: Path, tmp_path: Path) -> None:
    """A window with a first day names those that may lie before it: they are in the page, in no order of others."""
    brief = make_brief("situation-brief", "demonstration", ["start=2025-03-01"], None)
    assert build([brief], tmp_path).failed == {}
    folder = tmp_path / brief.slug
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert next(n["n_used"] for n in told["numbers"] if n["name"] == "undatable") > 10
    state, said = reader.ask(folder / "brief.html", folder / "manifest.json")
    assert (state, "each number names records that are there" in said) == ("open", True)


HOSTILE: dict[str, bytes] = {
    "empty.html": b"",
    "binary.html": bytes(range(256)) * 50,
    "deep.html": b"<div>" * 100_000,
    "nested.html": b'<script type="application/json" id="manifest">' + b"[" * 100_000 + b"</script>",
    "list.html": b'<script type="application/json" id="manifest">[]</script>',
    "bomb.html": b'<script type="application/gzip" id="manifest">' + BOMB + b"</script>",
    "cut.html": b'<script type="application/gzip" id="manifest">' + BOMB[:1000] + b"</script>",
    "manifest.json": b"[" * 100_000,
    "brief.sig": b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----",
    "nothing.txt": b"x",
}


@in_browser
@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_break_the_page_is_told_in_a_sentence(
    reader: Reader, signed: tuple[Path, str], tmp_path: Path, name: str
) -> None:
    """No error stops the page, nothing holds, and the next brief is checked as before."""
    (tmp_path / name).write_bytes(HOSTILE[name])
    assert reader.ask(tmp_path / name, keys=signed[1])[0] in ("broken", "open")
    honest = [path for path in signed[0].iterdir() if path.name != name]
    assert reader.ask(*honest, tmp_path / name, keys=signed[1])[0] in ("broken", "open")
    assert reader.ask(*signed[0].iterdir(), keys=signed[1])[0] == "signed"


@in_browser
def test_the_page_speaks_each_language(reader: Reader, signed: tuple[Path, str]) -> None:
    """A choice of language says all of it again, the verdict too."""
    reader.ask(*signed[0].iterdir(), keys=signed[1])
    reader.page.click("button[lang=uk]")
    assert reader.read()[1].startswith("Підсумок\n\nПідтверджено; підписано: desk.")
    assert reader.page.evaluate("() => document.documentElement.lang") == "uk"
    reader.page.click("button[lang=en]")
    assert reader.read()[1].startswith("Result")


def test_the_page_is_one_file_that_runs_one_script(tmp_path: Path) -> None:
    """Its policy names that script by its hash and allows no connection; the same files give the same bytes."""
    write_checker(tmp_path)
    page = (tmp_path / "verify.html").read_text("utf-8")
    script = (THEME / "verify.js").read_text("utf-8")
    assert page.count(f'content="{make_policy(script=script)}"') == 1
    assert page.count(f"<script>{script}</script>") == 1
    assert len(re.findall("<script", page)) == 3
    assert "connect-src" not in make_policy(script=script)
    assert make_policy(script=script).startswith("default-src 'none'; script-src 'sha256-")
    write_checker(tmp_path / "again")
    assert (tmp_path / "again" / "verify.html").read_text("utf-8") == page


def test_the_page_says_each_of_its_messages_and_no_other() -> None:
    """What the script and the page name is there in every language, and nothing is there for nothing."""
    content = (THEME / "verify.js").read_text("utf-8") + (THEME / "verify.html").read_text("utf-8")
    named = set(re.findall(r'"(check-[a-z-]+)"', content))
    assert named | {"check-noscript"} == set(list_messages("check"))
    assert set(LANGUAGES) == {"en", "uk", "ru"}


def test_the_script_holds_no_sentence_and_is_small() -> None:
    """Its words are messages; it is one file of at most 22 kB."""
    script = (THEME / "verify.js").read_text("utf-8")
    bare = re.sub(r"(?m)^\s*//.*$|\s// .*$", "", script)
    assert [
        text for text in re.findall(r'"([^"\n]*)"', bare) if len(text.split()) > 3 and "ssh-keygen" not in text
    ] == []
    assert len(script.encode()) < 25_000
