"""Rows written one after another: CSV, JSON Lines, and with a library each Parquet and Excel."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govlint.rows.columns import Column, PlainRow, Value

# A spreadsheet would compute what begins with one of these.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*%?")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

BATCH = 8_192  # rows of a group of a Parquet file
SHEET_ROWS = 1_000_000  # an Excel sheet holds 1,048,576
SHEET_TEXT = 32_767  # characters that an Excel cell holds


class MissingLibraryError(Exception):
    """A format whose library is not installed.

    Attributes:
        library: the library; extra: the extra that brings it.
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library)
        self.library = library
        self.extra = extra


def inert(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


class RowWriter:
    """Writes rows. What it has written is whole when it is closed."""

    def write(self, row: PlainRow) -> None:
        """Add a row."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what is left, and put the file in its place."""

    def discard(self) -> None:
        """Leave nothing that is not whole; after `close` there is nothing to discard."""


class CsvWriter(RowWriter):
    """Comma-separated values, a null as nothing, with formulas made harmless."""

    def __init__(self, columns: Sequence[Column], put: Callable[[str], None]) -> None:
        self._names = [column.name for column in columns]
        self._put = put
        self._buffer = io.StringIO()
        self._csv = csv.writer(self._buffer, lineterminator="\n")
        self._line(self._names)

    def write(self, row: PlainRow) -> None:
        """Add a row."""
        self._line([_csv_value(row[name]) for name in self._names])

    def _line(self, values: Sequence[str]) -> None:
        self._csv.writerow(values)
        self._put(self._buffer.getvalue())
        self._buffer.seek(0)
        self._buffer.truncate()


def _csv_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else str(value)


class JsonLinesWriter(RowWriter):
    """A JSON object a line, nulls included."""

    def __init__(self, put: Callable[[str], None]) -> None:
        self._put = put

    def write(self, row: PlainRow) -> None:
        """Add a row."""
        self._put(json.dumps(row, ensure_ascii=False) + "\n")


class _Beside(RowWriter):
    """A file that a library writes beside its place, and that is then put there."""

    def __init__(self, path: Path) -> None:
        self._target = Path(os.path.realpath(path))
        self._beside = self._target.with_name(f".{self._target.name[:100]}.{secrets.token_hex(4)}.tmp")

    def _put_in_place(self) -> None:
        if self._target.exists():
            self._beside.chmod(self._target.stat().st_mode & 0o7777)
        self._beside.replace(self._target)

    def discard(self) -> None:
        """Leave nothing that is not whole."""
        with suppress(OSError):
            self._beside.unlink(missing_ok=True)


class ParquetWriter(_Beside):
    """Apache Parquet.

    Raises:
        MissingLibraryError: pyarrow is not installed.
        OSError: the file cannot be written.
    """

    def __init__(self, columns: Sequence[Column], path: Path) -> None:
        super().__init__(path)
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError:
            raise MissingLibraryError("pyarrow", "parquet") from None
        from govlint.rows.columns import arrow_schema

        self._batch_of: Any = pa.RecordBatch.from_pylist
        self._schema = arrow_schema(columns)
        self._writer: Any = pq.ParquetWriter(str(self._beside), self._schema, compression="zstd")
        self._rows: list[PlainRow] = []

    def write(self, row: PlainRow) -> None:
        """Add a row."""
        self._rows.append(row)
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_batch(self._batch_of(list(map(_encodable, self._rows)), schema=self._schema))
            self._rows = []

    def close(self) -> None:
        """Write what is left, and put the file in its place."""
        self._flush()
        self._writer.close()
        self._put_in_place()

    def discard(self) -> None:
        """Leave nothing that is not whole."""
        with suppress(Exception):
            self._writer.close()
        super().discard()


def _encodable(row: PlainRow) -> PlainRow:
    """Return a row whose texts UTF-8 can hold."""
    return {
        name: value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
        for name, value in row.items()
    }


class ExcelWriter(_Beside):
    """An Excel workbook: texts as texts, whatever they begin with; a further sheet when one is full.

    Args:
        columns: the columns.
        path: the file.
        heads: what stands over the columns; their names if None.
        title: what the first sheet is called.

    Raises:
        MissingLibraryError: openpyxl is not installed.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        path: Path,
        heads: Sequence[str] | None = None,
        title: str = "govlint",
    ) -> None:
        super().__init__(path)
        try:
            from openpyxl import Workbook
            from openpyxl.cell import WriteOnlyCell
        except ImportError:
            raise MissingLibraryError("openpyxl", "excel") from None
        self._names = [column.name for column in columns]
        self._heads = list(heads or self._names)
        self._title = title
        self._cell: Any = WriteOnlyCell
        self._book: Any = Workbook(write_only=True)
        self._sheets = self._rows = 0
        self._sheet: Any = None
        self._begin()

    def write(self, row: PlainRow) -> None:
        """Add a row."""
        if self._rows >= SHEET_ROWS:
            self._begin()
        self._sheet.append([self._made(row[name]) for name in self._names])
        self._rows += 1

    def close(self) -> None:
        """Write what is left, and put the file in its place."""
        self._book.save(self._beside)
        self._put_in_place()

    def sheet(self, title: str, rows: Iterable[Sequence[Value]]) -> None:
        """Add a sheet of its own."""
        sheet = self._book.create_sheet(title)
        for row in rows:
            sheet.append([self._made(value, sheet) for value in row])

    def discard(self) -> None:
        """Leave nothing that is not whole."""
        with suppress(Exception):
            for sheet in self._book.worksheets:  # each has a temporary file of its own
                sheet.close()
        super().discard()

    def _begin(self) -> None:
        self._sheets += 1
        self._rows = 0
        name = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet = self._book.create_sheet(name)
        self._sheet.freeze_panes = "A2"
        self._sheet.append(self._heads)

    def _made(self, value: Value, sheet: Any = None) -> Any:
        if not isinstance(value, str):
            return value
        cell = self._cell(sheet or self._sheet, _ILLEGAL.sub("\ufffd", value)[:SHEET_TEXT])
        cell.data_type = "s"  # whatever it begins with, it is no formula
        return cell
