"""Kills at random moments, a few of them; `python -m benchmarks kills` does fifty."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from benchmarks.kills import killed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc")
def test_what_is_killed_leaves_nothing_half_done(tmp_path: Path) -> None:
    told, faults = killed(tmp_path, 5, seed=3)
    assert faults == []
    assert sum(told.values()) == 5
