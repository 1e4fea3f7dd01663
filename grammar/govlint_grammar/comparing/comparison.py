"""Statements of the prose held against the tables: what fits, what does not, and what cannot be told.

A statement may soundly mean several numbers of the tables (收到 N 件 with last year's or without); it
differs only if it fits none of them. A number that is not known makes the comparison impossible.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import TYPE_CHECKING

from govlint_grammar.comparing.meanings import in_anothers_name, is_open, meanings_of
from govlint_grammar.comparing.quantities import Quantity, are_in_tables, quantity_of
from govlint_grammar.comparing.scope import speaks_of_an_office, speaks_of_many
from govlint_grammar.looks import once_a_report
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.tree import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint_grammar.statement_types import Statement
    from govlint_grammar.tree import Report

_TABLES = ("proactive.", "requests.", "disputes.")
_NOTE = regex(r"(?:含|包括|计入)[^。；，]{0,6}(?:上年|往年|以前年度|结转)")


class Fit(Enum):
    """How a statement stands to the tables."""

    FITS = "fits"
    DIFFERS = "does not fit"
    UNKNOWN = "cannot be told"


class Comparison(NamedTuple):
    """A statement and the numbers of the tables that it may mean.

    Attributes:
        quantities: the numbers, that of the key itself first; empty if the tables do not say.
        sure: whether the words leave no other reading.
    """

    statement: Statement
    fit: Fit
    quantities: tuple[Quantity, ...] = ()
    sure: bool = True

    @property
    def said(self) -> Decimal:
        """The number in the prose."""
        return _number(self.statement)

    @property
    def counted(self) -> Decimal:
        """The number in the tables."""
        return self.quantities[0].value


@once_a_report
def differing(report: Report) -> tuple[Comparison, ...]:
    """Return the statements that do not fit the tables, in the order of the text."""
    return tuple([each for each in comparisons(report) if each.fit is Fit.DIFFERS])


def fit_of(report: Report, key: str, value: Decimal) -> Fit:
    """Return how a number said of a key stands to the tables."""
    for comparison in comparisons(report):
        if comparison.statement.key == key and comparison.said == value:
            return comparison.fit
    return Fit.UNKNOWN


@once_a_report
def comparisons(report: Report) -> tuple[Comparison, ...]:
    """Return every statement with a number that is about the report's year and a key of the tables."""
    stated = tuple(s for s in report.prose.statements if _is_comparable(s, report.year))
    if not stated:
        return ()
    found = [_compare(report, statement) for statement in stated]
    if not any(each.fit is Fit.DIFFERS for each in found):
        return tuple(found)
    of_many = speaks_of_many(report)
    found = [_in_scope(report, each, of_many) for each in _jointly(report, found)]
    found = [_beside_a_fit(report, each, found) for each in found]
    return tuple(each if each.statement.certain else _doubted(report, each, found) for each in found)


def _is_comparable(statement: Statement, year: int | None) -> bool:
    return (
        isinstance(statement.value, Decimal)
        and statement.year in (None, year)
        and statement.key.startswith(_TABLES)
    )


def _compare(report: Report, statement: Statement) -> Comparison:
    sure = statement.certain and not in_anothers_name(report, statement)
    unknown = Comparison(statement, Fit.UNKNOWN, sure=sure)
    own, *further = meanings_of(statement)
    # A row that this edition of the form does not have is no open question.
    further = [each for each in further if are_in_tables(report, (*each.keys, *each.less))]
    quantities = [quantity_of(report, *each.keys, less=each.less) for each in (own, *further)]
    known = tuple(quantity for quantity in quantities if quantity is not None)
    if quantities[0] is None:
        return unknown
    if any(_equal(statement, quantity.value) for quantity in known):
        return Comparison(statement, Fit.FITS, known, sure)
    if len(known) < len(quantities):
        return unknown
    return Comparison(statement, Fit.DIFFERS, known, sure)


