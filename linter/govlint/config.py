"""The configuration: ``.govlint.yaml``, found upward from a file.

It is read in two stages. `read_config` gives a `ConfigFile`: everything that stands on its own, and the
plugins to load. When these are loaded, `resolve` gives a `Config`: names of rules are known by then, and
the options of each rule are checked against its options class. A mistake is a `DocumentError` with
file, line, column and the allowed values.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.globs import matches
from govlint.rule import PROFILES
from govlint.rule_options import read_options
from govlint.selection import Selection, UnknownSelectorError, check_selectors, unknown_rule
from govlint.verdicts import FailOn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from govlint.plugins import FoundPlugin
    from govlint.registry import Registry
    from govlint_grammar.positioned import Node

FILE_NAME = ".govlint.yaml"
KEYS = ("select", "ignore", "lang", "fail-on", "fail-on-review", "plugins", "exclude", "rules")
LANGUAGES = ("zh", "en")
_LEVELS = tuple(level.value for level in FailOn)


@dataclass(frozen=True)
class Config:
    """How to check: which rules with which options, and what counts.

    Attributes:
        selection: which rules run.
        options: the options of rules by their codes; a rule that is not in here has its defaults.
        lang: ``zh`` or ``en``.
        fail_on: the least severity that makes a run fail.
        fail_on_review: whether findings that a person must look at make it fail.
        exclude: globs of files that are passed over, relative to the configuration's folder.
        path: the configuration file; None without one.
    """

    selection: Selection = field(default_factory=Selection)
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    lang: str = "zh"
    fail_on: FailOn = FailOn.ERROR
    fail_on_review: bool = False
    exclude: tuple[str, ...] = ()
    path: Path | None = None

    def excludes(self, path: Path) -> bool:
        """Whether a file is passed over."""
        return self.path is not None and matches(self.exclude, path, self.path.parent)

    def selecting(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> Config:
        """Return the configuration with selectors of the command line.

        Args:
            select: goes in the place of the configuration's own, unless empty.
            ignore: is added to the configuration's own.
        """
        own = self.selection
        return replace(self, selection=Selection(select or own.select, (*own.ignore, *ignore)))


@dataclass(frozen=True)
class ConfigFile:
    """A configuration file that has been read, before its plugins are loaded.

    Attributes:
        config: what stands on its own; its selectors are not checked and it has no options yet.
        plugins: the local plugins that it names, found but not loaded.
        nodes: its parts by their keys, for those that can be checked only when the rules are known.
    """

    config: Config
    plugins: tuple[FoundPlugin, ...] = ()
    nodes: Mapping[str, Node] = field(default_factory=lambda: MappingProxyType({}))


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration in the folder of a file or above; None if there is none.

    Args:
        start: a file or folder, which need not exist.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def read_config(path: Path) -> ConfigFile:
    """Read a configuration file.

    Raises:
        OSError: it cannot be read.
        DocumentError: a mistake in it.
    """
    # A run without configuration does without a YAML reader.
    from govlint_grammar.positioned import load_document

    root = load_document(path)
    nodes = {} if root.is_null else root.map(KEYS)
    default = Config()
    config = Config(
        selection=Selection(_strings(nodes, "select"), _strings(nodes, "ignore")),
        lang=nodes["lang"].one_of(LANGUAGES) if "lang" in nodes else default.lang,
        fail_on=FailOn(nodes["fail-on"].one_of(_LEVELS)) if "fail-on" in nodes else default.fail_on,
        fail_on_review="fail-on-review" in nodes and nodes["fail-on-review"].boolean(),
        exclude=_strings(nodes, "exclude"),
        path=path,
    )
    plugins = nodes["plugins"].items() if "plugins" in nodes else ()
    found = tuple(_plugin(item, path.parent) for item in plugins)
    return ConfigFile(config, found, MappingProxyType(nodes))


def resolve(file: ConfigFile, registry: Registry) -> Config:
    """Check a configuration against the rules that are known, and read the options of rules.

    Raises:
        DocumentError: a selector or rule that is not known, or a wrong option.
    """
    for key in ("select", "ignore"):
        for item in file.nodes[key].items() if key in file.nodes else ():
            try:
                check_selectors((item.text(),), registry)
            except UnknownSelectorError as error:
                raise item.error(error.message, (*PROFILES, *registry.rules)) from None
    if "rules" not in file.nodes:
        return file.config
    return replace(file.config, options=MappingProxyType(_options(file.nodes["rules"], registry)))


def _strings(nodes: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return nodes[key].strings() if key in nodes else ()


def _plugin(item: Node, folder: Path) -> FoundPlugin:
    from govlint.local_plugins import local

    name = item.text()
    found = local(name, folder)
    if found is None:
        raise item.error(
            Text(
                f"在配置文件所在的文件夹中找不到插件“{name}”；应为Python文件或者模块的路径",
                f"no plugin '{name}' beside the configuration; name a Python file or a module relative to it",
            )
        )
    return found


def _options(rules: Node, registry: Registry) -> dict[str, object]:
    options: dict[str, object] = {}
    for name, node in rules.entries().items():
        entry = registry.find(name)
        if entry is None:
            raise node.error(unknown_rule(name, registry).message, tuple(registry.rules), at_key=True)
        code = entry.rule.code
        if code in options:
            raise node.error(
                Text(f"规则 {code} 的选项写了两次", f"the options of rule {code} stand twice"), at_key=True
            )
        options[code] = entry.rule.options() if node.is_null else read_options(entry.rule.options, node)
    return options
