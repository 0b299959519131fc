"""Pages built for a day say what the check says of that day: names, clocks and amounts, in both languages.

The data are the real ones with changes that take effect on days: a limit, a promise, a service that ends and one that begins.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.library.text import LANGUAGES
from generator.rules.cite import amount_rows
from generator.rules.documents import document_names
from generator.rules.policy import in_force
from generator.rules.schedule import duration, time_limit
from generator.rules.wording import in_language
from tests.conftest import Sample
from tests.data.casebook import REAL
from tests.data.pages_of_a_day import PagesOf
from tests.data.test_from_a_day import exercise

DAYS = ("2022-08-11", "", "2027-07-01")
APART = ("changes", "glossary", "law", "timeline", "data", "staff", "batch", "embed", "search")
"""Pages that tell of other days, or of every name that a thing has, or of nothing that has a day."""


PROPER = "备案管理办法|网上备案系统|审批基础信息表"
"""What makes a document's name part of the title of a regulation or of a system, which stays."""

MONEY = re.compile(r"(?<![\d,.])[\d,.]*\d(?:万|亿)?元|CNY [\d,]*\d(?: (?:million|billion))?")
OF_INVESTMENT_AND_REVENUE = ("penalties", "services/size")
"""Pages whose further amounts are no fines; the first has a test of its own below."""
KINDS = ("promised", "statutory")
PAIR = {
    "zh": re.compile(r"承诺 ?(\d+个工作日) ?法定 ?(\d+日)"),
    "en": re.compile(r"promised: (\d+ working days) ?by law: (\d+ days)"),
}
"""Both time limits of a document as the page of an item tells them."""
WORKING_DAYS = {
    "zh": re.compile(r"(?P<step>不少于)?(?<!\d)(?P<days>\d+) ?个工作日"),
    "en": re.compile(r"(?P<step>at least )?(?<![\d.])(?P<days>\d+) working days?"),
}
"""Working days; a step takes so many at least, a clock runs so many at most."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(REAL, tmp_path_factory.mktemp("by_day") / "policy_data"))
    exercise("replaced")(root)
    exercise("day")(root)
    return root


@pytest.fixture(scope="module")
def pages(root: Path) -> Any:
    return cache(lambda on: PagesOf(root, on))


def slugs(of: PagesOf, sample: Sample) -> list[str]:
    """The pages that are looked at: all but those of most items, unless everything is."""
    told = [slug for slug in of.site.pages if slug.partition("/")[0] not in APART]
    items = [slug for slug in told if slug.startswith("catalogue/")]
    few = {*sample(items, 6), "catalogue/item-3"}
    return [slug for slug in told if slug not in items or slug in few]


def not_of_the_day(of: PagesOf) -> Iterator[tuple[str, str]]:
    """By language, what the law of the day does not say: full names of documents, and amounts of fines, of other days."""
    data, day = of.policy.data, of.policy.today
    names = document_names(of.policy, day)
    for document, kind in data["documents"]["documents"].items():
        for name in kind.get("names", ()):
            for lang in LANGUAGES:
                if in_language(name, lang) != in_language(names[document], lang):
                    yield lang, in_language(name, lang)
    amounts: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for penalty in data["penalties"]["penalties"]:
        for row in amount_rows(penalty):
            amounts[in_force(penalty, day)] |= {
                (lang, in_language(row["amount"], lang)) for lang in LANGUAGES
            }
    yield from sorted(amounts[False] - amounts[True])


@pytest.mark.parametrize("on", DAYS)
def test_no_sentence_names_a_document_or_an_amount_as_the_law_of_another_day(
    on: str, pages: Any, sample: Sample
) -> None:
    of: PagesOf = pages(on)
    others = set(not_of_the_day(of))
    assert len({name for _, name in others if not re.search(r"\d", name)}) == 6
    assert any(re.search(r"\d", name) for _, name in others) is (on == "2022-08-11")
    found = [
        (slug, lang, block)
        for slug in slugs(of, sample)
        for lang in LANGUAGES
        for block in of.undated(slug, lang)
        for other, name in others
        if other == lang
        and re.search(rf"(?<!生态)(?<!ecological and )(?<![\d,.]){re.escape(name)}(?!{PROPER})", block)
    ]
    assert found == []


@pytest.mark.parametrize("on", DAYS)
def test_every_clock_on_a_page_is_that_of_the_check(on: str, pages: Any, sample: Sample) -> None:
    of: PagesOf = pages(on)
    clocks = of.policy.data["clocks"]["clocks"]
    running = {
        in_language(duration(c["days"], c["unit"]), lang)
        for c in clocks
        if in_force(c, of.policy.today)
        for lang in LANGUAGES
    }
    others = {
        in_language(duration(c["days"], c["unit"]), lang) for c in clocks for lang in LANGUAGES
    } - running
    assert others, "one of the clocks is not of this day"
    promise = r"承诺|promise|审批时限|time is cut"
    for slug in slugs(of, sample):
        for lang in LANGUAGES:
            for block in of.undated(slug, lang):
                wrong = [said for said in others if re.search(rf"(?<!\d){said}", block)]
                assert not (wrong and re.search(promise, block)), (slug, lang, wrong, block)


def money(of: PagesOf, *, now: bool) -> set[str]:
    """The amounts of the core's penalties: of the day, or of any day."""
    return {
        amount
        for penalty in of.policy.data["penalties"]["penalties"]
        if in_force(penalty, of.policy.today) or not now
        for row in amount_rows(penalty)
        for lang in LANGUAGES
        for amount in MONEY.findall(in_language(row["amount"], lang))
    }


