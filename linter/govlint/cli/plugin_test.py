"""``govlint plugin test``: the cases and page examples of a plugin, run."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli.help_text import Command
from govlint.cli.options import lang_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.language import Language
    from govlint.testing.trial import Trial


def command(language: Language) -> click.Command:
    """Return the command in a language."""
    return Command(
        language,
        "test",
        language.say(
            "运行插件的用例和说明页中的示例。PATH 可以是插件包所在的文件夹（不必安装）、Python 文件或者"
            "规则包。全部符合时退出码为 0，有不符合的为 1，插件无法加载的为 2。",
            "Run the cases and the page examples of a plugin. PATH is the folder of a package, which need not"
            " be installed, a Python file or a pack. Exit code 0 if all hold, 1 if some do not, 2 if the"
            " plugin cannot be loaded.",
        ),
        partial(_test, language),
        [
            click.Argument(["path"], type=click.Path(path_type=Path), default=Path(), metavar="[PATH]"),
            click.Option(
                ["--cases"],
                type=click.Path(path_type=Path),
                multiple=True,
                metavar="PATH",
                help=language.say(
                    "用例文件或者文件夹，可重复（默认插件旁的 tests/cases 和 cases）",
                    "File or folder of cases; may be repeated (default: tests/cases and cases beside the"
                    " plugin).",
                ),
            ),
            lang_option(language),
        ],
    )


def _test(language: Language, path: Path, cases: tuple[Path, ...]) -> int:
    from govlint.cli.failure import Failure
    from govlint.cli.streams import write_lines
    from govlint.registry import PluginError
    from govlint.testing.from_path import NoPluginThere
    from govlint.testing.trial import try_plugin
    from govlint.verdicts import CLEAN, FINDINGS
    from govlint_grammar.documents import DocumentError

    try:
        trial = try_plugin(path, cases)
    except NoPluginThere as error:
        raise Failure(error.message.zh, error.message.en) from None
    except (PluginError, DocumentError) as error:
        raise Failure(error.describe("zh"), error.describe("en")) from None
    except OSError as error:
        raise Failure(f"用例无法读取：{error}", f"the cases cannot be read: {error}") from None
    write_lines(_lines(trial, language))
    return CLEAN if trial.holds else FINDINGS


def _lines(trial: Trial, language: Language) -> Iterator[str]:
    from govlint.output.width import visible
    from govlint.output.words import counted

    for rule in trial.rules:
        count = language.say(f"{rule.cases} 个用例", counted(rule.cases, "case"))
        state = language.say("不符合", "fails") if rule.problems else language.say("符合", "holds")
        yield visible(f"{rule.code} {rule.name}  {count}  {state}")
        yield from _indented(rule.problems)
    yield from _indented(trial.problems)
    named = language.say("、", ", ").join(map(str, trial.plugins))
    rules, cases = len(trial.rules), sum(rule.cases for rule in trial.rules) + trial.further
    wrong = sum(len(rule.problems) for rule in trial.rules) + len(trial.problems)
    yield visible(
        language.say(
            f"{named}：{rules} 条规则，{cases} 个用例，" + (f"{wrong} 处不符合" if wrong else "全部符合"),
            f"{named}: {counted(rules, 'rule')}, {counted(cases, 'case')}, "
            + (counted(wrong, "problem") if wrong else "all hold"),
        )
    )
    if trial.passed_over:
        left = trial.passed_over
        yield language.say(
            f"另有 {left} 个其他规则的用例，未运行", f"passed over: {counted(left, 'case')} of other rules"
        )


def _indented(problems: tuple[str, ...]) -> Iterator[str]:
    from govlint.output.width import visible

    for problem in problems:
        yield from (f"    {visible(line)}" for line in problem.split("\n"))
