"""What is wrong with a question put to the core, said at the field concerned, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.models import messages


class Mistake(NamedTuple):
    """One mistake in a request. ``field`` is a path such as ``facts.hospital_beds``."""

    field: str
    code: str
    zh: str
    en: str

    def as_dict(self) -> messages.Mistake:
        """Plain data for JSON."""
        return {"field": self.field, "code": self.code, "zh": self.zh, "en": self.en}


def shown(value: object) -> str:
    """What a person gave, as a message may repeat it: short, and fit to be encoded."""
    text = str(value).encode("utf-8", "replace").decode()
    return text if len(text) <= 40 else text[:40] + "…"


class InputErrors(Exception):
    """A request cannot be answered; ``errors`` says why, every field at once."""

    def __init__(self, errors: Iterable[Mistake]) -> None:
        self.errors = list(errors)
        super().__init__("; ".join(f"{e.field}: {e.en}" for e in self.errors))
