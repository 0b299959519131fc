"""The first answer of the check, as data: what a page shows while Python is still on its way.

Of every item its diagram with the lists of the day put in, made by ``rules``: the facts that it asks, how an
answer falls into a cell, the nodes, and at each leaf document and track. The sentences for what a page can
find there are made here too. Whatever else can change or weaken a verdict (a place where nothing may be
built, answers that exclude one another or give others) stands beside as a *guard*: where an answer meets one,
nothing is shown as settled.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from math import floor
from typing import TYPE_CHECKING

from generator.rules import cite
from generator.rules.asking import order
from generator.rules.by_day import worded
from generator.rules.classify import classify
from generator.rules.decision_diagram import Node, Space, nodes, outcomes
from generator.rules.derived import Asked
from generator.rules.documents import document_names, short_names, strictest_first
from generator.rules.facts import option_ids
from generator.rules.logic import atoms, facts_of
from generator.rules.phrases import Rests, headline, if_it_may_be_built
from generator.rules.policy import DOCUMENTS, NOT_LISTED, Policy, in_force
from generator.rules.prohibitions import concerning
from generator.rules.questions import questions
from generator.rules.tracks import Lists, Outcome, track_of
from generator.rules.wording import Text, in_each, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.models.messages.basics import Document, Track, Value
    from generator.models.messages.before_python import Diagram, DiagramFact, EarlyItem, FirstTexts
    from generator.models.messages.verdict import Decision
    from generator.models.policy.catalogue import EditionRecord, FactRecord, ItemRecord
    from generator.models.policy.conditions import Atom
    from generator.models.policy.lists import ListRow
    from generator.models.policy.procedure import ProhibitionRecord, TrackRecord

Guards = dict[str, list[str] | None]

NOT_CHECKED: Text = {
    "zh": "可能是{document}。能不能建、回答之间有没有矛盾，还要核对。",
    "en": (
        "Possible so far: {document}. Whether it may be built there, and whether the answers agree, is still"
        " to be checked."
    ),
}


def days(policy: Policy) -> tuple[str, str | None]:
    """The first and the last day on which the data say the same as on the day of the policy; None: no end is
    known."""
    today = policy.today.isoformat()
    turns = sorted(set(_turns(policy.data)))
    later = [turn for turn in turns if turn > today]
    first = max((turn for turn in turns if turn <= today), default="")
    return first, (date.fromisoformat(later[0]) - timedelta(days=1)).isoformat() if later else None


def _turns(part: object) -> Iterator[str]:
    """Every day from which something is in force, or is so no longer."""
    if isinstance(part, Mapping):
        effective = part.get("effective")
        if isinstance(effective, Mapping):
            if effective.get("from"):
                yield effective["from"]
            if effective.get("until"):
                yield (date.fromisoformat(effective["until"]) + timedelta(days=1)).isoformat()
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from _turns(one)


class FirstAnswers:
    """The diagrams of all items on the day of the policy, and the sentences for them."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.on = policy.today
        self.edition = policy.edition(self.on)
        self.words = worded(policy, self.on)
        self.lists = Lists.on(policy, self.on)
        self.short = short_names(self.words)
        self.names = document_names(self.words, self.on)
        self.tracks = {track["id"]: track for track in self.words.data["tracks"]["tracks"]}
        self.settled: list[Text] = []
        self.open: dict[str, Text] = {document: self._not_checked(document) for document in DOCUMENTS}
        self.diagrams: dict[int, Diagram] = {}
        if self.edition is not None:
            for number in sorted(map(int, policy.items(self.edition))):
                self.diagrams[number] = self._diagram(self.edition, number)

    def early(self) -> dict[int, EarlyItem]:
        """What the page needs of each item before Python is up: its questions, and its diagram, but for a
        project that no item fits."""
        edition = self.edition
        if edition is None:
            return {}
        return {
            number: {
                "policy": self.policy.hash,
                "item": number,
                "questions": [{**one} for one in questions(self.words, edition, (number,))],
                "diagram": self.diagrams.get(number),
            }
            for number in (NOT_LISTED, *self.diagrams)
        }

    def texts(self) -> FirstTexts:
        """What the page says of leaves, and for which days and which policy that holds."""
        first, last = days(self.policy)
        return {
            "policy": self.policy.hash,
            "first": first,
            "last": last,
            "documents": {document: self.names[document] for document in DOCUMENTS},
            "tracks": {name: text(track) for name, track in self.tracks.items()},
            "settled": self.settled,
            "open": self.open,
        }

    # -- one diagram -------------------------------------------------------------------------------------

    def _diagram(self, edition: EditionRecord, number: int) -> Diagram:
        space, (root,) = self.policy.diagrams(edition, (number,))
        judged = space.relabel(root, partial(self.lists.judge, number))
        leaves: dict[Hashable, int] = {}
        rows: list[list[int]] = []
        used = [fact for fact in space.order if any(node.fact == fact for node in nodes(judged))]
        _number(judged, used, leaves, rows, {})
        guards = self._guards(edition, number, space)
        item = self.policy.items(edition)[str(number)]
        may_be = any("where" not in ban for ban in self._bans(number))
        self._say_open(outcomes(judged))
        return {
            "facts": [_fact(space, fact, self.policy.facts[fact]) for fact in used],
            "nodes": rows,
            "leaves": [self._leaf(edition, item, outcome, may_be=may_be) for outcome in leaves],
            "guards": guards,
            "ask": list(self._asks(edition, number)),
        }

    def _asks(self, edition: EditionRecord, number: int) -> Iterator[tuple[str, str]]:
        """The questions as they are put while nothing is answered, each with the one put before it."""
        asked = Asked(self.policy, edition, (number,), self.on)
        ways = order(asked, classify(self.policy, edition, (number,), {}, self.lists), {})
        yield from ((name, "") for name in ways)
        yield from ((of, name) for name, settled in ways.items() for of in settled if of not in ways)

    def _leaf(
        self, edition: EditionRecord, item: ItemRecord, outcome: object, *, may_be: bool
    ) -> tuple[Document, Track, int] | None:
        """Document, track, and the number of the sentence that says them as settled."""
        if not isinstance(outcome, Outcome):
            return None
        track = track_of(self.words, outcome)
        said = self._headline(outcome.document, [track], self._rests(edition, item, track, outcome))
        said = if_it_may_be_built(said) if may_be else said
        if said not in self.settled:
            self.settled.append(said)
        return outcome.document, track["id"], self.settled.index(said)

    def _rests(self, edition: EditionRecord, item: ItemRecord, track: TrackRecord, outcome: Outcome) -> Rests:
        """On what a verdict at this leaf rests at most firmly: every reading of the item counts as one that
        matters."""
        rows = self._rows(item["number"], outcome, track)
        readings = [note for note in item.get("notes", []) if "when" in note]
        records = [edition, item, track, *readings, *rows]
        return Rests(cite.weakest(record["standing"] for record in records), (), bool(rows))

    def _rows(self, number: int, outcome: Outcome, track: TrackRecord) -> Sequence[ListRow]:
        row: ListRow | None = None
        if track["id"] == "exempt":
            row = self.lists.exempt_row(number, "none")
        if track["id"] == "commitment":
            row = self.lists.commitment_row(number, outcome.document)
        return [] if row is None else [row]

    # -- sentences ---------------------------------------------------------------------------------------

    def _say_open(self, found: set[Outcome]) -> None:
        """The sentence for everything that may be left of some outcomes, as far as it is not settled."""
        documents = strictest_first(outcome.document for outcome in found)
        for size in range(2, len(documents) + 1):
            for some in combinations(documents, size):
                self.open[",".join(some)] = self._headline(None, [], Rests(), some)
        for document in documents:
            own = {track_of(self.words, one)["id"] for one in found if one.document == document}
            for size in range(2, len(own) + 1):
                for tracks in combinations(
                    (track for track in self.tracks.values() if track["id"] in own), size
                ):
                    key = f"{document}:{','.join(track['id'] for track in tracks)}"
                    self.open[key] = self._headline(document, list(tracks), Rests())

    def _headline(
        self,
        document: Document | None,
        tracks: list[TrackRecord],
        rests: Rests,
        documents: Sequence[Document] = (),
    ) -> Text:
        decided = len(tracks) == 1
        decision: Decision = {
            "status": "decided" if decided else "open",
            "document": document,
            "document_name": self.names[document] if document else None,
            "possible_documents": list(documents),
            "possible_document_names": [],
            "track": tracks[0]["id"] if decided else None,
            "track_name": text(tracks[0]) if decided else None,
            "possible_tracks": [track["id"] for track in tracks],
            "possible_track_names": [text(track) for track in tracks],
            "deciding_item": None,
            "deciding_tier": None,
        }
        return headline(decision, self.short, rests)

    def _not_checked(self, document: str) -> Text:
        return in_each(lambda lang: NOT_CHECKED[lang].format(document=self.short[document][lang]))

    # -- guards ------------------------------------------------------------------------------------------

    def _guards(self, edition: EditionRecord, number: int, space: Space) -> Guards:
        """The answers with which something outside the diagram may have a say; None: any answer."""
        found: Guards = {}
        for ban in self._bans(number):
            for test in atoms(ban.get("where") or ban.get("when") or {"op": "true"}):
                _add(found, test["fact"], _meeting(test))
        for tree in self.policy.data["contradictions"]:
            for fact in facts_of(tree):
                _add(found, fact, None if fact not in space.tests else [])
        for source, options in self._givers(edition, number, space):
            _add(found, source, options)
        asked = {question["id"] for question in questions(self.policy, edition, (number,))}
        return {fact: found[fact] for fact in sorted(found) if found[fact] != [] and fact in asked}

    def _givers(
        self, edition: EditionRecord, number: int, space: Space
    ) -> Iterator[tuple[str, list[str] | None]]:
        """The answers outside the diagram from which one within it may follow."""
        asked = Asked(self.policy, edition, (number,), self.on)
        for name in space.order:
            for source in asked.sources(name):
                for giving in source["gives"]:
                    answer = giving["answers"].get(name)
                    if answer is not None and source["id"] not in space.tests:
                        yield source["id"], giving["options"]
                        yield from ((of, None) for of in (answer.get("of"),) if of)

    def _bans(self, number: int) -> list[ProhibitionRecord]:
        rules = {rule["id"]: rule for rule in self.policy.data["procedure"]["rules"]}
        bans = concerning(self.policy, (number,), self.on)
        return [ban for ban in bans if in_force(rules[ban["rule"]], self.on)]


