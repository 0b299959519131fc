"""What all tests share: the compiled policy of the real data, and the built site, each made once.

``--full`` (``make test-all``) runs everything at full length. Without it (``make test``) what is marked ``full`` is left
out, and tests that ask for ``full`` take a sample: the same code on fewer inputs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from zlib import crc32

import pytest

import generator.tables  # noqa: F401 - says how workbooks are written, before openpyxl is loaded
from generator.browser.check import Session
from generator.library.text import LANGUAGES
from generator.lint.run import compile_policy, load_and_lint
from generator.rules.policy import Policy
from generator.source import document as source
from generator.source.document import Document
from generator.system.canonical_json import to_json
from tests import length
from tests.answering import answering

if TYPE_CHECKING:
    from playwright.sync_api import Browser

T = TypeVar("T")
FULL = "--full"
ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "policy_data"
TESTS = ROOT / "tests"
MOST_KEPT = 500
"""Files of data kept in memory at once: several times those of one folder."""
LONGEST_FIRST = ("pyodide", "browser", "audit", "site")
"""Folders whose files of tests take longest: if one came last, the other processes would wait for it."""
LANGUAGES_TAKE_TURNS = ("browser", "test_bad_commands.py")
"""Folders and files of tests that in short run in one language: not their texts matter."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(FULL, action="store_true", help="everything at full length, as `make test-all` does")


def pytest_configure(config: pytest.Config) -> None:
    length.everything = bool(config.getoption(FULL))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked ``full``, unless everything was asked for; what takes long comes first."""
    items.sort(key=_turn)
    if not config.getoption(FULL):
        _leave_out(config, items, [item for item in items if item.get_closest_marker("full")])
        _leave_out(config, items, _other_languages(items))


def _leave_out(config: pytest.Config, items: list[pytest.Item], left: list[pytest.Item]) -> None:
    config.hook.pytest_deselected(items=left)
    names = {id(item) for item in left}
    items[:] = [item for item in items if id(item) not in names]


def _other_languages(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of each test that is run in both languages one of the two, by its name, whatever else is run; that both say the same
    is held by the tests of texts and by the full length. A test that is marked ``both_languages`` keeps the two."""
    pairs: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("both_languages"):
            continue
        if item.path.relative_to(TESTS).parts[0] in LANGUAGES_TAKE_TURNS and (key := _without_language(item)):
            pairs.setdefault(key, []).append(item)
    return [found[crc32(key.encode()) % 2] for key, found in pairs.items() if len(found) == len(LANGUAGES)]


def _without_language(item: pytest.Item) -> str:
    """The name of a test that is run in each language, without the language."""
    given = getattr(item, "callspec", None)
    if given is None or not [value for value in given.params.values() if _is_language(value)]:
        return ""
    rest = sorted((name, repr(value)) for name, value in given.params.items() if not _is_language(value))
    return f"{item.nodeid.partition('[')[0]} {rest}"


def _is_language(value: object) -> bool:
    return isinstance(value, str) and value in LANGUAGES


def _turn(item: pytest.Item) -> int:
    """The place of a test's folder in the order in which files of tests are handed out to the processes."""
    folder = item.path.relative_to(TESTS).parts[0]
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Whether everything is to be tested, not a sample."""
    return bool(pytestconfig.getoption(FULL))


class Sample(Protocol):
    """All members of a list at full length; else so many of them, evenly spaced, the first and the last among them."""

    def __call__(self, members: Iterable[T], few: int) -> list[T]: ...


@pytest.fixture(scope="session")
def sample(full: bool) -> Sample:
    """``sample(members, few)``: what a test that may be long looks at this time."""

    def taken(members: Iterable[T], few: int) -> list[T]:
        every = list(members)
        if full or few >= len(every):
            return every
        return [every[round(place * (len(every) - 1) / (few - 1))] for place in range(few)]

    return taken


@pytest.fixture(scope="session", autouse=True)
def files_are_parsed_once() -> Iterator[None]:
    """Files of data with the same bytes are parsed once in a run: hundreds of tests read data that differ in one line."""
    known: dict[tuple[str, bytes], Document] = {}

    def read(file: Path, shown: str) -> Document:
        if not file.is_file() or file.stat().st_size > source.MAX_BYTES:
            return source.read(file, shown)
        key = (shown, file.read_bytes())
        if len(known) > MOST_KEPT:
            known.clear()
        if key not in known or known[key].findings:  # the check of its shape adds to them: it is read anew
            known[key] = source.read(file, shown)
        return known[key]

    defaults = load_and_lint.__kwdefaults__
    defaults["reader"] = read
    yield
    defaults["reader"] = source.read


def asked(session: Session, **request: Any) -> dict[str, Any]:
    """What the session answers to a request."""
    answer: dict[str, Any] = json.loads(session.ask(json.dumps(request)))
    return answer


@pytest.fixture(scope="session")
def compiled() -> dict[str, Any]:
    """The compiled policy of ``policy_data``."""
    return compile_policy(DATA)


@pytest.fixture(scope="session")
def policy(compiled: dict[str, Any]) -> Policy:
    """The same, with look-ups."""
    return Policy(compiled)


@pytest.fixture(scope="session")
def session(compiled: dict[str, Any]) -> Session:
    """The session that the browser holds."""
    return Session(to_json(compiled))


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole built site: the folder that EIA_GUIDE_SITE names (``make test`` builds it), or a new build."""
    given = os.environ.get("EIA_GUIDE_SITE")
    if given:
        folder = Path(given).resolve()
        assert (folder / "index.html").is_file(), f"no built site in {folder}"
        return folder
    from generator.build.pipeline import Order, build
    from generator.bundle.compress import QUICK

    folder = tmp_path_factory.mktemp("built") / "site"
    build(Order(DATA, folder, effort=QUICK))
    return folder


@pytest.fixture(scope="session")
def built_site(site_folder: Path) -> Iterator[str]:
    """The address, on this machine, at which the built site is served as a real host would serve it."""
    from generator.preview.serve import server

    with answering(server(site_folder)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for all tests of this process."""
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.chromium import PATIENCE, launch, patient

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        running = patient(launch(play))
        yield running
        running.close()
