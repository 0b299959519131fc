"""Characters that nobody can see, that turn text about, or that belong to neither language are told wherever they come
from, and nothing that was typed reaches a terminal as it is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.findings.finding import Finding, Place
from generator.lint.languages import foreign
from generator.rules.errors import shown
from generator.source.document import MAX_BYTES, Document, read
from generator.system.printable import printable
from tests.data.casebook import REAL

ODD = {
    0x00: "NULL", 0x1B: "ESCAPE", 0x9B: "", 0xAD: "SOFT HYPHEN", 0x200B: "", 0x202E: "RIGHT-TO-LEFT OVERRIDE",
    0x2060: "WORD JOINER", 0x2066: "LEFT-TO-RIGHT ISOLATE", 0x3164: "HANGUL FILLER", 0xE000: "", 0xFDD0: "",
    0xFFFE: "", 0xFFFD: "REPLACEMENT CHARACTER", 0x301: "COMBINING ACUTE ACCENT", 0x10FFFD: "",
    0xE0041: "TAG LATIN CAPITAL LETTER A", 0x1FFFF: "", 0x2009: "THIN SPACE",
}  # fmt: skip
"""Characters by their numbers, with the names that Unicode has for them."""


def document(tmp_path: Path, text: str) -> Document:
    (tmp_path / "x.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    return read(tmp_path / "x.yaml", "x.yaml")


def escape(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


@pytest.mark.parametrize("code", [*ODD, 0xD800, 0xDFFF], ids=hex)
@pytest.mark.parametrize("key", [False, True], ids=["value", "key"])
def test_what_an_escape_writes_is_found_at_the_escape(code: int, key: bool, tmp_path: Path) -> None:
    text = f'a: 1\n"b{escape(code)}c": d\n' if key else f'a: 1\nkey: {{zh: "b{escape(code)}c"}}\n'
    found = document(tmp_path, text).findings
    assert [finding.code for finding in found] == ["look-alike"]
    assert (found[0].place.line, found[0].place.column) == (2, text.split("\n")[1].index("\\") + 1)
    for said in (found[0].zh, found[0].en):
        assert f"U+{code:04X}" in said and ODD.get(code, "") in said
        said.encode()


@pytest.mark.parametrize("code", list(ODD), ids=hex)
def test_so_is_what_stands_in_the_line_itself(code: int, tmp_path: Path) -> None:
    found = document(tmp_path, f"a: 1\nb: x{chr(code)}y\n").findings
    assert "look-alike" in {finding.code for finding in found}
    assert all(finding.place.line == 2 for finding in found)


@pytest.mark.parametrize("wrong", ["\\U00110000", "\\UFFFFFFFF"])
def test_an_escape_beyond_all_characters(wrong: str, tmp_path: Path) -> None:
    (found,) = document(tmp_path, f'a: 1\nb: "x{wrong}"\n').findings
    assert (found.code, found.place) == ("yaml", Place("x.yaml", 2, 6)) and wrong in found.en


def test_lines_of_a_text_and_signs_of_the_field_are_no_fault(tmp_path: Path) -> None:
    good = 'a: "one\\ntwo"\nb: |\n  one\n  two\nc: 10 m³、Ⅲ类、“μg/m³”——α、β、㎡、é、①、བོད\n'
    made = document(tmp_path, good)
    assert made.findings == [] and list(foreign(made)) == []


@pytest.mark.parametrize("nothing", ["~", "null", "Null", "# a remark\n~", "--- ~", '""'])
def test_a_file_that_says_nothing_is_told(nothing: str, tmp_path: Path) -> None:
    made = document(tmp_path, f"{nothing}\n")
    assert made.data in (None, "")
    assert [finding.code for finding in made.findings] == ([] if nothing == '""' else ["empty"])


@pytest.mark.parametrize("char", "бعᠠ한ひカअ")
def test_a_letter_of_neither_language_is_told_at_its_place(char: str, tmp_path: Path) -> None:
    made = document(tmp_path, f"a: {{zh: 名称, en: pla{char}n}}\nb: [{{c: {char}}}]\n")
    found = list(foreign(made))
    assert [(finding.place.line, finding.place.column) for finding in found] == [(1, 20), (2, 9)]
    assert {finding.code for finding in found} == {"wrong-language"}
    assert all(f"U+{ord(char):04X}" in said for finding in found for said in (finding.zh, finding.en))


def test_the_real_data_has_none_of_it() -> None:
    for file in sorted(REAL.rglob("*.yaml")):
        assert list(foreign(read(file, file.name))) == [], file


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")
    for name in ("pipe.yaml", "endless.yaml"):
        made = read(tmp_path / name, name)
        assert [finding.code for finding in made.findings] == ["unreadable"] and made.data is None


def test_no_more_is_read_than_is_taken(tmp_path: Path) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(MAX_BYTES * 1000)
    (found,) = read(tmp_path / "large.yaml", "large.yaml").findings
    assert found.code == "too-large"


def test_a_finding_stays_on_its_line_and_can_be_printed() -> None:
    forged = "x\n::error file=y::z\x1b[31m\u202e\ud800\x9b"
    finding = Finding(Place(forged), "error", "key", forged, forged)
    for lang in ("zh", "en"):
        said = finding.text(lang)  # type: ignore[arg-type]
        assert "\n" not in said and "\x1b" not in said and "\\x1b[31m\\u202e\\ud800\\x9b" in said
        said.encode()


def test_so_does_what_a_person_gave() -> None:
    assert shown("a\n::error::b\x1b\ud800") == "a\\u000a::error::b\\u001b?"
    assert shown("年　产 5\xa0t") == "年　产 5\xa0t"
    assert shown("x" * 50) == "x" * 40 + "…"
    assert printable("床位 20 张，A–B") == "床位 20 张，A–B"
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", printable("".join(map(chr, range(0x100)))))
