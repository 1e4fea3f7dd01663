"""``govlint convert``: from any format to canonical text or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.format_reports import format_reports
from tests.support.writers.html import html_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Govlint

TEXT = format_reports()["water-requests"]


@pytest.fixture(autouse=True)
def page(project: Path) -> None:
    (project / "a.html").write_bytes(html_bytes(TEXT, "gb18030"))
    (project / "a.txt").write_text(TEXT, "utf-8")


def test_a_page_and_its_text_give_the_same(govlint: Govlint) -> None:
    for options in ((), ("--to", "text"), ("--to", "markdown")):
        assert govlint("convert", "a.html", *options).out == govlint("convert", "a.txt", *options).out


@pytest.mark.parametrize(
    ("name", "option"),
    [("b.txt", ()), ("b.md", ()), ("b.markdown", ("--to", "markdown")), ("b.md", ("--to", "text"))],
)
def test_a_file_holds_what_the_screen_shows(
    govlint: Govlint, project: Path, name: str, option: tuple[str, ...]
) -> None:
    result = govlint("convert", "a.html", "-o", name, *option)
    assert (result.code, result.out, result.err) == (0, "", "")
    to = option or (("--to", "markdown") if name.endswith(".md") else ())
    assert (project / name).read_text("utf-8") == govlint("convert", "a.html", *to).out
    assert govlint("convert", name).out == govlint("convert", "a.txt").out


def test_the_report_itself_is_not_overwritten(govlint: Govlint, project: Path) -> None:
    before = (project / "a.html").read_bytes()
    (project / "link.html").symlink_to("a.html")
    for name in ("a.html", "link.html"):
        result = govlint("convert", "a.html", "-o", name, "--lang", "en")
        assert (result.code, result.out) == (2, "")
        assert "not overwritten" in result.err
    assert (project / "a.html").read_bytes() == before


@pytest.mark.parametrize("name", ["none/b.txt", "."])
def test_a_place_that_cannot_be_written_is_told(govlint: Govlint, name: str) -> None:
    result = govlint("convert", "a.html", "-o", name)
    assert (result.code, result.out) == (2, "")
    assert "无法写入" in result.err


@pytest.mark.parametrize("command", ["convert", "parse"])
def test_of_several_reports_in_a_file_it_says_which_is_shown(
    govlint: Govlint, project: Path, command: str
) -> None:
    (project / "two.txt").write_text(TEXT + format_reports()["welfare-clean"], "utf-8")
    both, first = govlint(command, "two.txt"), govlint(command, "a.txt")
    assert (both.code, both.out) == (0, first.out)
    assert "文件中有2份报告" in both.err
    assert "there are 2 reports" in govlint(command, "two.txt", "--lang", "en").err
