"""The contact lines of a report: the fields they give, and the labels they leave without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.contact.lines import (
    Mark,
    code_at,
    labelled,
    marks_of,
    may_have_labels,
    nothing_behind,
    opens_with_label,
)
from govlint_grammar.contact.phones import plain
from govlint_grammar.forms import Text
from govlint_grammar.looks import once_a_report
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint_grammar.statement_types import Statement
    from govlint_grammar.tree import Paragraph, Report

NAMES = {
    "agency": Text("联系单位", "agency"),
    "address": Text("地址", "address"),
    "postcode": Text("邮政编码", "postcode"),
    "phone": Text("联系电话", "telephone"),
    "fax": Text("传真", "fax"),
    "email": Text("电子邮箱", "e-mail"),
    "url": Text("网址", "web address"),
}

_DIGITS_AROUND = frozenset("0123456789-")
_NEXT_PART = regex(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)])")


def contact_name(kind: str) -> Text:
    """Return what a kind of field is called: ``phone`` is 联系电话, telephone."""
    return NAMES[kind]


class Field(NamedTuple):
    """A field of the contact lines.

    Attributes:
        kind: ``agency``, ``address``, ``postcode``, ``phone``, ``fax``, ``email`` or ``url``.
        value: as written.
        span: where the value stands.
        quote: the words that carry it.
        paragraph: the offset of the paragraph that it stands in.
        certain: False where the words may speak of something else.
    """

    kind: str
    value: str
    span: Span
    quote: str
    paragraph: int
    certain: bool = True


class EmptyLabel(NamedTuple):
    """A label, or a pair of brackets, with nothing in it; the kind is empty for bare brackets."""

    kind: str
    written: str
    span: Span


class Contact(NamedTuple):
    """What the contact lines of a report give.

    Attributes:
        fields: the fields with a value, in the order of the text.
        labels: the kinds that a label in them announces, with a value or without.
        empty: the labels without a value.
    """

    fields: tuple[Field, ...]
    labels: frozenset[str]
    empty: tuple[EmptyLabel, ...]

    def of(self, *kinds: str) -> Iterator[Field]:
        """Yield the fields of some kinds."""
        return (field for field in self.fields if field.kind in kinds)

    @property
    def is_given(self) -> bool:
        """Whether anybody is told whom to ask, and be it by an empty label; where to read is not enough."""
        asked = any(field.kind != "url" for field in self.fields)
        return asked or bool(self.labels - {"url"}) or bool(self.empty)


@once_a_report
def contact_of(report: Report) -> Contact:
    """Return what a report's contact lines give, read once for all the rules that ask."""
    stated = [(each.span.start, each) for each in report.prose.statements if each.key.startswith("contact.")]
    fields: list[Field] = []
    labels: set[str] = set()
    empty: list[EmptyLabel] = []
    for paragraph in report.paragraphs():
        start, end = paragraph.span
        own = [each for at, each in stated if start <= at < end]
        if not own and not may_have_labels(paragraph.text):
            continue
        line = plain(paragraph.text)
        given = [_stated(each, paragraph, line) for each in own]
        marks = marks_of(line)
        empty += _empty(report, paragraph, line, marks)
        if any(field.kind != "url" for field in given) or any(mark.opens for mark in marks):
            labels.update(mark.kind for mark in marks if mark.followed)
            given += _labelled(paragraph, line, marks, given)
        fields += given
    return Contact(tuple(sorted(fields, key=lambda field: field.span)), frozenset(labels), tuple(empty))


def postcode_digits(field: Field) -> str:
    """Return the ASCII digits of a postcode."""
    return "".join(str(int(char)) for char in field.value if char.isdecimal())


def _stated(statement: Statement, paragraph: Paragraph, line: str) -> Field:
    """Return the field that a statement gives; a number is taken whole, however much of it was read."""
    kind = statement.key.removeprefix("contact.")
    offset = paragraph.span.start
    end = statement.span.end - offset
    start = end - len(str(statement.value))
    if kind in ("phone", "fax", "postcode"):
        while start > 0 and line[start - 1] in _DIGITS_AROUND:
            start -= 1
        while end < len(line) and line[end] in _DIGITS_AROUND:
            end += 1
    if kind == "postcode":
        end = code_at(line, start) or end
    span = Span(offset + start, offset + end)
    return Field(kind, paragraph.text[start:end], span, statement.quote, offset, statement.certain)


def _labelled(paragraph: Paragraph, line: str, marks: Sequence[Mark], given: list[Field]) -> Iterator[Field]:
    """Yield the labelled values that no statement covers: they are malformed, or written unusually."""
    text, offset = paragraph.text, paragraph.span.start
    for mark, start, end in labelled(line, marks):
        span = Span(offset + start, offset + end)
        if not any(field.span.start < span.end and span.start < field.span.end for field in given):
            yield Field(mark.kind, text[start:end], span, text[mark.start : end], offset)


def _empty(report: Report, paragraph: Paragraph, line: str, marks: Sequence[Mark]) -> Iterator[EmptyLabel]:
    """Yield the labels of a paragraph that nothing follows, and its empty brackets."""
    for kind, start, end in nothing_behind(line, marks):
        if end >= len(line.rstrip()) and not _ends_here(report, paragraph):
            continue
        end = start + len(line[start:end].rstrip(" _"))
        offset = paragraph.span.start
        yield EmptyLabel(kind, paragraph.text[start:end], Span(offset + start, offset + end))


def _ends_here(report: Report, paragraph: Paragraph) -> bool:
    """Whether what follows a paragraph cannot be the value of a label at its end."""
    rest = report.source.text[paragraph.span.end : paragraph.span.end + 80].lstrip("\n")
    line = rest.partition("\n")[0].strip()
    return not line or opens_with_label(line) or _NEXT_PART.match(line) is not None
