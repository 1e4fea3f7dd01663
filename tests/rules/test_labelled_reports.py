"""Reports whose tables hold what their prose is labelled with: no rule may say that the two differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.statements import Passage, load

from govlint.api import Verdict, check_text
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

DATA = Path(__file__).parent.parent / "data"
SETS = ("statements_unseen", "statements_unseen_2", "statements_unseen_3", "statements_unseen_4")
# A row of each class that takes what the labels leave of the class.
ROWS = {"refused": "state_secret", "unavailable": "not_held", "declined": "petition", "closed": "other"}
BLOCKS = ("direct_suit", "suit_after_reconsideration")
OLD_COLUMNS, DECISIONS = (".made", ".published", ".public_total"), ".decisions"
# Rules that hold the prose against the tables or against itself, and accuse somebody.
ACCUSING = (*(f"GL4{number:02d}" for number in range(1, 17)), "GL502", "GL503", "GL504", "GL506")


def cells_of(passage: Passage, edition: str) -> Mapping[str, Decimal]:
    """Return the cells that make the tables agree with a passage's labels."""
    said: dict[str, Decimal] = {}
    for label in sorted(passage.labels, key=lambda each: (not each.certain, -each.key.count("."))):
        if label.key.startswith(("requests", "disputes", "proactive")) and not isinstance(label.value, str):
            said.setdefault(label.key, label.value)
    cells: dict[str, Decimal] = {}
    for key, value in said.items():
        family, name, *rest = key.split(".")
        if key == "requests.received[organisation]":
            cells["requests.received[business]"] = value
        elif family == "disputes" and name == "litigation":
            tail = f".{rest[0]}" if rest else ""
            if f"disputes.direct_suit{tail}" not in said:
                other = sum(said.get(f"disputes.{block}{tail}", 0) for block in BLOCKS)
                cells[f"disputes.direct_suit{tail or '.total'}"] = value - other
        elif family == "disputes":
            cells[key if rest else f"{key}.total"] = value
        elif name in ROWS and not rest and edition == "2021":
            if f"{key}.{ROWS[name]}" not in said:
                rows = sum(number for each, number in said.items() if each.startswith(f"{key}."))
                cells[f"{key}.{ROWS[name]}"] = value - rows
        elif name == "closed" and edition == "2019":
            cells["requests.closed"] = value
        elif (
            family != "proactive"
            or key.endswith(OLD_COLUMNS) == (edition == "2019")
            or key.endswith(DECISIONS)
        ):
            cells[key] = value
    return cells


def report_of(passage: Passage, more_received: int = 0) -> str:
    """Return a report in which the passage is all the prose, its tables in keeping or with more requests."""
    year = passage.year or 2023
    edition = "2019" if year < 2021 else "2021"
    parts = ("preface", "overview.proactive", "management", "platform", "supervision")
    say = {"on_request": passage.text, "other": "无。", **dict.fromkeys(parts, "")}
    cells = dict(cells_of(passage, edition))
    if more_received:
        cells["requests.received"] += more_received
    return base_report(edition, Edits(year=year, set=cells, say=say))


@pytest.mark.parametrize("name", SETS)
def test_prose_that_agrees_with_the_tables_is_accused_of_nothing(name: str) -> None:
    accused = [
        f"{passage.id} {found.code} {found.message.en}"
        for passage in load(DATA / f"{name}.yaml")
        for found in check_text(report_of(passage)).diagnostics
        if found.code in ACCUSING and found.verdict is Verdict.FAIL
    ]
    assert accused == []


def test_one_request_more_in_the_table_is_seen() -> None:
    counted = [
        passage
        for passage in load(DATA / "statements_unseen_3.yaml")
        if any(label.key == "requests.received" and label.certain for label in passage.labels)
    ]
    silent = [
        passage.id
        for passage in counted
        if not {"GL401", "GL403"} & {found.code for found in check_text(report_of(passage, 1)).diagnostics}
    ]
    assert counted
    assert silent == []
