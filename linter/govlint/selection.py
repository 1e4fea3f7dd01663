"""Which rules run: selectors by code, family, name or profile, the most specific of which decides."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.rule import DEFAULT_PROFILE, PROFILES
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from govlint.registry import Registry
    from govlint.rule import Rule

_PREFIX = regex(r"[A-Z]+\d*")
_MOST_SUGGESTIONS = 3


class Decision(Enum):
    """What is to be done with a rule."""

    SELECTED = "selected"
    IGNORED = "ignored"


class Selection(NamedTuple):
    """What the user selects and ignores.

    Attributes:
        select: codes (``GL301``), beginnings of codes (``GL3``), letters of a plugin (``GL``), names or
            profiles (``form``, ``standard``, ``strict``); empty for the profile ``standard``.
        ignore: likewise.
        extend: what is selected besides.
        later: selections that are decided after this one, each over those before it; of these only `select`
            and `ignore` count.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    later: tuple[Selection, ...] = ()


class UnknownSelectorError(Exception):
    """A selector that names no rule.

    Attributes:
        selector: as written.
        close: codes and names that are like it.
        message: what is wrong.
    """

    def __init__(self, selector: str, close: tuple[str, ...], message: Text) -> None:
        super().__init__(message.en)
        self.selector = selector
        self.close = close
        self.message = message


def check_selectors(selectors: Iterable[str], registry: Registry) -> None:
    """Make sure that every selector names a rule.

    Raises:
        UnknownSelectorError: one that does not.
    """
    for selector in selectors:
        if not any(specificity(selector, entry.rule) for entry in registry.rules.values()):
            raise unknown_rule(selector, registry)


@lru_cache(maxsize=16)
def selected(registry: Registry, selection: Selection) -> tuple[str, ...]:
    """Return the codes of the rules that run, in their order.

    The most specific selector decides: a code or name goes before a beginning, a longer beginning before
    a shorter, a profile last. Of two that are equally specific, ignoring wins. A rule on trial runs only when
    a selector names it or its family.
    """
    return tuple(
        code for code, entry in registry.rules.items() if decide(entry.rule, selection) is Decision.SELECTED
    )


def decide(rule: type[Rule], selection: Selection) -> Decision:
    """Decide whether a rule runs."""
    chosen = _best((*(selection.select or (DEFAULT_PROFILE,)), *selection.extend), rule)
    runs = chosen > _best(selection.ignore, rule)
    for later in selection.later:
        added, left_out = _best(later.select, rule), _best(later.ignore, rule)
        if added or left_out:
            runs = added > left_out
    return Decision.SELECTED if runs else Decision.IGNORED


def _best(selectors: Collection[str], rule: type[Rule]) -> int:
    return max((specificity(selector, rule) for selector in selectors), default=0)


def specificity(selector: str, rule: type[Rule]) -> int:
    """Return how closely a selector names a rule; 0 if it does not."""
    if selector in PROFILES:
        return int(_belongs(rule, selector))
    if selector in (rule.code, rule.name):
        return 1 + len(rule.code)
    if not _PREFIX.fullmatch(selector):
        return 0
    letters = rule.code.rstrip("0123456789")
    # GL must not select the rules of a plugin whose codes begin with GLX.
    matches = selector == letters if selector.isalpha() else rule.code.startswith(selector)
    return 1 + len(selector) if matches else 0


def _belongs(rule: type[Rule], profile: str) -> bool:
    """Whether a profile runs a rule; each runs those that stop all others (is this a report at all?)."""
    if rule.preview:
        return False
    return rule.halts or PROFILES.index(rule.profile) <= PROFILES.index(profile)


def unknown_rule(selector: str, registry: Registry) -> UnknownSelectorError:
    """Return the error for a word that names no rule, with the words that it is like."""
    from difflib import get_close_matches

    rules = [entry.rule for entry in registry.rules.values()]
    known = [*(rule.code for rule in rules), *(rule.name for rule in rules), *PROFILES]
    by_folded = {word.casefold(): word for word in known}
    close = tuple(
        by_folded[word] for word in get_close_matches(selector.casefold(), by_folded, _MOST_SUGGESTIONS)
    )
    zh = f"没有规则“{selector}”" + (f"；是否应为 {'、'.join(close)}？" if close else "")
    en = f"no rule is called '{selector}'" + (f"; did you mean {', '.join(close)}?" if close else "")
    if registry.failures:
        lost = [str(failure.plugin) for failure in registry.failures]
        zh += f"（未能加载的插件：{'、'.join(lost)}）"
        en += f" (plugins that could not be loaded: {', '.join(lost)})"
    return UnknownSelectorError(selector, close, Text(zh, en))
