"""One thing that is not established."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.findings.finding import Place
from generator.rules.wording import Text

Kind = Literal["unknown", "count", "lapse", "citation", "standing"]

KINDS: dict[Kind, Text] = {
    "unknown": {"zh": "尚未确定的事项", "en": "Open questions"},
    "count": {"zh": "没有找齐的公布数", "en": "Declared totals that are not met"},
    "lapse": {"zh": "快要到期的", "en": "About to lapse"},
    "citation": {"zh": "引用没有核对的", "en": "Citations not verified"},
    "standing": {"zh": "不是依官方文本的记录", "en": "Records that do not rest on an official text"},
}
"""In the order in which they are told: what a reader would ask about first."""


@dataclass(frozen=True)
class Gap:
    """What is open (``title``, ``what``), where to edit, and who could settle it.

    ``standing`` only for records that are not official.

    ``count`` is how many records the gap stands for.
    """

    kind: Kind
    place: Place
    title: Text
    what: Text
    who: Text
    standing: str = ""
    count: int = 1
