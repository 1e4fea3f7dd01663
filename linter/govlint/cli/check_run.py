"""What ``govlint check`` does when it is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.cli.checking import is_much
from govlint.cli.files import STDIN, collect
from govlint.cli.notes import tell_failed_plugins, tell_files
from govlint.cli.outlets import OutputFile, Screen
from govlint.cli.sessions import Asked, Sessions
from govlint.cli.shown import Formats
from govlint.cli.streams import frame_width, wants_color
from govlint.cli.whole_run import Run
from govlint.formats import WIDTH, View
from govlint.outcome import RunOutcome
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govlint.cli.caching import Cache
    from govlint.cli.files import Files
    from govlint.cli.fixes import Fixer
    from govlint.cli.language import Language
    from govlint.cli.outlets import Outlet
    from govlint.cli.sessions import Session
    from govlint.config import Config
    from govlint.contributed import RegisteredFormatter
    from govlint.registry import Registry


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
    jobs: int | None = None
    fail_fast: bool = False
    no_cache: bool = False
    cache_dir: Path | None = None


def check_reports(request: Request, language: Language) -> int:
    """Check reports, print what was found, and return the exit code.

    Raises:
        Failure: nothing could be checked at all.
    """
    sessions = sessions_for(request)
    named = request.paths or (Path(),)
    chosen = Formats(sessions, named, request.stdin_filename)
    formats = [chosen.of(name) for name in (request.format_name, *(name for name, _ in request.outputs))]
    files = collect(
        [path for path in named if str(path) != STDIN],
        lambda path: sessions.of_file(path).takes(path),
        lambda path: sessions.of_file(path).refuses(path),
    )
    opened = _opened(sessions, files, request)
    if language.asked is None:
        language = language._replace(asked=opened[0].config.lang)
    tell_failed_plugins(opened, language)
    tell_files(files, language, quiet=request.quiet)
    # In the order of their names as outputs show them, which is that of the files found.
    paths = files.found
    if files.missing:
        paths = tuple(sorted((*paths, *files.missing), key=lambda path: path.as_posix()))
    names = list(map(str, paths))
    view = _view(request, _registry_of(opened), language.name)
    cache = cache_for(request, opened[0].config, names)
    outlets = _outlets(request, formats, view, language)
    run = Run(sessions, request, language, outlets, _fixer(request))

    def whole() -> int:
        run.check(names, cache)
        return run.end(undone=bool(files.closed) or any(session.registry.failures for session in opened))

    try:
        if cache is None or files.closed or files.missing or reads_stdin(request) or _binary(request):
            return whole()
        from govlint.cli.remembering import Memory, done_or_remembered

        return done_or_remembered(Memory(cache(), request, view, opened, names), run, outlets, whole)
    finally:
        for outlet in outlets:
            outlet.discard()


def _binary(request: Request) -> bool:
    """Whether something that is no text is to be written."""
    return any(name == "xlsx" for name, _ in request.outputs)


def cache_for(request: Request, config: Config, names: Sequence[str]) -> Callable[[], Cache] | None:
    """Return what makes the cache; None where none is wanted, or a few files are checked as fast."""
    if request.no_cache or not config.cache or request.fix or request.diff or request.verbose:
        return None
    if not (request.cache_dir or is_much(names)):
        return None
    from govlint.cli.caching import Cache, folder_of

    folder = folder_of(request.cache_dir, config.cache_dir)
    return partial(Cache, folder, request.as_of or date.today(), asked_of(request))


def sessions_for(request: Request) -> Sessions:
    """Return the sessions that a request asks for; other processes make theirs by it too."""
    return Sessions(
        request.config_path, isolated=request.isolated, asked=asked_of(request), plugins=request.plugins
    )


def _opened(sessions: Sessions, files: Files, request: Request) -> tuple[Session, ...]:
    """Return the sessions of everything that is going to be checked."""
    for path in files.missing:
        sessions.of_file(path)
    if reads_stdin(request):
        sessions.of(request.stdin_filename or Path())
    return sessions.opened() or (sessions.of(Path()),)


def _outlets(
    request: Request, formats: Sequence[RegisteredFormatter], view: View, language: Language
) -> list[Outlet]:
    """Return where findings go: the screen, unless it shows how files would be fixed, and files."""
    head = RunOutcome(__version__, request.as_of or date.today(), ())
    outlets: list[Outlet] = []
    if formats[0].formatter.name == "xlsx":
        from govlint.cli.workbook import no_screen

        raise no_screen("xlsx")
    if not request.diff:
        screen = Screen(formats[0], head, view, language)
        screen.to_error = request.fix and reads_stdin(request)  # standard output is the fixed report
        outlets.append(screen)
    for form, (_, path) in zip(formats[1:], request.outputs, strict=True):
        if form.formatter.name == "xlsx":
            from govlint.cli.workbook import Workbook

            outlets.append(Workbook(form, head, view, language, path))
        else:
            outlets.append(OutputFile(form, head, view, language, path))
    return outlets


def _fixer(request: Request) -> Fixer | None:
    if not (request.fix or request.diff):
        return None
    from govlint.cli.fixes import Fixer

    return Fixer(unsafe=request.unsafe_fixes, write=not request.diff)


def reads_stdin(request: Request) -> bool:
    """Whether standard input is one of the files."""
    return any(str(path) == STDIN for path in request.paths)


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
