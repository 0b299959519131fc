"""Building and previewing the site: data in, a published folder out.

The published folder is replaced whole or not at all.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import models
from generator.compile.compile import compile_data, to_json
from generator.findings.finding import DataError
from generator.gaps.find import gaps
from generator.lint.run import compile_policy, load_and_lint
from generator.proof.prove import KEPT
from generator.records.data import Data
from generator.review import site_points as made
from generator.review.data_points import Looked, look, points
from generator.review.point import Point
from generator.review.point_text import as_json, text
from generator.system.background import Aside
from generator.system.cache import tidy
from generator.system.git import last_changed

if TYPE_CHECKING:
    from generator.build.preload import AtHand

ROOT = Path(__file__).resolve().parents[2]
CALM = (200_000, 20, 100)
"""How seldom Python looks for cycles during a build.

The data are large trees without any: looking takes a twentieth of the time.
"""


class NotPublishedError(Exception):
    """A point of the check list failed that is no finding of the data: what was made must not be
    published."""


def publish(data_dir: Path, out: Path, lang: str, *, plain: bool = False) -> int:
    """Build the whole site, both languages and the check, and print the check list (``plain``: as JSON);
    returns an exit code."""
    from generator.build.preload import at_hand

    gc.set_threshold(*CALM)
    with at_hand(ROOT / "mkdocs.yml") as loading:
        return _publish(data_dir, out, lang, plain, loading)


def _publish(data_dir: Path, out: Path, lang: str, plain: bool, loading: AtHand) -> int:
    from generator.bundle.runtime import RuntimeMissing
    from generator.site.mkdocs_adapter import RenderError

    started = time.monotonic()
    data = _readable(data_dir, lang, plain)
    compiled = _compiled(data, lang, plain)
    try:
        with Aside(partial(look, data, compiled)) as looking:
            for finding in data.findings:
                print(finding.text("zh" if lang == "zh" else "en"), file=sys.stderr)
            _make(data, compiled, out.resolve(), partial(_allow, looking, data, lang, plain), loading)
    except NotPublishedError:
        return 1
    except (RenderError, RuntimeMissing) as error:
        said = {
            "zh": f"没有生成网站，已发布的内容没有改动：{error}",
            "en": f"not built; what was published has not been touched: {error}",
        }
        print(said[lang], file=sys.stderr)
        return 1
    words = {"zh": "已生成 {out}，用时 {seconds:.1f} 秒", "en": "built {out} in {seconds:.1f} s"}
    print(
        words[lang].format(out=out, seconds=time.monotonic() - started),
        file=sys.stderr if plain else sys.stdout,
    )
    return 0


def _make(
    data: Data, compiled: dict[str, Any], out: Path, allowed: Callable[[Path], object], loading: AtHand
) -> None:
    from generator.build.site import build_site
    from generator.system.swap import linked, workroom

    found = gaps(data, date.fromisoformat(compiled["site"]["data_current_to"]))
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        workroom(out, "check") as room,
        Aside(partial(_check, to_json(compiled), data.root, room)) as making,
        ExitStack() as stack,
    ):
        packing: list[Aside[None]] = []

        def awaited() -> None:
            making.result()
            packing.append(stack.enter_context(Aside(partial(_compress, room, room / "packed"))))

        def ready(folder: Path) -> None:
            packing[0].result()
            linked(room / "packed", folder / "assets")
            allowed(folder)

        build_site(
            compiled,
            out,
            widget_dir=room / "check",
            awaited=awaited,
            changed=last_changed(data.root),
            gaps=found,
            allowed=ready,
            at_hand=loading,
        )


def _check(policy_json: str, data: Path, room: Path) -> None:
    """The files of the check and of the workbench."""
    from generator.bundle.build import build_widget
    from generator.bundle.workbench import build_workbench

    build_widget(policy_json, room / "check", ROOT / ".cache" / "core")
    build_workbench(data, room / "workbench")


def _compress(room: Path, packed: Path) -> None:
    from generator.bundle.compress import compress_folder

    for folder in ("check", "workbench"):
        compress_folder(room / folder, packed / folder)


def _readable(data_dir: Path, lang: str, plain: bool) -> Data:
    """The data; if it has errors, the check list says which points fail, and they are raised."""
    data = load_and_lint(data_dir)
    try:
        data.check()
    except DataError as error:
        _print(points(data, Looked(tuple(error.findings), whole=False)), lang, plain)
        raise
    return data


def _compiled(data: Data, lang: str, plain: bool) -> dict[str, Any]:
    try:
        return compile_data(data)
    except DataError as error:
        _print(points(data, Looked(tuple(error.findings), whole=False)), lang, plain)
        raise


def _allow(looking: Aside[Looked], data: Data, lang: str, plain: bool, folder: Path) -> None:
    """Nothing is published while a point of the check list fails."""
    looked = looking.result()
    tidy([KEPT])
    own = data.records[models.Site].base_url
    found = [*points(data, looked), *made.points(folder, own)]
    _print(found, lang, plain)
    if looked.errors:
        raise DataError(looked.errors)
    if any(point.outcome == "fail" for point in found):
        raise NotPublishedError


def _print(found: Sequence[Point], lang: str, plain: bool) -> None:
    print(json.dumps(as_json(found), ensure_ascii=False) if plain else text(found, lang), flush=True)


def export_data(data_dir: Path, out: Path, lang: str) -> int:
    """Write the open data into ``out``; returns an exit code.

    A folder that holds anything else is left alone.
    """
    from generator.export.package import FolderInUse, export
    from generator.site.site import Site

    site = Site(compile_policy(data_dir, index=False), ROOT / "site_src")
    try:
        published = export(site, out)
    except FolderInUse:
        refusal = {
            "zh": f"{out} 里有别的内容，没有写入。请换一个新文件夹，例如 --out open-data。",
            "en": f"{out} holds other things, so nothing was written. Name a new folder, for example --out "
            f"open-data.",
        }
        print(refusal[lang], file=sys.stderr)
        return 1
    rows = sum(entry.rows for entry in published)
    words = {
        "zh": f"已导出 {len(published)} 个数据集、{rows} 条记录到 {out}",
        "en": f"{len(published)} data sets with {rows} records in {out}",
    }
    print(words[lang])
    return 0
