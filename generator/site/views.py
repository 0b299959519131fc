"""Which pages there are. Every record has its page; every address comes from a number or an id and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.model import Page, SearchEntry, both
from generator.site.views_catalogue import catalogue_pages
from generator.site.views_policy import policy_pages
from generator.site.views_records import record_pages

if TYPE_CHECKING:
    from generator.site.site import Site


def all_pages(site: Site) -> list[Page]:
    """All pages of the site, each in both languages."""
    return [_home(site), _check(site), *catalogue_pages(site), *policy_pages(site), *record_pages(site), *_own(site)]


def _home(site: Site) -> Page:
    common = [entry for entry in site.arrangement["common"] if entry["item"] in site.items]
    return Page(
        slug="",
        template="home.md.j2",
        title=site.name,
        description=site.about["tagline"],
        contents=False,
        wide=True,
        script="home",
        data={"common": common, "examples": site.arrangement["examples"]},
    )


def _check(site: Site) -> Page:
    return Page(
        slug="check",
        template="check.md.j2",
        title=both("项目自查", "Check a project"),
        description=both("说说要建什么，回答几个问题，看需要哪种环评文件、怎样办理、依据是什么。", "Say what you want to build, answer a few questions, and see the document, the track and the reasons."),
        section="check",
        contents=False,
        wide=True,
        in_nav=True,
        search=(
            SearchEntry(
                "page",
                {"zh": ("自查", "环评类别判断", "需要办环评吗", "要不要环评"), "en": ("check", "self-check", "do I need an EIA", "which document")},
                weight=1.3,
            ),
        ),
    )


def _own(site: Site) -> list[Page]:
    """Pages of our own making: about, and the page that searches."""
    return [
        Page(
            slug="about",
            template="about.md.j2",
            title=both("关于本指南", "About this guide"),
            description=both("本指南怎样编成、各条内容有多可靠、数据截至哪天。", "How this guide is made, how firm each part is, and to which day the data is current."),
            section="about",
            search=(
                SearchEntry(
                    "page",
                    {"zh": ("关于", "可靠程度", "无障碍", "许可", "免责", "数据日期"), "en": ("about", "standing", "accessibility", "licence", "disclaimer")},
                ),
            ),
        ),
        Page(
            slug="search",
            template="search.md.j2",
            title=both("搜索", "Search"),
            description=both("按行业、项目、法规名称、代码或拼音查找。", "Find pages by industry, project, instrument, code or pinyin."),
            contents=False,
            script="search-page",
        ),
    ]
