"""Whether time and memory stay linear: a long file, and a report of very many table rows."""

from __future__ import annotations

import itertools
import subprocess
import sys

_PROBE = """
import resource, sys, time
from datetime import date
from govlint.config import Config
from govlint.engine import check_bytes
from govlint.registry import build_registry
from govlint_grammar.bases import base_report
kind, size = sys.argv[1], int(sys.argv[2])
base = base_report("2021")
if kind == "rows":
    row = "\\t一、本年新收政府信息公开申请数量\\n" + "\\t0\\n" * 7 + "\\n"
    place = base.index("\\t一、本年新收")
    text = base[:place] + row * size + base[place:]
elif kind == "strange rows":
    place = base.index("\\t三、本年度办理结果")
    rows = (f"\\t第{n}种情形\\n" + "\\t0\\n" * 7 + "\\n" for n in range(size))
    text = base[:place] + "".join(rows) + base[place:]
elif kind == "paragraphs":
    line = "我局按月检查公开目录，逐条核对更新日期，发现问题当日更正，并记入台账。\\n"
    text = base + line * (size * 1_000_000 // len(line.encode()))
else:
    text = base + "公开" * (size * 1_000_000 // 6)
data = text.encode()
del text
registry = build_registry()
start = time.perf_counter()
check_bytes("a.txt", data, registry, Config(), date(2026, 6, 1))
print(len(data), time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_SIZES = {
    "rows": (25_000, 50_000, 100_000),
    "strange rows": (25_000, 50_000, 100_000),
    "paragraphs": (12, 25, 50),
    "one line": (12, 25, 50),
}

# Doubling the input may not cost more than this many times the time or memory.
_LIMIT = 2.6


def main() -> bool:
    """Print time and memory at each size; return whether both stay linear."""
    held = True
    for kind, sizes in _SIZES.items():
        measured = [_probe(kind, size) for size in sizes]
        steps = [
            (after[1] / before[1], after[2] / before[2]) for before, after in itertools.pairwise(measured)
        ]
        fine = all(time <= _LIMIT and memory <= _LIMIT for time, memory in steps)
        held = held and fine
        for size, (length, seconds, memory) in zip(sizes, measured, strict=True):
            unit = "rows" if "rows" in kind else "MB"
            print(f"{kind}: {size} {unit} ({length / 1e6:.1f} MB): {seconds:.2f} s, {memory / 1024:.0f} MiB")
        print(f"  doubling costs {', '.join(f'{t:.2f}x time {m:.2f}x memory' for t, m in steps)}: ", end="")
        print("linear" if fine else "NOT LINEAR")
    return held


def _probe(kind: str, size: int) -> tuple[int, float, int]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, kind, str(size)], check=True, capture_output=True, text=True
    )
    length, seconds, memory = done.stdout.split()
    return int(length), float(seconds), int(memory)
