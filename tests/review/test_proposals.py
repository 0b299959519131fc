"""Cases and scenarios that an edit moves are proposed anew, and every other byte of their files stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import main
from generator.source.document import read_text
from generator.source.spans import flow, rewritten, spans
from tests.conftest import DATA
from tests.data.casebook import copy_data

SCENARIO = "expect: {status: decided, document: form, track: ordinary}"


def test_a_limit_moved_moves_its_guards_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_data(tmp_path)
    item = data / "catalogue/2021/49.yaml"
    item.write_text(
        item.read_text("utf-8").replace("form: hospital_beds >= 20 beds", "form: hospital_beds >= 30 beds"),
        "utf-8",
    )
    assert main(["validate", "--propose", "--data", str(data), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "A new township clinic with 20 beds. form → registration" in said and "2 changed" in said
    name = "scenarios/items_097_129.yaml"
    before, after = ((root / name).read_text("utf-8").split("\n") for root in (DATA, data))
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert [(a.strip(), b.strip()) for a, b in changed] == [
        (SCENARIO, SCENARIO.replace("form", "registration").replace("ordinary", "filing"))
    ]
    for path in sorted(DATA.rglob("*.yaml")):
        where = path.relative_to(DATA)
        if where.as_posix() not in (name, "catalogue/2021/49.yaml"):
            assert path.read_bytes() == (data / where).read_bytes()


@pytest.mark.parametrize(
    "name", ["clocks.yaml", "scenarios/size.yaml", "cases/2021/02.yaml", "catalogue/2021/02.yaml"]
)
def test_every_value_is_where_it_is_said_to_be(name: str) -> None:
    text = (DATA / name).read_text("utf-8")
    document = read_text(text, name)
    found = dict(spans(text))
    assert found.keys() == document.values.keys()
    for path, (first, last) in found.items():
        value = document.at(path)
        if not isinstance(value, (dict, list)):
            assert read_text(f"a: {text[first:last]}\n", "a").mapping()["a"] == value
    plain = {
        path: value for path in found if isinstance(value := document.at(path), (bool, int)) or value is None
    }
    assert rewritten(text, plain) == text


def test_values_are_written_as_people_write_them() -> None:
    assert [flow(value) for value in (None, True, False, 3, "form", ["a", "b"], [])] == [
        "null",
        "true",
        "false",
        "3",
        "form",
        "[a, b]",
        "[]",
    ]
    assert (
        rewritten("a: {b: [x,  y], c: d}  # e\n", {("a", "b"): ["z"], ("a", "c"): None})
        == "a: {b: [z], c: null}  # e\n"
    )
