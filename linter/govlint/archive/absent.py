"""Agencies that a configuration lists and that have no report in the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from govlint.diagnostics import Place
from govlint.grading import grade
from govlint.outcome import FileOutcome
from govlint_grammar.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.archive.context import ArchiveRule
    from govlint.archive.names import Agency
    from govlint.config import Config
    from govlint.diagnostics import Diagnostic
    from govlint.registry import Registry


def absent_agencies(
    agencies: Iterable[Agency], codes: Iterable[str], registry: Registry, config: Config
) -> FileOutcome | None:
    """Return what is to be said of agencies without a report, as an outcome of the configuration.

    Args:
        agencies: those of the configuration that have none.
        codes: the rules of archives that run.
        registry: the rules.
        config: the configuration.

    Returns:
        None if nothing is to be said.
    """
    found: list[Diagnostic] = []
    rules = [cast("type[ArchiveRule]", registry.rules[code].rule) for code in codes]
    source: Source | None = None
    for agency in agencies:
        if agency.node is None:
            continue
        if source is None:
            document = agency.node.document
            text = document.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
            source = Source(text, _shown(Path(document.name)), kind="configuration")
        for rule in rules:
            found.extend(rule().absent(agency.name, _place(agency, source)))
    if source is None or not found:
        return None
    graded = grade(found, registry, config.severities)
    ordered = tuple(sorted(graded, key=lambda each: (each.place.span.start, each.code)))
    return FileOutcome(source.name, source, None, None, None, None, ordered, (), (), ())


def _place(agency: Agency, source: Source) -> Place:
    """Return the place of an agency's name in the configuration."""
    line = agency.node.line if agency.node is not None else 1
    start = sum(len(each) + 1 for each in source.text.split("\n")[: line - 1])
    at = max(source.text.find(agency.name, start), 0)
    return Place(Span(at, min(at + len(agency.name), len(source.text))))


def _shown(path: Path) -> str:
    """Return a path as findings name it: relative to the current folder if it lies beneath."""
    try:
        return path.absolute().relative_to(Path().absolute()).as_posix()
    except ValueError:
        return path.as_posix()
