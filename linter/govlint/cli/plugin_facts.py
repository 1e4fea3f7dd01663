"""What each plugin of a registry gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.plugins import Plugin
    from govlint.registry import Registry


class Described(NamedTuple):
    """A plugin and what it gives.

    Attributes:
        codes: the codes of its rules, in their order.
        given: names of forms, readers and output formats.
        notices: what it uses that is deprecated.
    """

    plugin: Plugin
    codes: tuple[str, ...]
    given: Mapping[str, tuple[str, ...]]
    notices: tuple[str, ...]


def descriptions(registry: Registry) -> tuple[Described, ...]:
    """Return what the plugins of a registry give, in the order in which they were loaded."""
    return tuple(_described(plugin, registry) for plugin in registry.plugins)


def _described(plugin: Plugin, registry: Registry) -> Described:
    given = {
        kind: tuple(
            name for (what, name), owner in registry.origins.items() if (what, owner) == (kind, plugin)
        )
        for kind in ("forms", "readers", "formatters")
    }
    return Described(
        plugin,
        tuple(code for code, entry in registry.rules.items() if entry.plugin == plugin),
        {kind: names for kind, names in given.items() if names},
        tuple(notice for owner, notice in registry.notices if owner == plugin),
    )


def in_runs(codes: Sequence[str]) -> list[str]:
    """Return codes in a short form: those that follow upon each other as first and last."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and code[:-3] == runs[-1][-1][:-3] and int(code[-3:]) == int(runs[-1][-1][-3:]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return [run[0] if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs]
