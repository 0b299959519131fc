"""Building and previewing the site: data in, a published folder out.

The published folder is replaced whole or not at all.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from generator.compile import compile_data, to_json
from generator.findings import DataError
from generator.load import load
from generator.proof.prove import prove
from generator.rules.policy import Policy
from generator.scenarios import run_scenarios


def publish(data_dir: Path, out: Path, lang: str) -> int:
    """Build the whole site, both languages and the check; returns an exit code."""
    from generator.bundle.build import build_widget
    from generator.site.build import build_site

    started = time.monotonic()
    data = load(data_dir)
    data.check()
    compiled = compile_data(data)
    policy = Policy(compiled)
    failures = [f for f in (*run_scenarios(data, policy), *prove(data, policy).findings) if f.severity == "error"]
    if failures:
        raise DataError(failures)
    for finding in data.findings:
        print(finding.text("zh" if lang == "zh" else "en"), file=sys.stderr)
    widget = out.parent / f".{out.name}-check"
    build_widget(to_json(compiled), widget)
    build_site(compiled, out, widget_dir=widget)
    words = {"zh": "已生成 {out}，用时 {seconds:.1f} 秒", "en": "built {out} in {seconds:.1f} s"}
    print(words[lang].format(out=out, seconds=time.monotonic() - started))
    return 0


def preview(data_dir: Path, port: int, lang: str) -> int:
    """Build, serve on 127.0.0.1 and build again when a source file changes."""
    from generator.site.serve import serve

    serve(data_dir, port=port, lang="zh" if lang == "zh" else "en")
    return 0
