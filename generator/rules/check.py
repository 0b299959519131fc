"""The verdict: all that can be said of a project, with the facts given, on a day.

The verdict is plain JSON-able data. Every text in it is a pair ``{"zh": …, "en": …}``: the languages
differ in nothing but the text looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.rules import cite, entitle, schedule
from generator.rules.classify import Classification, classify, questions_that_matter, strictest_first
from generator.rules.entitle import text
from generator.rules.explain import changes, reasons
from generator.rules.logic import truth
from generator.rules.phrases import headline, headline_without_edition
from generator.rules.policy import DOCUMENTS, NOT_LISTED, Policy, in_force
from generator.rules.questions import question
from generator.rules.request import Request, read_request
from generator.rules.route import Lists, possible_tracks, track_of
from generator.rules.wording import Text, Wording

UNLISTED: Mapping[str, Any] = {
    "number": NOT_LISTED,
    "zh": "名录没有列入的项目",
    "en": "a project that the catalogue does not list",
    "tiers": {},
    "standing": "official",
    "category": None,
}


def check(policy: Policy, given: Any, today: date | None = None) -> dict[str, Any]:
    """The verdict for a request of plain JSON; raises InputErrors if a field is wrong.

    ``given`` holds ``items`` (numbers), ``facts`` (by id), and optionally ``on`` and ``start`` (ISO
    dates). Without ``on``, the check is for ``today``, or else for the day the data is current to.
    """
    request = read_request(policy, given, today or date.fromisoformat(policy.current_to))
    if request.edition is None:
        return _without_edition(policy, request)
    return _Verdict(policy, request, request.edition).build()


class _Verdict:
    def __init__(self, policy: Policy, request: Request, edition: Mapping[str, Any]) -> None:
        self.policy = policy
        self.request = request
        self.on = request.on
        self.facts = request.facts
        self.wording = Wording(policy.facts, short_names(policy))
        self.edition = edition
        self.lists = Lists.on(policy, request.on)
        self.items = policy.items(edition)
        self.found: Classification = classify(policy, edition, request.items, request.facts, self.lists)
        outcomes = self.found.outcomes
        self.documents = strictest_first({outcome.document for outcome in outcomes})
        self.tracks = possible_tracks(policy, outcomes)
        self.document = self.documents[0] if len(self.documents) == 1 else None
        self.track = self.tracks[0] if len(self.tracks) == 1 else None
        self.decided = len(outcomes) == 1 or (self.document is not None and self.track is not None)

    def item(self, number: int) -> Mapping[str, Any]:
        return UNLISTED if number == NOT_LISTED else self.items[str(number)]

    def build(self) -> dict[str, Any]:
        deciding = self.deciding()
        track = None if self.track is None else track_of(self.policy, next(iter(self.found.outcomes)))
        known = self.known()
        names = document_names(self.policy, self.on)
        all_reasons = {n: self.reasons_of(n) for n in self.request.items}
        ask = questions_that_matter(self.found)
        verdict: dict[str, Any] = {
            "status": "decided" if self.decided else "open",
            "document": self.document,
            "document_name": names.get(self.document or ""),
            "possible_documents": self.documents,
            "possible_document_names": [names[d] for d in self.documents],
            "track": self.track,
            "track_name": None if track is None else text(track),
            "possible_tracks": self.tracks,
            "possible_track_names": [text(t) for t in self.policy.data["tracks"]["tracks"] if t["id"] in self.tracks],
            "deciding_item": deciding[0] if deciding else None,
            "deciding_tier": self.deciding_tier(deciding),
            "items": [self.item_entry(n, all_reasons[n]) for n in self.request.items],
            "reasons": [reason for n in (deciding or self.request.items) for reason in all_reasons[n]],
            "ask_next": [question(self.policy, name, self.items_asking(name), self.area_kinds()) for name in ask],
            "change": self.changes(),
            "first_step": None if track is None else track["first_step"],
            "without_it": None if track is None else track["without_it"],
            "track_notes": [] if track is None else track.get("notes", []),
            "time_limit": None,
            "schedule": [],
            "papers": [],
            "services": entitle.services(self.policy, known, self.on),
            "measures": entitle.measures(self.policy, known, self.on),
            "modifiers": entitle.modifiers(self.policy, self.tracks, known, self.on),
            "may_apply": entitle.may_apply(self.policy, self.track, deciding),
            "penalties": [],
            "warnings": self.warnings(known),
            "later": self.later(),
            "on": self.on.isoformat(),
            "start": None if self.request.start is None else self.request.start.isoformat(),
            "policy": self.policy.hash,
            "policy_current_to": self.policy.current_to,
            "facts": dict(self.facts),
        }
        if self.document is not None and track is not None:
            verdict |= self.procedure(track, self.document)
        verdict["headline"] = headline(verdict, short_names(self.policy))
        verdict["citations"] = cite.citations(self.policy, self.edition, deciding or self.request.items, track, self.list_rows(), self.on)
        verdict["standing"] = cite.weakest([*self.standings(deciding), *([track["standing"]] if track else [])])
        verdict["standing_text"] = cite.standing_text(self.policy, verdict["standing"])
        return verdict

    def deciding(self) -> list[int]:
        """The items that alone come to the document decided."""
        if self.document is None:
            return []
        return [n for n in self.request.items if self.found.documents(n) == [self.document]]

    def deciding_tier(self, deciding: list[int]) -> str | None:
        if not deciding:
            return None
        return "outside" if self.document == "none" else self.document

    def known(self) -> dict[str, Any]:
        """The answers, with what the program itself now knows of document and lists."""
        outcomes = self.found.outcomes
        extra: dict[str, Any] = {}
        for name, values in (
            ("document", {o.document for o in outcomes}),
            ("on_exempt_list", {o.exempt for o in outcomes}),
            ("on_commitment_list", {o.commitment for o in outcomes}),
        ):
            if len(values) == 1:
                extra[name] = next(iter(values))
        return {**self.facts, **extra}

    def reasons_of(self, number: int) -> list[dict[str, Any]]:
        documents = self.found.documents(number)
        if number == NOT_LISTED:
            return []
        return reasons(self.wording, self.item(number), documents, self.facts)

    def item_entry(self, number: int, why: list[dict[str, Any]]) -> dict[str, Any]:
        item = self.item(number)
        documents = self.found.documents(number)
        return {
            "item": number,
            **text(item),
            "document": documents[0] if len(documents) == 1 else None,
            "possible_documents": documents,
            "reasons": why,
            "notes": item.get("notes", []),
            "standing": item["standing"],
        }

    def items_asking(self, name: str) -> list[int]:
        return [n for n in self.request.items if name in _asked(self.found, n)]

    def area_kinds(self) -> list[str]:
        return area_kinds(self.policy, [self.item(n) for n in self.request.items])

    def changes(self) -> list[dict[str, Any]]:
        space, roots = self.policy.diagrams(self.edition, self.request.items)
        if self.document is None:
            return []
        return changes(self.wording, self.found, dict(zip(self.request.items, roots, strict=True)), self.facts)

    def procedure(self, track: Mapping[str, Any], document: str) -> dict[str, Any]:
        """What follows once document and track are known: clocks, steps, papers, penalties."""
        steps = schedule.steps(self.policy, track, document, self.on, self.request.start)
        papers = {paper["id"]: paper for step in steps for paper in step["papers"]}
        return {
            "time_limit": schedule.time_limit(self.policy, track["id"], document, self.on, self.request.start),
            "schedule": steps,
            "papers": list(papers.values()),
            "penalties": cite.penalties(self.policy, track.get("penalties", []), document, self.on),
        }

    def warnings(self, known: Mapping[str, Any]) -> list[dict[str, Any]]:
        several = len(self.request.items) > 1
        found = []
        for warning in self.policy.data["tracks"]["warnings"]:
            if warning["id"] == "strictest_item" and not several:
                continue
            when = warning.get("when")
            if in_force(warning, self.on) and (when is None or truth(when, known)):
                found.append({"id": warning["id"], **text(warning), "standing": warning["standing"]})
        return found

    def later(self) -> list[dict[str, Any]]:
        """Changes of the law already known that come after the day of the check."""
        events = self.policy.data.get("timeline", {}).get("events", [])
        return [{"date": e["date"], **text(e), "standing": e["standing"]} for e in events if e["date"] > self.on.isoformat()]

    def list_rows(self) -> list[Mapping[str, Any]]:
        """The list rows on which the track rests."""
        rows = []
        if self.track == "exempt":
            for n in self.request.items:
                outcomes = {leaf.outcome for leaf in _leaves(self.found, n)}
                rows += [row for o in outcomes if (row := self.lists.exempt_row(n, o)) is not None]
        elif self.track == "commitment" and self.document is not None:
            rows = [row for n in self.deciding() if (row := self.lists.commitment_row(n, self.document)) is not None]
        return rows

    def standings(self, deciding: Iterable[int]) -> list[str]:
        numbers = list(deciding) or list(self.request.items)
        return [self.edition["standing"], *(self.item(n)["standing"] for n in numbers), *(row["standing"] for row in self.list_rows())]


def _asked(found: Classification, number: int) -> set[str]:
    from generator.rules.diagram import asked

    return asked(found.each[number])


def _leaves(found: Classification, number: int) -> list[Any]:
    from generator.rules.diagram import nodes

    return [node for node in nodes(found.each[number]) if not node.fact]


def short_names(policy: Policy) -> dict[str, Text]:
    """The documents' short names, by id."""
    return {name: dict(record["short"]) for name, record in policy.data["documents"]["documents"].items()}


