"""One build, from the data to a published folder: read, lint, compile, prove, make, check list, swap.

``build`` reads top to bottom. The command line, the preview and the tests all build by it. The published
folder is replaced whole or not at all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from generator import models
from generator.build.check import make_check
from generator.build.site import Folders, make
from generator.bundle.ahead import make_ahead
from generator.bundle.compress import BEST, Effort
from generator.compile.compile import compile_data
from generator.findings.finding import DataError, Finding
from generator.gaps.find import gaps
from generator.lint.run import load_and_lint
from generator.proof.prove import KEPT
from generator.records.data import Data
from generator.review import site_points
from generator.review.data_points import Looked, look, points
from generator.review.point import Point
from generator.site.site import Site
from generator.system.background import Background
from generator.system.cache import tidy
from generator.system.canonical_json import to_json
from generator.system.git import last_changed, left_out
from generator.system.paths import ROOT
from generator.system.place import SITE, fit, put
from generator.system.swap import workroom

CALM = (200_000, 20, 100)
"""How seldom Python looks for cycles during a build: the data are large trees without any."""


class NotPublishedError(Exception):
    """A point of the check list failed: what was made must not be published."""


@dataclass(frozen=True)
class Order:
    """What is to be built.

    ``address`` is the site's own address where the data name none. ``on``: the day for which the pages are
    to speak, where not that to which the data are current. ``proved``: nothing is published unless
    the proof and every point of the check list pass; a preview goes without. ``check``: the check and the
    workbench are made; the first pages of a preview come before them. ``effort`` is how hard the files of the
    check are compressed.
    """

    data: Path
    out: Path
    address: str = ""
    on: str = ""
    proved: bool = True
    check: bool = True
    effort: Effort = BEST
    root: Path = ROOT

    @property
    def cache(self) -> Path:
        """Where pages, answers and archives are kept between builds."""
        return self.root / ".cache"


class Listener(Protocol):
    """Who is told what a build finds."""

    def findings(self, findings: Sequence[Finding]) -> None:
        """What the data are warned of."""

    def points(self, points: Sequence[Point]) -> None:
        """The check list."""

    def left_out(self, why: Mapping[str, str]) -> None:
        """What the site goes without, and why, in each language."""


def build(order: Order, listener: Listener | None = None) -> str:
    """Build the site and put it in place; returns the hash of the policy.

    Raises DataError if the data have errors, NotPublishedError if a point of the check list fails, and
    ``RenderError`` or ``RuntimeMissing`` if a tool is not to be had; ``Unfit`` if something else stands at
    ``order.out``. Then it stays as it was.
    """
    gc.set_threshold(*CALM)
    with Background(partial(make_ahead, order.effort)) if order.check else nullcontext():
        return _build(order, listener)


def _build(order: Order, listener: Listener | None) -> str:
    data = load_and_lint(order.data, on=order.on)
    policy = _compiled(data, order, listener)
    out = fit(order.out, SITE, [order.data], order.root)
    if listener:
        listener.findings(data.findings)
        if order.proved and (why := left_out(data.root)):
            listener.left_out(why)
    out.parent.mkdir(parents=True, exist_ok=True)
    with (
        workroom(out, "building") as work,
        _proving(order, data, policy) as proof,
        _checking(order, policy, data.root, work) as check,
    ):
        site = Site(policy, order.root / "site_src", order.root / "widgets", order.cache / "core")
        site.gaps = gaps(data, site.today)
        site.changed = last_changed(data.root)
        made = make(site, Folders(order.root, order.cache, work), check, order.effort)
        if proof:
            _check_list(data, proof.result(), made, listener)
        put(made, out, SITE)
    tidy([KEPT, *(order.cache / name for name in ("pages", "core", "words", "sheets"))])
    return str(policy["hash"])


def _compiled(data: Data, order: Order, listener: Listener | None) -> dict[str, Any]:
    """The policy; where the data have errors, the check list says which points fail, and they are raised."""
    try:
        data.check()
        policy = compile_data(data)
    except DataError as error:
        if listener and order.proved:
            listener.points(points(data, Looked(tuple(error.findings), whole=False)))
        raise
    return with_address(policy, order.address)


def with_address(policy: dict[str, Any], address: str) -> dict[str, Any]:
    """The policy with the site's own address, where the data name none."""
    return {**policy, "site": {**policy["site"], "base_url": policy["site"]["base_url"] or address}}


@contextmanager
def _proving(order: Order, data: Data, policy: dict[str, Any]) -> Iterator[Background[Looked] | None]:
    """The proof, the scenarios and the addresses, looked at while the site is made."""
    if not order.proved:
        yield None
        return
    with Background(partial(look, data, policy)) as proof:
        yield proof


@contextmanager
def _checking(
    order: Order, policy: dict[str, Any], data: Path, work: Path
) -> Iterator[Background[Path] | None]:
    """The folder of the check and of the workbench, made while the open data are."""
    if not order.check:
        yield None
        return
    with Background(partial(make_check, to_json(policy), data, work, order.cache)) as check:
        yield check


def _check_list(data: Data, looked: Looked, made: Path, listener: Listener | None) -> None:
    """Nothing is published while a point of the check list fails."""
    listed = [*points(data, looked), *site_points.points(made, data.records[models.Site].base_url)]
    if listener:
        listener.points(listed)
    if looked.errors:
        raise DataError(looked.errors)
    if any(point.outcome == "fail" for point in listed):
        raise NotPublishedError
