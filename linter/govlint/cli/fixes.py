"""What ``--fix`` and ``--diff`` do with a file, and what they say of it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

from govlint.atomic_files import write_whole
from govlint.cli.streams import complain, write_lines
from govlint.engine import check_path
from govlint.fixing import can_be_rewritten, fix_bytes, is_fixable
from govlint.output.tally import tally
from govlint.output.width import visible
from govlint.output.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from govlint.cli.language import Language
    from govlint.config import Config
    from govlint.fixing import Fixed
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.registry import Registry

_CONTEXT = 3


class Fixer:
    """Fixes the files of a run, or only shows how it would.

    Args:
        unsafe: whether unsafe fixes are made too.
        write: whether files are written; otherwise what would change is printed as a unified diff.
    """

    def __init__(self, *, unsafe: bool, write: bool) -> None:
        self._unsafe = unsafe
        self._write = write
        self._fixed: Counter[str] = Counter()
        self._files = 0
        self._refused = 0
        self._failed: list[tuple[str, OSError]] = []

    @property
    def changed(self) -> bool:
        """Whether a file was fixed, or would have been."""
        return self._files > 0

    @property
    def failed(self) -> bool:
        """Whether a fixed file could not be written."""
        return bool(self._failed)

    def file(self, path: Path, registry: Registry, config: Config, as_of: date) -> FileOutcome:
        """Check a file, fix it, and return what is found in it afterwards."""
        name = path.as_posix()
        try:
            data = path.read_bytes()
        except (OSError, ValueError):
            return check_path(path, registry, config, as_of)
        fixed = fix_bytes(name, data, registry, config, as_of, unsafe=self._unsafe)
        if not self._write:
            return self._shown(fixed)
        if fixed.fixed:
            try:
                _replace(path, data, fixed.data)
            except OSError as error:
                self._failed.append((name, error))
                return fixed.before
        self._count(fixed)
        return fixed.outcome

    def stdin(self, name: str, data: bytes, registry: Registry, config: Config, as_of: date) -> FileOutcome:
        """Check what came from standard input, and write it fixed to standard output."""
        fixed = fix_bytes(name, data, registry, config, as_of, unsafe=self._unsafe)
        if not self._write:
            return self._shown(fixed)
        self._count(fixed)
        if sys.stdout is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(fixed.data)
            sys.stdout.buffer.flush()
        return fixed.outcome

    def tell(self, run: RunOutcome, language: Language, *, quiet: bool) -> None:
        """Tell what could not be fixed and why and, unless quiet, what was fixed and how much is left."""
        for name, error in self._failed:
            complain(_not_written(name, error, language))
        if quiet:
            return
        for outcome in run.files:
            if not can_be_rewritten(outcome) and self._awaits(outcome):
                complain(
                    language.say(
                        f"{outcome.path}：只能直接修改文本文件；请按提示在原文件中修改",
                        f"{outcome.path}: only text files can be fixed in place; mend the original as told",
                    )
                )
        complain(self._sum(run, language))
        if self._refused:
            complain(
                language.say(
                    f"{self._refused} 处没有改：改后会与报告的其他内容矛盾，或者引起别的问题；请人工核对",
                    f"{counted(self._refused, 'finding')} left unfixed: the fix would contradict something"
                    " else in the report; go over them",
                )
            )

    def _awaits(self, outcome: FileOutcome) -> bool:
        return any(is_fixable(finding, unsafe=self._unsafe) for finding in outcome.diagnostics)

    def _count(self, fixed: Fixed) -> None:
        self._fixed.update(finding.code for finding in fixed.fixed)
        self._files += bool(fixed.fixed)
        if can_be_rewritten(fixed.outcome):
            self._refused += sum(is_fixable(f, unsafe=self._unsafe) for f in fixed.outcome.diagnostics)

    def _shown(self, fixed: Fixed) -> FileOutcome:
        self._count(fixed)
        write_lines(diff_lines(fixed))
        return fixed.before

    def _sum(self, run: RunOutcome, language: Language) -> str:
        zh = language.name == "zh"
        listed = ("、" if zh else ", ").join(f"{code} {n}" for code, n in sorted(self._fixed.items()))
        codes = (f"（{listed}）" if zh else f" ({listed})") if listed else ""
        count, files = self._fixed.total(), self._files
        english = f"{counted(count, 'finding')} in {counted(files, 'file')}{codes}"
        if not self._write:
            return language.say(
                f"可以自动修改 {files} 个文件中的 {count} 个问题{codes}", f"would fix {english}"
            )
        left = tally(run).findings
        return language.say(
            f"已自动修改 {files} 个文件中的 {count} 个问题{codes}，还有 {left} 个问题",
            f"fixed {english}, {left} left",
        )


def _not_written(name: str, error: OSError, language: Language) -> str:
    if isinstance(error, _ChangedError):
        return language.say(
            f"{name}：检查期间文件有变动，没有修改；请重新运行",
            f"{name}: it changed while it was checked and was left as it is; run again",
        )
    if isinstance(error, PermissionError):
        return language.say(
            f"{name}：没有写入权限，原文件未动；请检查文件和文件夹的权限",
            f"{name}: no permission to write, the file is as it was; check its permissions and its folder's",
        )
    reason = error.strerror or type(error).__name__
    return language.say(
        f"{name}：修改结果无法写入，原文件未动（系统提示：{reason}）",
        f"{name}: not written, the file is as it was (the system says: {reason})",
    )


def tell_fixable(safe: int, language: Language) -> None:
    """Tell how many findings could be fixed by the tool."""
    complain(
        language.say(
            f"其中 {safe} 个问题可用 --fix 自动修改（--diff 先看改动）",
            f"{safe} of them can be fixed with --fix (--diff shows how)",
        )
    )


def diff_lines(fixed: Fixed) -> Iterator[str]:
    """Yield the unified diff of a file before and after fixing; nothing if nothing was fixed."""
    from difflib import unified_diff

    before, after = fixed.before.source, fixed.outcome.source
    if before is None or after is None or not fixed.fixed:
        return
    lines = unified_diff(
        _lines(before.text), _lines(after.text), fixed.before.path, fixed.before.path, n=_CONTEXT, lineterm=""
    )
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    yield from (_visible(line) if on_terminal else line for line in lines)


def _visible(line: str) -> str:
    return "\t".join(map(visible, line.split("\t")))


def _lines(text: str) -> list[str]:
    """Return the lines of a text; the last says so, as in any diff, if no line end stands behind it."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines


class _ChangedError(OSError):
    """A file that is no longer what was read."""


def _replace(path: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in the place of a file's, all of them or none.

    Raises:
        OSError: they could not be written, or the file has changed meanwhile; it is as it was.
    """
    if not path.is_file() or not os.access(path, os.W_OK):
        raise PermissionError
    if path.read_bytes() != old:
        raise _ChangedError
    write_whole(path, new)
