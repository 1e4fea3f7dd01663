"""A run made by hand: findings of every kind, with the rules and the law that they name."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

from govlint.diagnostics import (
    Diagnostic,
    Edit,
    Evidence,
    Fix,
    Place,
    Related,
    Severity,
    Text,
    Verdict,
)
from govlint.outcome import FileOutcome, Internal, NotAssessed, RunOutcome
from govlint.plugins import Plugin
from govlint.registry import RegisteredRule, Registry
from govlint.rule import Rule
from govlint_grammar.provisions import InForce, Instrument, Provision
from govlint_grammar.source import Source, Span

REPORT = """云州市青溪区水务局2023年政府信息公开工作年度报告

一、总体情况
2023年，区水务局收到申请5件。
\t（七）总计
\t4

5、存在的主要问题及改进情况
公开不够及时\x1b[31m。
"""


class TotalDiffers(Rule):
    """The total differs from its parts

    Basis:
        The form.

    How to mend:
        Count the row again, then mend the part
        or the total.

        A second paragraph, which the help line leaves out.
    """

    page_zh = """总计与各项之和不等

    依据:
        统一格式。

    如何修改:
        重新核对该行各格，
        改正有误的一格。
    """
    code: ClassVar[str] = "XX301"
    name = "total-differs"
    severity = Severity.ERROR
    cites = ("NOW", "THEN", "GUESS")


class NumberStyle(Rule):
    """The number is written in another style

    Basis:
        Practice: no provision orders it.

    How to mend:
        Write the number in Chinese.
    """

    page_zh = """序号写法不统一

    依据:
        实际工作要求。

    如何修改:
        用汉字书写序号。
    """
    code: ClassVar[str] = "XX105"
    name = "number-style"
    severity = Severity.WARNING


def provision(key: str, number: str, sure: str, in_force: InForce) -> Provision:
    name = Text(f"第{number}号格式", f"Form No. {number}")
    instrument = Instrument(name, Text(f"测字{number}号", f"No. {number}"), in_force)
    return Provision(
        key, instrument, Text("第三条", "art. 3"), in_force, Text("合计应当相等", "Totals add up"), sure
    )


PLUGIN = Plugin("test", "test", "1.0")
REGISTRY = Registry(
    MappingProxyType(
        {
            rule.code: RegisteredRule(rule, Plugin("test", "test", "1.0"))
            for rule in (TotalDiffers, NumberStyle)
        }
    ),
    (),
    MappingProxyType(
        {
            "NOW": provision("NOW", "2", "confirmed", InForce(date(2021, 1, 1))),
            "THEN": provision("THEN", "1", "confirmed", InForce(date(2019, 1, 1), date(2020, 12, 31))),
            "GUESS": provision("GUESS", "9", "inferred", InForce()),
        }
    ),
)


def span_of(words: str) -> Span:
    start = REPORT.index(words)
    return Span(start, start + len(words))


OVERVIEW = Text("一、总体情况", "1. Overview")
TABLE = Text("表三", "Table 3")
ROW = Text("（七）总计", "(7) Total")
COLUMN = Text("自然人", "natural persons")


def finding(**changes: Any) -> Diagnostic:
    """Return a finding at a cell of a table, with everything that a finding may have."""
    plain = Diagnostic(
        "XX301",
        "total-differs",
        Severity.ERROR,
        Verdict.FAIL,
        Place(span_of("4"), (TABLE, ROW, COLUMN), "requests", "requests", "requests.settled", "individual"),
        Text("各项相加为 5，“（七）总计”填 4", "the parts add up to 5, “(7) Total” is 4"),
        Evidence(Text("2 + 3 = 5 ≠ 4", "2 + 3 = 5 ≠ 4"), "5", "4"),
        (
            Related(
                Place(span_of("5件"), (Text("一、总体情况", "1. Overview"),)),
                Text("文中写作 5 件", "the prose says 5"),
            ),
        ),
        ("NOW", "THEN", "GUESS"),
    )
    return plain._replace(**changes)


HEADING = finding(
    code="XX105",
    name="number-style",
    severity=Severity.WARNING,
    place=Place(span_of("5、"), (Text("5、存在的主要问题及改进情况", "5. Problems"),), "problems"),
    message=Text("序号写作“5、”，应为“五、”", "the number is “5、” and should be “五、”"),
    evidence=Evidence(expected="五、", found="5、", quote="5、"),
    related=(),
    provisions=(),
    fix=Fix(Text("改为“五、”", "write “五、”"), (Edit(span_of("5、"), "五、"),)),
)
REVIEW = finding(
    code="XX900",
    name="unknown-rule",
    severity=Severity.INFO,
    verdict=Verdict.REVIEW,
    place=Place(span_of("公开不够及时\x1b[31m。"), (), "problems"),
    message=Text("有控制字符\x1b[2J", "a control character \x1b[2J"),
    evidence=Evidence(quote="另一处的原文"),
    related=(),
    provisions=("UNKNOWN",),
)
FOLDED = finding(because_of="XX301", message=Text("多于申请数", "more than the requests"), related=())


def outcome(path: str, *diagnostics: Diagnostic, **changes: Any) -> FileOutcome:
    plain = FileOutcome(
        path,
        Source(REPORT, path),
        None,
        "云州市青溪区水务局",
        2023,
        "2021",
        diagnostics,
        (),
        (),
        ("XX105", "XX301"),
    )
    return plain._replace(**changes)


UNREAD = outcome(
    "坏.txt",
    finding(
        code="GL001",
        name="unreadable-file",
        place=Place(Span(0, 0)),
        message=Text("文件是空的", "the file is empty"),
        evidence=Evidence(),
        related=(),
        provisions=(),
    ),
    source=None,
    agency=None,
    year=None,
    edition=None,
    checked=(),
)
CRASHED = outcome(
    "c.txt",
    not_assessed=(
        NotAssessed("XX301", Text("没有找到表三", "table 3 is missing")),
        NotAssessed("XX302", Text("没有找到表三", "table 3 is missing")),
    ),
    internal=(
        Internal("GL006", "ZZ001", "zz-rules", "2.0", "zz.py:3 in check", "ValueError: no", "Traceback …"),
    ),
)


def run_of(*outcomes: FileOutcome) -> RunOutcome:
    return RunOutcome("1.2.3", date(2024, 1, 31), outcomes)


EVERYTHING = run_of(outcome("a.txt", finding(), FOLDED, HEADING, REVIEW), CRASHED, UNREAD)
CLEAN = run_of(outcome("a.txt"))
EMPTY = run_of()
