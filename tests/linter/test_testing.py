"""The kit for testing rules: it passes what is right and fails, with a place, what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.api import (
    Context,
    Diagnostic,
    Follows,
    Report,
    Rule,
    Severity,
    Text,
    place_of_report,
    place_of_span,
)
from govlint.testing import CaseFailure, check_rule, load_cases, parametrize_cases, rule_problems, run_case
from govlint_grammar.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """{complaint}

    {checks}:
        Whether the prose names a mascot.

    {basis}:
        Practice. 实际工作要求。

    {why}:
        It is no mascot's report.

    {fails}:
        base: "2021"
        edits:
          say: {{other: 吉祥物已更新，未收取信息处理费。}}

    {passes}:
        base: "2021"

    {mend}:
        Take it out.

    {options}:
        None.

    {exceptions}:
        None.
"""
ENGLISH = {
    "complaint": "A mascot is named",
    "checks": "What it checks",
    "basis": "Basis",
    "why": "Why",
    "fails": "Fails",
    "passes": "Passes",
    "mend": "How to mend",
    "options": "Options",
    "exceptions": "Exceptions",
}
CHINESE = {
    "complaint": "文中提到吉祥物",
    "checks": "检查内容",
    "basis": "依据",
    "why": "为什么",
    "fails": "不合规示例",
    "passes": "合规示例",
    "mend": "如何修改",
    "options": "配置项",
    "exceptions": "例外",
}


class Mascot(Rule):
    __doc__ = PAGE.format(**ENGLISH)
    page_zh = PAGE.format(**CHINESE)
    code = "ZZ101"
    name = "mascot-named"
    severity = Severity.ERROR
    messages = {"default": Text("第 {line} 行提到吉祥物", "line {line} names a mascot")}

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        for paragraph in subject.paragraphs():
            if "吉祥物" in paragraph.text:
                line = subject.source.position(paragraph.span.start).line
                yield self.found(place_of_span(subject, paragraph.span), line=line)


class Loud(Mascot):
    """A rule that always has an error to tell."""

    code = "ZZ102"
    name = "always-loud"
    messages = {"default": Text("总有问题", "always wrong")}

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        yield self.found(place_of_report(subject))


class Follower(Mascot):
    """A rule whose findings follow from those of `Mascot`."""

    code = "ZZ103"
    name = "follows-mascot"
    follows = (Follows("ZZ101", "report"),)


class Crashing(Mascot):
    """A rule that crashes."""

    code = "ZZ104"
    name = "crashing-rule"

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        yield from ()
        raise RuntimeError("a fault of the rule")


MASCOT = '{base: "2021", edits: {say: {other: 吉祥物已更新，未收取信息处理费。}}}'


def run(tmp_path: Path, cases: str, rule: str = "ZZ101", rules: tuple[type[Rule], ...] = (Mascot,)) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(f"rule: {rule}\ncases:\n{cases}", encoding="utf-8")
    for case in load_cases(path):
        run_case(case, rules)


RIGHT = (
    f"  - {{name: a mascot, fail: {MASCOT}}}\n",
    f"  - {{name: with its place, fail: {MASCOT}, expect: [{{place: 其他, message: names, count: 1, severity: error}}]}}\n",
    r"""  - name: in the text
    fail: {text: "一、总体情况\n吉祥物。\n六、其他需要报告的事项\n无。\n"}
    expect: [{line: 2}]
    also: [GL102, GL103]
