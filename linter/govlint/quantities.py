"""Numbers of the tables in words: what they are called by the labels of the form, and how they come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Related, Text
from govlint.places import place_of_cell
from govlint_grammar.comparing.quantities import number_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from govlint_grammar.binding import ValueCell
    from govlint_grammar.comparing.quantities import Quantity

_SHORTEST_SUM = 2


def plain(number: Decimal) -> str:
    """Write a number without exponent and without closing zeros behind the point."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def name_of(quantity: Quantity) -> Text:
    """Return the name of a quantity by the labels of the form: 表四“行政诉讼 › 总计”."""
    paths = [place_of_cell(quantity.table, cell).words for cell in quantity.cells]
    words = _common(paths)
    if len(paths) > 1 and len({path[-1] for path in paths}) == 1:
        words = (*words, paths[0][-1])
    table, inner = words[0], words[1:]
    return Text(
        f"{table.zh}“{' › '.join(word.zh for word in inner)}”",
        f"{table.en} “{' › '.join(word.en for word in inner)}”",
    )


def said_by(quantity: Quantity) -> Text:
    """Return what the tables say: 表四“行政诉讼 › 总计”合计 3."""
    name, value = name_of(quantity), plain(quantity.value)
    if len(quantity.cells) == 1:
        return Text(f"{name.zh}填 {value}", f"{name.en} has {value}")
    return Text(f"{name.zh}合计 {value}", f"{name.en} adds up to {value}")


def sum_in_words(quantity: Quantity) -> Text:
    """Return how a quantity comes about (直接起诉 1 + 复议后起诉 2 = 3); of one cell, its name and number."""
    cells = tuple(cell for cell in quantity.cells if cell.number)
    names = _short_names(quantity)
    terms = [(sign, names[cell.key], plain(number_in(cell))) for sign, cell in _signed(cells, quantity.less)]
    result = plain(quantity.value)
    if len(terms) < _SHORTEST_SUM:
        name = name_of(quantity)
        return Text(f"{name.zh} {result}", f"{name.en} {result}")
    return Text(
        "".join(f"{sign}{name.zh} {number}" for sign, name, number in terms) + f" = {result}",
        "".join(f"{sign}“{name.en}” {number}" for sign, name, number in terms) + f" = {result}",
    )


def _signed(added: tuple[ValueCell, ...], taken: tuple[ValueCell, ...]) -> Iterator[tuple[str, ValueCell]]:
    for index, cell in enumerate(added):
        yield " + " if index else "", cell
    yield from ((" − ", cell) for cell in taken if cell.number)


def _short_names(quantity: Quantity) -> Mapping[str, Text]:
    """Return the name of each cell without the words that all of them begin or end with."""
    cells = (*quantity.cells, *quantity.less)
    paths = [place_of_cell(quantity.table, cell).words for cell in cells]
    head = len(_common(paths))
    tail = len(_common([path[:head:-1] for path in paths]))
    named = {}
    for cell, path in zip(cells, paths, strict=True):
        words = path[head : len(path) - tail] or path[-1:]
        named[cell.key] = Text(" › ".join(w.zh for w in words), " › ".join(w.en for w in words))
    return named


def _common(paths: list[tuple[Text, ...]]) -> tuple[Text, ...]:
    """Return the words with which all paths begin."""
    first = paths[0]
    length = min(map(len, paths))
    shared = next((i for i in range(length) if any(path[i] != first[i] for path in paths)), length)
    return first[:shared]


def cells_of(quantities: Sequence[Quantity]) -> tuple[Related, ...]:
    """Return the cells of quantities; of a sum those that are not zero, or the first of all."""
    return tuple(
        Related(
            place_of_cell(quantity.table, cell),
            Text(f"表中填 {plain(number_in(cell))}", f"the table has {plain(number_in(cell))}"),
        )
        for quantity in quantities
        for cell in [cell for cell in quantity.cells if cell.number] or quantity.cells[:1]
    )
