"""What an output format is: a name, a purpose, and a function from a run to lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govlint.diagnostics import Text
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.registry import Registry

WIDTH = 100


class View(NamedTuple):
    """How a run is to be shown.

    Attributes:
        registry: the rules, for their pages and the provisions that they cite.
        lang: ``zh`` or ``en``.
        color: whether to paint with ANSI codes; only for formats for people.
        width: the columns that a frame may take; likewise.
        summary: whether the last line sums the run up; likewise.
        passed: whether to show what was checked and held, and what was not assessed and why.
        statistics: whether to count the findings of each rule; for people only.
    """

    registry: Registry
    lang: str = "zh"
    color: bool = False
    width: int = WIDTH
    summary: bool = True
    passed: bool = False
    statistics: bool = False


class Streamed(NamedTuple):
    """How a format is written while a run is still going on.

    Attributes:
        head: from the run, whose files are not yet known, and their number to the first lines.
        each: from the run and what was found in a file to the lines of the file.
    """

    head: Callable[[RunOutcome, int, View], Iterable[str]]
    each: Callable[[RunOutcome, FileOutcome, View], Iterable[str]]


class Formatter(NamedTuple):
    """An output format.

    Attributes:
        name: as ``--format`` and ``--output`` name it.
        purpose: what it is for.
        lines: from a run to the lines of the document, without line ends.
        for_people: whether it is text for a screen, which may have colours, statistics and a summary.
        mark: what a file of it begins with, so that programs tell its encoding.
        streamed: how it is written file by file; None for one that has to know all files first.
    """

    name: str
    purpose: Text
    lines: Callable[[RunOutcome, View], Iterable[str]]
    for_people: bool = False
    mark: str = ""
    streamed: Streamed | None = None


# Known here, so that a plugin cannot take the name of one; `govlint.output.formatters` makes them.
BUILT_IN_FORMATS = (
    *(
        "full",
        "concise",
        "grouped",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "rdjson",
        "csv",
        "xlsx",
    ),
)