""",
    '  - {name: none, pass: {base: "2021"}}\n',
    "  - {name: something like it, near-miss: {base: 2019, edits: {say: {other: 吉祥图案。}}}}\n",
    f'  - {{name: mended otherwise, fail: {MASCOT}, mend: {{base: "2021", edits: {{say: {{other: 未收取信息处理费。}}}}}}}}\n',
)


@pytest.mark.parametrize("case", RIGHT)
def test_a_case_that_is_right_passes(tmp_path: Path, case: str) -> None:
    run(tmp_path, case)


WRONG = (
    ("the rule finds nothing", '  - {name: a, fail: {base: "2021"}}\n'),
    ("gives 1 findings", f"  - {{name: a, pass: {MASCOT}}}\n"),
    ("gives 1 findings", f"  - {{name: a, near-miss: {MASCOT}}}\n"),
    ("0 findings are as expected", f"  - {{name: a, fail: {MASCOT}, expect: [{{message: 不是这句}}]}}\n"),
    ("0 findings are as expected", f"  - {{name: a, fail: {MASCOT}, expect: [{{place: 总体情况}}]}}\n"),
    ("0 findings are as expected", f"  - {{name: a, fail: {MASCOT}, expect: [{{verdict: review}}]}}\n"),
    ("0 findings are as expected", f"  - {{name: a, fail: {MASCOT}, expect: [{{line: 1}}]}}\n"),
    ("0 findings are as expected", f"  - {{name: a, fail: {MASCOT}, expect: [{{because-of: GL103}}]}}\n"),
    ("1 findings are as expected", f"  - {{name: a, fail: {MASCOT}, expect: [{{count: 2}}]}}\n"),
    (
        "1 findings of the rule are not expected",
        """  - name: a
    fail: {base: "2021", edits: {say: {overview: 吉祥物。, other: 吉祥物。未收取信息处理费。}}}
    expect: [{place: 总体情况}]
