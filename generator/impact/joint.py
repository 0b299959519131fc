"""The projects of an item that the conditions of both states tell apart.

A question of the old state is the same as one of the new if both have one id, type and unit; one that was
only given a new id is known again by its name. Any other question of the old state stands for itself, under
an id of its own, so that nothing is ever compared that was not asked alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.models.policy.catalogue import FactRecord
from generator.proof.table import Project
from generator.rules.decision_diagram import IMPOSSIBLE, Case, Node, Space
from generator.rules.logic import Tree, facts_of
from generator.rules.policy import Policy

Facts = Mapping[str, FactRecord]
REFUSED = "refused"
"""The outcome, on one side only, of answers that this side does not offer or says cannot be true together."""

OLD_ONLY = "old:{}"


class Joint:
    """Both states' questions in one vocabulary: ``facts`` by id, and what the old state's ids are in it."""

    def __init__(self, old: Facts, new: Facts) -> None:
        self.old, self.new = old, new
        self.names = {name: _counterpart(fact, new, old) for name, fact in old.items()}
        kept: dict[str, FactRecord] = {
            self.names[name]: {**fact, "id": self.names[name]} for name, fact in old.items()
        }
        self.facts: dict[str, FactRecord] = {
            **kept,
            **{name: _merged(kept.get(name), fact) for name, fact in new.items()},
        }
        self._back = {other: name for name, other in self.names.items()}

    def renamed(self, tree: Tree) -> Tree:
        """A condition of the old state in the joint vocabulary."""
        if "fact" in tree:
            return {**tree, "fact": self.names.get(tree["fact"], tree["fact"])}
        if tree["op"] == "not":
            return {**tree, "of": self.renamed(tree["of"])}
        return {**tree, "of": [self.renamed(part) for part in tree["of"]]} if "of" in tree else tree

    def same(self, name: str) -> bool:
        """Whether a question is asked alike on both sides, answers included."""
        old = self.old.get(self._back.get(name, ""))
        return old is None or name not in self.new or _answers(old) == _answers(self.new[name])

    def not_offered(self, name: str, old: bool) -> list[Tree]:
        """The answers to a question that one side does not offer, as conditions."""
        own = self.old.get(self._back.get(name, "")) if old else self.new.get(name)
        if own is None or not own.get("options"):
            return []
        offered, options = {*_answers(own)}, self.facts[name]["options"] or ()
        extra = [option["id"] for option in options if option["id"] not in offered]
        op = "is" if own["type"] == "choice" else "include"
        return [{"op": op, "fact": name, "options": extra}] if extra else []

    def answers_of(self, project: Project, old: bool) -> Project:
        """A project as one side would be told of it."""
        if old:
            return {self._back[name]: value for name, value in project.items() if name in self._back}
        return {name: value for name, value in project.items() if name in self.new}


def _counterpart(fact: FactRecord, new: Facts, old: Facts) -> str:
    name = str(fact["id"])
    if name in new:
        return name if _kind(new[name]) == _kind(fact) else OLD_ONLY.format(name)
    alike = [
        other
        for other, record in new.items()
        if other not in old and _kind(record) == _kind(fact) and record["name"] == fact["name"]
    ]
    return alike[0] if len(alike) == 1 else name


def _kind(fact: FactRecord) -> tuple[object, ...]:
    return (fact["type"], fact.get("unit"), bool(fact.get("integer")))


def _answers(fact: FactRecord) -> list[str]:
    return sorted(option["id"] for option in fact.get("options") or ())


def _merged(old: FactRecord | None, new: FactRecord) -> FactRecord:
    """A question with the answers that either side offers."""
    if old is None or not new.get("options"):
        return new
    known = {*_answers(new)}
    more = [option for option in old["options"] or () if option["id"] not in known]
    return {**new, "options": [*(new["options"] or ()), *more]}


def sided(joint: Joint, policy: Policy, cases: Sequence[Case], old: bool) -> tuple[list[Case], list[Tree]]:
    """An item's cases in the joint vocabulary, and the contradictions that concern its questions."""
    change = joint.renamed if old else (lambda tree: tree)
    asked = {fact for _, tree in cases for fact in facts_of(tree)}
    excluded = [change(tree) for tree in policy.data["contradictions"] if asked.issuperset(facts_of(tree))]
    return [(outcome, change(tree)) for outcome, tree in cases], excluded


def diagrams(joint: Joint, sides: Sequence[tuple[list[Case], list[Tree]]]) -> tuple[Space, list[Node]]:
    """The common space of an item's two states, and the diagram of each: old, then new."""
    both = [tree for tree in sides[0][1] if tree in sides[1][1]]
    asked = list(dict.fromkeys(_asked(sides)))
    missing = [[tree for name in asked for tree in joint.not_offered(name, old)] for old in (True, False)]
    refused = [[*missing[at], *(tree for tree in sides[at][1] if tree not in both)] for at in (0, 1)]
    trees = [*(tree for cases, _ in sides for _, tree in cases), *both, *refused[0], *refused[1]]
    space = Space(trees, joint.facts)
    never: list[Case] = [(IMPOSSIBLE, tree) for tree in both]
    roots = [
        space.build([*never, *((REFUSED, tree) for tree in refused[at]), *sides[at][0]], "none")
        for at in (0, 1)
    ]
    return space, roots


def _asked(sides: Iterable[tuple[list[Case], list[Tree]]]) -> Iterable[str]:
    for cases, excluded in sides:
        for tree in [*(tree for _, tree in cases), *excluded]:
            yield from facts_of(tree)
