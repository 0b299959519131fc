"""The command line, ``eia-guide``.

Exit codes: 0 all is well; 1 something was found (in the data, or in what was asked); 2 the command
itself was written wrongly; 130 it was interrupted. Output for programs is JSON (``--json``); for people it
is text in the language of ``--lang``.
"""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from generator.cli.counts import counts, counts_text
from generator.cli.plan_table import plan_table
from generator.cli.staff import add_staff_commands
from generator.finder.find import find
from generator.findings.finding import DataError, Finding
from generator.findings.refusal import Refusal
from generator.findings.report import FIRST_SCREEN, UNTOUCHED, as_json, disk_trouble, report
from generator.lint.run import compile_policy, load_and_lint
from generator.models.messages.verdict import DatedPlan
from generator.proof.prove import KEPT
from generator.records.data import Data
from generator.review.examine import examine
from generator.rules.check import check
from generator.rules.errors import InputErrors, Mistake
from generator.rules.ics import PLAN_DAYS, calendar, read_calendar_options
from generator.rules.link import write_link
from generator.rules.major_change import major_change
from generator.rules.outline import dated_plan
from generator.rules.policy import Policy
from generator.rules.questions import questions
from generator.rules.request import read_request
from generator.rules.size import size
from generator.rules.wording import Text, in_language
from generator.system.disk import why
from generator.system.paths import ROOT
from generator.system.place import Unfit, file, says
from generator.system.printable import printable

OK, FOUND, USAGE, BROKEN_OFF = 0, 1, 2, 130


MOST_BYTES = 50_000_000
"""A request, or texts to look for, are no longer than this."""
MOST_OF_A_FAULT = 300
"""As many characters of a fault of the program are shown as those who mend it need to find it."""
INTERRUPTED: Text = {"zh": f"已中断。{UNTOUCHED['zh']}。", "en": f"interrupted; {UNTOUCHED['en']}."}
UNFORESEEN: Text = {
    "zh": (
        f"程序出错，没有完成：{{what}}。这是程序的问题，{UNTOUCHED['zh']}。"
        "请把这句话和所用的命令告诉维护人员。"
    ),
    "en": (
        f"the program failed and did not finish: {{what}}. The fault is the program's; {UNTOUCHED['en']}."
        " Please tell those who maintain it this sentence and the command."
    ),
}


def entry() -> int:
    """The command line as people start it: whatever happens is said in a sentence."""
    for name in ("SIGTERM", "SIGHUP"):
        _end_in_order(name)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever language the terminal is set to
    try:
        return main()
    except KeyboardInterrupt:
        print(in_language(INTERRUPTED, _lang(sys.argv)), file=sys.stderr)
        return BROKEN_OFF
    except Exception as error:
        what = printable(f"{type(error).__name__}: {error}".replace("\n", " ")[:MOST_OF_A_FAULT])
        print(in_language(UNFORESEEN, _lang(sys.argv)).format(what=what), file=sys.stderr)
        return FOUND
    finally:
        _hang_up()


def _end_in_order(name: str) -> None:
    """Told to end, or left by its terminal, a command ends as when a person breaks it off, and tidies up."""
    number = getattr(signal, name, None)
    with suppress(ValueError):  # not in the first thread
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _lang(argv: Sequence[str]) -> str:
    """The language asked for, where the arguments could not be, or were not yet, read."""
    return "en" if "en" in argv[1:] else "zh"


