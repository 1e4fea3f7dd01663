"""``python -m benchmarks generate``: an archive on disk, with its truth beside it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archives.generate import Maker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TRUTH = "truth.jsonl"
CONFIG = ".govlint.yaml"


def main(arguments: Sequence[str]) -> int:
    """Write the archive that is asked for; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks generate",
        description="Write made-up reports, a configuration, and truth.jsonl: a line for each fault.",
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=2023, help="the same seed makes the same archive")
    parser.add_argument("--reports", type=int, default=1000, help="about how many; agencies are made whole")
    parser.add_argument("--faults", type=float, default=0.1, help="the share of reports with a fault")
    asked = parser.parse_args(arguments)
    if asked.folder.exists() and any(asked.folder.iterdir()):
        parser.error(f"{asked.folder} is not empty")
    reports, faults = write_archive(asked.folder, seed=asked.seed, reports=asked.reports, faults=asked.faults)
    print(f"{reports} reports, {faults} faults, seed {asked.seed}: {asked.folder}")
    return 0


def write_archive(folder: Path, *, seed: int, reports: int, faults: float) -> tuple[int, int]:
    """Write an archive, a report at a time.

    Args:
        folder: where; made if it is not there.
        seed: what decides everything.
        reports: about how many.
        faults: the share of reports with a fault.

    Returns:
        How many reports and how many faults were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    maker = Maker(seed, faults)
    written = faulty = 0
    with (folder / TRUTH).open("w", encoding="utf-8") as truth:
        for made in maker.reports(reports):
            path = folder / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made.text, encoding="utf-8")
            written += 1
            if made.truth is not None:
                truth.write(json.dumps(made.truth, ensure_ascii=False) + "\n")
                faulty += 1
    (folder / CONFIG).write_text(_configured(maker.summaries), encoding="utf-8")
    return written, faulty


def _configured(summaries: Mapping[str, tuple[str, ...]]) -> str:
    listed = [f"    - {{name: {name}, children: [{', '.join(under)}]}}" for name, under in summaries.items()]
    return "\n".join(["root: true", *(["archive:", "  agencies:", *listed] if listed else [])]) + "\n"
