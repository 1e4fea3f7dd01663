"""Rules made from packs; what they state is in `assertion_rules` and `word_rules`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from govlint.diagnostics import Diagnostic, Evidence, Verdict
from govlint.packs.messages import filled
from govlint.rule import NotAssessable, Rule
from govlint_grammar.assertions.cell_plans import CellQuestion
from govlint_grammar.assertions.evaluation import condition
from govlint_grammar.assertions.facts import Facts
from govlint_grammar.assertions.keys import OTHER_GROUPS
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
    """A condition ready to be asked.

    Attributes:
        node: its parts; holds: itself as a function; keys: the keys that it names.
        each_column: whether it is asked of each column.
        message: the name of the message where it does not hold; verdict: the finding's, if not the rule's.
        question: itself as a question about cells of one table, if it is that and no more.
    """

    node: Node
    holds: Condition
    keys: tuple[Key, ...]
    each_column: bool
    message: str = "default"
    verdict: Verdict | None = None
    question: CellQuestion | None = None


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
    _stated: ClassVar[Stated | None] = None
    # Whether the condition of the rule is asked of each of several things, and not of the report.
    asks_each: ClassVar[bool] = False

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Return the findings, if the condition of the rule holds.

        Raises:
            NotAssessable: nothing was found, and something that the rule asks for is not known.
        """
        if self.data.when is None and self.is_silent(subject):
            return iter(())
        return self.on(facts_of(subject, context), context)

    def is_silent(self, subject: Report) -> bool:  # noqa: ARG002 - what tells, the forms of rules know
        """Whether one quick look shows that there is nothing to find on a report, and nothing unknown."""
        return False

    def on(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:
        """Yield the findings on a report of which the facts are known, if the condition of the rule holds.

        Raises:
            NotAssessable: as for `check`.
        """
        if self.data.options:
            facts = facts.with_values(
                {
                    f"options.{option.name}": Decimal(getattr(context.options, option.name))
                    for option in self.data.options
                }
            )
        when = self.stated().when
        if when is not None and not when.each_column and not self.asks_each:
            holds = when.holds(facts, "")
            if isinstance(holds, Unknown):
                raise NotAssessable(holds.reason)
            if not holds:
                return
        yield from self.findings(facts, context)

    @classmethod
    def stated(cls) -> Stated:
        """Return the conditions of the rule; they are made when first asked for."""
        made = cls._stated
        if made is None:
            data = cls.data
            when = asked(data.when) if data.when else None
            on_columns = when if when is not None and when.each_column else None
            made = Stated(
                when,
                tuple(
                    _named(asked(must.condition), must.message, must.verdict, on_columns)
                    for must in data.asserts
                ),
            )
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
        wording: Text | None = None,
        verdict: Verdict | None = None,
        evidence: Evidence = NO_EVIDENCE,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> Diagnostic:
        """Make a finding.

        Args:
            place: where it is.
            value_of: from a name in the message to its words.
            message: the name of the message.
            wording: the message itself, if the rule has none of that name.
            verdict: a milder verdict than the rule's.
            evidence: what shows it.
            related: other places that belong to it.
            fix: a mending.
        """
        words = filled(wording or self.messages[message], value_of)
        return Diagnostic(
            self.code,
            self.name,
            self.severity,
            self.verdict if verdict is None or self.verdict is Verdict.REVIEW else verdict,
            place,
            words,
            evidence,
            related,
            self.cites,
            fix=fix,
        )


class Stated(NamedTuple):
    """The conditions of a rule, ready to be asked."""

    when: Asked | None
    asserts: tuple[Asked, ...]


def _named(stated: Asked, message: str, verdict: str, when: Asked | None) -> Asked:
    """Return a condition with its message and verdict; one on each column is answered with it."""
    keys = (*stated.keys, *(when.keys if when is not None else ()))
    names = tuple(key.name for key in keys)
    tables = {name.partition(".")[0] for name in names}
    simple = len(tables) == 1 and not tables & OTHER_GROUPS and not any(key.previous for key in keys)
    question = CellQuestion(tables.pop(), names) if simple else None
    return stated._replace(message=message, verdict=Verdict(verdict) if verdict else None, question=question)


_ASKED: dict[int, tuple[Encoded, Asked]] = {}


def asked(encoded: Encoded) -> Asked:
    """Return a stored condition ready to be asked; made when first asked for."""
    known = _ASKED.get(id(encoded))
    if known is None or known[0] is not encoded:
        node = decode(encoded)
        made = Asked(node, condition(node), keys_of(node), isinstance(node, EachColumn))
        # A list has no hash; kept beside what is made of it, its identity stays its own.
        known = _ASKED[id(encoded)] = (encoded, made)
    return known[1]


class _Kept:
    """The facts of the report that was asked for last: many rules go over the same report."""

    facts: Facts | None = None
    context: Context | None = None


def _is_like(context: Context, other: Context | None) -> bool:
    """Whether two contexts differ at most in the options of a rule."""
    return context is other or (
        other is not None and other.form is context.form and other.as_of == context.as_of
    )


def facts_of(report: Report, context: Context) -> Facts:
    """Return the facts of a report, shared by all rules that run on it."""
    facts, other = _Kept.facts, _Kept.context
    if facts is not None and facts.report is report and _is_like(context, other):
        return facts
    edition = context.form.edition if context.form is not None else ""
    facts = Facts(report, context.forms, as_of=context.as_of, edition=edition)
    _Kept.facts, _Kept.context = facts, context
    return facts
