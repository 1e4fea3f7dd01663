"""The sentence that words stand in, and what in it is quoted and not said by the report itself."""

from __future__ import annotations

from govlint_grammar.patterns import regex

_ENDS = "。！？；\n"
_QUOTED = regex(r"《[^《》\n]*》|“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|\"[^\"\n]*\"")
# The mark that stands for every character of a quotation.
_MASK = "\x00"


def sentence_around(text: str, at: int) -> str:
    """Return the sentence around an offset, with a mark for each character of what is quoted in it."""
    start = max(text.rfind(end, 0, at) for end in _ENDS) + 1
    end = min((found for mark in _ENDS if (found := text.find(mark, at)) >= 0), default=len(text))
    return _QUOTED.sub(lambda match: _MASK * len(match[0]), text[start:end])
