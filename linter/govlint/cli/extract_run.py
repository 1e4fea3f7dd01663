"""What ``govlint extract`` does when it is called."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.cli.checking import jobs_for
from govlint.cli.extract_output import not_written, writer_of
from govlint.cli.files import collect
from govlint.cli.notes import tell_failed_plugins, tell_files
from govlint.cli.progress import progress_of
from govlint.cli.sessions import Sessions
from govlint.cli.streams import complain
from govlint.guarded import ReaderCrash
from govlint.plugins import one_line
from govlint.readers import ReadError, open_error, read_bytes
from govlint.rows.facts import facts_of
from govlint.verdicts import CLEAN, NOT_DONE
from govlint_grammar.forms import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from govlint.cli.language import Language
    from govlint.rows.columns import PlainRow
    from govlint.rows.writers import RowWriter


class Request(NamedTuple):
    """The options of the command, named as they are declared."""

    paths: tuple[Path, ...] = ()
    format_name: str = "csv"
    output: Path | None = None
    jobs: int | None = None
    config_path: Path | None = None
    isolated: bool = False
    plugins: tuple[str, ...] = ()
    quiet: bool = False


class Extracted(NamedTuple):
    """The rows of a file, or why there are none."""

    rows: tuple[PlainRow, ...]
    fault: Text | None = None


class Extractor:
    """Turns one file after another into rows.

    Args:
        sessions: readers and forms for each file.
        lang: the language of places.
    """

    def __init__(self, sessions: Sessions, lang: str) -> None:
        self._sessions = sessions
        self._lang = lang

    def file(self, name: str) -> Extracted:
        """Return the rows of a file."""
        from govlint_grammar.parser import parse_report

        path = Path(name)
        registry = self._sessions.of_file(path).registry
        try:
            source = read_bytes(path.read_bytes(), path.as_posix(), registry.readers)
            report = parse_report(source, registry.forms, registry.vocabulary)
            return Extracted(tuple(facts_of(report, registry.forms, self._lang)))
        except ReadError as error:
            return Extracted((), error.reason)
        except OSError as error:
            return Extracted((), open_error(error).reason)
        except ReaderCrash as crash:
            what = f"{crash.plugin}: {one_line(crash.error)}"
            return Extracted((), Text(f"插件的读取器出错：{what}", f"the reader of a plugin failed: {what}"))
        except Exception as error:  # any file must leave the others alone
            what = one_line(error)
            return Extracted((), Text(f"govlint 自身出错：{what}", f"govlint itself failed: {what}"))


def extract_rows(request: Request, language: Language) -> int:
    """Extract the rows of reports, and return the exit code.

    Raises:
        Failure: nothing could be extracted at all, or the output cannot be written.
    """
    sessions = _sessions(request)
    files = collect(
        request.paths or (Path(),),
        lambda path: sessions.of_file(path).takes(path),
        lambda path: sessions.of_file(path).refuses(path),
    )
    opened = sessions.opened() or (sessions.of(Path()),)
    if language.asked is None:
        language = language._replace(asked=opened[0].config.lang)
    tell_failed_plugins(opened, language)
    tell_files(files, language, quiet=request.quiet)
    writer = writer_of(request.format_name, request.output)
    try:
        fine = _write(list(map(str, files.found)), sessions, request, language, writer)
        writer.close()
    except OSError as error:
        raise not_written(request.output, error) from None
    finally:
        writer.discard()
    return CLEAN if fine and not (files.missing or files.closed) else NOT_DONE


def _write(
    names: Sequence[str], sessions: Sessions, request: Request, language: Language, writer: RowWriter
) -> bool:
    """Write the rows of files; return whether all could be read."""
    progress = progress_of(len(names), language, quiet=request.quiet)
    fine = True
    with closing(_results(names, sessions, request, language.name)) as results:
        for name, extracted in zip(names, results, strict=True):
            if request.output is None:
                progress.clear()
            for row in extracted.rows:
                writer.write(row)
            if extracted.fault is not None:
                fine = False
                progress.clear()
                complain(language.say(f"{name}：{extracted.fault.zh}", f"{name}: {extracted.fault.en}"))
            progress.advance()
    progress.clear()
    return fine


def _results(
    names: Sequence[str], sessions: Sessions, request: Request, lang: str
) -> Generator[Extracted, None, None]:
    jobs = jobs_for(names, request.jobs)
    extractor = Extractor(sessions, lang)
    if jobs == 1:
        yield from map(extractor.file, names)
        return
    from govlint.lost_workers import lost
    from govlint.workers import Lost, Workers, start_method

    anew = partial(_job_from, request._replace(paths=()), lang)
    prepare = partial(_job_of, extractor) if start_method() == "fork" else anew
    with closing(Workers(prepare, extractor.file, jobs).results(names)) as results:
        for result in results:
            if isinstance(result, Lost):
                (fault,) = lost(result.item, result.status).internal
                yield Extracted((), Text(f"GL010 进程意外终止：{fault.error}", f"GL010 {fault.error}"))
            else:
                yield result


def _job_of(extractor: Extractor) -> Callable[[str], Extracted]:
    return extractor.file


def _job_from(request: Request, lang: str) -> Callable[[str], Extracted]:
    return Extractor(_sessions(request), lang).file


def _sessions(request: Request) -> Sessions:
    return Sessions(request.config_path, isolated=request.isolated, plugins=request.plugins)
