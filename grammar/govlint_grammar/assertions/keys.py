"""What a condition may speak of: keys of the tables, of statements, of the report and of its texts."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.form_keys import cell_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint_grammar.forms import Form, TableForm

STATEMENTS = "statements."
TEXT = "text"
_TOTAL = "[total]"
_DOT_TOTAL = ".total"


class Kind(Enum):
    """What stands under a key."""

    NUMBER = "number"
    TEXT = "text"
    PART = "part"  # it is there or it is not


# Keys that only prose has. Dates and contacts are texts.
PROSE_NUMBERS = (
    "fee.collected",
    "fee.notices",
    "fee.noticed_amount",
    "published.items",
    "accountability.cases",
    "disputes.litigation",
    "report.year",
)
PROSE_TEXTS = (
    "contact.address",
    "contact.agency",
    "contact.email",
    "contact.fax",
    "contact.phone",
    "contact.postcode",
    "contact.url",
    "period.end",
    "period.start",
    "report.agency",
)
# What keys begin with that are not of tables.
OTHER_GROUPS = frozenset(("statements", TEXT, "report", "check", "options", "comparison", "each"))
# What a rule is given for itself: its options, the statement that it compares, the thing that it asks of.
GIVEN_GROUPS = frozenset(("options", "comparison", "each"))
# What is known of a statement that is held against the tables.
COMPARISON = {
    "comparison.said": Kind.NUMBER,
    "comparison.counted": Kind.NUMBER,
    "comparison.key": Kind.TEXT,
    "comparison.words": Kind.TEXT,
    "comparison.denied": Kind.PART,
    "comparison.handed_on": Kind.PART,
}
_FACTS = {
    "report.year": Kind.NUMBER,
    "report.edition": Kind.TEXT,
    "report.agency": Kind.TEXT,
    "check.year": Kind.NUMBER,
    "check.date": Kind.TEXT,
}
_FRAME = ("title", "preface", "closing")


def known_keys(forms: tuple[Form, ...]) -> Mapping[str, Kind]:
    """Return every key that a condition may name, with what stands under it."""
    return _known_keys(tuple(id(form) for form in forms), _Kept(forms))


class _Kept(tuple["Form", ...]):
    """Forms that do not count in the key of the memo: they hold mappings and have no hash."""

    __slots__ = ()

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)


@lru_cache(maxsize=4)
def _known_keys(_: tuple[int, ...], forms: _Kept) -> Mapping[str, Kind]:
    keys = dict(_FACTS)
    for form in forms:
        for table in form.tables:
            keys |= dict.fromkeys(_table_keys(table), Kind.NUMBER)
            keys[f"tables.{table.key}"] = Kind.PART
        keys |= {f"sections.{section.key}": Kind.PART for section in form.sections}
        keys |= {f"aspects.{aspect.key}": Kind.PART for aspect in form.aspects}
    stated = dict.fromkeys((*keys, *PROSE_NUMBERS), Kind.NUMBER) | dict.fromkeys(PROSE_TEXTS, Kind.TEXT)
    stated = {key: kind for key, kind in stated.items() if key.partition(".")[0] not in _PLACES}
    keys |= {STATEMENTS + key: kind for key, kind in stated.items() if key not in _FACTS or key in _PROSE}
    keys |= {f"{TEXT}.{name}": Kind.TEXT for name in scopes(tuple(forms))}
    keys[TEXT] = Kind.TEXT
    return MappingProxyType(keys)


_PLACES = ("sections", "aspects", "tables")
_PROSE = frozenset((*PROSE_NUMBERS, *PROSE_TEXTS))


def scopes(forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Return the names of the stretches of a report's text, but for the whole: sections, aspects, title."""
    names = dict.fromkeys(_FRAME)
    for form in forms:
        names |= dict.fromkeys(section.key for section in form.sections)
        first = form.sections[0].key  # the only section with aspects
        names |= dict.fromkeys(f"{first}.{aspect.key}" for aspect in form.aspects)
    return tuple(names)


def _table_keys(table: TableForm) -> Iterator[str]:
    for key in cell_keys(table):
        yield key
        if key.endswith(_TOTAL):
            yield key.removesuffix(_TOTAL)
        elif key.endswith(_DOT_TOTAL):
            yield key.removesuffix(_DOT_TOTAL)
    for block in table.blocks:
        if block.joint != "[]":
            continue
        columns = {key.partition("[")[2] for key in cell_keys(table)}
        for clazz in {row.clazz for row in block.rows} - {""}:
            yield clazz
            yield from (f"{clazz}[{column}" for column in columns)


def takes_columns(key: str, keys: Mapping[str, Kind]) -> bool:
    """Whether a key without a column names a row, or a class of rows, with columns of its own."""
    return "[" not in key and f"{key}{_TOTAL}" in keys
