"""The command line: what it takes, what it refuses, and every form of the sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from generator.cli.main import main
from generator.compile.compile import compile_data
from generator.lint.redirects import check_addresses
from generator.lint.run import load_and_lint
from generator.site.atom import feed
from generator.site.renderer import markdown
from generator.site.site import Site
from generator.site.views import all_pages, slugs
from tests.conftest import DATA, ROOT
from tests.data.casebook import copy_data
from tests.impact.conftest import Repository
from tests.impact.test_sheet import PIGS, PROMISE

LINES = (DATA / PIGS[0]).read_text("utf-8").splitlines()
AT = f"policy_data/{PIGS[0]}:{next(n for n, line in enumerate(LINES, 1) if PIGS[1] in line)}"
"""Where the limit stands."""


class Balanced(HTMLParser):
    """Every tag is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def both(repository: Repository) -> str:
    """A revision with a limit and a clock changed."""
    return repository.commit("both", PIGS, PROMISE)


def run(repository: Repository, *words: str) -> int:
    return main(["impact", *words, "--data", str(repository.data), "--no-pages"])


def test_a_past_rewritten_in_silence_is_refused_if_asked(
    repository: Repository, both: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "base", both, "--strict") == 1
    assert "过去的日子也得出不同的结论" in capsys.readouterr().err
    said = (
        '  - {id: mended, date: "2026-11-30", zh: 改正两个数。, en: Two numbers are put right., who: {zh: 养殖场。,'
        " en: Farms.}, corrects: {zh: 数字抄错了。, en: They had been copied wrongly.}, pages: [clocks]}\n"
    )
    first = "  - id: texts_read\n"
    mended = repository.commit("mended", PIGS, PROMISE, ("changes.yaml", first, said + first))
    assert run(repository, "base", mended, "--strict") == 0
    assert run(repository, "base", both) == 0  # a sheet is made for somebody to look at: that is no failure


def test_revisions_and_folders_say_the_same(
    repository: Repository,
    both: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    untouched: Callable[[], str],
) -> None:
    assert run(repository, "base", both, "--json") == 0
    by_revision = json.loads(capsys.readouterr().out)
    folder = copy_data(tmp_path)
    for file, before, after in (PIGS, PROMISE):
        (folder / file).write_text((folder / file).read_text("utf-8").replace(before, after), "utf-8")
    assert run(repository, "base", str(tmp_path), "--json") == 0
    by_folder = json.loads(capsys.readouterr().out)
    assert (
        by_revision["new"]["revision"] == repository.git("rev-parse", both)
        and by_folder["new"]["revision"] == ""
    )
    for name in ("old", "new"):
        del by_revision[name], by_folder[name]
    assert by_revision == by_folder and by_revision["moves"]


def test_the_working_folder_is_the_default(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    file = repository.data / PIGS[0]
    text = file.read_text("utf-8")
    file.write_text(text.replace(PIGS[1], PIGS[2]), "utf-8")
    try:
        assert run(repository, "base", "--json") == 0
        assert {move["item"] for move in json.loads(capsys.readouterr().out)["moves"]} == {3}
        assert file.read_text("utf-8") != text  # what is not committed is still there
    finally:
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_and_markdown(
    repository: Repository, both: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "base", both, "--lang", lang) == 0
    said = capsys.readouterr().out
    assert AT in said and PIGS[2] in said
    first, *summary = said.splitlines()[:8]
    assert first.startswith({"zh": "过去的日子", "en": "Days gone by"}[lang])
    assert any(line.startswith({"zh": "4种项目", "en": "4 kinds of project"}[lang]) for line in summary)
    assert run(repository, "base", both, "--lang", lang, "--format", "markdown") == 0
    said = capsys.readouterr().out
    assert said.startswith("# ") and f"  + {AT}  - {PIGS[2]}" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_stands_alone_and_is_escaped(repository: Repository, lang: str, tmp_path: Path) -> None:
    name = f"marks_{lang}"
    before = "    zh: 报告书承诺时限\n    en: promised time for a report\n"
    repository.commit(
        name,
        ("clocks.yaml", before, "    zh: 报告书<img src=x>承诺&时限\n    en: promised <img src=x> & time\n"),
    )
    target = tmp_path / "sheet.html"
    assert run(repository, "base", name, "--lang", lang, "--format", "html", "-o", str(target)) == 0
    said = target.read_text("utf-8")
    assert "<img" not in said and "&lt;img src=x&gt;" in said
    assert "<script" not in said and "http://" not in said and "https://" not in said and "url(" not in said
    Balanced().feed(said)


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("no-such", "neither a folder nor a revision"),
        ("base:policy_data", "neither a folder nor a revision"),
        ("empty", "holds no policy data"),
    ],
)
def test_what_is_no_state_of_the_data(
    repository: Repository, old: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if old == "empty":
        tree = repository.git("mktree", "--missing")
        repository.git("tag", "-f", "empty", repository.git("commit-tree", "-m", "empty", tree))
    assert run(repository, old, "--lang", "en") == 1
    printed = capsys.readouterr()
    assert said in printed.err and printed.out == ""
    assert run(repository, "base", old, "--lang", "zh") == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_word_that_looks_like_an_option_is_not_one(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["impact", "--data", str(repository.data), "--lang", "en", "--", "--output=x"]) == 1
    assert "neither a folder nor a revision" in capsys.readouterr().err


def test_outside_a_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copy_data(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["impact", "HEAD", "--data", str(data), "--lang", "en"]) == 1
    assert "is not in a git repository" in capsys.readouterr().err


def test_a_folder_without_data(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, str(tmp_path), "--lang", "en") == 1
    assert "holds no policy data" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "side"), [(("broken", "base"), "old"), (("base", "broken"), "new")])
