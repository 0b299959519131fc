"""A command that reads a request, run in this process: what it is to say about the real data, which are compiled once."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from functools import cache
from typing import Any
from unittest.mock import patch

import generator.cli.main
from generator.cli.main import main
from generator.lint.run import compile_policy

kept = cache(compile_policy)
"""By the folder of data, which no test of these may change."""


def printed(command: str, request: dict[str, Any]) -> dict[str, Any]:
    """What ``eia-guide COMMAND --json -`` prints; that the command runs by itself too is held by tests of its own."""
    given = io.TextIOWrapper(io.BytesIO(json.dumps(request).encode()), "utf-8")
    said = io.StringIO()
    with (
        patch.object(generator.cli.main, "compile_policy", kept),
        patch.object(sys, "stdin", given),
        redirect_stdout(said),
    ):
        assert main([command, "--json", "-"]) == 0, said.getvalue()
    found: dict[str, Any] = json.loads(said.getvalue())
    return found
