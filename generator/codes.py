"""Every kind of finding by its code: what it means, and what to do about it.

The page on codes is printed from this table; a test sees to it that no finding has a code that is not here.
"""

from __future__ import annotations

from generator.rules.wording import Text


def _text(zh: str, en: str) -> Text:
    return {"zh": zh, "en": en}


CODES: dict[str, Text] = {
    # the file itself
    "no-data": _text("找不到数据文件夹。核对路径。", "The data folder is not there. Check the path."),
    "missing-file": _text(
        "缺少必需的文件。从上一版恢复。", "A file that is needed is missing. Restore it from the last version."
    ),
    "unknown-file": _text(
        "文件夹里多出一个不认识的文件，多半是文件名写错。",
        "The folder holds a file that nobody reads; its name is probably wrong.",
    ),
    "unreadable": _text(
        "文件打不开。检查权限，或是否被别的程序占用。",
        "The file cannot be opened. Check permissions, or whether a program holds it.",
    ),
    "too-large": _text(
        "文件过大，多半误贴了内容。", "The file is too large; something was probably pasted by mistake."
    ),
    "encoding": _text("文件不是 UTF-8 编码。另存为 UTF-8。", "The file is not in UTF-8. Save it as UTF-8."),
    "empty": _text("文件是空的，或只有注释。", "The file is empty, or holds comments only."),
    "no-edition": _text("没有任何版本的名录。", "There is no edition of the catalogue."),
    # how it is written
    "yaml": _text(
        "写法有误：多为缩进没有对齐、缺冒号或括号不成对。",
        "It is not written rightly: mostly indentation, a colon or a bracket.",
    ),
    "tab": _text("用了制表符。缩进一律用空格。", "There is a tab. Indent with spaces only."),
    "space": _text("冒号后面少了空格。", "The space after a colon is missing."),
    "quote": _text("引号没有成对。", "A quotation mark is not closed."),
    "colon-in-text": _text(
        "文字里有“冒号加空格”，整段要加引号。", "A text with a colon and a space needs quotation marks."
    ),
    "full-width-colon": _text("键后面用了全角冒号。", "A full-width colon follows a key."),
    "full-width-comma": _text(
        "该用半角逗号的地方用了全角逗号。", "A full-width comma stands where a plain one belongs."
    ),
    "full-width-bracket": _text("用了全角括号。", "A full-width bracket is used."),
    "look-alike": _text(
        "有看起来相似而实际不同的符号，或看不见的字符。", "A sign that only looks right, or an invisible character."
    ),
    "duplicate-key": _text("同一个键写了两次。", "A key is written twice."),
    "key": _text("冒号前面不是一个词。", "What stands before a colon is not a single word."),
    "alias": _text("用了锚点、别名（& 和 *）。", "Anchors and aliases (& and *) are used."),
    "tag": _text("用了标签（!）。", "A tag (!) is used."),
    "nesting": _text("括号或缩进层次过深。", "Brackets or indentation are too deep."),
    # what a record holds
    "missing": _text("缺少一项内容，或缺少一种语言。", "Something is missing, or one of the languages."),
    "unknown-key": _text("键名不认识，多半拼错。", "A key is not known; it is probably misspelt."),
    "type": _text(
        "内容的种类不对，例如该写整数的地方写了文字。", "The wrong kind of value, such as text for a whole number."
    ),
    "value": _text(
        "取值不在允许的范围之内，或写法不对。", "The value is not one of those allowed, or is in another form."
    ),
    "date": _text("没有这一天。", "There is no such day."),
    "effective": _text("终止日早于起始日。", "It ends before it begins."),
    # questions and conditions
    "condition": _text("条件读不懂。", "A condition cannot be read."),
    "unknown-fact": _text("没有这个问题，多半拼错。", "There is no such question; it is probably misspelt."),
    "fact-type": _text(
        "问题的类型与用法不合，例如把是非题当数量比较。",
        "A question is used against its type, such as yes/no compared with a number.",
    ),
    "unit": _text(
        "界限的单位与问题的单位不同，或没有写单位。", "A limit is in another unit than its question, or in none."
    ),
    "unknown-unit": _text("单位不在单位表里，或不能换算到它。", "The unit is not in the table of units, or nothing can be converted into it."),
    "limit": _text("界限的符号或数字写法不对。", "The sign or the number of a limit is not right."),
    "unknown-option": _text("问题没有这个选项。", "The question has no such option."),
    "duplicate-fact": _text("同一个问题定义了两次。", "A question is defined twice."),
    "unused-fact": _text("没有条件用到的问题。", "A question that no condition asks."),
    "no-sensitive-areas": _text(
        "用了 in_sensitive_area，项目却没有列出敏感区。", "in_sensitive_area is used, but the item names no areas."
    ),
    "unknown-area": _text("没有这种环境敏感区。", "There is no such kind of sensitive area."),
    "unused-areas": _text("列了敏感区，却没有条件用到。", "Areas are listed that no condition uses."),
    # the catalogue
    "duplicate-item": _text("项目编号用了两次。", "The number of an item is used twice."),
    "category-number": _text("大类编号与文件名不一致。", "The number of a category differs from its file name."),
    "no-tier": _text("项目没有任何档次。", "An item has no tier."),
    "unreachable": _text("有一档或一种办理方式永远轮不到。", "A tier or a track can never be reached."),
    "codes": _text("行业代码、星号与 outside 条件不一致。", "Codes, asterisks and the `outside` condition disagree."),
    "duplicate-word": _text("同一个俗称写了两次。", "A word that people use is given twice."),
    # between records
    "unknown-instrument": _text("引用的依据文件没有登记。", "A source names an instrument that is not listed."),
    "unknown-item": _text("名录里没有这个编号的项目。", "The catalogue has no item of this number."),
    "unknown-name": _text("引用了没有定义的代号。", "An id is used that is defined nowhere."),
    "duplicate-id": _text("代号或编号重复。", "An id or number is used twice."),
    "count": _text("实际数目与声明的总数不符。", "What is there does not add up to the total declared."),
    "incomplete-list": _text(
        "清单没有查全。如实保留，不要凑数。", "A list is not complete. Leave it so; do not fill it up."
    ),
    "no-track": _text("有的项目没有办理方式可归。", "Some projects fall under no track."),
    "size-limits": _text("划型标准有一项界线缺失。", "A limit of the size criteria is missing."),
    "size-order": _text("划型标准的下限不低于上一档的界线。", "A floor of the size criteria is not under the limit above it."),
    "no-condition": _text("重大变动清单有一点没有条件。", "A point of the list of major changes has no condition."),
    "limit-differs": _text("条件里的界限与文字不一样。", "The limit in a condition differs from that in its text."),
    "date-order": _text("日期先后矛盾。", "Dates contradict each other."),
    "calendar": _text("节假日或调休日写得不对。", "A holiday or make-up day is not right."),
    # texts
    "numbers-differ": _text("中英文的数字不一样。", "The numbers differ between the languages."),
    "links-differ": _text("中英文的网址不一样。", "The links differ between the languages."),
    "placeholders-differ": _text("中英文的占位符不一样。", "The placeholders differ between the languages."),
    "placeholder": _text("占位符写错，或花括号不成对。", "A placeholder is not right, or braces do not match."),
    "wrong-language": _text(
        "zh 里不是中文，或 en 里不是英文。", "What stands under zh is not Chinese, or under en not English."
    ),
    # scenarios
    "scenario": _text("场景的预期与自查结果不同。", "A scenario expects something else than the check gives."),
    "scenario-facts": _text("场景里的答案不合题。", "A scenario gives an answer that its question does not allow."),
    "no-scenario": _text("有的大类没有场景。", "A category has no scenario."),
}
"""By code: what it means, in both languages."""
