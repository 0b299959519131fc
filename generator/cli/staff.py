"""Commands that help staff to write: ``new`` (a record to fill in) and ``schema`` (what editors need)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from generator.authoring.templates import KINDS, WITHIN, Kind, template
from generator.findings.codes import PAGE
from generator.findings.refusal import Refusal
from generator.source import document as source
from generator.source.document import Document, Path_
from generator.system.paths import ROOT
from generator.system.place import file as whole_file
from generator.system.printable import printable

OK, FOUND = 0, 1

Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
"""Makes a command of the command line from its name, what runs it and its help."""


def add_staff_commands(command: Command) -> None:
    """``new`` and ``schema``."""
    made = command("new", run_new, "新记录的模板，填空即可 · a new record to fill in")
    made.add_argument(
        "kind",
        choices=list(known := KINDS | WITHIN),
        help="、".join(f"{name} {kind.zh}" for name, kind in known.items()),
    )
    made.add_argument(
        "--write", action="store_true", help="put it at the end of its list instead of printing it"
    )
    made.add_argument("--edition", default="2021", help="edition of the catalogue, for item and case")
    made.add_argument(
        "--category", type=int, metavar="N", help="category of the catalogue, for item and case"
    )
    made = command("schema", run_schema, "编辑器用的 JSON Schema 和设置 · schemas and settings for editors")
    made.add_argument(
        "--out",
        type=Path,
        default=ROOT,
        help="top of the repository, or another folder",
    )


def run_new(args: argparse.Namespace) -> int:
    """Print a template with where it belongs, or put it there."""
    kind = KINDS.get(args.kind) or WITHIN[args.kind]
    if "{category}" in kind.file and args.category is None:
        say(
            args,
            "请用 --category 写明大类编号，例如 --category 49。",
            "name the category, for example --category 49.",
        )
        return FOUND
    name = kind.file.format(edition=args.edition, category=f"{args.category or 0:02}")
    where = f"{args.data.name}/{name}"
    if not (args.data / name).resolve().is_relative_to(args.data.resolve()):
        raise Refusal(
            f"“{printable(args.edition)}”不是名录的版本。请写版本的文件夹名，例如 --edition 2021。",
            f"“{printable(args.edition)}” is no edition. Name its folder, such as --edition 2021.",
        )
    if args.kind in WITHIN:
        return _print_within(args, kind, where)
    if args.write:
        return _write(args, kind, args.data / name, where)
    key = next(str(step) for step in reversed(kind.path) if isinstance(step, str))
    print(f"# {kind.zh}：加到 {where} 的 {key} 下面，左边的空格照原样。")
    print(
        "# 花括号里的字、“代号”“整数”“条件”都要换掉；竖线隔开的只留一个；用不上的行整行删去。没填的地方"
        " validate 会指出来。"
    )
    print(template(args.kind, _indent(args.data / name, where, kind)), end="")
    return OK


def _print_within(args: argparse.Namespace, kind: Kind, where: str) -> int:
    """What belongs into a record, or is a new file: where it goes is for whoever writes it to find."""
    if args.write:
        say(
            args,
            f"{kind.zh}要放在哪里，程序不替您定。请去掉 --write，把模板粘贴到 {where}。",
            f"Where it goes is for you to find. Leave out --write, and paste the template into {where}.",
        )
        return FOUND
    if kind.path:
        print(f"# {kind.zh}：加到 {where} 里那个项目的 {kind.path[-1]} 下面，没有这个键的先写上。")
    else:
        print(f"# {kind.zh}：新建文件 {where}，写进去。id 与文件夹同名。")
    print(template(args.kind, 6), end="")
    return OK


def say(args: argparse.Namespace, zh: str, en: str) -> None:
    """A sentence on standard error, in the language of the command."""
    print(zh if args.lang == "zh" else en, file=sys.stderr)


def _indent(file: Path, where: str, kind: Kind) -> int:
    """Blanks before an entry of the list, as the file has it."""
    if not file.is_file():
        return 2
    document = source.read(file, where)
    entries = _entries(document, kind)
    return _start(document, entries[-1])[1] if entries else 2


def _entries(document: Document, kind: Kind) -> list[Path_]:
    """Where the entries of the list stand, in order."""
    path: Path_ = ()
    for step in kind.path:
        path = (*path, len(document.entries(*path)) + step if isinstance(step, int) else step)
    names = document.mapping(*path) or range(len(document.entries(*path)))
    return [(*path, name) for name in names]


def _start(document: Document, path: Path_) -> tuple[int, int]:
    """Line (from 1) and blanks at which an entry begins: its dash or its key."""
    place = document.key_place(path)
    line = document.line(place)
    return place.line, len(line) - len(line.lstrip())


def _write(args: argparse.Namespace, kind: Kind, file: Path, where: str) -> int:
    document = source.read(file, where)
    entries = [] if document.findings else _entries(document, kind)
    if not entries:
        say(args, f"{where} 现在读不出来，或里面还没有同类记录。请先用 validate 检查，或去掉 --write "
f"自己粘贴。",
            f"{where} cannot be read now, or holds no record of the kind. Validate it first, or leave out "
f"--write and paste it yourself.")  # fmt: skip
        return FOUND
    line, indent = _start(document, entries[-1])
    after = _end(document.lines, line, indent)
    lines = [
        *document.lines[:after],
        *template(args.kind, indent).rstrip("\n").split("\n"),
        *document.lines[after:],
    ]
    with whole_file(file, lambda _: True) as draft:
        draft.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    say(args, f"已加到 {where} 第 {after + 1} 行。填好以后运行 validate；各种提示的含义见网站 {PAGE}/。",
        f"added to {where} at line {after + 1}. Fill it in, then run validate; what the messages mean "
f"stands on the site at {PAGE}/.")  # fmt: skip
    return OK


def _end(lines: list[str], start: int, indent: int) -> int:
    """After which line (from 1) the entry that begins at ``start`` ends: the last one that is indented
    deeper."""
    end = start
    for number in range(start + 1, len(lines) + 1):
        text = lines[number - 1]
        if text.strip() and len(text) - len(text.lstrip()) <= indent:
            break
        if text.strip():
            end = number
    return end


def run_schema(args: argparse.Namespace) -> int:
    """Write the schemas and the editor's settings."""
    from generator.authoring.schema import write

    written = write(args.out)
    say(args, f"已写入 {len(written)} 个文件到 {args.out}。", f"{len(written)} files written to {args.out}.")
    return OK
