"""The clauses of a section, written as hashes with their places, and read again."""

from __future__ import annotations

import struct
from hashlib import blake2b
from typing import TYPE_CHECKING

from govlint.archive.record import Spot
from govlint_grammar.clauses import clauses_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint_grammar.source import Source
    from govlint_grammar.tree import Paragraph

_PACKED = struct.Struct("<QIHHHH")  # hash, start, length, line, column, characters of its own
_MOST = 0xFFFF


class RecordedClause(NamedTuple):
    """A clause as it is kept: the hash of its own words, and where it stands.

    Attributes:
        size: the characters of its own, set phrases left out.
    """

    hash: int
    size: int
    spot: Spot


def hashed(words: str) -> int:
    """Return a hash of sixty-four bits that is the same in every process."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def packed_clauses(paragraphs: Iterable[Paragraph], source: Source) -> tuple[bytes, int]:
    """Return the clauses of some prose, packed, and the characters of their own."""
    pieces: list[bytes] = []
    total = 0
    for paragraph in paragraphs:
        first = paragraph.span.start
        # A text of several lines is not that of the source to the letter: its clauses have its place.
        exact = source.text.startswith(paragraph.text, first)
        line, column = source.position(first)
        for clause in clauses_of(paragraph.text):
            size = len(clause.words)
            total += size
            at = clause.start if exact else 0
            breaks = paragraph.text.count("\n", 0, at) if exact else 0
            across = at - paragraph.text.rfind("\n", 0, at) if breaks else column + at
            pieces.append(
                _PACKED.pack(
                    hashed(clause.words),
                    first + at,
                    min(clause.end - clause.start, _MOST),
                    min(line + breaks, _MOST),
                    min(across, _MOST),
                    min(size, _MOST),
                )
            )
    return b"".join(pieces), total


def clauses(packed: bytes) -> tuple[RecordedClause, ...]:
    """Return clauses from what `packed_clauses` made of them."""
    return tuple(
        RecordedClause(number, size, Spot(start, start + length, line, column, line, column + length))
        for number, start, length, line, column, size in _PACKED.iter_unpack(packed)
    )
