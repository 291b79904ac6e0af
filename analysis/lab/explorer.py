"""For JupyterLab: choose a dataset, regions and dates, and see what a brief would say of them, table and figures."""

from collections.abc import Iterator

from IPython.display import Markdown, clear_output, display
from ipywidgets import Dropdown, HBox, Layout, Output, VBox

from analysis.contract.parameters import Parameter
from analysis.contract.windows import find_window_faults
from analysis.datasets.catalogue import list_datasets, read_about
from analysis.datasets.scopes import AUTO, SCOPES
from analysis.datasets.store import Window, load
from analysis.errors import BriefsError, ParameterError
from analysis.figures import attribution as draw_attribution
from analysis.figures import maps
from analysis.figures import response as draw_response
from analysis.figures.style import to_svg
from analysis.findings import attribution as say_attribution
from analysis.findings import rates as say_rates
from analysis.findings import recorded as say_recorded
from analysis.findings import response as say_response
from analysis.findings import scope as say_scope
from analysis.lab import charts
from analysis.lab.fields import list_regions, make_field, write_value
from analysis.measures import arrivals, attribution, coverage, events, rates, response
from analysis.words.passages import Drawn, Passage, show_figure

_DAY = "ISO date; empty = the covered period"


def explore(dataset: str = "") -> VBox:
    """Return the widgets; a change of any draws everything again, and an error is one line.

    Parameters
    ----------
    dataset : str, optional
        The dataset to begin with; without it, the first that is built.
    """
    built = list_datasets()
    if not built:
        return VBox([_say("No dataset is built yet: `briefs ingest PATH --dataset NAME` reads one.")])
    if dataset and dataset not in built:
        raise ParameterError("dataset", f"{dataset!r} is not built", f"one of {', '.join(built)}")
    first = dataset or built[0]
    asked = (("dataset", "str"), ("regions", "list[str]"), ("start", "date | None"), ("end", "date | None"))
    chosen, regions, start, end = (make_field(Parameter(n, k, None, _DAY, ()), first).widget for n, k in asked)
    regions.options = list_public_regions(first)
    what = Dropdown(options=(AUTO, *SCOPES), description="what", style=chosen.style, layout=chosen.layout)
    page = Output()

    def draw(_: object = None) -> None:
        places, days = list(regions.value), {"start": write_value(start.value), "end": write_value(end.value)}
        with page:
            clear_output(wait=True)
            try:
                for fault in (faults := find_window_faults({"dataset": chosen.value, "regions": places, **days})):
                    display(Markdown(f"**{fault}**"))
                if not faults:
                    show(load(chosen.value, regions=places, what=what.value, **days))
            except BriefsError as error:
                display(Markdown(f"**{error}**"))

    def change_dataset(_: object) -> None:
        regions.value = ()
        regions.options = list_public_regions(chosen.value)
        draw()

    chosen.observe(change_dataset, "value")
    for widget in (regions, start, end, what):
        widget.observe(draw, "value")
    draw()
    for widget in (chosen, what, start, end, regions):
        widget.layout = Layout(width="26rem")
    return VBox([HBox([VBox([chosen, what, start, end]), regions]), page])


def list_public_regions(dataset: str) -> list[tuple[str, str]]:
    """Return the regions that a public brief names: those on a list, or that somebody has confirmed."""
    named = list_regions(dataset)
    if not named:  # there are none, or it cannot be read
        return []
    about = read_about(dataset)
    return [(name, code) for name, code in named if about.may_name(code)]


def _say(words: str) -> Output:
    output = Output()
    output.append_display_data(Markdown(words))
    return output


def show(window: Window) -> None:
    """Display what a brief would say of a window: when, what counts, rates, what was watched, response, attribution."""
    for item in list_items(window):
        display(item)
        if isinstance(item, Passage) and item.kind == "figure":
            display(Markdown(item.caption))


def list_items(window: Window) -> list[Passage | charts.Chart]:
    """Return what `show` displays: words, a table, charts, and figures; why one is missing is said."""
    said = [*_tell_scope(window), *_tell_rates(window), *_tell_response(window), *_tell_attribution(window)]
    return [item for item in said if not (isinstance(item, Passage) and item.kind == "omitted")]


def _tell_scope(window: Window) -> Iterator[Passage]:
    yield say_scope.say_period(window, window.measure(events.records_per_region))
    others = window.measure(events.list_not_counted)
    yield say_scope.say_scope(window, window.measure(events.attack_events), others)


def _tell_rates(window: Window) -> Iterator[Passage | charts.Chart]:
    noun, compared = window.scope.noun, window.measure(rates.rates_per_group, by="region")
    yield say_rates.say_comparison(compared, noun, "region")
    yield say_rates.tabulate_ratios(compared, noun, "region")
    yield charts.draw_rates(compared, noun) or say_rates.describe_rates(compared, window, noun, "region")
    tiles = window.measure(rates.tile_rates, rates=compared)
    drawn = maps.draw_rates(compared, tiles, noun)
    yield show_figure(Drawn(to_svg(drawn)), say_rates.describe_map(compared, tiles, window, noun, "region"))
    calendar = window.measure(coverage.coverage_calendar)
    yield charts.draw_calendar(calendar) or say_recorded.describe_calendar(calendar, window)


def _tell_response(window: Window) -> Iterator[Passage]:
    summary = window.measure(response.summarise_delays)
    pair = response.choose_pair(summary)
    yield say_response.say_coverage(summary, pair)
    pairs = window.measure(response.pair_steps, **pair)
    curve = arrivals.arrivals_over_time(pairs)
    figure = draw_response.draw_arrivals(curve, pair["first"], pair["then"])
    yield show_figure(Drawn(to_svg(figure)), say_response.describe_arrivals(curve, pairs, window, pair))


def _tell_attribution(window: Window) -> Iterator[Passage]:
    counted = attribution.count_statuses(window.measure(attribution.attribution_status))
    yield say_attribution.say_gap(counted)
    yield show_figure(
        Drawn(to_svg(draw_attribution.draw_statuses(counted))), say_attribution.describe_statuses(counted, window)
    )
