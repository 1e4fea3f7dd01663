"""Conditions and patterns where they stand in a pack: their mistakes get a place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.assertions.checking import check_condition, check_key, check_term
from govlint_grammar.assertions.errors import ExpressionError
from govlint_grammar.assertions.pattern_reading import read_pattern
from govlint_grammar.assertions.reading import read_condition
from govlint_grammar.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.assertions.keys import Kind
    from govlint_grammar.assertions.pattern import Pattern
    from govlint_grammar.assertions.syntax import Node as Condition
    from govlint_grammar.positioned import Node


def condition_at(node: Node, keys: Mapping[str, Kind]) -> Condition:
    """Read and check a condition.

    Raises:
        DocumentError: a mistake in it, at its place.
    """
    text = node.text()
    try:
        read = read_condition(text)
        check_condition(read, keys)
    except ExpressionError as error:
        raise error_within(node, error) from None
    return read


def term_at(node: Node, keys: Mapping[str, Kind]) -> Condition:
    """Read and check a number or a text.

    Raises:
        DocumentError: a mistake in it, at its place.
    """
    try:
        read = read_condition(node.text() if not isinstance(node.content, int) else str(node.content))
        check_term(read, keys)
    except ExpressionError as error:
        raise error_within(node, error) from None
    return read


def pattern_at(node: Node) -> Pattern:
    """Read a pattern.

    Raises:
        DocumentError: something that is not allowed, at its place.
    """
    try:
        return read_pattern(node.text())
    except ExpressionError as error:
        raise error_within(node, error) from None


def key_at(node: Node, keys: Mapping[str, Kind]) -> str:
    """Read a key.

    Raises:
        DocumentError: one that a report does not have.
    """
    name = node.text()
    try:
        check_key(name, keys)
    except ExpressionError as error:
        raise error_within(node, error) from None
    return name


def error_within(node: Node, error: ExpressionError) -> DocumentError:
    """Return a mistake within a text of a document, at its place in the file."""
    line, column = place_within(node, error.at)
    document = node.document
    return DocumentError(
        document.name, line, column, error.message, error.allowed, document.line(line), error.length
    )


def place_within(node: Node, at: int) -> tuple[int, int]:
    """Return line and column of an offset in a text, which may be quoted, or go on over several lines."""
    document = node.document
    first = document.line(node.line)[node.column - 1 :]
    if first[:1] in ('"', "'"):
        return node.line, node.column + 1 + at
    line, column, rest = node.line, node.column, first
    if first[:1] in ("|", ">"):
        line, column, rest = _next_line(node, line)
    text = node.text()
    # Blanks for line breaks keep the count of characters.
    while at > len(rest.rstrip()) and line < node.line + text.count("\n") + len(text):
        following = _next_line(node, line)
        if not following[2]:
            break
        at -= len(rest.rstrip()) + 1
        line, column, rest = following
    return line, column + max(at, 0)


def _next_line(node: Node, line: int) -> tuple[int, int, str]:
    written = node.document.line(line + 1)
    stripped = written.lstrip(" ")
    return line + 1, len(written) - len(stripped) + 1, stripped
