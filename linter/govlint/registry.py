"""The registry: every rule, form and provision that came through the plugin door, checked for clashes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from govlint.diagnostics import Text
from govlint.discovery import installed
from govlint.own_rules import OWN_CONTRIBUTION
from govlint.plugins import Plugin, PluginFailure, contributions, load
from govlint.readers import BUILT_IN_READERS, Reader
from govlint.rule import Rule
from govlint.rule_facts import Known, mistakes
from govlint_grammar.documents import DocumentError
from govlint_grammar.form_loader import load_form, packaged_forms
from govlint_grammar.needs import need_keys
from govlint_grammar.provisions import load_provisions, packaged_provisions
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from govlint.plugins import Contribution, FoundPlugin
    from govlint_grammar.forms import Form
    from govlint_grammar.provisions import Provision

_T = TypeVar("_T")


class PluginError(Exception):
    """Plugins that declare something wrong; nothing is checked until it is mended.

    Attributes:
        problems: what is wrong, one message a mistake.
    """

    def __init__(self, problems: Sequence[Text]) -> None:
        super().__init__("\n".join(problem.en for problem in problems))
        self.problems = tuple(problems)

    def describe(self, lang: str = "zh") -> str:
        """Return the problems, a line each."""
        return "\n".join(problem.in_language(lang) for problem in self.problems)


class PluginClash(PluginError):  # noqa: N818 - named by what happened, as its problems are
    """Two plugins that give something the same code, name or id."""


class RegisteredRule(NamedTuple):
    """A rule and the plugin that brought it."""

    rule: type[Rule]
    plugin: Plugin


@dataclass(frozen=True, eq=False)
class Registry:
    """What is known in a run.

    Attributes:
        rules: rules by code, in the order of their codes.
        forms: the editions of the official form, oldest first.
        provisions: provisions by id.
        readers: the readers of files.
        plugins: the plugins that were loaded.
        failures: the plugins that were not.
    """

    rules: Mapping[str, RegisteredRule]
    forms: tuple[Form, ...]
    provisions: Mapping[str, Provision]
    readers: tuple[Reader, ...] = BUILT_IN_READERS
    plugins: tuple[Plugin, ...] = ()
    failures: tuple[PluginFailure, ...] = ()

    def find(self, code_or_name: str) -> RegisteredRule | None:
        """Return a rule by its code or its name, with its plugin; None if there is none."""
        found = self.rules.get(code_or_name)
        if found is not None:
            return found
        return next((entry for entry in self.rules.values() if entry.rule.name == code_or_name), None)

    def rule(self, code_or_name: str) -> type[Rule] | None:
        """Return a rule by its code or its name; None if there is none."""
        found = self.find(code_or_name)
        return found.rule if found else None


def build_registry(
    found: Iterable[FoundPlugin] | None = None, *, local: Iterable[FoundPlugin] = ()
) -> Registry:
    """Load plugins and register what they give.

    Args:
        found: the plugins to load; those of all installed distributions if None.
        local: plugins that the configuration names, which are loaded after those.

    Raises:
        PluginClash: a code, name or id is used twice; both plugins are named.
        PluginError: a rule's facts are wrong, or a local plugin is broken, which its user asked for by name.
    """
    unread: list[PluginFailure] = []
    if found is None:
        found, unread = installed()
    loaded, unloaded = load(found)
    given, uncalled = contributions(loaded)
    asked, broken = _asked_for(local)
    if broken:
        raise PluginError([_broken(failure) for failure in broken])
    return register((OWN_CONTRIBUTION, *given, *asked), (*unread, *unloaded, *uncalled))


def _asked_for(local: Iterable[FoundPlugin]) -> tuple[list[Contribution], list[PluginFailure]]:
    loaded, unloaded = load(local)
    given, uncalled = contributions(loaded)
    return given, [*unloaded, *uncalled]


def _broken(failure: PluginFailure) -> Text:
    return Text(
        f"插件 {failure.plugin} 无法加载：{failure.error}",
        f"the plugin {failure.plugin} cannot be loaded: {failure.error}",
    )


def register(given: Sequence[Contribution], failures: Sequence[PluginFailure] = ()) -> Registry:
    """Check what plugins give and put it together.

    Raises:
        PluginClash: a code, name or id is used twice; both plugins are named.
        PluginError: a rule's facts are wrong, or a file of a plugin cannot be read.
    """
    forms = _forms(given)
    provisions = _provisions(given)
    packed = _packed_rules(given, forms, provisions)
    entries = [RegisteredRule(rule, each.plugin) for each in given for rule in _rules_of(each)]
    entries += packed
    known = Known(provisions, tuple(form.edition for form in forms), need_keys(forms))
    problems = [_about(entry, mistake) for entry in entries for mistake in mistakes(entry.rule, known)]
    if problems:
        raise PluginError(problems)
    clashes = [
        *_clashes(entries, "code", lambda rule: rule.code),
        *_clashes(entries, "name", lambda rule: rule.name),
    ]
    if clashes:
        raise PluginClash(clashes)
    by_code = {entry.rule.code: entry for entry in sorted(entries, key=lambda entry: entry.rule.code)}
    return Registry(
        MappingProxyType(by_code),
        forms,
        MappingProxyType(provisions),
        plugins=tuple(each.plugin for each in given),
        failures=tuple(failures),
    )


def _rules_of(given: Contribution) -> Iterator[type[Rule]]:
    strangers = [item for item in given.rules if not (isinstance(item, type) and issubclass(item, Rule))]
    if strangers:
        raise PluginError(
            [
                Text(
                    f"插件 {given.plugin} 给出的 {item!r} 不是 Rule 的子类",
                    f"the plugin {given.plugin} gives {item!r}, which is not a subclass of Rule",
                )
                for item in strangers
            ]
        )
    for item in given.rules:
        if isinstance(item, type) and issubclass(item, Rule):
            yield item


def _about(entry: RegisteredRule, mistake: Text) -> Text:
    shown = getattr(entry.rule, "code", None) or entry.rule.__qualname__
    return Text(
        f"插件 {entry.plugin} 的规则 {shown}：{mistake.zh}",
        f"the plugin {entry.plugin}, rule {shown}: {mistake.en}",
    )


def _clashes(
    entries: Sequence[RegisteredRule], fact: str, value_of: Callable[[type[Rule]], str]
) -> Iterator[Text]:
    first: dict[str, RegisteredRule] = {}
    for entry in entries:
        value = value_of(entry.rule)
        other = first.setdefault(value, entry)
        if other is not entry:
            yield _clash(
                Text(f"规则的 {fact} “{value}”", f"the rule {fact} '{value}'"), other.plugin, entry.plugin
            )


def _clash(what: Text, one: Plugin, other: Plugin) -> Text:
    return Text(
        f"{what.zh}重复：{one} 和 {other} 都在使用；请停用其中一个，或者改用别的代码",
        f"{what.en} is used by both {one} and {other}; remove one of them or rename its rule",
    )


def _forms(given: Sequence[Contribution]) -> tuple[Form, ...]:
    owners = {form.edition: _PACKAGE for form in packaged_forms()}
    forms = list(packaged_forms())
    for each in given:
        for form in _read_files(each, each.forms, load_form):
            owner = owners.setdefault(form.edition, each.plugin)
            if owner is not each.plugin:
                what = Text(f"格式版本“{form.edition}”", f"the edition '{form.edition}'")
                raise PluginClash([_clash(what, owner, each.plugin)])
            forms.append(form)
    return tuple(sorted(forms, key=lambda form: form.first_year))


def _provisions(given: Sequence[Contribution]) -> dict[str, Provision]:
    provisions = dict(packaged_provisions())
    owners = dict.fromkeys(provisions, _PACKAGE)
    for each in given:
        for file in _read_files(each, each.provisions, load_provisions):
            for key, provision in file.items():
                owner = owners.setdefault(key, each.plugin)
                if owner is not each.plugin:
                    what = Text(f"法规条款“{key}”", f"the provision '{key}'")
                    raise PluginClash([_clash(what, owner, each.plugin)])
                provisions[key] = provision
    return provisions


def _packed_rules(
    given: Sequence[Contribution], forms: tuple[Form, ...], provisions: dict[str, Provision]
) -> list[RegisteredRule]:
    """Return the rules of all packs, and add the provisions of each to those known."""
    entries: list[RegisteredRule] = []
    for each in given:
        if each.packs:
            from govlint.packs.facts import Known
            from govlint.packs.loading import load_pack

            known = Known(forms, frozenset(provisions))
            for pack in _read_files(each, each.packs, partial(load_pack, known=known)):
                for key, provision in pack.provisions.items():
                    if key in known.provisions:
                        what = Text(f"法规条款“{key}”", f"the provision '{key}'")
                        raise PluginClash([_clash(what, _PACKAGE, each.plugin)])
                    provisions[key] = provision
                plugin = each.plugin if each.plugin.version else each.plugin._replace(version=pack.version)
                entries += [RegisteredRule(rule, plugin) for rule in pack.rules]
    return entries


def _read_files(given: Contribution, paths: Iterable[object], read: Callable[[Path], _T]) -> Iterator[_T]:
    for path in paths:
        try:
            if not isinstance(path, Path):
                message = f"{path!r} is not a pathlib.Path"
                raise TypeError(message)
            yield read(path)
        except (OSError, TypeError, DocumentError) as error:
            detail = error if isinstance(error, DocumentError) else None
            zh, en = (detail.describe("zh"), detail.describe("en")) if detail else (str(error), str(error))
            raise PluginError(
                [Text(f"插件 {given.plugin}：{zh}", f"the plugin {given.plugin}: {en}")]
            ) from error


_PACKAGE = OWN_CONTRIBUTION.plugin
