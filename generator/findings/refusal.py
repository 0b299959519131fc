"""Why a command cannot go on, where that is no finding of the data: one sentence in each language."""

from __future__ import annotations


class Refusal(Exception):
    """``words`` says why, for a person. It may travel between processes."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.words = {"zh": zh, "en": en}

    def __str__(self) -> str:
        return self.words["en"]
