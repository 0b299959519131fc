"""Reading YAML so that every value knows its line and column.

The parser's events are turned into plain Python data under the rules of YAML 1.2 (only ``true`` and
``false`` are booleans, ``no`` is a word, ``2021-01-01`` is text), with the position of every key and
value kept by its path. Anchors, aliases and tags are refused: policy data needs none, and nested ones
can be made to explode. Nesting is bounded while reading, since the parsers' own tree builders are
recursive and a file of a million brackets would end the process.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import yaml

from generator.findings.finding import Finding, Place
from generator.source.characters import ENOUGH, bad_characters, in_value
from generator.source.hints import QUOTE, explain, wrong_encoding
from generator.source.parser import Events, Unsure, fast, measure
from generator.system.disk import why

Path_ = tuple[str | int, ...]

Yaml = bool | int | float | str | list["Yaml"] | dict[str, "Yaml"] | None
"""What a YAML file can hold, here and anywhere within it."""

UNREADABLE = (yaml.YAMLError, ValueError, OverflowError)
"""What parsers raise: their own complaint, and what Python says of the number of a character that is none."""
MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 50_000
"""More values than this are no file of policy data; the largest one has a twentieth of it."""

_INT = re.compile(r"^[-+]?(0|[1-9][0-9]{0,17})$")
_FLOAT = re.compile(r"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,2})?$")
_WORDS: dict[str, bool | None] = {
    "": None, "null": None, "Null": None, "~": None,
    "true": True, "True": True, "false": False, "False": False,
}  # fmt: skip


@dataclass
class Document:
    """One YAML file as plain data, with the position of every key and value.

    ``values`` and ``keys`` map a path such as ``("items", 3, "report")`` to a Place; for a
    mapping entry, ``keys`` holds where its key stands and ``values`` where its value begins.
    ``lines`` holds the text itself, so that a finding can point at one character of it.
    """

    path: str
    data: Yaml = None
    lines: list[str] = field(default_factory=list)
    values: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def at(self, path: Path_) -> Yaml:
        """The value at ``path``; None if there is none."""
        value = self.data
        for step in path:
            if isinstance(value, dict):
                value = value.get(step) if isinstance(step, str) else None
            elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
                value = value[step]
            else:
                return None
        return value

    def mapping(self, *path: str | int) -> dict[str, Yaml]:
        """The mapping at a path; an empty one where something else stands, or nothing."""
        value = self.at(path)
        return value if isinstance(value, dict) else {}

    def entries(self, *path: str | int) -> list[Yaml]:
        """The list at a path; an empty one where something else stands, or nothing."""
        value = self.at(path)
        return value if isinstance(value, list) else []

    def place(self, path: Path_) -> Place:
        """Where the value at ``path`` stands, or the nearest thing above it."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.values.get((), Place(self.path))

    def key_place(self, path: Path_) -> Place:
        """Where the key at ``path`` stands, or its value, or the nearest thing above."""
        return self.keys.get(path) or self.place(path)

    def line(self, place: Place) -> str:
        """The line in which a place stands; empty if there is none."""
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""

    def place_in(self, path: Path_, part: str) -> Place:
        """Where ``part`` stands within the text at ``path``, or where that text begins."""
        start = self.place(path)
        edge = r"\b" if part.isascii() and part.isidentifier() else ""
        pattern = re.compile(edge + re.escape(part) + edge)
        for number in range(start.line, min(start.line + 12, len(self.lines)) + 1):
            offset = start.column - 1 if number == start.line else 0
            if match := pattern.search(self.lines[number - 1], offset):
                return Place(self.path, number, match.start() + 1)
        return start


def read(file: Path, shown: str) -> Document:
    """Read one file. Problems end in ``findings`` of the document, never in an exception."""
    doc = Document(shown)
    text = _text(file, doc)
    return doc if text is None else _read(doc, text)


def read_text(text: str, shown: str) -> Document:
    """Read a text that lies in no file, under the same bounds."""
    doc = Document(shown)
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        _too_large(doc, size)
        return doc
    return _read(doc, text)


