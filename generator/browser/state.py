"""The published data and the edited data, loaded and examined.

A file is read anew only if its text changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.findings.finding import Finding
from generator.impact.revision import Source
from generator.impact.side import Side
from generator.lint.run import load_and_lint
from generator.proof.prove import known_projects, rests_on, subject_of
from generator.records.data import Data
from generator.review.examine import Examined, examine
from generator.rules.policy import Policy
from generator.source import document as source
from generator.source.document import Document

NONE = frozenset({-1})
"""Items to prove, where none is to be: a number that no item has. An empty set would mean all."""

_NEW = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+){0,4}\.yaml")
"""What a new data file may be called."""

Marks = Mapping[tuple[str, int], str]
"""By edition and item: a mark of all that the proof of the item rests on."""


class Reader:
    """Reads files for ``load`` and remembers them by their bytes."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, Document]] = {}

    def __call__(self, file: Path, shown: str) -> Document:
        """The document as it is before anything is looked at but its YAML."""
        raw = file.read_bytes() if file.is_file() else b""
        known = self._known.get(shown)
        if known is None or known[0] != raw:
            known = raw, source.read(file, shown)
            if file.is_file():
                self._known[shown] = known
        return replace(known[1], findings=list(known[1].findings))


@dataclass(frozen=True)
class State:
    """One state of the data and what was found in it."""

    data: Data
    examined: Examined

    @property
    def policy(self) -> Policy | None:
        """The compiled policy; None while the data cannot be compiled.

        Scenarios that fail do not keep it from giving answers.
        """
        return self.examined.policy

    @property
    def passed(self) -> bool:
        """Whether it could be published."""
        return not any(finding.severity == "error" for finding in self.examined.findings)

    def side(self, called: str) -> Side:
        """The state as the impact sheet takes it; only for one that could be compiled."""
        assert self.policy is not None
        return Side(Source(called, self.data.root), self.data, self.policy)


class Folder:
    """A folder of data: the published texts with edits laid over them."""

    def __init__(self, root: Path, texts: Mapping[str, str]) -> None:
        self.root = root
        self.texts = dict(texts)
        self._laid: dict[str, str] = {}
        self._reader = Reader()
        for name, text in texts.items():
            self._write(name, text)
        self.published = self._published()
        self._marks = marks(self.published)
        self.edited = self.published

    def lay(self, edits: Mapping[str, str]) -> State:
        """The state with these texts in place of the published ones; a file may be new."""
        edits = {
            name: text
            for name, text in edits.items()
            if (name in self.texts or _NEW.fullmatch(name)) and text != self.texts.get(name)
        }
        if edits == self._laid:
            return self.edited
        for name in {**self._laid, **edits}:
            text = edits.get(name, self.texts.get(name))
            if text is None:
                (self.root / PurePosixPath(name)).unlink()  # a new file that is no more
            else:
                self._write(name, text)
        self._laid = edits
        self.edited = self._look() if edits else self.published
        return self.edited

    @property
    def edited_texts(self) -> dict[str, str]:
        """Every text as it is laid now."""
        return {**self.texts, **self._laid}

    def _write(self, name: str, text: str) -> None:
        path = self.root / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))

    def _published(self) -> State:
        """What is published was proved, and its scenarios were run, before it was."""
        data = load_and_lint(self.root, reader=self._reader)
        return State(data, examine(data, lambda data, policy: NONE, index=False, sound=True))

    def _look(self) -> State:
        data = load_and_lint(self.root, reader=self._reader)
        return State(data, examine(data, self._to_prove, index=False))

    def _to_prove(self, data: Data, policy: Policy) -> Collection[int]:
        """Items of which anything differs that their proof rests on: all others are as sound as when they
        were published."""
        found = marks_of(data, policy)
        return {
            number for (edition, number), mark in found.items() if self._marks.get((edition, number)) != mark
        } or NONE


def marks(state: State) -> Marks:
    """The marks of a state; none if it could not be compiled."""
    policy = state.examined.policy
    return {} if policy is None else marks_of(state.data, policy)


def marks_of(data: Data, policy: Policy) -> Marks:
    """The mark of every item of every edition."""
    return {
        (edition.record.id, number): rests_on(
            subject_of(data, policy, item), known_projects(data, edition, item)
        )
        for edition in data.editions
        for number, item in edition.own_items.items()
    }


def new_findings(found: list[Finding], before: list[Finding]) -> set[Finding]:
    """Those that the published data do not have, wherever their line has moved to."""
    known = {(finding.place.path, finding.code, finding.en) for finding in before}
    return {finding for finding in found if (finding.place.path, finding.code, finding.en) not in known}
