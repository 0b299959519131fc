"""A git revision or a folder, as a folder of data. The working tree and the index are never touched."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.findings.refusal import Refusal
from generator.system.git import git

MARK = "facts.yaml"
"""A folder that holds this file is a folder of data."""


@dataclass(frozen=True)
class Source:
    """Where a state of the data is read from: what it was called, and the revision in full, if it is one."""

    called: str
    root: Path
    revision: str = ""


class NotFound(Refusal):
    """What was named is neither a folder of data nor a revision that holds one."""


@contextmanager
def opened(named: str | None, data: Path) -> Iterator[Source]:
    """The state called ``named``, or the working folder ``data`` itself; raises NotFound.

    A folder may be one of data, or hold one of the same name as ``data``. Anything else is asked of the git
    repository in which ``data`` stands.
    """
    folder = data if named is None else _folder(Path(named), data.resolve().name)
    if folder is not None:
        yield Source(str(folder) if named is None else named, folder)
        return
    assert named is not None
    commit, tree = _tree(named, data)
    with TemporaryDirectory(prefix="impact-") as work:
        root = Path(work, data.resolve().name)
        _extract(data, tree, root)
        yield Source(named, root, commit)


def _folder(path: Path, name: str) -> Path | None:
    return next((found for found in (path, path / name) if (found / MARK).is_file()), None)


def _tree(named: str, data: Path) -> tuple[str, str]:
    """The revision in full, and the data folder as it stands there."""
    if Path(named).is_dir():
        raise NotFound(
            f"文件夹“{named}”里没有政策数据（应有 {MARK}）。",
            f"the folder “{named}” holds no policy data (no {MARK} in it).",
        )
    if not data.is_dir() or git(data, "rev-parse", "--git-dir") is None:
        raise NotFound(
            f"没有文件夹“{named}”；{data} 又不在 git 仓库里，不能按版本查找。请写一个数据文件夹的路径。",
            f"there is no folder “{named}”, and {data} is not in a git repository, so it cannot be a"
            " revision. Name a folder of data.",
        )
    commit = git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    if commit is None:
        raise NotFound(
            f"“{named}”既不是文件夹，也不是这个仓库里的版本。用 git log --oneline 可以查看有哪些版本。",
            f"“{named}” is neither a folder nor a revision of this repository. See git log --oneline for"
            " those that there are.",
        )
    tree = git(data, "rev-parse", "--verify", "--quiet", f"{commit}:./")
    if tree is None or git(data, "cat-file", "-e", f"{tree}:{MARK}") is None:
        raise NotFound(f"版本“{named}”里没有政策数据。", f"the revision “{named}” holds no policy data.")
    return commit, tree


def _extract(data: Path, tree: str, root: Path) -> None:
    """The files of a tree below ``root``; links that lead elsewhere are refused by the filter.

    git is asked from the top of the repository: below it, it would look for the same folder inside the tree.
    """
    top = git(data, "rev-parse", "--show-toplevel") or str(data)
    packed = subprocess.run(
        ["git", "-C", top, "archive", "--format=tar", tree], capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(root, filter="data")
