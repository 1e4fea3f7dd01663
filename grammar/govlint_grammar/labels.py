"""Labels of the form, folded so that different writings of one label compare equal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govlint_grammar.patterns import regex

_QUOTES = "“”„‟‘’‚‛「」『』〝〞'`´"
_OPENING = "〔【〖["
_CLOSING = "〕】〗]"
# Radicals that the text of a PDF may hold in place of the character, and that NFKC leaves alone.
RADICALS = "⻚⻔⻅⻥⻓⻋⻉⻢⻩⻬⻣⻘"
RADICAL_CHARACTERS = "页门见鱼长车贝马黄齐骨青"

_FOLDS = str.maketrans(
    {
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_OPENING, "("),
        **dict.fromkeys(_CLOSING, ")"),
        **dict(zip(RADICALS, RADICAL_CHARACTERS, strict=True)),
    }
)
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_ITEM = regex(r"(\d{1,2}|[一二三四五六七八九十]{1,3})[、.。,·]")
_BRACKETED_ITEM = regex(r"(\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\))[、.。,]")


@lru_cache(maxsize=4096)
def normalise_label(text: str) -> str:
    """Fold a label for comparison; the result is never shown to anybody.

    Args:
        text: a label as written in a report or in a form.

    Returns:
        The text without white space, line breaks and invisible characters, with half-width brackets,
        digits and commas, one kind of quotation mark, and ``.`` after a leading item number:
        ``３、危及 “三安全`` gives ``3.危及"三安全``.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_FOLDS)
    plain = "".join(char for char in folded if unicodedata.category(char) not in _INVISIBLE)
    if match := _ITEM.match(plain):
        return f"{match[1]}.{plain[match.end() :]}"
    if match := _BRACKETED_ITEM.match(plain):
        return match[1] + plain[match.end() :]
    return plain
