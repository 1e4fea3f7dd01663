"""Medians of things timed in turn, so that what slows the machine slows both sides."""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def medians(
    sides: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Time each side once a round, in turn, after one round to warm up.

    Args:
        sides: name to what is run; a side does all its work in one call.
        rounds: how many rounds count, at least five.
        clock: the clock; `time.process_time` where all is done in this process, as it does not run while
            others have the processor.

    Returns:
        The median of each side's rounds, in seconds.
    """
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(max(rounds, 5) + 1):
        for name, run in sides.items():
            gc.collect()
            start = clock()
            run()
            if number:
                taken[name].append(clock() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def seconds_of(run: Callable[[], object], rounds: int) -> float:
    """Return the median of what some runs take that are too long to be repeated in turn with others."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def verdict(ratio: float, limit: float) -> str:
    """Return a ratio held against its limit."""
    return f"{ratio:.2f}x (limit {limit}x): {'held' if ratio <= limit else 'NOT HELD'}"
