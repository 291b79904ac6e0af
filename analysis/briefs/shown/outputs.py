"""The outputs of a cell, one after the other, each with the caption, label and alt text that its options give it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from analysis.briefs.shown.options import Options
from analysis.words.passages import MIME


class Output(NamedTuple):
    """What a cell shows at once: printed lines, or one thing in several types; or the error it ends in."""

    data: Mapping[str, Any]
    metadata: Mapping[str, Any]
    printed: str = ""
    error: str = ""

    def is_of(self, kind: str) -> bool:
        """Say whether it is an author's own figure (`fig`) or table (`tbl`)."""
        if MIME in self.data:
            return False
        if kind == "tbl":
            return "<table" in "".join(self.data.get("text/html", ""))
        is_picture = any(mime.startswith(("image/", "application/vnd.vegalite")) for mime in self.data)
        return is_picture and "text/html" not in self.data


def list_outputs(cell: Any) -> list[Output]:
    """Return the outputs of a cell without what went to stderr; lines printed one after the other are one."""
    found: list[Output] = []
    for output in cell.outputs:
        if output.output_type == "stream":
            if output.name == "stdout":
                before = found.pop().printed if found and found[-1].printed else ""
                found.append(Output({}, {}, before + output.text))
        elif output.output_type == "error":
            found.append(Output({}, {}, error=output.ename))
        else:
            found.append(Output(output.data, output.metadata))
    return found


def find_unused(options: Options, outputs: list[Output]) -> str:
    """Return what a cell says of a figure or a table that it does not show; blank where there is none."""
    kinds = {kind for kind in ("fig", "tbl") if any(output.is_of(kind) for output in outputs)}
    asked = {"fig-cap": options.fig_caps, "fig-alt": options.fig_alts, "tbl-cap": options.tbl_caps}
    lost = [name for name, texts in asked.items() if texts and name[:3] not in kinds]
    label = options.label[:3] if options.label.startswith(("fig-", "tbl-")) else ""
    if lost or (label and label not in kinds):
        what = {"fig": "figure", "tbl": "table"}[(lost[0] if lost else label)[:3]]
        return f"its option {lost[0] if lost else 'label'} is for a {what}, and it shows none of its own"
    caps, n = options.fig_caps or options.tbl_caps, sum(o.is_of("fig") or o.is_of("tbl") for o in outputs)
    return f"it has {len(caps)} captions and {n} to be captioned" if len(caps) > max(1, n) else ""


def share_options(options: Options, outputs: list[Output]) -> Callable[[Output], Options]:
    """Return what gives each output its own caption and alt text; one caption over several stands under the last."""
    total = {kind: sum(output.is_of(kind) for output in outputs) for kind in ("fig", "tbl")}
    left = dict(total)

    def share(output: Output) -> Options:
        kind = next((k for k in left if output.is_of(k)), None)
        if kind is None:
            return options
        at, left[kind] = total[kind] - left[kind], left[kind] - 1
        caps = options.fig_caps if kind == "fig" else options.tbl_caps
        is_last, is_list = left[kind] == 0, len(caps) > 1
        label = options.label if not is_list or total[kind] == 1 else f"{options.label}-{at + 1}"
        own = caps[at : at + 1] if is_list else caps if is_last else ()
        figs, tables = (own, ()) if kind == "fig" else ((), own)
        alts = options.fig_alts[at : at + 1] if len(options.fig_alts) > 1 else options.fig_alts
        named = label if options.label and (is_list or is_last) else ""
        return options._replace(label=named, fig_caps=figs, fig_alts=alts, tbl_caps=tables)

    return share
