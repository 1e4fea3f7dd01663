"""What the layers of a configuration come to together, checked against the rules that are known.

One value: the innermost layer wins. `select` too. Other lists add up; maps are joined, key by key.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from govlint.archive_config import agencies_of, layout_of
from govlint.baseline import read_baseline
from govlint.config import Config, PerFile, all_given, last_given
from govlint.config_checks import check_glob, check_items, check_selector, globs_of
from govlint.diagnostics import Severity, Text
from govlint.file_globs import FileGlobs
from govlint.rule_options import read_options
from govlint.selection import (
    Selection,
    specificity,
    unknown_rule,
)
from govlint.verdicts import FailOn
from govlint.waiver_config import waivers_of
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from govlint.baseline import Baseline
    from govlint.config import ConfigFile
    from govlint.config_layers import Layer
    from govlint.registry import Registry
    from govlint_grammar.positioned import Node


class _Merge(NamedTuple):
    """The layers, and the rules that they speak of."""

    layers: tuple[Layer, ...]
    registry: Registry

    def value(self, key: str, default: Any) -> Any:
        """Return what the innermost layer gives to a key."""
        given = last_given(self.layers, key)
        return default if given is None else given.value

    def added(self, key: str) -> tuple[str, ...]:
        """Return what all layers give to a list."""
        return tuple(word for given in all_given(self.layers, key) for word in cast("Any", given.value))


def merged(file: ConfigFile, registry: Registry) -> Config:
    """Return the configuration that layers come to.

    Raises:
        DocumentError: a selector or rule that is not known, a wrong option, or a glob that cannot be read.
    """
    merge = _Merge(file.layers, registry)
    for key in ("select", "ignore", "extend-select"):
        for given in all_given(file.layers, key):
            check_items(given.node, registry)
    default = Config()
    return Config(
        selection=Selection(merge.value("select", ()), merge.added("ignore"), merge.added("extend-select")),
        options=MappingProxyType(_options(merge)),
        severities=MappingProxyType(_all_severities(merge)),
        per_file=tuple(_per_file(merge)),
        lang=merge.value("lang", default.lang),
        fail_on=FailOn(merge.value("fail-on", default.fail_on.value)),
        fail_on_review=merge.value("fail-on-review", default.fail_on_review),
        exclude=tuple(_excluded(merge)),
        force_exclude=merge.value("force-exclude", default.force_exclude),
        archive=layout_of(merge.layers),
        agencies=agencies_of(merge.layers),
        waivers=tuple(waivers_of(merge.layers, registry)),
        baseline=_baseline(merge),
        strict_baseline=merge.value("strict-baseline", default.strict_baseline),
        cache=merge.value("cache", default.cache),
        cache_dir=_cache_dir(merge),
        path=file.path,
        layers=file.layers,
    )


def _excluded(merge: _Merge) -> Iterator[FileGlobs]:
    for given in all_given(merge.layers, "exclude"):
        yield globs_of(given.node, given)


def _cache_dir(merge: _Merge) -> Path | None:
    given = last_given(merge.layers, "cache-dir")
    return None if given is None or given.value is None else given.folder / str(given.value)


def _baseline(merge: _Merge) -> Baseline | None:
    given = last_given(merge.layers, "baseline")
    if given is None or given.value is None:
        return None
    path = given.folder / str(given.value)
    try:
        return read_baseline(path)
    except (OSError, ValueError) as error:
        raise given.node.error(
            Text(f"基线文件 {path} 无法读取：{error}", f"the baseline {path} cannot be read: {error}")
        ) from None


def _all_severities(merge: _Merge) -> dict[str, Severity]:
    severities: dict[str, Severity] = {}
    for given in all_given(merge.layers, "severity"):
        severities.update(_severities(given.node, merge.registry))
    return severities


def _severities(node: Node, registry: Registry) -> dict[str, Severity]:
    """Return severities by codes; the selector that names a rule most closely decides."""
    closest: dict[str, tuple[int, Severity]] = {}
    for selector, level in node.entries().items():
        check_selector(level, selector, registry, at_key=True)
        grave = Severity[level.text().upper()]
        for code, entry in registry.rules.items():
            near = specificity(selector, entry.rule)
            if near > closest.get(code, (0, grave))[0]:
                closest[code] = (near, grave)
    return {code: grave for code, (_, grave) in closest.items()}


def _per_file(merge: _Merge) -> Iterator[PerFile]:
    for given in all_given(merge.layers, "per-file"):
        for pattern, rules in given.node.entries().items():
            check_glob(rules, pattern, at_key=True)
            nodes = rules.entries()
            for key in ("ignore", "extend-select"):
                if key in nodes:
                    check_items(nodes[key], merge.registry)
            yield PerFile(
                FileGlobs((pattern,), given.reports),
                Selection(_strings(nodes, "extend-select"), _strings(nodes, "ignore")),
                _severities(nodes["severity"], merge.registry) if "severity" in nodes else {},
            )


def _strings(nodes: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return nodes[key].strings() if key in nodes else ()


def _options(merge: _Merge) -> dict[str, object]:
    """Return the options of rules; what an inner layer does not give comes from the outer ones."""
    nodes: dict[str, list[Node]] = {}
    for given in all_given(merge.layers, "rules"):
        for code, node in _of_rules(given.node, merge.registry).items():
            nodes.setdefault(code, []).append(node)
    return {
        code: read_options(merge.registry.rules[code].rule.options, *given) for code, given in nodes.items()
    }


def _of_rules(rules: Node, registry: Registry) -> dict[str, Node]:
    """Return the options of rules in one file by codes."""
    found: dict[str, Node] = {}
    for name, node in rules.entries().items():
        entry = registry.find(name)
        if entry is None:
            raise node.error(unknown_rule(name, registry).message, tuple(registry.rules), at_key=True)
        code = entry.rule.code
        if code in found:
            raise node.error(
                Text(f"规则 {code} 的选项写了两次", f"the options of rule {code} stand twice"), at_key=True
            )
        found[code] = node
    return found
