"""Facts out of a sentence: what it says in so many words, and nothing else.

A clause that tells of the past, gives a range or doubts says nothing; what a clause denies is false. An
amount counts where the words of its fact stand in the same clause and its unit is one of the fact's. Words
come with the policy (``reading.yaml``); units are read by ``rules.unit_conversion``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.finder.text import COUNTING, Reader
from generator.rules.errors import Mistake
from generator.rules.logic import facts_of
from generator.rules.numbers import read_number
from generator.rules.policy import Policy
from generator.rules.unit_conversion import names, own_unit, read_amount

if TYPE_CHECKING:
    from generator.models.messages import Reading, Value
    from generator.models.policy import FactRecord, ItemRecord, OptionRecord, ReadingWords

LIMIT = 2000
"""Characters of a description that are read."""

_CLAUSE = re.compile(r"[，。；;！!\n]+|(?<=吨)、|,(?![0-9]{3})|\.(?=\s|$)")
_NUMBER = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[零{COUNTING}百千万亿点]+)\s*[千百]?"
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_AFTER = re.compile(r"\s*(?:(?:is|are|was) )?(?:not |没有|未)")
_COUNT = re.compile(rf"([0-9]+|[{COUNTING}]+)\s*(?:台|座|套)")
_ZERO_TO_NINE = "零" + COUNTING.replace("两", "")[:-1]
_DECIMAL = re.compile(rf"([{_ZERO_TO_NINE}])点([{_ZERO_TO_NINE}]+)")
_DIGITS = str.maketrans(_ZERO_TO_NINE, "0123456789")


class Sentence:
    """A description in clauses, without those that settle nothing."""

    def __init__(self, text: str, words: ReadingWords) -> None:
        self.denied = re.compile(words["denied"])
        silent = re.compile("|".join((words["past"], words["doubt"])))
        self.range = re.compile(words["range"])
        self.opposite = re.compile(words["opposite"])
        self.near = re.compile(words["near"])
        self.clauses = [clause.strip() for clause in _CLAUSE.split(text) if not silent.search(clause)]

    def said(self, pattern: str) -> Iterator[tuple[str, bool]]:
        """The words that match, each with whether it is denied before them in its clause."""
        for clause in self.clauses:
            for found in re.finditer(pattern, clause):
                if not self.near.search(clause):
                    opposite = self.opposite.search(found[0])
                    denied = (
                        opposite
                        or self.denied.search(clause[: found.end()])
                        or _AFTER.match(clause[found.end() :])
                    )
                    yield found[0], bool(denied)


class FactReader:
    """Reads facts of some items; ``words`` are those of ``reading.yaml``."""

    def __init__(self, policy: Policy, items: Iterable[int]) -> None:
        self.words = policy.data["index"]["reading"]
        listed = policy.data["items"]
        asked = {fact for item in items if str(item) in listed for fact in _asked(listed[str(item)])}
        self.facts = {name: fact for name, fact in policy.data["facts"].items() if name in asked}

    def read(self, text: str) -> Iterator[tuple[str, Value, str]]:
        """Each fact that the text settles, its value, and the words that say it."""
        sentence = Sentence(text, self.words)
        kinds = {"number": self._number, "yes_no": self._yes, "choice": self._choice}
        for fact in self.facts.values():
            if found := kinds.get(fact["type"], self._several)(fact, sentence):
                yield (fact["id"], *found)

    def _yes(self, fact: FactRecord, sentence: Sentence) -> tuple[bool, str] | None:
        cue = self.words["yes"].get(fact["id"])
        said = list(sentence.said(cue)) if cue else []
        return (not said[0][1], said[0][0]) if len({denied for _, denied in said}) == 1 else None

    def _options(self, fact: FactRecord, sentence: Sentence) -> dict[str, str]:
        """Options whose words stand there and are not denied; of words inside others only the longer."""
        cues = self.words["choices"].get(fact["id"], {})
        found: dict[str, str] = {}
        for option in fact["options"] or ():
            cue = "|".join(filter(None, (cues.get(option["id"]), _own(option))))
            if cue and (said := [words for words, denied in sentence.said(cue) if not denied]):
                found[option["id"]] = said[0]
        return {
            option: words
            for option, words in found.items()
            if not any(words != other and words in other for other in found.values())
        }

    def _choice(self, fact: FactRecord, sentence: Sentence) -> tuple[str, str] | None:
        found = self._options(fact, sentence)
        if fact["id"] == "project_nature" and {*found} == {"expansion", "reconstruction"}:
            return "expansion", found["expansion"]
        return next(iter(found.items())) if len(found) == 1 else None

    def _several(self, fact: FactRecord, sentence: Sentence) -> tuple[list[str], str] | None:
        found = self._options(fact, sentence)
        if found:
            return list(found), "、".join(dict.fromkeys(found.values()))
        none = [words for words, _ in sentence.said(self.words["none_touched"])]
        return ([], none[0]) if none and fact["type"] == "areas" else None

    def _number(self, fact: FactRecord, sentence: Sentence) -> tuple[float, str] | None:
        cue = self.words["numbers"].get(fact["id"])
        found: dict[float, str] = {}
        if cue is None:
            return None
        for clause in sentence.clauses:
            settled = not (sentence.range.search(clause) or sentence.denied.search(clause))
            if settled and re.search(cue, clause):
                found.update(self._amounts(fact, clause))
        if found and fact["id"] in self.words["highest"]:
            return max(found.items())
        return next(iter(found.items())) if len(found) == 1 else None

    def _amounts(self, fact: FactRecord, clause: str) -> Iterator[tuple[float, str]]:
        """The amounts of a clause in a unit of the fact; so many of a size together where they add up."""
        daily = bool(re.search(self.words["daily"], clause))
        if daily and (fact["unit"] or "").endswith("/a"):
            return
        units = self._units(fact, daily)
        known = "|".join(map(re.escape, sorted(units, key=lambda name: (-len(name), name))))
        counts = _COUNT.findall(clause) if fact["id"] in self.words["many"] else []
        clause = _DECIMAL.sub(lambda said: f"{said[1]}.{said[2]}".translate(_DIGITS), clause)
        for said in re.finditer(rf"(?<![0-9.a-z×x])({_NUMBER})\s*-?({known})(?![a-z])", clause):
            amount = read_amount(fact, said[1].strip().replace(",", "") + units[said[2]])
            times = [read_number(count.replace("两", "二")) for count in counts] or [1.0]
            if not isinstance(amount, Mistake) and len(times) == 1 and times[0]:
                yield amount.value * times[0], said[0]

    def _units(self, fact: FactRecord, daily: bool) -> dict[str, str]:
        """What the fact's units may be called, with the name that the conversion knows."""
        units = {name: name for unit in (own_unit(fact), *fact["units"]) for name in names(unit)}
        if daily and (fact["unit"] or "").endswith("/d"):
            units |= {name.split("/")[0]: name for name in units if "/" in name}
        others = {other: units[name] for other, name in self.words["units"].items() if name in units}
        return {**units, **others}


def _own(option: OptionRecord) -> str:
    """An option's own names, without notes."""
    names_of = (_BRACKETS.sub("", option[lang]).strip().lower() for lang in ("zh", "en"))
    return "|".join(re.escape(name) for name in names_of if len(name) > 1)


def _asked(item: ItemRecord) -> Iterator[str]:
    """Every fact that an item's tiers and notes ask for."""
    for tree in (*item["tiers"].values(), *(note["when"] for note in item["notes"] if note.get("when"))):
        yield from facts_of(tree)


def read(policy: Policy, text: str, items: Iterable[int]) -> Reading:
    """Facts of some items that a text states, and the words that state them; contradictions state nothing."""
    said = Reader(policy.data["index"]).plain(text[:LIMIT])
    found = list(FactReader(policy, items).read(said))
    return {
        "facts": {fact: value for fact, value, _ in found},
        "read": [{"fact": fact, "words": words} for fact, _, words in found],
    }
