"""GL418: the overview has not one figure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.api import Rule, Severity, Text, place_of_section, regex
from govlint_rules.narrative.overview import overview_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Span

# Digits that count nothing: years and dates, document numbers, articles, hotlines, names in quotation marks.
_NO_COUNT = regex(
    r"""《[^》\n]{0,80}》|“[^”\n]{0,30}”|[（(][^）)\n]{0,40}号[）)]|[〔\[［【（(]\d{4}[〕\]］】）)]\s*\d*号?
    |(?:19|20)\d{2}\s*(?:[-—~～－至、]\s*(?:20)?\d{2}\s*)?年|\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?|\d{1,2}\s*日|\d{1,2}[:：]\d{2}
    |第\s*\d+\s*[条款项章号届次]|\d+\s*号|12345|12388|24\s*小时|\d{3,4}[-—－]\d{7,8}|[A-Za-z]\w*|^\s*\d+[.、．]""",
    re.VERBOSE | re.MULTILINE,
)
_FIGURE = regex(
    r"[\d０-９]|[一二两三四五六七八九十百千]+(?:余)?(?:件|条|份|次|篇|期|场|人|名|项|宗|起|例|家)"
)


class NoFigures(Rule):
    """The overview has not one figure

    What it checks:
        The text of 一、总体情况 has a figure somewhere: items published, requests, training, anything
        counted. Years, dates, document numbers and articles count nothing.

    Basis:
        Practice: those who evaluate the reports look for facts and figures. No provision demands one.

    Why:
        An overview without a figure fits every agency and every year, and tells nobody anything.

    Fails:
        base: "2021"
        edits:
          say:
            overview.proactive: 坚持应公开尽公开，及时更新各类信息。
            management: 严格落实保密审查制度。
            supervision: 加强业务培训，主动接受监督。{year}年未发生责任追究。

    Passes:
        base: "2021"
        edits:
          say:
            overview.proactive: 全年主动公开政府信息186条。
            management: 严格落实保密审查制度。
            supervision: 加强业务培训，主动接受监督。{year}年未发生责任追究。

    How to mend:
        Give at least the number of items published and of requests received and answered.

    Options:
        None.

    Exceptions:
        An overview without any text is another finding.
    """

    page_zh = """总体情况没有一个数字

    检查内容:
        “一、总体情况”的文字中应当有统计数字：公开信息条数、申请件数、培训场次等均可。年份、日期、文号、条款序号不算。

    依据:
        实际工作要求：各类评估都看有没有具体事实和数据。法规没有要求。

    为什么:
        没有数字的总体情况，放在哪个单位、哪一年都能用，等于什么也没有说。

    不合规示例:
        base: "2021"
        edits:
          say:
            overview.proactive: 坚持应公开尽公开，及时更新各类信息。
            management: 严格落实保密审查制度。
            supervision: 加强业务培训，主动接受监督。{year}年未发生责任追究。

    合规示例:
        base: "2021"
        edits:
          say:
            overview.proactive: 全年主动公开政府信息186条。
            management: 严格落实保密审查制度。
            supervision: 加强业务培训，主动接受监督。{year}年未发生责任追究。

    如何修改:
        至少写明主动公开信息的条数，收到和答复申请的件数。

    配置项:
        无。

    例外:
        总体情况没有任何文字的，另有规则。
    """

    code = "GL418"
    name = "no-figures"
    severity = Severity.INFO
    needs = ("sections.overview",)
    messages = {
        "default": Text(
            "总体情况没有一个统计数字；请写明主动公开、依申请公开等工作的具体数量",
            "the overview has not one figure; say how much was published and how many requests were handled",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if no paragraph of the overview counts anything."""
        overview = subject.section("overview")
        if overview is None or _states_a_number(subject, overview.span):
            return
        texts = [paragraph.text for paragraph in overview_paragraphs(subject)]
        if texts and not any(map(_counts, texts)):
            yield self.found(place_of_section(subject, overview))


def _states_a_number(subject: Report, span: Span) -> bool:
    """Whether a statement within a stretch of the text gives a number; that spares reading all of it."""
    return any(
        isinstance(each.value, Decimal) and span.start <= each.span.start < span.end
        for each in subject.prose.statements
        if not each.none and not each.key.startswith("report.")
    )


def _counts(text: str) -> bool:
    return _FIGURE.search(text) is not None and _FIGURE.search(_NO_COUNT.sub(" ", text)) is not None
