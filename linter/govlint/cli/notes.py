"""What a check says on standard error: everything that is not a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.streams import complain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.cli.files import Files
    from govlint.cli.language import Language
    from govlint.cli.sessions import Session
    from govlint.outcome import FileOutcome, Internal, RunOutcome
    from govlint_grammar.statement_types import UnreadSentence


def tell_files(files: Files, language: Language, *, quiet: bool) -> None:
    """Tell which paths gave nothing to check."""
    for path in files.missing:
        complain(language.say(f"文件不存在：{path}", f"no such file: {path}"))
    for error in files.closed:
        complain(
            language.say(
                f"文件夹无法读取：{error.filename}（{error.strerror}）",
                f"the folder cannot be read: {error.filename} ({error.strerror})",
            )
        )
    for path in () if quiet else files.empty:
        complain(language.say(f"文件夹中没有可检查的文件：{path}", f"no file to check in the folder: {path}"))


def tell_failed_plugins(sessions: Iterable[Session], language: Language) -> None:
    """Tell which installed plugins could not be loaded; their rules did not run."""
    failures = dict.fromkeys(failure for session in sessions for failure in session.registry.failures)
    for failure in failures:
        complain(
            language.say(
                f"插件 {failure.plugin} 无法加载，其规则没有运行：{failure.describe('zh')}",
                f"the plugin {failure.plugin} cannot be loaded, its rules did not run: {failure.error}",
            )
        )


def tell_sessions(sessions: Iterable[Session], run: RunOutcome, language: Language) -> None:
    """Tell which configuration, plugins and rules were used, and how many rules ran on each file."""
    for session in sessions:
        path = session.config.path or language.say("无", "none")
        plugins = ", ".join(dict.fromkeys(str(plugin) for plugin in session.registry.plugins))
        complain(language.say(f"配置文件：{path}", f"configuration: {path}"))
        complain(language.say(f"插件：{plugins}", f"plugins: {plugins}"))
        complain(language.say(f"规则：{len(session.rules)} 条", f"rules: {len(session.rules)}"))
    complain(language.say(f"检查日期：{run.as_of}", f"date of the check: {run.as_of}"))
    for outcome in run.files:
        ran, open_ones = len(outcome.checked), len(outcome.not_assessed)
        complain(
            language.say(
                f"{outcome.path}：运行 {ran} 条规则，{open_ones} 条未评定",
                f"{outcome.path}: {ran} rules ran, {open_ones} not assessed",
            )
        )


def tell_unread(checked: Iterable[tuple[FileOutcome, Sequence[UnreadSentence]]], language: Language) -> None:
    """Tell which sentences with numbers gave no statement; what they say was held against nothing."""
    for outcome, sentences in checked:
        if not sentences or outcome.source is None:
            continue
        from govlint.output.prose_text import unread_lines

        complain(
            language.say(
                f"{outcome.path}：有数字而未得出陈述的句子 {len(sentences)} 句",
                f"{outcome.path}: sentences with numbers that gave no statement: {len(sentences)}",
            )
        )
        for line in unread_lines(sentences, outcome.source):
            complain(line)


def tell_faults(run: RunOutcome, language: Language, *, with_traceback: bool) -> None:
    """Tell which rules crashed on which files."""
    faults = [(outcome.path, fault) for outcome in run.files for fault in outcome.internal]
    for path, fault in faults:
        complain(_fault(path, fault, language))
        if with_traceback:
            complain(fault.traceback.rstrip())
    if faults and not with_traceback:
        complain(
            language.say(
                "这不是报告的问题。请加上 --traceback 重新运行，把输出提交给插件的作者；"
                "修复之前可用 --ignore 停用该规则。",
                "The report is not to blame. Run it again with --traceback and send the output to the author"
                " of the plugin; until then leave the rule out with --ignore.",
            )
        )


def _fault(path: str, fault: Internal, language: Language) -> str:
    plugin = f"{fault.plugin} {fault.version}".rstrip()
    rule = fault.rule or "govlint"
    return language.say(
        f"{path}: {fault.code} 规则 {rule}（插件 {plugin}）运行出错：{fault.error}（{fault.where}）",
        f"{path}: {fault.code} the rule {rule} (plugin {plugin}) crashed: {fault.error} ({fault.where})",
    )
