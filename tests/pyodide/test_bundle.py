"""The widget folder: the same bytes from the same input, nothing that is not needed, nothing from elsewhere."""

from __future__ import annotations

import ast
import json
import re
import shutil
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from generator.bundle import assets, npm_files, workbench
from generator.bundle.build import ENTRIES, SOURCE, STYLES, build_widget
from generator.bundle.byte_code import compile_all, stored, unpacked
from generator.bundle.docstrings import without_docstrings
from generator.bundle.library import PACKAGE, PACKAGES, sources
from generator.bundle.runtime import FILES, WIDGETS, RuntimeMissing, find_runtime, pinned
from generator.bundle.scripts import bundled
from generator.bundle.shrink import LOADER, MODULE, SCRIPT, Unexpected, exported, make_runtime, shortened
from generator.system import plain_yaml
from generator.tables.words import FILE
from tests.pyodide.conftest import Replay

pytestmark = pytest.mark.pyodide
IMPORT = re.compile(r'(from|import|import\()"\./([\w-]+\.js)"')


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def test_the_same_input_gives_the_same_bytes(widget: Path, policy_json: str, tmp_path: Path) -> None:
    build_widget(policy_json, tmp_path / "check")
    assert contents(tmp_path / "check") == contents(widget)


@pytest.mark.full
def test_compiling_anew_gives_the_same_bytes(widget: Path) -> None:
    """Without the cache: a new Pyodide, another hash seed, the same archives."""
    made = compile_all(find_runtime(), sources(find_runtime()))
    roles = manifest(widget)["roles"]
    assert made["library.zip"] == (widget / roles["library"]).read_bytes()
    assert made["rules.zip"] == (widget / roles["rules"]).read_bytes()
    assert made["tables.zip"] == (widget / roles["tables"]).read_bytes()


def test_the_browser_gets_the_very_files_of_the_rules(widget: Path) -> None:
    roles = manifest(widget)["roles"]
    archives = {role: set(zipfile.ZipFile(widget / roles[role]).namelist()) for role in ("rules", "search")}
    names = archives["rules"] | archives["search"]
    assert {name.split("/")[1] for name in archives["search"]} == {"finder"}
    assert not [name for name in archives["rules"] if name.startswith("generator/finder/")]
    rooms = {
        f"generator/{room}/{path.name}c"
        for room in ("rules", "finder")
        for path in (PACKAGE / room).glob("*.py")
    }
    assert names == rooms | {
        "generator/__init__.pyc",
        "generator/browser/__init__.pyc",
        "generator/browser/check.pyc",
        "generator/system/__init__.pyc",
        "generator/system/canonical_json.pyc",
    }


def test_the_workbench_carries_the_licence_of_every_package() -> None:
    with_licence = {
        name.split("/")[0] for name in workbench.package_files(find_runtime()) if "LICEN" in name.upper()
    }
    packages = [*workbench.PACKAGES.values(), "pydantic-core"]
    assert with_licence == {f"{name.replace('-', '_')}-{version(name)}.dist-info" for name in packages}


def test_tables_come_on_top_of_what_the_check_needs(widget: Path) -> None:
    roles = manifest(widget)["roles"]
    names = {
        role: set(zipfile.ZipFile(widget / roles[role]).namelist()) for role in ("library", "rules", "tables")
    }
    assert not names["tables"] & (names["library"] | names["rules"])
    own = {f"generator/tables/{path.name}c" for path in (PACKAGE / "tables").glob("*.py")}
    assert {name for name in names["tables"] if name.startswith("generator/")} == own | {
        "generator/browser/tables.pyc",
        "generator/system/disk.pyc",
        "generator/tables/words.json",
    }
    words = zipfile.ZipFile(widget / roles["tables"]).read("generator/tables/words.json")
    assert json.loads(words) == plain_yaml.read(FILE), "the words of offices are those of the command line"
    assert {name.split("/")[0] for name in names["tables"] if "LICEN" in name.upper()} == {
        f"{name}-{version(name)}.dist-info" for name in PACKAGES
    }
    of_the_check = [
        (widget / name).read_text("utf-8")
        for name in (roles["begin"], "page.js", *manifest(widget)["modules"])
    ]
    assert not [text for text in of_the_check if roles["tables"] in text or "batch" in text]


