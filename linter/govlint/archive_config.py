"""What a configuration says of an archive: layouts of paths, and agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.archive.names import Agency, written_alike
from govlint.archive_layout import FIELDS, ArchiveLayout, unknown_field
from govlint.config import last_given
from govlint.diagnostics import Text
from govlint.settings import AgencyEntry
from govlint.typed_fields import read_given

if TYPE_CHECKING:
    from govlint.config_layers import Layer
    from govlint_grammar.positioned import Node


def layout_of(layers: tuple[Layer, ...]) -> ArchiveLayout | None:
    """Return how agency and year follow from paths; None where that is not said.

    Raises:
        DocumentError: something in braces that is no field.
    """
    given = last_given(layers, "archive")
    layouts = given.node.entries().get("layout") if given else None
    if given is None or layouts is None:
        return None
    for item in layouts.items():
        wrong = unknown_field(item.text())
        if wrong is not None:
            message = Text(f"布局中不能有“{wrong}”", f"a layout cannot have '{wrong}', or not there")
            raise item.error(message, tuple(f"{{{field}}}" for field in FIELDS))
    return ArchiveLayout(layouts.strings(), given.reports)


def agencies_of(layers: tuple[Layer, ...]) -> tuple[Agency, ...]:
    """Return the agencies that the innermost layer with an archive names.

    Raises:
        DocumentError: a name that means two agencies, an agency under itself, or a year for no former name.
    """
    given = last_given(layers, "archive")
    listed = given.node.entries().get("agencies") if given else None
    return () if listed is None else read_agencies(listed)


def read_agencies(listed: Node) -> tuple[Agency, ...]:
    """Return the agencies of a list.

    Raises:
        DocumentError: as for `agencies_of`.
    """
    seen: dict[str, str] = {}
    return tuple(_agency(node, seen) for node in listed.items())


def _agency(node: Node, seen: dict[str, str]) -> Agency:
    entry = AgencyEntry(**read_given(AgencyEntry, node))  # type: ignore[arg-type] # read by the types of its fields
    nodes = node.entries()
    for each in (nodes["name"], *_items(nodes.get("also"))):
        written = written_alike(each.text())
        other = seen.setdefault(written, entry.name)
        if other != entry.name:
            zh, en = f"“{each.text()}”已经是“{other}”的名称", f"'{each.text()}' means '{other}' already"
            raise each.error(Text(zh, en))
    own = {written_alike(name) for name in (entry.name, *entry.also)}
    for each in (*_items(nodes.get("was")), *_items(nodes.get("children"))):
        if written_alike(each.text()) in own:
            raise each.error(
                Text(
                    "机关不能从自己而来，也不能汇总自己",
                    "an agency neither comes from itself nor sums itself up",
                )
            )
    if entry.until is not None and not entry.was:
        raise nodes["until"].error(
            Text("没有 was，until 无意义", "without 'was' there is nothing that 'until' could end"),
            at_key=True,
        )
    return Agency(entry.name, entry.also, entry.was, entry.until, entry.children, node)


def _items(node: Node | None) -> tuple[Node, ...]:
    return tuple(node.items()) if node is not None else ()