""",
    ),
    (
        "other rules find errors too (list them under 'also'): GL103",
        '  - {name: a, fail: {base: "2021", edits: {drop: [problems], say: {other: 吉祥物。未收取信息处理费。}}}}\n',
    ),
    ("listed under 'also' and not found: GL103", f"  - {{name: a, fail: {MASCOT}, also: [GL103]}}\n"),
    ("the mended report still fails", f"  - {{name: a, fail: {MASCOT}, mend: {MASCOT}}}\n"),
)


@pytest.mark.parametrize(("message", "case"), WRONG)
def test_a_case_that_is_wrong_fails(tmp_path: Path, message: str, case: str) -> None:
    with pytest.raises(CaseFailure) as failure:
        run(tmp_path, case)
    shown = str(failure.value)
    assert message in shown
    assert "cases.yaml:3: ZZ101: a" in shown
    assert "text:\n" in shown


def test_a_failure_shows_the_findings_and_the_text_around_them(tmp_path: Path) -> None:
    with pytest.raises(CaseFailure) as failure:
        run(tmp_path, f"  - {{name: a, pass: {MASCOT}}}\n")
    shown = str(failure.value)
    assert "ZZ101 error fail [六、其他需要报告的事项] 第 " in shown
    assert "| 六、其他需要报告的事项" in shown
    assert "| 吉祥物已更新，" in shown


def test_an_error_of_another_rule_is_told_even_if_that_is_no_cause(tmp_path: Path) -> None:
    with pytest.raises(CaseFailure, match="ZZ102"):
        run(tmp_path, RIGHT[0], rules=(Mascot, Loud))


def test_a_finding_that_follows_must_be_expected_as_such(tmp_path: Path) -> None:
    folded = f"  - {{name: a, fail: {MASCOT}, expect: [{{because-of: ZZ101, count: 1}}], also: [ZZ101]}}\n"
    run(tmp_path, folded, "ZZ103", (Mascot, Follower))
    with pytest.raises(CaseFailure, match="the rule finds nothing"):
        run(tmp_path, f"  - {{name: a, fail: {MASCOT}}}\n", "ZZ103", (Mascot, Follower))


def test_a_rule_that_crashes_fails_even_a_case_that_must_pass(tmp_path: Path) -> None:
    with pytest.raises(CaseFailure, match="a fault of the rule"):
        run(tmp_path, '  - {name: a, pass: {base: "2021"}}\n', "ZZ104", (Crashing,))


def test_a_rule_that_is_not_known_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseFailure, match="no rule ZZ999 is known"):
        run(tmp_path, RIGHT[0], "ZZ999")


# Where the mistake is: the first of these words in the file.
MISTAKES = (
    ("passes", '  - {name: a, passes: {base: "2021"}}\n'),
    ("name: a", "  - {name: a}\n"),
    ("name: a", f'  - {{name: a, fail: {MASCOT}, pass: {{base: "2021"}}}}\n'),
    ("also", '  - {name: a, pass: {base: "2021"}, also: [GL103]}\n'),
    ('"1999"', '  - {name: a, pass: {base: "1999"}}\n'),
    ("edits", "  - {name: a, pass: {edits: {}}}\n"),
    ("text", '  - {name: a, pass: {base: "2021", text: 无。}}\n'),
    ("sett", '  - {name: a, pass: {base: "2021", edits: {sett: {b: 1}}}}\n'),
    ("name: b", '  - {name: b, pass: {base: "2021"}}\n  - {name: b, pass: {base: "2019"}}\n'),
    ("nosuch", '  - {name: a, pass: {base: "2021", edits: {drop: [nosuch]}}}\n'),
    ("nosuch", '  - {name: a, pass: {base: "2021", edits: {swap: [[nosuch, problems]]}}}\n'),
    ("requests.nosuch", '  - {name: a, pass: {base: "2021", edits: {set: {requests.nosuch: 1}}}}\n'),
    ("没有这句话", '  - {name: a, pass: {base: "2021", edits: {replace: {没有这句话: "1"}}}}\n'),
)


@pytest.mark.parametrize(("word", "cases"), MISTAKES)
def test_a_mistake_in_a_file_of_cases_has_a_place(tmp_path: Path, word: str, cases: str) -> None:
    with pytest.raises(DocumentError) as error:
        run(tmp_path, cases)
    place = error.value
    assert place.line == 2 + cases.count("\n")
    assert place.excerpt[place.column - 1 :].lstrip("{").startswith(word)


def test_cases_are_called_by_code_and_name(tmp_path: Path) -> None:
    path = tmp_path / "family"
    path.mkdir()
    (path / "a.yaml").write_text('rule: ZZ101\ncases: [{name: a clean one, pass: {base: "2021"}}]', "utf-8")
    assert parametrize_cases(tmp_path).kwargs["ids"] == ["ZZ101-a clean one"]


def test_a_complete_rule_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("rule: ZZ101\ncases:\n" + "".join(RIGHT), encoding="utf-8")
    check_rule(Mascot, load_cases(path))


def changed(**facts: object) -> type[Rule]:
    return type(
        "Changed", (Mascot,), {"__doc__": Mascot.__doc__, "code": "ZZ105", "name": "changed-rule", **facts}
    )


INCOMPLETE = (
    ("mascot_named", {"name": "mascot_named"}),
    ("ZZ1", {"code": "ZZ1"}),
    ("a provision that is not known", {"cites": ("NO.SUCH",)}),
    ("its basis does not name", {"cites": ("F30",)}),
    ("not one sentence", {"__doc__": PAGE.format(**{**ENGLISH, "complaint": "A mascot. It is named."})}),
    ("its headings are", {"__doc__": PAGE.format(**{**ENGLISH, "why": "Reasons"})}),
    ("its headings are", {"page_zh": PAGE.format(**{**CHINESE, "mend": "怎样修改"})}),
    ("does not say that it is practice", {"__doc__": PAGE.format(**ENGLISH).replace("Practice", "Reason")}),
    ("the example 'fails' gives 0", {"page_zh": PAGE.format(**CHINESE).replace("吉祥物已更新", "吉祥")}),
    (
        "the example 'passes' cannot be read",
        {"__doc__": PAGE.format(**ENGLISH).replace('base: "2021"\n\n', "bass: 1\n\n")},
    ),
    ("has no messages", {"messages": {}}),
)


@pytest.mark.parametrize(("problem", "facts"), INCOMPLETE)
def test_an_incomplete_rule_is_told_what_it_lacks(problem: str, facts: dict[str, object]) -> None:
    assert problem in "\n".join(rule_problems(changed(**facts)))


def test_a_rule_without_cases_of_each_kind_is_incomplete() -> None:
    with pytest.raises(AssertionError, match="near-miss"):
        check_rule(Mascot, ())
