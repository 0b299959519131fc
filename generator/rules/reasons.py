"""Why: the reasons for a classification.

A reason is a sentence made from the very condition that decided, with the answer given and the limit it
was held against.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.logic import Facts, truth
from generator.rules.policy import NOT_LISTED, TIERS, document_of, tier_of
from generator.rules.wording import Text, Wording, join, sentence

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.basics import Document, Tier
    from generator.models.messages.verdict import Reason
    from generator.models.policy.catalogue import ItemRecord
    from generator.models.policy.conditions import Condition

Clauses = list[tuple[Text, list[str]]]
"""Clauses, each with the ids of the facts on which it rests."""


def reasons(wording: Wording, item: ItemRecord, documents: list[Document], facts: Facts) -> list[Reason]:
    """Why an item comes to its document: what decided first, then the tiers that were ruled out.

    ``documents`` are those still possible; while there is more than one, only what is ruled out is said.
    """
    number, tiers = item["number"], item["tiers"]
    decided = documents[0] if len(documents) == 1 else None
    why = [] if decided is None else [_deciding(wording, number, tiers, decided, facts)]
    for tier in TIERS:
        if _ruled_out(tier, tiers, facts) and _stricter(tier, decided):
            clauses = wording.because(tiers[tier], facts, False)
            why.append(_reason(wording, number, tier, "rules_out", clauses))
    return why


def _ruled_out(tier: Tier, tiers: Mapping[str, Condition], facts: Facts) -> bool:
    """Whether the tier's own condition fails; one that merely comes after another is not ruled out by it."""
    return tier in tiers and tier != "outside" and truth(tiers[tier], facts) is False


def _stricter(tier: Tier, decided: Document | None) -> bool:
    return decided is None or decided == "none" or TIERS.index(tier) < TIERS.index(decided)


def _deciding(
    wording: Wording, number: int, tiers: Mapping[str, Condition], document: Document, facts: Facts
) -> Reason:
    tier = tier_of(document)
    tree = tiers.get(tier)
    clauses = wording.because(tree, facts) if tree is not None and truth(tree, facts) else []
    if clauses:
        return _reason(wording, number, tier, "decides", clauses)
    return {
        "item": number,
        "tier": document,
        "kind": "decides",
        "facts": [],
        **sentence(_otherwise(wording, number, document)),
    }


def _otherwise(wording: Wording, number: int, document: Document) -> Text:
    if number == NOT_LISTED:
        return {"zh": "您说名录里没有合适的类别", "en": "you say that no item of the catalogue fits"}
    if document == "none":
        return {
            "zh": f"第{number}项：列出的情形都不符合，名录没有规定这样的项目",
            "en": f"item {number} – nothing it lists applies, so the catalogue doesn't list such a project",
        }
    name = wording.names[document]
    return {
        "zh": f"第{number}项：没有达到更严的条件，所以要办{name['zh']}",
        "en": f"item {number} – nothing stricter applies, so you need a {name['en']}",
    }


def _reason(
    wording: Wording, number: int, tier: Tier, kind: Literal["decides", "rules_out"], clauses: Clauses
) -> Reason:
    why = join("all", list({clause["zh"]: clause for clause, _ in clauses}.values()))
    name = wording.names[document_of(tier)]
    said: Text
    if kind == "rules_out":
        said = {
            "zh": f"第{number}项：不要求{name['zh']}，因为{why['zh']}",
            "en": f"item {number} – no {name['en']} needed, because {why['en']}",
        }
    elif tier == "outside":
        said = {
            "zh": f"第{number}项：{why['zh']}，所以不在名录之内",
            "en": f"item {number} – {why['en']}, so the project is outside the catalogue",
        }
    else:
        said = {
            "zh": f"第{number}项：{why['zh']}，所以要办{name['zh']}",
            "en": f"item {number} – {why['en']}, so you need a {name['en']}",
        }
    asked = list(dict.fromkeys(fact for _, facts in clauses for fact in facts))
    return {"item": number, "tier": tier, "kind": kind, "facts": asked, **sentence(said)}
