"""Pydantic's errors as findings: at the line, with what stands there and what was expected."""

from __future__ import annotations

import difflib
import re
import unicodedata
from types import NoneType, UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.findings.finding import Finding, Place
from generator.records.conditions import suggestion
from generator.source.document import Document, Path_
from generator.source.hints import QUOTE, full_width_colon

T = TypeVar("T")

ENOUGH = 200
"""So many errors in one file say enough: it is not of the right kind at all."""

_CHINESE_QUOTES = re.compile(r"^[“”][^“”]*[“”]$")
_KEY_IN_TEXT = re.compile(r"([a-z][a-z_]*)：")
_TYPES = {
    "string_type": ("文字", "text", "名称"),
    "int_type": ("整数", "a whole number", "3"),
    "float_type": ("数", "a number", "30"),
    "bool_type": (" true 或 false", "true or false", "true"),
    "list_type": ("一组内容", "a list", "[a, b]"),
    "dict_type": ("一组“键: 值”", "keys with values", "{zh: 名称, en: name}"),
    "model_type": ("一组“键: 值”", "keys with values", "{zh: 名称, en: name}"),
    "model_attributes_type": ("一组“键: 值”", "keys with values", "{zh: 名称, en: name}"),
}
_PATTERNS = {
    "^[a-z][a-z0-9_/-]": ("页面地址，不带语言、不以 / 开头", "the address of a page, without the language "
"and no / at its start", "services/size"),
    "^[1-9][0-9]*(?:/": ("数、空格、单位，"
"不能整除的写成分数", "a number, a space and a unit; a fraction where it does not divide "
"evenly", "2000/3 m2"),
    "^[0-9]{4}-(?:": ("加引号的月份或日期", "a month or a day in quotation marks", '"2025-04"'),
    "^[0-9]{2}-[0-9]{2}$": ("加引号的“月-日”", "month-day in quotation marks", '"06-05"'),
    "^(?:mailto": ("空的引号，或 mailto:、https:// "
"开头的地址", "empty, or an address that begins with mailto: or https://", '"mailto:eia@example.org"'),
    "^[a-z]": ("小写英文字母开头，只含小写字母、"
"数字和下划线", "small letters, digits and underscores, a letter first", "green_channel"),
    "^[0-9]{4}": ("加引号的日期，年-月-日", "a date in quotation marks, year-month-day", '"2026-11-23"'),
    "^[0-9]{2,4}": ("加引号的行业代码，"
"二到四位数字", "an industry code in quotation marks, two to four digits", '"031"'),
    "^https?://[a-z0-9](": ("网址的开头：协议和域名，不带 / "
"和路径", "scheme and host in small letters, without / or path", "https://sthjt.qinghai.gov.cn"),
    "^https?": ("网址", "an address", "https://www.mee.gov.cn"),
    "^(?:|https?": (
        "网址，没有就留空",
        "an address of the web, or nothing",
        '""',
    ),
    "^(|https?": ("网站的完整网址，"
"不知道就留空", "the full address of the site, or nothing while it is not known", "https://www.mee.gov.cn"),
    "^(|[0-9]{10}": ("主管部门核发的十位网站标识码，"
"没有就留空", "the ten-character code issued to the site, or nothing", '"6300000001"'),
    "^policy_data": ("数据文件的路径", "the path of a data file", "policy_data/tracks.yaml"),
    "^[0-9-]": ("加引号的电话号码", "a telephone number in quotation marks", '"12345"'),
}  # fmt: skip
_HASH = (
    f"。这一行里空格后的“#”及其后的文字算作注释；# 属于文字的，{QUOTE}",
    (
        ". In this line, what follows a blank and “#” is a comment; if it belongs to the text, put quotation"
        " marks round the whole text"
    ),
)
_ELSEWHERE = (
    (
        "effective",
        "sensitive_areas",
        (
            "名录里的项目不写 effective。某个条件从某天起变的，写在这一项的 changes 里，"
            '例如 changes: [{from: "2027-07-01", report: …}]。',
            "an item of the catalogue has none. What is otherwise from a day on stands under its `changes`:"
            ' changes: [{from: "2027-07-01", report: …}].',
        ),
    ),
    (
        "phone",
        "ask_first",
        (
            "电话写在 contacts.yaml 里，一个电话只写一处。",
            "a telephone number stands in contacts.yaml, once.",
        ),
    ),
)
"""Keys that belong elsewhere: the key, another key by which its record is known, and where it belongs."""
_OWN = {
    "effective-order": (
        "effective",
        "起始日晚于终止日。from 应早于或等于 until，例如 {from: \"2022-08-11\", until: \"2026-08-14\"}。",
        "it ends before it begins. `from` must not come after `until`: {from: \"2022-08-11\", until: "
"\"2026-08-14\"}.",
    ),
    "edition-whole": (
        "missing",
        "整版的名录要写 declared、articles、explanations 三项。只写不同之处的新版，请加上 based_on，"
"例如 based_on: \"2021\"。",
        "an edition that stands by itself needs declared, articles and explanations. One that says only what "
"differs names the other: based_on: \"2021\".",
    ),
    "edition-differs": (
        "based-on",
        "items、without、facts 是与另一版的不同之处，要用 based_on 写明是哪一版，例如 based_on: \"2021\"。",
        "items, without and facts say what differs from another edition. Name it: based_on: \"2021\".",
    ),
    "address-placeholder": (
        "value",
        "这是占位的网址，不是网站的真实地址。还不知道真实地址就留空：base_url: \"\"。",
        "this is a placeholder, not the real address of the site. Leave it empty until that is known: "
"base_url: \"\".",
    ),
    "address": (
        "value",
        "这不是能用的网址：域名或端口不对，或有空格、引号、分号、花括号、$ 等符号。"
        "请写 https:// 加域名和路径，例如 https://sthjt.qinghai.gov.cn/。",
        "this is no address that can be used: its host or port is wrong, or it holds a blank, a quotation"
        " mark, a semicolon, a brace or $. Write https://, the host and the path, for example"
        " https://sthjt.qinghai.gov.cn/.",
    ),
    "held-time": (
        "value",
        "date（已知的月份或日期）和 before（某日的介绍）要写一个，只写一个。",
        "give either date (a month or day that is known) or before (the day of an account), and only one.",
    ),
    "agenda-when": (
        "value",
        "yearly（每年的月-日）和 announced（日期另行通知）要写一个，只写一个。",
        "give either yearly (month-day) or announced (days are announced each time), and only one.",
    ),
    "agenda-yearly": (
        "missing",
        "每年固定的日子要写 zh、en、standing 和 sources 四项。",
        "a day of every year needs zh, en, standing and sources.",
    ),
    "giving-unsaid": (
        "missing",
        "由别的回答推出的，不是 official 的都要用 zh 和 en 说明根据，"
"例如 zh: 名录没有写比例，按排放标准折算。",
        "what follows from another answer says in zh and en on what it rests, unless it is official, for "
"example en: The catalogue names no ratio.",
    ),
    "giving-unsourced": (
        "missing",
        "由别的回答推出的，要写 sources，例如 sources: [{instrument: catalogue_2021}]。",
        "what follows from another answer needs sources, for example sources: [{instrument: "
"catalogue_2021}].",
    ),
    "fact-options": ("value", "至少要有两个选项。", "at least two options are needed."),
    "band-open": (
        "missing",
        "min、max 至少要写一个，例如 {max: 5, unit: cny_10k}。",
        "min or max is needed, for example {max: 5, unit: cny_10k}.",
    ),
    "band-order": (
        "value",
        "min 大于 max。下限应不大于上限。",
        "min is more than max. The lower end must not be above the upper one.",
    ),
    "measure-incomplete": (
        "missing",
        "有名称的措施要写 what、help_now 和 when 三项。",
        "a measure that has a name needs what, help_now and when.",
    ),
    "service-without-way": (
        "missing",
        "“怎样用”要落到一处：写 contacts、link 或 request，例如 contacts: [hotline_12345]。",
        "how to use it must end in something: contacts, link or request, for example contacts: "
"[hotline_12345].",
    ),
    "measure-unnamed": (
        "missing",
        "名称还没有查到的措施，zh 和 en 都写 null，并在 unknown 里说明。",
        "a measure whose name is not known has null for zh and en, and says so in unknown.",
    ),
}  # fmt: skip


