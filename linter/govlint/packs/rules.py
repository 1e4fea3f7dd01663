"""Rules made from packs; what they state is in `assertion_rules` and `word_rules`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from govlint.diagnostics import Diagnostic, Evidence
from govlint.packs.messages import filled
from govlint.rule import NotAssessable, Rule
from govlint_grammar.assertions.evaluation import condition
from govlint_grammar.assertions.facts import Facts
from govlint_grammar.assertions.syntax import EachColumn, decode, keys_of
from govlint_grammar.assertions.values import Unknown
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.diagnostics import Fix, Place, Related, Text
    from govlint.packs.data import RuleData
    from govlint.rule import Context
    from govlint_grammar.assertions.evaluation import Condition
    from govlint_grammar.assertions.syntax import Encoded, Key, Node
    from govlint_grammar.tree import Report

NO_EVIDENCE = Evidence()


class Asked(NamedTuple):
    """A condition ready to be asked: its parts, itself as a function, its keys, and if on each column."""

    node: Node
    holds: Condition
    keys: tuple[Key, ...]
    each_column: bool


class PackRule(Rule):
    """A rule of a pack.

    Attributes:
        data: what the pack says.
        pack: the id of the pack.
        file: the file and the line where the rule is written.
    """

    data: ClassVar[RuleData]
    pack: ClassVar[str] = ""
    file: ClassVar[str] = ""
    _stated: ClassVar[Stated]

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield the findings, if the condition of the rule holds.

        Raises:
            NotAssessable: nothing was found, and something that the rule asks for is not known.
        """
        facts = facts_of(subject, context)
        when = self.stated().when
        if when is not None and not when.each_column:
            holds = when.holds(facts, "")
            if isinstance(holds, Unknown):
                raise NotAssessable(holds.reason)
            if not holds:
                return
        yield from self.findings(facts, context)

    @classmethod
    def stated(cls) -> Stated:
        """Return the conditions of the rule; they are made when first asked for."""
        made = cls.__dict__.get("_stated")
        if not isinstance(made, Stated):
            data = cls.data
            made = Stated(_asked(data.when) if data.when else None, tuple(map(_asked, data.asserts)))
            cls._stated = made
        return made

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:
        """Yield the findings on a report for which the condition holds."""
        raise NotImplementedError

    def finding(
        self,
        place: Place,
        value_of: Callable[[str], Text],
        *,
        message: str = "default",
        evidence: Evidence = NO_EVIDENCE,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> Diagnostic:
        """Make a finding.

        Args:
            place: where it is.
            value_of: from a name in the message to its words.
            message: the name of the message.
            evidence: what shows it.
            related: other places that belong to it.
            fix: a mending.
        """
        wording = filled(self.messages[message], value_of)
        return Diagnostic(
            self.code,
            self.name,
            self.severity,
            self.verdict,
            place,
            wording,
            evidence,
            related,
            self.cites,
            fix=fix,
        )


class Stated(NamedTuple):
    """The conditions of a rule, ready to be asked."""

    when: Asked | None
    asserts: tuple[Asked, ...]


def _asked(encoded: Encoded) -> Asked:
    node = decode(encoded)
    return Asked(node, condition(node), keys_of(node), isinstance(node, EachColumn))


class _Same(NamedTuple):
    """A report and a context as a key of the memo: the very same objects, not equal ones."""

    report: Report
    context: Context

    def __hash__(self) -> int:
        return id(self.report)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Same)
            and other.report is self.report
            and other.context.as_of == self.context.as_of
            and other.context.form is self.context.form
        )


def facts_of(report: Report, context: Context) -> Facts:
    """Return the facts of a report, shared by all rules that run on it."""
    return _facts(_Same(report, context))


@lru_cache(maxsize=2)
def _facts(same: _Same) -> Facts:
    report, context = same
    edition = context.form.edition if context.form is not None else ""
    return Facts(report, context.forms, check_year=context.as_of.year, edition=edition)
