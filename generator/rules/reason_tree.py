"""Every condition that was weighed, as a tree: what is met, what is not, and what is not known yet.

It is made of the same conditions that decide, tier by tier from the strictest, in the words in which reasons
are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.logic import Facts, truth
from generator.rules.policy import NOT_LISTED, TIERS, Policy, document_of
from generator.rules.request import Request
from generator.rules.wording import Text, Wording, bracketed, sentence

if TYPE_CHECKING:
    from generator.models.messages import Tier, TreeItem, TreeNode, TreeState, TreeTier
    from generator.models.policy import Always, Atom, Condition, ItemRecord

STATES: Mapping[bool | None, TreeState] = {True: "met", False: "not_met", None: "open"}
JOINED: Mapping[str, Text] = {
    "all": {"zh": "下列各项都要符合", "en": "all of these must hold"},
    "any": {"zh": "下列各项有一项即可", "en": "any one of these is enough"},
}


def trees(policy: Policy, request: Request, names: Mapping[str, Text]) -> list[TreeItem]:
    """For each chosen item that the catalogue lists, its tiers from the strictest on, each with its condition
    as a tree.

    ``names`` are the short names of the documents. A node is ``{"zh", "en", "state", "of": [nodes]}``;
    ``state`` is ``met``, ``not_met`` or ``open``.
    """
    wording = Wording(policy.facts, names, request.how(policy))
    items = {} if request.edition is None else policy.items(request.edition)
    chosen = [items[str(number)] for number in request.items if number != NOT_LISTED and str(number) in items]
    return [_item(wording, names, item, request.facts) for item in chosen]


def _item(wording: Wording, names: Mapping[str, Text], item: ItemRecord, facts: Facts) -> TreeItem:
    tiers = [_tier(wording, names, item, tier, facts) for tier in TIERS if tier in item["tiers"]]
    return {"item": item["number"], "zh": item["zh"], "en": item["en"], "of": tiers}


def _tier(
    wording: Wording, names: Mapping[str, Text], item: ItemRecord, tier: Tier, facts: Facts
) -> TreeTier:
    name = names[document_of(tier)]
    tree = item["tiers"][tier]
    return {
        "tier": tier,
        "zh": name["zh"],
        "en": name["en"],
        "state": STATES[truth(tree, facts)],
        "of": [_node(wording, tree, facts, True)],
    }


def _node(wording: Wording, tree: Condition, facts: Facts, holds: bool) -> TreeNode:
    if tree["op"] == "not":
        return _node(wording, tree["of"], facts, not holds)
    known = truth(tree, facts)
    state = STATES[None if known is None else known is holds]
    if tree["op"] == "all" or tree["op"] == "any":
        joined = tree["op"] if holds else {"all": "any", "any": "all"}[tree["op"]]
        parts = [_node(wording, part, facts, holds) for part in tree["of"]]
        return parts[0] if len(parts) == 1 else {**JOINED[joined], "state": state, "of": parts}
    return {**sentence(_said(wording, tree, facts, holds, known)), "state": state, "of": []}


def _said(wording: Wording, atom: Atom | Always, facts: Facts, holds: bool, known: bool | None) -> Text:
    """The test itself; where it is answered, also what was answered."""
    test = wording.phrase(atom, holds)
    if atom["op"] == "true" or known is None:
        return test
    answered = wording.answer(atom["fact"], facts[atom["fact"]])
    how = wording.how.get(atom["fact"])
    if answered == test:
        return wording.with_how(atom["fact"], test)
    return bracketed(
        test,
        answered
        if how is None
        else {"zh": f"{answered['zh']}；{how['zh']}", "en": f"{answered['en']}; {how['en']}"},
    )