def test_rules_are_compiled_as_they_are_tested(replay: Replay, tmp_path: Path) -> None:
    """Assertions are kept, and line numbers; what no reader has a use for is not sent."""
    script = tmp_path / "script.py"
    script.write_text(
        "import generator.browser.check as s; print(s.__doc__, s.Session.ask.__doc__, __debug__, s.Session.ask.__code__.co_firstlineno)",
        "utf-8",
    )
    line = next(
        number
        for number, text in enumerate((PACKAGE / "browser" / "check.py").read_text("utf-8").splitlines(), 1)
        if "def ask(" in text
    )
    assert replay("--python", str(script)) == f"None None True {line}\n"


def test_the_check_begins_with_one_file_and_needs_few(widget: Path) -> None:
    files, made = contents(widget), manifest(widget)
    begin = made["roles"]["begin"]
    assert IMPORT.search(files[begin].decode("utf-8")) is None
    assert made["modules"][0] == begin and len(made["modules"]) < 6
    asked = {
        match[2]
        for name in ("page.js", *made["modules"])
        for match in IMPORT.finditer(files[name].decode("utf-8"))
        if not match[1].startswith("import(")
    }
    assert asked == set(made["modules"])


def test_names_carry_the_hash_of_what_is_in_them(widget: Path) -> None:
    for name, content in contents(widget).items():
        if "/" in name or name in (*ENTRIES, *STYLES, "manifest.json"):
            continue
        stem, _, mark = name.rpartition(".")[0].rpartition("-")
        suffix = name.rpartition(".")[2]
        if suffix == "js":
            assert re.fullmatch("[0-9A-Z]{8}", mark), name
        else:
            assert assets.hashed_name(f"{stem}.{suffix}", content) == name


def test_a_change_anywhere_changes_every_name_above_it() -> None:
    sources = {
        "page.js": 'import { two } from "./two.js"; two(); import("./far.js");',
        "own.js": 'import { two } from "./two.js"; two();',
        "two.js": 'export const two = () => import("./three.js");',
        "three.js": 'export const three = "3";',
        "far.js": 'export const far = "far";',
    }
    before = bundled(sources, ("page.js", "own.js"), "--splitting")
    after = bundled(sources | {"three.js": 'export const three = "4";'}, ("page.js", "own.js"), "--splitting")
    kept = set(before.files) & set(after.files)
    assert kept == {"page.js", "own.js", before.names["far.js"]}
    assert before.files["page.js"] != after.files["page.js"]
    assert before.names["three.js"] not in after.files["page.js"].decode() + "".join(after.files)
    assert bundled(sources, ("page.js", "own.js"), "--splitting") == before


def test_modules_import_only_what_is_there(widget: Path) -> None:
    files = contents(widget)
    scripts = {
        name: content.decode("utf-8") for name, content in files.items() if re.fullmatch(r"[\w-]+\.js", name)
    }
    targets = [(name, match[2]) for name, text in scripts.items() for match in IMPORT.finditer(text)]
    assert len(targets) > 10
    assert not [(name, target) for name, target in targets if target not in files]


def test_no_script_names_another_host_or_writes_markup(widget: Path) -> None:
    for path in sorted(SOURCE.glob("*.js")):
        text = path.read_text("utf-8")
        assert not re.search(r"https?://(?!\$)[a-z0-9]", text.replace("https?:", "")), path
        assert not re.search(
            r"\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function", text
        ), path


