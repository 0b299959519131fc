"""Facts out of a sentence: what it says in so many words, and nothing else.

A clause that tells of others, of what was, or that doubts says nothing; what a clause denies is false. Words
come with the policy (``reading.yaml``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.finder.amounts import Amounts
from generator.finder.figures import plain_figures
from generator.finder.place import read_place
from generator.finder.sentence import MOST_KEPT, Said, Sentence, compiled, literal
from generator.finder.text import Reader
from generator.rules.derived import Asked
from generator.rules.logic import facts_of
from generator.rules.policy import Policy
from generator.rules.wording import LANGS

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.messages.check_door import Reading
    from generator.models.policy.catalogue import FactRecord, ItemRecord, OptionRecord

LIMIT = 2000
"""Characters of a description that are read."""

_BRACKETS = re.compile(r"\([^)]*\)")
_ONLY = re.compile(r"(?:^|(?<=[;,.:] ))([a-z][a-z -]{2,60}) only(?=$|[;,.])")
"""``repackaging only``: read as ``only repackaging``."""

_PARTS = re.compile(r"[、，,]")


class _Written:
    """The questions' own words in their plain form, each worked out once: tables ask for them thousands of
    times."""

    def __init__(self, reader: Reader) -> None:
        self.plain = lru_cache(maxsize=MOST_KEPT)(reader.plain)
        self.names = lru_cache(maxsize=MOST_KEPT)(self._names)

    def _names(self, *option: str) -> frozenset[str]:
        whole = [self.plain(name) for name in option]
        zh, en = (_BRACKETS.sub("", name).strip() for name in whole)
        parts = [
            part
            for part in _PARTS.split(zh)
            if len(part) > 3 and not (part.startswith("其他") or part.endswith("类"))
        ]
        return frozenset(name for name in (*whole, zh, en, *parts) if len(name) > 1)


class Told(NamedTuple):
    """A fact, its value, and the words that say it."""

    fact: str
    value: Value
    words: str


class FactReader:
    """Reads facts of some items; ``words`` are those of ``reading.yaml``."""

    def __init__(self, policy: Policy, items: Iterable[int]) -> None:
        self.words = policy.data["index"]["reading"]
        self.written = policy.kept("written forms", lambda policy: _Written(_reader(policy)))
        self.plain = self.written.plain
        listed = policy.data["items"]
        chosen = [item for item in items if str(item) in listed]
        asked = {fact for item in chosen for fact in _asked(listed[str(item)])}
        asked |= _answering(policy, chosen, asked)
        self.facts = {name: fact for name, fact in policy.data["facts"].items() if name in asked}

    def read(self, text: str) -> tuple[list[Told], list[Told]]:
        """What the text settles, and what is doubtful: that stands in a clause which also tells of what stood
        before or lies around, is only asked or supposed, is what words mostly mean, or is an amount without a
        word for what it is of."""
        sentence = Sentence(text, self.words)
        told = list(self._told(sentence))
        firm = [one for one in told if self._sure(one, sentence)]
        open_sentence = Sentence(text, self.words, doubted=True)
        loose = [*told, *self._told(open_sentence), *self._by_unit(open_sentence)]
        loose += self._supposed(sentence, {one.fact for one in told})
        sure = {one.fact for one in firm}
        doubtful = {one.fact: one for one in reversed(loose) if one.fact not in sure}
        return firm, [doubtful[one] for one in sorted(doubtful)]

    def _sure(self, told: Told, sentence: Sentence) -> bool:
        """Whether nothing puts a reading in doubt: kinds in several clauses, of which one may be of something
        else; what stood before or lies around in its clause; an amount without a name beside its own."""
        if self.facts[told.fact]["type"] == "number":
            return not self._unnamed(told, sentence)
        words = told.words.split("、")
        apart = self.facts[told.fact]["type"] != "choice" and len(words) > 1 and not sentence.together(words)
        return not apart and not any(map(sentence.contested, words))

    def _unnamed(self, told: Told, sentence: Sentence) -> bool:
        """Whether the clause of an amount has another one of the same unit that no fact's words name."""
        if told.fact in self.words["highest"]:
            return False
        numbers = {name: fact for name, fact in self.facts.items() if fact["type"] == "number"}
        named = {
            amount.place
            for found in Amounts(numbers, sentence, self.words).found.values()
            for amount in found
        }
        one = {told.fact: self.facts[told.fact]}
        found = Amounts(one, sentence, self.words, by_unit=True).found[told.fact]
        clauses = {amount.place[0] for amount in found if amount.words in told.words}
        return any(amount.place[0] in clauses and amount.place not in named for amount in found)

    def _by_unit(self, sentence: Sentence) -> Iterator[Told]:
        """Amounts that by their unit could only be one fact's, or as well another's."""
        numbers = {name: fact for name, fact in self.facts.items() if fact["type"] == "number"}
        amounts = Amounts(numbers, sentence, self.words, by_unit=True)
        places = {name: {amount.place for amount in found} for name, found in amounts.found.items()}
        for name, found in amounts.found.items():
            alone = not any(other & places[name] for fact, other in places.items() if fact != name)
            if alone and len({amount.value for amount in found}) == 1:
                yield Told(name, found[0].value, found[0].words)

    def _supposed(self, sentence: Sentence, told: Collection[str]) -> Iterator[Told]:
        """What words mostly mean, unless they tell it, and the amounts of what that would be."""
        for name in self.words["supposed"].keys() & self.facts.keys() - told:
            supposed = self.words["supposed"][name]
            for option, cue in supposed["options"].items():
                if said := next((said for said in sentence.said(cue) if not said.denied), None):
                    several = self.facts[name]["type"] == "set"
                    yield Told(name, [option] if several else option, said.words)
                    yield from self._without_needs(supposed["amounts"], sentence)

    def _without_needs(self, names: Iterable[str], sentence: Sentence) -> Iterator[Told]:
        """Amounts of some facts, whatever else a sentence must have for them."""
        facts = {name: self.facts[name] for name in names if name in self.facts}
        needs = {name: need for name, need in self.words["needs"].items() if name not in facts}
        amounts = Amounts(facts, sentence, {**self.words, "needs": needs})
        return (Told(name, *said) for name in facts if (said := amounts.of(name)))

    def _told(self, sentence: Sentence) -> Iterator[Told]:
        """Each fact that a sentence settles, its value, and the words that say it."""
        numbers = {name: fact for name, fact in self.facts.items() if fact["type"] == "number"}
        amounts = Amounts(numbers, sentence, self.words)
        kinds = {"yes_no": self._yes, "choice": self._choice}
        found: dict[str, tuple[Value, str]] = {}
        for name, fact in self.facts.items():
            kind = kinds.get(fact["type"], self._several)
            if said := amounts.of(name) if name in numbers else kind(fact, sentence):
                found[name] = said
        for name, (several, *of_one) in self.words["several"].items():
            if name in found and found[name][0] == several:
                found = {fact: said for fact, said in found.items() if fact not in of_one}
        return (Told(name, *said) for name, said in found.items())

    def _yes(self, fact: FactRecord, sentence: Sentence) -> tuple[bool, str] | None:
        """Yes or no: by the question's own words; else by words that a denial turns round, and by others that
        say it either way."""
        if own := self._own_words(fact, sentence):
            return own
        cue = self.words["yes"].get(fact["id"]) or re.escape(fact["name"]["zh"].lstrip("有是"))
        said = [(not found.denied, found.words) for found in sentence.said(cue)]
        for value, cues in ((True, self.words["says_yes"]), (False, self.words["says_no"])):
            if (sign := cues.get(fact["id"])) and (words := sentence.says(sign)):
                said = [(value, words)]
        denied = {words for value, words in said if not value}
        if fact["id"] in self.words["any_of"] and not any(words in denied for value, words in said if value):
            said.sort(key=lambda one: not one[0])
            return said[0] if said else None
        return said[0] if len({value for value, _ in said}) == 1 else None

    def _own_words(self, fact: FactRecord, sentence: Sentence) -> tuple[bool, str] | None:
        """What a question's own words for yes and no say; of words inside others only the longer."""
        found = [
            (len(words), answer, words)
            for answer, written in ((True, fact.get("yes")), (False, fact.get("no")))
            for lang in LANGS
            if written and sentence.has(words := self.plain(written[lang]))
        ]
        return max(found)[1:] if found else None

    def _options(self, fact: FactRecord, sentence: Sentence) -> dict[str, str]:
        """Options whose words stand there and are not denied; of words inside others only the longer."""
        if not compiled(self.words["needs"].get(fact["id"], "")).search(sentence.text):
            return {}
        cues = self.words["choices"].get(fact["id"], {})
        found: dict[str, list[Said]] = {}
        names = Counter(name for option in fact["options"] or () for name in self._names(option))
        for option in fact["options"] or ():
            cue = cues.get(option["id"], "")
            own = {name for name in self._names(option) if names[name] == 1}
            if cue.startswith("="):
                cue, own = cue[1:], {name for name in own if "(" in name}
            more = [name for name in own if "(" in name or not (cue and compiled(cue).search(name))]
            more.sort(key=lambda name: (-len(name), name))
            cue = "|".join(filter(None, (*map(literal, more), cue)))
            every_said = list(sentence.said(cue, own)) if cue else []
            denied = {said.words for said in every_said if said.denied and fact["type"] != "choice"}
            found[option["id"]] = [said for said in every_said if not (said.denied or said.words in denied)]
        every = [said for each in found.values() for said in each]
        longest = {
            option: [said for said in each if not any(said.inside(other) for other in every)]
            for option, each in found.items()
        }
        return {option: each[0].words for option, each in longest.items() if each}

    def _names(self, option: OptionRecord) -> frozenset[str]:
        """An option's own names, with and without notes, and the parts of the Chinese one that say enough by
        themselves."""
        return self.written.names(option["zh"], option["en"])

    def _choice(self, fact: FactRecord, sentence: Sentence) -> tuple[str, str] | None:
        found = self._options(fact, sentence)
        if fact["id"] == "project_nature" and {*found} == {"expansion", "reconstruction"}:
            return "expansion", found["expansion"]
        if len(found) > 1 and (both := self.words["several"].get(fact["id"])):
            return both[0], "、".join(found.values())
        return next(iter(found.items())) if len(found) == 1 else None

    def _all_denied(self, fact: str, sentence: Sentence) -> str:
        """The words that deny every kind of which one would be asked; empty where not all are denied."""
        kinds = self.words["denies_all"].get(fact, ())
        said = [next((s for s in sentence.said(kind) if s.denied), None) for kind in kinds]
        return "、".join(each.words for each in said if each) if all(said) else ""

    def _several(self, fact: FactRecord, sentence: Sentence) -> tuple[list[str], str] | None:
        found = self._options(fact, sentence)
        if found:
            return list(found), "、".join(dict.fromkeys(found.values()))
        if denied := self._all_denied(fact["id"], sentence):
            return [], denied
        none = [said.words for said in sentence.said(self.words["none_touched"])]
        return ([], none[0]) if none and fact["type"] == "areas" else None


