"""What the prose of a whole report states, read when somebody first asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.statement_types import Claim, Extraction, Statement, UnreadSentence
    from govlint_grammar.tree import Paragraph


class Prose:
    """The statements and claims of a report's paragraphs, with spans in the report's source.

    Most runs ask for them, but a run of rules on tables alone must not pay for them.
    """

    def __init__(self, paragraphs: tuple[Paragraph, ...], year: int | None) -> None:
        """Keep the paragraphs, in the order of the text, and the report's year."""
        self._paragraphs = paragraphs
        self._year = year

    def __eq__(self, other: object) -> bool:
        """Whether the same paragraphs of the same year are read, and so the same found."""
        if not isinstance(other, Prose):
            return NotImplemented
        return self._paragraphs == other._paragraphs and self._year == other._year

    def __hash__(self) -> int:
        return hash((self._paragraphs, self._year))

    @cached_property
    def _read(self) -> tuple[tuple[Extraction, int], ...]:
        from govlint_grammar.statements import extract

        return tuple((extract(p.text, year=self._year), p.span.start) for p in self._paragraphs)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the report."""
        return tuple(
            statement._replace(span=_moved(statement.span, start))
            for extraction, start in self._read
            for statement in extraction.statements
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the report; the operands inside a claim carry spans of the source too."""
        return tuple(
            _moved_claim(claim, start) for extraction, start in self._read for claim in extraction.claims
        )

    @cached_property
    def unread(self) -> tuple[UnreadSentence, ...]:
        """The sentences with numbers that gave no statement."""
        return tuple(
            sentence._replace(span=_moved(sentence.span, start))
            for extraction, start in self._read
            for sentence in extraction.unread
        )

    def of(self, key: str) -> Iterator[Statement]:
        """Yield the statements of a key about the report's own year, certain or not."""
        return (s for s in self.statements if s.key == key and s.year in (None, self._year))


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _moved_claim(claim: Claim, start: int) -> Claim:
    """Return a claim with all its spans moved, those of its operands too."""
    moved: dict[str, object] = {"span": _moved(claim.span, start)}
    for name in ("whole", "part"):
        amount = getattr(claim, name, None)
        if amount is not None:
            moved[name] = amount._replace(span=_moved(amount.span, start))
    parts = getattr(claim, "parts", None)
    if parts is not None:
        moved["parts"] = tuple(part._replace(span=_moved(part.span, start)) for part in parts)
    return claim._replace(**moved)  # type: ignore[arg-type] # the names are the claim's own fields
