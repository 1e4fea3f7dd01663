"""How many findings each rule, agency and year has, for `--statistics` and the workbook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.output import words
from govlint.output.page_text import page_of
from govlint.output.width import pad, text_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.outcome import FileOutcome
    from govlint.output.formatters import View

_MOST_AGENCIES = 20


class Statistics:
    """Counts findings that stand for themselves, a file after another."""

    def __init__(self) -> None:
        self.rules = Counter[tuple[str, str]]()
        self.agencies = Counter[str]()
        self.years = Counter[int]()

    def add(self, outcome: FileOutcome) -> None:
        """Count what was found in a file."""
        if not outcome.is_report:
            return self._add_rules(outcome)
        count = sum(not finding.because_of for finding in outcome.diagnostics)
        # An agency or year without findings is one of several all the same.
        if outcome.agency is not None:
            self.agencies[outcome.agency] += count
        if outcome.year is not None:
            self.years[outcome.year] += count
        return self._add_rules(outcome)

    def _add_rules(self, outcome: FileOutcome) -> None:
        for finding in outcome.diagnostics:
            if not finding.because_of:
                self.rules[finding.code, finding.name] += 1

    def lines(self, view: View) -> Iterator[str]:
        """Yield the counts by rule, the most frequent first, and by agency and year if there are several."""
        if self.rules:
            yield from self._by_rule(view)
            yield ""
        if len(self.agencies) > 1 and self.agencies.total():
            yield words.BY_AGENCY.in_language(view.lang)
            found = sorted(((-count, name) for name, count in self.agencies.items() if count))
            yield from _counts([(visible(name), -count) for count, name in found[:_MOST_AGENCIES]])
            if len(found) > _MOST_AGENCIES:
                yield words.MORE_AGENCIES.in_language(view.lang).format(count=len(found) - _MOST_AGENCIES)
            yield ""
        if len(self.years) > 1 and self.years.total():
            yield words.BY_YEAR.in_language(view.lang)
            yield from _counts([(str(year), count) for year, count in sorted(self.years.items())])
            yield ""

    def _by_rule(self, view: View) -> Iterator[str]:
        digits = len(str(max(self.rules.values())))
        columns = max(text_width(name) for _, name in self.rules)
        for (code, name), count in sorted(self.rules.items(), key=lambda item: (-item[1], item[0])):
            complaint = page_of(view.registry.rule(code), view.lang).complaint
            yield f"{count:>{digits}}  {code}  {pad(name, columns)}  {visible(complaint)}".rstrip()


def _counts(counts: list[tuple[str, int]]) -> Iterator[str]:
    digits = max(len(str(count)) for _, count in counts)
    return (f"{count:>{digits}}  {name}" for name, count in counts)
