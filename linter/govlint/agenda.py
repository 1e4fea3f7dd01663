"""What runs on the reports of a year and an edition: planned once, as a folder has few of either."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.rule import Context, NoOptions, Years
from govlint.selection import selected
from govlint_grammar.forms import form_in_force
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from govlint.registry import RegisteredRule, Registry
    from govlint.rule import Follows, Rule
    from govlint.selection import Selection
    from govlint_grammar.forms import Form

_NO_YEAR = Text(
    "报告年度无法确定，不知道本规则是否适用",
    "the report's year is not known, nor therefore whether the rule applies",
)
_NO_EDITION = Text(
    "报告适用的格式版本无法确定，不知道本规则是否适用",
    "the edition of the form is not known, nor therefore whether the rule applies",
)


class Planned(NamedTuple):
    """A rule that runs, and what is asked of every report before.

    Attributes:
        question: what is not known about such reports and decides whether the rule applies, or None.
    """

    entry: RegisteredRule
    code: str
    needs: tuple[str, ...]
    question: Text | None
    halts: bool


class Agenda:
    """What runs on the reports of a year and an edition.

    Attributes:
        rules: the rules in the order in which they run.
        follows: what the findings of rules may follow from.
    """

    def __init__(
        self,
        entries: Iterable[RegisteredRule],
        forms: tuple[Form, ...],
        year: int | None,
        edition: str | None,
    ) -> None:
        """Plan what runs of some rules, none of which is known not to apply."""
        known = _in_order(entries)
        self.rules = tuple(
            Planned(
                entry,
                entry.rule.code,
                entry.rule.needs,
                _open_question(entry.rule, year, edition),
                entry.rule.halts,
            )
            for entry in known
        )
        self.follows: Mapping[str, tuple[Follows, ...]] = {
            entry.rule.code: entry.rule.follows for entry in known if entry.rule.follows
        }
        self._forms = forms
        self._form = form_in_force(year, forms)
        self._dependents = _dependents(known)
        # Day, options and contexts are one value, so that two threads do not see one's with the other's.
        self._last: tuple[date, Mapping[str, object], Mapping[str, Context]] | None = None

    def contexts(self, as_of: date, options: Mapping[str, object]) -> Mapping[str, Context]:
        """Return the context of each rule by its code.

        Args:
            as_of: the day of the check.
            options: the options of rules by their codes; a run hands over the same object for every report.
        """
        last = self._last
        if last is not None and last[1] is options and last[0] == as_of:
            return last[2]
        plain = Context(as_of, self._form, self._forms, dependents=self._dependents)
        contexts = {planned.code: _context(planned.entry.rule, plain, options) for planned in self.rules}
        self._last = (as_of, options, contexts)
        return contexts


@lru_cache(maxsize=64)
def agenda_of(
    registry: Registry, selection: Selection, year: int | None, edition: str | None, scope: str = "report"
) -> Agenda:
    """Return what runs on the reports of a year and an edition; either may be unknown.

    Args:
        registry: the rules and forms.
        selection: which rules.
        year: the report year.
        edition: the edition due for it.
        scope: whether the rules are those of a report alone or those of an archive.
    """
    entries = (registry.rules[code] for code in selected(registry, selection))
    applying = [
        entry for entry in entries if entry.rule.scope == scope and _may_apply(entry.rule, year, edition)
    ]
    return Agenda(applying, registry.forms, year, edition)


def _dependents(entries: Iterable[RegisteredRule]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of rules by each need that they declare."""
    by_need: dict[str, list[str]] = {}
    for entry in entries:
        for need in entry.rule.needs:
            by_need.setdefault(need, []).append(entry.rule.code)
    return {need: tuple(codes) for need, codes in by_need.items()}


def _in_order(entries: Iterable[RegisteredRule]) -> list[RegisteredRule]:
    """Return rules in the order in which they run: those that halt the others first.

    What a halting rule's findings may follow from runs just before it, or it would never be found.
    """
    known = list(entries)
    before: dict[str, str] = {}
    for entry in known:
        for cause in entry.rule.follows if entry.rule.halts else ():
            before[cause.code] = min(entry.rule.code, before.get(cause.code, entry.rule.code))

    def rank(entry: RegisteredRule) -> tuple[bool, str, bool]:
        code = entry.rule.code
        if entry.rule.halts:
            return False, code, True
        return code not in before, before.get(code, code), False

    return sorted(known, key=rank)


def _may_apply(rule: type[Rule], year: int | None, edition: str | None) -> bool:
    """Whether nothing that is known about a report puts it outside the rule."""
    if year is not None and year not in rule.years:
        return False
    if not rule.editions:
        return True
    return edition in rule.editions if edition is not None else year is None


def _open_question(rule: type[Rule], year: int | None, edition: str | None) -> Text | None:
    """Return what is not known about a report and decides whether the rule applies."""
    if year is None and rule.years != Years():
        return _NO_YEAR
    if edition is None and rule.editions:
        return _NO_EDITION
    return None


def _context(rule: type[Rule], plain: Context, options: Mapping[str, object]) -> Context:
    if rule.options is NoOptions:
        return plain
    given = options.get(rule.code)
    return replace(plain, options=rule.options() if given is None else given)
