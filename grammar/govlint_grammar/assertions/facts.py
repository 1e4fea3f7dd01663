"""What a report has under the keys of conditions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.assertions.cell_plans import plan_of
from govlint_grammar.assertions.hints import words_in
from govlint_grammar.assertions.keys import GIVEN_GROUPS, OTHER_GROUPS
from govlint_grammar.assertions.scopes import ScopeText, scope_text
from govlint_grammar.assertions.values import Unknown, Value
from govlint_grammar.binding import BoundCells, State
from govlint_grammar.forms import Text
from govlint_grammar.looks import once_a_report
from govlint_grammar.needs import unmet
from govlint_grammar.sums.lines import filled_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from govlint_grammar.assertions.cell_plans import CellPlan, CellQuestion
    from govlint_grammar.assertions.values import Truth
    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.forms import Form
    from govlint_grammar.statement_types import Statement
    from govlint_grammar.tree import Report

_NO_PREVIOUS = Unknown(
    Text("需要与上一年度的报告对照，本次没有提供", "it needs last year's report, which is not given")
)
_ZERO = Decimal(0)
_NOT_READ = frozenset((State.NOT_A_NUMBER, State.UNPLACED))

# What a rule is given for itself: from a key to a number, a text, or whether something is there; or to what
# works it out where it is asked for.
GivenValue: TypeAlias = "Value | bool"
Given: TypeAlias = "Mapping[str, GivenValue | Callable[[], GivenValue]]"


@once_a_report
def watched_words(report: Report) -> Mapping[str, Sequence[int]]:
    """Return the words of patterns that may stand in a report, with offsets on their lines."""
    return words_in(report.source.text)


class Facts:
    """The facts of one report, each looked up once."""

    def __init__(
        self, report: Report, forms: tuple[Form, ...], *, as_of: date | None = None, edition: str = ""
    ) -> None:
        """Keep the report.

        Args:
            report: the tree.
            forms: the known editions.
            as_of: the day of the check.
            edition: the edition in force for the report's year; empty if not known.
        """
        self.report = report
        self.forms = forms
        tables = report.bound.tables
        self._plans = {key: (table, plan_of(table.table_form)) for key, table in tables.items()}
        self._as_of = as_of
        self._given: Given = {}
        self._edition = edition
        self._previous: Facts | None = None
        self._values: dict[str, Value] = {}
        self._scopes: dict[str, ScopeText | None] = {}

    def with_values(self, given: Given) -> Facts:
        """Return the same facts, with what is given for a rule: its options, or what it compares."""
        facts = Facts.__new__(Facts)
        facts.__dict__.update(self.__dict__)
        facts._given = {**self._given, **given}
        return facts

    def given(self, key: str) -> Value:
        """Return the number or text that is given under a key of `GIVEN_GROUPS`."""
        value = self._given_value(key)
        return self._unread(key, "") if isinstance(value, bool) else value

    def _given_value(self, key: str) -> GivenValue:
        value = self._given[key]
        return value() if callable(value) else value

    def places_of(self, words: tuple[str, ...]) -> Sequence[int] | None:
        """Return offsets in the source on whose lines some watched words stand, or perhaps stand.

        Args:
            words: watched words.

        Returns:
            None if no words are given, so that they may be anywhere.
        """
        if not words:
            return None
        known = watched_words(self.report)
        found = [places for word in words if (places := known.get(word)) is not None]
        return found[0] if len(found) == 1 else [place for places in found for place in places]

    def value(self, key: str, column: str = "") -> Value:
        """Return what stands under a key.

        Args:
            key: a key as conditions name it.
            column: a column, for a key without one of a table with columns.
        """
        group = key.partition(".")[0]
        if group not in OTHER_GROUPS:
            return self.number(group, key, column)
        if group in GIVEN_GROUPS:
            return self.given(key)
        known = self._values.get(key)
        if known is None:
            known = self._values[key] = self._value(key)
        return known

    def number(self, table: str, key: str, column: str = "") -> Value:
        """Return the number of a cell, or the sum of a class of rows.

        Args:
            table: the key of the table.
            key: the key of a cell, a row or a class of rows.
            column: a column, for a key without one.
        """
        planned = self._plans.get(table)
        if planned is None:
            return self._unread(key, column)
        bound, plan = planned
        full = plan.cells(key, column)
        if not full:
            return self._unread(key, column)
        filled = _filled(bound, plan)
        total = _ZERO
        for each in full:
            number = _number_in(bound, each) if filled is None else filled.get(each, _ZERO)
            if number is None:
                return self._unread(each, "")
            if number:
                total += number
        return total

    def numbers(
        self, question: CellQuestion, columns: Sequence[str]
    ) -> Iterator[tuple[str, tuple[Decimal, ...] | None]]:
        """Yield for each column the numbers that a question is about; None where one is not known.

        Args:
            question: keys of cells of one table.
            columns: columns, for keys without one; one empty name if there are none.
        """
        planned = self._plans.get(question.table)
        if planned is None:
            yield from ((column, None) for column in columns)
            return
        bound, plan = planned
        filled = _filled(bound, plan)
        if filled is None:
            yield from ((column, None) for column in columns)
            return
        get = filled.get
        for column in columns:
            found = tuple([get(each, _ZERO) for each in question.cells(plan, column)])
            yield column, None if not found or None in found else found  # type: ignore[misc] # None is ruled out

    def _value(self, key: str) -> Value:
        group, _, rest = key.partition(".")
        if group == "statements":
            return self._stated(rest)
        if group == "text":
            scope = self.scope(rest)
            return scope.text if scope is not None else self._no_part(rest)
        if group in ("report", "check"):
            return self._fact(key)
        return self._unread(key, "")

    def has(self, key: str, column: str = "") -> Truth:
        """Whether something stands under a key; not known where it was not understood."""
        group, _, rest = key.partition(".")
        if group == "statements":
            stated = tuple(self.report.prose.of(rest))
            return any(each.certain for each in stated) or (_uncertain(rest) if stated else False)
        if group == "text":
            scope = self.scope(rest)
            return scope is not None and not (scope.text.isspace() or not scope.text)
        if group == "tables":
            return self._has_table(rest)
        if group in ("sections", "aspects"):
            found = self.report.section(rest) if group == "sections" else self.report.aspect(rest)
            return found is not None
        if group in ("report", "check"):
            return not isinstance(self._fact(key), Unknown)
        if group in GIVEN_GROUPS:
            return self._given_value(key) is not False
        cells = self.cells(key, column)
        if any(cell.value.state in _NOT_READ for cell in cells):
            return self._unread(key, column)
        return bool(cells) and all(cell.number is not None for cell in cells)

    def _has_table(self, key: str) -> Truth:
        """Whether a table is there; not known where something that was not understood may be it."""
        if key in self._plans:
            return True
        section = self.report.section(key)
        for block in self.report.unparsed():
            here = section is None or section.is_empty
            if here or (section and section.span.start <= block.span.start < section.span.end):
                return self._unread(key, "")
        return False

    def cells(self, key: str, column: str = "") -> tuple[ValueCell, ...]:
        """Return the cells that a key names: one, or those of the rows of a class; none if there are none."""
        planned = self._plans.get(key.partition(".")[0])
        if planned is None:
            return ()
        bound, plan = planned
        return tuple([bound.cells[full] for full in plan.cells(key, column)])

    def columns(self, key: str) -> tuple[str, ...]:
        """Return the columns that a row has in the report, from left to right."""
        planned = self._plans.get(key.partition(".")[0])
        return () if planned is None else planned[1].columns(key)

    def statements(self, key: str) -> tuple[Statement, ...]:
        """Return the certain statements of a key about the report's own year."""
        return tuple(each for each in self.report.prose.of(key) if each.certain)

    def scope(self, name: str) -> ScopeText | None:
        """Return the text of a part of the report; None for a part that it does not have."""
        if name not in self._scopes:
            self._scopes[name] = scope_text(self.report, name)
        return self._scopes[name]

    def previous(self) -> Facts | Unknown:
        """Return the facts of last year's report; why there are none where it is not given."""
        return self._previous or _NO_PREVIOUS

    def after(self, previous: Facts) -> Facts:
        """Return the same facts with those of last year's report."""
        facts = Facts.__new__(Facts)
        facts.__dict__.update(self.__dict__)
        facts._previous = previous
        return facts

    def _unread(self, key: str, column: str) -> Unknown:
        full = f"{key}[{column}]" if column and "[" not in key else key
        for cell in self.cells(key, column):
            reason = unmet(self.report, cell.key, self.forms)
            if reason is not None:
                return Unknown(reason)
        reason = unmet(self.report, full, self.forms)
        return Unknown(reason or Text(f"“{full}”无法读出", f"'{full}' could not be read"))

    def _stated(self, key: str) -> Value:
        stated = tuple(self.report.prose.of(key))
        certain = list(dict.fromkeys(each.value for each in stated if each.certain))
        if len(certain) == 1:
            return certain[0]
        if certain:
            zh, en = f"正文对“{key}”有几种不同的说法", f"the prose states '{key}' in different ways"
            return Unknown(Text(zh, en))
        if stated:
            return _uncertain(key)
        return Unknown(Text(f"正文没有说明“{key}”", f"the prose does not state '{key}'"))

    def _fact(self, key: str) -> Value:
        report = self.report
        group, _, _ = key.partition(".")
        if key == "report.year" and report.year is not None:
            return Decimal(report.year)
        if key == "report.agency" and report.agency is not None:
            return report.agency
        if key == "report.edition" and self._edition:
            return self._edition
        if group == "check" and self._as_of is not None:
            return Decimal(self._as_of.year) if key == "check.year" else self._as_of.isoformat()
        need = key if key in ("report.year", "report.agency") else "report.year"
        reason = unmet(report, need, self.forms)
        return Unknown(reason or Text(f"“{key}”无法确定", f"'{key}' is not known"))

    def _no_part(self, name: str) -> Unknown:
        need = f"aspects.{name.partition('.')[2]}" if "." in name else f"sections.{name}"
        if name in ("title", "preface", "closing", ""):
            words = {"title": "标题", "preface": "前言", "closing": "落款"}.get(name, "正文")
            return Unknown(Text(f"报告没有{words}", f"the report has no {name or 'prose'}"))
        reason = unmet(self.report, need, self.forms)
        return Unknown(reason or Text(f"没有“{name}”部分", f"there is no part '{name}'"))


def _uncertain(key: str) -> Unknown:
    zh, en = f"正文关于“{key}”的说法不能确定", f"what the prose says of '{key}' is not certain"
    return Unknown(Text(zh, en))


def _filled(bound: BoundTable, plan: CellPlan) -> Mapping[str, Decimal | None] | None:
    """Return the numbers that are not zero of a table that has every cell of its form and knows them at once.

    A cell that the table does not have is no zero, so that of other tables each cell is looked up.
    """
    cells = bound.cells
    return filled_of(bound) if isinstance(cells, BoundCells) and len(cells) == plan.size else None


def _number_in(bound: BoundTable, key: str) -> Decimal | None:
    cell = bound.cells.get(key)
    return None if cell is None else cell.value.number
