"""A word of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Word(NamedTuple):
    """A word of a sentence.

    Attributes:
        symbol: its terminal in the clause grammar.
        kind: the kind of its sense (``receive``), or of what is not in the vocabulary (``number``, ``year``).
        name: the sense within the kind; for a number the kind of its counter (``item``, ``yuan``, empty).
        start: offset in the text.
        end: offset of its end.
        value: the number or year that it writes.
    """

    symbol: str
    kind: str
    name: str
    start: int
    end: int
    value: Decimal | None = None


# perf: a named tuple made without its constructor; this is done for every word of every report.
NEW = tuple.__new__