def _read(doc: Document, text: str) -> Document:
    shown = doc.path
    doc.lines = re.split(r"\r\n|\r|\n", text)
    doc.findings.extend(strange := bad_characters(shown, doc.lines))
    if not strange and _read_fast(doc, text):
        return doc
    try:
        _Builder(doc, measure(text)).document()
    except UNREADABLE as error:
        doc.data = None
        problem = explain(shown, doc.lines, error)
        placed = isinstance(error, yaml.MarkedYAMLError) or not strange
        if placed and not any(
            problem.place.line - 2 <= known.place.line <= problem.place.line for known in doc.findings
        ):
            doc.findings.append(problem)
    except _Refused:
        doc.data = None
    return doc


def _read_fast(doc: Document, text: str) -> bool:
    """Whether the fast parser could read it; if not, nothing of its attempt is left."""
    try:
        _Builder(doc, fast(text)).document()
    except (*UNREADABLE, Unsure):
        doc.data = None
        for made in (doc.values, doc.keys, doc.findings):
            made.clear()
        return False
    except _Refused:
        doc.data = None
    return True


NO_FILE = (
    "这不是普通文件（而是设备、管道或指向它们的链接），没有读取。请换成普通文件，或删去。",
    "this is no ordinary file but a device, a pipe or a link to one, and was not read. Put a file there, or"
    " delete it.",
)


def finding(place: Place, code: str, zh: str, en: str) -> Finding:
    """An error."""
    return Finding(place, "error", code, zh, en)


def _text(file: Path, doc: Document) -> str | None:
    start = Place(doc.path)
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            doc.findings.append(finding(start, "unreadable", *NO_FILE))
            return None
        with file.open("rb") as there:
            raw = there.read(MAX_BYTES + 1)
        size = max(len(raw), file.stat().st_size)
    except OSError as error:
        reason = why(error)
        zh = f"读不出这个文件（{reason['zh']}）。请检查文件是否存在、是否有读取权限。"
        en = f"the file cannot be read ({reason['en']}). See that it exists and that you may read it."
        doc.findings.append(finding(start, "unreadable", zh, en))
        return None
    if size > MAX_BYTES:
        _too_large(doc, size)
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        doc.findings.append(wrong_encoding(doc.path, raw, error))
        return None


def _too_large(doc: Document, size: int) -> None:
    limit = MAX_BYTES // 1_000_000
    zh = f"文件有 {size // 1_000_000} MB，超过 {limit} MB 的上限。请把内容分到几个文件，或删去误贴的内容。"
    en = (
        f"the file has {size // 1_000_000} MB, more than the limit of {limit} MB. "
        "Divide it, or delete what was pasted by mistake."
    )
    doc.findings.append(finding(Place(doc.path), "too-large", zh, en))


class _Refused(Exception):
    """Reading stops here; the finding is already made."""


