"""What a report has under the keys of conditions."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from govlint_grammar.assertions.scopes import ScopeText, scope_text
from govlint_grammar.assertions.values import Unknown, Value
from govlint_grammar.binding import State
from govlint_grammar.forms import Text
from govlint_grammar.needs import unmet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint_grammar.assertions.values import Truth
    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.forms import Form
    from govlint_grammar.statement_types import Statement
    from govlint_grammar.tree import Report

_NO_PREVIOUS = Unknown(
    Text("需要与上一年度的报告对照，本次没有提供", "it needs last year's report, which is not given")
)
_NOT_READ = frozenset((State.NOT_A_NUMBER, State.UNPLACED))


class Facts:
    """The facts of one report, each looked up once."""

    def __init__(
        self, report: Report, forms: tuple[Form, ...], *, check_year: int | None = None, edition: str = ""
    ) -> None:
        """Keep the report.

        Args:
            report: the tree.
            forms: the known editions.
            check_year: the year of the day of the check.
            edition: the edition in force for the report's year; empty if not known.
        """
        self.report = report
        self.forms = forms
        self._check_year = check_year
        self._edition = edition
        self._values: dict[tuple[str, str], Value] = {}
        self._hints: dict[str, bool] = {}
        self._scopes: dict[str, ScopeText | None] = {}
        self._rows: dict[str, dict[str, list[str]]] = {}

    def value(self, key: str, column: str = "") -> Value:
        """Return what stands under a key.

        Args:
            key: a key as conditions name it.
            column: a column, for a key without one of a table with columns.
        """
        known = self._values.get((key, column))
        if known is None:
            known = self._values[key, column] = self._value(key, column)
        return known

    def _value(self, key: str, column: str) -> Value:
        group, _, rest = key.partition(".")
        if group == "statements":
            return self._stated(rest)
        if group == "text":
            scope = self.scope(rest)
            return scope.text if scope is not None else self._no_part(rest)
        if group in ("report", "check"):
            return self._fact(key)
        return self._number(self.cells(key, column), key, column)

    def has(self, key: str, column: str = "") -> Truth:
        """Whether something stands under a key; not known where it was not understood."""
        group, _, rest = key.partition(".")
        if group == "statements":
            stated = tuple(self.report.prose.of(rest))
            return any(each.certain for each in stated) or (_uncertain(rest) if stated else False)
        if group == "text":
            scope = self.scope(rest)
            return scope is not None and bool(scope.text.strip())
        if group in ("sections", "aspects", "tables"):
            return self._has_part(group, rest)
        if group in ("report", "check"):
            return not isinstance(self._fact(key), Unknown)
        cells = self.cells(key, column)
        if any(cell.value.state in _NOT_READ for cell in cells):
            return self._unread(key, column)
        return bool(cells) and all(cell.number is not None for cell in cells)

    def _has_part(self, group: str, key: str) -> bool:
        if group == "sections":
            return self.report.section(key) is not None
        if group == "aspects":
            return self.report.aspect(key) is not None
        return key in self.report.bound.tables

    def cells(self, key: str, column: str = "") -> tuple[ValueCell, ...]:
        """Return the cells that a key names: one, or those of the rows of a class; none if there are none."""
        row, _, named = key.rstrip("]").partition("[")
        column = named or column
        table = self._table_of(row)
        if table is None:
            return ()
        for spelling in _spellings(row, column):
            found = table.cells.get(spelling)
            if found is not None:
                return (found,)
        rows = self._classes(table).get(row, ())
        whole = (table.cells.get(f"{each}[{column or 'total'}]") for each in rows)
        cells = tuple(cell for cell in whole if cell is not None)
        return cells if len(cells) == len(rows) else ()

    def columns(self, key: str) -> tuple[str, ...]:
        """Return the columns that a row has in the report, from left to right."""
        table = self._table_of(key)
        if table is None:
            return ()
        rows = self._classes(table).get(key, (key,))
        prefix = f"{rows[0]}["
        return tuple(
            name[len(prefix) : -1]
            for name, cell in table.cells.items()
            if name.startswith(prefix) and not cell.column.optional
        )

    def statements(self, key: str) -> tuple[Statement, ...]:
        """Return the certain statements of a key about the report's own year."""
        return tuple(each for each in self.report.prose.of(key) if each.certain)

    def scope(self, name: str) -> ScopeText | None:
        """Return the text of a part of the report; None for a part that it does not have."""
        if name not in self._scopes:
            self._scopes[name] = scope_text(self.report, name)
        return self._scopes[name]

    def has_any(self, hints: Iterable[str]) -> bool:
        """Whether the report has one of some words anywhere; a word is looked for once a report."""
        text, known = self.report.source.text, self._hints
        for hint in hints:
            found = known.get(hint)
            if found is None:
                found = known[hint] = hint in text
            if found:
                return True
        return False

    @staticmethod
    def previous() -> Unknown:
        """Return what is known of last year's report."""
        return _NO_PREVIOUS

    @cached_property
    def _tables(self) -> dict[str, BoundTable]:
        return dict(self.report.bound.tables)

    def _table_of(self, row: str) -> BoundTable | None:
        return self._tables.get(row.partition(".")[0])

    def _classes(self, table: BoundTable) -> dict[str, list[str]]:
        """Return the rows of each class of a table's form."""
        key = table.table_form.key
        if key not in self._rows:
            self._rows[key] = _classes(table)
        return self._rows[key]

    def _number(self, cells: tuple[ValueCell, ...], key: str, column: str) -> Value:
        total: Decimal | None = None
        for cell in cells:
            number = cell.value.number
            if number is None:
                return self._unread(cell.key, "")
            total = number if total is None else total + number
        return self._unread(key, column) if total is None else total

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
        if key == "report.year" and report.year is not None:
            return Decimal(report.year)
        if key == "report.agency" and report.agency is not None:
            return report.agency
        if key == "report.edition" and self._edition:
            return self._edition
        if key == "check.year" and self._check_year is not None:
            return Decimal(self._check_year)
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


def _spellings(row: str, column: str) -> tuple[str, ...]:
    if column:
        return (f"{row}[{column}]",)
    return (row, f"{row}[total]", f"{row}.total")


def _classes(table: BoundTable) -> dict[str, list[str]]:
    """Return the rows of each class of a table's form."""
    rows: dict[str, list[str]] = {}
    for block in table.table_form.blocks:
        for row in block.rows:
            if row.clazz:
                rows.setdefault(row.clazz, []).append(row.key)
    return rows
