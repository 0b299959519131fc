"""The site's search, its real script over the built index: the right page comes first for what people type."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.site.search import LONGEST_NOTE

HERE = Path(__file__).parent
QUERIES = yaml.safe_load((HERE / "search_queries.yaml").read_text(encoding="utf-8"))


def answers(built: Path, lang: str, queries: list[str], folder: Path) -> list[list[str]]:
    """Addresses found for each query, the best first."""
    module = folder / "search.mjs"
    shutil.copyfile(built / "assets" / "search.js", module)
    command = [
        "node",
        str(HERE / "search_answers.mjs"),
        str(module),
        str(built / "assets" / f"search.{lang}.json"),
    ]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def as_asked(hits: list[str], page: str) -> list[str]:
    """The hits as the query's page is written: where it names no place on a page, a hit inside the page counts as the page."""
    return hits if "#" in page else [hit.split("#")[0] for hit in hits]


def judge(queries: list[list[str]], found: list[list[str]]) -> None:
    """Every page among the first five that are shown, and 95 in a hundred first."""
    shown = [
        (text, page, as_asked(hits, page)[:5]) for (text, page, *_), hits in zip(queries, found, strict=True)
    ]
    assert [entry for entry in shown if entry[1] not in entry[2]] == []
    late = [entry for entry in shown if entry[2][0] != entry[1]]
    assert len(late) <= 0.05 * len(queries), late


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_right_page_comes_first(built: Path, tmp_path: Path, lang: str) -> None:
    queries = QUERIES[lang]
    assert len({query[0] for query in queries}) == len(queries) >= 200
    judge(queries, answers(built, lang, [query[0] for query in queries], tmp_path))


def test_every_query_names_a_place_that_exists(built: Path) -> None:
    for query in [*QUERIES["zh"], *QUERIES["en"]]:
        page, _, fragment = query[1].partition("#")
        file = built / page / "index.html"
        assert file.is_file() and (not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8")), (
            query
        )


def test_an_entry_leads_to_a_place_that_exists(built: Path) -> None:
    for lang, folder in (("zh", built), ("en", built / "en")):
        for entry in json.loads((built / "assets" / f"search.{lang}.json").read_text(encoding="utf-8"))[
            "entries"
        ]:
            page, _, fragment = entry["u"].partition("#")
            text = (folder / page / "index.html").read_text(encoding="utf-8")
            assert not fragment or f'id="{fragment}"' in text, entry["u"]


def test_notes_fit_one_line_and_open_with_no_mark(built: Path) -> None:
    for lang in ("zh", "en"):
        for entry in json.loads((built / "assets" / f"search.{lang}.json").read_text(encoding="utf-8"))[
            "entries"
        ]:
            assert (
                len(entry.get("s", "")) <= LONGEST_NOTE[lang]
                and entry.get("s", "x")[0] not in "，。；：、）》”"
            )


FINDER = yaml.safe_load((HERE.parent / "finder" / "queries.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lang", "longest"), [("zh", 14), ("en", 30)])
def test_items_are_found_by_the_words_of_the_finder(
    built: Path, tmp_path: Path, lang: str, longest: int
) -> None:
    """Short queries that were collected for the finder of the check, not for this search."""
    queries = [
        query for query in FINDER if query["lang"] == lang and query["item"] and len(query["text"]) <= longest
    ]
    found = answers(built, lang, [query["text"] for query in queries], tmp_path)
    pages = [f"catalogue/item-{query['item']}/" for query in queries]
    first = sum(
        hits[:1] == [page] or bool(query.get("among") and page in hits[:5])
        for query, page, hits in zip(queries, pages, found, strict=True)
    )
    among = sum(page in hits[:5] for page, hits in zip(pages, found, strict=True))
    assert len(queries) > 100
    assert first >= 0.95 * len(queries)
    assert among >= 0.97 * len(queries)


@pytest.mark.parametrize("text", ["", "   ", "zzzzqqqq", "<script>", "︿﹀", "x" * 1000])
def test_nothing_fits_nonsense(built: Path, tmp_path: Path, text: str) -> None:
    assert answers(built, "zh", [text], tmp_path) == [[]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_search_loads_is_small(built: Path, lang: str) -> None:
    index, script = (built / "assets" / name for name in (f"search.{lang}.json", "search.js"))
    assert len(gzip.compress(index.read_bytes())) + len(gzip.compress(script.read_bytes())) < 100_000
