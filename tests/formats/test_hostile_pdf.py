"""PDF files made to do harm: a reason within the limits, never a crash, never the machine's memory."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zlib
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.test_same_report import OFFICE
from tests.support.pdf_drawing import Page, file_of, pdf_of, stream

from govlint.readers import UnreadableFile
from govlint.readers.pdf import read_pdf
from govlint.readers.pdf.limits import LIMITS, Limits
from govlint.readers.processes import Finished, OutOfTime

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("pdfplumber")

MEGABYTE = 1 << 20
# What reading a report takes is far below; what these files ask for is far above.
TIGHT = Limits(seconds=20, memory=400 * MEGABYTE, pages=50, letters=4_000)
BOMB = 450


@cache
def packed(megabytes: int) -> bytes:
    press = zlib.compressobj(9)
    block = b" " * MEGABYTE
    return b"".join([*(press.compress(block) for _ in range(megabytes)), press.flush()])


def bomb() -> bytes:
    return stream(packed(BOMB), "/Filter /FlateDecode")


def bomb_in_a_bomb() -> bytes:
    return stream(zlib.compress(packed(BOMB), 9), "/Filter [/FlateDecode /FlateDecode]")


def packed_numbers() -> bytes:
    """Return a file whose table of objects is a bomb."""
    entries = "/Type /XRef /W [1 4 2] /Size 300000000 /Root 1 0 R /Filter /FlateDecode"
    data = b"%PDF-1.7\n1 0 obj\n" + stream(packed(BOMB), entries) + b"\nendobj\n"
    return data + b"startxref\n9\n%%EOF"


def deep(depth: int) -> bytes:
    return file_of(
        {1: b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * depth + b"]" * depth + b" >>", 2: b"<< >>"}
    )


def pages_within_pages(depth: int) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, depth):
        objects[number] = f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>".encode()
    return file_of(objects)


def far_too_many_letters() -> Page:
    page = Page()
    for top in range(0, 800, 10):
        page.text(10, top, "公开" * 40, 2)
    return page


def drawn_over() -> Page:
    page = Page()
    for at in range(0, 590, 1):
        for part in range(4):
            page.line(at, part * 100, at, part * 100 + 80).line(part * 100, at, part * 100 + 80, at)
    return page


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a page that unpacks to more than the memory": lambda: pdf_of(bomb()),
    "a page packed twice": lambda: pdf_of(bomb_in_a_bomb()),
    "a table of objects that unpacks to more than the memory": packed_numbers,
    "arrays a hundred thousand deep": lambda: deep(100_000),
    "pages ten thousand deep": lambda: pages_within_pages(10_000),
    "pages that are their own parents": lambda: pdf_of(Page(), kids="2 0 R"),
    "more letters than any report": lambda: pdf_of(far_too_many_letters()),
    "more strokes than any table": lambda: pdf_of(drawn_over()),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_the_limits(name: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(HOSTILE[name](), "report.pdf", TIGHT)
    assert caught.value.reason.zh


def test_a_page_that_is_named_a_hundred_thousand_times_is_one() -> None:
    data = pdf_of(Page().text(80, 80, "一、总体情况"), kids="8 0 R " * 100_000)
    assert read_pdf(data, "report.pdf").text == "一、总体情况\n"


def test_the_reader_itself_stays_small_while_a_bomb_goes_off(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    bombs = tmp_path / "bomb.pdf"
    bombs.write_bytes(pdf_of(stream(packed(1100), "/Filter /FlateDecode")))
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (300 << 20,) * 2)\n"
        "from govlint.cli import main\n"
        "main(['check', sys.argv[1], '--format', 'json', '--isolated'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(bombs)], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    (found,) = json.loads(done.stdout)["files"][0]["diagnostics"]
    assert (found["code"], "内存" in found["message"]) == ("GL001", True)


@pytest.mark.parametrize(
    ("left", "said"), [(-int(signal.SIGXCPU), "秒仍未完成"), (-int(signal.SIGKILL), "内存"), (1, "内存")]
)
def test_what_the_system_ends_is_given_up(monkeypatch: pytest.MonkeyPatch, left: int, said: str) -> None:
    monkeypatch.setattr("govlint.readers.pdf.run", lambda *_, **__: Finished(left, b""))
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(pdf_of(Page()), "report.pdf")
    assert said in caught.value.reason.zh


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_time(*_: object, seconds: int, **__: object) -> Finished:
        assert seconds == LIMITS.seconds
        raise OutOfTime

    monkeypatch.setattr("govlint.readers.pdf.run", out_of_time)
    with pytest.raises(UnreadableFile, match="seconds"):
        read_pdf(pdf_of(Page()), "report.pdf")


def test_a_module_beside_the_reports_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "pdfplumber.py").write_text("open('executed', 'w').close()", "utf-8")
    (tmp_path / "report.pdf").write_bytes(pdf_of(Page().text(80, 80, "一、总体情况")))
    subprocess.run(
        [sys.executable, "-P", "-m", "govlint", "check", "report.pdf"], cwd=tmp_path, capture_output=True
    )
    assert not (tmp_path / "executed").exists()


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)),
        min_size=1,
        max_size=8,
    ),
    st.floats(0.2, 1),
)
def test_a_file_with_wrong_bytes_is_read_or_refused(changes: list[tuple[float, bytes]], kept: float) -> None:
    data = bytearray((OFFICE / "water-clean.pdf").read_bytes())
    for share, wrong in changes:
        at = int(share * len(data))
        data[at : at + len(wrong)] = wrong
    with suppress(UnreadableFile):
        assert read_pdf(bytes(data[: int(kept * len(data))]), "report.pdf", TIGHT).kind == "pdf"
