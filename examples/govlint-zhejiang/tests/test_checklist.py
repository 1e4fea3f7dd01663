"""The plugin as it is installed: what `govlint` says with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """云州市青溪区林业局2023年政府信息公开工作年度报告

一、总体情况
（四）政府信息公开平台建设
门户网站*全年*运行正常。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def govlint(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "govlint", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


def test_the_plugin_is_installed_with_all_that_it_gives() -> None:
    listed = govlint("plugins", "--lang", "en").stdout
    own = listed[listed.index("govlint-zhejiang 0.1.0") :]
    assert "codes: ZJ101, ZJ201–ZJ202" in own
    assert "output formats: checklist" in own


def test_the_list_of_what_is_to_be_mended(report: Path) -> None:
    arguments = ("check", "--isolated", "--select", "ZJ", "--format", "checklist", "--as-of", "2024-02-01")
    done = govlint(*arguments, report)
    assert done.stdout.splitlines() == [
        "# 整改清单 2024-02-01",
        "",
        "## 云州市青溪区林业局 2023",
        "",
        "- [ ] ZJ202 一、总体情况 › （四）政府信息公开平台建设: "
        "平台建设部分没有写政务新媒体；没有开设的，写明没有开设",
    ]
    english = govlint(*arguments, report, "--lang", "en").stdout
    assert "nothing is said of new media" in english


def test_a_clean_report_has_nothing_to_mend(report: Path) -> None:
    report.write_text(REPORT.replace("门户网站", "微信公众号"), "utf-8")
    done = govlint("check", "--isolated", "--select", "ZJ", "--format", "checklist", report)
    assert done.returncode == 0
    assert done.stdout.endswith("没有需要整改的问题。\n")
