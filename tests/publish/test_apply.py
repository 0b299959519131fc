"""A package put into the data folder: looked at, merged, whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import generator.publish.applying
from generator.browser.state import NONE
from generator.cli.main import main
from generator.findings.finding import DataError
from generator.findings.refusal import Refusal
from generator.publish.applying import Applied, Clashing, Silent, apply, write_to
from generator.publish.applying import signed as signatures
from generator.publish.merging import Merged
from generator.publish.package import FileChange, Package, from_bytes
from generator.review.examine import examine
from tests.data.casebook import copy_data
from tests.publish.conftest import CLOCKS, FIFTEEN, TWENTY, change, package, published

LOOK = partial(examine, choose=lambda data, policy: NONE, index=False, sound=True)
"""Without the proof and the scenarios, which one test below runs."""

MENDED = (
    '  - {id: mended, date: "2026-11-30", zh: 改正。, en: Mended., who: {zh: 所有人。, en: Everyone.}, pages: [clocks],'
    " corrects: {zh: 天数抄错。, en: Copied wrongly.}}\n"
)


def put(made: Package, data: Path) -> Applied:
    return apply(made, data, LOOK)


def mending(made: Package, entry: str) -> Package:
    """The same, with an entry that says which error it mends."""
    told = change("changes.yaml", ("changes:\n", f"changes:\n{entry}"))
    return package(*made.files, told).signed("李四", "2026-12-01", "agreed")


def replaced(data: Path, before: str, after: str, file: str = CLOCKS) -> None:
    text = (data / file).read_text("utf-8")
    assert before in text
    (data / file).write_text(text.replace(before, after, 1), "utf-8")


def test_a_past_rewritten_in_silence_is_refused_and_its_example_is_right_if_copied(
    data: Path, signed: Package
) -> None:
    before = published(data)
    with pytest.raises(Silent) as refused:
        put(signed, data)
    assert published(data) == before
    zh, en = (refused.value.words[lang] for lang in ("zh", "en"))
    assert "2022-08-11 至 2026-11-29" in zh and "20个工作日 → 15个工作日" in zh
    assert "2022-08-11 to 2026-11-29" in en and "20 working days → 15 working days" in en
    assert "`corrects` in a new entry of changes.yaml" in en
    example = en[en.index("  - id: ") :]
    assert zh.endswith(example)
    applied = put(mending(signed, example), data)
    assert applied.sheet is not None and applied.sheet.past_turns and applied.findings == ()
    assert published(data)["changes.yaml"].startswith(
        before["changes.yaml"].partition("  - id: ")[0] + example
    )


def test_a_change_from_a_past_day_rewrites_only_the_days_since_and_is_refused(data: Path) -> None:
    rest = "    registration: large_scale_farm\n    rest: outside\n"
    since = f'{rest}    changes:\n      - from: "2024-07-01"\n        registration: null\n'
    made = package(change("catalogue/2021/02.yaml", (rest, since))).signed("李四", "2026-12-01", "agreed")
    before = published(data)
    with pytest.raises(Silent) as refused:
        put(made, data)
    assert published(data) == before
    for lang, days in (("zh", "2024-07-01 至 2026-11-29"), ("en", "2024-07-01 to 2026-11-29")):
        said = refused.value.words[lang]
        assert days in said and "2021-01-01" not in said
        assert "corrects:" in said


def test_kinds_of_project_that_would_have_been_answered_otherwise_are_named(data: Path) -> None:
    pigs = ("pigs_sold_per_year >= 5000 head/a", "pigs_sold_per_year >= 8000 head/a")
    made = package(change("catalogue/2021/02.yaml", pigs)).signed("李四", "2026-12-01", "agreed")
    with pytest.raises(Silent, match=r"2021-01-01 to .*Item 3, "):
        put(made, data)


def test_two_clerks_change_one_file_and_both_changes_are_published(data: Path, signed: Package) -> None:
    replaced(data, "    days: 10\n", "    days: 8\n")
    applied = put(mending(signed, MENDED), data)
    assert applied.merged.moved == (CLOCKS,) and applied.sheet is not None
    text = published()[CLOCKS]
    wanted = text.replace(TWENTY, FIFTEEN, 1).replace("    days: 10\n", "    days: 8\n", 1)
    assert (data / CLOCKS).read_text("utf-8") == wanted
    assert put(signed, data).sheet is None, "a second time there is nothing to do"


def test_two_clerks_change_one_value_and_the_second_is_refused(data: Path, signed: Package) -> None:
    replaced(data, TWENTY, "    days: 18\n")
    before = published(data)
    with pytest.raises(Clashing, match="published 18; package 15"):
        put(signed, data)
    assert published(data) == before
    link = data.parent / "link"
    link.symlink_to(data)
    with pytest.raises(Refusal, match="is a link"):
        put(signed, link)


def test_without_a_second_person_nothing_is_written_unless_the_data_say_so(data: Path, made: Package) -> None:
    texts = published()
    with pytest.raises(Refusal, match="nobody but its author"):
        put(made, data)
    returned = made.signed("李四", "2026-12-01", "returned", "why 15?")
    with pytest.raises(Refusal, match="why 15"):
        signatures(returned, texts)
    signatures(returned.signed("李四", "2026-12-02", "agreed"), texts)
    assert published(data) == texts
    site = texts["site.yaml"].replace("site_id_code:", "second_person: false\nsite_id_code:")
    signatures(made, {**texts, "site.yaml": site})


def test_what_has_errors_is_refused_with_the_findings_and_nothing_is_written(data: Path) -> None:
    wrong = package(change(CLOCKS, (TWENTY, "    dyas: 20\n"))).signed("李四", "2026-12-01", "agreed")
    before = published(data)
    with pytest.raises(DataError) as refused:
        put(wrong, data)
    assert any(finding.place.path == "policy_data/clocks.yaml" for finding in refused.value.findings)
    assert published(data) == before and [path.name for path in data.parent.iterdir()] == ["policy_data"]


def test_files_are_added_changed_and_removed(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("a: 1\n", "utf-8")
    files = (FileChange("old.yaml", "a: 1\n", None), FileChange("cases/2021/new.yaml", None, "b: 二\n"))
    write_to(tmp_path, Merged(files, (), ()))
    assert published(tmp_path) == {"cases/2021/new.yaml": "b: 二\n"}


def test_data_that_change_while_they_are_checked_are_left_alone(
    data: Path, signed: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*_: object) -> Applied:
        replaced(data, "    days: 10\n", "    days: 8\n")
        return Applied(Merged((), (), ()), None)

    monkeypatch.setattr(generator.publish.applying, "_looked", changed)
    monkeypatch.setattr(generator.publish.applying, "_side", lambda source: None)
    with pytest.raises(Refusal, match="Run it again"):
        put(signed, data)
    assert TWENTY in (data / CLOCKS).read_text("utf-8")


def test_from_two_folders_to_the_published_data_on_the_command_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """package, sign, apply: with the whole check, as an office without a forge does it."""
    (tmp_path / "mine").mkdir()
    mine = copy_data(tmp_path / "mine")
    replaced(mine, "zh: 报告书承诺时限", "zh: 报告书的承诺时限")
    first, second = str(tmp_path / "a.zip"), str(tmp_path / "b.zip")
    who = ["--author", "张三", "--day", "2026-12-01", "--note", "更正名称"]
    assert main(["package", str(data), str(mine), *who, "-o", first]) == 0
    assert main(["apply", first, "--data", str(data)]) == 1
    assert main(["sign", first, "--name", "李四", "--day", "2026-12-02", "-o", second]) == 0
    assert set(from_bytes(Path(second).read_bytes()).sheets) == {"zh.html", "en.html", "zh.md", "en.md"}
    capsys.readouterr()
    assert main(["apply", second, "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "张三" in said and "李四 2026-12-02" in said and "policy_data/clocks.yaml" in said
    assert published(data) == published(mine)
