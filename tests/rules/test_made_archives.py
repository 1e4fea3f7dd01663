"""Archives that are made up: the same for the same seed, and a check finds their faults and nothing else."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from benchmarks.archives.faults import CROSS, SINGLE
from benchmarks.archives.generate import Maker
from benchmarks.archives.truth import score_of
from benchmarks.archives.writing import write_archive

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [1, 2])
def test_a_check_finds_the_faults_and_nothing_else(tmp_path: Path, seed: int) -> None:
    reports, faults = write_archive(tmp_path, seed=seed, reports=150, faults=0.4)
    score = score_of(tmp_path)
    assert score.reports == reports
    assert sum(score.found.values()) == faults > 10
    assert (score.missed, score.false) == ({}, {}), score.places


def test_reports_without_faults_are_clean(tmp_path: Path) -> None:
    write_archive(tmp_path, seed=3, reports=60, faults=0.0)
    score = score_of(tmp_path)
    assert (score.found, score.false) == ({}, {}), score.places


def test_the_same_seed_makes_the_same_reports_however_many() -> None:
    few = list(Maker(5, 0.3).reports(20))
    many = list(itertools.islice(Maker(5, 0.3).reports(1_000_000), len(few)))
    assert few == many
    assert few != list(Maker(6, 0.3).reports(20))


def test_every_kind_of_fault_is_made() -> None:
    made = {fault.truth["fault"] for fault in Maker(1, 0.5).reports(2500) if fault.truth is not None}
    assert made == {fault.name for fault in (*CROSS, *SINGLE)}
