"""What a pack rule states: one of `FORMS`, with what belongs to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text, Verdict
from govlint.packs.asked_of_each import read_each
from govlint.packs.balances import read_balances
from govlint.packs.compares import read_compares
from govlint.packs.data import Must
from govlint.packs.expressions import condition_at, key_at, pattern_at
from govlint.packs.facts import one_of
from govlint.packs.words import read_replacement, read_words, several
from govlint_grammar.assertions.keys import scopes
from govlint_grammar.assertions.scopes import WHOLE
from govlint_grammar.assertions.syntax import EachColumn, encode
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.packs.asked_of_each import OfEach
    from govlint.packs.data import Balances, Compared, Words
    from govlint_grammar.assertions.keys import Kind
    from govlint_grammar.assertions.pattern import Pattern
    from govlint_grammar.assertions.syntax import Encoded
    from govlint_grammar.assertions.syntax import Node as Condition
    from govlint_grammar.forms import Form
    from govlint_grammar.positioned import Node

FORMS = ("assert", "find", "require", "balances", "compares")
PROSE = "prose"
_BELONGS = {
    "in": ("find", "require"),
    "except": ("find",),
    "with": ("find",),
    "without": ("find",),
    "part": ("find",),
    "once": ("find",),
    "replace": ("find",),
    "at": ("assert", "require"),
    "each": ("assert",),
    "terms": ("assert",),
    "evidence": ("assert",),
}
STATEMENT_KEYS = ("when", *FORMS, *_BELONGS)


class Statement(NamedTuple):
    """What a rule states; the fields are those of `RuleData`, `form` is one of `FORMS`."""

    form: str
    when: Encoded | None = None
    asserts: tuple[Must, ...] = ()
    of_each: OfEach | None = None
    at: str = ""
    find: tuple[Words, ...] = ()
    require: tuple[Words, ...] = ()
    balances: tuple[Balances, ...] = ()
    compares: tuple[Compared, ...] = ()
    scopes: tuple[str, ...] = ()
    excepted: tuple[Pattern, ...] = ()
    beside: tuple[Pattern, ...] = ()
    apart: tuple[Pattern, ...] = ()
    part: int = 0
    once: bool = False
    replace: str | None = None

    @property
    def kind(self) -> str:
        """What its messages may speak of: its form, of balances with what is wrong with them."""
        if self.of_each is not None:
            return "each"
        return f"balances {self.balances[0].fault}" if self.balances else self.form

    @property
    def messages(self) -> tuple[str, ...]:
        """The names of the messages that the parts of the rule choose, if any does."""
        named = [
            *(must.message for must in self.asserts),
            *(words.message for words in self.find),
            *(balance.message for balance in self.balances),
        ]
        return tuple(dict.fromkeys(name for name in named if name)) if set(named) - {"", "default"} else ()


def read_statement(
    node: Node, parts: Mapping[str, Node], forms: tuple[Form, ...], keys: Mapping[str, Kind]
) -> Statement:
    """Read what a rule states.

    Args:
        node: the rule.
        parts: its entries.
        forms: the editions whose parts it may search.
        keys: the keys that it may name.

    Raises:
        DocumentError: none of the forms or several of them, or a mistake in one.
    """
    given = [form for form in FORMS if form in parts]
    if len(given) != 1:
        message = Text("每条规则应有且只有其中一项", "a rule states exactly one of these")
        raise (parts[given[1]].error(message, FORMS, at_key=True) if given else node.error(message, FORMS))
    form = given[0]
    for key, belongs in _BELONGS.items():
        if key in parts and form not in belongs:
            message = Text(
                f"{key} 只与 {'、'.join(belongs)} 并用", f"{key} goes with {' and '.join(belongs)} only"
            )
            raise parts[key].error(message, at_key=True)
    of_each = read_each(parts, keys) if "each" in parts else None
    for key in ("terms", "evidence"):
        if key in parts and of_each is None:
            message = Text(f"{key} 只与 each 并用", f"{key} goes with each only")
            raise parts[key].error(message, at_key=True)
    keys = keys if of_each is None else of_each.keys
    when = condition_at(parts["when"], keys) if "when" in parts else None
    at = key_at(parts["at"], keys) if "at" in parts else ""
    stated = _stated(form, parts, when, forms, keys)
    if form != "assert" and isinstance(when, EachColumn):
        message = Text("in each column 只用于 assert", "'in each column' goes with assert only")
        raise parts["when"].error(message)
    return stated._replace(when=encode(when) if when else None, at=at, of_each=of_each)


def _stated(
    form: str,
    parts: Mapping[str, Node],
    when: Condition | None,
    forms: tuple[Form, ...],
    keys: Mapping[str, Kind],
) -> Statement:
    if form == "assert":
        return _asserted(parts, when, keys)
    if form == "balances":
        return Statement(form, balances=read_balances(parts["balances"], forms))
    if form == "compares":
        return Statement(form, compares=read_compares(parts["compares"], keys, forms))
    return _about_words(form, parts, forms, keys)


def _asserted(parts: Mapping[str, Node], when: Condition | None, keys: Mapping[str, Kind]) -> Statement:
    musts: list[Must] = []
    for item in several(parts["assert"]):
        fields = item.map(("message", "verdict"), ("must",)) if item.is_map else {"must": item}
        condition = condition_at(fields["must"], keys)
        if isinstance(when, EachColumn) and not isinstance(condition, EachColumn):
            message = Text("assert 也应以 in each column 结尾", "assert must end with 'in each column' too")
            raise parts["when"].error(message)
        verdict = one_of(fields, "verdict", [each.value for each in Verdict], "")
        musts.append(
            Must(encode(condition), fields["message"].text() if "message" in fields else "default", verdict)
        )
    return Statement("assert", asserts=tuple(musts))


def _about_words(
    form: str, parts: Mapping[str, Node], forms: tuple[Form, ...], keys: Mapping[str, Kind]
) -> Statement:
    words = tuple(read_words(item, form, keys) for item in several(parts[form]))
    searched = _scopes(parts["in"], forms) if "in" in parts else ("",)
    if form == "require":
        return Statement(form, require=words, scopes=searched)
    groups = min(each.pattern.compiled().groups for each in words)
    return Statement(
        form,
        find=words,
        scopes=searched,
        excepted=_patterns(parts, "except"),
        beside=_patterns(parts, "with"),
        apart=_patterns(parts, "without"),
        part=parts["part"].integer(1, groups) if "part" in parts else 0,
        once=parts["once"].boolean() if "once" in parts else False,
        replace=read_replacement(parts["replace"], groups) if "replace" in parts else None,
    )


def _patterns(parts: Mapping[str, Node], key: str) -> tuple[Pattern, ...]:
    return tuple(map(pattern_at, several(parts[key]))) if key in parts else ()


def _scopes(node: Node, forms: tuple[Form, ...]) -> tuple[str, ...]:
    allowed = (PROSE, WHOLE, *scopes(forms))
    return tuple("" if (name := item.one_of(allowed)) == PROSE else name for item in several(node))
