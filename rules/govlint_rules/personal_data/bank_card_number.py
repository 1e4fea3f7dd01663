"""GL823: a bank card number stands in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_span
from govlint_rules.personal_data.digits import is_identity_number, masked, passes_luhn, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.personal_data.digits import Run

_SHORTEST, _LONGEST = 16, 19
# Without a word for a card nearby, only the numbers of UnionPay in their usual lengths are taken for one.
_UNION_PAY, _USUAL = "62", (16, 19)
_FIRST = "3456"
_CARD = ("卡号", "银行卡", "账号", "帐号", "账户", "帐户", "开户", "汇入")
_OTHER = (
    "编号", "代码", "编码", "文号", "索引", "证号", "合同", "项目", "批号", "流水", "单号", "标识", "备案",
    "登记号", "序号", "号码为", "条码",
)  # fmt: skip
_PUBLIC = ("收款", "缴款", "国库", "财政", "专户", "非税", "捐赠")
_BEFORE = 14


class BankCardNumber(Rule):
    """A bank card number stands in the report

    What it checks:
        The whole text for numbers of sixteen to nineteen digits whose check digit holds (Luhn), that
        begin as cards do and that no word nearby calls something else. Messages show the number masked.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条: what harms the privacy of others is
        not disclosed.

    Why:
        A published card number helps whoever wants to take money from its owner.

    Fails:
        base: "2021"
        edits:
          say: {overview: 补贴已发放至申请人银行卡（卡号6222020000000000000）。}

    Passes:
        base: "2021"
        edits:
          say: {overview: 补贴已发放至申请人银行卡（卡号6222************000），项目编号6222020000000000000。}

    How to mend:
        Strike the number at once, in the published version and in its copies too.

    Options:
        None.

    Exceptions:
        Identity numbers (GL821), codes and numbers of documents, the account to which fees are paid.
        Digits in groups of four count only behind a word for a card.
    """

    page_zh = """报告中出现银行卡号

    检查内容:
        在全文中查找十六至十九位的银行卡号：校验位（Luhn）成立、开头与银行卡相符、附近没有词语说明是其他号码
        的，予以提示。提示中号码作遮盖处理。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条：公开后会侵害他人隐私的信息不得公开。

    为什么:
        卡号公布后可能被用来骗取钱财。

    不合规示例:
        base: "2021"
        edits:
          say: {overview: 补贴已发放至申请人银行卡（卡号6222020000000000000）。}

    合规示例:
        base: "2021"
        edits:
          say: {overview: 补贴已发放至申请人银行卡（卡号6222************000），项目编号6222020000000000000。}

    如何修改:
        立即删除，已公布的版本和转载的页面一并处理。

    配置项:
        无。

    例外:
        身份证号码（GL821）、各类编码编号、缴费用的单位账户不算。四位一组书写的数字，前面有“卡号”等词语才
        算。
    """

    code = "GL823"
    name = "bank-card-number"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG15",)
    messages = {
        "default": Text(
            "出现银行卡号 {number}；请立即删除，已公布的版本一并处理",
            "a bank card number, {number}, stands here; strike it, in published versions too",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each card number."""
        for run in runs_of(subject.source):
            if _is_card(run, subject.source.text):
                number = masked(run.digits)
                place = place_of_span(subject, Span(run.start, run.end))
                yield self.found(place, evidence=Evidence(found=number), number=number)


def _is_card(run: Run, text: str) -> bool:
    digits = run.digits
    if not _SHORTEST <= len(digits) <= _LONGEST or not digits.isdigit() or digits[0] not in _FIRST:
        return False
    if is_identity_number(digits) or not passes_luhn(digits):
        return False
    line = text[text.rfind("\n", 0, run.start) + 1 : run.start]
    before = line[-_BEFORE:]
    if any(word in before for word in _OTHER) or any(word in line for word in _PUBLIC):
        return False
    if any(word in before for word in _CARD):
        return True
    grouped = run.end - run.start > len(digits)
    return not grouped and digits.startswith(_UNION_PAY) and len(digits) in _USUAL
