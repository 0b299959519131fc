"""Which column is which, as the reader told it: ``name=B,description=F,header=3``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.numbers import half_width
from generator.tables.columns import letters
from generator.tables.sheet_parts import column_number

KINDS = ("name", "items", "description", "code", "class", "approval", "approved")
"""What a column may be told to be."""

HEADER = "header"
EXAMPLE = "name=B,description=F,header=3"

_PAIR = re.compile(r"^([a-z]+)=(?:([A-Za-z]{1,3})|([0-9]{1,7}))$")


@dataclass(frozen=True)
class Choice:
    """The kinds of columns by their place, and the number of the header's row (0: to be found)."""

    columns: Mapping[int, str] = field(default_factory=dict)
    header: int = 0

    def __bool__(self) -> bool:
        return bool(self.columns or self.header)

    def __str__(self) -> str:
        return ",".join(f"{kind}={letters(at)}" for at, kind in sorted(self.columns.items()))

    @staticmethod
    def read(said: str) -> Choice:
        """A choice as it is typed; raises InputErrors if a part of it is not understood."""
        columns: dict[int, str] = {}
        header = 0
        for part in filter(None, re.split(r"[,;\s、]+", half_width(said))):
            match = _PAIR.match(part)
            kind = match[1] if match else ""
            if match and match[2] and kind in KINDS:
                columns[column_number(match[2].upper())] = kind
            elif match and match[3] and kind == HEADER:
                header = int(match[3])
            else:
                raise InputErrors([_wrong(part)])
        return Choice(columns, header)


def _wrong(part: str) -> Mistake:
    kinds = ", ".join(KINDS)
    return Mistake(
        "columns",
        "columns",
        f"看不懂“{shown(part)}”。写法：{EXAMPLE}；可用的名称：{kinds}。",
        f"“{shown(part)}” is not understood. Write {EXAMPLE}; the names are {kinds}.",
    )
