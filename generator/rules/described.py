"""Whether the words of a description speak against the claim that no item of the catalogue fits.

The finder lies above the core: whoever asks for a verdict hands it in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.rules.policy import Policy

if TYPE_CHECKING:
    from generator.models.messages.check_door import Found
    from generator.models.messages.verdict import LooksLike

    Find = Callable[[Policy, str, int], list[Found]]

MOST = 3
"""As many items are named as a reader will look at."""

CERTAIN = 90.0
"""The score of a strong hit, where the finder does not say itself how strong a hit is."""


def looks_like(policy: Policy, words: str, find: Find | None) -> list[LooksLike]:
    """The items to which the words lead with certainty, best first."""
    if find is None or not words.strip():
        return []
    strong = [hit for hit in find(policy, words, MOST) if _strong(hit)]
    return [{"item": hit["item"], "zh": hit["zh"], "en": hit["en"]} for hit in strong if hit["item"]]


def _strong(hit: Found) -> bool:
    strength = hit.get("strength")
    return hit["score"] >= CERTAIN if strength is None else strength == "strong"
