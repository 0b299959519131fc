"""The workbench in the Pyodide that its page gets says byte for byte what the same program says here."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.browser.workbench import Session
from generator.bundle import wheels
from generator.bundle.runtime import RuntimeMissing, find_runtime
from generator.bundle.workbench import build_workbench, texts
from tests.conftest import Sample
from tests.data.casebook import HERE as CASES
from tests.data.casebook import REAL, case_names, copy_data, edited, expected, read_case
from tests.fuzz import MUTATORS
from tests.pyodide.conftest import HERE

pytestmark = pytest.mark.pyodide
Files = dict[str, str]
PROOFS = CASES.parent / "proof" / "bad"
DAMAGED = 80
FEW = 6
"""Mistakes replayed in short, of more than 170."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("data"))


def made_in_an_editor(case: dict[str, Any]) -> bool:
    """Whether a mistake is one of the text of a file that there is: in the browser no file is deleted, added or saved in another encoding."""
    return all(
        not {"delete", "encoding"} & set(edit) and (REAL.parent / str(edit["file"])).is_file()
        for edit in case["edits"]
    )


def files_of(root: Path, case: dict[str, Any]) -> Files:
    with edited(root, case["edits"]):
        names = {str(edit["file"]).removeprefix("policy_data/") for edit in case["edits"]}
        return {name: (root / name).read_bytes().decode() for name in sorted(names)}


def seeded(root: Path) -> Iterator[Files]:
    """Every mistake that is seeded in the tests of the data and of the proof."""
    cases = [read_case(name) for name in case_names()]
    cases += [yaml.safe_load(file.read_text("utf-8")) for file in sorted(PROOFS.glob("*.yaml"))]
    yield from (files_of(root, case) for case in cases if made_in_an_editor(case))


def damaged() -> Iterator[Files]:
    """Random damage, one file at a time; only of texts that an editor can hold."""
    known = texts(REAL)
    for seed in range(DAMAGED):
        pick = random.Random(seed)
        name = pick.choice(sorted(known))
        lines = known[name].split("\n")
        pick.choice(MUTATORS)(lines, pick)
        yield {name: "\n".join(lines)}


def mistakes(root: Path) -> list[str]:
    """The data as it stands, and with each mistake in it."""
    return [
        json.dumps({"op": "validate", **more})
        for more in ({}, *({"files": files} for files in (*seeded(root), *damaged())))
    ]


def other_requests() -> list[str]:
    """One limit changed, and all that the page asks of that; and requests that are refused."""
    limit = {
        "catalogue/2021/02.yaml": texts(REAL)["catalogue/2021/02.yaml"].replace(
            "pigs_sold_per_year >= 5000", "pigs_sold_per_year >= 6000"
        )
    }
    asked: list[dict[str, Any]] = [{"op": "impact", "files": limit, "lang": lang} for lang in ("zh", "en")]
    asked += [{"op": op, "files": limit, "item": 3} for op in ("diff", "items", "questions")]
    asked += [
        {"op": "preview", "files": limit, "items": [3], "facts": {"pigs_sold_per_year": pigs}}
        for pigs in (4999, 5000, 6000, "many")
    ]
    asked += [{"op": "preview", "items": [999]}, {"op": "questions", "item": "x"}, {"op": "nothing"}]
    return [json.dumps(request) for request in asked]


def test_every_seeded_mistake_and_random_damage_gets_the_same_bytes(
    root: Path, tmp_path: Path, sample: Sample
) -> None:
    """In short a sample of the mistakes."""
    every = mistakes(root)
    assert len(every) > 170
    lines = [*sample(every, FEW), *other_requests()]
    build_workbench(REAL, tmp_path / "workbench")
    given = tmp_path / "requests.jsonl"
    given.write_text("\n".join(lines), "utf-8")
    command = ["node", str(HERE / "replay_workbench.mjs"), str(tmp_path / "workbench"), str(given)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=1800,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    there = done.stdout.split("\n")[:-1]
    session = Session(json.dumps(texts(REAL)), str(tmp_path / "here" / "policy_data"))
    here = [session.ask(line) for line in lines]
    assert len(there) == len(here)
    wrong = [
        f"{line[:300]}\n  CPython: {a[:600]}\n  Pyodide: {b[:600]}"
        for line, a, b in zip(lines, here, there, strict=True)
        if a != b
    ]
    assert not wrong, f"{len(wrong)} of {len(lines)} differ, first:\n" + "\n".join(wrong[:3])


@pytest.mark.parametrize(
    "name",
    [
        "several_at_once",
        "several_in_one_file",
        "full_width_colon",
        "misspelt_key",
        "unclosed_quote",
        "asterisk",
    ],
)
def test_the_words_are_those_of_validate(name: str, root: Path, tmp_path: Path) -> None:
    case = read_case(name)
    with edited(root, case["edits"]) as lines:
        names = {str(edit["file"]).removeprefix("policy_data/") for edit in case["edits"]}
        files = {file: (root / file).read_text("utf-8") for file in names}
        session = Session(json.dumps(texts(REAL)), str(tmp_path / "policy_data"))
        found = json.loads(session.ask(json.dumps({"op": "validate", "files": files})))["result"]["findings"]
        for lang in ("zh", "en"):
            assert sorted(row["text"][lang] for row in found if row["new"]) == sorted(
                expected(case, lang, lines)
            )  # type: ignore[arg-type]


def test_the_wheel_is_of_the_release_and_for_the_python_that_are_pinned() -> None:
    assert wheels.pinned(wheels.ROOT / "requirements.lock")[wheels.CORE] == wheels.pinned()[wheels.CORE]
    assert wheels.platform(find_runtime())[0].startswith("pyemscripten_")
    assert any(name.endswith(".so") for name in wheels.compiled_core(find_runtime()))


def test_a_wheel_that_was_altered_is_refused(tmp_path: Path) -> None:
    for wheel in wheels.FOLDER.glob("*.whl"):
        shutil.copyfile(wheel, tmp_path / wheel.name)
    assert wheels.find_wheels(find_runtime(), tmp_path).keys() == wheels.pinned().keys()
    core = wheels.find_wheels(find_runtime(), tmp_path)[wheels.CORE]
    with core.open("ab") as file:
        file.write(b"planted")
    with pytest.raises(RuntimeMissing, match="its checksum differs"):
        wheels.find_wheels(find_runtime(), tmp_path)


def test_the_lock_holds_what_the_project_names() -> None:
    named = tomllib.loads((wheels.ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["pyodide"]
    releases = wheels.pinned()
    assert {name.partition("==")[0] for name in named} == set(releases)
    assert all(releases[name.partition("==")[0]] == name.partition("==")[2] for name in named if "==" in name)
