"""What all rules do alike that hold a statement of the prose against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Text, Verdict, place_of_cell, place_of_span
from govlint_rules.narrative.comparison import differences
from govlint_rules.narrative.quantities import number_in, plain, said_by, sum_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.narrative.comparison import Comparison
    from govlint_rules.narrative.quantities import Quantity

_LONGEST_QUOTE = 36

DOUBTFUL = Text(
    "文中写“{quote}”{means}，而{tables}；这句话可能另有所指，请人工核对，如确指同一数量，请改正其中一处",
    "the prose says “{quote}”{means}, while {tables}; the words may mean something else: see whether they"
    " do, and if not, mend one of the two",
)


class StatementRule(Rule):
    """A rule that speaks where a statement differs from the tables; a subclass says which statements.

    Its messages, `default` and `review`, may use ``quote`` (the words), ``means`` (their number where
    they do not write it in digits) and ``tables`` (where the tables say what).

    Attributes:
        keys: the beginnings of the keys of its statements.
    """

    keys: tuple[str, ...] = ()

    def speaks_of(self, comparison: Comparison, subject: Report) -> bool:
        """Whether the rule is about a statement that differs."""
        return True

    def grouped(self, found: Sequence[Comparison]) -> list[list[Comparison]]:
        """Return the differences in groups of one fault, each of which gives one finding."""
        return gathered(found)

    def aside(self, comparison: Comparison) -> Text:
        """Return what to add to the number of the tables: the other numbers that the words might mean."""
        return Text("", "")

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each sentence, or for a number said several times at its first place."""
        found = [each for each in differences(subject, *self.keys) if self.speaks_of(each, subject)]
        for same in self.grouped(found):
            yield self._finding(subject, same)

    def _finding(self, subject: Report, same: Sequence[Comparison]) -> Diagnostic:
        first = same[0]
        sure = any(each.sure for each in same)
        quantities = distinct(same)
        tables, aside = _joined([said_by(quantity) for quantity in quantities]), self.aside(first)
        return self.found(
            place_of_span(subject, first.statement.span),
            "default" if sure else "review",
            verdict=Verdict.FAIL if sure else Verdict.REVIEW,
            quote=shown(first.statement.quote),
            means=_means(first),
            tables=Text(tables.zh + aside.zh, tables.en + aside.en),
            evidence=evidence_of(first),
            related=(*related_cells(quantities), *_said_again(subject, same)),
        )


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


def related_cells(quantities: Sequence[Quantity]) -> tuple[Related, ...]:
    """Return the cells of quantities; of a sum those that are not zero, or the first of all."""
    return tuple(
        Related(
            place_of_cell(quantity.table, cell),
            Text(f"表中填 {plain(number_in(cell))}", f"the table has {plain(number_in(cell))}"),
        )
        for quantity in quantities
        for cell in [cell for cell in quantity.cells if cell.number] or quantity.cells[:1]
    )


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
