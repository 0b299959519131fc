"""The answer to a row of a table, as the cells that are written beside it.

What the cells are called stands in ``headings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.rules.link import write_link
from generator.rules.policy import Policy
from generator.rules.wording import Text, capital
from generator.tables.answer import Answer
from generator.tables.headings import HEADINGS

PAGE: Text = {"zh": "check/#", "en": "en/check/#"}
"""The page of the check below the site's own address; the fragment follows."""

STATUS: Mapping[str, Text] = {
    "decided": {"zh": "已确定", "en": "decided"},
    "open": {"zh": "还不能确定", "en": "open"},
    "choose": {"zh": "请先选项目类别", "en": "choose an item"},
    "bad": {"zh": "有误，未判断", "en": "not checked: see error"},
}
OUTSIDE: Text = {"zh": "不在名录之内", "en": "outside the catalogue"}
NOTHING_FOUND: Text = {
    "zh": "按描述没有找到项目类别，请在名录中查找后填编号。",
    "en": "No item was found for the description. Look it up in the catalogue and give its number.",
}


def result_cells(policy: Policy, answer: Answer, lang: str) -> list[str]:
    """What stands beside a row: one cell for each heading."""
    teller = _Teller(policy, answer, lang)
    return [getattr(teller, name)() for name in HEADINGS]


class _Teller:
    """One answer in one language; each method makes the text of one cell, empty where there is nothing to
    say."""

    def __init__(self, policy: Policy, answer: Answer, lang: str) -> None:
        self.policy = policy
        self.answer = answer
        self.lang = lang
        self.verdict: Mapping[str, Any] = answer.verdict

    def _one(self, key: str) -> str:
        found = self.verdict.get(key)
        return found[self.lang] if found else ""

    def _names(self, key: str) -> str:
        return self._row(name[self.lang] for name in self.verdict.get(key, []))

    def _row(self, words: Iterable[str]) -> str:
        return {"zh": "；", "en": "; "}[self.lang].join(words)

    def _numbered(self, words: Sequence[str]) -> str:
        if len(words) < 2:
            return "".join(words)
        marks = {"zh": "（{}）{}", "en": "({}) {}"}[self.lang]
        return {"zh": "", "en": " "}[self.lang].join(marks.format(n, word) for n, word in enumerate(words, 1))

    def _item(self, item: Mapping[str, Any]) -> str:
        return f"{item['item']} {item[self.lang]}"

    def status(self) -> str:
        return STATUS[self.answer.status][self.lang]

    def document(self) -> str:
        return self._one("document_name")

    def track(self) -> str:
        return self._one("track_name")

    def deciding_item(self) -> str:
        deciding = self.verdict.get("deciding_item")
        return self._row(
            self._item(item) for item in self.verdict.get("items", []) if item["item"] == deciding
        )

    def tier(self) -> str:
        tier = self.verdict.get("deciding_tier")
        if tier in (None, "outside"):
            return OUTSIDE[self.lang] if tier else ""
        return str(self.policy.data["documents"]["documents"][tier]["short"][self.lang])

    def _limit(self, kind: str) -> str:
        limit = (self.verdict.get("time_limit") or {}).get(kind)
        return limit[self.lang] if limit else ""

    def promised(self) -> str:
        return self._limit("promised")

    def statutory(self) -> str:
        return self._limit("statutory")

    def reasons(self) -> str:
        return self._numbered([reason[self.lang] for reason in self.verdict.get("reasons", [])])

    def possible_documents(self) -> str:
        return "" if self.verdict.get("document") else self._names("possible_document_names")

    def possible_tracks(self) -> str:
        return "" if self.verdict.get("track") else self._names("possible_track_names")

    def questions(self) -> str:
        if self.answer.status != "choose":
            return self._numbered([self._question(question) for question in self.verdict.get("ask_next", [])])
        found = " | ".join(self._item(item) for item in self.answer.proposals)
        return (
            {"zh": f"是下面哪一类？{found}", "en": f"Which of these is it? {found}"}[self.lang]
            if found
            else NOTHING_FOUND[self.lang]
        )

    def _question(self, question: Mapping[str, Any]) -> str:
        """A question with its unit: as a header, it is understood as it stands."""
        asked = question["ask"][self.lang]
        unit = question["unit_name"]
        marks = {"zh": "{}（{}）", "en": "{} ({})"}[self.lang]
        return marks.format(asked, unit[self.lang]) if unit else asked

    def may_apply(self) -> str:
        space = {"zh": "：", "en": ". "}[self.lang]
        return self._row(
            entry[self.lang] + space + entry["ask"][self.lang] for entry in self.verdict.get("may_apply", [])
        )

    def standing(self) -> str:
        return self._one("standing_text")

    def day(self) -> str:
        return str(self.verdict.get("on", ""))

    def mark(self) -> str:
        return str(self.verdict.get("policy", ""))

    def link(self) -> str:
        """The check in the page, for the same day and with the policy's mark."""
        if not self.verdict:
            return ""
        request = {
            "items": [item["item"] for item in self.verdict["items"]],
            **{key: self.verdict[key] for key in ("facts", "on", "start", "policy")},
        }
        return PAGE[self.lang] + write_link(self.policy, request)

    def error(self) -> str:
        return said_of_mistakes(self.answer, self.lang)


def said_of_mistakes(answer: Answer, lang: str) -> str:
    """What is wrong with a row, with its number and the columns; empty if nothing is."""
    if not answer.mistakes:
        return ""
    colon = {"zh": "：", "en": ": "}[lang]
    said = []
    for column, mistake in answer.mistakes:
        words = mistake.zh if lang == "zh" else mistake.en
        said.append(capital((column.label[lang] + colon if column else "") + words))
    return (
        {"zh": f"第{answer.number}行", "en": f"Row {answer.number}"}[lang]
        + colon
        + {"zh": "", "en": " "}[lang].join(said)
    )