def validate(document: Document, model: type[T]) -> tuple[T | None, list[Path_]]:
    """What a document holds, by its model (or another type), and where it departs from it.

    Every error becomes a finding of the document. None where there is any; the rest of the document can
    still be looked at.
    """
    try:
        return TypeAdapter(model).validate_python(document.data), []
    except ValidationError as error:
        entries = error.errors(include_url=False)[:ENOUGH]
        unknown = {
            _path(e)[:-1]: _hint(model, _path(e))[2] for e in entries if e["type"] == "extra_forbidden"
        }
        for entry in entries:
            path = _path(entry)
            meant = entry["type"] == "missing" and path and unknown.get(path[:-1]) == path[-1]
            if not meant:  # a misspelt key is said once, not also as a missing one
                document.findings.append(_finding(document, model, path, entry))
        return None, [()] if error.error_count() > ENOUGH else [_path(entry) for entry in entries]


def _path(entry: ErrorDetails) -> Path_:
    """The path in the file; where a key itself is wrong, pydantic adds ``[key]``."""
    loc = entry["loc"]
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _finding(document: Document, shape: object, path: Path_, entry: ErrorDetails) -> Finding:
    kind = entry["type"]
    last = str(path[-1]) if path else "…"
    if kind == "missing":
        return _missing(document, path, last)
    if kind == "extra_forbidden":
        return _unknown(document, shape, path, last)
    place = document.key_place(path) if entry["loc"] and entry["loc"][-1] == "[key]" else document.place(path)
    name = _name(path)
    if kind == "value_error":
        return _own_error(place, name, str(entry["ctx"]["error"]), entry["input"])
    if isinstance(entry["input"], str) and (match := _KEY_IN_TEXT.match(entry["input"])):
        spot = Place(place.path, place.line, place.column + match.end(1))
        return full_width_colon(spot, match.group(1))
    if isinstance(entry["input"], str) and _CHINESE_QUOTES.match(entry["input"]):
        inside = entry["input"].strip("“”")
        return Finding(
            place,
            "error",
            "value",
            f'{name[0]}两边用了中文引号，YAML 不认。请改成半角引号："{inside}"',
            f"{name[1]} stands in Chinese quotation marks, which YAML takes for text. Write plain"
            f' ones: "{inside}"',
        )
    code, (zh, en) = _expected(kind, entry, last if isinstance(path[-1] if path else 0, str) else "")
    said = _said(entry["input"], entry)
    if said is None:
        hint = _HASH if " #" in document.line(place) else ("", "")
        return Finding(
            place,
            "error",
            code,
            f"{name[0]}是空的，应为{zh}{hint[0]}",
            f"{name[1]} is empty; it should be {en}{hint[1]}",
        )
    zh_text, en_text = f"{name[0]}应为{zh}；现在写的是 {said}", f"{name[1]} should be {en}; it is {said}"
    return Finding(place, "error", code, zh_text, en_text)


