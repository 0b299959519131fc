"""A dated plan as a table for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang, Text
    from generator.models.messages.verdict import PlanClock, Step, TimeLimit

from generator.system.columns import columns

HEADS = {
    "zh": ("", "步骤", "谁来做", "期限", "日期", "是否计入时限"),
    "en": ("", "Step", "Who", "Limit", "Days", "Clock"),
}
WIDTHS = {"zh": (3, 30, 10, 18, 30, 22), "en": (3, 34, 19, 26, 36, 24)}
WORDS = {
    "zh": {
        "start": "从{day}开始",
        "papers": "材料（括号里是用到它的步骤）",
        "clocks": "时限",
        "notes": "说明",
    },
    "en": {
        "start": "Starting on {day}",
        "papers": "Papers (in brackets, the steps that need them)",
        "clocks": "Clocks",
        "notes": "Notes",
    },
}
CLOCKS = {
    "zh": {"promised": "承诺", "statutory": "法定", "excludes": "哪些时间不计入："},
    "en": {"promised": "Promised", "statutory": "Statutory", "excludes": "What is left out: "},
}


def plan_table(plan: Mapping[str, Any], lang: Lang, standings: Mapping[str, Text]) -> str:
    """The plan as text: the answer, the steps with their days, papers, clocks and notes.

    ``standings`` are the records of how firm a thing is, by id: what is no official text says so.
    """
    words = WORDS[lang]
    head = [plan["headline"][lang], words["start"].format(day=plan["plan"]["start"]), ""]
    body = [
        *_steps(plan["schedule"], lang),
        *_papers(plan["schedule"], lang, standings),
        *_clocks(plan["plan"]["clocks"], plan["time_limit"], lang, standings),
        *_notes(plan, lang),
    ]
    return "\n".join([*head, *body])


def _steps(rows: Sequence[Step], lang: Lang) -> Iterator[str]:
    yield from _row(HEADS[lang], lang)
    yield "-" * (sum(WIDTHS[lang]) + 2 * len(WIDTHS[lang]) - 2)
    for number, row in enumerate(rows, 1):
        limit, when = (text[lang] if text else "–" for text in (row["limit"], row["when"]))
        yield from _row(
            (str(number), row[lang], row["who"][lang], limit, when, row["clock_text"][lang]), lang
        )


def _papers(rows: Sequence[Step], lang: Lang, standings: Mapping[str, Text]) -> Iterator[str]:
    steps: dict[str, list[str]] = {}
    papers = {paper["id"]: paper for row in rows for paper in row["papers"]}
    for number, row in enumerate(rows, 1):
        for paper in row["papers"]:
            steps.setdefault(paper["id"], []).append(str(number))
    if papers:
        yield from ("", WORDS[lang]["papers"])
    for name, numbers in steps.items():
        paper = papers[name]
        said = [text[lang] for text in (paper, paper["help"]) if text]
        yield f"  ({', '.join(numbers)}) {' – '.join(said)}{_doubt(paper['standing'], lang, standings)}"


def _clocks(
    clocks: Sequence[PlanClock], limits: TimeLimit | None, lang: Lang, standings: Mapping[str, Text]
) -> Iterator[str]:
    if clocks:
        yield from ("", WORDS[lang]["clocks"])
    for clock in clocks:
        said = [text[lang] for text in (clock["text"], clock["assumption"], *clock["notes"]) if text]
        if limits and (limit := limits[clock["kind"]]):
            said.append(CLOCKS[lang]["excludes"] + limit["excludes"][lang])
        yield f"  {CLOCKS[lang][clock['kind']]}{_doubt(clock['standing'], lang, standings)} {' '.join(said)}"


def _doubt(standing: str, lang: Lang, standings: Mapping[str, Text]) -> str:
    return "" if standing == "official" else f" [{standings[standing][lang]}]"


def _notes(plan: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    whole = plan["plan"]
    notes = [
        whole["total"],
        whole["comparison"],
        *whole["notes"],
        plan["schedule_note"],
        plan["standing_text"],
    ]
    yield from ("", WORDS[lang]["notes"])
    yield from (f"  {note[lang]}" for note in notes if note)


def _row(cells: Sequence[str], lang: Lang) -> Iterator[str]:
    """One row of the table, each cell broken within its column."""
    broken = [_broken(cell, width) for cell, width in zip(cells, WIDTHS[lang], strict=True)]
    for i in range(max(len(lines) for lines in broken)):
        parts = [lines[i] if i < len(lines) else "" for lines in broken]
        yield "  ".join(
            part + " " * (width - columns(part)) for part, width in zip(parts, WIDTHS[lang], strict=True)
        ).rstrip()


def _broken(text: str, width: int) -> list[str]:
    if text.isascii():
        return textwrap.wrap(text, width) or [""]
    lines = [""]
    for c in text:
        if columns(lines[-1] + c) > width:
            lines.append("")
        lines[-1] += c
    return [line.strip() for line in lines]
