"""Every point of the check list: what makes it warn or fail, on real data with one slip, and on small folders of pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from generator.review import site_points as made
from generator.review.data_points import NAMES, Looked, look, points
from generator.review.point import Point
from generator.review.point_text import as_json, text
from tests.data.casebook import copy_data

IN_THE_DATA = {
    "data": (
        "fail",
        "clocks.yaml",
        "    kind: promised\n    runs_from: accepted\n",
        "    kidn: promised\n    runs_from: accepted\n",
    ),
    "languages": ("fail", "services.yaml", "one such day helped 33 firms", "one such day helped 34 firms"),
    "links": ("fail", "penalties.yaml", "instrument: ", "instrument: no_such_"),
    "proof": ("fail", "catalogue/2021/02.yaml", "    rest: outside\n", ""),
    "scenarios": ("fail", "scenarios/across_items.yaml", "document: report", "document: registration"),
    "cases": ("fail", "cases/2021/02.yaml", "document: registration", "document: report"),
    "counts": ("fail", "measures.yaml", "declared: 10", "declared: 9"),
    "dates": (
        "warn",
        "clocks.yaml",
        'effective: {from: "2022-08-11"}',
        'effective: {from: "2022-08-11", until: "2026-12-24"}',
    ),
    "citations": (
        "warn",
        "instruments.yaml",
        '    dated: "2026-03-12"\n',
        '    dated: "2026-03-12"\n    verified: "2026-03-12"\n',
    ),
    "standing": ("warn", "clocks.yaml", "    standing: reported\n", "    standing: unconfirmed\n"),
    "address": ("pass", "site.yaml", 'base_url: ""', "base_url: https://eia.qinghai.gov.cn"),
}
"""By point: how it comes out, and the slip: file, what stands there first, what stands there afterwards."""


def looked_at(root: Path) -> dict[str, Point]:
    """The points on the data of a folder, by id."""
    data = load_and_lint(root)
    if any(finding.severity == "error" for finding in data.findings):
        found = points(data, Looked(tuple(data.findings), whole=False))
    else:
        found = points(data, look(data, compile_data(data, index=False)))
    return {point.id: point for point in found}


@pytest.fixture(scope="module")
def untouched() -> dict[str, Point]:
    """The points on the real data."""
    from tests.conftest import DATA

    return looked_at(DATA)


@pytest.mark.parametrize("name", sorted(IN_THE_DATA))
def test_a_slip_is_seen_at_its_point(name: str, tmp_path: Path, untouched: dict[str, Point]) -> None:
    outcome, file, before, after = IN_THE_DATA[name]
    root = copy_data(tmp_path)
    whole = (root / file).read_text("utf-8")
    assert before in whole
    (root / file).write_text(whole.replace(before, after, 1), "utf-8")
    found = looked_at(root)[name]
    assert found.outcome == outcome
    assert found.outcome != untouched[name].outcome or found.said != untouched[name].said
    assert found.said["zh"] and found.said["en"]


def test_nothing_fails_in_the_real_data(untouched: dict[str, Point]) -> None:
    assert set(untouched) == set(NAMES) and len(untouched) >= 10
    assert {point.outcome for point in untouched.values()} <= {"pass", "warn"}
    assert all(
        untouched[name].outcome == "pass"
        for name in ("data", "languages", "links", "proof", "scenarios", "cases")
    )


def test_what_could_not_be_looked_at_is_not_passed(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    (root / "clocks.yaml").write_text("clocks: [", "utf-8")
    found = looked_at(root)
    assert found["data"].outcome == "fail"
    assert {
        found[name].outcome
        for name in ("proof", "scenarios", "cases", "citations", "standing", "dates", "address")
    } == {"skip"}
    assert as_json(list(found.values()))["outcome"] == "fail"


PAGE = '<!doctype html><html><head><link rel="stylesheet" href="{up}site.css"></head><body><a href="{up}about/">about</a><a href="https://www.mee.gov.cn/">x</a></body></html>'


def pages(folder: Path) -> Path:
    """A small site in order: two pages in two languages."""
    for name, up in (
        ("index.html", ""),
        ("about/index.html", "../"),
        ("en/index.html", "../"),
        ("en/about/index.html", "../../"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(up=up), "utf-8")
    (folder / "site.css").write_text("", "utf-8")
    return folder


def of(folder: Path, own: str = "") -> dict[str, Point]:
    return {point.id: point for point in made.points(folder, own)}


def test_pages_in_order(tmp_path: Path) -> None:
    assert {point.outcome for point in of(pages(tmp_path)).values()} == {"pass"}


def test_a_page_in_one_language(tmp_path: Path) -> None:
    shutil.rmtree(pages(tmp_path) / "en" / "about")
    found = of(tmp_path)["pages"]
    assert found.outcome == "fail" and "about/index.html" in found.said["en"]


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (pages(tmp_path) / "about" / "index.html").write_text('<a href="../nowhere/">x</a>', "utf-8")
    found = of(tmp_path)["targets"]
    assert found.outcome == "fail" and "about/index.html → ../nowhere/" in found.said["zh"]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.net/x.js"></script>',
        '<img alt="" src="//cdn.net/x.png">',
        '<link rel="stylesheet" href="http://cdn.net/x.css">',
    ],
)
def test_something_from_elsewhere(tmp_path: Path, html: str) -> None:
    (pages(tmp_path) / "index.html").write_text(html, "utf-8")
    assert of(tmp_path)["hosts"].outcome == "fail"
    assert of(tmp_path, "https://guide.gov.cn")["hosts"].outcome == "fail"


def test_the_own_address_is_not_elsewhere(tmp_path: Path) -> None:
    (pages(tmp_path) / "index.html").write_text(
        '<link rel="icon" href="https://guide.gov.cn/favicon.svg">', "utf-8"
    )
    assert of(tmp_path, "https://guide.gov.cn")["hosts"].outcome == "pass"


@pytest.mark.parametrize("name", ["LARGEST_PAGE", "LARGEST_SITE"])
def test_too_heavy(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, name, 10)
    assert of(pages(tmp_path))["size"].outcome == "warn"


@pytest.mark.parametrize(("differ", "outcome"), [([], "pass"), (['item 3 {"areas": []}'], "fail")])
def test_a_first_answer_that_is_not_the_cores(tmp_path: Path, differ: list[str], outcome: str) -> None:
    manifest = tmp_path / "assets" / "check" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps({"first": {"items": 173, "compared": 7130, "differ": differ}}), "utf-8")
    point = {point.id: point for point in made.points(tmp_path)}["first"]
    assert point.outcome == outcome
    assert all(one in point.said["en"] for one in differ)


def test_in_words_what_failed_comes_first(tmp_path: Path) -> None:
    shutil.rmtree(pages(tmp_path) / "en" / "about")
    found = made.points(tmp_path)
    assert text(found, "en").splitlines()[1].startswith("  fail  each page in both languages")
    assert text(found, "zh").splitlines()[:2][1].startswith("  不通过  每页两种语言")


def test_a_build_that_fails_prints_the_list_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_data(tmp_path)
    file = root / "clocks.yaml"
    file.write_text(
        file.read_text("utf-8").replace("    kind: promised\n", "    kidn: promised\n", 1), "utf-8"
    )
    out = tmp_path / "public"
    out.mkdir()
    (out / "index.html").write_text("the old site", "utf-8")
    assert main(["build", "--data", str(root), "--out", str(out), "--json", "--lang", "en"]) == 1
    printed = capsys.readouterr()
    said = json.loads(printed.out)
    assert said["outcome"] == "fail" and [
        point["id"] for point in said["points"] if point["outcome"] == "fail"
    ] == ["data"]
    assert "clocks.yaml" in printed.err and (out / "index.html").read_text("utf-8") == "the old site"
