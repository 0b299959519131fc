"""A package sent to a forge: a branch with one commit, and a request to merge it with the sheet in it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings.refusal import Refusal
from generator.publish.api import ForgeTrouble
from generator.publish.applying import Clashing
from generator.publish.forges import Forge
from generator.publish.merging import SITE, Merged, onto, same_site
from generator.publish.package import FileChange, Package

MOST_TITLE = 80
MOST_TEXT = 60_000
"""Characters that every forge takes."""


def branch_of(package: Package) -> str:
    """The name of the branch: the same package has the same one, so that it is not submitted twice."""
    return f"package-{package.author.day}-{package.content[:10]}"


def submit(package: Package, forge: Forge, base: str, folder: str, lang: str) -> str:
    """Make the branch and the request; returns its address. Raises ``Refusal``."""
    name = branch_of(package)
    if known := forge.waiting(name):
        return known
    try:
        commit = forge.head(base)
    except ForgeTrouble as trouble:
        raise _no_base(trouble, base) if trouble.status == 404 else trouble from trouble
    merged = _merged(package, forge, commit, folder)
    files = [FileChange(f"{folder}/{one.path}", one.base, one.new) for one in merged.files]
    try:
        forge.commit(name, base, commit, _title(package, lang), files)
    except ForgeTrouble as trouble:
        if trouble.status not in (400, 409, 422):
            raise
        _left_over(trouble, name)
    try:
        return forge.request(name, base, _title(package, lang), text_of(package, merged, lang))
    except ForgeTrouble as trouble:
        raise ForgeTrouble(
            trouble.status,
            f"分支 {name} 已经建好，但合并请求没有建成：{trouble.words['zh']}"
            "请在平台上看看这个分支还在不在：在，就从它新建合并请求；不在，就再运行一次。",
            f"the branch {name} was made, but no request to merge it: {trouble.words['en']} See on the forge"
            " whether the branch is still there: if so, open a request from it; if not, run this again.",
        ) from trouble


def _merged(package: Package, forge: Forge, commit: str, folder: str) -> Merged:
    """The package over what stands on the forge."""
    names = dict.fromkeys([SITE, *(one.path for one in package.files)])
    there = {name: forge.text(f"{folder}/{name}", commit) for name in names}
    published = {name: text for name, text in there.items() if text is not None}
    same_site(package, published)
    merged = onto(package, published)
    if merged.conflicts:
        raise Clashing(merged)
    if not merged.files:
        raise Refusal(
            "平台上已经是这样了，不必再提交。",
            "everything in the package is on the forge already; there is nothing to submit.",
        )
    return merged


def _left_over(trouble: ForgeTrouble, name: str) -> None:
    """A branch that an earlier attempt made and that no request belongs to."""
    raise ForgeTrouble(
        trouble.status,
        f"分支 {name} 没有建成：{trouble.words['zh']}"
        "如果平台上已有同名分支（上次提交到一半留下的），请从它新建合并请求，或者删掉它再运行一次。",
        f"the branch {name} was not made: {trouble.words['en']} If the forge has a branch of that name,"
        " left by an attempt that broke off, open a request from it, or delete it and run this again.",
    ) from trouble


def _no_base(trouble: ForgeTrouble, base: str) -> ForgeTrouble:
    return ForgeTrouble(
        404,
        f"没有找到分支 {base}：{trouble.words['zh']}请检查 --repo、--base 和令牌的权限。",
        f"there is no branch {base}: {trouble.words['en']} See to --repo, --base and what the token may do.",
    )


def _title(package: Package, lang: str) -> str:
    note = next(iter(package.author.note.splitlines()), "").strip()
    said = note or " ".join(one.path for one in package.files)
    return said if len(said) <= MOST_TITLE else said[:MOST_TITLE] + "…"


def text_of(package: Package, merged: Merged, lang: str) -> str:
    """What the request says: who, the sheet, and which package."""
    zh = lang == "zh"
    who = package.author
    lines = [f"改动：{who.name}，{who.day}" if zh else f"Made by {who.name} on {who.day}"]
    lines += [
        (f"签字：{one.name}，{one.day}，" if zh else f"Signed by {one.name} on {one.day}: ")
        + _verdict(one.verdict, zh)
        for one in package.signatures
    ]
    if who.note:
        lines += ["", who.note]
    sheet = package.sheets.get(f"{lang}.md", "")
    digest = f"{'提交包' if zh else 'Package'} {package.digest}"
    whole = "\n".join([*lines, "", sheet, digest])
    return whole if len(whole) <= MOST_TEXT else whole[:MOST_TEXT] + "\n…"


def _verdict(verdict: str, zh: bool) -> str:
    said: Sequence[str] = ("同意", "agreed") if verdict == "agreed" else ("退回", "returned")
    return said[0] if zh else said[1]