def _add(found: Guards, fact: str, options: list[str] | None) -> None:
    known = found.setdefault(fact, [])
    if options is None or known is None:
        found[fact] = None
    else:
        known.extend(option for option in options if option not in known)


def _meeting(test: Atom) -> list[str] | None:
    """The answers that a test of a place may be about, as a link writes them."""
    if test["op"] == "yes":
        return ["yes"]
    return list(test["options"]) if test["op"] in ("is", "include") else None


def _number(
    node: Node, facts: list[str], leaves: dict[Hashable, int], rows: list[list[int]], at: dict[int, int]
) -> int:
    """The number of a node among the ``rows``, those below it first; a leaf counts down from -1."""
    if not node.fact:
        return ~leaves.setdefault(node.outcome, len(leaves))
    if id(node) not in at:
        row = [facts.index(node.fact), *(_number(child, facts, leaves, rows, at) for child in node.children)]
        rows.append(row)
        at[id(node)] = len(rows) - 1
    return at[id(node)]


# -- how an answer falls into a cell -----------------------------------------------------------------------


def _fact(space: Space, name: str, record: FactRecord) -> DiagramFact:
    if record["type"] == "number":
        return _quantity(space, name, whole=bool(record.get("integer")))
    return _options(space, name, record)


def _quantity(space: Space, name: str, *, whole: bool) -> DiagramFact:
    """The limits at which the cell changes: ``[5]`` from five on, ``[5, 1]`` above five."""
    ends = {
        (test["value"], int(test["cmp"] in (">", "<="))) for test in space.tests[name] if test["op"] == "cmp"
    }
    limits = sorted({value for value, _ in ends})
    cuts: list[list[float]] = []
    cells: list[int | None] = [space.cell_of(name, 0)]
    for value, above in sorted(ends):
        sample = value if not above else floor(value) + 1 if whole else _above(value, limits)
        cell = space.cell_of(name, sample)
        if sample > 0 and cell != cells[-1]:
            cuts.append([value, above] if above else [value])
            cells.append(cell)
    return {"id": name, "cuts": cuts, "whole": whole, "cells": cells}