def document_names(policy: Policy, on: date) -> dict[str, Text]:
    """The documents' full names as the law of a day has them."""
    names: dict[str, Text] = {}
    for document in DOCUMENTS:
        record = policy.data["documents"]["documents"][document]
        current = [name for name in record.get("names", []) if in_force(name, on)]
        names[document] = text(current[0]) if current else dict(record["short"])
    return names


def area_kinds(policy: Policy, items: Iterable[Mapping[str, Any]]) -> list[str]:
    """The kinds of sensitive area that count for any of the items."""
    from generator.rules.logic import atoms

    kinds = {
        kind
        for item in items
        for tree in item["tiers"].values()
        for atom in atoms(tree)
        if atom["fact"] == "areas"
        for kind in atom["options"]
    }
    return [option["id"] for option in policy.facts["areas"]["options"] if option["id"] in kinds]


def _without_edition(policy: Policy, request: Request) -> dict[str, Any]:
    """For a day for which no edition of the catalogue is held: everything possible, nothing decided."""
    names = document_names(policy, request.on)
    tracks = policy.data["tracks"]["tracks"]
    return {
        "status": "open",
        "document": None,
        "document_name": None,
        "possible_documents": list(DOCUMENTS),
        "possible_document_names": [names[d] for d in DOCUMENTS],
        "track": None,
        "track_name": None,
        "possible_tracks": [t["id"] for t in tracks],
        "possible_track_names": [text(t) for t in tracks],
        "deciding_item": None,
        "deciding_tier": None,
        "headline": headline_without_edition(request.on, policy.data["editions"][0]),
        "items": [],
        "reasons": [],
        "ask_next": [],
        "change": [],
        "first_step": None,
        "without_it": None,
        "track_notes": [],
        "time_limit": None,
        "schedule": [],
        "papers": [],
        "services": [],
        "measures": [],
        "modifiers": [],
        "may_apply": [],
        "penalties": [],
        "warnings": [],
        "later": [],
        "citations": [],
        "standing": "unconfirmed",
        "standing_text": cite.standing_text(policy, "unconfirmed"),
        "on": request.on.isoformat(),
        "start": None,
        "policy": policy.hash,
        "policy_current_to": policy.current_to,
        "facts": dict(request.facts),
    }
