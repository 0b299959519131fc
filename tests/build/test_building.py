"""How a site comes to stand: whole or not at all, the same bytes each time, one build at a time."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.building import build_site, some_pages
from tests.site.html_reading import read


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.full
def test_two_builds_give_equal_bytes(compiled: dict[str, Any], tmp_path: Path) -> None:
    """Also where the one takes what earlier builds kept and the other makes everything anew."""
    for name in ("once", "again"):
        build_site(compiled, tmp_path / name, cache=tmp_path / "kept")
    build_site(compiled, tmp_path / "anew", cache=tmp_path / "nothing kept")
    assert digests(tmp_path / "once") == digests(tmp_path / "again") == digests(tmp_path / "anew")


def test_some_pages_are_those_of_two_builds(compiled: dict[str, Any], tmp_path: Path) -> None:
    """The same in short: a few pages kept, taken from what was kept, and made anew."""
    for name, cache in (("once", "kept"), ("again", "kept"), ("anew", "nothing kept")):
        some_pages(compiled, tmp_path / name, ("", "catalogue/item-90", "clocks"), cache=tmp_path / cache)
    assert digests(tmp_path / "once") == digests(tmp_path / "again") == digests(tmp_path / "anew")
    assert len(digests(tmp_path / "once")) == 2 * (3 + 1)  # and the page that says a page does not exist


def test_a_failed_build_leaves_the_old_site(compiled: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "public"
    out.mkdir()
    (out / "index.html").write_text("the old site", encoding="utf-8")
    broken = copy.deepcopy(compiled)
    broken["measures"]["measures"][0].pop("what")
    broken["items"]["3"]["tiers"]["report"] = {"op": "no such test"}
    with pytest.raises(Exception):  # noqa: B017 - whatever it is, the old site must stand
        build_site(broken, out)
    assert (out / "index.html").read_text(encoding="utf-8") == "the old site"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


HOSTILE = "<script>alert(1)</script> ](javascript:alert(2)) {{ 7*7 }} | `x` **b** <!-- \u202e 龘 🐖 </title> &amp; #"


def test_hostile_texts_stay_text(compiled: dict[str, Any], tmp_path: Path) -> None:
    """Whatever stands in a record is shown as it stands, in every place where it is used."""
    bad = copy.deepcopy(compiled)
    item = bad["items"]["3"]
    for lang in ("zh", "en"):
        item[lang] = HOSTILE
        item["also_called"][lang] = [HOSTILE, "x" * 300]
        bad["site"]["publisher_note"][lang] = HOSTILE
        bad["measures"]["measures"][0][lang] = HOSTILE
        bad["tracks"]["tracks"][0]["summary"][lang] = HOSTILE
        bad["glossary"]["terms"][0][lang] = HOSTILE
        bad["instruments"]["instruments"]["eia_law"][lang] = HOSTILE
    out = tmp_path / "public"
    slugs = ("catalogue/item-3", "catalogue/02", "measures", "tracks/exempt", "glossary", "law")
    some_pages(bad, out, slugs)
    shown = HOSTILE.replace("\u202e", "")
    words = " ".join(shown.split())
    for slug in slugs:
        for prefix in ("", "en"):
            path = out / prefix / slug / "index.html"
            reading = read(path)
            scripts = [a for tag, a in reading.tags if tag == "script"]
            assert all(a.get("src") or a.get("type") == "application/ld+json" for a in scripts), path
            assert not [a for tag, a in reading.tags if str(a.get("href", "")).startswith("javascript")], path
            assert words in reading.text.replace(" 龘", " 龘"), path
            assert "49" not in [text.strip() for text in reading.texts], path
            assert "\u202e" not in path.read_text(encoding="utf-8")


def test_an_empty_list_and_a_long_one(compiled: dict[str, Any], tmp_path: Path) -> None:
    """Nothing to show and very much to show both make a whole page."""
    odd = copy.deepcopy(compiled)
    odd["lists"]["commitment"]["rows"] = []
    odd["measures"]["measures"] = [m for m in odd["measures"]["measures"] if m["stage"] != "design"]
    term = odd["glossary"]["terms"][0]
    odd["glossary"]["terms"] = [{**term, "id": f"term_{n}"} for n in range(2000)]
    out = tmp_path / "public"
    some_pages(odd, out, ("glossary", "lists/commitment"), ("zh",))
    glossary = (out / "glossary/index.html").read_text(encoding="utf-8")
    terms = glossary.split('<dl class="eg-glossary"', 1)[1].split("</dl>", 1)[0]
    assert terms.count("<dt>") == 2000
    assert (
        "lists" in str(out / "lists/commitment/index.html")
        and (out / "lists/commitment/index.html").is_file()
    )
