"""What is probably wrong where a file cannot be read, in words for people who do not know YAML.

The parser's own message names a state of the parser. Here the lines about it are looked at for the
slips that people really make: a full-width colon, a comma of the wrong kind, a quotation mark that
is not closed, no space after a colon, a tab.
"""

from __future__ import annotations

import re

import yaml

from generator.findings.finding import Finding, Place
from generator.source.characters import beyond

QUOTE = "请给整段文字加引号"
"""What to do with a text that YAML would read otherwise."""

_FULL_WIDTH_COLON = re.compile(r"(?:^\s*(?:- +)*|[{,，]\s*)([A-Za-z][\w/]*)(：)")
_FULL_WIDTH_COMMA = re.compile(r"[{\[][^#]*?(，)\s*(?:[a-z]\w*\s*[:：]|[^]}]*[]}]\s*$)")
_FULL_WIDTH_BRACKET = re.compile(r":\s*([｛［【])")
_NO_SPACE = re.compile(r"(?:^\s*(?:- +)*|[{,]\s*)([a-z][a-z0-9_]*)(:)(?=[^\s/:])")
_OPEN_QUOTE = re.compile(r"(?:^\s*(?:- +)*|:\s+)(\")(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)")
_SECOND_COLON = re.compile(r"^\s*(?:- +)*[a-z]\w*:\s+[^\"'{\[|>#\s].*?(:)(?:\s|$)")

_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not "
"allowed", f"这里多了一个冒号，或缩进不对。文字里含“冒号加空格”的，{QUOTE}，例如 en: \"Note: …\"",
     "there is a colon too many here, or the indentation is off. "
     "A text that holds a colon and a space needs quotation marks, for example en: \"Note: …\""),
    ("while parsing a block mapping: expected <block "
"end>", "这一行的缩进与上下行对不齐，或者上一行的引号、括号没有写对。同一组的键要左对齐",
     "this line is not in line with its neighbours, or a quotation mark or bracket above is wrong. "
     "Keys of one group must start in the same column"),
    ("could not find expected ':'", "这一行少了冒号，或冒号后少了空格。例如 zh: 名称",
     "a colon, or the space after it, is missing in this line. For example zh: 名称"),
    ("while parsing a block collection: expected <block "
"end>", "这一行与上面的列表对不齐。列表的每一项都以“- ”开头并左对齐",
     "this line is not in line with the list above. Every entry of a list begins with “- ” in the same "
"column"),
    ("expected ',' or", "花括号或方括号里少了逗号或右括号。例如 {zh: 名称, en: name}",
     "a comma or a closing bracket is missing. For example {zh: 名称, en: name}"),
    ("found unexpected end of stream", "引号或括号没有写完，一直到文件末尾都没有找到另一半",
     "a quotation mark or bracket is never closed; its other half was not found up to the end of the file"),
    ("sequence entries are not allowed", "“- ”不能写在这里。列表的第一项要另起一行",
     "“- ” cannot stand here. The first entry of a list begins on a line of its own"),
    ("that cannot start any token", f"文字不能以这个符号开头。{QUOTE}，例如 \"@…\"",
     "a text cannot begin with this sign. Put the whole text in quotation marks, for example \"@…\""),
    ("found unknown escape character", "双引号里的反斜杠“\\”不能这样用。请改用单引号，或删去反斜杠",
     "a backslash cannot stand so within double quotation marks. Use single ones, or delete it"),
    ("expected the node content", "这里缺少内容，或括号不成对",
     "content is missing here, or brackets do not match"),
    ("expected alphabetic", f"“*”“&”“!”不能写在文字开头。{QUOTE}，例如 \"*\"",
     "“*”, “&” and “!” cannot begin a text. Put it in quotation marks, for example \"*\""),
    ("expected '<document start>'", "这一行与上面的内容接不上。请检查缩进，顶格的键后面要有冒号和空格",
     "this line does not follow from what stands above. Check its indentation; "
     "a key needs a colon and a space after it"),
    ("while scanning a simple key", "这一行少了冒号和空格。例如 zh: 名称",
     "a colon and a space are missing in this line. For example zh: 名称"),
)  # fmt: skip


