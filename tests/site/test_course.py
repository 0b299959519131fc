"""What the site tells of its own course: the feed, the calendar, old addresses, when a file was changed, errors reported."""

from __future__ import annotations

import copy
import datetime
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import feedparser
import icalendar
import pytest
from lxml import etree

from generator.lint.redirects import check_addresses
from generator.lint.run import load_and_lint
from generator.records.data import Data
from generator.site import atom, calendar_file, redirects
from generator.site import provenance as trust
from generator.site.pages import marked
from generator.site.render import Voice
from generator.site.site import Site
from generator.site.views import all_pages, slugs
from generator.system.git import last_changed
from generator.system.paths import ROOT
from tests.data.casebook import copy_data, edited
from tests.site.html_reading import read

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://guide.example.cn"


def made(compiled: dict[str, Any], **about: Any) -> Site:
    """The site with some of what it says of itself changed."""
    policy = copy.deepcopy(compiled)
    policy["site"] |= about
    site = Site(policy, ROOT / "site_src")
    site.know(all_pages(site))
    return site


@pytest.fixture(scope="module", params=["", BASE])
def based(request: pytest.FixtureRequest, compiled: dict[str, Any]) -> Site:
    """The site without and with its address."""
    return made(compiled, base_url=request.param)


# -- the feed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_feed_reader_understands_the_feed(based: Site, lang: str) -> None:
    read_feed = feedparser.parse(atom.feed(based, lang).encode())
    assert not read_feed.bozo and read_feed.version == "atom10"
    assert read_feed.feed.language == {"zh": "zh-CN", "en": "en"}[lang]
    events, changes = based.policy["timeline"]["events"], based.policy["changes"]["changes"]
    assert len(read_feed.entries) == len(events) + len(changes)
    titles = {entry.title for entry in read_feed.entries}
    assert {record[lang] for record in (*events, *changes)} == titles
    dates = [entry.updated for entry in read_feed.entries]
    assert dates == sorted(dates, reverse=True) and read_feed.feed.updated == dates[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_feed_has_what_rfc_4287_asks_for(based: Site, lang: str) -> None:
    root = etree.fromstring(atom.feed(based, lang).encode())
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    start = "tag:guide.example.cn,2026:" if based.base_url else "urn:uuid:"
    assert all(str(name).startswith(start) for name in ids)
    for node in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", str(node.findtext(f"{ATOM}updated")))
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1
    for link in root.iter(f"{ATOM}link"):
        assert urlsplit(link.get("href")).scheme == ("https" if based.base_url else "")


def test_ids_of_the_feed_stay_when_an_entry_is_added_or_a_word_changes(compiled: dict[str, Any]) -> None:
    def ids(policy: dict[str, Any]) -> set[str]:
        return {str(entry.id) for entry in feedparser.parse(atom.feed(made(policy), "zh").encode()).entries}

    later = copy.deepcopy(compiled)
    first, *rest = later["changes"]["changes"]
    later["changes"]["changes"] = [{**first, "id": "another"}, {**first, "zh": "改了几个字。"}, *rest]
    assert ids(compiled) < ids(later) and len(ids(later) - ids(compiled)) == 1


def test_two_events_of_one_instrument_on_one_day_are_two_entries(compiled: dict[str, Any]) -> None:
    twice = copy.deepcopy(compiled)
    twice["timeline"]["events"].append(twice["timeline"]["events"][-1])
    ids = [entry.id for entry in feedparser.parse(atom.feed(made(twice), "en").encode()).entries]
    assert len(set(ids)) == len(ids)


def test_what_is_announced_for_a_later_day_is_not_yet_news(compiled: dict[str, Any]) -> None:
    early = made(compiled, data_current_to="2026-08-14")
    assert "2026-08-15" not in atom.feed(early, "zh")


def test_texts_in_the_feed_stay_texts(compiled: dict[str, Any]) -> None:
    bad = copy.deepcopy(compiled)
    bad["changes"]["changes"][0]["zh"] = "<script>alert(1)</script> & ]]> \u202e\u0001\"'"
    entry = feedparser.parse(atom.feed(made(bad), "zh").encode()).entries[0]
    assert entry.title_detail.type == "text/plain" and entry.title == "<script>alert(1)</script> & ]]> \"'"


@pytest.mark.parametrize("prefix", ["", "en"])
def test_pages_name_their_feed_and_the_links_of_the_feed_lead_to_pages(built: Path, prefix: str) -> None:
    page = read(built / prefix / "clocks" / "index.html")
    (href,) = [a["href"] for tag, a in page.tags if tag == "link" and a.get("type") == "application/atom+xml"]
    feed_file = (built / prefix / "clocks" / str(href)).resolve()
    assert feed_file == built / prefix / "feed.xml"
    for entry in feedparser.parse(feed_file.read_bytes()).entries:
        path, _, fragment = entry.link.partition("#")
        assert fragment in read(feed_file.parent / path / "index.html").ids


# -- the calendar ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_calendar_program_reads_the_days_that_are_fixed(based: Site, lang: str) -> None:
    raw = calendar_file.calendar(based, lang)
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert event["RRULE"] == {"FREQ": ["YEARLY"]}
    assert (event.decoded("DTSTART").month, event.decoded("DTSTART").day) == (6, 5)
    assert event.decoded("DTSTART") >= datetime.date(2022, 8, 11), "not before the service is known"
    assert event["UID"] == "yearly-environment_day_outreach@qinghai-eia-guide"
    assert str(event["SUMMARY"]) == {"zh": "六五环境日", "en": "Environment Day"}[lang]
    service = next(day.service for day in calendar_file.days(based) if day.kind == "yearly")
    assert str(service["what"][lang]) in str(event["DESCRIPTION"])


def test_the_calendar_keeps_to_rfc_5545_line_by_line(based: Site) -> None:
    raw = calendar_file.calendar(based, "zh")
    assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two
    assert raw == calendar_file.calendar(based, "zh")
    assert f"DTSTAMP:{based.current_to.replace('-', '')}T000000Z".encode() in raw


def test_texts_in_the_calendar_are_escaped(compiled: dict[str, Any]) -> None:
    bad = copy.deepcopy(compiled)
    bad["agenda"]["entries"][0]["zh"] = "甲;乙,丙\\丁\nEND:VCALENDAR"
    raw = calendar_file.calendar(made(bad), "zh")
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["SUMMARY"]) == "甲;乙,丙\\丁 END:VCALENDAR" and raw.count(b"\r\nEND:VCALENDAR") == 1


