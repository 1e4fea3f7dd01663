"""DOC, WPS, RTF and ODT: what they are, LibreOffice at work within limits, and what is said where it cannot."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from tests.formats.test_same_report import OFFICE, assert_same
from tests.support.alike import AS_OF
from tests.support.format_reports import format_reports
from tests.support.open_documents import included, odt_of, paragraph, picture

from govlint.api import outcome_of_bytes
from govlint.readers import UnreadableFile
from govlint.readers.docx import read_docx
from govlint.readers.office import conversion, programs, read_office

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_office = pytest.mark.skipif(programs.office_program() is None, reason="LibreOffice is not installed")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a script")

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Starting LibreOffice takes seconds. Some of the twelve each time, all of them on request.
SOME = ("water-requests", "water-two-forms", "welfare-new-form")
LIVE = tuple(format_reports()) if os.environ.get("GOVLINT_ALL_OFFICE_FILES") else SOME


def compound(stream: str) -> bytes:
    return COMPOUND + b"\0" * 1000 + stream.encode("utf-16-le") + b"\0" * 1000


def refusal(data: bytes, name: str = "report.doc") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_office(data, name)
    assert caught.value.reason.en
    return caught.value.reason.zh


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in the place of LibreOffice; a test writes what it does."""
    script = tmp_path / "soffice"
    monkeypatch.setattr("govlint.readers.office.office_program", lambda: script)
    return script


def write(script: Path, does: str) -> None:
    script.write_text(
        f"#!{sys.executable}\nimport os, shutil, subprocess, sys, time\nfrom pathlib import Path\n"
        "made = Path(sys.argv[sys.argv.index('--outdir') + 1])\nmade.mkdir()\n"
        f"{does}\n",
        "utf-8",
    )
    script.chmod(0o755)


class TestLive:
    @needs_office
    @pytest.mark.parametrize("suffix", ["doc", "odt"])
    @pytest.mark.parametrize("name", LIVE)
    def test_a_document_is_the_report_that_it_was_made_of(self, name: str, suffix: str) -> None:
        data = (OFFICE / f"{name}.{suffix}").read_bytes()
        outcome = outcome_of_bytes(f"{name}.{suffix}", data, as_of=AS_OF)
        assert_same(outcome, name)
        assert outcome.source is not None
        assert outcome.source.kind == suffix
        assert {origin.kind for _, origin in outcome.source.origins} == {suffix}

    @needs_office
    def test_a_document_of_wps(self) -> None:
        source = read_office((OFFICE / "water-clean.doc").read_bytes(), "report.wps")
        assert source.kind == "wps"
        assert source.text == read_docx((OFFICE / "water-clean.docx").read_bytes()).text

    @needs_office
    def test_rich_text_behind_the_suffix_of_word(self) -> None:
        words = "".join(f"\\u{ord(letter)}?" for letter in "总体情况")
        source = read_office(f"{{\\rtf1\\ansi {words}\\par 5}}".encode(), "report.doc")
        assert (source.text, source.kind) == ("总体情况\n5\n", "rtf")

    @needs_office
    def test_nothing_is_fetched_and_no_other_file_is_read(self, tmp_path: Path) -> None:
        other = tmp_path / "other.odt"
        other.write_bytes(odt_of(paragraph("别的文件")))
        with server() as (address, asked):
            body = paragraph("总体情况") + picture(address + "a.png") + included(address + "b.odt")
            source = read_office(odt_of(body + included(other.as_uri())), "report.odt")
        assert source.text.startswith("总体情况\n")
        assert "别的文件" not in source.text
        assert asked == []

    @needs_office
    def test_a_damaged_document(self) -> None:
        assert "无法打开" in refusal(odt_of("<text:p>"), "report.odt")
        assert "无法打开" in refusal(compound("WordDocument"))


