"""What a run comes to: the counts of the summary line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict
from govlint.output import words
from govlint.output.words import counted
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint.outcome import FileOutcome, RunOutcome


class Tally(NamedTuple):
    """The counts of a run.

    Attributes:
        files: files looked at.
        rules: rules that ran to their end on at least one of them.
        errors: certain findings of severity error; warnings, infos: likewise.
        reviews: findings that a person must decide.
        folded: findings that follow from others; they count for nothing else.
        not_assessed: rules that could not run for what a file itself lacks, summed over the files.
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


class Tallying:
    """Counts what a run finds, a file after another."""

    def __init__(self) -> None:
        self._certain = dict.fromkeys(Severity, 0)
        self._rules: set[str] = set()
        self._others = Counter[str]()

    def add(self, outcome: FileOutcome, *, again: bool = False) -> None:
        """Count a file; ``again`` for more findings in one that has been counted already."""
        others = self._others
        self._rules.update(outcome.checked)
        others["files"] += outcome.is_report and not again
        others["not_assessed"] += sum(not each.elsewhere for each in outcome.not_assessed)
        others["faults"] += len(outcome.internal)
        for gone in outcome.suppressed:
            others[gone.kind] += 1
        for finding in outcome.diagnostics:
            if finding.because_of:
                others["folded"] += 1
            elif finding.verdict is Verdict.REVIEW:
                others["reviews"] += 1
            else:
                self._certain[finding.severity] += 1

    def tally(self) -> Tally:
        """Return the counts so far."""
        certain, others = self._certain, self._others
        return Tally(
            others["files"],
            len(self._rules),
            *(certain[grave] for grave in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
            *(others[kind] for kind in ("reviews", "folded", "not_assessed", "faults", "waiver", "baseline")),
        )


def tally(run: RunOutcome) -> Tally:
    """Count what a run found."""
    counting = Tallying()
    for outcome in run.files:
        counting.add(outcome)
    return counting.tally()


def summary(run: RunOutcome, lang: str) -> str:
    """Return the summary line of a run."""
    return summed_up(tally(run), lang)


def summed_up(count: Tally, lang: str) -> str:
    """Return the summary line of the counts of a run."""
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
