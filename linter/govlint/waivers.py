"""Waivers: exceptions that somebody has approved, stated beside the reports.

A published report cannot carry a linter's remark, so its exceptions stand in the configuration. One without
reason or approver, or past its date, has no effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.outcome import Suppressed
from govlint.selection import specificity
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from govlint.diagnostics import Diagnostic, Place
    from govlint.file_globs import FileGlobs
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint_grammar.positioned import Node
    from govlint_grammar.source import Source

KIND = "waiver"


class Waiver(NamedTuple):
    """An exception.

    Attributes:
        rule: a selector: code, beginning of codes, name or profile.
        files: the files that it is for; None for all.
        quote: words that stand where the finding is, or empty.
        cells: beginnings of the keys of the cells that it is for; empty for every place.
        expires: the last day on which it counts; None for ever.
        node: where it stands.
    """

    rule: str
    node: Node
    files: FileGlobs | None = None
    quote: str = ""
    cells: tuple[str, ...] = ()
    reason: str = ""
    approver: str = ""
    expires: date | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from others: file, line and column."""
        return self.node.document.name, self.node.line, self.node.column

    def concerns(self, path: Path) -> bool:
        """Whether it is for a file."""
        return self.files is None or self.files.match(path)

    def covers(self, rule: type[Rule]) -> bool:
        """Whether it is for a rule; what the machine says of files and plugins cannot be waived."""
        return rule.scope != "machine" and specificity(self.rule, rule) > 0

    def fault(self, as_of: date) -> Text | None:
        """Return why it has no effect; None if it has."""
        if self.expires is not None and as_of > self.expires:
            return Text(f"已于 {self.expires} 到期", f"expired on {self.expires}")
        missing = [
            text
            for value, text in (
                (self.reason, Text("理由", "reason")),
                (self.approver, Text("批准人", "approver")),
            )
            if not value.strip()
        ]
        if not missing:
            return None
        return Text(
            f"没有写明{'和'.join(text.zh for text in missing)}",
            f"has no {' and no '.join(text.en for text in missing)}",
        )

    def matches(self, finding: Diagnostic, source: Source | None) -> bool:
        """Whether it is for the place of a finding."""
        if self.cells and not any(_key_of(finding.place).startswith(cell) for cell in self.cells):
            return False
        return not self.quote or self.quote in _words_at(finding, source)


def waive(outcome: FileOutcome, waivers: Sequence[Waiver], registry: Registry, as_of: date) -> FileOutcome:
    """Take the findings that are waived out of an outcome, with what follows from them.

    Args:
        outcome: what was found in a file.
        waivers: those that concern the file.
        registry: the rules.
        as_of: the date of the check.
    """
    counting = [waiver for waiver in waivers if waiver.fault(as_of) is None]
    if not counting or not outcome.diagnostics:
        return outcome
    suppressed = {
        index: Suppressed(finding, KIND, waiver.reason, waiver.approver, waiver.expires, waiver.key)
        for index, finding in enumerate(outcome.diagnostics)
        if (waiver := _waiver_of(finding, outcome.source, counting, registry)) is not None
    }
    return without(outcome, suppressed)


def without(outcome: FileOutcome, suppressed: dict[int, Suppressed]) -> FileOutcome:
    """Return an outcome without some of its findings, which it keeps apart, and what follows from them.

    Args:
        outcome: what was found in a file.
        suppressed: the findings to be kept apart, by their index.
    """
    if not suppressed:
        return outcome
    left = {finding.code for index, finding in enumerate(outcome.diagnostics) if index not in suppressed}
    causes = {each.diagnostic.code: each for each in suppressed.values()}
    kept, apart = [], list(outcome.suppressed)
    for index, finding in enumerate(outcome.diagnostics):
        by = suppressed.get(index)
        if by is None and finding.because_of and finding.because_of not in left:
            by = causes.get(finding.because_of)
        if by is None:
            kept.append(finding)
        else:
            apart.append(by._replace(diagnostic=finding))
    return outcome._replace(diagnostics=tuple(kept), suppressed=tuple(apart))


def _waiver_of(
    finding: Diagnostic, source: Source | None, waivers: Iterable[Waiver], registry: Registry
) -> Waiver | None:
    rule = registry.rules[finding.code].rule
    return next((each for each in waivers if each.covers(rule) and each.matches(finding, source)), None)


def _key_of(place: Place) -> str:
    """Return the key of the cell, row or table of a place, closed so that no key begins another by chance."""
    if not place.row:
        return f"{place.table}." if not place.column else f"{place.table}.{place.column}."
    inner = place.column.replace("[", ".").replace("]", "")
    return f"{place.row}.{inner}." if inner else f"{place.row}.total."


def _words_at(finding: Diagnostic, source: Source | None) -> str:
    """Return the words of the lines of a finding, and those that it quotes."""
    if source is None:
        return finding.evidence.quote
    span, text = finding.place.span, source.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", max(span.start, span.end - 1))
    return f"{text[start : end if end >= 0 else len(text)]}\n{finding.evidence.quote}"
