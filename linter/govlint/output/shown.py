"""What the outputs for other programs share: paths, fingerprints, and the findings that they show."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict
from govlint.output.json_values import encodable
from govlint.output.place_text import in_brackets, in_document, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome, RunOutcome


def standing(run: RunOutcome) -> Iterator[tuple[FileOutcome, Diagnostic]]:
    """Yield the findings that stand for themselves, with their files; not those that follow from them."""
    for outcome in run.files:
        for finding in outcome.diagnostics:
            if not finding.because_of:
                yield outcome, finding


def relative(path: str) -> str:
    """Return a path with slashes, relative to the current folder if it lies beneath, as UTF-8 can hold it."""
    shown = PurePosixPath(path)
    if shown.is_absolute():
        from pathlib import Path

        here = PurePosixPath(Path.cwd().as_posix())
        if shown.is_relative_to(here):
            shown = shown.relative_to(here)
    return encodable(str(shown))


class Fingerprints:
    """Makes fingerprints of findings: the same for the same fault when lines have moved, and each unique."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, outcome: FileOutcome, finding: Diagnostic) -> str:
        """Return the fingerprint of a finding.

        Called once for each finding of a run, in their order: of several that are alike each gets its number.
        """
        place = finding.place
        parts = (
            relative(outcome.path),
            finding.code,
            place.section,
            place.table,
            place.row,
            place.column,
            finding.evidence.quote,
        )
        key = "\0".join(encodable(part) for part in parts)
        number = self._seen[key] = self._seen.get(key, 0) + 1
        return hashlib.sha256(f"{key}\0{number}".encode()).hexdigest()[:32]


def described(outcome: FileOutcome, finding: Diagnostic, lang: str) -> str:
    """Return a finding's message with its place in words, for programs that show one text."""
    place = in_words(finding.place.words, lang)
    place += in_brackets(in_document(outcome.source, finding.place.span, lang), lang)
    place = place.strip()
    message = encodable(finding.message.in_language(lang))
    return f"{place}: {message}" if place and lang == "en" else f"{place}：{message}" if place else message


def level_of(finding: Diagnostic) -> Severity:
    """Return how grave a finding is for a program that knows no findings to review: these are the mildest."""
    return Severity.INFO if finding.verdict is Verdict.REVIEW else finding.severity
