"""The language in which staff write conditions, and its reader.

A condition is one line, or lines combined by ``all``, ``any`` and ``not``::

    electroplating                     a yes/no question is answered yes      (``not electroplating``: no)
    solvent_coating >= 10 t/a          a quantity against a limit: >= > <= <, with the unit of the question
    road_class is expressway or trunk  one of several                         (``is not …``: none of them)
    lab_kinds include p3 or p4         at least one of these is chosen
    lab_kinds only sorting or washing  something is chosen, and nothing besides these
    in_sensitive_area                  the site touches an area of the kinds that the item itself names
    otherwise                          whatever no stricter tier has caught (``always`` means the same)

It is read, never executed. The result is the plain tree that ``generator.rules.logic`` evaluates.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.findings.finding import Place
from generator.rules.logic import Tree
from generator.rules.numbers import plain_digits, read_number
from generator.source.document import Document, Path_, Yaml

Report = Callable[[Path_, str, str, str], None]
"""``report(path, code, zh, en)``: tells of one mistake at a path of the document.

The last step of the path may be a ``Spot``: the part of the text at which to point.
"""


class Spot(str):
    """A part of a condition's text, so that a finding can stand at the very word."""

    __slots__ = ()


TRUE: Tree = {"op": "true"}
_COMPARE = re.compile(r"^([^\s<>=]+)\s*(>=|<=|>|<|=)\s*([^\s<>=]+)(?:\s+(.+))?$")
_CHOICE = re.compile(r"^(\S+)\s+(is not|is|include|includes|only)\s+(.+)$")
_SPLIT = re.compile(r"^[0-9]")
"""A unit that begins with digits is the rest of a number."""
_LEADING = re.compile(r"^[0-9][0-9 ,，]{0,15}(?:\.[0-9]{1,9})?[百千万亿]*")
_NUMBER = re.compile(r"^[0-9]{1,15}(\.[0-9]{1,9})?$")
_WORD = re.compile(r"^[a-z][a-z0-9_]*$")
_LOOK_ALIKE = re.compile("[＝＞＜≥≤⩾⩽－—–０-９Ａ-Ｚａ-ｚ．，、；：（）　]|=>|=<|!=|==|&&|\\|\\|")
_PLAIN = {
    "≥": ">=", "≤": "<=", "⩾": ">=", "⩽": "<=", "=>": ">=", "=<": "<=", "==": "is", "!=": "is not",
    "—": "-", "–": "-", "、": " or ", "&&": "all: [ … ]", "||": "any: [ … ]", "\u3000": " ",
}  # fmt: skip


class Asked(NamedTuple):
    """What a condition must know of the question it asks."""

    type: str
    unit: str | None = None
    options: tuple[str, ...] = ()


CLOSE = 0.7
"""How alike a name must be to what was written to be taken for what was meant."""


@dataclass(frozen=True)
class Vocabulary:
    """What conditions may speak of: facts by id, area kinds by class, and the item's own area kinds.

    ``doubtful`` holds names that stand in a file with errors of its own: nothing is said of them, so
    that one mistake is not reported a hundred times.
    """

    facts: Mapping[str, Asked]
    area_classes: Mapping[str, tuple[str, ...]]
    sensitive: tuple[str, ...] | None = None
    doubtful: Container[str] = ()

    @property
    def area_kinds(self) -> tuple[str, ...]:
        return tuple(kind for kinds in self.area_classes.values() for kind in kinds)

    def expand_areas(self, names: Iterable[str]) -> tuple[str, ...]:
        """Area kinds for kind ids and class ids, in the catalogue's order, each once."""
        wanted: set[str] = set()
        for name in names:
            wanted.update(self.area_classes.get(name, (name,)))
        return tuple(kind for kind in self.area_kinds if kind in wanted)


def parse(source: Yaml, vocabulary: Vocabulary, report: Report, path: Path_ = ()) -> Tree:
    """The condition tree for what stands in YAML at ``path``; mistakes go to ``report``.

    A part that is wrong becomes "true" in the tree, so that reading can go on; a document with
    findings is never used.
    """
    if isinstance(source, str):
        return _Line(vocabulary, report, path).parse(source.strip())
    if isinstance(source, dict) and len(source) == 1:
        ((key, value),) = source.items()
        if key in ("all", "any") and isinstance(value, list) and value:
            parts = [parse(part, vocabulary, report, (*path, key, i)) for i, part in enumerate(value)]
            return {"op": key, "of": parts}
        if key == "not":
            return {"op": "not", "of": parse(value, vocabulary, report, (*path, key))}
    report(
        path,
        "condition",
        "这里应是一个条件：一行文字，或 all、any（后接列表）、not 三者之一。"
        "例如 any: [electroplating, in_sensitive_area]；其余情形写 otherwise",
        "a condition is expected here: a line of text, or one of all and any (with a list) and not. "
        "For example any: [electroplating, in_sensitive_area]; whatever is left over is `otherwise`",
    )
    return TRUE


