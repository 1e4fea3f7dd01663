"""GL107: the report has a section that the form does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_section
from govlint_rules.structure.outline import body_sections, other_with_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, HeadingForm, Report, Section

_MOST_PLACES = 20
# Annexes come after the report and are no part of it.
_ANNEX = "附"


class ExtraSection(Rule):
    """The report has a section that the form does not have

    What it checks:
        That no further top-level section (七、…) stands beside the six of the form, and that no aspect of the
        overview was made a section.

    Basis:
        国办公开办函〔2021〕30号 (for 2019 and 2020 国办公开办函〔2019〕60号): the content follows the form;
        nothing is
        left out, and nothing is added.

    Why:
        Readers and programs that compare reports look for everything in its place.

    Fails:
        base: "2021"
        edits:
          say:
            other: |-
              2023年，云州市青溪区水务局未收取信息处理费。
              七、下一年工作思路
              每项水价政策均配发图解。

    Passes:
        base: "2021"

    How to mend:
        Move the content to where the form wants it: plans to 五, aspects to 一, other things to 六.

    Options:
        None.

    Exceptions:
        Annexes are no sections. A section that stands with other words in the place of a missing one is
        named there. One finding, with the places.
    """

    page_zh = """报告多出统一格式没有的部分

    检查内容:
        除统一格式的六个部分外，不应另设“七、……”等部分，也不应把总体情况的某个方面升为单独的部分。

    依据:
        国办公开办函〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）：内容严格依照格式，
        不能遗漏，也不宜
        泛化。

    为什么:
        公众和统计程序都按固定位置查找各部分内容。

    不合规示例:
        base: "2021"
        edits:
          say:
            other: |-
              2023年，云州市青溪区水务局未收取信息处理费。
              七、下一年工作思路
              每项水价政策均配发图解。

    合规示例:
        base: "2021"

    如何修改:
        把内容移到格式规定的位置：打算写入第五部分，各方面情况写入总体情况，其余写入第六部分。

    配置项:
        无。

    例外:
        附件不算。缺少某一部分、而有同一序号的其他标题的，在缺少部分处一并提示。全文只提示一次，列出各处。
    """

    code = "GL107"
    name = "extra-section"
    severity = Severity.WARNING
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "“{heading}”不是统一格式的部分；请把内容并入相应部分，删去这个标题",
            "the form has no section “{heading}”; move its content to the section where it belongs",
        ),
        "aspect": Text(
            "“{heading}”是总体情况的一个方面，不单独成为一个部分；请移入“一、总体情况”",
            "“{heading}” is an aspect of the overview and no section of its own; move it into 一、总体情况",
        ),
        "also": Text("这一部分也是统一格式没有的", "the form has no such section either"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if there are sections that the form does not have, with their places."""
        unknown = [each for each in body_sections(subject) if _is_unknown(each)]
        if not unknown:
            return
        form = context.form_for(subject)
        found = {section.key for section in subject.sections}
        missing = (heading for heading in form.sections if heading.key not in found)
        named = [other_with_number(subject, heading) for heading in missing]
        extra = [section for section in unknown if section not in named]
        if not extra:
            return
        first, *others = extra
        yield self.found(
            place_of_section(subject, first),
            "aspect" if _is_aspect(first, form.aspects) else "default",
            evidence=Evidence(quote=first.number + first.heading),
            related=tuple(
                Related(place_of_section(subject, each), self.messages["also"])
                for each in others[:_MOST_PLACES]
            ),
            heading=first.number + first.heading,
        )


def _is_unknown(section: Section) -> bool:
    return section.key is None and bool(section.heading) and not section.heading.startswith(_ANNEX)


def _is_aspect(section: Section, aspects: tuple[HeadingForm, ...]) -> bool:
    """Whether the words of a heading name an aspect."""
    words = (word for aspect in aspects for word in (aspect.heading, *aspect.variants))
    return any(word in section.heading for word in words)
