"""The order of the State Council by which a report cites the Regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Span, regex

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_ORDER, ORDER = 492, 711

# The Regulations, by full or short name, and in brackets or with a comma the order; other regulations have
# other numbers.
_CITED = regex(
    r"(?:政府信息公开条例|《条例)[》〉]?\s?[（(，,〔\[]\s?(?:以下简称[^）)，,]{1,14}[，,])?"
    r"(?P<order>(?:中华人民共和国)?(?:国务院令?|国令)\s?第?\s?(?P<number>\d{1,4})\s?号令?)"
)
# The old order needs no name beside it: it was that of the Regulations.
_OLD = regex(r"(?:中华人民共和国)?(?:国务院令?|国令)\s?第?\s?(?P<number>492)\s?号令?")


class Order(NamedTuple):
    """An order that is cited: its number, and where."""

    number: int
    span: Span


def orders_in(text: str) -> Iterator[Order]:
    """Yield the orders by which a text cites the Regulations, in their order."""
    if "条例" not in text and "492" not in text:
        return
    found = {match.span("order"): int(match["number"]) for match in _CITED.finditer(text)}
    if "492" in text:
        found.update((match.span(), OLD_ORDER) for match in _OLD.finditer(text))
    for span in sorted(found):
        yield Order(found[span], Span(*span))
