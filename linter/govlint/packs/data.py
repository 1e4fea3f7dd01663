"""A pack of rules as plain data, checked, that goes into JSON and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govlint_grammar.assertions.pattern import Pattern
from govlint_grammar.forms import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.assertions.syntax import Encoded
    from govlint_grammar.forms import Balance
    from govlint_grammar.positioned import RawNode

LAYOUT = 7  # of what is stored; data of another layout is not read


class Words(NamedTuple):
    """A pattern of words as a pack names it.

    Attributes:
        pattern: the checked pattern.
        name: what messages call it; the pattern itself if it has no name.
        expected: what should stand there; empty if that is not said.
        when: the condition under which it is looked for; None for always.
        message: the name of its message; empty for that of the rule.
    """

    pattern: Pattern
    name: Text
    expected: str = ""
    when: Encoded | None = None
    message: str = ""


class Must(NamedTuple):
    """A condition that must hold; the message where it does not, and the verdict, if not the rule's."""

    condition: Encoded
    message: str = "default"
    verdict: str = ""


class Option(NamedTuple):
    """A number that a configuration may set."""

    name: str
    default: int


class Shown(NamedTuple):
    """What a finding shows for evidence: templates like messages; an empty one is left out.

    Attributes:
        formula: the formula with its numbers; expected: what should stand there; found: what does.
    """

    formula: Text
    expected: str
    found: str


class Balances(NamedTuple):
    """Which balances of a form a rule is about.

    Attributes:
        id: the name of the balance; empty for those of any name.
        table: the key of the table; empty for any.
        each: ``column``, ``row``, or empty for single sums; ``any`` for all of them.
        left: ``one`` for those of a single total, ``several`` for those of more; empty for both.
        fault: what is wrong: ``differs``, a total left ``blank``, or a part that ``exceeds`` its whole.
        message: the name of the message.
    """

    id: str = ""
    table: str = ""
    each: str = "any"
    left: str = ""
    fault: str = "differs"
    message: str = "default"

    def covers(self, balance: Balance) -> bool:
        """Whether a balance is one of them."""
        return (
            self.id in ("", balance.id)
            and self.table in ("", balance.table)
            and self.each in ("any", balance.each)
            and self.left in ("", "one" if len(balance.left) == 1 else "several")
        )


class Compared(NamedTuple):
    """Statements of the prose that are held against the tables.

    Attributes:
        keys: their keys, with stars; excepted: those that are left out.
        when: the condition under which the rule speaks; None for always.
        unless: the condition under which it does not; None for never.
        once: whether all that differs makes one finding.
    """

    keys: tuple[str, ...]
    excepted: tuple[str, ...] = ()
    when: Encoded | None = None
    unless: Encoded | None = None
    once: bool = False


class RuleData(NamedTuple):
    """A rule of a pack: its facts as the pack has them, and what it states.

    Attributes:
        years: first and last report year; None is open.
        follows: pairs of a code and how near it must be.
        when: the condition under which the rule applies; None for always.
        options: numbers that a configuration may set, named as keys: ``options.limit``.
        asserts: conditions that must hold; find: words that must not stand in the text; require: words that
            must; balances: sums of the form; compares: statements. Only one of these is given.
        each: the kind of things of each of which `asserts` are asked; empty for none.
        terms: names of numbers and texts that messages and evidence may use.
        shown: what a finding on a thing shows; None for its value.
        at: the key whose place a finding has; empty for that of the first key.
        scopes: the parts of the text that are searched.
        excepted: words within which nothing is found.
        beside: patterns each of which the sentence must have; apart: patterns none of which it may have.
        part: the group of the pattern that is the finding; 0 for all that was found.
        once: whether all that is found makes one finding.
        replace: what goes in the place of what is found; None for no fix.
        mends: the boldest of the fixes that its findings carry: ``safe``, ``unsafe``, or empty for none.
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
    options: tuple[Option, ...]
    asserts: tuple[Must, ...]
    each: str
    terms: Mapping[str, Encoded]
    shown: Shown | None
    at: str
    find: tuple[Words, ...]
    require: tuple[Words, ...]
    balances: tuple[Balances, ...]
    compares: tuple[Compared, ...]
    scopes: tuple[str, ...]
    excepted: tuple[Pattern, ...]
    beside: tuple[Pattern, ...]
    apart: tuple[Pattern, ...]
    part: int
    once: bool
    replace: str | None
    mends: str
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
        options=tuple(Option(*option) for option in rule.options),
        asserts=tuple(Must(*must) for must in rule.asserts),
        shown=None if rule.shown is None else Shown(Text(*rule.shown[0]), *rule.shown[1:]),
        find=tuple(_words(item) for item in rule.find),
        require=tuple(_words(item) for item in rule.require),
        balances=tuple(Balances(*each) for each in rule.balances),
        compares=tuple(
            Compared(tuple(keys), tuple(excepted), when, unless, once)
            for keys, excepted, when, unless, once in rule.compares
        ),
        scopes=tuple(rule.scopes),
        excepted=_patterns(rule.excepted),
        beside=_patterns(rule.beside),
        apart=_patterns(rule.apart),
        messages={name: Text(*wording) for name, wording in rule.messages.items()},
        page=Text(*rule.page),
    )


def _patterns(stored: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    return tuple(_pattern(each) for each in stored)


def _pattern(stored: Pattern) -> Pattern:
    expression, hints, further = stored
    return Pattern(expression, tuple(hints), tuple(map(tuple, further)))


def _words(stored: Words) -> Words:
    pattern, name, expected, when, message = stored
    return Words(_pattern(pattern), Text(*name), expected, when, message)
