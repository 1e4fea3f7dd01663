"""GL803: more or fewer items follow than are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_span
from govlint_rules.content.announcements import announcements
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report
    from govlint_rules.content.announcements import Announcement
    from govlint_rules.prose import Prose


class AnnouncedCountDiffers(Rule):
    """More or fewer items follow than the sentence before them announces

    What it checks:
        Where the prose announces a number (以下三个方面, 存在两个问题：) and numbered items follow at once
        (一是, （一）, 一、, 1.), that there are as many. Only sections 1, 5 and 6 are read.

    Basis:
        Practice: what is announced has to follow.

    Why:
        Either an item was forgotten, or the sentence was left over from an earlier version.

    Fails:
        base: "2021"
        edits:
          say: {problems: 存在的问题：解读较少。将做好以下三个方面工作：一是配发图解；二是按月更新进度。}

    Passes:
        base: "2021"
        edits:
          say: {problems: 存在的问题：解读较少。将做好以下两个方面工作：一是配发图解；二是按月更新进度。}

    How to mend:
        Add the missing item or correct the number.

    Options:
        None.

    Exceptions:
        Items without numbers, or with numbers in several styles, are not counted. A last item that begins
        with 最后 or 此外 counts as one.
    """

    page_zh = """预告的项数与列出的项数不一致

    检查内容:
        正文预告了项数（“以下三个方面”“存在两个问题：”），随即分项列出的（一是、（一）、一、、1.），列出的项
        数应当与预告一致。只检查第一、五、六部分。

    依据:
        实际工作要求，前后一致。

    为什么:
        要么漏写了一项，要么这句话是从别的稿子沿用下来的。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 存在的问题：解读较少。将做好以下三个方面工作：一是配发图解；二是按月更新进度。}

    合规示例:
        base: "2021"
        edits:
          say: {problems: 存在的问题：解读较少。将做好以下两个方面工作：一是配发图解；二是按月更新进度。}

    如何修改:
        补写缺少的一项，或者更正预告的项数。

    配置项:
        无。

    例外:
        没有编号的，或者几种编号混用的，不计数。以“最后”“此外”引出的末项算一项。
    """

    code = "GL803"
    name = "announced-count-differs"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "“{quote}”预告 {expected} 项，后面列出 {found} 项；请补齐或者更正项数",
            "“{quote}” announces {expected} items and {found} follow; add or correct",
        ),
        "item": Text("第 {number} 项", "item {number}"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each announcement that is not met."""
        prose = prose_of(subject)
        for each in announcements(prose):
            if len(each.items) != each.number:
                yield self._finding(subject, prose, each)

    def _finding(self, subject: Report, prose: Prose, each: Announcement) -> Diagnostic:
        quote = prose.text[each.start : each.end]
        return self.found(
            place_of_span(subject, prose.span(each.start, each.end)),
            evidence=Evidence(expected=str(each.number), found=str(len(each.items)), quote=quote),
            related=tuple(
                Related(
                    place_of_span(subject, prose.span(item.start, item.end)),
                    Text(*(wording.format(number=item.number) for wording in self.messages["item"])),
                )
                for item in each.items
            ),
            quote=quote,
            expected=each.number,
            found=len(each.items),
        )
