"""Where a command may put what it makes: over nothing that it did not make itself, and never through a link.

A folder that is made carries a mark, a list of the files in it. One that stands there already is replaced
only if it carries that mark and holds nothing else, or is plainly what an earlier release made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.system.paths import ROOT
from generator.system.printable import printable
from generator.system.swap import swap, workroom

MARK = ".made-by-eia-guide"
MOST_OF_A_MARK = 5_000_000
READ = 2_000_000
"""Bytes of a file that are looked at for what it is."""
DROPPED = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that desktops leave in every folder they show."""
SOURCES = frozenset(
    (".ci", ".git", ".github", ".tools", ".venv", ".vscode", "generator", "policy_data", "site_src", "tests",
     "widgets")
)  # fmt: skip
"""What the checkout itself is made of: nothing is put there."""


class Unfit(Exception):
    """Nothing can be put at a place; ``words`` says why and what to do, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.words = {"zh": zh, "en": en}

    def __str__(self) -> str:
        return self.words["en"]


@dataclass(frozen=True)
class Kind:
    """A kind of folder that a command makes.

    ``unmarked``: files by which one that an earlier release made is known; ``whole``: whether a file that was
    changed since is somebody's own work.
    """

    name: str
    example: str
    unmarked: tuple[str, ...] = ()
    whole: bool = False


SITE = Kind(
    "site", "site", ("index.html", "en/index.html", "sw.js", "assets/site.css", "data/datapackage.json")
)
OPEN_DATA = Kind("open-data", "open-data", ("datapackage.json", "LICENCE.txt", "schema"))
DEPLOY = Kind("deploy-files", "deploy", whole=True)
_LOOSE = frozenset(
    ("404.html", "apple-touch-icon.png", "calendar.ics", "embed.js", "favicon.ico", "favicon.svg", "feed.xml",
     "index.html", "icon-192.png", "icon-512.png", "robots.txt", "share.png", "site.webmanifest",
     "sitemap.xml", "sw.js")
)  # fmt: skip
_OF_DATA = frozenset(
    (".br", ".css", ".csv", ".gz", ".html", ".js", ".json", ".mjs", ".txt", ".wasm", ".xlsx", ".zip")
)
"""What files of earlier releases, which left no mark, are called: the site's own, and those of data."""


def fit(out: Path, kind: Kind, data: Sequence[Path] = (), root: Path = ROOT) -> Path:
    """The place in full; raises Unfit if a folder of this kind may not be put there, and touches nothing."""
    place = out.parent.resolve() / out.name if out.name not in ("", "..") else out.resolve()
    shown = printable(str(out))
    _not_around(place, shown, kind, [root.resolve(), *(folder.resolve() for folder in data)])
    _not_within(place, shown, kind, root.resolve(), [folder.resolve() for folder in data])
    if place.is_symlink():
        raise Unfit(
            f"{shown} 是一个链接，没有写入。请写真正的文件夹，例如 --out {kind.example}。",
            f"{shown} is a link, so nothing was written. Name the folder itself, such as --out"
            f" {kind.example}.",
        )
    if place.is_mount():
        raise Unfit(
            f"{shown} 是挂载点（另一块磁盘的根），不能整个换成新的，没有写入。请写它里面的文件夹，"
            f"例如 --out {shown}/{kind.example}。",
            f"{shown} is where a disk is mounted and cannot be swapped as a whole, so nothing was written."
            f" Name a folder within it, such as --out {shown}/{kind.example}.",
        )
    if place.exists():
        _ours(place, shown, kind)
    return place


def _not_around(place: Path, shown: str, kind: Kind, sources: Sequence[Path]) -> None:
    """Refuse the folder one is in, one's home, the checkout and the data, and whatever holds them."""
    for kept in (*sources, Path.cwd(), Path.home()):
        if kept.is_relative_to(place):
            raise Unfit(
                f"{shown} 是（或包含）当前文件夹、您的主文件夹、程序或政策数据，没有写入。"
                f"没写文件夹名也是这样。请写一个新文件夹，例如 --out {kind.example}。",
                f"{shown} is, or holds, the folder you are in, your home folder, the program or the policy"
                " data, so nothing was written. An empty name means the folder you are in. Name a new"
                f" folder, such as --out {kind.example}.",
            )


def _not_within(place: Path, shown: str, kind: Kind, root: Path, data: Sequence[Path]) -> None:
    """Refuse a place among the sources and the data."""
    inside = place.is_relative_to(root) and place.relative_to(root).parts[0] in SOURCES
    if inside or any(place.is_relative_to(folder) for folder in data):
        raise Unfit(
            f"{shown} 在程序或政策数据里面，没有写入。请写别处的新文件夹，例如 --out {kind.example}。",
            f"{shown} lies within the program or the policy data, so nothing was written. Name a folder"
            f" elsewhere, such as --out {kind.example}.",
        )


