"""The registry: every rule, form and provision that came through the plugin door, checked for clashes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint.archive.context import ARCHIVE_NEEDS
from govlint.clashes import clashes
from govlint.contributed import (
    PACKAGE,
    Owners,
    bases_of,
    formatters_of,
    forms_of,
    provisions_of,
    read_files,
    readers_of,
    vocabulary_of,
)
from govlint.diagnostics import Text
from govlint.discovery import installed
from govlint.own_rules import OWN_CONTRIBUTION
from govlint.plugin_errors import PluginClash, PluginError, Problem, blamed, where_defined
from govlint.plugins import Plugin, PluginFailure, contributions, load
from govlint.readers import BUILT_IN_READERS, Reader
from govlint.rule import Rule
from govlint.rule_facts import Known, mistakes
from govlint_grammar.needs import need_keys
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from govlint.contributed import RegisteredFormatter
    from govlint.plugins import Contribution, FoundPlugin
    from govlint_grammar.bases import Base, Library
    from govlint_grammar.forms import Form
    from govlint_grammar.provisions import Provision

__all__ = [
    "PluginClash",
    "PluginError",
    "RegisteredRule",
    "Registry",
    "build_registry",
    "register",
]


class RegisteredRule(NamedTuple):
    """A rule and the plugin that brought it.

    Attributes:
        pack: the file of the pack that the rule is written in; None for one in Python.
    """

    rule: type[Rule]
    plugin: Plugin
    pack: Path | None = None


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
        bases: base reports of plugins by their editions.
        vocabulary: the texts of the vocabularies of plugins.
        formatters: output formats of plugins by their names.
        notices: plugins that use what is deprecated, and what it is.
        origins: the plugin that gave a form, reader, format, base or provision, by kind and name.
    """

    rules: Mapping[str, RegisteredRule]
    forms: tuple[Form, ...]
    provisions: Mapping[str, Provision]
    readers: tuple[Reader, ...] = BUILT_IN_READERS
    plugins: tuple[Plugin, ...] = ()
    failures: tuple[PluginFailure, ...] = ()
    bases: Mapping[str, Base] = field(default_factory=dict)
    vocabulary: tuple[str, ...] = ()
    formatters: Mapping[str, RegisteredFormatter] = field(default_factory=dict)
    notices: tuple[tuple[Plugin, str], ...] = ()
    origins: Mapping[tuple[str, str], Plugin] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """What samples are composed from."""
        from govlint_grammar.bases import Library

        return Library(self.forms, self.bases)

    @cached_property
    def successors(self) -> Mapping[str, tuple[Provision, ...]]:
        """The provisions that succeed others, by the ids of those."""
        found: dict[str, list[Provision]] = {}
        for provision in self.provisions.values():
            for key in provision.succeeds:
                found.setdefault(key, []).append(provision)
        return {key: tuple(each) for key, each in found.items()}

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

    An installed plugin that declares something wrong, or a code, name or id that another uses already, is
    left out as a whole and recorded; the others are registered.

    Args:
        found: the plugins to load; those of all installed distributions if None.
        local: plugins that somebody names, which are loaded after those.

    Raises:
        PluginError: a local plugin is broken, declares something wrong or clashes with another.
    """
    unread: list[PluginFailure] = []
    if found is None:
        found, unread = installed()
    loaded, unloaded = load(found)
    given, uncalled = contributions(loaded)
    # The rules of this distribution come before all others', so that a plugin cannot take their codes.
    given.sort(key=lambda each: each.plugin.origin != PACKAGE.origin)
    asked, broken = _asked_for(local)
    if broken:
        raise PluginError([_broken(failure) for failure in broken])
    failures = [*unread, *unloaded, *uncalled]
    while True:
        try:
            return register((OWN_CONTRIBUTION, *given, *asked), failures)
        except PluginError as error:
            refused = {problem.plugin for problem in error.found} & {each.plugin for each in given}
            if not refused:
                raise
            failures += [_refused(plugin, error) for plugin in sorted(refused)]
            given = [each for each in given if each.plugin not in refused]


def _refused(plugin: Plugin, error: PluginError) -> PluginFailure:
    own = [problem.message for problem in error.found if problem.plugin == plugin]
    return PluginFailure(
        plugin, "; ".join(each.en for each in own), error_zh="；".join(each.zh for each in own)
    )


def _asked_for(local: Iterable[FoundPlugin]) -> tuple[list[Contribution], list[PluginFailure]]:
    loaded, unloaded = load(local)
    given, uncalled = contributions(loaded)
    return given, [*unloaded, *uncalled]


def _broken(failure: PluginFailure) -> Problem:
    plugin = failure.plugin
    message = Text(
        f"插件 {plugin} 无法加载：{failure.error}", f"the plugin {plugin} cannot be loaded: {failure.error}"
    )
    return Problem(plugin, message)


def register(given: Sequence[Contribution], failures: Sequence[PluginFailure] = ()) -> Registry:
    """Check what plugins give and put it together.

    Raises:
        PluginClash: a code, name or id is used twice; both plugins are named.
        PluginError: a rule's facts are wrong, or a file of a plugin cannot be used.
    """
    owners = Owners()
    forms = forms_of(given, owners)
    bases = bases_of(given, owners)
    provisions = provisions_of(given, owners)
    packed, versions = _packed_rules(given, forms, provisions, bases, owners)
    entries = [RegisteredRule(rule, each.plugin) for each in given for rule in _rules_of(each)]
    entries += packed
    known = Known(provisions, tuple(form.edition for form in forms), {*need_keys(forms), *ARCHIVE_NEEDS})
    problems = [problem for entry in entries for problem in _mistakes(entry, known)]
    if problems:
        raise PluginError(problems)
    order = {each.plugin: place for place, each in enumerate(given)}
    entries.sort(key=lambda entry: order[entry.plugin])
    found = [*clashes(entries, "code"), *clashes(entries, "name")]
    if found:
        raise PluginClash(found)
    entries = [entry._replace(plugin=versions.get(entry.plugin, entry.plugin)) for entry in entries]
    by_code = {entry.rule.code: entry for entry in sorted(entries, key=lambda entry: entry.rule.code)}
    return Registry(
        MappingProxyType(by_code),
        forms,
        MappingProxyType(provisions),
        readers_of(given, owners),
        tuple(versions.get(each.plugin, each.plugin) for each in given),
        tuple(failures),
        MappingProxyType(bases),
        vocabulary_of(given),
        MappingProxyType(formatters_of(given, owners)),
        tuple((each.plugin, notice) for each in given for notice in each.notices),
        MappingProxyType({key: versions.get(owner, owner) for key, owner in owners.of.items()}),
    )


def _rules_of(given: Contribution) -> Iterator[type[Rule]]:
    with blamed(given.plugin):
        strangers = [item for item in given.rules if not (isinstance(item, type) and issubclass(item, Rule))]
        if strangers:
            raise PluginError(
                [
                    Problem(
                        given.plugin,
                        Text(
                            f"插件 {given.plugin} 给出的 {item!r}{where} 不是 Rule 的子类",
                            f"the plugin {given.plugin} gives {item!r}{where}, which is no subclass of Rule",
                        ),
                    )
                    for item in strangers
                    for where in (where_defined(item, given.plugin),)
                ]
            )
    for item in given.rules:
        if isinstance(item, type) and issubclass(item, Rule):
            yield item


def _mistakes(entry: RegisteredRule, known: Known) -> Iterator[Problem]:
    with blamed(entry.plugin):
        found = list(mistakes(entry.rule, known))
    shown = getattr(entry.rule, "code", None) or entry.rule.__qualname__
    where = where_defined(entry.rule, entry.plugin) if found else ""
    for mistake in found:
        message = Text(
            f"插件 {entry.plugin} 的规则 {shown}{where}：{mistake.zh}",
            f"the plugin {entry.plugin}, rule {shown}{where}: {mistake.en}",
        )
        yield Problem(entry.plugin, message)


def _packed_rules(
    given: Sequence[Contribution],
    forms: tuple[Form, ...],
    provisions: dict[str, Provision],
    bases: Mapping[str, Base],
    owners: Owners,
) -> tuple[list[RegisteredRule], dict[Plugin, Plugin]]:
    """Return the rules of all packs, and add the provisions of each to those known.

    A plugin without a version of its own has that of its pack; both are told, by the plugin.
    """
    entries: list[RegisteredRule] = []
    versions: dict[Plugin, Plugin] = {}
    packed = [each for each in given if each.packs]
    if packed:
        from govlint.packs.facts import Known
        from govlint.packs.loading import load_pack

        known = Known(forms, frozenset(provisions), bases)
        for each in packed:
            for pack in read_files(each, each.packs, partial(load_pack, known=known)):
                owners.claim("provisions", pack.provisions, each.plugin)
                provisions.update(pack.provisions)
                if not each.plugin.version:
                    versions[each.plugin] = each.plugin._replace(version=pack.version)
                entries += [RegisteredRule(rule, each.plugin, pack.file) for rule in pack.rules]
    return entries, versions
