"""Radicals of the dictionary in place of characters, as the text of a PDF file often has them."""

from __future__ import annotations

import unicodedata

from govlint_grammar.labels import RADICAL_CHARACTERS, RADICALS
from govlint_grammar.patterns import regex

_KANGXI = range(0x2F00, 0x2FD6)
_ANY = regex(f"[{chr(_KANGXI[0])}-{chr(_KANGXI[-1])}{RADICALS}]")
_CHARACTERS = {
    **{number: unicodedata.normalize("NFKC", chr(number)) for number in _KANGXI},
    **{ord(radical): char for radical, char in zip(RADICALS, RADICAL_CHARACTERS, strict=True)},
}


def without_radicals(text: str) -> str:
    """Return a text with every radical as the character that it looks like; offsets stay as they are."""
    return text.translate(_CHARACTERS) if _ANY.search(text) else text
