"""Whether time and memory stay as they are with ten and a hundred times as many reports.

``BENCH_SIZES`` gives the numbers of reports (1000,10000,100000).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import reports

_TIME = 1.15  # times the time a report at the smallest size, at most
_MEMORY = 1.3  # times the memory at the size before the largest, at most
_PROBE = """
import resource, sys
from govlint.cli import run
code = run(sys.argv[1:])
own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own, workers, code, file=sys.stderr)
"""


class Measured(NamedTuple):
    """What a run took.

    Attributes:
        count: how many reports.
        seconds: the whole command.
        own: the peak memory of its process in KiB; worker: that of the largest of its workers.
    """

    count: int
    seconds: float
    own: int
    worker: int

    @property
    def memory(self) -> int:
        """The peaks of the process and its two workers, added up, in KiB."""
        return self.own + 2 * self.worker


def main() -> bool:
    """Print what each size takes; return whether both limits are held."""
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,10000,100000").split(",")]
    with tempfile.TemporaryDirectory() as name:
        measured = [_measured(Path(name), size) for size in sizes]
    first = measured[0]
    # The start of the program is the same at every size, and most of what the smallest takes.
    start = _started()
    each = [(one.seconds - start) / one.count for one in measured]
    for one, cost in zip(measured, each, strict=True):
        print(
            f"{one.count} reports: {one.seconds:.1f} s, {cost * 1e3:.2f} ms a report beside the start;"
            f" peak memory {one.own / 1024:.0f} MiB, of a worker {one.worker / 1024:.0f} MiB"
        )
    time_ratio = max(each) / min(each)
    memory_ratio = measured[-1].memory / measured[-2].memory if len(measured) > 1 else 1.0
    print(
        f"time a report: within {time_ratio:.2f}x ({'held' if time_ratio <= _TIME else 'NOT HELD'}, {_TIME})"
    )
    print(
        f"memory at {measured[-1].count} against that at {measured[-2:][0].count}: {memory_ratio:.2f}x"
        f" ({'held' if memory_ratio <= _MEMORY else 'NOT HELD'}, limit {_MEMORY})"
    )
    return time_ratio <= _TIME and memory_ratio <= _MEMORY and first.count > 0


def _measured(folder: Path, count: int) -> Measured:
    archive = folder / str(count)
    for number, text in enumerate(reports(count)):
        if number % 1000 == 0:
            (archive / f"{number // 1000:03}").mkdir(parents=True)
        (archive / f"{number // 1000:03}" / f"{number:06}.txt").write_bytes(text.encode())
    options = ("--isolated", "--no-cache", "--format", "concise", "-q", "--jobs", "2")
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, "check", str(archive), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - began
    own, worker, _ = map(int, done.stderr.split()[-3:])
    return Measured(count, seconds, own, worker)


def _started() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "govlint", "--version"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began
