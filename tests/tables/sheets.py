"""Sheets as offices keep them, made anew in many shapes, each with what is to be read in it.

The shapes are those of published notices, forms and ledgers; every name is made up. ``python -m
tests.tables.sheets FOLDER`` writes all of them, to be looked at.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook


@dataclass(frozen=True)
class Project:
    """What is right of a row: the item (one of these comes first) and the document that it may need."""

    items: tuple[int, ...]
    document: str


@dataclass(frozen=True)
class Sheet:
    """A file, and what is to be read in it: projects by their row, rows that are none, hidden ones."""

    name: str
    make: Callable[[Path], None]
    projects: Mapping[int, Project]
    others: Mapping[str, int] = field(default_factory=dict)
    hidden: Sequence[int] = ()
    lenient: Sequence[int] = ()
    """Rows whose own class is lighter than any that is possible."""


def workbook(
    *rows: Sequence[object], merges: Sequence[str] = (), title: str = "Sheet", **how: Any
) -> Workbook:
    """A workbook of one sheet."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    for merge in merges:
        book.active.merge_cells(merge)
    for number in how.get("hidden_rows", ()):
        book.active.row_dimensions[number].hidden = True
    for letter in how.get("hidden_columns", ()):
        book.active.column_dimensions[letter].hidden = True
    return book


def xlsx(*rows: Sequence[object], **how: Any) -> Callable[[Path], None]:
    """Writes a workbook of one sheet."""
    return lambda path: workbook(*rows, **how).save(path)


def text(rows: Sequence[Sequence[object]], encoding: str, delimiter: str = ",") -> Callable[[Path], None]:
    """Writes a file of text."""

    def write(path: Path) -> None:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter).writerows(rows)
        path.write_bytes(out.getvalue().encode(encoding))

    return write


def prefixed(*rows: Sequence[object]) -> Callable[[Path], None]:
    """Writes a workbook whose sheet has its tags behind a prefix and no size, as some programs write it."""

    def write(path: Path) -> None:
        draft = path.with_suffix(".draft")
        workbook(*rows).save(draft)
        with zipfile.ZipFile(draft) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "xl/worksheets/sheet1.xml":
                    content = re.sub(rb"<dimension [^>]*/>", b"", content)
                    content = re.sub(rb"<(/?)([a-zA-Z]+)", rb"<\1x:\2", content).replace(
                        b"xmlns=", b"xmlns:x="
                    )
                new.writestr(name, content)
        draft.unlink()

    return write


def several(path: Path) -> None:
    """A cover, a hidden list of words, and the list itself on the third sheet."""
    book = Workbook()
    book.active.title = "封面"
    book.active.append(["某某县2026年重点项目"])
    words = book.create_sheet("字典")
    words.append(["报告书"])
    words.sheet_state = "hidden"
    sheet = book.create_sheet("项目清单")
    for row in (
        ["序号", "工程名称", "主要建设内容", "业主单位"],
        [1, "甲县供热站燃气锅炉改造工程", "新建2台20t/h燃气锅炉", "甲县热力公司"],
        [2, "乙乡冷水鱼养殖基地", "网箱养殖虹鳟", "乙合作社"],
    ):
        sheet.append(row)
    book.save(path)


