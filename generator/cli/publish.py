"""``package``, ``sign``, ``apply`` and ``submit``: an edit on its way to the site, without the workbench."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from generator.findings.finding import DataError
from generator.findings.refusal import Refusal
from generator.findings.report import report
from generator.impact.revision import opened
from generator.impact.side import Side, Unusable
from generator.impact.words import Words
from generator.proof.prove import KEPT
from generator.publish.api import address
from generator.publish.applying import Applied, apply
from generator.publish.archive import read_file
from generator.publish.forges import FORGES, URLS
from generator.publish.making import changes, packaged, sheet_of, texts_of
from generator.publish.package import Package, author, from_bytes, to_bytes
from generator.publish.submitting import submit
from generator.records.data import Data
from generator.review.examine import Examined, examine
from generator.rules.wording import Text, in_language
from generator.system.place import file
from generator.system.printable import printable

OK, FOUND = 0, 1
TOKEN = "EIA_GUIDE_TOKEN"  # noqa: S105 - the name of a variable
Command = Callable[[str, Callable[[Namespace], int], str], ArgumentParser]
VERDICTS = {"agree": "agreed", "return": "returned"}

SAID: dict[str, Text] = {
    "made": {"zh": "已生成提交包：{path}", "en": "package made: {path}"},
    "none": {
        "zh": "这些改动早已发布，没有要写的。",
        "en": "everything in the package is published already; there is nothing to write.",
    },
    "could": {"zh": "可以发布，没有写入：", "en": "this could be published; nothing was written:"},
    "wrote": {"zh": "已写入 {folder}：", "en": "written to {folder}:"},
    "added": {"zh": "新增 {file}", "en": "added {file}"},
    "removed": {"zh": "删除 {file}", "en": "removed {file}"},
    "changed": {"zh": "改动 {file}", "en": "changed {file}"},
    "merged": {
        "zh": "{files} 在提交以后又发布过，已按记录合并，别人的改动都在。",
        "en": "others have published {files} since; the package was merged record by record, and what they"
        " changed stands.",
    },
    "anew": {
        "zh": "签字时的影响表是对照较早的数据做的；现在的影响如下。",
        "en": "the sheet that was signed compares with earlier data; this is what it does now.",
    },
    "by": {
        "zh": "改动：{author}（{day}）；签字：{signed}",
        "en": "made by {author} on {day}; signed: {signed}",
    },
    "submitted": {
        "zh": "合并请求已建好：{where}\n请另一个人在那里核对、同意；合并以后网站会重新生成。",
        "en": "the request to merge is here: {where}\nA second person looks at it and agrees there; the site"
        " is made anew once it is merged.",
    },
    "nobody": {"zh": "没有", "en": "nobody"},
    "next": {
        "zh": "下一步：运行 eia-guide build，检查清单没有“不通过”，再发布网站。",
        "en": "next: run eia-guide build; publish the site when nothing on its check list fails.",
    },
}  # fmt: skip


def add_publish_commands(command: Command) -> None:
    """The four commands."""
    made = command("package", run_package, "把改动做成提交包 · make a package of a change")
    made.add_argument("old", metavar="OLD", help="改动前：git 版本或文件夹 · a revision or a folder")
    made.add_argument(
        "new", metavar="NEW", nargs="?", help="改动后的文件夹或版本；可以不写 · else the working folder"
    )
    made.add_argument("--author", required=True, metavar="NAME", help="谁改的 · who made the change")
    made.add_argument("--day", default="", metavar="DATE", help="else today")
    made.add_argument("--note", default="", help="为什么改 · why")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    made = command("sign", run_sign, "第二个人签字 · a second person signs a package")
    made.add_argument("package", type=Path, metavar="PACKAGE")
    made.add_argument("--name", required=True, help="谁签字 · who signs")
    made.add_argument("--day", default="", metavar="DATE", help="else today")
    made.add_argument("--verdict", choices=tuple(VERDICTS), default="agree", help="同意或退回")
    made.add_argument("--note", default="")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    made = command("apply", run_apply, "在发布的电脑上写入提交包 · publish a signed package into policy_data")
    made.add_argument("package", type=Path, metavar="PACKAGE")
    made.add_argument("--look", action="store_true", help="只检查，不写入 · check only, write nothing")

    made = command(
        "submit", run_submit, "把提交包送到代码托管平台 · send a package to a forge as a merge request"
    )
    made.add_argument("package", type=Path, metavar="PACKAGE")
    made.add_argument("--forge", choices=tuple(FORGES), required=True, help="gitea: Forgejo too")
    made.add_argument("--repo", required=True, metavar="OWNER/NAME", help="仓库 · the repository")
    made.add_argument(
        "--url", default="", help="平台的网址；内网的要写 · the forge's address, if it is your own"
    )
    made.add_argument(
        "--base", default="main", metavar="BRANCH", help="合并到哪个分支 · the branch to merge into"
    )
    made.add_argument(
        "--folder", default="policy_data", help="数据在仓库里的文件夹 · the data in the repository"
    )
    made.add_argument(
        "--plain-http", action="store_true", help="允许不加密的内网地址 · allow an address without TLS"
    )


def run_package(args: Namespace) -> int:
    """Make a package of two states."""
    try:
        with opened(args.old, args.data) as old, opened(args.new, args.data) as new:
            sides = Side.read(old), Side.read(new)
            texts = texts_of(old.root), texts_of(new.root)
            who = author(args.author, args.day or date.today().isoformat(), args.note)
            _put(packaged(sheet_of(*sides), who, changes(*texts), texts[0]), args)
    except Unusable as error:
        raise DataError(error.findings) from error
    return OK


def run_sign(args: Namespace) -> int:
    """Add a signature."""
    package = from_bytes(read_file(args.package))
    day = args.day or date.today().isoformat()
    _put(package.signed(args.name, day, VERDICTS[args.verdict], args.note), args)
    return OK


def run_apply(args: Namespace) -> int:
    """Publish a package into the data folder, and say what was done."""
    package = from_bytes(read_file(args.package))
    applied = apply(package, args.data, partial(_examined, index=False), write=not args.look)
    for line in told(package, applied, args):
        print(line)
    return OK


def run_submit(args: Namespace) -> int:
    """Send a package to a forge."""
    package = from_bytes(read_file(args.package))
    url = args.url or URLS[args.forge]
    if not url:
        raise Refusal("请用 --url 写明平台的网址。", "give the forge's address with --url.")
    forge = FORGES[args.forge](address(url, plain=args.plain_http), args.repo, token())
    where = submit(package, forge, args.base, args.folder.strip("/"), args.lang)
    print(in_language(SAID["submitted"], args.lang).format(where=printable(where)))
    return OK


def _examined(data: Data, *, index: bool) -> Examined:
    return examine(data, keep=KEPT, index=index)


def told(package: Package, applied: Applied, args: Namespace) -> Iterator[str]:
    """What was written, for whom it changes something, by whom, and what comes next."""

    def say(name: str, **words: str) -> str:
        return in_language(SAID[name], args.lang).format(**words)

    if applied.sheet is None:
        yield say("none")
        return
    shown = printable(str(args.data))
    yield say("could") if args.look else say("wrote", folder=shown)
    for change in applied.merged.files:
        kind = "added" if change.base is None else "removed" if change.new is None else "changed"
        yield "  " + say(kind, file=f"{args.data.name}/{change.path}")
    signed = "；".join(f"{one.name} {one.day}" for one in package.signatures) or say("nobody")
    yield say("by", author=package.author.name, day=package.author.day, signed=signed)
    if applied.merged.moved:
        yield say("merged", files=" ".join(applied.merged.moved))
    if package.policy[0] != applied.sheet.old.policy.hash:
        yield say("anew")
    yield from Words(applied.sheet).summary(args.lang)
    yield from report(list(applied.findings), args.lang)
    if not args.look:
        yield say("next")


def _put(package: Package, args: Namespace) -> None:
    """Write a package; over nothing but another package."""
    raw = to_bytes(package)
    with file(args.output, lambda path: path.read_bytes()[:4] == b"PK\x03\x04") as draft:
        draft.write_bytes(raw)
    print(in_language(SAID["made"], args.lang).format(path=printable(str(args.output))), file=sys.stderr)


def token() -> str:
    """The token for a forge, from the environment alone."""
    found = os.environ.get(TOKEN, "").strip()
    if not found:
        raise Refusal(
            f"没有访问令牌。请把平台给您的令牌写进环境变量 {TOKEN}，再运行；令牌不要写在命令里。",
            f"there is no token. Put the one that the forge gave you into the variable {TOKEN} and run it"
            " again; do not write it into the command.",
        )
    return found
