"""The header of a table, read against the columns of the form: which column stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.labels import normalise_label
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint_grammar.forms import ColumnForm

# Shorter words are too like each other to be taken for a damaged label.
_SHORTEST_DAMAGED = 2


class HeaderColumn(NamedTuple):
    """A leaf column of the table: the form's column, or None for one the form does not have.

    Attributes:
        key: the column's key with the prefix of its groups.
        position: which of the header's labels names it.
        altered: whether the label differs from the form's.
    """

    form: ColumnForm | None
    key: str
    position: int
    altered: bool = False


class Header(NamedTuple):
    """The columns as the header names them, from left to right.

    Attributes:
        missing: keys of the form's columns that the header does not name.
        unread: indexes of labels that could not be placed; if there are any, no column is certain.
    """

    columns: tuple[HeaderColumn, ...]
    missing: tuple[tuple[str, ColumnForm], ...]
    unread: tuple[int, ...]


def leaf_columns(columns: tuple[ColumnForm, ...], prefix: str = "") -> tuple[tuple[str, ColumnForm], ...]:
    """Return the leaf columns of a form's header with their full keys, optional ones left out."""
    leaves: list[tuple[str, ColumnForm]] = []
    for column in columns:
        key = f"{prefix}.{column.key}" if prefix and column.key else prefix or column.key
        if column.columns:
            leaves.extend(leaf_columns(column.columns, key))
        elif not column.optional:
            leaves.append((key, column))
    return tuple(leaves)


class _Node:
    """A group of the header while it is being read."""

    def __init__(self, columns: tuple[ColumnForm, ...], prefix: str) -> None:
        self.columns = columns
        self.prefix = prefix
        self.children: list[tuple[HeaderColumn, _Node | None]] = []

    def match(self, label: str) -> tuple[ColumnForm, bool] | None:
        """Return the column that a label names, and whether the label is altered."""
        for column in self.columns:
            if label == normalise_label(column.label):
                return column, False
            if label in (normalise_label(variant) for variant in column.variants):
                return column, False
        damaged = [column for column in self.columns if _damaged(label, normalise_label(column.label))]
        return (damaged[0], True) if len(damaged) == 1 else None

    def nested(self, label: str) -> tuple[ColumnForm, str] | None:
        """Return the only leaf of that label, with its key, in a group that the header does not name."""
        found = [
            (leaf, key, column)
            for column in self.columns
            for key, leaf in leaf_columns((column,))
            if normalise_label(leaf.label) == label
        ]
        # A label that stands under several groups (table 4) says nothing without its group.
        if len(found) != 1 or not found[0][2].columns or self.holds(found[0][2]):
            return None
        return found[0][0], found[0][1]

    def holds(self, column: ColumnForm) -> bool:
        """Whether the group has this column already."""
        return any(child.form is column for child, _ in self.children)


def _damaged(label: str, official: str) -> bool:
    """Whether a label is the official one with a few characters lost at either end."""
    return len(label) >= _SHORTEST_DAMAGED and len(label) * 2 >= len(official) and label in official


def read_header(columns: tuple[ColumnForm, ...], labels: tuple[str, ...]) -> Header:
    """Read a header's labels, given row by row from the top, as the tree of the form's columns.

    The labels of a level stand in the order of the groups above them, so that equal labels under several
    groups (结果维持 in table 4) are told apart by whose turn it is.
    """
    root = _Node(columns, "")
    queue = [root]
    at = 0
    while queue:
        group = queue.pop(0)
        at = _consume(group, queue, labels, at)
        queue.extend(node for _, node in group.children if node is not None)
        if not group.children and group is not root:
            return Header((), (), tuple(range(len(labels))))
    leaves = tuple(_leaves(root))
    named = {leaf.key for leaf in leaves}
    missing = tuple((key, column) for key, column in leaf_columns(columns) if key not in named)
    return Header(leaves, missing, tuple(range(at, len(labels))))


def _consume(group: _Node, waiting: list[_Node], labels: tuple[str, ...], at: int) -> int:
    """Give a group the labels that are its columns; return the index of the first that is not."""
    while at < len(labels):
        matched = group.match(labels[at])
        pending = [*waiting, *(node for _, node in group.children if node)]
        if matched is None:
            if (inner := group.nested(labels[at])) and not any(node.match(labels[at]) for node in pending):
                group.children.append((HeaderColumn(inner[0], inner[1], at), None))
                at += 1
                continue
            if any(node.match(labels[at]) for node in pending):
                break
            if not group.children or not _is_level_of(group, labels, at):
                break
            group.children.append((HeaderColumn(None, "", at), None))
        else:
            column, altered = matched
            if group.holds(column):
                if group.children[-1][0].form is not column or any(n.match(labels[at]) for n in pending):
                    break
                group.children.append((HeaderColumn(None, "", at), None))
            else:
                group.children.append(_child(group, column, at, altered))
        at += 1
    return at


def _is_level_of(group: _Node, labels: tuple[str, ...], at: int) -> bool:
    """Whether an unknown label is followed by another of the group's own, so that it stands among them."""
    return (
        at + 1 < len(labels)
        and (match := group.match(labels[at + 1])) is not None
        and not group.holds(match[0])
    )


def _child(group: _Node, column: ColumnForm, at: int, altered: bool) -> tuple[HeaderColumn, _Node | None]:
    key = f"{group.prefix}.{column.key}" if group.prefix and column.key else group.prefix or column.key
    node = _Node(column.columns, key) if column.columns else None
    return HeaderColumn(column, key, at, altered), node


def _leaves(group: _Node) -> list[HeaderColumn]:
    leaves: list[HeaderColumn] = []
    for column, node in group.children:
        if node is None:
            leaves.append(column)
        else:
            leaves.extend(_leaves(node))
    return leaves
