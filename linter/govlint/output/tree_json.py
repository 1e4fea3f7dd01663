"""The tree of a report for machines, as published in ``govlint/schema/tree.schema.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.output.json_values import JsonObject, encodable
from govlint.output.prose_json import prose_json
from govlint_grammar.tree import Paragraph, Table, Unparsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint_grammar.binding import BoundTable, Defect, ValueCell
    from govlint_grammar.source import Source, Span
    from govlint_grammar.tree import Aspect, Block, Report, Section, Title

SCHEMA = "urn:govlint:tree:1"


def tree_json(report: Report) -> JsonObject:
    """Return a report's tree and what its prose states as JSON; numbers are texts: no digit is lost."""
    source = report.source
    form = report.bound.form
    tables = (*report.bound.tables.values(), *report.bound.duplicates)
    return {
        "schema": SCHEMA,
        "version": __version__,
        "path": encodable(source.name),
        "encoding": source.encoding,
        "title": _title(report.title, source) if report.title else None,
        "repeated_titles": [_title(title, source) for title in report.repeated_titles],
        "year": report.year,
        "agency": report.agency,
        "edition": form.edition if form else None,
        "preface": _paragraphs(report.preface, source),
        "sections": [_section(section, source) for section in report.sections],
        "closing": _paragraphs(report.closing, source),
        "tables": [_table(table, source) for table in tables],
        "unparsed": [
            {"text": block.text, "reason": block.reason, **_at(block.span, source)}
            for block in report.unparsed()
        ],
        **prose_json(report.prose, source),
    }


def _at(span: Span, source: Source) -> JsonObject:
    line, column = source.position(span.start)
    return {"line": line, "column": column}


def _title(title: Title, source: Source) -> JsonObject:
    return {
        "text": title.text,
        "agency": title.agency,
        "years": list(title.years),
        **_at(title.span, source),
    }


def _paragraphs(blocks: Iterable[Block], source: Source) -> list[JsonObject]:
    return [
        {"text": block.text, **_at(block.span, source)} for block in blocks if isinstance(block, Paragraph)
    ]


def _section(section: Section, source: Source) -> JsonObject:
    blocks = tuple(section.walk())
    return {
        "key": section.key,
        "number": section.number,
        "heading": section.heading,
        **_at(section.heading_span, source),
        "aspects": [_aspect(aspect, source) for aspect in section.aspects],
        "paragraphs": _paragraphs(section.blocks, source),
        "tables": sum(isinstance(block, Table) for block in blocks),
        "unparsed": sum(isinstance(block, Unparsed) for block in blocks),
    }


def _aspect(aspect: Aspect, source: Source) -> JsonObject:
    return {
        "keys": list(aspect.keys),
        "number": aspect.number,
        "heading": aspect.heading,
        **_at(aspect.heading_span, source),
        "text": aspect.text,
    }


def _table(table: BoundTable, source: Source) -> JsonObject:
    return {
        "key": table.key,
        "edition": table.edition,
        "layout": table.table.layout,
        **_at(table.table.span, source),
        "cells": [_cell(cell, source) for cell in table.cells.values()],
        "defects": [_defect(defect, source) for defect in table.defects],
    }


def _cell(cell: ValueCell, source: Source) -> JsonObject:
    line, column = source.position(cell.cell.span.start) if cell.cell else (None, None)
    return {
        "key": cell.key,
        "row": cell.row.key if cell.row else None,
        "column": cell.column.key,
        "state": cell.value.state.value,
        "number": str(cell.value.number) if cell.value.number is not None else None,
        "unit": cell.value.unit or None,
        "remark": cell.value.remark or None,
        "text": cell.cell.text if cell.cell else None,
        "line": line,
        "column_number": column,
    }


def _defect(defect: Defect, source: Source) -> JsonObject:
    return {
        "kind": defect.kind,
        "row": defect.row or None,
        "column": defect.column or None,
        "expected": defect.expected or None,
        "found": defect.found or None,
        "line": source.position(defect.span.start).line,
        "column_number": source.position(defect.span.start).column,
    }
