"""For JupyterLab: choose a dataset, regions and dates, and see the table, the map and the three figures change."""

import pandas as pd
from IPython.display import SVG, Markdown, clear_output, display
from ipywidgets import Dropdown, HBox, Layout, Output, SelectMultiple, Text, VBox

from analysis.datasets.catalogue import list_datasets, read_about
from analysis.datasets.store import Window, load
from analysis.errors import BriefsError
from analysis.figures import attribution as draw_attribution
from analysis.figures import maps
from analysis.figures import rates as draw_rates
from analysis.figures import response as draw_response
from analysis.figures.style import to_svg
from analysis.measures import arrivals, attribution, rates, response


def explore(dataset: str = "") -> VBox:
    """Return the widgets; a change of any draws everything again, and an error is one line.

    Parameters
    ----------
    dataset : str, optional
        The dataset to begin with; without it, the first that is built.
    """
    names = list_datasets()
    chosen = Dropdown(options=names, value=dataset or names[0], description="dataset")
    regions = SelectMultiple(options=read_about(chosen.value).regions, description="regions", rows=6)
    start, end = (
        Text(placeholder="ISO date; empty = all", description=name, layout=Layout(width="16rem"))
        for name in ("start", "end")
    )
    page = Output()

    def draw(_: object = None) -> None:
        with page:
            clear_output(wait=True)
            try:
                show(load(chosen.value, regions=list(regions.value), start=start.value, end=end.value))
            except (BriefsError, ValueError) as error:
                display(Markdown(f"**{error}**"))

    def change_dataset(_: object) -> None:
        regions.options = read_about(chosen.value).regions
        draw()

    chosen.observe(change_dataset, "value")
    for widget in (regions, start, end):
        widget.observe(draw, "value")
    draw()
    return VBox([HBox([chosen, regions, VBox([start, end])]), page])


def show(window: Window) -> None:
    """Display the table of a window, the map, and one figure each of rates, response and attribution."""
    for item in list_items(window):
        display(item)


def list_items(window: Window) -> list[pd.DataFrame | SVG]:
    """Return what `show` displays: a table and four figures."""
    compared = window.measure(rates.rates_per_group, by="region")
    pair = response.choose_pair(window.measure(response.summarise_delays))
    pairs = window.measure(response.pair_steps, **pair)
    statuses = window.measure(attribution.attribution_status)
    axes = [
        maps.draw_tiles(window.measure(rates.tile_rates, rates=compared), compared.noun),
        draw_rates.draw_rates(compared, compared.noun, "region"),
        draw_response.draw_arrivals(arrivals.arrivals_over_time(pairs), pair["first"], pair["then"]),
        draw_attribution.draw_statuses(attribution.count_statuses(statuses)),
    ]
    table = compared.table[["group", "n_incidents", "n_days", "rate", "rate_low", "rate_high"]].round(1)
    return [table, *(SVG(to_svg(figure)) for figure in axes)]
