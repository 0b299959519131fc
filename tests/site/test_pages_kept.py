"""Pages made alone, made together and kept: always the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.library.text import LANGUAGES
from generator.lint.run import compile_policy
from generator.site.assets import addresses
from generator.site.mkdocs_adapter import LanguageBuild
from generator.site.model import Addresses, Page
from generator.site.pages import finished, marked
from generator.site.renderer import frame, markdown
from generator.site.site import MARK, Site
from generator.site.views import all_pages

ROOT = Path(__file__).resolve().parents[2]
SLUGS = ("", "catalogue/item-3", "tracks/filing", "services/size")


@pytest.fixture(scope="module")
def site() -> Site:
    made = Site(compile_policy(ROOT / "policy_data", index=False), ROOT / "site_src", ROOT / "widgets")
    made.know(all_pages(made))
    return made


def _render(
    site: Site,
    pages: list[Page],
    lang: str,
    work: Path,
    keep: Path | None,
    extra: dict[str, str] | None = None,
) -> dict[str, str]:
    work.mkdir(exist_ok=True)
    site.addresses = addresses(site, None)
    build = LanguageBuild(
        lang, site.name[lang], work / lang, work / "html", {**frame(site, lang), **(extra or {})}
    )
    return finished(
        build,
        {page.markdown_path: markdown(site, page, lang) for page in pages},
        ROOT / "mkdocs.yml",
        work,
        0,
        keep,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_is_the_same_alone_together_and_kept(site: Site, lang: str, tmp_path: Path) -> None:
    pages = [site.pages[slug] for slug in SLUGS]
    together = _render(site, pages, lang, tmp_path / "a", None)
    assert set(together) == {"404.html", *(page.html_path for page in pages)}
    some = _render(site, pages[:2], lang, tmp_path / "b", tmp_path / "keep")
    rest = _render(site, pages, lang, tmp_path / "c", tmp_path / "keep")
    again = _render(site, pages, lang, tmp_path / "d", tmp_path / "keep")
    assert again == rest == together
    assert some == {name: together[name] for name in some}


def test_a_kept_page_is_not_shown_in_another_frame(site: Site, tmp_path: Path) -> None:
    pages = [site.pages["tracks/filing"]]
    _render(site, pages, "en", tmp_path / "a", tmp_path / "keep")
    other = _render(site, pages, "en", tmp_path / "b", tmp_path / "keep", {"publisher": "Another publisher"})
    assert all("Another publisher" in page for page in other.values())


def test_the_mark_of_the_policy_is_put_in_last(site: Site, tmp_path: Path) -> None:
    page = _render(site, [site.pages["tracks/filing"]], "zh", tmp_path, None)["tracks/filing/index.html"]
    done = marked(page, "0123456789abcdef")
    assert MARK in page
    assert MARK not in done
    assert "<code>0123456789abcdef</code>" in done


def test_an_edit_sends_only_the_pages_that_show_it_through_mkdocs(site: Site) -> None:
    """What changes with every edit (the mark of the data, the files of the check) stands in no frame, and on the pages of the check alone."""
    policy = json.loads(json.dumps(site.policy))
    policy["items"]["3"]["en"] += " again"
    edited = Site({**policy, "hash": "0000"}, ROOT / "site_src", ROOT / "widgets")
    edited.know(all_pages(edited))
    of_check = {
        name: Addresses(
            {}, {start: {"script": f"assets/check/{start}.js?v={name}"} for start in ("check", "own")}
        )
        for name in "ab"
    }
    site.addresses, edited.addresses = of_check["a"], of_check["b"]
    for lang in LANGUAGES:
        assert frame(site, lang) == frame(edited, lang)
        changed = {
            slug
            for slug in site.pages
            if markdown(site, site.pages[slug], lang) != markdown(edited, edited.pages[slug], lang)
        }
        assert ("catalogue/item-3" in changed) == (lang == "en") and len(changed) < 15
        assert {slug for slug in changed if site.pages[slug].starts} == {
            "check",
            "services/size",
            "major-change",
        }
