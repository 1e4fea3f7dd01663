"""GL801: the section on problems says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Paragraph, Rule, Severity, Text, place_of_section
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_FEWEST = 10
_NOTHING = frozenset({"无", "暂无", "没有", "无问题", "略", "零", "/", "-", "—"})


class ProblemsEmpty(Rule):
    """The section on problems and improvements says nothing

    What it checks:
        That section 5 says more than 无 and has at least ten characters.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第一款第（四）项: the report states the
        main problems of the work and how it is improved.

    Why:
        It is the one section in which an agency judges its own work. An empty one leaves out what the
        Regulations order.

    Fails:
        base: "2021"
        edits:
          say: {problems: 无。}

    Passes:
        base: "2021"
        edits:
          say: {problems: 政策解读以文字为主，2024年每项政策配发图解。}

    How to mend:
        Write what was found wanting in the year, and what was and will be done about each point.

    Options:
        None.

    Exceptions:
        A section that is not there at all is GL103. One that holds a table, or a region that could not be
        read, is not judged.
    """

    page_zh = """存在的主要问题及改进情况没有内容

    检查内容:
        第五部分不应只写“无”，文字不应少于十个字。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第一款第（四）项：年度报告应当包括政府
        信息公开工作存在的主要问题及改进情况。

    为什么:
        这是机关评价自身工作的唯一部分，没有内容等于缺少法定事项。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 无。}

    合规示例:
        base: "2021"
        edits:
          say: {problems: 政策解读以文字为主，2024年每项政策配发图解。}

    如何修改:
        写明本年度工作中查找出的问题，以及针对每个问题已经采取和准备采取的措施。

    配置项:
        无。

    例外:
        整个部分都没有的，由GL103提示。该部分有表格或者无法识别的内容的，不作判断。
    """

    code = "GL801"
    name = "problems-empty"
    severity = Severity.ERROR
    profile = "form"
    cites = ("REG50.4",)
    messages = {
        "default": Text(
            "“{heading}”标题下没有内容；请写明存在的主要问题和改进情况",
            "nothing stands under “{heading}”; write the main problems and the improvements",
        ),
        "nothing": Text(
            "“{heading}”只写了“{found}”；请写明存在的主要问题和改进情况",
            "“{heading}” says only “{found}”; write the main problems and the improvements",
        ),
        "short": Text(
            "“{heading}”只有“{found}” {count} 个字；请写明存在的主要问题和改进情况",
            "“{heading}” has only {count} characters, “{found}”; write problems and improvements",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if the section is there and says nothing."""
        sections = [section for section in subject.sections if section.key == "problems"]
        if not sections:
            return
        found = "".join("".join(line.text.split()) for line in prose_of(subject).within("problems"))
        if len(found) >= _FEWEST or any(len(section.aspects) for section in sections):
            return
        blocks = (block for section in sections for block in section.walk())
        if not all(isinstance(block, Paragraph) for block in blocks):
            return
        place = place_of_section(subject, sections[0])
        message = "short" if found else "default"
        if found.rstrip("。.") in _NOTHING:
            message = "nothing"
        yield self.found(
            place,
            message,
            evidence=Evidence(quote=found),
            heading=place.words[-1],
            found=found,
            count=len(found),
        )
