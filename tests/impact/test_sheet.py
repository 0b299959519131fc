"""What the sheet says of a change, held against every project worked out one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import product
from typing import Any

import pytest

from generator.impact.as_json import as_json
from generator.impact.changed_answers import Answer
from generator.impact.layout import layout
from generator.impact.sheet import Sheet
from generator.impact.text import text
from generator.rules.check import check
from generator.rules.logic import atoms, truth
from generator.rules.partition import cells
from generator.rules.policy import Policy
from tests.impact.conftest import Repository

PIGS = ("catalogue/2021/02.yaml", "pigs_sold_per_year >= 5000 head/a", "pigs_sold_per_year >= 6000 head/a")
PROMISE = ("clocks.yaml", "days: 10\n", "days: 8\n")


def one_by_one(old: Policy, new: Policy, number: int) -> Counter[tuple[Any, ...]]:
    """Every kind of project of an item, asked of both policies' own check: (document, track) before and after, where they differ."""
    trees = [tree for policy in (old, new) for tree in policy.data["items"][str(number)]["tiers"].values()]
    asked = {atom["fact"] for tree in trees for atom in atoms(tree)}
    excluded = [
        tree for tree in new.data["contradictions"] if asked.issuperset(atom["fact"] for atom in atoms(tree))
    ]
    trees += excluded
    tests: dict[str, list[Any]] = {}
    for tree in trees:
        for atom in atoms(tree):
            tests.setdefault(atom["fact"], []).append(atom)
    samples = {fact: cells(new.facts[fact], own) for fact, own in tests.items()}
    found: Counter[tuple[Any, ...]] = Counter()
    for values in product(*samples.values()):
        project = dict(zip(samples, values, strict=True))
        if any(truth(tree, project) for tree in excluded):
            continue
        answers = []
        for policy in (old, new):
            own = {
                fact
                for tree in policy.data["items"][str(number)]["tiers"].values()
                for atom in atoms(tree)
                for fact in [atom["fact"]]
            }
            verdict = check(
                policy, {"items": [number], "facts": {f: v for f, v in project.items() if f in own}}
            )
            assert verdict["status"] == "decided"
            answers.append((verdict["document"], verdict["track"]))
        if answers[0] != answers[1]:
            found[tuple(answers)] += 1
    return found


def told(sheet: Sheet, number: int) -> Counter[tuple[Any, ...]]:
    """The same, as the sheet has it."""
    found: Counter[tuple[Any, ...]] = Counter()
    for entry in sheet.now.told:
        if entry.move.pair.new == number:
            assert entry.move.old and entry.move.new
            found[tuple(entry.move.old), tuple(entry.move.new)] += entry.move.kinds
    return found


def examples_hold(sheet: Sheet) -> None:
    """Every example, asked of both states' own check, gets the answers that the sheet names."""
    joint = sheet.comparison.joint
    for entry in sheet.now.told:
        for side, number, answer, is_old in (
            (sheet.old, entry.move.pair.old, entry.move.old, True),
            (sheet.new, entry.move.pair.new, entry.move.new, False),
        ):
            if answer and answer.document:
                facts = joint.answers_of(entry.move.example, is_old)
                verdict = check(side.policy, {"items": [number], "facts": facts, "on": sheet.on.isoformat()})
                assert (verdict["document"], verdict["track"]) == tuple(answer), entry


@pytest.mark.parametrize(
    ("name", "number", "edits"),
    [
        ("limit", 3, [PIGS]),
        (
            "stricter",
            3,
            [("catalogue/2021/02.yaml", "pigs_in_stock >= 2500 head]", "pigs_in_stock > 1200 head]")],
        ),
        (
            "deleted",
            4,
            [("catalogue/2021/03.yaml", "        - mariculture_methods include sea_enclosure\n", "")],
        ),
        (
            "areas",
            3,
            [("catalogue/2021/02.yaml", "sensitive_areas: [class_1, class_3]", "sensitive_areas: [class_1]")],
        ),
        (
            "sea",
            4,
            [("catalogue/2021/03.yaml", "mariculture_sea_area >= 300 mu", "mariculture_sea_area >= 200 mu")],
        ),
    ],
)
def test_kinds_are_counted_as_one_by_one(
    repository: Repository, name: str, number: int, edits: list[Any]
) -> None:
    sheet = repository.compare(name, *edits)
    expected = one_by_one(sheet.old.policy, sheet.new.policy, number)
    assert expected and told(sheet, number) == expected
    assert {entry.move.pair.shown for entry in sheet.now.told} == {number}
    examples_hold(sheet)


