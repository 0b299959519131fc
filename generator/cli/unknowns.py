"""``eia-guide unknowns``: what is not yet known, where, and who could settle it."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date

from generator.gaps.find import gaps
from generator.gaps.text import as_json, text
from generator.lint.run import load_and_lint


def unknowns(args: Namespace) -> int:
    """Print every gap; returns 0, since a gap that is shown is no fault."""
    data = load_and_lint(args.data)
    data.check()
    found = gaps(data, args.on or date.today())
    print(json.dumps(as_json(found), ensure_ascii=False) if args.json else text(found, args.lang))
    return 0
