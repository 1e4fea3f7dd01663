"""A plugin that misbehaves: the run says which, ends with exit code 2, and loses nobody else's findings."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.positioned import load_document

if TYPE_CHECKING:
    from govlint_grammar.positioned import Node

HEAD = """
from pathlib import Path
from govlint.api import *

HERE = Path(__file__).parent

class Base(Rule):
    "Something is wrong"
    severity = Severity.WARNING
    page_zh = "有问题"
    messages = {"default": Text("有问题", "something is wrong")}

    def check(self, subject, context):
        yield self.found(place_of_report(subject))
"""
FINE = """
class Fine(Base):
    "Something is wrong"
    code, name = "FN101", "fine"

@hookimpl
def govlint_rules():
    return [Fine]
"""
DATA = Path(__file__).parent / "data" / "misbehaving_plugins.yaml"
BAD = [node.map((), ("does", "says", "source")) for node in load_document(DATA).items()]


def install(folder: Path, name: str, source: str) -> None:
    """Put a distribution into a folder as pip would leave it."""
    info = folder / f"govlint_{name}-0.7.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: govlint-{name}\nVersion: 0.7\n")
    (info / "entry_points.txt").write_text(f"[govlint]\n{name} = govlint_{name}_plugin\n")
    (folder / f"govlint_{name}_plugin.py").write_text(HEAD + textwrap.dedent(source), "utf-8")


def govlint(folder: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), *sys.path])
    return subprocess.run(
        [sys.executable, "-m", "govlint", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    faults = {"requests.received[individual]": 5, "requests.received[total]": 5}
    (folder / "a.txt").write_text(base_report("2021", Edits(set=faults)), "utf-8")
    (folder / "b.tide").write_text("潮汐", "utf-8")
    return folder


@pytest.mark.parametrize("bad", BAD, ids=[each["does"].text() for each in BAD])
def test_a_plugin_that(bad: dict[str, Node], reports: Path, tmp_path: Path) -> None:
    install(tmp_path / "site", "fine", FINE)
    install(tmp_path / "site", "bad", bad["source"].text())
    run = govlint(tmp_path / "site", "check", "--format", "concise", "--lang", "en", cwd=reports)
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr
    assert "govlint-bad 0.7" in run.stderr
    for word in bad["says"].strings():
        assert word in run.stderr
    assert "GL301" in run.stdout
    assert "FN101" in run.stdout


def test_a_format_that_fails_shows_the_findings_all_the_same(reports: Path, tmp_path: Path) -> None:
    source = (
        "def lines(run, view):\n    yield 'begun'\n    raise LookupError('tides')\n"
        "@hookimpl\ndef govlint_formatters():\n    return [Formatter('tide', Text('潮', 'tide'), lines)]"
    )
    install(tmp_path / "site", "bad", source)
    out = reports / "out.txt"
    run = govlint(
        tmp_path / "site", "check", "--format", "tide", "--output", f"tide={out}", "--lang", "en", cwd=reports
    )
    assert run.returncode == 2
    assert run.stdout == ""
    for word in ("GL301", "tide", "govlint-bad 0.7", "tides"):
        assert word in run.stderr
    assert not out.exists()


def test_what_is_left_out_is_listed(reports: Path, tmp_path: Path) -> None:
    install(tmp_path / "site", "bad", "1 / 0")
    run = govlint(tmp_path / "site", "plugins", "--lang", "en", cwd=reports)
    assert "govlint-bad 0.7" in run.stdout
    assert "cannot be loaded: ZeroDivisionError" in run.stdout


def test_isolated_runs_nothing_of_the_folder(reports: Path, tmp_path: Path) -> None:
    (reports / "mine.py").write_text("open('ran', 'w').close()\n" + HEAD + FINE, "utf-8")
    (reports / ".govlint.yaml").write_text("plugins: [mine.py]\n", "utf-8")
    alone = govlint(tmp_path, "check", "--isolated", "--format", "concise", cwd=reports)
    assert not (reports / "ran").exists()
    assert "FN101" not in alone.stdout
    named = govlint(
        tmp_path, "check", "--isolated", "--plugin", "mine.py", "--format", "concise", cwd=reports
    )
    assert (reports / "ran").exists()
    assert "FN101" in named.stdout
    twice = govlint(tmp_path, "check", "--plugin", "./mine.py", "--format", "concise", cwd=reports)
    assert "FN101" in twice.stdout
    assert twice.returncode == 1


def test_a_plugin_that_is_named_and_not_there_is_told(reports: Path, tmp_path: Path) -> None:
    for command in (["check"], ["plugins"], ["rule", "GL301"]):
        run = govlint(tmp_path, *command, "--plugin", "none.py", "--lang", "en", cwd=reports)
        assert run.returncode == 2
        assert "there is no plugin none.py" in run.stderr
