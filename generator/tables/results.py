"""The answer to a row of a table, as the cells that are written beside it.

What the cells are called stands in ``headings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from generator.rules.link import write_link
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.questions import first_choice
from generator.rules.wording import Text, Wording, capital
from generator.tables.added import write_added
from generator.tables.answer import Answer, WasRead
from generator.tables.approvals import rule_of_age
from generator.tables.headings import HEADINGS

if TYPE_CHECKING:
    from generator.models.messages.basics import Clock, Document, Lang
    from generator.models.messages.check_door import Found
    from generator.models.messages.questions import Question
    from generator.models.messages.verdict import Verdict

PAGE: Text = {"zh": "check/#", "en": "en/check/#"}
"""The page of the check below the site's own address; the fragment follows."""

STATUS: Mapping[str, Text] = {
    "decided": {"zh": "已确定", "en": "decided"},
    "check": {"zh": "有结论，请先核实", "en": "answered; please check first"},
    "read": {"zh": "按读到的内容得出，请先核对", "en": "answered by what was read; please check first"},
    "open": {"zh": "还不能确定", "en": "open"},
    "choose": {"zh": "请先选项目类别", "en": "choose an item"},
    "bad": {"zh": "有误，未判断", "en": "not checked: see error"},
}
OUTSIDE: Text = {"zh": "不在名录之内", "en": "outside the catalogue"}
NOTHING_FOUND: Text = {
    "zh": "按名称和描述没有找到项目类别，请在名录中查找后填编号。",
    "en": "No item was found for name and description. Look it up in the catalogue and give its number.",
}
DIFFERS: Mapping[str, Text] = {
    "lenient": {
        "zh": "偏轻：原填“{given}”，这里是{here}",
        "en": "too lenient: “{given}” was given; here {here}",
    },
    "perhaps_lenient": {
        "zh": "可能偏轻：原填“{given}”，这里可能是{here}",
        "en": "perhaps too lenient: “{given}” was given; here possibly {here}",
    },
    "stricter": {
        "zh": "偏重：原填“{given}”，这里是{here}",
        "en": "stricter: “{given}” was given; here {here}",
    },
}
READ_STANDING: Text = {
    "zh": "有的内容是从文字里读到的，请核对。",
    "en": "Some of it was read in the words; please check. ",
}
MISSING: Text = {"zh": "没有批复文号", "en": "no approval number"}


def result_cells(policy: Policy, answer: Answer, lang: Lang) -> list[str]:
    """What stands beside a row: one cell for each heading, empty where there is nothing to say."""
    cells = {} if answer.verdict is None else _Teller(policy, answer.verdict, lang).cells()
    cells["status"] = STATUS[answer.status][lang]
    if answer.verdict and answer.verdict["looks_like"]:
        cells |= dict.fromkeys(("document", "track", "tier", "deciding_item", "possible_tracks"), "")
    if answer.verdict and any(entry["state"] == "forbidden" for entry in answer.verdict["forbidden"]):
        cells |= {"document": "", "track": "", "tier": "", "reasons": answer.verdict["headline"][lang]}
    cells["error"] = said_of_mistakes(answer, lang)
    if answer.verdict and (proviso := answer.verdict["proviso"]):
        also = {"zh": "；", "en": "; "}[lang] + STATUS["read"][lang] if answer.status == "read" else ""
        cells["status"] = proviso[lang] + also
    if answer.status == "choose":
        cells["questions"] = _which_item(answer.proposals, lang)
        cells["possible_documents"] = _documents(policy, answer.possible, lang)
    if answer.status == "read":
        cells["standing"] = READ_STANDING[lang] + cells["standing"]
    cells["found"] = _found(answer, lang)
    cells["read"] = _was_read(policy, answer.read, lang)
    cells["doubtful"] = _was_read(policy, answer.doubtful, lang)
    cells["differs"] = _differs(policy, answer, lang)
    cells["approval"] = _approval(policy, answer, lang)
    cells["added"] = write_added(policy, answer.added, lang)
    cells["chosen"] = answer.chosen
    return [cells.get(name, "") for name in HEADINGS]


def _found(answer: Answer, lang: Lang) -> str:
    """The items that were found by the words of a row, and not given."""
    if answer.verdict is None or not answer.found:
        return ""
    return _listed((f"{item['item']} {item[lang]}" for item in answer.verdict["items"]), lang)


def _was_read(policy: Policy, read: Sequence[WasRead], lang: Lang) -> str:
    """What was read in the words of a row, or is doubtful, each with these words."""
    wording = Wording(policy.facts)
    marks = {"zh": "{}（“{}”）", "en": "{} (“{}”)"}[lang]
    return _listed((marks.format(wording.answer(one.fact, one.value)[lang], one.words) for one in read), lang)


def _differs(policy: Policy, answer: Answer, lang: Lang) -> str:
    """How the class that a row gives compares with what is possible."""
    if not answer.differs:
        return ""
    here = answer.verdict["possible_documents"] if answer.verdict else answer.possible
    said = DIFFERS[answer.differs][lang]
    return said.format(given=answer.given_class, here=_documents(policy, here, lang))


