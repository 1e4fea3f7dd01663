"""A pack of rules as plain data, checked, that goes into JSON and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint_grammar.assertions.patterns import Pattern
from govlint_grammar.forms import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.assertions.syntax import Encoded
    from govlint_grammar.positioned import RawNode

LAYOUT = 1  # of what is stored; data of another layout is not read


class Words(NamedTuple):
    """A pattern of words as a pack names it.

    Attributes:
        pattern: the checked pattern.
        name: what messages call it; empty for the words found.
    """

    pattern: Pattern
    name: Text


class RuleData(NamedTuple):
    """A rule of a pack: its facts as the pack has them, and what it states.

    Attributes:
        years: first and last report year; None is open.
        follows: pairs of a code and how near it must be.
        when: the condition under which the rule applies; None for always.
        asserts: conditions that must hold; find: words that must not stand in the text; require: words that
            must. Only one of the three is given.
        at: the key whose place a finding has; empty for that of the first key.
        scopes: the parts of the text that are searched.
        excepted: words within which nothing is found.
        once: whether all that is found makes one finding.
        replace: what goes in the place of what is found; None for no fix.
        messages: message name to wording.
        page: both pages, laid out.
        line: the line of the rule in the pack.
    """

    code: str
    name: str
    severity: str
    verdict: str
    profile: str
    since: str
    preview: bool
    years: tuple[int | None, int | None]
    editions: tuple[str, ...]
    cites: tuple[str, ...]
    follows: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    when: Encoded | None
    asserts: tuple[Encoded, ...]
    at: str
    find: tuple[Words, ...]
    require: tuple[Words, ...]
    scopes: tuple[str, ...]
    excepted: tuple[Pattern, ...]
    once: bool
    replace: str | None
    messages: Mapping[str, Text]
    page: Text
    line: int


class PackData(NamedTuple):
    """A pack.

    Attributes:
        id: its name; version: its version.
        requires: which govlint it needs, with the place of the words; None for any.
        provisions: its own provisions, as the document has them; None for none.
        rules: its rules, in the order of the file.
    """

    id: str
    version: str
    requires: RawNode | None
    provisions: RawNode | None
    rules: tuple[RuleData, ...]


def pack_to_json(pack: PackData) -> list[object]:
    """Return a pack as JSON has it."""
    return [*pack[:-1], [rule._asdict() for rule in pack.rules]]


def pack_from_json(stored: list[Any]) -> PackData:
    """Return the pack that was stored; a checksum has vouched for its shape."""
    name, version, requires, provisions, rules = stored
    return PackData(name, version, requires, provisions, tuple(_rule(fields) for fields in rules))


def _rule(fields: dict[str, Any]) -> RuleData:
    """Return a rule; JSON has lists for tuples."""
    rule = RuleData(**fields)
    return rule._replace(
        years=(rule.years[0], rule.years[1]),
        editions=tuple(rule.editions),
        cites=tuple(rule.cites),
        follows=tuple((code, within) for code, within in rule.follows),
        needs=tuple(rule.needs),
        asserts=tuple(rule.asserts),
        find=tuple(_words(item) for item in rule.find),
        require=tuple(_words(item) for item in rule.require),
        scopes=tuple(rule.scopes),
        excepted=tuple(Pattern(expression, tuple(hints)) for expression, hints in rule.excepted),
        messages={name: Text(*wording) for name, wording in rule.messages.items()},
        page=Text(*rule.page),
    )


def _words(stored: Words) -> Words:
    (expression, hints), name = stored
    return Words(Pattern(expression, tuple(hints)), Text(*name))
