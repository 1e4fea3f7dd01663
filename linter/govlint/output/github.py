"""Findings as workflow commands, which GitHub Actions shows as annotations of the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity
from govlint.output.json_values import stretch_of_file
from govlint.output.shown import described, level_of, relative
from govlint.output.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, Internal, RunOutcome
    from govlint.output.formatters import View

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield a command for each finding and each fault; nothing for a clean run."""
    for outcome in run.files:
        yield from each(run, outcome, view)


def head(_run: RunOutcome, _files: int, _view: View) -> Iterator[str]:
    """Yield nothing: the output is the annotations."""
    yield from ()


def each(_run: RunOutcome, outcome: FileOutcome, view: View) -> Iterator[str]:
    """Yield a command for each finding and each fault of a file."""
    for finding in outcome.diagnostics:
        if not finding.because_of:
            yield _finding(outcome, finding, view.lang)
    for fault in outcome.internal:
        yield _fault(outcome, fault)


def _finding(outcome: FileOutcome, finding: Diagnostic, lang: str) -> str:
    where = stretch_of_file(outcome.source, finding.place.span)
    properties: dict[str, object] = {"file": relative(outcome.path)}
    if where.line is not None:
        properties |= {"line": where.line, "endLine": where.end_line}
    if where.column is not None and where.line == where.end_line:  # GitHub takes columns on one line only
        properties |= {"col": where.column, "endColumn": where.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    return _command(_COMMANDS[level_of(finding)], properties, described(outcome, finding, lang))


def _fault(outcome: FileOutcome, fault: Internal) -> str:
    title = f"{fault.code} {fault.rule or 'govlint'}"
    said = f"{fault.plugin} {fault.version}: {fault.error} ({fault.where})"
    return _command("error", {"file": relative(outcome.path), "title": title}, said)


def _command(command: str, properties: Mapping[str, object], message: str) -> str:
    pairs = ((key, visible(str(value)).translate(_IN_PROPERTY)) for key, value in properties.items())
    told = ",".join(f"{key}={value}" for key, value in pairs)
    return f"::{command} {told}::{visible(message).translate(_IN_MESSAGE)}"
