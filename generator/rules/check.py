"""The verdict: all that can be said of a project, with the facts given, on a day.

The verdict is plain JSON-able data. Every text in it is a pair ``{"zh": …, "en": …}``: the languages
differ in nothing but the text looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from generator.rules import cite, entitle, places, prohibitions
from generator.rules.afterwards import afterwards
from generator.rules.asking import order
from generator.rules.brief import brief, feedback
from generator.rules.by_day import worded
from generator.rules.classify import Classification, classify
from generator.rules.deciding import deciding
from generator.rules.derived import Asked
from generator.rules.described import looks_like
from generator.rules.documents import document_names, short_names, strictest_first
from generator.rules.errors import InputErrors, Mistake
from generator.rules.logic import Facts, truth
from generator.rules.nearest_thresholds import changes
from generator.rules.next_steps import next_steps
from generator.rules.phrases import (
    TO_CHECK,
    Rests,
    claimed_standing,
    headline,
    headline_without_edition,
    list_row,
    prepare,
    rests_on,
)
from generator.rules.plan import Course, plan
from generator.rules.policy import DOCUMENTS, NOT_LISTED, Policy, in_force, tier_of
from generator.rules.questions import area_kinds, first_choice, question
from generator.rules.reasons import reasons
from generator.rules.request import Request, read_request
from generator.rules.request_texts import requests, telephone
from generator.rules.time_band import time_band
from generator.rules.tracks import ROUTE_FACTS, Lists, possible_tracks, route_facts, track_of
from generator.rules.upcoming_changes import later
from generator.rules.wording import Text, Wording, sentence, text

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, FirmText
    from generator.models.messages.questions import Question
    from generator.models.messages.verdict import (
        Change,
        Decision,
        DerivedAnswer,
        FindOut,
        ItemEntry,
        LooksLike,
        Reason,
        Verdict,
        WarningEntry,
    )
    from generator.models.policy.catalogue import EditionRecord, GivingRecord, ItemRecord
    from generator.models.policy.lists import ListRow
    from generator.models.policy.parts import Reading
    from generator.models.policy.procedure import TrackRecord
    from generator.rules.described import Find

UNLISTED: ItemRecord = {
    "number": NOT_LISTED,
    "category": NOT_LISTED,
    "zh": "名录没有列入的项目",
    "en": "a project that the catalogue does not list",
    "codes": [],
    "starred_codes": [],
    "also_called": {"zh": [], "en": []},
    "sensitive_areas": [],
    "sensitive_named": [],
    "tiers": {},
    "rest": None,
    "standing": "official",
    "notes": [],
    "file": "",
    "line": 0,
}
"""Stands for the item where a project fits none."""

NO_SUCH_PROJECT = Mistake(
    "facts",
    "contradiction",
    "这些回答不可能都属于同一个项目，请逐个核对。",
    "these answers cannot all be true of one project. Check them one by one.",
)


def check(policy: Policy, given: object, today: date | None = None, find: Find | None = None) -> Verdict:
    """The verdict for a request of plain JSON; raises InputErrors if a field is wrong.

    ``given`` holds ``items`` (numbers), ``facts`` (by id), and optionally ``on`` and ``start`` (ISO
    dates). Without ``on``, the check is for ``today``, or else for the day the data is current to.

    Where the claim is that no item fits, a ``description`` is held against it with ``find``, the finder.
    """
    request = _read(policy, given, today)
    if request.edition is None:
        return _without_edition(policy, request)
    leads = looks_like(policy, request.description, find) if NOT_LISTED in request.items else []
    return _Verdict(worded(policy, request.on), request, request.edition, leads).build()


def outcome(policy: Policy, given: object, today: date | None = None) -> Decision:
    """Of the verdict of ``check`` the status, and the documents and tracks: for whoever asks for many and for
    no reasons."""
    request = _read(policy, given, today)
    if request.edition is None:
        return _without_edition(policy, request)
    return _Verdict(policy, request, request.edition).outcome()


def _read(policy: Policy, given: object, today: date | None) -> Request:
    return read_request(policy, given, today or policy.today)


def _nothing_known(policy: Policy, request: Request, headline: Text) -> Verdict:
    """A verdict in which everything is possible: what is said of a day without an edition of the
    catalogue."""
    names = document_names(policy, request.on)
    tracks = policy.data["tracks"]["tracks"]
    return {
        "status": "open",
        "headline": headline,
        "document": None,
        "document_name": None,
        "possible_documents": list(DOCUMENTS),
        "possible_document_names": [names[document] for document in DOCUMENTS],
        "track": None,
        "track_name": None,
        "possible_tracks": [track["id"] for track in tracks],
        "possible_track_names": [text(track) for track in tracks],
        "first_step": None,
        "without_it": None,
        "forbidden": [],
        "deciding": None,
        "where": places.where(policy, request.places, request.on),
        "deciding_item": None,
        "deciding_tier": None,
        "change_warning": None,
        "time_limit": None,
        "schedule_note": None,
        "plan": None,
        "standing": "unconfirmed",
        "standing_text": cite.standing_text(policy, "unconfirmed"),
        "proviso": None,
        "looks_like": [],
        "to_find_out": [],
        "prepare": None,
        "rests_on": None,
        "today": [],
        "time_band": None,
        "requests": [],
        "brief": [headline],
        "feedback": headline,
        "disclaimer": policy.data["site"]["disclaimer"],
        "on": request.on.isoformat(),
        "start": None if request.start is None else request.start.isoformat(),
        "policy": policy.hash,
        "policy_current_to": policy.current_to,
        "facts": dict(request.given),
        "derived": [],
        "items": [],
        "reasons": [],
        "ask_next": [],
        "change": [],
        "afterwards": [],
        "track_notes": [],
        "schedule": [],
        "papers": [],
        "services": [],
        "measures": [],
        "modifiers": [],
        "ask_services": [],
        "may_apply": [],
        "penalties": [],
        "warnings": [],
        "later": [],
        "citations": [],
    }


def _without_edition(policy: Policy, request: Request) -> Verdict:
    """For a day for which no edition of the catalogue is held: everything possible, nothing decided."""
    headline = headline_without_edition(request.on, policy.data["editions"][0])
    return {
        **_nothing_known(policy, request, headline),
        "later": later(policy, request.items, request.facts, request.on),
    }


def firm(record: Reading | GivingRecord) -> FirmText:
    """What a record says, and how firm it is."""
    return {**text(record), "standing": record["standing"]}


class _Verdict:
    """The parts of one verdict; ``build`` puts them together."""

    def __init__(
        self, policy: Policy, request: Request, edition: EditionRecord, leads: Sequence[LooksLike] = ()
    ) -> None:
        self.policy = policy
        self.request = request
        self.on = request.on
        self.facts = request.facts
        self.wording = Wording(policy.facts, short_names(policy), request.how(policy))
        self.edition = edition
        self.asked = Asked(policy, edition, request.items, request.on)
        self.lists = Lists.on(policy, request.on)
        self.items = policy.items(edition)
        self.found: Classification = classify(policy, edition, request.items, request.facts, self.lists)
        outcomes = self.found.outcomes
        if not outcomes:
            raise InputErrors([NO_SUCH_PROJECT])
        self.documents = strictest_first(outcome.document for outcome in outcomes)
        self.tracks = possible_tracks(policy, outcomes)
        self.document = self.documents[0] if len(self.documents) == 1 else None
        self.track = track_of(policy, next(iter(outcomes))) if len(self.tracks) == 1 else None
        self.deciding = self.find_deciding()
        self.unlisted = NOT_LISTED in request.items and self.document != "report"
        self.leads = [row for row in leads if self.unlisted and row["item"] not in request.items]

    def build(self) -> Verdict:
        """The whole verdict."""
        decision = self.outcome()
        rests = self.rests()
        short = short_names(self.policy)
        asked = self.ask_next()
        unknown = [one for one in asked if one["id"] in self.request.unsure]
        all_unknown = bool(unknown) and all(one in unknown for one in first_choice(asked))
        said = headline(decision, short, rests, ends_in_doubt=all_unknown)
        verdict: Verdict = {
            **_nothing_known(self.policy, self.request, said),
            **decision,
            "standing": rests.standing,
            "standing_text": self.standing_text(rests),
            "proviso": rests.proviso() if decision["status"] == "decided" else None,
            "derived": self.derived(),
            "looks_like": list(self.leads),
            "to_find_out": [_find_out(one) for one in unknown],
            "prepare": prepare(decision, short),
            "rests_on": rests_on(rests) if decision["status"] == "decided" else None,
            "ask_next": asked,
        }
        self.explain(verdict)
        self.entitle(verdict)
        told = prohibitions.told(
            self.policy, self.with_track(verdict), self.request.items, self.worlds(), self.on
        )
        return self.with_actions(told)

    def with_actions(self, verdict: Verdict) -> Verdict:
        """The verdict with what to do today, and its texts to take away."""
        acting: Verdict = {
            **verdict,
            "today": next_steps(self.policy, verdict, self.worlds(), self.on),
            "disclaimer": self.policy.data["site"]["disclaimer"],
        }
        given = self.request.given
        said = [self.wording.answer(name, given[name]) for name in self.policy.facts if name in given]
        return {
            **acting,
            "requests": requests(self.policy, acting, said),
            "brief": brief(acting, said),
            "feedback": feedback(acting, said, [self.item(n) for n in self.request.items]),
        }

    def with_track(self, verdict: Verdict) -> Verdict:
        """The verdict with what follows once the track is known."""
        if self.track is None:
            return verdict
        verdict["first_step"] = self.track["first_step"]
        verdict["without_it"] = self.track["without_it"]
        verdict["track_notes"] = self.track.get("notes", [])
        verdict["afterwards"] = afterwards(self.policy, self.track["id"], self.on)
        return verdict if self.document is None else self.with_procedure(verdict, self.track, self.document)

    def standing_text(self, rests: Rests) -> Text:
        """How firm the verdict is, in words."""
        if rests.unlisted:
            return claimed_standing(self.policy.data["standings"]["standings"][rests.standing])
        return cite.standing_text(self.policy, rests.standing)

    def outcome(self) -> Decision:
        """Document and track, as far as they are settled, and the item that settles them."""
        names = document_names(self.policy, self.on)
        unsettled = self.document is None or self.track is None or self.leads
        return {
            "status": "open" if unsettled else "decided",
            "document": self.document,
            "document_name": None if self.document is None else names[self.document],
            "possible_documents": self.documents,
            "possible_document_names": [names[document] for document in self.documents],
            "track": None if self.track is None else self.track["id"],
            "track_name": None if self.track is None else text(self.track),
            "possible_tracks": self.tracks,
            "possible_track_names": [
                text(t) for t in self.policy.data["tracks"]["tracks"] if t["id"] in self.tracks
            ],
            "deciding_item": self.deciding[0] if self.deciding else None,
            "deciding_tier": tier_of(self.document) if self.deciding and self.document else None,
        }

    def explain(self, verdict: Verdict) -> None:
        """Why, what would change it, and on what it all rests."""
        why = {
            number: reasons(self.wording, self.item(number), self.found.documents(number), self.facts)
            for number in self.request.items
        }
        rows = self.list_rows()
        change = self.changes()
        verdict.update(
            {
                "items": [self.item_entry(number, why[number]) for number in self.request.items],
                "reasons": [
                    reason for number in self.deciding or self.request.items for reason in why[number]
                ],
                "change": change,
                "change_warning": self.named_warning("no_splitting") if change else None,
                "warnings": self.warnings(),
                "later": later(self.policy, self.request.items, self.facts, self.on),
                "citations": cite.citations(
                    self.policy,
                    self.edition,
                    self.deciding or self.request.items,
                    self.track,
                    [*rows, *self.givings()],
                    self.on,
                ),
            }
        )

    def entitle(self, verdict: Verdict) -> None:
        """Who decides; services, measures and modifiers, and the tracks that may be open besides."""
        worlds = self.worlds()
        services = entitle.services(self.policy, worlds, self.on)
        measures = entitle.measures(self.policy, worlds, self.on)
        modifiers = entitle.modifiers(self.policy, self.tracks, worlds, self.on)
        verdict.update(
            {
                "deciding": deciding(self.policy, self.request.items, worlds, self.request.places, self.on),
                "services": services,
                "measures": measures,
                "modifiers": modifiers,
                "ask_services": entitle.service_questions(self.policy, services, measures, modifiers),
                "may_apply": entitle.may_apply(
                    self.policy, None if self.track is None else self.track["id"], self.deciding
                ),
            }
        )

    def worlds(self) -> list[Facts]:
        """The answers, once for each outcome that they still allow."""
        return [{**self.facts, **route_facts(o)} for o in sorted(self.found.outcomes)]

    def with_procedure(self, verdict: Verdict, track: TrackRecord, document: Document) -> Verdict:
        """The verdict with what follows once document and track are known: clocks, steps, papers,
        penalties."""
        course = Course(self.policy, track, document, self.request, self.facts)
        return {
            **verdict,
            **plan(course),
            "time_band": time_band(course),
            "penalties": cite.penalties(self.policy, track.get("penalties", []), document, self.on),
        }

    def item(self, number: int) -> ItemRecord:
        """An item of the edition, or the stand-in for a project that fits none."""
        return UNLISTED if number == NOT_LISTED else self.items[str(number)]

    def find_deciding(self) -> list[int]:
        """The items that alone come to the document decided."""
        return (
            []
            if self.document is None
            else [n for n in self.request.items if self.found.documents(n) == [self.document]]
        )

    def known(self) -> Facts:
        """The answers, with what the program itself now knows of document and lists."""
        routes = [route_facts(outcome) for outcome in self.found.outcomes]
        settled = {name: routes[0][name] for name in ROUTE_FACTS if len({r[name] for r in routes}) == 1}
        return {**self.facts, **settled}

    def item_entry(self, number: int, why: list[Reason]) -> ItemEntry:
        item = self.item(number)
        documents = self.found.documents(number)
        return {
            "item": number,
            **text(item),
            "document": documents[0] if len(documents) == 1 else None,
            "possible_documents": documents,
            "reasons": why,
            "notes": [
                *self.remarks(number),
                *(firm(note) for note in item.get("notes", [])),
            ],
            "standing": item["standing"],
        }

    def ask_next(self) -> list[Question]:
        """The questions that can still change the outcome, best first, each with the items that ask it.

        A question whose answer can follow from that of another comes after all others: it is for whoever
        cannot answer the other one.
        """
        areas = area_kinds(self.policy, [self.item(number) for number in self.request.items], self.on)
        ways = order(self.asked, self.found, self.facts)
        asking = {name: self.asking(settled) for name, settled in ways.items()}
        left = {of: name for name, settled in ways.items() for of in settled if of not in ways}
        return [
            *(question(self.policy, name, by, areas) for name, by in asking.items()),
            *(question(self.policy, name, asking[first], areas, first) for name, first in left.items()),
        ]

    def asking(self, names: Sequence[str]) -> list[int]:
        """The items in which one of some questions can still change the document."""
        return [
            number for number in self.request.items if any(self.found.asks(number, name) for name in names)
        ]

    def derived(self) -> list[DerivedAnswer]:
        """The answers that follow from those given, each as a sentence, and how firm it is."""
        return [
            {
                "fact": name,
                "value": follows.value,
                **sentence(self.wording.with_how(name, self.wording.answer(name, follows.value))),
                "standing": cite.weakest(giving["standing"] for giving in follows.givings),
            }
            for name, follows in self.request.derived.items()
        ]

    def givings(self) -> list[GivingRecord]:
        """The records by which answers follow that the verdict rests on: none where it stands without
        them."""
        if not self.request.derived:
            return []
        given = classify(self.policy, self.edition, self.request.items, self.request.given, self.lists)
        if given.outcomes == self.found.outcomes:
            return []
        asked = {name for number in self.deciding or self.request.items for name in self.asked.all_of(number)}
        found = [
            giving
            for name, follows in self.request.derived.items()
            if name in asked
            for giving in follows.givings
        ]
        return [giving for at, giving in enumerate(found) if giving not in found[:at]]

    def remarks(self, number: int) -> list[FirmText]:
        """What is to be said of the options chosen, where they answer what the item asks, or leave it
        open."""
        return [firm(giving) for giving in self.asked.remarks(number, self.request.given)]

    def changes(self) -> list[Change]:
        """The nearest limits at which the document would change, once it is settled."""
        if self.document is None:
            return []
        space, roots = self.policy.diagrams(self.edition, self.request.items)
        bounded = {name for name, follows in self.request.derived.items() if follows.bounded}
        found = changes(self.wording, space, roots, self.facts)
        return [change for change in found if change["fact"] not in bounded]

    def named_warning(self, name: str) -> Text | None:
        """The text of a warning in force, by its id."""
        named = [
            w for w in self.policy.data["tracks"]["warnings"] if w["id"] == name and in_force(w, self.on)
        ]
        return text(named[0]) if named else None

    def warnings(self) -> list[WarningEntry]:
        """Warnings in force whose condition holds; that of several items only where there are several."""
        known = self.known()
        several = len(self.request.items) > 1
        return [
            {"id": warning["id"], **text(warning), "standing": warning["standing"]}
            for warning in self.policy.data["tracks"]["warnings"]
            if in_force(warning, self.on)
            and (several or warning["id"] != "strictest_item")
            and ("when" not in warning or truth(warning["when"], known))
        ]

    def list_rows(self) -> list[ListRow]:
        """The list rows on which the track rests."""
        track = None if self.track is None else self.track["id"]
        if track == "exempt":
            return [row for number in self.request.items for row in self.found.rows_of(self.lists, number)]
        if track == "commitment" and self.document is not None:
            rows = [self.lists.commitment_row(number, self.document) for number in self.deciding]
            return [row for row in rows if row is not None]
        return []

    def readings(self, items: Iterable[ItemRecord]) -> list[Reading]:
        """Notes on how a doubtful cell was read, where the answers given make that reading matter."""
        notes = [note for item in items for note in item.get("notes", [])]
        return [note for note in notes if "when" in note and truth(note["when"], self.facts)]

    def rests(self) -> Rests:
        """On what the verdict rests: the least firm of all counts, readings of the catalogue among them."""
        items = [self.item(number) for number in self.deciding or self.request.items]
        readings, rows = [*self.readings(items), *self.givings()], self.list_rows()
        records = [*items, *readings, *([self.track] if self.track else [])]
        standing = cite.weakest(record["standing"] for record in [self.edition, *records, *rows])
        weak = [sentence(text(record)) for record in records if record["standing"] in TO_CHECK]
        weak += [list_row(row["items"]) for row in rows if row["standing"] in TO_CHECK]
        return Rests(
            "unconfirmed" if self.unlisted else standing,
            list({said["zh"]: said for said in weak}.values()),
            bool(rows),
            self.unlisted,
            self.leads,
            telephone(self.policy, self.on),
        )


def _find_out(asked: Question) -> FindOut:
    return {"fact": asked["id"], **asked["ask"], "help": asked["help"]}