def wrong_encoding(path: str, raw: bytes, error: UnicodeDecodeError) -> Finding:
    """The file is not UTF-8: what it probably is, and how to save it again."""
    place = Place(path, raw[: error.start].count(b"\n") + 1, 1)
    zh_guess, en_guess = "", ""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        place, zh_guess, en_guess = Place(path), "看来是 UTF-16（记事本称“Unicode”）", "It seems to be UTF-16"
    elif _decodes(raw, "gb18030"):
        zh_guess, en_guess = "看来是 GB18030（记事本称“ANSI”）", "It seems to be GB18030 (“ANSI” in Notepad)"
    zh = f"文件不是 UTF-8 编码。{zh_guess and zh_guess + '。'}请在编辑器里用“另存为”，编码选 UTF-8。"
    en = (
        f"the file is not UTF-8. {en_guess and en_guess + '. '}Use “Save as” in your editor and choose UTF-8."
    )
    return Finding(place, "error", "encoding", zh, en)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def explain(path: str, lines: list[str], error: yaml.YAMLError | ValueError | OverflowError) -> Finding:
    """Why a file cannot be parsed, at the line where the slip probably is."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return beyond(path, lines)
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    opened = error.context_mark
    first = min(opened.line + 1, line) if opened else line - 2
    slip = _slip(path, lines, line, first)
    if slip is not None:
        return slip
    problem = f"{error.context or ''}: {error.problem or ''}"
    if "quoted scalar" in problem and "end of stream" in problem and opened:
        return _unclosed(Place(path, opened.line + 1, opened.column + 1))
    for words, zh, en in _PROBLEMS:
        if words in problem:
            return Finding(Place(path, line, column), "error", "yaml", f"{zh}。", f"{en}.")
    zh = f"YAML 写法有误（{error.problem}）。请检查缩进、引号和冒号后的空格，例如 zh: 名称。"
    en = (
        f"this is not valid YAML ({error.problem}). Check indentation, quotation marks and the space after a"
        " colon."
    )
    return Finding(Place(path, line, column), "error", "yaml", zh, en)


def _slip(path: str, lines: list[str], line: int, first: int) -> Finding | None:
    """A well-known slip in the line of the problem or a little before it."""
    last = min(line, len(lines))
    for number in range(last, max(0, min(first, last) - 1, last - 4), -1):
        text = lines[number - 1][
            :1000
        ]  # no sentence is longer; a pasted megabyte would take the patterns long
        if match := _FULL_WIDTH_COLON.search(text):
            return full_width_colon(Place(path, number, match.start(2) + 1), match.group(1))
        if (match := _FULL_WIDTH_COMMA.search(text)) and not _whole(text):
            zh = "括号里用了全角逗号“，”。请改为半角逗号加空格，例如 {zh: 名称, en: name}。"
            en = (
                "there is a full-width comma within the brackets. Write a plain comma and a space: {zh: 名称,"
                " en: name}."
            )
            return Finding(Place(path, number, match.start(1) + 1), "error", "full-width-comma", zh, en)
        if match := _FULL_WIDTH_BRACKET.search(text):
            zh = f"用了全角括号“{match.group(1)}”。请改为半角括号 {{ }} 或 [ ]。"
            en = f"there is a full-width bracket “{match.group(1)}”. Write a plain bracket, {{ }} or [ ]."
            return Finding(Place(path, number, match.start(1) + 1), "error", "full-width-bracket", zh, en)
        if match := _OPEN_QUOTE.search(text):
            return _unclosed(Place(path, number, match.start(1) + 1))
        if match := _NO_SPACE.search(text):
            zh = f"“{match.group(1)}:”后面少了一个空格。请写成 {match.group(1)}: …"
            en = f"a space is missing after “{match.group(1)}:”. Write {match.group(1)}: …"
            return Finding(Place(path, number, match.start(2) + 1), "error", "space", zh, en)
        if number == line and (match := _SECOND_COLON.search(text)):
            zh = '文字里有“冒号加空格”，须给整段文字加引号，例如 en: "Note: …"。'
            en = 'the text holds a colon and a space, so it needs quotation marks, for example en: "Note: …".'
            return Finding(Place(path, number, match.start(1) + 1), "error", "colon-in-text", zh, en)
    return None


def _whole(text: str) -> bool:
    """Whether a line is in order by itself: then a comma in it is one of its sentence."""
    try:
        yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return True


def _unclosed(place: Place) -> Finding:
    zh = "这里开始的引号没有写完。请补上另一个引号；文字里要用引号的，请用中文引号“”。"
    en = "the quotation mark that opens here is not closed. Close it; within a text use “ ”."
    return Finding(place, "error", "quote", zh, en)


def full_width_colon(place: Place, key: str) -> Finding:
    """A key that a full-width colon follows."""
    zh = f"“{key}”后面用了全角冒号“：”。请改为半角冒号加空格：{key}: …"
    en = f"a full-width colon “：” follows “{key}”. Write a plain colon and a space: {key}: …"
    return Finding(place, "error", "full-width-colon", zh, en)
