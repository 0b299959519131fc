"""Headers of a table of projects."""

from __future__ import annotations

import pytest

from generator.rules.errors import InputErrors
from generator.rules.policy import Policy
from generator.tables.columns import NAMES, Column, Headers, called, letters
from generator.tables.guide import guides
from generator.tables.headings import OURS, result_headers
from tests.rules.real import real_policy
from tests.rules.small import compiled, facts, policy

HEADERS = Headers(policy())


def kinds(*cells: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(column.kind, column.facts) for column in HEADERS.read(cells, 1)]


def refused(*cells: str) -> list[str]:
    with pytest.raises(InputErrors) as caught:
        HEADERS.read(cells, 4)
    assert all(mistake.zh and mistake.en for mistake in caught.value.errors)
    return [mistake.code for mistake in caught.value.errors]


@pytest.mark.parametrize("cell", ["项目类别", " 项目 类别*", "Item", "ITEMS:", "item number", "名录编号"])
def test_items_in_many_words(cell: str) -> None:
    assert kinds(cell) == [("items", ())]


@pytest.mark.parametrize(
    "cell", ["herd", "Herd?", "【herd】", "herd (head)", "Herd [HEAD]", "【herd】（head）", "herd?（head）"]
)
def test_a_question_by_id_name_or_sentence_with_its_unit(cell: str) -> None:
    assert kinds("items", cell)[1] == ("fact", ("herd",))


def test_brackets_behind_a_question_that_is_no_number_are_a_remark() -> None:
    assert kinds("items", "plating (yes/no)")[1] == ("fact", ("plating",))


def test_what_the_program_itself_supplies_is_no_column() -> None:
    assert kinds("items", "document")[1] == ("other", ())


def test_results_of_an_earlier_run_are_known_in_either_language() -> None:
    found = kinds("items", *result_headers("zh"), *result_headers("en"), "result: x")
    assert {kind for kind, _ in found[1:-1]} == {*OURS} and found[-1] == ("other", ())
    assert [kind for kind, _ in found].count("chosen") == 2, "the items chosen then, in either language"


def test_a_unit_that_is_not_known_makes_no_question_of_a_column() -> None:
    assert kinds("items", "herd (kg)", "paint (kg)")[1:] == [("other", ()), ("other", ())]


def test_a_unit_in_the_header_is_that_of_the_figures() -> None:
    columns = Headers(real_policy()).read(
        ["项目类别", "存栏生猪（其他畜禽折合成猪）（万头）", "年出栏生猪（其他畜禽折合成猪）（头/年）"], 1
    )
    assert [column.unit for column in columns] == ["", "万头", ""]
    assert [column.kind for column in columns] == ["items", "fact", "fact"]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("建设项目名称", "name"),
        ("*项目名称", "name"),
        ("项目\n名称", "name"),
        ("项目名称（全称）", "name"),
        ("批复名称", "name"),
        ("建设内容及规模", "description"),
        ("建设内容", "description"),
        ("年产量（万吨）", "description"),
        ("国民经济行业代码", "code"),
        ("环评类别", "class"),
        ("环评", "class"),
        ("环评批复文号", "approval"),
        ("总投资（万元）", "aside"),
    ],
)
def test_headings_of_offices(cell: str, kind: str) -> None:
    assert HEADERS.read(["items", cell], 1)[1].kind == kind


def test_a_heading_over_several_lines_is_repeated_on_one() -> None:
    with pytest.raises(InputErrors) as caught:
        HEADERS.read(["items", "herd\n (head)", "herd"], 1)
    (mistake,) = caught.value.errors
    assert "“herd (head)”" in mistake.en and "“herd (head)”" in mistake.zh


def test_a_second_name_describes_the_project() -> None:
    assert [kind for kind, _ in kinds("项目名称", "批复名称")] == ["name", "description"]


def test_two_columns_for_the_same_thing_are_refused() -> None:
    assert refused("items", "item", "herd", "herd (head)") == ["twice", "twice"]


def test_a_table_without_items_names_or_descriptions_is_refused() -> None:
    assert refused("herd", "x") == ["no-items"]


def test_too_many_columns_are_refused() -> None:
    assert refused("items", *["x"] * 2000) == ["too-many"]


def test_a_sentence_that_asks_several_questions_keeps_them_all() -> None:
    shared = facts()
    shared["registered"]["ask"] = shared["plating"]["ask"] = {"zh": "有吗？", "en": "Is there?"}
    headers = Headers(policy(**compiled(facts=shared)))
    assert headers.read(["items", "有吗"], 1)[1].facts == ("registered", "plating")


def test_how_much_of_a_header_is_understood() -> None:
    assert HEADERS.known(["items", "herd", "x", result_headers("zh")[0], ""]) == 2


@pytest.mark.parametrize(
    ("cell", "near"), [("herds", "herd"), ("descriptoin", "description"), ("price", None)]
)
def test_a_header_that_is_nearly_right(cell: str, near: str | None) -> None:
    assert HEADERS.like(Column(0, cell, "other"), "en") == near


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_a_spreadsheet(index: int, name: str) -> None:
    assert letters(index) == name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_heading_of_the_template_is_understood_as_what_it_is(lang: str) -> None:
    _, told = guides(real_policy())
    for guide, column in zip(
        told, Headers(real_policy()).read([guide.heading[lang] for guide in told], 1), strict=True
    ):
        assert (column.kind, column.facts) == (
            (guide.kind, ()) if guide.kind in NAMES else ("fact", (guide.id,))
        )


def test_a_question_whose_name_means_another_column_is_called_by_its_whole_sentence() -> None:
    records = facts()
    records["plating"]["name"] = {"zh": "项目", "en": "plating"}
    headers = Headers(policy(**compiled(facts=records)))
    assert [column.kind for column in headers.read(["items", "项目"], 1)] == ["items", "name"]
    assert called(records["plating"]) == {"zh": "【plating?】", "en": "plating"}
    assert headers.read(["items", "【plating?】"], 1)[1].facts == ("plating",)


OF_OTHERS = [
    "联系电话",
    "建设单位统一社会信用代码",
    "环保投资占比",
    "监管级别",
    "环保投资（万元）",
    "审批部门",
    "备案机关",
    "法定代表人",
    "联系人及电话",
    "建设地点详情",
    "年度投资计划",
    "资金来源",
    "所属园区",
    "包联领导",
    "环评编制单位名称",
    "验收时间",
    "排污许可证编号",
    "产能置换方案",
    "生产规模变化情况",
    "项目类型",
    "工程进度",
    "产品产量（上年）",
    "员工人数",
    "行业主管部门",
    "行业主管部门代码",
    "项目园区名称",
    "工程部门名称",
    "环评批复机关",
    "能评批复文号",
    "水保批复文号",
    "用地批复日期",
    "立项批复文号",
    "项目名称变更情况",
    "主要产品价格",
]
"""Headings of offices' sheets, of what is not asked here."""


@pytest.mark.parametrize("heading", OF_OTHERS)
def test_a_heading_of_something_else_is_taken_for_none_of_ours(indexed: Policy, heading: str) -> None:
    assert Headers(indexed).kind(heading) in ("other", "aside")


@pytest.mark.parametrize("heading", ["项目单位名称", "项目法人单位", "项目业主名称"])
def test_the_name_of_a_firm_is_no_name_of_a_project(indexed: Policy, heading: str) -> None:
    assert Headers(indexed).kind(heading) == "owner"
