"""The impact sheet as data: what changes between two states, for whom, since which lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.impact.blame import lines
from generator.impact.by_day import Turn, now, turns
from generator.impact.changed_answers import Comparison, Judge, Move
from generator.impact.pages import Pages, pages
from generator.impact.pairs import Pair, pairs
from generator.impact.periods import Period, periods
from generator.impact.records import RecordChange, records, uncompared
from generator.impact.side import Side
from generator.impact.yaml_diff import Edit, Line, edits
from generator.rules.logic import facts_of
from generator.rules.wording import Text

Because = Sequence[tuple[Line | None, Line | None]]
COUNTED_AREAS = (
    "given",
    "clock",
    "service",
    "measure",
    "track",
    "penalty",
    "calendar",
    "procedure",
    "size",
    "major_change",
    "document",
    "instrument",
    "code",
    "note",
    "unit",
    "place",
    "contact",
    "other",
)
"""Areas whose records are counted one by one in the summary, besides items and lists."""


@dataclass(frozen=True)
class Told:
    """A move with the lines that did it."""

    move: Move
    because: Because


@dataclass(frozen=True)
class Stretch:
    """A stretch of time, and every move in it.

    ``as_now``: the same documents change as on the day of the sheet.
    """

    period: Period
    told: tuple[Told, ...]
    as_now: bool = False

    @property
    def documents(self) -> Counter[tuple[Pair, str | None, str | None]]:
        """Kinds by item and by the documents before and after."""
        found: Counter[tuple[Pair, str | None, str | None]] = Counter()
        for told in self.told:
            move = told.move
            old, new = (said.document if said else None for said in (move.old, move.new))
            found[move.pair, old, new] += move.kinds
        return found


@dataclass(frozen=True)
class Sheet:
    """All of it.

    ``on`` is the day on which the summary counts; ``others`` are earlier and later stretches of time.
    """

    old: Side
    new: Side
    on: date
    comparison: Comparison
    now: Stretch
    others: tuple[Stretch, ...]
    pairs: tuple[Pair, ...]
    records: tuple[RecordChange, ...]
    filing: tuple[tuple[int, ...], tuple[int, ...]]
    pages: Pages = field(default_factory=Pages)
    turns: tuple[Turn, ...] = ()
    """What differs on which days besides the documents: clocks, fines, services, rules, levels."""
    told_now: tuple[Turn, ...] = ()
    """What differs of that which has no days of its own: steps, papers, sizes, units, industry codes."""
    with_pages: bool = True
    """Whether pages were compared at all; if not, nothing is said of them."""

    @property
    def identical(self) -> bool:
        """Whether nothing at all differs in the data."""
        return not self.records

    @property
    def eve(self) -> date:
        """The last day that is over: the one before that to which the new data is current."""
        return date.fromisoformat(self.new.policy.current_to) - timedelta(days=1)

    @property
    def past(self) -> list[Stretch]:
        """Stretches of days gone by for which other answers are given now."""
        told = [stretch for stretch in (self.now, *self.others) if stretch.told]
        over = [replace(stretch, period=days) for stretch in told if (days := self._over(stretch.period))]
        return sorted(over, key=lambda stretch: stretch.period.first)

    @property
    def ahead(self) -> list[Stretch]:
        """Other stretches of time that are not over."""
        return [s for s in self.others if s.period.last is None or s.period.last > self.eve]

    @property
    def past_turns(self) -> list[Turn]:
        """What else was otherwise on days gone by, as the new data has it."""
        return [replace(turn, period=days) for turn in self.turns if (days := self._over(turn.period))]

    def _over(self, period: Period) -> Period | None:
        """The days of a stretch that are over."""
        if period.first > self.eve:
            return None
        return Period(period.first, min(period.last or self.eve, self.eve))

    @property
    def corrects(self) -> list[Text]:
        """The errors that new entries of the guide's changes say they mend."""
        known = {change["id"] for change in self.old.policy.data["changes"]["changes"]}
        entries = self.new.policy.data["changes"]["changes"]
        return [entry["corrects"] for entry in entries if entry["id"] not in known and "corrects" in entry]

    @property
    def rewrites_past(self) -> bool:
        """Whether days gone by get other answers, and nothing says which error that corrects."""
        return bool(self.past or self.past_turns) and not self.corrects

    @property
    def moves(self) -> list[Told]:
        """Every move on the day of the sheet."""
        return list(self.now.told)

    def kinds(self, direction: str) -> int:
        """How many kinds of project move in a direction."""
        return sum(told.move.kinds for told in self.now.told if told.move.direction == direction)

    @property
    def lists(self) -> list[str]:
        """Lists that differ: those edited, and that of filings, which follows from the catalogue."""
        edited = {
            change.file.removeprefix("lists/").removesuffix(".yaml")
            for change in self.effective
            if change.area == "list"
        }
        return sorted(edited | ({"filing"} if any(self.filing) else set()))

    @property
    def _moved_pairs(self) -> set[Pair]:
        """Items with a move in any stretch of time."""
        return {told.move.pair for stretch in (self.now, *self.others) for told in stretch.told}

    def _asked_of(self, pairs: Iterable[Pair]) -> set[str]:
        """The questions that some items ask, in either state."""
        found: set[str] = set()
        for pair in pairs:
            for side, number in ((self.old, pair.old), (self.new, pair.new)):
                items = [
                    side.policy.items(edition).get(str(number)) for edition in side.policy.data["editions"]
                ]
                found |= {
                    fact
                    for item in items
                    if item
                    for tree in item["tiers"].values()
                    for fact in facts_of(tree)
                }
        return found

    @property
    def effective(self) -> list[RecordChange]:
        """Records that differ in more than their texts; edits of the catalogue are told by their moves."""
        return [
            change
            for change in self.records
            if change.kind != "text" and change.area not in ("catalogue", "case", "site", "question")
        ]

    @property
    def rewritten(self) -> list[RecordChange]:
        """Edits of the catalogue and its questions, beyond texts, that change no answer on any day; only what
        was compared can be said to be so."""
        numbers = {number for pair in self._moved_pairs for number in (pair.old, pair.new)}
        asked = self._asked_of(self._moved_pairs)

        def bears(change: RecordChange) -> bool:
            if change.item is not None:
                return change.item in numbers
            return change.fact in asked if change.fact else bool(numbers)

        return [
            change
            for change in self.records
            if change.kind != "text"
            and change.area in ("catalogue", "question")
            and not bears(change)
            and change not in self.uncompared
        ]

    @property
    def uncompared(self) -> list[RecordChange]:
        """Edits on which no comparison of answers bears: a person has to look at them."""
        asked = self._asked_of(self.pairs)
        return [change for change in self.records if uncompared(change) or _of_no_condition(change, asked)]

    @property
    def texts(self) -> list[RecordChange]:
        """What changes in words or sources alone."""
        return [change for change in self.records if change.kind == "text"]

    @property
    def about_site(self) -> list[RecordChange]:
        """What the site tells of itself: its address, its changes, pages that moved."""
        return [change for change in self.records if change.area == "site" and change.kind != "text"]

    @property
    def cases(self) -> list[RecordChange]:
        """Worked cases and scenarios: they decide nothing, they guard."""
        return [change for change in self.records if change.area == "case" and change.kind != "text"]

    def counted(self) -> dict[str, int]:
        """Records changed by area, in the order in which they are told."""
        found = Counter(change.area for change in self.effective)
        return {area: found[area] for area in COUNTED_AREAS if found[area]}


