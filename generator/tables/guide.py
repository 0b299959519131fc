"""The columns of a table to fill in, and what each takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.rules.logic import facts_of
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.questions import questions
from generator.rules.wording import Text, in_each
from generator.tables.columns import NAMES, called

if TYPE_CHECKING:
    from generator.models.messages.questions import Question
    from generator.models.policy.catalogue import ItemRecord

TAKES: Mapping[str, Text] = {
    "yes_no": {"zh": "填“是”或“否”", "en": "yes or no"},
    "number": {"zh": "填数，单位：{unit}；可写 1,200、1.2万", "en": "a number, in {unit}"},
    "choice": {"zh": "填一个选项", "en": "one of the options"},
    "set": {
        "zh": "填一个或几个选项，用“、”隔开；都没有填“无”",
        "en": "one option or more, with “;” between them; “none” if none fits",
    },
}
ABOUT: Mapping[str, Text] = {
    "name": {"zh": "用来辨认，也用来查找类别", "en": "to tell projects apart, and to find items by"},
    "items": {
        "zh": ("名录中的项目类别编号，如 3；有几个的用“、”隔开，如 3、53。留空时按名称和描述查找"),
        "en": (
            "the number of the catalogue's item, such as 3; several with “、” or “;” between them, such as"
            " 3;53. If it is left empty, items are looked up by name and description"
        ),
    },
    "description": {
        "zh": "建什么、多大规模；用来查找类别，读到的数和做法另列出来请您核对",
        "en": "what is built and how large; items are found by it, and what is read in it is to be checked",
    },
    "on": {
        "zh": "按哪一天的规定判断，如 2026-11-23；留空为当天",
        "en": "the day whose rules apply, such as 2026-11-23; today if left empty",
    },
    "start": {
        "zh": "从哪一天开始办，如 2026-12-01；可以不填",
        "en": "the day on which the procedure begins, such as 2026-12-01; may be left empty",
    },
}
LEFT_EMPTY: Text = {"zh": "；不知道就留空", "en": "; leave it empty if it is not known"}


@dataclass(frozen=True)
class Guide:
    """One column of a table to fill in: heading, meaning, what it takes, options, items that ask it, its
    id."""

    id: str
    kind: str
    heading: Text
    about: Text
    takes: Text
    options: Sequence[Text]
    items: Sequence[int]


def guides(policy: Policy, numbers: Sequence[int] = ()) -> tuple[list[Guide], list[Guide]]:
    """The columns of a template, and all columns that its explanation tells of.

    With items, both hold what these items can ask. Without, the table asks what several categories of the
    catalogue ask, and the explanation tells of every question, those of a special site among them.
    """
    edition = policy.current
    every = [int(number) for number in policy.items(edition)]
    asked = questions(policy, edition, numbers or [NOT_LISTED, *every])
    told = [Guide(kind, kind, name, ABOUT[kind], NOTHING, (), ()) for kind, name in NAMES.items()]
    told += [_guide(policy, one) for one in asked]
    if numbers:
        return told, told
    shared = _shared(policy, policy.items(edition))
    shared |= {guide.id for guide in told if not guide.items}.difference(policy.data["forbidden"]["facts"])
    return [guide for guide in told if guide.kind in NAMES or guide.id in shared], told


def _shared(policy: Policy, items: Mapping[str, ItemRecord]) -> set[str]:
    """The questions that items of several categories ask."""
    categories: dict[str, set[int]] = {}
    for item in items.values():
        for tree in item["tiers"].values():
            for name in facts_of(tree):
                categories.setdefault(name, set()).add(item["category"])
    return {name for name, asking in categories.items() if len(asking) > 1}


NOTHING: Text = {"zh": "", "en": ""}


def _guide(policy: Policy, asked: Question) -> Guide:
    kind = "set" if asked["type"] == "areas" else asked["type"]
    unit: Text = asked["unit_name"] or NOTHING
    heading = called(asked)
    if unit["zh"]:
        heading = {"zh": f"{heading['zh']}（{unit['zh']}）", "en": f"{heading['en']} ({unit['en']})"}
    words = TAKES[kind]
    takes = in_each(lambda lang: words[lang].format(unit=unit[lang]) + LEFT_EMPTY[lang])
    options: list[Text] = [{"zh": option["zh"], "en": option["en"]} for option in asked["options"] or ()]
    help_ = asked["help"] or NOTHING
    about: Text = {
        "zh": asked["ask"]["zh"] + help_["zh"],
        "en": f"{asked['ask']['en']} {help_['en']}".strip(),
    }
    return Guide(asked["id"], kind, heading, about, takes, options, asked["items"])
