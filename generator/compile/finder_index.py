"""What ``find`` needs beside the items' own words, made at build: word lists, traditional characters, pinyin.

The lists say how much a word of a description tells about the kind of project. They are the place to tune
the finder; ``generator.finder.find`` holds no words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from generator.records.conditions_of_records import Compiled
from generator.records.data import LoadedEdition
from generator.system import chinese
from generator.system.cache import CACHE, cached_json, code, digest
from generator.system.canonical_json import to_json
from generator.system.chinese import dictionaries, simplified, syllables

KEPT = CACHE.parent / "words"


def _words(text: str, between: str | None = None) -> list[str]:
    return [word.strip() for word in text.split(between) if word.strip()]


NOISE = _words("""
新建 扩建 改建 迁建 改扩建 续建 重建 技改 技术改造 拟建 筹建 建设 项目 工程 一座 一个 一条 一家 一处 我想 我要 想要
想开 开一家 准备 打算 计划 有限责任公司 有限公司 股份 公司 集团 某某 青海省 青海 西宁市 西宁 海东市 海东 海西州 海北州
海南州 黄南州 果洛州 玉树州 玉树市 海西 海北 黄南 果洛 玉树 格尔木市 格尔木 德令哈市 德令哈 茫崖 大柴旦 大通县 湟中区
湟源县 乐都区 平安区 民和县 互助县 互助 化隆县 循化县 门源县 祁连县 海晏县 刚察县 同仁市 尖扎县 泽库县 河南县 共和县
同德县 贵德县 兴海县 贵南县 玛沁县 班玛县 甘德县 达日县 久治县 玛多县 杂多县 称多县 治多县 囊谦县 曲麻莱县 都兰县
乌兰县 天峻县 城东区 城中区 城西区 城北区 东川工业园 甘河工业园 南川工业园 生物园 经济技术开发区 循环经济 年产 年加工
年处理 日处理 日产 年 月 日 吨 万 亿 个 座 台 套 条 亩 公顷 公里 千米 米 平方米 立方米 平方 立方 千瓦 兆瓦 千升 毫米
张 位 人 元 投资 总 占地 面积 建筑 规模 能力 约 及以上 以上 以下 县 市 区 镇 乡 村 省 州 的 和 与 及 并 或 在 用 把 为
是 有 了 含 新增 新 小型 中型 大型 一期 二期 三期 升级 扩能 提升 优化 怎么 办理 环评 手续 需要 什么 吗 开 办 做 搞 设
设有 购置 行业 代码 饮用水水源保护区 水源保护区 自然保护区 生态保护红线 永久基本农田 基本农田 基本草原 环境敏感区
居住区 工业建筑 工业建筑内 厂房内
""")
"""Words that say when, where, how much or by whom, but not what."""

GENERIC = _words("""
厂 场 站 所 室 间 区 点 线 车间 工厂 厂区 生产 制造 加工 制作 制品 产品 处理 生产线 加工厂 基地 中心 设施 系统 设备
装置 利用 综合 综合利用 服务 工程 业 类 等 改造 治理 维修 销售 使用 经营 管理 技术 开发 其他 专用 配套 园 园区 工业园
产业园 产业 企业 单位 仓库 仓储 安装 扩容 库
""")
"""Words that many kinds of project share; they count a quarter."""

TELLING = _words("""
店 馆 吧 铺 铺子 超市 门市部 事务所 商行 经营部 专卖 餐 快递 配送 物流 软件 数据 便利 网络 零售
""")
"""Words that set a shop or an office apart from the plant that makes the same thing: they count double, and
what stands before one counts less for an item that has no such word."""

UNLISTED = _words("""
数据中心 餐馆 餐厅 饭店 饭馆 酒楼 小吃店 烧烤店 火锅店 奶茶店 面包店 蛋糕店 咖啡店
咖啡馆 食堂 餐饮 餐饮店 茶馆 酒吧 网吧 棋牌室 美容院 美发店 理发店 洗浴中心 浴室 桑拿 足浴 干洗店 洗衣店 洗衣房 健身房
便利店 超市 药店 药房 服装店 鞋店 书店 五金店 家具店 商店 小卖部 专卖店 快递 快递站 快递仓库 物流园 物流中心 物流仓储
普通仓库 冷库 冷链仓储 仓储物流 软件 软件开发 软件公司 律师事务所 会计师事务所 搬家公司 广告公司 旅行社 银行 保险公司
花店 农药店 种子店 面馆 小吃 快餐 快餐店 餐饮公司 物流配送 配送中心 物流配送中心 分拣中心 快递分拣 呼叫中心 客服中心
培训机构 培训班 美容店 美甲店 按摩店 推拿店 洗脚城 会所 歌厅 舞厅 电竞馆 健身会所 瑜伽馆 剧本杀 彩票店 五金商店 建材店
手机店 眼镜店 珠宝店 家电卖场 电器店 烟酒店 水果店 菜店 粮油店 母婴店 文具店 玩具店 证券 营业部 营业厅 邮局 邮政所
劳务公司 物业公司 物业管理 设计院办公 手机维修 手机维修店 家电维修店 修鞋 修表 配钥匙 冷藏库 保鲜库 冷藏保鲜库 气调库
冷链 储能电站 摄影店 照相馆 房产中介 中介 托管班 月子中心 家政 电子商务 电商 网店 直播
""")
"""Trades that no item of the catalogue covers. A word of the catalogue inside one of these counts little."""

NEGATIONS = _words("""
没有 不含 不涉及 不使用 不用 不设 不是 不采 不做 不进行 不新增 不包括 不属于 不止 不接触 不产生 不排放 不加工 不屠宰
不开采 不存放 不改变 不位于 不在 不到 达不到 除外 以外 无需 尚未
""")
"""From one of these to the end of the clause a description says what the project is not."""

ASIDE = _words("""
有 涉及 位于 靠近 邻近 距离 占用 配套 同时 以及 包括 其中 属 属于 只 仅 采用
""")
"""A clause that begins with one of these tells of the site or of parts, not of the project as a whole."""

STOP = _words("""
the of and or for with in to an on by per new project build building built year years ton tons tonne tonnes other incl
excl is are at km mw kw kwp m2 m3 from into near next that which this it its our we want open set up start like would
need not than more less make making made sq square cubic hectare hectares mu day daily annual annually capacity expand
expansion extend extension enlarge enlarged rebuild rebuilding relocate relocation renovate renovation upgrade some
any one two town city county village prefecture province qinghai xining haidong golmud delingha yushu guoluo haixi
haibei hainan huangnan small large big medium sized scale head thousand million phase construction works work only
each both first about over under within without outside inside off as such be being has have all kinds kind type types
using use uses used along across around between before after through during where there
""")
"""English words that say nothing about the kind of project."""

LATIN_GENERIC = _words("""
plant factory facility station site base centre production processing process manufacture manufacturing product good
equipment making maker mill line store storage workshop system service supply treatment project development company
house room farm field unit general special material industry industrial area park yard disposal utilisation collection
repair extraction control public business commercial local private installation generation
""")
"""English words that many kinds of project share."""

LATIN_TELLING = _words("""
shop outlet agency branch arena salon studio office warehouse software courier karaoke restaurant law firm internet
data retail logistic
""")
"""English words that set a shop or an office apart."""

LATIN_UNLISTED = _words(
    """
