"""The public surface of govlint, under semantic versioning: checking, rules, findings and the tree.

Together with `govlint.hooks` and `govlint.testing` this is all that plugins and programs may rely on.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govlint._version import API_VERSION
from govlint.archive.archived import ArchivedReport
from govlint.archive.checking import check_archive
from govlint.archive.clauses import RecordedClause
from govlint.archive.context import ArchiveContext, ArchiveRule, Missed, SharedPassage
from govlint.archive.figures import Figure
from govlint.archive.record import ArchiveRecord, Mention, RecordedSection, RecordedTable, Spot
from govlint.config import find_config
from govlint.diagnostics import (
    Applicability,
    Diagnostic,
    Edit,
    Elsewhere,
    Evidence,
    Fix,
    Place,
    Related,
    Severity,
    Text,
    Verdict,
)
from govlint.formats import Formatter, View
from govlint.hooks import hookimpl
from govlint.outcome import FileOutcome, Internal, NotAssessed, RunOutcome
from govlint.places import (
    place_of_aspect,
    place_of_cell,
    place_of_contact,
    place_of_defect,
    place_of_report,
    place_of_row,
    place_of_section,
    place_of_span,
    place_of_table,
)
from govlint.quantities import cells_of, said_by
from govlint.readers import Reader, ReadError, UnknownEncoding, UnreadableFile
from govlint.rule import Context, Follows, NoOptions, NotAssessable, Rule, Years
from govlint_grammar.binding import Binding, BoundRow, BoundTable, Defect, State, Value, ValueCell
from govlint_grammar.comparing.comparison import Comparison, Fit, comparisons, fit_of
from govlint_grammar.comparing.quantities import Quantity, quantity_of
from govlint_grammar.comparing.scope import speaks_of_an_office, speaks_of_many
from govlint_grammar.contact.fields import Contact, contact_name, contact_of, postcode_digits
from govlint_grammar.contact.fields import Field as ContactField
from govlint_grammar.contact.phones import PhoneFault, read_phone
from govlint_grammar.form_keys import label_path
from govlint_grammar.forms import (
    Balance,
    BlockForm,
    ColumnForm,
    Form,
    HeadingForm,
    RowForm,
    TableForm,
)
from govlint_grammar.looks import once_a_report
from govlint_grammar.patterns import regex
from govlint_grammar.source import Origin, Position, Remark, Source, Span
from govlint_grammar.statement_types import (
    AllClaim,
    Amount,
    Claim,
    Extraction,
    OutcomeClaim,
    PartsClaim,
    ShareClaim,
    Statement,
    UnreadSentence,
)
from govlint_grammar.sums.blank_totals import BlankTotal, blank_totals
from govlint_grammar.tree import (
    Aspect,
    Block,
    Cell,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Title,
    Unparsed,
)

if TYPE_CHECKING:
    from govlint.rows.columns import Column, PlainRow
    from govlint.startup import Setup

__all__ = [
    "API_VERSION",
    "AllClaim",
    "Amount",
    "Applicability",
    "ArchiveContext",
    "ArchiveRecord",
    "ArchiveRule",
    "ArchivedReport",
    "Aspect",
    "Balance",
    "Binding",
    "BlankTotal",
    "Block",
    "BlockForm",
    "BoundRow",
    "BoundTable",
    "Cell",
    "Claim",
    "ColumnForm",
    "Comparison",
    "Contact",
    "ContactField",
    "Context",
    "Defect",
    "Diagnostic",
    "Edit",
    "Elsewhere",
    "Evidence",
    "Extraction",
    "Figure",
    "FileOutcome",
    "Fit",
    "Fix",
    "Follows",
    "Form",
    "Formatter",
    "HeadingForm",
    "Internal",
    "Mention",
    "Missed",
    "NoOptions",
    "NotAssessable",
    "NotAssessed",
    "Origin",
    "OutcomeClaim",
    "Paragraph",
    "PartsClaim",
    "PhoneFault",
    "Place",
    "Position",
    "Quantity",
    "ReadError",
    "Reader",
    "RecordedClause",
    "RecordedSection",
    "RecordedTable",
    "Related",
    "Remark",
    "Report",
    "Row",
    "RowForm",
    "Rule",
    "RunOutcome",
    "Section",
    "Severity",
    "ShareClaim",
    "SharedPassage",
    "Source",
    "Span",
    "Spot",
    "State",
    "Statement",
    "Table",
    "TableForm",
    "Text",
    "Title",
    "UnknownEncoding",
    "Unparsed",
    "UnreadSentence",
    "UnreadableFile",
    "Value",
    "ValueCell",
    "Verdict",
    "View",
    "Years",
    "blank_totals",
    "cells_of",
    "check_archive",
    "check_bytes",
    "check_file",
    "check_text",
    "comparisons",
    "contact_name",
    "contact_of",
    "extract_statements",
    "fit_of",
    "hookimpl",
    "label_path",
    "once_a_report",
    "outcome_of_bytes",
    "place_of_aspect",
    "place_of_cell",
    "place_of_contact",
    "place_of_defect",
    "place_of_report",
    "place_of_row",
    "place_of_section",
    "place_of_span",
    "place_of_table",
    "postcode_digits",
    "quantity_of",
    "read_phone",
    "regex",
    "row_columns",
    "said_by",
    "speaks_of_an_office",
    "speaks_of_many",
]


def check_text(
    text: str, *, name: str = "-", as_of: date | None = None, config_file: Path | None = None
) -> FileOutcome:
    """Check the text of a report.

    Args:
        text: the report, in the layout of a text file.
        name: how the outcome calls it.
        as_of: the date of the check; today if None.
        config_file: a configuration to follow; none if None.

    Raises:
        OSError: the configuration cannot be read.
        govlint_grammar.documents.DocumentError: a mistake in the configuration.
        govlint.registry.PluginError: a plugin that the configuration names is broken or clashes with another.
    """
    from govlint.engine import check_source, unread
    from govlint.readers import ReadError, source_of

    setup = _setup(config_file)
    try:
        source = source_of(text, name)
    except ReadError as error:
        return unread(name, error, setup.registry)
    return check_source(source, setup.registry, setup.config.for_file(Path(name)), as_of or date.today())


def check_bytes(
    name: str,
    data: bytes,
    *,
    as_of: date | None = None,
    config_file: Path | None = None,
    lang: str = "zh",
) -> tuple[PlainRow, ...]:
    """Check the bytes of a file and return all that is known of it as rows of plain values.

    A pure function of its arguments (give ``as_of``): it reads no other file but the configuration, writes
    none, and keeps nothing, so that an engine can map it over any number of files. The columns are those of
    `row_columns`; ``kind`` says what a row is: ``cell``, ``statement``, ``finding``, ``not assessed`` or
    ``internal``.

    Args:
        name: the name of the file; its suffix says how to read it, and ``-`` is read as text.
        data: the whole file.
        as_of: the date of the check; today if None.
        config_file: a configuration to follow; none if None.
        lang: ``zh`` or ``en``, the language of messages and places.

    Raises:
        OSError, DocumentError, PluginError: as for `check_text`.
    """
    from govlint.rows.columns import ALL
    from govlint.rows.facts import facts_of
    from govlint.rows.findings import findings_of

    outcome = outcome_of_bytes(name, data, as_of=as_of, config_file=config_file)
    forms = _setup(config_file).registry.forms
    facts = facts_of(outcome.report, forms, lang, ALL) if outcome.report is not None else ()
    return (*facts, *findings_of(outcome, lang))


def row_columns() -> tuple[Column, ...]:
    """Return the columns of the rows of `check_bytes`, in order; `docs/extract.md` explains them."""
    from govlint.rows.columns import ALL

    return ALL


def outcome_of_bytes(
    name: str, data: bytes, *, as_of: date | None = None, config_file: Path | None = None
) -> FileOutcome:
    """Check the bytes of a file; its name says by its suffix how to read them.

    Args:
        name: the name of the file; ``-`` is read as text.
        data: the whole file.
        as_of: the date of the check; today if None.
        config_file: a configuration to follow; none if None.

    Raises:
        OSError, DocumentError, PluginError: as for `check_text`.
    """
    from govlint import engine

    setup = _setup(config_file)
    config = setup.config.for_file(Path(name))
    return engine.check_bytes(name, data, setup.registry, config, as_of or date.today())


def check_file(
    path: str | Path, *, as_of: date | None = None, config_file: Path | None = None, isolated: bool = False
) -> FileOutcome:
    """Check a file.

    Args:
        path: the file.
        as_of: the date of the check; today if None.
        config_file: the configuration to follow; if None, the nearest found upward from the file.
        isolated: whether to look for no configuration, nor load the plugins that it names, nor heed waivers
            in comments of the file.

    Raises:
        OSError, DocumentError, PluginError: as for `check_text`.
    """
    from govlint.engine import check_path

    path = Path(path)
    if config_file is None and not isolated:
        config_file = find_config(path)
    setup = _setup(config_file)
    config = setup.config.for_file(path)._replace(comments=not isolated)
    return check_path(path, setup.registry, config, as_of or date.today())


def _setup(config_file: Path | None) -> Setup:
    from govlint.startup import set_up

    return set_up(config_file)


def extract_statements(text: str, *, year: int | None) -> tuple[Statement, ...]:
    """Return what a stretch of prose states, whole report or not.

    Args:
        text: a sentence, a passage, or more; lines of tables in it are passed over.
        year: the year of the report that it stands in; None if it is not known.
    """
    from govlint_grammar.statements import extract  # brings the vocabulary

    return extract(text, year=year).statements