def test_a_day_that_only_leap_years_have_finds_its_first_year(compiled: dict[str, Any]) -> None:
    leap = copy.deepcopy(compiled)
    leap["agenda"]["entries"][0]["yearly"] = "02-29"
    assert b"DTSTART;VALUE=DATE:20240229" in calendar_file.calendar(made(leap), "en")


def test_no_day_stands_in_the_calendar_that_is_not_known(built: Path) -> None:
    for prefix in ("", "en"):
        events = icalendar.Calendar.from_ical(
            (built / prefix / "services" / "calendar.ics").read_bytes()
        ).walk("VEVENT")
        assert [event["UID"] for event in events] == ["yearly-environment_day_outreach@qinghai-eia-guide"]
        page = read(built / prefix / "services" / "calendar" / "index.html")
        assert ("time", {"datetime": "2025-04"}) in page.tags


# -- old addresses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["", BASE])
def test_an_old_address_leads_on_in_both_languages(
    compiled: dict[str, Any], tmp_path: Path, base: str
) -> None:
    policy = copy.deepcopy(compiled)
    policy["redirects"]["redirects"] = [
        {"from": "size", "to": "services/size"},
        {"from": "catalogue/pigs", "to": "catalogue/item-3"},
    ]
    redirects.write(made(policy, base_url=base), tmp_path)
    for prefix, old, new in (
        ("", "size", "services/size"),
        ("en", "size", "services/size"),
        ("en", "catalogue/pigs", "catalogue/item-3"),
    ):
        page = tmp_path / prefix / old / "index.html"
        tags = read(page).tags
        (refresh,) = [a["content"] for tag, a in tags if tag == "meta" and a.get("http-equiv") == "refresh"]
        (link,) = [a["href"] for tag, a in tags if tag == "a"]
        assert refresh == f"0; url={link}"
        assert (page.parent / str(link)).resolve() == tmp_path / prefix / new
        assert ("meta", {"name": "robots", "content": "noindex"}) in tags
        (canonical,) = [a["href"] for tag, a in tags if tag == "link"]
        assert canonical == (f"{base}/{f'{prefix}/' if prefix else ''}{new}/" if base else link)
        assert not [tag for tag, _ in tags if tag in ("script", "style")]


