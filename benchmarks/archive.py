"""A whole archive by the whole command: against zhlint on the same files, and a second run with a warm cache.

``BENCH_FILES`` says how many reports (10,000), ``BENCH_ROUNDS`` how often each side runs (5). zhlint, which
takes minutes for such an archive, runs once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import reports
from benchmarks.timing import medians, seconds_of, verdict

_FASTER = 8.0  # than zhlint, at least
_WARM = 2.0  # times reading and hashing, at most
_HASH = """
import hashlib, sys
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    hashlib.sha256(path.read_bytes()).digest()
"""


def main() -> bool:
    """Print what the runs take; return whether both limits are held."""
    count = int(os.environ.get("BENCH_FILES", "10000"))
    rounds = int(os.environ.get("BENCH_ROUNDS", "5"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "archive").mkdir()
        size = 0
        for number, text in enumerate(reports(count)):
            size += (folder / "archive" / f"{number:06}.txt").write_bytes(text.encode())
        print(f"{count} text reports, {size / 1e6:.0f} MB, two processes, whole command")
        cold = seconds_of(lambda: _govlint(folder, "--no-cache"), rounds)
        print(f"govlint without a cache: {cold:.2f} s, {cold / count * 1e3:.2f} ms a report")
        held = _against_zhlint(folder, cold)
        return _second_run(folder, rounds) and held


def _against_zhlint(folder: Path, cold: float) -> bool:
    program = _zhlint(folder)
    if program is None:
        print("zhlint: not measured: npm cannot be run or cannot install it")
        return True
    taken = seconds_of(lambda: _run(folder, ["node", program, "archive/*.txt"]), 1)
    ratio = taken / cold
    print(f"zhlint: {taken:.1f} s; govlint is {ratio:.1f} times as fast ", end="")
    print(f"({'held' if ratio >= _FASTER else 'NOT HELD'}, limit {_FASTER})")
    return ratio >= _FASTER


def _second_run(folder: Path, rounds: int) -> bool:
    _govlint(folder, "--cache-dir", "cache")
    taken = medians(
        {
            "warm": lambda: _govlint(folder, "--cache-dir", "cache"),
            "hashing": lambda: _run(folder, [sys.executable, "-c", _HASH, "archive"]),
        },
        rounds,
    )
    warm, hashing = taken["warm"], taken["hashing"]
    print(
        f"second run, nothing changed: {warm:.2f} s; reading and hashing in Python {hashing:.2f} s: ", end=""
    )
    print(verdict(warm / hashing, _WARM))
    (folder / "archive" / "000000.txt").write_bytes(next(reports(1, seed=1)).encode())
    changed = seconds_of(lambda: _govlint(folder, "--cache-dir", "cache"), 1)
    print(f"after a change of one file: {changed:.2f} s")
    return warm / hashing <= _WARM


def _govlint(folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "govlint", "check", "archive", "--isolated", "--format", "concise", "-q"]
    _run(folder, [*command, "--jobs", "2", *options])


def _run(folder: Path, command: list[str]) -> None:
    # Findings give other exit codes than 0; how many there are is no matter here.
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _zhlint(folder: Path) -> str | None:
    """Install zhlint and return the path of its program; None where that cannot be done."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return None
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "zhlint"]
    done = subprocess.run(install, cwd=folder, capture_output=True, check=False)
    program = folder / "node_modules/zhlint/bin/index.js"
    return str(program) if done.returncode == 0 and program.exists() else None
