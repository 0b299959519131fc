"""Random damage to the real files: findings come of it, never another exception, a hang, or a change to what is published.

``python -m tests.fuzz [ROUNDS] [FIRST_SEED]`` (``make fuzz``) tries more of it than the tests do; a failure names its seed.
"""

from __future__ import annotations

import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from generator.build.pipeline import Order, build
from generator.bundle.compress import QUICK
from generator.compile.compile import compile_data
from generator.findings.finding import DataError, Finding
from generator.lint.redirects import check_addresses
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import prove
from generator.rules.policy import Policy
from generator.site.views import slugs
from generator.system.place import MARK, SITE, marked
from tests.data.casebook import copy_data

MOST_FILES = 7
"""Up to so many files are damaged in one round, each once."""

LONGEST = 5.0
"""Seconds of processor time after which a round counts as hanging."""

SIGNS = [
    *list("：，｛［“”{}[]\"'#&*!|>%@`-?:\t 　０≥＞0a中\x00\u2028\ufeff𠮷"),
    "\n",
    "- ",
    ": ",
    "null",
    "true",
    "no",
    "{x}",
    "2021-01-01",
    "9" * 400,
    "[" * 200,
]
FULL_WIDTH = str.maketrans(
    {":": "：", ",": "，", "[": "［", "{": "｛", '"': "”", ">": "＞", "0": "０", " ": "　", "(": "（"}
)

Mutator = Callable[[list[str], random.Random], None]


def delete_line(lines: list[str], pick: random.Random) -> None:
    del lines[pick.randrange(len(lines))]


def repeat_lines(lines: list[str], pick: random.Random) -> None:
    """A record, or a part of one, twice."""
    at = pick.randrange(len(lines))
    lines[at:at] = lines[at : at + pick.choice((1, 1, 2, 5, 12))]


def move_lines(lines: list[str], pick: random.Random) -> None:
    """Cut here, pasted there."""
    at = pick.randrange(len(lines))
    taken = lines[at : at + pick.randint(1, 8)]
    del lines[at : at + len(taken)]
    to = pick.randrange(len(lines) + 1)
    lines[to:to] = taken


def change_character(lines: list[str], pick: random.Random) -> None:
    at = pick.randrange(len(lines))
    text = lines[at] or " "
    spot = pick.randrange(len(text))
    lines[at] = text[:spot] + pick.choice(SIGNS) + text[spot + 1 :]


def delete_character(lines: list[str], pick: random.Random) -> None:
    at = pick.randrange(len(lines))
    spot = pick.randrange(len(lines[at]) or 1)
    lines[at] = lines[at][:spot] + lines[at][spot + 1 :]


def full_width(lines: list[str], pick: random.Random) -> None:
    """A line typed with the Chinese input method left on."""
    at = pick.randrange(len(lines))
    start = pick.randrange(len(lines[at]) or 1)
    lines[at] = lines[at][:start] + lines[at][start:].translate(FULL_WIDTH)


def swap_indentation(lines: list[str], pick: random.Random) -> None:
    a, b = pick.randrange(len(lines)), pick.randrange(len(lines))
    one, other = lines[a].lstrip(), lines[b].lstrip()
    lines[a], lines[b] = (
        lines[b][: len(lines[b]) - len(other)] + one,
        lines[a][: len(lines[a]) - len(one)] + other,
    )


def empty_value(lines: list[str], pick: random.Random) -> None:
    at = pick.randrange(len(lines))
    lines[at] = lines[at].split(": ")[0] + ":"


def swap_values(lines: list[str], pick: random.Random) -> None:
    """The value of one key under another: right in form, wrong in kind."""
    keyed = [i for i, line in enumerate(lines) if ": " in line]
    if len(keyed) < 2:
        return
    a, b = pick.sample(keyed, 2)
    (key_a, value_a), (key_b, value_b) = lines[a].split(": ", 1), lines[b].split(": ", 1)
    lines[a], lines[b] = f"{key_a}: {value_b}", f"{key_b}: {value_a}"


def change_number(lines: list[str], pick: random.Random) -> None:
    """Another number in a line that holds one."""
    with_number = [i for i, line in enumerate(lines) if any(sign.isdigit() for sign in line)]
    if with_number:
        at = pick.choice(with_number)
        spot = pick.choice([i for i, sign in enumerate(lines[at]) if sign.isdigit()])
        lines[at] = (
            lines[at][:spot]
            + pick.choice(["0", "9", "-1", "1.5", "99999999999999999999", "1e9", ""])
            + lines[at][spot + 1 :]
        )


def cut_off(lines: list[str], pick: random.Random) -> None:
    """The end of a file lost."""
    del lines[pick.randrange(len(lines)) :]


def nothing_left(lines: list[str], pick: random.Random) -> None:
    """A whole file, or the value of a key, that says in YAML's own words that it is nothing."""
    word = pick.choice(["~", "null", "{}", "[]"])
    keyed = [i for i, line in enumerate(lines) if line.rstrip().endswith(":")]
    if not keyed or pick.random() < 0.5:
        lines[:] = [word]
        return
    at = pick.choice(keyed)
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    lines[at:end] = [f"{lines[at].rstrip()} {word}"]


