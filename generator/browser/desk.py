"""Packages in the workbench: made of an edit, opened by a second person, signed."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from generator.browser.state import Folder, State
from generator.findings.refusal import Refusal
from generator.publish.conflicts import value
from generator.publish.making import changes, packaged, sheet_of
from generator.publish.merging import Merged, needs_second, onto, same_site
from generator.publish.package import Author, Package, author, from_bytes, to_bytes
from generator.publish.three_way import Conflict
from generator.review.proposals import proposals, taken
from generator.rules.wording import text
from generator.source.spans import flow
from generator.system.canonical_json import to_json
from generator.system.place import Unfit

if TYPE_CHECKING:
    from generator.models.messages.workbench_door import Clash, Opened, Proposed, Taken

Asked = Mapping[str, object]
CALLED = ("published", "edited")


def make(folder: Folder, state: State, request: Asked) -> Taken:
    """The edit as a package; refused while it has errors."""
    who = author(_said(request, "name"), _said(request, "day"), _said(request, "note"))
    return _taken(_packaged(folder, state, who, ""))


def proposed(state: State) -> Proposed:
    """What cases and scenarios would have to expect, as texts to put into the editor."""
    if state.policy is None:
        raise _errors()
    found = proposals(state.data, state.policy)
    return {
        "edits": taken(state.data, found),
        "told": [
            {"place": one.place, "name": text(one.name), "old": flow(one.old), "new": flow(one.new)}
            for one in found
        ],
    }


def opened(folder: Folder, request: Asked) -> Opened:
    """What a package says, and what it comes to over what is published now."""
    package, merged = _read(folder, request)
    if any(change.new is None for change in package.files):
        raise Refusal(
            "提交包要删去整个文件，工作台看不了。请用命令行 eia-guide apply --look 核对。",
            "the package removes a whole file, which the workbench cannot show. Look at it with eia-guide"
            " apply --look.",
        )
    who = package.author
    return {
        "author": {"name": who.name, "day": who.day, "note": who.note},
        "signatures": [
            {"name": one.name, "day": one.day, "verdict": one.verdict, "note": one.note}
            for one in package.signatures
        ],
        "files": [change.path for change in package.files],
        "moved": list(merged.moved),
        "conflicts": [_clash(one) for one in merged.conflicts],
        "edits": _texts(merged),
        "second": needs_second(folder.texts),
    }


def sign(folder: Folder, state: State, request: Asked) -> Taken:
    """The package with a signature; brought up to date first where others have published meanwhile."""
    package, merged = _read(folder, request)
    verdict = _said(request, "verdict")
    if verdict == "agreed":
        _as_opened(merged, request)
        if merged.moved:
            package = _packaged(folder, state, package.author, package.digest)
        elif not state.passed:
            raise _errors()
    name, day, note = (_said(request, key) for key in ("name", "day", "note"))
    return _taken(package.signed(name, day, verdict, note))


def _as_opened(merged: Merged, request: Asked) -> None:
    """Nobody signs what clashes, what is published already, or what they changed themselves."""
    if merged.conflicts:
        raise Refusal(
            "有的内容提交以后别人也改过，还没有解决，不能签同意。请退回，或改好以后以您的名义重新提交。",
            "others have changed some of it since, so it cannot be agreed to. Return it, or put it right and"
            " submit it in your own name.",
        )
    if not merged.files:
        raise Refusal(
            "改动都已经发布，不必签字。", "everything in it is published already; there is nothing to sign."
        )
    if request.get("files") != _texts(merged):
        raise Refusal(
            "编辑区里的内容和提交包不同：您改过的要以您的名义重新提交；要签字，请重新打开提交包。",
            "what stands in the editor is not what the package holds. What you changed is submitted in your"
            " own name; to sign, open the package again.",
        )


def _packaged(folder: Folder, state: State, who: Author, made_from: str) -> Package:
    if not state.passed:
        raise _errors()
    sides = [one.side(called) for one, called in zip((folder.published, state), CALLED, strict=True)]
    files = changes(folder.texts, folder.edited_texts)
    return packaged(sheet_of(*sides), who, files, folder.texts, made_from)


def _errors() -> Unfit:
    return Refusal(
        "还有错误，改好才能提交、签字。", "there are errors; put them right before submitting or signing."
    )


def _read(folder: Folder, request: Asked) -> tuple[Package, Merged]:
    try:
        raw = base64.b64decode(_said(request, "content"), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    package = from_bytes(raw)
    same_site(package, folder.texts)
    return package, onto(package, folder.texts)


def _texts(merged: Merged) -> dict[str, str]:
    return {change.path: change.new for change in merged.files if change.new is not None}


def _clash(one: Conflict) -> Clash:
    said = {
        side: {lang: value(held, lang) for lang in ("zh", "en")}
        for side, held in (("base", one.base), ("published", one.published), ("package", one.package))
    }
    return {
        "file": one.file,
        "where": "/".join(step for step in one.where if "=" not in step),
        "name": text(one.name),
        "base": text(said["base"]),
        "published": text(said["published"]),
        "package": text(said["package"]),
        "steps": list(one.where),
        "held": _held(one),
    }


def _held(one: Conflict) -> dict[Literal["published", "package"], str]:
    """What each side has, to be written whichever is chosen."""
    held: dict[Literal["published", "package"], str] = {}
    if one.published is not None:
        held["published"] = to_json(one.published)
    if one.package is not None:
        held["package"] = to_json(one.package)
    return held


def _taken(package: Package) -> Taken:
    raw = to_bytes(package)
    signed = f"-{len(package.signatures)}" if package.signatures else ""
    return {
        "name": f"eia-guide-{package.author.day}-{package.content[:8]}{signed}.zip",
        "content": base64.b64encode(raw).decode("ascii"),
    }


def _said(request: Asked, key: str) -> str:
    found = request.get(key, "")
    return found if isinstance(found, str) else ""
