"""One slip at a time in every file of the data, and who tells it: ``validate``, or the impact sheet.

``python -m tests.proof.mutate [MOST]`` tries at most so many slips of one sort in one kind of record, evenly
spaced (all without a number), and prints by kind of record who told how many, and each that nobody told.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from generator.compile.compile import compile_data
from generator.findings.finding import DataError, Finding
from generator.impact.revision import Source
from generator.impact.sheet import Sheet, make
from generator.impact.side import Side
from generator.lint.redirects import check_addresses
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import KEPT, prove
from generator.records.data import Data
from generator.rules.policy import Policy
from generator.site.views import slugs
from generator.source import document as source
from generator.source.document import Document, Path_, Yaml
from tests.data.casebook import copy_data

Teller = Literal["validate", "effect", "shown", "apart", "same", "unseen"]
TELLERS: Mapping[Teller, str] = {
    "validate": "an error or a new warning of validate",
    "effect": "the sheet says who gets another answer, or what holds on which days",
    "shown": "the sheet shows the record among what may change answers",
    "apart": "the sheet shows it apart: as a text, a source, or of the site itself",
    "same": "the sheet says that answers stay the same",
    "unseen": "nothing tells of it",
}
SURVIVES = ("same", "unseen")
TEXTS = frozenset({"zh", "en"})
FREE = frozenset({"id", "also", "also_called", "see", "url", "file"})
"""Keys under which a word is a name or an address."""
CONDITIONS = frozenset(
    {"when", "where", "outside", "report", "form", "registration", "all", "any", "not", "contradictions"}
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"\d{2,4}")
_OTHER = {">=": ">", "<=": "<", ">": ">=", "<": "<="}
_OPERATOR = re.compile(r"[<>]=?")


@dataclass(frozen=True)
class Slip:
    """One slip: its sort, the kind of record, and the line that is written otherwise (None: taken out)."""

    sort: str
    record: str
    file: str
    line: int
    before: str
    after: str | None

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.sort}: {self.before.strip()[:90]} -> {(self.after or '').strip()[:90]}"


def slips(document: Document, file: str, units: Sequence[str]) -> Iterator[Slip]:
    """Every slip of one number, operator, unit, negation, date, word or member in a file."""
    words = _words(document)
    for path, value in leaves(document.data, ()):
        place = document.place(path)
        line, at = document.lines[place.line - 1], place.column - 1
        quoted = line[at : at + 1] in ("'", '"')
        start, said = at + quoted, _said(value)
        if not line.startswith(said, start):
            continue
        for sort, other in _others(path, value, words[_shape(path)], units):
            yield Slip(
                sort,
                kind_of(file, path),
                file,
                place.line,
                line,
                line[:start] + other + line[start + len(said) :],
            )
        if shorter := _without(line, at, said, quoted, path):
            yield Slip("member", kind_of(file, path), file, place.line, line, *shorter)


def leaves(value: Yaml, path: Path_) -> Iterator[tuple[Path_, bool | int | float | str]]:
    """Every value that holds no other, with its path."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from leaves(part, (*path, i))
    elif value is not None:
        yield path, value


