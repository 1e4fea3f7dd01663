"""GL822: a mobile number that is not the contact."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.personal_data.digits import masked, runs_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.personal_data.digits import Run

_DIGITS = 11
# In these words a line gives a number on purpose.
_CONTACT = (
    "电话", "联系", "手机", "咨询", "热线", "传真", "致电", "来电", "拨打", "监督", "客服", "邮编", "邮箱",
    "网址", "地址", "电 话", "联 系",
)  # fmt: skip
# And these are persons who did not give it for publication.
_PERSONS = (
    "申请人", "村民", "居民", "当事人", "信访人", "投诉人", "举报人", "原告", "第三人", "市民", "群众",
    "业主", "网民", "被处罚人", "负责人为", "死者", "患者", "家属",
)  # fmt: skip
_LABELS = ("号", "编码", "代码", "编号", "码", "账户", "金额", "合计")
_MARKS = "。；;！!？?\n"
_BEFORE = 8


class MobileNumber(Rule):
    """A mobile number stands in the report that is not its contact

    What it checks:
        The text for numbers of eleven digits that begin with 13 to 19, where no word of contact stands in
        the sentence, or where the sentence speaks of an applicant, a complainant or the like. Messages
        show the number masked.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条: what harms the privacy of others is
        not disclosed.

    Why:
        A private number is personal information, and nobody agreed to its publication.

    Fails:
        base: "2021"
        edits:
          say: {overview: 申请人王某（手机13800000126）要求公开供水合同，已按期答复。}

    Passes:
        base: "2021"
        edits:
          say: {overview: 咨询电话13800000126。申请人王某（手机138****0126）要求公开合同，投资13800000126元。}

    How to mend:
        Strike the number, in the published version too.

    Options:
        None.

    Exceptions:
        Numbers given as a contact, amounts, codes and parts of links. Masked numbers.
    """

    page_zh = """报告中出现联系方式以外的手机号码

    检查内容:
        在全文中查找以13至19开头的十一位手机号码：所在句子没有联系、电话等词语，或者写的是申请人、投诉人等个
        人的，予以提示。提示中号码作遮盖处理。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条：公开后会侵害他人隐私的信息不得公开。

    为什么:
        个人手机号码属于个人信息，本人没有同意公开。

    不合规示例:
        base: "2021"
        edits:
          say: {overview: 申请人王某（手机13800000126）要求公开供水合同，已按期答复。}

    合规示例:
        base: "2021"
        edits:
          say: {overview: 咨询电话13800000126。申请人王某（手机138****0126）要求公开合同，投资13800000126元。}

    如何修改:
        删除号码，已公布的版本一并处理。

    配置项:
        无。

    例外:
        作为联系方式公布的号码、金额、编码和网址中的数字、已经遮盖的号码不算。
    """

    code = "GL822"
    name = "mobile-number"
    severity = Severity.WARNING
    cites = ("REG15",)
    messages = {
        "default": Text(
            "出现手机号码 {number}，不是报告的联系方式；属于个人信息的请删除",
            "a mobile number, {number}, that is not the report's contact stands here; strike it if it is"
            " somebody's own",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each such number."""
        text = subject.source.text
        for run in runs_of(subject.source):
            if len(run.digits) == _DIGITS and _mobile().match(run.digits) and not _is_meant(text, run):
                number = masked(run.digits)
                place = place_of_span(subject, Span(run.start, run.end))
                yield self.found(place, evidence=Evidence(found=number), number=number)


def _is_meant(text: str, run: Run) -> bool:
    """Whether a number is a contact that was given on purpose, or no telephone number at all."""
    if _unit().match(text, run.end):
        return True
    line = text[text.rfind("\n", 0, run.start) + 1 : run.end]
    start = max(line.rfind(mark, 0, run.start - run.end) for mark in _MARKS) + 1
    sentence = line[start : len(line) - (run.end - run.start)]
    if any(word in sentence for word in _PERSONS):
        return False
    if any(word in line for word in _CONTACT):
        return True
    return sentence[-_BEFORE:].rstrip("：: 为是").endswith(_LABELS)


@cache
def _mobile() -> re.Pattern[str]:
    return regex(r"1[3-9]\d{9}")


@cache
def _unit() -> re.Pattern[str]:
    return regex(r"\s?(?:[元万亿条次件人户份个字号吨米度%％.．]|平方|公里)")
