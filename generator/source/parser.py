"""The parser's events, and its complaints, the same wherever the program runs.

PyYAML has two parsers. The one in C is ten times as fast, but there is none in a browser, and where a text is
wrong the two complain in other words. So the one in Python is the measure: the one in C only reads texts in
which both see the same, and whatever it refuses is read again.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

_ENDS = "\0 \t\r\n\x85\u2028\u2029"
_BRACKETS = ",[]{}"

Events = Iterator[yaml.Event]


class _Measure(yaml.SafeLoader):
    """The parser in Python, but for question marks within words in brackets, which YAML allows and it does
    not."""

    def scan_plain(self) -> yaml.ScalarToken:
        """A text without quotation marks; its rules are those of PyYAML's own, with ``?`` as any other
        sign."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] | None = []
        while self.peek() != "#" and (length := self._word()):
            self.allow_simple_key = False
            chunks += [*(spaces or []), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return yaml.ScalarToken("".join(chunks), True, start, end)

    def _word(self) -> int:
        """How many characters there are before one that ends a word."""
        length = 0
        brackets = _BRACKETS if self.flow_level else ""
        while (sign := self.peek(length)) not in _ENDS and sign not in brackets:
            if sign == ":" and self.peek(length + 1) in _ENDS + brackets:
                break
            length += 1
        return length


class Unsure(Exception):
    """The fast parser is not there, or would put something elsewhere than the one that counts."""


def fast(text: str) -> Events:
    """The parser in C. Raises YAMLError or Unsure; then ``measure`` has the word."""
    if not getattr(yaml, "__with_libyaml__", False):
        raise Unsure
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
            raise Unsure  # a value that is not there: the two disagree on where
        yield event


def measure(text: str) -> Events:
    """The parser that counts. Raises YAMLError, here or later."""
    yield from yaml.parse(text, Loader=_Measure)
