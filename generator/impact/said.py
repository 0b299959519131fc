"""Keys and values of the data in words: names for keys, titles for ids, sentences for conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from generator.impact.side import Side
from generator.records.conditions import Asked, Vocabulary, parse
from generator.rules.documents import short_names
from generator.rules.wording import LANGS, Text, Wording, in_language
from generator.source.document import Path_, Yaml
from generator.system import plain_yaml

LONGEST = 160
"""Characters of a value that the sheet shows; the lines tell the rest."""
MOST = 14
"""So many parts of a record that comes or goes are told."""
UNSAID = frozenset({"id", "sources", "also", "also_called", "words"})
"""What nobody needs to read of a record that comes or goes: the lines have it."""
CONDITIONS = frozenset({"when", "where", "report", "form", "registration", "outside", "all", "any", "not"})
NOTHING: Text = {"zh": "（没有）", "en": "(none)"}
YES_NO: Mapping[bool, Text] = {True: {"zh": "是", "en": "yes"}, False: {"zh": "否", "en": "no"}}
OTHERWISE: Text = {"zh": "其余情形", "en": "all other cases"}


@cache
def key_names() -> Mapping[str, Text]:
    """What keys are called."""
    return plain_yaml.read(Path(__file__).with_name("names.yaml"))


class Said:
    """One state of the data in words."""

    def __init__(self, side: Side) -> None:
        self.names = {**dict(_names(side)), **short_names(side.policy)}
        self.wording = Wording(side.policy.facts)
        facts = {
            name: Asked(fact["type"], fact.get("unit"), tuple(o["id"] for o in fact.get("options") or ()))
            for name, fact in side.policy.facts.items()
        }
        self.vocabulary = Vocabulary(facts, side.data.definitions.area_classes)

    def key(self, path: Path_, lang: str) -> str:
        """What the value at a path is called: the nearest key that has a name."""
        for step in reversed(path):
            if isinstance(step, str) and step not in LANGS:
                known = key_names().get(step) or self.names.get(step)
                return in_language(known, lang) if known else step
        return ""

    def value(self, value: Yaml, path: Path_, lang: str) -> str:
        """A value on one line."""
        said = self._value(value, path, lang)
        return said if len(said) <= LONGEST else said[:LONGEST] + "…"

    def contents(self, value: Yaml, path: Path_, lang: str) -> list[str]:
        """What a whole record says, a line for each part of it."""
        if not isinstance(value, dict):
            return []
        mark = "：" if lang == "zh" else ": "
        shown = [(key, part) for key, part in value.items() if key not in UNSAID and key not in LANGS]
        return [
            f"{self.key((key,), lang)}{mark}{self.value(part, (*path, key), lang)}"
            for key, part in shown[:MOST]
        ]

    def _value(self, value: Yaml, path: Path_, lang: str) -> str:
        if value is None:
            return in_language(NOTHING, lang)
        if isinstance(value, bool):
            return in_language(YES_NO[value], lang)
        if CONDITIONS & {step for step in path[-1:] if isinstance(step, str)} and (
            said := self._condition(value)
        ):
            return in_language(said, lang)
        if isinstance(value, dict):
            return self._mapping(value, path, lang)
        if isinstance(value, list):
            return ("、" if lang == "zh" else ", ").join(self._value(part, path, lang) for part in value)
        return in_language(self.names[value], lang) if value in self.names else str(value)

    def _mapping(self, value: Mapping[str, Yaml], path: Path_, lang: str) -> str:
        text = value.get(lang)
        parts = [
            f"{self.key((key,), lang)} {self._value(part, (*path, key), lang)}"
            for key, part in value.items()
            if key not in LANGS and key not in UNSAID
        ]
        if "instrument" in value:
            parts = [self._value(part, (*path, key), lang) for key, part in value.items()]
        between = ("（", "）", "；") if lang == "zh" else (" (", ")", "; ")
        if not isinstance(text, str):
            return between[2].join(parts)
        return f"{text}{between[0]}{between[2].join(parts)}{between[1]}" if parts else text

    def _condition(self, value: Yaml) -> Text | None:
        """A condition as a clause; None for what is none."""
        if value == "otherwise":
            return OTHERWISE
        wrong: list[Path_] = []
        tree = parse(value, self.vocabulary, lambda path, *_: wrong.append(path))
        try:
            return None if wrong else self.wording.phrase(tree)
        except (KeyError, TypeError, ValueError):
            return None  # a condition on what this state does not ask


def _names(side: Side) -> Iterator[tuple[str, Text]]:
    """Names of all that has an id."""
    for document in side.documents.values():
        for value in document.mapping().values():
            if isinstance(value, dict):
                yield from ((name, said) for name, part in value.items() if (said := _name(part)))
            yield from _records(value)


def _records(value: Yaml) -> Iterator[tuple[str, Text]]:
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    for part in parts:
        if isinstance(part, dict) and isinstance(name := part.get("id"), str) and (said := _name(part)):
            yield name, said
        yield from _records(part)


def _name(part: Yaml) -> Text | None:
    if not isinstance(part, dict):
        return None
    for said in (part.get("name"), part):
        if isinstance(said, dict) and isinstance(said.get("zh"), str) and isinstance(said.get("en"), str):
            return {"zh": str(said["zh"]), "en": str(said["en"])}
    return None
