"""Tables of the form drawn as rows of cells, in the canonical layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govlint_grammar.forms import BlockForm, ColumnForm, RowForm, TableForm


class DrawnRow(NamedTuple):
    """A row of a table: its key, empty for a header row, and its cells."""

    key: str
    cells: tuple[str, ...]


class DrawnBlock(NamedTuple):
    """A block of a table: header rows and the form's rows, which may be rearranged before `draw_rows`."""

    header: tuple[DrawnRow, ...]
    columns: tuple[tuple[str, ColumnForm], ...]
    rows: tuple[RowForm, ...]
