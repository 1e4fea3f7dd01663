"""What must be the same whatever format a report was read from: its tree, its numbers and its findings."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.config import Config
from govlint.engine import check_source
from govlint.startup import set_up
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.tree import Cell, Paragraph, Row, Table, Unparsed

if TYPE_CHECKING:
    from govlint.registry import Registry
    from govlint_grammar.source import Source
    from govlint_grammar.tree import Report

_LEFT_OUT = frozenset({"span", "heading_span", "source", "bound", "prose"})
_AS_OF = date(2024, 6, 1)


class Read(NamedTuple):
    """A report as far as it does not depend on its format."""

    tree: object
    numbers: dict[str, str]
    findings: list[tuple[str, str, str, str]]


def read(source: Source) -> Read:
    """Return what must be the same for a report in every format."""
    report = parse_report(source, packaged_forms())
    return Read(shape(report), numbers(report), findings(source))


def numbers(report: Report) -> dict[str, str]:
    """Return what every cell of the form holds."""
    return {cell.key: f"{cell.value.state.name} {cell.value.number}" for cell in report.bound.cells()}


def shape(node: object) -> object:
    """Return a tree without its spans and without the way in which its tables were drawn."""
    if isinstance(node, Cell):
        return "".join(node.text.split())
    if isinstance(node, Row):
        return tuple(map(shape, node.cells))
    if isinstance(node, Table):
        return tuple(map(shape, node.rows))
    if isinstance(node, Paragraph | Unparsed):
        return type(node).__name__, node.text.strip()
    if isinstance(node, tuple):
        named = zip(node._fields, node, strict=True) if hasattr(node, "_fields") else enumerate(node)
        return tuple(shape(part) for name, part in named if name not in _LEFT_OUT)
    return node


def findings(source: Source) -> list[tuple[str, str, str, str]]:
    """Return every finding by code, verdict, place in words and message."""
    outcome = check_source(source, _registry(), Config(), _AS_OF)
    return [
        (
            found.code,
            found.verdict.value,
            " › ".join(words.zh for words in found.place.words),
            found.message.zh,
        )
        for found in outcome.diagnostics
    ]


@cache
def _registry() -> Registry:
    return set_up().registry
