"""A Chinese phrase stands in one place; what shows it elsewhere asks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import ROOT

SHORTEST = 8
_RUN = re.compile(rf"[\u4e00-\u9fff]{{{SHORTEST},}}")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)

ALLOWED = {
    "第一个成立的就是": "how to read a picture and how to read a list: two sentences with one ending",
    "正被别的程序打开": "the page says why a browser cannot read a file before any Python is there",
    "起决定作用的类别": "the page on tables names a column of the results",
    "写给维护本指南的工作人员": "the description that search engines show, and a warning on the page",
    "检查指出的每一种问题": "the description that search engines show, and the first line of the page",
    "填写的内容不会离开": "each page promises beside its own form what holds for it",
    "写的内容不会离开": "the same of the workbench",
    "的内容不会离开这": "the same",
    "在您的浏览器里运行": "the same",
    "哪些项目的结论变了": "the guide for staff names what the workbench shows",
    "从某一天起改界限": "the guide for staff names a helper of the workbench",
    "从某一天起由新的一条接替": "the same",
    "以这一版为底本编新版": "the same",
    "录入一年的节假日": "the same",
}
"""Phrases that may stand in two places, each with its reason."""


def sources() -> Iterable[Path]:
    """Where texts of our own stand: the core, the checks of the page, the templates, the lists of texts."""
    for folder, pattern in (
        ("generator", "**/*.py"),
        ("widgets", "*/*.js"),
        ("widgets", "*/strings.yaml"),
        ("widgets", "*/*.j2"),
        ("site_src/templates", "**/*.j2"),
        ("site_src/scripts", "*.js"),
        ("site_src", "*.yaml"),
    ):
        yield from sorted((ROOT / folder).glob(pattern))


def said_twice(texts: dict[str, str]) -> dict[str, list[str]]:
    """Phrases of eight or more characters that stand in two texts, the longest of each, with where."""
    places: dict[str, set[str]] = defaultdict(set)
    for name, text in texts.items():
        for run in _RUN.findall(text):
            for start in range(len(run) - SHORTEST + 1):
                places[run[start : start + SHORTEST]].add(name)
    return {phrase: sorted(names) for phrase, names in places.items() if len(names) > 1}


def read(path: Path) -> str:
    text = path.read_text("utf-8")
    return _COMMENT.sub("", text) if path.suffix in (".py", ".yaml") else text


def test_every_chinese_phrase_stands_once() -> None:
    texts = {path.relative_to(ROOT).as_posix(): read(path) for path in sources()}
    assert len(texts) > 200
    found = said_twice(texts)
    strange = {
        phrase: names for phrase, names in found.items() if not any(phrase in allowed for allowed in ALLOWED)
    }
    assert strange == {}
    assert [phrase for phrase in ALLOWED if not any(part in phrase for part in found)] == [], (
        "no longer said twice"
    )


def test_a_phrase_in_two_files_is_found() -> None:
    found = said_twice(
        {"a.py": 'x = "没有找到对应的项目类别。"', "b.j2": "这里没有找到对应的项目", "c.js": "没有找到"}
    )
    assert found == {"没有找到对应的项": ["a.py", "b.j2"], "有找到对应的项目": ["a.py", "b.j2"]}
