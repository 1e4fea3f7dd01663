"""The law behind a finding, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govlint.output.page_text import first_paragraph, page_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.diagnostics import Diagnostic
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint_grammar.provisions import Instrument, Provision

# A provision that we only infer, or know from hearsay, is never shown as law.
LAW = frozenset({"confirmed", "partly"})


class Basis(NamedTuple):
    """What a rule rests on.

    Attributes:
        law: the provisions that may be cited.
        practice: what is only inferred or general knowledge: it may be told, but not as law.
    """

    law: tuple[Provision, ...]
    practice: tuple[Provision, ...]


def rests_on(rule: type[Rule], registry: Registry) -> Basis:
    """Return what a rule rests on, by how sure we are of it."""
    known = [registry.provisions[key] for key in rule.cites if key in registry.provisions]
    law = tuple(provision for provision in known if provision.sure in LAW)
    return Basis(law, tuple(provision for provision in known if provision.sure not in LAW))


def provisions_of(diagnostic: Diagnostic, registry: Registry, year: int | None) -> list[Provision]:
    """Return the provisions that may be shown as the law behind a finding.

    Args:
        diagnostic: the finding.
        registry: where provisions are known by their ids.
        year: the report's year; what was not in force when that report fell due is left out. None to leave
            out nothing.
    """
    due = _due(year)
    known = [each for key in diagnostic.provisions for each in _succeeded(key, registry, due, frozenset())]
    law = [provision for provision in dict.fromkeys(known) if provision.sure in LAW]
    return in_force(law, year)


def _succeeded(key: str, registry: Registry, due: date | None, seen: frozenset[str]) -> Iterator[Provision]:
    """Yield what is cited in the place of a provision: what has succeeded it by that day, or else itself."""
    own = registry.provisions.get(key)
    if own is None or key in seen:
        return
    later = [each for each in registry.successors.get(key, ()) if due is not None and each.in_force.on(due)]
    for each in later:
        yield from _succeeded(each.id, registry, due, seen | {key})
    if not later:
        yield own


def _due(year: int | None) -> date | None:
    """Return the day by which the report on a year must be out; None if there is no such day."""
    return date(year + 1, 1, 31) if year is not None and 1 <= year < date.max.year else None


def in_force(provisions: Sequence[Provision], year: int | None) -> list[Provision]:
    """Return the provisions in force when the reports on a year fell due; all of them if none was."""
    due = _due(year)
    if due is None:
        return list(provisions)
    return [provision for provision in provisions if provision.in_force.on(due)] or list(provisions)


def basis_of(diagnostic: Diagnostic, registry: Registry, lang: str, year: int | None) -> Iterator[str]:
    """Yield the basis of a finding, an instrument at a time; without one, what the rule's page says of it.

    A rule of the machine itself is about files and tools, which no law is.
    """
    provisions = provisions_of(diagnostic, registry, year)
    if provisions:
        yield from _citations(provisions, lang)
        return
    rule = registry.rule(diagnostic.code)
    basis = first_paragraph(page_of(rule, lang).part("basis"))
    if basis and rule is not None and rule.scope != "machine":
        yield basis


def _citations(provisions: Sequence[Provision], lang: str) -> Iterator[str]:
    """Yield a citation for each instrument, with all its articles that are cited."""
    by_instrument: dict[Instrument, list[Provision]] = {}
    for provision in provisions:
        by_instrument.setdefault(provision.instrument, []).append(provision)
    for first, *others in by_instrument.values():
        articles = [article for each in others if (article := each.article.in_language(lang))]
        yield ("; " if lang == "en" else "、").join((first.cite(lang), *articles))
