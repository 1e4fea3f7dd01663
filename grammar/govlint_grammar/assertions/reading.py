"""From the text of a condition to its parts."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, cast

from govlint_grammar.assertions.errors import ExpressionError
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
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

LONGEST = 2000
_DEEPEST = 40
_PREVIOUS = "previous."
_SIGNS = {"≠": "!=", "≤": "<=", "≥": ">="}
_WORDS = {
    "KEY": "requests.received",
    "NUMBER": "1",
    "STRING": '"…"',
    "COMPARISON": "= != < <= > >=",
    "SIGN": "+ -",
    "TIMES": "* /",
    "FUNCTION": "abs round remainder first",
    "LPAR": "(",
    "RPAR": ")",
    "COMMA": ",",
}


def read_condition(text: str) -> Node:
    """Read a condition.

    Args:
        text: any text at all.

    Raises:
        ExpressionError: it is no condition; the place and what may stand there are told.
    """
    if len(text) > LONGEST:
        message = Text(f"表达式超过{LONGEST}个字符", f"an expression of more than {LONGEST} characters")
        raise ExpressionError(message, LONGEST)
    from lark.exceptions import UnexpectedInput

    try:
        tree = _grammar().parse(text)
    except UnexpectedInput as error:
        raise _unexpected(error, text) from None
    body = _built(cast("Tree[Token]", tree.children[0]), 0)
    return EachColumn(0, body) if tree.data == "each_column" else body


@cache
def _grammar() -> Lark:
    from govlint_grammar.grammar_cache import load_grammar

    return load_grammar("assertions.lark")


def _unexpected(error: UnexpectedInput, text: str) -> ExpressionError:
    from lark.exceptions import UnexpectedToken

    at = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    expected: set[str] = set()
    if isinstance(error, UnexpectedToken):
        expected = set(error.accepts or error.expected)
        found = str(error.token)
        if error.token.type == "$END":
            at = len(text.rstrip())
            zh, en = "表达式不完整", "the expression ends too soon"
        else:
            zh, en = f"此处不能是“{found}”", f"'{found}' cannot stand here"
        length = len(found)
    else:
        expected = set(getattr(error, "allowed", None) or ())
        found, length = text[at : at + 1], 1
        zh, en = f"此处不能有字符“{found}”", f"the character '{found}' cannot stand here"
    allowed = sorted(_WORDS.get(name, name.lower()) for name in expected - {"$END", "__IGNORE_0"})
    return ExpressionError(Text(zh, en), at, length, allowed)


def _built(node: Tree[Token] | Token, depth: int) -> Node:
    """Return the part that a node of the parse tree stands for."""
    tree = cast("Tree[Token]", node)
    if depth > _DEEPEST:
        raise ExpressionError(Text("嵌套层数过多", "nested too deeply"), _at(tree))
    kind, items = str(tree.data), tree.children
    if kind in ("number", "words", "key"):
        return _leaf(kind, cast("Token", items[0]))
    if kind == "comparison":
        left, sign, right = items
        return Comparison(_at(tree), _SIGNS.get(str(sign), str(sign)), *_both(left, right, depth))
    if kind == "arithmetic":
        left, sign, right = items
        return Arithmetic(_at(tree), str(sign), *_both(left, right, depth))
    if kind == "matches":
        pattern = cast("Token", items[1])
        # Its place is that of the pattern, behind the quotation mark, where its mistakes are.
        return Matches((pattern.start_pos or 0) + 1, _built(items[0], depth + 1), _unquoted(pattern))
    if kind == "signed":
        operand = _built(items[1], depth + 1)
        return operand if items[0] == "+" else Negative(_at(tree), operand)
    if kind == "function":
        name, *operands = items
        return Function(_at(tree), str(name), tuple(_built(item, depth + 1) for item in operands))
    parts = tuple(_built(item, depth + 1) for item in items)
    if kind in ("present", "absent"):
        return Presence(_at(tree), parts[0], kind == "present")
    if kind in ("all", "any", "sum"):
        several = {"all": All, "any": Any, "sum": Sum}[kind]
        return cast("Node", several(_at(tree), parts))
    single = {"negation": Not, "length": Length}[kind]
    return cast("Node", single(_at(tree), parts[0]))


def _both(left: Tree[Token] | Token, right: Tree[Token] | Token, depth: int) -> tuple[Node, Node]:
    return _built(left, depth + 1), _built(right, depth + 1)


def _leaf(kind: str, token: Token) -> Node:
    at = token.start_pos or 0
    if kind == "number":
        return Number(at, Decimal(token))
    if kind == "words":
        return Words(at, _unquoted(token))
    if token.startswith(_PREVIOUS):
        return Key(at, token.removeprefix(_PREVIOUS), previous=True)
    return Key(at, str(token))


def _unquoted(token: str) -> str:
    return token[1:-1].replace('\\"', '"')


def _at(tree: Tree[Token]) -> int:
    tokens = tree.scan_values(lambda _: True)
    return min((token.start_pos or 0 for token in tokens), default=0)
