"""One run over many files: each is checked, shown and counted, and then forgotten as far as possible."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.archive.outcome import archive_rules
from govlint.cli.checking import Checker, Recipe, check_files, jobs_for
from govlint.cli.files import STDIN
from govlint.cli.notes import tell_faults, tell_sessions, tell_unread
from govlint.cli.outlets import OutputFile, opened
from govlint.cli.progress import progress_of
from govlint.cli.streams import complain
from govlint.outcome import RunOutcome
from govlint.verdicts import CLEAN, NOT_DONE, FailOn, exit_code

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from govlint.cli.caching import Cache
    from govlint.cli.check_run import Request
    from govlint.cli.checking import Checked
    from govlint.cli.comparing import Held
    from govlint.cli.fixes import Fixer
    from govlint.cli.language import Language
    from govlint.cli.outlets import Outlet
    from govlint.cli.sessions import Session, Sessions
    from govlint.outcome import FileOutcome


class Run:
    """A run: what is kept of the files that are done, and where their findings go.

    Args:
        sessions: rules and configuration for each file.
        request: what the user asks for.
        language: the language to speak.
        outlets: where findings go.
        fixer: what fixes files, if they are to be fixed.
    """

    def __init__(
        self,
        sessions: Sessions,
        request: Request,
        language: Language,
        outlets: Sequence[Outlet],
        fixer: Fixer | None,
    ) -> None:
        self._sessions = sessions
        self._request = request
        self._language = language
        self._outlets = outlets
        self._fixer = fixer
        self._as_of = request.as_of or date.today()
        self._waits = fixer is not None or any(outlet.waits for outlet in outlets)
        self._kept: list[FileOutcome] = []  # for what has to know all files
        self._excepted: list[tuple[FileOutcome, Session]] = []  # those with waivers or a baseline
        self._faulty: list[FileOutcome] = []
        self._fixable = 0
        self._code = CLEAN
        self._done = self._files = 0
        self._stopped = ""
        self._cache: Cache | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all files have been checked."""
        return not self._stopped

    @property
    def fixable(self) -> int:
        """How many findings could be fixed without asking."""
        return self._fixable

    def check(self, names: Sequence[str], cache: Callable[[], Cache] | None = None) -> None:
        """Check files, and standard input if it is asked for, and write what can be written at once."""
        self._cache = cache() if cache else None
        stdin = any(str(path) == STDIN for path in self._request.paths)
        self._files = len(names) + stdin
        opened(self._outlets, self._files)
        if self._request.verbose:
            tell_sessions(self._sessions.opened(), self._as_of, self._language)
        several = len(names) > 1
        # Where reports are held against each other, nothing of any is certain before all are there.
        held = self._holding() if several else None
        progress = progress_of(self._files, self._language, quiet=self._request.quiet)
        try:
            with closing(self._results(names, cache=cache, stdin=stdin, several=several)) as results:
                for checked in results:
                    self._done += 1
                    if checked.kept is not None and self._cache is not None:
                        self._cache.keep(checked.kept)
                        checked = checked._replace(kept=None)
                    if held is None:
                        progress.clear()
                        self._take(checked)
                    else:
                        held.add(checked)
                    progress.advance()
                    if self._request.fail_fast and self._fails(checked.outcome):
                        self._stopped = "failed" if self._done < self._files else ""
                        break
        except KeyboardInterrupt:
            self._stopped = "interrupted"
        finally:
            progress.clear()
            if self._cache is not None:
                self._cache.close()
        if held is not None:
            self._release(held)
        if not self._stopped:
            for outcome, session in self._exceptions():
                self._add(outcome, session)

    def _holding(self) -> Held | None:
        """Return what holds files until all are there; None if no rule asks for others than its own."""
        if not any(archive_rules(each.registry, each.config) for each in self._sessions.opened()):
            return None
        from govlint.cli.comparing import Held

        return Held()

    def _release(self, held: Held) -> None:
        """Show and count the files that were held, held against each other if all are there."""
        from govlint.cli.comparing import Between, findings_between, with_findings_between

        said = Between({}, [])
        try:
            if not self._stopped:
                said = findings_between(held, self._sessions, self._as_of, self._request.paths)
        except KeyboardInterrupt:
            self._stopped = "interrupted"
        for checked in with_findings_between(held, said, self._sessions, self._as_of):
            self._take(checked)
        for outcome, session in said.configurations:
            self._note_exceptions(outcome, session)
            self._add(outcome, session)
        held.close()

    def end(self, *, undone: bool) -> int:
        """Write and tell what is left, and return the exit code.

        Args:
            undone: whether something besides the files could not be done.
        """
        self._kept.sort(key=lambda outcome: outcome.path)
        run = RunOutcome(__version__, self._as_of, tuple(self._kept))
        written = True
        for outlet in self._outlets:
            # A file is written whole or not at all, and where nothing was done there is nothing to show.
            if self._stopped != "interrupted" or (self._done and not isinstance(outlet, OutputFile)):
                written = outlet.end(run) and written
        tell_faults(self._faulty, self._language, with_traceback=self._request.with_traceback)
        self._tell_fixes(run)
        self._tell_stopped()
        fixed = self._fixer is not None and self._fixer.changed
        asks = int(fixed and (self._request.diff or self._request.exit_non_zero_on_fix))
        failed = undone or not written or (self._fixer is not None and self._fixer.failed)
        stopped = self._stopped == "interrupted"
        return max(self._code, asks, NOT_DONE if failed or stopped else CLEAN)

    def _results(
        self, names: Sequence[str], *, cache: Callable[[], Cache] | None, stdin: bool, several: bool
    ) -> Generator[Checked, None, None]:
        """Yield what each file comes to; standard input where its name stands among the others."""
        request, verbose, fixer = self._request, self._request.verbose, self._fixer
        checker = Checker(
            self._sessions, self._as_of, verbose=verbose, several=several, fixer=fixer, cache=self._cache
        )
        if stdin:
            # Before the others: whoever pipes something in waits for it to be taken.
            yield checker.stdin(request.stdin_filename)
        jobs = 1 if fixer is not None else jobs_for(names, request.jobs)
        making_sessions = partial(_sessions, request._replace(paths=()))
        recipe = Recipe(making_sessions, self._as_of, verbose, several, cache)
        yield from check_files(names, checker, recipe, jobs)

    def _take(self, checked: Checked) -> None:
        """Show and count a file."""
        outcome = checked.outcome
        session = self._sessions.of_file(Path(outcome.path))
        if self._request.verbose:
            tell_unread(outcome, checked.unread, self._language)
        self._note_exceptions(outcome, session)
        self._add(outcome, session)

    def _note_exceptions(self, outcome: FileOutcome, session: Session) -> None:
        if session.config.waivers or session.config.baseline:
            self._excepted.append((outcome, session))

    def _add(self, outcome: FileOutcome, session: Session) -> None:
        for outlet in self._outlets:
            outlet.add(outcome)
        if self._waits:
            self._kept.append(outcome)
        if outcome.internal:
            self._faulty.append(outcome._replace(source=None, diagnostics=(), checked=(), not_assessed=()))
        if any(finding.fix for finding in outcome.diagnostics):
            from govlint.fixing import fixable

            self._fixable += fixable(outcome)
        self._code = max(self._code, self._code_of(outcome, session))

    def _fails(self, outcome: FileOutcome) -> bool:
        return self._code_of(outcome, self._sessions.of_file(Path(outcome.path))) != CLEAN

    def _code_of(self, outcome: FileOutcome, session: Session) -> int:
        request, config = self._request, session.config
        fail_on = FailOn(request.fail_on) if request.fail_on else config.fail_on
        if request.diff:
            fail_on = FailOn.NEVER
        run = RunOutcome(__version__, self._as_of, (outcome,))
        return exit_code(run, fail_on, fail_on_review=request.fail_on_review or config.fail_on_review)

    def _exceptions(self) -> Iterator[tuple[FileOutcome, Session]]:
        """Yield what is to be said of the exceptions themselves: waivers, and entries of the baseline."""
        if not self._excepted:
            return
        from govlint.suppression import Judged, judge

        sessions = {}
        run = []
        for outcome, session in self._excepted:
            member = Judged(outcome, session.registry, session.config, session.own)
            sessions[id(member)] = session
            run.append(member)
        for judged, outcome in judge(run, self._as_of):
            yield outcome, sessions[id(judged)]

    def _tell_fixes(self, run: RunOutcome) -> None:
        if self._fixer is not None:
            self._fixer.tell(run, self._language, quiet=self._request.quiet)
        else:
            self.tell_fixable(self._fixable)

    def tell_fixable(self, count: int) -> None:
        """Tell a person how many findings could be fixed without asking, if any."""
        if count and not self._request.quiet and self._outlets and self._outlets[0].for_people:
            from govlint.cli.fixes import tell_fixable

            tell_fixable(count, self._language)

    def _tell_stopped(self) -> None:
        """Tell how far the run came that was not brought to its end."""
        say, done, files = self._language.say, self._done, self._files
        if self._stopped == "interrupted":
            complain(
                say(
                    f"已中断：{files} 个文件中检查了 {done} 个，其余没有检查；--output 的文件没有写入",
                    f"interrupted: {done} of {files} files were checked, the others were not;"
                    " no file of --output was written",
                )
                if self._request.outputs
                else say(
                    f"已中断：{files} 个文件中检查了 {done} 个，其余没有检查",
                    f"interrupted: {done} of {files} files were checked, the others were not",
                )
            )
        elif self._stopped:
            complain(
                say(
                    f"遇到不合格的文件即停（--fail-fast）：{files} 个文件中检查了 {done} 个",
                    f"stopped at the first file that fails (--fail-fast): {done} of {files} files checked",
                )
            )


def _sessions(request: Request) -> Sessions:
    """Return the sessions of a request, in another process."""
    from govlint.cli.check_run import sessions_for

    return sessions_for(request)
