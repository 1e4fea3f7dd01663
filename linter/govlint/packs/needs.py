"""What a pack rule needs of a report, from the keys that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.context import PREVIOUS
from govlint.diagnostics import Text
from govlint_grammar.assertions.syntax import Key, Presence, children, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint_grammar.assertions.syntax import Node as Condition
    from govlint_grammar.forms import Form
    from govlint_grammar.positioned import Node

_YEAR = "report.year"
_AGENCY = "report.agency"
_NOT_KEPT = ("text", "statements", "aspects")


def needs_of(conditions: Iterable[Condition], forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Return the needs that conditions have: tables, sections and aspects, year and agency.

    What a condition only asks the presence of it does not need.
    """
    needs: dict[str, None] = {}
    for node in conditions:
        for key in _asked(node):
            needs |= dict.fromkeys(_needs_of_key(key.name, forms))
    return tuple(needs)


def needs_of_last_year(
    conditions: Sequence[Condition], parts: Mapping[str, Node], form: str
) -> tuple[str, ...]:
    """Return the need for last year's report, if conditions speak of it.

    Args:
        conditions: the conditions of a rule.
        parts: its entries.
        form: which of them it states.

    Raises:
        DocumentError: they speak of last year beside words or statements, which an archive does not keep.
    """
    keys = [key for condition in conditions for key in keys_of(condition)]
    if not any(key.previous for key in keys):
        return ()
    if form != "assert":
        message = Text("previous. 只用于 assert", "'previous.' goes with assert only")
        raise parts["when"].error(message)
    for key in keys:
        if key.name.partition(".")[0] in _NOT_KEPT:
            name = key.written
            zh = f"与 previous. 并用的键应为表格中的数或者报告的年度、机关，不能是“{name}”"
            en = f"beside 'previous.' keys are those of tables and of the report, not '{name}'"
            raise parts["assert"].error(Text(zh, en))
    return (PREVIOUS,)


def needs_of_scopes(scopes: Iterable[str], forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Return the need of a rule that searches one part of the report alone."""
    names = tuple(scopes)
    return tuple(_part(names[0], forms)) if len(names) == 1 else ()


def _asked(node: Condition) -> Iterator[Key]:
    if isinstance(node, Presence):
        return
    if isinstance(node, Key):
        if not node.previous:
            yield node
        return
    for child in children(node):
        yield from _asked(child)


def _needs_of_key(key: str, forms: tuple[Form, ...]) -> Iterator[str]:
    group, _, rest = key.partition(".")
    if group == "text":
        yield from _part(rest, forms)
    elif key in (_YEAR, _AGENCY):
        yield key
    elif any(table.key == group for form in forms for table in form.tables):
        yield group


def _part(name: str, forms: tuple[Form, ...]) -> Iterator[str]:
    section, _, aspect = name.partition(".")
    if aspect:
        yield f"aspects.{aspect}"
    elif any(each.key == section for form in forms for each in form.sections):
        yield f"sections.{section}"
