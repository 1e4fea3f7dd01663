"""Things of which a report has any number, and of each of which a rule may ask something."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from govlint.diagnostics import Place, Related, Text
from govlint.packs.messages import plain
from govlint.places import place_of_contact, place_of_span
from govlint_grammar.assertions.keys import STATEMENTS, Kind
from govlint_grammar.comparing import claims
from govlint_grammar.contact.fields import NAMES, contact_of, postcode_digits
from govlint_grammar.contact.phones import read_phone
from govlint_grammar.records import NamedTuple
from govlint_grammar.statement_types import PartsClaim, ShareClaim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from govlint_grammar.assertions.facts import Facts, Given, GivenValue
    from govlint_grammar.statement_types import Amount
    from govlint_grammar.tree import Report


class Thing(NamedTuple):
    """A thing: its words and its value, and what is known of it.

    Attributes:
        place: what gives its place; related: what gives further places that belong to it.
    """

    place: Callable[[], Place]
    words: str
    value: str
    given: Given
    related: Callable[[], tuple[Related, ...]] = tuple


_SENTENCE_ENDS = "。！？\n"
CONTACT = "contact."
PARTS, SHARE = "claims.parts", "claims.share"
_WORDS = {"each.words": Kind.TEXT}
_PHONE = {"each.fault": Kind.TEXT, "each.area": Kind.TEXT, "each.local": Kind.TEXT}
_NUMBERS = dict.fromkeys(("each.whole", "each.sum", "each.largest"), Kind.NUMBER)
_MARKS = ("exhaustive", "nested", "exclusive", "one_unit", "at_odds")
_OF_CLAIMS = {
    PARTS: _WORDS
    | _NUMBERS
    | {"each.added": Kind.TEXT}
    | dict.fromkeys((f"each.{mark}" for mark in _MARKS), Kind.PART),
    SHARE: _WORDS
    | dict.fromkeys(("each.part", "each.whole", "each.percent", "each.digits", "each.unit"), Kind.NUMBER)
    | {"each.at_odds": Kind.PART},
}


_KINDS: Mapping[str, type] = {PARTS: PartsClaim, SHARE: ShareClaim}


def sources(keys: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return the names of all kinds of things.

    Args:
        keys: the keys that conditions may name.
    """
    stated = (key for key in keys if key.startswith(STATEMENTS) and not key.startswith(STATEMENTS + CONTACT))
    return (*_OF_CLAIMS, *(CONTACT + kind for kind in NAMES), *stated)


def keys_of_things(source: str, keys: Mapping[str, Kind]) -> Mapping[str, Kind]:
    """Return what can be asked of each thing of a kind."""
    if source in _OF_CLAIMS:
        return _OF_CLAIMS[source]
    if source.startswith(CONTACT):
        own = {"each.value": Kind.TEXT, "each.digits": Kind.TEXT}
        return _WORDS | own | (_PHONE if source == "contact.phone" else {})
    return _WORDS | {"each.value": keys[source], "each.sentence": Kind.TEXT, "each.denied": Kind.PART}


def has_none(source: str, report: Report) -> bool:
    """Whether a report has no thing of a kind."""
    if source.startswith(STATEMENTS):
        return next(report.prose.of(source.removeprefix(STATEMENTS)), None) is None
    kind = _KINDS.get(source)
    return kind is not None and not any(isinstance(claim, kind) for claim in report.prose.claims)


def things(source: str, facts: Facts) -> Iterator[Thing]:
    """Yield the things of a kind that a report has, in the order of the text; of those in doubt none."""
    report = facts.report
    if source.startswith(CONTACT):
        yield from _contacts(source.removeprefix(CONTACT), report)
    elif source.startswith(STATEMENTS):
        yield from _statements(source.removeprefix(STATEMENTS), facts)
    else:
        for claim in report.prose.claims:
            if source == PARTS and isinstance(claim, PartsClaim) and claim.parts:
                yield _parts(claim, report)
            elif source == SHARE and isinstance(claim, ShareClaim):
                yield _share(claim, report)


def _contacts(kind: str, report: Report) -> Iterator[Thing]:
    for field in contact_of(report).of(kind):
        if not field.certain:
            continue
        given: dict[str, GivenValue | Callable[[], GivenValue]] = {
            "each.words": field.quote,
            "each.value": field.value,
            "each.digits": postcode_digits(field),
        }
        if kind == "phone":
            phone = read_phone(field.value)
            given["each.fault"] = phone.fault.value if phone is not None and phone.fault is not None else ""
            given["each.area"] = phone.area if phone is not None else ""
            given["each.local"] = phone.local if phone is not None else ""
        place = partial(place_of_contact, report, field.span, kind)
        yield Thing(place, field.quote, field.value, given)


def _statements(key: str, facts: Facts) -> Iterator[Thing]:
    report = facts.report
    for statement in facts.statements(key):
        given: dict[str, GivenValue | Callable[[], GivenValue]] = {
            "each.words": statement.quote,
            "each.value": statement.value,
            "each.denied": statement.none,
            "each.sentence": partial(_sentence, report.source.text, statement.span.start),
        }
        place = partial(place_of_span, report, statement.span)
        yield Thing(place, statement.quote, plain(statement.value), given)


def _sentence(text: str, at: int) -> str:
    """Return the sentence around an offset, as it is written."""
    start = max(text.rfind(mark, 0, at) for mark in _SENTENCE_ENDS) + 1
    end = min((found for mark in _SENTENCE_ENDS if (found := text.find(mark, at)) >= 0), default=len(text))
    return text[start:end].strip()


def _parts(claim: PartsClaim, report: Report) -> Thing:
    amounts = (claim.whole, *claim.parts)
    given: dict[str, GivenValue | Callable[[], GivenValue]] = {
        "each.words": claim.quote,
        "each.whole": claim.whole.value,
        "each.sum": claims.total_of(claim.parts),
        "each.largest": lambda: max(part.value for part in claim.parts),
        "each.added": lambda: " + ".join(plain(part.value) for part in claim.parts),
        "each.exhaustive": claim.exhaustive,
        "each.nested": partial(claims.are_nested, claim),
        "each.exclusive": lambda: claims.exclude_each_other(
            [claims.key_of(report, part) for part in claim.parts]
        ),
        "each.one_unit": lambda: all(claims.have_one_unit(claim.whole, part) for part in claim.parts),
        "each.at_odds": partial(claims.is_at_odds, report, amounts),
    }
    place = partial(place_of_span, report, claim.span)
    return Thing(place, claim.quote, plain(claim.whole.value), given, partial(_places, report, amounts))


def _share(claim: ShareClaim, report: Report) -> Thing:
    amounts = (claim.part, claim.whole)
    given: dict[str, GivenValue | Callable[[], GivenValue]] = {
        "each.words": claim.quote,
        "each.part": claim.part.value,
        "each.whole": claim.whole.value,
        "each.percent": claim.percent,
        "each.digits": Decimal(claim.digits),
        "each.unit": Decimal(1).scaleb(-claim.digits),
        "each.at_odds": partial(claims.is_at_odds, report, amounts),
    }
    place = partial(place_of_span, report, claim.span)
    return Thing(place, claim.quote, plain(claim.percent), given, partial(_places, report, amounts))


def _places(report: Report, amounts: Iterable[Amount]) -> tuple[Related, ...]:
    """Return the places of numbers in the prose."""
    return tuple(
        Related(
            place_of_span(report, amount.span),
            Text(f"文中写 {plain(amount.value)}", f"the prose has {plain(amount.value)}"),
        )
        for amount in amounts
    )
