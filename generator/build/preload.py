"""What takes long to load, loading in processes of their own while the data are read:

MkDocs, and what writes spreadsheets.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.export import files
from generator.library.text import LANGUAGES
from generator.site.mkdocs_adapter import Live
from generator.system.background import Standby


@dataclass(frozen=True)
class AtHand:
    """MkDocs by language, and the writer of spreadsheets."""

    mkdocs: Mapping[str, Standby[Live]]
    sheets: Standby[files.Writer]


@contextmanager
def at_hand(config: Path) -> Iterator[AtHand]:
    """Begin to load; ``config`` is ``mkdocs.yml``."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as work, ExitStack() as stack:
        sheets = stack.enter_context(Standby(files.writer))
        yield AtHand(
            {
                lang: stack.enter_context(Standby(partial(_live, lang, config, Path(work))))
                for lang in LANGUAGES
            },
            sheets,
        )


def _live(lang: str, config: Path, work: Path) -> Live:
    live = Live(lang, "", config, work, 0)
    live.load()
    return live
