"""YAML files of the program's own (texts of the site, of the check, of findings): plain data, read by the
library's C reader where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> dict[str, Any]:
    """The mapping that the file holds.

    For the policy data see ``generator.source.document``, which names places and mistakes.
    """
    return dict(yaml.load(path.read_text("utf-8"), Loader=_LOADER))  # noqa: S506 - a safe loader either way