def test_the_lines_that_did_it(repository: Repository) -> None:
    sheet = repository.compare("limit", PIGS)
    text = (repository.data / PIGS[0]).read_text("utf-8")
    at = f"policy_data/{PIGS[0]}:{text[: text.index(PIGS[1])].count(chr(10)) + 1}"
    for move in as_json(sheet)["moves"]:
        assert move["because"] == [
            {"old": {"at": at, "text": f"- {PIGS[1]}"}, "new": {"at": at, "text": f"- {PIGS[2]}"}}
        ]


def test_direction_and_summary_are_derived(repository: Repository) -> None:
    sheet = repository.compare("limit", PIGS)
    said = as_json(sheet)
    kinds = sum(told(sheet, 3).values())
    assert said["kinds"] == {"stricter": 0, "lighter": kinds, "track": 0, "added": 0, "gone": 0}
    assert f"0 become stricter, {kinds} become lighter" in " ".join(said["summary"]["en"])
    assert f"0种变严，{kinds}种变宽" in "".join(said["summary"]["zh"])
    assert (
        as_json(
            repository.compare(
                "stricter",
                ("catalogue/2021/02.yaml", "pigs_in_stock >= 2500 head]", "pigs_in_stock > 1200 head]"),
            )
        )["kinds"]["stricter"]
        > 0
    )


def test_a_clock_changes_no_answer(repository: Repository) -> None:
    sheet = repository.compare("clock", PROMISE)
    said = as_json(sheet)
    assert said["moves"] == [] and said["other_days"] == []
    assert [
        (record["area"], record["record"], record["edits"][0]["old"], record["edits"][0]["new"])
        for record in said["records"]
    ] == [("clock", "clocks/1", 10, 8)]
    assert "1 clock change" in said["summary"]["en"][-1] and "1项时限" in said["summary"]["zh"][-1]


def test_a_row_more_in_a_list(repository: Repository) -> None:
    """Item 3 on the list of exemptions: its projects without a document go from outside to exempt, all others stay."""
    sheet = repository.compare("exempt", ("lists/exempt.yaml", "    items: [97]\n", "    items: [3, 97]\n"))
    assert told(sheet, 3) == one_by_one(sheet.old.policy, sheet.new.policy, 3)
    assert {(entry.move.old, entry.move.new) for entry in sheet.now.told} == {
        (Answer("none", "outside"), Answer("none", "exempt"))
    }
    assert {entry.move.direction for entry in sheet.now.told} == {"track"}
    assert sheet.lists == ["exempt"]
    line = sheet.now.told[0].because[0][1]
    assert line is not None and line.path == "policy_data/lists/exempt.yaml" and line.text == "items: [3, 97]"
    examples_hold(sheet)


def test_a_list_of_the_past_changes_only_the_past(repository: Repository) -> None:
    """The pilot has ended: a row more changes nothing on the day of the sheet, but does for days of the pilot."""
    sheet = repository.compare("pilot", ("lists/commitment.yaml", "    items: [3]\n", "    items: [3, 29]\n"))
    assert not sheet.now.told and sheet.others
    for stretch in sheet.others:
        assert stretch.period.last is not None and stretch.period.last < sheet.on
        assert {entry.move.new.track for entry in stretch.told if entry.move.new} == {"commitment"}
    assert sheet.lists == ["commitment"]


def test_texts_apart(repository: Repository) -> None:
    edits = [
        (
            "catalogue/2021/02.yaml",
            "en: Livestock, poultry and other animal husbandry\n",
            "en: Livestock, poultry and all other husbandry\n",
        ),
        ("clocks.yaml", "    zh: 报告书承诺时限\n", "    zh: 报告书的承诺时限\n"),
    ]
    sheet = repository.compare("text", *edits)
    said = as_json(sheet)
    assert said["moves"] == said["records"] == said["without_effect"] == said["other_days"] == []
    assert [(record["file"], record["change"]) for record in said["texts"]] == [
        ("catalogue/2021/02.yaml", "text"),
        ("clocks.yaml", "text"),
    ]
    assert said["summary"]["en"][0] == "No kind of project gets another document or way of handling."


