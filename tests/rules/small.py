"""A little policy made by hand: a farm, a paint shop and a road, with every type of fact and every list.

======  ===========  =======================================================================
item    tiers
======  ===========  =======================================================================
1       farm         outside: not registered · report: herd >= 5000 or own area · form: else
2       paint shop   report: paint >= 10 or plating · form: not (paint <= 0)
3       road         report: motorway and (length > 30 or own area) · form: motorway · registration: else
4       waste yard   report: waste includes acid · registration: waste only ash
======  ===========  =======================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.rules.policy import Policy

Json = dict[str, Any]
Tree = Mapping[str, Any]


def both(words: str) -> dict[str, str]:
    """The same words in both languages, told apart by their brackets."""
    return {"zh": f"【{words}】", "en": words}


# --- conditions ------------------------------------------------------------------------------------


def yes(fact: str) -> Tree:
    return {"op": "yes", "fact": fact}


def cmp(fact: str, sign: str, value: float) -> Tree:
    return {"op": "cmp", "fact": fact, "cmp": sign, "value": value}


def is_(fact: str, *options: str) -> Tree:
    return {"op": "is", "fact": fact, "options": list(options)}


def include(fact: str, *options: str) -> Tree:
    return {"op": "include", "fact": fact, "options": list(options)}


def only(fact: str, *options: str) -> Tree:
    return {"op": "only", "fact": fact, "options": list(options)}


def own_areas(*kinds: str) -> Tree:
    return {"op": "include", "fact": "areas", "options": list(kinds), "own": True}


def not_(tree: Tree) -> Tree:
    return {"op": "not", "of": tree}


def all_(*trees: Tree) -> Tree:
    return {"op": "all", "of": list(trees)}


def any_(*trees: Tree) -> Tree:
    return {"op": "any", "of": list(trees)}


OTHERWISE: Tree = {"op": "true"}


# --- facts -----------------------------------------------------------------------------------------


def fact(name: str, kind: str, scope: str = "project", **more: Any) -> Json:
    """One compiled fact record."""
    words = name.replace("_", " ")
    record: Json = {
        "id": name, "type": kind, "scope": scope, "unit": None, "unit_name": None, "integer": False, "help": None,
        "options": None, "none": None, "name": both(words), "ask": both(f"{words}?"),
    }  # fmt: skip
    if kind == "yes_no":
        record |= {"yes": both(f"there is {words}"), "no": both(f"there is no {words}")}
    if kind in ("set", "areas"):
        record["none"] = both("none of these")
    return record | more


def number(name: str, unit: str, *, integer: bool = False) -> Json:
    return fact(name, "number", unit=unit, unit_name=both(unit), integer=integer)


def options(*names: str) -> list[Json]:
    return [{"id": name, **both(name.replace("_", " "))} for name in names]


def facts() -> dict[str, Json]:
    """Every type of fact, and the three that the program itself supplies."""
    areas = [
        {**option, "class": kind}
        for option, kind in zip(
            options("reserve", "old_town", "school"), ("nature", "people", "people"), strict=True
        )
    ]
    records = [
        fact("registered", "yes_no"),
        number("herd", "head", integer=True),
        number("paint", "t/a"),
        fact("plating", "yes_no"),
        fact("road_class", "choice", options=options("motorway", "lane", "path")),
        number("length", "km"),
        fact("waste", "set", options=options("acid", "ash", "sludge")),
        fact("areas", "areas", options=areas),
        fact("unlisted_kind", "choice", options=options("storage", "other")),
        fact("in_park", "yes_no", "service"),
        fact("project_stage", "choice", "service", options=options("planning", "design", "operation")),
        fact("document", "choice", "route", options=options("report", "form", "registration", "none")),
        fact("on_exempt_list", "yes_no", "route"),
        fact("on_commitment_list", "yes_no", "route"),
    ]
    return {record["id"]: record for record in records}


# --- the rest of the policy ------------------------------------------------------------------------


def item(name: str, number: int, tiers: Mapping[str, Tree], **more: Any) -> Json:
    return {
        "number": number,
        "category": 1,
        **both(name),
        "tiers": tiers,
        "standing": "official",
        "notes": [],
        "file": "small.yaml",
        "line": number,
        **more,
    }


def items() -> dict[str, Json]:
    """The items of the table above, by number as text."""
    records = [
        item(
            "farm",
            1,
            {
                "outside": not_(yes("registered")),
                "report": any_(cmp("herd", ">=", 5000), own_areas("reserve", "school")),
                "form": OTHERWISE,
            },
        ),
        item(
            "paint shop",
            2,
            {"report": any_(cmp("paint", ">=", 10), yes("plating")), "form": not_(cmp("paint", "<=", 0))},
        ),
        item(
            "road",
            3,
            {
                "report": all_(
                    is_("road_class", "motorway"), any_(cmp("length", ">", 30), own_areas("reserve"))
                ),
                "form": is_("road_class", "motorway"),
                "registration": OTHERWISE,
            },
            standing="reported",
        ),
        item("waste yard", 4, {"report": include("waste", "acid"), "registration": only("waste", "ash")}),
    ]
    return {str(record["number"]): record for record in records}


def track(name: str, when: Tree, *steps: Json, **more: Any) -> Json:
    return {
        "id": name, **both(name), "when": when, "first_step": both(f"begin {name}"), "without_it": both(f"without {name}"),
        "standing": "official", "sources": [{"instrument": "law", "at": both("Article 1")}], "steps": list(steps), **more,
    }  # fmt: skip


def step(name: str, limit: Json | None = None, **more: Any) -> Json:
    record: Json = {
        "id": name,
        **both(name),
        "who": "owner",
        "clock": "on",
        "papers": [],
        "standing": "official",
    }
    return record | ({"limit": limit} if limit else {}) | more


def within(days: int, unit: str = "working_day") -> Json:
    return {"days": days, "unit": unit, "sense": "at_most"}


def at_least(days: int, unit: str = "working_day") -> Json:
    return {"days": days, "unit": unit, "sense": "at_least"}


def simpler() -> list[Json]:
    """The lines of simplified content: one for all, one on a condition of its own, one that has lapsed."""
    return [
        {
            **both("less"),
            "standing": "official",
            "sources": [{"instrument": "law", "at": both("Article 2")}, {"instrument": "repealed"}],
        },
        {**both("less still"), "standing": "unconfirmed", "when": is_("document", "report")},
        {**both("as before"), "standing": "official", "effective": {"until": "2020-12-31"}},
    ]


def tracks() -> Json:
    """All five tracks; the ordinary one with steps and penalties."""
    ordinary = track(
        "ordinary",
        is_("document", "report", "form"),
        step("submit", clock="before", milestone="submitted"),
        step("accept", within(5), milestone="accepted"),
        step("publish", at_least(10), documents=["report"], papers=["letter"]),
        step("decide", milestone="decided"),
        step("old_step", effective={"until": "2020-12-31"}),
        penalties=["built_without", "old_penalty", "elsewhere"],
        notes=[{**both("a note"), "standing": "official"}],
    )
    return {
        "roles": {"owner": both("owner")},
        "papers": {"letter": {**both("letter"), "standing": "official", "help": both("ask the window")}},
        "tracks": [
            track("exempt", all_(is_("document", "none"), yes("on_exempt_list")), standing="reported"),
            track("outside", is_("document", "none")),
            track("filing", is_("document", "registration"), step("fill_in")),
            track("commitment", yes("on_commitment_list")),
            ordinary,
        ],
        "modifiers": [
            {"id": "simplified", **both("simplified"), "tracks": ["ordinary"], "when": yes("in_park"), "what": simpler(), "condition": both("in a park"), "standing": "official"},
        ],
        "may_apply": [
            {
                "id": "commitment", **both("commitment"), "tracks": ["ordinary"], "ask": both("the window"), "standing": "unconfirmed",
                "reasons": {"established": both("row known"), "category_named": both("category named"), "unknown": both("not known")},
            },
        ],
        "warnings": [
            {"id": "no_splitting", **both("do not split"), "standing": "official"},
            {"id": "strictest_item", **both("strictest decides"), "standing": "official"},
            {"id": "ask_first", **both("ask first"), "standing": "official", "when": is_("document", "report")},
            {"id": "lapsed", **both("lapsed"), "standing": "official", "effective": {"until": "2020-12-31"}},
        ],
    }  # fmt: skip


def lists() -> Json:
    """Item 2 without a document is exempt, unlisted storage too; item 1 is in the pilot till the end of 2022."""
    pilot = {
        "items": [1],
        "documents": ["report"],
        "standing": "inferred",
        "sources": [{"instrument": "pilot"}],
    }
    return {
        "exempt": {
            "rows": [
                {
                    "id": "small_shops",
                    "items": [2],
                    "standing": "reported",
                    "sources": [{"instrument": "pilot", "at": both("row 2")}],
                },
                {"id": "storage", "items": [], "unlisted_kind": "storage", "standing": "reported"},
                {"id": "lapsed", "items": [4], "standing": "reported", "effective": {"until": "2020-12-31"}},
            ]
        },
        "commitment": {
            "effective": {"from": "2020-03-03", "until": "2022-12-31"},
            "rows": [{**pilot, "established": True}, {**pilot, "items": [3], "established": False}],
            "categories": [{"items": [1, 3]}, {"zh": "无"}],
        },
    }


def actions() -> Json:
    """Steps for every state, more than are told; one that has lapsed, one that depends on the document."""
    approved = is_("document", "report", "form")
    link = {"page": "questions", "fragment": "who", **both("who writes it")}
    return {
        "today": [
            {"id": "stop", "state": "forbidden", **both("stop"), "contacts": ["hotline"], "standing": "inferred"},
            {"id": "ask", "state": "open", **both("ask"), "contacts": ["hotline"], "standing": "inferred"},
            {"id": "wait", "state": "open", **both("wait"), "when": approved, "standing": "official"},
            {"id": "lapsed", "state": "decided", **both("lapsed"), "standing": "official", "effective": {"until": "2020-12-31"}},
            {"id": "level", "state": "decided", **both("ask the level"), "when": approved, "contacts": ["hotline", "counter"], "standing": "inferred"},
            {"id": "writer", "state": "decided", **both("find a writer"), "when": approved, "link": link, "standing": "official"},
            {"id": "apply", "state": "decided", **both("apply"), "when": approved, "contacts": ["system"], "papers": True, "standing": "reported"},
            {"id": "fourth", "state": "decided", **both("a fourth"), "when": approved, "link": {"page": "clocks", **both("clocks")}, "standing": "official"},
        ],
        "requests": [
            {"id": "question", **both("a question"), "opening": both("Hello."), "asks": [both("Who?"), both("Where?")], "contacts": ["hotline", "system"]},
            {"id": "visit", **both("a visit"), "opening": both("Come."), "asks": [both("When?")], "contacts": ["hotline"]},
        ],
    }  # fmt: skip


def documents() -> Json:
    renamed = [
        {**both("environmental report"), "effective": {"until": "2026-08-14"}},
        {**both("ecological report"), "effective": {"from": "2026-08-15"}},
    ]
    short = {
        name: {"short": both(words)}
        for name, words in (
            ("report", "report"),
            ("form", "report form"),
            ("registration", "registration form"),
            ("none", "no EIA document"),
        )
    }
    return {"documents": {**short, "report": {**short["report"], "names": renamed}}}


def places() -> Json:
    """Two prefectures, of which one has two counties."""
    north = {"id": "north", **both("North"), "also": {"zh": ["Septentrio"]}, "counties": [{"id": "hill", **both("Hill")}, {"id": "lake", **both("Lake"), "also": {"en": ["Mere"]}}]}  # fmt: skip
    south = {"id": "south", **both("South"), "counties": [{"id": "north_town", **both("North")}]}
    return {
        "ask": both("where?"),
        "help": both("need not be said"),
        "standing": "reported",
        "outside": {**both("elsewhere"), "also": {"zh": ["abroad"]}},
        "prefectures": [north, south],
        "notes": [],
        "protected": [],
    }


def compiled(**changed: Any) -> Json:
    """The whole little policy as plain data; any part of it may be given instead."""
    instruments = {
        "law": {**both("the law"), "standing": "official", "number": "No. 1", "url": "https://law.example/"},
        "pilot": {**both("the pilot"), "standing": "reported"},
        "catalogue": {**both("the catalogue"), "standing": "official"},
        "repealed": {**both("the old law"), "standing": "official", "effective": {"until": "2020-12-31"}},
    }
    policy: Json = {
        "hash": "0123456789abcdef",
        "current_to": "2026-11-23",
        "facts": facts(),
        "areas": {"nature": {**both("nature"), "kinds": {"reserve": both("reserve")}}, "people": {**both("people"), "kinds": {}}},
        "items": items(),
        "contradictions": [],
        "editions": [{"id": "first", "instrument": "catalogue", "standing": "official", "effective": {"from": "2021-01-01"}}],
        "documents": documents(),
        "standings": {"standings": {name: {**both(f"{name} EIA"), "meaning": both(f"it is {name}")} for name in ("official", "reported", "inferred", "unconfirmed")}},
        "instruments": {"instruments": instruments},
        "tracks": tracks(),
        "lists": lists(),
        "procedure": {"rules": []},
        "contacts": {
            "levels": [{"id": level, **both(f"the {level}")} for level in ("ministry", "province", "prefecture", "county")],
            "authority": [],
            "contacts": [
                {"id": "system", **both("the system"), "url": "https://system.example/", "standing": "reported"},
                {"id": "hotline", **both("the hotline"), "phone": "12345", "standing": "official"},
                {"id": "counter", **both("the counter"), "standing": "inferred"},
            ]
        },
        "actions": actions(),
        "forbidden": {"items_of": ["first"], "facts": [], "prohibitions": []},
        "approval_levels": {"items_of": ["first"], "ask": both("ask first"), "no_phone": both("no telephone"), "unread": both("not read."), "rules": []},
        "places": places(),
        "clocks": {
            "clocks": [
                {"document": "report", "tracks": ["ordinary"], "kind": "promised", "days": 20, "unit": "working_day", "runs_from": "accepted", "assumption": {**both("assumed"), "standing": "inferred"}, "starts": both("acceptance"), "excludes": both("hearings"), "standing": "reported"},
                {"document": "report", "tracks": ["ordinary"], "kind": "statutory", "days": 60, "unit": "day", "runs_from": "submitted", "starts": both("receipt"), "excludes": both("hearings"), "standing": "official", "note": both("days")},
                {"document": "report", "tracks": ["ordinary"], "kind": "promised", "days": 99, "unit": "day", "starts": both("x"), "excludes": both("x"), "standing": "official", "effective": {"until": "2020-12-31"}},
                {"document": "registration", "tracks": ["filing"], "kind": "statutory", "days": 1, "unit": "day", "starts": both("submission"), "excludes": both("nothing"), "standing": "official"},
            ],
            "rules": [{"id": "off_the_clock", **both("hearings do not count")}, {"id": "last_day_off", **both("not moved")}, {"id": "other", **both("something else")}],
        },
        "penalties": {
            "penalties": [
                {"id": "built_without", **both("building without approval"), "documents": ["report", "form"], "sanction": both("a fine"), "fine": {"min": 20, "max": 100, "unit": "cny_10k"}, "standing": "official"},
                {"id": "old_penalty", **both("old penalty"), "sanction": both("a fine"), "standing": "official", "effective": {"until": "2020-12-31"}},
                {"id": "elsewhere", **both("for filings"), "documents": ["registration"], "sanction": both("a fine"), "standing": "official"},
                {"id": "of_another_track", **both("of another track"), "sanction": both("a fine"), "standing": "official"},
            ]
        },
        "services": {
            "groups": [
                {
                    **both("help"),
                    "parts": [
                        {"id": "advice", **both("advice"), "what": both("ask us"), "how": both("by telephone"), "standing": "official"},
                        {"id": "park_service", **both("park service"), "what": both("ask us"), "how": both("by telephone"), "when": yes("in_park"), "standing": "official"},
                        {"id": "pilot_help", **both("pilot help"), "what": both("ask us"), "how": both("by telephone"), "when": yes("on_commitment_list"), "standing": "official"},
                        {"id": "trial", **both("trial"), "what": both("ask us"), "how": both("by telephone"), "when": yes("in_park"), "ask_first": both("its scope is not known"), "standing": "reported"},
                        {"id": "lapsed", **both("lapsed"), "what": both("ask us"), "how": both("by telephone"), "standing": "official", "effective": {"until": "2020-12-31"}},
                    ],
                }
            ]
        },
        "measures": {
            "stages": [{"id": stage, **both(stage)} for stage in ("planning", "design", "operation")],
            "measures": [
                {"number": 1, **both("early advice"), "what": both("advice"), "stage": "planning", "help_now": both("ask early"), "standing": "official"},
                {"number": 2, **both("park help"), "what": both("help"), "stage": "design", "when": all_(yes("in_park"), is_("project_stage", "design")), "standing": "official"},
                {"number": 10, "zh": None, "en": None, "stage": "operation", "unknown": both("nobody knows"), "standing": "unconfirmed"},
            ],
        },
        "site": {"name": both("the guide"), "disclaimer": both("no decision"), "base_url": ""},
        "timeline": {"events": [{"date": "2021-01-01", **both("a catalogue"), "standing": "official"}, {"date": "2026-08-15", **both("a code"), "standing": "reported"}]},
        "calendar": {"years": {"2026": {"holidays": ["2026-10-01", "2026-10-02"], "makeup_days": ["2026-10-10"]}}},
        "index": {},
    }  # fmt: skip
    return policy | changed


def policy(**changed: Any) -> Policy:
    """The little policy with look-ups."""
    return Policy(compiled(**changed))
