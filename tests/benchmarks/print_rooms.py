"""Print each room of the house: its modules, its lines, and the rooms it imports."""

import ast
import re
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "analysis"
PARTED = ("briefs", "intake")  # rooms whose folders are rooms of their own


def name_room(parts: tuple[str, ...]) -> str:
    """Return the room a dotted name lies in: its first part, or the first two where a room is parted."""
    parted = parts[0] in PARTED and len(parts) > 1 and (PACKAGE / parts[0] / parts[1]).is_dir()
    return "/".join(parts[: 2 if parted else 1]) or "the package itself"


def list_imports(text: str) -> set[str]:
    """Return the rooms a module imports, wherever in it."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom) and node.module]
    named = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    return {name_room(tuple(name.split(".")[1:])) for name in named if re.match(r"analysis\.", name)}


def main() -> None:
    """Print the table."""
    modules, lines, imports = defaultdict(int), defaultdict(int), defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        room, text = name_room(path.relative_to(PACKAGE).with_suffix("").parts), path.read_text("utf-8")
        modules[room] += path.name != "__init__.py"
        lines[room] += len(text.splitlines())
        imports[room] |= list_imports(text) - {room}
    for room in modules:
        known = ", ".join(sorted(imports[room])) or "nothing"
        print(f"{room:<16} {modules[room]:>3} modules {lines[room]:>6,} lines  imports {known}")
    n_arrows = sum(map(len, imports.values()))
    print(f"{len(modules)} rooms, {sum(modules.values())} modules, {sum(lines.values()):,} lines, {n_arrows} arrows")


if __name__ == "__main__":
    main()