def test_another_way_of_writing_has_no_effect(repository: Repository) -> None:
    before = "        - all: [large_scale_farm, in_sensitive_area]\n"
    after = "        - all: [in_sensitive_area, large_scale_farm]\n"
    sheet = repository.compare("rewritten", ("catalogue/2021/02.yaml", before, after))
    assert not sheet.now.told and not sheet.others
    assert [(change.file, change.item) for change in sheet.rewritten] == [("catalogue/2021/02.yaml", 3)]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("units.yaml", "is: 2000/3 m2", "is: 200/3 m2", "mu: is: 2000/3 m2 → is: 200/3 m2"),
        ("catalogue/2021/22.yaml", 'codes: ["251", "252"]', 'codes: ["252", "252"]', "code 251: item 42 → none"),
        ("size_criteria.yaml", "small: {revenue: 50}", "small: {revenue: 51}", "small, operating revenue"),
        ("tracks.yaml", "{days: 5, unit: working_day, sense: at_most", "{days: 6, unit: working_day, sense: at_most", "within 5 working days →"),
        ("tracks.yaml", "papers: [report_document, participation_statement]", "papers: [report_document]", "→ project owner; before the clock starts; EIA report"),
        ("actions.yaml", "  - id: find_out\n    state: open", "  - id: find_out\n    state: decided", ": open → decided"),
    ],
)  # fmt: skip
def test_what_has_no_days_is_compared_too(
    repository: Repository, file: str, before: str, after: str, told: str
) -> None:
    """How quantities are read, what a code finds, sizes, steps and papers: each as it is before and after."""
    sheet = repository.compare(f"now-{told[:9].replace(' ', '-').replace(':', '')}", (file, before, after))
    assert not sheet.now.told and not sheet.rewritten and not sheet.turns
    assert [change.file for change in sheet.effective] == [file]
    shown = text(layout(sheet, "en"))
    assert told in shown, shown[:3000]
    assert sheet.told_now
    (entry,) = as_json(sheet)["from_now"]
    assert entry["from"] == sheet.new.policy.current_to and entry["old"] != entry["new"]


def test_nothing_is_said_to_be_the_same_that_was_not_compared(repository: Repository) -> None:
    file, before, after = "catalogue/2021/02.yaml", "ease: look_up", "ease: by_heart"
    whole = (repository.data / file).read_text("utf-8")
    sheet = repository.compare("not-compared", (file, whole, whole.replace(before, after, 1)))
    assert not sheet.now.told and not sheet.rewritten and not sheet.effective
    assert [change.file for change in sheet.uncompared] == [file]
    for lang, title, said in (
        ("zh", "没有逐一比较，请人工核对", "另有1处改动没有逐一比较"),
        ("en", "Not compared, see to them yourself", "answers may differ by them"),
    ):
        shown = text(layout(sheet, lang))
        assert title in shown and said in shown and before in shown and after in shown
    assert [record["file"] for record in as_json(sheet)["not_compared"]] == [file]