def _name(path: Path_) -> tuple[str, str]:
    """What a value is called: its key, or its place in a list."""
    if not path:
        return "文件内容", "the content of the file"
    if isinstance(path[-1], int):
        owner = next((str(step) for step in reversed(path) if isinstance(step, str)), "…")
        return f"“{owner}”的第 {path[-1] + 1} 项", f"entry {path[-1] + 1} of “{owner}”"
    return f"“{path[-1]}”", f"“{path[-1]}”"


def _missing(document: Document, path: Path_, last: str) -> Finding:
    zh, en = f"缺少“{last}”。请补上：{last}: …", f"“{last}” is missing. Add it: {last}: …"
    if last in ("zh", "en"):
        zh = f"缺少{'中文' if last == 'zh' else '英文'}。两种语言都要有，请补上：{last}: …"
        en = (
            f"the {'Chinese' if last == 'zh' else 'English'} text is missing. Both are needed; add it:"
            f" {last}: …"
        )
    return Finding(document.place(path[:-1]), "error", "missing", zh, en)


def _hint(shape: object, path: Path_) -> tuple[str, str, str]:
    """Which key was probably meant: in words, and the key itself if one is near."""
    if "：" in str(path[-1]):
        return "", "", str(path[-1]).split("：")[0]
    names = _fields(shape, path)
    if elsewhere := next((said for key, mark, said in _ELSEWHERE if key == path[-1] and mark in names), None):
        return *elsewhere, ""
    zh, en = suggestion(str(path[-1]), names)
    if zh.startswith("可用的有"):
        zh, en = f"可用的有：{'、'.join(names)}。", f"Known are {', '.join(names)}."
    near = re.match(r"Did you mean “(.+)”", en)
    return zh, en, near.group(1) if near else ""


def _unknown(document: Document, shape: object, path: Path_, last: str) -> Finding:
    place = document.key_place(path)
    if "：" in last:
        key = last.split("：")[0]
        return full_width_colon(Place(place.path, place.line, place.column + len(key)), key)
    zh, en, _ = _hint(shape, path)
    return Finding(
        place, "error", "unknown-key", f"不认识的键“{last}”。{zh}", f"the key “{last}” is not known. {en}"
    )