@pytest.mark.parametrize("on", DAYS)
def test_every_amount_of_money_on_a_page_is_one_that_the_core_has(
    on: str, pages: Any, sample: Sample
) -> None:
    of: PagesOf = pages(on)
    today, ever = money(of, now=True), money(of, now=False)
    for slug in slugs(of, sample):
        for lang in LANGUAGES:
            said = set(MONEY.findall(of.text(slug, lang)))
            undated = {amount for block in of.undated(slug, lang) for amount in MONEY.findall(block)}
            if slug not in OF_INVESTMENT_AND_REVENUE:
                assert (said - ever, undated - today) == (set(), set()), (slug, lang)
    shown = {amount for lang in LANGUAGES for amount in MONEY.findall(of.text("penalties", lang))}
    assert today and today <= shown


@pytest.mark.parametrize("on", DAYS)
def test_both_clocks_told_on_the_page_of_an_item_are_the_core_s_pair(
    on: str, pages: Any, sample: Sample
) -> None:
    of: PagesOf = pages(on)
    pairs = {
        tuple(in_language(duration(limit[kind]["days"], limit[kind]["unit"]), lang) for kind in KINDS)
        for document in ("report", "form")
        for limit in [time_limit(of.policy, "ordinary", document, of.policy.today)]
        if limit is not None and limit["promised"] is not None
        for lang in LANGUAGES
    }
    assert len(pairs) == 4
    told = set()
    for slug in slugs(of, sample):
        if slug.startswith("catalogue/"):
            for lang in LANGUAGES:
                for block in of.undated(slug, lang):
                    told |= {tuple(pair) for pair in PAIR[lang].findall(block)}
    assert told == pairs


@pytest.mark.parametrize("on", DAYS)
def test_working_days_of_a_clock_of_another_day_are_those_of_a_step(
    on: str, pages: Any, sample: Sample
) -> None:
    of: PagesOf = pages(on)
    clocks = [c for c in of.policy.data["clocks"]["clocks"] if c["unit"] == "working_day"]
    running = {c["days"] for c in clocks if in_force(c, of.policy.today)}
    others = {c["days"] for c in clocks} - running
    assert others == ({20} if on == "2027-07-01" else {15})
    odd = [
        (slug, lang, block)
        for slug in slugs(of, sample)
        for lang in LANGUAGES
        for block in of.undated(slug, lang)
        for said in WORKING_DAYS[lang].finditer(block)
        if int(said["days"]) in others and not said["step"]
    ]
    assert odd == []


@pytest.mark.parametrize("on", DAYS)
def test_the_page_of_clocks_shows_the_core_s_own(on: str, pages: Any) -> None:
    of: PagesOf = pages(on)
    for document in ("report", "form"):
        limit = time_limit(of.policy, "ordinary", document, of.policy.today)
        assert limit is not None and limit["promised"] is not None
        for lang, number in (
            ("zh", f"{limit['promised']['days']} 个工作日"),
            ("en", f"{limit['promised']['days']} working days"),
        ):
            assert number in of.text("clocks", lang)


@pytest.mark.parametrize("on", DAYS)
def test_fines_stand_under_the_heading_of_their_time(on: str, pages: Any) -> None:
    of: PagesOf = pages(on)
    text = of.text("penalties", "en")
    now = text[
        text.index("The rules now") : text.index(
            "The rules to come" if "The rules to come" in text else "The rules before"
        )
    ]
    for penalty in of.policy.data["penalties"]["penalties"]:
        shown = penalty["en"][:1].upper() + penalty["en"][1:]
        if in_force(penalty, of.policy.today):
            assert shown in now
            assert all(in_language(row["amount"], "en") in now for row in amount_rows(penalty))
    assert ("The rules to come" in text) is (on == "2022-08-11")


@pytest.mark.parametrize("on", DAYS)
def test_the_page_of_an_item_asks_what_the_check_of_the_day_asks(on: str, pages: Any) -> None:
    of: PagesOf = pages(on)
    limit = "8,000 head a year" if on == "2027-07-01" else "5,000 head a year"
    text = of.text("catalogue/item-3", "en")
    assert text.index(limit) < text.find("## From") if "## From" in text else limit in text


@pytest.mark.parametrize("on", DAYS)
def test_a_page_says_for_which_day_it_is_where_that_was_asked(on: str, pages: Any) -> None:
    of: PagesOf = pages(on)
    assert ("follows the rules of" in of.text("clocks", "en")) is bool(on)
    assert of.site.today == date.fromisoformat(on or of.site.current_to)


@pytest.mark.parametrize("day", ["2027-02-30", "1 July 2027", "20270701x"])
def test_a_day_that_there_is_not_is_refused_with_an_example(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--on", day, "--out", str(tmp_path / "site"), "--lang", "en"]) != 0
    assert "--on 2027-07-01" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.full
@pytest.mark.parametrize("on", DAYS)
def test_the_whole_site_is_built_for_a_day(on: str, root: Path, tmp_path: Path) -> None:
    from tests.building import build_site

    of = PagesOf(root, on)
    build_site(of.compiled, tmp_path / "site")
    page = (tmp_path / "site" / "en" / "clocks" / "index.html").read_text("utf-8")
    assert ("pages for" in page) is bool(on)
    limit = time_limit(of.policy, "ordinary", "report", of.policy.today)
    assert limit is not None and limit["promised"] is not None
    assert f"<strong>{limit['promised']['days']}</strong>" in page
