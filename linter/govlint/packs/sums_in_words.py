"""Sums in words with their numbers filled in, for messages and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Applicability, Edit, Evidence, Fix, Place, Related, Text
from govlint.packs.messages import plain
from govlint.places import place_of_cell
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.sums.lines import amount, figures_of, total_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.forms import Balance
    from govlint_grammar.sums.lines import Exceeded, Sum

_SHORT_SIDE = 2
_ALL_ZERO = Text("各项均为 0", "all 0")
_NUMERALS = "一二三四五六七八九十"
_ITEM = regex(rf"([{_NUMERALS}]+)、")
_REST_IS_ZERO = {
    "column": Text("（其余各行为 0）", " (all other rows 0)"),
    "row": Text("（其余各列为 0）", " (all other columns 0)"),
    "": Text("（其余各格为 0）", " (all other cells 0)"),
}


_ALSO = Text("同样超出总数", "exceeds the whole as well")
_SOURCE = Text("计入总数", "counted in the whole")


class Told(NamedTuple):
    """What a finding on a sum tells: its place, what the names in its message stand for, which message."""

    place: Place
    values: Mapping[str, Text]
    message: str
    evidence: Evidence
    related: tuple[Related, ...]
    fix: Fix | None = None


def told_of_sum(broken: Sum, likely: tuple[Related, ...], message: str) -> Told:
    """Return what is told of a sum that does not hold.

    Args:
        broken: the sum.
        likely: the cells that are most likely wrong.
        message: the name of the message.
    """
    values = {
        "line": line_of(broken),
        "left": names_of(broken.left, broken.balance),
        "left_total": _same(plain(broken.left_total)),
        "right": names_of(broken.right, broken.balance),
        "right_total": _same(plain(broken.right_total)),
        "difference": _same(plain(abs(broken.left_total - broken.right_total))),
    }
    related = (*likely, *related_cells(broken, likely))
    place = place_of_cell(broken.table, broken.left[0])
    return Told(place, values, message, evidence_of(broken), related, _fix(broken))


def told_of_excess(table: BoundTable, excess: Exceeded, messages: Mapping[str, Text]) -> Told:
    """Return what is told of parts larger than their whole: the largest has the finding's place.

    Args:
        table: the table.
        excess: the parts and their whole.
        messages: those of the rule; `also` stands beside further parts, `source` beside what makes the whole.
    """
    also, source = messages.get("also", _ALSO), messages.get("source", _SOURCE)
    worst, *others = sorted(excess.over, key=amount, reverse=True)
    row, found = name_of(worst, excess.balance), plain(amount(worst))
    limit, side = plain(total_of(excess.limits)), side_of(excess.limits, excess.source)
    values = {
        "line": Text(worst.column.label, worst.column.en),
        "row": row,
        "found": _same(found),
        "sources": names_of(excess.limits, excess.source),
        "limit": _same(limit),
    }
    formula = Text(f"{row.zh} {found} > {side.zh}", f"“{row.en}” {found} > {side.en}")
    related = (
        *(Related(place_of_cell(table, cell), also) for cell in others),
        *(Related(place_of_cell(table, cell), source) for cell in excess.limits),
    )
    evidence = Evidence(formula, f"≤ {limit}", found)
    return Told(place_of_cell(table, worst), values, "default", evidence, related)


def _fix(broken: Sum) -> Fix | None:
    """Return the fix that makes a total the sum of its parts; None if another sum would not hold then.

    Which of the numbers is wrong only the agency knows, so that it is never a safe one.
    """
    total, right = broken.left[0], broken.right_total
    if len(broken.left) > 1 or total.cell is None or total.cell.text != plain(broken.left_total):
        return None
    change = right - broken.left_total
    figures = figures_of(broken.table)
    for at, sign in figures.plan.entering.get(total.key, ()):
        if at not in figures.unread and figures.gaps.get(at, 0) + sign * change:
            return None
    number = plain(right)
    message = Text(
        f"核对各项；确认是总计有误的，改为 {number}",
        f"go over the parts; if the total is wrong, write {number}",
    )
    return Fix(message, (Edit(total.cell.span, number),), Applicability.UNSAFE)


def evidence_of(broken: Sum) -> Evidence:
    """Return the sum in words with its numbers filled in, and both results."""
    left, right = side_of(broken.left, broken.balance), side_of(broken.right, broken.balance)
    return Evidence(
        formula=Text(f"{left.zh} ≠ {right.zh}", f"{left.en} ≠ {right.en}"),
        expected=plain(broken.right_total),
        found=plain(broken.left_total),
    )


def related_cells(broken: Sum, likely: tuple[Related, ...]) -> tuple[Related, ...]:
    """Return the cells of the sum that are not zero, but for the finding's own and those named already."""
    named = {each.place for each in likely}
    counted = [cell for cell in (*broken.left[1:], *broken.right) if cell.number]
    related = [
        Related(
            place_of_cell(broken.table, cell),
            Text(f"计入本式：{plain(amount(cell))}", f"in this sum: {plain(amount(cell))}"),
        )
        for cell in counted
    ]
    return tuple(each for each in related if each.place not in named)


