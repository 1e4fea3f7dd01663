"""What it costs to start: one report checked, against the bare import of the dependencies, and by part."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict

_LIMIT = 2.5
_LIMIT_OF_ALL = 2.3


def main(rounds: int = 15) -> bool:
    """Print the ratios and the cost of each part; return whether the limits are held."""
    govlint = shutil.which("govlint", path=str(Path(sys.executable).parent)) or shutil.which("govlint")
    if govlint is None:
        print("start-up: the command govlint is not installed beside this Python", file=sys.stderr)
        return False
    bare = [sys.executable, "-c", "import lark, pluggy, ruamel.yaml, click"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(next(reports(1)), "utf-8")
        check = [govlint, "check", "--fail-on", "never", str(report)]
        # Each of these does what the one before it does, and one thing more.
        steps = {
            "Python": [sys.executable, "-c", "pass"],
            "command line": [govlint, "--version"],
            "plugins, rules and forms": [govlint, "plugins"],
            "reading a report and one rule": [*check, "--select", "GL003"],
            "statements and all rules": [*check, "--select", "GL"],
        }
        sides = {"import": bare, "check": check, **steps}
        taken = medians({name: lambda command=run: _run(command) for name, run in sides.items()}, rounds)
    imported, everything = taken["import"], taken["statements and all rules"]
    held = [
        _told("govlint check of one report", taken["check"], imported, _LIMIT),
        _told("the same with --select GL, every rule", everything, imported, _LIMIT_OF_ALL),
    ]
    costs = {
        "Python": taken["Python"],
        **{name: taken[name] - taken[before] for before, name in pairwise(steps)},
    }
    print("parts, in imports: " + ", ".join(f"{name} {cost / imported:.2f}" for name, cost in costs.items()))
    return all(held)


def _told(what: str, taken: float, imported: float, limit: float) -> bool:
    ratio = taken / imported
    print(f"start-up: {what} {taken * 1e3:.0f} ms, ", end="")
    print(f"import lark, pluggy, ruamel.yaml, click {imported * 1e3:.0f} ms: {verdict(ratio, limit)}")
    return ratio <= limit


def _run(command: list[str]) -> None:
    # An installed package has its bytecode; a checkout has it after the first run, unless that is forbidden.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept)
