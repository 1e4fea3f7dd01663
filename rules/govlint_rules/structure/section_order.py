"""GL104: the sections stand in another order than in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_section
from govlint_rules.structure.outline import body_sections, misplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, HeadingForm, Report


class SectionOrder(Rule):
    """The sections are not in the order of the official form

    What it checks:
        The order of the sections, as recognised by the words of their headings. The finding names
        the fewest sections that must move for the rest to stand right.

    Basis:
        The form of 国办公开办函〔2021〕30号 (for 2019 and 2020 国办公开办函〔2019〕60号) prints the
        sections in a fixed order.

    Why:
        Readers and programs that compare reports look for a section in its place.

    Fails:
        base: "2021"
        edits:
          swap: [[problems, other]]

    Passes:
        base: "2021"

    How to mend:
        Move the section with everything under its heading to its place, then number the headings
        anew.

    Options:
        None.

    Exceptions:
        A section that is missing or stands twice leaves the order as it is: the first of the two
        counts. A table of contents before the body does not count.
    """

    page_zh = """各部分的顺序与统一格式不一致

    检查内容:
        以标题文字认出各个部分，对照统一格式的顺序。提示时只指出最少需要移动的部分。

    依据:
        国办公开办函〔2021〕30号（2019年度、2020年度报告为国办公开办函〔2019〕60号）统一格式固定了六个部分的先后顺序。

    为什么:
        公众和统计程序都按固定位置查找各部分内容。

    不合规示例:
        base: "2021"
        edits:
          swap: [[problems, other]]

    合规示例:
        base: "2021"

    如何修改:
        把该部分连同标题下的全部内容移到应在的位置，再依次调整序号。

    配置项:
        无。

    例外:
        缺少某一部分、某一部分出现两次，都不影响顺序的判断（出现两次的以第一次为准）。正文之前的目录不计。
    """

    code = "GL104"
    name = "section-order"
    severity = Severity.ERROR
    profile = "form"
    cites = ("F30", "F60")
    messages = {
        "default": Text(
            "“{heading}”的位置与统一格式不一致，应排在“{after}”之后；请连同内容一并移动",
            "“{heading}” is not in its place; move it, with all under it, behind “{after}”",
        ),
        "first": Text(
            "“{heading}”的位置与统一格式不一致，应为第一部分；请连同内容一并移动",
            "“{heading}” is not in its place; move it, with all under it, to the front",
        ),
        "also": Text("这一部分也需要移动", "this section must move as well"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if sections must move."""
        form = context.form_for(subject)
        official = {heading.key: heading for heading in form.sections}
        found = {
            section.key: section for section in reversed(body_sections(subject)) if section.key in official
        }
        sections = sorted(found.values(), key=lambda section: section.span.start)
        keys = [section.key or "" for section in sections]
        rank = list(official)
        moved = sorted(misplaced([rank.index(key) for key in keys]))
        if not moved:
            return
        key = keys[moved[0]]
        after = next((each for each in reversed(rank[: rank.index(key)]) if each in keys), None)
        evidence = Evidence(
            expected=_listed([official[each] for each in rank if each in keys]),
            found=_listed([official[each] for each in keys]),
        )
        yield self.found(
            place_of_section(subject, sections[moved[0]]),
            "first" if after is None else "default",
            evidence=evidence,
            related=tuple(
                Related(place_of_section(subject, sections[i]), self.messages["also"]) for i in moved[1:]
            ),
            heading=_name(official[key]),
            after=_name(official[after]) if after else "",
        )


def _name(heading: HeadingForm) -> Text:
    return Text(heading.heading, heading.en)


def _listed(headings: list[HeadingForm]) -> str:
    return " → ".join(heading.heading for heading in headings)
