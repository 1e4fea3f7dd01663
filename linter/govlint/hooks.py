"""The hooks: how a plugin gives rules, forms, provisions and more to govlint.

A plugin is a module or object whose functions carry the `hookimpl` marker. Distribute it with an
entry point in the group ``govlint``::

    [project.entry-points.govlint]
    mine = "my_plugin"

or name its file in ``plugins:`` of ``.govlint.yaml``. The built-in rules come through this same door.
An implementation may leave out arguments it does not use, so that arguments may be added later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govlint.rule import Rule

PROJECT = "govlint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def govlint_rules() -> Iterable[type[Rule]]:
    """Return the rule classes of the plugin. Called once, at start-up; import rule modules in here.

    Example::

        @hookimpl
        def govlint_rules():
            from my_plugin.rules import NoMascot
            return [NoMascot]
    """
    return ()


@hookspec
def govlint_provisions() -> Iterable[Path]:
    """Return YAML files of provisions that the plugin's rules cite, in the layout of ``provisions.yaml``."""
    return ()


@hookspec
def govlint_forms() -> Iterable[Path]:
    """Return YAML files, each an edition of the official form, in the layout of ``forms/2021.yaml``."""
    return ()


@hookspec
def govlint_packs() -> Iterable[Path]:
    """Return YAML files of rules written as data; docs/rule-language.md says how."""
    return ()