def _expected(kind: str, entry: ErrorDetails, key: str) -> tuple[str, tuple[str, str]]:
    """The code, and what was expected in both languages, with an example."""
    context = entry.get("ctx", {})
    if kind in _TYPES:
        zh, en, example = _right_type(kind, entry["input"], key)
        example = f"{key}: {example}" if key else example
        return "type", (f"{zh}，例如 {example}", f"{en}, for example {example}")
    if kind == "string_pattern_mismatch":
        for start, (zh, en, example) in _PATTERNS.items():
            if context["pattern"].startswith(start):
                return "value", (f"{zh}，例如 {example}", f"{en}, for example {example}")
    if kind == "literal_error":
        options = context["expected"].replace("'", "").replace(" or ", ", ")
        zh_options = options.replace(", ", "、")
        near = difflib.get_close_matches(str(entry["input"]), options.split(", "), n=1, cutoff=0.6)
        hint = (f"（是不是 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ("", "")
        return "value", (f"下列之一：{zh_options}{hint[0]}", f"one of: {options}{hint[1]}")
    if kind in ("string_too_short", "too_short"):
        return "missing", ("至少一项内容，不能为空", "at least one entry, not nothing")
    if kind == "greater_than_equal":
        return "value", (f"不小于 {context['ge']} 的整数", f"a whole number of at least {context['ge']}")
    if kind == "less_than_equal":
        return "value", (f"不大于 {context['le']} 的整数", f"a whole number of at most {context['le']}")
    return "value", ("另一种写法", "written differently")


def _right_type(kind: str, given: object, key: str) -> tuple[str, str, str]:
    """What the value should be in both languages, and an example made of what was written where that can
    be."""
    zh, en, example = _TYPES[kind]
    if kind == "string_type":
        if isinstance(given, (int, float)):
            example = str(given).lower()
            return (
                "文字（数字和 true、false 要加引号）",
                "text (numbers, true and false in quotation marks)",
                f'"{example}"',
            )
        return zh, en, "name" if key == "en" else "名称"
    plain = unicodedata.normalize("NFKC", given).strip().replace(",", "") if isinstance(given, str) else ""
    if kind == "int_type" and plain.isascii() and plain.isdigit():
        return (
            "不加引号、不带逗号的半角整数",
            "a plain whole number, without quotation marks or commas",
            str(int(plain)),
        )
    if kind == "bool_type":
        return zh, en, "false" if str(given).lower() in ("no", "off", "n", "否", "0") else "true"
    return zh, en, example


def _said(value: object, entry: ErrorDetails) -> str | None:
    """What stands in the file, short enough to print; None if nothing does."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:40] + '…'}”"


def _own_error(place: Place, name: tuple[str, str], text: str, value: object) -> Finding:
    if text in _OWN:
        code, zh, en = _OWN[text]
        return Finding(place, "error", code, zh, en)
    what, kind, names = [*text.split(":"), "", ""][:3]
    shown = names.replace(",", "、"), names.replace(",", ", ")
    if what == "fact-missing":
        zh, en = f"{kind} 类型的问题缺少：{shown[0]}。", f"a fact of type {kind} still needs: {shown[1]}."
        return Finding(place, "error", "missing", zh, en)
    if what == "fact-extra":
        zh, en = (
            f"{kind} 类型的问题不用：{shown[0]}。请删去。",
            f"a fact of type {kind} has no {shown[1]}. Delete it.",
        )
        return Finding(place, "error", "unknown-key", zh, en)
    zh, en = (
        f"{name[0]}：没有“{value}”这一天。请核对日期。",
        f"{name[1]}: there is no day “{value}”. Check the date.",
    )
    return Finding(place, "error", "date", zh, en)


def _fields(shape: object, path: Path_) -> list[str]:
    """The keys that a model allows where a wrong one stands; empty if that cannot be told."""
    model = _bare(shape)
    for step in path[:-1]:
        model = _step(model, step)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [field.alias or name for name, field in model.model_fields.items()]
    return []


def _step(shape: object, step: str | int) -> object:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            if step in (name, field.alias):
                return _bare(field.annotation)
        return None
    args = get_args(shape)
    return _bare(args[-1]) if args else None


def _bare(annotation: object) -> object:
    """``X | None`` and ``Annotated[X, …]`` as X."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(a for a in get_args(annotation) if a is not NoneType))
    return annotation