def _hang_up() -> None:
    """Leave nothing to be written when Python ends, where nobody takes it any more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. What nobody foresaw is raised."""
    args = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        code = run(args)
        sys.stdout.flush()
        return code
    except DataError as error:
        _print_findings(error.findings, args, sys.stderr)
    except InputErrors as error:
        return _print_mistakes(error, args)
    except Unfit as error:
        print(error.words[args.lang], file=sys.stderr)
    except BrokenPipeError:
        return OK
    except KeyboardInterrupt:
        print(in_language(INTERRUPTED, args.lang), file=sys.stderr)
        return BROKEN_OFF
    except OSError as error:
        print(disk_trouble(error, args.lang), file=sys.stderr)
    return FOUND


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, default=ROOT / "policy_data", help="folder of policy data")
    common.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of messages")
    parser = argparse.ArgumentParser(
        prog="eia-guide", description="青海省环评审批政策指南 · Qinghai EIA approval guide"
    )
    sub = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        made = sub.add_parser(name, parents=[common], help=text, description=text)
        made.set_defaults(run=run)
        return made

    made = command("validate", _validate, "检查全部数据并运行场景 · check all data and run the scenarios")
    made.add_argument("--json", action="store_true")
    made.add_argument("--all", action="store_true", help="on a terminal too, print every finding")
    made.add_argument(
        "--propose",
        action="store_true",
        help="把改动后应得的结论写进案例和场景 · write the new answers into cases and scenarios",
    )
    made.add_argument("--only-catalogue", action="store_true", help="look at the catalogue alone")
    made.add_argument(
        "--item",
        type=int,
        action="append",
        default=[],
        help="prove only this item; may be given several times",
    )
    made = command("check", _check, "判断项目的环评文件和办理方式 · decide document and track")
    made.add_argument(
        "--json", metavar="FILE", required=True, help="request(s) as JSON; - for standard input"
    )
    made.set_defaults(ask=partial(check, find=find))
    for name, ask, text in (
        ("size", size, "按划型标准看企业规模 · the size of a firm"),
        (
            "major-change",
            major_change,
            "已批准项目的变动是不是重大变动 · whether a change to an approved project is major",
        ),
    ):
        made = command(name, _check, text)
        made.add_argument(
            "--json", metavar="FILE", required=True, help="request(s) as JSON; - for standard input"
        )
        made.set_defaults(ask=ask)
    made = command("plan", _plan, "从一天起推算的办理计划 · a dated plan from a start date")
    made.add_argument(
        "--json", metavar="FILE", required=True, help="one request as JSON; - for standard input"
    )
    form = made.add_mutually_exclusive_group()
    form.add_argument("--table", action="store_true", help="as a table instead of JSON")
    form.add_argument("--ics", metavar="FILE", help="as a calendar file; - for standard output")
    made = command("questions", _questions, "项目类别会问的问题 · the questions an item can ask")
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument("--item", type=int, action="append", help="the questions of this item")
    which.add_argument("--all", action="store_true", help="all questions as Markdown, for review")
    which.add_argument("--missing", action="store_true", help="those that decide a document and have no help")
    made.add_argument("--json", action="store_true")
    made = command("find", _find, "按描述查找项目类别 · items for a description")
    made.add_argument("text", help="a description; - reads one a line from standard input")
    made.add_argument("--top", type=_positive, default=5)
    made.add_argument("--answers", action="store_true", help="as JSON, also where the guide answers it")
    made.add_argument("--json", action="store_true")
    made = command("read", _read, "从一句话里读出事实 · facts that a sentence states")
    made.add_argument("text", help="a description; - reads one a line from standard input")
    made.add_argument("--item", type=int, action="append", help="facts of this item; else of those found")
    made.add_argument("--json", action="store_true", help="what is printed either way")
    made = command(
        "batch", _batch, "批量判断一张表里的项目（CSV 或 XLSX） · check a table of projects (CSV or XLSX)"
    )
    made.add_argument("table", type=Path, nargs="?", help="a project a row, .csv or .xlsx")
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help="the results, .csv or .xlsx")
    made.add_argument("--template", type=Path, metavar="FILE", help="make a table to fill in instead")
    made.add_argument("--item", type=int, action="append", help="item(s) whose questions the template asks")
    made.add_argument("--sheet", default="", help="the sheet of a workbook to read, by its name or number")
    made.add_argument(
        "--columns",
        default="",
        metavar="name=B,…",
        help="which column is which: name=B,description=F,header=3",
    )
    made.add_argument("--progress", action="store_true", help="report progress even if no terminal is there")
    made = command("impact", _impact, "改动影响哪些项目 · what a change changes for whom")
    from generator.cli.impact import add_arguments

    add_arguments(made)
    made = command(
        "unknowns",
        _unknowns,
        "还不知道什么、在哪一行、向谁核实 · what is not yet known, where, and who could settle it",
    )
    made.add_argument("--json", action="store_true")
    made.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="the day on which dates lapse; else today"
    )
    made = command("build", _build, "生成整个网站 · build the whole site")
    made.add_argument("--out", type=Path, default=ROOT / "site")
    made.add_argument("--json", action="store_true", help="the check list as JSON")
    from generator.cli.build import add_arguments as build_arguments

    build_arguments(made)
    made = command("export", _export, "导出开放数据（JSON、CSV、XLSX） · the open data as JSON, CSV and XLSX")
    made.add_argument(
        "--out", type=Path, required=True, help="a new folder, or one that holds an earlier export"
    )
    add_staff_commands(command)
    from generator.cli.publish import add_publish_commands

    add_publish_commands(command)
    from generator.deploy.files import SERVED

    made = command(
        "deploy-files",
        _deploy_files,
        "写出服务器配置：nginx、容器、网页托管 · files for a server: nginx, a container, hosts of pages",
    )
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--root", default=SERVED, help="where the built site stands on the server")
    made = command("serve", _serve, "本机预览，改动后自动重建 · live preview on this machine")
    made.add_argument("--port", type=_port, default=8000)
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 up")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError("a number from 0 to 65535")
    return number


