"""What a Word document says on paper, and where: paragraphs, fields, changes, text boxes, tables."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.support.word_package import (
    cell,
    document,
    level,
    lists,
    packed,
    paragraph,
    parts_of,
    row,
    run,
    strict,
    table,
)

from govlint.readers import UnreadableFile
from govlint.readers.docx import read_docx

VANISH = "<w:vanish/>"
HIDDEN_STYLES = (
    '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
)
BOX = "<w:txbxContent>{}</w:txbxContent>"
# As Word writes a text box: for programs that know its shapes, and for those that do not.
TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def field(instruction: str, result: str, *, end: bool = True) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        + ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' if end else "")
    )


def p(*inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def lines(body: str, **parts: str) -> list[str]:
    """Return the lines of a document's text that are not blank."""
    return [line for line in read_docx(document(body, **parts)).text.split("\n") if line]


GONE = "<w:rPr><w:del/></w:rPr>"
SAID = [
    ("runs are one text", p(run("总体"), run("情况")), ["总体情况"]),
    ("blanks at the ends of runs count where said", p(run("2023 "), "<w:r><w:t> 年 </w:t></w:r>"), ["2023 年"]),
    ("soft breaks part lines", p(run("甲"), "<w:r><w:br/></w:r>", run("乙")), ["甲", "乙"]),
    ("page breaks part lines", p(run("甲"), '<w:r><w:br w:type="page"/></w:r>', run("乙")), ["甲", "乙"]),
    ("tabs are blanks", p("<w:r><w:tab/><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), ["甲 乙"]),
    ("hyphens that hold", p(run("0578"), "<w:r><w:noBreakHyphen/></w:r>", run("5550126")), ["0578-5550126"]),
    ("soft hyphens", p(run("甲"), "<w:r><w:softHyphen/></w:r>", run("乙")), ["甲乙"]),
    ("full-width spaces at the ends", p(run("\u3000\u3000一、总体\u3000情况\u3000")), ["一、总体\u3000情况"]),
    ("symbols", p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>'), ["☑是"]),
    ("symbols of common fonts", p('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>'), ["①"]),
    ("ornaments", p('<w:r><w:sym w:font="Webdings" w:char="F04A"/><w:t>是</w:t></w:r>'), ["是"]),
    (
        "readings above words",
        p(f"<w:r><w:ruby><w:rt>{run('yún')}</w:rt><w:rubyBase>{run('云')}</w:rubyBase></w:ruby></w:r>", run("州")),
        ["云州"],
    ),
    ("links", p(f'<w:hyperlink w:anchor="a">{run("链接")}</w:hyperlink>'), ["链接"]),
    ("smart tags", p(f"<w:smartTag><w:smartTag>{run('2023年')}</w:smartTag></w:smartTag>"), ["2023年"]),
    ("formulas", p("<m:oMath><m:r><m:t>3+4=7</m:t></m:r></m:oMath>"), ["3+4=7"]),
    ("bookmarks", p('<w:bookmarkStart w:id="0" w:name="_GoBack"/>', run("甲"), "<w:bookmarkEnd/>"), ["甲"]),
    ("notes and comments", p(run("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), ["甲"]),
    # Fields.
    ("the result of a field", p(field("PAGE", run("3")), run("页")), ["3页"]),
    ("fields within fields", p(field("IF " + "</w:instrText></w:r>" + field("X", run("甲")) + "<w:r><w:instrText>", run("乙"))), ["乙"]),
    ("a field over paragraphs", p(field("REF a", run("甲"), end=False)) + p(run("乙"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("丙")), ["甲", "乙丙"]),
    ("a field without a result", p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>XE</w:instrText><w:fldChar w:fldCharType="end"/></w:r>', run("甲")), ["甲"]),
    ("a field without an end", p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>') + p(run("甲")), ["甲"]),
    ("an end without a field", p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("甲")), ["甲"]),
    ("a field of one element", p(f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>'), ["2024年"]),
    ("a table of contents", p(field(r"TOC \o", run("一、总体情况 1"))) + p(run("一、总体情况")), ["一、总体情况"]),
    (
        "a table of contents in a content control",
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p(run('目录'))}</w:sdtContent></w:sdt>" + p(run("正文")),
        ["正文"],
    ),
    # Hidden words.
    ("hidden runs", p(run("甲"), run("乙", VANISH), run("丙")), ["甲丙"]),
    ("runs that say they are not hidden", p(run("甲", '<w:vanish w:val="0"/>')), ["甲"]),
    ("words hidden by a style", p(run("甲", '<w:rStyle w:val="C"/>'), run("乙")), ["乙"]),
    ("words hidden by a style of paragraphs", paragraph("甲", style="Q") + p(run("乙")), ["乙"]),
    ("words hidden by both are shown", p(run("甲", '<w:rStyle w:val="C"/>'), properties='<w:pStyle w:val="P"/>'), ["甲"]),
    ("hidden ends of paragraphs", p(run("甲"), properties=f"<w:rPr>{VANISH}</w:rPr>") + p(run("乙")), ["甲乙"]),
    # Changes, as if accepted.
    ("insertions", p(f"<w:ins>{run('甲')}</w:ins>"), ["甲"]),
    ("deletions", p(run("3"), "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>", f"<w:ins>{run('6')}</w:ins>"), ["36"]),
    ("moves", p(f"<w:moveFrom>{run('甲')}</w:moveFrom>") + p(f"<w:moveTo>{run('甲')}</w:moveTo>"), ["甲"]),
    ("deleted ends of paragraphs", p(run("甲"), properties=GONE) + p(run("乙")) + p(run("丙")), ["甲乙", "丙"]),
    ("a deleted end before a table", p(run("甲"), properties=GONE) + table(row("乙", "丙")), ["甲", "\t乙", "\t丙"]),
    ("a deleted end at the end of a cell", table(row(cell(p(run("甲"), properties=GONE)), "乙")), ["\t甲", "\t乙"]),
    (
        "deleted rows and cells",
        table(
            row("甲", "乙"),
            row("丙", "丁", properties="<w:del/>"),
            row("戊", cell("己", "<w:cellDel/>"), "庚"),
            row("辛", cell(p(f"<w:del>{run('7')}</w:del>", f"<w:ins>{run('8')}</w:ins>"))),
        ),
        ["\t甲", "\t乙", "\t戊", "\t庚", "\t辛", "\t8"],
    ),
    # What stands around.
    ("content controls around words", p(f"<w:sdt><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>"), ["甲"]),
    ("content controls around paragraphs", f"<w:sdt><w:sdtContent>{p(run('甲'))}{p(run('乙'))}</w:sdtContent></w:sdt>", ["甲", "乙"]),
    (
        "content controls around rows and cells",
        table(
            f"<w:sdt><w:sdtContent>{row('甲', '<w:sdt><w:sdtContent>' + cell('乙') + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>",
            row("丙", "丁"),
        ),
        ["\t甲", "\t乙", "\t丙", "\t丁"],
    ),
    ("text boxes are read once, before their paragraph", p(TEXT_BOX.format(BOX.format(p(run("标题")))), run("正文")), ["标题", "正文"]),
    ("old text boxes", p(f"<w:r><w:pict><v:textbox>{BOX.format(p(run('标题')))}</v:textbox></w:pict></w:r>"), ["标题"]),
    ("tables in text boxes", p(TEXT_BOX.format(BOX.format(table(row("甲", "乙"))))), ["\t甲", "\t乙"]),
    ("lettering", p('<w:r><w:pict><v:shape><v:textpath string="年度报告"/></v:shape></w:pict></w:r>'), ["年度报告"]),
    ("forms for old programs", p("<mc:AlternateContent><mc:Choice/><mc:Fallback>" + run("甲") + "</mc:Fallback></mc:AlternateContent>"), ["甲"]),
    ("paragraphs in two forms", "<mc:AlternateContent><mc:Choice>" + p(run("甲")) + "</mc:Choice><mc:Fallback>" + p(run("乙")) + "</mc:Fallback></mc:AlternateContent>", ["甲"]),
    # Tables.
    ("cells with two paragraphs", table(row(cell(p(run("商业")) + p(run("企业"))), "乙")), ["\t商业", "企业", "\t乙"]),
    (
        "merged cells",
        table(
            row(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙", '<w:vMerge w:val="restart"/>')),
            row("丙", "丁", cell("看不见", "<w:vMerge/>")),
            row("戊", "己", "庚"),
        ),
        ["\t甲", "\t乙", "\t丙", "\t丁", "\t", "\t戊", "\t己", "\t庚"],
    ),
    ("cells merged in the old way", table(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙")), ["\t甲", "\t乙"]),
    (
        "rows that begin further right",
        table(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/><w:wBefore w:w="2000"/>'), grid=(2000, 2000)),
        ["\t甲", "\t乙", "\t", "\t丙"],
    ),
    (
        "rows that are slightly shifted",
        table(row("甲", "乙"), row("丙", "丁", properties='<w:gridBefore w:val="1"/><w:wBefore w:w="15"/>')),
        ["\t甲", "\t乙", "\t丙", "\t丁"],
    ),
    ("hidden rows", table(row("甲", "乙"), row("丙", "丁", properties="<w:hidden/>")), ["\t甲", "\t乙"]),
    ("a table that only frames", table(row(cell(p(run("标题")) + p(run("正文"))))), ["标题", "正文"]),
    (
        "a table in a table that arranges the page",
        table(row("左栏", cell(p(run("一、总体情况")) + table(row("甲", "乙"), row("丙", "丁")) + p()))),
        ["左栏", "一、总体情况", "\t甲", "\t乙", "\t丙", "\t丁"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "said"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_what_stands_on_paper_is_read(body: str, said: list[str]) -> None:
    assert lines(body + p(run("末")), styles=HIDDEN_STYLES) == [*said, "末"]


@pytest.mark.parametrize(("body", "said"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_strict_documents_read_the_same(body: str, said: list[str]) -> None:
    parts = strict(parts_of(body + p(run("末")), styles=HIDDEN_STYLES))
    assert "purl.oclc.org" in parts["word/document.xml"]
    assert [line for line in read_docx(packed(parts)).text.split("\n") if line] == [*said, "末"]


def test_places_are_paragraphs_outside_tables_and_cells_as_the_file_has_them() -> None:
    body = (
        p() + paragraph("甲") + table(row("a", "b"), row(cell("c", "<w:vMerge/>"), "d"))
        + p(TEXT_BOX.format(BOX.format(p(run("框")))), run("乙"))
        + table(row("1", "2"), row("3", "4"), row("5", "6"))
    )  # fmt: skip
    source = read_docx(document(body))
    places = {
        source.text[at:].split("\n")[0].strip(): (where.paragraph, where.table, where.row, where.cell)
        for at, where in source.origins
    }
    assert places["甲"] == (2, None, None, None)
    assert places["d"] == (None, 1, 2, 2)
    assert places["框"] == places["乙"] == (3, None, None, None)
    assert places["6"] == (None, 2, 3, 2)


def test_a_table_in_a_table_is_counted_after_it() -> None:
    inner = table(row("甲", "乙"), row("丙", "丁"))
    source = read_docx(
        document(table(row(cell(p(run("外")) + inner))) + table(row("戊", "己"), row("庚", "辛")))
    )
    origin = source.origin(source.text.index("丁"))
    assert (origin.table, origin.row, origin.cell) == (2, 2, 2)
    assert source.origin(source.text.index("外"))[4:7] == (1, 1, 1)
    assert source.origin(source.text.index("辛")).table == 3


@pytest.mark.parametrize(
    "body",
    ['<w:altChunk r:id="r9"/>', p('<w:subDoc r:id="r9"/>'), table(row(cell('<w:altChunk r:id="r9"/>')))],
)
def test_words_in_another_file_are_said_to_be_missing(body: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_docx(document(paragraph("甲") + body))
    assert "嵌入了另一份文件" in refused.value.reason.zh


def test_a_document_of_pictures_says_so() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_docx(document(p("<w:r><w:drawing/></w:r>")))
    assert "只有图片" in refused.value.reason.zh
    with pytest.raises(UnreadableFile) as refused:
        read_docx(document(p()))
    assert "没有任何文字" in refused.value.reason.zh


def test_headers_footers_notes_and_comments_are_no_text() -> None:
    parts = parts_of(paragraph("甲"))
    for name in ("header1", "footer1", "footnotes", "endnotes", "comments"):
        parts[f"word/{name}.xml"] = parts["word/document.xml"].replace("甲", "页眉")
    assert read_docx(packed(parts)).text == "甲\n"


def test_the_text_is_found_by_its_relationship() -> None:
    parts = parts_of(paragraph("甲", number=(1, 0)), numbering=lists(level(0, "chineseCounting", "%1、")))
    for folder, named in (
        ("word/", "word/text.xml"),
        ("", "text.xml"),
        ("a/b/", "/a/b/text.xml"),
        ("", "./x/../text.xml"),
    ):
        moved = {
            "_rels/.rels": parts["_rels/.rels"].replace("word/document.xml", named),
            f"{folder}text.xml": parts["word/document.xml"],
            f"{folder}_rels/text.xml.rels": parts["word/_rels/document.xml.rels"],
            f"{folder}numbering.xml": parts["word/numbering.xml"],
        }
        assert read_docx(packed(moved)).text == "一、甲\n", named


def test_what_takes_documents_apart_is_imported_when_there_is_one() -> None:
    program = "import sys, govlint.api; print(sorted({'lxml', 'docx', 'zipfile', 'govlint.readers.docx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