def _reader(policy: Policy) -> Reader:
    """The reader of descriptions, made once for a policy: tables ask for thousands of them."""
    return policy.kept("reader", lambda policy: Reader(policy.data["index"]))


def _answering(policy: Policy, items: Iterable[int], names: set[str]) -> set[str]:
    """The questions by which those that some items ask may be answered, in people's own terms."""
    asked = Asked(policy, policy.current, tuple(items), date.fromisoformat(policy.current_to))
    return {way for name in names for way in asked.ways(name)}


def _asked(item: ItemRecord) -> Iterator[str]:
    """Every fact that an item's tiers and notes ask for."""
    for tree in (*item["tiers"].values(), *(note["when"] for note in item["notes"] if note.get("when"))):
        yield from facts_of(tree)


def read(policy: Policy, text: str, items: Iterable[int]) -> Reading:
    """Facts of some items that a text states, and the words that state them; contradictions state nothing."""
    apart = text[:LIMIT].replace("，", "；")  # else a figure behind it would read as one with thousands
    plain = _reader(policy).plain(apart)
    for spelling, usual in policy.data["index"]["reading"]["spellings"].items():
        plain = plain.replace(spelling, usual)
    said = plain_figures(_ONLY.sub(r"only \1", plain))
    reader = FactReader(policy, items)
    found, doubtful = reader.read(said)
    return {
        "facts": {one.fact: one.value for one in found},
        "place": read_place(policy, Sentence(said, reader.words), reader.plain),
        "read": [{"fact": one.fact, "words": one.words} for one in found],
        "doubtful": [{"fact": one.fact, "value": one.value, "words": one.words} for one in doubtful],
    }