NOTICE = xlsx(
    ["某州生态环境局关于2026年10月拟作出的建设项目环评文件审批意见的公示"],
    ["公示期：2026年10月12日-10月16日（5个工作日）"],
    ["序号", "项目\n名称", "建设地点", "建设\n单位", "环境影响\n评价机构", "项目概况", "主要环境影响及预防或者减轻不良环境影响的对策和措施", "公众参与情况"],
    [1, "子午高速K5标隧道洞渣加工再利用项目", "甲县", "第九工程公司", "某咨询公司", "本工程属新建，为临时工程，服务于高速公路路面标段内的水稳站，不得向社会供给。建设一座砂石料加工厂，年加工砂石料35万吨。", "喷淋抑尘", "/"],
    [2, "甲县乙镇河道堤防修复项目", "甲县", "甲县水利局", "某环保公司", "修复防洪堤980m，其中拆除新建防洪堤40m。", "洒水", "/"],
    [3, "丙检测公司实验室项目", "丁区", "丙检测公司", "某环保公司", "新建环境检测实验室，建筑面积260m2，产生实验废水、废气和废液。", "…", "/"],
    [4, "戊村沟道建筑弃土填埋及土地整理项目", "戊村", "己公司", "某环保公司", "开发沟道，填埋城市建筑弃土，不收容建筑垃圾、危险废物、生活垃圾。", "…", "/"],
    [5, "2026年庚县沙河生态综合治理工程", "庚县", "庚县水利中心", "某环保公司", "治理河段总长约3.1km", "…", "/"],
    merges=("A1:H1", "A2:H2"),
    title="拟审批公示",
)  # fmt: skip

PARK = xlsx(
    ["某工业园2026年重点项目环评服务台账"],
    ["填报单位：某工业园管委会", *[None] * 10, "填报日期：2026.10.20"],
    ["序号", "企业名称", "项目名称", "项目基本情况", None, None, None, "环评手续", None, None, "备注", "联系人"],
    [None, None, None, "建设性质", "行业代码", "建设内容及规模", "总投资（万元）", "环评类别", "批复文号", "批复时间"],
    ["一、新建项目"],
    [1, "甲化工公司", "年产9万吨氯酸盐项目", "新建", "2613", "建设氯酸钠生产线，年产9万吨", 70000, "报告书", "某生审〔2026〕3号", datetime(2026, 4, 6)],
    [2, "乙镁业公司", "年产1.5万吨镁基环境修复材料项目", "新建", "3099", "以水氯镁石为原料煅烧生产轻烧氧化镁，1.5万吨/年", 9000, "报告表"],
    [3, "丙新能源公司", "光伏发电项目", "新建", "4416", "60MW光伏+60MW/120MWh储能，新建110kV升压站一座", 31000, "报告表"],
    [None, None, "330kV送出线路工程", "新建", "4420", "330千伏线路25公里", 8000, "报告表", None, None, "与上同一业主"],
    [4, "丁合作社", "肉羊育肥场", "新建", "0314", "年出栏肉羊1.6万只", 700, "登记表"],
    ["二、改扩建项目"],
    [5, "戊建材公司", "商品混凝土搅拌站迁建项目", "迁建", "3021", "年产商品混凝土80万立方米，4万吨/年干粉砂浆", 2100, "报告表"],
    [6, "己汽修厂", "汽车维修项目", "扩建", "8111", "营业面积2800㎡，年用水性漆1吨", 50, "/", None, None, "暂缓"],
    ["合计", *[None] * 5, 120850],
    merges=("A1:L1", "A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:J3", "K3:K4", "L3:L4", "A5:L5", "A11:L11", "A8:A9", "B8:B9"),
    title="园区项目清单",
    hidden_rows=(13,),
)  # fmt: skip

