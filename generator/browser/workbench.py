"""The one door for the workbench's worker: a question as JSON text in, an answer as JSON text out.

Every question carries ``files``: the edited texts by name, such as ``{"clocks.yaml": "clocks: …"}``. What
goes out is ``{"ok": true, "result": …}`` or ``{"ok": false, "errors": […]}``, each error said in both
languages.

============  ======================================================================================
``validate``  the findings, as ``eia-guide validate`` has them; ``new``: not in the published data
``impact``    the impact sheet in a language, as ``eia-guide impact`` has it, without the list of pages
``items``     the items of the edited policy, for the preview
``questions`` the questions of one ``item``
``preview``   the answer to ``{"items": …, "facts": …}`` before and after
``diff``      what was edited, file by file, as lines of a unified diff
``propose``   what cases and scenarios would have to expect after the edit
``package``   the edit as a package, by ``name``, ``day`` and ``note`` of who made it
``open``      what a package (``content``) says, and what it comes to over the published data
``sign``      the package with the signature of a second person
``rows``      the rows of a spreadsheet's file (``name``, ``size``, ``content`` in base64)
============  ======================================================================================

``impact``, ``items``, ``questions`` and ``preview`` need data that can be compiled, as the command line does;
else the result is null.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.browser import before_after as preview
from generator.browser import desk
from generator.browser.check import Asked, answered
from generator.browser.sheet_rows import read_rows
from generator.browser.state import Folder, State, new_findings
from generator.findings.codes import codes
from generator.findings.report import as_json, worst_first
from generator.impact.layout import layout
from generator.impact.sheet import Sheet, make
from generator.rules.errors import InputErrors, Mistake
from generator.rules.facts import unknown_name
from generator.rules.policy import Policy
from generator.rules.wording import text
from generator.system.place import Unfit

if TYPE_CHECKING:
    from generator.models.messages.questions import FormQuestion
    from generator.models.messages.workbench_door import BenchItem, CodeEntry, Example, FileDiff, Preview

CALLED = {"zh": ("已发布", "编辑后"), "en": ("published", "edited")}
"""What the sheet calls the two states."""


class Session:
    """The published data, and the questions that the page may put about an edit of them."""

    def __init__(self, texts_json: str, root: str) -> None:
        self.folder = Folder(Path(root), json.loads(texts_json))
        self.operations: Mapping[str, Callable[[State, Asked], object]] = {
            "validate": self._validate,
            "impact": _ready(self._impact),
            "items": _ready(self._items),
            "questions": _ready(self._questions),
            "preview": _ready(self._preview),
            "diff": self._diff,
            "propose": lambda state, request: desk.proposed(state),
            "package": lambda state, request: desk.make(self.folder, state, request),
            "open": lambda state, request: desk.opened(self.folder, request),
            "sign": lambda state, request: desk.sign(self.folder, state, request),
            "rows": lambda state, request: read_rows(request),
        }

    def ask(self, request_json: str) -> str:
        """Answer one request; see the module's text for the form of the answer."""
        return json.dumps(answered(request_json, self._dispatch), ensure_ascii=False, separators=(",", ":"))

    def _dispatch(self, request: object) -> object:
        given = request if isinstance(request, dict) else {"op": ""}
        name = str(given.get("op"))
        operation = self.operations.get(name)
        if operation is None:
            raise InputErrors([unknown_name("op", name, self.operations, "操作", "operation")])
        try:
            return operation(self.folder.lay(_edits(given)), given)
        except Unfit as error:
            raise InputErrors([Mistake(name, "refused", error.words["zh"], error.words["en"])]) from error

    def _validate(self, state: State, request: Asked) -> dict[str, object]:
        found = state.examined.findings
        new = new_findings(found, self.folder.published.examined.findings)
        rows = zip(as_json(found), worst_first(found), strict=True)
        return {
            "passed": state.passed,
            "findings": [
                {**row, "new": finding in new, "text": {lang: finding.text(lang) for lang in ("zh", "en")}}
                for row, finding in rows
            ],
            "codes": {finding.code: _code(finding.code) for finding in found},
        }

    def _impact(self, state: State, request: Asked) -> dict[str, object]:
        lang = "en" if request.get("lang") == "en" else "zh"
        sides = [
            one.side(called) for one, called in zip((self.folder.published, state), CALLED[lang], strict=True)
        ]
        sheet = make(sides[0], sides[1], with_pages=False)
        return {
            **asdict(layout(sheet, lang)),
            "identical": sheet.identical,
            "examples": list(_examples(sheet)),
        }

    def _items(self, state: State, request: Asked) -> list[BenchItem]:
        return preview.items(_policy(state))

    def _questions(self, state: State, request: Asked) -> list[FormQuestion]:
        return preview.asked(_policy(state), request.get("item"))  # what is no number is refused there

    def _preview(self, state: State, request: Asked) -> Preview:
        asked = {key: request[key] for key in ("items", "facts", "on") if request.get(key)}
        return preview.both(_policy(self.folder.published), _policy(state), asked)

    def _diff(self, state: State, request: Asked) -> list[FileDiff]:
        edits = _edits(request)
        return [
            {"file": name, "lines": list(_lines(self.folder.texts.get(name, ""), edits[name]))}
            for name in sorted(edits)
        ]


def _edits(request: Asked) -> Mapping[str, str]:
    """The edited texts by the name of their file; none if the request says nothing of them."""
    files = request.get("files")
    return files if isinstance(files, dict) else {}


def _ready(operation: Callable[[State, Asked], object]) -> Callable[[State, Asked], object]:
    """The operation, for data that can be compiled; for others null."""
    return lambda state, request: None if state.policy is None else operation(state, request)


def _policy(state: State) -> Policy:
    assert state.policy is not None
    return state.policy


def _code(name: str) -> CodeEntry | None:
    known = codes().get(name)
    if known is None:
        return None
    return {"meaning": text(known.meaning), "wrong": text(known.wrong), "right": text(known.right)}


def _examples(sheet: Sheet) -> Iterator[Example]:
    """Of each kind of change the example project, to put into the preview."""
    for told in sheet.now.told:
        if told.move.pair.new is not None:
            yield {"item": told.move.pair.new, "facts": dict(told.move.example)}


def _lines(before: str, after: str) -> Iterator[str]:
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), "-", "+", lineterm="", n=2)
    return (
        line for number, line in enumerate(lines) if number > 1
    )  # without the two lines that name the files
