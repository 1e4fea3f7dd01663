"""Where findings go: the screen and files, each in a format, file by file where the format allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.atomic_files import WholeFile
from govlint.cli.shown import lines_of
from govlint.cli.streams import complain, write_lines, write_texts
from govlint.contributed import PACKAGE
from govlint.output.formatters import formatter
from govlint.readers import open_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from govlint.cli.language import Language
    from govlint.cli.remembering import Recorder
    from govlint.contributed import RegisteredFormatter
    from govlint.formats import View
    from govlint.outcome import FileOutcome, RunOutcome


class Outlet:
    """An output that is written while a run goes on, if its format allows, and else at the end.

    Args:
        entry: the format.
        run: the run, whose files are not yet known.
        view: how to show it.
        language: the language of complaints.
    """

    def __init__(self, entry: RegisteredFormatter, run: RunOutcome, view: View, language: Language) -> None:
        self._entry = entry
        self._run = run
        self._view = view
        self._language = language
        self.recorder: Recorder | None = None
        form = entry.formatter
        # What a plugin brings is called once and behind a guard; what held is shown after all findings.
        whole = entry.plugin is not PACKAGE or (form.for_people and view.passed)
        self._streamed = None if whole else form.streamed
        self._tail = None
        if self._streamed is not None and form.for_people:
            from govlint.output.extras import Tail

            self._tail = Tail(view)

    @property
    def waits(self) -> bool:
        """Whether it has to know all files before it can be written."""
        return self._streamed is None

    @property
    def for_people(self) -> bool:
        """Whether it is text for a screen."""
        return self._entry.formatter.for_people

    def begin(self, files: int) -> None:
        """Write what comes first, for so many files."""
        if self._streamed is not None:
            self._show(self._streamed.head(self._run, files, self._view))

    def add(self, outcome: FileOutcome, *, again: bool = False) -> None:
        """Write what was found in a file; ``again`` for more of a file that was written already."""
        if self._streamed is not None:
            self._show(self._streamed.each(self._run, outcome, self._view))
        if self._tail is not None:
            self._tail.add(outcome, again=again)

    def end(self, run: RunOutcome) -> bool:
        """Write what is left; return whether it was written as asked for.

        Args:
            run: with all its files, if `waits`.
        """
        if self._streamed is not None:
            self._show(self._tail.lines() if self._tail else ())
            return True
        lines = lines_of(self._entry, run, self._view, self._language)
        if lines is None:
            self._instead(run)
            return False
        self._show(lines)
        return True

    def repeat(self, texts: Iterable[str]) -> bool:
        """Write what was written before; return whether that could be done."""
        raise NotImplementedError

    def _show(self, lines: Iterable[str]) -> None:
        self._write(self.recorder.noting(lines) if self.recorder else lines)

    def discard(self) -> None:
        """Leave behind nothing that is not whole."""

    def _write(self, lines: Iterable[str]) -> None:
        raise NotImplementedError

    def _instead(self, run: RunOutcome) -> None:
        """Do what is right when a plugin's format fails."""


class Screen(Outlet):
    """Standard output, or standard error if that is taken by something else."""

    to_error = False

    def _write(self, lines: Iterable[str]) -> None:
        write_lines(lines, to_error=self.to_error)

    def repeat(self, texts: Iterable[str]) -> bool:
        """Write what was written before."""
        write_texts(texts, to_error=self.to_error)
        return True

    def _instead(self, run: RunOutcome) -> None:
        write_lines(formatter("full").lines(run, self._view._replace(color=False)), to_error=True)


class OutputFile(Outlet):
    """A file that is there whole or not at all. What goes wrong with it is told, and the run goes on."""

    def __init__(
        self, entry: RegisteredFormatter, run: RunOutcome, view: View, language: Language, path: Path
    ) -> None:
        # Files have no colours and always a summary.
        super().__init__(entry, run, view._replace(color=False, summary=True), language)
        self._path = path
        self._failed = False
        self._file: WholeFile | None = None

    def open(self) -> None:
        """Begin to write it."""
        try:
            self._file = WholeFile(self._path)
        except (OSError, ValueError) as error:
            self._give_up(error)
        else:
            self._put(self._entry.formatter.mark)

    def end(self, run: RunOutcome) -> bool:
        """Write what is left, and put it in its place."""
        return self._finish(fine=super().end(run))

    def repeat(self, texts: Iterable[str]) -> bool:
        """Write what was written before."""
        self.open()
        for text in texts:
            self._put(text)
        return self._finish(fine=True)

    def _finish(self, *, fine: bool) -> bool:
        fine = fine and not self._failed and self._file is not None
        if fine and self._file is not None:
            try:
                self._file.commit()
            except OSError as error:
                self._give_up(error)
        self.discard()
        return fine and not self._failed

    def discard(self) -> None:
        """Leave the old file as it was, if the new one is not in its place."""
        if self._file is not None:
            self._file.discard()

    def _write(self, lines: Iterable[str]) -> None:
        self._put("".join(f"{line}\n" for line in lines))

    def _put(self, text: str) -> None:
        if self._failed or self._file is None:
            return
        try:
            self._file.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError | ValueError) -> None:
        self._failed = True
        reason = open_error(error if isinstance(error, OSError) else FileNotFoundError()).reason
        say = self._language.say
        complain(say(f"{self._path} 无法写入：{reason.zh}", f"{self._path} cannot be written: {reason.en}"))


def opened(outlets: Sequence[Outlet], files: int) -> None:
    """Begin to write outlets, of a run of so many files."""
    for outlet in outlets:
        if isinstance(outlet, OutputFile):
            outlet.open()
        outlet.begin(files)