def _validate(args: argparse.Namespace) -> int:
    if args.propose:
        from generator.cli.propose import propose

        return propose(args)
    data = load_and_lint(args.data, only_catalogue=args.only_catalogue)
    findings = list(data.findings)
    figures: dict[str, int] = {}
    if not args.only_catalogue:
        _known(args.item, data)
        examined = examine(data, lambda data, policy: args.item or (), KEPT)
        findings = examined.findings
        if examined.compiled is not None:
            figures = {**counts(examined.compiled, data), **examined.figures}
    if args.json:
        print(_json({"findings": as_json(findings), "counts": figures}))
    else:
        _print_findings(findings, args, sys.stdout)
        if figures:
            print(counts_text(figures, args.lang))
    return FOUND if _errors(findings) else OK


def _known(numbers: Sequence[int], data: Data) -> None:
    """Refuse numbers of items that no edition has, where the editions could be read."""
    items = {number for edition in data.editions for number in edition.items}
    strange = [str(number) for number in numbers if number not in items]
    if strange and not _errors(data.findings):
        named = ", ".join(strange)
        raise Refusal(
            f"名录没有这样的项目编号：{named}。请写名录里的编号，例如 --item 49。",
            f"the catalogue has no item {named}. Give a number of the catalogue, such as --item 49.",
        )


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


def _check(args: argparse.Namespace) -> int:
    request = _read_json(args.json)
    entries = request if isinstance(request, list) else [request]
    policy = _policy(args, index=any(map(_described, entries)))
    if not isinstance(request, list):
        print(_json(args.ask(policy, request, date.today())))
        return OK
    answers, code = [], OK
    for entry in request:
        try:
            answers.append(args.ask(policy, entry, date.today()))
        except InputErrors as error:
            answers.append({"errors": [mistake.as_dict() for mistake in error.errors]})
            code = FOUND
    print(_json(answers))
    return code


def _described(request: object) -> bool:
    """Whether a request has words to hold against what it claims."""
    return isinstance(request, dict) and bool(request.get("description"))


