"""Waivers: which findings they take out, and what is said of those of no use or no effect."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from govlint.config import read_config
from govlint.engine import check_bytes
from govlint.own_rules import OWN_CONTRIBUTION
from govlint.startup import set_up
from govlint.suppression import Judged, judge
from govlint_grammar.bases import base_report
from govlint_grammar.documents import DocumentError
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.config import Config
    from govlint.outcome import FileOutcome

DAY = date(2023, 2, 1)
# Its total of row “received” is wrong in one column, and a section is missing.
WRONG = base_report("2021", Edits(set={"requests.received[total]": 9}, drop=("problems",)))
SIGNED = "reason: 已核实, approver: 张三"


@pytest.fixture
def checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[FileOutcome, list[FileOutcome]]]:
    """Return a function that checks the wrong report under waivers, and judges them."""
    monkeypatch.chdir(tmp_path)

    def check(waivers: str, *, name: str = "2022/a.txt", select: tuple[str, ...] = (), more: str = "") -> Any:
        path = tmp_path / ".govlint.yaml"
        path.write_text(f"root: true\nignore: [GL4]\nwaivers:\n{waivers}\n{more}", encoding="utf-8")
        registry, own = set_up(path)
        config: Config = own.selecting(select, ())
        outcome = check_bytes(name, WRONG.encode(), registry, config.for_file(Path(name)), DAY)
        return outcome, [each for _, each in judge([Judged(outcome, registry, config, own)], DAY)]

    return check


def codes(outcome: FileOutcome) -> set[str]:
    return {found.code for found in outcome.diagnostics}


def test_without_waivers_both_faults_are_found(checked: Callable[..., Any]) -> None:
    outcome, judged = checked("  []")
    assert {"GL303", "GL103"} <= codes(outcome)
    assert (outcome.suppressed, judged) == ((), [])


@pytest.mark.parametrize(
    "waiver",
    [
        "rule: GL303",
        "rule: row-total-differs",
        "rule: GL303, files: ['2022/']",
        "rule: GL303, files: ['*', '!b.txt']",
        "rule: GL303, cell: requests.received",
        "rule: GL303, cell: 'requests.received[total]'",
        "rule: GL303, cell: requests",
        "rule: GL303, quote: '9'",
        "rule: GL303, expires: 2023-02-01",
    ],
)
def test_a_waiver_takes_out_what_it_is_for_with_what_follows(
    checked: Callable[..., Any], waiver: str
) -> None:
    outcome, judged = checked(f"  - {{{waiver}, {SIGNED}}}")
    assert "GL303" not in codes(outcome)
    assert "GL103" in codes(outcome)
    gone = outcome.suppressed[0]
    assert (gone.kind, gone.reason, gone.approver, gone.diagnostic.code) == (
        "waiver",
        "已核实",
        "张三",
        "GL303",
    )
    assert not any(found.because_of == "GL303" for found in outcome.diagnostics)
    assert judged == []


@pytest.mark.parametrize(
    ("waiver", "code", "said"),
    [
        (f"rule: GL303, cell: 'requests.received[individual]', {SIGNED}", "GL007", "GL303"),
        (f"rule: GL303, quote: 不在那里, {SIGNED}", "GL007", "删去"),
        (f"rule: GL305, {SIGNED}", "GL007", "GL305"),
        (f"rule: GL303, expires: 2023-01-31, {SIGNED}", "GL008", "2023-01-31"),
        ("rule: GL303, approver: 张三", "GL008", "理由"),
        ("rule: GL303, reason: ' ', approver: 张三", "GL008", "理由"),
        ("rule: GL303, reason: 已核实", "GL008", "批准人"),
        ("rule: GL303", "GL008", "理由和批准人"),
    ],
)
def test_a_waiver_of_no_use_or_effect_is_a_finding_at_its_place(
    checked: Callable[..., Any], waiver: str, code: str, said: str
) -> None:
    outcome, (judged,) = checked(f"  - {{{waiver}}}")
    assert "GL303" in codes(outcome)
    assert outcome.suppressed == ()
    (found,) = judged.diagnostics
    assert (found.code, judged.path) == (code, ".govlint.yaml")
    assert said in found.message.zh
    assert judged.source.position(found.place.span.start) == (4, 12)
    assert judged.source.quote(found.place.span).startswith("GL30")
    assert not judged.is_report


@pytest.mark.parametrize(
    ("waiver", "options"),
    [
        ("rule: GL305, files: ['2021/']", {}),
        ("rule: GL303, files: ['2021/'], expires: 2001-01-01", {}),
        ("rule: GL305", {"select": ("GL1",)}),
        ("rule: GL3", {"select": ("GL305",)}),
        ("rule: GL401", {}),
        ("rule: GL305", {"more": "extend-select: []\nper-file: {2022/: {ignore: [GL305]}}\n"}),
        ("rule: GL305", {"more": "exclude: []\n", "select": ("GL3",), "name": "x.docx"}),
    ],
)
def test_only_waivers_for_files_and_rules_of_the_run_are_judged(
    checked: Callable[..., Any], waiver: str, options: dict[str, Any]
) -> None:
    _, judged = checked(f"  - {{{waiver}, {SIGNED}}}", **options)
    assert judged == []


def test_the_rules_on_waivers_can_be_ignored_and_graded(checked: Callable[..., Any]) -> None:
    _, (judged,) = checked("  - {rule: GL305, reason: a, approver: b}", more="severity: {GL007: error}\n")
    assert judged.diagnostics[0].severity.label == "error"
    _, judged = checked("  - {rule: GL305, reason: a, approver: b}", select=("GL3", "GL1"))
    assert len(judged) == 1
    _, judged = checked("  - {rule: GL305}\n  - {rule: GL303}", more="extend-select: [GL3]\nper-file: {}\n")
    assert [len(each.diagnostics) for each in judged] == [2]


@pytest.mark.parametrize(
    ("waiver", "column"),
    [
        ("{reason: a}", 5),
        ("{rule: GL9999}", 12),
        ("{rule: GL001}", 12),
        ("{rule: GL007}", 12),
        ("{rule: GL303, cell: requests.recieved}", 25),
        ("{rule: GL303, cell: sections.overview}", 25),
        ("{rule: GL303, expires: soon}", 28),
        ("{rule: GL303, file: a}", 19),
        ("{rule: GL303, files: ['a\\']}", 27),
    ],
)
def test_a_mistake_in_a_waiver_is_shown_at_its_place(tmp_path: Path, waiver: str, column: int) -> None:
    path = tmp_path / ".govlint.yaml"
    path.write_text(f"waivers:\n  - {waiver}\n", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        set_up(path, alone=True)
    assert (caught.value.line, caught.value.column) == (2, column)
    assert read_config is not None


def test_the_rules_on_exceptions_are_the_machines_own() -> None:
    assert {"GL007", "GL008"} <= {getattr(rule, "code", "") for rule in OWN_CONTRIBUTION.rules}
