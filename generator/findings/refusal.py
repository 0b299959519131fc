"""Why a command cannot go on, where that is no finding of the data: one sentence in each language."""

from __future__ import annotations

from generator.system.place import Unfit


class Refusal(Unfit):
    """``words`` says why, for a person. It may travel between processes."""
