"""Why an assertion fails: the comparison with its numbers filled in, and the names of what it compares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.diagnostics import Evidence, Text
from govlint.packs.messages import plain
from govlint_grammar.assertions.evaluation import condition, term
from govlint_grammar.assertions.names import name_of
from govlint_grammar.assertions.syntax import (
    All,
    Any,
    Arithmetic,
    Comparison,
    EachColumn,
    Function,
    Key,
    Length,
    Negative,
    Not,
    Number,
    Presence,
    Sum,
    Words,
    keys_of,
    walk,
    written,
)
from govlint_grammar.form_keys import label_path
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.assertions.syntax import Node
    from govlint_grammar.assertions.values import Value
    from govlint_grammar.binding import ValueCell
    from govlint_grammar.forms import Form

_OPPOSITE = {"=": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}
_WANTED = {"=": "", "!=": "≠ ", "<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ "}
_ALL_ZERO = Text("各项均为 0", "all 0")
_REST_IS_ZERO = Text("（其余各项为 0）", " (all others 0)")
_MOST_SHOWN = 2  # items of a sum that are shown even where they are 0
_NOTHING = Text("", "")


class Failure(NamedTuple):
    """A comparison that does not come out as it must.

    Attributes:
        sign: the sign that would have to stand between its sides.
        left: what the left side amounts to; right: the right side.
    """

    comparison: Comparison
    sign: str
    left: Value
    right: Value

    @property
    def difference(self) -> str:
        """By how much the two sides differ; empty for texts."""
        if isinstance(self.left, Decimal) and isinstance(self.right, Decimal):
            return plain(abs(self.left - self.right))
        return ""


def failures(node: Node, facts: Facts, column: str) -> tuple[Failure, ...]:
    """Return the comparisons that make a condition false."""
    return tuple(_failures(node, facts, column, wanted=True))


def _failures(node: Node, facts: Facts, column: str, *, wanted: bool) -> Iterator[Failure]:
    match node:
        case EachColumn(_, body):
            yield from _failures(body, facts, column, wanted=wanted)
        case Not(_, operand):
            yield from _failures(operand, facts, column, wanted=not wanted)
        case All(_, parts) | Any(_, parts):
            for part in parts:
                if condition(part)(facts, column) is not wanted:
                    yield from _failures(part, facts, column, wanted=wanted)
        case Comparison(_, sign, left, right):
            one, other = term(left)(facts, column), term(right)(facts, column)
            yield Failure(node, sign if wanted else _INVERSE[sign], one, other)


_INVERSE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


class Formula:
    """Writes comparisons of one report in words."""

    def __init__(self, facts: Facts, form: Form, column: str, node: Node) -> None:
        """Keep what decides how a cell is called: by its row alone where all are of one column."""
        self._facts = facts
        self._form = form
        self._column = column
        self._node = node
        cells = [cell for key in keys_of(node) for cell in facts.cells(key.name, column)]
        self._one_row = len({cell.row.key if cell.row else "" for cell in cells}) == 1
        self._one_column = len({cell.column.label for cell in cells}) == 1

    def evidence(self, found: tuple[Failure, ...], quote: str) -> Evidence:
        """Return the comparisons with their numbers filled in, and both results of the last one."""
        if not found:
            missing = [part.key for part in walk(self._node) if isinstance(part, Presence) and part.present]
            names = [name_of(key.name, self._form).zh for key in missing if isinstance(key, Key)]
            return Evidence(expected="、".join(names), quote=quote)
        lines = [self._comparison(each) for each in found]
        last = found[-1]
        return Evidence(
            formula=Text("；".join(line.zh for line in lines), "; ".join(line.en for line in lines)),
            expected=_WANTED[last.sign] + plain(last.right),
            found=plain(last.left),
            quote=quote,
        )

    def name(self, key: str) -> Text:
        """Return what a key is called in the formula."""
        cells = self._facts.cells(key, self._column)
        if len(cells) == 1:
            return self._cell_name(cells[0])
        return name_of(key, self._form)

    def _cell_name(self, cell: ValueCell) -> Text:
        column = Text(cell.column.label, cell.column.en)
        if cell.row is None or not cell.row.label:
            return self._column_name(cell)
        row = Text(cell.row.label, cell.row.en)
        if self._one_column:
            return row
        return column if self._one_row else Text(f"{row.zh} › {column.zh}", f"{row.en} › {column.en}")

    def _column_name(self, cell: ValueCell) -> Text:
        """Return the name of a cell in the only row of its table: its column, with its groups."""
        words = label_path(self._form, cell.key)[1:]
        return Text(" › ".join(word.zh for word in words), " › ".join(word.en for word in words))

    def _comparison(self, failure: Failure) -> Text:
        left = self._side(failure.comparison.left, failure.left)
        right = self._side(failure.comparison.right, failure.right)
        sign = _OPPOSITE[failure.sign]
        return Text(f"{left.zh} {sign} {right.zh}", f"{left.en} {sign} {right.en}")

    def _side(self, node: Node, value: Value) -> Text:
        """Write a side, with its result behind it where it is more than one number."""
        written = self._part(node)
        if isinstance(node, Sum | Arithmetic) and isinstance(value, Decimal):
            if written.zh.endswith(f"= {plain(value)}"):
                return written
            return Text(f"{written.zh} = {plain(value)}", f"{written.en} = {plain(value)}")
        return written

    def _part(self, node: Node) -> Text:
        match node:
            case Number(_, number):
                return Text(plain(number), plain(number))
            case Words(_, text):
                return Text(f"“{text}”", f"“{text}”")
            case Key(_, name, False):
                label, value = self.name(name), plain(self._facts.value(name, self._column))
                return Text(f"{label.zh} {value}", f"“{label.en}” {value}")
            case Key(_, name, True):
                label, value = self.name(name), plain(term(node)(self._facts, self._column))
                return Text(f"上年度 {label.zh} {value}", f"last year's “{label.en}” {value}")
            case Sum(_, items):
                return self._sum(items)
            case Negative(_, operand):
                part = self._part(operand)
                return Text(f"−{part.zh}", f"−{part.en}")
            case Length(_, operand):
                return self._length(operand)
            case Function():
                value = plain(term(node)(self._facts, self._column))
                return Text(f"{written(node)} = {value}", f"{written(node)} = {value}")
            case Arithmetic(_, sign, left, right):
                one, other = self._bracketed(left), self._bracketed(right)
                shown = {"-": "−", "*": "×", "/": "÷"}.get(sign, sign)
                return Text(f"{one.zh} {shown} {other.zh}", f"{one.en} {shown} {other.en}")
        return _NOTHING

    def _bracketed(self, node: Node) -> Text:
        part = self._part(node)
        return Text(f"（{part.zh}）", f"({part.en})") if isinstance(node, Sum) else part

    def _sum(self, items: tuple[Node, ...]) -> Text:
        values = [term(item)(self._facts, self._column) for item in items]
        few = len(items) <= _MOST_SHOWN
        shown = [self._part(item) for item, value in zip(items, values, strict=True) if value or few]
        if not shown:
            return _ALL_ZERO
        rest = _REST_IS_ZERO if len(shown) < len(items) else _NOTHING
        zh, en = " + ".join(part.zh for part in shown), " + ".join(part.en for part in shown)
        return Text(zh + rest.zh, en + rest.en)

    def _length(self, operand: Node) -> Text:
        value = plain(term(Length(0, operand))(self._facts, self._column))
        label = self.name(operand.name) if isinstance(operand, Key) else Text("文字", "text")
        return Text(f"{label.zh}字数 {value}", f"characters of “{label.en}” {value}")