@contextmanager
def server() -> Iterator[tuple[str, list[str]]]:
    """Serve nothing, and note down what is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - names that http.server asks for

        def log_message(self, *_: object) -> None:
            pass

    serving = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=serving.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{serving.server_port}/", asked
    finally:
        serving.shutdown()
        serving.server_close()


class TestConversion:
    @needs_posix
    def test_what_it_makes_is_read_and_called_by_its_own_name(self, stand_in: Path) -> None:
        write(stand_in, f"shutil.copy({str(OFFICE / 'water-clean.docx')!r}, made / 'report.docx')")
        outcome = outcome_of_bytes("report.wps", compound("WordDocument"), as_of=AS_OF)
        assert_same(outcome, "water-clean")
        assert outcome.source is not None
        assert {outcome.source.kind, *(origin.kind for _, origin in outcome.source.origins)} == {"wps"}

    @needs_posix
    def test_one_that_does_not_end_is_ended_with_its_children(
        self, stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        alive = tmp_path / "alive"
        child = f"import time\\nwhile True: open({str(alive)!r}, 'w').close(); time.sleep(0.05)"
        write(
            stand_in,
            f"subprocess.Popen([sys.executable, '-c', {child!r}.replace('\\\\n', chr(10))])\ntime.sleep(60)",
        )
        monkeypatch.setattr(conversion, "LONGEST_TIME", 8)
        assert "未能在规定时间内" in refusal(compound("WordDocument"))
        assert alive.exists()
        alive.unlink()
        time.sleep(0.3)
        assert not alive.exists()

    @needs_posix
    def test_one_that_writes_without_end(self, stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(stand_in, "(made / 'report.docx').write_bytes(b'x' * 3_000_000)")
        monkeypatch.setattr(conversion, "LARGEST_FILE", 1_000_000)
        assert refusal(compound("WordDocument"))

    @needs_posix
    def test_one_that_makes_nothing(self, stand_in: Path) -> None:
        write(stand_in, "pass")
        assert "无法打开" in refusal(compound("WordDocument"))

    @needs_posix
    def test_it_gets_no_variables_and_leaves_nothing_behind(self, stand_in: Path, tmp_path: Path) -> None:
        seen = tmp_path / "seen"
        write(stand_in, f"Path({str(seen)!r}).write_text(repr((sorted(os.environ), os.getcwd())))")
        refusal(compound("WordDocument"))
        names, folder = eval(seen.read_text("utf-8"))  # noqa: S307 - written by the line above
        assert set(names) <= {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "HOME", "TMPDIR", "TEMP", "TMP"}
        assert not Path(folder).exists()

    def test_where_it_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("govlint.readers.office.office_program", lambda: None)
        assert "安装LibreOffice" in refusal(compound("WordDocument"), "report.wps")

    @needs_posix
    def test_a_program_in_the_current_folder_is_not_taken_for_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path / "soffice", "pass")
        monkeypatch.chdir(tmp_path)
        for path in (".", str(tmp_path)):
            monkeypatch.setenv("PATH", path)
            assert programs.office_program() is None


class TestKinds:
    def test_a_word_document_behind_the_old_suffix(self) -> None:
        data = (OFFICE / "water-clean.docx").read_bytes()
        assert read_office(data, "report.doc") == read_docx(data, "report.doc")

    @pytest.mark.parametrize(
        "data", [b"", b"\x00\x01", "一、总体情况".encode(), compound("Workbook"), b"PK\x03\x04", b"<html"[:3]]
    )
    def test_what_is_no_document(self, data: bytes) -> None:
        assert refusal(data)

    @pytest.mark.parametrize("data", [compound("EncryptedPackage"), odt_of(paragraph("字"), encrypted=True)])
    def test_a_password(self, data: bytes) -> None:
        assert "密码" in refusal(data, "report.odt")

    def test_a_package_that_unpacks_to_more_than_any_report(self) -> None:
        assert "解压后超过" in refusal(
            odt_of(paragraph("字"), parts={"Pictures/x": " " * (65 << 20)}), "report.odt"
        )

    def test_a_package_of_another_program(self) -> None:
        data = odt_of(paragraph("字"), kind="application/vnd.oasis.opendocument.spreadsheet")
        assert "不是.odt文档" in refusal(data, "report.odt")