data centre; data centers; restaurant; cafe; canteen; bar; karaoke;
hair salon; beauty salon; barber; courier warehouse; courier; parcel warehouse; logistics park; logistics centre;
ordinary warehouse; law firm; accounting firm; internet cafe; laundry; laundry shop; dry cleaner; software;
software company; cold store; cold storage; bookshop; book shop; pharmacy; drug store; drugstore; clothes shop;
clothing shop; shoe shop; supermarket; convenience store; gym; fitness club; bank; travel agency; advertising agency;
battery swap station; energy storage station; furniture shop; hardware shop; tea house; bathhouse; sauna; massage;
e-commerce; online shop; call centre; insurance office; coffee shop; flower shop; florist; fast food; fast food outlet;
takeaway; bistro; nail salon; tattoo studio; dance studio; yoga studio; dance school; school office; night club;
nightclub; disco; e-sports; e-sports arena; accounting; accounting office; accountant; consulting; consultancy;
training office; language training; language school office; tutoring; bank branch; post office; parcel sorting;
parcel sorting centre; sorting centre; distribution centre; frozen warehouse; frozen goods warehouse;
refrigerated warehouse; grocery; grocery shop; toy shop; shoe store; phone shop; mobile phone shop; optician;
jeweller shop; hardware store; computer shop; call center; web design; app development; insurance; employment agency;
property management; logistics company; trading company; import and export; wine shop; tobacco shop; butcher shop;
fruit shop; newspaper kiosk
""",
    ";",
)
"""Trades, in English, that no item of the catalogue covers."""

LATIN_ASIDE = _words("""
for with in at near next beside on inside by from using to where off as that which selling taking
""")
"""After one of these a description tells of parts or of the site; what follows counts less."""

LATIN_NEGATIONS = _words("""
without no not except excluding excluded off outside nor never neither beyond
""")
"""From one of these to the end of the clause a description says what the project is not."""

VARIANTS = {
    "airplane": "aircraft", "aluminum": "aluminium", "apparel": "clothing", "auto": "car", "automobile": "car",
    "automobiles": "car", "automotive": "car", "autos": "car", "bakery": "bake", "brickworks": "brick",
    "broiler": "chicken", "broilers": "chicken", "carpets": "carpet", "center": "centre", "centers": "centre",
    "chemicals": "chemical", "clothes": "clothing", "color": "colour", "cow": "cattle", "cows": "cattle",
    "drying": "dry", "dyeing": "dye", "elevator": "lift", "elevators": "lift", "fertilizer": "fertiliser",
    "fertilizers": "fertiliser", "fiber": "fibre", "fiberglass": "fibreglass", "fibers": "fibre",
    "garbage": "refuse", "glasses": "spectacles", "hen": "chicken", "hens": "chicken", "highways": "highway",
    "hog": "pig", "hogs": "pig", "houses": "house", "hydro": "hydropower", "hydroelectric": "hydropower",
    "lab": "laboratory", "labs": "laboratory", "liquors": "liquor", "lorries": "vehicle", "lorry": "vehicle",
    "mold": "mould", "molding": "moulding", "movie": "film", "movies": "film", "petrol": "gasoline",
    "phone": "telephone", "photo": "photographic", "photovoltaic": "pv", "photovoltaics": "pv", "piggery": "pig",
    "plane": "aircraft", "rebars": "rebar", "recycle": "recycl", "recycled": "recycl", "recycling": "recycl",
    "rubbish": "refuse", "rug": "carpet", "rugs": "carpet", "saws": "saw", "scanner": "scan", "scanning": "scan",
    "skiing": "ski", "skis": "ski", "spirits": "liquor", "steelworks": "steel", "stores": "store",
    "sulfur": "sulphur", "swine": "pig", "tanneries": "tan", "tannery": "tan", "theater": "theatre", "tire": "tyre",
    "tires": "tyre", "trash": "refuse", "truck": "vehicle", "trucks": "vehicle", "veterinarian": "vet",
    "veterinarians": "vet", "veterinary": "vet", "woolen": "wool", "woollen": "wool", "yogurt": "yoghurt",
}  # fmt: skip
"""Spellings and words that stand for another; the right side is what the finder keeps."""

_SPLIT = re.compile(r"[；;、，,（）()／/]")
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Sounds(TypedDict):
    """How Chinese is spoken: the syllable of each character, and the syllables of phrases in which a
    character is read otherwise than alone."""

    sounds: dict[str, str]
    exceptions: dict[str, list[str]]


def build_index(edition: LoadedEdition) -> dict[str, Compiled]:
    """Word lists, ``simplified`` (traditional characters to those used) and what ``Sounds`` holds, for the
    words of an edition of the catalogue."""
    phrases = sorted(_phrases(edition))
    words = [*phrases, *NOISE, *GENERIC, *TELLING, *NEGATIONS, *ASIDE]
    characters = sorted({char for word in words for char in "".join(_HAN.findall(word))})
    spoken = [word for word in words if _HAN.fullmatch(word)]
    key = digest(code(Path(__file__), Path(chinese.__file__)), dictionaries(), to_json([characters, spoken]))
    return {
        **cached_json(
            key, lambda: {"simplified": _simplified(set(characters)), **_sounds(characters, spoken)}, KEPT
        ),
        "noise": NOISE,
        "generic": GENERIC,
        "telling": TELLING,
        "negations": NEGATIONS,
        "aside": ASIDE,
        "unlisted": UNLISTED,
        "latin": {
            "stop": STOP,
            "generic": LATIN_GENERIC,
            "telling": LATIN_TELLING,
            "aside": LATIN_ASIDE,
            "negations": LATIN_NEGATIONS,
            "unlisted": LATIN_UNLISTED,
            "variants": VARIANTS,
        },
    }


def _phrases(edition: LoadedEdition) -> set[str]:
    found = {part for category in edition.categories for part in _SPLIT.split(category.zh)}
    for item in edition.items.values():
        found.update(_SPLIT.split(item.record.zh), item.record.also_called.zh)
    return {*found, *UNLISTED} - {""}


def _simplified(used: set[str]) -> dict[str, str]:
    """Every traditional character or variant whose simplified form is used."""
    found = {}
    for standard in ("t", "tw", "hk"):
        for char, other in simplified(standard).items():
            if other in used and char not in used:
                found[char] = other
    return dict(sorted(found.items()))


def _sounds(characters: Iterable[str], words: Iterable[str]) -> Sounds:
    sounds = {char: syllables(char)[0] for char in characters}
    exceptions = {}
    for word in sorted(set(words)):
        read = syllables(word)
        if read != [sounds[char] for char in word]:
            exceptions[word] = read
    return {"sounds": sounds, "exceptions": exceptions}
