"""Waivers in comments of Markdown and HTML: for the block that follows or the whole file, never without a reason."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.support.writers.html import article, page
from tests.support.writers.markdown import markdown, with_html_tables

from govlint.api import check_file
from govlint.config import Config
from govlint.engine import check_bytes
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govlint.outcome import FileOutcome
    from govlint.registry import Registry

# Two faults: a total of table 3 (GL303), and a section that is not there (GL103).
TEXT = base_report("2021", Edits(set={"requests.granted[total]": 8}, drop=("problems",)))
AS_OF = date(2024, 6, 1)
FORMATS = {
    "strokes.md": markdown,
    "html.md": with_html_tables,
    "a.html": lambda text: page(article(text)),
}
TABLE = {"strokes.md": "|  |", "html.md": "<table", "a.html": "<table"}


@cache
def _registry() -> Registry:
    return set_up().registry


def _check(name: str, text: str, select: tuple[str, ...] = ("GL103", "GL303", "GL00")) -> FileOutcome:
    config = Config(selection=Selection(select))
    return check_bytes(name, text.encode(), _registry(), config, AS_OF)


def _codes(outcome: FileOutcome) -> list[str]:
    return sorted({found.code for found in outcome.diagnostics})


def _before_table_three(name: str, text: str, comment: str) -> str:
    heading = text.index("三、收到和处理")
    at = text.index(TABLE[name], heading)
    return f"{text[:at]}{comment}\n\n{text[at:]}"


@pytest.fixture(params=FORMATS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def text(name: str) -> str:
    write: Callable[[str], str] = FORMATS[name]
    return write(TEXT)


def test_without_comments_both_faults_are_told(name: str, text: str) -> None:
    assert _codes(_check(name, text)) == ["GL103", "GL303"]


@pytest.mark.parametrize(
    "written", ["GL303 原件如此", "GL303，GL302: 原件如此", "row-total-differs -- 原件如此", "GL3 原件如此"]
)
def test_a_comment_before_a_table_is_for_the_table(name: str, text: str, written: str) -> None:
    outcome = _check(
        name, _before_table_three(name, text, f"<!-- govlint: ignore {written} -->"), ("GL103", "GL303")
    )
    assert _codes(outcome) == ["GL103"]
    gone = outcome.suppressed[0]
    assert (gone.diagnostic.code, gone.kind, gone.reason) == ("GL303", "comment", "原件如此")


@pytest.mark.parametrize("at_the_end", [False, True])
def test_a_comment_for_the_file_may_stand_anywhere(name: str, text: str, at_the_end: bool) -> None:
    comment = "<!-- govlint: ignore-file GL103, GL303 已核对原件 -->\n\n"
    outcome = _check(name, text + "\n" + comment if at_the_end else comment + text)
    assert _codes(outcome) == []
    assert {gone.diagnostic.code for gone in outcome.suppressed} >= {"GL103", "GL303"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ignore GL303", "没有写明理由"),
        ("ignore GL999 理由", "没有这条规则"),
        ("ignore GL001 理由", "不能豁免"),
        ("ignore", "写法应为"),
        ("disable GL303 理由", "写法应为"),
    ],
)
def test_a_comment_without_effect_is_a_finding(name: str, text: str, written: str, said: str) -> None:
    outcome = _check(name, _before_table_three(name, text, f"<!-- govlint: {written} -->"))
    assert _codes(outcome) == ["GL008", "GL103", "GL303"]
    (found,) = [each for each in outcome.diagnostics if each.code == "GL008"]
    assert said in found.message.zh
    assert not outcome.suppressed


def test_a_comment_that_suppresses_nothing_is_a_finding(name: str, text: str) -> None:
    comment = "<!-- govlint: ignore GL303 理由 -->"
    outcome = _check(name, text.replace("六、其他", f"{comment}六、其他", 1))
    assert _codes(outcome) == ["GL007", "GL103", "GL303"]
    (found,) = [each for each in outcome.diagnostics if each.code == "GL007"]
    assert "第" in found.message.zh
    assert "ignore-file" in found.message.zh


def test_a_comment_for_a_rule_that_did_not_run_is_not_judged(name: str, text: str) -> None:
    comment = "<!-- govlint: ignore GL303 理由 -->"
    outcome = _check(name, text.replace("六、其他", f"{comment}六、其他", 1), ("GL103",))
    assert _codes(outcome) == ["GL103"]


def test_a_comment_within_a_paragraph_leaves_it_whole(name: str) -> None:
    words = "一、总体情况\n\n甲<!-- govlint: ignore GL303 理由 -->乙\n\n六、其他需要报告的事项\n\n无。\n"
    text = page("".join(f"<p>{line}</p>" for line in words.split("\n\n"))) if name == "a.html" else words
    source = _check(name, text).source
    assert source is not None
    assert "\n甲乙\n" in source.text
    assert source.text[source.remarks[0].offset :].startswith("甲乙")


def test_who_does_not_trust_a_folder_does_not_heed_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("<!-- govlint: ignore-file GL103 理由 -->\n\n" + markdown(TEXT), "utf-8")
    codes = [_codes(check_file(path, as_of=AS_OF, isolated=isolated)) for isolated in (False, True)]
    assert ["GL103" in each for each in codes] == [False, True]
