"""The headings of the results that are written beside a row.

Every heading begins with ``结果：`` or ``result:``, so that no column of the reader's own is taken for one,
and a table of results can be checked again: its old results are then replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.wording import LANGS, Text
from generator.tables.cell_values import fold

if TYPE_CHECKING:
    from generator.models.messages import Lang

MARK: Text = {"zh": "结果：", "en": "result: "}
HEADINGS: Mapping[str, Text] = {
    "status": {"zh": "状态", "en": "status"},
    "document": {"zh": "环评文件", "en": "document"},
    "track": {"zh": "办理方式", "en": "track"},
    "deciding_item": {"zh": "起决定作用的类别", "en": "deciding item"},
    "tier": {"zh": "档次", "en": "tier"},
    "promised": {"zh": "承诺时限", "en": "promised time limit"},
    "statutory": {"zh": "法定时限", "en": "statutory time limit"},
    "reasons": {"zh": "理由", "en": "reasons"},
    "possible_documents": {"zh": "可能的环评文件", "en": "possible documents"},
    "possible_tracks": {"zh": "可能的办理方式", "en": "possible tracks"},
    "questions": {"zh": "待回答的问题", "en": "open questions"},
    "may_apply": {"zh": "还可能适用", "en": "may also apply"},
    "standing": {"zh": "依据的可靠程度", "en": "standing"},
    "day": {"zh": "判断日期", "en": "check date"},
    "mark": {"zh": "政策版本", "en": "policy"},
    "link": {"zh": "网页复核链接", "en": "link to the check"},
    "error": {"zh": "错误", "en": "error"},
}
"""What each result is called, in order, by the name of the result."""


def result_headers(lang: Lang) -> list[str]:
    """The headings of the results, in order."""
    return [MARK[lang] + heading[lang] for heading in HEADINGS.values()]


def is_result(header: str) -> bool:
    """Whether a header is that of a result of an earlier run, in either language."""
    return fold(header) in {fold(heading) for lang in LANGS for heading in result_headers(lang)}
