"""Change the structure of a sound report, and exactly the right rule speaks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.support.shared import REPORTS

from govlint.api import Severity, check_text
from govlint_grammar.bases import base_report, packaged_bases

if TYPE_CHECKING:
    from govlint.api import FileOutcome, Report

TEXTS = {
    **{f"base {edition}": base_report(edition) for edition in packaged_bases()},
    **{path.name[:3]: path.read_text("utf-8-sig") for path in REPORTS},
}
SECTIONS = ("overview", "proactive", "requests", "disputes", "problems", "other")
NUMERALS = "一二三四五六"


@cache
def check(text: str) -> FileOutcome:
    return check_text(text)


def standing(outcome: FileOutcome) -> list[tuple[str, str]]:
    """Code and section of each finding that stands for itself."""
    return [(f.code, f.place.section) for f in outcome.diagnostics if not f.because_of]


def errors(outcome: FileOutcome) -> list[str]:
    severe = [f for f in outcome.diagnostics if f.severity is Severity.ERROR and not f.because_of]
    return sorted(finding.code for finding in severe)


def parts(text: str) -> tuple[str, dict[str, str], str]:
    """Head, sections by their keys, and closing of a report."""
    report = check(text).report
    assert report is not None
    assert tuple(section.key for section in report.sections) == SECTIONS
    starts = [section.heading_span.start for section in report.sections]
    end = report.closing[0].span.start if report.closing else len(text)
    ends = [*starts[1:], end]
    bodies = {key: text[a:b].rstrip() + "\n\n" for key, a, b in zip(SECTIONS, starts, ends, strict=True)}
    return text[: starts[0]], bodies, text[end:]


def joined(head: str, bodies: list[str], closing: str) -> str:
    return head + "".join(bodies) + closing


def numbered(bodies: list[str]) -> list[str]:
    """Sections numbered in the order in which they stand."""
    bare = (re.sub(r"^(?:[一二三四五六]、|[56]、 ?)", "", body) for body in bodies)
    return [f"{numeral}、{body}" for numeral, body in zip(NUMERALS, bare, strict=False)]


def heading_of(report: Report, key: str) -> str:
    section = report.section(key)
    assert section is not None
    return report.source.quote(section.heading_span)


every_section = pytest.mark.parametrize("key", SECTIONS)
every_report = pytest.mark.parametrize("name", TEXTS)


@every_report
@every_section
def test_a_section_dropped_is_missing(name: str, key: str) -> None:
    head, bodies, closing = parts(TEXTS[name])
    after = check(joined(head, [body for each, body in bodies.items() if each != key], closing))
    assert [found for found in standing(after) if found[0] == "GL103"] == [("GL103", key)]
    assert not {"GL104", "GL106", "GL108"} & {code for code, _ in standing(after)}
    assert ("GL201", key) not in standing(after)


@every_report
@every_section
def test_sections_numbered_on_after_a_missing_one_are_no_fault_of_the_numbers(name: str, key: str) -> None:
    head, bodies, closing = parts(TEXTS[name])
    after = check(joined(head, numbered([body for each, body in bodies.items() if each != key]), closing))
    assert ("GL103", key) in standing(after)
    assert "GL105" not in {code for code, _ in standing(after)}


@every_report
@every_section
def test_a_section_doubled_stands_twice(name: str, key: str) -> None:
    before = check(TEXTS[name])
    head, bodies, closing = parts(TEXTS[name])
    after = check(joined(head, [body * (2 if each == key else 1) for each, body in bodies.items()], closing))
    assert [found for found in standing(after) if found[0] == "GL106"] == [("GL106", key)]
    assert set(errors(after)) == set(errors(before))


@every_report
@pytest.mark.parametrize("index", range(len(SECTIONS) - 1))
def test_neighbours_that_change_places_are_out_of_order_once(name: str, index: int) -> None:
    before = check(TEXTS[name])
    head, bodies, closing = parts(TEXTS[name])
    swapped = list(bodies.values())
    swapped[index : index + 2] = reversed(swapped[index : index + 2])
    for arranged in (swapped, numbered(swapped)):
        after = check(joined(head, arranged, closing))
        assert errors(after) == sorted([*errors(before), "GL104"])
    assert "GL105" not in {code for code, _ in standing(after)}


@every_report
@pytest.mark.parametrize("key", ["proactive", "requests", "disputes"])
def test_a_heading_lost_above_its_table_is_missing_at_the_table(name: str, key: str) -> None:
    before = check(TEXTS[name])
    assert before.report is not None
    after = check(TEXTS[name].replace(heading_of(before.report, key), "", 1))
    assert errors(after) == sorted([*errors(before), "GL103"])
    missing = next(finding for finding in after.diagnostics if finding.code == "GL103")
    assert missing.place.table == key
