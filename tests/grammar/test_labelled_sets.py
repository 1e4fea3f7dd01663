"""The labelled sets that were written before the extractor saw them: nothing false, and little missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.statements import load, score

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize(
    ("name", "recall"),
    [
        ("statements_generalisation", 0.99),
        ("statements_unseen", 0.98),
        ("statements_unseen_2", 0.95),
        ("statements_unseen_3", 0.98),
        ("statements_unseen_4", 0.98),
    ],
)
def test_nothing_false_is_read_and_little_is_missed(name: str, recall: float) -> None:
    result = score(load(DATA / f"{name}.yaml"))
    assert [error for error in result.errors if error.startswith("FALSE")] == []
    assert result.all.recall >= recall
