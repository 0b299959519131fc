"""Answers that follow from answers to other questions.

People know what they keep, burn or install; the catalogue asks how much that is in pigs, or of which class
it is. A question with ``gives`` answers such a question of the catalogue, and what follows is decided upon
just as if it had been answered itself. So conditions, diagrams, proofs and tables know nothing of it.

Where both are answered, the answer given itself counts, unless it would decide otherwise than what follows:
then the two are told as a contradiction, so that no lighter document can come of a slip. Where a factor is
known by its bounds only, the least and the greatest must lie on the same side of every limit that the data
has; otherwise nothing follows, and the question is asked. A question that limits its ``gives`` to some
items is silent as soon as another chosen item asks the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.errors import Mistake
from generator.rules.logic import Facts, atom_holds, atoms, facts_of
from generator.rules.numbers import plain_digits, read_exact, rounded
from generator.rules.policy import NOT_LISTED, Policy, in_force
from generator.rules.wording import Text, Wording, labels, text

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.policy.catalogue import EditionRecord, FactRecord, GivenAnswer, GivingRecord
    from generator.models.policy.conditions import Atom
    from generator.rules.wording import AnyFact

ONE = [1, 1]


class Derived(NamedTuple):
    """An answer that follows: its value, the question that gives it, and on what that rests.

    ``of`` is the quantity converted, if any, with its ``factor``; ``bounded`` where only bounds of the factor
    are known, and any factor between them leads to the same.
    """

    value: Value
    source: str
    givings: tuple[GivingRecord, ...]
    of: str = ""
    factor: Sequence[int] = ONE
    bounded: bool = False


class Asked(NamedTuple):
    """What is asked about: the items of an edition, on a day."""

    policy: Policy
    edition: EditionRecord
    numbers: Sequence[int]
    on: date

    def sources(self, name: str) -> Iterator[FactRecord]:
        """The questions that may answer another one for these items, those that answer most first."""
        sources = self.policy.kept("sources", _sources)
        asked = {of for number in self.numbers for of in self.all_of(number)}
        facts = [self.policy.facts[source] for source in sources.get(name, ())]
        facts.sort(key=lambda fact: -sum(fact["id"] in sources.get(of, ()) for of in asked))
        for fact in facts:
            only = fact.get("gives_items")
            if only is None or all(number in only for number in self.asking(name)):
                yield fact

    def asking(self, name: str) -> Iterator[int]:
        """Those of the items that ask a question."""
        return (number for number in self.numbers if name in self.all_of(number))

    def all_of(self, number: int) -> frozenset[str]:
        """Every question that one of the items asks."""
        if number == NOT_LISTED:
            return frozenset()
        return self.policy.kept(f"asked {self.edition['id']} {number}", lambda policy: self._all_of(number))

    def _all_of(self, number: int) -> frozenset[str]:
        tiers = self.policy.items(self.edition)[str(number)]["tiers"]
        return frozenset(name for tree in tiers.values() for name in facts_of(tree))

    def remarks(self, number: int, given: Facts) -> list[GivingRecord]:
        """The records of the options chosen that have something to say, for what one item asks."""
        asked = self.all_of(number)
        found: list[GivingRecord] = []
        for name, by in self.policy.kept("sources", _sources).items():
            if name in asked:
                chosen = [
                    giving
                    for source in self.sources(name)
                    if source["id"] in by
                    for giving, _ in self.givings(source, name, given)
                ]
                found += [giving for giving in chosen if giving["zh"] is not None and giving not in found]
        return found

    def derive(self, given: Facts) -> dict[str, Derived]:
        """Every answer that follows from those given, and is not given itself."""
        found: dict[str, Derived] = {}
        for name, derived in self._follows(given):
            if given.get(name) is None:
                found.setdefault(name, derived)
        return found

    def _follows(self, given: Facts) -> Iterator[tuple[str, Derived]]:
        for name in self.policy.kept("sources", _sources):
            for source in self.sources(name):
                derived = self._from(source, name, given)
                if derived is not None:
                    yield name, derived

    def ask_first(self, name: str, given: Facts) -> str | None:
        """The question to put before ``name``, because its answer may give that one; None if there is
        none."""
        for source in self.sources(name):
            if given.get(source["id"]) is None:
                return source["id"]
            found = self.givings(source, name, given)
            of = found[0][1].get("of") if len(found) == 1 and found[0][1] else None
            if of is not None and given.get(of) is None:
                return of
        return None

    def ways(self, name: str) -> Iterator[str]:
        """Every question by which one may be answered: those that may give it, quantities converted,
        itself."""
        for source in self.sources(name):
            yield source["id"]
            answers = [giving["answers"].get(name) for giving in source["gives"]]
            yield from dict.fromkeys(answer["of"] for answer in answers if answer and "of" in answer)
        yield name

    def givings(
        self, source: FactRecord, name: str, given: Facts
    ) -> list[tuple[GivingRecord, GivenAnswer | None]]:
        """For each option chosen, the record in force and its answer to ``name``."""
        chosen = _chosen(given.get(source["id"]))
        return [
            (giving, giving["answers"].get(name))
            for option in chosen
            for giving in source["gives"]
            if option in giving["options"] and in_force(giving, self.on)
        ]

    def _from(self, source: FactRecord, name: str, given: Facts) -> Derived | None:
        """What one question gives of another, with the answers given."""
        found = self.givings(source, name, given)
        answers = [answer for _, answer in found]
        yes = [giving for giving, answer in found if answer and answer.get("value") is True]
        if yes:  # any part of a project that does it is enough
            return Derived(True, source["id"], tuple(yes))
        if not answers or None in answers:
            return None
        givings = tuple(giving for giving, _ in found)
        first, *others = [answer for answer in answers if answer is not None]
        if "of" in first:
            return None if others else self._converted(source["id"], name, first, givings, given)
        if self.policy.facts[name]["type"] == "set":
            return Derived(_union(self.policy.facts[name], [first, *others]), source["id"], givings)
        alike = all(other == first for other in others)
        return Derived(first["value"], source["id"], givings) if alike else None

    def _converted(
        self, source: str, name: str, answer: GivenAnswer, givings: tuple[GivingRecord, ...], given: Facts
    ) -> Derived | None:
        amount = given.get(answer["of"])
        if amount is None:
            return None
        assert isinstance(amount, (int, float))
        least, greatest = answer["times"]
        low, high = _times(amount, least), _times(amount, greatest)
        tests = self.policy.kept("tests", _tests)[name]
        if not _alike(tests, low, high):
            return None
        limits = [test for test in tests if test["op"] == "cmp" and test["value"] > 0]
        value, factor = (high, greatest) if _alike(limits, 0, high) else (low, least)
        return Derived(value, source, givings, answer["of"], factor, low != high)

    def clashes(self, given: Facts) -> list[Mistake]:
        """Answers that would decide otherwise than what follows from others: given ones, or two that
        follow."""
        found, known = [], dict(given)
        wording, tests = Wording(self.policy.facts), self.policy.kept("tests", _tests)
        for name, follows in self._follows(given):
            if known.get(name) is None:
                known[name] = follows.value
            elif not _alike(tests[name], known[name], follows.value):
                said = wording.answer(name, known[name]), wording.answer(name, follows.value)
                found.append(_clash(follows.source, *said, how(wording, given, follows)))
        return found


def _clash(source: str, said: Text, follows: Text, by: Text) -> Mistake:
    zh = f"“{said['zh']}”和“{follows['zh']}”不能同时成立，后者由“{by['zh']}”推出。请核对。"
    en = (
        f"“{said['en']}” and “{follows['en']}” cannot both be true; the latter follows from “{by['en']}”."
        " Check them."
    )
    return Mistake(f"facts.{source}", "contradiction", zh, en)


def _chosen(answer: Value | None) -> list[str]:
    """The options of an answer: yes and no are two."""
    if isinstance(answer, bool):
        return ["yes" if answer else "no"]
    return [answer] if isinstance(answer, str) else answer if isinstance(answer, list) else []


def _union(fact: FactRecord, answers: Sequence[GivenAnswer]) -> Value:
    named = {option for answer in answers for option in _chosen(answer["value"])}
    return [option["id"] for option in fact["options"] or () if option["id"] in named]


def _times(amount: float, factor: Sequence[int]) -> float:
    above, below = read_exact(plain_digits(amount)) or (0, 1)
    return rounded((above * factor[0], below * factor[1]))


def _alike(tests: Sequence[Atom], a: Value, b: Value) -> bool:
    """Whether no test tells two answers to its question apart."""
    return all(atom_holds(test, a) == atom_holds(test, b) for test in tests)


def _sources(policy: Policy) -> dict[str, list[str]]:
    """By question, those that may answer it."""
    found: dict[str, list[str]] = {}
    for fact in policy.facts.values():
        for giving in fact.get("gives", ()):
            for name in giving["answers"]:
                by = found.setdefault(name, [])
                if fact["id"] not in by:
                    by.append(fact["id"])
    return found


def _tests(policy: Policy) -> dict[str, list[Atom]]:
    """By question that others may answer, every test of it: in tiers, notes and contradictions."""
    items = [item for edition in policy.data["editions"] for item in policy.items(edition).values()]
    trees = [tree for item in items for tree in item["tiers"].values()]
    trees += [note["when"] for item in items for note in item["notes"] if "when" in note]
    found: dict[str, list[Atom]] = {name: [] for name in policy.kept("sources", _sources)}
    for tree in [*trees, *policy.data["contradictions"]]:
        for test in atoms(tree):
            if test["fact"] in found:
                found[test["fact"]].append(test)
    return found


def told(policy: Policy, facts: Facts, derived: Mapping[str, Derived]) -> dict[str, Text]:
    """Of every answer that follows, from what."""
    wording = Wording(policy.facts)
    return {name: how(wording, facts, follows) for name, follows in derived.items()}


def how(wording: Wording, facts: Facts, derived: Derived) -> Text:
    """From what an answer follows: ``奶牛200头 × 10``, or the answer that gives it."""
    if not derived.of:
        return wording.answer(derived.source, facts[derived.source])
    if derived.factor == ONE:
        return wording.answer(derived.of, facts[derived.of])
    fact, amount, (above, below) = wording.facts[derived.of], facts[derived.of], derived.factor
    assert isinstance(amount, (int, float))
    factor = f"{above}" if below == 1 else f"{above}/{below}"
    chosen = _named(wording.facts[derived.source], facts[derived.source])
    bound = BOUNDED if derived.bounded else NOTHING
    return {
        "zh": f"{chosen['zh']}{wording.amount(fact, amount, 'zh')} × {factor}{bound['zh']}",
        "en": f"{chosen['en']}: {wording.amount(fact, amount, 'en')} × {factor}{bound['en']}",
    }


def _named(fact: AnyFact, answer: Value) -> Text:
    """What was chosen of a question, by itself."""
    if fact["type"] == "yes_no":
        return text(fact["yes"] if answer else fact["no"])
    return labels(fact, _chosen(answer), "and")


BOUNDED: Text = {"zh": "，按可能的比例算", "en": ", a factor that is possible"}
NOTHING: Text = {"zh": "", "en": ""}
