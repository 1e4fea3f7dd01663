"""Fixing a file: only what is right stays, and it comes to an end."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.api import Applicability, Edit, Fix, Place, Severity, Span, Text, Verdict
from govlint.config import Config
from govlint.engine import check_bytes
from govlint.fixing import Fixed, fix_bytes
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import EDITS, read_edits
from govlint_grammar.positioned import parse_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.api import Diagnostic, FileOutcome, Report, Rule
    from govlint.registry import Registry

DAY = date(2026, 6, 30)
TEXT = "云州市档案局2022年政府信息公开工作年度报告\n甲乙丙丁\n"


def rule_that(
    make_rule: Callable[..., type[Rule]],
    code: str,
    wrong: str,
    right: str,
    *,
    applicability: Applicability = Applicability.SAFE,
    verdict: Verdict = Verdict.FAIL,
    **facts: Any,
) -> type[Rule]:
    """Return a rule that finds a word and would write another in its place."""

    def check(self: Rule, subject: Report, context: object) -> Iterator[Diagnostic]:
        at = subject.source.text.find(wrong)
        if at >= 0:
            span = Span(at, at + len(wrong))
            fix = Fix(Text("改", "write it"), (Edit(span, right),), applicability)
            yield self.found(Place(span), fix=fix, verdict=verdict)

    return make_rule(code, check, fixable=applicability, severity=Severity.WARNING, **facts)


def fix(registry: Registry, text: str = TEXT, *, select: tuple[str, ...] = (), **options: bool) -> Fixed:
    return fix_bytes("a.txt", text.encode(), registry, Config(selection=Selection(select)), DAY, **options)


def test_fixes_that_meet_are_made_in_rounds(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    rules = (rule_that(make_rule, "ZZ101", "甲乙", "子乙"), rule_that(make_rule, "ZZ102", "乙丙", "乙寅"))
    fixed = fix(registry_of(*rules))
    assert "子乙寅丁" in fixed.data.decode()
    assert [finding.code for finding in fixed.fixed] == ["ZZ101", "ZZ102"]
    assert fixed.outcome.diagnostics == ()


def test_a_fix_is_made_although_another_that_it_meets_cannot_be(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    rules = (rule_that(make_rule, "ZZ101", "甲乙", "甲乙乙"), rule_that(make_rule, "ZZ102", "乙丙", "丙"))
    assert "甲丙丁" in fix(registry_of(*rules)).data.decode()


def test_a_fix_that_adds_a_finding_is_not_made_and_the_others_are(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    adds = rule_that(make_rule, "ZZ101", "甲", "戊")
    watcher = rule_that(make_rule, "ZZ102", "戊", "甲")
    good = rule_that(make_rule, "ZZ103", "丁", "己")
    fixed = fix(registry_of(adds, watcher, good))
    assert "甲乙丙己" in fixed.data.decode()
    assert [finding.code for finding in fixed.fixed] == ["ZZ103"]


def test_a_fix_that_adds_a_finding_of_a_rule_that_is_ignored_is_not_made_either(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    registry = registry_of(
        rule_that(make_rule, "ZZ101", "甲", "戊"), rule_that(make_rule, "ZZ102", "戊", "甲")
    )
    assert fix(registry, select=("ZZ101",)).fixed == ()


def test_a_fix_that_leaves_its_finding_is_not_made(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    fixed = fix(registry_of(rule_that(make_rule, "ZZ101", "甲", "甲甲")))
    assert fixed.data.decode() == TEXT
    assert fixed.outcome is fixed.before


def test_only_selected_rules_fix(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    registry = registry_of(
        rule_that(make_rule, "ZZ101", "甲", "子"), rule_that(make_rule, "ZZ102", "乙", "丑")
    )
    fixed = fix(registry, select=("ZZ102",))
    assert "甲丑丙丁" in fixed.data.decode()
    assert fixed.outcome.diagnostics == ()


@pytest.mark.parametrize(
    "facts", [{"applicability": Applicability.UNSAFE}, {"verdict": Verdict.REVIEW}], ids=["unsafe", "review"]
)
def test_what_is_not_certain_is_fixed_only_when_that_is_asked_for(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry], facts: dict[str, Any]
) -> None:
    registry = registry_of(rule_that(make_rule, "ZZ101", "甲", "子", **facts))
    assert fix(registry).fixed == ()
    assert "子乙丙丁" in fix(registry, unsafe=True).data.decode()


def test_a_finding_that_follows_from_another_is_not_fixed(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    from govlint.api import Follows

    def cause(self: Rule, subject: Report, context: object) -> Iterator[Diagnostic]:
        yield self.found(Place(Span(0, 1)))

    follower = rule_that(make_rule, "ZZ102", "甲", "子", follows=(Follows("ZZ101", "report"),))
    assert fix(registry_of(make_rule("ZZ101", cause), follower)).fixed == ()


def test_a_safe_fix_that_would_change_a_number_of_a_table_is_not_made(
    make_rule: Callable[..., type[Rule]], registry_of: Callable[..., Registry]
) -> None:
    text = base_report("2021")
    nought = rule_that(make_rule, "ZZ101", "\t0", "\t7")
    assert fix(registry_of(nought), text).fixed == ()
    last = rule_that(make_rule, "ZZ102", "\t9", "\t7", applicability=Applicability.UNSAFE)
    start, _, end = text.rpartition("\t0")
    fixed = fix(registry_of(last), f"{start}\t9{end}", unsafe=True)
    assert fixed.data.decode() == f"{start}\t7{end}"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xff\xfe\x00"], ids=["empty", "pdf", "damaged"])
def test_a_file_that_cannot_be_read_is_left_alone(data: bytes) -> None:
    fixed = fix_bytes("a.txt", data, set_up().registry, Config(), DAY)
    assert fixed.data == data
    assert fixed.fixed == ()
    assert fixed.outcome.diagnostics


# Faults as clerks and conversions make them: (what stands in the base report, what stands there instead).
FAULTS = {
    "五、存在的主要问题": "5、存在的主要问题",
    "六、其他需要报告": "其他需要报告",
    "二、主动公开政府信息": "三、主动公开政府信息",
    "5.属于三类内部事务信息": "5.属于内部事务信息",
    "社会公益组织": "社会公益",
    "行政规范性文件": "规范性文件",
    "未收取信息处理费": "[bookmark: _GoBack]未收取信息处理费",
    "未发出收费通知，": "按云政办[2023]第05号未发出收费通知,",
    "总体情况\n": "总体情况\n公开(含微信)；\n",
    "结转政府信息公开申请数量\n\t0": "结转政府信息公开申请数量\n\t０",
}
CELLS = (
    "requests.received[individual]",
    "requests.received[total]",
    "requests.granted[individual]",
    "requests.granted[total]",
    "requests.settled[individual]",
    "requests.settled[total]",
    "disputes.reconsideration.upheld",
    "disputes.reconsideration.total",
)
TOTALS = (
    "requests.received[total]",
    "requests.granted[total]",
    "requests.settled[individual]",
    "requests.settled[total]",
    "disputes.reconsideration.total",
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def numbers_of(outcome: FileOutcome) -> dict[str, object]:
    assert outcome.report is not None
    return {cell.key: cell.number for cell in outcome.report.bound.cells() if cell.number is not None}


@st.composite
def faulty_reports(draw: st.DrawFn) -> bytes:
    edition = draw(st.sampled_from(("2019", "2021")))
    cells = draw(st.dictionaries(st.sampled_from(CELLS), st.sampled_from((0, 1, 2, 5)), max_size=4))
    blank = draw(st.sets(st.sampled_from(TOTALS)))
    numbers = ", ".join(f'"{key}": {number}' for key, number in cells.items() if key not in blank)
    written = f"edits: {{set: {{{numbers}}}, blank: {sorted(blank)}}}"
    edits = read_edits(parse_document(written, "drawn").map(("edits",))["edits"].map(EDITS))
    text = base_report(edition, edits)
    for right in draw(st.sets(st.sampled_from(sorted(FAULTS)))):
        text = text.replace(right, FAULTS[right])
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text.encode(draw(st.sampled_from(ENCODINGS)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(faulty_reports(), st.booleans())
def test_fixing_makes_a_report_no_worse_and_a_second_time_changes_nothing(data: bytes, unsafe: bool) -> None:
    registry = set_up().registry
    fixed = fix_bytes("a.txt", data, registry, Config(), DAY, unsafe=unsafe)
    before = check_bytes("a.txt", data, registry, Config(), DAY)
    assert Counter(f.code for f in fixed.outcome.diagnostics) <= Counter(f.code for f in before.diagnostics)
    assert fix_bytes("a.txt", fixed.data, registry, Config(), DAY, unsafe=unsafe).data == fixed.data
    if not unsafe:
        assert numbers_of(before).items() <= numbers_of(fixed.outcome).items()
    assert before.source is not None
    assert fixed.outcome.source is not None
    assert fixed.outcome.source.encoding == before.source.encoding
    assert fixed.outcome.source.newline == before.source.newline
    assert bool(fixed.fixed) == (fixed.data != data)