class _Likely:
    """The last answer of `likely_cells`: several rules speak of the sums of one table."""

    last: tuple[BoundTable, tuple[Related, ...]] | None = None


def likely_cells(table: BoundTable) -> tuple[Related, ...]:
    """Return the fewest cells whose correction makes all sums of a table hold, if one set stands out."""
    last = _Likely.last
    if last is not None and last[0] is table:
        return last[1]
    from govlint_grammar.sums.corrections import corrections  # needed only where a sum fails

    found = corrections(table)
    likely = tuple(
        Related(place_of_cell(table, cell), _correction(plain(amount(cell)), plain(number), len(found)))
        for cell, number in found
    )
    _Likely.last = (table, likely)
    return likely


def _correction(now: str, then: str, cells: int) -> Text:
    if cells == 1:
        return Text(
            f"最可能填错：由 {now} 改为 {then}，全部算式即可成立",
            f"most likely wrong: put {then} for {now} and all sums hold",
        )
    return Text(
        f"最可能填错：由 {now} 改为 {then}，与另一格一并改正，全部算式即可成立",
        f"most likely wrong: put {then} for {now}, mend the other cell too, and all sums hold",
    )


def line_of(broken: Sum) -> Text:
    """Return what the column, row or block is called on which the sum stands."""
    cell = broken.left[0]
    if broken.balance.each == "column":
        return Text(cell.column.label, cell.column.en)
    if broken.balance.each == "row" and cell.row is not None:
        return Text(cell.row.label, cell.row.en)
    words = place_of_cell(broken.table, cell).words[1:-1]
    return Text(" › ".join(word.zh for word in words), " › ".join(word.en for word in words))


def names_of(cells: tuple[ValueCell, ...], balance: Balance) -> Text:
    """Return the names of the cells of one side: 第一项加第二项."""
    names = [name_of(cell, balance) for cell in cells]
    return Text("加".join(name.zh for name in names), " plus ".join(name.en for name in names))


def name_of(cell: ValueCell, balance: Balance) -> Text:
    """Return what a cell is called within its sum; a sum printed on the form counts by items (第三项合计)."""
    if balance.each != "column" or cell.row is None:
        return Text(cell.column.label, cell.column.en)
    item = _ITEM.match(cell.row.groups[0] if cell.row.groups else cell.row.label)
    if balance.printed and item:
        number = _NUMERALS.index(item[1]) + 1 if item[1] in _NUMERALS else item[1]
        if cell.row.groups:
            return Text(f"第{item[1]}项合计", f"the total of item {number}")
        return Text(f"第{item[1]}项", f"item {number}")
    return Text(cell.row.label, cell.row.en)


def side_of(cells: tuple[ValueCell, ...], balance: Balance) -> Text:
    """Return one side of a sum with its numbers, a long side without its zeros: 第一项 1 + 第二项 0 = 1."""
    shown = cells if len(cells) <= _SHORT_SIDE else tuple(cell for cell in cells if cell.number)
    if not shown:
        return _ALL_ZERO
    rest = _REST_IS_ZERO[balance.each] if len(shown) < len(cells) else Text("", "")
    names = [(name_of(cell, balance), plain(amount(cell))) for cell in shown]
    result = f" = {plain(total_of(cells))}" if len(shown) > 1 else ""
    return Text(
        " + ".join(f"{name.zh} {number}" for name, number in names) + result + rest.zh,
        " + ".join(f"“{name.en}” {number}" for name, number in names) + result + rest.en,
    )


def _same(words: str) -> Text:
    return Text(words, words)
