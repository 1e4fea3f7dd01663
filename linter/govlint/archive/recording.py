"""From a checked report to what an archive keeps of it: one pure function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.clauses import hashed, packed_clauses
from govlint.archive.figures import recorded
from govlint.archive.record import ArchiveRecord, Mention, RecordedSection, Spot
from govlint.diagnostics import Text
from govlint.places import place_of_report, place_of_section
from govlint_grammar.patterns import regex
from govlint_grammar.tree import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.source import Source, Span
    from govlint_grammar.tree import Report, Section

_AGENCY = regex(r"[一-龥]{2,24}?(?:人民政府|政府办公室|街道办事处|管理委员会|管委会|委员会|局|厅)")
_YEAR = regex(r"20\d\d")
_MOST_MENTIONS = 12


def record_of(report: Report, edition: str | None) -> ArchiveRecord:
    """Return what an archive keeps of a report.

    Args:
        report: the tree.
        edition: the edition due for its year, as outcomes have it.
    """
    source = report.source
    return ArchiveRecord(
        source.name,
        report.agency,
        report.year,
        edition,
        len(source.text),
        spot_of(source, place_of_report(report).span),
        tuple(recorded(table, source) for table in report.bound.tables.values()),
        tuple(_sections(report)),
        tuple(dict.fromkeys(_stated(report))),
        tuple(_mentions(report)),
        not source.origins,
    )


def spot_of(source: Source, span: Span) -> Spot:
    """Return a stretch of a text as it is kept for when the text is not at hand."""
    return Spot(*span, *source.position(span.start), *source.position(max(span)))


def _sections(report: Report) -> Iterator[RecordedSection]:
    """Yield the sections of the form that have prose, each once."""
    seen: set[str] = set()
    for section in report.sections:
        prose = _prose(section)
        if section.key is None or section.key in seen or not prose:
            continue
        seen.add(section.key)
        clauses, size = packed_clauses(prose, report.source)
        place = place_of_section(report, section)
        heading = place.words[-1] if place.words else Text(section.heading, section.heading)
        plain = "".join("".join(paragraph.text for paragraph in prose).split())
        yield RecordedSection(
            section.key,
            heading,
            spot_of(report.source, place.span),
            size,
            len(plain),
            hashed(_YEAR.sub("", plain)),
            clauses,
        )


def _prose(section: Section) -> list[Paragraph]:
    return [block for block in section.walk() if isinstance(block, Paragraph)]


def _stated(report: Report) -> Iterator[tuple[str, str]]:
    for statement in report.prose.statements:
        if (
            statement.certain
            and statement.year in (None, report.year)
            and not isinstance(statement.value, str)
        ):
            yield statement.key, str(statement.value)


def _mentions(report: Report) -> Iterator[Mention]:
    """Yield the agencies that the sections name, but for the report's own."""
    seen: set[str] = set()
    for section in report.sections:
        for paragraph in _prose(section):
            for match in _AGENCY.finditer(paragraph.text):
                name = match[0]
                if name in seen or (report.agency and name.endswith(report.agency)):
                    continue
                seen.add(name)
                start = paragraph.span.start + match.start()
                line, column = report.source.position(start)
                end = start + len(name)
                yield Mention(name, Spot(start, end, line, column, line, column + len(name)))
                if len(seen) == _MOST_MENTIONS:
                    return
