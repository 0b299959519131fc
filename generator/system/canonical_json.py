"""JSON in one form, so that equal values are equal texts: what is hashed, kept and sent between programs."""

from __future__ import annotations

import json


def to_json(value: object) -> str:
    """Keys in order, no spaces, Chinese as Chinese."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
