"""``check --fix`` and ``--diff``, as a clerk types them."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.conftest import process

from govlint.cli import fixes
from govlint.fixing import Fixed, fix_bytes
from govlint_grammar.bases import base_report

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

GOOD = base_report("2021")
BAD = GOOD.replace("五、存在的主要问题", "5、存在的主要问题").replace("行政规范性文件", "规范性文件")
FLAGS = ("--isolated", "--lang", "en")


@pytest.fixture
def report(project: Path) -> Path:
    path = project / "报告.txt"
    path.write_bytes(BAD.replace("\n", "\r\n").encode("gb18030"))
    return path


def test_fix_mends_the_file_and_keeps_its_encoding_and_line_ends(govlint: Govlint, report: Path) -> None:
    report.chmod(0o640)
    run = govlint("check", "--fix", *FLAGS, "--format", "concise", report)
    assert report.read_bytes() == GOOD.replace("\n", "\r\n").encode("gb18030")
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert run.code == 0
    assert run.err == "fixed 2 findings in 1 file (GL105 1, GL207 1), 0 left\n"
    assert "nothing found" in run.out
    assert [path.name for path in report.parent.glob(".*.tmp")] == []


def test_fix_says_so_in_chinese(govlint: Govlint, report: Path) -> None:
    run = govlint("check", "--fix", "--isolated", report)
    assert run.err == "已自动修改 1 个文件中的 2 个问题（GL105 1、GL207 1），还有 0 个问题\n"


def test_exit_non_zero_on_fix(govlint: Govlint, report: Path) -> None:
    assert govlint("check", "--fix", "--exit-non-zero-on-fix", *FLAGS, report).code == 1
    assert govlint("check", "--fix", "--exit-non-zero-on-fix", *FLAGS, report).code == 0


def test_what_is_left_decides_the_exit_code(govlint: Govlint, report: Path) -> None:
    left = BAD.replace("四、政府信息公开行政复议", "四、政府公开行政复议").replace("一、总体情况\n", "")
    report.write_text(left, "utf-8")
    run = govlint("check", "--fix", *FLAGS, "--format", "concise", report)
    assert run.code == 1
    assert "GL105" not in run.out
    assert "五、存在的主要问题" in report.read_text("utf-8")


def test_diff_shows_and_writes_nothing(govlint: Govlint, report: Path) -> None:
    before = report.read_bytes()
    run = govlint("check", "--diff", *FLAGS, report.name)
    assert report.read_bytes() == before
    assert run.code == 1
    assert run.out.startswith(f"--- {report.name}\n+++ {report.name}\n@@ ")
    changed = [line for line in run.out.splitlines()[2:] if line[0] in "-+"]
    assert "-5、存在的主要问题及改进情况" in changed
    assert "+五、存在的主要问题及改进情况" in changed
    assert len(changed) == 4
    assert run.err == "would fix 2 findings in 1 file (GL105 1, GL207 1)\n"


def test_diff_of_what_is_right_is_empty(govlint: Govlint, report: Path) -> None:
    report.write_text(GOOD, "utf-8")
    run = govlint("check", "--diff", *FLAGS, report)
    assert (run.code, run.out) == (0, "")


def test_diff_wins_over_fix(govlint: Govlint, report: Path) -> None:
    before = report.read_bytes()
    govlint("check", "--fix", "--diff", *FLAGS, report)
    assert report.read_bytes() == before


def test_the_diff_of_a_last_line_without_an_end_says_so(govlint: Govlint, report: Path) -> None:
    start, heading, rest = GOOD.partition("六、其他需要")
    report.write_text(f"{start}6{heading[1:]}{rest.partition('。')[0]}。", "utf-8")
    run = govlint("check", "--diff", *FLAGS, report)
    assert run.out.endswith("\n\\ No newline at end of file\n")


def test_without_fix_the_user_is_told_what_could_be_fixed(govlint: Govlint, report: Path) -> None:
    run = govlint("check", *FLAGS, report)
    assert run.err == "2 of them can be fixed with --fix (--diff shows how)\n"
    assert govlint("check", *FLAGS, "--quiet", report).err == ""


def test_a_total_is_changed_only_with_unsafe_fixes(govlint: Govlint, report: Path) -> None:
    wrong = Path(__file__).parents[2] / "examples" / "bad" / "合计对不上.txt"
    report.write_bytes(wrong.read_bytes())
    assert govlint("check", "--fix", *FLAGS, report).code == 1
    assert report.read_bytes() == wrong.read_bytes()
    run = govlint("check", "--fix", "--unsafe-fixes", *FLAGS, report)
    assert "GL305 1" in run.err
    assert report.read_bytes() != wrong.read_bytes()


def test_a_fix_that_would_contradict_the_prose_is_not_made_and_that_is_told(
    govlint: Govlint, report: Path
) -> None:
    start, row, rest = GOOD.partition("一、本年新收政府信息公开申请数量\n")
    blank = start.replace("（二）依申请公开\n", "（二）依申请公开\n全年共收到政府信息公开申请5件。") + row
    report.write_text(blank + rest.replace("\t0\n\n\t二、", "\t\n\n\t二、", 1), "utf-8")
    before = report.read_bytes()
    run = govlint("check", "--fix", *FLAGS, "--format", "concise", report)
    assert report.read_bytes() == before
    assert "GL304" in run.out
    assert "1 finding left unfixed" in run.err


def test_a_link_stays_a_link(govlint: Govlint, report: Path) -> None:
    link = report.with_name("链接.txt")
    try:
        link.symlink_to(report.name)
    except OSError:
        pytest.skip("no symbolic links here")
    govlint("check", "--fix", *FLAGS, link)
    assert link.is_symlink()
    assert "五、存在的主要问题" in report.read_bytes().decode("gb18030")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_named(govlint: Govlint, report: Path) -> None:
    report.chmod(0o440)
    run = govlint("check", "--fix", *FLAGS, report)
    assert run.code == 2
    assert "no permission to write, the file is as it was" in run.err


def test_a_full_disk_leaves_the_file_as_it_was(
    govlint: Govlint, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = report.read_bytes()
    monkeypatch.setattr(Path, "replace", full)
    run = govlint("check", "--fix", *FLAGS, "--format", "concise", report)
    assert run.code == 2
    assert "No space left on device" in run.err
    assert "GL105" in run.out  # still there, so still told
    assert report.read_bytes() == before
    assert [path.name for path in report.parent.glob(".*.tmp")] == []


def test_a_file_that_changes_meanwhile_is_left_alone(
    govlint: Govlint, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meddle(*arguments: Any, **options: Any) -> Fixed:
        report.write_text("别人刚存的内容", "utf-8")
        return fix_bytes(*arguments, **options)

    monkeypatch.setattr(fixes, "fix_bytes", meddle)
    run = govlint("check", "--fix", *FLAGS, report)
    assert run.code == 2
    assert "run again" in run.err
    assert report.read_text("utf-8") == "别人刚存的内容"


def test_standard_input_is_fixed_to_standard_output(project: Path) -> None:
    run = process("check", "--fix", *FLAGS, "--format", "concise", "-", input=BAD.encode("gb18030"))
    assert run.stdout == GOOD.encode("gb18030")
    assert b"nothing found" in run.stderr
    assert run.returncode == 0


def test_a_waived_finding_is_not_fixed(govlint: Govlint, report: Path) -> None:
    waiver = "{rule: GL105, reason: 原件如此, approver: 李某, expires: 2099-12-31}"
    report.with_name("w.yaml").write_text(f"waivers: [{waiver}]\n", "utf-8")
    run = govlint("check", "--fix", "--config", report.with_name("w.yaml"), "--lang", "en", report)
    assert "(GL207 1)" in run.err
    assert "5、存在的主要问题" in report.read_bytes().decode("gb18030")


def test_the_machine_output_says_how_a_finding_is_fixed(govlint: Govlint, report: Path) -> None:
    run = govlint("check", *FLAGS, "--format", "json", report)
    found = {each["code"]: each for each in json.loads(run.out)["files"][0]["diagnostics"]}
    assert found["GL105"]["fix"]["applicability"] == "safe"
    assert found["GL105"]["fix"]["edits"][0]["text"] == "五、"
    assert run.err == ""


def test_a_file_that_cannot_be_read_is_told_as_without_fix(govlint: Govlint, project: Path) -> None:
    (project / "空.txt").write_bytes(b"")
    run = govlint("check", "--fix", *FLAGS, project / "空.txt")
    assert run.code == 2
    assert "GL001" in run.out
    assert govlint("check", "--diff", *FLAGS, project / "空.txt").code == 2


def test_the_help_names_the_options_in_both_languages(govlint: Govlint) -> None:
    for lang in ("zh", "en"):
        text = govlint("check", "--help", "--lang", lang).out
        for option in ("--fix", "--diff", "--unsafe-fixes", "--exit-non-zero-on-fix"):
            assert option in text
