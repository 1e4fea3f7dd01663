"""A form of a later year is data: the rules follow it without a line of code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from govlint.api import Form, RowForm, Source, Text
from govlint.config import Config
from govlint.engine import check_source
from govlint.startup import set_up
from govlint_grammar.compose import compose
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.api import Diagnostic
    from govlint_grammar.forms import Balance, TableForm

WITHDRAWN = "requests.closed.withdrawn"
TRIAL, CURRENT = packaged_forms()


def later_form() -> Form:
    """The form of 2021 with a fourth row under （六）其他处理, in force from 2027."""
    return CURRENT._replace(
        edition="2027",
        first_year=2027,
        name=Text("2027年版格式", "the 2027 form"),
        tables=tuple(map(with_row, CURRENT.tables)),
        balances=tuple(map(with_part, CURRENT.balances)),
    )


def with_row(table: TableForm) -> TableForm:
    if table.key != "requests":
        return table
    (block,) = table.blocks
    at = next(number for number, row in enumerate(block.rows) if row.key == "requests.closed.other") + 1
    above = block.rows[at - 1]
    row = above._replace(
        key=WITHDRAWN, label="4.申请人撤回申请", en="4. Withdrawn by the applicant", variants=()
    )
    rows: tuple[RowForm, ...] = (*block.rows[:at], row, *block.rows[at:])
    return table._replace(blocks=(block._replace(rows=rows),), decisive=(*table.decisive, row.label))


def with_part(balance: Balance) -> Balance:
    return balance._replace(right=(*balance.right, WITHDRAWN)) if balance.id == "results" else balance


LATER = later_form()
FORMS = (TRIAL, CURRENT._replace(last_year=2026), LATER)


def check(
    year: int, values: Mapping[str, int | str], table_form: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """Check a report in the later form for what its tables say."""
    edits = Edits(table_form=table_form or {})
    text = compose(LATER, agency="云州市青溪区水务局", year=year, values=values, edits=edits, forms=FORMS)
    registry = replace(set_up().registry, forms=FORMS)
    outcome = check_source(Source(text), registry, Config(), date(2029, 1, 31))
    assert not outcome.internal
    return [finding for finding in outcome.diagnostics if finding.code[:3] in ("GL2", "GL3")]


def test_the_new_row_is_part_of_the_sum() -> None:
    values = {
        "requests.received[individual]": 2,
        "requests.granted[individual]": 1,
        f"{WITHDRAWN}[individual]": 1,
    }
    assert check(2027, values) == []


def test_a_sum_that_leaves_the_new_row_out_does_not_hold() -> None:
    values = {"requests.received[business]": 2, f"{WITHDRAWN}[business]": 2, "requests.settled[business]": 0}
    findings = [finding for finding in check(2027, values) if finding.code == "GL302"]
    assert [(finding.place.row, finding.place.column) for finding in findings] == [
        ("requests.settled", "business"),
        ("requests.settled", "total"),
    ]
    formula = findings[0].evidence.formula
    assert formula is not None
    assert formula.zh == "（七）总计 0 ≠ 4.申请人撤回申请 2（其余各行为 0）"


def test_the_new_row_can_exceed_the_requests() -> None:
    findings = check(2027, {"requests.received[individual]": 1, f"{WITHDRAWN}[individual]": 7})
    assert {f.place.row for f in findings if f.code == "GL308"} == {WITHDRAWN}


def test_the_table_of_the_form_before_is_the_wrong_edition() -> None:
    findings = check(2027, {}, {"requests": "2021"})
    # Table 2 is that of the form of 2021 too, so that the report follows one form: the wrong one.
    assert [(f.code, f.place.table) for f in findings] == [("GL202", "requests")]
    assert "2027年版格式" in findings[0].message.zh


def test_tables_that_two_editions_have_in_common_belong_to_both() -> None:
    assert check(2027, {}, {"proactive": "2021", "disputes": "2019"}) == []


def test_the_new_form_is_wrong_for_an_earlier_year() -> None:
    assert [(f.code, f.place.table) for f in check(2026, {}) if not f.because_of] == [("GL202", "requests")]
