"""Showing a run in the format asked for, built in or a plugin's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.failure import Failure
from govlint.cli.streams import complain, write_lines
from govlint.contributed import PACKAGE, RegisteredFormatter
from govlint.formats import BUILT_IN_FORMATS
from govlint.output.formatters import formatter
from govlint.plugins import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from govlint.cli.language import Language
    from govlint.cli.sessions import Sessions
    from govlint.formats import View
    from govlint.outcome import RunOutcome


class Formats:
    """The formats of a run by their names.

    Args:
        sessions: the sessions, of which a plugin's format asks for that of each path.
        paths: what is to be checked.
        stdin: the name that standard input goes by.
    """

    def __init__(self, sessions: Sessions, paths: Sequence[Path], stdin: Path | None) -> None:
        self._sessions = sessions
        self._paths = (*paths, *filter(None, [stdin]))

    def of(self, name: str) -> RegisteredFormatter:
        """Return a format.

        Raises:
            Failure: nobody has one of that name.
        """
        if name in BUILT_IN_FORMATS:
            return RegisteredFormatter(formatter(name), PACKAGE)
        known = list(BUILT_IN_FORMATS)
        for path in self._paths:
            formats = self._sessions.of(path).registry.formatters
            if name in formats:
                return formats[name]
            known += formats
        allowed = ", ".join(dict.fromkeys(known))
        raise Failure(
            f"--format 或 --output：没有输出格式“{name}”；可用的格式：{allowed}",
            f"--format or --output: no output format '{name}'; allowed: {allowed}",
        )


def show(
    entry: RegisteredFormatter, run: RunOutcome, view: View, *, to_error: bool, language: Language
) -> bool:
    """Write a run to standard output.

    Args:
        entry: the format. If it is a plugin's and fails, the findings are shown in full on standard error.
        run: what was found.
        view: how to show it.
        to_error: whether it belongs on standard error.
        language: the language of complaints.

    Returns:
        Whether it was shown as asked for.
    """
    lines = lines_of(entry, run, view, language)
    if lines is None:
        write_lines(formatter("full").lines(run, view._replace(color=False)), to_error=True)
        return False
    write_lines(lines, to_error=to_error)
    return True


def lines_of(
    entry: RegisteredFormatter, run: RunOutcome, view: View, language: Language
) -> Iterable[str] | None:
    """Return a run in a format; None if the plugin that brings it fails, which is told."""
    if entry.plugin is PACKAGE:
        return entry.formatter.lines(run, view)
    try:
        lines = list(entry.formatter.lines(run, view))
        strange = next((line for line in lines if not isinstance(line, str)), None)
        if strange is not None:
            message = f"a line is {type(strange).__name__}, not a text"
            raise TypeError(message)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a plugin raises is its fault alone
        name, plugin, what = entry.formatter.name, entry.plugin, one_line(error)
        complain(
            language.say(
                f"输出格式 {name}（插件 {plugin}）运行出错：{what}",
                f"the output format {name} (plugin {plugin}) crashed: {what}",
            )
        )
        return None
    return lines
