"""What a finding on a statement that differs from the tables tells: both numbers, both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Evidence, Related, Text, Verdict
from govlint.places import place_of_span
from govlint.quantities import cells_of, plain, said_by, sum_in_words
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.diagnostics import Place
    from govlint_grammar.comparing.comparison import Comparison
    from govlint_grammar.comparing.quantities import Quantity
    from govlint_grammar.tree import Report

_LONGEST_QUOTE = 36
_NOTHING = Text("", "")
DOUBTFUL = Text(
    "文中写“{quote}”{means}，而{tables}；这句话可能另有所指，请人工核对，如确指同一数量，请改正其中一处",
    "the prose says “{quote}”{means}, while {tables}; the words may mean something else: see whether they"
    " do, and if not, mend one of the two",
)


class Told(NamedTuple):
    """What a finding tells: its place, what the names in its message stand for, and how sure it is."""

    place: Place
    values: Mapping[str, Text]
    verdict: Verdict
    evidence: Evidence
    related: tuple[Related, ...]


def told_of(report: Report, same: Sequence[Comparison], further: Text | None) -> Told:
    """Return what is told of statements that have one fault.

    Args:
        report: the report.
        same: the statements with what the tables have, the main one first.
        further: what is added where the words might count more than their own key; it may name ``{sum}``.
    """
    first = same[0]
    quantities = distinct(same)
    tables = _joined([said_by(quantity) for quantity in quantities])
    aside = _aside(first, further) if further is not None else _NOTHING
    values = {
        "quote": _same(shown(first.statement.quote)),
        "means": _means(first),
        "tables": Text(tables.zh + aside.zh, tables.en + aside.en),
    }
    return Told(
        place_of_span(report, first.statement.span),
        values,
        Verdict.FAIL if any(each.sure for each in same) else Verdict.REVIEW,
        evidence_of(first),
        (*cells_of(quantities), *_said_again(report, same)),
    )


def _aside(comparison: Comparison, further: Text) -> Text:
    """Return the number with what may be counted besides, if the tables have any of that."""
    own, *others = comparison.quantities
    keys = {cell.key for cell in own.cells}
    for quantity in others:
        added = [cell for cell in quantity.cells if cell.key not in keys]
        if len(quantity.cells) == len(keys) + len(added) and any(cell.number for cell in added):
            total = plain(quantity.value)
            return Text(*(wording.replace("{sum}", total) for wording in further))
    return _NOTHING


def _means(comparison: Comparison) -> Text:
    said, statement = plain(comparison.said), comparison.statement
    told = statement.none or said in statement.quote
    return Text("", "") if told else Text(f"（即 {said}）", f" ({said})")


def gathered(found: Sequence[Comparison]) -> list[list[Comparison]]:
    """Return comparisons in groups of one fault: the same words, or the same number of the same key."""
    groups: list[list[Comparison]] = []
    for each in found:
        for group in groups:
            if any(_is_one_fault(each, other) for other in group):
                group.append(each)
                break
        else:
            groups.append([each])
    return groups


def _is_one_fault(one: Comparison, other: Comparison) -> bool:
    same_words = one.statement.span == other.statement.span
    return one.said == other.said and (same_words or one.statement.key == other.statement.key)


def distinct(found: Sequence[Comparison]) -> list[Quantity]:
    """Return the numbers of the tables that comparisons are about, those of each key once."""
    return list({each.statement.key: each.quantities[0] for each in found}.values())


def evidence_of(comparison: Comparison) -> Evidence:
    """Return both numbers, with the sums that the one in the prose might have been."""
    said = plain(comparison.said)
    sums = [sum_in_words(quantity) for quantity in _further(comparison)]
    formula = Text(
        "；".join(f"文中 {said} ≠ {each.zh}" for each in sums),
        "; ".join(f"{said} in the prose ≠ {each.en}" for each in sums),
    )
    return Evidence(formula, plain(comparison.counted), said, comparison.statement.quote)


def _further(comparison: Comparison) -> list[Quantity]:
    """Return the numbers that a statement might mean, each value once."""
    return list({quantity.value: quantity for quantity in reversed(comparison.quantities)}.values())[::-1]


def _said_again(subject: Report, same: Sequence[Comparison]) -> Iterator[Related]:
    seen = {same[0].statement.span}
    for each in same:
        if each.statement.span not in seen:
            seen.add(each.statement.span)
            said = plain(each.said)
            yield Related(
                place_of_span(subject, each.statement.span),
                Text(f"此处也写 {said}", f"{said} is said here as well"),
            )


def shown(quote: str) -> str:
    """Return words of the report on one line, cut if they are long."""
    flat = "".join(quote.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[: _LONGEST_QUOTE - 1]}…"


def _joined(texts: Sequence[Text]) -> Text:
    return Text("，".join(text.zh for text in texts), ", ".join(text.en for text in texts))


def _same(words: str) -> Text:
    return Text(words, words)
