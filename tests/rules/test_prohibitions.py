"""Where a project may not be built: three states, what is withheld, and the order in which it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest

from generator.proof.table import projects
from generator.rules.check import check
from generator.rules.decision_diagram import Space
from generator.rules.errors import InputErrors
from generator.rules.logic import facts_of, truth
from generator.rules.outline import dated_plan
from generator.rules.phrases import TO_CHECK
from generator.rules.policy import Policy
from generator.rules.questions import questions
from tests.conftest import Sample
from tests.rules.real import possible, real_policy
from tests.rules.small import all_, any_, both, fact, facts, include, is_, not_, policy, yes

STANDING = {"law": "official", "news": "reported", "rumour": "unconfirmed"}
LAW = {"instrument": "law", "at": both("Article 9")}


def rule(name: str, standing: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        **both(f"the rule {name}"),
        "standing": standing,
        "sources": [LAW],
        "tracks": [],
        **more,
    }


def ban(name: str, rule: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "rule": rule, **both(f"no {name}"), "ask": both(f"ask of {name}"), **more}


def small(*bans: dict[str, Any], editions: tuple[str, ...] = ("first",)) -> Policy:
    rules = [rule(name, standing) for name, standing in STANDING.items()]
    rules += [
        rule("old", "official", effective={"until": "2020-12-31"}),
        rule("bare", "official", sources=[{"instrument": "repealed"}]),
        rule("whole", "official", sources=[{"instrument": "law"}]),
    ]
    sites = [fact("core", "yes_no", "service"), fact("needed", "yes_no", "service")]
    return policy(
        facts=facts() | {one["id"]: one for one in sites},
        procedure={"rules": rules},
        forbidden={"items_of": list(editions), "prohibitions": list(bans)},
    )


RESERVE = include("areas", "reserve")
IN_CORE = ban("building", "law", where=RESERVE, when=all_(yes("core"), not_(yes("needed"))))


def ask(held: Policy, *items: int, on: str = "2026-11-23", **answers: Any) -> dict[str, Any]:
    return check(held, {"items": list(items), "facts": answers, "on": on, "start": "2026-11-24"})


LANE = {"road_class": "lane"}


def states(verdict: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [(entry["id"], entry["state"], entry["missing"]) for entry in verdict["forbidden"]]


@pytest.mark.parametrize(
    ("answers", "expected", "asked"),
    [
        ({}, [], ["areas"]),
        ({"areas": []}, [], []),
        ({"areas": ["school"]}, [], []),
        ({"areas": ["reserve"]}, [("building", "may_be", ["core"])], ["core"]),
        ({"areas": ["reserve"], "core": False}, [], []),
        ({"areas": ["reserve"], "core": True}, [("building", "may_be", ["needed"])], ["needed"]),
        ({"areas": ["reserve"], "core": True, "needed": True}, [], []),
        ({"areas": ["reserve"], "core": True, "needed": False}, [("building", "forbidden", [])], []),
        ({"core": True, "needed": False}, [], ["areas"]),
    ],
)
def test_what_is_known_decides_what_is_said_and_asked(
    answers: dict[str, Any], expected: Any, asked: list[str]
) -> None:
    found = ask(small(IN_CORE), 3, **LANE, **answers)
    assert states(found) == expected
    assert [name for name in found["ask_services"] if name in ("areas", "core", "needed")] == asked


def test_a_sure_ban_comes_first_with_its_article_and_nothing_of_how_to_go_on() -> None:
    free = ask(small(), 3, **LANE)
    found = ask(small(IN_CORE), 3, **LANE, areas=["reserve"], core=True, needed=False)
    assert (found["status"], found["document"], found["track"]) == ("decided", "registration", "filing")
    assert found["headline"] == {
        "zh": "【no building】（《【the law】》【Article 9】）。换哪种文件也不行。",
        "en": "No building (the law, Article 9). No EIA document changes that.",
    }
    assert found["first_step"]["en"] == "Stop first: file nothing and do not start building. ask of building"
    for name in ("schedule", "penalties", "time_limit", "plan", "without_it"):
        assert not found[name], name
    for name in ("schedule", "time_limit", "plan", "without_it"):
        assert free[name], name
    assert (found["standing"], found["proviso"]["zh"]) == ("official", "不得建设")
    assert found["citations"][0]["at"] == both("Article 9")
    assert found["reasons"]
    assert found["forbidden"][0]["why"] == both("the rule law")


def test_what_may_be_forbidden_stands_beside_an_answer_that_holds_only_if_it_may_be_built() -> None:
    found = ask(small(IN_CORE), 3, **LANE, areas=["reserve"])
    assert found["headline"]["en"].startswith("If you can build there at all, ")
    assert found["headline"]["zh"].startswith("如果可以建：")
    assert found["first_step"]["en"] == "Find out first whether it may be built, then go on. ask of building"
    assert found["schedule"] and found["proviso"]["en"] == "May be forbidden; check first"
    still_open = ask(small(IN_CORE), 3, areas=["reserve"])
    assert still_open["status"] == "open"
    assert still_open["proviso"] is None
    assert still_open["headline"]["en"].startswith("We can't tell yet.")


def test_a_rule_that_has_to_be_checked_never_forbids_for_sure() -> None:
    found = ask(small(ban("dump", "rumour", where=RESERVE)), 3, **LANE, areas=["reserve"])
    assert states(found) == [("dump", "may_be", [])]
    assert found["forbidden"][0]["standing"] == "unconfirmed"


def test_sure_bans_stand_before_what_may_be_and_the_firmest_says_how_firm_it_is() -> None:
    bans = (
        ban("dump", "rumour", where=RESERVE),
        ban("noise", "news", where=RESERVE),
        ban("smoke", "law", where=RESERVE),
    )
    found = ask(small(*bans), 3, **LANE, areas=["reserve"])
    assert [entry["id"] for entry in found["forbidden"]] == ["noise", "smoke", "dump"]
    assert found["standing"] == "official"
    assert found["headline"]["en"] == (
        "As officially reported, no noise (the law, Article 9). No smoke (the law, Article 9)."
        " No EIA document changes that."
    )
    assert ask(small(bans[1]), 3, **LANE, areas=["reserve"])["standing"] == "reported"


@pytest.mark.parametrize(
    ("name", "said"), [("bare", "No building. No EIA"), ("whole", "No building (the law). No EIA")]
)
def test_a_ban_without_an_article_is_said_without_it(name: str, said: str) -> None:
    found = ask(small(ban("building", name, where=RESERVE)), 3, **LANE, areas=["reserve"])
    assert found["headline"]["en"].startswith(said)


def test_what_is_not_in_force_forbids_nothing() -> None:
    assert states(ask(small(ban("building", "old", where=RESERVE)), 3, **LANE, areas=["reserve"])) == []


def test_items_named_go_by_the_edition_of_the_day() -> None:
    named = ban("roads", "law", items=[3])
    assert states(ask(small(named), 3, **LANE)) == [("roads", "forbidden", [])]
    assert states(ask(small(named), 2, paint=0)) == []
    assert states(ask(small(named, editions=("other",)), 3, **LANE)) == []
    assert ask(small(named), 3, on="2019-01-01")["forbidden"] == []


def test_of_what_says_where_it_lies_only_the_first_is_asked_but_any_counts() -> None:
    either = ban("building", "law", where=any_(RESERVE, is_("project_stage", "design")))
    assert "project_stage" not in states(ask(small(either), 3, **LANE, areas=["school"]))
    assert states(ask(small(either), 3, **LANE, areas=["school"])) == []
    assert states(ask(small(either), 3, **LANE, project_stage="design")) == [("building", "forbidden", [])]


def test_where_no_item_asks_for_areas_the_site_is_asked_for_by_itself() -> None:
    held = small(
        IN_CORE, ban("any", "law", when=yes("core")), ban("not_there", "law", where=not_(yes("core")))
    )
    asked = {entry["id"]: entry for entry in questions(held, held.current, [4])}
    assert (asked["areas"]["scope"], asked["areas"]["items"]) == ("service", [])
    assert [option["id"] for option in asked["areas"]["options"]] == ["reserve"]
    asked = {entry["id"]: entry for entry in questions(held, held.current, [1])}
    assert (asked["areas"]["scope"], asked["areas"]["items"]) == ("project", [1])
    assert "areas" not in {entry["id"] for entry in questions(small(), held.current, [4])}


def test_no_plan_is_made_for_what_may_not_be_built() -> None:
    given = {"items": [3], "facts": {**LANE, "areas": ["reserve"], "core": True, "needed": False}}
    with pytest.raises(InputErrors) as refused:
        dated_plan(small(IN_CORE), given)
    (mistake,) = refused.value.errors
    assert (mistake.code, mistake.en) == (
        "forbidden",
        "no plan is made: No building (the law, Article 9). No EIA document changes that.",
    )
    assert mistake.zh.startswith("不排计划：【no building】")
    assert dated_plan(small(IN_CORE), {**given, "facts": {**LANE, "areas": ["reserve"]}})["plan"]


# -- the real policy ----------------------------------------------------------------------------------------

BANS = {record["id"]: record for record in real_policy().data["forbidden"]["prohibitions"]}
ELSEWHERE = [0, 3, 11, 45, 97, 100, 108, 161]
"""Items to try with the bans that name none: with and without a question on areas."""
NEVER = ("网上备案即可", "尽早动手", "不用审批", "by online filing", "no approval is needed", "soon")


def fitting(name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Projects that a prohibition meets: every cell of its conditions, with a random item of those it can
    meet."""
    held, record, chance = real_policy(), BANS[name], Random(name)
    conditions = [record[part] for part in ("where", "when") if part in record]
    for project in projects(Space(conditions, held.facts)):
        if all(truth(tree, project) for tree in conditions) and possible(project):
            yield chance.choice(record.get("items") or ELSEWHERE), dict(project)


