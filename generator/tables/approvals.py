"""The approval that a row names: missing, or so old that it has to be reviewed before work starts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.rules.policy import Policy, in_force
from generator.tables.cell_values import NOT_KNOWN
from generator.tables.words import fold, folded

if TYPE_CHECKING:
    from generator.models.policy.procedure import ProcedureRuleRecord


def rule_of_age(policy: Policy, on: date) -> ProcedureRuleRecord | None:
    """The rule in force that says after how many years an approval has to be reviewed, if the data has it."""
    rules = policy.data["procedure"]["rules"]
    return next((rule for rule in rules if rule.get("review_after_years") and in_force(rule, on)), None)


def is_missing(said: str) -> bool:
    """Whether a cell for an approval's number says that there is none."""
    return fold(said) in NOT_KNOWN or fold(said) in folded("no_approval")


def is_old(policy: Policy, approved: date, on: date) -> bool:
    """Whether an approval of a day is too old to start work by on another."""
    rule = rule_of_age(policy, on)
    if rule is None:
        return False
    return (approved.year + rule["review_after_years"], approved.month, approved.day) < (
        on.year,
        on.month,
        on.day,
    )


def is_soon_old(policy: Policy, approved: date, on: date) -> bool:
    """Whether an approval becomes too old before the month is over."""
    first_of_next = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    return not is_old(policy, approved, on) and is_old(policy, approved, first_of_next)
