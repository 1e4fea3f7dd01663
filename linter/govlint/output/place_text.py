"""Places in words and numbers, as the outputs show them: always those of the original file.

A text file has lines and columns; a web page has lines, and a table and cells that a person can count; a Word
document has no lines at all, so that none is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.output.width import visible

if TYPE_CHECKING:
    from govlint.diagnostics import Place, Related
    from govlint.outcome import FileOutcome
    from govlint_grammar.source import Origin, Source, Span

JOINT = " › "

_PAGE = Text("第{page}页", "page {page}")
_TABLE = Text("文档第{number}个表格", "{number} table of the document")
_PARAGRAPH = Text("文档第{number}段", "{number} paragraph of the document")
_ROW = Text("第{row}行", "row {row}")
_CELL = Text("第{cell}格", "cell {cell}")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def in_words(words: tuple[Text, ...], lang: str) -> str:
    """Return a place in words, outermost first, as one line."""
    return JOINT.join(visible(text.in_language(lang)) for text in words)


def position(outcome: FileOutcome, span: Span) -> tuple[int | None, int | None]:
    """Return line and column of the start of a span in the original; None for what its format does not have.

    Of a file that was not read these are its first.
    """
    if outcome.source is None:
        return 1, 1
    origin = outcome.source.origin(span.start)
    return origin.line, origin.column


def numbers(outcome: FileOutcome, span: Span) -> str:
    """Return the line and column of the start of a span as far as the file has them, joined by a colon."""
    return ":".join(str(number) for number in position(outcome, span) if number is not None)


def link(outcome: FileOutcome, place: Place) -> str:
    """Return ``path:line:column``, or what of it there is, which editors and terminals turn into a link."""
    where = numbers(outcome, place.span)
    return f"{visible(outcome.path)}:{where}" if where else visible(outcome.path)


def location(outcome: FileOutcome, place: Place, lang: str) -> str:
    """Return where a finding is in its file: as a link, and in brackets where to look if lines do not say."""
    return link(outcome, place) + in_brackets(in_document(outcome.source, place.span, lang), lang)


def location_of_related(outcome: FileOutcome, related: Related, lang: str) -> str:
    """Return the location of a place that belongs to a finding, maybe in another file."""
    elsewhere = related.elsewhere
    if elsewhere is None:
        return location(outcome, related.place, lang)
    if not elsewhere.exact:
        return visible(elsewhere.path)
    return f"{visible(elsewhere.path)}:{elsewhere.start.line}:{elsewhere.start.column}"


def in_brackets(words: str, lang: str) -> str:
    """Return words in brackets, to be put behind something; nothing for none."""
    if not words:
        return ""
    return f" ({words})" if lang == "en" else f"（{words}）"


def in_document(source: Source | None, span: Span, lang: str) -> str:
    """Return where a span begins in a document that is more than lines: page, table, row, cell, paragraph.

    Nothing for a text file, and for a paragraph whose line is known.
    """
    if source is None or not source.origins:
        return ""
    origin = source.origin(span.start)
    parts = [_said(_PAGE, lang, page=origin.page)] if origin.page else []
    if origin.table is not None:
        parts.append(_of_table(origin, lang))
    elif origin.paragraph is not None and origin.line is None:
        parts.append(_said(_PARAGRAPH, lang, number=_counted(origin.paragraph, lang)))
    return (", " if lang == "en" else "，").join(parts)


def _of_table(origin: Origin, lang: str) -> str:
    parts = [_said(_TABLE, lang, number=_counted(origin.table or 0, lang))]
    if origin.row is not None:
        parts.append(_said(_ROW, lang, row=origin.row))
    if origin.cell is not None:
        parts.append(_said(_CELL, lang, cell=origin.cell))
    return (", " if lang == "en" else "").join(parts)


def _said(text: Text, lang: str, **values: object) -> str:
    return text.in_language(lang).format(**values)


def _counted(number: int, lang: str) -> str:
    if lang != "en":
        return str(number)
    ending = "th" if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"
