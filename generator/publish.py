"""Building and previewing the site: data in, a published folder out.

The published folder is replaced whole or not at all.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.addresses import check_addresses
from generator.aside import Aside
from generator.compile import compile_data, compile_policy, to_json
from generator.findings import DataError, Finding
from generator.history import last_changed
from generator.kept import tidy
from generator.load import Data, load
from generator.proof.prove import KEPT, prove
from generator.rules.policy import Policy
from generator.scenarios import run_scenarios
from generator.unknowns.find import gaps


def publish(data_dir: Path, out: Path, lang: str) -> int:
    """Build the whole site, both languages and the check; returns an exit code."""
    from generator.bundle.build import build_widget
    from generator.site.build import build_site

    started = time.monotonic()
    data = load(data_dir)
    data.check()
    compiled = compile_data(data)
    with Aside(partial(_faults, data, compiled)) as looking:
        for finding in data.findings:
            print(finding.text("zh" if lang == "zh" else "en"), file=sys.stderr)
        widget = out.parent / f".{out.name}-check"
        build_widget(to_json(compiled), widget)
        missing = gaps(data, date.fromisoformat(compiled["current_to"]))
        build_site(compiled, out, widget_dir=widget, changed=last_changed(data_dir), gaps=missing, allowed=partial(_refuse, looking))
    words = {"zh": "已生成 {out}，用时 {seconds:.1f} 秒", "en": "built {out} in {seconds:.1f} s"}
    print(words[lang].format(out=out, seconds=time.monotonic() - started))
    return 0


def _faults(data: Data, compiled: dict[str, Any]) -> list[Finding]:
    """What is wrong with data that can be read: scenarios that fail, items that are not proved, addresses that clash."""
    from generator.site.views import slugs

    policy = Policy(compiled)
    found = [*run_scenarios(data, policy), *prove(data, policy, keep=KEPT).findings, *check_addresses(data, slugs(compiled))]
    tidy([KEPT])
    return [finding for finding in found if finding.severity == "error"]


def _refuse(looking: Aside[list[Finding]]) -> None:
    """Nothing is published while something is wrong."""
    if failures := looking.result():
        raise DataError(failures)


def export_data(data_dir: Path, out: Path, lang: str) -> int:
    """Write the open data into ``out``; returns an exit code. A folder that holds anything else is left alone."""
    from generator.export.package import FolderInUse, export
    from generator.site.build import ROOT
    from generator.site.site import Site

    site = Site(compile_policy(data_dir, index=False), ROOT / "site_src")
    try:
        published = export(site, out)
    except FolderInUse:
        refusal = {
            "zh": f"{out} 里有别的内容，没有写入。请换一个新文件夹，例如 --out open-data。",
            "en": f"{out} holds other things, so nothing was written. Name a new folder, for example --out open-data.",
        }
        print(refusal[lang], file=sys.stderr)
        return 1
    rows = sum(entry.rows for entry in published)
    words = {"zh": f"已导出 {len(published)} 个数据集、{rows} 条记录到 {out}", "en": f"{len(published)} data sets with {rows} records in {out}"}
    print(words[lang])
    return 0


def preview(data_dir: Path, port: int, lang: str) -> int:
    """Build, serve on 127.0.0.1 and build again when a source file changes."""
    from generator.site.serve import serve

    serve(data_dir, port=port, lang="zh" if lang == "zh" else "en")
    return 0