def _above(value: float, limits: list[float]) -> float:
    higher = next((limit for limit in limits if limit > value), value + 2)
    return (value + higher) / 2


def _options(space: Space, name: str, record: FactRecord) -> DiagramFact:
    """Each option as a bit of its own for every group that the tests tell apart, and the cell of every sum of
    bits."""
    several = record["type"] not in ("yes_no", "choice")
    groups: dict[tuple[bool, ...], int] = {}
    bits: dict[str, int] = {}
    values: dict[int, str] = {}
    for option in _ids(record):
        told = tuple(option in _options_of(test) for test in space.tests[name])
        bits[option] = 1 << groups.setdefault(told, len(groups))
        values.setdefault(bits[option], option)
    masks = range(1 << len(groups)) if several else sorted(values)
    cells: list[int | None] = [None] * (masks[-1] + 1)
    for mask in masks:
        chosen = [option for bit, option in values.items() if bit & mask]
        cells[mask] = space.cell_of(name, chosen if several else _value(record, chosen[0]))
    return {"id": name, "bits": bits, "cells": cells}


def _options_of(test: Atom) -> list[str]:
    return ["yes"] if test["op"] == "yes" else list(test["options"]) if test["op"] != "cmp" else []


def _ids(record: FactRecord) -> list[str]:
    return ["yes", "no"] if record["type"] == "yes_no" else option_ids(record)


def _value(record: FactRecord, option: str) -> Value:
    return option == "yes" if record["type"] == "yes_no" else option
