"""What a pack rule states: `assert`, `find` or `require`, with what belongs to each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.data import Words
from govlint.packs.expressions import condition_at, key_at, pattern_at
from govlint_grammar.assertions.keys import scopes
from govlint_grammar.assertions.scopes import WHOLE
from govlint_grammar.assertions.syntax import EachColumn, encode
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.assertions.patterns import Pattern
    from govlint_grammar.assertions.syntax import Encoded
    from govlint_grammar.forms import Form
    from govlint_grammar.positioned import Node

FORMS = ("assert", "find", "require")
PROSE = "prose"
_BELONGS = {
    "in": ("find", "require"),
    "except": ("find",),
    "once": ("find",),
    "replace": ("find",),
    "at": ("assert", "require"),
}
_GROUP = re.compile(r"\{([^{}]*)\}")


class Statement(NamedTuple):
    """What a rule states; the fields are those of `RuleData`, `form` is one of `FORMS`."""

    form: str
    when: Encoded | None
    asserts: tuple[Encoded, ...] = ()
    at: str = ""
    find: tuple[Words, ...] = ()
    require: tuple[Words, ...] = ()
    scopes: tuple[str, ...] = ()
    excepted: tuple[Pattern, ...] = ()
    once: bool = False
    replace: str | None = None


def read_statement(node: Node, parts: Mapping[str, Node], forms: tuple[Form, ...]) -> Statement:
    """Read what a rule states.

    Args:
        node: the rule.
        parts: its entries.
        forms: the editions whose keys it may name.

    Raises:
        DocumentError: none of the three or several of them, or a mistake in one.
    """
    given = [form for form in FORMS if form in parts]
    if len(given) != 1:
        message = Text("每条规则应有且只有其中一项", "a rule states exactly one of these")
        raise (parts[given[1]].error(message, FORMS, at_key=True) if given else node.error(message, FORMS))
    form = given[0]
    for key, belongs in _BELONGS.items():
        if key in parts and form not in belongs:
            names = "、".join(belongs)
            message = Text(f"{key} 只与 {names} 并用", f"{key} goes with {' and '.join(belongs)} only")
            raise parts[key].error(message, at_key=True)
    when = condition_at(parts["when"], forms) if "when" in parts else None
    at = key_at(parts["at"], forms) if "at" in parts else ""
    if form == "assert":
        asserts = tuple(condition_at(item, forms) for item in _several(parts["assert"]))
        if isinstance(when, EachColumn) and not all(isinstance(each, EachColumn) for each in asserts):
            message = Text("assert 也应以 in each column 结尾", "assert must end with 'in each column' too")
            raise parts["when"].error(message)
        return Statement(form, encode(when) if when else None, tuple(map(encode, asserts)), at)
    if isinstance(when, EachColumn):
        message = Text("in each column 只用于 assert", "'in each column' goes with assert only")
        raise parts["when"].error(message)
    return _about_words(form, parts, forms)._replace(when=encode(when) if when else None, at=at)


def _about_words(form: str, parts: Mapping[str, Node], forms: tuple[Form, ...]) -> Statement:
    words = tuple(map(_words, _several(parts[form])))
    searched = _scopes(parts["in"], forms) if "in" in parts else ("",)
    if form == "require":
        return Statement(form, None, require=words, scopes=searched)
    return Statement(
        form,
        None,
        find=words,
        scopes=searched,
        excepted=tuple(map(pattern_at, _several(parts["except"]))) if "except" in parts else (),
        once=parts["once"].boolean() if "once" in parts else False,
        replace=_replacement(parts["replace"], words) if "replace" in parts else None,
    )


def _several(node: Node) -> tuple[Node, ...]:
    """Return the items of a list, or the one that stands there alone."""
    if not node.is_list:
        return (node,)
    items = node.items()
    if not items:
        raise node.error(Text("列表是空的", "the list is empty"))
    return items


def _words(node: Node) -> Words:
    """Read a pattern, or a map of a pattern and what it is called."""
    if not node.is_map:
        return Words(pattern_at(node), Text(node.text(), node.text()))
    parts = node.map((), ("pattern", "zh", "en"))
    return Words(pattern_at(parts["pattern"]), Text(parts["zh"].text(), parts["en"].text()))


def _scopes(node: Node, forms: tuple[Form, ...]) -> tuple[str, ...]:
    allowed = (PROSE, WHOLE, *scopes(forms))
    return tuple("" if (name := item.one_of(allowed)) == PROSE else name for item in _several(node))


def _replacement(node: Node, words: tuple[Words, ...]) -> str:
    """Read what goes in the place of what was found; ``{1}`` is the first group of the pattern."""
    text = node.text()
    groups = min(each.pattern.compiled().groups for each in words)
    allowed = ("{found}", *(f"{{{number}}}" for number in range(1, groups + 1)))
    for match in _GROUP.finditer(text):
        if match[0] not in allowed:
            message = Text(f"模式中没有这一组：{match[0]}", f"the pattern has no such group: {match[0]}")
            raise node.error(message, allowed)
    return text
