"""The text outputs of a check, made from outcomes of our own and held against golden texts.

Run with ``UPDATE_GOLDEN=1`` to write the golden texts anew, and read the difference before keeping it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.support.outcomes import (
    CLEAN,
    COLUMN,
    EMPTY,
    EVERYTHING,
    FOLDED,
    HEADING,
    REGISTRY,
    REVIEW,
    ROW,
    TABLE,
    finding,
    outcome,
    run_of,
    span_of,
)

from govlint.diagnostics import Place, Text
from govlint.outcome import NotAssessed, RunOutcome
from govlint.output import concise, full

ONE_WARNING = "checked 1 file: 0 errors, 1 warning, 0 infos, 0 to review"
GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["full", "concise"])
def test_the_whole_output_is_as_kept(name: str, lang: str) -> None:
    lines = (
        full.format_run(EVERYTHING, REGISTRY, lang=lang)
        if name == "full"
        else concise.format_run(EVERYTHING, lang=lang)
    )
    text = "".join(f"{line}\n" for line in lines)
    kept = GOLDEN / f"{name}.{lang}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("run", "lang", "line"),
    [
        (EMPTY, "zh", "没有检查任何文件"),
        (EMPTY, "en", "no file was checked"),
        (CLEAN, "zh", "已检查 1 个文件、2 条规则，未发现问题"),
        (CLEAN, "en", "checked 1 file with 2 rules: nothing found"),
        (run_of(outcome("a.txt", REVIEW)), "zh", "已检查 1 个文件：错误 0，警告 0，提示 0，待复核 1"),
        (
            run_of(outcome("a.txt", HEADING)),
            "en",
            "checked 1 file: 0 errors, 1 warning, 0 infos, 0 to review",
        ),
    ],
)
def test_the_last_line_sums_the_run_up(run: RunOutcome, lang: str, line: str) -> None:
    assert list(full.format_run(run, REGISTRY, lang=lang))[-1] == line
    assert list(concise.format_run(run, lang=lang))[-1] == line


def test_without_a_summary_a_clean_run_says_nothing() -> None:
    assert list(full.format_run(CLEAN, REGISTRY, with_summary=False)) == []
    assert list(concise.format_run(CLEAN, with_summary=False)) == []


def test_colour_adds_codes_and_changes_no_words() -> None:
    painted = "\n".join(full.format_run(EVERYTHING, REGISTRY, color=True))
    plain = "\n".join(full.format_run(EVERYTHING, REGISTRY))
    assert "\x1b[1;31m" in painted
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_a_lone_number_in_a_table_gets_labels_and_no_caret() -> None:
    lines = list(full.format_run(run_of(outcome("a.txt", finding())), REGISTRY))
    assert not any("^" in line for line in lines)
    shown = [line.strip() for line in lines]
    for row in ("| 表    表三", "| 行    （七）总计", "| 列    自然人", "| 算式  2 + 3 = 5 ≠ 4"):
        assert row in shown
    assert "| 相差  -1" in shown


@pytest.mark.parametrize(
    ("row", "column", "words", "expected"),
    [
        ("", "total", (TABLE, COLUMN), ["| 表    表三", "| 列    自然人"]),
        ("requests.settled", "", (TABLE, ROW), ["| 表    表三", "| 行    （七）总计"]),
        ("", "a.b", (TABLE, COLUMN, ROW), ["| 表    表三", "| 列    自然人 › （七）总计"]),
        ("", "", (TABLE,), ["| 表    表三"]),
    ],
)
def test_a_table_block_names_what_is_known(
    row: str, column: str, words: tuple[Text, ...], expected: list[str]
) -> None:
    place = Place(span_of("4"), words, "requests", "requests", row, column)
    lines = [
        line.strip() for line in full.format_run(run_of(outcome("a.txt", finding(place=place))), REGISTRY)
    ]
    block = [line for line in lines if line.startswith(("| 表", "| 行", "| 列"))]
    assert block == expected


@pytest.mark.parametrize(
    ("year", "shown"),
    [(2023, "2"), (2019, "1"), (None, "21"), (1999, "21")],
)
def test_only_law_that_was_in_force_and_is_sure_is_shown(year: int | None, shown: str) -> None:
    run = run_of(outcome("a.txt", finding(), year=year))
    lines = [line.strip() for line in full.format_run(run, REGISTRY) if "依据" in line]
    assert lines == [f"依据：《第{number}号格式》（测字{number}号）第三条" for number in shown]


def test_a_consequence_stands_beneath_the_nearest_finding_of_its_cause() -> None:
    other = Place(span_of("4"), (TABLE, ROW, ROW), "requests", "requests", "requests.settled", "total")
    causes = [finding(), finding(place=other)]
    follower = FOLDED._replace(place=other, message=Text("跟随", "follower"))
    lines = list(full.format_run(run_of(outcome("a.txt", *causes, follower)), REGISTRY))
    headers = [index for index, line in enumerate(lines) if line.startswith("a.txt")]
    assert len(headers) == 2
    assert any("跟随" in line for line in lines[headers[1] :])
    assert not any("跟随" in line for line in lines[: headers[1]])


def test_many_consequences_are_cut_and_counted() -> None:
    lines = list(full.format_run(run_of(outcome("a.txt", finding(), *[FOLDED] * 40)), REGISTRY))
    assert sum("多于申请数" in line for line in lines) == 12
    assert any("还有 28 条" in line for line in lines)
    assert "40 条由上述问题引起" in lines[-1]


def test_a_consequence_without_its_cause_stands_for_itself() -> None:
    lines = list(full.format_run(run_of(outcome("a.txt", FOLDED)), REGISTRY))
    assert lines[0].startswith("a.txt:6:2: XX301")


def test_a_reason_that_stops_many_rules_names_their_number_only() -> None:
    reason = Text("不是年度报告", "not a report")
    many = tuple(NotAssessed(f"XX{number}", reason) for number in range(301, 331))
    lines = list(full.format_run(run_of(outcome("a.txt", not_assessed=many)), REGISTRY))
    assert lines[0] == "a.txt：未评定 30 条规则（不是年度报告）"


def test_a_path_with_line_breaks_or_commands_harms_no_line() -> None:
    run = run_of(outcome("坏\udcff\n名\x1b[31m.txt", HEADING))
    for lines in (full.format_run(run, REGISTRY), concise.format_run(run)):
        text = list(lines)
        assert text[0].startswith("坏<U+DCFF>␊名␛[31m.txt:8:1: ")
        assert all("\n" not in line for line in text)
