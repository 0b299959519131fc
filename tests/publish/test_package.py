"""A package comes back as it was made, or is refused, saying where."""

from __future__ import annotations

import io
import json
import stat
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.findings.refusal import Refusal
from generator.publish.archive import MOST_BYTES, NoPackage, packed, read_file
from generator.publish.merging import onto, same_site
from generator.publish.package import FileChange, Package, author, from_bytes, same_person, to_bytes
from tests.publish.conftest import CLOCKS, FIFTEEN, TWENTY, change, package, published

Parts = dict[str, bytes]


def parts_of(made: Package) -> Parts:
    with zipfile.ZipFile(io.BytesIO(to_bytes(made))) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_it_comes_back_as_it_was_made_and_equal_packages_are_equal_files(signed: Package) -> None:
    raw = to_bytes(signed)
    assert from_bytes(raw) == signed
    assert to_bytes(from_bytes(raw)) == raw
    come_and_gone = (
        FileChange("cases/2021/99.yaml", None, "a: 1\n"),
        FileChange("cases/2021/98.yaml", "a: 1\n", None),
    )
    other = replace(signed, signatures=(), files=come_and_gone)
    assert from_bytes(to_bytes(other)) == other


def said(raw: bytes) -> str:
    with pytest.raises(NoPackage) as refused:
        from_bytes(raw)
    assert refused.value.words["zh"] and refused.value.words["en"]
    return refused.value.words["en"]


def manifest(edit: Callable[[dict[str, object]], object]) -> Callable[[Parts], None]:
    def spoil(parts: Parts) -> None:
        read = json.loads(parts["package.json"])
        edit(read)
        parts["package.json"] = (
            json.dumps(read, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
        ).encode()

    return spoil


def put(name: str, content: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: content})


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (put("new/clocks.yaml", b"clocks: []\n"), "new/clocks.yaml"),
        (put("base/clocks.yaml", b"clocks: []\n"), "base/clocks.yaml"),
        (put("sheet.zh.html", b"nothing changes"), "sheet.zh.html"),
        (put("new/site.yaml", b"a: 1\n"), "new/site.yaml"),
        (lambda parts: parts.pop("new/clocks.yaml"), "new/clocks.yaml"),
        (lambda parts: parts.pop("package.json"), "package.json"),
        (put("package.json", b"[" * 100_000), "package.json"),
        (manifest(lambda m: m["author"].update(name="王五")), "package.json"),  # type: ignore[attr-defined]
        (manifest(lambda m: m["signatures"][0].update(name="王五")), "package.json"),  # type: ignore[index]
        (manifest(lambda m: m["signatures"].clear()), "package.json"),  # type: ignore[attr-defined]
        (manifest(lambda m: m["files"][0].update(path="../x.yaml")), "files/0/path"),  # type: ignore[index]
        (manifest(lambda m: m["files"][0].update(path="/etc/x.yaml")), "files/0/path"),  # type: ignore[index]
        (manifest(lambda m: m["files"][0].update(path="C:/x.yaml")), "files/0/path"),  # type: ignore[index]
        (manifest(lambda m: m["files"][0].update(path=".git/x.yaml")), "files/0/path"),  # type: ignore[index]
        (manifest(lambda m: m["files"][0].update(path="site.py")), "files/0/path"),  # type: ignore[index]
        (manifest(lambda m: m.update(extra=1)), "extra"),
        (manifest(lambda m: m.update(version=2)), "form"),
        (put("../x", b""), "../x"),
        (put("/etc/x", b""), "/etc/x"),
        (put("a\\b", b""), "a"),
        (put("folder/", b""), "folder/"),
    ],
)  # fmt: skip
def test_altered_by_hand_it_is_refused_and_says_where(
    signed: Package, spoil: Callable[[Parts], object], where: str
) -> None:
    parts = parts_of(signed)
    spoil(parts)
    assert where in said(packed(parts))


def test_a_signature_of_another_content_is_refused(signed: Package) -> None:
    other = replace(package(change(CLOCKS, (TWENTY, "    days: 12\n"))), signatures=signed.signatures)
    assert "signatures" in said(to_bytes(other))


