"""What it costs to start: one report checked, against the bare import of the dependencies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict

_LIMIT = 2.5


def main(rounds: int = 15) -> bool:
    """Print the ratio; return whether the limit is held."""
    govlint = shutil.which("govlint", path=str(Path(sys.executable).parent)) or shutil.which("govlint")
    if govlint is None:
        print("start-up: the command govlint is not installed beside this Python", file=sys.stderr)
        return False
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(next(reports(1)), "utf-8")
        check = [govlint, "check", "--fail-on", "never", str(report)]
        bare = [sys.executable, "-c", "import lark, pluggy, ruamel.yaml, click"]
        taken = medians({"check": lambda: _run(check), "import": lambda: _run(bare)}, rounds)
    ratio = taken["check"] / taken["import"]
    print(f"start-up: govlint check of one report {taken['check'] * 1e3:.0f} ms, ", end="")
    print(f"import lark, pluggy, ruamel.yaml, click {taken['import'] * 1e3:.0f} ms: {verdict(ratio, _LIMIT)}")
    return ratio <= _LIMIT


def _run(command: list[str]) -> None:
    # An installed package has its bytecode; a checkout has it after the first run, unless that is forbidden.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=kept)
