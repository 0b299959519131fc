"""A dated plan as a table for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

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


def plan_table(plan: Mapping[str, Any], lang: str, standings: Mapping[str, Any]) -> str:
    """The plan as text: the answer, the steps with their days, papers, clocks and notes.

    ``standings`` are the records of how firm a thing is, by id: what is no official text says so.
    """
    words = WORDS[lang]
    head = [plan["headline"][lang], words["start"].format(day=plan["plan"]["start"]), ""]
    body = [
        *_steps(plan["schedule"], lang),
        *_papers(plan["schedule"], lang, standings),
        *_clocks(plan, lang, standings),
        *_notes(plan, lang),
    ]
    return "\n".join([*head, *body])


def _steps(rows: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    yield from _row(HEADS[lang], lang)
    yield "-" * (sum(WIDTHS[lang]) + 2 * len(WIDTHS[lang]) - 2)
    for number, row in enumerate(rows, 1):
        limit = row["limit"][lang] if row["limit"] else "–"
        yield from _row(
            (str(number), row[lang], row["who"][lang], limit, row["when"][lang], row["clock_text"][lang]),
            lang,
        )


def _papers(rows: Sequence[Mapping[str, Any]], lang: str, standings: Mapping[str, Any]) -> Iterator[str]:
    steps: dict[str, list[str]] = {}
    papers = {paper["id"]: paper for row in rows for paper in row["papers"]}
    for number, row in enumerate(rows, 1):
        for paper in row["papers"]:
            steps.setdefault(paper["id"], []).append(str(number))
    if papers:
        yield from ("", WORDS[lang]["papers"])
    for name, numbers in steps.items():
        said = [papers[name][lang], *([papers[name]["help"][lang]] if papers[name]["help"] else [])]
        yield (
            f"  ({', '.join(numbers)}) {' – '.join(said)}{_doubt(papers[name]['standing'], lang, standings)}"
        )


def _clocks(plan: Mapping[str, Any], lang: str, standings: Mapping[str, Any]) -> Iterator[str]:
    clocks = plan["plan"]["clocks"]
    if clocks:
        yield from ("", WORDS[lang]["clocks"])
    for clock in clocks:
        excludes = CLOCKS[lang]["excludes"] + plan["time_limit"][clock["kind"]]["excludes"][lang]
        said = [
            clock["text"][lang],
            *([clock["assumption"][lang]] if clock["assumption"] else []),
            *(note[lang] for note in clock["notes"]),
            excludes,
        ]
        yield f"  {CLOCKS[lang][clock['kind']]}{_doubt(clock['standing'], lang, standings)} {' '.join(said)}"


def _doubt(standing: str, lang: str, standings: Mapping[str, Any]) -> str:
    return "" if standing == "official" else f" [{standings[standing][lang]}]"


def _notes(plan: Mapping[str, Any], lang: str) -> Iterator[str]:
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


def _row(cells: Sequence[str], lang: str) -> Iterator[str]:
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