@pytest.mark.parametrize(
    ("name", "edit", "begins", "ceases"),
    [
        (
            "park",
            ("forbidden.yaml", "where: areas include national_park", "where: areas include nature_reserve"),
            {"areas": ["nature_reserve"], "permitted_in": []},
            {"areas": ["national_park"], "permitted_in": []},
        ),
        (
            "source",
            ("forbidden.yaml", "when: {all: [source_zone is second_class, discharges_pollutants]}", "when: source_zone is second_class"),
            {"source_zone": "second_class", "discharges_pollutants": False},
            {},
        ),
        (
            "farms",
            ("forbidden.yaml", "    items: [90]\n", "    items: [90, 91]\n"),
            {"item of the catalogue": "91", "land_taken": ["basic_grassland"], "wind_solar_other_power": ["ground_pv_station"]},
            {},
        ),
        (
            "mines",
            ("approval_levels.yaml", "items: [6, 7, 8, 9, 10, 12, 13, 14]", "items: [6, 7, 8, 9, 10, 12, 13]"),
            {},
            {"item of the catalogue": "14", "document": "report"},
        ),
        (
            "borders",
            ("approval_levels.yaml", "    span: prefectures\n", ""),
            {"document": "report", "prefectures": False},
            {},
        ),
    ],
)  # fmt: skip
def test_whom_prohibitions_and_levels_meet(
    repository: Repository, name: str, edit: tuple[str, str, str], begins: Any, ceases: Any
) -> None:
    """Every key of such a record counts, what is taken out too; both kinds are told with an example."""
    sheet = repository.compare(f"whom-{name}", edit)
    (change,) = sheet.effective
    assert change.area == "procedure" and change.reach is not None
    assert (bool(change.reach.begins), bool(change.reach.ceases)) == (bool(begins), bool(ceases))
    for expected, shown in ((begins, change.reach.begins_for), (ceases, change.reach.ceases_for)):
        assert dict(shown) == expected
    assert as_json(sheet)["records"][0]["applies"] == {
        "newly": change.reach.begins,
        "no_longer": change.reach.ceases,
    }


@pytest.mark.parametrize(
    ("name", "edit", "told"),
    [
        ("says", ("approval_levels.yaml", "    level: province\n    says: named\n    documents: [report, form]\n    span", "    level: province\n    says: exception\n    documents: [report, form]\n    span"), "named; inferred → Qinghai Department of Ecology and Environment; exception"),
        ("tracks", ("procedure.yaml", "    tracks: [exempt, outside, filing, commitment, ordinary]\n", "    tracks: [outside, filing, commitment, ordinary]\n"), "can't change it at will.: exempt; outside EIA; online filing"),
        ("holiday", ("calendar.yaml", '"2026-01-02", ', ""), "2026-01-02 to 2026-01-02: calendar of working days: day off → working day."),
    ],
)  # fmt: skip
def test_rules_levels_and_working_days_are_compared_day_by_day(
    repository: Repository, name: str, edit: tuple[str, str, str], told: str
) -> None:
    file, before, after = edit
    whole = (repository.data / file).read_text("utf-8")
    sheet = repository.compare(f"day-{name}", (file, whole, whole.replace(before, after, 1)))
    assert sheet.turns and told in text(layout(sheet, "en"))


def test_a_conjunct_taken_out_of_a_condition_is_no_condition_taken_away(repository: Repository) -> None:
    """What stays of the condition still holds the record back."""
    before = "    when: {all: [document is report or form, not on_commitment_list]}\n"
    sheet = repository.compare(
        "conjunct", ("actions.yaml", before, before.replace(", not on_commitment_list", ""))
    )
    (change,) = sheet.effective
    assert change.reach is not None and (change.reach.begins, change.reach.ceases) == (1, 0)
    assert change.reach.begins_for == {"on_commitment_list": True, "document": "report"}


@pytest.mark.parametrize(
    ("file", "before", "after", "where"),
    [
        ("timeline.yaml", 'date: "2017-01-01"', 'date: "2017-01-02"', "records"),
        ("places.yaml", "place: ", "place: haidong # ", "records"),
        ("agenda.yaml", 'yearly: "06-05"', 'yearly: "06-06"', "records"),
        ("changes.yaml", 'date: "', 'date: "2026-11-01" # "', "site"),
    ],
)
def test_every_edit_stands_on_the_sheet(
    repository: Repository, file: str, before: str, after: str, where: str
) -> None:
    """What only explains, and what the site tells of itself, is shown as what it is, not as a text."""
    whole = (repository.data / file).read_text("utf-8")
    said = as_json(repository.compare(f"stands-{file}", (file, whole, whole.replace(before, after, 1))))
    assert [record["file"] for record in said[where]] == [file] and not said["texts"]  # type: ignore[literal-required]


def test_another_conversion_is_told_although_no_condition_differs(repository: Repository) -> None:
    before = "pigs_sold_per_year: animals_sold_per_year * 5 head/a"
    edit = ("catalogue/2021/02.yaml", before, before.replace("5", "4"))
    sheet = repository.compare("conversion", edit)
    assert not sheet.now.told and not sheet.rewritten
    assert [(change.area, change.fact) for change in sheet.effective] == [("given", "livestock_kind")]
    assert sheet.counted() == {"given": 1}


