"""Whether a condition makes sense: its keys are known, numbers are compared with numbers."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from govlint_grammar.assertions.errors import ExpressionError
from govlint_grammar.assertions.keys import Kind, takes_columns
from govlint_grammar.assertions.pattern_reading import read_pattern
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
    keys_of,
    written,
)
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


_CONDITION = "condition"
_NAMES = {
    "number": Text("数字", "a number"),
    "text": Text("文字", "a text"),
    "part": Text("只能用 is present 或 is absent 判断的部分", "a part, which only is present or is absent"),
    _CONDITION: Text("条件", "a condition"),
}
_MOST_SHOWN = 6
# What functions take, and what they give.
FUNCTIONS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "abs": (("number",), "number"),
    "round": (("number", "number"), "number"),
    "remainder": (("number", "number"), "number"),
    "first": (("text", "number"), "text"),
}


def check_condition(node: Node, keys: Mapping[str, Kind]) -> None:
    """Check a condition as a whole.

    Args:
        node: the condition.
        keys: the keys that it may name, as `known_keys` gives them.

    Raises:
        ExpressionError: an unknown key, a pattern that is not allowed, or a number where a condition is due.
    """
    checker = _Checker(keys)
    if isinstance(node, EachColumn):
        checker.expect(node.body, _CONDITION)
        columns = [key for key in keys_of(node) if takes_columns(key.name, keys)]
        if not columns:
            message = Text(
                "in each column 要用到分列填写的表格中的键，且不写列名",
                "'in each column' needs keys of a table with columns, without a column",
            )
            raise ExpressionError(message, node.at, 1)
    else:
        checker.expect(node, _CONDITION)


def check_term(node: Node, keys: Mapping[str, Kind]) -> None:
    """Check a number or a text.

    Raises:
        ExpressionError: an unknown key, or a condition.
    """
    _Checker(keys).expect(node, "number", "text")


def check_key(name: str, known: Mapping[str, Kind], at: int = 0) -> None:
    """Check that a key, ``previous.`` before it or not, is known.

    Raises:
        ExpressionError: it is not; like keys are listed.
    """
    bare = name.removeprefix("previous.")
    if bare not in known:
        near = _near(bare, known)
        zh = f"，是否应为“{near[0]}”？" if near else ""
        en = f"; did you mean '{near[0]}'?" if near else ""
        message = Text(f"报告中没有“{bare}”这个键{zh}", f"a report has no key '{bare}'{en}")
        raise ExpressionError(message, at, len(name), near)


def _near(name: str, known: Mapping[str, Kind]) -> list[str]:
    """Return the keys most like a name; those that end or begin as it does, if none is like it."""
    close = get_close_matches(name, list(known), _MOST_SHOWN)
    last = name.rpartition(".")[2]
    return close or [key for key in known if key.rpartition(".")[2] == last][:_MOST_SHOWN]


class _Checker:
    """Types of parts; the first mistake is raised."""

    def __init__(self, known: Mapping[str, Kind]) -> None:
        self._known = known

    def expect(self, node: Node, *kinds: str) -> str:
        """Check a part and that it is of one of the kinds; return its kind."""
        kind = self._kind(node)
        if kind not in kinds:
            found = written(node)
            zh = f"此处应为{'或'.join(_NAMES[each].zh for each in kinds)}，“{found}”是{_NAMES[kind].zh}"
            en = f"{' or '.join(_NAMES[each].en for each in kinds)} is needed; '{found}' is {_NAMES[kind].en}"
            raise ExpressionError(Text(zh, en), node.at, len(found))
        return kind

    def _kind(self, node: Node) -> str:
        match node:
            case Number():
                return "number"
            case Words():
                return "text"
            case Key(at, name, _):
                return self._key(node.written, name, at)
            case Sum(_, items):
                return self._all(items, "number")
            case Arithmetic(_, _, left, right):
                return self._all((left, right), "number")
            case Negative(_, operand):
                return self.expect(operand, "number")
            case Length(_, operand):
                self.expect(operand, "text")
                return "number"
            case Function():
                return self._function(node)
            case _:
                return self._condition(node)

    def _condition(self, node: Node) -> str:
        match node:
            case All(_, parts) | Any(_, parts):
                return self._all(parts, _CONDITION)
            case Not(_, operand):
                return self.expect(operand, _CONDITION)
            case Comparison(_, sign, left, right):
                kind = self.expect(left, "number", "text")
                self.expect(right, kind)
                if kind == "text" and sign not in ("=", "!="):
                    message = Text("文字只能用 = 或 != 比较", "texts are compared with = or != only")
                    raise ExpressionError(message, node.at, len(written(node)), ("=", "!="))
            case Presence(at, key, _):
                if not isinstance(key, Key):
                    message = Text("is present 和 is absent 前应为键", "a key must stand before 'is'")
                    raise ExpressionError(message, at, len(written(key)))
                self._kind(key)
            case Matches(at, operand, pattern):
                self.expect(operand, "text")
                self._pattern(pattern, at)
            case EachColumn(at):
                message = Text("in each column 只能写在最后", "'in each column' belongs to the end")
                raise ExpressionError(message, at)
        return _CONDITION

    def _function(self, node: Function) -> str:
        takes, gives = FUNCTIONS[node.name]
        if len(node.operands) != len(takes):
            form = f"{node.name}({', '.join(takes)})"
            zh, en = f"“{node.name}”应写作 {form}", f"'{node.name}' is written {form}"
            raise ExpressionError(Text(zh, en), node.at, len(node.name))
        for operand, kind in zip(node.operands, takes, strict=True):
            self.expect(operand, kind)
        return gives

    def _all(self, parts: tuple[Node, ...], kind: str) -> str:
        for part in parts:
            self.expect(part, kind)
        return kind

    def _key(self, whole: str, name: str, at: int) -> str:
        kind = self._known.get(name)
        if kind is None:
            near = _near(name, self._known)
            zh = f"，是否应为“{near[0]}”？" if near else ""
            en = f"; did you mean '{near[0]}'?" if near else ""
            message = Text(f"报告中没有“{name}”这个键{zh}", f"a report has no key '{name}'{en}")
            raise ExpressionError(message, at, len(whole), near)
        return kind.value

    @staticmethod
    def _pattern(pattern: str, at: int) -> None:
        try:
            read_pattern(pattern)
        except ExpressionError as error:
            zh, en = f"“{pattern}”：{error.message.zh}", f"'{pattern}': {error.message.en}"
            raise ExpressionError(Text(zh, en), at + error.at, error.length, error.allowed) from None
