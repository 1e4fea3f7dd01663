"""The schema of rows (docs/extract.md): names, types, what they hold. No name is ever reused or renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from govlint.diagnostics import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Type = Literal["string", "int32", "float64", "bool"]
Value = str | int | float | bool | None
PlainRow = dict[str, Value]

SCHEMA = "urn:govlint:rows:1"


class Column(NamedTuple):
    """A column.

    Attributes:
        name: its name in every output.
        type: the type of its values as Arrow names it; each may be null.
        holds: what it holds.
    """

    name: str
    type: Type
    holds: Text


def _column(name: str, kind: Type, zh: str, en: str) -> Column:
    return Column(name, kind, Text(zh, en))


FACTS = (
    _column("path", "string", "文件", "the file"),
    _column("agency", "string", "机关", "the agency, as the title names it"),
    _column("year", "int32", "年度", "the year that the report is on, by its title"),
    _column("edition", "string", "格式版本", "the edition of the form that the table follows"),
    _column("kind", "string", "类别", "`cell`, `statement`; `finding`, `not assessed`, `internal`"),
    _column("table", "string", "表格", "the key of the table; null for prose"),
    _column("key", "string", "项目", "the key of the row or of the statement; of a finding the row it is in"),
    _column("column", "string", "列", "the key of the column; null for prose"),
    _column("value", "float64", "数值", "the number; null where none is sure, and never 0 for a blank"),
    _column(
        "state",
        "string",
        "状态",
        "of a cell: `number`, `blank`, `placeholder`, `not a number`, `unplaced`, `missing`;"
        " of a statement: `number`, `none` (words say that there was none), `text`",
    ),
    _column("certain", "bool", "确定", "whether the words or the cell allow one reading only"),
    _column("text", "string", "原文", "what stands in the cell, or the words that carry the statement"),
    _column("about_year", "int32", "所述年度", "another year that a statement speaks of; null for its own"),
    _column("channel", "string", "渠道", "where something was published, if a statement says so"),
    _column("place", "string", "位置", "the place in words"),
    _column("line", "int32", "行号", "the line in the text"),
    _column("character", "int32", "字符", "the column in the line"),
)
FINDINGS = (
    _column("code", "string", "规则", "the code of the rule"),
    _column("name", "string", "规则名称", "the name of the rule"),
    _column("severity", "string", "级别", "`error`, `warning` or `info`"),
    _column("verdict", "string", "结论", "`fail`, or `review` if a person must look"),
    _column("message", "string", "问题", "what is wrong; of what was not assessed the reason"),
    _column("expected", "string", "应为", "the value expected"),
    _column("found", "string", "实为", "the value found"),
    _column("provisions", "string", "依据", "the ids of the provisions, with semicolons"),
    _column("because_of", "string", "起因", "the code of the finding that it follows from"),
)
ALL = (*FACTS, *FINDINGS)


def row_of(columns: Sequence[Column], **values: Value) -> PlainRow:
    """Return a row with every column, null where nothing is given."""
    row: PlainRow = dict.fromkeys(column.name for column in columns)
    row.update(values)
    return row


def arrow_schema(columns: Sequence[Column] = ALL) -> Any:
    """Return the schema as a ``pyarrow.Schema``.

    Raises:
        ImportError: pyarrow is not installed.
    """
    import pyarrow as pa

    types = {"string": pa.string(), "int32": pa.int32(), "float64": pa.float64(), "bool": pa.bool_()}
    fields = [pa.field(each.name, types[each.type], metadata={"holds": each.holds.en}) for each in columns]
    return pa.schema(fields, metadata={"schema": SCHEMA})
