"""Why a command cannot go on, where that is no finding of the data: one sentence in each language."""

from __future__ import annotations

from pathlib import Path


class Refusal(Exception):
    """``words`` says why, for a person. It may travel between processes."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.words = {"zh": zh, "en": en}

    def __str__(self) -> str:
        return self.words["en"]


def in_use(folder: Path, example: str) -> Refusal:
    """A folder whose content was to be replaced holds something that is not ours."""
    return Refusal(
        f"{folder} 里有别的内容，没有写入。请换一个新文件夹，例如 --out {example}。",
        f"{folder} holds other things, so nothing was written. Name a new folder, such as --out {example}.",
    )
