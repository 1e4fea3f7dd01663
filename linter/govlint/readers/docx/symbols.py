"""Characters of the symbol fonts, which a document names by their place in the font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.docx.markup import attribute
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from govlint.readers.docx.markup import Element

_HEX = regex(r"[0-9A-Fa-f]{2,6}")
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE = range(0xF000, 0xF100)
# By font, the place of a character in it; figures and signs that reports use.
_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x3F)},
    0x2D: "−",
    0xA3: "≤",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xD7: "·",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x75: "◆",
    0x76: "❖",
    0xA1: "○",
    0xA8: "◻",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
    **{0x81 + at: char for at, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x8C + at: char for at, char in enumerate("❶❷❸❹❺❻❼❽❾❿")},
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(element: Element) -> str:
    """Return the character that a symbol element shows; empty for an ornament without a character."""
    code = attribute(element, "char") or ""
    if not _HEX.fullmatch(code):
        return ""
    number = int(code, 16)
    known = _FONTS.get((attribute(element, "font") or "").lower())
    if number in _PRIVATE or (known is not None and number < 0x100):
        return (known or {}).get(number & 0xFF, "")
    return "" if number > _LAST or number in _SURROGATES or number < 0x20 else chr(number)
