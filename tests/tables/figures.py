"""What the reader makes of every table in a folder, as figures: ``python -m tests.tables.figures FOLDER``.

For each file: its projects, how they came out, how many have an item and how many are marked as too lenient; and
whether page and command write the same bytes, in both formats. Known shapes (``sheets``) are compared with what is
expected of them, by the command ``python -m tests.tables.figures`` without a folder.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

from generator.browser.check import Session
from generator.browser.tables import Tables
from generator.cli import main as cli
from generator.lint.run import compile_policy
from generator.rules.errors import InputErrors
from generator.rules.policy import DOCUMENTS, Policy
from generator.system.canonical_json import to_json
from generator.tables.answer import Answer
from generator.tables.run import Run
from tests.conftest import DATA
from tests.tables.sheets import SHEETS

HEAD = ("file", "rows", "how they came out", "item", "right", "lenient", "same csv", "same xlsx")


def main(arguments: list[str]) -> int:
    """Print a line a file."""
    policy = Policy(compile_policy(DATA, index=True))
    print("\t".join(HEAD))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(arguments[0]) if arguments else Path(place) / "sheets"
        if not arguments:
            folder.mkdir()
            for sheet in SHEETS:
                sheet.make(folder / sheet.name)
        for file in sorted(folder.iterdir()):
            print("\t".join(map(str, _line(policy, file, Path(place)))), flush=True)
    return 0


def _line(policy: Policy, file: Path, place: Path) -> tuple[object, ...]:
    try:
        rows = [(line.row.number, answer) for line, answer in Run(policy, file, date.today()).answers()]
    except InputErrors as error:
        return file.name, 0, error.errors[0].zh
    with_item = sum(bool(answer.verdict or answer.proposals) for _, answer in rows)
    counts = ", ".join(f"{kind} {n}" for kind, n in Counter(answer.status for _, answer in rows).items())
    right, lenient = _against_expected(file.name, rows)
    same = [_same(policy, file, place, ending) for ending in ("csv", "xlsx")]
    return file.name, len(rows), counts, with_item, right, lenient, *same


def _against_expected(name: str, rows: list[tuple[int, Answer]]) -> tuple[object, object]:
    """Rows whose first item is right, and rows that are too lenient; unknown for a file that is no known shape."""
    alike = [sheet for sheet in SHEETS if _plain(name).startswith(_plain(Path(sheet.name).stem))]
    known = max(alike, key=lambda sheet: len(sheet.name)).projects if alike else {}
    if not {number for number, _ in rows} <= {*known}:
        return "?", "?"
    right = lenient = 0
    for number, answer in rows:
        items = [one["item"] for one in (answer.verdict["items"] if answer.verdict else answer.proposals)]
        may_be = answer.verdict["possible_documents"] if answer.verdict else answer.possible
        right += items[:1] in [[item] for item in known[number].items]
        least = min(map(DOCUMENTS.index, may_be), default=0)
        claimed = known[number].items == (0,)  # that no item fits: the claim is told as one
        lenient += not claimed and least > DOCUMENTS.index(known[number].document)  # type: ignore[arg-type]
    return right, lenient


def _plain(name: str) -> str:
    """A name without numbers and signs: the shapes are made after files that are numbered."""
    return "".join(filter(str.isalpha, name))


def _same(policy: Policy, file: Path, place: Path, ending: str) -> bool:
    """Whether page and command write the same bytes."""
    session = Session(to_json(policy.data))
    room = Path(tempfile.mkdtemp(dir=place))
    Tables(session, room)

    def ask(**request: object) -> dict[str, object]:
        answer: dict[str, dict[str, object]] = json.loads(session.ask(json.dumps(request)))
        return answer["result"]

    (room / f"table{file.suffix}").write_bytes(file.read_bytes())
    ask(op="open_table", name=file.name, lang="zh", on=date.today().isoformat())
    while not ask(op="answer_rows", rows=3)["done"]:
        pass
    ask(op="close_table")
    cli._policy = lambda args, index: policy
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        cli.main(["batch", str(file), "-o", str(room / f"command.{ending}")])
    return (room / f"results.{ending}").read_bytes() == (room / f"command.{ending}").read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
