"""What an archive keeps of a report: small, without its text, and the same in every process.

Figures are written out in the order of the form, their places as differences, and prose as hashes of its
clauses: some 3 kB for a report of 15 kB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint.diagnostics import Text


class Spot(NamedTuple):
    """A stretch of the text of a report that is not at hand: offsets, and lines and columns from 1."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class RecordedTable(NamedTuple):
    """The figures of a table.

    Attributes:
        edition: the edition that the table follows; with the key it says which cells there are.
        values: what each value cell holds, in the form's order; see `govlint.archive.figures`.
        spots: where each stands, packed.
    """

    key: str
    edition: str
    values: str
    spots: bytes


class RecordedSection(NamedTuple):
    """The prose of a section.

    Attributes:
        heading: its heading as written, and in English.
        size: the characters of its prose, set phrases left out.
        length: the characters of its prose, spaces left out.
        digest: what its prose is but for spaces and years, as a hash.
        clauses: its clauses, packed; see `govlint.archive.clauses`.
    """

    key: str
    heading: Text
    spot: Spot
    size: int
    length: int
    digest: int
    clauses: bytes


class Mention(NamedTuple):
    """Another agency that the prose names."""

    name: str
    spot: Spot


class ArchiveRecord(NamedTuple):
    """What an archive keeps of a report.

    Attributes:
        path: the file, as outcomes name it.
        agency: the agency as the title names it; None where it names none.
        year: the title's year; None where it names none or several.
        edition: the edition due for the year.
        length: the length of the text.
        title: the title and where it stands, or the first line.
        stated: keys and values of what the prose states for certain, each once.
        mentions: other agencies that the prose names, each once.
        exact: whether the lines of the text are those of the file, as they are of a text file.
    """

    path: str
    agency: str | None
    year: int | None
    edition: str | None
    length: int
    title: Spot
    tables: tuple[RecordedTable, ...]
    sections: tuple[RecordedSection, ...]
    stated: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()
    exact: bool = True
