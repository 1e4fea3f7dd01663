"""``python -m benchmarks truth``: whether a check finds the faults of made-up archives, and nothing else."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.archives.writing import CONFIG, TRUTH, write_archive
from govlint.api import check_archive

if TYPE_CHECKING:
    from govlint.api import FileOutcome

_SEEDS = (11, 12, 13)
_REPORTS = 3000
_FAULTS = 0.25
_AS_OF = date(2026, 6, 30)


class Score(NamedTuple):
    """How a check compares with the truth.

    Attributes:
        found: faults that were found, by code; missed: that were not.
        false: findings on a report that has no such fault, by code.
        places: where the first of each kind of mistake is.
    """

    reports: int
    found: Counter[str]
    missed: Counter[str]
    false: Counter[str]
    places: dict[str, str]


def main() -> bool:
    """Check archives of several seeds; return whether all was found and nothing else."""
    right = True
    for seed in _SEEDS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_archive(folder, seed=seed, reports=_REPORTS, faults=_FAULTS)
            score = score_of(folder)
        faults = sum(score.found.values()) + sum(score.missed.values())
        print(f"truth, seed {seed}: {score.reports} reports, {faults} faults")
        for code in sorted({*score.found, *score.missed, *score.false}):
            print(
                f"  {code}: {score.found[code]} found, {score.missed[code]} missed, {score.false[code]} false"
            )
        for mistake, place in score.places.items():
            print(f"  {mistake}: {place}")
        right = right and not score.missed and not score.false
    print("every fault found and none false" if right else "NOT held")
    return right


def score_of(folder: Path) -> Score:
    """Hold the findings on an archive against the truth beside it."""
    truth: dict[str, list[dict[str, object]]] = {}
    for line in (folder / TRUTH).read_text("utf-8").splitlines():
        fault = json.loads(line)
        truth.setdefault(fault["path"], []).append(fault)
    files = sorted(folder.rglob("*.txt"))
    run = check_archive(files, as_of=_AS_OF, config_file=folder / CONFIG, whole=True)
    score = Score(len(run.files), Counter(), Counter(), Counter(), {})
    for outcome in run.files:
        path = Path(outcome.path).relative_to(folder).as_posix()
        _compare(outcome, path, truth.get(path, []), score)
    return score


def _compare(outcome: FileOutcome, path: str, faults: list[dict[str, object]], score: Score) -> None:
    spoken = {finding.code for finding in outcome.diagnostics}
    standing = {finding.code for finding in outcome.diagnostics if not finding.because_of}
    allowed: set[object] = set()
    for fault in faults:
        code, also = str(fault["code"]), fault["also"]
        allowed |= {code, *(also if isinstance(also, list) else ())}
        if code in spoken:
            score.found[code] += 1
        else:
            score.missed[code] += 1
            score.places.setdefault(f"missed {code}", path)
    for code in (*sorted(standing - allowed), *(each.code for each in outcome.internal)):
        score.false[code] += 1
        score.places.setdefault(f"false {code}", path)