def odd_character(lines: list[str], pick: random.Random) -> None:
    """A character that no text should hold, as it is or by an escape, or an escape that is none."""
    keyed = [i for i, line in enumerate(lines) if ": " in line]
    if keyed:
        at = pick.choice(keyed)
        key = lines[at].split(": ")[0]
        signs = [
            "\\0",
            "\\e",
            "\\ud800",
            "\\U00110000",
            "\\UFFFFFFFF",
            "\\ufffe",
            "\\u202e",
            "\u202e",
            "\u200b",
            "б",
        ]
        lines[at] = f'{key}: "a{pick.choice(signs)}b"'


def very_long_number(lines: list[str], pick: random.Random) -> None:
    with_number = [i for i, line in enumerate(lines) if any(sign.isdigit() for sign in line)]
    if with_number:
        at = pick.choice(with_number)
        spot = pick.choice([i for i, sign in enumerate(lines[at]) if sign.isdigit()])
        lines[at] = lines[at][:spot] + "9" * pick.choice([7, 17, 40, 400]) + lines[at][spot + 1 :]


MUTATORS: tuple[Mutator, ...] = (
    delete_line, repeat_lines, move_lines, change_character, delete_character, full_width, swap_indentation, empty_value,
    swap_values, change_number, cut_off, nothing_left, odd_character, very_long_number,
)  # fmt: skip


@dataclass(frozen=True)
class Round:
    """What came of one round; ``refused`` if there was an error."""

    findings: list[Finding]
    refused: bool


@contextmanager
def damaged(root: Path, seed: int) -> Iterator[list[Path]]:
    """Some files of a copy of the data damaged, mended afterwards."""
    pick = random.Random(seed)
    files = pick.sample(sorted(root.rglob("*.yaml")), pick.randint(1, MOST_FILES))
    before = {file: file.read_bytes() for file in files}
    try:
        for file, content in before.items():
            file.write_bytes(_damage(content, pick))
        yield files
    finally:
        for file, content in before.items():
            file.write_bytes(content)


def _damage(content: bytes, pick: random.Random) -> bytes:
    if pick.random() < 0.03:  # bytes that are no text
        spot = pick.randrange(len(content))
        return content[:spot] + bytes([pick.randrange(256)]) + content[spot + 1 :]
    lines = content.decode().split("\n")
    pick.choice(MUTATORS)(lines, pick)
    return "\n".join(lines).encode("gb18030" if pick.random() < 0.02 else "utf-8")


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Ends what takes more than so much processor time; other work on the machine does not count."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def judge(root: Path, items_of: Callable[[], list[int]]) -> Round:
    """Everything ``validate`` looks at; only some items are proved. Nothing but DataError may be raised within."""
    with no_longer_than(LONGEST):
        data = load_and_lint(root)
        try:
            data.check()
            policy = Policy(compile_data(data, index=False))
            found = [
                *data.findings,
                *run_scenarios(data, policy),
                *prove(data, policy, items_of()).findings,
                *check_addresses(data, slugs(policy.data)),
            ]
        except DataError as error:
            found = error.findings
    return Round(found, any(finding.severity == "error" for finding in found))


def items_in(files: list[Path]) -> list[int]:
    """Items of the catalogue that stand in some of its files; item 3 if none does, since no items would mean all."""
    lines = [
        line
        for file in files
        if file.parent.parent.name == "catalogue"
        for line in file.read_bytes().decode("utf-8", "replace").split("\n")
    ]
    numbers = [line.partition("number:")[2].strip() for line in lines if line.startswith("  - number:")]
    return [int(number) for number in numbers if number.isdecimal() and len(number) < 4][:4] or [3]


def published(folder: Path) -> dict[str, bytes]:
    """Every file of a published folder, but for the mark by which a build knows it."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MARK
    }


def refused_whole(root: Path, out: Path) -> bool:
    """Whether ``build`` refuses the damaged data and leaves everything beside and within ``out`` as it was."""
    before = published(out.parent)
    try:
        build(Order(root, out, effort=QUICK))
    except DataError:
        return published(out.parent) == before
    return False


def run(rounds: int, first: int) -> int:
    """Many rounds; prints what they came to."""
    codes: Counter[str] = Counter()
    refused = 0
    with tempfile.TemporaryDirectory() as folder:
        root, out = copy_data(Path(folder)), Path(folder) / "published" / "site"
        out.mkdir(parents=True)
        (out / "index.html").write_text("published")
        marked(out, SITE)
        for seed in range(first, first + rounds):
            with damaged(root, seed) as files:
                try:
                    result = judge(root, lambda files=files: items_in(files))  # type: ignore[misc]
                    whole = not result.refused or refused_whole(root, out)
                except Exception:
                    print(f"seed {seed}: {[file.name for file in files]}", file=sys.stderr)
                    raise
            if not whole:
                print(
                    f"seed {seed}: the published folder was touched, or damaged data was built",
                    file=sys.stderr,
                )
                return 1
            refused += result.refused
            codes.update({finding.code for finding in result.findings})
            if (seed - first + 1) % 100 == 0:
                print(f"{seed - first + 1} rounds, {refused} refused", flush=True)
    print(
        f"{rounds} rounds from seed {first}: {refused} refused, the rest harmless; kinds of finding: {len(codes)}"
    )
    return 0


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:3]]
    sys.exit(run(*given, *(2_000, 100_000)[len(given) :]))
