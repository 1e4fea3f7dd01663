"""GL115: the report names itself by two different agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import (
    Evidence,
    Paragraph,
    Related,
    Rule,
    Severity,
    Span,
    Text,
    Verdict,
    place_of_report,
    place_of_span,
    regex,
)
from govlint_rules.agencies import agency_in, is_government, may_be_same, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_NAME = (
    r"(?P<name>[^，。；：、\d《》“”（）()\s]{3,30}?"
    r"(?:人民政府|街道办事处|委员会|局|厅|(?<![党区县市省纪])委))"
)
# The agency behind the year at the head of the overview, before what it did.
_OPENING = regex(
    rf"(?:20\d\d\s?年度?[，,]?\s?)?{_NAME}(?=认真|深入|严格|全面|持续|积极|扎实|高度|紧紧|坚持|围绕|贯彻|切实|始终|以习近平|坚决)"
)
_SIGNATURE = regex(rf"{_NAME}(?:办公室)?")
_NOT_A_NAME = regex(r"^(?:[在按以为由对经从根全各该其我本]|根据|按照)")
_PUBLISHED = ("年度报告", "年报", "信息公开")


class _Naming(NamedTuple):
    """A name by which the report calls its agency; `sure` unless the sentence may speak of another."""

    name: str
    span: Span
    sure: bool


class AgencyNameVaries(Rule):
    """The report names itself by two different agencies

    What it checks:
        The agency of the title against that of a second title, of the sentence that presents the report, of
        the
        opening of the overview and of the signature. Short forms are understood: 区卫健委 is
        青溪区卫生健康委员会.

    Basis:
        Consistency: a report speaks for one agency.

    Why:
        Another agency's name was mostly left standing when its report served as a model; the figures may be
        its own too.

    Fails:
        base: "2021"
        edits:
          replace: {现公布云州市青溪区水务局2023年: 现公布云州市青溪区教育局2023年}

    Passes:
        base: "2021"
        edits:
          replace: {现公布云州市青溪区水务局2023年: 现公布区水务局2023年}

    How to mend:
        Write the agency's own name, and see whether text and figures are its own.

    Options:
        None.

    Exceptions:
        A second name in brackets is the agency's own. What the overview opens with, and who drew the report
        up, may be
        another agency rightly: a person must see. The contact is for another rule.
    """

    page_zh = """报告自称的机关前后不一致

    检查内容:
        标题中的机关，与重复标题、公布报告的句子、总体情况开头和落款中的机关是否可能是同一个。能识别简称，如
        “区卫健委”即“青溪区卫生健康委员会”。

    依据:
        一份报告应当前后一致，只代表一个机关。

    为什么:
        多是套用别家报告时没有改净，数据也可能不是本机关的。

    不合规示例:
        base: "2021"
        edits:
          replace: {现公布云州市青溪区水务局2023年: 现公布云州市青溪区教育局2023年}

    合规示例:
        base: "2021"
        edits:
          replace: {现公布云州市青溪区水务局2023年: 现公布区水务局2023年}

    如何修改:
        改为本机关名称，并核对文字和数据是不是本机关的。

    配置项:
        无。

    例外:
        括号中的第二名称是同一机关。总体情况开头写到的、负责编制的可能确是其他机关，请人工核对。
        联系单位由其他规则检查。
    """

    code = "GL115"
    name = "agency-name-varies"
    severity = Severity.WARNING
    needs = ("report.agency",)
    messages = {
        "default": Text(
            "这里的机关是“{found}”，标题是“{agency}”；请改为同一机关，并核对内容是否套用了别家报告",
            "here the agency is “{found}”, in the title “{agency}”; make them one, and see whether the text"
            " was"
            " taken over from another agency's report",
        ),
        "title": Text("标题中的机关", "the agency in the title"),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for the first name that cannot be the agency of the title."""
        agency = subject.agency or ""
        names = names_of(agency)
        # The name of a place alone may be reported on by any of its agencies.
        if not any(agency_in(name) for name in names):
            return
        for naming in _namings(subject):
            own = agency_in(naming.name)
            if own is None or any(name in naming.name or may_be_same(own, name) for name in names):
                continue
            yield self.found(
                place_of_span(subject, naming.span),
                evidence=Evidence(expected=agency, found=naming.name),
                related=(Related(place_of_report(subject), self.messages["title"]),),
                verdict=Verdict.FAIL if naming.sure else Verdict.REVIEW,
                found=naming.name,
                agency=agency,
            )
            return


def _namings(subject: Report) -> Iterator[_Naming]:
    for title in subject.repeated_titles:
        if title.agency:
            yield _Naming(title.agency, title.span, sure=True)
    for statement in subject.prose.of("report.agency"):
        if statement.certain:
            sure = any(word in statement.quote for word in _PUBLISHED)
            yield _Naming(str(statement.value), statement.span, sure)
    yield from _opening(subject)
    for block in subject.closing:
        if isinstance(block, Paragraph) and _SIGNATURE.fullmatch(block.text):
            yield _Naming(block.text, block.span, sure=True)


def _opening(subject: Report) -> Iterator[_Naming]:
    """Yield the agency with which the overview opens, unless it is the government of a department."""
    overview = subject.section("overview")
    first = next((b for b in overview.blocks if isinstance(b, Paragraph)), None) if overview else None
    match = _OPENING.match(first.text) if first else None
    if first is None or match is None or _NOT_A_NAME.search(match["name"]):
        return
    if not is_government(match["name"]) or is_government(subject.agency or ""):
        start = first.span.start + match.start("name")
        yield _Naming(match["name"], Span(start, start + len(match["name"])), sure=False)