class _Line:
    """Reads one line of the language."""

    def __init__(self, vocabulary: Vocabulary, report: Report, path: Path_) -> None:
        self.vocabulary = vocabulary
        self.path = path
        self.report = report

    def parse(self, text: str) -> Tree:
        if text in ("otherwise", "always"):
            return TRUE
        if match := _LOOK_ALIKE.search(text):
            return self._look_alike(match.group())
        if text.startswith("not ") and not text.startswith("not not "):
            return {"op": "not", "of": self.parse(text[4:].strip())}
        if text == "in_sensitive_area":
            return self._sensitive()
        if match := _COMPARE.match(text):
            return self._compare(*match.groups())
        if match := _CHOICE.match(text):
            return self._choice(*match.groups())
        if _WORD.match(text):
            return self._yes(text)
        self.report(
            self.path,
            "condition",
            f"读不懂条件“{text}”。例如：electroplating，solvent_coating >= 10 t/a，road_class is"
            " expressway；其余情形写 otherwise",
            f"the condition “{text}” cannot be read. For example: electroplating, solvent_coating >= 10 t/a, "
            "road_class is expressway; whatever is left over is `otherwise`",
        )
        return TRUE

    def _look_alike(self, found: str) -> Tree:
        plain = _PLAIN.get(found, unicodedata.normalize("NFKC", found)).strip() or "空格 / space"
        self.report(
            (*self.path, Spot(found)),
            "look-alike",
            f"条件里不能用“{found}”，请改成半角的 {plain}。例如 solvent_coating >= 10 t/a",
            f"a condition cannot hold “{found}”. Write {plain} instead, for example solvent_coating >="
            " 10 t/a",
        )
        return TRUE

    def _fact(self, name: str, kinds: tuple[str, ...]) -> Asked | None:
        fact = self.vocabulary.facts.get(name)
        if fact is None and name in self.vocabulary.doubtful:
            return None
        if fact is None:
            zh, en = _near_fact(name, self.vocabulary.facts)
            self.report(
                (*self.path, Spot(name)),
                "unknown-fact",
                f"没有名为“{name}”的问题（fact）。{zh}",
                f"there is no fact called “{name}”. {en}",
            )
            return None
        if fact.type not in kinds:
            unit = fact.unit or "t/a"
            example = EXAMPLES[fact.type].format(name=name, unit=unit)
            self.report(
                self.path,
                "fact-type",
                f"“{name}”的类型是 {fact.type}，不能这样用。应写成：{example}",
                f"“{name}” is of type {fact.type} and cannot be used so. Write: {example}",
            )
            return None
        return fact

    def _yes(self, name: str) -> Tree:
        return {"op": "yes", "fact": name} if self._fact(name, ("yes_no",)) else TRUE

    def _sensitive(self) -> Tree:
        if self.vocabulary.sensitive is None:
            self.report(
                self.path,
                "no-sensitive-areas",
                "用了 in_sensitive_area，但该项目没有 sensitive_areas。请补上，例如 sensitive_areas:"
                " [class_1]",
                "in_sensitive_area is used, but the item has no sensitive_areas. Add "
                "them, for example sensitive_areas: [class_1]",
            )
            return TRUE
        return {"op": "include", "fact": "areas", "options": list(self.vocabulary.sensitive), "own": True}

    def _compare(self, name: str, sign: str, number: str, unit: str | None) -> Tree:
        fact = self._fact(name, ("number",))
        if fact is None:
            return TRUE
        if sign == "=" or not _NUMBER.match(number) or _SPLIT.match(unit or ""):
            written = f"{number} {unit or ''}".strip()
            example = f"{name} {'>=' if sign == '=' else sign} {_meant(written) or '10'} {fact.unit}"
            self.report(
                self.path,
                "limit",
                f"界限“{sign} {written}”写得不对。应为 >=、>、<=、< 加半角数字，数字里没有空格、逗号和“万”，"
                f"后面空一格写单位，例如 {example}",
                f"the limit “{sign} {written}” is not right. Use >=, >, <= or <, a plain number without"
                f" blanks, commas or 万, then a blank and the unit, for example {example}",
            )
            return TRUE
        if unit != fact.unit and fact.unit is not None:
            zh, en = (
                f"单位是“{unit}”" if unit else "没有写单位",
                f"the unit is “{unit}”" if unit else "there is no unit",
            )
            self.report(
                self.path,
                "unit",
                f"{zh}，而问题“{name}”的单位是“{fact.unit}”。应写成：{name} {sign} {number} {fact.unit}",
                f"{en}, but the fact “{name}” is in “{fact.unit}”. Write: {name} {sign} {number} {fact.unit}",
            )
            return TRUE
        value = float(number)
        return {"op": "cmp", "fact": name, "cmp": sign, "value": int(value) if value.is_integer() else value}

    def _choice(self, name: str, verb: str, rest: str) -> Tree:
        kinds = ("choice",) if verb.startswith("is") else ("set", "areas")
        fact = self._fact(name, kinds)
        if fact is None:
            return TRUE
        options = [part.strip() for part in re.split(r"\s+or\s+|\s*,\s*", rest)]
        if fact.type == "areas":
            known: Iterable[str] = (*self.vocabulary.area_classes, *self.vocabulary.area_kinds)
        else:
            known = fact.options
        if not self._known(name, options, tuple(known)):
            return TRUE
        if fact.type == "areas":
            options = list(self.vocabulary.expand_areas(options))
        op = {"is": "is", "is not": "is", "include": "include", "includes": "include", "only": "only"}[verb]
        tree: Tree = {"op": op, "fact": name, "options": options}
        return {"op": "not", "of": tree} if verb == "is not" else tree

    def _known(self, name: str, options: list[str], known: tuple[str, ...]) -> bool:
        wrong = [o for o in options if o not in known and o not in self.vocabulary.doubtful]
        for option in wrong:
            zh, en = suggestion(option, known)
            self.report(
                (*self.path, Spot(option)),
                "unknown-option",
                f"“{name}”没有选项“{option}”。{zh}",
                f"“{name}” has no option “{option}”. {en}",
            )
        return not wrong