def sure(name: str) -> bool:
    """Whether the rule behind a prohibition is firm enough to forbid."""
    held = {rule["id"]: rule for rule in real_policy().data["procedure"]["rules"]}
    return held[BANS[name]["rule"]]["standing"] not in TO_CHECK


def told(verdict: Any) -> str:
    """All that a verdict says of what to do, in both languages."""
    parts = [verdict["headline"], verdict["first_step"], verdict["without_it"], *verdict["schedule"]]
    parts += [*verdict["may_apply"], *verdict["services"], *verdict["measures"], *verdict["track_notes"]]
    return str(parts)


@pytest.mark.parametrize("name", BANS)
def test_every_project_that_a_prohibition_meets_is_told_so_first_in_both_languages(name: str) -> None:
    """Whatever the document; what rests on an unconfirmed rule is told as what may be."""
    tried = list(islice(fitting(name), 200))
    assert tried
    for item, answers in tried:
        verdict = check(real_policy(), {"items": [item], "facts": answers, "on": "2026-11-23"})
        state = {entry["id"]: entry["state"] for entry in verdict["forbidden"]}
        assert state[name] == ("forbidden" if sure(name) else "may_be"), (item, answers)
        if not sure(name):
            continue
        for lang in ("zh", "en"):
            assert BANS[name][lang].lower() in verdict["headline"][lang].lower()
            before = verdict["headline"][lang].lower().split(BANS[name][lang].lower())[0]
            others = [entry for entry in verdict["forbidden"] if entry["state"] == "forbidden"]
            assert len(others) > 1 or before in ("", "按官方报道，", "as officially reported, ")
        assert not [words for words in NEVER if words in told(verdict)], (item, answers)


