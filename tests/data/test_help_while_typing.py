"""Schemas and templates: what is kept equals what is made, real files fit, mistaken ones do not, filled templates pass."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.authoring import schema
from generator.authoring.templates import KINDS, WITHIN, template
from generator.cli.main import main
from generator.lint.run import load_and_lint
from generator.source import document as source
from tests.data.casebook import REAL, case_names, edited, read_case
from tests.export.json_schema import problems

ROOT = REAL.parent
SHAPES = schema.shapes()


def schema_of(path: str) -> list[str]:
    """The schemas that the settings give a file."""
    globs = schema.settings()["yaml.schemas"]
    fits = [
        name
        for name, files in globs.items()
        if any(re.fullmatch(re.escape(file).replace(r"\*", "[^/]*"), f"policy_data/{path}") for file in files)
    ]
    return [Path(name).stem for name in fits]


def misfits(root: Path, path: str) -> list[str]:
    """Where a file departs from its schema."""
    (name,) = schema_of(path)
    made = schema.schema(name)
    document = source.read(root / path, path)
    return (
        list(problems(document.data, made, made))
        if not document.findings
        else [finding.code for finding in document.findings]
    )


def test_what_is_kept_is_what_is_made() -> None:
    for path, text in schema.files().items():
        assert (ROOT / path).read_text("utf-8") == text, f"{path}: run `eia-guide schema`"
    kept = {file.relative_to(ROOT).as_posix() for file in (ROOT / schema.FOLDER).iterdir()}
    assert kept == {path for path in schema.files() if path.startswith(schema.FOLDER)}


def test_every_file_has_one_schema_and_fits_it() -> None:
    for file in sorted(REAL.rglob("*.yaml")):
        assert misfits(REAL, file.relative_to(REAL).as_posix()) == [], file.name


def test_every_key_is_explained_in_chinese_and_no_word_is_left_over() -> None:
    used = set()
    for name in SHAPES:
        for model, definition in {
            **schema.schema(name)["$defs"],
            getattr(SHAPES[name][1], "__name__", ""): schema.schema(name),
        }.items():
            for key, value in definition.get("properties", {}).items():
                assert re.search(r"[\u4e00-\u9fff]", value["description"]), f"{model}.{key}"
                used |= {key, f"{model}.{key}"}
    assert sorted(set(schema.fields()) - used) == []


def structural(case: dict[str, Any]) -> bool:
    """A mistake of one file's form, which its schema can know: a key, a type, a value."""
    edit = case["edits"][0]
    said = {code for text in case["expect"]["en"] for code in re.findall(r"error\[([a-z-]+)\]", text)}
    return (
        len(case["edits"]) == 1
        and "content" not in edit
        and bool(said)
        and said <= {"missing", "unknown-key", "type", "value"}
    )


OWN_RULES = {
    "agenda_without_time", "agenda_yearly_bare", "fact_without_no", "fine_upside_down", "fine_without_amount", "given_unsaid", "given_unsourced",
    "placeholder_address", "service_without_way", "unnamed_measure",
}  # fmt: skip
"""Rules that bind several keys, or know of addresses: our own check alone holds them."""


@pytest.mark.parametrize(
    "name", [name for name in case_names() if structural(read_case(name)) and name not in OWN_RULES]
)
def test_an_editor_underlines_what_validate_would_refuse(name: str, root: Path) -> None:
    case = read_case(name)
    with edited(root, case["edits"]):
        assert misfits(root, str(case["edits"][0]["file"]).removeprefix("policy_data/"))


def test_the_editor_is_told_of_every_schema_and_loads_none_from_elsewhere() -> None:
    settings = schema.settings()
    assert set(settings["yaml.schemas"]) == {f"{schema.FOLDER}/{name}.json" for name in SHAPES}
    assert settings["yaml.schemaStore.enable"] is False
    assert all(not text.startswith("http") for text in settings["yaml.schemas"])
    refs = [
        ref for name in SHAPES for ref in re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema.schema(name)))
    ]
    assert refs and all(ref.startswith("#/$defs/") for ref in refs)


# -- templates ---------------------------------------------------------------------------------------------------

