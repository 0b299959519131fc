"""Findings as people read them: how many there are, the worst first, and for each kind an example and where
it is explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.findings.codes import PAGE, Code, codes
from generator.findings.finding import Finding, Lang, sort_findings
from generator.system.disk import why
from generator.system.printable import printable

if TYPE_CHECKING:
    from generator.models.messages import workbench_door

LONG = 120
FIRST_SCREEN = 12
"""So many findings, each with its example, fill a screen."""

_SUMMARY = {
    "zh": (
        "发现 {errors} 个错误、{warnings} 个提醒，在 {files} 个文件里；最要紧的写在最前面。网站保持原样，"
        "改好错误才能发布。"
    ),
    "en": (
        "{errors}, {warnings} in {files}; the worst come first. The site stays as it was until the errors are"
        " mended."
    ),
}
_WARNED = {
    "zh": "没有错误，有 {warnings} 个提醒，在 {files} 个文件里；可以发布。",
    "en": "No errors, {warnings} in {files}; the site can be published.",
}
_MORE = {
    "zh": "……还有 {count} 条没有列出。先改上面的，多半会连带消失；要看全部，加上 --all。",
    "en": (
        "… {count} more are not shown. Mend those above first; others often go with them. For all of them add"
        " --all."
    ),
}
_EXAMPLE = {"zh": "示例（错 → 对）：{wrong} → {right}", "en": "Example (wrong → right): {wrong} → {right}"}
_RIGHT = {"zh": "正确的写法：\n{right}", "en": "Right would be:\n{right}"}
_PAGE = {"zh": "说明：网站上的 {address}", "en": "Explained on the site: {address}"}


def report(findings: Sequence[Finding], lang: Lang, most: int | None = None) -> Iterator[str]:
    """Lines to print: a summary, then every finding (or the worst ``most``), each kind explained once."""
    ordered = worst_first(findings)
    if ordered:
        yield summary(ordered, lang)
    told: set[str] = set()
    for finding in ordered[:most]:
        yield finding.text(lang)
        if (
            finding.code not in told and finding.severity == ordered[0].severity
        ):  # beside errors, warnings need no lesson
            told.add(finding.code)
            yield from explained(finding, lang)
    if most is not None and len(ordered) > most:
        yield _MORE[lang].format(count=len(ordered) - most)


def as_json(findings: Sequence[Finding]) -> list[workbench_door.Finding]:
    """The findings as plain data for programs, the worst first; ``page`` is where the site explains them."""
    return [
        {
            "path": f.place.path,
            "line": f.place.line,
            "column": f.place.column,
            "severity": f.severity,
            "code": f.code,
            "page": f"{PAGE}/#{f.code}",
            "zh": f.zh,
            "en": f.en,
        }
        for f in worst_first(findings)
    ]


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Errors first, and among them those that keep a file from being read at all."""
    return sorted(
        sort_findings(findings), key=lambda finding: (finding.severity != "error", not _unreadable(finding))
    )


def _unreadable(finding: Finding) -> bool:
    known = codes().get(finding.code)
    return known is not None and known.stops_reading


def summary(findings: Sequence[Finding], lang: Lang) -> str:
    """One line: how many errors and warnings, in how many files."""
    errors = sum(finding.severity == "error" for finding in findings)
    figures = {
        "errors": errors,
        "warnings": len(findings) - errors,
        "files": len({finding.place.path for finding in findings}),
    }
    words = (
        figures
        if lang == "zh"
        else {name: f"{count} {name[:-1] if count == 1 else name}" for name, count in figures.items()}
    )
    return (_SUMMARY if errors else _WARNED)[lang].format(**words)


def explained(finding: Finding, lang: Lang) -> Iterator[str]:
    """A kind of finding by an example, unless the finding gives one itself, and by where the site explains
    it; indented."""
    code = codes().get(finding.code)
    if code is None:
        return
    if "例如" not in finding.zh and code.group != "scenario":
        yield from _example(code, lang)
    yield "    " + _PAGE[lang].format(address=code.address)


def _example(code: Code, lang: Lang) -> Iterator[str]:
    """Wrong and right in one line where they are short, else the right alone."""
    wrong, right = code.wrong[lang], code.right[lang]
    if "\n" in wrong + right or len(wrong + right) > LONG:
        shown = _RIGHT[lang].format(right="\n".join(f"  {line}" for line in right.split("\n")))
    else:
        shown = _EXAMPLE[lang].format(wrong=wrong, right=right)
    for line in shown.split("\n"):
        yield f"    {line}"


UNTOUCHED = {"zh": "已发布的内容没有改动", "en": "what was published has not been touched"}
"""Said whenever a command did not finish."""


def disk_trouble(error: OSError, lang: str) -> str:
    """What to say where a file cannot be read or written: why, where, and that nothing published was
    touched."""
    reason, file = why(error)[lang], _where(error)
    if lang == "zh":
        return (
            f"没有完成：{reason}{f'（{file}）' if file else ''}。{UNTOUCHED[lang]}。请腾出空间、"
            "检查权限或换一个文件夹，再运行一次。"
        )
    named = f" ({file})" if file else ""
    return (
        f"not done: {reason}{named}; {UNTOUCHED[lang]}. Free space, check permissions"
        " or name another folder, then try again."
    )


def _where(error: OSError) -> str:
    """The file concerned, as far as the system names one; of a copy, the one that is written."""
    named = error.filename2 or error.filename
    if isinstance(named, bytes):
        named = named.decode("utf-8", "replace")
    return "" if named is None else printable(str(named))
