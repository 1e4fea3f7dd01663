"""What a failed case shows: its place, what is wrong, every finding, and the text around them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint.testing.cases import Case, Expectation

_AROUND = 3
_MOST_LINES = 60
_JOINT = " › "


def matches(finding: Diagnostic, expectation: Expectation, outcome: FileOutcome) -> bool:
    """Whether a finding is as expected."""
    places = [_words(finding, lang) for lang in ("zh", "en")]
    return (
        any(expectation.place in place for place in places)
        and any(expectation.message in message for message in finding.message)
        and expectation.verdict in (None, finding.verdict)
        and expectation.severity in (None, finding.severity)
        and expectation.line in (None, _line(finding, outcome))
        and expectation.because_of == finding.because_of
        and expectation.fix in ("", finding.fix.applicability.value if finding.fix else "none")
    )


def described(expectation: Expectation) -> str:
    """Return an expectation in words."""
    named = asdict(expectation).items()
    labels = {name.replace("_", "-"): value for name, value in named if value not in (None, "")}
    return ", ".join(f"{name}: {_shown(value)}" for name, value in labels.items()) or "any finding"


def _shown(value: object) -> object:
    if isinstance(value, Severity):
        return value.label
    return value.value if isinstance(value, Verdict) else value


def failure(case: Case, outcome: FileOutcome, message: str) -> str:
    """Return the message of a failed case, in lines."""
    return "\n".join(
        (
            f"{case.file}:{case.line}: {case.rule}: {case.name}",
            f"  {message}",
            "findings:",
            *(_listed(outcome) or ("  none",)),
            "text:",
            *_excerpts(case.rule, outcome),
        )
    )


def _listed(outcome: FileOutcome) -> tuple[str, ...]:
    lines = [
        f"  {_line(finding, outcome)}: {finding.code} {finding.severity.label} {finding.verdict.value}"
        f"{f' (because of {finding.because_of})' if finding.because_of else ''}"
        f" [{_words(finding, 'zh')}] {finding.message.zh}"
        for finding in outcome.diagnostics
    ]
    lines += [f"  {each.code} not assessed: {each.reason.en}" for each in outcome.not_assessed]
    return tuple(lines)


def _excerpts(code: str, outcome: FileOutcome) -> Iterator[str]:
    """Yield the lines around the rule's findings, or around all findings, or the beginning of the text."""
    if outcome.source is None:
        return
    own = [_line(finding, outcome) for finding in outcome.diagnostics if finding.code == code]
    places = own or [_line(finding, outcome) for finding in outcome.diagnostics] or [1]
    around = {line for place in places for line in range(place - _AROUND, place + _AROUND + 1)}
    last = outcome.source.text.count("\n") + 1
    previous = 0
    for line in sorted(line for line in around if 1 <= line <= last)[:_MOST_LINES]:
        if line > previous + 1:
            yield "   ..."
        yield f"{line:6} | {outcome.source.line_at(line).replace(chr(9), '→')}"
        previous = line


def _words(finding: Diagnostic, lang: str) -> str:
    return _JOINT.join(word.in_language(lang) for word in finding.place.words)


def _line(finding: Diagnostic, outcome: FileOutcome) -> int:
    return outcome.source.position(finding.place.span.start).line if outcome.source else 0
