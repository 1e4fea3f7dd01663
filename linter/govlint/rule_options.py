"""Options of rules: the fields of a frozen dataclass, and their values read from a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.typed_fields import FieldTypeError, TypedField, fields_of, read_given

if TYPE_CHECKING:
    from govlint_grammar.positioned import Node


class OptionTypeError(Exception):
    """An options class that configurations could not fill."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def option_fields(options: type) -> tuple[TypedField, ...]:
    """Return the options that a class declares.

    Raises:
        OptionTypeError: not a frozen dataclass with defaults, or a field of a type that YAML cannot give.
    """
    if not isinstance(options, type):
        raise OptionTypeError(Text("options 应为类", "options must be a class"))
    try:
        found = fields_of(options)
    except FieldTypeError as error:
        wrong = error.message
        raise OptionTypeError(Text(f"options：{wrong.zh}", f"options: {wrong.en}")) from error
    for each in found:
        if each.required:
            raise OptionTypeError(
                Text(f"options 的 {each.field} 没有默认值", f"the option {each.field} has no default")
            )
    return found


def read_options(options: type, *nodes: Node) -> object:
    """Return an instance of an options class with what nodes give, the last first, and defaults for the rest.

    Raises:
        DocumentError: an unknown option or a wrong value.
    """
    given: dict[str, object] = {}
    for node in nodes:
        if not node.is_null:
            given.update(read_given(options, node))
    return options(**given)
