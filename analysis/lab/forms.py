"""A notebook's parameters as a form in JupyterLab: fill in, build, look at the page, put it into the plan."""

import json
import shlex
import subprocess
import sys
from html import escape
from pathlib import Path

from IPython.display import Javascript
from ipywidgets import HTML, Button, HBox, Layout, Output, Text, ValueWidget, VBox

from analysis.briefs.plan.adding import add_brief
from analysis.briefs.plan.reading import Brief, make_brief
from analysis.briefs.shelf.manifest import read_or_none
from analysis.contract.described import describe_notebooks
from analysis.datasets.catalogue import list_datasets, read_decided
from analysis.errors import BriefsError, ParameterError
from analysis.lab.fields import list_regions, make_field
from analysis.paths import find_root

_BUTTON, _BUTTONS = Layout(width="12rem"), ("Build it", "Add it to the plan", "Copy the command")


class Form(VBox):
    """The widgets of a notebook's parameters; `fields` are these, `said` and `page` what became of them."""

    def __init__(self, notebook: str, dataset: str) -> None:
        found = describe_notebooks(notebook)[0]
        self.notebook = found.name
        self.fields = [make_field(parameter, dataset) for parameter in found.parameters]
        self.heading = Text(description="title", placeholder="blank: named for what is asked")
        self.heading.style, self.heading.layout = {"description_width": "8rem"}, Layout(width="34rem")
        self.build, self.add, self.copy = (Button(description=words, layout=_BUTTON) for words in _BUTTONS)
        self.command, self.said, self.page, self.script = HTML(), HTML(), HTML(), Output()
        for button, act in ((self.build, self._build), (self.add, self._add), (self.copy, self._copy)):
            button.on_click(lambda _, act=act: act())
        names = {parameter.name for parameter in found.parameters}
        self.heading.layout.display = "none" if "title" in names else None
        for widget in (self.heading, *(field.widget for field in self.fields)):
            widget.observe(lambda _: self._tell(), "value")
        self._find("dataset").observe(lambda change: self._change_dataset(change["new"]), "value")
        helps = [HBox([f.widget, HTML(f"<small>{escape(f.parameter.help)}</small>")]) for f in self.fields]
        question = HTML(f"<h3>{escape(found.title)}</h3><p>{escape(found.question)}</p>")
        buttons = HBox([self.build, self.add, self.copy])
        super().__init__([question, *helps, self.heading, self.command, buttons, self.said, self.page, self.script])
        self._tell()

    def list_pairs(self) -> list[str]:
        """Return what is asked for besides the defaults, each as `name=value`."""
        told = {field.parameter.name: field for field in self.fields if field.parameter.name != "dataset"}
        asked = [f"{name}={field.write()}" for name, field in told.items() if field.write() != field.blank]
        title = self.heading.value.strip()
        return [*asked, *([f"title={title}"] if title else [])]

    def write_command(self) -> str:
        """Return the command that builds the same brief in a terminal."""
        told = (word for pair in self.list_pairs() for word in ("-p", pair))
        return shlex.join(["briefs", "run", self.notebook, "--dataset", self._find("dataset").value, *told])

    def make(self) -> Brief:
        """Return the brief that is asked for.

        Raises
        ------
        BriefsError
            With all faults of what is filled in; or when words of the records are not decided.
        """
        read_decided(self._find("dataset").value)
        return make_brief(self.notebook, self._find("dataset").value, self.list_pairs(), None)

    def find_page(self) -> Path:
        """Return where the page of the brief that is asked for lies, once it is built."""
        return _find_page(self.make())

    def _find(self, name: str) -> ValueWidget:
        return next(field.widget for field in self.fields if field.parameter.name == name)

    def _change_dataset(self, dataset: str) -> None:
        for field in self.fields:
            if field.parameter.name == "regions":
                named, kept = list_regions(dataset), field.parameter.default or ()
                field.widget.value = ()
                field.widget.options = named
                field.widget.value = tuple(code for _, code in named if code in kept)

    def _tell(self) -> None:
        """Show the command, what is wrong with it, and the page where it was built before."""
        self.command.value = f"<code>{escape(self.write_command())}</code>"
        self.page.value = ""
        try:
            brief = self.make()
        except BriefsError as error:
            self._say(str(error))
            return
        page = _find_page(brief)
        made = read_or_none(page.with_name("manifest.json"))
        is_same = made is not None and made.title == brief.title
        self._say("built before; this is its page, as it was then" if is_same else "not built yet")
        if is_same:
            self._show(page)

    def _build(self) -> None:
        """Build the brief as the command does, in a process of its own, and show its page."""
        self._say("being built …")
        self.page.value = ""
        command = [sys.executable, "-m", "analysis", *shlex.split(self.write_command())[1:]]
        done = subprocess.run(command, cwd=find_root(), capture_output=True, text=True, check=False)
        self._say(done.stderr.strip() or done.stdout.strip())
        if done.returncode == 0:
            self._show(self.find_page())

    def _add(self) -> None:
        plan = find_root() / "reports" / "briefs.toml"
        try:
            brief = self.make()
            add_brief(brief, plan)
        except BriefsError as error:
            self._say(str(error))
            return
        self._say(f"{brief.slug} stands in {plan} now; briefs build makes it with the others")

    def _copy(self) -> None:
        self.script.outputs = ()
        self.script.append_display_data(
            Javascript(f"navigator.clipboard.writeText({json.dumps(self.write_command())})")
        )
        self._say("sent to the clipboard; where the browser refuses it, it stands above")

    def _say(self, words: str) -> None:
        self.said.value = f"<pre>{escape(words)}</pre>"

    def _show(self, page: Path) -> None:
        """Show a page as a reader gets it, in a frame that runs nothing and asks for nothing."""
        if page.is_file():
            held = escape(page.read_text("utf-8"))
            style = "width: 100%; height: 46rem; border: 1px solid #d5dade"
            self.page.value = f'<iframe title="the brief" sandbox srcdoc="{held}" style="{style}"></iframe>'


def _find_page(brief: Brief) -> Path:
    return find_root() / "reports" / "built" / brief.slug / "brief.html"


def form(notebook: str, dataset: str = "") -> Form:
    """Return a form over the parameters of a notebook: what its parameter cell declares, and nothing beside it.

    Parameters
    ----------
    notebook : str
        The name of a notebook, such as regions-compared.
    dataset : str, optional
        The dataset to begin with; without it, the notebook's own default if it is built, else the first that is.

    Raises
    ------
    ParameterError
        When there is no such notebook, or no dataset is built.
    """
    built, parameters = list_datasets(), {p.name: p for p in describe_notebooks(notebook)[0].parameters}
    if "dataset" not in parameters:
        raise ParameterError(f"notebooks/{notebook}", "no parameter 'dataset'", "one, as in the shipped notebooks")
    named = dataset or str(parameters["dataset"].default)
    if not built or (dataset and dataset not in built):
        found, there = f"{named!r} is not built", ", ".join(built) or "none yet"
        raise ParameterError("dataset", found, f"one of: {there}", "Read it in: briefs ingest PATH --dataset NAME")
    return Form(notebook, named if named in built else built[0])
