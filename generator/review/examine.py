"""Everything that is looked at before data may be published, in one place:

``validate``, a build's check list and the workbench ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from generator.compile.compile import CompiledPolicy, compile_data
from generator.findings.finding import DataError, Finding
from generator.lint.redirects import check_addresses
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import prove
from generator.records.data import Data
from generator.rules.policy import Policy

Choose = Callable[[Data, Policy], Collection[int]]
"""Which items are proved; none at all means every one."""


@dataclass(frozen=True)
class Examined:
    """What was found, and the policy if the data could be compiled.

    ``figures`` counts what the proof looked at.
    """

    findings: list[Finding]
    compiled: CompiledPolicy | None = None
    policy: Policy | None = None
    figures: dict[str, int] = field(default_factory=dict)


def examine(
    data: Data,
    choose: Choose = lambda data, policy: (),
    keep: Path | None = None,
    *,
    index: bool = True,
    sound: bool = False,
) -> Examined:
    """Look at loaded data: compile it, run the scenarios, prove items, follow addresses.

    ``index``: with the words of the finder. ``sound``: the scenarios are known to hold, so they are not run.
    """
    if any(finding.severity == "error" for finding in data.findings):
        return Examined(list(data.findings))
    try:
        compiled = compile_data(data, index=index)
    except DataError as error:
        return Examined(error.findings)
    return examine_compiled(data, compiled, choose, keep, sound=sound)


def examine_compiled(
    data: Data,
    compiled: CompiledPolicy,
    choose: Choose = lambda data, policy: (),
    keep: Path | None = None,
    *,
    sound: bool = False,
) -> Examined:
    """The same for data without errors that are compiled already."""
    from generator.site.views import slugs

    policy = Policy(compiled)
    proof = prove(data, policy, choose(data, policy), keep)
    found = [
        *data.findings,
        *([] if sound else run_scenarios(data, policy)),
        *proof.findings,
        *check_addresses(data, slugs(compiled)),
    ]
    return Examined(found, compiled, policy, dict(proof.figures))
