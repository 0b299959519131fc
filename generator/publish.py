"""Building and previewing the site: data in, a published folder out.

The published folder is replaced whole or not at all.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from generator.addresses import check_addresses
from generator.compile import compile_data, compile_policy, to_json
from generator.findings import DataError
from generator.history import last_changed
from generator.load import load
from generator.proof.prove import prove
from generator.rules.policy import Policy
from generator.scenarios import run_scenarios


def publish(data_dir: Path, out: Path, lang: str) -> int:
    """Build the whole site, both languages and the check; returns an exit code."""
    from generator.bundle.build import build_widget
    from generator.bundle.compress import compress_folder
    from generator.site.build import build_site
    from generator.site.views import slugs

    started = time.monotonic()
    data = load(data_dir)
    data.check()
    compiled = compile_data(data)
    policy = Policy(compiled)
    found = [*run_scenarios(data, policy), *prove(data, policy).findings, *check_addresses(data, slugs(compiled))]
    failures = [f for f in found if f.severity == "error"]
    if failures:
        raise DataError(failures)
    for finding in data.findings:
        print(finding.text("zh" if lang == "zh" else "en"), file=sys.stderr)
    widget = out.parent / f".{out.name}-check"
    build_widget(to_json(compiled), widget)
    compress_folder(widget)
    build_site(compiled, out, widget_dir=widget, changed=last_changed(data_dir))
    words = {"zh": "已生成 {out}，用时 {seconds:.1f} 秒", "en": "built {out} in {seconds:.1f} s"}
    print(words[lang].format(out=out, seconds=time.monotonic() - started))
    return 0


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