def _in_scope(report: Report, one: Comparison, of_many: bool) -> Comparison:
    """Let a difference be unknown where prose and table may count different things."""
    if one.fit is not Fit.DIFFERS:
        return one
    statement = one.statement
    other_scope = of_many or speaks_of_an_office(report, statement.span)
    if other_scope or _counts_older_cases(report, statement, one.counted):
        return one._replace(fit=Fit.UNKNOWN)
    return one


def _equal(statement: Statement, counted: Decimal) -> bool:
    """Whether two numbers are the same, amounts to as many digits as both of them are written with."""
    said = _number(statement)
    if said == counted or statement.none or not statement.key.endswith(".amount"):
        return said == counted
    digits = min(_digits(said), _digits(counted))
    unit = Decimal(1).scaleb(-digits)
    return said.quantize(unit, ROUND_HALF_UP) == counted.quantize(unit, ROUND_HALF_UP)


def _digits(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _number(statement: Statement) -> Decimal:
    return statement.value if isinstance(statement.value, Decimal) else Decimal(0)


def _counts_older_cases(report: Report, statement: Statement, counted: Decimal) -> bool:
    """Whether a note says that table 4 holds cases of earlier years too, which explains a larger number."""
    if not statement.key.startswith("disputes.") or _number(statement) > counted:
        return False
    section = report.section("disputes")
    return section is not None and any(
        _NOTE.search(block.text) for block in section.walk() if isinstance(block, Paragraph)
    )


def _jointly(report: Report, found: Sequence[Comparison]) -> list[Comparison]:
    """Let statements of one key in one paragraph that together make its number fit."""
    by_key: dict[str, list[Comparison]] = {}
    for each in found:
        if each.fit is Fit.DIFFERS and each.statement.certain:
            by_key.setdefault(each.statement.key, []).append(each)
    joint = {
        id(each)
        for same in by_key.values()
        if len(same) > 1 and sum(each.said for each in same) == same[0].counted and _in_one_line(report, same)
        for each in same
    }
    return [each._replace(fit=Fit.FITS) if id(each) in joint else each for each in found]


def _in_one_line(report: Report, found: Sequence[Comparison]) -> bool:
    first, last = found[0].statement.span.start, found[-1].statement.span.end
    return report.source.text.find("\n", first, last) < 0


def _beside_a_fit(report: Report, one: Comparison, found: Sequence[Comparison]) -> Comparison:
    """Doubt a difference beside a statement of the same key that fits.

    In one paragraph the other number is likely that of a part, and a denial likely one of some (未收到关于…的
    申请); in another paragraph a denial may still be one of some.
    """
    if one.fit is not Fit.DIFFERS:
        return one
    fitting = [each for each in found if each.fit is Fit.FITS and each.statement.key == one.statement.key]
    near = any(_in_one_line(report, sorted((each, one), key=_place)) for each in fitting)
    if near and not one.said:
        return one._replace(fit=Fit.UNKNOWN)
    doubtful = near or (fitting and not one.said)
    return one._replace(sure=False) if doubtful else one


def _place(comparison: Comparison) -> int:
    return comparison.statement.span.start


def _doubted(report: Report, one: Comparison, found: Sequence[Comparison]) -> Comparison:
    """Return the comparison of an uncertain statement: it differs only if every reading of its words does.

    Readings of the same words under other keys are one, and so are other numbers of the same key.
    """
    if one.fit is not Fit.DIFFERS:
        return one
    readings = [each for each in found if _is_reading_of(each, one)]
    other_fits = any(each.fit is not Fit.DIFFERS for each in readings)
    open_question = other_fits or is_open(report, one.statement)
    return one._replace(fit=Fit.UNKNOWN) if open_question or readings[0] is not one else one


def _is_reading_of(each: Comparison, one: Comparison) -> bool:
    if each.statement.key == one.statement.key:
        return True
    spans = each.statement.span, one.statement.span
    overlap = spans[0].start < spans[1].end and spans[1].start < spans[0].end
    return overlap and not each.statement.certain