@pytest.fixture(scope="module")
def known(compiled: dict[str, Any]) -> set[str]:
    return slugs(compiled)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("addresses"))


def told(root: Path, known: set[str], entries: str) -> Iterator[str]:
    with edited(
        root, [{"file": "redirects.yaml", "find": "redirects: []", "replace": f"redirects:\n{entries}"}]
    ):
        data: Data = load_and_lint(root)
        data.check()
        return iter(
            [f"{f.place.line}:{f.place.column} {f.code} {f.en}" for f in check_addresses(data, known)]
        )


def test_redirects_that_lead_nowhere_hide_a_page_or_go_round_are_found(root: Path, known: set[str]) -> None:
    assert (
        list(told(root, known, "- {from: size, to: services/size}\n- {from: sizes, to: services/size}")) == []
    )
    (missing,) = told(root, known, "- {from: size, to: services/sizes}")
    assert missing.startswith(
        "5:20 unknown-page there is no page “services/sizes”. Did you mean “services/size”?"
    )
    (hiding,) = told(root, known, "- {from: clocks, to: services/size}")
    assert hiding.startswith("5:10 redirect-from-page")
    assert [line.split()[1] for line in told(root, known, "- {from: a, to: b}\n- {from: b, to: a}")] == [
        "redirect-loop"
    ] * 2
    (itself,) = told(root, known, "- {from: a, to: a}")
    assert "redirect-loop" in itself
    (chain,) = told(root, known, "- {from: a, to: b}\n- {from: b, to: clocks}")
    assert "redirect-loop" in chain
    (twice,) = told(root, known, "- {from: a, to: clocks}\n- {from: a, to: services}")
    assert "duplicate-id" in twice


def test_a_change_that_names_a_page_that_is_not_there_is_found(root: Path, known: set[str]) -> None:
    with edited(
        root, [{"file": "changes.yaml", "find": "pages: [catalogue,", "replace": "pages: [catalog,"}]
    ):
        data = load_and_lint(root)
        (finding,) = check_addresses(data, known)
    assert (
        finding.code == "unknown-page"
        and "“catalogue”" in finding.en
        and finding.place.path.endswith("changes.yaml")
    )


# -- the end of each page ----------------------------------------------------------------------------------------


def git(folder: Path, *words: str, day: str = "") -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    stamp = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"} if day else {}
    subprocess.run(
        ["git", "-C", str(folder), *who, *words],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **stamp},
    )


def test_the_day_of_the_last_change_is_told_by_the_repository_or_not_at_all(tmp_path: Path) -> None:
    data = tmp_path / "repository" / "policy_data"
    (data / "lists").mkdir(parents=True)
    (data / "a.yaml").write_text("a: 1\n", "utf-8")
    (data / "lists" / "b.yaml").write_text("b: 1\n", "utf-8")
    assert last_changed(data) == {}, "no repository"
    git(data.parent, "init", "-q")
    git(data.parent, "add", ".")
    git(data.parent, "commit", "-qm", "one", day="2026-01-02")
    (data / "a.yaml").write_text("a: 2\n", "utf-8")
    git(data.parent, "commit", "-qam", "two", day="2026-03-04")
    assert last_changed(data) == {
        "policy_data/a.yaml": "2026-03-04",
        "policy_data/lists/b.yaml": "2026-01-02",
    }
    (data / "a.yaml").write_text("a: 3\n", "utf-8")
    assert last_changed(data) == {"policy_data/lists/b.yaml": "2026-01-02"}, (
        "an edit that is not committed has no day"
    )
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{data.parent}", "shallow")
    assert last_changed(tmp_path / "shallow" / "policy_data") == {}, "a shallow clone cannot tell"