SHEETS = (
    Sheet("notice.xlsx", NOTICE, {4: Project((56, 103), "form"), 5: Project((127, 128), "form"), 6: Project((98,), "form"), 7: Project((103,), "form"), 8: Project((128,), "form")}),
    Sheet(
        "park.xlsx",
        PARK,
        {
            6: Project((44,), "report"), 7: Project((60, 44), "form"), 8: Project((90,), "form"), 9: Project((161,), "form"),
            10: Project((3,), "report"), 12: Project((55,), "form"), 13: Project((121,), "none"),
        },
        {"section": 2, "total": 1}, hidden=(13,), lenient=(10,),
    ),
    Sheet("key_value.xlsx", xlsx(["项目名称：", "某建材公司迁建项目"], ["建设单位：", "某建材公司"], ["建设地点：", "某区"], ["环评机构：", "某环保公司"], ["项目概况：", "搬迁后年产商品混凝土90万立方米，生产工艺和生产规模不变"], ["主要环境影响：", "…"]), {1: Project((55,), "form")}),
    Sheet(
        "units.csv",
        text([["序号", "项目名称", "建设内容", "年产量", "占地面积", "是否涉及敏感区"], ["１", "甲饲料加工项目", "年产４万吨饲料加工", "4万吨/年", "30亩", "否"], ["２", "乙养猪场", "年出栏７０００头", "7,000头", "50亩", "不涉及"], ["３", "丙4S店", "汽车维修，营业面积６０００平方米", "—", "6000㎡", "/"]], "utf-8-sig"),
        {2: Project((15,), "form"), 3: Project((3,), "report"), 4: Project((121,), "form")},
    ),
    Sheet("merged.xlsx", xlsx(["项目类别", "项目名称", "年出栏生猪（其他畜禽折合成猪）"], [3, "一期养猪场", "6000"], [None, "二期养猪场", "4000头"], merges=("A2:A3",), hidden_rows=(3,)), {2: Project((3,), "report"), 3: Project((3,), "registration")}, hidden=(3,)),
    # Twelve more shapes.
    Sheet(
        "platform.xlsx",  # an investment platform's export: every project with its code and class of industry
        xlsx(
            ["项目代码", "项目名称", "项目单位", "国标行业", "建设规模及内容", "总投资(万元)", "备案日期"],
            ["2609-630000-04-01-000001", "甲县生猪屠宰场建设项目", "甲公司", "C1351 牲畜屠宰", "新建屠宰车间，年屠宰生猪12万头", 3000, "2026-09-01"],
            ["2609-630000-04-01-000002", "乙盐湖提锂项目", "乙公司", "C2613 无机盐制造", "年产2万吨碳酸锂", 90000, "2026-09-02"],
            ["2609-630000-04-01-000003", "丙页岩砖厂", "丙公司", "C3031", "年产页岩砖6000万块", 1200, "2026-09-03"],
        ),
        {2: Project((18,), "form"), 3: Project((44,), "report"), 4: Project((56,), "form")},
    ),
    Sheet(
        "ledger.xlsx",  # a ledger of approvals, with old ones and days in many hands
        xlsx(
            ["环评审批台账"],
            ["序号", "建设项目名称", "建设单位", "项目内容", "环评类别", "批复文号", "批复时间"],
            [1, "甲加油站", "甲公司", "新建加油站一座", "报告表", "某环审〔2019〕5号", "2019.5.6"],
            [2, "乙中学教学楼", "乙中学", "新建教学楼，建筑面积8000平方米", "登记表", "某环备〔2025〕1号", datetime(2025, 3, 1)],
            [3, "丙县人民医院改扩建项目", "丙医院", "新增住院床位120张", "登记表", "未批", None],
        ),
        {3: Project((119,), "form"), 4: Project((110,), "none"), 5: Project((108,), "form")},
        lenient=(5,),
    ),
    Sheet(
        "tabs_gb18030.csv",  # text from an old program, with a title above
        text([["某县建设项目情况表", "", "", ""], ["", "", "", ""], ["序号", "项目名称（全称）", "主要建设内容", "单位名称"], ["1", "甲镇生活污水处理厂", "日处理污水800吨", "甲镇"], ["2", "乙马铃薯淀粉加工项目", "年产淀粉5000吨", "乙公司"]], "gb18030", "\t"),
        {4: Project((95,), "form"), 5: Project((20,), "form")},
    ),
    Sheet("prefixed.xlsx", prefixed(["*项目名称", "建设内容", "备注"], ["甲风电场50MW", "新建50MW风力发电场及110kV升压站", ""], ["乙汽车维修", "营业面积7000平方米，年用溶剂型漆3吨", "x"]), {2: Project((90,), "form"), 3: Project((121,), "form")}),
    Sheet(
        "three_rows.xlsx",  # a header of three rows
        xlsx(
            ["某市项目环评情况统计表"],
            ["序号", "项目信息", None, None, "环保手续"],
            [None, "基本信息", None, "建设情况", "环评"],
            [None, "项目名称", "建设单位", "主要建设内容及规模", "环评文件类型"],
            [1, "甲砂石料场开采项目", "甲公司", "年开采砂石12万立方米", "报告表"],
            [2, "乙危险废物收集贮存项目", "乙公司", "废矿物油收集贮存，年收集2000吨", "报告表"],
            merges=("A1:E1", "A2:A4", "B2:D2", "B3:C3"),
        ),
        {5: Project((11,), "form"), 6: Project((101,), "form")},
    ),
    Sheet("several.xlsx", several, {2: Project((91,), "form"), 3: Project((5,), "form")}),
    Sheet(
        "units_in_heading.xlsx",
        xlsx(["工程名称", "产品方案", "年产量（万吨）", "占地（亩）", "存栏生猪（其他畜禽折合成猪）（万头）"], ["甲菜籽油压榨厂", "菜籽油", 0.3, 20, None], ["乙规模化生猪养殖场", "生猪", None, 90, "0.4"], hidden_columns=("D",)),
        {2: Project((16,), "form"), 3: Project((3,), "report")},
    ),
    Sheet(
        "form.xlsx",  # a form of two pairs a row
        xlsx(["建设项目登记信息"], ["项目名称", "甲牦牛乳制品加工厂", "建设单位", "甲公司"], ["建设地点", "某县", "行业代码", "1440"], ["建设性质", "新建", "总投资", "800万元"], ["建设内容及规模", "年产酸奶500吨"]),
        {2: Project((22,), "form")},
    ),
    Sheet("side_by_side.xlsx", xlsx(["项目名称", "甲藏香厂", "乙塑料制品厂"], ["建设单位", "甲公司", "乙公司"], ["建设内容", "年产藏香20吨", "年产塑料管2000吨，注塑"], ["总投资", "100", "600"]), {2: Project((46,), "form"), 3: Project((53,), "form")}),
    Sheet(
        "pages.xlsx",  # pages pasted one below the other
        xlsx(
            ["序号", "项目名称", "建设内容", "备注"],
            [1, "甲石材加工厂", "年加工石材2万平方米"],
            [2, "乙生物质颗粒项目", "年产生物质颗粒1万吨"],
            ["小计", None, None, "2个"],
            ["序号", "项目名称", "建设内容", "备注"],
            [3, "丙动物医院", "设手术室"],
            ["合计", None, None, "3个"],
            ["填表人：张某　审核人：李某"],
        ),
        {2: Project((56,), "form"), 3: Project((43,), "form"), 6: Project((123,), "form")},
        {"total": 2, "header": 1, "note": 1},
    ),
    Sheet(
        "peoples_words.xlsx",  # people's words for what is asked, and claims that no item fits
        xlsx(
            ["项目名称", "项目类别", "建设性质", "企业规模", "项目阶段", "建设内容"],
            ["甲青稞酒厂", "鼓励类", "技改", "小微", "前期", "年产青稞酒2000千升"],
            ["乙家具厂", "限制类", "改扩建", "小型", "在建", "年产家具3000套，年用水性漆8吨"],
            ["年产40万吨水泥熟料", "0", "新建", "大型", "", ""],
            ["丙塑料厂", "没有", "续建", "微型", "设计", "塑料制品"],
        ),
        {2: Project((25,), "form"), 3: Project((36,), "form"), 4: Project((0,), "report"), 5: Project((0,), "form")},
    ),
    Sheet(
        "english.csv",
        text([["Projects of the county, 2026"], [], ["No", "Project title", "Scope of works", "Owner"], ["1", "Cement clinker plant", "400,000 t of cement clinker a year", "A"], ["2", "County hospital", "a hospital with 120 beds", "B"]], "utf-8"),
        {4: Project((54,), "report"), 5: Project((108,), "form")},
    ),
)  # fmt: skip


def main(folder: Path) -> None:
    """Write every sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        sheet.make(folder / sheet.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
