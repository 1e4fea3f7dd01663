"""The cache of findings: entries, the database, and what findings depend on."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support.outcomes import EVERYTHING, FOLDED, HEADING, finding, outcome

from govlint.archive.recording import record_of
from govlint.cache.entries import packed, unpacked
from govlint.cache.fingerprints import key_of, program_fingerprint
from govlint.cache.store import FILE_NAME, Store, remove
from govlint.config import Config
from govlint.diagnostics import Edit, Evidence, Fix, Text
from govlint.engine import check_source
from govlint.excerpts import excerpted
from govlint.outcome import FileOutcome, Suppressed
from govlint.readers import source_of
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.source import Origin, Span

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ((0, Origin(1, 1, "docx", paragraph=3)), (4, Origin(1, 5, "docx", table=2, row=9, cell=8)))
SUPPRESSED = (
    Suppressed(finding(), "waiver", "已核实", "张三", date(2030, 1, 2), (".govlint.yaml", 3, 5)),
    Suppressed(HEADING, "baseline"),
)
FIXED = finding()._replace(fix=Fix(Text("改", "mend"), (Edit(Span(1, 2), "五"), Edit(Span(4, 4), "\n"))))
OUTCOMES = [
    *(each for each in EVERYTHING.files if not each.internal),
    outcome("w.txt", finding(), FOLDED, FIXED, suppressed=SUPPRESSED),
]


@pytest.mark.parametrize("whole", OUTCOMES, ids=lambda each: each.path)
def test_an_entry_gives_back_what_was_found(whole: FileOutcome) -> None:
    small = excerpted(whole)
    data = packed(small)
    assert data is not None
    assert unpacked(data, whole.path) == (small, None)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_an_entry_gives_back_what_an_archive_keeps_of_a_report(edition: str) -> None:
    text = base_report(edition, Edits(say={"management": "协助云州市青溪区财政局公开预算3件。"}))
    registry = set_up().registry
    whole = check_source(source_of(text, "r.txt"), registry, Config(), date(2026, 1, 1))
    assert whole.report is not None
    record = record_of(whole.report, whole.edition)
    data = packed(excerpted(whole), record)
    assert data is not None
    assert unpacked(data, "r.txt") == (excerpted(whole), record)


def test_an_entry_keeps_where_findings_stand_in_the_original() -> None:
    whole = outcome("w.docx", finding())
    assert whole.source is not None
    small = excerpted(whole._replace(source=replace(whole.source, origins=TABLES, kind="docx")))
    again = unpacked(packed(small) or b"", "w.docx")
    assert again is not None
    found, _ = again
    assert found.source is not None
    assert small.source is not None
    start = finding().place.span.start
    assert found.source.origin(start) == small.source.origin(start)
    assert found.source.kind == "docx"


def test_what_may_not_come_again_and_what_is_no_plain_data_is_not_kept() -> None:
    crashed = next(each for each in EVERYTHING.files if each.internal)
    assert packed(excerpted(crashed)) is None
    odd = finding()._replace(evidence=Evidence(expected=object()))  # type: ignore[arg-type]
    assert packed(excerpted(outcome("a.txt", odd))) is None


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[1,2]", b"null", b"\xff", b"[1,2,3,[1],[],[],[],[]]"])
def test_what_is_no_entry_gives_nothing(data: bytes) -> None:
    assert unpacked(data, "a.txt") is None


def test_a_store_keeps_what_is_put_in(tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "cache")
    assert store.get(b"a") is None
    store.put(b"a", b"first")
    store.put(b"b", b"second")
    store.close()
    again = Store(tmp_path / "deep" / "cache")
    assert again.get(b"a") == (b"first", False)
    assert again.get(b"c") is None
    again.close()


def test_two_stores_may_be_used_at_once(tmp_path: Path) -> None:
    first, second = Store(tmp_path), Store(tmp_path)
    for number in range(600):
        first.put(b"a%d" % number, b"1")
        second.put(b"b%d" % number, b"2")
    first.close()
    second.close()
    store = Store(tmp_path)
    assert store.get(b"a599") == (b"1", False)
    assert store.get(b"b0") == (b"2", False)
    store.close()


def test_what_was_long_of_no_use_is_thrown_away(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in (b"old", b"used", b"new"):
        store.put(key, b"x")
    store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE entries SET used = used - 90 WHERE key != ?", (b"new",))
        connection.execute("UPDATE facts SET value = value - 1")
    connection.close()
    store = Store(tmp_path)
    assert store.get(b"used") == (b"x", True)
    store.use(b"used")
    store.close()
    store = Store(tmp_path)
    assert [store.get(key) for key in (b"old", b"used", b"new")] == [None, (b"x", False), (b"x", False)]
    store.close()


def test_a_store_does_not_grow_without_end(tmp_path: Path) -> None:
    import random

    draw = random.Random(1)  # noqa: S311 - no secret
    for _round in range(4):
        store = Store(tmp_path, most=200_000)
        for _ in range(100):
            store.put(draw.randbytes(16), draw.randbytes(2000))
        store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        (count,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    connection.close()
    assert 20 < count < 120


@pytest.mark.parametrize("damage", ["no database", "cut", "overwritten", "entry", "other tables", "folder"])
def test_a_damaged_store_is_done_without_and_made_anew(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    for number in range(300):
        store.put(b"%d" % number, b"value" * 200)
    store.close()
    file = tmp_path / FILE_NAME
    data = file.read_bytes()
    if damage == "no database":
        file.write_bytes(b"not a database, and long enough to be taken for one" * 100)
    elif damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "overwritten":
        file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    elif damage == "other tables":
        file.unlink()
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE entries (other TEXT)")
        connection.close()
    elif damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE entries SET value = x'00ff' WHERE key = ?", (b"7",))
        connection.close()
    store = Store(tmp_path)
    assert store.get(b"7") in (None, (b"value" * 200, False))  # never anything else
    store.put(b"7", b"new")
    store.close()
    store = Store(tmp_path)
    store.put(b"7", b"new")
    store.close()
    assert Store(tmp_path).get(b"7") == (None if damage in ("folder", "other tables") else (b"new", False))


def test_a_store_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "cache")
    store.put(b"a", b"1")
    assert store.get(b"a") is None
    store.close()


def test_removing_frees_what_was_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"a", b"1")
    store.close()
    assert remove(tmp_path) > 0
    assert remove(tmp_path) == 0
    assert not list(tmp_path.iterdir())


def test_a_key_knows_the_bytes_the_name_and_the_session() -> None:
    keys = {
        key_of(session, name, data)
        for session in ("s", "t")
        for name in ("a.txt", "a.docx")
        for data in (b"", b"1", b"\0s\0a.txt")
    }
    assert len(keys) == 12


def test_the_program_counts_by_its_files_and_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    from govlint.cache import fingerprints

    registry = set_up().registry
    first = program_fingerprint(registry, date(2026, 1, 1))
    assert first == program_fingerprint(registry, date(2026, 1, 1))
    assert first != program_fingerprint(registry, date(2026, 1, 2))
    states = list(fingerprints._states(str(__file__)))
    assert str(__file__) in states[0]
    seen: list[str] = []
    monkeypatch.setattr(fingerprints, "_states", lambda folder: seen.append(folder) or [f"{folder}:changed"])
    assert first != program_fingerprint(registry, date(2026, 1, 1))
    assert {"govlint", "govlint_grammar", "govlint_rules"} <= {each.rpartition("/")[2] for each in seen}
    assert program_fingerprint(replace(registry, failures=(object(),)), date(2026, 1, 1)) is None  # type: ignore[arg-type]
