"""The example of a plugin in a distribution of its own, where it lies; CI installs it and runs its own tests."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from govlint.hooks import govlint_formatters, govlint_packs, govlint_rules, govlint_vocabulary

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "govlint-zhejiang"


def govlint(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "govlint", *arguments, "--lang", "en"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")


def test_its_cases_and_examples_hold() -> None:
    done = govlint("plugin", "test", str(EXAMPLE))
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("3 rules, 14 cases, all hold\n")


def test_it_gives_a_rule_a_pack_a_format_and_a_word() -> None:
    text = (EXAMPLE / "src" / "govlint_zhejiang" / "__init__.py").read_text("utf-8")
    for hook in (govlint_rules, govlint_packs, govlint_formatters, govlint_vocabulary):
        assert f"@hookimpl\ndef {hook.__name__}(" in text


def test_it_is_a_distribution_of_its_own_that_ci_builds_installs_and_tests() -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["govlint"] == {"zhejiang": "govlint_zhejiang"}
    assert "examples/govlint-zhejiang" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_its_pack_has_a_fresh_twin() -> None:
    pack = EXAMPLE / "src" / "govlint_zhejiang" / "zhejiang.yaml"
    done = subprocess.run([sys.executable, "-m", "govlint.packs", "--check", str(pack)], cwd=ROOT)
    assert done.returncode == 0