def test_at_every_item_a_sure_ban_comes_first_and_nothing_says_how_to_go_on(sample: Sample) -> None:
    """One project of every ban at every item that it can meet: whatever document and track follow."""
    held = real_policy()
    first = {name: next(answers for _, answers in fitting(name)) for name in BANS if sure(name)}
    for number in [0, *sample(sorted(map(int, held.data["items"])), 12)]:
        for name, answers in first.items():
            if number not in (BANS[name].get("items") or [number]):
                continue
            verdict = check(held, {"items": [number], "facts": answers, "on": "2026-11-23"})
            assert name in {e["id"] for e in verdict["forbidden"] if e["state"] == "forbidden"}, (
                number,
                name,
            )
            assert BANS[name]["zh"] in verdict["headline"]["zh"], (number, name)
            assert not verdict["schedule"] and not verdict["may_apply"] and not verdict["services"]
            assert not [words for words in NEVER if words in told(verdict)], (number, name)


@pytest.mark.parametrize("name", BANS)
def test_no_project_that_a_prohibition_does_not_meet_is_told_that_it_is_forbidden(name: str) -> None:
    record, held = BANS[name], real_policy()
    conditions = [record[part] for part in ("where", "when") if part in record]
    other = [
        project
        for project in projects(Space(conditions, held.facts))
        if not all(truth(tree, project) for tree in conditions) and possible(project)
    ]
    assert other
    for project in other[:200]:
        for item in record.get("items") or (100,):
            verdict = check(held, {"items": [item], "facts": dict(project), "on": "2026-11-23"})
            assert name not in {entry["id"] for entry in verdict["forbidden"]}, (item, project)


@pytest.mark.parametrize("name", [name for name in BANS if sure(name)])
def test_asking_what_is_asked_next_settles_each_prohibition(name: str) -> None:
    """Answered question by question as a reader would, a project that fits comes to be told."""
    item, answers = next((item, answers) for item, answers in fitting(name) if answers.get("areas") != [])
    known: dict[str, Any] = {}
    for _ in range(8):
        verdict = check(real_policy(), {"items": [item], "facts": known, "on": "2026-11-23"})
        if name in {entry["id"] for entry in verdict["forbidden"] if entry["state"] == "forbidden"}:
            return
        next_ones = [asked for asked in verdict["ask_services"] if asked in answers and asked not in known]
        assert next_ones, (item, answers, known)
        known[next_ones[0]] = answers[next_ones[0]]
    pytest.fail(f"{answers} does not lead to {name}")


def test_every_prohibition_has_a_scenario(scenarios: list[dict[str, Any]]) -> None:
    named = {
        name
        for one in scenarios
        for key in ("forbidden", "may_be_forbidden")
        for name in one["expect"].get(key, ())
    }
    assert named == set(BANS)


def test_every_question_of_a_site_is_asked_by_a_prohibition() -> None:
    asked = {
        name
        for record in BANS.values()
        for part in ("where", "when")
        if part in record
        for name in facts_of(record[part])
    }
    assert set(real_policy().data["forbidden"]["facts"]) <= asked