def _plan(args: argparse.Namespace) -> int:
    request = _read_json(args.json)
    policy = _policy(args, index=_described(request))
    if args.ics:
        return _write_calendar(policy, request, args)
    plan = dated_plan(policy, request, date.today(), find)
    print(plan_table(plan, args.lang, policy.data["standings"]["standings"]) if args.table else _json(plan))
    return OK


def _write_calendar(policy: Policy, request: object, args: argparse.Namespace) -> int:
    """The plan as a calendar file, in the language of the request, or else of the command."""
    plan = dated_plan(policy, request, date.today(), find)
    asked = request.get("lang") if isinstance(request, dict) else None
    lang, link = read_calendar_options({"lang": asked or args.lang, "link": _link(policy, plan, args.lang)})
    text = calendar(policy, plan, lang, link).encode()
    if args.ics == "-":
        sys.stdout.buffer.write(text)
        return OK
    with file(Path(args.ics), says("PRODID:-//eia-guide//")) as draft:
        draft.write_bytes(text)
    return OK


def _link(policy: Policy, plan: DatedPlan, lang: str) -> str | None:
    """The address of the check in the page, where the site has an address."""
    base = policy.data["site"]["base_url"]
    assert plan["plan"] is not None
    days: dict[str, str | None] = {key: plan["plan"][key] for key in PLAN_DAYS}
    fragment = write_link(policy, {"items": plan["items"], "facts": plan["facts"], "on": plan["on"], **days})
    return f"{base.rstrip('/')}/{'en/' if lang == 'en' else ''}check/#{fragment}" if base else None


