"""Browsers that have a page of the preview open, and what they are told (server-sent events)."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.findings.finding import Finding

PATIENCE = 15.0
"""Seconds after which a quiet stream says that it is still there, so that one whose browser is gone ends."""


@dataclass(eq=False)
class Listener:
    """An open page: its path, and what it has still to be told."""

    path: str
    waiting: queue.SimpleQueue[str | None] = field(default_factory=queue.SimpleQueue)


class Hub:
    """All listeners; the pages made anew since the last whole build, by path, each with the number of its
    version; the findings."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: set[Listener] = set()
        self._findings = "[]"
        self._versions: dict[str, int] = {}
        self.pages: dict[str, bytes] = {}

    def version(self, path: str) -> int:
        """How often a page was made anew."""
        return self._versions.get(path, 0)

    def open_paths(self) -> list[str]:
        """The paths of the pages that are open, each once."""
        with self._lock:
            return list(dict.fromkeys(listener.path for listener in self._listeners))

    def put(self, path: str, html: bytes) -> None:
        """A page made anew: whoever has it open is told."""
        with self._lock:
            self.pages[path] = html
            self._versions[path] = self.version(path) + 1
            self._tell("changed", {"path": path}, [path])

    def found(self, findings: Collection[Finding]) -> None:
        """What is wrong with the data now; nothing, if it is in order."""
        entries = [
            {
                "path": f.place.path,
                "line": f.place.line,
                "column": f.place.column,
                "severity": f.severity,
                "zh": f.zh,
                "en": f.en,
            }
            for f in findings
        ]
        with self._lock:
            self._findings = json.dumps(entries, ensure_ascii=False)
            self._tell("findings", {"findings": entries})

    def built(self, *, everything: bool) -> None:
        """The whole site was built: pages made anew before stand in it.

        ``everything``: any page may differ.
        """
        with self._lock:
            self.pages.clear()
            if everything:
                for listener in self._listeners:
                    self._versions[listener.path] = self.version(listener.path) + 1
            self._tell("changed" if everything else "built", {})

    def _tell(self, event: str, data: Any, paths: Collection[str] | None = None) -> None:
        for listener in self._listeners:
            if paths is None or listener.path in paths:
                listener.waiting.put(_event(event, data))

    def listen(self, path: str, version: int) -> Iterator[str]:
        """What a page opened at a version is told, for as long as it is open; first of all what it has
        missed."""
        listener = Listener(path)
        with self._lock:
            self._listeners.add(listener)
            listener.waiting.put(_event("findings", {"findings": json.loads(self._findings)}))
            if version < self.version(path):
                listener.waiting.put(_event("changed", {"path": path}))
        try:
            while True:
                try:
                    said = listener.waiting.get(timeout=PATIENCE)
                except queue.Empty:
                    said = ": \n\n"
                if said is None:
                    return
                yield said
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def close(self) -> None:
        """Every stream ends."""
        with self._lock:
            for listener in self._listeners:
                listener.waiting.put(None)


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
