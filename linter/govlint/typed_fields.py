"""Values of a document by the fields of a frozen dataclass: how to read them, and their JSON Schema.

The dataclass is the only description. Configuration, waivers and the options of rules all come from here,
so that what is read, what is answered to a wrong value and what the published schema says cannot differ.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from govlint.diagnostics import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint_grammar.positioned import Node

Schema: TypeAlias = dict[str, object]
DOC = "doc"  # the key of a field's metadata that holds its description, a `Text`


class FieldTypeError(Exception):
    """A dataclass that no document could fill."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Kind(NamedTuple):
    """A type of values.

    Attributes:
        read: from a node to the value; raises `DocumentError`.
        schema: the JSON Schema of what may stand there.
    """

    read: Callable[[Node], object]
    schema: Schema


class TypedField(NamedTuple):
    """A field of a dataclass as a key of a document.

    Attributes:
        name: its key in the document: the field's name with hyphens.
        field: the field's name in the class.
        kind: its type.
        required: whether it has no default.
        doc: what it is for, if the class says so.
    """

    name: str
    field: str
    kind: Kind
    required: bool
    doc: Text | None


@lru_cache(maxsize=256)
def fields_of(described: type) -> tuple[TypedField, ...]:
    """Return the fields of a frozen dataclass.

    Raises:
        FieldTypeError: not a frozen dataclass, or a field of a type that YAML cannot give.
    """
    if not (is_dataclass(described) and described.__dataclass_params__.frozen):  # type: ignore[attr-defined] # not in typeshed
        raise FieldTypeError(Text("应为冻结的数据类", "it must be a frozen dataclass"))
    if not fields(described):
        return ()
    try:
        hints = get_type_hints(described)
    except NameError as error:
        raise FieldTypeError(
            Text(f"类型无法解析：{error}", f"its types cannot be resolved: {error}")
        ) from error
    return tuple(
        TypedField(
            each.name.replace("_", "-"),
            each.name,
            kind_of(hints[each.name], each.name),
            each.default is MISSING and each.default_factory is MISSING,
            each.metadata.get(DOC),
        )
        for each in fields(described)
    )


def read_given(described: type, node: Node) -> dict[str, object]:
    """Return the values that a map gives to the fields of a dataclass, by the names of the fields.

    Raises:
        DocumentError: not a map, an unknown or missing key, or a wrong value.
    """
    by_name = {each.name: each for each in fields_of(described)}
    required = [each.name for each in by_name.values() if each.required]
    given = node.map(tuple(by_name), required)
    return {by_name[name].field: by_name[name].kind.read(value) for name, value in given.items()}


def schema_of(described: type) -> Schema:
    """Return the JSON Schema of a map that gives the fields of a dataclass."""
    known = fields_of(described)
    properties: Schema = {
        each.name: {**each.kind.schema, **({"description": each.doc.en} if each.doc else {})}
        for each in known
    }
    required = [each.name for each in known if each.required]
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def kind_of(hint: object, name: str) -> Kind:
    """Return how values of a type are read and described.

    Raises:
        FieldTypeError: a type that YAML cannot give.
    """
    if hint is object:  # read later, when it is known what it holds
        return Kind(lambda node: node, {})
    if isinstance(hint, type):
        simple = _SIMPLE.get(hint)
        if simple is not None:
            return simple
        if is_dataclass(hint):
            described = hint
            return Kind(lambda node: described(**read_given(described, node)), schema_of(described))
    origin, arguments = get_origin(hint), get_args(hint)
    made = _compound(origin, arguments, name)
    if made is None:
        raise FieldTypeError(
            Text(f"{name} 的类型不支持：{hint}", f"the type of {name} is not supported: {hint}"),
        )
    return made


def _compound(origin: object, arguments: tuple[object, ...], name: str) -> Kind | None:
    words = tuple(value for value in arguments if isinstance(value, str))
    if origin is Literal and len(words) == len(arguments):
        return Kind(lambda node: node.one_of(words), {"enum": list(words)})
    if origin is frozenset or (origin is tuple and arguments[1:] == (...,)):
        build = frozenset if origin is frozenset else tuple
        item = kind_of(arguments[0], name)
        return Kind(
            lambda node: build(item.read(each) for each in node.items()),
            {"type": "array", "items": item.schema},
        )
    if origin in (Mapping, dict) and arguments[0] is str:
        value = kind_of(arguments[1], name)
        return Kind(
            lambda node: {key: value.read(each) for key, each in node.entries().items()},
            {"type": "object", "additionalProperties": value.schema},
        )
    if origin in (Union, types.UnionType) and len(arguments) == 2 and type(None) in arguments:
        inner = kind_of(next(kind for kind in arguments if kind is not type(None)), name)
        return Kind(
            lambda node: None if node.is_null else inner.read(node),
            {"anyOf": [inner.schema, {"type": "null"}]},
        )
    return None


# A number or a date in quotation marks is read like one without.
_NUMBER: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*[-+]?[0-9._]+([eE][-+]?[0-9]+)?\s*$"}]
}
_SIMPLE: dict[type, Kind] = {
    bool: Kind(lambda node: node.boolean(), {"type": "boolean"}),
    int: Kind(lambda node: node.integer(), {"type": "integer"}),
    float: Kind(lambda node: float(node.decimal()), _NUMBER),
    Decimal: Kind(lambda node: node.decimal(), _NUMBER),
    str: Kind(lambda node: node.text(), {"type": "string"}),
    date: Kind(lambda node: node.date(), {"type": "string", "format": "date"}),
}
