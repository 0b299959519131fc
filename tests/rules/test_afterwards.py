"""What comes once the EIA is done: by track, in order, and on its days alone."""

from __future__ import annotations

from typing import Any

from generator.rules.afterwards import GROUPS
from generator.rules.check import check
from tests.rules.real import real_policy
from tests.rules.small import both, policy

LAW = [{"instrument": "law", "at": both("Article 9")}]


def rule(name: str, group: str | None, *tracks: str, **more: Any) -> dict[str, Any]:
    said = {"after": group} if group else {}
    return {"id": name, **both(f"the {name}"), "tracks": list(tracks), "standing": "reported", "sources": LAW, **said, **more}  # fmt: skip


def test_the_next_steps_of_a_track_are_told_group_by_group() -> None:
    held = policy(
        procedure={
            "rules": [
                rule("receipt", "keep", "filing"),
                rule("hearing", None, "filing"),
                rule("permit", "before_operation", "filing", "ordinary"),
                rule("five_years", "lapses", "ordinary"),
                rule("old", "keep", "filing", effective={"until": "2020-12-31"}),
            ]
        }
    )
    found = check(held, {"items": [3], "facts": {"road_class": "lane"}})["afterwards"]
    assert [(step["id"], step["group"]) for step in found] == [
        ("permit", "before_operation"),
        ("receipt", "keep"),
    ]
    assert found[0]["group_text"]["en"] == "Before you operate"
    assert (found[0]["standing"], found[0]["citations"][0]["at"]) == ("reported", both("Article 9"))
    assert check(held, {"items": [3], "facts": {}})["afterwards"] == []


def test_every_track_is_told_of_discharge_and_approvals_when_they_lapse() -> None:
    cases = {
        "outside": {"items": [0], "facts": {"unlisted_kind": "other"}},
        "ordinary": {"items": [3], "facts": {"pigs_sold_per_year": 6000}},
        "filing": {"items": [100], "facts": {}},
    }  # fmt: skip
    for track, asked in cases.items():
        verdict = check(real_policy(), asked)
        assert verdict["track"] == track
        ids = [step["id"] for step in verdict["afterwards"]]
        assert "discharge_permit" in ids, track
        assert ("five_years" in ids) == (track == "ordinary"), track
        order = [list(GROUPS).index(step["group"]) for step in verdict["afterwards"]]
        assert order == sorted(order)
