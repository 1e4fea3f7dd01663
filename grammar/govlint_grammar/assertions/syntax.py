"""The parts of a condition, as typed data that goes into JSON and back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# A part as JSON has it: the name of its type, then its fields.
Encoded: TypeAlias = "str | int | bool | list[Encoded]"


class Number(NamedTuple):
    """A number; `at` is, here as everywhere, the offset in the condition's text."""

    at: int
    value: Decimal


class Words(NamedTuple):
    """Words in quotation marks."""

    at: int
    text: str


class Key(NamedTuple):
    """What stands in a report under a key; `previous`: in last year's report."""

    at: int
    name: str
    previous: bool = False

    @property
    def written(self) -> str:
        """The key as a condition has it."""
        return f"previous.{self.name}" if self.previous else self.name


class Sum(NamedTuple):
    """The sum of its items."""

    at: int
    items: tuple[Node, ...]


class Length(NamedTuple):
    """The number of characters of a text, blanks left out."""

    at: int
    operand: Node


class Function(NamedTuple):
    """What a function makes of its operands; `FUNCTIONS` has their names."""

    at: int
    name: str
    operands: tuple[Node, ...]


class Negative(NamedTuple):
    """A number with the other sign."""

    at: int
    operand: Node


class Arithmetic(NamedTuple):
    """Two numbers with ``+``, ``-``, ``*`` or ``/`` between them."""

    at: int
    sign: str
    left: Node
    right: Node


class Comparison(NamedTuple):
    """Two values with ``=``, ``!=``, ``<``, ``<=``, ``>`` or ``>=`` between them."""

    at: int
    sign: str
    left: Node
    right: Node


class Presence(NamedTuple):
    """Whether something is present, or absent."""

    at: int
    key: Node
    present: bool


class Matches(NamedTuple):
    """Whether a text has words of a pattern."""

    at: int
    operand: Node
    pattern: str


class Not(NamedTuple):
    """The opposite of a condition."""

    at: int
    operand: Node


class All(NamedTuple):
    """Conditions that all hold."""

    at: int
    parts: tuple[Node, ...]


class Any(NamedTuple):
    """Conditions of which one holds at least."""

    at: int
    parts: tuple[Node, ...]


class EachColumn(NamedTuple):
    """A condition on every column of the table that its keys are of."""

    at: int
    body: Node


Node: TypeAlias = (
    "Number | Words | Key | Sum | Length | Function | Negative | Arithmetic | Comparison | Presence | Matches"
    " | Not | All | Any | EachColumn"
)

_KINDS = (
    Number, Words, Key, Sum, Length, Function, Negative, Arithmetic, Comparison, Presence, Matches, Not, All,
    Any, EachColumn,
)  # fmt: skip
_TYPES: dict[str, type] = {kind.__name__: kind for kind in _KINDS}


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts that a part is made of, from left to right."""
    match node:
        case Sum(_, items):
            return items
        case All(_, parts) | Any(_, parts) | Function(_, _, parts):
            return parts
        case Arithmetic(_, _, left, right) | Comparison(_, _, left, right):
            return (left, right)
        case Length(_, operand) | Negative(_, operand) | Not(_, operand) | Matches(_, operand, _):
            return (operand,)
        case Presence(_, key, _):
            return (key,)
        case EachColumn(_, body):
            return (body,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a part and all that it is made of, in the order of the text."""
    yield node
    for child in children(node):
        yield from walk(child)


def keys_of(node: Node) -> tuple[Key, ...]:
    """Return the keys that a condition names, in the order of the text."""
    return tuple(part for part in walk(node) if isinstance(part, Key))


def encode(node: Node) -> Encoded:
    """Return a part as JSON has it."""
    return [type(node).__name__, *map(_encoded, node)]


def _encoded(value: object) -> Encoded:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str | int):
        return value
    assert isinstance(value, tuple)  # noqa: S101 - fields are plain, parts, or tuples of parts
    if type(value) is tuple:
        return [_encoded(item) for item in value]
    return encode(value)  # type: ignore[arg-type] # a named tuple among the fields is a part


def decode(stored: Encoded) -> Node:
    """Return the part that was encoded.

    Raises:
        TypeError, KeyError: it is not one.
    """
    if not isinstance(stored, list):
        raise TypeError(stored)
    name, *fields = stored
    kind = _TYPES[str(name)]
    values = [_decoded(field) for field in fields]
    if kind is Number:
        values[1] = Decimal(str(values[1]))
    node: Node = kind(*values)
    return node


def _decoded(field: Encoded) -> object:
    if not isinstance(field, list):
        return field
    if field and isinstance(field[0], str):
        return decode(field)
    return tuple(decode(item) for item in field)


_STRENGTH = {Any: 1, All: 2, Not: 3, Comparison: 4, Presence: 4, Matches: 4, Arithmetic: 5, Negative: 7}


def written(node: Node) -> str:
    """Write a part as a condition has it; read again it gives the same part."""
    match node:
        case Number(_, value):
            return f"{value:f}"
        case Words(_, text):
            return '"' + text.replace('"', '\\"') + '"'
        case Key():
            return node.written
        case Sum(_, items):
            return f"sum({', '.join(map(written, items))})"
        case Length(_, operand):
            return f"length({written(operand)})"
        case Function(_, name, operands):
            return f"{name}({', '.join(map(written, operands))})"
        case EachColumn(_, body):
            return f"{written(body)} in each column"
        case Negative(_, operand):
            return f"-{_within(operand, 7)}"
        case Not(_, operand):
            return f"not {_within(operand, 3)}"
        case _:
            return _written_between(node)


def _written_between(node: Node) -> str:
    match node:
        case Arithmetic(_, sign, left, right):
            strength = 5 if sign in "+-" else 6
            return f"{_within(left, strength)} {sign} {_within(right, strength + 1)}"
        case Comparison(_, sign, left, right):
            return f"{_within(left, 5)} {sign} {_within(right, 5)}"
        case Presence(_, key, present):
            return f"{_within(key, 5)} is {'present' if present else 'absent'}"
        case Matches(_, operand, pattern):
            return f"{_within(operand, 5)} matches {written(Words(0, pattern))}"
        case All(_, parts):
            return " and ".join(_within(part, 3) for part in parts)
        case Any(_, parts):
            return " or ".join(_within(part, 2) for part in parts)
    raise TypeError(node)


def _within(node: Node, least: int) -> str:
    """Write a part with brackets around it where it binds less than it must."""
    strength = _STRENGTH.get(type(node), 8)
    if isinstance(node, Arithmetic) and node.sign in "*/":
        strength = 6
    return written(node) if strength >= least else f"({written(node)})"
