"""Rules and configuration for each file of a run: a configuration counts for what lies beneath it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.cli.failure import Failure
from govlint.config import NoPluginError, find_config
from govlint.file_globs import FileGlobs, is_glob
from govlint.readers import open_error, searched_suffixes
from govlint.registry import PluginError
from govlint.selection import UnknownSelectorError, check_selectors, selected
from govlint.startup import set_up
from govlint_grammar.documents import DocumentError
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from govlint.baseline import Baseline
    from govlint.config import Config
    from govlint.registry import Registry


class Session(NamedTuple):
    """What counts for the files beneath one configuration.

    Attributes:
        own: the configuration without what the command line asks for.
        rules: the codes of the rules that may run on reports.
        suffixes: the file suffixes that are looked for in folders.
    """

    registry: Registry
    config: Config
    own: Config
    rules: tuple[str, ...]
    suffixes: tuple[str, ...]

    def takes(self, path: Path) -> bool:
        """Whether a file found in a folder is to be checked."""
        return path.suffix.lower() in self.suffixes and not self.config.excludes(path)

    def refuses(self, path: Path) -> bool:
        """Whether a file that is named is passed over all the same."""
        return self.config.force_exclude and self.config.excludes(path)


class Asked(NamedTuple):
    """What the command line asks for, over every configuration.

    Attributes:
        select: selectors that go in the place of the configuration's own.
        ignore: selectors that are added; extend: likewise.
        exclude: globs of files to pass over, relative to the current folder.
        force_exclude: whether files that are named are passed over too.
        baseline: the file of findings that are known; strict_baseline: whether stale entries of it fail.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    baseline: Path | None = None
    strict_baseline: bool = False


class Sessions:
    """The sessions of a run, each opened when its first file comes.

    Args:
        config_path: the only configuration that counts; None to look for the nearest of each file.
        isolated: whether none counts.
        asked: what the command line asks for.
        plugins: local plugins that it names; they count whatever the configuration.
    """

    def __init__(
        self,
        config_path: Path | None = None,
        *,
        isolated: bool = False,
        asked: Asked | None = None,
        plugins: tuple[str, ...] = (),
    ) -> None:
        self._config_path = config_path
        self._fixed = isolated or config_path is not None
        self._isolated = isolated
        self._asked = asked or Asked()
        self._plugins = plugins
        self._by_config: dict[Path | None, Session] = {}
        self._by_folder: dict[str, Session] = {}

    def opened(self) -> tuple[Session, ...]:
        """Return the sessions that have been opened, in that order."""
        return tuple(self._by_config.values())

    def of(self, path: Path) -> Session:
        """Return the session of a file or folder.

        Raises:
            Failure: its configuration or a plugin is wrong.
        """
        return self._of_folder(path if path.is_dir() else path.parent)

    def of_file(self, path: Path) -> Session:
        """Return the session of what is known to be a file, without looking.

        Raises:
            Failure: its configuration or a plugin is wrong.
        """
        folder = os.path.dirname(path)  # noqa: PTH120 - thousands of files
        return self._by_folder.get(folder) or self._of_folder(path.parent)

    def _of_folder(self, folder: Path) -> Session:
        key = "" if folder == Path() else str(folder)
        session = self._by_folder.get(key)
        if session is None:
            config_path = self._config_path if self._fixed else find_config(folder)
            session = self._by_config.get(config_path) or self._open(config_path)
            self._by_config[config_path] = self._by_folder[key] = session
        return session

    def _open(self, config_path: Path | None) -> Session:
        registry, own = _set_up(config_path, alone=self._fixed, plugins=self._plugins)
        # Whoever does not trust the folder does not trust what its reports say of themselves.
        own = own._replace(comments=not self._isolated)
        config = _over(own, self._asked, registry)
        rules = tuple(
            code
            for code in selected(registry, config.selection)
            if registry.rules[code].rule.scope != "machine"
        )
        if not rules:
            raise Failure(
                "没有选中任何规则，什么也不会检查；请核对 --select、--ignore、配置文件和 govlint 的安装",
                "no rule is selected, so that nothing would be checked; look at --select, --ignore, the"
                " configuration and the installation of govlint",
            )
        return Session(registry, config, own, rules, searched_suffixes(registry.readers))


def _over(config: Config, asked: Asked, registry: Registry) -> Config:
    """Return a configuration with what the command line asks for over it."""
    try:
        check_selectors((*asked.select, *asked.ignore, *asked.extend), registry)
    except UnknownSelectorError as error:
        raise Failure(error.message.zh, error.message.en) from None
    config = config.selecting(asked.select, asked.ignore, asked.extend)._replace(
        force_exclude=config.force_exclude or asked.force_exclude,
        strict_baseline=config.strict_baseline or asked.strict_baseline,
        baseline=config.baseline if asked.baseline is None else _baseline(asked.baseline),
    )
    if asked.exclude:
        for pattern in asked.exclude:
            if not is_glob(pattern):
                raise Failure(f"文件模式“{pattern}”有误", f"the glob '{pattern}' cannot be read")
        globs = FileGlobs(asked.exclude, Path().absolute())
        config = config._replace(exclude=(*config.exclude, globs))
    return config


def _baseline(path: Path) -> Baseline:
    from govlint.baseline import read_baseline

    try:
        return read_baseline(path)
    except OSError as error:
        reason = open_error(error).reason
        raise Failure(
            f"基线文件 {path} 无法读取：{reason.zh}", f"the baseline {path} cannot be read: {reason.en}"
        ) from None
    except DocumentError as error:
        raise Failure(error.describe("zh"), error.describe("en")) from None


def _set_up(config_path: Path | None, *, alone: bool, plugins: tuple[str, ...]) -> tuple[Registry, Config]:
    # Most runs have none of these, and then do without all that reads settings.
    environment = {name: value for name, value in os.environ.items() if name.startswith("GOVLINT_")}
    try:
        return set_up(config_path, alone=alone, environment=environment, plugins=plugins)
    except NoPluginError as error:
        raise Failure(
            f"找不到插件 {error.name}；应为 Python 文件、YAML 文件或者含有它们的文件夹",
            f"there is no plugin {error.name}; name a Python file, a YAML file or a folder of such",
        ) from None
    except OSError as error:
        reason = open_error(error).reason
        raise Failure(
            f"配置文件 {config_path} 无法读取：{reason.zh}",
            f"the configuration {config_path} cannot be read: {reason.en}",
        ) from None
    except (DocumentError, PluginError) as error:
        raise Failure(error.describe("zh"), error.describe("en")) from None
