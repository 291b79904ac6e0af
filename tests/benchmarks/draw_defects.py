"""Small defects of the code: one operator, limit, word or call changed, drawn by chance: their names' hashes."""

import ast
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from analysis.datasets.vocabularies import VOCABULARIES

ROOT = Path(__file__).resolve().parents[2]
_SWAPS: dict[type, type] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "head": "tail",
    "first": "last",
    "sum": "max",
    "cummax": "cummin",
}
_DROPPED = {"fillna", "mask", "where", "dropna", "drop_duplicates", "clip", "casefold", "strip", "abs", "sorted"}


_NEXT_WORD = {
    word: following
    for words in (list(vocabulary) for vocabulary in VOCABULARIES.values())
    for word, following in zip(words, [*words[1:], words[0]], strict=True)
    if word != following
}


class Defect(NamedTuple):
    """One defect: its room, its file, the line, what it changes, and the file's text with it."""

    room: str
    file: str
    line: int
    what: str
    text: str

    @property
    def name(self) -> str:
        """Return what it is called in defects.toml."""
        return f"{self.file}: {self.what}"


def alter(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in a node's place: another operator, limit or word, or the value without the call."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _SWAPS:
        yield ast.Compare(node.left, [_SWAPS[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(_SWAPS[type(node.op)](), node.values)
    elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPS:
        yield ast.BinOp(node.left, _SWAPS[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _alter_constant(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _alter_call(node, node.func)


def _alter_constant(value: object) -> Iterator[ast.AST]:
    """Yield the other truth, the next number, or the next word of the same vocabulary."""
    if isinstance(value, bool | int | float):
        yield ast.Constant(not value if isinstance(value, bool) else value + 1)
    elif value in _NEXT_WORD:
        yield ast.Constant(_NEXT_WORD[value])


def _alter_call(node: ast.Call, method: ast.Attribute) -> Iterator[ast.AST]:
    """Yield a call without its effect, its opposite, or without one of its named arguments."""
    if method.attr in _DROPPED:
        yield method.value
        return
    if method.attr in _NAMES:
        yield ast.Call(ast.Attribute(method.value, _NAMES[method.attr], method.ctx), node.args, node.keywords)
    for keyword in node.keywords:
        if keyword.arg not in ("columns", "dtype", "index", "on", "left_on", "right_on"):
            yield ast.Call(node.func, node.args, [k for k in node.keywords if k is not keyword])


def list_places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield each place of a module where an expression stands: its parent, field and position; not in errors, words or annotations."""
    for parent in ast.walk(tree):
        if isinstance(parent, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom) or _is_told(parent):
            continue
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list", "type_params", "keywords", "ops", "ctx"):
                continue
            for position, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.expr) and not (
                    isinstance(parent, ast.Expr) and isinstance(child, ast.Constant)
                ):
                    yield parent, field, position


def _is_told(node: ast.AST) -> bool:
    """Say whether a node makes an error's words, or an annotated alias."""
    name = getattr(getattr(node, "func", None), "id", "")
    return (
        name.endswith("Error")
        or name in ("TypeVar", "ParamSpec")
        or (isinstance(node, ast.AnnAssign) and node.value is None)
    )


def list_defects(room: str, path: Path) -> Iterator[Defect]:
    """Yield every defect that could be planted in a module."""
    source = path.read_text("utf-8")
    inside_errors = {
        id(n) for raised in ast.walk(ast.parse(source)) if isinstance(raised, ast.Raise) for n in ast.walk(raised)
    }
    tree = ast.parse(source)
    told = {
        id(n) for raised in ast.walk(tree) if isinstance(raised, ast.Raise) for n in ast.walk(raised)
    } | inside_errors
    for parent, field, position in list_places(tree):
        held = getattr(parent, field)
        child = held if position is None else held[position]
        if id(child) in told:
            continue
        for other in alter(child):
            what = f"{ast.unparse(child)[:70]} -> {ast.unparse(other)[:70]}"
            _put(parent, field, position, ast.copy_location(other, child))
            yield Defect(
                room,
                path.relative_to(ROOT).as_posix(),
                child.lineno,
                what,
                ast.unparse(ast.fix_missing_locations(tree)),
            )
            _put(parent, field, position, child)


def _put(parent: ast.AST, field: str, position: int | None, child: ast.AST) -> None:
    if position is None:
        setattr(parent, field, child)
    else:
        getattr(parent, field)[position] = child


def draw_defects(room: str, n: int) -> list[Defect]:
    """Return so many defects of a room, drawn by the hash of their names, one a line at most: a change draws only its own anew."""
    paths = sorted((ROOT / "analysis" / room).rglob("*.py"))
    every = [defect for path in paths for defect in list_defects(room, path)]
    every.sort(key=lambda defect: sha256(defect.name.encode()).digest())
    places: dict[tuple[str, int], Defect] = {}
    for defect in every:
        places.setdefault((defect.file, defect.line), defect)
    return list(places.values())[:n]
