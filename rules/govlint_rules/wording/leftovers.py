"""What conversions leave behind in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from govlint.api import Text, regex


class Leftover(NamedTuple):
    """A kind of leftover.

    Attributes:
        name: what it is called.
        hints: words without which there is none in a text.
        pattern: its pattern.
        strike: whether to mend it is to strike it, or to write the character that an entity stands for.
    """

    name: Text
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    strike: bool = False

    def find(self, text: str) -> list[re.Match[str]]:
        """Return every place of it in a text."""
        # A pattern costs twenty times as much as looking for its words.
        if self.hints and not any(hint in text for hint in self.hints):
            return []
        return list(self.pattern.finditer(text))

    def mended(self, found: str) -> str | None:
        """Return what to write in place of a leftover; None where nobody can know."""
        if not self.strike or "\ufffd" in found:
            return None
        if not found.startswith("&"):
            return ""
        from html import unescape  # its table of entities takes its time

        # What was escaped twice is to be unescaped twice.
        return "".join(unescape(unescape(found)).split())


LEFTOVERS = (
    Leftover(
        Text("书签标记", "a bookmark"),
        ("[bookmark:", "_GoBack", "_Toc", "_Hlk", "_Ref"),
        regex(r"\[bookmark:[^\]\n]{0,60}\]|_GoBack\b|_(?:Toc|Hlk|Ref)\d{3,}"),
        strike=True,
    ),
    Leftover(
        Text("失效的引用", "a broken reference"),
        ("错误!", "错误！", "Error! "),
        regex(
            r"错误[!！] ?未(?:找到|定义|指定)[^\n。，；|\t]{0,12}"
            r"|Error! (?:Reference|Bookmark)[^\n。|\t]{0,40}"
        ),
    ),
    Leftover(
        Text("网页转义字符", "an HTML entity"),
        ("&",),
        regex(
            r"&(?:nbsp|e[nm]sp|amp|[lg]t|quot|apos|[lr][ds]quo|middot|[mn]dash|hellip|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
        ),
        strike=True,
    ),
    Leftover(
        Text("网页标签", "an HTML tag"),
        ("<",),
        regex(
            r"</?(?:p|br|span|div|t[dhr]|table|tbody|strong|font|img|a|o:p)(?: [^<>\n]{0,200})? ?/?>",
            re.IGNORECASE,
        ),
        strike=True,
    ),
    Leftover(
        Text("域代码", "a field code"),
        ("\\*", "HYPERLINK ", "PAGEREF ", "TOC \\o", "EMBED "),
        regex(
            r"\\\* ?(?:MERGEFORMAT|ARABIC|CHARFORMAT)\b|\bHYPERLINK \\?[\"l]|\bPAGEREF |\bTOC \\o\b"
            r"|\bEMBED [A-Z]\w+\.\w+"
        ),
    ),
    Leftover(
        Text("不可见的控制字符或乱码", "control or replacement characters"),
        (),
        regex(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]+"),
        strike=True,
    ),
)
