"""A package published on the machine that makes the site: looked at again, merged, and put into the data
folder in one step, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.findings.finding import DataError, Finding
from generator.findings.refusal import Refusal
from generator.impact.entry import correction
from generator.impact.revision import Source
from generator.impact.sheet import Sheet
from generator.impact.side import Side, Unusable
from generator.impact.words import Words
from generator.lint.run import load_and_lint
from generator.publish.conflicts import told
from generator.publish.making import sheet_of, texts_of
from generator.publish.merging import SITE, Merged, needs_second, onto, same_site
from generator.publish.package import Package, Signature, same_person
from generator.records.data import Data
from generator.review.examine import Examined, examine
from generator.rules.policy import Policy
from generator.system.swap import swap, workroom

Look = Callable[[Data], Examined]
"""How the new data are examined."""


@dataclass(frozen=True)
class Applied:
    """What was done: the files as they were and are, the sheet of it, and what was merged."""

    merged: Merged
    sheet: Sheet | None
    findings: tuple[Finding, ...] = ()
    """Warnings that the published data did not have."""


def apply(package: Package, data: Path, look: Look = examine, *, write: bool = True) -> Applied:
    """Publish a package into a data folder, or only look whether that could be done.

    Raises ``Refusal`` where it may not be, and ``DataError`` with every error of what would be published.
    """
    if data.is_symlink():
        raise Refusal(
            f"{data} 是链接，没有写入。请写它指向的文件夹。",
            f"{data} is a link, so nothing was written. Name the folder itself.",
        )
    published = texts_of(data)
    if SITE not in published:
        load_and_lint(data).check()  # it tells what is not there
    same_site(package, published)
    signed(package, published)
    merged = onto(package, published)
    if merged.conflicts:
        raise Clashing(merged)
    if not merged.files:
        return Applied(merged, None)
    old = _side(Source("published", data))
    with workroom(data.resolve(), "applying") as room:
        made = room / data.name
        shutil.copytree(data, made)
        write_to(made, merged)
        applied = _looked(old, made, merged, look)
        if write:
            if texts_of(data) != published:
                raise Refusal(
                    "检查期间有人改动了数据，没有写入。请再运行一次。",
                    "somebody changed the data while they were checked, so nothing was written. Run it"
                    " again.",
                )
            swap(made, data.resolve())
    return applied


class Clashing(Refusal):
    """What the package changes was changed otherwise meanwhile."""

    def __init__(self, merged: Merged) -> None:
        zh, en = (list(told(merged.conflicts, lang)) for lang in ("zh", "en"))
        super().__init__(
            "\n".join(["提交以后，同一处内容已被别人改过并发布，没有写入：", *zh]),
            "\n".join(
                ["others have changed and published the same values since, so nothing was written:", *en]
            ),
        )


class Silent(Refusal):
    """Days gone by would get other answers, and nothing says which error is mended."""

    def __init__(self, sheet: Sheet) -> None:
        words, example = Words(sheet), correction(sheet)
        zh, en = ("\n".join(words.past(lang)) for lang in ("zh", "en"))
        super().__init__(
            f"没有写入。{zh}\n更正错误的，新的一条可以这样写，放在其他条目前面，改成实际的错误：\n{example}",
            f"Nothing was written. {en}\nIf an error is mended, an entry such as this says so; put it before"
            f" the others and tell the real error:\n{example}",
        )


def signed(package: Package, published: Mapping[str, str]) -> None:
    """Refuse a package without the agreement of a second person, where the site's data ask for it."""
    last: dict[str, Signature] = {one.name: one for one in package.signatures}
    for one in last.values():
        if one.verdict == "returned":
            raise Refusal(
                f"{one.name}（{one.day}）把这次改动退回了，没有写入。{one.note}",
                f"{one.name} returned this change on {one.day}, so nothing was written. {one.note}".strip(),
            )
    others = [one for one in last.values() if not same_person(one.name, package.author.name)]
    if not others and needs_second(published):
        raise Refusal(
            f"这个提交包还没有第二个人签字（改动：{package.author.name}），没有写入。"
            "请另一个人在工作台里打开、核对、签字。",
            f"nobody but its author ({package.author.name}) has signed this package, so nothing was written."
            " Have a second person open it in the workbench, look at it and sign.",
        )


def write_to(folder: Path, merged: Merged) -> None:
    """The merged texts below a folder, and nothing outside it."""
    for change in merged.files:
        path = folder / change.path
        if change.new is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change.new.encode("utf-8"))


def _side(source: Source) -> Side:
    try:
        return Side.read(source)
    except Unusable as error:
        raise DataError(error.findings) from error


def _looked(old: Side, made: Path, merged: Merged, look: Look) -> Applied:
    """The checks of before publishing, over what would be published, and its sheet."""
    loaded = load_and_lint(made)
    examined = look(loaded)
    errors = [finding for finding in examined.findings if finding.severity == "error"]
    if errors or examined.compiled is None:
        raise DataError(errors or examined.findings)
    new = Side(Source("package", made), loaded, Policy(examined.compiled))
    sheet = sheet_of(old, new)
    if sheet.rewrites_past:
        raise Silent(sheet)
    return Applied(merged, sheet, tuple(_new(loaded.findings, old.data.findings)))


def _new(found: Sequence[Finding], before: Sequence[Finding]) -> Iterator[Finding]:
    known = {(one.place.path, one.code, one.en) for one in before}
    yield from (one for one in found if (one.place.path, one.code, one.en) not in known)
