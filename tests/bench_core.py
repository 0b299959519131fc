"""How the decision core grows with the catalogue, what the proof costs, and how many questions an answer takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from generator.proof.prove import prove, subject_of
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.person import questions_put
from tests.synthetic import enlarge

Show = Callable[[str, float, str], None]
SIZES = (1, 4, 16)


def core_growth(folder: Path, data: Path, show: Show) -> None:
    """Loading, proof and one check, with the catalogue as it is, four and sixteen times as large."""
    for times in SIZES:
        root = data if times == 1 else enlarge(folder / f"core-{times}", times)
        started = time.perf_counter()
        loaded = load_and_lint(root)
        policy = Policy(compile_data(loaded, index=False))
        show(f"catalogue x{times}: load and compile", time.perf_counter() - started, "s")
        started = time.perf_counter()
        proof = prove(loaded, policy)
        spent = time.perf_counter() - started
        show(
            f"catalogue x{times}: full proof of {proof.figures['items_proved']} items, {proof.figures['cells']} cells",
            spent,
            "s",
        )
        requests = [
            {"items": [int(number)], "facts": {}, "on": policy.current_to} for number in policy.data["items"]
        ]
        for request in requests:
            check(policy, request)
        started = time.perf_counter()
        for request in requests:
            check(policy, request)
        show(
            f"catalogue x{times}: one check, mean over {len(requests)} items",
            (time.perf_counter() - started) / len(requests) * 1e6,
            "µs",
        )


def questions_asked(data: Path, show: Show) -> None:
    """How many questions settle a project, the first of ``ask_next`` answered each time, over every cell of every item."""
    loaded = load_and_lint(data)
    policy = Policy(compile_data(loaded, index=False))
    asked = known = projects = most = 0
    for number, item in loaded.current.items.items():
        for project in subject_of(loaded, policy, item).projects():
            needed = len(questions_put(policy, number, project))
            asked, most = asked + needed, max(most, needed)
            known += len(project)
            projects += 1
    show(f"questions until decided, mean over {projects} cells", asked / projects, "")
    show("  the most", most, "")
    show("  all questions of the items, mean over the same", known / projects, "")
