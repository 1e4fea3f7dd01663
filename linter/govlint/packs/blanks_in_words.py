"""What a finding on blank totals tells, and how they are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Edit, Evidence, Fix, Related, Text
from govlint.packs.messages import plain
from govlint.packs.sums_in_words import Told
from govlint.places import place_of_cell

if TYPE_CHECKING:
    from govlint_grammar.binding import BoundTable
    from govlint_grammar.sums.blank_totals import BlankTotal

_JOINT = " › "
_ADDS_UP = Text("各项相加为 {sum}", "the parts add up to {sum}")
_DOUBT = Text("按行和按列相加得数不同", "row and column add up to different numbers")
_FILL = Text("填入各项之和 {sums}", "write the sum of the parts, {sums}")


def told_of_blanks(table: BoundTable, blank: tuple[BlankTotal, ...]) -> Told:
    """Return what is told of the blank totals of a table, at least one: its place is that of the first."""
    first, *others = blank
    place = place_of_cell(table, first.cell)
    words = place.words[1:]
    values = {
        "table": table.table_form.name,
        "cell": Text(_JOINT.join(word.zh for word in words), _JOINT.join(word.en for word in words)),
        "sum": _same(_written(first)),
        "count": _same(str(len(blank))),
    }
    return Told(
        place,
        values,
        "several" if others else "unclear" if first.sum is None else "default",
        Evidence(expected=_written(first)),
        tuple(Related(place_of_cell(table, each.cell), _also(each)) for each in others),
        _filling(blank),
    )


def _also(total: BlankTotal) -> Text:
    if total.sum is None:
        return _DOUBT
    return Text(*(wording.format(sum=_written(total)) for wording in _ADDS_UP))


def _filling(blank: tuple[BlankTotal, ...]) -> Fix | None:
    """Return the fix that fills all totals; None unless every one is clear and agrees with the others."""
    edits = [
        Edit(each.cell.cell.span, _written(each))
        for each in blank
        if each.cell.cell is not None and each.sum is not None and each.fits
    ]
    if len(edits) < len(blank):
        return None
    edits.sort(key=lambda edit: edit.span)
    sums = ", ".join(_written(each) for each in blank)
    return Fix(Text(*(wording.format(sums=sums) for wording in _FILL)), tuple(edits))


def _written(total: BlankTotal) -> str:
    return "" if total.sum is None else plain(total.sum)


def _same(words: str) -> Text:
    return Text(words, words)
