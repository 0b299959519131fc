"""Rooms do not import each other in a circle, and nothing lies loose beside them."""

from __future__ import annotations

from tests.conftest import ROOT
from tests.house.rooms import circle, rooms


def test_no_circle_of_imports_between_rooms() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}), "a circle is seen"
    assert circle(rooms()) == []


def test_nothing_lies_loose_and_every_room_says_what_it_is() -> None:
    generator = ROOT / "generator"
    assert {path.name for path in generator.glob("*.py")} == {"__init__.py", "__main__.py"}
    for room in rooms().keys() - {"__main__"}:
        said = (generator / room / "__init__.py").read_text("utf-8")
        assert said.startswith('"""') and "TODO" not in said, room
