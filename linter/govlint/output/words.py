"""The words of the text outputs, in both languages."""

from __future__ import annotations

from govlint.diagnostics import Severity, Text

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
REVIEW = Text("复核", "review")

PLACE = Text("位置", "place")
TABLE = Text("表", "table")
ROW = Text("行", "row")
COLUMN = Text("列", "column")
FORMULA = Text("算式", "formula")
EXPECTED = Text("应为", "expected")
FOUND = Text("实为", "found")
DIFFERENCE = Text("相差", "difference")
QUOTE = Text("原文", "quote")
BASIS = Text("依据", "basis")
HELP = Text("修改", "help")
RELATED = Text("另见", "see also")
FOLLOWS = Text("由此而来", "follows from it")
NOT_ASSESSED = Text("{path}：未评定 {codes}（{reason}）", "{path}: not assessed: {codes} ({reason})")
RULES = Text("{count} 条规则", "{count} rules")
MORE = Text("还有 {count} 条，见 --format json", "{count} more; see --format json")
BECAUSE = Text("（因 {code}）", " (because of {code})")

BY_AGENCY = Text("按机关：", "by agency:")
BY_YEAR = Text("按年度：", "by year:")
MORE_AGENCIES = Text(
    "还有 {count} 个机关，见 --output xlsx=文件", "{count} more agencies; see --output xlsx=FILE"
)

HELD = Text("通过", "held")
NOT_FOUND = Text("未发现：", "not found: ")
OPEN = Text("未评定", "not assessed")
WAIVED = Text("不计", "not counted")
KNOWN = Text("基线已登记", "known from the baseline")

FILE_NONE = Text("没有检查任何文件", "no file was checked")
CLEAN = Text(
    "已检查 {files} 个文件、{rules} 条规则，未发现问题", "checked {files} with {rules}: nothing found"
)
COUNTS = Text(
    "已检查 {files} 个文件：错误 {errors}，警告 {warnings}，提示 {infos}，待复核 {reviews}",
    "checked {files}: {errors}, {warnings}, {infos}, {reviews} to review",
)
FOLDED_COUNT = Text(
    "；另有 {folded} 条由上述问题引起，不另计", "; {folded} more, following from these, not counted"
)
WAIVED_COUNT = Text("；已豁免 {waived} 条", "; {waived} waived")
KNOWN_COUNT = Text("；基线已登记 {known} 条", "; {known} known from the baseline")
UNASSESSED_COUNT = Text("；{unassessed} 项规则未评定", "; {unassessed} not assessed")
FAULT_COUNT = Text("；工具自身故障 {faults} 处", "; {faults} of the tool itself")


def label(text: Text, lang: str) -> str:
    """Return a label with the colon of its language."""
    return with_colon(text.in_language(lang), lang)


def with_colon(text: str, lang: str) -> str:
    """Return a text with the colon of a language behind it."""
    return f"{text}: " if lang == "en" else f"{text}："


def counted(count: int, noun: str) -> str:
    """Return an English count: ``1 file``, ``2 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
