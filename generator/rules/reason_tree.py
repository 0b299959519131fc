"""Every condition that was weighed, as a tree: what is met, what is not, and what is not known yet.

It is made of the same conditions that decide, tier by tier from the strictest, in the words in which reasons
are given. It never says less than the verdict: answers that exclude each other settle more than the single
conditions show, and what can no longer change the item's document is called so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.classify import classify
from generator.rules.documents import strictest_first
from generator.rules.logic import Facts, truth
from generator.rules.policy import NOT_LISTED, TIERS, Policy, document_of
from generator.rules.request import Request
from generator.rules.tracks import Lists
from generator.rules.wording import Text, Wording, bracketed, sentence, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.messages.basics import Document, Tier, TreeState
    from generator.models.messages.check_door import TreeItem, TreeNode, TreeTier
    from generator.models.policy.catalogue import ItemRecord
    from generator.models.policy.conditions import Always, Atom, Condition

STATES: Mapping[bool | None, TreeState] = {True: "met", False: "not_met", None: "open"}
JOINED: Mapping[str, Text] = {
    "all": {"zh": "下列各项都要符合", "en": "all of these must hold"},
    "any": {"zh": "下列各项有一项即可", "en": "any one of these is enough"},
}


def trees(policy: Policy, request: Request, names: Mapping[str, Text]) -> list[TreeItem]:
    """For each chosen item that the catalogue lists, its tiers from the strictest on, each with its condition
    as a tree.

    ``names`` are the short names of the documents. A node is ``{"zh", "en", "state", "of": [nodes]}``;
    ``state`` is ``met``, ``not_met``, ``open``, or ``moot``: not answered, and of no consequence any more.
    """
    if request.edition is None:
        return []
    wording = Wording(policy.facts, names, request.how(policy))
    listed = policy.items(request.edition)
    chosen = tuple(number for number in request.items if number != NOT_LISTED)
    if not chosen:
        return []
    found = classify(policy, request.edition, chosen, request.facts, Lists.on(policy, request.on))
    return [
        _item(wording, names, listed[str(number)], request.facts, found.documents(number))
        for number in chosen
    ]


def _item(
    wording: Wording,
    names: Mapping[str, Text],
    item: ItemRecord,
    facts: Facts,
    possible: Sequence[Document],
) -> TreeItem:
    tiers = [tier for tier in TIERS if tier in item["tiers"]]
    states = _states({tier: truth(item["tiers"][tier], facts) for tier in tiers}, possible)
    return {
        "item": item["number"],
        **text(item),
        "of": [
            _tier(
                tier, names[document_of(tier)], states[tier], _node(wording, item["tiers"][tier], facts, True)
            )
            for tier in tiers
        ],
    }


def _tier(tier: Tier, name: Text, state: TreeState, condition: TreeNode) -> TreeTier:
    return {
        "tier": tier,
        **name,
        "state": state,
        "of": [condition if state == "open" else _moot(condition)],
    }


def _states(known: Mapping[Tier, bool | None], possible: Sequence[Document]) -> dict[Tier, TreeState]:
    """How each tier stands, in the light of the documents to which the item can still come."""
    states: dict[Tier, TreeState] = {}
    for tier, holds in known.items():
        listed = states.get("outside", "not_met") == "not_met"
        states[tier] = STATES[holds] if holds is not None else _settled(tier, possible, listed)
    return states


def _settled(tier: Tier, possible: Sequence[Document], listed: bool) -> TreeState:
    """The state of a tier whose condition by itself is open. ``listed``: nothing takes the project out of the
    item."""
    document = document_of(tier)
    if document in possible:
        sure = listed and tier != "outside"
        return "open" if len(possible) > 1 else "met" if sure else "moot"
    stricter = tier == "outside" or (listed and strictest_first([document, *possible])[0] == document)
    return "not_met" if stricter else "moot"


def _moot(node: TreeNode) -> TreeNode:
    """A node of a tier that is settled: what is open in it changes nothing."""
    state: TreeState = "moot" if node["state"] == "open" else node["state"]
    return {**node, "state": state, "of": [_moot(part) for part in node["of"]]}


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
