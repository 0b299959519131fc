"""What ``find`` needs beside the items' own words, made at build: traditional characters and pinyin."""

from __future__ import annotations

from functools import cache
from typing import Any

NOISE = (
    "年产", "年加工", "年处理", "日处理", "万吨", "万头", "万只", "万件", "万套", "万平方米", "平方米", "千瓦", "兆瓦", "千伏",
    "新建", "扩建", "改建", "迁建", "改扩建", "技改", "建设", "项目", "工程", "一座", "一个", "一条", "一家", "我想", "我要", "准备", "有限公司", "县", "市", "及以上",
)  # fmt: skip


def build_index(policy: dict[str, Any]) -> dict[str, Any]:
    """``simplified``: traditional characters to those used; ``pinyin``: by item; ``noise``: words that say nothing."""
    text = "".join(_words(item) for item in policy["items"].values())
    text += "".join(c["zh"] for c in policy["categories"])
    return {
        "simplified": _simplified(set(text) | set("".join(NOISE))),
        "pinyin": {number: sorted(_pinyin(item)) for number, item in policy["items"].items()},
        "noise": sorted(NOISE, key=lambda word: (-len(word), word)),
    }


def _words(item: dict[str, Any]) -> str:
    return item["zh"] + "".join(item["also_called"]["zh"])


@cache
def _to_traditional() -> Any:
    import opencc

    return [opencc.OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]


def _simplified(characters: set[str]) -> dict[str, str]:
    found = {}
    for char in sorted(characters):
        for converter in _to_traditional():
            other = converter.convert(char)
            if other != char and len(other) == 1:
                found[other] = char
    return found


def _pinyin(item: dict[str, Any]) -> set[str]:
    from pypinyin import Style, lazy_pinyin

    found = set()
    for word in item["also_called"]["zh"]:
        if all("\u4e00" <= char <= "\u9fff" for char in word):
            found.add("".join(lazy_pinyin(word)))
            if len(word) > 2:
                found.add("".join(lazy_pinyin(word, style=Style.FIRST_LETTER)))
    return found