def _approval(policy: Policy, answer: Answer, lang: Lang) -> str:
    """That a row has no approval, or so old a one that the rule on that applies."""
    if answer.approval == "missing":
        return MISSING[lang]
    rule = (
        rule_of_age(policy, date.fromisoformat(policy.current_to))
        if answer.approval in ("old", "soon")
        else None
    )
    if rule is None:
        return ""
    colon = {"zh": "：", "en": ": "}[lang]
    return answer.approved + colon + rule[lang]


def _documents(policy: Policy, documents: Sequence[Document], lang: Lang) -> str:
    short = policy.data["documents"]["documents"]
    return {"zh": "或", "en": " or "}[lang].join(short[name]["short"][lang] for name in documents)


def _listed(words: Iterable[str], lang: Lang) -> str:
    return {"zh": "；", "en": "; "}[lang].join(words)


def _which_item(proposals: Sequence[Found], lang: Lang) -> str:
    """The question which of the items found it is."""
    if not proposals:
        return NOTHING_FOUND[lang]
    items = " | ".join(f"{item['item']} {item[lang]}" for item in proposals)
    return {"zh": f"是下面哪一类？{items}", "en": f"Which of these is it? {items}"}[lang]


class _Teller:
    """A verdict in one language, as the texts of cells; each is empty where there is nothing to say."""

    def __init__(self, policy: Policy, verdict: Verdict, lang: Lang) -> None:
        self.policy = policy
        self.verdict = verdict
        self.lang = lang

    def cells(self) -> dict[str, str]:
        """The cells that a verdict fills, by the name of the result."""
        verdict = self.verdict
        return {
            "document": self._one(verdict["document_name"]),
            "track": self._one(verdict["track_name"]),
            "deciding_item": self._deciding_item(),
            "tier": self._tier(),
            "promised": self._limit("promised"),
            "statutory": self._limit("statutory"),
            "deciding": self._one(verdict["deciding"]),
            "reasons": self._numbered([reason[self.lang] for reason in verdict["reasons"]]),
            "possible_documents": ""
            if verdict["document"]
            else self._names(verdict["possible_document_names"]),
            "possible_tracks": "" if verdict["track"] else self._names(verdict["possible_track_names"]),
            "questions": self._numbered(
                [*self._claim(), *self._site(), *map(self._question, first_choice(verdict["ask_next"]))]
            ),
            "may_apply": self._may_apply(),
            "standing": self._one(verdict["standing_text"]),
            "day": verdict["on"],
            "mark": verdict["policy"],
            "link": self._link(),
        }

    def _one(self, said: Text | None) -> str:
        return said[self.lang] if said else ""

    def _names(self, names: Sequence[Text]) -> str:
        return self._row(name[self.lang] for name in names)

    def _row(self, words: Iterable[str]) -> str:
        return {"zh": "；", "en": "; "}[self.lang].join(words)

    def _numbered(self, words: Sequence[str]) -> str:
        if len(words) < 2:
            return "".join(words)
        marks = {"zh": "（{}）{}", "en": "({}) {}"}[self.lang]
        return {"zh": "", "en": " "}[self.lang].join(marks.format(n, word) for n, word in enumerate(words, 1))

    def _deciding_item(self) -> str:
        deciding = self.verdict["deciding_item"]
        return self._row(
            f"{item['item']} {item[self.lang]}" for item in self.verdict["items"] if item["item"] == deciding
        )

    def _tier(self) -> str:
        tier = self.verdict["deciding_tier"]
        if tier is None or tier == "outside":
            return OUTSIDE[self.lang] if tier else ""
        return self.policy.data["documents"]["documents"][tier]["short"][self.lang]

    def _limit(self, kind: Clock) -> str:
        limits = self.verdict["time_limit"]
        return "" if limits is None else self._one(limits[kind])

    def _question(self, question: Question) -> str:
        """A question with its unit: as a header, it is understood as it stands."""
        asked, unit = question["ask"][self.lang], question["unit_name"]
        marks = {"zh": "{}（{}）", "en": "{} ({})"}[self.lang]
        return marks.format(asked, unit[self.lang]) if unit else asked

    def _claim(self) -> list[str]:
        """What has to be checked where the row says that no item fits."""
        claimed = any(item["item"] == NOT_LISTED for item in self.verdict["items"])
        return [self.verdict["headline"][self.lang]] if claimed else []

    def _site(self) -> list[str]:
        """Where the project may not be built, or perhaps may not, and who knows that."""
        return [
            " ".join(said[self.lang] for said in (entry, entry["ask"])) for entry in self.verdict["forbidden"]
        ]

    def _may_apply(self) -> str:
        space = {"zh": "：", "en": ". "}[self.lang]
        return self._row(
            entry[self.lang] + space + entry["ask"][self.lang] for entry in self.verdict["may_apply"]
        )

    def _link(self) -> str:
        """The check in the page, for the same day and with the policy's mark."""
        verdict = self.verdict
        request = {
            "items": [item["item"] for item in verdict["items"]],
            "facts": verdict["facts"],
            "on": verdict["on"],
            "start": verdict["start"],
            "policy": verdict["policy"],
        }
        return PAGE[self.lang] + write_link(self.policy, request)


def said_of_mistakes(answer: Answer, lang: Lang) -> str:
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
