"""What happens before the first file is read: plugins are loaded and the configuration is checked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.config import Config, read_config, resolve
from govlint.registry import Registry, build_registry

if TYPE_CHECKING:
    from pathlib import Path


class Setup(NamedTuple):
    """Everything that is known before the first file is read."""

    registry: Registry
    config: Config


def set_up(config_path: Path | None = None) -> Setup:
    """Load plugins and configuration.

    Args:
        config_path: the configuration to follow; None for none.

    Raises:
        OSError: the configuration cannot be read.
        DocumentError: a mistake in it.
        PluginError: a plugin declares something wrong or clashes with another.
    """
    if config_path is None:
        return Setup(_plain_registry(), Config())
    file = read_config(config_path)
    registry = build_registry(local=file.plugins) if file.plugins else _plain_registry()
    return Setup(registry, resolve(file, registry))


@lru_cache(maxsize=1)
def _plain_registry() -> Registry:
    """Return the registry of the installed plugins, which do not change while a process runs."""
    return build_registry()
