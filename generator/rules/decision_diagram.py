"""Every answer an item can give, as one reduced decision diagram.

A diagram is a graph of questions: each node asks one fact and has one child for each cell of its
answers; each leaf is an outcome. It is *reduced*: no node whose answers all lead to the same place,
no two nodes alike. In such a diagram, for a fixed order of facts, a fact appears if and only if
some answer to it, together with some answers to the others, changes the outcome. What is still
possible and what is still worth asking are therefore read off exactly, never estimated.

(R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation", 1986; here with more
than two answers to a question.)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import ne
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.rules import partition as cells_
from generator.rules.logic import Facts, Tree, atom_holds, atoms
from generator.rules.partition import Fact, key_of

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.basics import Value
    from generator.models.policy.conditions import Atom

    Part = (
        tuple[Literal["atom"], str, "_Atom"]
        | tuple[Literal["not"], "Part"]
        | tuple[Literal["all", "any"], tuple["Part", ...]]
    )
    Form = bool | Part
    """What is left of a condition, as nested tuples; a truth value where nothing is."""
    OpenCases = tuple[tuple["Outcome", Form], ...]

Outcome = Hashable
Case = tuple[Outcome, Tree]
"""An outcome and the condition under which it is taken, if no earlier case was."""

IMPOSSIBLE = "impossible"
"""The outcome of answers that cannot all be true of one project; whatever is asked of a diagram passes over
it."""

SEVERAL = "several"
"""Stands for the outcome where more than one is left."""


class Left(NamedTuple):
    """What a diagram leaves: the share of cells that are projects that can be, from 0 to 1, and the outcome
    they have.

    The outcome is ``SEVERAL`` where they do not all have the same, ``IMPOSSIBLE`` where there is none of
    them.
    """

    share: float
    outcome: Outcome


class Node:
    """A leaf (``fact`` is empty) or a question. Nodes of one space are equal only if identical."""

    __slots__ = ("children", "fact", "outcome")

    def __init__(self, fact: str, children: tuple[Node, ...], outcome: Outcome) -> None:
        self.fact = fact
        self.children = children
        self.outcome = outcome


class Space:
    """The facts that some conditions ask, cut into the cells that those conditions tell apart.

    ``trees`` are all conditions concerned; ``facts`` the compiled fact records by id. The order of
    the facts is that in which the conditions name them.
    """

    def __init__(self, trees: Iterable[Tree], facts: Mapping[str, Fact]) -> None:
        self.tests: dict[str, list[Atom]] = {}
        for tree in trees:
            for atom in atoms(tree):
                self.tests.setdefault(atom["fact"], []).append(atom)
        self.order = list(self.tests)
        self.rank = {fact: i for i, fact in enumerate(self.order)}
        self.types = {fact: facts[fact]["type"] for fact in self.tests}
        self.options = {
            fact: [option["id"] for option in facts[fact].get("options") or ()] or None for fact in self.tests
        }
        self.cells: dict[str, list[Value]] = {
            fact: cells_.cells(facts[fact], tests) for fact, tests in self.tests.items()
        }
        self._signatures = {
            fact: {self._signature(fact, sample): i for i, sample in enumerate(samples)}
            for fact, samples in self.cells.items()
        }
        self._nodes: dict[tuple[Hashable, ...], Node] = {}
        self._asked: dict[Node, set[str]] = {}
        self._left: dict[Node, Left] = {}

    def _signature(self, fact: str, value: Value) -> tuple[bool, ...]:
        return tuple(atom_holds(test, value) for test in self.tests[fact])

    def cell_of(self, fact: str, value: Value) -> int:
        """The index of the cell in which a known value lies."""
        return self._signatures[fact][self._signature(fact, value)]

    def leaf(self, outcome: Outcome) -> Node:
        """The one leaf with this outcome."""
        return self._nodes.get(("", outcome)) or self._nodes.setdefault(("", outcome), Node("", (), outcome))

    def node(self, fact: str, children: Sequence[Node]) -> Node:
        """The one node asking ``fact`` with these children; a needless question is left out."""
        first = children[0]
        if children.count(first) == len(children):
            return first
        key = (fact, *map(id, children))
        return self._nodes.get(key) or self._nodes.setdefault(key, Node(fact, tuple(children), None))

    def build(self, cases: Sequence[Case], default: Outcome) -> Node:
        """The diagram of: the outcome of the first case whose condition holds, else ``default``."""
        memo: dict[OpenCases, Node] = {}
        start = tuple((outcome, _freeze(tree)) for outcome, tree in cases)
        return self._build(start, default, memo)

    def _build(self, cases: OpenCases, default: Outcome, memo: dict[OpenCases, Node]) -> Node:
        open_cases: list[tuple[Outcome, Form]] = []
        for outcome, condition in cases:
            if condition is True and not open_cases:
                return self.leaf(outcome)
            if condition is not False:
                open_cases.append((outcome, condition))
            if condition is True:
                break
        if not open_cases:
            return self.leaf(default)
        key = tuple(open_cases)
        if key in memo:
            return memo[key]
        used = {fact for _, condition in open_cases for fact in _facts(condition)}
        fact = min(used, key=self.rank.__getitem__)
        children = [
            self._build(tuple((o, _assign(c, fact, sample)) for o, c in open_cases), default, memo)
            for sample in self.cells[fact]
        ]
        memo[key] = self.node(fact, children)
        return memo[key]

    def restrict(self, root: Node, known: Facts) -> Node:
        """The diagram that is left when some facts are known."""
        index = {fact: self.cell_of(fact, known[fact]) for fact in self.order if known.get(fact) is not None}
        memo: dict[int, Node] = {}

        def walk(node: Node) -> Node:
            if not node.fact:
                return node
            done = memo.get(id(node))
            if done is None:
                at = index.get(node.fact)
                done = (
                    walk(node.children[at])
                    if at is not None
                    else self.node(node.fact, [walk(c) for c in node.children])
                )
                memo[id(node)] = done
            return done

        return walk(root)

    def combine(self, a: Node, b: Node, join: Callable[[Any, Any], Outcome]) -> Node:
        """The diagram whose outcome is ``join`` of the outcomes of two diagrams of this space."""
        memo: dict[tuple[int, int], Node] = {}

        def walk(x: Node, y: Node) -> Node:
            key = (id(x), id(y))
            if key in memo:
                return memo[key]
            if not x.fact and not y.fact:
                done = self.leaf(
                    IMPOSSIBLE if IMPOSSIBLE in (x.outcome, y.outcome) else join(x.outcome, y.outcome)
                )
            else:
                fact = min((n.fact for n in (x, y) if n.fact), key=self.rank.__getitem__)
                xs = x.children if x.fact == fact else [x] * len(self.cells[fact])
                ys = y.children if y.fact == fact else [y] * len(self.cells[fact])
                done = self.node(fact, [walk(i, j) for i, j in zip(xs, ys, strict=True)])
            memo[key] = done
            return done

        return walk(a, b)

    def relabel(self, root: Node, change: Callable[[Any], Outcome]) -> Node:
        """The diagram with every outcome changed, and reduced again."""
        memo: dict[int, Node] = {}

        def walk(node: Node) -> Node:
            done = memo.get(id(node))
            if done is None:
                done = (
                    self.node(node.fact, [walk(child) for child in node.children])
                    if node.fact
                    else self._changed(node, change)
                )
                memo[id(node)] = done
            return done

        return walk(root)

    def _changed(self, leaf: Node, change: Callable[[Any], Outcome]) -> Node:
        return leaf if leaf.outcome == IMPOSSIBLE else self.leaf(change(leaf.outcome))

    def left(self, root: Node) -> Left:
        """What a diagram leaves as it is."""
        if not root.fact:
            return Left(0.0 if root.outcome == IMPOSSIBLE else 1.0, root.outcome)
        found = self._left.get(root)
        if found is None:
            found = self._left[root] = _together([self.left(child) for child in root.children])
        return found

    def left_by_answer(self, root: Node, fact: str) -> list[Left]:
        """What is left after each answer to a fact, by cell."""
        place = self.rank[fact]

        def after(node: Node, at: int, memo: dict[Node, Left]) -> Left:
            if not node.fact or self.rank[node.fact] > place:
                return self.left(node)
            if node.fact == fact:
                return self.left(node.children[at])
            found = memo.get(node)
            if found is None:
                found = memo[node] = _together([after(child, at, memo) for child in node.children])
            return found

        return [after(root, at, {}) for at in range(len(self.cells[fact]))]

    def asked(self, root: Node) -> set[str]:
        """The facts that can still change the outcome.

        In a reduced diagram they are the facts that appear. Where some answers exclude one another, a fact
        may appear only to tell possible answers from impossible ones; then two of its answers are compared.
        """
        found = self._asked.get(root)
        if found is None:
            found = self._asked[root] = self._that_matter(root)
        return found

    def _that_matter(self, root: Node) -> set[str]:
        facts = {node.fact for node in nodes(root) if node.fact}
        if all(node.outcome != IMPOSSIBLE for node in nodes(root) if not node.fact):
            return facts
        return {fact for fact in facts if self._matters(root, fact)}

    def _matters(self, root: Node, fact: str) -> bool:
        """Whether two answers to a fact, with the same possible answers to all others, lead to two
        outcomes."""
        by_answer = [self.restrict(root, {fact: sample}) for sample in self.cells[fact]]
        return any(True in outcomes(self.combine(a, b, ne)) for a, b in combinations(by_answer, 2))


def _together(parts: Sequence[Left]) -> Left:
    """What equally many cells of each part leave."""
    kinds = {part.outcome for part in parts if part.outcome != IMPOSSIBLE}
    share = sum(part.share for part in parts) / len(parts)
    return Left(share, SEVERAL if len(kinds) > 1 else next(iter(kinds), IMPOSSIBLE))


def nodes(root: Node) -> Iterator[Node]:
    """Every node that can be reached, each once."""
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            stack.extend(reversed(node.children))


def outcomes(root: Node) -> set[Any]:
    """Every outcome that is still possible."""
    return {node.outcome for node in nodes(root) if not node.fact and node.outcome != IMPOSSIBLE}


def _freeze(tree: Tree) -> Form:
    """A condition as nested tuples, so that what is left of it can be remembered."""
    op = tree["op"]
    if op == "true":
        return True
    if op == "not":
        return _negate(_freeze(tree["of"]))
    if op in ("all", "any"):
        return _join(op, tuple(_freeze(part) for part in tree["of"]))
    return ("atom", tree["fact"], _Atom(tree))


class _Atom:
    """A test, hashable by what it says."""

    __slots__ = ("key", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.key = key_of(tree)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Atom) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _negate(form: Form) -> Form:
    if isinstance(form, bool):
        return not form
    return form[1] if form[0] == "not" else ("not", form)


def _join(op: Literal["all", "any"], parts: Iterable[Form]) -> Form:
    decisive = op == "any"
    kept: dict[Part, None] = {}
    for part in parts:
        if isinstance(part, bool):
            if part is decisive:
                return decisive
        else:
            kept[part] = None
    if not kept:
        return not decisive
    return next(iter(kept)) if len(kept) == 1 else (op, tuple(kept))


def _facts(form: Form) -> Iterator[str]:
    if isinstance(form, bool):
        return
    if form[0] == "atom":
        yield form[1]
    elif form[0] == "not":
        yield from _facts(form[1])
    else:
        for part in form[1]:
            yield from _facts(part)


def _assign(form: Form, fact: str, value: Value) -> Form:
    if isinstance(form, bool):
        return form
    if form[0] == "atom":
        return atom_holds(form[2].tree, value) if form[1] == fact else form
    if form[0] == "not":
        return _negate(_assign(form[1], fact, value))
    return _join(form[0], (_assign(part, fact, value) for part in form[1]))
