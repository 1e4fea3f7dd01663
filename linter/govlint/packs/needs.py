"""What a pack rule needs of a report, from the keys that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.assertions.syntax import Key, Presence, children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint_grammar.assertions.syntax import Node
    from govlint_grammar.forms import Form

_YEAR = "report.year"
_AGENCY = "report.agency"


def needs_of(conditions: Iterable[Node], forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Return the needs that conditions have: tables, sections and aspects, year and agency.

    What a condition only asks the presence of it does not need.
    """
    needs: dict[str, None] = {}
    for node in conditions:
        for key in _asked(node):
            needs |= dict.fromkeys(_needs_of_key(key.name, forms))
    return tuple(needs)


def needs_of_scopes(scopes: Iterable[str], forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Return the need of a rule that searches one part of the report alone."""
    names = tuple(scopes)
    return tuple(_part(names[0], forms)) if len(names) == 1 else ()


def _asked(node: Node) -> Iterator[Key]:
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
