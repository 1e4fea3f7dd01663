"""Whole reports as Word documents: the same report as in text, at places of the document."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.format_reports import format_reports
from tests.support.word_reports import docx_of

from govlint.config import Config
from govlint.engine import check_bytes
from govlint.readers import read_bytes
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.binding import State
from govlint_grammar.canonical import canonical_text
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from govlint.outcome import FileOutcome
    from govlint_grammar.tree import Report

ORIGINALS = Path(__file__).parents[3] / "shared" / "originals"
EVERYTHING = Config(selection=Selection(("GL",)))
NAMES = sorted(format_reports())


def parse(source: Source) -> Report:
    return parse_report(source, packaged_forms())


@cache
def written(name: str, numbered: bool) -> bytes:
    return docx_of(format_reports()[name], numbered=numbered)


def outcome(name: str, data: bytes) -> FileOutcome:
    return check_bytes(name, data, set_up().registry, EVERYTHING, date(2026, 6, 1))


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_the_report_that_it_was_written_from(name: str, numbered: bool) -> None:
    text = format_reports()[name]
    source = read_bytes(written(name, numbered), "报告.docx")
    assert canonical_text(parse(source)) == canonical_text(parse(Source(text)))
    assert (source.kind, source.name) == ("docx", "报告.docx")


def test_numbers_that_word_counts_do_not_stand_in_the_document() -> None:
    counted, typed = written("water-clean", True), written("water-clean", False)
    text = read_bytes(counted, "a.docx").text
    assert text == read_bytes(typed, "a.docx").text
    assert "\n五、存在的主要问题" in text
    assert "\n（三）" in text


@pytest.mark.parametrize("name", NAMES)
def test_the_findings_are_those_of_the_text(name: str) -> None:
    of_text = outcome("a.txt", format_reports()[name].encode())
    of_document = outcome("a.docx", written(name, True))

    def said(found: FileOutcome) -> list[tuple[object, ...]]:
        return sorted(
            (each.code, each.verdict.name, each.message.zh, tuple(word.zh for word in each.place.words))
            for each in found.diagnostics
        )

    assert said(of_document) == said(of_text)
    assert {each.code for each in of_document.not_assessed} == {each.code for each in of_text.not_assessed}
    assert of_document.internal == ()


def test_a_finding_in_a_table_names_table_row_and_cell_of_the_document() -> None:
    found = outcome("a.docx", written("water-sums", True))
    assert found.source is not None
    (sum_differs,) = [each for each in found.diagnostics if each.code == "GL305"]
    origin = found.source.origin(sum_differs.place.span.start)
    # The numbers of table 4 are the fourth row of the third table; the total is the fifth of its cells.
    assert (origin.kind, origin.paragraph, origin.page) == ("docx", None, None)
    assert (origin.table, origin.row, origin.cell) == (3, 4, 5)


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original files are not beside this checkout")
def test_the_blank_official_tables_are_read_whole() -> None:
    data = (ORIGINALS / "format-2021-blank-template.docx").read_bytes()
    source = read_bytes(data, "a.docx")
    report = parse(source)
    assert [section.key for section in report.sections] == [
        "overview", "proactive", "requests", "disputes", "problems", "other",
    ]  # fmt: skip
    places = [origin for _, origin in source.origins if origin.table]
    assert {table: max(each.row or 0 for each in places if each.table == table) for table in (1, 2, 3)} == {
        1: 14, 2: 28, 3: 4,
    }  # fmt: skip
    tables = report.bound.tables.values()
    assert [table.edition for table in tables] == ["2021"] * 3
    assert [defect for table in tables for defect in table.defects] == []
    assert {cell.value.state for table in tables for cell in table.cells.values()} == {State.BLANK}