def test_what_comes_before_python_holds_every_item_and_question(widget: Path, policy_json: str) -> None:
    made = manifest(widget)
    finder = json.loads((widget / made["roles"]["finder"]).read_bytes())
    files = {
        int(number): json.loads((widget / name).read_bytes())
        for number, name in made["first"]["files"].items()
    }
    numbers = {int(number) for number in json.loads(policy_json)["items"]}
    assert {row["item"] for row in finder["items"]} == numbers
    assert set(files) == numbers | {0}
    assert all(file["item"] == number and file["questions"] for number, file in files.items())
    assert [number for number, file in files.items() if file["diagram"] is None] == [0]
    assert made["first"]["items"] == len(numbers) and not made["first"]["differ"]
    begin = (widget / made["roles"]["begin"]).read_text("utf-8")
    assert all(
        assets.integrity((widget / name).read_bytes()) in begin for name in made["first"]["files"].values()
    )
    assert all(
        row["documents"] and all(name in finder["documents"] for name in row["documents"])
        for row in finder["items"]
    )


def test_every_label_is_there_in_both_languages_and_none_is_left_over() -> None:
    labels = yaml.safe_load((SOURCE / "strings.yaml").read_text("utf-8"))
    assets.strings(SOURCE / "strings.yaml")
    code = "\n".join(path.read_text("utf-8") for path in [*SOURCE.glob("*.js"), *SOURCE.glob("*.html.j2")])
    named = (
        set(re.findall(r"\b[ts]\(\s*\"(\w+)\"", code))
        | set(re.findall(r"\? \"(\w+)\" : \"\w+\"\)", code))
        | set(re.findall(r"\? \"\w+\" : \"(\w+)\"\)", code))
    )
    families = tuple(re.findall(r"t\(`(\w+_)\$\{", code))
    endings = tuple(re.findall(r"t\(`\$\{\w+\}(_\w+)`", code)) or ("?",)
    for key in labels:
        assert key in named or key.startswith(families) or key.endswith(endings) or f'"{key}"' in code, (
            f"no script uses {key}"
        )
    assert not [key for key in named if key not in labels and not key.startswith(families)]


def test_placeholders_agree_between_the_languages() -> None:
    for key, row in yaml.safe_load((SOURCE / "strings.yaml").read_text("utf-8")).items():
        zh, en = (set(re.findall(r"\{(\w+)\}", row[lang])) for lang in ("zh", "en"))
        assert zh == en, key


def test_a_missing_label_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "strings.yaml"
    path.write_text('retry: {zh: "重试", en: ""}\n', "utf-8")
    with pytest.raises(ValueError, match=r"retry\.en"):
        assets.strings(path)


