"""What the prose of a whole report states, read when somebody first asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint_grammar.statement_types import Claim, Statement, UnreadSentence
    from govlint_grammar.tree import Paragraph


class Prose:
    """The statements and claims of a report's paragraphs, with spans in the report's source.

    Most runs ask for them, but a run of rules on tables alone must not pay for them.
    """

    def __init__(
        self, paragraphs: tuple[Paragraph, ...], year: int | None, vocabulary: tuple[str, ...] = ()
    ) -> None:
        """Keep the paragraphs, in the order of the text, the report's year, and the words to know besides."""
        self.paragraphs = paragraphs
        self._year = year
        self._vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        """Whether the same paragraphs of the same year are read, and so the same found."""
        if not isinstance(other, Prose):
            return NotImplemented
        return self.paragraphs == other.paragraphs and self._year == other._year

    def __hash__(self) -> int:
        return hash((self.paragraphs, self._year))

    @cached_property
    def _read(self) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
        from govlint_grammar.prose.sentences import prose_lines
        from govlint_grammar.statements import read_lines

        lines: list[str] = []
        starts: list[int] = []
        for text, span in self.paragraphs:
            if "\n" not in text and text[:1] != "\t":
                lines.append(text)
                starts.append(span.start)
                continue
            for at, line in prose_lines(text):
                lines.append(line)
                starts.append(span.start + at)
        return read_lines(lines, starts, self._year, self._vocabulary)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the report."""
        return self._read[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the report; the operands inside a claim carry spans of the source too."""
        return self._read[1]

    @cached_property
    def unread(self) -> tuple[UnreadSentence, ...]:
        """The sentences with numbers that gave no statement."""
        from govlint_grammar.statements import extract

        return tuple(
            sentence._replace(span=Span(sentence.span.start + start, sentence.span.end + start))
            for text, (start, _) in self.paragraphs
            for sentence in extract(text, year=self._year, vocabulary=self._vocabulary).unread
        )

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Statement, ...]]:
        by_key: dict[str, tuple[Statement, ...]] = {}
        for statement in self._read[0]:
            if statement.year in (None, self._year):
                by_key[statement.key] = (*by_key.get(statement.key, ()), statement)
        return by_key

    def of(self, key: str) -> Iterator[Statement]:
        """Yield the statements of a key about the report's own year, certain or not."""
        return iter(self._by_key.get(key, ()))
