"""The command line. Every command is a module of its own, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from govlint.cli.language import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.cli.language import Language

_DONE, _NOT_DONE, _INTERRUPTED = 0, 2, 130  # not from govlint.verdicts: this module imports nothing heavy


def main(arguments: Sequence[str] | None = None) -> None:
    """Run govlint and leave the interpreter with its exit code.

    Args:
        arguments: the command line without the program's name; that of the process if None.
    """
    # A report is thousands of small tuples and not one cycle: looking for cycles as often as Python does by
    # default costs a tenth of the start-up and finds nothing.
    gc.set_threshold(100_000, 20, 100)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return 0, 1 for findings, 2 for a job that was not done, 130 for Ctrl-C."""
    language = language_of(arguments, os.environ)
    try:
        from govlint.cli.streams import use_utf8

        use_utf8()
        return _invoke(arguments, language)
    except KeyboardInterrupt:
        return _complain(language.say("已中断", "interrupted"), _INTERRUPTED)
    except Exception as error:
        if "--traceback" in arguments:
            import traceback

            _complain(traceback.format_exc().rstrip(), _NOT_DONE)
        return _complain(_fault(error, language), _NOT_DONE)


def _invoke(arguments: Sequence[str], language: Language) -> int:
    import click

    from govlint.cli.commands import Commands
    from govlint.cli.failure import Failure

    try:
        code = Commands(language).main(list(arguments), prog_name="govlint", standalone_mode=False)
    except click.UsageError as error:
        from govlint.cli.usage import usage_message

        return _complain(usage_message(error, language), _NOT_DONE)
    except click.ClickException as error:
        return _complain(error.format_message(), _NOT_DONE)
    except click.Abort:
        raise KeyboardInterrupt from None
    except Failure as failure:
        return _complain(failure.describe(language), _NOT_DONE)
    return code if isinstance(code, int) else _DONE


def _complain(message: str, code: int) -> int:
    from govlint.cli.streams import complain

    complain(message)
    return code


def _fault(error: Exception, language: Language) -> str:
    if isinstance(error, OSError):
        return language.say(f"系统错误：{error}", f"the system says: {error}")
    what = f"{type(error).__name__}: {error}"
    return language.say(
        f"govlint 自身出错：{what}\n"
        "这不是报告的问题。请加上 --traceback 重新运行，把输出提交给 govlint 的维护者。",
        f"govlint itself failed: {what}\n"
        "The report is not to blame. Run it again with --traceback and send the output to the maintainers.",
    )