def test_the_lock_pins_one_pyodide_and_no_address() -> None:
    version, integrity = pinned()
    assert json.loads((WIDGETS / "package.json").read_text("utf-8"))["dependencies"]["pyodide"] == version
    assert integrity.startswith("sha512-")
    lock = json.loads((WIDGETS / "package-lock.json").read_text("utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert all(
        "resolved" not in package and package["integrity"].startswith("sha512-") for package in packages
    )


def test_what_npm_installed_is_held_against_the_lock_file(tmp_path: Path) -> None:
    """Every file that is shipped; one that was altered since, or is of another release, is refused."""
    for name in npm_files.known():
        npm_files.compare(name)
    widgets = tmp_path / "widgets"
    package = widgets / "node_modules" / "pyodide"
    package.mkdir(parents=True)
    shutil.copyfile(WIDGETS / "package-lock.json", widgets / "package-lock.json")
    for file in npm_files.known()["pyodide"]["files"]:
        shutil.copyfile(WIDGETS / "node_modules" / "pyodide" / file, package / file)
    npm_files.compare("pyodide", widgets)
    with (package / "pyodide.mjs").open("a") as file:
        file.write("// planted")
    with pytest.raises(RuntimeMissing, match=r"pyodide\.mjs is not what npm installed"):
        npm_files.compare("pyodide", widgets)
    lock = (widgets / "package-lock.json").read_text("utf-8")
    (widgets / "package-lock.json").write_text(lock.replace(pinned()[1], "sha512-other"), "utf-8")
    with pytest.raises(RuntimeMissing, match="another release"):
        npm_files.compare("pyodide", widgets)
    assert set(FILES) < set(npm_files.known()["pyodide"]["files"])


def test_a_missing_tool_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.bundle import runtime

    monkeypatch.setattr(runtime.shutil, "which", lambda name: None)
    with pytest.raises(RuntimeMissing, match="node was not found"):
        runtime.tool("node")


def test_a_failed_build_leaves_the_old_folder(widget: Path, tmp_path: Path) -> None:
    out = tmp_path / "check"
    out.mkdir()
    (out / "old").write_text("old", "utf-8")
    with pytest.raises(Exception):  # noqa: B017 - whatever it is, the folder must stay
        build_widget("{}", out)
    assert (out / "old").read_text("utf-8") == "old"


def test_archives_are_stored_in_order_with_one_date(tmp_path: Path) -> None:
    made = stored({"b/x": b"1", "a": b"2"})
    assert unpacked(made) == {"a": b"2", "b/x": b"1"}
    (tmp_path / "out.zip").write_bytes(made)
    entries = zipfile.ZipFile(tmp_path / "out.zip").infolist()
    assert [entry.filename for entry in entries] == ["a", "b/x"]
    assert {(entry.date_time, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
    }


DOCUMENTED = '''# -*- coding: utf-8 -*-
"""道: what the module
is for."""
from __future__ import annotations

class One:
    """Two lines,
    and one."""  # kept
    x = "text"

    def two(self): "道"; return 1

async def three():
    ("""In
    brackets.""")

def four():
    text = """no docstring"""
    return text
'''


def test_docstrings_go_and_lines_keep_their_numbers() -> None:
    made = ast.parse(without_docstrings(DOCUMENTED.encode("utf-8")))
    given = ast.parse(DOCUMENTED)
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    assert not [node for node in ast.walk(made) if isinstance(node, kinds) and ast.get_docstring(node)]
    lines = [
        [
            (type(node), node.lineno)
            for node in ast.walk(tree)
            if isinstance(node, (*kinds[1:], ast.Assign, ast.Return))
        ]
        for tree in (made, given)
    ]
    assert lines[0] == lines[1]


def test_a_runtime_that_is_built_otherwise_is_not_guessed_about() -> None:
    with pytest.raises(Unexpected):
        shortened("var a;function assignWasmExports(all){a=all.a}", "")


def test_exports_that_no_script_names_are_not_taken_over() -> None:
    script = 'var _a,_b;function assignWasmExports(wasmExports){_a=Module["_a"]=wasmExports["a"];_b=wasmExports["b"]}_a();'
    made = 'var _a;function assignWasmExports(wasmExports){_a=Module["_a"]=wasmExports["a"]}_a();'
    assert shortened(script, "") == (made, {"a"})
    assert shortened(script, "Module._b()")[1] == {"a", "b"}


def test_the_runtime_is_the_pinned_one_without_exports_that_nobody_names(widget: Path) -> None:
    """Deterministic, and not a byte of an instruction is ours: Binaryen drops what cannot be reached."""
    given = find_runtime().folder
    made = widget / manifest(widget)["runtime"]
    _, wanted = shortened((made / SCRIPT).read_text("utf-8"), (made / LOADER).read_text("utf-8"))
    assert set(exported(made / MODULE)) == wanted & set(exported(given / MODULE))
    assert {"memory", "malloc"} <= wanted
    assert (made / MODULE).stat().st_size < 0.95 * (given / MODULE).stat().st_size
    assert {name: (made / name).read_bytes() for name in FILES} == make_runtime(find_runtime())
