"""Forms read from YAML, with every mistake named at its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.forms import Balance, BlockForm, ColumnForm, Form, HeadingForm, RowForm, TableForm, Text
from govlint_grammar.labels import normalise_label
from govlint_grammar.positioned import load_packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint_grammar.positioned import Node

_T = TypeVar("_T")

_FOLDER = Path(__file__).parent / "forms"
_FORM = (
    *("edition", "first_year", "last_year", "instrument", "name", "title"),
    *("sections", "aspects", "tables", "classes", "balances"),
)
_KINDS = ("whole", "decimal", "signed")
_EACH = ("column", "row", "")


def load_form(path: Path) -> Form:
    """Read an edition of the official form.

    Args:
        path: a YAML file in the layout of ``forms/2021.yaml``.

    Raises:
        OSError: the file cannot be read.
        DocumentError: anything in it that is not as it must be.
    """
    fields = load_packaged(path).map((), _FORM)
    last = fields["last_year"]
    first_year = fields["first_year"].integer(1900, 9999)
    classes = {key: node.wording() for key, node in fields["classes"].entries().items()}
    tables = _unique(
        ((table.key, node, table) for node, table in _tables(fields["tables"], classes)),
        Text("表的键", "the table key"),
    )
    return Form(
        edition=fields["edition"].text(),
        first_year=first_year,
        last_year=None if last.is_null else last.integer(first_year, 9999),
        instrument=fields["instrument"].text(),
        name=fields["name"].wording(),
        title=fields["title"].text(),
        sections=_headings(fields["sections"]),
        aspects=_headings(fields["aspects"]),
        tables=tables,
        balances=_balances(fields["balances"], {table.key: table for table in tables}),
        classes=MappingProxyType(classes),
    )


@cache
def packaged_forms() -> tuple[Form, ...]:
    """Return the editions that come with the package, oldest first."""
    forms = map(load_form, _FOLDER.glob("*.yaml"))
    return tuple(sorted(forms, key=lambda form: form.first_year))


def _headings(node: Node) -> tuple[HeadingForm, ...]:
    found = []
    for item in node.items():
        fields = item.map(("variants",), ("key", "number", "heading", "en"))
        heading = HeadingForm(
            fields["key"].text(),
            fields["number"].text(),
            fields["heading"].text(),
            _strings(fields, "variants"),
            fields["en"].text(),
        )
        found.append((heading.key, fields["key"], heading))
    return _unique(found, Text("标题的键", "the heading key"))


def _tables(node: Node, classes: Mapping[str, Text]) -> Iterable[tuple[Node, TableForm]]:
    for item in node.items():
        fields = item.map(("note", "decisive"), ("key", "number", "name", "joint", "blocks"))
        key = fields["key"].text()
        joint = fields["joint"].one_of((".", "[]"))
        rows: dict[str, Node] = {}
        blocks = tuple(_block(block, key, joint, classes, rows) for block in fields["blocks"].items())
        note = _text(fields, "note")
        _check_decisive(fields.get("decisive"), blocks)
        table = TableForm(
            key,
            fields["number"].integer(1),
            fields["name"].wording(),
            note,
            _strings(fields, "decisive"),
            blocks,
        )
        yield fields["key"], table


def _block(
    node: Node, table: str, joint: str, classes: Mapping[str, Text], seen_rows: dict[str, Node]
) -> BlockForm:
    fields = node.map(("header", "corner"), ("columns", "rows"))
    columns = _columns(fields["columns"])
    keys = [key for key, _ in leaf_columns(columns)]
    if len(set(keys)) < len(keys):
        raise fields["columns"].error(Text("列的键有重复", "two columns have the same key"))
    labels: dict[str, Node] = {}
    rows: list[RowForm] = []
    for row_node, row in _rows(fields["rows"], (), classes, ""):
        if row.key != table and not row.key.startswith(f"{table}."):
            zh, en = f"行的键应以“{table}.”开头", f"the key of a row must begin with '{table}.'"
            raise row_node.error(Text(zh, en))
        _add(seen_rows, row.key, row_node, Text("行的键", "the row key"))
        for label in filter(None, (row.label, *row.variants)):
            _add(labels, normalise_label(label), row_node, Text("行的名称", "the row label"), label)
        rows.append(row)
    return BlockForm(_text(fields, "header"), _text(fields, "corner"), columns, tuple(rows), joint)


def _columns(node: Node) -> tuple[ColumnForm, ...]:
    columns: list[ColumnForm] = []
    labels: dict[str, Node] = {}
    for item in node.items():
        allowed = ("key", "variants", "kind", "optional", "unit", "columns")
        fields = item.map(allowed, ("label", "en"))
        inner = _columns(fields["columns"]) if "columns" in fields else ()
        if not inner and "key" not in fields:
            raise item.error(
                Text("没有下级列的列必须有键", "a column without columns of its own needs a key")
            )
        column = ColumnForm(
            key=_text(fields, "key"),
            label=fields["label"].text(),
            en=fields["en"].text(),
            variants=_strings(fields, "variants"),
            kind=fields["kind"].one_of(_KINDS) if "kind" in fields else "whole",
            optional=fields["optional"].boolean() if "optional" in fields else False,
            unit=_text(fields, "unit"),
            columns=inner,
        )
        for label in (column.label, *column.variants):
            _add(labels, normalise_label(label), fields["label"], Text("列的名称", "the column label"), label)
        columns.append(column)
    return tuple(columns)


def _rows(
    node: Node, groups: tuple[Text, ...], classes: Mapping[str, Text], clazz: str
) -> Iterable[tuple[Node, RowForm]]:
    """Yield the rows of a block with the node of their key; groups are unfolded."""
    for item in node.items():
        if "group" in item.entries():
            fields = item.map(("class",), ("group", "en", "rows"))
            inner = fields["class"].one_of(tuple(classes)) if "class" in fields else clazz
            group = Text(fields["group"].text(), fields["en"].text())
            yield from _rows(fields["rows"], (*groups, group), classes, inner)
            continue
        fields = item.map(("variants",), ("key", "label", "en"))
        key = fields["key"].text()
        if key in classes:
            raise fields["key"].error(Text(f"“{key}”已是类的键", f"'{key}' is the key of a class"))
        yield (
            fields["key"],
            RowForm(
                key,
                fields["label"].text(),
                fields["en"].text(),
                tuple(group.zh for group in groups),
                _strings(fields, "variants"),
                clazz,
                tuple(group.en for group in groups),
            ),
        )


def _check_decisive(node: Node | None, blocks: tuple[BlockForm, ...]) -> None:
    if node is None:
        return
    known = {block.header for block in blocks}
    for block in blocks:
        known.update(row.label for row in block.rows)
        known.update(column.label for _, column in leaf_columns(block.columns))
    for item in node.items():
        item.one_of(known)


def _balances(node: Node, tables: Mapping[str, TableForm]) -> tuple[Balance, ...]:
    found = []
    for item in node.items():
        fields = item.map(("each", "printed"), ("id", "table", "left", "right"))
        table = tables[fields["table"].one_of(tuple(tables))]
        each = fields["each"].one_of(_EACH) if "each" in fields else ""
        balance = Balance(
            fields["id"].text(),
            _sides(fields["left"], table, each),
            _sides(fields["right"], table, each),
            each,
            table.key,
            fields["printed"].boolean() if "printed" in fields else False,
        )
        found.append((balance.id, fields["id"], balance))
    return _unique(found, Text("平衡关系的名称", "the name of the balance"))


def _sides(node: Node, table: TableForm, each: str) -> tuple[str, ...]:
    if each == "column":
        known = tuple(row.key for block in table.blocks for row in block.rows)
    elif each == "row":
        known = tuple(key for block in table.blocks for key, _ in leaf_columns(block.columns))
    else:
        known = cell_keys(table)
    allowed = dict.fromkeys(known)
    keys = tuple([item.one_of(allowed) for item in node.items()])
    if not keys:
        raise node.error(Text("至少要有一个键", "at least one key is needed"))
    return keys


def _text(fields: Mapping[str, Node], name: str) -> str:
    return fields[name].text() if name in fields else ""


def _strings(fields: Mapping[str, Node], name: str) -> tuple[str, ...]:
    return fields[name].strings() if name in fields else ()


def _add(seen: dict[str, Node], value: str, node: Node, what: Text, shown: str = "") -> None:
    first = seen.setdefault(value, node)
    if first is not node:
        shown = shown or value
        raise node.error(
            Text(
                f"{what.zh}“{shown}”重复，第一次在第 {first.line} 行",
                f"{what.en} '{shown}' stands twice, first in line {first.line}",
            )
        )


def _unique(found: Iterable[tuple[str, Node, _T]], what: Text) -> tuple[_T, ...]:
    seen: dict[str, Node] = {}
    items = []
    for key, node, item in found:
        _add(seen, key, node, what)
        items.append(item)
    return tuple(items)
