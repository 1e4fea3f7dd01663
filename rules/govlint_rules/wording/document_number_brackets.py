"""GL816: the year of a document number stands in the wrong brackets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import Applicability, Edit, Evidence, Fix, Rule, Severity, Text, place_of_span, regex
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report


# Without any of these there is nothing to find.
_HINTS = ("[", "［", "【", "(1", "(2", "（1", "（2", "( ", "（ ", "〕第", "〕0", "〕 第", "〕 0", "﹝")


class DocumentNumberBrackets(Rule):
    """A document number is not written as official documents are numbered

    What it checks:
        That the year of a document number stands in 〔〕 and not in [], () or 【】, and that the number
        behind it has neither 第 nor leading zeros: 云政办〔2023〕5号.

    Basis:
        Practice, after the standard for the layout of official documents (GB/T 9704).

    Why:
        Whoever searches for the document by its number finds it only in the standard form.

    Fails:
        base: "2021"
        edits:
          say: {overview: "按照《云州市政务公开工作要点》（云政办[2023]5号）要求公开政府信息。"}

    Passes:
        base: "2021"
        edits:
          say: {overview: 按照云政办〔2023〕5号文件要求公开政府信息，在（2023）云01行初12号案中应诉。}

    How to mend:
        Write the year in 〔〕 and the number without 第 and zeros.

    Options:
        None.

    Exceptions:
        Numbers of court cases and whatever else does not end with the number and 号. Years without
        brackets.
    """

    page_zh = """发文字号的写法不规范

    检查内容:
        发文字号的年份应当用六角括号“〔〕”，不用“[]”“()”“【】”；序号不加“第”，不编虚位，如“云政办〔2023〕5
        号”。

    依据:
        实际工作要求，参照党政机关公文格式国家标准（GB/T 9704）。

    为什么:
        公众按发文字号查找文件，写法不一就查不到。

    不合规示例:
        base: "2021"
        edits:
          say: {overview: "按照《云州市政务公开工作要点》（云政办[2023]5号）要求公开政府信息。"}

    合规示例:
        base: "2021"
        edits:
          say: {overview: 按照云政办〔2023〕5号文件要求公开政府信息，在（2023）云01行初12号案中应诉。}

    如何修改:
        年份改用“〔〕”，序号去掉“第”和前面的零。

    配置项:
        无。

    例外:
        法院案号等不是“年份加序号加号”的写法，不算。年份不带括号的，不作判断。
    """

    code = "GL816"
    name = "document-number-brackets"
    severity = Severity.INFO
    fixable = Applicability.SAFE
    messages = {
        "default": Text(
            "发文字号“{found}”写法不规范；请改为“{right}”",
            "the document number “{found}” is not in the standard form; write {right}",
        ),
        "fix": Text("改为“{right}”", "write {right}"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each such number."""
        prose = prose_of(subject)
        if not any(hint in prose.text for hint in _HINTS):
            return
        for match in _number().finditer(prose.text):
            right = f"〔{match['year']}〕{match['number']}号"
            found = match[0]
            if "".join(found.split()).replace("﹝", "〔").replace("﹞", "〕") == right:
                continue
            span = prose.span(*match.span())
            fix = Text(*(wording.format(right=right) for wording in self.messages["fix"]))
            yield self.found(
                place_of_span(subject, span),
                evidence=Evidence(expected=right, found=found),
                fix=Fix(fix, (Edit(span, right),)),
                found=found,
                right=right,
            )


@cache
def _number() -> re.Pattern[str]:
    return regex(
        r"(?<=[\u4e00-\u9fff])[〔﹝\[［【（(] ?(?P<year>(?:19|20)\d\d) ?[〕﹞\]］】）)]"
        r" ?(?:第 ?)?0*(?P<number>[1-9]\d{0,4}) ?号(?![楼线院门窗机井路])"
    )
