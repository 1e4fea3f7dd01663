"""How much reading a PDF may take: far above any report."""

from __future__ import annotations

from govlint_grammar.records import NamedTuple


class Limits(NamedTuple):
    """What the process that takes a PDF apart may use.

    Attributes:
        seconds: of the processor, and by the clock.
        memory: bytes of its address space, where the system can hold it to them.
        pages: pages of the file.
        letters: letters on all pages together.
    """

    seconds: int = 60
    memory: int = 1 << 30
    pages: int = 300
    letters: int = 500_000


LIMITS = Limits()
