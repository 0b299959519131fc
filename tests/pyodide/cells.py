"""Runs alike in CPython and in Pyodide: the verdict in every cell of every item, as one checksum an item.

A cell is a set of answers that the item's conditions cannot tell apart from any other in it. Every cell with all
answers known is asked; of the far more numerous ones with some answers missing, ``MOST`` evenly spaced ones an item,
the first and the last among them.

``EVERY`` thins both out: 1 asks all, 12 each twelfth.
"""

import json
import zlib
from itertools import product

from generator.browser.check import Session
from generator.rules.logic import atoms
from generator.rules.partition import cells

MOST = 60


def spaces(policy, item):
    tests = {}
    for tree in item["tiers"].values():
        for atom in atoms(tree):
            tests.setdefault(atom["fact"], []).append(atom)
    names = sorted(tests)
    values = [[*cells(policy.facts[name], tests[name]), None] for name in names]
    total = 1
    for choice in values:
        total *= len(choice)
    step = max(1, total // MOST)
    for place in sorted({*range(0, total, step), total - 1}):
        yield facts_at(place, names, values)
    for known in product(*(choice[:-1] for choice in values)):
        yield dict(zip(names, known, strict=True))


def facts_at(place, names, values):
    facts = {}
    for name, choice in zip(names, values, strict=True):
        place, at = divmod(place, len(choice))
        if choice[at] is not None:
            facts[name] = choice[at]
    return facts


def checksums(policy_json, every=1):
    session = Session(policy_json)
    policy = session.policy
    for number in sorted(map(int, policy.data["items"])):
        item = policy.data["items"][str(number)]
        total = 0
        count = 0
        for place, facts in enumerate(spaces(policy, item)):
            if place % every:
                continue
            request = {"op": "check", "items": [number], "facts": facts, "on": policy.current_to}
            total = zlib.crc32(session.ask(json.dumps(request)).encode("utf-8"), total)
            count += 1
        yield f"{number} {count} {total:08x}"


if "POLICY_JSON" in globals():
    for line in checksums(POLICY_JSON, EVERY):  # noqa: F821
        print(line)
