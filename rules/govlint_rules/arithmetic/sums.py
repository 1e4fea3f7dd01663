"""The sums that a form asks for, worked out on the cells of the table that is bound to it.

Which keys add up is data of the form; a form with another row needs no code here. A sum with a cell
that holds no number is not assessed: a blank is never zero.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Evidence, Related, Rule, Text, place_of_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govlint.api import Balance, BoundTable, Context, Diagnostic, Report, ValueCell

_SHORT_SIDE = 2
_ALL_ZERO = Text("各项均为 0", "all 0")
_ITEM = re.compile(r"([一二三四五六七八九十]+)、")
_REST_IS_ZERO = {
    "column": Text("（其余各行为 0）", " (all other rows 0)"),
    "row": Text("（其余各列为 0）", " (all other columns 0)"),
    "": Text("（其余各格为 0）", " (all other cells 0)"),
}


class Sum(NamedTuple):
    """A balance on one column, row or group of cells, every cell of which holds a number.

    Attributes:
        table: the table it stands in.
        balance: the balance of the form.
        left: the cells of one side; right: of the other.
    """

    table: BoundTable
    balance: Balance
    left: tuple[ValueCell, ...]
    right: tuple[ValueCell, ...]

    @property
    def left_total(self) -> Decimal:
        """What the left side adds up to."""
        return total_of(self.left)

    @property
    def right_total(self) -> Decimal:
        """What the right side adds up to."""
        return total_of(self.right)

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.left_total == self.right_total


class SumRule(Rule):
    """A rule that speaks where a sum of the form does not hold; a subclass says which sums.

    Its message may use ``line`` (the column, row or block), ``left`` and ``right`` (the names on either
    side), ``left_total``, ``right_total`` and ``difference``.
    """

    def covers(self, balance: Balance) -> bool:
        """Whether the rule is about a balance of the form."""
        raise NotImplementedError

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding at the first cell of each sum that does not hold."""
        for table in subject.bound.tables.values():
            broken = [each for each in sums(table, self.covers) if not each.holds]
            likely = likely_cells(table) if broken else ()
            for each in broken:
                yield self._finding(each, likely)

    def _finding(self, broken: Sum, likely: tuple[Related, ...]) -> Diagnostic:
        return self.found(
            place_of_cell(broken.table, broken.left[0]),
            line=line_of(broken),
            left=names_of(broken.left, broken.balance),
            left_total=plain(broken.left_total),
            right=names_of(broken.right, broken.balance),
            right_total=plain(broken.right_total),
            difference=plain(abs(broken.left_total - broken.right_total)),
            evidence=evidence_of(broken),
            related=(*likely, *related_cells(broken)),
        )


def adds_results(balance: Balance) -> bool:
    """Whether a balance says what the results of a column add up to."""
    return balance.id == "results"


def sums(table: BoundTable, covers: Callable[[Balance], bool] | None = None) -> Iterator[Sum]:
    """Yield every sum of a table that can be assessed.

    Args:
        table: the bound table.
        covers: whether a balance is wanted; all are if None.
    """
    for balance in table.form.balances:
        if balance.table == table.key and (covers is None or covers(balance)):
            yield from _sums_of(table, balance)


def _sums_of(table: BoundTable, balance: Balance) -> Iterator[Sum]:
    for line in lines(table, balance.each).values():
        left = numbers(line, balance.left)
        right = numbers(line, balance.right)
        if left and right:
            yield Sum(table, balance, left, right)


def lines(table: BoundTable, each: str) -> dict[str, dict[str, ValueCell]]:
    """Return the cells of a table by column and row, by row and column, or all of them by their key.

    Args:
        table: the bound table.
        each: over what a balance repeats: ``column``, ``row`` or nothing.
    """
    found: dict[str, dict[str, ValueCell]] = {}
    for key, cell in table.cells.items():
        row = cell.row.key if cell.row else ""
        column = key[len(row) :].strip(".[]")
        if each == "column":
            found.setdefault(column, {})[row] = cell
        elif each == "row":
            found.setdefault(row, {})[column] = cell
        else:
            found.setdefault("", {})[key] = cell
    return found


def numbers(line: Mapping[str, ValueCell], keys: tuple[str, ...]) -> tuple[ValueCell, ...]:
    """Return the cells of the keys if each of them holds a number, else none at all."""
    cells = tuple(line[key] for key in keys if key in line)
    if len(cells) < len(keys) or any(cell.number is None for cell in cells):
        return ()
    return cells


def amount(cell: ValueCell) -> Decimal:
    """Return the number of a cell that is known to hold one."""
    return cell.number or Decimal(0)


def total_of(cells: tuple[ValueCell, ...]) -> Decimal:
    """Add up cells, each of which holds a number."""
    return sum(map(amount, cells), Decimal(0))


def plain(number: Decimal) -> str:
    """Write a number without exponent and without closing zeros behind the point."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def evidence_of(broken: Sum) -> Evidence:
    """Return the sum in words with its numbers filled in, and both results."""
    left, right = side_of(broken.left, broken.balance), side_of(broken.right, broken.balance)
    return Evidence(
        formula=Text(f"{left.zh} ≠ {right.zh}", f"{left.en} ≠ {right.en}"),
        expected=plain(broken.right_total),
        found=plain(broken.left_total),
    )


def related_cells(broken: Sum) -> tuple[Related, ...]:
    """Return the cells of the sum that are not zero, without the first one, at which the finding stands."""
    return tuple(
        Related(
            place_of_cell(broken.table, cell),
            Text(f"计入本式：{plain(amount(cell))}", f"in this sum: {plain(amount(cell))}"),
        )
        for cell in (*broken.left[1:], *broken.right)
        if cell.number
    )


def likely_cells(table: BoundTable) -> tuple[Related, ...]:
    """Return the fewest cells whose correction makes every sum of a table hold, if one such set stands out."""
    from govlint_rules.arithmetic.corrections import corrections  # needed only where a sum fails

    found = corrections(tuple(sums(table)))
    return tuple(
        Related(
            place_of_cell(table, cell),
            Text(
                f"最可能填错：由 {plain(amount(cell))} 改为 {plain(number)}，全部算式即可成立",
                f"most likely wrong: put {plain(number)} for {plain(amount(cell))} and all sums hold",
            )
            if len(found) == 1
            else Text(
                f"最可能填错：这 {len(found)} 格一并改正（此格由 {plain(amount(cell))} 改为 {plain(number)}），全部算式即可成立",
                f"most likely wrong: put {plain(number)} for {plain(amount(cell))} here, mend {len(found)} cells in"
                " all, and all sums hold",
            ),
        )
        for cell, number in found
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
        return Text(f"第{item[1]}项{'合计' if cell.row.groups else ''}", cell.row.en)
    return Text(cell.row.label, cell.row.en)


def side_of(cells: tuple[ValueCell, ...], balance: Balance) -> Text:
    """Return one side of a sum with its numbers: 第一项 1 + 第二项 0 = 1, without the zeros of a long side."""
    shown = cells if len(cells) <= _SHORT_SIDE else tuple(cell for cell in cells if cell.number)
    if not shown:
        return _ALL_ZERO
    rest = _REST_IS_ZERO[balance.each] if len(shown) < len(cells) else Text("", "")
    names = [(name_of(cell, balance), plain(amount(cell))) for cell in shown]
    result = f" = {plain(total_of(cells))}" if len(shown) > 1 else ""
    return Text(
        " + ".join(f"{name.zh} {number}" for name, number in names) + result + rest.zh,
        " + ".join(f"{name.en} {number}" for name, number in names) + result + rest.en,
    )