def _said(value: bool | int | float | str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shape(path: Path_) -> tuple[str, ...]:
    """A path without numbers: what else stands there is of the same kind."""
    return tuple(step for step in path if isinstance(step, str))[-2:]


def _words(document: Document) -> Mapping[tuple[str, ...], list[str]]:
    """The words that stand at places of one shape."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path, value in leaves(document.data, ()):
        if isinstance(value, str) and _WORD.fullmatch(value) and value not in found[_shape(path)]:
            found[_shape(path)].append(value)
    return found


def _others(
    path: Path_, value: bool | int | float | str, words: Sequence[str], units: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """What could stand there by a slip."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if isinstance(value, bool):
        yield "negation", str(not value).lower()
    elif isinstance(value, (int, float)):
        yield "number", str(value + 1)
        yield "number", f"{value}0" if value else "7"
    elif TEXTS & set(path):
        if number := _NUMBER.search(value):
            yield "number in a text", _put(value, number, _more(number[0]))
    elif _DATE.fullmatch(value):
        yield "date", _later(value)
    elif _CODE.fullmatch(value):
        yield "code", str(int(value) + 1).zfill(len(value))
    elif CONDITIONS & set(path) or " " in value:
        yield from _of_condition(value, units)
    elif _WORD.fullmatch(value) and not FREE & set(path):
        near = [word for word in words if word != value]
        if near:
            yield "unit" if key == "unit" else "word", near[len(value) % len(near)]


def _of_condition(value: str, units: Sequence[str]) -> Iterator[tuple[str, str]]:
    if operator := _OPERATOR.search(value):
        yield "operator", _put(value, operator, _OTHER[operator[0]])
    if number := _NUMBER.search(value):
        yield "number", _put(value, number, _more(number[0]))
    unit = value.rpartition(" ")[2]
    if unit in units:
        yield "unit", value.removesuffix(unit) + units[(units.index(unit) + 1) % len(units)]
    if value != "otherwise":
        yield "negation", value.removeprefix("not ") if value.startswith("not ") else f"not {value}"


def _put(value: str, found: re.Match[str], other: str) -> str:
    return value[: found.start()] + other + value[found.end() :]


def _more(number: str) -> str:
    return f"{float(number) + 1:g}" if "." in number else str(int(number) + 1)


def _later(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return day[:-1] + "9"


def _without(line: str, at: int, said: str, quoted: bool, path: Path_) -> tuple[str | None] | None:
    """The line without a member of a list, or no line, where the member has one to itself; None if it is none."""
    if not isinstance(path[-1], int) or TEXTS & set(path):
        return None
    end = at + len(said) + 2 * quoted
    if line[:at].strip() == "-" and not line[end:].strip():
        return (None,)
    if line.startswith(", ", end):
        return (line[:at] + line[end + 2 :],)
    if line[:at].endswith(", "):
        return (line[: at - 2] + line[end:],)
    return None


def kind_of(file: str, path: Path_) -> str:
    """What kind of record holds a value."""
    texts = " (texts)" if TEXTS & set(path) else ""
    folder, _, name = file.partition("/")
    keys = [step for step in path if isinstance(step, str)]
    if folder in ("cases", "scenarios"):
        return folder + texts
    if folder == "catalogue":
        own = keys[1] if keys[:1] == ["items"] and len(keys) > 1 else keys[0]
        return f"catalogue {'conditions' if own in CONDITIONS else own}{texts}"
    return f"{name or file} {keys[0] if file != 'units.yaml' else ''}{texts}".strip()


class Bench:
    """The data as it is, and one slip after another in a copy of it."""

    def __init__(self, folder: Path) -> None:
        self.root = copy_data(folder)
        self._known: dict[tuple[str, bytes], Document] = {}
        data = self._load()
        data.check()
        self.old = Side(Source("as it is", self.root), data, Policy(compile_data(data, index=False)))
        self.usual = {_mark(found) for found in self._findings(data, self.old.policy)}

    def _read(self, file: Path, shown: str) -> Document:
        """Files with the same bytes are parsed once."""
        key = (shown, file.read_bytes())
        if key not in self._known or self._known[key].findings:
            self._known[key] = source.read(file, shown)
        return self._known[key]

    def _load(self) -> Data:
        return load_and_lint(self.root, reader=self._read)

    def _findings(self, data: Data, policy: Policy) -> Iterator[Finding]:
        """What ``validate`` finds, one kind after another, so that a finding ends the search."""
        yield from data.findings
        yield from check_addresses(data, slugs(policy.data))
        yield from prove(data, policy, keep=KEPT).findings
        yield from run_scenarios(data, policy)

    def every(self) -> list[Slip]:
        """All slips, files in order."""
        units = list(self.old.policy.data["units"])
        return [
            slip for name, document in self.old.documents.items() for slip in slips(document, name, units)
        ]

    def teller(self, slip: Slip) -> Teller | None:
        """Who tells a slip first; None if it writes the same data another way."""
        file = self.root / slip.file
        before = file.read_bytes()
        lines = before.decode().split("\n")
        assert lines[slip.line - 1] == slip.before, slip
        lines[slip.line - 1 : slip.line] = [] if slip.after is None else [slip.after]
        try:
            file.write_bytes("\n".join(lines).encode())
            return self._told()
        finally:
            file.write_bytes(before)

    def _told(self) -> Teller | None:
        data = self._load()
        try:
            data.check()
            new = Side(Source("with a slip", self.root), data, Policy(compile_data(data, index=False)))
        except DataError:
            return "validate"
        if any(_mark(found) not in self.usual for found in self._findings(data, new.policy)):
            return "validate"
        return on_sheet(make(self.old, new, with_pages=False))


def _mark(finding: Finding) -> tuple[str, str, str]:
    return finding.place.path, finding.code, re.sub(r":\d+", "", finding.en)


def on_sheet(sheet: Sheet) -> Teller | None:
    """How a sheet of one slip tells it, in the strongest way."""
    if sheet.identical:
        return None
    moved = any(stretch.told for stretch in (sheet.now, *sheet.others)) or any(sheet.filing)
    if moved or sheet.turns or any(change.reach for change in sheet.records):
        return "effect"
    if sheet.effective or sheet.uncompared or sheet.cases:
        return "shown"
    return "same" if sheet.rewritten else "apart" if sheet.texts or sheet.about_site else "unseen"


def sample(every: Iterable[Slip], most: int) -> list[Slip]:
    """At most so many slips of each sort in each kind of record, evenly spaced."""
    groups: dict[tuple[str, str], list[Slip]] = defaultdict(list)
    for slip in every:
        groups[slip.record, slip.sort].append(slip)
    return [
        group[at * len(group) // min(most, len(group))]
        for group in groups.values()
        for at in range(min(most, len(group)))
    ]


def run(most: int | None, say: Callable[[str], None] = print) -> list[tuple[Teller, Slip]]:
    """Try them; says how each kind of record came out, and gives what nobody told."""
    counted: dict[str, Counter[Teller]] = defaultdict(Counter)
    lost: list[tuple[Teller, Slip]] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        every = bench.every()
        tried = every if most is None else sample(every, most)
        say(f"{len(tried)} of {len(every)} slips")
        for slip in tried:
            teller = bench.teller(slip)
            if teller is not None:
                counted[slip.record][teller] += 1
                if teller in SURVIVES:
                    lost.append((teller, slip))
                    say(f"{teller}: {slip}")
    _table(counted, say)
    return lost


def _table(counted: Mapping[str, Counter[Teller]], say: Callable[[str], None]) -> None:
    say("; ".join(f"{name}: {words}" for name, words in TELLERS.items()))
    say(f"{'kind of record':44}" + "".join(f"{name:>10}" for name in TELLERS))
    total = sum((found for found in counted.values()), Counter[Teller]())
    for record, found in [*sorted(counted.items()), ("all", total)]:
        say(f"{record:44}" + "".join(f"{found[name]:10}" for name in TELLERS))


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.exit(1 if run(int(sys.argv[1]) if len(sys.argv) > 1 else None) else 0)
