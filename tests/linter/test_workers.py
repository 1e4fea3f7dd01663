"""Worker processes: order, deaths, and what cannot be sent."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from govlint.workers import Lost, Workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

ITEMS = [str(number) for number in range(200)]


def job(item: str) -> Any:
    if item in ("60", "61", "199"):
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "70":
        return lambda: None  # cannot be sent
    if item == "80":
        raise SystemExit(3)
    time.sleep(0.001)
    return (item, item)


def alone(item: str) -> tuple[str, str]:
    return (item, "alone")


def prepare() -> Callable[[str], Any]:
    return job


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("jobs", [1, 3])
def test_a_worker_that_dies_costs_the_item_that_it_was_at(method: str, jobs: int) -> None:
    found = list(Workers(prepare, alone, jobs, method).results(ITEMS))
    expected: list[Any] = [(item, item) for item in ITEMS]
    expected[60], expected[61], expected[199] = (Lost(ITEMS[at], -signal.SIGKILL) for at in (60, 61, 199))
    expected[70], expected[80] = alone("70"), alone("80")
    assert found == expected


def never() -> Callable[[str], Any]:
    os._exit(7)


def test_workers_that_never_come_to_life_cost_each_item_and_end() -> None:
    assert list(Workers(never, alone, 2, "fork").results(ITEMS[:3])) == [Lost(item, 7) for item in ITEMS[:3]]


def lasting(folder: Path) -> Callable[[str], Any]:
    folder.joinpath(str(os.getpid())).touch()
    return lambda item: time.sleep(0.05) or item


def test_whoever_stops_early_leaves_no_process(tmp_path: Path) -> None:
    results = Workers(partial(lasting, tmp_path), str, 2, "fork").results(ITEMS)
    assert next(results) == "0"
    results.close()
    pids = [int(path.name) for path in tmp_path.iterdir()]
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_results_that_come_in_parts_are_all_there() -> None:
    def slow() -> Callable[[str], Any]:
        return lambda item: time.sleep(0.11) or item  # longer than a result waits for others

    assert list(Workers(slow, str, 3, "fork").results(ITEMS[:30])) == ITEMS[:30]


def test_no_more_is_done_ahead_than_a_few_tasks(tmp_path: Path) -> None:
    def mark() -> Callable[[str], Any]:
        return lambda item: (tmp_path / item).touch()

    results = Workers(mark, str, 2, "fork").results([str(number) for number in range(2000)])
    next(results)
    time.sleep(0.5)
    assert len(list(tmp_path.iterdir())) <= 32 * 2 * 4
    results.close()
