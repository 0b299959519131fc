"""The guide for staff: each code has its place, figures say what the program says, blanks at the start of a line are kept."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from generator.findings.codes import PAGE, codes
from generator.findings.finding import Lang, Place
from generator.findings.report import report
from generator.site.site import Site
from generator.site.staff import guide
from generator.source.hints import full_width_colon

LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def page(built: Path, lang: str, slug: str) -> str:
    """A page's HTML."""
    return (built / ("" if lang == "zh" else lang) / slug / "index.html").read_text("utf-8")


def shown(html: str) -> str:
    """The text of HTML, line by line as it is shown."""
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_its_place_with_its_meaning_wrong_and_right(built: Path, lang: Lang) -> None:
    html = page(built, lang, PAGE)
    for code in codes().values():
        (section,) = re.findall(rf'<section class="[^"]*" id="{code.id}">.*?</section>', html, re.S)
        text = shown(section)
        assert code.meaning[lang].replace("&", "") in text.replace("&", "")
        for lines in (code.wrong[lang], code.right[lang]):
            assert "\n".join(line for line in lines.split("\n") if line) in text, code.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figure_of_a_slip_is_what_the_check_prints(built: Path, lang: Lang) -> None:
    said = list(report([full_width_colon(Place("policy_data/clocks.yaml", 17, 9), "days")], lang))
    assert "\n".join(said) in shown(page(built, lang, "staff"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_exercise_shows_the_lines_that_go_and_those_that_come(
    built: Path, site: Site, lang: Lang
) -> None:
    html = page(built, lang, "staff/changes")
    for exercise in guide(site.source)["exercises"]:
        start = html.index(f'id="{exercise["id"]}"')
        part = html[start:]
        for edit in exercise["edits"]:
            if "copy" in edit:
                assert edit["to"] in part
                continue
            gone = [
                unescape(re.sub(r"<span.*?</span>", "", line))
                for line in re.findall(r"<del>(.*?)</del>", part)
            ]
            come = [shown(line) for line in re.findall(r"<ins>(.*?)</ins>", part)]
            before, after = edit["before"].rstrip("\n").split("\n"), edit["after"].rstrip("\n").split("\n")
            for line in after:
                assert line in before or any(entry.endswith(line) for entry in come), line
            assert lang == "en" or all(line in after or line in gone for line in before if line)


def test_staff_pages_are_not_in_the_public_s_way(built: Path) -> None:
    """They are reached from the foot of every page; neither the menu nor the search leads there."""
    home = page(built, "zh", "")
    foot = home[home.index("<footer") :]
    assert 'href="./staff/"' in foot and "staff/" not in home[: home.index("<footer")]
    searched = "".join(file.read_text("utf-8") for file in (built / "assets").glob("search*.json"))
    assert searched and '"staff' not in searched


def test_a_page_of_a_track_leads_to_the_line_where_the_track_begins(site: Site) -> None:
    from generator.site.provenance import trust
    from tests.conftest import DATA

    lines = (DATA / "tracks.yaml").read_text("utf-8").split("\n")
    for slug in ("tracks/ordinary", "tracks/filing", "guides/none"):
        about = trust(site, site.pages[slug])
        assert lines[about.line - 1] == f"  - id: {site.pages[slug].data['track']['id']}"
