"""What a check says on standard error: everything that is not a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.cli.streams import complain
from govlint.lost_workers import WorkerLost

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from govlint.cli.files import Files
    from govlint.cli.language import Language
    from govlint.cli.sessions import Session
    from govlint.outcome import FileOutcome, Internal
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


def tell_sessions(sessions: Iterable[Session], as_of: date, language: Language) -> None:
    """Tell which configuration, plugins and rules are used."""
    for session in sessions:
        path = session.config.path or language.say("无", "none")
        plugins = ", ".join(dict.fromkeys(str(plugin) for plugin in session.registry.plugins))
        complain(language.say(f"配置文件：{path}", f"configuration: {path}"))
        complain(language.say(f"插件：{plugins}", f"plugins: {plugins}"))
        complain(language.say(f"规则：{len(session.rules)} 条", f"rules: {len(session.rules)}"))
    complain(language.say(f"检查日期：{as_of}", f"date of the check: {as_of}"))


def tell_unread(outcome: FileOutcome, sentences: Sequence[UnreadSentence], language: Language) -> None:
    """Tell how many rules ran on a file, and which sentences with numbers gave no statement.

    What such sentences say was held against nothing.
    """
    ran, open_ones = len(outcome.checked), len(outcome.not_assessed)
    complain(
        language.say(
            f"{outcome.path}：运行 {ran} 条规则，{open_ones} 条未评定",
            f"{outcome.path}: {ran} rules ran, {open_ones} not assessed",
        )
    )
    if not sentences or outcome.source is None:
        return
    from govlint.output.prose_text import unread_lines

    complain(
        language.say(
            f"{outcome.path}：有数字而未得出陈述的句子 {len(sentences)} 句",
            f"{outcome.path}: sentences with numbers that gave no statement: {len(sentences)}",
        )
    )
    for line in unread_lines(sentences, outcome.source):
        complain(line)


def tell_faults(outcomes: Iterable[FileOutcome], language: Language, *, with_traceback: bool) -> None:
    """Tell which rules crashed on which files, and which files could not be checked at all."""
    faults = [(outcome.path, fault) for outcome in outcomes for fault in outcome.internal]
    for path, fault in faults:
        complain(_fault(path, fault, language))
        if with_traceback and fault.traceback:
            complain(fault.traceback.rstrip())
    crashed = any(fault.code != WorkerLost.code for _, fault in faults)
    if crashed and not with_traceback:
        complain(
            language.say(
                "这不是报告的问题。请加上 --traceback 重新运行，把输出提交给插件的作者；"
                "修复之前可用 --ignore 停用该规则。",
                "The report is not to blame. Run it again with --traceback and send the output to the author"
                " of the plugin; until then leave the rule out with --ignore.",
            )
        )


def _fault(path: str, fault: Internal, language: Language) -> str:
    if fault.code == WorkerLost.code:
        return language.say(
            f"{path}: {fault.code} 检查该文件的进程意外终止，文件没有检查（{fault.error}）；"
            "内存不足时可减少 --jobs",
            f"{path}: {fault.code} the process that checked the file died, so that it was not checked"
            f" ({fault.error}); if memory ran out, lower --jobs",
        )
    plugin = f"{fault.plugin} {fault.version}".rstrip()
    rule = fault.rule or "govlint"
    return language.say(
        f"{path}: {fault.code} 规则 {rule}（插件 {plugin}）运行出错：{fault.error}（{fault.where}）",
        f"{path}: {fault.code} the rule {rule} (plugin {plugin}) crashed: {fault.error} ({fault.where})",
    )
