"""The recipe for more than one machine, run as it stands on a local cluster of two worker processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

ROOT = Path(__file__).parents[1]
CLUSTER = """
if __name__ == "__main__":
    import sys

    from dask.distributed import LocalCluster

    PART = 3
    paths = sorted(str(path) for path in Path("reports").rglob("*.txt"))
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            assert len(client.run(lambda: __import__("os").getpid())) == 2
            check_all(client, paths, "rows.parquet")
"""


def recipe() -> str:
    text = (ROOT / "docs/scale.md").read_text("utf-8")
    return text.partition("<!-- recipe:")[2].partition("```python\n")[2].partition("```")[0]


def test_the_recipe_is_python() -> None:
    compile(recipe(), "docs/scale.md", "exec")


def test_two_worker_processes_give_the_rows_that_one_call_after_another_gives(tmp_path: Path) -> None:
    pytest.importorskip(
        "distributed", reason="dask[distributed] is not installed: pip install 'govlint[scale]'"
    )
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(8):
        edits = Edits(set={"requests.received[individual]": number, "requests.settled[total]": 3})
        (folder / f"{number}.txt").write_text(base_report("2021", edits), encoding="utf-8")
    body = recipe().partition("if __name__")[0]
    (tmp_path / "recipe.py").write_text(body + CLUSTER, encoding="utf-8")
    roots = [str(ROOT / root) for root in ("grammar", "linter", "rules")]
    path = os.pathsep.join([*roots, str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "recipe.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    from govlint.api import check_bytes

    as_of = date(*map(int, re.findall(r"AS_OF = date\((\d+), (\d+), (\d+)\)", recipe())[0]))
    expected = [
        row
        for number in range(8)
        for row in check_bytes(f"reports/{number}.txt", (folder / f"{number}.txt").read_bytes(), as_of=as_of)
    ]
    rows = pq.read_table(tmp_path / "rows.parquet").to_pylist()
    plain = [{**row, "value": None if row["value"] is None else float(row["value"])} for row in expected]
    assert sorted(map(repr, rows)) == sorted(map(repr, plain))
    assert {row["kind"] for row in rows} >= {"cell", "statement", "finding"}
