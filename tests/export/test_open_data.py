"""The open data: complete, valid by its schemas, the same bytes each time, and nothing in it that a spreadsheet runs."""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pydantic import Field, ValidationError

from generator.cli.main import main
from generator.export import package
from generator.export.datasets import DATASETS, shown_on
from generator.export.package import export
from generator.export.titles import titles
from generator.models.approval import Limit
from generator.models.base import Condition, Identifier, Note, Text
from generator.models.reference import Term
from generator.site.site import Site
from generator.site.views import all_pages
from generator.system.paths import ROOT
from generator.system.place import MARK
from tests.conftest import DATA
from tests.export.json_schema import problems

NAMES = [dataset.name for dataset in DATASETS]


@pytest.fixture(scope="module")
def folder(compiled: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "data"
    export(Site(compiled, ROOT / "site_src"), out)
    return out


def content(folder: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / f"{name}.json").read_bytes())
    return read


def table(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_valid_by_its_published_schema(folder: Path, name: str) -> None:
    schema = json.loads((folder / "schema" / f"{name}.schema.json").read_bytes())
    assert list(problems(content(folder, name), schema, schema)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_what_is_not_such_a_list(folder: Path, name: str) -> None:
    schema = json.loads((folder / "schema" / f"{name}.schema.json").read_bytes())
    good = content(folder, name)
    row = good["rows"][0]
    for broken in ({**row, "extra": 1}, dict(list(row.items())[1:]), {**row, next(iter(row)): [1.5]}):
        assert list(problems({**good, "rows": [broken]}, schema, schema))


@pytest.mark.parametrize("name", NAMES)
def test_the_three_formats_hold_the_same_records(folder: Path, name: str) -> None:
    rows, lines = content(folder, name)["rows"], table(folder, name)
    sheet = openpyxl.load_workbook(folder / f"{name}.xlsx").worksheets[0]
    cells = list(sheet.iter_rows(values_only=True))
    assert len(rows) == len(lines) == len(cells) - 2
    assert list(lines[0]) == list(cells[0])
    assert all(str(head).count("/") for head in cells[1])
    for line, row in zip(lines, cells[2:], strict=True):
        told = [
            "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row
        ]
        assert [value.removeprefix("'") for value in line.values()] == told


def test_the_catalogue_is_complete_with_conditions_in_both_languages_and_for_machines(
    folder: Path, compiled: dict[str, Any]
) -> None:
    rows = content(folder, "catalogue-items")["rows"]
    assert [row["number"] for row in rows] == sorted(int(number) for number in compiled["items"])
    for row in rows:
        tiers = compiled["items"][str(row["number"])]["tiers"]
        for tier in ("outside", "report", "form", "registration"):
            assert (row[tier] is not None) == (tier in tiers)
            if row[tier]:
                assert row[tier]["rule"] == tiers[tier]
                assert len(row[tier]["sentences"]["zh"]) == len(row[tier]["sentences"]["en"]) > 0
    known = {row["id"] for row in content(folder, "questions")["rows"]}
    assert (
        facts_in([row[tier] for row in rows for tier in ("outside", "report", "form", "registration")])
        <= known
    )
    pigs = next(line for line in table(folder, "catalogue-items") if line["number"] == "3")
    assert (
        "5,000" in pigs["report_en"]
        and "5000" in pigs["report_zh"].replace(",", "")
        and json.loads(pigs["report_rule"])["op"] == "any"
    )


def facts_in(node: Any) -> set[str]:
    """Every question that a rule names."""
    if isinstance(node, dict):
        own = {node["fact"]} if isinstance(node.get("fact"), str) else set()
        return own.union(*(facts_in(part) for part in node.values()))
    return set().union(*(facts_in(part) for part in node)) if isinstance(node, list) else set()


class NewTerm(Term):
    """A term with keys of every kind that nothing in the open data was told of."""

    coined: int | None = None
    slang: Text | None = None
    heard_in: list[Identifier] = Field(default_factory=list)
    limit: Limit | None = None
    applies: Condition = None
    remarks: list[Note] = Field(default_factory=list)


def test_a_new_key_of_a_model_appears_in_every_form_by_itself(
    compiled: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary = next(dataset for dataset in DATASETS if dataset.name == "glossary")
    monkeypatch.setattr(package, "DATASETS", (replace(glossary, model=NewTerm),))
    policy = copy.deepcopy(compiled)
    rule = {"op": "yes", "fact": "polluting_project"}
    note = {"zh": "注一", "en": "a note", "standing": "reported"}
    new = {
        "coined": 1998,
        "slang": {"zh": "俗称", "en": "slang"},
        "heard_in": ["xining", "haixi"],
        "limit": {"days": 3, "unit": "day", "sense": "at_most"},
        "applies": rule,
        "remarks": [note],
    }
    policy["glossary"]["terms"][0] |= new
    export(Site(policy, ROOT / "site_src"), tmp_path / "out")
    told, bare = content(tmp_path / "out", "glossary")["rows"][:2]
    phrase = policy["facts"]["polluting_project"]["yes"]
    assert {key: told[key] for key in new} == {
        **new,
        "applies": {**phrase, "rule": rule},
        "remarks": [{"text": {"zh": "注一", "en": "a note"}, "standing": "reported"}],
    }
    assert {key: bare[key] for key in new} == {**dict.fromkeys(new), "heard_in": [], "remarks": []}
    cells = {
        "coined": "1998",
        "slang_zh": "俗称",
        "slang_en": "slang",
        "heard_in": "xining; haixi",
        "limit_days": "3",
        "limit_unit": "day",
        "limit_sense": "at_most",
        "applies_zh": phrase["zh"],
        "applies_en": phrase["en"],
        "applies_rule": json.dumps(rule, sort_keys=True, separators=(",", ":")),
        "remarks_zh": "注一",
        "remarks_en": "a note",
    }
    line = table(tmp_path / "out", "glossary")[0]
    assert {name: line[name] for name in cells} == cells
    heads, titles, first, *_ = openpyxl.load_workbook(tmp_path / "out" / "glossary.xlsx").worksheets[0].values
    in_sheet = dict(zip(heads, first, strict=True))
    assert {name: str(in_sheet[name]) for name in cells} == cells
    assert dict(zip(heads, titles, strict=True))["heard_in"] == "heard_in / heard in"
    schema = json.loads((tmp_path / "out" / "schema" / "glossary.schema.json").read_bytes())
    assert set(new) <= set(schema["$defs"]["NewTerm"]["required"])
    whole = content(tmp_path / "out", "glossary")
    assert list(problems(whole, schema, schema)) == []
    whole["rows"][0]["coined"] = "long ago"
    assert list(problems(whole, schema, schema))


def test_industry_codes_keep_their_zeros_in_a_spreadsheet(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / "catalogue-items.xlsx").worksheets[0]
    head = [cell.value for cell in sheet[1]]
    assert sheet.cell(5, head.index("codes") + 1).value.startswith("031")


def test_records_carry_standing_sources_and_dates_and_no_address_but_official_ones(
    folder: Path, compiled: dict[str, Any]
) -> None:
    official = {instrument.get("url") for instrument in compiled["instruments"]["instruments"].values()} | {
        None
    }
    bare = {"questions", "instruments", "glossary", "unknowns", "changes"}
    for name in NAMES:
        for row in content(folder, name)["rows"]:
            assert name in bare or {"standing", "sources", "effective", "record"} <= set(row)
            assert name in bare or (row["standing"] and row["sources"]), (name, row)
            assert {source["url"] for source in row.get("sources", ())} <= official
            if "record" in row:
                assert (ROOT / row["record"]).is_file(), row["record"]


def test_each_field_has_a_name_in_both_languages_and_no_name_is_left_over(folder: Path) -> None:
    used: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            used.update(node.get("properties", {}))
            for part in node.values():
                walk(part)
        elif isinstance(node, list):
            for part in node:
                walk(part)

    for name in NAMES:
        walk(json.loads((folder / "schema" / f"{name}.schema.json").read_bytes()))
    assert set(titles()) <= used


def test_the_index_names_every_file_with_its_size_and_checksum(
    folder: Path, compiled: dict[str, Any]
) -> None:
    index = json.loads((folder / "datapackage.json").read_bytes())
    assert index["version"] == compiled["hash"] and index["current_to"] == compiled["current_to"]
    named = {resource["path"]: resource for resource in index["resources"]}
    there = {path.name for path in folder.iterdir() if path.suffix in (".json", ".csv", ".xlsx")} - {
        "datapackage.json"
    }
    assert set(named) == there
    for path, resource in named.items():
        data = (folder / path).read_bytes()
        assert (
            resource["bytes"] == len(data)
            and resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        )
        if resource["format"] == "csv":
            assert [field["name"] for field in resource["schema"]["fields"]] == list(
                table(folder, path.removesuffix(".csv"))[0]
            )
    note = (folder / "LICENCE.txt").read_text("utf-8")
    assert compiled["site"]["licence"]["zh"] in note and compiled["site"]["licence"]["en"] in note


def test_csv_is_what_spreadsheets_and_rfc_4180_expect(folder: Path) -> None:
    for name in NAMES:
        raw = (folder / f"{name}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
        assert b"\n" not in raw.replace(b"\r\n", b"")


DANGEROUS = [
    "=1+1",
    "+CMD|' /C calc'!A0",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "  =1",
    "\u3000＝1+1",
    "＋1",
    '=HYPERLINK("http://x","y")',
]
NOT_RUN = ["#REF!", "-2"]
"""What is neither calculated nor a formula, and is stored as text all the same."""


def test_no_text_becomes_a_formula(compiled: dict[str, Any], tmp_path: Path) -> None:
    bad = copy.deepcopy(compiled)
    texts = [*DANGEROUS, *NOT_RUN]
    terms = bad["glossary"]["terms"][: len(texts)]
    for term, text in zip(terms, texts, strict=True):
        term["zh"] = term["en"] = term["meaning"]["zh"] = text
    bad["glossary"]["terms"] = terms
    export(Site(bad, ROOT / "site_src"), tmp_path / "out")
    lines = [line["name_zh"] for line in table(tmp_path / "out", "glossary")]
    assert lines == [*("'" + text for text in DANGEROUS), *NOT_RUN]
    sheet = openpyxl.load_workbook(tmp_path / "out" / "glossary.xlsx").worksheets[0]
    names = [row[2] for row in sheet.iter_rows(min_row=3)]
    assert [cell.value for cell in names] == texts
    assert {cell.data_type for cell in names} == {"s"}
    assert [cell.quotePrefix for cell in names] == [text in DANGEROUS for text in texts]
    with zipfile.ZipFile(tmp_path / "out" / "glossary.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_two_exports_give_the_same_bytes(folder: Path, compiled: dict[str, Any], tmp_path: Path) -> None:
    export(Site(compiled, ROOT / "site_src"), tmp_path / "again")
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*") if path.is_file()
    )
    for path in files:
        assert (folder / path).read_bytes() == (tmp_path / "again" / path).read_bytes(), path
    with zipfile.ZipFile(folder / "clocks.xlsx") as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(compiled["current_to"].encode()) == 2


def test_an_earlier_export_is_replaced_whole(compiled: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "data"
    site = Site(compiled, ROOT / "site_src")
    export(site, out)
    (out / "clocks.csv").write_text("old", encoding="utf-8")
    export(site, out)
    assert (out / "clocks.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_folder_with_other_things_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear", encoding="utf-8")
    for lang, said in (("zh", "请换一个新文件夹"), ("en", "Name a new folder")):
        assert main(["export", "--out", str(tmp_path / "home"), "--lang", lang, "--data", str(DATA)]) == 1
        assert said in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["letter.txt"]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["export", "--out", str(tmp_path / "file"), "--data", str(DATA)]) == 1
    assert (tmp_path / "file").read_text("utf-8") == "x"


def test_a_failed_export_leaves_what_was_there(compiled: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "data"
    export(Site(compiled, ROOT / "site_src"), out)
    before = (out / "clocks.json").read_bytes()
    broken = copy.deepcopy(compiled)
    broken["unknowns"]["unknowns"][0]["effect"] = None
    with pytest.raises(ValidationError):
        export(Site(broken, ROOT / "site_src"), out)
    assert (out / "clocks.json").read_bytes() == before and [path.name for path in tmp_path.iterdir()] == [
        "data"
    ]


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--out", str(tmp_path / "new" / "data"), "--lang", "en", "--data", str(DATA)]) == 0
    assert f"{len(DATASETS)} data sets" in capsys.readouterr().out
    assert (tmp_path / "new" / "data" / "datapackage.json").is_file()


def test_every_list_is_linked_from_the_page_that_shows_it(compiled: dict[str, Any]) -> None:
    site = Site(compiled, ROOT / "site_src")
    slugs = {page.slug for page in all_pages(site)}
    assert {dataset.page for dataset in DATASETS} <= slugs
    assert [dataset.name for dataset in shown_on("catalogue/item-3")] == [
        "catalogue-items",
        "catalogue-categories",
        "sensitive-areas",
    ]
    assert shown_on("search") == []


def test_the_site_holds_the_same_files(folder: Path, site_folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != MARK:
            assert (site_folder / "data" / path.relative_to(folder)).read_bytes() == path.read_bytes(), path
