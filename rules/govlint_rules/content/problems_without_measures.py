"""GL802: the section on problems names problems without improvements, or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, place_of_section
from govlint_rules.content.problem_words import said
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report, Section

_FEWEST = 10
# A further section of the report that holds the improvements.
_MEASURES = ("改进", "整改", "措施", "下一步", "打算", "今后")
# The words are those of simplified characters.
_TRADITIONAL = frozenset("問題進強續將")
_SHOWN = 40


class ProblemsWithoutMeasures(Rule):
    """The section on problems names problems without improvements, or improvements without problems

    What it checks:
        That section 5 speaks of both. It is read by its words, clause by clause: what is only wished for
        (有待加强) is a problem and no improvement. Where a word may be either, it counts as both.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第一款第（四）项 asks for the main
        problems and the improvements.

    Why:
        Problems without measures leave open what is done about them; measures without problems leave
        open what for.

    Fails:
        base: "2021"
        edits:
          say: {problems: 一是公开的主动性有待进一步加强；二是业务培训不够；三是解读形式单一。}

    Passes:
        base: "2021"
        edits:
          say: {problems: 一是公开的主动性有待进一步加强；二是解读形式单一。下一步将为每项政策配发图解。}

    How to mend:
        Add for each problem what was and will be done; or name the problem that each measure answers.

    Options:
        None.

    Exceptions:
        A section that says that there were no problems, or that says next to nothing (GL801). A report
        with a further section on improvements, or in traditional characters, is not judged.
    """

    page_zh = """只写问题没有改进情况，或者只写改进没有问题

    检查内容:
        第五部分应当既写存在的问题，又写改进情况。按词语逐句判断：“有待加强”之类只算问题，不算改进；两可的词
        语两边都算。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第一款第（四）项：年度报告应当包括政府
        信息公开工作存在的主要问题及改进情况。

    为什么:
        只有问题，看不出怎么解决；只有措施，看不出为了解决什么。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 一是公开的主动性有待进一步加强；二是业务培训不够；三是解读形式单一。}

    合规示例:
        base: "2021"
        edits:
          say: {problems: 一是公开的主动性有待进一步加强；二是解读形式单一。下一步将为每项政策配发图解。}

    如何修改:
        逐项补写每个问题的改进措施，或者写明每项措施针对的问题。

    配置项:
        无。

    例外:
        写明没有问题的、几乎没有内容的（GL801）、改进措施另列一个部分的，以及使用繁体字的，不作判断。
    """

    code = "GL802"
    name = "problems-without-measures"
    severity = Severity.WARNING
    cites = ("REG50.4",)
    follows = (Follows("GL801", "section"),)
    messages = {
        "default": Text(
            "“{heading}”写了存在的问题，没有写改进情况；请逐项补写已经采取和准备采取的措施",
            "“{heading}” names problems and no improvement; add what was and will be done about each",
        ),
        "problems": Text(
            "“{heading}”写了改进措施，没有写存在的问题；请写明措施针对的问题",
            "“{heading}” names improvements and no problem; name the problems they answer",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if the section lacks one of the two."""
        section = subject.section("problems")
        if section is None or any(_of_measures(other) for other in subject.sections):
            return
        text = "\n".join(line.text for line in prose_of(subject).within("problems"))
        if len("".join(text.split())) < _FEWEST or not _TRADITIONAL.isdisjoint(text):
            return
        found = said(text)
        if found.problems is found.measures:
            return
        place = place_of_section(subject, section)
        quote = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        yield self.found(
            place,
            "default" if found.problems else "problems",
            evidence=Evidence(quote=quote.replace("\n", " ")),
            heading=place.words[-1],
        )


def _of_measures(section: Section) -> bool:
    """Whether a section that the form does not have is about improvements."""
    return section.key is None and any(word in section.heading for word in _MEASURES)
