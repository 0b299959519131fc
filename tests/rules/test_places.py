"""Where a project lies: read by id or by name, and what is known of each place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules import places
from generator.rules.check import check
from generator.rules.errors import InputErrors, Mistake
from generator.rules.link import read_link, write_link
from generator.rules.policy import Policy
from tests.rules import small
from tests.rules.real import real_policy
from tests.rules.small import both

DAY = date(2026, 11, 23)


def held(**more: Any) -> Policy:
    office = {"id": "office", **both("the office"), "what": both("a door"), "place": "north/hill", "standing": "reported"}  # fmt: skip
    old = {**office, "id": "old", "effective": {"until": "2020-12-31"}}
    everybody = {key: value for key, value in office.items() if key != "place"}
    area = {"id": "peak", **both("the Peak"), "kinds": ["reserve"], "rule": "ban", "ask": both("ask the peak")}  # fmt: skip
    note = {"id": "slow", "place": "north", **both("slow here"), "standing": "reported", "sources": [{"instrument": "law"}]}  # fmt: skip
    usual: Any = small.policy().data["contacts"]
    return small.policy(
        places={
            **small.places(),
            "notes": [note, {**note, "id": "gone", "effective": {"until": "2020-12-31"}}],
            "protected": [area, {**area, "id": "river", "kinds": [], "rule": None}],
        },
        contacts={**usual, "contacts": [*usual["contacts"], office, old, everybody]},
        **more,
    )


def read(value: object) -> tuple[tuple[str, ...], list[Mistake]]:
    mistakes: list[Mistake] = []
    return places.read_places(held(), value, mistakes), mistakes


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ()),
        ("", ()),
        ([], ()),
        ("north", ("north",)),
        ("NORTH/HILL", ("north/hill",)),
        ("Mere", ("north/lake",)),
        ("Septentrio", ("north",)),
        (["South", "North", "North"], ("north", "south")),
        ("north, north/hill", ("north/hill",)),
        ("abroad,hill", ("north/hill", "outside")),
        (("【Hill】",), ("north/hill",)),
    ],
)
def test_places_are_read_by_id_or_by_name_in_the_order_of_the_data(value: object, expected: Any) -> None:
    assert read(value) == (expected, [])


@pytest.mark.parametrize("value", ["Lanzhou", ["north", 7], 7, {"a": 1}, [["north"]]])
def test_what_is_no_place_of_the_province_is_told_in_a_sentence(value: object) -> None:
    with pytest.raises(InputErrors) as refused:
        check(held(), {"items": [1], "facts": {}, "place": value})
    (mistake,) = refused.value.errors
    assert (mistake.field, mistake.code) == ("place", "unknown")
    assert "只讲青海" in mistake.zh and "Qinghai only" in mistake.en


@pytest.mark.parametrize(
    ("given", "prefectures", "provinces"),
    [
        ((), None, None),
        (("north",), False, False),
        (("north/hill", "north/lake"), False, False),
        (("north/hill", "south"), True, False),
        (("north", "outside"), False, True),
        (("north", "south", "outside"), True, True),
        (("outside",), False, False),
    ],
)
def test_whether_a_project_lies_in_several(given: Any, prefectures: Any, provinces: Any) -> None:
    assert places.lies_in_several(given, "prefectures") is prefectures
    assert places.lies_in_several(given, "provinces") is provinces


def test_what_is_known_of_a_place_stands_in_the_verdict() -> None:
    found = check(held(), {"items": [1], "facts": {}, "place": ["north/hill"]})["where"]
    assert found is not None
    assert (found["en"], found["zh"], found["places"]) == ("Hill, North", "【North】【Hill】", ["north/hill"])
    assert [contact["en"] for contact in found["contacts"]] == ["the office"]
    assert found["no_phone"] == both("no telephone")
    assert [note["en"] for note in found["notes"]] == ["slow here"]
    assert found["notes"][0]["citations"][0]["instrument"] == "law"
    assert [(area["en"], area["kinds"]) for area in found["areas"]] == [
        ("the Peak", [both("reserve")]),
        ("the Peak", []),
    ]


def test_a_telephone_that_is_known_is_not_called_unknown() -> None:
    data = held().data
    contacts = [{**contact, "phone": "0972"} for contact in data["contacts"]["contacts"]]
    known = small.policy(places=data["places"], contacts={**data["contacts"], "contacts": contacts})
    assert places.where(known, ["north/hill"], DAY)["no_phone"] is None  # type: ignore[index]
    assert places.where(known, ["south"], DAY)["no_phone"] == both("no telephone")  # type: ignore[index]


def test_without_a_place_nothing_is_said_of_any_and_elsewhere_nothing_is_known() -> None:
    assert check(held(), {"items": [1], "facts": {}})["where"] is None
    found = places.where(held(), ["outside"], DAY)
    assert found is not None
    assert (found["no_phone"], found["areas"], found["contacts"], found["notes"]) == (None, [], [], [])


def test_a_link_carries_the_place_and_names_what_is_none() -> None:
    policy = held()
    fragment = write_link(policy, {"items": [1], "facts": {}, "place": ["north/hill", "south"]})
    assert fragment == "items=1&place=north/hill,south"
    assert read_link(policy, fragment) == (
        {"items": [1], "facts": {}, "place": ["north/hill", "south"]},
        [],
    )
    state, mistakes = read_link(policy, "items=1&place=nowhere,south")
    assert state["place"] == ["south"]
    assert [mistake.field for mistake in mistakes] == ["place"]
    assert "place" not in write_link(policy, {"items": [1], "facts": {}, "place": []})


def test_the_small_checks_know_no_place() -> None:
    assert [mistake.field for mistake in read_link(held(), "place=north", "size")[1]] == ["facts.place"]


def test_what_is_offered_has_every_place_once() -> None:
    offered = places.offered(held())
    assert [one["id"] for one in offered["prefectures"]] == ["north", "south"]
    assert [one["id"] for one in offered["prefectures"][0]["counties"]] == ["north/hill", "north/lake"]
    assert offered["outside"] == {"id": "outside", **both("elsewhere")}


def test_qinghai_has_eight_prefectures_with_their_counties_and_no_name_means_two_counties() -> None:
    real = real_policy()
    prefectures = real.data["places"]["prefectures"]
    assert [len(one["counties"]) for one in prefectures] == [7, 6, 4, 4, 5, 6, 6, 7]
    names = [
        name for place, record in places.all_places(real) if "/" in place for name in places.names_of(record)
    ]
    assert len(names) == len(set(names))
