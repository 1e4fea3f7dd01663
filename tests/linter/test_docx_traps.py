"""What real Word documents do to a report: it stays the same report, with the same findings."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.support.format_reports import format_reports
from tests.support.laid_out import laid_out
from tests.support.word_package import changed
from tests.support.word_reports import docx_of

from govlint.config import Config
from govlint.engine import check_bytes
from govlint.selection import Selection
from govlint.startup import set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.laid_out import LaidTable

    from govlint.outcome import FileOutcome

REPORT = "water-requests"
EVERYTHING = Config(selection=Selection(("GL",)))
TITLE = "云州市青溪区水务局2023年政府信息公开工作年度报告"


def outcome(data: bytes, name: str = "报告.docx") -> FileOutcome:
    return check_bytes(name, data, set_up().registry, EVERYTHING, date(2026, 6, 1))


def found(data: bytes, name: str = "报告.docx") -> list[tuple[str, str, str]]:
    """Return what is found, and of which report."""
    checked = outcome(data, name)
    assert checked.internal == ()
    assert checked.not_assessed == expected_not_assessed()
    assert (checked.agency, checked.year, checked.edition) == ("云州市青溪区水务局", 2023, "2021")
    return sorted((each.code, each.message.zh, each.verdict.name) for each in checked.diagnostics)


@cache
def of_text() -> FileOutcome:
    return outcome(format_reports()[REPORT].encode(), "报告.txt")


def expected_not_assessed() -> tuple[object, ...]:
    return of_text().not_assessed


def expected() -> list[tuple[str, str, str]]:
    return sorted((each.code, each.message.zh, each.verdict.name) for each in of_text().diagnostics)


def blocks() -> list[str | LaidTable]:
    return laid_out(format_reports()[REPORT])


@cache
def written() -> bytes:
    return docx_of(blocks())


def paragraph_of(words: str, data: bytes) -> str:
    """Return the XML of the paragraph that begins with words."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    (each,) = (p for p in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL) if f"<w:t>{words}" in p)
    return each


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("between", [None, "", "续表"])
@pytest.mark.parametrize("cuts", [(2,), (10,), (2, 24), (5, 14)])
def test_a_form_cut_over_pages(header: bool, between: str | None, cuts: tuple[int, ...]) -> None:
    cut: list[str | LaidTable] = []
    for block in blocks():
        if isinstance(block, str) or len(block) < 20:
            cut.append(block)
            continue
        head, rows = block[:3], block[3:]
        for start, end in zip((0, *cuts), (*cuts, len(rows)), strict=True):
            cut += [between] if start and between is not None else []
            cut.append([*(head if header or not start else []), *rows[start:end]])
    assert len(cut) > len(blocks())
    assert found(docx_of(cut)) == expected()


def test_the_title_in_a_text_box() -> None:
    title = paragraph_of(TITLE, written())
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}'
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert found(changed(written(), title, box.format(title))) == expected()


def test_the_title_over_two_lines_of_one_paragraph() -> None:
    broken = TITLE.replace("2023年", "</w:t><w:br/><w:t>2023年")
    assert found(changed(written(), TITLE, broken)) == expected()


def test_the_whole_report_in_a_frame() -> None:
    framed = changed(written(), "<w:body>", "<w:body><w:tbl><w:tr><w:tc>")
    framed = changed(framed, "<w:sectPr", "</w:tc></w:tr></w:tbl><w:sectPr")
    assert found(framed) == expected()


def test_a_table_beside_a_blank_column_that_arranges_the_page() -> None:
    framed = changed(written(), "<w:tbl>", "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tbl>")
    framed = changed(framed, "</w:tbl>", "</w:tbl></w:tc></w:tr></w:tbl>")
    assert found(framed) == expected()


def test_labels_over_two_paragraphs_of_a_cell() -> None:
    parted = changed(written(), "<w:t>商业企业", "<w:t>商业</w:t></w:r></w:p><w:p><w:r><w:t>企业")
    parted = changed(parted, "结果维持", "结果</w:t></w:r></w:p><w:p><w:r><w:t>维持")
    assert found(parted) == expected()


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize(
    "label",
    [
        "三、本年度办理结果",
        "（三）不予公开",
        "（一）予以公开",
        "法人或其他组织",
        "行政复议",
        "行政规范性文件",
    ],
)
def test_labels_in_narrow_columns(label: str, length: int) -> None:
    pieces = [label[at : at + length] for at in range(0, len(label), length)]
    upright = "</w:t></w:r></w:p><w:p><w:r><w:t>".join(pieces)
    assert found(changed(written(), f"<w:t>{label}</w:t>", f"<w:t>{upright}</w:t>")) == expected()
    broken = "</w:t><w:br/><w:t>".join(pieces)
    assert found(changed(written(), f"<w:t>{label}</w:t>", f"<w:t>{broken}</w:t>")) == expected()


def test_full_width_spaces_before_paragraphs_and_in_labels() -> None:
    spaced = changed(written(), "<w:t>全年", "<w:t>\u3000\u3000全年")
    spaced = changed(spaced, "<w:t>总计", "<w:t>总\u3000计")
    assert found(spaced) == expected()


def test_a_number_changed_in_a_cell_with_changes_tracked() -> None:
    tracked = '<w:del w:id="1"><w:r><w:delText>999</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>1034</w:t></w:r></w:ins>'
    assert found(changed(written(), "<w:r><w:t>1034</w:t></w:r>", tracked)) == expected()


def test_words_in_pieces_and_marks_between_them() -> None:
    pieces = "主动公开</w:t></w:r><w:proofErr/><w:bookmarkStart w:id='7' w:name='_GoBack'/><w:bookmarkEnd w:id='7'/><w:r><w:t>政府信息"
    assert found(changed(written(), "主动公开政府信息", pieces)) == expected()


def _with_faulty_total(text: str) -> str:
    return text.replace("\t12\n\t3\n", "\t13\n\t3\n", 1)


@pytest.mark.parametrize(
    "change", [_with_faulty_total, lambda text: text.replace("法律行政法规禁止", "法律行政止")]
)
def test_faults_are_found_as_in_text(change: Callable[[str], str]) -> None:
    text = change(format_reports()[REPORT])
    assert text != format_reports()[REPORT]
    of_faulty = outcome(text.encode(), "报告.txt")
    given = outcome(docx_of(text))
    assert [(each.code, each.message) for each in given.diagnostics] == [
        (each.code, each.message) for each in of_faulty.diagnostics
    ]
    assert len(given.diagnostics) > len(of_text().diagnostics)
