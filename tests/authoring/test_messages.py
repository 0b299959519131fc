"""What pages and workers exchange is what its shapes say: no key more, none less, none that never comes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from generator.browser.check import Session
from generator.browser.tables import Tables
from generator.browser.workbench import Session as Bench
from generator.bundle import data as early
from generator.bundle.workbench import texts
from generator.library.answers import Core
from generator.library.first_answer import FirstAnswers
from generator.lint.run import load_and_lint
from generator.models.messages import basics, before_python
from generator.models.messages.check_door import CheckRequests, CheckResults
from generator.models.messages.table_door import TableRequests, TableResults
from generator.models.messages.workbench_door import BenchRequests, BenchResults
from generator.records.data import Data
from generator.rules.policy import Policy
from generator.system.canonical_json import to_json
from tests.authoring.shape import Seen
from tests.conftest import DATA

DAYS: tuple[dict[str, str], ...] = (
    {},
    {"start": "2026-11-30"},
    {"start": "2026-11-30", "submitted": "2026-12-04", "accepted": "2026-12-10"},
    {"start": "2026-11-30", "accepted": "2026-12-01"},
    {"on": "2026-08-01", "start": "2026-08-03"},
    {"on": "2019-01-01"},
)
"""No plan, a start, days that can and that cannot be kept, across a change of law, before all law held."""

FURTHER: tuple[dict[str, Any], ...] = (
    {},
    {
        "major_project": True,
        "project_stage": "design",
        "in_assessed_park": True,
        "zoning_requirements_clear": True,
    },
    {"major_project": False, "in_assessed_park": False, "zoning_requirements_clear": False},
)
"""Answers to questions of approval, services and measures."""


ELSEWHERE = (
    # Today's data leave none of these out, or have none.
    "FindOut.help", "LimitRow.note", "Question.help", "Service.how", "SourceId", "TimeLimit.statutory",
    # Questions of services, of the size and of the sea, which no verdict of these asks.
    "Question.see", "UnitName.money", "UnitName.is",
)  # fmt: skip
"""What a verdict may hold and none of these does."""


class Door:
    """A session, and the shapes of what goes through it; what comes out is held against them."""

    def __init__(self, session: Any, requests: type, results: type) -> None:
        self.session = session
        self.requests, self.results = get_type_hints(requests), get_type_hints(results)
        self.seen = Seen()

    def ask(self, op: str, **request: Any) -> Any:
        assert not list(self.seen.faults(request, self.requests[op], f"{op} asked"))
        answer = json.loads(self.session.ask(json.dumps({"op": op, **request})))
        if not answer["ok"]:
            assert not list(self.seen.faults(answer, basics.Refused, f"{op} refused"))
            return None
        assert set(answer) == {"ok", "result"}
        self.hold(op, answer["result"])
        return answer["result"]

    def hold(self, op: str, result: Any) -> None:
        faults = list(self.seen.faults(result, self.results[op], op))
        assert not faults, faults[:5]

    def never(self, op: str, *but: str) -> list[str]:
        return sorted(set(self.seen.never(self.results[op], frozenset(but))))


@pytest.fixture(scope="module")
def data() -> Data:
    return load_and_lint(DATA)


@pytest.fixture(scope="module")
def projects(data: Data) -> list[dict[str, Any]]:
    """Every scenario, and every worked case."""
    told = [
        {"on": "2026-11-23", **{k: v for k, v in scenario.request.items() if k in ("items", "facts", "on")}}
        for scenario in data.scenarios
    ]
    cases = [case.record for edition in data.editions for case in edition.cases]
    return [*told, *({"items": [case.item], "facts": case.facts} for case in cases)]


@pytest.fixture
def door(session: Session) -> Door:
    return Door(session, CheckRequests, CheckResults)


def test_each_verdict_is_what_its_shape_says(door: Door, projects: list[dict[str, Any]]) -> None:
    for i, project in enumerate(projects):
        door.ask("check", **project, **(DAYS[1] if i % 2 else {}))
    for project in projects[::40]:
        for said in FURTHER:
            for days in DAYS:
                door.ask("check", **{**project, "facts": {**project["facts"], **said}, **days})
    door.ask("check", items=[0], facts={}, description="水泥熟料")  # an item is named
    for unsure in (["in_urban_built_up_area", "areas"], ["road_works"]):
        door.ask("check", items=[119, 131], facts={}, unsure=unsure)
    for place in (["haidong/minhe"], "格尔木", ["xining/chengdong", "outside"]):
        door.ask("check", items=[3], facts={}, place=place)
    assert door.never("check", *ELSEWHERE, "PlaceContact.url", "PlaceContact.phone") == []


def test_the_small_checks(door: Door, data: Data) -> None:
    for case in data.self_check_cases:
        door.ask(case.scope, **case.request)
    door.ask("size", facts={"sector": "real_estate", "staff": 5, "revenue": 100}, on="2005-01-01")
    door.ask("major_change", facts={}, on="2005-01-01")
    shown = (
        "UnitName.is",
        "Question.see",
        "Question.help",
        "Question.none",
        "Option.class",
        "UnitName.also",
        "UnitName.each_day",
        "Citation.at",
        "Citation.url",
        "Question.given_by",
    )
    but = (
        "Option.help",
        "Question.yes",
        "Question.no",
        "Service.how",
        "SizeService.how",
        "Way.page",
        "Way.standing",
    )
    assert door.never("size", *shown, *but) == []
    assert door.never("major_change", *shown, "UnitName.money", "UnitName.en_one", "UnitName.also") == []


def test_questions(door: Door, policy: Policy) -> None:
    for number in (0, *map(int, policy.data["items"])):
        door.ask("questions", items=[number])
    assert door.never("questions", "UnitName.money", "FormQuestion.help", "FormQuestion.given_by") == []
    for scope in ("size", "major_change"):
        assert all("units" not in question for question in door.ask("questions", scope=scope))


def test_what_else_the_check_asks(door: Door, projects: list[dict[str, Any]]) -> None:
    for words in ("养猪场", "hospital", "1320", "yang zhu"):
        assert door.ask("find", text=words, top=3)
    for words, item in (("新建医院，100张床位", 108), ("330 kV line outside any sensitive area", 161)):
        assert door.ask("read", text=words, items=[item])["read"]
    assert door.ask("read", text="要不要办环评，要是上100张床位的医院", items=[108])["doubtful"]
    assert door.ask("read", text="玉树州囊谦县的医院", items=[108])["place"]
    assert len(door.ask("places")["prefectures"]) == 8
    for words in ("餐馆", "冷库", "写字楼"):
        assert door.ask("answers", text=words)
    for project in projects[::50]:
        door.ask("tree", **project)
        door.ask("write_link", **project, **DAYS[2], policy="0", was="form,open,2026-01-01")
    project = {"items": [3], "facts": {"pigs_sold_per_year": 6000, "large_scale_farm": True, "areas": []}}
    for was, policy in (("form,ordinary,2026-01-01", "0"), ("report,open,2026-01-01", None)):
        door.ask("compare", **project, was=was, policy=policy)
    assert door.ask("calendar", **project, **DAYS[1], lang="zh", link="https://example.org/#items=3")
    assert [
        op
        for op in ("find", "read", "answers", "tree", "compare", "calendar", "write_link")
        if door.never(op)
    ] == []


def test_links_and_quantities_as_typed(door: Door) -> None:
    """What was typed is read, written into a link and read back; each form of it is met."""
    for fact, text, unit, days in (
        ("hospital_beds", "100", "", ""), ("large_scale_farm", "yes", "", ""), ("areas", "none", "", ""),
        ("hydropower_capacity", "5 MW", "", ""), ("hydropower_capacity", "5", "GW", ""),
        ("meat_processed", "20", "t/d", "300"),
    ):  # fmt: skip
        assert door.ask("read_value", scope="", fact=fact, text=text, unit=unit, days=days)
    door.ask("read_value", scope="size", fact="staff", text="3")
    typed = {"meat_processed": {"text": "20", "unit": "t/d", "days": "300"}}
    written = door.ask(
        "write_link",
        items=[18],
        facts={"meat_processed": 6000},
        typed=typed,
        **DAYS[2],
        policy="0",
        was="form,open,2026-01-01",
    )
    for fragment in (
        written["fragment"] + "&on=2026-11-23&describe=x&place=golog&nonsense=1",
        "items=3",
        "items=0&areas=",
    ):
        door.ask("read_link", fragment=fragment)
    door.ask("read_link", scope="size", fragment="staff=5")
    assert [*door.never("read_value"), *door.never("read_link")] == []
    assert door.ask("read_value", fact="moon", text="1") is None


def test_every_operation_has_its_shapes(session: Session, tmp_path: Path, policy: Policy) -> None:
    assert set(get_type_hints(CheckRequests)) == set(get_type_hints(CheckResults)) == set(session.operations)
    with_tables = Session(to_json(policy.data))
    Tables(with_tables, tmp_path)
    assert (
        set(get_type_hints(TableRequests))
        == set(get_type_hints(TableResults))
        == set(with_tables.operations) - set(session.operations)
    )
    bench = Bench("{}", str(tmp_path / "policy_data"))
    assert set(get_type_hints(BenchRequests)) == set(get_type_hints(BenchResults)) == set(bench.operations)


def test_tables(policy: Policy, tmp_path: Path) -> None:
    session = Session(to_json(policy.data))
    Tables(session, tmp_path)
    door = Door(session, TableRequests, TableResults)
    assert door.ask("name_table", name="a.pdf", size=1) is None
    assert door.ask("name_table", name="a.csv", size=1)["path"]
    (tmp_path / "table.csv").write_text(
        "name,description,items,hospital_beds,环评类别\na,,108,50,登记表\nb,轻烧氧化镁,,,\n,,999,,\nd,,3,,报告书\n"
        ",,91,,登记表\n",
        "utf-8",
    )
    assert door.ask("open_table", name="a.csv", lang="en", on="2026-11-23")["total"] == 5
    rows = door.ask("answer_rows", rows=10)
    assert {row["kind"] for row in rows["shown"]} == {"decided", "choose", "bad", "open"}
    assert door.ask("close_table")["rows"] == 5
    assert door.ask("pick", row=3, items="61", facts={"project_nature": "new_build"})["row"]["chosen"] == "61"
    assert door.ask("ask_row", row=2)["questions"]
    assert door.ask("write_rows", rows=10)["done"]
    (tmp_path / "table.csv").write_text("甲,乙\n某某养猪场,x\n", "utf-8")
    assert door.ask("open_table", name="a.csv", lang="en", on="2026-11-23")["ask"]["rows"] == [1, 2]
    told = {"sheet": "", "columns": "name=A"}
    assert door.ask("open_table", name="a.csv", lang="en", on="2026-11-23", **told)["total"] == 1
    for ending in ("csv", "xlsx"):
        assert door.ask("template", items="3、53", lang="zh", ending=ending)
    whole = [op for op in door.results if op != "ask_row"]  # its questions are those of the check
    assert [op for op in whole if door.never(op)] == []


def test_the_workbench(tmp_path: Path) -> None:
    published = texts(DATA)
    door = Door(Bench(json.dumps(published), str(tmp_path / "policy_data")), BenchRequests, BenchResults)
    edits = {"catalogue/2021/02.yaml": published["catalogue/2021/02.yaml"].replace("5000", "6000", 1)}
    assert edits["catalogue/2021/02.yaml"] != published["catalogue/2021/02.yaml"]
    broken = {"clocks.yaml": "clocks: [}"}
    project = {"items": [3], "facts": {"pigs_sold_per_year": 5500, "large_scale_farm": True, "areas": []}}
    for files in (edits, broken):
        asked: dict[str, Mapping[str, Any]] = {
            "validate": {}, "impact": {"lang": "zh"}, "items": {}, "questions": {"item": 3},
            "preview": project, "diff": {},
        }  # fmt: skip
        for op, request in asked.items():
            door.ask(op, files=files, **request)
    door.ask("preview", files=edits, items=[999], facts={})
    assert [op for op in ("validate", "impact", "items", "diff") if door.never(op)] == []
    assert door.seen.shapes["ShortVerdict"] == door.seen.shapes["NoVerdict"] == 2


def test_the_lists_of_the_page(compiled: dict[str, Any]) -> None:
    seen = Seen()
    core = Core(compiled)
    assert not list(seen.faults(early.finder(compiled, core), before_python.FinderList))
    first = FirstAnswers(Policy(compiled))
    assert not list(seen.faults(first.texts(), before_python.FirstTexts))
    for item in json.loads(json.dumps(first.early())).values():
        assert not list(seen.faults(item, before_python.EarlyItem))


def _told(value: Any, hint: Any) -> Iterator[str]:
    return Seen().faults(value, hint)


@pytest.mark.parametrize(
    ("value", "hint", "wrong"),
    [
        ({"zh": "a"}, basics.Text, [".en: missing"]),
        ({"zh": "a", "en": "b", "fr": "c"}, basics.Text, [".fr: not in Text"]),
        ({"zh": "a", "en": None}, basics.Text, [".en: None is no <class 'str'>"]),
        ([], basics.Text, [": [] is no Text"]),
        (1, basics.Document, [f": 1 is none of {('report', 'form', 'registration', 'none')}"]),
        ({"a": [1]}, basics.Facts, [".a: [1] is no <class 'bool'>"]),
        (True, float, [": True is no <class 'float'>"]),
        (["a"], tuple[str, int], [": ['a'] is no list of 2"]),
    ],
)  # fmt: skip
def test_a_value_of_another_shape_is_told(value: Any, hint: Any, wrong: list[str]) -> None:
    assert [*_told(value, hint)][-1:] == wrong
