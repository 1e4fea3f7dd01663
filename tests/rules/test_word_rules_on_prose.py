"""The rules on words run over all prose there is: real reports, labelled passages, examples, our own pages.

Every firing has been looked at; those that are right are listed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.shared import REPORTS, needs_real_reports

from govlint.api import check_text
from govlint.config import Config
from govlint.engine import check_source
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.positioned import load_document
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from govlint_grammar.positioned import Node

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "statements.yaml"
PASSAGES = (
    *sorted((ROOT / "tests" / "data" / "statements").glob("*.yaml")),
    ROOT / "tests" / "data" / "statements_generalisation.yaml",
)
EXAMPLES = sorted((ROOT / "examples").rglob("*.txt"))
# Rules that look at words wherever they stand, and do not compare one section with another.
WORD_RULES = tuple(
    f"GL{number}" for number in (804, 806, 811, 812, 813, 815, 816, 817, 818, 821, 822, 823, 824)
)

# By the beginning of the text: what rightly fires.
RIGHT = {
    "本年度收到14条信息公开申请": {"GL818"},  # requests counted in 条
}
RIGHT_OF_REPORTS = {
    "000": {"GL812"},  # 两个个
    "001": {"GL811", "GL818"},  # a bookmark; 1条 twice
    "002": {"GL811", "GL812", "GL818"},  # a bookmark; 局局; 3条
    "003": set(),
    "004": set(),
}
RIGHT_OF_EXAMPLES = {"缺少部分": {"GL811"}}


@cache
def config() -> Config:
    return Config(selection=Selection(WORD_RULES))


def found(text: str) -> set[str]:
    outcome = check_source(Source(text, name="prose"), set_up().registry, config(), date(2026, 6, 1))
    assert outcome.internal == ()
    return {finding.code for finding in outcome.diagnostics}


def text_of(item: Node) -> str:
    entries = item.entries()
    return entries["text"].text() if "text" in entries else ""


def passages(path: Path) -> list[str]:
    return [text for item in load_document(path).items() if (text := text_of(item))]


def in_a_report(passage: str) -> str:
    """A passage in section 1 of a clean report; one with headings of its own would move the sections."""
    lines = [line for line in passage.splitlines() if not line.startswith("六、")]
    return base_report("2021", Edits(say={"overview": "\n".join(lines)}))


def check_passages(path: Path) -> None:
    wrong = {
        passage: codes
        for passage in passages(path)
        if (codes := found(in_a_report(passage)))
        != next((right for start, right in RIGHT.items() if passage.startswith(start)), set())
    }
    assert wrong == {}


@pytest.mark.skipif(not GOLD.exists(), reason="the labelled passages are not beside this checkout")
def test_labelled_passages() -> None:
    check_passages(GOLD)


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_our_own_passages(path: Path) -> None:
    check_passages(path)


@needs_real_reports
def test_real_reports() -> None:
    assert {path.name[:3]: found(path.read_text("utf-8-sig")) for path in REPORTS} == RIGHT_OF_REPORTS


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    assert found(path.read_text("utf-8")) == RIGHT_OF_EXAMPLES.get(path.stem, set())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_of_rules_hold_no_doubled_word(lang: str) -> None:
    from govlint_rules.wording.doubles import doubled

    shown = {"两个个方面", "局局官网", "保障保障"}
    for entry in set_up().registry.rules.values():
        page = entry.rule.page_zh if lang == "zh" else entry.rule.__doc__ or ""
        for double in doubled(page):
            around = page[max(0, double.start - 2) : double.end + 2]
            assert any(word in around or around in word for word in shown), around


def test_a_clean_report_is_silent() -> None:
    for edition in ("2019", "2021"):
        codes = {f.code for f in check_text(base_report(edition), as_of=date(2026, 6, 1)).diagnostics}
        assert not any(code.startswith("GL8") for code in codes)
