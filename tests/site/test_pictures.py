"""Pictures: they say the same as the records, in words too, and their texts fit and do not run into each other."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.rules.check import check
from generator.rules.policy import Policy
from generator.site import charts
from generator.site.guides import papers, turns
from generator.site.site import Site
from tests.conftest import Sample

SHOWN = [
    "", "tracks/", "tracks/ordinary/", "tracks/commitment/", "tracks/filing/", "tracks/exempt/", "guides/report/", "guides/none/",
    "measures/", "timeline/", "unknowns/", "lists/filing/", "lists/commitment/", "lists/exempt/",
]  # fmt: skip

OVERLAPS = """() => {
  const wrong = [];
  for (const svg of document.querySelectorAll(".eg-picture svg")) {
    if (!svg.getBoundingClientRect().width) continue;
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const boxes = [...svg.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBBox() }));
    for (const { words, box } of boxes)
      if (box.x < -2 || box.y < -2 || box.x + box.width > width + 2 || box.y + box.height > height + 2) wrong.push(`out: ${words}`);
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
      const down = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
      if (across > 1 && down > 6) wrong.push(`over each other: ${a.words} / ${b.words}`);
    }));
    for (const digit of svg.querySelectorAll("circle + .digit")) {
      const inner = digit.getBBox();
      const disc = digit.previousElementSibling.getBBox();
      if (inner.width > disc.width) wrong.push(`wider than its disc: ${digit.textContent}`);
    }
  }
  return wrong;
}"""


def with_scale(site: Site) -> list[str]:
    """Pages of the items that have a number line."""
    return [f"catalogue/item-{number}/" for number in site.items if site.core.scales(number)]


@pytest.mark.parametrize(
    ("prefix", "width"),
    [
        pytest.param("/", 360, marks=pytest.mark.full),
        ("/", 1280),
        ("/en/", 360),
        pytest.param("/en/", 1280, marks=pytest.mark.full),
    ],
)
def test_texts_of_pictures_fit(
    browser: Browser, built_site: str, site: Site, sample: Sample, prefix: str, width: int
) -> None:
    """In short with every second or third number line."""
    tab = browser.new_page(viewport={"width": width, "height": 900})
    wrong = []
    for path in [*SHOWN, *sample(with_scale(site), 20)]:
        tab.goto(built_site + prefix + path)
        wrong += [f"{path}: {fault}" for fault in tab.evaluate(OVERLAPS)]
    tab.close()
    assert wrong == []


def test_every_picture_has_a_title_and_a_description(built: Path) -> None:
    seen = 0
    for path in built.rglob("*.html"):
        for svg in re.findall(
            r'<svg class="eg-picture__.*?</svg>', path.read_text(encoding="utf-8"), flags=re.S
        ):
            seen += 1
            assert 'role="img"' in svg and re.search(
                r"<title [^>]*>[^<]+</title><desc [^>]*>[^<]{12,}</desc>", svg
            ), path
            assert " style=" not in svg
    assert seen > 200


def test_a_number_line_says_what_the_check_says_on_both_sides_of_each_limit(
    site: Site, policy: Policy
) -> None:
    (beds,) = [line for line in site.core.scales(108) if line["fact"]["id"] == "hospital_beds"]
    low, middle, high = beds["parts"]
    assert (low["high"], low["documents"]) == (middle["low"], ["registration"])
    assert middle["low_in"] and middle["documents"] == ["form"]
    for part in (middle, high):
        at, below = (
            check(policy, {"items": [108], "facts": {"hospital_beds": part["low"] - less}}) for less in (0, 1)
        )
        assert at["possible_documents"] == part["documents"] != below["possible_documents"]


def test_a_number_line_is_drawn_only_where_the_figure_settles_something(site: Site) -> None:
    lines = [line for number in site.items for line in site.core.scales(number)]
    assert len(lines) > 40
    for line in lines:
        assert any(len(part["documents"]) == 1 for part in line["parts"])
        assert line["parts"][0]["low"] is None and line["parts"][-1]["high"] is None
        for before, after in pairwise(line["parts"]):
            assert before["high"] == after["low"] and before["documents"] != after["documents"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_squares_add_up_to_what_was_declared(site: Site, lang: str) -> None:
    lists = site.policy["lists"]
    declared = {
        "filing": lists["filing"]["declared"]["rows"],
        "commitment": lists["commitment"]["declared"]["rows"],
        "exempt": lists["exempt"]["national_batch"]["declared"]["rows"],
        "measures": site.policy["measures"]["declared"],
    }
    picture = str(charts.established(site, lang))
    for name, total in declared.items():
        own = str(charts.established(site, lang, name))
        numbers = [
            int(n)
            for n in re.findall(
                r"(\d+)",
                re.search(r"<desc [^>]*>(.*?)</desc>", own)
                .group(1)
                .split("：" if lang == "zh" else ": ", 1)[1],
            )
        ]  # type: ignore[union-attr]
        assert sum(numbers) == total
    assert 'class="unknown"' in picture, "what is not known is drawn hatched"


def test_what_is_not_known_to_have_gone_on_is_hatched(site: Site) -> None:
    picture = str(charts.in_force(site, "zh"))
    assert 'class="hatch"' in picture and "没有查到" in picture
    for entry in site.arrangement["in_force"]:
        assert set(entry) <= {"instrument", "list", "clock", "unknown_after"}


def test_guides_give_every_step_and_paper_of_the_document_once(site: Site) -> None:
    for guide in site.arrangement["guides"]:
        track = site.tracks[guide["track"]]
        parts = turns(site.steps(track, guide["document"]))
        steps = [step["id"] for part in parts for step in part.steps]
        expected = [
            step["id"]
            for step in track["steps"]
            if guide["document"] in (step.get("documents") or [guide["document"]])
        ]
        assert steps == expected
        assert all(before.who != after.who or before.last != after.last for before, after in pairwise(parts))
        assert sorted(papers(parts)) == sorted(
            {paper for part in parts for step in part.steps for paper in step["papers"]}
        )


def test_every_question_stands_in_a_part_and_leads_somewhere(site: Site) -> None:
    topics = [topic["id"] for topic in site.arrangement["topics"]]
    questions = site.policy["questions"]["faq"]
    assert len(questions) >= 25
    assert {question["topic"] for question in questions} == set(topics)
    for question in questions:
        assert len(site.see(question["see"])) == len(question["see"]) > 0, question["id"]
    for guide in site.arrangement["guides"]:
        assert set(guide["questions"]) <= {question["id"] for question in questions}
        assert set(guide["contacts"]) <= {contact["id"] for contact in site.policy["contacts"]["contacts"]}
