"""Where the findings of pack rules stand: the places of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Place, Related, Text
from govlint.packs.messages import plain
from govlint.places import (
    place_of_aspect,
    place_of_cell,
    place_of_report,
    place_of_section,
    place_of_span,
    place_of_table,
)
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.assertions.syntax import Key
    from govlint_grammar.binding import ValueCell

_MOST_PLACES = 20


class Placed(NamedTuple):
    """The place of a key with what stands there; the words of a statement are its quote."""

    place: Place
    value: str
    quote: str = ""
    cell: ValueCell | None = None


def places_of(facts: Facts, key: str, column: str) -> Iterator[Placed]:
    """Yield the places of a key: its cells, its statements, its heading; none for what is not there."""
    report = facts.report
    group, _, rest = key.partition(".")
    if group == "statements":
        for stated in facts.statements(rest):
            yield Placed(place_of_span(report, stated.span), plain(stated.value), stated.quote)
    elif group == "text":
        yield from _place_of_text(facts, rest)
    elif group == "sections":
        section = report.section(rest)
        if section is not None:
            yield Placed(place_of_section(report, section), "")
    elif group == "aspects":
        aspect = report.aspect(rest)
        if aspect is not None:
            yield Placed(place_of_aspect(report, aspect), "")
    elif group == "tables":
        yield _place_of_table(facts, rest)
    elif group in ("report", "check"):
        yield Placed(place_of_report(report), "")
    else:
        for cell in facts.cells(key, column):
            value = "—" if cell.number is None else plain(cell.number)
            yield Placed(place_of_cell(report, cell), value, cell=cell)


def _place_of_table(facts: Facts, key: str) -> Placed:
    """Return the place of a table; of one that is missing, that of the section in which it belongs."""
    report = facts.report
    if key in report.bound.tables:
        return Placed(place_of_table(report.bound.tables[key]), "")
    section = report.section(key)
    place = place_of_section(report, section) if section else place_of_report(report)
    return Placed(place._replace(section=key, table=key), "")


def _place_of_text(facts: Facts, name: str) -> Iterator[Placed]:
    report = facts.report
    _, _, aspect_key = name.partition(".")
    aspect = report.aspect(aspect_key) if aspect_key else None
    section = report.section(name)
    if aspect is not None:
        yield Placed(place_of_aspect(report, aspect), "")
    elif section is not None:
        yield Placed(place_of_section(report, section), "")
    elif name in ("", "title"):
        yield Placed(place_of_report(report), "")
    elif (scope := facts.scope(name)) is not None:
        yield Placed(place_of_span(report, scope.heading), "")


class Where(NamedTuple):
    """The main place of a finding, the other places, the words quoted, and the cell at the main place."""

    place: Place
    related: tuple[Related, ...] = ()
    quote: str = ""
    cell: ValueCell | None = None


def where(facts: Facts, keys: Iterable[Key], column: str, at: str, summands: Collection[str] = ()) -> Where:
    """Return where a finding on some keys stands.

    Args:
        facts: the report's facts.
        keys: the keys, the main one first.
        column: the column, for keys without one.
        at: the key whose place is the main one; empty for the first that has a place.
        summands: keys whose other places are told only where they are not 0.
    """
    names = dict.fromkeys([*([at] if at else []), *(key.name for key in keys if not key.previous)])
    placed: list[Placed] = []
    for name in names:
        found = list(places_of(facts, name, column))
        if placed and name in summands:
            found = [each for each in found if each.value not in ("0", "—")]
        placed += found
    if not placed:
        return Where(place_of_report(facts.report))
    main, *others = placed
    quote = next((each.quote for each in placed if each.quote), "")
    related = [
        Related(each.place, _told(each))
        for each in others[:_MOST_PLACES]
        if each.value and each.place != main.place
    ]
    return Where(main.place, tuple(related), quote, main.cell)


def _told(placed: Placed) -> Text:
    if placed.quote:
        return Text(f"正文：“{placed.quote}”", f"the prose: “{placed.quote}”")
    return Text(f"此处填 {placed.value}", f"here it says {placed.value}")
