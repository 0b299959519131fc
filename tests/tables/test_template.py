"""The columns of a table to fill in."""

from __future__ import annotations

from generator.tables.columns import NAMES
from generator.tables.guide import guides
from tests.rules.real import real_policy
from tests.rules.small import compiled, items, policy


def test_with_items_the_columns_are_what_they_ask_and_what_services_ask() -> None:
    columns, told = guides(policy(), (2,))
    assert columns == told
    assert [guide.id for guide in columns] == [*NAMES, "paint", "plating", "in_park", "project_stage"]
    paint = columns[len(NAMES)]
    assert (paint.heading, paint.items) == ({"zh": "【paint】（【t/a】）", "en": "paint (t/a)"}, [2])
    assert paint.takes["en"] == "a number, in t/a; leave it empty if it is not known"


def test_areas_are_offered_as_the_items_count_them() -> None:
    columns, _ = guides(policy(), (1,))
    (areas,) = [guide for guide in columns if guide.id == "areas"]
    assert [option["en"] for option in areas.options] == ["reserve", "school"]
    assert areas.kind == "set"


def test_without_items_only_what_several_categories_ask_is_a_column() -> None:
    records = items()
    records["3"]["category"] = 2
    columns, told = guides(policy(**compiled(items=records)))
    assert [guide.id for guide in columns] == [*NAMES, "areas", "in_park", "project_stage"]
    assert {guide.id for guide in told} == {
        *NAMES,
        "registered",
        "herd",
        "areas",
        "paint",
        "plating",
        "road_class",
        "length",
        "waste",
        "unlisted_kind",
        "in_park",
        "project_stage",
    }


def test_help_follows_the_question() -> None:
    _, told = guides(real_policy(), (108,))
    helped = [guide for guide in told if guide.kind not in NAMES and real_policy().facts[guide.id]["help"]]
    assert helped and all(
        real_policy().facts[guide.id]["help"][lang] in guide.about[lang]
        for guide in helped
        for lang in ("zh", "en")
    )