def _ours(place: Path, shown: str, kind: Kind) -> None:
    """Refuse what stands there, unless it is an empty folder or one that this command made."""
    if not place.is_dir():
        raise Unfit(
            f"{shown} 是文件，不是文件夹，没有写入。请写一个新文件夹，例如 --out {kind.example}。",
            f"{shown} is a file, not a folder, so nothing was written. Name a new folder, such as --out"
            f" {kind.example}.",
        )
    strange = stranger(place, kind)
    if strange:
        name = printable(strange)
        raise Unfit(
            f"{shown} 里有别的内容（例如 {name}），没有写入。请换一个新文件夹，例如 --out {kind.example}；"
            "确实不要了的，请自己先移走或删去。",
            f"{shown} holds other things, such as {name}, so nothing was written. Name a new folder, such as"
            f" --out {kind.example}, or move them away yourself.",
        )


def stranger(folder: Path, kind: Kind) -> str:
    """A file in the folder that this command did not make, or that was changed since; else empty."""
    listed = _listed(folder, kind)
    if listed is None:
        return _unlike_earlier(folder, kind)
    for name in _files(folder):
        known = listed.get(name)
        if known is None or (kind.whole and known != _digest(folder / name)):
            return name
    return ""


def _listed(folder: Path, kind: Kind) -> dict[str, str] | None:
    """The files that the mark names, each with its digest; None without a mark of this kind."""
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file() or mark.stat().st_size > MOST_OF_A_MARK:
        return None
    first, *lines = mark.read_text("utf-8", "replace").splitlines()
    if first != _head(kind):
        return None
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _head(kind: Kind) -> str:
    return f"eia-guide {kind.name}: made by the program, and replaced whole by it / 由程序生成，下次整个替换"


def _unlike_earlier(folder: Path, kind: Kind) -> str:
    """The first thing in a folder without a mark that an earlier release did not make."""
    names = sorted(path.name for path in folder.iterdir() if path.name not in DROPPED)
    if not names:
        return ""
    if not kind.unmarked or not all((folder / name).exists() for name in kind.unmarked):
        return names[0]
    return next((name for name in _files(folder) if not _made_before(folder, name, kind)), "")


def _made_before(folder: Path, name: str, kind: Kind) -> bool:
    """Whether earlier releases made files of such a name, in such a place."""
    steps = name.split("/")
    if any(step.startswith(".") for step in steps) or (folder / name).is_symlink():
        return False
    of_data = kind is OPEN_DATA or steps[0] in ("assets", "data")
    return steps[-1] in _LOOSE or (of_data and Path(name).suffix in _OF_DATA)


def _files(folder: Path) -> Iterator[str]:
    """Every file and every link below a folder, in order; the mark, and what desktops drop, left out."""
    for base, folders, names in os.walk(folder):
        links = [name for name in folders if Path(base, name).is_symlink()]
        for name in sorted((*names, *links)):
            path = Path(base, name).relative_to(folder).as_posix()
            if path != MARK and name not in DROPPED:
                yield path


def _digest(file: Path) -> str:
    if file.is_symlink() or not file.is_file():
        return ""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def marked(folder: Path, kind: Kind) -> None:
    """Give a folder that was just made its mark; equal folders have equal marks."""
    listed = sorted(_files(folder))
    lines = [f"{_digest(folder / name) if kind.whole else '-'}  {name}" for name in listed]
    text = "\n".join((_head(kind), *lines))
    (folder / MARK).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def put(made: Path, out: Path, kind: Kind) -> None:
    """Put a finished folder in its place, which was found fit; what came there meanwhile is not replaced."""
    marked(made, kind)
    if out.is_symlink() or (out.exists() and (not out.is_dir() or stranger(out, kind))):
        fit(out, kind)
    swap(made, out)


@contextmanager
def folder(out: Path, kind: Kind, data: Sequence[Path] = ()) -> Iterator[Path]:
    """A folder to fill, which takes its place when the block ends well; raises Unfit before it begins."""
    place = fit(out, kind, data)
    place.parent.mkdir(parents=True, exist_ok=True)
    with workroom(place, "making") as room:
        made = room / "made"
        made.mkdir()
        yield made
        put(made, place, kind)


def fit_file(target: Path, ours: Callable[[Path], bool]) -> Path:
    """The place of a file in full; raises Unfit unless nothing is there, or an empty file, or one of ours."""
    shown = printable(str(target))
    if target.is_symlink() or (target.exists() and not target.is_file() and not target.is_dir()):
        raise Unfit(
            f"{shown} 是链接、设备或管道，没有写入。请另起文件名。",
            f"{shown} is a link, a device or a pipe, so nothing was written. Choose another name.",
        )
    place = target.parent.resolve() / target.name
    if place.is_file() and place.stat().st_size and not ours(place):
        raise Unfit(
            f"{shown} 已存在，而且不是本命令生成的，没有写入。请另起文件名，或先移走它。",
            f"{shown} is there already and was not made by this command, so nothing was written. Choose"
            " another name, or move it away first.",
        )
    return place


@contextmanager
def file(target: Path, ours: Callable[[Path], bool]) -> Iterator[Path]:
    """A draft to write, which takes the target's place when the block ends well, or is removed."""
    place = fit_file(target, ours)
    with workroom(place, "writing") as room:
        draft = room / f"draft{place.suffix}"
        yield draft
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(place)


def says(*marks: str) -> Callable[[Path], bool]:
    """Whether a file begins with text in which one of these stands, by which those of a command are known."""

    def ours(path: Path) -> bool:
        with path.open("rb") as there:
            start = there.read(READ).decode("utf-8", "replace")
        return any(mark in start for mark in marks)

    return ours
