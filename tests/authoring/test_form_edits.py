"""What a form writes: one value takes the place of another, and every other byte of the file stays."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.forms import forms
from generator.authoring.schema import schema, shapes
from generator.bundle.scripts import bundled
from generator.bundle.workbench import SOURCE, texts, yaml_module
from generator.source import document as source
from tests.conftest import ROOT

REAL = ROOT / "policy_data"


MODULES = ("form_text.js", "form_choices.js", "form_conditions.js", "form_paste.js", "form_shape.js")


def in_node(tool: str, folder: Path, *given: str) -> dict[str, Any]:
    """What a script in Node says of the page's own modules, which are put together in a folder as ``all.js`` and by name."""
    sources = {name: (SOURCE / name).read_text("utf-8") for name in MODULES} | yaml_module()
    sources["all.js"] = "\n".join(f'export * from "./{name}";' for name in MODULES)
    for name, content in bundled(sources, ("form_text.js", "all.js")).files.items():
        (folder / name).write_bytes(content)
    done = subprocess.run(
        ["node", str(Path(__file__).with_name(tool)), str(folder), *given],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """Every scalar of every file changed in Node, by the very module of the page."""
    folder, out = tmp_path_factory.mktemp("modules"), tmp_path_factory.mktemp("out")
    given = folder / "files.json"
    given.write_text(json.dumps(texts(REAL)), "utf-8")
    return in_node("form_edits.mjs", folder, str(given), str(out)), out


def test_every_value_of_every_file_changes_alone(told: tuple[dict[str, Any], Path]) -> None:
    found, _ = told
    assert found["wrong"] == []
    assert found["scalars"] > 30_000
    assert set(found["kinds"]) == {"string", "number", "boolean"}
    assert min(found["put"], found["inserted"], found["renamed"]) > 100


def test_the_generator_reads_what_was_written(told: tuple[dict[str, Any], Path]) -> None:
    """By its own reader: before as the form read it, after as the form meant it."""
    _, out = told
    for name in texts(REAL):
        written = out / name.replace("/", "__")
        meant = json.loads(written.with_name(written.name + ".json").read_text("utf-8"))
        assert source.read(REAL / name, name).data == meant["before"], name
        document = source.read(written, name)
        assert document.data == meant["after"], (name, [finding.en for finding in document.findings][:3])


def test_every_file_has_a_form_with_ids_by_title_and_conditions_in_rows(tmp_path: Path) -> None:
    files, made = tmp_path / "files.json", tmp_path / "forms.json"
    files.write_text(json.dumps(texts(REAL)), "utf-8")
    made.write_text(json.dumps(forms()), "utf-8")
    found = in_node("form_shapes.mjs", tmp_path, str(files), str(made))
    assert found["wrong"] == []
    assert found["other"] == [], "each condition is shown as a row"
    assert found["records"] > 2_000 and found["ids"] > 2_000 and found["lines"] > 900
    assert {"text", "pair", "number", "flag", "choice", "day", "list", "map", "record", "condition"} <= set(
        found["kinds"]
    )


@pytest.mark.parametrize(
    ("file", "model", "rows", "records", "wrong"),
    [
        (
            "lists/commitment.yaml",
            "CommitmentRow",
            "row\t中文\t英文\t所属大类的中文名称\titems\tdocuments\t是否有依据确认\t可靠程度\t依据\n"
            "130\t方便食品\tinstant food\t食品制造业\t22、23\t报告表\t是\t官方报道\tpositive_list_2020\n",
            [{"row": 130, "zh": "方便食品", "en": "instant food", "category": "食品制造业", "items": [22, 23],
              "documents": ["form"], "established": True, "standing": "reported",
              "sources": [{"instrument": "positive_list_2020"}]}],
            [],
        ),
        (
            "contacts.yaml",
            "Contact",
            '代号,中文,英文,what.zh,what.en,电话号码\ndesk,窗口,counter,"问事，办事",ask there,0971-1234567\n',
            [{"id": "desk", "zh": "窗口", "en": "counter", "what": {"zh": "问事，办事", "en": "ask there"}, "phone": "0971-1234567"}],
            [],
        ),
        ("instruments.yaml", "Instrument", "zh,dated,kind\n通知,2027年7月1日,notice\n", [{"zh": "通知", "dated": "2027-07-01", "kind": "notice"}], []),
        ("contacts.yaml", "Contact", "zh,standing\n窗口,大概\n", [{"zh": "窗口"}], [[2, "可靠程度", "大概"]]),
        ("contacts.yaml", "Contact", "zh,颜色\n窗口,红\n", [{"zh": "窗口"}], ["颜色"]),
    ],
)  # fmt: skip
def test_rows_of_a_spreadsheet_are_records_and_what_does_not_fit_is_told(
    tmp_path: Path, file: str, model: str, rows: str, records: list[object], wrong: list[object]
) -> None:
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"texts": texts(REAL), "forms": forms(), "file": file, "model": model, "rows": rows}), "utf-8")  # fmt: skip
    found = in_node("form_paste.mjs", tmp_path, str(given))
    assert found["records"] == records
    assert found["wrong"] + found["unknown"] == wrong
    assert set(forms()["definitions"][model]["required"]) <= set(found["whole"]), (
        "the rest waits to be filled in"
    )


def test_shapes_of_one_name_are_one_shape() -> None:
    """Files share the definitions of what stands in several of them."""
    known = forms()["definitions"]
    for name in shapes():
        for model, definition in schema(name)["$defs"].items():
            if model != "Condition":
                assert list(known[model].get("properties", {})) == list(definition.get("properties", {}))
