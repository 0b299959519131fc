"""What pages tell machines: labels, addresses of both languages, cards, structured data, site map, manifest."""

from __future__ import annotations

import copy
import json
import re
import struct
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html
from markupsafe import Markup

from generator.site.head import embedded
from generator.site.model import Page
from generator.site.site import Site
from generator.system.paths import ROOT
from tests.building import build_site

BASE = "https://guide.example/eia"
LANGS = {"": "zh-CN", "en/": "en"}
HOSTILE = "</script><script>alert(1)</script><!-- & \"quoted\" \u2028 'x'"


@pytest.fixture(scope="module")
def based(compiled: dict[str, Any], left_out: set[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as built for a host, in a folder of that host, with a hostile title in it."""
    data = copy.deepcopy(compiled)
    data["site"] |= {"base_url": f"{BASE}/", "site_id_code": "6300000001"}
    data["questions"]["faq"][0]["answer"] = {"zh": HOSTILE, "en": HOSTILE}
    data["items"]["3"] |= {"zh": HOSTILE, "en": HOSTILE}
    out = tmp_path_factory.mktemp("based") / "public"
    build_site(data, out, without=left_out)
    return out


def heads(folder: Path, site: Site, left_out: Collection[str] = ()) -> Iterator[tuple[Page, str, Any]]:
    for prefix in LANGS:
        for page in (page for page in site.pages.values() if page.slug not in left_out):
            yield page, prefix, html.parse(folder / prefix / page.html_path).getroot().find("head")


def names(head: Any, attribute: str = "name") -> dict[str, str]:
    """Contents by name; a name that stands twice is a mistake."""
    found = [
        (meta.get(attribute), meta.get("content"))
        for meta in head.iter("meta")
        if meta.get(attribute) not in (None, "theme-color")
    ]
    assert len(dict(found)) == len(found)
    return dict(found)


def full(page: Page, prefix: str) -> str:
    return f"{BASE}/{prefix}" + (f"{page.slug}/" if page.slug else "")


def graph(head: Any) -> dict[str, list[dict[str, Any]]]:
    """Nodes of the page's structured data by their type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for script in head.iter("script"):
        data = json.loads(script.text)
        assert data["@context"] == "https://schema.org"
        for node in data["@graph"]:
            found.setdefault(node["@type"], []).append(node)
    return found


# -- labels of government sites ------------------------------------------------------------------------------------------


def test_every_page_carries_the_labels_of_its_kind(based: Path, site: Site, left_out: set[str]) -> None:
    columns = site.arrangement["columns"]
    seen = set()
    for page, _, head in heads(based, site, left_out):
        found = names(head)
        assert (
            found["SiteName"]
            and found["SiteDomain"] == "guide.example"
            and found["SiteIDCode"] == "6300000001"
        )
        column = {name for name in found if name.startswith("Column")}
        if not page.slug:
            assert not column
        elif page.slug in columns:
            seen.add(page.slug)
            assert (
                column == {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
                and "ArticleTitle" not in found
            )
        else:
            assert column == {"ColumnName", "ColumnType"}, page.slug
            assert (
                found["ArticleTitle"]
                and found["ContentSource"]
                and found["Keywords"]
                and found["Description"]
            ), page.slug
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", found["PubDate"]) and found[
                "PubDate"
            ].startswith(site.current_to)
            assert found["Url"] == full(page, "en/" if found["SiteName"] == site.name["en"] else "")
        assert all(content.strip() for content in found.values()), page.slug
    assert seen == set(columns)


def test_no_code_domain_or_address_is_invented(built: Path, site: Site) -> None:
    """The data names no host yet: what would need one is left out, and nothing else is."""
    assert site.base_url == ""
    for page, _, head in heads(built, site):
        found = names(head)
        assert not {"SiteIDCode", "SiteDomain", "Url"} & set(found) and found["SiteName"]
        assert not {"og:url", "og:image"} & set(names(head, "property"))
        assert not [
            link
            for link in head.iter("link")
            if link.get("rel") in ("canonical", "alternate") and link.get("hreflang")
        ], page.slug
        assert "http" not in "".join(script.text or "" for script in head.iter("script")).replace(
            "https://schema.org", ""
        )
    assert not (built / "sitemap.xml").exists()
    assert "Sitemap" not in (built / "robots.txt").read_text(encoding="utf-8")


# -- addresses ------------------------------------------------------------------------------------------------------------


def test_canonical_and_alternates_are_full_and_answer_each_other(
    based: Path, site: Site, left_out: set[str]
) -> None:
    said: dict[str, dict[str, str]] = {}
    for page, prefix, head in heads(based, site, left_out):
        links = [
            (link.get("rel"), link.get("hreflang"), link.get("href"))
            for link in head.iter("link")
            if link.get("rel") in ("canonical", "alternate") and not link.get("type")
        ]
        own = full(page, prefix)
        assert [target for rel, _, target in links if rel == "canonical"] == [own]
        said[own] = {lang: target for rel, lang, target in links if rel == "alternate"}
        assert said[own] == {"zh-CN": full(page, ""), "en": full(page, "en/"), "x-default": full(page, "")}
    for own, others in said.items():
        assert own in others.values() and all(said[target] == others for target in others.values())


def test_the_site_map_lists_every_page_once_with_its_languages_and_date(based: Path, site: Site) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(based / "sitemap.xml").getroot()
    listed = {}
    for url in root.findall("s:url", space):
        listed[url.findtext("s:loc", "", space)] = {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", space)
        }
        assert url.findtext("s:lastmod", "", space) <= site.current_to
    assert set(listed) == {
        full(page, prefix) for page in site.pages.values() if page.slug != "embed" for prefix in LANGS
    }
    assert len(root) == len(listed)
    assert all(
        set(links) == {"zh-CN", "en", "x-default"} and own in links.values() for own, links in listed.items()
    )
    assert f"Sitemap: {BASE}/sitemap.xml" in (based / "robots.txt").read_text(encoding="utf-8")


def test_a_page_that_does_not_exist_helps_in_both_languages_from_any_depth(based: Path) -> None:
    for name, own, other in (("404.html", "zh-CN", "en"), ("en/404.html", "en", "zh-CN")):
        root = html.parse(based / name).getroot()
        assert root.get("lang") == own and root.find("head/meta[@name='robots']").get("content") == "noindex"
        main = root.find(".//article")
        addresses = [a.get("href") for a in main.iter("a")]
        assert {"/eia/", "/eia/en/", "/eia/check/", "/eia/en/check/"} <= set(addresses)
        assert all(
            a.startswith("/eia/") and (based / a.removeprefix("/eia/") / "index.html").is_file()
            for a in addresses
        )
        assert main.find(f".//section[@lang='{other}']/h2") is not None
        fetched = [
            e.get("src") or e.get("href")
            for e in root.iter("script", "link")
            if e.get("src") or e.get("rel") != "alternate"
        ]
        assert all(address.startswith("/eia/") for address in fetched if address)


# -- cards, icons, manifest -------------------------------------------------------------------------------------------------


def test_a_shared_link_shows_title_words_and_a_picture(based: Path, site: Site, left_out: set[str]) -> None:
    for page, prefix, head in heads(based, site, left_out):
        found = names(head, "property")
        assert found["og:title"] and found["og:description"] and found["og:url"] == full(page, prefix)
        assert found["og:locale"] != found["og:locale:alternate"]
        picture = based / found["og:image"].removeprefix(BASE + "/")
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1200, 630)


def test_the_manifest_names_icons_that_are_as_large_as_it_says(
    based: Path, site: Site, left_out: set[str]
) -> None:
    for prefix, lang in LANGS.items():
        manifest = json.loads((based / prefix / "site.webmanifest").read_text(encoding="utf-8"))
        assert (
            manifest["lang"] == lang
            and manifest["name"] == site.name["en" if prefix else "zh"]
            and manifest["short_name"]
        )
        for icon in manifest["icons"]:
            file = (based / prefix / icon["src"]).resolve()
            assert file.is_file()
            if icon["sizes"] != "any":
                assert "x".join(map(str, struct.unpack(">II", file.read_bytes()[16:24]))) == icon["sizes"]
    for _, prefix, head in heads(based, site, left_out):
        (link,) = [link.get("href") for link in head.iter("link") if link.get("rel") == "manifest"]
        assert link.endswith("site.webmanifest") and (
            prefix == "" or not link.endswith("../../../../site.webmanifest")
        )
    assert (based / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"


# -- structured data ----------------------------------------------------------------------------------------------------------


def test_crumbs_follow_the_parents_of_each_page(based: Path, site: Site, left_out: set[str]) -> None:
    for page, prefix, head in heads(based, site, left_out):
        crumbs = graph(head).get("BreadcrumbList", [])
        assert len(crumbs) == (1 if page.parents else 0), page.slug
        for trail in crumbs:
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert [step["item"] for step in steps] == [
                full(site.pages[slug], prefix) for slug in ("", *page.parents, page.slug)
            ]


def test_home_questions_services_and_tracks_describe_themselves(
    based: Path, site: Site, left_out: set[str]
) -> None:
    of = {(page.slug, prefix): graph(head) for page, prefix, head in heads(based, site, left_out)}
    for prefix in LANGS:
        (home,) = of["", prefix]["WebSite"]
        assert (
            home["potentialAction"]["target"]["urlTemplate"]
            == f"{BASE}/{prefix}search/?q={{search_term_string}}"
        )
        (faq,) = of["questions", prefix]["FAQPage"]
        assert len(faq["mainEntity"]) == len(site.policy["questions"]["faq"])
        assert faq["mainEntity"][0]["acceptedAnswer"]["text"] == " ".join(HOSTILE.split())
        services = of["services", prefix]["GovernmentService"]
        assert len(services) == sum(len(group["parts"]) for group in site.policy["services"]["groups"])
        assert all(
            node["provider"]["name"]
            and node["description"]
            and node["url"].startswith(full(site.pages["services"], prefix) + "#")
            for node in services
        )
        assert len(of["tracks/ordinary", prefix]["GovernmentService"]) == 1
        assert "GovernmentService" not in of["tracks/outside", prefix]


def test_a_service_that_is_only_reported_says_so_to_machines_too(based: Path, site: Site) -> None:
    parts = [part for group in site.policy["services"]["groups"] for part in group["parts"]]
    nodes = graph(html.parse(based / "en/services/index.html").getroot().find("head"))["GovernmentService"]
    for part, node in zip(parts, nodes, strict=True):
        word = site.standings[part.get("standing") or "official"]["en"]
        assert node["description"].endswith(f"({word})") == (part.get("standing", "official") != "official")


def test_no_text_can_end_the_block_of_data(based: Path) -> None:
    assert embedded(HOSTILE) == Markup(
        r'"\u003c/script\u003e\u003cscript\u003ealert(1)\u003c/script\u003e\u003c!-- \u0026 \"quoted\" '
        + "'x'\""
    )
    for path in ("questions/index.html", "catalogue/item-3/index.html", "en/questions/index.html"):
        text = (based / path).read_text(encoding="utf-8")
        assert "alert(1)" in text and not re.search(r"<script>|<script [^>]*>\s*alert", text)
        for body in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, flags=re.S):
            json.loads(body)


def test_addresses_of_pages_come_from_numbers_and_ids(site: Site) -> None:
    """A title may change; the address of a page stays."""
    stable = re.compile(r"(catalogue/(item-)?\d+)|[a-z][a-z0-9/-]*")
    for page in site.pages.values():
        assert page.slug == "" or stable.fullmatch(page.slug), page.slug
    renamed = copy.deepcopy(site.policy)
    for item in renamed["items"].values():
        item["zh"], item["en"] = f"又名{item['number']}", f"renamed {item['number']}"
    from generator.site.views import all_pages

    assert {page.slug for page in all_pages(Site(renamed, ROOT / "site_src"))} == set(site.pages)