ADDED = """  - number: 174
    zh: 新设项目
    en: A new kind of works
    also_called: {zh: [新设], en: [new works]}
    form: otherwise
"""


def test_an_item_more(repository: Repository) -> None:
    last = "    registration: decommissioned_radiation_sites include class_c_site or class_1_to_3_source_site\n    rest: outside\n"
    edits = [
        ("catalogue/2021/55.yaml", last, last + ADDED),
        (
            "catalogue/2021/edition.yaml",
            "declared: {categories: 55, items: 173}",
            "declared: {categories: 55, items: 174}",
        ),
    ]
    said = as_json(repository.compare("added", *edits))
    assert said["items"] == {"added": [174], "removed": [], "renumbered": []}
    assert [
        (move["item"], move["from"], move["to"]["document"], move["kinds"]) for move in said["moves"]
    ] == [(174, None, "form", 1)]
    at = said["moves"][0]["because"][0]
    assert at["old"] is None and at["new"]["text"] == "- number: 174"


def test_a_question_given_another_id_is_the_same_question(repository: Repository) -> None:
    path = repository.data / "catalogue/2021/02.yaml"
    text = path.read_text("utf-8")
    sheet = repository.compare(
        "renamed",
        ("catalogue/2021/02.yaml", text, text.replace("pigs_in_stock", "pigs_kept")),
        *_in_cases(repository),
    )
    assert not sheet.now.told and not sheet.others


def _in_cases(repository: Repository) -> list[tuple[str, str, str]]:
    """The same new id wherever the old one stands."""
    found = []
    for path in sorted(repository.data.rglob("*.yaml")):
        text = path.read_text("utf-8")
        if "pigs_in_stock" in text and path.name != "02.yaml":
            found.append(
                (
                    path.relative_to(repository.data).as_posix(),
                    text,
                    text.replace("pigs_in_stock", "pigs_kept"),
                )
            )
    return found


def test_for_whom_a_service_begins_to_apply(repository: Repository) -> None:
    """From small and micro firms with a report or form to these firms with any document."""
    before = "        when: firm_size is small or micro\n"
    sheet = repository.compare("service", ("services.yaml", before, "        when: firm_size is small\n"))
    (change,) = sheet.effective
    assert change.area == "service" and change.reach is not None
    assert (change.reach.begins, change.reach.ceases) == (0, 1) and dict(change.reach.ceases_for) == {
        "firm_size": "micro"
    }


def test_for_whom_a_note_in_the_catalogue_matters(repository: Repository) -> None:
    edit = (
        "catalogue/2021/18.yaml",
        "when: low_voc_coating > 0 t/a",
        "when: low_voc_coating >= 1 t/a",
    )
    (change,) = repository.compare("note", edit).effective
    assert (
        change.area == "note" and change.reach is not None and change.reach.ceases and not change.reach.begins
    )
    assert change.reach.ceases_for["low_voc_coating"] < 1


def test_a_later_day(repository: Repository) -> None:
    """A list that ends next year: nothing today, and the moves of the day after."""
    sheet = repository.compare(
        "ends",
        (
            "lists/exempt.yaml",
            'effective: {from: "2021-01-01"}\n',
            'effective: {from: "2021-01-01", until: "2027-05-31"}\n',
        ),
    )
    assert not sheet.now.told
    (later,) = sheet.others
    assert later.period.first == date(2027, 6, 1) and later.period.last is None
    assert {entry.move.pair.shown for entry in later.told} == {0, 97}
    assert {(entry.move.old, entry.move.new) for entry in later.told} == {
        (Answer("none", "exempt"), Answer("none", "outside"))
    }


def test_identical(repository: Repository) -> None:
    sheet = repository.compare(
        "same", ("clocks.yaml", "# How long a decision may take.", "# How long a decision may take at most.")
    )
    assert sheet.identical and as_json(sheet)["identical"]
    assert as_json(sheet)["summary"]["en"] == ["The two states are identical: nothing changes."]
