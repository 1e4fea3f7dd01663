"""What a rule says: a diagnostic with its place, its evidence and its law."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from govlint_grammar.forms import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint_grammar.source import Position, Span

__all__ = [
    "Applicability",
    "Diagnostic",
    "Edit",
    "Elsewhere",
    "Evidence",
    "Fix",
    "Place",
    "Related",
    "Severity",
    "Text",
    "Verdict",
]


class Severity(IntEnum):
    """How grave a finding is; a higher number is graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in configuration and machine output."""
        return self.name.lower()


class Verdict(Enum):
    """Whether the finding is certain (``fail``) or a person must look (``review``)."""

    FAIL = "fail"
    REVIEW = "review"


class Place(NamedTuple):
    """Where a finding is: a span of the source, and the place in words.

    Attributes:
        span: the stretch of the source's text.
        words: the place in words (表三 › 一、本年新收政府信息公开申请数量 › 总计), outermost first.
        section: key of the section, for folding; empty if none.
        table: key of the table, for folding and for messages; empty if none.
        row: key of the row, likewise.
        column: key of the column, likewise.
    """

    span: Span
    words: tuple[Text, ...] = ()
    section: str = ""
    table: str = ""
    row: str = ""
    column: str = ""


class Evidence(NamedTuple):
    """What shows that the finding is right.

    Attributes:
        formula: the sum in words with its numbers filled in, or empty.
        expected: the value expected, or empty.
        found: the value found, or empty.
        quote: the report's own words, or empty.
    """

    formula: Text | None = None
    expected: str = ""
    found: str = ""
    quote: str = ""


class Elsewhere(NamedTuple):
    """A stretch of another file than the one that a finding is about.

    Attributes:
        path: the file, as outcomes name it.
        start: where the stretch starts in its text; end: where it ends, exclusive.
        exact: whether the lines of that text are those of the file, as they are of a text file.
    """

    path: str
    start: Position
    end: Position
    exact: bool = True


class Related(NamedTuple):
    """Another place that belongs to the finding: the other number, the other heading.

    Attributes:
        elsewhere: the file and the lines of a place in another report, whose text is not at hand; None for a
            place in the same one.
    """

    place: Place
    message: Text
    elsewhere: Elsewhere | None = None


class Edit(NamedTuple):
    """A replacement of a stretch of the source's text."""

    span: Span
    text: str


class Applicability(Enum):
    """Whether a fix may be made without asking: only where the form or plain arithmetic alone decides it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Fix(NamedTuple):
    """A mending of the text.

    Attributes:
        message: what is to be done, for the person who does it by hand.
        edits: the replacements, in the order of the text and apart from each other; all are made, or none.
        applicability: ``unsafe`` where a number or a meaning is the agency's to decide.
    """

    message: Text
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


class Diagnostic(NamedTuple):
    """A finding of a rule in a report.

    Attributes:
        code: the rule's code; name: the rule's name.
        because_of: the code of the finding from which this one follows, or empty.
    """

    code: str
    name: str
    severity: Severity
    verdict: Verdict
    place: Place
    message: Text
    evidence: Evidence = Evidence()
    related: tuple[Related, ...] = ()
    provisions: tuple[str, ...] = ()
    because_of: str = ""
    fix: Fix | None = None
