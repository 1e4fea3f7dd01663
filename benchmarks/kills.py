"""Runs and workers killed at random moments: outputs whole or absent, the cache good, the next run right."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import reports
from govlint.cache.store import FILE_NAME

_FILES = 120
_OUTPUTS = ("csv", "json")


def main(times: int = 50) -> bool:
    """Kill so many times and print what came of it; return whether all was as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        told, faults = killed(Path(folder), times, seed=8)
    print(f"killed {times} times: " + ", ".join(f"{what} {count}" for what, count in sorted(told.items())))
    for fault in faults:
        print(f"  {fault}")
    print("outputs whole or absent, cache good, next run right: " + ("held" if not faults else "NOT HELD"))
    return not faults


def killed(folder: Path, times: int, seed: int) -> tuple[dict[str, int], list[str]]:
    """Kill runs in a folder; return how often what was hit, and everything that went wrong."""
    draw = random.Random(seed)
    archive = folder / "archive"
    archive.mkdir()
    for number, text in enumerate(reports(_FILES)):
        (archive / f"{number:03}.txt").write_text(text, encoding="utf-8")
    started = time.monotonic()
    _finished(folder, "2026-01-01", "--jobs", "2", "--cache-dir", "cache")
    lasts = time.monotonic() - started
    told: dict[str, int] = {}
    faults: list[str] = []
    for turn in range(times):
        # Another date every other time, so that the cache is cold; else it is warm but for some entries.
        day = f"2026-02-{turn // 2 % 28 + 1:02}"
        hit = _one(folder, day, draw, lasts, faults)
        told[hit] = told.get(hit, 0) + 1
    return told, faults


def _one(folder: Path, day: str, draw: random.Random, lasts: float, faults: list[str]) -> str:
    """Kill one run, or one of its workers, and look at what is left; return what was hit."""
    _left_behind(folder)
    run = _started(folder, day, "--jobs", "2", "--cache-dir", "cache")
    time.sleep(draw.uniform(0.05, lasts))
    workers = _children(run.pid)
    worker = draw.choice(workers) if workers and draw.random() < 0.6 else None
    over = run.poll() is not None
    if not over:
        try:
            os.kill(worker or run.pid, signal.SIGKILL)
        except ProcessLookupError:  # it was quicker
            over = True
    code = run.wait(120)
    if not _gone(workers):
        faults.append(f"{day}: a worker outlived its run")
    left = _left_behind(folder)
    truth = _finished(folder, day, "--jobs", "1", "--no-cache")
    right = _left_behind(folder)
    if worker is not None and not over and code == 2:
        hit = "a worker at a file"
    elif worker is not None:
        hit = "a worker between files"
    else:
        hit = "nothing any more" if over else "the run"
    wrong = _wrong(left, right, code, whole=worker is None)
    if wrong:
        faults.append(f"{day}: {hit} was hit: {wrong}")
    again = _finished(folder, day, "--jobs", "2", "--cache-dir", "cache")
    if _left_behind(folder) != right:
        faults.append(f"{day}: the run after it ({hit}) gives other outputs")
    if again != truth:
        faults.append(f"{day}: the run after it ({hit}) ends with {again}, not {truth}")
    if not _good(folder / "cache" / FILE_NAME):
        faults.append(f"{day}: the cache is damaged")
    return hit


def _left_behind(folder: Path) -> dict[str, bytes]:
    """Return the outputs that a run has left, and take them away."""
    left = {}
    for path in list(folder.glob("*o.*")):
        if path.suffix != ".tmp":  # what is half written never has the name that was asked for
            left[path.suffix[1:]] = path.read_bytes()
        path.unlink()
    return left


def _wrong(left: dict[str, bytes], right: dict[str, bytes], code: int, *, whole: bool) -> str:
    """Return what is wrong with what a run that was hit has left behind."""
    for kind, data in left.items():
        if data == right[kind]:
            continue
        if whole or kind != "json" or code != 2:
            if kind == "csv" and code == 2 and not whole:
                continue  # the rows of the lost file are not there; the JSON output says which
            return f"o.{kind} is not whole"
        try:
            files = {each["path"]: each for each in json.loads(data)["files"]}
        except ValueError:
            return "o.json is no JSON"
        lost = [path for path, each in files.items() if each["internal"]]
        if len(files) != _FILES or len(lost) != 1:
            return f"{len(lost)} files lost of {len(files)}"
        true = {each["path"]: each for each in json.loads(right[kind])["files"]}
        others = [path for path in files if path not in lost and _own(files[path]) != _own(true[path])]
        if others:
            return f"other files differ too: {others[:3]}"
    return ""


def _own(file: dict[str, Any]) -> object:
    """Return what was found in a file by itself: what others say of it changes when one of them is lost."""
    return [each for each in file["diagnostics"] if not each["code"].startswith("GL9")]


def _command(day: str, *options: str) -> list[str]:
    outputs = [word for kind in _OUTPUTS for word in ("--output", f"{kind}=o.{kind}")]
    command = [sys.executable, "-m", "govlint", "check", "archive", "--isolated", "--as-of", day, "-q"]
    return [*command, *outputs, *options]


def _started(folder: Path, day: str, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(day, *options), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _finished(folder: Path, day: str, *options: str) -> int:
    return _started(folder, day, *options).wait(300)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (OSError, ValueError):
        return []


def _gone(pids: list[int]) -> bool:
    """Whether processes end by themselves within some seconds."""
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _good(database: Path) -> bool:
    connection = sqlite3.connect(database)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        connection.close()
