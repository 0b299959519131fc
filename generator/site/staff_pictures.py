"""What the staff guide shows: lines before and after an edit, what the check says of a slip, the way from
document to page."""

from __future__ import annotations

import difflib
from html import escape

from markupsafe import Markup

from generator.findings.finding import Finding, Lang, Place
from generator.findings.report import report
from generator.library.text import Record
from generator.site.drawing import Sheet, figure
from generator.source.hints import full_width_colon

_STEPS = (
    (("新文件", "A document"), ("读懂它改了什么、从哪天起", "what changes, from which day")),
    (("改 YAML", "Edit YAML"), ("一件事只改一处", "each thing stands once")),
    (("检查", "Check"), ("指出文件、行、怎样改", "file, line, what to write")),
    (("看影响", "Effect"), ("哪些结论、哪些页面变了", "answers and pages that differ")),
    (("另一人看", "Second person"), ("对照原文件，读影响单", "by the document and the sheet")),
    (("发布", "Publish"), ("整个换新，或原样不动", "replaced whole, or not at all")),
)


def code(text: str) -> Markup:
    """Lines to type or to read, as they stand."""
    body = "\n".join(_kept(line) for line in text.strip("\n").split("\n"))
    return Markup(f'<pre class="eg-lines">{body}</pre>')  # noqa: S704 - escaped


def _kept(line: str) -> str:
    """A line whose blanks at the start stay: finishing a page takes away those that follow a line end."""
    shown = escape(line, quote=False)
    return f"<span>{shown}</span>" if line.startswith(" ") else shown


def change(edit: Record, lang: str) -> Markup:
    """An edit: the file, the lines that go (−) and the lines that come (+)."""
    if "copy" in edit:
        words = {"zh": ("复制文件夹", "为"), "en": ("copy the folder", "to")}[lang]
        said = f"{words[0]} policy_data/{edit['copy']} {words[1]} policy_data/{edit['to']}"
        return Markup(f'<p class="eg-change__copy">{escape(said)}</p>')  # noqa: S704 - escaped
    before = edit["before"].rstrip("\n").split("\n") if edit["before"] else []  # a new file has no line yet
    lines = difflib.ndiff(before, edit["after"].rstrip("\n").split("\n"))
    body = "\n".join(_line(line[0], line[2:], lang) for line in lines if line[0] != "?")
    name = escape(f"policy_data/{edit['file']}")
    return Markup(  # noqa: S704 - made of escaped parts
        f'<figure class="eg-change"><figcaption><code>{name}</code></figcaption><pre'
        f' class="eg-lines">{body}</pre></figure>'
    )


def _line(sign: str, text: str, lang: str) -> str:
    shown = escape(text, quote=False)
    if sign == "-":
        return (
            '<del><span aria-hidden="true">−'
            f" </span>{_heard('删：' if lang == 'zh' else 'out: ')}{shown}</del>"
        )
    if sign == "+":
        return (
            '<ins><span aria-hidden="true">+'
            f" </span>{_heard('增：' if lang == 'zh' else 'in: ')}{shown}</ins>"
        )
    return _kept(f"  {text}")


def _heard(words: str) -> str:
    return f'<span class="eg-visually-hidden">{words}</span>'


def terminal(lang: Lang) -> Markup:
    """What the check prints of a colon typed with the Chinese input method: made by the check itself."""
    slip: Finding = full_width_colon(Place("policy_data/clocks.yaml", 17, 9), "days")
    return code("\n".join(report([slip], lang)))


def way(lang: str) -> Markup:
    """The way from the document on the desk to the page, step by step."""
    pick = 0 if lang == "zh" else 1
    title = ("从文件到网页的六步", "Six steps from the document to the page")[pick]
    said = [f"{number}. {name[pick]}: {note[pick]}" for number, (name, note) in enumerate(_STEPS, 1)]
    return figure(
        _wide(Sheet("staff-way", title, "; ".join(said), 960), pick),
        _tall(Sheet("staff-way", title, "; ".join(said), 340), pick),
    )


def _wide(sheet: Sheet, pick: int) -> Sheet:
    column = sheet.width / len(_STEPS)
    sheet.line(22, 20, column * (len(_STEPS) - 1) + 22, 20, "rail")
    for index, (name, note) in enumerate(_STEPS):
        x = index * column + 22
        sheet.circle(x, 20, 13, "stop on")
        sheet.text(x, 25, str(index + 1), "digit on", 13, 40, "middle")
        below = sheet.text(x - 14, 56, name[pick], "name", 16, column - 18)
        sheet.text(x - 14, below + 2, note[pick], "quiet", 13, column - 18)
    return sheet


def _tall(sheet: Sheet, pick: int) -> Sheet:
    y = 22.0
    sheet.line(18, 22, 18, 22 + 62 * (len(_STEPS) - 1), "rail")
    for index, (name, note) in enumerate(_STEPS):
        sheet.circle(18, y, 13, "stop on")
        sheet.text(18, y + 5, str(index + 1), "digit on", 13, 40, "middle")
        sheet.text(46, y + 5, name[pick], "name", 16, 286)
        sheet.text(46, y + 27, note[pick], "quiet", 14, 286)
        y += 62
    return sheet
