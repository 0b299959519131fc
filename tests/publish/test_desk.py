"""The workbench's session makes, opens, merges and signs packages: what its page asks, asked of Python itself."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from generator.browser.workbench import Session
from generator.publish.merging import onto
from generator.publish.package import from_bytes
from tests.publish.conftest import CLOCKS, FIFTEEN, TWENTY, published

TEN, EIGHT = "    days: 10\n", "    days: 8\n"


class Profile:
    """A browser with what is published there."""

    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.texts = texts
        self.session = Session(json.dumps(texts), str(folder / "policy_data"))

    def ask(self, op: str, **more: Any) -> Any:
        answer = json.loads(self.session.ask(json.dumps({"op": op, "files": {}, **more})))
        return answer["result"] if answer["ok"] else answer["errors"][0]["en"]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return published()


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Profile:
    """Whoever made the change, and whoever signs before anybody has published."""
    return Profile(tmp_path_factory.mktemp("clerk"), texts)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Profile:
    """A browser of a day later: somebody has published another limit in the same file."""
    return Profile(tmp_path_factory.mktemp("later"), {**texts, CLOCKS: texts[CLOCKS].replace(TEN, EIGHT, 1)})


@pytest.fixture(scope="module")
def content(clerk: Profile, texts: dict[str, str]) -> str:
    """The package of twenty days become fifteen, in base64."""
    files = {CLOCKS: texts[CLOCKS].replace(TWENTY, FIFTEEN, 1)}
    taken = clerk.ask("package", files=files, name="张三", day="2026-12-01", note="练习")
    assert taken["name"].startswith("eia-guide-2026-12-01-") and taken["name"].endswith(".zip")
    return str(taken["content"])


SIGNS = {"name": "李四", "day": "2026-12-02", "verdict": "agreed", "note": ""}


def test_a_second_person_opens_it_sees_the_change_and_signs(clerk: Profile, content: str) -> None:
    opened = clerk.ask("open", content=content)
    assert opened["author"] == {"name": "张三", "day": "2026-12-01", "note": "练习"}
    assert opened["moved"] == opened["conflicts"] == opened["signatures"] == []
    assert FIFTEEN in opened["edits"][CLOCKS] and opened["second"] is True
    signed = from_bytes(
        base64.b64decode(clerk.ask("sign", files=opened["edits"], content=content, **SIGNS)["content"])
    )
    assert [one.name for one in signed.signatures] == ["李四"]
    assert "cannot sign" in clerk.ask(
        "sign", files=opened["edits"], content=content, **{**SIGNS, "name": "张 三"}
    )
    changed = {CLOCKS: opened["edits"][CLOCKS].replace(TEN, EIGHT, 1)}
    assert "your own name" in clerk.ask("sign", files=changed, content=content, **SIGNS)
    assert clerk.ask("sign", content=content, **{**SIGNS, "verdict": "returned"})["name"].endswith("-1.zip")


def test_over_what_was_published_meanwhile_it_is_merged_and_made_anew(
    later: Profile, content: str, texts: dict[str, str]
) -> None:
    opened = later.ask("open", content=content)
    assert opened["moved"] == [CLOCKS] and opened["conflicts"] == []
    assert FIFTEEN in opened["edits"][CLOCKS] and EIGHT in opened["edits"][CLOCKS]
    raw = base64.b64decode(later.ask("sign", files=opened["edits"], content=content, **SIGNS)["content"])
    signed = from_bytes(raw)
    assert signed.made_from == from_bytes(base64.b64decode(content)).digest and signed.author.name == "张三"
    assert signed.files[0].base == later.texts[CLOCKS] and onto(signed, later.texts).moved == ()
    sheet = signed.sheets["en.md"]
    assert "20 working days" in sheet and "10 working days" not in sheet, "against what is published now"


def test_what_both_changed_is_named_and_cannot_be_agreed_to(
    later: Profile, clerk: Profile, texts: dict[str, str]
) -> None:
    files = {CLOCKS: texts[CLOCKS].replace(TEN, "    days: 9\n", 1).replace(TWENTY, FIFTEEN, 1)}
    content = clerk.ask("package", files=files, name="张三", day="2026-12-01", note="")["content"]
    opened = later.ask("open", content=content)
    (clash,) = opened["conflicts"]
    assert [clash[side]["zh"] for side in ("base", "published", "package")] == ["10", "8", "9"]
    assert clash["held"] == {"published": "8", "package": "9"} and clash["steps"][-1] == "days"
    assert clash["where"] == "clocks/days" and clash["name"]["zh"] == "报告表承诺时限"
    assert EIGHT in opened["edits"][CLOCKS] and FIFTEEN in opened["edits"][CLOCKS]
    assert "cannot be agreed to" in later.ask("sign", files=opened["edits"], content=content, **SIGNS)


def test_what_cannot_be_submitted_or_opened_is_told(clerk: Profile, texts: dict[str, str]) -> None:
    who = {"name": "张三", "day": "2026-12-01", "note": ""}
    assert "nothing was changed" in clerk.ask("package", **who)
    wrong = {CLOCKS: texts[CLOCKS].replace(TWENTY, "    dyas: 20\n", 1)}
    assert "there are errors" in clerk.ask("package", files=wrong, **who)
    right = {CLOCKS: texts[CLOCKS].replace("zh: 报告书承诺时限", "zh: 报告书的承诺时限", 1)}
    assert "give a name" in clerk.ask("package", files=right, **{**who, "name": " "})
    for content in ("", "%%%", "AAAA", None, 3, base64.b64encode(b"PK" * 50).decode()):
        assert "no package" in clerk.ask("open", content=content)


def test_a_new_file_is_checked_and_gone_when_it_is_put_back(clerk: Profile) -> None:
    files = {"scenarios/firms.yaml": "scenarioz: []\n", "../x.yaml": "a: [\n", "x.txt": ""}
    found = clerk.ask("validate", files=files)["findings"]
    assert {one["path"] for one in found if one["severity"] == "error"} == {
        "policy_data/scenarios/firms.yaml"
    }
    root = clerk.session.folder.root
    assert (root / "scenarios/firms.yaml").exists() and not (root.parent / "x.yaml").exists()
    assert clerk.ask("diff") == [] and not (root / "scenarios/firms.yaml").exists()