def _meant(written: str) -> str:
    """The number that was most likely meant by ``5 000 head/a``, ``8000head/a`` or ``0.8万头/年``."""
    found = _LEADING.match(written)
    value = read_number(re.sub(r"[ ,，]", "", found[0])) if found else None
    return "" if value is None else plain_digits(value)


EXAMPLES = {
    "yes_no": "{name}  /  not {name}",
    "number": "{name} >= 10 {unit}",
    "choice": "{name} is a or b",
    "set": "{name} include a or b",
    "areas": "in_sensitive_area  /  {name} include class_1",
}


def place_of(document: Document, path: Path_) -> Place:
    """Where a mistake in a condition stands: the value at the path, or the ``Spot`` within it."""
    if path and isinstance(path[-1], Spot):
        return document.place_in(path[:-1], str(path[-1]))
    return document.place(path)


def _near_fact(name: str, known: Iterable[str]) -> tuple[str, str]:
    """The question that was most likely meant; or where it should stand, for one that was taken away."""
    if near := difflib.get_close_matches(name, known, n=1, cutoff=CLOSE):
        return f"是不是“{near[0]}”？", f"Did you mean “{near[0]}”?"
    return (
        "facts.yaml 和名录各大类文件的 facts 里都没有它。删掉了的，请先改用到它的条件；新加的，请补上问题。",
        "It stands neither in facts.yaml nor under `facts` of a category. If it was deleted, first change the"
        " conditions that use it; if it is new, add the question.",
    )


def suggestion(wrong: str, known: Iterable[str]) -> tuple[str, str]:
    """What was probably meant, as a sentence in Chinese and in English."""
    names = list(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=CLOSE)
    if near:
        return f"是不是“{near[0]}”？", f"Did you mean “{near[0]}”?"
    shown = "、".join(names[:6]), ", ".join(names[:6])
    if len(names) > 6:
        return f"可用的有：{shown[0]} 等。", f"Known are {shown[1]} and others."
    return f"可用的有：{shown[0]}。", f"Known are {shown[1]}."
