"""The rule: declared facts, pages, messages, and one method that checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from govlint.diagnostics import (
    Applicability,
    Diagnostic,
    Evidence,
    Fix,
    Place,
    Related,
    Severity,
    Text,
    Verdict,
)
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from govlint_grammar.forms import Form
    from govlint_grammar.tree import Report


# From the narrowest to the widest; each runs the rules of those before it too.
PROFILES = ("form", "standard", "strict")
DEFAULT_PROFILE = "standard"


class Years(NamedTuple):
    """The report years that a rule applies to, both ends included; None is open."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: object) -> bool:
        """Whether a report year lies within."""
        if not isinstance(year, int):
            return False
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


class Follows(NamedTuple):
    """A cause of the rule's findings.

    Attributes:
        code: the code of the causing rule.
        within: how near the cause must be: ``cell``, ``row``, ``column``, ``table``, ``section``, ``report``.
    """

    code: str
    within: str


NO_EVIDENCE = Evidence()


@dataclass(frozen=True)
class NoOptions:
    """The options of a rule that has none."""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the report. Read-only.

    Attributes:
        as_of: the date of the check, the only clock.
        form: the form in force for the report's year; None when the year is not known or not supported.
        forms: every known edition.
        options: the rule's own options.
        dependents: the codes of the rules of this run, by each need that they declare.
    """

    as_of: date
    form: Form | None
    forms: tuple[Form, ...]
    options: object = NoOptions()
    dependents: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def form_for(self, report: Report) -> Form:
        """Return the form in force for the report's year, or else that of its tables, or else the newest."""
        if self.form is not None:
            return self.form
        bound = next(iter(report.bound.tables.values()), None)
        return bound.form if bound else max(self.forms, key=lambda form: form.first_year)


class NotAssessable(Exception):  # noqa: N818 - no error: a rule says so of a report
    """Raised by a rule that cannot say anything about a report, for want of something in it.

    Attributes:
        reason: what is missing or was not understood.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Rule:
    """A rule. Subclass it, declare its facts, write its pages and `check`.

    The docstring is the English page, `page_zh` the Chinese one; the headings of both are checked.
    A rule does no input or output, keeps no state and catches no exceptions.

    Attributes:
        code: letters and three digits, unique over all plugins, never reused.
        name: what is wrong, in kebab-case.
        severity: the gravest severity that its findings may have.
        verdict: the surest verdict that they may have: ``REVIEW`` where always a person must decide.
        profile: the narrowest profile that runs it: ``form`` (an error by law or by the form), ``standard``
            (on by default) or ``strict`` (off by default).
        needs: keys that must be understood for the rule to run (``requests``, ``report.year``).
        halts: whether a failing finding stops all later rules on this report.
        editions: the editions of the form it applies to; empty for all.
        years: the report years it applies to.
        cites: ids of provisions. Empty: the basis is practice.
        follows: causes from which its findings may merely follow.
        messages: message name to wording; ``{name}`` is filled from the values given to `found`.
        options: the class of its options, a frozen dataclass with defaults.
        fixable: whether some of its findings carry a fix, and the boldest of them; None if none does.
        preview: whether the rule is still on trial: it runs only when a selector names it or its family.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    verdict: ClassVar[Verdict] = Verdict.FAIL
    profile: ClassVar[str] = DEFAULT_PROFILE
    scope: ClassVar[str] = "report"
    needs: ClassVar[tuple[str, ...]] = ()
    halts: ClassVar[bool] = False
    editions: ClassVar[tuple[str, ...]] = ()
    years: ClassVar[Years] = Years()
    cites: ClassVar[tuple[str, ...]] = ()
    follows: ClassVar[tuple[Follows, ...]] = ()
    since: ClassVar[str] = "0.1.0"
    fixable: ClassVar[Applicability | None] = None
    preview: ClassVar[bool] = False
    messages: ClassVar[Mapping[str, Text]]
    page_zh: ClassVar[str]
    options: ClassVar[type] = NoOptions

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield the findings on a report.

        Args:
            subject: the tree of the report.
            context: the date, the forms and the rule's options.

        Raises:
            NotAssessable: what the rule needs is not there, in a way that `needs` cannot say.
        """
        raise NotImplementedError

    def found(
        self,
        place: Place,
        message: str = "default",
        *,
        evidence: Evidence = NO_EVIDENCE,
        related: tuple[Related, ...] = (),
        verdict: Verdict = Verdict.FAIL,
        severity: Severity | None = None,
        fix: Fix | None = None,
        **values: Any,
    ) -> Diagnostic:
        """Make a finding of this rule.

        Args:
            place: where it is.
            message: the name of one of the rule's messages.
            evidence: what shows it.
            related: other places that belong to it.
            verdict: ``review`` where a person must decide.
            severity: a milder severity than the rule's; a graver one is lowered to the rule's.
            fix: a mending.
            values: the values of the message; a `Text` is put in by language.
        """
        template = self.messages[message]
        wording = Text(
            template.zh.format(**_in_language(values, "zh")), template.en.format(**_in_language(values, "en"))
        )
        grave = self.severity if severity is None else min(severity, self.severity)
        sure = verdict if self.verdict is Verdict.FAIL else self.verdict
        return Diagnostic(
            self.code, self.name, grave, sure, place, wording, evidence, related, self.cites, "", fix
        )


def _in_language(values: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {
        key: value.in_language(lang) if isinstance(value, Text) else value for key, value in values.items()
    }