def test_a_state_with_errors_says_which_and_what(
    repository: Repository, words: tuple[str, ...], side: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "broken" not in repository.git("tag").split():
        repository.commit("broken", (PIGS[0], PIGS[1], "pigs_sold_per_yaer >= 5000 head/a"))
    assert run(repository, *words, "--lang", "en") == 1
    printed = capsys.readouterr()
    assert printed.out == "" and f"the data of the {side} state (broken)" in printed.err
    assert f"{AT}:11: error[" in printed.err and "pigs_sold_per_year" in printed.err


def test_of_pages_not_compared_nothing_is_said(
    repository: Repository, both: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "base", both, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (
        said["pages"] is None
        and "page" not in " ".join(said["summary"]["en"])
        and "页面" not in "".join(said["summary"]["zh"])
    )


def test_what_cannot_be_written(
    repository: Repository, both: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "base", both, "-o", str(tmp_path / "no" / "sheet.txt"), "--lang", "en") == 1
    assert "not done: " in capsys.readouterr().err


def test_the_entry_goes_into_page_and_feed(
    repository: Repository, both: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pasted as it is printed, the entry passes validation and is on the page and in the feed, with its pages and points."""
    root = tmp_path / "new"
    root.mkdir()
    repository.git("--work-tree", str(root), "checkout", "--force", both, "--", "policy_data")
    repository.git("reset", "--quiet", "--hard")
    data = root / "policy_data"
    assert main(["impact", "base", str(data), "--data", str(repository.data), "--entry"]) == 0
    printed = capsys.readouterr().out
    file = data / "changes.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("changes:\n", "changes:\n" + printed, 1), "utf-8")
    loaded = load_and_lint(data)
    loaded.check()
    compiled = compile_data(loaded, index=False)
    assert check_addresses(loaded, slugs(compiled)) == []
    change = compiled["changes"]["changes"][0]
    day = compiled["current_to"].replace("-", "_")
    assert change["id"] == f"update_{day}" and {"clocks", "catalogue"} & set(change["pages"])
    _shown(compiled, change)


def _shown(compiled: dict[str, Any], change: dict[str, Any]) -> None:
    site = Site(compiled, ROOT / "site_src")
    pages = all_pages(site)
    site.know(pages)
    (page,) = [page for page in pages if page.slug == "changes"]
    for lang in ("zh", "en"):
        text, news = markdown(site, page, lang), feed(site, lang)
        ElementTree.fromstring(news)
        for point in change["details"]:
            assert point[lang][:12] in text and point[lang][:12] in news
        assert change[lang][:12] in news


def test_an_entry_of_yaml(repository: Repository, both: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The figures of the entry are those of the sheet."""
    assert run(repository, "base", both, "--json") == 0
    sheet = json.loads(capsys.readouterr().out)
    assert run(repository, "base", both, "--entry") == 0
    (entry,) = yaml.safe_load(capsys.readouterr().out)
    assert "→" not in entry["en"] + entry["zh"] and "kinds of project" not in entry["en"], "words for readers"
    assert "or some projects of Item 3" in entry["en"] and "第3项" in entry["zh"]
    assert len(entry["details"]) == len(sheet["moves"]), "the clock is told in the text, with its days"


def test_pages_that_read_differently(repository: Repository) -> None:
    """A word in the glossary: that page alone, and not because a line of a file moved."""
    text = (repository.data / "glossary.yaml").read_text("utf-8")
    name = next(line for line in text.splitlines() if line.strip().startswith("en: "))
    sheet = repository.compare(
        "glossary",
        (
            "glossary.yaml",
            text,
            "# one line more\n"
            + text.replace(name, name.rstrip('"') + " indeed" + ('"' if name.endswith('"') else ""), 1),
        ),
        with_pages=True,
    )
    assert "glossary" in sheet.pages.changed and len(sheet.pages.changed) < 5
    assert not sheet.pages.added and not sheet.pages.removed
