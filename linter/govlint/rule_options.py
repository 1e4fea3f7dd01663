"""Options of rules: the fields of a frozen dataclass, and their values read from a configuration.

The dataclass is the only description: names, types, defaults and what a wrong value is answered with
come from it.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from govlint.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.positioned import Node


class OptionTypeError(Exception):
    """An options class that configurations could not fill."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class OptionField(NamedTuple):
    """An option of a rule.

    Attributes:
        name: its key in the configuration: the field's name with hyphens.
        field: the field's name in the class.
        read: from the node of the configuration to the value; raises `DocumentError`.
    """

    name: str
    field: str
    read: Callable[[Node], object]


def option_fields(options: type) -> tuple[OptionField, ...]:
    """Return the options that a class declares.

    Raises:
        OptionTypeError: not a frozen dataclass with defaults, or a field of a type that YAML cannot give.
    """
    if not (
        is_dataclass(options) and getattr(getattr(options, "__dataclass_params__", None), "frozen", False)
    ):
        raise OptionTypeError(
            Text("options 应为冻结的数据类", "options must be a frozen dataclass"),
        )
    if not fields(options):
        return ()
    try:
        hints = get_type_hints(options)
    except NameError as error:
        raise OptionTypeError(
            Text(f"options 的类型无法解析：{error}", f"the types of options cannot be resolved: {error}")
        ) from error
    found = []
    for field in fields(options):
        if field.default is MISSING and field.default_factory is MISSING:
            raise OptionTypeError(
                Text(f"options 的 {field.name} 没有默认值", f"the option {field.name} has no default")
            )
        reader = _reader(field.name, hints[field.name])
        found.append(OptionField(field.name.replace("_", "-"), field.name, reader))
    return tuple(found)


def read_options(options: type, node: Node) -> object:
    """Return an instance of an options class with what a node gives and defaults for the rest.

    Raises:
        DocumentError: an unknown option or a wrong value.
    """
    by_name = {field.name: field for field in option_fields(options)}
    given = node.map(tuple(by_name))
    return options(**{by_name[name].field: by_name[name].read(value) for name, value in given.items()})


def _reader(name: str, hint: object) -> Callable[[Node], object]:
    """Return the function that reads a value of a type."""
    simple = _SIMPLE.get(hint) if isinstance(hint, type) else None
    if simple is not None:
        return simple
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal and all(isinstance(value, str) for value in arguments):
        return lambda node: node.one_of(arguments)
    if origin in (tuple, frozenset) and (origin is frozenset or arguments[1:] == (...,)):
        item = _reader(name, arguments[0])
        return lambda node: origin(item(each) for each in node.items())
    if origin in (Union, types.UnionType) and len(arguments) == 2 and type(None) in arguments:
        value = _reader(name, next(kind for kind in arguments if kind is not type(None)))
        return lambda node: None if node.is_null else value(node)
    raise OptionTypeError(
        Text(
            f"options 的 {name} 的类型不支持：{hint}",
            f"the type of the option {name} is not supported: {hint}",
        ),
    )


_SIMPLE: dict[type, Callable[[Node], object]] = {
    bool: lambda node: node.boolean(),
    int: lambda node: node.integer(),
    float: lambda node: float(node.decimal()),
    Decimal: lambda node: node.decimal(),
    str: lambda node: node.text(),
    date: lambda node: node.date(),
}
