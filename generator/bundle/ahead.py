"""The runtime trimmed and compressed while the data are still being read: it depends on no policy, and in a
new checkout nothing of a build takes longer."""

from __future__ import annotations

from generator.bundle.compress import Effort, both_forms
from generator.bundle.runtime import RuntimeMissing, find_runtime
from generator.bundle.shrink import make_runtime


def make_ahead(effort: Effort) -> None:
    """Leave in the cache what the build will ask for; where the runtime cannot be had, that is told later."""
    try:
        made = make_runtime(find_runtime())
    except (RuntimeMissing, ValueError):
        return
    both_forms(made, effort)
