"""What ``govlint check`` does when it is called."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.archive.outcome import archive_rules, not_compared
from govlint.cli.failure import Failure
from govlint.cli.files import STDIN, collect
from govlint.cli.notes import tell_failed_plugins, tell_faults, tell_files, tell_sessions, tell_unread
from govlint.cli.sessions import Asked, Sessions
from govlint.cli.shown import Formats, show
from govlint.cli.streams import frame_width, wants_color
from govlint.engine import check_bytes, check_path
from govlint.formats import WIDTH, View
from govlint.outcome import FileOutcome, RunOutcome
from govlint.verdicts import NOT_DONE, FailOn, exit_code
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.archive.record import ArchiveRecord
    from govlint.cli.files import Files
    from govlint.cli.fixes import Fixer
    from govlint.cli.language import Language
    from govlint.cli.sessions import Session
    from govlint.config import Config
    from govlint.contributed import RegisteredFormatter
    from govlint.registry import Registry
    from govlint_grammar.statement_types import UnreadSentence


class Request(NamedTuple):
    """The options of the command, named as they are declared."""

    paths: tuple[Path, ...] = ()
    format_name: str = "full"
    outputs: tuple[tuple[str, Path], ...] = ()
    statistics: bool = False
    show_passed: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    baseline: Path | None = None
    strict_baseline: bool = False
    fail_on: str | None = None
    fail_on_review: bool = False
    as_of: date | None = None
    config_path: Path | None = None
    isolated: bool = False
    stdin_filename: Path | None = None
    verbose: bool = False
    quiet: bool = False
    no_color: bool = False
    with_traceback: bool = False
    fix: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    plugins: tuple[str, ...] = ()


class Checked(NamedTuple):
    """A file's outcome with the session that it was checked in.

    Attributes:
        unread: the sentences with numbers that gave no statement, if somebody wants to know them.
        record: what an archive keeps of the report, if there is an archive.
    """

    outcome: FileOutcome
    session: Session
    unread: tuple[UnreadSentence, ...] = ()
    record: ArchiveRecord | None = None


def check_reports(request: Request, language: Language) -> int:
    """Check reports, print what was found, and return the exit code.

    Raises:
        Failure: nothing could be checked at all.
    """
    sessions = Sessions(
        request.config_path, isolated=request.isolated, asked=asked_of(request), plugins=request.plugins
    )
    named = request.paths or (Path(),)
    chosen = Formats(sessions, named, request.stdin_filename)
    format_ = chosen.of(request.format_name)
    outputs = [(chosen.of(name), path) for name, path in request.outputs]
    files = collect(
        [path for path in named if str(path) != STDIN],
        lambda path: sessions.of(path).takes(path),
        lambda path: sessions.of(path).refuses(path),
    )
    fixer = _fixer(request)
    several = len(files.found) > 1
    checked = list(_check_files(files, sessions, request, fixer, several=several))
    if any(str(path) == STDIN for path in named):
        checked.append(_check_stdin(sessions, request, fixer))
    if several:
        from govlint.cli.comparing import compared_reports

        checked = compared_reports(checked, request)
    checked.extend(_exceptions(checked, request))
    checked.sort(key=lambda each: each.outcome.path)
    opened = sessions.opened() or (sessions.of(Path()),)
    if language.asked is None:
        language = language._replace(asked=opened[0].config.lang)
    run = RunOutcome(__version__, request.as_of or date.today(), tuple(each.outcome for each in checked))
    tell_failed_plugins(opened, language)
    tell_files(files, language, quiet=request.quiet)
    if request.verbose:
        tell_sessions(opened, run, language)
        tell_unread([(each.outcome, each.unread) for each in checked], language)
    view = _view(request, _registry_of(opened), language.name)
    written = True
    if not request.diff:
        written = show(format_, run, view, to_error=_fixes_stdin(request), language=language)
    written = _write_outputs(outputs, run, view, language) and written
    tell_faults(run, language, with_traceback=request.with_traceback)
    _tell_fixes(run, fixer, language, request, format_)
    codes = [_code(session, checked, request) for session in opened]
    lost = any(session.registry.failures for session in opened)
    undone = files.closed or (fixer and fixer.failed) or not written or lost
    return max([*codes, NOT_DONE if undone else 0, _code_of(fixer, request)])


def _write_outputs(
    outputs: Sequence[tuple[RegisteredFormatter, Path]], run: RunOutcome, view: View, language: Language
) -> bool:
    """Write the files that were asked for; return whether all could be written."""
    if not outputs:
        return True
    from govlint.cli.output_files import write_outputs

    return write_outputs(outputs, run, view, language)


def _fixer(request: Request) -> Fixer | None:
    if not (request.fix or request.diff):
        return None
    from govlint.cli.fixes import Fixer

    return Fixer(unsafe=request.unsafe_fixes, write=not request.diff)


def _fixes_stdin(request: Request) -> bool:
    """Whether standard output is the fixed report, so that the findings have to go elsewhere."""
    return request.fix and not request.diff and any(str(path) == STDIN for path in request.paths)


def _tell_fixes(
    run: RunOutcome,
    fixer: Fixer | None,
    language: Language,
    request: Request,
    format_: RegisteredFormatter,
) -> None:
    if fixer is not None:
        fixer.tell(run, language, quiet=request.quiet)
    elif format_.formatter.for_people and not request.quiet and _any_fix(run):
        from govlint.cli.fixes import tell_fixable

        tell_fixable(run, language)


def _any_fix(run: RunOutcome) -> bool:
    return any(finding.fix for outcome in run.files for finding in outcome.diagnostics)


def _code_of(fixer: Fixer | None, request: Request) -> int:
    """Return the exit code that fixing alone asks for."""
    return int(fixer is not None and fixer.changed and (request.diff or request.exit_non_zero_on_fix))


def _exceptions(checked: Sequence[Checked], request: Request) -> list[Checked]:
    """Return what is to be said of the exceptions themselves: waivers, and entries of the baseline."""
    if not any(each.session.config.waivers or each.session.config.baseline for each in checked):
        return []
    from govlint.suppression import Judged, judge

    sessions = {}
    run = []
    for outcome, session, *_ in checked:
        member = Judged(outcome, session.registry, session.config, session.own)
        sessions[id(member)] = session
        run.append(member)
    judged = judge(run, request.as_of or date.today())
    return [Checked(outcome, sessions[id(member)]) for member, outcome in judged]


def asked_of(request: Request) -> Asked:
    """Return what a request asks for over every configuration."""
    return Asked(
        _words(request.select),
        _words(request.ignore),
        _words(request.extend_select),
        request.exclude,
        request.force_exclude,
        request.baseline,
        request.strict_baseline,
    )


def _words(values: Iterable[str]) -> tuple[str, ...]:
    """Return the words of options that take several, with commas or repeated."""
    return tuple(word for value in values for word in value.replace(",", " ").split())


def _check_files(
    files: Files, sessions: Sessions, request: Request, fixer: Fixer | None, *, several: bool
) -> Iterator[Checked]:
    as_of = request.as_of or date.today()
    for path in sorted((*files.found, *files.missing)):
        session = sessions.of(path)
        config = session.config.for_file(path)
        if fixer is not None:
            outcome = fixer.file(path, session.registry, config, as_of)
        else:
            outcome = check_path(path, session.registry, config, as_of)
        yield _checked(outcome, session, config, request, several=several)


def _check_stdin(sessions: Sessions, request: Request, fixer: Fixer | None) -> Checked:
    name = request.stdin_filename
    session = sessions.of(name or Path())
    if sys.stdin is None:
        raise Failure("没有标准输入可读", "there is no standard input to read")
    data = sys.stdin.buffer.read()
    as_of = request.as_of or date.today()
    shown = name.as_posix() if name else STDIN
    config = session.config.for_file(name or Path(STDIN))
    if fixer is not None:
        outcome = fixer.stdin(shown, data, session.registry, config, as_of)
    else:
        outcome = check_bytes(shown, data, session.registry, config, as_of)
    return _checked(outcome, session, config, request, several=False)


def _checked(
    outcome: FileOutcome, session: Session, config: Config, request: Request, *, several: bool
) -> Checked:
    report = outcome.report
    unread = report.prose.unread if request.verbose and report is not None else ()
    record = None
    if not several:
        outcome = not_compared(outcome, session.registry, config)
    elif report is not None and archive_rules(session.registry, config):
        from govlint.archive.recording import record_of

        record = record_of(report, outcome.edition)
    # The tree is many times as large as the text, and nothing that follows looks at it.
    return Checked(outcome._replace(report=None), session, unread, record)


def _view(request: Request, registry: Registry, lang: str) -> View:
    """Return how a run is to be shown on the screen."""
    return View(
        registry,
        lang,
        color=wants_color(refused=request.no_color),
        width=frame_width(WIDTH),
        summary=not request.quiet,
        passed=request.show_passed,
        statistics=request.statistics,
    )


def _registry_of(sessions: Sequence[Session]) -> Registry:
    """Return a registry that knows the rules and provisions of every session, for their pages."""
    first, *others = (session.registry for session in sessions)
    if not others:
        return first
    rules = {code: entry for each in (*reversed(others), first) for code, entry in each.rules.items()}
    provisions = {key: known for each in (*reversed(others), first) for key, known in each.provisions.items()}
    return replace(first, rules=rules, provisions=provisions)


def _code(session: Session, checked: Iterable[Checked], request: Request) -> int:
    """Return the exit code of the files of one session."""
    own = tuple(each.outcome for each in checked if each.session is session)
    run = RunOutcome(__version__, date.min, own)
    fail_on = FailOn(request.fail_on) if request.fail_on else session.config.fail_on
    if request.diff:
        fail_on = FailOn.NEVER
    return exit_code(run, fail_on, fail_on_review=request.fail_on_review or session.config.fail_on_review)
