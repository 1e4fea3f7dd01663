"""GL109: the overview does not treat one of its five aspects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Text, Verdict, place_of_section
from govlint_rules.structure.aspects import prose_of, speaks_of
from govlint_rules.structure.outline import body_sections, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import Aspect, Context, Diagnostic, HeadingForm, Report, Section

# With fewer headings than this the overview is running text, whose words decide.
_FEWEST_HEADINGS = 2


class MissingAspect(Rule):
    """The overview lacks one of its five aspects

    What it checks:
        That 一、总体情况 treats 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设 and 监督保障: by a
        heading whose words name it, or by a sentence that begins with it.

    Basis:
        国办公开办函〔2021〕30号, 一（一） (for 2019 and 2020 国办公开办函〔2019〕60号) asks the overview for
        these five aspects.

    Why:
        An aspect that is left out is work of which the public learns nothing.

    Fails:
        base: "2021"
        edits:
          drop: [supervision]

    Passes:
        base: "2021"

    How to mend:
        Add the aspect with its heading, and say under it what was done in the year.

    Options:
        None.

    Exceptions:
        Where some heading of the overview names no aspect, it may stand for the missing one in other
        words, and a person must see. An overview without headings is searched for the words only,
        and that they are not there is for a person to judge. An empty overview is a finding of its own; one
        whose heading is missing is not assessed.
    """

    page_zh = """总体情况缺少五个方面中的一个方面

    检查内容:
        “一、总体情况”应当写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面：有写明该方面
        的小标题，或者有以该方面开头的句子。

    依据:
        国办公开办函〔2021〕30号第一部分（一）（2019年度、2020年度报告为国办公开办函〔2019〕60号）要求总体情况主要
        包括上述五个方面。

    为什么:
        少写一个方面，公众就不了解这方面做了什么工作。

    不合规示例:
        base: "2021"
        edits:
          drop: [supervision]

    合规示例:
        base: "2021"

    如何修改:
        补上该方面的小标题，写明本年度做了哪些工作。

    配置项:
        无。

    例外:
        有认不出属于哪个方面的小标题的，可能是换了写法，请人工核对。没有小标题的，只在文字中查找，找不到时请人工
        核对。总体情况没有任何内容的，另行提示；缺少标题的，不作判断。
    """

    code = "GL109"
    name = "missing-aspect"
    severity = Severity.WARNING
    needs = ("sections.overview",)
    cites = ("F30.overview", "F60")
    messages = {
        "default": Text(
            "“{section}”没有写“{aspect}”这个方面；请补上小标题和内容",
            "{section} does not treat {aspect}; add the heading and what was done",
        ),
        "reworded": Text(
            "“{section}”的小标题都没有写明“{aspect}”；“{found}”如是这个方面，请改用统一格式的写法，"
            "否则请补上",
            "no heading of {section} names {aspect}; if “{found}” is that aspect, use the words of the form,"
            " otherwise add it",
        ),
        "no-words": Text(
            "“{section}”没有分小标题，文字中也没有找到“{aspect}”；请核对是否漏写，并按五个方面分列小标题",
            "{section} has no headings, and {aspect} was not found in its text; see whether it was left out,"
            " and give each of the five aspects a heading",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each aspect that no heading names; one if there are no headings."""
        overview = next((section for section in body_sections(subject) if section.key == "overview"), None)
        if overview is None or overview.is_empty:
            return
        aspects = [aspect for section in subject.sections for aspect in section.aspects]
        divided = len(aspects) >= _FEWEST_HEADINGS
        named = {key for aspect in aspects for key in aspect.keys}
        prose = prose_of(subject, overview)
        missing = [
            form
            for form in context.form_for(subject).aspects
            if form.key not in named and not speaks_of(prose, form, anywhere=not divided)
        ]
        unknown = [aspect for aspect in overview.aspects if not aspect.keys]
        if divided:
            for form in missing:
                yield self._found(subject, overview, [form], "reworded" if unknown else "default", unknown)
        elif missing:
            yield self._found(subject, overview, missing, "no-words")

    def _found(
        self,
        subject: Report,
        overview: Section,
        missing: Sequence[HeadingForm],
        message: str,
        unknown: Sequence[Aspect] = (),
    ) -> Diagnostic:
        """Return the finding; of several headings that name no aspect, it quotes the one with its number."""
        number = value_of(missing[0].number)
        like = next((each for each in unknown if value_of(each.number) == number), next(iter(unknown), None))
        return self.found(
            place_of_section(subject, overview),
            message,
            evidence=Evidence(expected="、".join(form.number + form.heading for form in missing)),
            verdict=Verdict.FAIL if message == "default" else Verdict.REVIEW,
            section=Text(overview.heading, "the overview"),
            aspect=Text("、".join(form.heading for form in missing), ", ".join(form.en for form in missing)),
            found=like.number + like.heading if like else "",
        )