SOURCE = "[{instrument: department_account_2022, at: {zh: 全文, en: whole text}}]"
FILLED: dict[str, dict[str, str]] = {
    "item": {
        "number": "174", "zh": "冰雪场馆", "en": "Ice and snow venues", "codes": '["8921"]', "also_called": "{zh: [滑冰馆], en: [ice rink]}",
        "report": None, "form": "hospital_beds >= 50 beds", "registration": "otherwise",
    },
    "row": {
        "row": "73", "zh": "专用设备制造及维修", "en": "special equipment manufacturing", "category": "专用设备制造业", "items": "[72]", "documents": "[report, form]", "established": "false",
    },
    "exempt": {"id": "ice_rinks", "zh": "滑冰馆", "en": "ice rinks", "items": "[97]", "what": "{zh: 室内滑冰馆。, en: Indoor ice rinks.}"},
    "measure": {
        "number": "11", "zh": "专人联系重点项目", "en": "a contact person for key projects", "stage": "design",
        "what": "{zh: 每个项目有专人联系。, en: Each project has a contact person.}", "help_now": "{zh: 问当地生态环境局。, en: Ask the local ecology bureau.}",
        "when": "major_project", "standing": "reported",
    },
    "service": {
        "id": "contact_person", "zh": "专人联系", "en": "a contact person", "what": "{zh: 有专人联系。, en: There is a contact person.}",
        "how": "{zh: 拨打12345。, en: Call 12345.}", "contacts": "[hotline_12345]", "when": "major_project", "effective": '{from: "2026-12-01"}',
    },
    "instrument": {
        "代号": "contact_notice_2026", "zh": "关于专人联系的通知", "en": "Notice on contact persons", "number": '"青生发〔2026〕1号"', "kind": "notice",
        "issuer": "{zh: 青海省生态环境厅, en: Qinghai Department of Ecology and Environment}", "dated": '"2026-11-30"', "effective": '{from: "2026-12-01"}', "url": None,
    },
    "question": {
        "id": "who_is_my_contact", "ask": "{zh: 谁是我的联系人？, en: Who is my contact person?}",
        "answer": "{zh: 问当地生态环境局。, en: Ask the local ecology bureau.}", "topic": "help",
    },
    "change": {"id": "contact_persons", "date": '"2026-11-22"', "zh": "写明了联系人。", "en": "Contact persons are named.", "who": "{zh: 重点项目。, en: Key projects.}", "pages": "[services]"},
    "clock": {
        "id": "promised_registration", "zh": "登记表承诺时限", "en": "promised time for a registration form", "document": "registration", "tracks": "[filing]", "kind": "promised",
        "days": "1", "unit": "working_day", "starts": "{zh: 提交之日, en: the day it is filed}", "excludes": "{zh: 没有, en: none}", "effective": '{from: "2026-12-01"}',
    },
    "event": {"date": '"2026-12-01"', "zh": "专人联系开始。", "en": "Contact persons begin.", "instrument": "department_account_2022"},
    "term": {"id": "contact_person", "zh": "联系人", "en": "contact person", "meaning": "{zh: 负责联系项目的人。, en: The person who keeps in touch with a project.}"},
    "unknown": {
        "id": "who_the_contact_is", "zh": "谁是联系人", "en": "who the contact person is", "effect": "{zh: 不知道找谁。, en: Nobody knows whom to ask.}",
        "settle": "{zh: 审批窗口, en: the approval window}", "file": "policy_data/services.yaml",
    },
    "scenario": {
        "id": "clinic_of_sixty_beds", "zh": "新建卫生院，住院床位60张。", "en": "A new clinic with 60 beds.", "items": "[108]",
        "facts": "{project_nature: new_build, hospital_beds: 60}", "on": '"2026-11-23"', "expect": "{status: decided, document: form}",
    },
    "case": {"item": "108", "facts": "{project_nature: new_build, hospital_beds: 60}", "document": "form"},
    "contact": {"id": "contact_desk", "zh": "联系窗口", "en": "contact desk", "what": "{zh: 问联系人。, en: Ask who your contact is.}", "phone": '"12345"'},
    "penalty": {"id": "no_contact", "zh": "没有联系人", "en": "there is no contact person", "documents": "[report]", "sanction": "{zh: 责令改正。, en: It has to be put right.}", "effective": None},
    "year": {"代号": '"2027"', "holidays": '["2027-01-01"]', "makeup_days": "[]"},
    "fact": {"代号": "has_contact", "type": "yes_no", "ask": "{zh: 有联系人吗？, en: Is there a contact person?}", "yes": "{zh: 有联系人, en: there is a contact person}", "no": "{zh: 没有联系人, en: there is no contact person}"},
}  # fmt: skip
"""How a clerk fills each template in; None deletes the line."""
BESIDES = {
    "fact": {"unused-fact"},
    "item": {"count"},
    "measure": {"count"},
    "row": {"incomplete-list"},
    "year": {"few-holidays"},
}
"""What remains to be done elsewhere: a declared total."""


