"""The rules on exceptions: waivers and entries of the baseline of no use, and waivers without effect."""

from __future__ import annotations

from govlint.diagnostics import Severity, Text
from govlint.machine_rule import MachineRule


class UnusedWaiver(MachineRule):
    """A waiver or an entry of the baseline is not needed any more

    What it checks:
        Every waiver of the configuration, or in a comment of a report in Markdown or HTML, suppresses at
        least one finding, and every entry of the baseline as many as it says. Judged are only those for
        files of this run, and only if their rules have run.

    Basis:
        None: this is about the list of exceptions and not about what the report says.

    Why:
        The fault has been mended. An exception that stays behind would hide the next one.

    Fails:
        A waiver for GL303 in a report whose totals add up; a baseline that knows two findings of GL110 in a
        file that has one.

    Passes:
        A waiver that suppresses a finding; one for a file that was not checked.

    How to mend:
        Delete the waiver. Run govlint baseline --prune for the baseline.

    Options:
        None. With --strict-baseline (strict-baseline: true) entries of the baseline are errors.

    Exceptions:
        Waivers without effect are GL008.
    """

    page_zh = """豁免或者基线登记已经用不上

    检查内容:
        配置中或者报告（Markdown、网页）注释中的每条豁免至少免除一个问题；基线中登记的数目与实际一致。只核对本次检查的文件，而且相关规则已经运行。

    依据:
        无。本条针对例外清单本身，与报告内容无关。

    为什么:
        问题已经改正，例外还留着，就会掩盖下一次出现的问题。

    不合规示例:
        报告的合计已经正确，仍保留GL303的豁免；基线登记某文件有两处GL110，实际只剩一处。

    合规示例:
        确实免除了问题的豁免；针对本次没有检查的文件的豁免。

    如何修改:
        删去该条豁免；基线请运行 govlint baseline --prune。

    配置项:
        无。使用 --strict-baseline（strict-baseline: true）时，基线中多余的登记按错误处理。

    例外:
        不起作用的豁免见GL008。
    """

    code = "GL007"
    name = "unused-waiver"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "这条豁免（{rule}）没有免除任何问题；请删去",
            "this waiver ({rule}) suppresses nothing; delete it",
        ),
        "comment": Text(
            "第 {line} 行的注释豁免（{rule}）没有免除任何问题；请删去，针对全文的请用 ignore-file",
            "the waiver ({rule}) in the comment of line {line} suppresses nothing; delete it, "
            "or use ignore-file for the whole file",
        ),
        "baseline": Text(
            "基线登记 {file} 有 {known} 处 {code}，实际 {found} 处；请运行 govlint baseline --prune",
            "the baseline knows {known} of {code} in {file}, there are {found}; run govlint baseline --prune",
        ),
    }


class ExpiredWaiver(MachineRule):
    """A waiver is past its date, or without reason or approver

    What it checks:
        Every waiver for a file of this run says why and who approved it, and its date has not passed.
        One in a comment of a report in Markdown or HTML names a rule and says why.

    Basis:
        None: this is about the list of exceptions and not about what the report says.

    Why:
        An exception is a decision that somebody answers for. Without a reason, a name or past its term it
        is only a finding that nobody sees. Such a waiver has no effect.

    Fails:
        A waiver that expired on 31 December, on 1 January; one with an empty reason.

    Passes:
        A waiver with reason and approver, and with a date to come or none.

    How to mend:
        Mend the report and delete the waiver, or have it approved anew and write down reason, approver
        and date.

    Options:
        None.

    Exceptions:
        None.
    """

    page_zh = """豁免已经到期，或者没有写明理由、批准人

    检查内容:
        针对本次检查的文件的每条豁免，都写明了理由和批准人，并且没有到期。报告（Markdown、网页）注释中的豁免写明规则和理由。

    依据:
        无。本条针对例外清单本身，与报告内容无关。

    为什么:
        例外是有人负责的决定。没有理由、没有批准人或者已经到期的，只是把问题藏了起来。这样的豁免不起作用。

    不合规示例:
        豁免有效至12月31日，1月1日检查；理由为空的豁免。

    合规示例:
        写明理由和批准人，期限未到或者不设期限的豁免。

    如何修改:
        改正报告并删去豁免，或者重新报批，写明理由、批准人和期限。

    配置项:
        无。

    例外:
        无。
    """

    code = "GL008"
    name = "expired-waiver"
    messages = {
        "default": Text(
            "这条豁免（{rule}）{fault}，不起作用；请改正报告或者重新报批",
            "this waiver ({rule}) {fault} and has no effect; mend the report or have it approved anew",
        ),
        "comment": Text(
            "第 {line} 行的注释豁免（{rule}）{fault}，不起作用；"
            "请写成 <!-- govlint: ignore 规则编号 理由 -->",
            "the waiver ({rule}) in the comment of line {line} {fault} and has no effect; write "
            "<!-- govlint: ignore CODE REASON -->",
        ),
    }
