"""The little that our pictures need of SVG: measured text, wrapped lines, and a sheet that says what it
shows.

A browser cannot wrap SVG text, so lines are broken here: a Chinese character is one em wide, a Latin one
about half. Colours come from classes, so that light, dark and print each have their own (``site_src/style``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from generator.site.escape import clean

_UNIT = re.compile(
    r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—]|[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—]+|\s+"
)
_NEVER_FIRST = "，。；：、）》”’！？"


def width(text: str, size: float) -> float:
    """Estimated width of a text in user units."""
    return sum(
        size if ord(c) > 0x2E7F or c in "“”‘’…—" else size * (0.62 if c.isupper() else 0.54) for c in text
    )


def wrap(text: str, room: float, size: float) -> list[str]:
    """The text in lines no wider than ``room``; a mark that may not open a line stays with what it
    follows."""
    lines = [""]
    for piece in _UNIT.findall(" ".join(text.split())):
        fits = width(lines[-1] + piece.rstrip(), size) <= room
        if fits or not lines[-1] or piece in _NEVER_FIRST:
            lines[-1] += piece
        elif piece.strip():
            lines.append(piece)
    return [line.strip() for line in lines]


@dataclass
class Sheet:
    """An SVG picture under construction."""

    name: str
    title: str
    description: str
    width: float
    height: float = 0
    parts: list[str] = field(default_factory=list)

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)

    def text(
        self, x: float, y: float, text: str, cls: str, size: float, room: float, anchor: str = "start"
    ) -> float:
        """Wrapped text with its first baseline at ``y``; returns the baseline that a next line would have."""
        step = size * 1.38
        for line in wrap(text, room, size):
            side = "" if anchor == "start" else f' text-anchor="{anchor}"'
            self.parts.append(
                f'<text x="{x:g}" y="{round(y, 1):g}" class="{cls}"'
                f' font-size="{size:g}"{side}>{_plain(line)}</text>'
            )
            y += step
        self._reach(y - step + size * 0.4)
        return y

    def line(self, x1: float, y1: float, x2: float, y2: float, cls: str) -> None:
        """A straight line."""
        self.parts.append(f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" class="{cls}"/>')
        self._reach(max(y1, y2))

    def path(self, d: str, cls: str) -> None:
        """Any path."""
        self.parts.append(f'<path d="{d}" class="{cls}"/>')

    def circle(self, x: float, y: float, r: float, cls: str) -> None:
        """A circle."""
        self.parts.append(f'<circle cx="{x:g}" cy="{round(y, 1):g}" r="{r:g}" class="{cls}"/>')
        self._reach(y + r)

    def box(self, x: float, y: float, w: float, h: float, cls: str, r: float = 8) -> None:
        """A rectangle with round corners."""
        self.parts.append(
            f'<rect x="{x:g}" y="{round(y, 1):g}" width="{w:g}" height="{round(h, 1):g}" rx="{r:g}"'
            f' class="{cls}"/>'
        )
        self._reach(y + h)

    def hatch(self, x: float, y: float, w: float, h: float) -> None:
        """A dashed box filled with slanting lines: what is not known."""
        self.box(x, y, w, h, "unknown", 2)
        step, strokes = 6.0, ""
        for k in range(1, int((w + h) // step) + 1):
            reach = k * step
            x1, y1 = (x + reach, y) if reach <= w else (x + w, y + reach - w)
            x2, y2 = (x, y + reach) if reach <= h else (x + reach - h, y + h)
            strokes += f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        self.path(strokes, "hatch")

    def svg(self, cls: str) -> Markup:
        """The finished picture, one element on one line."""
        head = (
            f'<svg class="eg-picture__{cls}" viewBox="0 0 {self.width:g} {round(self.height + 4):g}"'
            f' role="img" aria-labelledby="{self.name}-{cls}-t {self.name}-{cls}-d"><title'
            f' id="{self.name}-{cls}-t">{_plain(self.title)}</title><desc'
            f' id="{self.name}-{cls}-d">{_plain(self.description)}</desc>'
        )
        return Markup(head + "".join(self.parts) + "</svg>")  # noqa: S704 - every text in it is escaped


def _plain(text: str) -> str:
    return escape(clean(text))


def figure(wide: Sheet, tall: Sheet, caption: str = "") -> Markup:
    """Both shapes of one picture; style shows the one that fits the screen, and the other is hidden from
    everyone."""
    note = f"<figcaption>{_plain(caption)}</figcaption>" if caption else ""
    return Markup(f'<figure class="eg-picture">{wide.svg("wide")}{tall.svg("tall")}{note}</figure>')  # noqa: S704 - as above
