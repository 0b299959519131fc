"""Words that records of the policy choose from."""

from __future__ import annotations

from typing import Literal

ListedDocument = Literal["report", "form", "registration"]
LimitUnit = Literal["working_day", "day"]
Sign = Literal[">=", ">", "<=", "<"]
Ease = Literal["by_heart", "on_paper", "look_up"]
FactType = Literal["yes_no", "number", "choice", "set", "areas"]
FactScope = Literal["project", "service", "size", "major_change", "route"]
Ground = Literal["established", "category_named", "unknown"]
MajorOutcome = Literal["major", "not_major", "not_covered"]
