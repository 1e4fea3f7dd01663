"""The kit catches fixes that do not what fixes must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.api import (
    Applicability,
    Context,
    Diagnostic,
    Edit,
    Fix,
    Report,
    Rule,
    Severity,
    Span,
    Text,
    place_of_span,
)
from govlint.testing import CaseFailure, load_cases, run_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASE = """
rule: ZZ101
cases:
  - name: a mascot
    fail: {base: "2021", edits: {say: {other: 吉祥物已更新，未收取信息处理费。}}}
    expect: [{fix: FIX}]
    fixed: {base: "2021", edits: {say: {other: FIXED已更新，未收取信息处理费。}}}
"""


class Mascot(Rule):
    """A mascot is named"""

    page_zh = "文中提到吉祥物"
    code = "ZZ101"
    name = "mascot-named"
    severity = Severity.WARNING
    fixable = Applicability.SAFE
    messages = {"default": Text("提到吉祥物", "a mascot")}
    word = "标识"
    applicability = Applicability.SAFE

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        at = subject.source.text.find("吉祥物")
        if at >= 0:
            span = Span(at, at + 3)
            fix = Fix(Text("改写", "reword"), (Edit(span, self.word),), self.applicability)
            yield self.found(place_of_span(subject, span), fix=fix)


def run(tmp_path: Path, rule: type[Rule], fix: str = "safe", fixed: str = "标识") -> None:
    path = tmp_path / "mascot.yaml"
    path.write_text(CASE.replace("FIXED", fixed).replace("FIX", fix), "utf-8")
    (case,) = load_cases(path)
    run_case(case, (rule,))


def variant(**facts: object) -> type[Rule]:
    return type("Variant", (Mascot,), {"__doc__": Mascot.__doc__, **facts})


def test_a_fix_that_does_what_it_must_passes(tmp_path: Path) -> None:
    run(tmp_path, Mascot)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"word": "吉祥物！"}, "does not remove its finding"),
        ({"word": "标识&nbsp;"}, "makes something worse: 1 more of GL811"),
        ({"word": "标志"}, "not the one given under 'fixed'"),
        ({"fixable": None}, "not declared fixable"),
        ({"applicability": Applicability.UNSAFE}, "declares only safe ones"),
    ],
)
def test_a_fix_that_does_not_is_caught(tmp_path: Path, facts: dict[str, object], words: str) -> None:
    fix = "unsafe" if "applicability" in facts else "safe"
    with pytest.raises(CaseFailure) as caught:
        run(tmp_path, variant(**facts), fix)
    assert words in str(caught.value)


def test_a_case_may_ask_for_no_fix_or_an_unsafe_one(tmp_path: Path) -> None:
    unsafe = {"fixable": Applicability.UNSAFE, "applicability": Applicability.UNSAFE}
    run(tmp_path, variant(**unsafe), "unsafe", "吉祥物")
    for other in ("none", "safe"):
        with pytest.raises(CaseFailure, match="as expected here: fix"):
            run(tmp_path, variant(**unsafe), other, "吉祥物")
