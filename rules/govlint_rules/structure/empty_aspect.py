"""GL111: an aspect of the overview has a heading and no text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govlint.api import Evidence, Related, Rule, Severity, Text, place_of_aspect, regex
from govlint_rules.structure.outline import body_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Aspect, Context, Diagnostic, Report, Section

_MOST_PLACES = 5
_LONGEST_NAME = 18
# A heading with one of these says something: 本年度未收到公开申请.
_SAYS_SOMETHING = regex(r"[\d未无没已均各我]|收到|及时|按时|依规")


class EmptyAspect(Rule):
    """An aspect of the overview has nothing under its heading

    What it checks:
        That text or a table stands under each heading of the five aspects in 一、总体情况.

    Basis:
        国办公开办函〔2021〕30号, 一（一） (for 2019 and 2020 国办公开办函〔2019〕60号) asks the overview for
        these five aspects.

    Why:
        A heading alone reports nothing; mostly the text was lost, or never filled in.

    Fails:
        base: "2021"
        edits:
          say: {management: ""}

    Passes:
        base: "2021"

    How to mend:
        Say under the heading what was done in the year. If nothing was, say that.

    Options:
        None.

    Exceptions:
        A heading that says something itself, as that no request was received, is not empty. Headings in
        other words are not looked at.
    """

    page_zh = """总体情况的一个方面只有标题

    检查内容:
        “一、总体情况”五个方面的小标题之下，应当有文字或者表格。

    依据:
        国办公开办函〔2021〕30号第一部分（一）（2019年度、2020年度报告为国办公开办函〔2019〕60号）
        要求总体情况主要
        包括上述五个方面。

    为什么:
        只有标题等于没有报告，多因文字丢失或者忘了填写。

    不合规示例:
        base: "2021"
        edits:
          say: {management: ""}

    合规示例:
        base: "2021"

    如何修改:
        在小标题下写明本年度做了哪些工作；没有开展的，如实写明。

    配置项:
        无。

    例外:
        小标题本身已经写明情况的（如写明未收到申请），不算只有标题。自拟的其他小标题不检查。
    """

    code = "GL111"
    name = "empty-aspect"
    severity = Severity.WARNING
    cites = ("F30.overview", "F60")
    messages = {
        "default": Text(
            "“{heading}”下没有任何内容；请写明本年度这方面的工作情况",
            "nothing stands under “{heading}”; say what was done in the year",
        ),
        "also": Text("“{heading}”下也没有内容", "nothing stands under “{heading}” either"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if aspects are empty, with their places."""
        sections = body_sections(subject)
        second = context.form_for(subject).sections[1].key
        empty = [
            aspect
            for section, after in pairwise((*sections, None))
            if section is not None
            for aspect in _empty(section, after is None or after.key == second)
        ]
        if not empty:
            return
        first, *others = empty
        heading = first.number + first.heading
        yield self.found(
            place_of_aspect(subject, first),
            evidence=Evidence(quote=heading),
            related=tuple(self._also(subject, aspect) for aspect in others[:_MOST_PLACES]),
            heading=heading,
        )

    def _also(self, subject: Report, aspect: Aspect) -> Related:
        words = (wording.format(heading=aspect.number + aspect.heading) for wording in self.messages["also"])
        return Related(place_of_aspect(subject, aspect), Text(*words))


def _empty(section: Section, ends_in_order: bool) -> Iterator[Aspect]:
    """Yield the aspects of a section with nothing under their heading.

    What follows may be the text after all, read as a heading: one in other words, the same once more, or
    that of a later section.
    """
    for aspect, after in pairwise((*section.aspects, None)):
        if aspect is None:
            continue
        told = ends_in_order if after is None else bool(after.keys) and after.keys != aspect.keys
        if told and not aspect.blocks and _is_only_a_name(aspect):
            yield aspect


def _is_only_a_name(aspect: Aspect) -> bool:
    """Whether a heading names its aspect and says nothing of it."""
    return (
        bool(aspect.keys)
        and len(aspect.heading) <= _LONGEST_NAME
        and _SAYS_SOMETHING.search(aspect.heading) is None
    )
