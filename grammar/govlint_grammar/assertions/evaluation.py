"""What is true of a report: conditions made into functions of its facts.

The logic has three values. What is not known stays so unless the rest decides: false and unknown is false,
true or unknown is true.
"""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.assertions.functions import FUNCTIONS
from govlint_grammar.assertions.keys import GIVEN_GROUPS, OTHER_GROUPS
from govlint_grammar.assertions.syntax import (
    All,
    Any,
    Arithmetic,
    Comparison,
    EachColumn,
    Function,
    Key,
    Length,
    Matches,
    Negative,
    Node,
    Not,
    Number,
    Presence,
    Sum,
    Words,
)
from govlint_grammar.assertions.values import Unknown, calculated
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.assertions.values import Truth, Value

Term: TypeAlias = "Callable[[Facts, str], Value]"
Condition: TypeAlias = "Callable[[Facts, str], Truth]"

_NO_RESULT = Unknown(Text("算式没有结果（如除数为零）", "the sum has no result, as when dividing by zero"))
_NOT_ALIKE = Unknown(Text("数字与文字不能比较", "a number cannot be compared with a text"))
_ZERO = Decimal(0)
_BLANKS = " \n\t\u3000\u00a0"
_ORDER: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def condition(node: Node) -> Condition:
    """Return a condition as a function of a report's facts and a column (empty for none).

    Args:
        node: a part that `checking` takes for a condition.
    """
    match node:
        case EachColumn(_, body):
            return condition(body)
        case All(_, parts):
            return _joined(tuple(map(condition, parts)), decisive=False)
        case Any(_, parts):
            return _joined(tuple(map(condition, parts)), decisive=True)
        case Not(_, operand):
            return _opposite(condition(operand))
        case Comparison(_, "<" | "<=" as sign, Length(_, operand), right):
            return _shorter(term(operand), term(right), _compared(sign, term(node.left), term(right)))
        case Comparison(_, sign, left, right):
            return _compared(sign, term(left), term(right))
        case Presence(_, Key() as key, present):
            return _presence(key, present)
        case Matches(_, operand, pattern):
            return _matching(term(operand), pattern)
    raise TypeError(node)


def term(node: Node) -> Term:
    """Return a number or text as a function of a report's facts and a column.

    Args:
        node: a part that `checking` takes for a number or a text.
    """
    match node:
        case Number(_, value) | Words(_, value):
            return _constant(value)
        case Key(_, name, previous):
            return _previous(name) if previous else _looked_up(name)
        case Sum(_, items):
            return _summed(tuple(map(term, items)))
        case Negative(_, operand):
            return _calculation("-", _constant(_ZERO), term(operand))
        case Arithmetic(_, sign, left, right):
            return _calculation(sign, term(left), term(right))
        case Length(_, operand):
            return _measured(term(operand))
        case Function(_, name, operands):
            return _applied(name, tuple(map(term, operands)))
    raise TypeError(node)


def _constant(value: Decimal | str) -> Term:
    return lambda facts, column: value  # noqa: ARG005 - terms share one signature


def _previous(name: str) -> Term:
    """Return what stands under a key in last year's report."""
    look_up = _looked_up(name)

    def value(facts: Facts, column: str) -> Value:
        before = facts.previous()
        return before if isinstance(before, Unknown) else look_up(before, column)

    return value


def _looked_up(name: str) -> Term:
    group = name.partition(".")[0]
    if group in GIVEN_GROUPS:
        return lambda facts, column: facts.given(name)  # noqa: ARG005 - terms share one signature
    if group in OTHER_GROUPS:
        return lambda facts, column: facts.value(name, column)
    return lambda facts, column: facts.number(group, name, column)


def _summed(terms: tuple[Term, ...]) -> Term:
    def value(facts: Facts, column: str) -> Value:
        total: Decimal | None = _ZERO
        for each in terms:
            item = each(facts, column)
            if isinstance(item, Unknown):
                return item
            if isinstance(item, str) or total is None:
                return _NOT_ALIKE
            total = calculated("+", total, item)
        return _NO_RESULT if total is None else total

    return value


def _calculation(sign: str, left: Term, right: Term) -> Term:
    def value(facts: Facts, column: str) -> Value:
        one, other = left(facts, column), right(facts, column)
        if isinstance(one, Unknown):
            return one
        if isinstance(other, Unknown):
            return other
        if isinstance(one, str) or isinstance(other, str):
            return _NOT_ALIKE
        result = calculated(sign, one, other)
        return _NO_RESULT if result is None else result

    return value


def _measured(text: Term) -> Term:
    def value(facts: Facts, column: str) -> Value:
        found = text(facts, column)
        if not isinstance(found, str):
            return found
        return Decimal(len(found) - sum(map(found.count, _BLANKS)))

    return value


def _applied(name: str, terms: tuple[Term, ...]) -> Term:
    function = FUNCTIONS[name]

    def value(facts: Facts, column: str) -> Value:
        operands: list[Decimal | str] = []
        for each in terms:
            operand = each(facts, column)
            if isinstance(operand, Unknown):
                return operand
            operands.append(operand)
        result = function(*operands)
        return _NO_RESULT if result is None else result

    return value


def _joined(parts: tuple[Condition, ...], *, decisive: bool) -> Condition:
    """Return *all* (decided by one that is false) or *any* (decided by one that is true)."""

    def truth(facts: Facts, column: str) -> Truth:
        unknown: Unknown | None = None
        for part in parts:
            found = part(facts, column)
            if found is decisive:
                return decisive
            if isinstance(found, Unknown) and unknown is None:
                unknown = found
        return not decisive if unknown is None else unknown

    return truth


def _opposite(operand: Condition) -> Condition:
    def truth(facts: Facts, column: str) -> Truth:
        found = operand(facts, column)
        return found if isinstance(found, Unknown) else not found

    return truth


def _compared(sign: str, left: Term, right: Term) -> Condition:
    def truth(facts: Facts, column: str) -> Truth:
        one, other = left(facts, column), right(facts, column)
        if isinstance(one, Unknown):
            return one
        if isinstance(other, Unknown):
            return other
        if isinstance(one, str) is not isinstance(other, str):
            return _NOT_ALIKE
        if sign in ("=", "!="):
            return (one == other) is (sign == "=")
        if isinstance(one, str) or isinstance(other, str):
            return _NOT_ALIKE
        return _ORDER[sign](one, other)

    return truth


def _shorter(text: Term, right: Term, exactly: Condition) -> Condition:
    """Return whether a text is not too long: with its blanks it often is short enough already."""

    def truth(facts: Facts, column: str) -> Truth:
        found, most = text(facts, column), right(facts, column)
        if isinstance(found, str) and isinstance(most, Decimal) and len(found) < most:
            return True
        return exactly(facts, column)

    return truth


def _presence(key: Key, present: bool) -> Condition:
    def truth(facts: Facts, column: str) -> Truth:
        asked = facts.previous() if key.previous else facts
        found = asked if isinstance(asked, Unknown) else asked.has(key.name, column)
        return found if isinstance(found, Unknown) else found is present

    return truth


def _matching(text: Term, written: str) -> Condition:
    from govlint_grammar.assertions.pattern_reading import read_pattern

    pattern = read_pattern(written)

    def truth(facts: Facts, column: str) -> Truth:
        found = text(facts, column)
        if not isinstance(found, str):
            return found if isinstance(found, Unknown) else _NOT_ALIKE
        return pattern.stands_in(found)

    return truth
