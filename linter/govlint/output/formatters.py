"""The output formats: a table of values of one type, each imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from govlint.diagnostics import Text
from govlint.formats import WIDTH, Formatter, Streamed, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govlint.outcome import FileOutcome, RunOutcome

__all__ = ["BUILT_IN_FORMATTERS", "WIDTH", "Formatter", "Streamed", "View", "formatter"]


def _late(module: str) -> Callable[[RunOutcome, View], Iterable[str]]:
    """Return the function ``lines`` of a module, which is imported when it is called."""

    def lines(run: RunOutcome, view: View) -> Iterable[str]:
        made = import_module(f"govlint.output.{module}").lines(run, view)
        return cast("Iterable[str]", made)

    return lines


def _streamed(module: str) -> Streamed:
    """Return the functions ``head`` and ``each`` of a module, which is imported when one is called."""

    def head(run: RunOutcome, files: int, view: View) -> Iterable[str]:
        made = import_module(f"govlint.output.{module}").head(run, files, view)
        return cast("Iterable[str]", made)

    def each(run: RunOutcome, outcome: FileOutcome, view: View) -> Iterable[str]:
        made = import_module(f"govlint.output.{module}").each(run, outcome, view)
        return cast("Iterable[str]", made)

    return Streamed(head, each)


BUILT_IN_FORMATTERS = (
    Formatter(
        "full",
        Text("逐条详述，带原文或表格", "each finding with its frame"),
        _late("full"),
        for_people=True,
        streamed=_streamed("full"),
    ),
    Formatter(
        "concise",
        Text("一个问题一行", "a line a finding"),
        _late("concise"),
        for_people=True,
        streamed=_streamed("concise"),
    ),
    Formatter(
        "grouped",
        Text("按文件分组，一个问题一行", "a line a finding, by file"),
        _late("grouped"),
        for_people=True,
        streamed=_streamed("grouped"),
    ),
    Formatter("json", Text("完整结果，供程序使用", "everything, for programs"), _late("json_output")),
    Formatter(
        "jsonl",
        Text("同 json，一行一条", "as json, a line each"),
        _late("jsonl"),
        streamed=_streamed("jsonl"),
    ),
    Formatter(
        "sarif", Text("SARIF 2.1.0，代码扫描平台通用", "SARIF 2.1.0, for code scanning"), _late("sarif")
    ),
    Formatter(
        "github",
        Text("GitHub Actions 注释", "annotations of GitHub Actions"),
        _late("github"),
        streamed=_streamed("github"),
    ),
    Formatter("gitlab", Text("GitLab 代码质量报告", "GitLab's code quality report"), _late("gitlab")),
    Formatter("junit", Text("JUnit XML，持续集成平台通用", "JUnit XML, for test reports"), _late("junit")),
    Formatter("rdjson", Text("reviewdog 的 RDFormat", "RDFormat of reviewdog"), _late("rdjson")),
    Formatter(
        "csv",
        Text("表格，可用电子表格软件打开", "a table for spreadsheets"),
        _late("csv_output"),
        mark="\ufeff",
        streamed=_streamed("csv_output"),
    ),
    # A workbook is no text: `govlint.cli.workbook` writes it, and its lines are those of the table.
    Formatter("xlsx", Text("Excel 工作簿，须写入文件", "an Excel workbook, as a file"), _late("csv_output")),
)


def formatter(name: str) -> Formatter:
    """Return a format by its name.

    Raises:
        KeyError: there is none of that name.
    """
    return {each.name: each for each in BUILT_IN_FORMATTERS}[name]
