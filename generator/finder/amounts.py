"""The amounts of a sentence: which fact each tells of, and what they come to.

An amount counts where the words of its fact stand beside it, its unit is one of the fact's, and its period (a
day, a year) is the fact's. Bounds and ranges are no amounts. What two facts could claim is the nearer one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.finder.figures import NUMBER, STARTS, UNCLEAR, quantity
from generator.finder.sentence import JOIN
from generator.finder.text import COUNTING
from generator.rules.errors import Mistake
from generator.rules.unit_conversion import names, own_unit, read_amount
from generator.rules.wording import LANGS

if TYPE_CHECKING:
    from generator.finder.sentence import Sentence
    from generator.models.policy.catalogue import FactRecord
    from generator.models.policy.words import ReadingWords

_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_SEPARATOR = re.compile(r"[、和及与]| (?:and|with|plus|at) ")
_NEXT = re.compile(r"[\u3400-\u9fff]{1,5}|[a-z0-9 /-]{1,30}")
"""What of the words behind an amount may name it, where several amounts stand in a clause."""

_AWAY = re.compile(r"\s*(?:away|from|off)(?![a-z])|[处远外]")
"""Behind a distance to what lies around."""

_SIZES = re.compile(rf"({NUMBER})\s*(?:[台座套个]\s*)?[×x*]\s*$")
_COUNT = re.compile(rf"({NUMBER})\s*(?:[台座套]|个(?!月))")
_WORKS = re.compile(rf"^[^，]*?(?:[2-9{COUNTING[1:]}]|[1-9][0-9])座")
"""Several works behind an amount, which may be that of each."""

_COUNT_LATIN = re.compile(r"([0-9]+) (?:[a-z-]+ ){0,3}(?:boilers|tanks|units|turbines)")


class Amount(NamedTuple):
    """A quantity in the fact's unit, the words that say it, those before it, where it stands, how far off the
    words of its fact are, and which they are."""

    value: float
    words: str
    before: str
    place: tuple[str, int]
    distance: int
    cue: str


class Part(NamedTuple):
    """An amount as it is written, with what stands before and behind it up to the next one."""

    before: str
    number: str
    unit: str
    after: str
    start: int
    alone: bool

    def nearby(self) -> tuple[str, str]:
        """The words before and behind the number that may name what it is of."""
        if self.alone:
            return self.before, self.unit + self.after
        behind = _NEXT.match(_SEPARATOR.split(self.after)[0].lstrip())
        return _SEPARATOR.split(self.before)[-1], f"{self.unit} {behind[0] if behind else ''}"


class Amounts:
    """The amounts that a sentence gives for each of some facts; ``by_unit``: also without a word for what
    they are of."""

    def __init__(
        self,
        facts: Mapping[str, FactRecord],
        sentence: Sentence,
        words: ReadingWords,
        *,
        by_unit: bool = False,
    ) -> None:
        self.words = words
        self.by_unit = by_unit
        phases = re.findall(words["phase"], " ".join(sentence.clauses))
        self.phased = len({*phases}) > 1
        self.found = {name: list(self._said(fact, sentence)) for name, fact in facts.items()}

    def of(self, fact: str) -> tuple[float, str] | None:
        """The one amount of a fact; of several what is added, or else the sum that is named as such."""
        found = [amount for amount in self.found[fact] if not self._claimed(fact, amount)]
        if self.phased and any(re.search(self.words["phase"], amount.before) for amount in found):
            return None  # of one phase, or of all?
        if found and fact in self.words["highest"]:
            return max((amount.value, amount.words) for amount in found)
        apart = {amount.cue: amount.value for amount in found if amount.cue}
        if fact in self.words["together"] and 1 < len(apart) == len(found):
            return sum(apart.values()), "、".join(amount.words for amount in found)
        for sign in ("", self.words["added"], self.words["total"]):
            of = {amount.value: amount.words for amount in found if re.search(sign, amount.before)}
            if len(of) == 1:
                return next(iter(of.items()))
        return None

    def _claimed(self, fact: str, amount: Amount) -> bool:
        """Whether an amount is rather another fact's, or the sum of both."""
        highest = {*self.words["highest"]}
        others = [
            other
            for name, found in self.found.items()
            if name != fact and not {name, fact} & highest
            for other in found
            if other.place == amount.place
        ]
        summed = re.search(self.words["total"], amount.before)
        return any(summed or other.distance <= amount.distance for other in others)

    def _said(self, fact: FactRecord, sentence: Sentence) -> Iterator[Amount]:
        """The amounts that a sentence gives for a fact."""
        cue = self.words["numbers"].get(fact["id"]) or _own_names(fact)
        if not re.search(self.words["needs"].get(fact["id"], ""), sentence.text):
            return
        units = self._units(fact)
        for previous, clause in pairwise(["", *sentence.clauses]):
            told = False
            for part in _parts(clause, units):
                before, behind = part.nearby()
                before = sentence.change.split(before)[-1]
                nearby, at = f"{before}{part.number}{behind}", len(before)
                named = list(re.finditer(cue, nearby))
                cues = [found.span() for found in named]
                same = told and len(part.before.strip()) < 3
                carries = re.search(self.words["carrier"], part.before) or self._only_adds(part.before)
                carried = carries and re.search(cue, previous)
                told = bool(cues or same or carried)
                stood = sentence.stands(part.before) or sentence.denies(clause[: part.start])
                if (
                    (told or (self.by_unit and fact["unit"] != "percent"))
                    and not stood
                    and not self._open(fact, part)
                ):
                    amount = read_amount(fact, part.number + units[part.unit])
                    times = self._times(fact, part)
                    if not isinstance(amount, Mistake) and times:
                        off = min((max(at - end, start - at) for start, end in cues), default=len(clause))
                        words = part.number + part.unit
                        said = named[0][0] if named else ""
                        yield Amount(
                            amount.value * times, words, part.before, (clause, part.start), off, said
                        )

    def _open(self, fact: FactRecord, part: Part) -> bool:
        """Whether an amount is no single one of the fact: a bound, a range, or of another period."""
        unit, around = fact["unit"] or "", part.before + part.unit + part.after
        daily, yearly = (re.search(self.words[name], around) for name in ("daily", "yearly"))
        wrong = (unit.endswith("/a") and daily) or (unit.endswith("/d") and yearly and not daily)
        wrong = wrong or (unit == "m3" and (daily or yearly))
        other = not unit.endswith("/h") and re.search(self.words["other_periods"], around)
        largest = fact["id"] in self.words["highest"] and part.before.endswith(("最大", "最大泊位"))
        bound = not largest and re.search(self.words["range_before"], part.before)
        open_end = re.search(f"{self.words['range']}|{self.words['gone']}", part.after)
        away = re.search(rf"(?:{self.words['near']})[^\t0-9]{{0,5}}$", part.before) or (
            unit == "km" and _AWAY.match(part.after)
        )
        reached = fact["id"] not in self.words["highest"] and re.search(self.words["reached"], part.before)
        return bool(wrong or other or away or bound or open_end or reached)

    def _only_adds(self, before: str) -> bool:
        """Whether the words before an amount say no more than that it is added."""
        left = re.sub(self.words["added"], "", before)
        return left != before and not re.sub(r"[拟再又共约了\s]|will|about", "", left)

    def _times(self, fact: FactRecord, part: Part) -> float:
        """How many of an amount there are: of machines and tanks so many together; 0 where it is not said."""
        if fact["id"] not in self.words["many"]:
            rate = (fact["unit"] or "").endswith(("/d", "/a"))
            each = re.search(self.words["single"], part.before) or _WORKS.search(part.after)
            return 0.0 if rate and each else 1.0
        if sizes := _SIZES.search(part.before):
            return quantity(sizes[1]) or 0.0
        own = part.before if part.alone else _SEPARATOR.split(part.before)[-1]
        counts = [*_COUNT_LATIN.finditer(own), *_COUNT.finditer(own)]
        told = f"{own[counts[0].end() :]} {part.after[:12]}" if counts else ""
        summed = re.search(self.words["total"], told)
        single = re.search(self.words["single"], part.before + part.after[:8])
        if JOIN in told and not single and not summed:
            return 0.0  # "fifty turbines, 250 MW": of one, or of all?
        behind = _SEPARATOR.split(part.after)[0]
        later = [] if counts else [*_COUNT.finditer(behind)]
        if later and not single and JOIN in behind[: later[0].start()]:
            return 1.0 if re.search(self.words["total"], part.before) else 0.0  # "25 MW, five turbines"
        counts = counts or later
        if len(counts) == 1 and not summed:
            return quantity(counts[0][1]) or 0.0
        return 0.0 if len(counts) > 1 or (single and not summed) else 1.0

    def _units(self, fact: FactRecord) -> dict[str, str]:
        """What the fact's units may be called, with the name that the conversion knows."""
        units = {name: name for unit in (own_unit(fact), *fact["units"]) for name in names(unit)}
        if (fact["unit"] or "").endswith("/d"):
            units = {**{name.split("/")[0]: name for name in units if "/" in name}, **units}
        others = {other: units[name] for other, name in self.words["units"].items() if name in units}
        own = self.words["own_units"].get(fact["id"], {})
        known = {name: unit if unit in units or "/" in unit else f"{unit}/a" for name, unit in own.items()}
        return {**units, **others, **known}


def _own_names(fact: FactRecord) -> str:
    """A fact's own names without notes."""
    return "|".join(re.escape(_BRACKETS.sub("", fact["name"][lang]).strip().lower()) for lang in LANGS)


def _parts(clause: str, units: Mapping[str, str]) -> Iterator[Part]:
    """The amounts of a clause in some units, each with its part of the clause."""
    known = "|".join(map(re.escape, sorted(units, key=lambda name: (-len(name), name))))
    said = list(re.finditer(rf"{STARTS}({NUMBER})\s*-?({known})(?![a-z/级半时多余])", clause))
    ends = [0, *(found.end() for found in said)]
    starts = [*(found.start() for found in said), len(clause)]
    for found, end, (start, following) in zip(said, ends, pairwise(starts), strict=False):
        if found[2].startswith("千") and UNCLEAR.search(found[1]):
            continue
        number = found[1].strip().replace(",", "")
        yield Part(
            clause[end:start], number, found[2], clause[found.end() : following], start, len(said) == 1
        )
