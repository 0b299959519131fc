"""Facts read out of sentences; the labels are explained at the head of reading.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.finder.read import FactReader, read
from generator.lint.run import compile_policy
from generator.rules.policy import Policy
from tests.finder.measure_read import asked_about, counted

HERE = Path(__file__).parent
SILENT_AT_MOST = 0.035
"""What is read in a context only: sizes, animals to be slaughtered."""

NOTES = re.compile(r"（[^）]*）|\([^)]*\)")
GAS = {"boiler_fuels": ["natural_gas"]}


@cache
def policy() -> Policy:
    return Policy(compile_policy(HERE.parents[1] / "policy_data"))


def facts(text: str, *items: int) -> dict[str, Any]:
    found: dict[str, Any] = read(policy(), text, items)["facts"]
    return found


LABELLED = ["reading", "reading_sealed", "reading_more", "reading_own", "reading_second", "reading_third"]


@pytest.mark.parametrize("name", LABELLED)
def test_labelled_sentences(name: str) -> None:
    sentences = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    total = counted(policy(), sentences)
    assert total.precision >= 0.995, total
    assert total.recall >= 0.95, total
    offered, _ = asked_about(policy(), sentences)
    assert (total.right + offered) / (total.right + total.missed) >= 0.97, total


@pytest.mark.parametrize("name", ["reading_fourth", "reading_fifth", "reading_sixth"])
def test_labelled_sentences_of_others_are_not_read_wrong(name: str) -> None:
    sentences = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    total = counted(policy(), sentences)
    assert total.wrong == 0 and total.recall >= 0.88, total


@pytest.mark.parametrize(
    ("text", "item", "value"),
    [
        ("床位１００张", 108, {"hospital_beds": 100}),
        ("新建医院，床位五十张", 108, {"hospital_beds": 50, "project_nature": "new_build"}),
        ("110kV变电站扩建为330千伏", 161, {"line_voltage": 330}),
        ("年出栏生猪3千头", 3, {"livestock_kind": "pigs", "pigs_sold_per_year": 3000}),
        ("不建加油站", 119, {"fuel_station": False}),
        ("床位由200张增至350张", 108, {"hospital_beds": 150}),
        ("改扩建后床位达到600张", 108, {"project_nature": "expansion"}),
        ("现有床位300张、新增80张床位", 108, {"hospital_beds": 80}),
        ("变电站：330/110/35kV", 161, {"line_voltage": 330}),
        ("电压等级由35kV提升到110kV", 161, {"line_voltage": 110}),
        (
            "存栏生猪400头、出栏800头",
            3,
            {"livestock_kind": "pigs", "pigs_in_stock": 400, "pigs_sold_per_year": 800},
        ),
        ("存栏200头牦牛", 3, {"livestock_kind": "yaks", "animals_in_stock": 200}),
        ("we sell 2,000 sheep a year", 3, {"livestock_kind": "sheep_goats", "animals_sold_per_year": 2000}),
        ("新上15吨燃气锅炉", 91, {**GAS, "gas_boiler_capacity": 15}),
        (
            "新上3台15吨燃气锅炉，拆除2台10吨燃煤锅炉",
            91,
            {**GAS, "gas_boiler_capacity": 45, "replaces_old_works": True},
        ),
        ("35吨燃煤锅炉改天然气锅炉", 91, {**GAS, "replaces_old_works": True}),
        (
            "没有拆除旧锅炉，新上4吨天然气锅炉",
            91,
            {**GAS, "replaces_old_works": False, "gas_boiler_capacity": 4},
        ),
        ("两台天然气锅炉，每台4蒸吨", 91, {**GAS, "gas_boiler_capacity": 8}),
        ("装机由8000千瓦增到9600千瓦", 88, {"hydropower_capacity": 1600}),
        ("两千吨溶剂型涂料", 66, {"solvent_coating": 2000}),
        ("不是新建而是技改", 108, {"project_nature": "reconstruction"}),
        ("没有住院床位但有实验楼，建筑面积300平方米", 110, {"floor_area": 300}),
        ("twenty inpatient beds", 108, {"hospital_beds": 20}),
        ("a reservoir of 1.2 million cubic metres", 124, {"reservoir_storage": 1_200_000}),
        ("from 20 beds extended to 50 beds", 108, {"hospital_beds": 30}),
        ("装机3万5千千瓦的水电站", 88, {"hydropower_capacity": 35_000}),
        ("引水式电站，6000千瓦", 88, {"hydropower_capacity": 6000}),
        ("养老院建筑面积1万2平米", 110, {"floor_area": 12_000}),
        ("总库容2亿3千万立方米", 124, {"reservoir_storage": 230_000_000}),
        ("风机50台，总装机250兆瓦", 90, {"wind_power_capacity": 250_000}),
        ("风机50台，单机5兆瓦", 90, {"wind_power_capacity": 250_000}),
        ("年产白酒由3000千升提高到4500千升", 25, {"liquor_capacity": 1500}),
        ("年用溶剂型漆2吨、稀释剂0.5吨", 33, {"solvent_coating": 2.5}),
        ("养羊五百只，还有蛋鸡三千只", 3, {"livestock_kind": "several_kinds"}),
        ("织造，不染色也不印花", 28, {"dyeing_and_printing": []}),
        ("占引水断面天然年径流量百分之十二点五，引水", 126, {"diversion_share_of_runoff": 12.5}),
        ("sixty more beds", 108, {"hospital_beds": 60}),
        ("seventeen inpatient beds", 108, {"hospital_beds": 17}),
        ("原有床位80张，本次再增加40张", 108, {"hospital_beds": 40}),
        ("离330千伏变电站2公里，本工程110千伏线路", 161, {"line_voltage": 110}),
        ("总装机25MW，5台风机", 90, {"wind_power_capacity": 25_000}),
        ("电镀全部外协", 66, {"electroplating": False}),
        ("溶剂型涂料每年6吨（含稀释剂1.5吨）", 66, {"solvent_coating": 6}),
        ("two footbridges", 131, {"urban_road_parts": ["footbridge"]}),
        ("四级公路升级为三级公路", 130, {"road_class": "class_3"}),
        ("医院床位一百〇八张", 108, {"hospital_beds": 108}),
        ("屠宰牛羊，猪不杀", 18, {"slaughtered_animals": ["beef_cattle", "mutton_sheep"]}),
        ("热镀锌，无铬钝化", 67, {"galvanising_with_passivation": True}),
        ("锅炉煤改电", 91, {"boiler_fuels": ["electricity_or_none"]}),
    ],
)
def test_what_is_said_is_read(text: str, item: int, value: dict[str, Any]) -> None:
    assert facts(text, item) == value


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("床位100到200张", 108),
        ("fifty turbines near the lake, 250 MW", 90),
        ("风机50台，5兆瓦", 90),
        ("250兆瓦，5台机组，风电机组", 88),
        ("水库每年供水500万立方米", 124),
        ("规划床位500张，一期先建200张", 108),
        ("CT机房装修，不买CT", 172),
        ("水电站装机3万5千瓦", 88),
        ("给县里自来水厂换水泵", 94),
        ("水电站装机三万五千瓦", 88),
        ("医院一期400床，二期300床，一共700张", 108),
        ("打井20眼，每眼日取地下水500方", 129),
        ("raise a reservoir from 4 to 6 million m3", 124),
        ("销售Ⅲ类射线装置", 172),
        ("羊肉分割", 18),
        ("污水处理站8座，每座日处理300吨", 95),
        ("牛羊混养，牛50头，羊300只", 3),
        ("fewer than 20 new beds", 108),
        ("hospital has 300 beds today", 108),
        ("原有床位300张", 108),
        ("医院，新建还是扩建没定", 108),
        ("饲料加工每天20吨", 15),
        ("12345", 108),
        ("🏥🛏️", 108),
        ("", 108),
        ("床" * 5000, 108),
        ("一" * 5000, 108),
        ("1," * 2500, 108),
        ("1吨" * 2500, 108),
        ("from 1 to " * 500, 108),
        ("隔壁医院有500张床位", 108),
        ("床位一两百张", 108),
        ("床位100多张", 108),
        ("床位近百张", 108),
        ("床位三十至五十张", 108),
        ("如果批得下来就扩建", 108),
        ("不仅扩建", 108),
        ("加工饲料每小时30吨", 15),
        ("远期床位500张", 108),
        ("旧轮胎翻新", 52),
        ("外购熟料", 54),
        ("电镀厂旁边", 66),
        ("距自然保护区5公里", 130),
        ("城市湿地公园", 114),
        ("一、加油 二、洗车 三、汽修 四、饭店 五、宾馆 六、养殖 七、砖厂 八、学校 九、诊所 十、超市", 108),
    ],
)
def test_ranges_past_doubt_and_noise_state_nothing(text: str, item: int) -> None:
    assert facts(text, item) == {}


TRADES = {
    "zh": "加油站、汽修店、饭店、宾馆、养殖场、砖厂、学校、诊所、超市、洗车场",
    "en": "a car wash, a clinic, a school, a brick works, a hotel, a bakery, a mill, a farm, a shop and a bar",
}


@pytest.mark.parametrize(
    ("text", "item", "value"),
    [
        ("不建加油站", 119, {"fuel_station": False}),
        ("we are not building a filling station", 119, {"fuel_station": False}),
        ("不涉及电镀", 66, {"electroplating": False}),
        ("no electroplating", 66, {"electroplating": False}),
        ("原有两台10吨燃煤锅炉", 91, {}),
        ("there used to be two coal boilers of 10 t/h", 91, {}),
        ("医院床位100张，床位200张", 108, {}),
        ("a hospital with 100 beds, a hospital with 200 beds", 108, {}),
        ("建加油站，不建加油站", 119, {}),
        ("１２３４５　６７８９", 108, {}),
        ("12,345 6.7 89%", 108, {}),
        ("🐂🐂🐂", 3, {}),
        ("🏭⚡️", 90, {}),
        ("醫院床位100張", 108, {"hospital_beds": 100}),
        ("医院 with 100 inpatient beds 床位", 108, {"hospital_beds": 100}),
        ("医院" + "，有花园" * 500 + "，床位100张", 108, {}),
        ("hospital" + ", with a garden" * 150 + ", 100 beds", 108, {}),
        (TRADES["zh"], 108, {}),
        (TRADES["en"], 108, {}),
    ],
)
def test_nothing_is_read_that_is_not_said(text: str, item: int, value: dict[str, Any]) -> None:
    """In both languages: what is denied is denied, what was is not read, nor what is beyond the length read."""
    assert facts(text, item) == value


def own_sentences() -> Iterator[tuple[str, str, Any]]:
    """For every fact that items ask, sentences in its own words, and the value that they state."""
    for name, fact in FactReader(policy(), range(1, 200)).facts.items():
        for lang in ("zh", "en"):
            named = NOTES.sub("", fact["name"][lang]).strip()
            for answer in ("yes", "no") if fact["type"] == "yes_no" else ():
                yield name, fact[answer][lang], answer == "yes"
            if fact["type"] == "number":
                yield name, f"{named} 50 {fact['unit_name'][lang]}", 50
            for option in fact["options"] or ():
                if re.search(r"[,;；]", option[lang]):
                    continue  # a list of works, which nobody writes as one
                where = {"zh": "在", "en": "in "}[lang] if fact["type"] == "areas" else ""
                yield name, where + option[lang], option["id"] if fact["type"] == "choice" else [option["id"]]


def test_every_question_is_read_from_its_own_words() -> None:
    asking = {
        name: n
        for n in map(int, policy().items(policy().current))
        for name in FactReader(policy(), [n]).facts
    }
    silent, wrong, said = set(), [], list(own_sentences())
    for name, text, value in said:
        reading = read(policy(), text, [asking[name]])
        found = reading["facts"]
        if name not in {*found, *(one["fact"] for one in reading["doubtful"])}:
            silent.add((name, text))
        elif found.get(name, value) != value:
            wrong.append((text, found[name]))
    assert wrong == [], wrong
    assert len(silent) <= SILENT_AT_MOST * len(said), sorted(silent)


@pytest.mark.parametrize(
    ("text", "item", "fact", "value"),
    [
        ("汽修店有喷漆房，可能用油性漆2吨", 121, "solvent_coating", 2),  # supposed
        ("住院床位100张吗", 108, "hospital_beds", 100),  # asked
        (
            "报废汽车拆解，旁边一间房放废电池",
            85,
            "scrap_kinds",
            ["waste_batteries", "scrapped_motor_vehicles"],
        ),
        ("修车场地600平米", 121, "repair_business_area", 600),  # an amount without its name
        (
            "格尔木50MW光伏电站",
            90,
            "wind_solar_other_power",
            ["ground_pv_station"],
        ),  # nearly always on the ground
        ("格尔木50MW光伏电站", 90, "ground_pv_capacity", 50000),
        ("a 20 MW photovoltaic power plant", 90, "ground_pv_capacity", 20000),
    ],
)
def test_what_is_doubtful_is_offered_and_not_claimed(text: str, item: int, fact: str, value: Any) -> None:
    reading = read(policy(), text, [item])
    assert fact not in reading["facts"]
    offered = {one["fact"]: one["value"] for one in reading["doubtful"]}
    assert (sorted(offered[fact]) if isinstance(value, list) else offered[fact]) == (
        sorted(value) if isinstance(value, list) else value
    )


@pytest.mark.parametrize(
    ("text", "item", "settled"),
    [
        ("养200头牦牛要办环评吗？", 3, {"livestock_kind": "yaks", "animals_in_stock": 200}),
        ("医院有100张床位需要办环评吗", 108, {"hospital_beds": 100}),
        ("Do we need an EIA for a 60-bed hospital?", 108, {"hospital_beds": 60}),
        ("县医院新建住院楼，增加床位120张，要不要写报告表？", 108, {"hospital_beds": 120}),
        ("有住院床位100张吗？", 108, {}),
    ],
)
def test_to_ask_whether_an_eia_is_needed_doubts_nothing_else(
    text: str, item: int, settled: dict[str, Any]
) -> None:
    assert facts(text, item) == settled


@pytest.mark.parametrize(
    ("text", "item", "fact"),
    [
        ("医院200张床位已经办理审批手续", 108, "hospital_beds"),  # approved long since
        ("医院200张床位已办理环评", 108, "hospital_beds"),
        ("solar panels on our roof, 2 MW", 90, "wind_solar_other_power"),  # of a firm, or of a house
        ("格尔木50MW光伏电站", 90, "ground_pv_capacity"),
        (
            "在县城里新建加油站",
            119,
            "in_urban_built_up_area",
        ),  # whether county towns count is not established
        ("用酒精提取黄芪，再浓缩", 48, "chinese_medicine_process"),  # nobody said that there is nothing else
        ("枸杞切片晒干打包", 48, "chinese_medicine_process"),
    ],
)
def test_what_is_not_said_is_not_read(text: str, item: int, fact: str) -> None:
    assert fact not in facts(text, item)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("10吨燃煤锅炉和6吨燃气锅炉", 91),
        ("改建，住院床位100张", 108),
        ("存栏生猪400头、出栏800头", 3),
        ("农光互补光伏电站20MW", 90),
    ],
)
def test_what_is_read_firmly_is_not_offered_again(text: str, item: int) -> None:
    reading = read(policy(), text, [item])
    assert {*reading["facts"]}.isdisjoint(one["fact"] for one in reading["doubtful"])


def test_each_fact_tells_its_words() -> None:
    found = read(policy(), "改建，住院床位100张", [108])
    assert [entry["fact"] for entry in found["read"]] == list(found["facts"])
    assert {entry["words"] for entry in found["read"]} == {"改建", "100张"}


ELSEWHERE = {
    "zh": "{}由别的公司建设|产品卖给{}|西侧为{}|依托园区{}|废水排入{}|{}另行办理环评|{}不在本次范围|{}二期再建"
    "|{}已取得环评批复|不同于{}|前身为{}",
    "en": "sold to a {}|the {} is built by another company|the {} has its own approval|unlike {}"
    "|on the site of a former {}|{} is not part of this project|opposite the {}",
}


def test_what_lies_elsewhere_or_is_another_s_is_not_read() -> None:
    """Every seventh option in words that say that it is no part of the project."""
    asked = ((n, fact) for n in map(int, policy().items(policy().current)) for fact in asking(n))
    options = [(n, fact, option) for n, fact in asked for option in fact["options"] or ()][::7]
    read_though = [
        (text, found)
        for n, fact, option in options
        for lang, contexts in ELSEWHERE.items()
        if not re.search(r"[,;；、，]", named := NOTES.sub("", option[lang]).strip())
        for context in contexts.split("|")
        for text in [context.format(named)]
        if (found := facts(text, n).get(fact["id"]))
    ]
    assert len(options) > 60
    assert read_though == []


def asking(item: int) -> list[Any]:
    """The questions of an item that have options other than areas."""
    return [fact for fact in FactReader(policy(), [item]).facts.values() if fact["type"] in {"choice", "set"}]


def test_an_item_that_does_not_exist_states_nothing() -> None:
    assert facts("床位100张", 999, 0) == {}


def test_an_amount_that_two_facts_could_claim_is_the_nearer_one_s() -> None:
    assert facts("10吨燃煤锅炉和6吨燃气锅炉", 91) == {
        "boiler_fuels": ["natural_gas", "coal"],
        "coal_oil_boiler_capacity": 10,
        "gas_boiler_capacity": 6,
    }
    assert "ground_pv_capacity" not in facts("地面光伏和风电共300MW", 90)
    assert "wind_power_capacity" not in facts("地面光伏和风电共300MW", 90)


def test_a_figure_behind_a_full_width_comma_is_a_figure_of_its_own() -> None:
    assert facts("不涉及危险品，5000吨级泊位2个", 140)["berth_tonnage"] == 5000


def test_every_word_list_names_a_fact_or_an_option_that_exists() -> None:
    words, known = policy().data["index"]["reading"], policy().data["facts"]
    lists = ("numbers", "needs", "yes", "says_yes", "says_no", "own_units", "choices", "many", "highest")
    assert {fact for name in lists for fact in words[name]} <= set(known)
    supposed = {fact: entry["options"] for fact, entry in words["supposed"].items()}
    assert {amount for entry in words["supposed"].values() for amount in entry["amounts"]} <= set(known)
    strange = [
        (fact, option)
        for fact, cues in [*words["choices"].items(), *supposed.items()]
        for option in cues
        if option not in {entry["id"] for entry in known[fact]["options"]}
    ]
    assert strange == []


def test_long_and_mixed_text_is_read_without_harm() -> None:
    assert facts("hospital 医院 100 beds 新建 new build", 108) == {
        "hospital_beds": 100,
        "project_nature": "new_build",
    }
    assert facts("医院" + "，改建" * 900, 108) == {"project_nature": "reconstruction"}