def _of_no_condition(change: RecordChange, asked: Container[str]) -> bool:
    """Whether a question differs that no condition of the catalogue asks: answers are not compared by it."""
    return (
        (change.area, change.kind) == ("question", "changed")
        and bool(change.fact)
        and change.fact not in asked
    )


def make(old: Side, new: Side, on: date | None = None, *, with_pages: bool = True) -> Sheet:
    """Compare two states.

    ``on`` is the day of the summary, or else the day to which the new data is current.
    """
    day = on or date.fromisoformat(new.policy.current_to)
    comparison = Comparison(old, new)
    found = edits(old, new)
    stretches = _stretches(comparison, found, day)
    here = next((s for s in stretches if s.period.holds(day)), Stretch(Period(day, day), ()))
    others = tuple(
        replace(s, as_now=s.documents == here.documents) for s in stretches if s is not here and s.told
    )
    judges = [Judge(side, day) for side in (old, new)]
    return Sheet(
        old,
        new,
        day,
        comparison,
        here,
        others,
        tuple(pairs(judges[0].items, judges[1].items)),
        tuple(records((old, new), comparison.joint, found)),
        _filing(old, new),
        pages(old, new) if with_pages and found else Pages(),
        tuple(turns(old.policy, new.policy)) if found else (),
        tuple(now(old.policy, new.policy)) if found else (),
        with_pages,
    )


def _stretches(comparison: Comparison, found: Mapping[str, list[Edit]], day: date) -> list[Stretch]:
    """Every stretch of time, neighbours with the same moves made one, but for the one that holds the day."""
    made: list[Stretch] = []
    if not found:
        return made
    sides = comparison.sides
    for period in periods(*(side.policy for side in sides)):
        told = tuple(
            Told(move, lines(move, sides, period.first, found)) for move in comparison.moves(period.first)
        )
        if made and made[-1].told == told:
            made[-1] = Stretch(Period(made[-1].period.first, period.last), told)
        else:
            made.append(Stretch(period, told))
    return made


def _filing(old: Side, new: Side) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Items that join the list of filings, and items that leave it: it is computed from the catalogue."""
    before, after = (
        {int(n) for n, item in side.policy.data["items"].items() if "registration" in item["tiers"]}
        for side in (old, new)
    )
    return tuple(sorted(after - before)), tuple(sorted(before - after))
