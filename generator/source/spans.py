"""Where every value of a YAML text begins and ends: one can be written anew, and every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from generator.source.document import Path_, Yaml
from generator.source.parser import Events, measure

Span = tuple[int, int]


def rewritten(text: str, values: Mapping[Path_, Yaml]) -> str:
    """The text with these values in place of those that stand at their paths; for a text that can be read."""
    known = dict(spans(text))
    for path in sorted(values, key=lambda path: known[path], reverse=True):
        first, last = known[path]
        text = text[:first] + flow(values[path]) + text[last:]
    return text


def spans(text: str) -> Iterator[tuple[Path_, Span]]:
    """The first character of each value, and the one after its last."""
    events = measure(text)
    next(events), next(events)  # the stream and the document begin
    yield from _value(next(events), events, ())


def _value(event: yaml.Event, events: Events, path: Path_) -> Iterator[tuple[Path_, Span]]:
    first = last = event
    if isinstance(event, yaml.MappingStartEvent):
        while not isinstance(last := next(events), yaml.MappingEndEvent):
            assert isinstance(last, yaml.ScalarEvent)
            yield from _value(next(events), events, (*path, str(last.value)))
    elif isinstance(event, yaml.SequenceStartEvent):
        at = 0
        while not isinstance(last := next(events), yaml.SequenceEndEvent):
            yield from _value(last, events, (*path, at))
            at += 1
    assert first.start_mark is not None and last.end_mark is not None
    yield path, (first.start_mark.index, last.end_mark.index)


def flow(value: Yaml) -> str:
    """A word, a number, yes or no, nothing, or a list of them, as it stands in a line of YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)
