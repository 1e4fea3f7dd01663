"""Places of findings: span, words from the form, and the keys that folding goes by."""

from __future__ import annotations

import pytest

from govlint.api import (
    Place,
    Report,
    Source,
    Span,
    Text,
    place_of_aspect,
    place_of_cell,
    place_of_defect,
    place_of_report,
    place_of_row,
    place_of_section,
    place_of_span,
    place_of_table,
)
from govlint_grammar.compose import compose
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report

FORMS = packaged_forms()


def report_of(edits: Edits | None = None) -> Report:
    text = compose(
        FORMS[-1],
        agency="云州市青溪区档案局",
        year=2022,
        narrative={"overview.proactive": "公开信息20条。", "problems": "公开不够及时。"},
        values={"requests.granted[business]": 7, "requests.received[business]": 7},
        edits=edits or Edits(),
    )
    return parse_report(Source(text), FORMS)


def words(place: Place, lang: str = "zh") -> str:
    return " › ".join(word.in_language(lang) for word in place.words)


def keys(place: Place) -> tuple[str, str, str, str]:
    return place.section, place.table, place.row, place.column


def test_a_cell_is_named_by_table_groups_row_and_columns() -> None:
    report = report_of()
    cell = report.bound.cell("requests.granted[business]")
    assert cell is not None
    place = place_of_cell(report, cell)
    assert report.source.quote(place.span) == "7"
    assert keys(place) == ("requests", "requests", "requests.granted", "business")
    assert words(place) == "表三 › 三、本年度办理结果 › （一）予以公开 › 法人或其他组织 › 商业企业"
    assert words(place, "en") == (
        "Table 3 › 3. Results this year › (1) Disclosed › legal persons or other organisations › businesses"
    )
    assert place_of_cell(report.bound.tables["requests"], cell) == place


def test_a_cell_of_a_table_without_row_labels_is_named_by_its_columns() -> None:
    report = report_of()
    cell = report.bound.cell("disputes.direct_suit.total")
    assert cell is not None
    place = place_of_cell(report, cell)
    assert keys(place) == ("disputes", "disputes", "disputes", "direct_suit.total")
    assert words(place) == "表四 › 行政诉讼 › 未经复议直接起诉 › 总计"


def test_a_cell_that_is_not_in_the_table_stands_at_its_row_or_at_the_table() -> None:
    without_column = report_of(Edits(drop=("requests[business]",)))
    cell = without_column.bound.cell("requests.granted[business]")
    assert cell is not None
    place = place_of_cell(without_column, cell)
    assert without_column.source.quote(place.span) == "（一）予以公开"
    assert place.column == "business"

    without_row = report_of(Edits(drop=("requests.granted",)))
    cell = without_row.bound.cell("requests.granted[business]")
    assert cell is not None
    place = place_of_cell(without_row, cell)
    assert place.span == place_of_table(without_row.bound.tables["requests"]).span
    assert place.row == "requests.granted"


def test_rows_and_tables() -> None:
    report = report_of()
    table = report.bound.tables["requests"]
    row = next(row for row in table.rows if row.form and row.form.key == "requests.refused.state_secret")
    place = place_of_row(table, row)
    assert report.source.quote(place.span) == "1.属于国家秘密"
    assert words(place) == "表三 › 三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密"
    assert keys(place) == ("requests", "requests", "requests.refused.state_secret", "")
    place = place_of_table(table)
    assert (words(place), keys(place)) == ("表三", ("requests", "requests", "", ""))
    assert table.table.span.start <= place.span.start < place.span.end <= table.table.span.end


@pytest.mark.parametrize(
    ("drop", "kind", "named", "row", "column"),
    [
        (
            "requests.granted",
            "missing-row",
            "表三 › 三、本年度办理结果 › （一）予以公开",
            "requests.granted",
            "",
        ),
        ("requests[business]", "missing-column", "表三 › 商业企业", "", "business"),
        ("proactive.licences", "missing-row", "表二 › 行政许可", "proactive.licences", ""),
    ],
)
def test_differences_from_the_form(drop: str, kind: str, named: str, row: str, column: str) -> None:
    report = report_of(Edits(drop=(drop,)))
    (defect,) = [d for table in report.bound.tables.values() for d in table.defects if d.kind == kind]
    place = place_of_defect(report, defect)
    assert (words(place), place.row, place.column, place.span) == (named, row, column, defect.span)
    assert place.table == drop.partition(".")[0].partition("[")[0]


def test_sections_and_aspects_are_named_as_written_and_in_english_by_the_form() -> None:
    report = report_of()
    section = report.section("problems")
    aspect = report.aspect("on_request")
    assert section is not None
    assert aspect is not None
    place = place_of_section(report, section)
    assert report.source.quote(place.span) == "五、存在的主要问题及改进情况"
    assert (words(place), words(place, "en")) == (
        "五、存在的主要问题及改进情况",
        "Main problems and improvements",
    )
    assert keys(place) == ("problems", "", "", "")
    place = place_of_aspect(report, aspect)
    assert words(place) == "一、总体情况 › （二）依申请公开"
    assert words(place, "en") == "Overview › Disclosure upon request"
    assert keys(place) == ("overview", "", "", "")


def test_a_stretch_of_text_is_named_by_its_section_unless_words_are_given() -> None:
    report = report_of()
    start = report.source.text.index("及时")
    place = place_of_span(report, Span(start, start + 2))
    assert (words(place), place.section) == ("五、存在的主要问题及改进情况", "problems")
    own = place_of_span(report, Span(start, start + 2), Text("第一句", "first sentence"))
    assert (words(own), own.section) == ("第一句", "problems")
    before = place_of_span(report, Span(0, 2))
    assert (before.words, before.section) == ((), "")


def test_the_report_itself_stands_at_its_title_or_first_line() -> None:
    report = report_of()
    assert report.title is not None
    assert place_of_report(report).span == report.title.span
    untitled = parse_report(Source("\n\n  没有标题的文字\n第二行\n"), FORMS)
    assert untitled.source.quote(place_of_report(untitled).span) == "没有标题的文字"
