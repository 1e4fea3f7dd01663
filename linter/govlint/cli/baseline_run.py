"""What ``govlint baseline`` does when it is called."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.archive.joining import compared
from govlint.archive.recording import record_of
from govlint.atomic_files import write_whole
from govlint.baseline import FILE_NAME, as_text, read_baseline, renewed
from govlint.cli.check_run import asked_of
from govlint.cli.comparing import is_whole
from govlint.cli.failure import Failure
from govlint.cli.files import collect
from govlint.cli.notes import tell_failed_plugins, tell_faults, tell_files
from govlint.cli.sessions import Sessions
from govlint.cli.streams import complain, write_lines
from govlint.engine import check_path
from govlint.outcome import RunOutcome
from govlint.verdicts import NOT_DONE, FailOn, exit_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.archive.record import ArchiveRecord
    from govlint.cli.check_run import Request
    from govlint.cli.language import Language
    from govlint.cli.sessions import Session
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry


def write_baselines(request: Request, language: Language, *, prune: bool) -> int:
    """Check reports and write the baseline of each configuration; return the exit code.

    Raises:
        Failure: nothing could be checked at all, or a baseline cannot be written.
    """
    sessions = Sessions(
        request.config_path, isolated=request.isolated, asked=asked_of(request), plugins=request.plugins
    )
    files = collect(
        request.paths or (Path(),),
        lambda path: sessions.of(path).takes(path),
        lambda path: sessions.of(path).refuses(path),
    )
    as_of = request.as_of or date.today()
    found: dict[Path, tuple[Registry, list[FileOutcome]]] = {}
    for session, outcomes in _checked(request.paths, files.found, sessions, as_of):
        found.setdefault(_path_of(session), (session.registry, []))[1].extend(outcomes)
    opened = sessions.opened() or (sessions.of(Path()),)
    language = language if language.asked else language._replace(asked=opened[0].config.lang)
    run = RunOutcome(__version__, as_of, tuple(each for _, outcomes in found.values() for each in outcomes))
    tell_failed_plugins(opened, language)
    tell_files(files, language, quiet=False)
    tell_faults(run.files, language, with_traceback=False)
    for at, (registry, outcomes) in found.items():
        _write(at, registry, outcomes, language, prune=prune)
        if not any(_reads(session, at) for session in opened):
            key = language.say(
                f"要让基线生效，请在 .govlint.yaml 中写入 baseline: {at.name}",
                f"for the baseline to count, put this into .govlint.yaml: baseline: {at.name}",
            )
            complain(key)
    undone = files.closed or files.missing or exit_code(run, FailOn.NEVER) == NOT_DONE
    return NOT_DONE if undone else 0


def _checked(
    named: Sequence[Path], paths: Sequence[Path], sessions: Sessions, as_of: date
) -> Iterator[tuple[Session, list[FileOutcome]]]:
    """Yield what is found in the files of each session, alone and against each other, without a baseline."""
    by_session: dict[int, tuple[Session, list[tuple[FileOutcome, ArchiveRecord | None]]]] = {}
    for path in paths:
        session = sessions.of(path)
        plain = session.config.for_file(path)._replace(baseline=None)
        outcome = check_path(path, session.registry, plain, as_of)
        record = record_of(outcome.report, outcome.edition) if outcome.report is not None else None
        by_session.setdefault(id(session), (session, []))[1].append((outcome._replace(report=None), record))
    for session, checked in by_session.values():
        plain = session.config._replace(baseline=None)
        yield session, compared(checked, session.registry, plain, as_of, whole=is_whole(named))


def _reads(session: Session, path: Path) -> bool:
    """Whether the configuration itself names a baseline."""
    return session.own.baseline is not None and session.own.baseline.path.absolute() == path.absolute()


def _path_of(session: Session) -> Path:
    """Return the baseline's file: the one asked for or configured, or else one beside the configuration."""
    if session.config.baseline is not None:
        return session.config.baseline.path
    return session.config.path.parent / FILE_NAME if session.config.path else Path(FILE_NAME)


def _write(
    path: Path, registry: Registry, outcomes: list[FileOutcome], language: Language, *, prune: bool
) -> None:
    try:
        counts = renewed(read_baseline(path), outcomes, registry, prune=prune)
        write_whole(path, as_text(counts).encode("utf-8"))
    except OSError as error:
        raise Failure(
            f"基线文件 {path} 无法写入：{error}", f"the baseline {path} cannot be written: {error}"
        ) from None
    known = sum(sum(codes.values()) for codes in counts.values())
    files = sum(1 for codes in counts.values() if any(codes.values()))
    write_lines(
        [
            language.say(
                f"基线 {path}：{files} 个文件，{known} 处问题",
                f"baseline {path}: files {files}, findings {known}",
            )
        ]
    )
