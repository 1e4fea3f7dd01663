"""Sentences of a text, and what in them is quoted or named and not said by the report itself."""

from __future__ import annotations

from govlint.api import regex

_SENTENCE_ENDS = "。！？；"
_QUOTED = regex(r"《[^《》\n]*》|“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|\"[^\"\n]*\"|〔[^〔〕\n]*〕")
# The mark that stands for every character of a quotation.
_MASK = "\x00"


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around an offset begins and ends, its full stop left out."""
    # perf: a mark that a text does not have is looked for in one line only
    start, stop = line_at(text, at)
    for mark in _SENTENCE_ENDS:
        start = max(start, text.rfind(mark, start, at) + 1)
        end = text.find(mark, at, stop)
        stop = stop if end < 0 else end
    return start, stop


def line_at(text: str, at: int) -> tuple[int, int]:
    """Return where the line around an offset begins and ends."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def unquoted(text: str) -> str:
    """Return a text of the same length in which titles, quotations and years of documents are masked."""
    return _QUOTED.sub(lambda match: _MASK * len(match[0]), text)