def _report_text(site: Site, slug: str, lang: str) -> str:
    page = site.pages[slug]
    return trust.report_text(site, page, trust.trust(site, page), lang)


def _report_link(site: Site, slug: str, lang: str) -> str:
    page = site.pages[slug]
    return trust.report_link(site, page, trust.trust(site, page), lang)


def test_a_report_carries_page_file_and_edition(compiled: dict[str, Any]) -> None:
    site = made(compiled)
    text = _report_text(site, "catalogue/item-3", "en")
    assert (
        "/en/catalogue/item-3/" in text
        and site.policy["items"]["3"]["file"] in text
        and site.policy["hash"] in marked(text, site.policy["hash"])
    )
    assert f":{site.policy['items']['3']['line']}" in text
    assert _report_link(site, "clocks", "zh") == "", "no address is made up"


@pytest.mark.parametrize("to", ["mailto:eia@example.org", "https://forge.example.org/guide/issues/new"])
def test_a_configured_address_gets_the_report_filled_in(compiled: dict[str, Any], to: str) -> None:
    site = made(compiled, report={"to": to, "channels": []}, base_url=BASE)
    link = _report_link(site, "clocks", "zh")
    assert link.startswith(f"{to}?")
    (body,) = parse_qs(urlsplit(link).query)["body"]
    assert body == _report_text(site, "clocks", "zh") and f"{BASE}/clocks/" in body
    assert "policy_data/clocks.yaml" in unquote(body)


def test_lines_are_linked_only_where_a_repository_is_named(compiled: dict[str, Any]) -> None:
    site = made(compiled)
    assert trust.source_link(site, trust.trust(site, site.pages["catalogue/item-3"])) == ""
    site = made(compiled, repository="https://forge.example.org/guide/")
    line = site.policy["items"]["3"]["line"]
    expected = f"https://forge.example.org/guide/blob/HEAD/policy_data/catalogue/2021/02.yaml#L{line}"
    assert trust.source_link(site, trust.trust(site, site.pages["catalogue/item-3"])) == expected
    assert (
        (ROOT / "policy_data/catalogue/2021/02.yaml")
        .read_text("utf-8")
        .splitlines()[line - 1]
        .strip()
        .startswith("- number: 3")
    )


def test_every_page_of_content_ends_with_its_data_and_a_way_to_report_errors(
    built: Path, compiled: dict[str, Any]
) -> None:
    site = made(compiled)
    plain = {
        "",
        "check",
        "batch",
        "embed",
        "about",
        "search",
        "data",
        "staff",
        "staff/changes",
        "staff/codes",
        "staff/gaps",
        "staff/workbench",
    }
    for page in site.pages.values():
        about = trust.trust(site, page)
        assert page.slug in plain or (ROOT / about.file).is_file(), page.slug
        for lang, prefix in (("zh", ""), ("en", "en")):
            reading = read(built / prefix / page.html_path)
            ends = [a for tag, a in reading.tags if tag == "details" and "eg-trust" in str(a.get("class"))]
            assert len(ends) == (page.slug not in plain), page.slug
            if ends:
                assert (
                    "sources" in reading.ids
                    and about.file in reading.text
                    and f"/{'en/' if prefix else ''}{page.slug}/" in reading.text
                )
                for dataset in site.lists_of(page):
                    address = Voice(page, lang, site.pages.__contains__).file(f"data/{dataset.name}.csv")
                    assert address in reading.links
                    assert (built / prefix / page.slug / address).resolve().is_file()
            for href in reading.links:
                assert urlsplit(href).scheme in ("", "https", "http", "tel"), href
