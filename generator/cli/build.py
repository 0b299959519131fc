"""``eia-guide build`` and ``export``: what they say on a terminal."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date

from generator.findings.finding import DataError, Finding
from generator.findings.refusal import Refusal
from generator.findings.report import UNTOUCHED
from generator.review.point import Point
from generator.system.place import OPEN_DATA, fit

BUILT = {"zh": "已生成 {out}，用时 {seconds:.1f} 秒", "en": "built {out} in {seconds:.1f} s"}
NOT_BUILT = {
    "zh": f"没有生成网站，{UNTOUCHED['zh']}：{{why}}",
    "en": f"not built; {UNTOUCHED['en']}: {{why}}",
}
STAYS = {"zh": "没有重新生成，仍显示上一次成功的网站", "en": "not built again; the last good site stays"}
EXPORTED = {
    "zh": "已导出 {sets} 个数据集、{rows} 条记录到 {out}",
    "en": "{sets} data sets with {rows} records in {out}",
}


class Terminal:
    """Says what a build finds: findings on the error stream, the check list on the other."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._lang = args.lang
        self._json = args.json

    def findings(self, findings: Sequence[Finding]) -> None:
        """Each on a line of its own."""
        for finding in findings:
            print(finding.text(self._lang), file=sys.stderr)

    def left_out(self, why: Mapping[str, str]) -> None:
        """One sentence on the error stream."""
        print(why[self._lang], file=sys.stderr)

    def points(self, points: Sequence[Point]) -> None:
        """The check list as text or as JSON."""
        from generator.review.point_text import as_json, text

        listed = json.dumps(as_json(points), ensure_ascii=False) if self._json else text(points, self._lang)
        print(listed, flush=True)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``build`` takes besides ``--data`` and ``--out``."""
    parser.add_argument(
        "--on",
        metavar="DAY",
        help="按这一天的规定写各页，例如 2027-07-01；不写就按数据截至日 · the day for which the pages speak",
    )
    parser.add_argument("--preview", metavar="ADDRESS", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--without-check", action="store_true", help=argparse.SUPPRESS)


def _day(said: str) -> str:
    """The day for which to build; refused if there is no such day."""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise Refusal(
            f"“{said}”不是日期。请写年-月-日，例如 --on 2027-07-01。",
            f"“{said}” is no day. Write year-month-day, for example --on 2027-07-01.",
        ) from None


def build_site(args: argparse.Namespace) -> int:
    """Build the site; returns the exit code.

    ``--preview ADDRESS`` (for ``serve``) builds for that address without proof and check list, and
    ``--quick`` compresses the files of the check little, ``--without-check`` makes the pages alone: none of
    them is for a site that is published.
    """
    from generator.build.pipeline import NotPublishedError, Order, build
    from generator.bundle.compress import BEST, QUICK
    from generator.bundle.runtime import RuntimeMissing
    from generator.site.mkdocs_adapter import RenderError

    started = time.monotonic()
    preview = args.preview is not None
    order = Order(
        args.data,
        args.out,
        address=args.preview or "",
        on=_day(args.on) if args.on else "",
        proved=not preview,
        check=not (preview and args.without_check),
        effort=QUICK if preview or args.quick else BEST,
    )
    try:
        build(order, Terminal(args))
    except NotPublishedError:
        return 1
    except (RenderError, RuntimeMissing) as error:
        print(NOT_BUILT[args.lang].format(why=error), file=sys.stderr)
        return 1
    except DataError:
        if preview:
            print(STAYS[args.lang], file=sys.stderr)
        raise
    said = BUILT[args.lang].format(out=args.out, seconds=time.monotonic() - started)
    print(said, file=sys.stderr if args.json else sys.stdout, flush=True)
    return 0


def export_data(args: argparse.Namespace) -> int:
    """Write the open data into a folder; returns the exit code.

    A folder that holds anything else is left alone.
    """
    from generator.export.package import export
    from generator.library.library import Library
    from generator.lint.run import compile_policy

    fit(args.out, OPEN_DATA, [args.data])
    published = export(Library(compile_policy(args.data, index=False)), args.out, [args.data])
    rows = sum(entry.rows for entry in published)
    print(EXPORTED[args.lang].format(sets=len(published), rows=rows, out=args.out))
    return 0
