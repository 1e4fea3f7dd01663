"""What happens before the first file is read: plugins are loaded and the configuration is checked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.config import Config, read_config, resolve
from govlint.registry import Registry, build_registry
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from govlint.config import ConfigFile
    from govlint.plugins import FoundPlugin


class Setup(NamedTuple):
    """Everything that is known before the first file is read."""

    registry: Registry
    config: Config


def set_up(
    config_path: Path | None = None,
    *,
    alone: bool = False,
    environment: Mapping[str, str] | None = None,
    plugins: tuple[str, ...] = (),
) -> Setup:
    """Load plugins and configuration.

    Args:
        config_path: the nearest configuration; None for none.
        alone: whether those above it do not count.
        environment: variables that may give values too.
        plugins: local plugins named besides, relative to the current folder.

    Raises:
        OSError: a configuration cannot be read.
        DocumentError: a mistake in it.
        PluginError: a local plugin is broken or clashes with another.
        NoPluginError: a plugin that is named besides is not there.
    """
    file = read_config(config_path, alone=alone, environment=environment, plugins=plugins)
    registry = _registry_for(file)
    return Setup(registry, resolve(file, registry))


def _registry_for(file: ConfigFile) -> Registry:
    """Return the registry of a configuration: many folders that share their plugins share it."""
    return _registry_with(file.plugins) if file.plugins else _plain_registry()


@lru_cache(maxsize=16)
def _registry_with(plugins: tuple[FoundPlugin, ...]) -> Registry:
    return build_registry(local=plugins)


@lru_cache(maxsize=1)
def _plain_registry() -> Registry:
    """Return the registry of the installed plugins, which do not change while a process runs."""
    return build_registry()
