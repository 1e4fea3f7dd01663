"""GL806: section 6 says that there is nothing else to report, and then reports something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.prose import Line

# What may follow: the fee, that something did not happen, contacts, dates, what the figures cover.
_NO_MATTER = (
    "费", "未", "无", "没有", "不", "联系", "电话", "地址", "邮编", "网址", "网站", "下载", "统计", "截至",
    "附件", "说明", "注", "公章", "特此", "以上", "本报告",
)  # fmt: skip
_SHORTEST = 8


class OtherMattersContradiction(Rule):
    r"""Section 6 says that there is nothing else to report and then reports something

    What it checks:
        Whether a sentence such as 无其他需要报告的事项 is followed in section 6 by a matter of its own.

    Basis:
        Logic: one of the two is wrong.

    Why:
        Mostly the sentence was left over from last year's report.

    Fails:
        base: "2021"
        edits:
          say: {other: "无其他需要报告的事项。\n本年度承办人大代表建议3件、政协提案2件，均按期办结。"}

    Passes:
        base: "2021"
        edits:
          say: {other: 本年度承办人大代表建议3件，均按期办结。未收取信息处理费，无其他需要报告的事项。}

    How to mend:
        Strike the sentence, or move it to the end of the section as 除上述事项外无其他.

    Options:
        None.

    Exceptions:
        What stands before the sentence. A statement on the information processing fee, on what did not
        happen, on contacts or on what the figures cover may follow it.
    """

    page_zh = r"""先写“无其他需要报告的事项”，后面又报告了事项

    检查内容:
        第六部分写明“无其他需要报告的事项”之后，不应再出现具体事项。

    依据:
        逻辑关系：两处必有一处不对。

    为什么:
        多因沿用了上一年度的文字。

    不合规示例:
        base: "2021"
        edits:
          say: {other: "无其他需要报告的事项。\n本年度承办人大代表建议3件、政协提案2件，均按期办结。"}

    合规示例:
        base: "2021"
        edits:
          say: {other: 本年度承办人大代表建议3件，均按期办结。未收取信息处理费，无其他需要报告的事项。}

    如何修改:
        删去这句话，或者移到末尾写作“除上述事项外，无其他需要报告的事项”。

    配置项:
        无。

    例外:
        写在这句话之前的事项不算。之后可以写信息处理费、未发生的事项、联系方式和数据说明。
    """

    code = "GL806"
    name = "other-matters-contradiction"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "先写“{denial}”，后面又写“{quote}”；请删去前一句，或者移到末尾",
            "“{denial}” is followed by “{quote}”; strike the former or move it to the end",
        ),
        "matter": Text("后面又报告了这一事项", "this is reported all the same"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if a matter follows the denial."""
        lines = prose_of(subject).within("other")
        denial: tuple[Line, re.Match[str]] | None = None
        for line in lines:
            for match in _sentence().finditer(line.text):
                if denial is None:
                    if _denial().fullmatch(match[0].strip()):
                        denial = line, match
                elif _is_matter(match[0]):
                    yield self._finding(subject, denial, line, match)
                    return

    def _finding(
        self, subject: Report, denial: tuple[Line, re.Match[str]], line: Line, matter: re.Match[str]
    ) -> Diagnostic:
        first, words = denial
        places = [
            place_of_span(subject, Span(each.start + match.start(), each.start + match.end()))
            for each, match in ((first, words), (line, matter))
        ]
        return self.found(
            places[0],
            evidence=Evidence(quote=matter[0].strip()),
            related=(Related(places[1], self.messages["matter"]),),
            denial=words[0].strip(),
            quote=matter[0].strip(),
        )


def _is_matter(sentence: str) -> bool:
    """Whether a sentence reports something that happened."""
    if len(sentence.strip()) < _SHORTEST or any(word in sentence for word in _NO_MATTER):
        return False
    return _done().search(sentence) is not None


@cache
def _sentence() -> re.Pattern[str]:
    return regex(r"[^。；;！!]+")


@cache
def _denial() -> re.Pattern[str]:
    return regex(
        r"(?:[（(]?[一二三四五六1-6][)）.、．])?(?:\d{4}年度?，?|本年度，?|本年，?)?(?:[我本][局委办镇乡区县市街道单位机关部门]{1,3})?"
        r"(?:暂?无|没有)(?:其[他它])?(?:需要?|应当?|须)?(?:予以)?(?:报告|说明|公开)?的?(?:事项|情况|内容)?"
        r"(?:需要|应当|须)?(?:报告|说明)?"
    )


@cache
def _done() -> re.Pattern[str]:
    """Return the pattern of a matter: a count, or a word for something done."""
    return regex(r"\d+ ?[件条次项场份个]|办理|办结|承办|开展|组织|举办|制定|印发|推进|建设|完成")
