"""An answer given earlier, as a link carries it, and whether it still stands.

A link that is sent or printed says what was answered when it was made: document, track and day, beside the
policy's hash. Opened later, the check is made again and the two are compared. Nothing else is kept of the
earlier answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.rules.documents import document_names
from generator.rules.errors import Mistake, shown
from generator.rules.policy import DOCUMENTS, Policy
from generator.rules.request import read_day
from generator.rules.wording import Text, text

if TYPE_CHECKING:
    from datetime import date
    from typing import TypedDict

    from generator.models.messages.check_door import Comparison
    from generator.models.messages.verdict import Decision

    class Earlier(TypedDict):
        """What was answered: document and track by id, ``open`` where it was not settled, and the day."""

        document: str
        track: str
        on: str


OPEN = "open"
"""Stands for a document or a track that was not settled."""

NOT_SETTLED: Text = {"zh": "还不能确定", "en": "not settled"}


def read_was(policy: Policy, said: str) -> Earlier | Mistake:
    """``report,ordinary,2026-11-23`` as document, track and day; or the Mistake that it is."""
    document, track, day = (*said.split(","), "", "", "")[:3]
    tracks = [record["id"] for record in policy.data["tracks"]["tracks"]]
    if (
        said.count(",") != 2
        or document not in (OPEN, *DOCUMENTS)
        or track not in (OPEN, *tracks)
        or read_day(day, "was", []) is None
    ):
        return Mistake(
            "was",
            "unknown",
            f"链接里记录的原结论“{shown(said)}”看不懂，不作比较。",
            f"the earlier answer in the link, “{shown(said)}”, cannot be read, so nothing is compared"
            " with it.",
        )
    return {"document": document, "track": track, "on": day}


def compare(policy: Policy, was: Earlier, mark: str, verdict: Decision) -> Comparison:
    """Whether the earlier answer still stands (``same``), and that in a sentence.

    ``mark`` is the policy's hash then.
    """
    same = [was["document"] == (verdict["document"] or OPEN), was["track"] == (verdict["track"] or OPEN)]
    newer = bool(mark) and mark != policy.hash
    data = {
        "zh": "政策数据在这期间有更新。" if newer else "政策数据没有变。" if mark else "",
        "en": (
            " The policy data changed in between."
            if newer
            else " The policy data has not changed."
            if mark
            else ""
        ),
    }
    if all(same):
        said: Text = {
            "zh": f"与{was['on']}的结论相同。{data['zh']}",
            "en": f"Same as the answer of {was['on']}.{data['en']}",
        }
        return {"same": True, "newer": newer, **said}
    parts = [
        part
        for part, kept in zip(
            (_document(policy, was, verdict), _track(policy, was, verdict)), same, strict=True
        )
        if not kept
    ]
    return {
        "same": False,
        "newer": newer,
        "zh": f"与{was['on']}的结论不同：" + "；".join(part["zh"] for part in parts) + f"。{data['zh']}",
        "en": (
            f"Different from the answer of {was['on']}: "
            + "; ".join(part["en"] for part in parts)
            + f".{data['en']}"
        ),
    }


def _document(policy: Policy, was: Earlier, verdict: Decision) -> Text:
    earlier = NOT_SETTLED if was["document"] == OPEN else document_names(policy, _day(was))[was["document"]]
    now = verdict["document_name"] or NOT_SETTLED
    return {
        "zh": f"环评文件原为{earlier['zh']}，现为{now['zh']}",
        "en": f"the document was {earlier['en']} and is now {now['en']}",
    }


def _track(policy: Policy, was: Earlier, verdict: Decision) -> Text:
    names: dict[str, Text] = {record["id"]: text(record) for record in policy.data["tracks"]["tracks"]}
    earlier, now = names.get(was["track"], NOT_SETTLED), verdict["track_name"] or NOT_SETTLED
    return {
        "zh": f"办理方式原为{earlier['zh']}，现为{now['zh']}",
        "en": f"the track was {earlier['en']} and is now {now['en']}",
    }


def _day(was: Earlier) -> date:
    day = read_day(was["on"], "was", [])
    assert day is not None
    return day
