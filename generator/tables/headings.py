"""The headings of the results that are written beside a row.

Every heading begins with ``结果：`` or ``result:``, so that no column of the reader's own is taken for one,
and a table of results can be checked again: its old results are then replaced. What the reader
settled is kept: the items chosen for a row, the answers added to it, and which column is which.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from generator.rules.wording import LANGS, Text
from generator.tables.words import fold

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang

MARK: Text = {"zh": "结果：", "en": "result: "}
HEADINGS: Mapping[str, Text] = {
    "status": {"zh": "状态", "en": "status"},
    "differs": {"zh": "与原填环评类别比", "en": "against the class given"},
    "document": {"zh": "环评文件", "en": "document"},
    "track": {"zh": "办理方式", "en": "track"},
    "found": {"zh": "查到的类别（请核对）", "en": "items found (please check)"},
    "read": {"zh": "读到的内容（请核对）", "en": "read in the words (please check)"},
    "doubtful": {"zh": "没读准的（未采用，请核对）", "en": "in doubt (not used; please check)"},
    "deciding_item": {"zh": "起决定作用的类别", "en": "deciding item"},
    "tier": {"zh": "档次", "en": "tier"},
    "promised": {"zh": "承诺时限", "en": "promised time limit"},
    "statutory": {"zh": "法定时限", "en": "statutory time limit"},
    "deciding": {"zh": "由谁审批", "en": "who decides"},
    "reasons": {"zh": "理由", "en": "reasons"},
    "possible_documents": {"zh": "可能的环评文件", "en": "possible documents"},
    "possible_tracks": {"zh": "可能的办理方式", "en": "possible tracks"},
    "questions": {"zh": "待回答的问题", "en": "open questions"},
    "may_apply": {"zh": "还可能适用", "en": "may also apply"},
    "standing": {"zh": "依据的可靠程度", "en": "standing"},
    "approval": {"zh": "批复", "en": "approval"},
    "day": {"zh": "判断日期", "en": "check date"},
    "mark": {"zh": "政策版本", "en": "policy"},
    "link": {"zh": "网页复核链接", "en": "link to the check"},
    "error": {"zh": "错误", "en": "error"},
    "added": {"zh": "补充的回答", "en": "answers added"},
    "chosen": {"zh": "选定的类别", "en": "items chosen"},
}
"""What each result is called, in order, by the name of the result."""

SETTLED = ("added", "chosen")
"""The results that hold what the reader settled: read again in the next run."""

OURS = ("result", *SETTLED)
"""The kinds of columns that an earlier run wrote."""

CHOICE: Text = {"zh": "各列", "en": "columns"}
"""Heads an empty column whose heading keeps which column is which."""


def result_headers(lang: Lang, choice: str = "") -> list[str]:
    """The headings of the results, in order; the last keeps a choice of columns, if there is one."""
    kept = [f"{MARK[lang]}{CHOICE[lang]}（{choice}）"] if choice else []
    return [*(MARK[lang] + heading[lang] for heading in HEADINGS.values()), *kept]


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(heading) for lang in LANGS for heading in result_headers(lang))


def is_result(header: str) -> bool:
    """Whether a header is that of a result of an earlier run, in either language."""
    return fold(header) in _folded() or kept_choice(header) is not None


def kept_kind(header: str) -> str:
    """Of a header what the reader settled below it in an earlier run, ``chosen`` or ``added``; else empty."""
    return _settled().get(fold(header), "")


@cache
def _settled() -> Mapping[str, str]:
    return {fold(MARK[lang] + HEADINGS[kind][lang]): kind for kind in SETTLED for lang in LANGS}


def kept_choice(header: str) -> str | None:
    """The choice of columns that a heading keeps, if it is such a one."""
    said = fold(header)
    for lang in LANGS:
        start = fold(f"{MARK[lang]}{CHOICE[lang]}（")
        if said.startswith(start) and said.endswith(")"):
            return said[len(start) : -1]
    return None
