"""Where the rows of ``govlint extract`` go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.atomic_files import WholeFile
from govlint.cli.failure import Failure
from govlint.cli.streams import write_texts
from govlint.readers import open_error
from govlint.rows.columns import FACTS
from govlint.rows.writers import (
    CsvWriter,
    ExcelWriter,
    JsonLinesWriter,
    MissingLibraryError,
    ParquetWriter,
    RowWriter,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govlint.rows.columns import PlainRow


def writer_of(form: str, path: Path | None) -> RowWriter:
    """Return what writes rows to a file, or to standard output.

    Raises:
        Failure: the format needs a file, a library is missing, or the file cannot be written.
    """
    try:
        if path is None:
            return _to_screen(form)
        if form == "parquet":
            return ParquetWriter(FACTS, path)
        if form == "xlsx":
            return ExcelWriter(FACTS, path)
        return _ToFile(form, path)
    except MissingLibraryError as error:
        raise missing(form, error) from None
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None


def missing(form: str, error: MissingLibraryError) -> Failure:
    """Return the failure for a format whose library is not installed."""
    install = f'pip install "govlint[{error.extra}]"'
    return Failure(
        f"输出 {form} 需要 {error.library}，本机没有安装；安装方法：{install}",
        f"{form} needs {error.library}, which is not installed; to install it: {install}",
    )


def not_written(path: Path | None, error: OSError | ValueError) -> Failure:
    """Return the failure for a file that cannot be written."""
    reason = open_error(error if isinstance(error, OSError) else FileNotFoundError()).reason
    shown = path or "-"
    return Failure(f"{shown} 无法写入：{reason.zh}", f"{shown} cannot be written: {reason.en}")


def _to_screen(form: str) -> RowWriter:
    if form in ("parquet", "xlsx"):
        raise Failure(
            f"{form} 不能写到屏幕上；请用 --output 指定文件",
            f"{form} cannot be written to the screen; name a file with --output",
        )
    return _text(form, lambda text: write_texts([text]))


def _text(form: str, put: Callable[[str], None]) -> RowWriter:
    return CsvWriter(FACTS, put) if form == "csv" else JsonLinesWriter(put)


class _ToFile(RowWriter):
    """Text in a file; CSV with a byte order mark, so that spreadsheets read Chinese."""

    def __init__(self, form: str, path: Path) -> None:
        self._file = WholeFile(path)
        if form == "csv":
            self._put("\ufeff")
        self._writer = _text(form, self._put)

    def _put(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "backslashreplace"))

    def write(self, row: PlainRow) -> None:
        """Add a row."""
        self._writer.write(row)

    def close(self) -> None:
        """Put the file in its place."""
        self._file.commit()

    def discard(self) -> None:
        """Leave nothing that is not whole."""
        self._file.discard()