class _Builder:
    """Plain data from the parser's events, one document only."""

    def __init__(self, doc: Document, events: Events) -> None:
        self.doc = doc
        self.events = events
        escapes = any("\\" in line for line in doc.lines)
        self.told = not escapes or bool(doc.findings)

    def document(self) -> None:
        next(self.events)  # the stream begins
        event = next(self.events)
        if not isinstance(event, yaml.DocumentStartEvent):
            self._empty()
        first = next(self.events)
        if isinstance(first, yaml.ScalarEvent) and first.value == "" and not first.style:
            self._empty()
        self.doc.data = self.build(first, ())
        if self.doc.data is None:  # written out, as ``null`` or ``~``
            self._empty()
        next(self.events)  # the document ends
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            zh = "这里用“---”又开始了一份内容。一个文件只能有一份，请删去这一行或另存一个文件。"
            en = (
                "“---” begins a second document here. A file holds one; delete this line, or make another"
                " file."
            )
            self._refuse(self._place(event), "yaml", zh, en)

    def build(self, event: yaml.Event, path: Path_) -> Yaml:
        place = self._place(event)
        self.doc.values[path] = place
        if len(self.doc.values) > MAX_VALUES:
            zh = f"一个文件里的内容超过 {MAX_VALUES} 项，多半误贴了内容。请删去，或分到几个文件。"
            en = (
                f"the file holds more than {MAX_VALUES} values; something was probably pasted by mistake."
                " Delete it, or divide the file."
            )
            self._refuse(place, "too-large", zh, en)
        if isinstance(event, yaml.ScalarEvent):
            self._no_tricks(event, place, path)
            self._characters(event.value, place)
            return _scalar(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._no_tricks(event, place, path)
            return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._sequence(path)
        self._anchor(place)

    def _sequence(self, path: Path_) -> list[Yaml]:
        result: list[Yaml] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.build(event, (*path, len(result))))
        return result

    def _mapping(self, path: Path_) -> dict[str, Yaml]:
        result: dict[str, Yaml] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self._place(event)
            if not isinstance(event, yaml.ScalarEvent):
                zh = f"冒号前面应是一个词（键），这里却是一组内容。若花括号是文字的一部分，{QUOTE}。"
                en = (
                    "a single word (a key) should stand before the colon, not a group. "
                    "If the bracket belongs to a text, put quotation marks round the whole text."
                )
                self._refuse(place, "key", zh, en)
            self._no_tricks(event, place, path)
            key = str(event.value)
            self._characters(key, place)
            value = next(self.events)
            if key not in result:
                self.doc.keys[(*path, key)] = place
                result[key] = self.build(value, (*path, key))
            else:
                self._twice(key, path, place)
                self.build(value, (*path, key, "again"))
        return result

    def _characters(self, text: str, place: Place) -> None:
        """What an escape put into a text; what stands in the lines themselves was told before."""
        if not self.told and len(self.doc.findings) < ENOUGH:
            self.doc.findings.extend(in_value(text, place, self.doc.lines))

    def _twice(self, key: str, path: Path_, place: Place) -> None:
        if len(self.doc.findings) >= ENOUGH:
            return
        first = self.doc.keys[(*path, key)]
        zh = f"键“{key}”在这里重复，第一次出现在第 {first.line} 行。请删去一个，或改成另一个键。"
        en = (
            f"the key “{key}” stands here a second time; it first stands in line {first.line}. Delete or"
            " rename one."
        )
        self.doc.findings.append(finding(place, "duplicate-key", zh, en))

    def _anchor(self, place: Place) -> NoReturn:
        zh = '不能使用锚点和别名（& 和 *）。请把内容直接写出来；若符号是文字的一部分，请加引号，例如 "*"。'
        en = (
            "anchors and aliases (& and *) are not allowed. Write the content out; "
            'if the sign belongs to a text, put the text in quotation marks, for example "*".'
        )
        self._refuse(place, "alias", zh, en)

    def _no_tricks(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place, path: Path_
    ) -> None:
        """Anchors, tags and endless nesting are not for policy data."""
        if event.anchor:
            self._anchor(place)
        if event.tag and event.tag != "!":
            zh = f"不能使用标签（{event.tag}）。若感叹号是文字的一部分，请加引号。"
            en = (
                f"tags ({event.tag}) are not allowed. If the exclamation mark belongs to a text, use"
                " quotation marks."
            )
            self._refuse(place, "tag", zh, en)
        if len(path) > MAX_DEPTH:
            zh = f"括号或缩进的层次超过 {MAX_DEPTH} 层。请检查有没有多余的括号。"
            en = f"brackets or indentation are more than {MAX_DEPTH} levels deep. Look for brackets too many."
            self._refuse(place, "nesting", zh, en)

    def _empty(self) -> NoReturn:
        zh = "文件是空的，应有内容。误删的话，请恢复上一版。"
        en = "the file is empty; it should hold records. If that is a slip, restore the last version."
        self._refuse(Place(self.doc.path), "empty", zh, en)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None
        return Place(self.doc.path, mark.line + 1, mark.column + 1)

    def _refuse(self, place: Place, code: str, zh: str, en: str) -> NoReturn:
        self.doc.findings.append(finding(place, code, zh, en))
        raise _Refused


def _scalar(event: yaml.ScalarEvent) -> bool | int | float | str | None:
    text = event.value
    if event.style:  # quoted or block text is always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
