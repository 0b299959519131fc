"""The site's search, its real script over the built index: the right page comes first for what people type."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
QUERIES = yaml.safe_load((HERE / "search_queries.yaml").read_text(encoding="utf-8"))


def answers(built: Path, lang: str, queries: list[str], folder: Path) -> list[list[str]]:
    """Addresses found for each query, the best first."""
    module = folder / "search.mjs"
    shutil.copyfile(built / "assets" / "search.js", module)
    command = ["node", str(HERE / "search_answers.mjs"), str(module), str(built / "assets" / f"search.{lang}.json")]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def page_of(address: str) -> str:
    """A hit inside a page counts as that page."""
    return address.split("#")[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_right_page_comes_first(built: Path, tmp_path: Path, lang: str) -> None:
    queries = QUERIES[lang]
    found = answers(built, lang, [query[0] for query in queries], tmp_path)
    missed, late = [], []
    for (text, page, *_), hits in zip(queries, found, strict=True):
        pages = [page_of(hit) for hit in hits]
        if page not in pages[:5]:
            missed.append((text, page, pages[:5]))
        elif pages[0] != page:
            late.append((text, page, pages[:3]))
    assert missed == []
    assert len(late) <= 0.05 * len(queries), late


FINDER = yaml.safe_load((HERE.parent / "find" / "queries.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lang", "longest"), [("zh", 14), ("en", 30)])
def test_items_are_found_by_the_words_of_the_finder(built: Path, tmp_path: Path, lang: str, longest: int) -> None:
    """Short queries that were collected for the finder of the check, not for this search."""
    queries = [query for query in FINDER if query["lang"] == lang and query["item"] and len(query["text"]) <= longest]
    found = answers(built, lang, [query["text"] for query in queries], tmp_path)
    pages = [f"catalogue/item-{query['item']}/" for query in queries]
    first = sum(hits[:1] == [page] or bool(query.get("among") and page in hits[:5]) for query, page, hits in zip(queries, pages, found, strict=True))
    among = sum(page in hits[:5] for page, hits in zip(pages, found, strict=True))
    assert len(queries) > 100
    assert first >= 0.95 * len(queries)
    assert among >= 0.97 * len(queries)


@pytest.mark.parametrize("text", ["", "   ", "zzzzqqqq", "<script>", "︿﹀", "x" * 1000])
def test_nothing_fits_nonsense(built: Path, tmp_path: Path, text: str) -> None:
    assert answers(built, "zh", [text], tmp_path) == [[]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_index_is_small(built: Path, lang: str) -> None:
    assert (built / "assets" / f"search.{lang}.json").stat().st_size < 300_000
