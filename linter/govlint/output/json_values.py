"""Parts that the machine outputs share: stretches of text and places as plain JSON values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.diagnostics import Elsewhere, Place
    from govlint_grammar.source import Source, Span

JsonObject = dict[str, object]


def dumps(value: object) -> str:
    """Return a value as JSON on one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)


def items(values: Sequence[JsonObject], indent: str = "  ") -> Iterator[str]:
    """Yield the items of a list, each as JSON on a line of its own."""
    for index, value in enumerate(values):
        yield f"{indent}{dumps(value)}{',' if index < len(values) - 1 else ''}"


def encodable(text: str) -> str:
    """Return a text with the lone surrogates of a file name that is not UTF-8 written as escapes."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def stretch(source: Source | None, span: Span) -> JsonObject:
    """Return the line and column in the text that was read of a span's start and end, the end exclusive.

    The text of a text file is the file's own; of other formats it has a line for each paragraph and cell,
    and `origin` says where that stands in the file.

    Of a file that could not be read this is its very beginning.
    """
    if source is None:
        return {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
    line, column = source.position(span.start)
    end_line, end_column = source.position(max(span.start, span.end))
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


class FileStretch(NamedTuple):
    """Where a span stands in the original file; None for what its format does not have."""

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None


def stretch_of_file(source: Source | None, span: Span) -> FileStretch:
    """Return where a span starts and ends in the original file, the end exclusive.

    Of a file that could not be read this is its very beginning.
    """
    if source is None:
        return FileStretch(1, 1, 1, 1)
    if not source.origins:
        end = source.position(max(span.start, span.end))
        return FileStretch(*source.position(span.start), *end)
    line = source.origin(span.start).line
    return FileStretch(line, None, line, None)


def stretch_elsewhere(elsewhere: Elsewhere) -> JsonObject:
    """Return the lines and columns of a stretch of another file."""
    start, end = elsewhere.start, elsewhere.end
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def origin(source: Source | None, span: Span) -> JsonObject | None:
    """Return where a span starts in the original file; None for a file that could not be read."""
    return dict(source.origin(span.start)._asdict()) if source else None


def place(found: Place, lang: str) -> JsonObject:
    """Return a place in words and by the keys of the form."""
    return {
        "words": [text.in_language(lang) for text in found.words],
        "section": found.section or None,
        "table": found.table or None,
        "row": found.row or None,
        "column": found.column or None,
    }
