"""What is wrong with a question put to the core, said at the field concerned, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.models.messages import basics


_BLANKS = "\u3000\xa0"
"""Signs that only look like a space, and do no harm."""


class Mistake(NamedTuple):
    """One mistake in a request. ``field`` is a path such as ``facts.hospital_beds``."""

    field: str
    code: str
    zh: str
    en: str

    def as_dict(self) -> basics.Mistake:
        """Plain data for JSON."""
        return {"field": self.field, "code": self.code, "zh": self.zh, "en": self.en}


def shown(value: object, longest: int = 40) -> str:
    """What a person gave, as a message may repeat it: short, on one line, fit to be encoded, and with nothing
    that a terminal would obey."""
    text = str(value)
    plain = "".join(map(_visible, text[:longest]))
    return plain if len(text) <= longest else plain + "…"


def _visible(sign: str) -> str:
    """A sign that can be seen, or else its code; half a character has none that could be encoded."""
    if "\ud800" <= sign <= "\udfff":
        return "?"
    return sign if sign.isprintable() or sign in _BLANKS else f"\\u{ord(sign):04x}"


class InputErrors(Exception):
    """A request cannot be answered; ``errors`` says why, every field at once."""

    def __init__(self, errors: Iterable[Mistake]) -> None:
        self.errors = list(errors)
        super().__init__("; ".join(f"{e.field}: {e.en}" for e in self.errors))
