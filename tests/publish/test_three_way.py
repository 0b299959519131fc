"""Two clerks' edits of one file put together: by record, with comments and every other byte kept."""

from __future__ import annotations

import random
import re

import pytest

from generator.publish.three_way import merge, path_of
from generator.source.document import read_text
from tests.browser.check_page import ROOT

DATA = ROOT / "policy_data"
FILE = "clocks.yaml"
TEXT = """# days stand here
clocks:
  - id: report
    zh: 报告书
    en: report
    days: 20  # see the account
    note: {zh: 甲, en: first}
    tracks: [ordinary]
  - id: form
    zh: 报告表
    en: form
    days: 10
# the end
"""


def edited(*pairs: tuple[str, str]) -> str:
    text = TEXT
    for before, after in pairs:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    ("published", "package", "merged"),
    [
        pytest.param([("20  #", "15  #")], [("days: 10", "days: 8")], [("20  #", "15  #"), ("days: 10", "days: 8")], id="two records"),
        pytest.param([("20  #", "15  #")], [("zh: 报告书", "zh: 书")], [("20  #", "15  #"), ("zh: 报告书", "zh: 书")], id="one record, two keys"),
        pytest.param([("{zh: 甲,", "{zh: 乙,")], [("en: first}", "en: second}")], [("{zh: 甲, en: first}", "{zh: 乙, en: second}")], id="one line, two values"),
        pytest.param([("20  # see the account", "20  # read in full")], [("20  #", "15  #")], [("20  # see the account", "15  # read in full")], id="a comment and its value"),
        pytest.param([("# the end", "  - id: a\n    days: 1\n# the end")], [("# the end", "  - id: b\n    days: 2\n# the end")], [("# the end", "  - id: a\n    days: 1\n  - id: b\n    days: 2\n# the end")], id="two new records at one place"),
        pytest.param([("20  #", "15  #")], [("20  #", "15  #"), ("days: 10", "days: 8")], [("20  #", "15  #"), ("days: 10", "days: 8")], id="the same edit twice"),
        pytest.param([("    tracks: [ordinary]\n", "")], [("days: 10", "days: 8")], [("    tracks: [ordinary]\n", ""), ("days: 10", "days: 8")], id="a key gone"),
    ],
)  # fmt: skip
def test_both_edits_stand_and_every_other_byte_stays(
    published: list[tuple[str, str]], package: list[tuple[str, str]], merged: list[tuple[str, str]]
) -> None:
    found = merge(FILE, TEXT, edited(*published), edited(*package))
    assert found.conflicts == ()
    assert found.text == edited(*merged)


@pytest.mark.parametrize(
    ("published", "package", "where", "values"),
    [
        pytest.param([("20  #", "15  #")], [("20  #", "12  #")], ("clocks", "id=report", "days"), (20, 15, 12), id="one value"),
        pytest.param([("[ordinary]", "[ordinary, a]")], [("[ordinary]", "[b]")], ("clocks", "id=report", "tracks"), (["ordinary"], ["ordinary", "a"], ["b"]), id="a plain list"),
        pytest.param([("    days: 20  # see the account\n", "")], [("20  #", "15  #")], ("clocks", "id=report", "days"), (20, None, 15), id="taken away"),
    ],
)  # fmt: skip
def test_a_value_that_both_changed_is_named_and_the_published_one_stays(
    published: list[tuple[str, str]],
    package: list[tuple[str, str]],
    where: tuple[str, ...],
    values: tuple[object, ...],
) -> None:
    also = ("days: 10", "days: 8")
    found = merge(FILE, TEXT, edited(*published), edited(*package, also))
    (conflict,) = found.conflicts
    assert conflict.where == where
    assert (conflict.base, conflict.published, conflict.package) == values
    assert conflict.name == {"zh": "报告书", "en": "report"}
    assert found.text == edited(*published, also), "what does not clash is merged"


def test_a_record_that_one_deletes_and_another_edits_is_a_conflict() -> None:
    gone = TEXT[: TEXT.index("  - id: form")] + "# the end\n"
    found = merge(FILE, TEXT, edited(("days: 10", "days: 8")), gone)
    assert [conflict.where for conflict in found.conflicts] == [("clocks", "id=form")]
    assert found.text == edited(("days: 10", "days: 8"))
    assert merge(FILE, TEXT, edited(("days: 20", "days: 15")), gone).text == gone.replace(
        "days: 20", "days: 15"
    )


def test_files_that_come_and_go() -> None:
    assert merge(FILE, None, None, TEXT).text == TEXT
    assert merge(FILE, TEXT, TEXT, None).text is None
    assert merge(FILE, TEXT, None, None).conflicts == ()
    for base, published, package in (
        (TEXT, edited(("20", "15")), None),
        (TEXT, None, edited(("20", "15"))),
        (None, "a: 1\n", "a: 2\n"),
    ):
        found = merge(FILE, base, published, package)
        assert found.text == published and [one.where for one in found.conflicts] == [()]


def test_line_ends_of_the_published_file_are_kept() -> None:
    found = merge(
        FILE, TEXT, edited(("20  #", "15  #")).replace("\n", "\r\n"), edited(("days: 10", "days: 8"))
    )
    assert found.text == edited(("20  #", "15  #"), ("days: 10", "days: 8")).replace("\n", "\r\n")


def test_a_text_that_cannot_be_read_is_never_merged() -> None:
    found = merge(FILE, TEXT, edited(("20  #", "15  #")), TEXT + "a: &x [*x]\n")
    assert found.text == edited(("20  #", "15  #")) and found.conflicts[0].where == ()


VALUE = re.compile(r"^ +(?:- )?[a-z_]+: [^\"'\\[{#>|&*!:]+$")
"""A line with one plain text or number."""
KEY = re.compile(r"^ +(?:- )?(?:id|number|row|item|date|step|also): ")
"""What a record is known by."""
FILES = (
    "clocks.yaml",
    "tracks.yaml",
    "services.yaml",
    "catalogue/2021/02.yaml",
    "scenarios/items_001_041.yaml",
)


@pytest.mark.parametrize("seed", range(12))
def test_random_edits_of_real_files_all_stand_or_are_named(seed: int) -> None:
    """Two clerks each change values and remarks of a real file: every change is in what comes out, or named."""
    dice = random.Random(seed)
    path = DATA / dice.choice(FILES)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    values = [n for n, line in enumerate(lines) if VALUE.match(line) and not KEY.match(line)]
    sides, changed = [], []
    for sign in ("甲", "乙"):
        mine = list(lines)
        numbers = dice.sample(values, 4)
        for n in numbers[:3]:
            mine[n] = mine[n].rstrip("\n") + f"{sign}\n"
        mine[numbers[-1]] = mine[numbers[-1]].rstrip("\n") + f"  # {sign}\n"
        sides.append("".join(mine))
        changed.append(set(numbers[:3]))
    found = merge(path.name, "".join(lines), *sides)
    assert found.text is not None
    clashing = changed[0] & changed[1]
    assert len(found.conflicts) == len(clashing)
    assert found.text.count("甲") >= 3 + (not clashing), "what is published stays whole"
    if not clashing:
        assert found.text.count("乙") == 4 and not found.conflicts


def test_a_path_is_found_by_the_keys_of_its_records() -> None:
    document = read_text(TEXT, FILE)
    assert path_of(document, ("clocks", "id=form", "days")) == ("clocks", 1, "days")
    assert path_of(document, ("clocks", "id=none", "days")) is None
    assert path_of(document, ("clocks", "id=form", "days", "x")) is None