def _bytes_of(name: str) -> bytes:
    """What a file, or standard input, holds, and no more than a little beyond what is taken."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    handed_over = name.startswith("/dev/fd/")  # by a shell, for <(…): somebody writes to it
    if Path(name).is_fifo() and not handed_over:
        raise OSError(errno.ESPIPE, "a pipe")
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _read_json(name: str) -> object:
    """What a file, or standard input, holds as JSON; raises InputErrors."""
    try:
        raw = _bytes_of(name)
    except OSError as error:
        reason = why(error)
        zh, en = (
            f"请求读不了：{reason['zh']}（{printable(name)}）",
            f"the request cannot be read: {reason['en']} ({printable(name)})",
        )
        raise InputErrors([Mistake("request", "file", zh, en)]) from error
    if len(raw) > MOST_BYTES:
        zh, en = (
            f"请求超过 {MOST_BYTES // 1_000_000} MB，没有读取。请分成几次。",
            f"the request is larger than {MOST_BYTES // 1_000_000} MB and was not read. Divide it.",
        )
        raise InputErrors([Mistake("request", "size", zh, en)])
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        zh, en = (
            f"请求读不出来，应是 UTF-8 编码的 JSON：{error}",
            f"the request cannot be read as JSON in UTF-8: {error}",
        )
        raise InputErrors([Mistake("request", "json", zh, en)]) from error


def _questions(args: argparse.Namespace) -> int:
    policy = _policy(args)
    if args.all or args.missing:
        return _question_sheet(policy, args.missing)
    request = read_request(policy, {"items": args.item}, date.today())
    assert request.edition is not None
    found = questions(policy, request.edition, request.items)
    if args.json:
        print(_json([{**entry, "choices": entry["options"], "label": entry["name"]} for entry in found]))
    else:
        for entry in found:
            unit = f" [{in_language(entry['unit_name'], args.lang)}]" if entry["unit_name"] else ""
            print(f"{entry['id']}: {in_language(entry['ask'] or entry['name'], args.lang)}{unit}")
            for option in entry["options"] or ():
                print(f"    {option['id']}: {in_language(option, args.lang)}")
    return OK


def _question_sheet(policy: Policy, missing: bool) -> int:
    """All questions for review; of those without help where it matters, 1 if there is any."""
    from generator.library.question_sheet import missing_sheet, sheet, without_help

    print(missing_sheet(policy) if missing else sheet(policy))
    return FOUND if missing and without_help(policy) else OK


def _find(args: argparse.Namespace) -> int:
    from generator.finder.answers import answers

    policy = _policy(args, index=True)
    if args.text == "-":
        for line in sys.stdin.buffer.read(MOST_BYTES).decode("utf-8-sig", "replace").splitlines():
            print(_json(_found(policy, line, args)), flush=True)
        return OK
    if args.json or args.answers:
        print(_json(_found(policy, args.text, args)))
        return OK
    found, elsewhere = find(policy, args.text, args.top), answers(policy, args.text)
    for entry in found:
        print(f"{entry['item']:>4}  {in_language(entry, args.lang)}  ({entry['score']})")
    if not found:
        print({"zh": "没有找到对应的项目类别。", "en": "No item was found."}[args.lang])
    for place in elsewhere:
        print(f"   →  {in_language(place, args.lang)}  {args.lang}/{place['page']}")
    return OK


def _found(policy: Policy, text: str, args: argparse.Namespace) -> object:
    """The items for a text; with ``--answers`` beside them where the guide answers it."""
    from generator.finder.answers import answers

    items = find(policy, text, args.top)
    return {"items": items, "answers": answers(policy, text)} if args.answers else items


def _read(args: argparse.Namespace) -> int:
    """One sentence a line: the items found (or those given), and the facts of theirs that it states."""
    from generator.finder.read import read

    policy = _policy(args, index=True)
    asked = (
        sys.stdin.buffer.read(MOST_BYTES).decode("utf-8-sig", "replace") if args.text == "-" else args.text
    )
    for line in asked.splitlines():
        hits = [hit for hit in find(policy, line) if hit["strength"] == "strong"]
        found = [{"item": hit["item"], "score": hit["score"], "strength": hit["strength"]} for hit in hits]
        items = args.item or [hit["item"] for hit in hits]
        print(_json({"items": found, **read(policy, line, items)}), flush=True)
    return OK


def _batch(args: argparse.Namespace) -> int:
    from generator.cli.batch import batch

    return batch(args, _policy(args, index=True))


def _impact(args: argparse.Namespace) -> int:
    from generator.cli.impact import impact

    return impact(args)


def _unknowns(args: argparse.Namespace) -> int:
    from generator.cli.unknowns import unknowns

    return unknowns(args)


def _deploy_files(args: argparse.Namespace) -> int:
    from generator.cli.deploy import deploy_files

    return deploy_files(args)


def _build(args: argparse.Namespace) -> int:
    from generator.cli.build import build_site

    return build_site(args)


def _export(args: argparse.Namespace) -> int:
    from generator.cli.build import export_data

    return export_data(args)


def _serve(args: argparse.Namespace) -> int:
    from generator.impact.revision import MARK
    from generator.preview.live import serve

    if not (args.data / MARK).is_file():
        raise Refusal(
            f"{args.data} 不是政策数据的文件夹（应有 {MARK}）。",
            f"{args.data} is no folder of policy data (no {MARK} in it).",
        )
    serve(args.data, port=args.port, lang="zh" if args.lang == "zh" else "en")
    return 0


def _policy(args: argparse.Namespace, *, index: bool = False) -> Policy:
    return Policy(compile_policy(args.data, index=index))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _print_findings(findings: Sequence[Finding], args: argparse.Namespace, to: TextIO) -> None:
    """All of them; on a terminal the worst alone, as far as a screen holds them."""
    most = FIRST_SCREEN if to.isatty() and not getattr(args, "all", False) else None
    for line in report(findings, "zh" if args.lang == "zh" else "en", most):
        print(line, file=to)


def _print_mistakes(error: InputErrors, args: argparse.Namespace) -> int:
    if getattr(args, "json", None):
        print(_json({"errors": [mistake.as_dict() for mistake in error.errors]}))
    for mistake in error.errors:
        said = f"{mistake.field}: {mistake.zh if args.lang == 'zh' else mistake.en}"
        print(printable(said), file=sys.stderr)
    return FOUND
