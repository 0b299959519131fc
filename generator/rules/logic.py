"""Conditions and three-valued truth.

A condition is a plain tree, as ``generator.records.conditions`` makes it from YAML::

    {"op": "true"}
    {"op": "yes", "fact": f}
    {"op": "cmp", "fact": f, "cmp": ">=" | ">" | "<=" | "<", "value": number}
    {"op": "is", "fact": f, "options": [...]}            one of several
    {"op": "include", "fact": f, "options": [...]}       a set touches these
    {"op": "only", "fact": f, "options": [...]}          a set holds something, and only these
    {"op": "all" | "any", "of": [...]},  {"op": "not", "of": tree}

Truth has three values: ``True``, ``False`` and ``None`` for "not known". The connectives are
Kleene's: an unknown part leaves the whole unknown only where it matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.policy.conditions import Atom, Condition

Tree = Mapping[str, Any]
"""A condition, a ``Condition`` of the policy or one that a room above has made as a plain mapping."""

Facts = Mapping[str, "Value"]
"""The answers given, by fact; one that is absent is not known."""

Truth = bool | None


def atom_holds(atom: Tree, value: Value) -> bool:
    """Whether a single test holds for a known value of its fact: a quantity for ``cmp``, a list of options
    for ``include`` and ``only``."""
    op = atom["op"]
    if op == "yes":
        return bool(value)
    if op == "cmp":
        assert isinstance(value, (int, float))
        return _compare(atom["cmp"], value, atom["value"])
    if op == "is":
        return value in atom["options"]
    assert not isinstance(value, (int, float, str))
    options = set(atom["options"])
    if op == "include":
        return not options.isdisjoint(value)
    return bool(value) and options.issuperset(value)


def _compare(sign: str, value: float, limit: float) -> bool:
    if sign == ">=":
        return value >= limit
    if sign == ">":
        return value > limit
    if sign == "<=":
        return value <= limit
    return value < limit


def truth(tree: Tree, facts: Facts) -> Truth:
    """Whether the condition holds, with the facts given. A fact that is absent is not known."""
    op = tree["op"]
    if op == "true":
        return True
    if op == "not":
        inner = truth(tree["of"], facts)
        return None if inner is None else not inner
    if op in ("all", "any"):
        decisive: bool = op == "any"
        results = [truth(part, facts) for part in tree["of"]]
        if decisive in results:
            return decisive
        return None if None in results else not decisive
    value = facts.get(tree["fact"])
    return None if value is None else atom_holds(tree, value)


def atoms(tree: Tree) -> Iterator[Atom]:
    """Every single test in the condition, in the order written."""
    op = tree["op"]
    if op == "not":
        yield from atoms(tree["of"])
    elif op in ("all", "any"):
        for part in tree["of"]:
            yield from atoms(part)
    elif op != "true":
        atom: Any = tree
        yield atom


def facts_of(tree: Tree) -> list[str]:
    """The facts that the condition asks, in the order written, each once."""
    return list(dict.fromkeys(atom["fact"] for atom in atoms(tree)))


def reduced(tree: Condition, facts: Facts) -> Condition | bool:
    """What is left of the condition once the facts given are put in: a truth value, or what is still open.

    In a condition that names each fact once, the facts of what is left are exactly those whose answer can
    still change it.
    """
    if tree["op"] == "true":
        return True
    if tree["op"] == "not":
        inner = reduced(tree["of"], facts)
        return not inner if isinstance(inner, bool) else {"op": "not", "of": inner}
    if tree["op"] == "all" or tree["op"] == "any":
        decisive = tree["op"] == "any"
        parts = [reduced(part, facts) for part in tree["of"]]
        if any(part is decisive for part in parts):
            return decisive
        left = [part for part in parts if not isinstance(part, bool)]
        return {"op": tree["op"], "of": left} if left else not decisive
    value = facts.get(tree["fact"])
    return tree if value is None else atom_holds(tree, value)
