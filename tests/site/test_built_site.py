"""The built site as a whole: complete, linked, self-contained, the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.site.site import Site
from tests.site.html_reading import read, target

OFFICIAL = re.compile(
    r"^(https?://([a-z0-9-]+\.)*(gov\.cn|lem\.org\.cn|china-eia\.com|people\.com\.cn)(/|$)|tel:|mailto:)"
)
STATE = re.compile(r"^(items|describe|file)=")  # the check's own state behind the #, not an anchor


def html_files(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


def test_every_page_exists_in_both_languages(built: Path, site: Site) -> None:
    for page in site.pages.values():
        assert (built / page.html_path).is_file()
        assert (built / "en" / page.html_path).is_file()
    assert (built / "404.html").is_file()
    assert (built / "en" / "404.html").is_file()
    assert len(html_files(built)) == 2 * (len(site.pages) + 1)


def test_every_item_and_category_has_its_page(built: Path, site: Site) -> None:
    declared = site.policy["editions"][-1]["declared"]
    assert len(list(built.glob("catalogue/item-*/index.html"))) == declared["items"]
    assert len(list(built.glob("catalogue/[0-9][0-9]/index.html"))) == declared["categories"]


def test_links_and_anchors_resolve(built: Path) -> None:
    broken = []
    readings = {path: read(path) for path in html_files(built)}
    for path, reading in readings.items():
        for href in reading.links:
            found = target(built, path, href)
            if found is None:
                if not OFFICIAL.match(href):
                    broken.append(f"{path.relative_to(built)}: {href} is no official address")
                continue
            file, fragment = found
            if not file.is_file():
                broken.append(f"{path.relative_to(built)}: {href} leads nowhere")
            elif fragment and not STATE.match(fragment) and fragment not in readings[file].ids:
                broken.append(f"{path.relative_to(built)}: {href} has no such anchor")
    assert broken == []


def test_ids_are_unique(built: Path) -> None:
    for path in html_files(built):
        ids = read(path).ids
        assert len(ids) == len(set(ids)), path


def test_nothing_is_fetched_from_elsewhere(built: Path) -> None:
    for path in html_files(built):
        for address in read(path).fetched:
            found = target(built, path, address)
            assert found is not None and found[0].is_file(), f"{path.relative_to(built)} fetches {address}"
    for path in [*built.rglob("*.css"), *built.rglob("*.js")]:
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", path.read_text(encoding="utf-8")), path


def test_no_inline_script_style_or_handler(built: Path) -> None:
    for path in html_files(built):
        for tag, attributes in read(path).tags:
            assert tag != "style", path
            assert (
                tag != "script" or attributes.get("src") or attributes.get("type") == "application/ld+json"
            ), path  # data, which no browser runs
            assert not [name for name in attributes if name == "style" or name.startswith("on")], (path, tag)


def test_every_page_names_language_title_and_policy(built: Path) -> None:
    for path in html_files(built):
        text = path.read_text(encoding="utf-8")
        english = "en" in path.relative_to(built).parts[:1]
        assert f'<html lang="{"en" if english else "zh-CN"}">' in text, path
        assert re.search(r"<title>[^<]{4,}</title>", text), path
        assert "Content-Security-Policy" in text and "unsafe-inline" not in text, path
        assert text.count("<h1") == 1, path


def test_only_pages_that_run_python_may_run_webassembly(built: Path) -> None:
    for path in html_files(built):
        allowed = "wasm-unsafe-eval" in path.read_text(encoding="utf-8")
        assert allowed == (
            path.parent.name in ("check", "batch", "embed", "major-change", "size", "workbench")
        ), path


def test_chinese_on_english_pages_is_marked(built: Path) -> None:
    unmarked = re.compile(r">[^<]*[\u4e00-\u9fff][^<]*<")
    for path in html_files(built / "en"):
        text = re.sub(
            r"<(title|desc|head|option)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S
        )
        text = re.sub(r'<(\w+)[^>]* lang="zh-CN"[^>]*>.*?</\1>', "", text, flags=re.S)
        assert not unmarked.search(text), (path, unmarked.search(text))


def test_language_switch_leads_to_the_same_page(built: Path) -> None:
    for path in html_files(built):
        if path.name == "404.html" or path.parent.name == "embed":
            continue
        (switch,) = [a for tag, a in read(path).tags if tag == "a" and "data-language" in a]
        found = target(built, path, str(switch["href"]))
        here = path.relative_to(built)
        other = Path(*here.parts[1:]) if here.parts[0] == "en" else Path("en") / here
        assert found is not None and found[0] == built / other


def test_content_pages_name_sources_and_date(built: Path, site: Site) -> None:
    for page in site.pages.values():
        if page.sources:
            for prefix in ("", "en"):
                reading = read(built / prefix / page.html_path)
                assert "sources" in reading.ids, page.slug
                assert ("time", {"datetime": site.current_to}) in reading.tags, page.slug


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_declared_totals_are_shown_beside_what_is_there(built: Path, site: Site, lang: str) -> None:
    root = built if lang == "zh" else built / "en"
    filing = site.policy["lists"]["filing"]["declared"]
    shown = read(root / "lists/filing/index.html")
    bars = [(a["value"], a["max"]) for tag, a in shown.tags if tag == "progress"]
    rows = sum(len(members) for members in site.filing_items.values())
    assert bars == [
        (str(len(site.filing_items)), str(filing["categories"])),
        (str(rows), str(filing["rows"])),
    ]
    assert len([a for tag, a in shown.tags if tag == "li" and a.get("class") == "eg-item"]) == rows
    measures = site.policy["measures"]
    page = read(root / "measures/index.html")
    discs = [
        a for tag, a in page.tags if tag == "section" and str(a.get("class", "")).startswith("eg-measure")
    ]
    assert len(discs) == measures["declared"]


def amounts(text: str) -> list[int]:
    """Numbers of a table's cells; Chinese counts money in units of ten thousand."""
    cells = re.findall(r"<td[^>]*>.*?</td>|<strong>[^<]*</strong>", text, flags=re.S)
    plain = " ".join(re.sub(r"<[^>]+>", " ", cell) for cell in cells)
    return [
        int(n.replace(",", "")) * (10000 if unit else 1)
        for n, unit in re.findall(r"(\d[\d,]*)(\s*万元)?", plain)
    ]


@pytest.mark.parametrize("slug", ["services/size", "clocks"])
def test_both_languages_show_the_same_numbers_in_tables(built: Path, slug: str) -> None:
    chinese, english = (
        amounts((built / prefix / slug / "index.html").read_text(encoding="utf-8")) for prefix in ("", "en")
    )
    assert chinese == english and chinese
