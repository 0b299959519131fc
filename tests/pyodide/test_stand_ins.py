"""The stand-ins for modules of Pyodide's library do what the originals do, as far as they go, and fail loudly beyond."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bundle.stand_ins import STAND_INS
from tests.pyodide.conftest import Replay


def stand_in(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec(STAND_INS[name], found)
    return found


INDENTED = st.text(st.sampled_from(" \tab;\n"), max_size=40)


@given(INDENTED)
def test_common_indentation_is_taken_off_as_by_python(text: str) -> None:
    assert stand_in("textwrap.py")["dedent"](text) == textwrap.dedent(text)


@given(INDENTED)
def test_lines_are_indented_as_by_python(text: str) -> None:
    assert stand_in("textwrap.py")["indent"](text, "| ") == textwrap.indent(text, "| ")


def anything(*args: Any, **kwargs: Any) -> None: ...


async def later(*args: Any, **kwargs: Any) -> None: ...


def some() -> Any:
    yield


@pytest.mark.parametrize("thing", [anything, later, some, some(), Path, Path("a").exists, 1, len])
@pytest.mark.parametrize(
    "question", ["isclass", "isfunction", "ismethod", "isgenerator", "iscoroutinefunction"]
)
def test_a_thing_is_of_the_kind_that_python_says(thing: object, question: str) -> None:
    assert stand_in("inspect.py")[question](thing) == getattr(inspect, question)(thing)


def test_a_function_of_any_arguments_is_described_as_by_python() -> None:
    mine, real = stand_in("inspect.py"), inspect.signature(anything)
    described = mine["signature"](anything).parameters
    assert [(name, int(parameter.kind)) for name, parameter in described.items()] == [
        (name, int(p.kind)) for name, p in real.parameters.items()
    ]
    assert all(parameter.default is mine["Parameter"].empty for parameter in described.values())


@pytest.mark.parametrize("function", [lambda a: a, lambda *, a: a, lambda *a: a, lambda: 0, len])
def test_no_other_function_is_described(function: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="any arguments"):
        stand_in("inspect.py")["signature"](function)


SCRIPT = """
import traceback
def lost():
    return {}["gone"]
try:
    try:
        lost()
    except KeyError as error:
        raise ExceptionGroup("two", [error, ValueError("wrong")]) from error
except Exception:
    print(traceback.format_exc())
"""


@pytest.mark.pyodide
def test_a_traceback_in_the_browser_still_says_what_happened_and_where(
    replay: Replay, tmp_path: Path
) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    told = replay("--python", str(tmp_path / "script.py"))
    for part in (
        "KeyError: 'gone'",
        "line 4, in lost",
        "The above exception was the direct cause",
        "ExceptionGroup: two (2 sub-exceptions)",
        "ValueError: wrong",
    ):
        assert part in told