def fill(text: str, values: dict[str, Any]) -> Iterator[str]:
    """The lines of a template with its values put in."""
    for line in text.rstrip("\n").split("\n"):
        start, key = re.match(r"(\s*(?:- )?)([^:]+):", line).groups()  # type: ignore[union-attr]
        if key == "代号":
            yield f"{start}{values[key]}:"
        elif key not in values:
            yield f"{start}{key}: {SOURCE}" if key == "sources" else line
        elif values[key] is not None:
            yield f"{start}{key}: {values[key]}"


@pytest.fixture(scope="session")
def usual(root: Path) -> set[tuple[str, str]]:
    """What is found in the real data."""
    return {(f.place.path, f.code) for f in load_and_lint(root).findings}


@pytest.mark.parametrize("name", KINDS)
def test_a_filled_template_passes_and_one_left_alone_does_not(
    name: str, root: Path, usual: set[tuple[str, str]]
) -> None:
    kind = KINDS[name]
    path = kind.file.format(edition="2021", category="49")
    file = root / path
    before = file.read_bytes()
    try:
        assert main(["new", name, "--write", "--category", "49", "--data", str(root)]) == 0
        left = [
            f for f in load_and_lint(root).findings if f.place.path.endswith(path) and f.severity == "error"
        ]
        assert left, "nothing says that the template is not filled in"
        lines = file.read_text("utf-8").split("\n")
        old = before.decode().split("\n")
        start = next(i for i, (a, b) in enumerate(zip(lines, [*old, None], strict=False)) if a != b)
        count = len(lines) - len(old)
        file.write_text(
            "\n".join(
                [
                    *lines[:start],
                    *fill("\n".join(lines[start : start + count]), FILLED[name]),
                    *lines[start + count :],
                ]
            ),
            "utf-8",
        )
        found = [f for f in load_and_lint(root).findings if (f.place.path, f.code) not in usual]
        assert [f.text("en") for f in found if f.code not in BESIDES.get(name, ())] == []
        assert misfits(root, path) == []
    finally:
        file.write_bytes(before)


def test_templates_say_what_each_key_means_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for name in KINDS | WITHIN:
        assert all(
            re.search(r"# .*[\u4e00-\u9fff]", line) for line in template(name).split("\n") if ": " in line
        )
    assert main(["new", "measure"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("# 措施：加到 policy_data/measures.yaml 的 measures 下面")
    assert main(["new", "item"]) == 1, "the category must be named"


def test_what_stands_within_a_record_or_is_a_file_is_printed_with_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", "edition", "--edition", "2027"]) == 0
    said = capsys.readouterr().out
    assert "policy_data/catalogue/2027/edition.yaml" in said and "\nbased_on: " in said
    assert main(["new", "dated", "--category", "2"]) == 0
    said = capsys.readouterr().out
    assert "policy_data/catalogue/2021/02.yaml" in said and '\n      - from: "年-月-日"' in said
    assert main(["new", "dated", "--category", "2", "--write", "--lang", "en"]) == 1
    assert "paste" in capsys.readouterr().err


def test_schema_command_writes_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--out", str(tmp_path), "--lang", "en"]) == 0
    assert (tmp_path / ".vscode" / "settings.json").is_file()
    assert len(list((tmp_path / schema.FOLDER).iterdir())) == len(SHAPES)
