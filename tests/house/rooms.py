"""The rooms of the generator as figures: ``python -m tests.house.rooms``.

Each room with its modules, its lines and the rooms that it imports; then the circles of imports between rooms
and the largest room. The contracts stand in ``pyproject.toml`` and are held by ``lint-imports``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

import grimp

from tests.conftest import ROOT

PACKAGE = "generator"


def rooms() -> dict[str, set[str]]:
    """By room, the other rooms that its modules import."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    imported: dict[str, set[str]] = {room.rpartition(".")[2]: set() for room in graph.find_children(PACKAGE)}
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            here, there = (name.split(".")[1:2] for name in (module, other))
            if here and there and here != there:
                imported[here[0]].add(there[0])
    return imported


def circle(imported: Mapping[str, set[str]]) -> list[str]:
    """The rooms of one circle of imports; none if there is no circle."""
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def lines(room: str) -> tuple[int, int]:
    """Modules of a room, and the lines in them."""
    files = sorted((ROOT / PACKAGE / room).rglob("*.py")) or [ROOT / PACKAGE / f"{room}.py"]
    return len(files), sum(file.read_text("utf-8").count("\n") for file in files)


def main() -> int:
    """Print all of it; the exit code tells of a circle."""
    imported = rooms()
    sizes = {room: lines(room) for room in imported}
    for room in TopologicalSorter(imported).static_order() if not circle(imported) else sorted(imported):
        modules, length = sizes[room]
        print(
            f"{room:10} {modules:3} modules {length:6} lines  imports {', '.join(sorted(imported[room])) or '-'}"
        )
    largest = max(sizes, key=lambda room: sizes[room][1])
    whole = sum(length for _, length in sizes.values())
    print(f"rooms: {len(imported)}; circles: {len(circle(imported)) and 1}")
    print(f"largest: {largest}, {sizes[largest][1]} of {whole} lines")
    return 1 if circle(imported) else 0


if __name__ == "__main__":
    sys.exit(main())
