"""What a run comes to: the counts of the summary line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict
from govlint.output import words
from govlint.output.words import counted
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint.outcome import RunOutcome


class Tally(NamedTuple):
    """The counts of a run.

    Attributes:
        files: files looked at.
        rules: rules that ran to their end on at least one of them.
        errors: certain findings of severity error; warnings, infos: likewise.
        reviews: findings that a person must decide.
        folded: findings that follow from others; they count for nothing else.
        not_assessed: rules that could not run, summed over the files.
        faults: faults of the tool or of a plugin.
        waived: findings that are waived; known: those that the baseline knows.
    """

    files: int
    rules: int
    errors: int
    warnings: int
    infos: int
    reviews: int
    folded: int
    not_assessed: int
    faults: int
    waived: int = 0
    known: int = 0

    @property
    def findings(self) -> int:
        """How many findings count."""
        return self.errors + self.warnings + self.infos + self.reviews


def tally(run: RunOutcome) -> Tally:
    """Count what a run found."""
    certain = dict.fromkeys(Severity, 0)
    reviews = folded = not_assessed = faults = 0
    rules: set[str] = set()
    for outcome in run.files:
        rules.update(outcome.checked)
        not_assessed += len(outcome.not_assessed)
        faults += len(outcome.internal)
        for diagnostic in outcome.diagnostics:
            if diagnostic.because_of:
                folded += 1
            elif diagnostic.verdict is Verdict.REVIEW:
                reviews += 1
            else:
                certain[diagnostic.severity] += 1
    errors, warnings, infos = (certain[s] for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    files = sum(outcome.is_report for outcome in run.files)
    gone = [each.kind for outcome in run.files for each in outcome.suppressed]
    waived, known = gone.count("waiver"), gone.count("baseline")
    return Tally(
        files, len(rules), errors, warnings, infos, reviews, folded, not_assessed, faults, waived, known
    )


def summary(run: RunOutcome, lang: str) -> str:
    """Return the summary line of a run."""
    count = tally(run)
    if not count.files:
        return words.FILE_NONE.in_language(lang)
    clean = not (count.findings or count.faults)
    parts = [
        (words.CLEAN if clean else words.COUNTS, count.files),
        (words.FOLDED_COUNT, count.folded),
        (words.WAIVED_COUNT, count.waived),
        (words.KNOWN_COUNT, count.known),
        (words.UNASSESSED_COUNT, count.not_assessed),
        (words.FAULT_COUNT, count.faults),
    ]
    template = "".join(text.in_language(lang) for text, number in parts if number)
    return template.format(**_numbers(count, lang))


def _numbers(count: Tally, lang: str) -> dict[str, str]:
    nouns = {
        "files": ("file", count.files),
        "rules": ("rule", count.rules),
        "errors": ("error", count.errors),
        "warnings": ("warning", count.warnings),
        "infos": ("info", count.infos),
        "reviews": ("", count.reviews),
        "folded": ("", count.folded),
        "waived": ("", count.waived),
        "known": ("", count.known),
        "unassessed": ("rule", count.not_assessed),
        "faults": ("fault", count.faults),
    }
    return {
        key: counted(number, noun) if lang == "en" and noun else str(number)
        for key, (noun, number) in nouns.items()
    }