@pytest.mark.parametrize("raw", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\0" * 18, b"\0" * 1000])
def test_what_is_no_package_is_told_in_a_sentence(raw: bytes) -> None:
    assert said(raw)


def test_packed_again_by_another_program_locked_or_linked_it_is_refused(signed: Package) -> None:
    parts = parts_of(signed)
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "packed again" in said(again.getvalue())
    linked = io.BytesIO()
    with zipfile.ZipFile(linked, "w") as archive:
        entry = zipfile.ZipInfo("new/clocks.yaml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    assert "link" in said(linked.getvalue())
    assert "ZIP" in said(b"#!/bin/sh\n" + to_bytes(signed)), "bytes before it"
    assert said(to_bytes(signed) + b"after"), "bytes after it"
    assert said(to_bytes(signed)[:-30]), "cut off"


def test_a_bomb_and_two_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("package.json", b"\0" * 50_000_000)
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    begin = time.process_time()
    assert said(bomb.getvalue())
    with pytest.raises(NoPackage, match="20 MB"):
        read_file(large)
    assert "20 MB" in said(b"\0" * (MOST_BYTES + 1))
    assert time.process_time() - begin < 2
    many = packed({f"{n}": b"" for n in range(2_000)})
    assert "packed again" in said(many)


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [echo]\n",
        "a: !!python/name:os.system\n",
        BOMB,
        "a: " + "[" * 60 + "]" * 60 + "\n",
        "a: [\n",
        "\x1b[2J: 1\n",
        "",
    ],
)
def test_yaml_that_runs_explodes_or_cannot_be_read_is_refused(text: str) -> None:
    refusal = said(to_bytes(package(replace(change(CLOCKS), new=text))))
    assert "policy_data/clocks.yaml:" in refusal


def test_a_package_of_another_site_is_refused(made: Package) -> None:
    texts = published()
    same_site(made, texts)
    for here in (
        {**texts, "site.yaml": texts["site.yaml"].replace("青海省", "甘肃省")},
        {**texts, "site.yaml": ""},
        {},
    ):
        with pytest.raises(Refusal, match="another site"):
            same_site(made, here)
    moved = {**texts, "site.yaml": texts["site.yaml"].replace('base_url: ""', 'base_url: "https://a.cn"')}
    same_site(made, moved)  # the site has got an address since
    with pytest.raises(Refusal):
        same_site(replace(made, site=made.site.model_copy(update={"address": "https://b.cn"})), moved)


@pytest.mark.parametrize("name", ["张三", " 张三 ", "张 三", "张·三"])
def test_nobody_signs_what_they_made(made: Package, name: str) -> None:
    assert same_person(name, "张三")
    with pytest.raises(NoPackage, match="cannot sign"):
        made.signed(name, "2026-12-01", "agreed")


def test_what_is_typed_wrong_is_told(made: Package) -> None:
    for name, day, verdict in (("", "2026-12-01", "agreed"), ("\n", "2026-12-01", "agreed"), ("李" * 61, "2026-12-01", "agreed"),
                               ("李四", "2026-13-01", "agreed"), ("李四", "1.12.", "agreed"), ("李四", "2026-12-01", "yes"), ("李\u202e四", "2026-12-01", "agreed")):  # fmt: skip
        with pytest.raises(NoPackage):
            made.signed(name, day, verdict)
    with pytest.raises(NoPackage, match="note"):
        author("张三", "2026-12-01", "x" * 3_000)
    with pytest.raises(NoPackage):
        author("   ", "2026-12-01")


def test_over_what_others_have_published_it_keeps_their_work(made: Package) -> None:
    texts = published()
    others = {**texts, CLOCKS: texts[CLOCKS].replace("    days: 10\n", "    days: 8\n", 1)}
    merged = onto(made, others)
    assert merged.conflicts == () and merged.moved == (CLOCKS,)
    assert merged.files == (change(CLOCKS, (TWENTY, FIFTEEN), base=others[CLOCKS]),)
    again = onto(made, {**texts, CLOCKS: texts[CLOCKS].replace(TWENTY, "    days: 18\n", 1)})
    assert [(one.published, one.package) for one in again.conflicts] == [(18, 15)] and not again.files
    assert onto(made, {**texts, CLOCKS: merged.files[0].new or ""}).files == (), "published already"
