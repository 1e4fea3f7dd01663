"""Numbers that Word counts: every way of counting, every way of going on and beginning anew."""

from __future__ import annotations

import pytest
from tests.support.word_package import cell, document, level, list_of, lists, paragraph, row, run, table

from govlint.readers.docx import read_docx
from govlint.readers.docx.numerals import numeral

FORM = (
    level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
)
SUFFIX = '<w:suff w:val="{}"/>'


def shown(numbering: str, *places: tuple[int, int], styles: str = "") -> list[str]:
    """Return what stands before the words of paragraphs that name a list and a level."""
    body = "".join(paragraph("词", number=place) for place in places)
    text = read_docx(document(body, numbering=numbering, styles=styles)).text
    return [line.removesuffix("词") for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("way", "numbers"),
    [
        ("decimal", {0: "0", 1: "1", 2024: "2024"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 101: "一○一"}),
        ("chineseCountingThousand", {10: "十", 101: "一百零一", 110: "一百一十", 1010: "一千零一十", 10010: "一万零一十"}),
        ("taiwaneseCountingThousand", {12: "十二", 120: "一百二十"}),
        ("japaneseCounting", {1: "一", 11: "十一", 100: "百", 111: "百十一", 1001: "千一"}),
        ("ideographDigital", {10: "一○", 23: "二三"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "61"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 21: "贰拾壹"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b"}),
        ("ordinal", {1: "1st", 11: "11th", 22: "22nd", 112: "112th"}),
        ("none", {3: ""}),
        ("of no program that is known", {3: "3"}),
    ],
)  # fmt: skip
def test_every_way_of_counting(way: str, numbers: dict[int, str]) -> None:
    assert {number: numeral(number, way) for number in numbers} == numbers


def test_sections_and_aspects_are_counted_as_the_form_counts_them() -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 0), (1, 0), (1, 0)]
    expected = ["一、", "（一）", "（二）", "1. ", "二、", "（一）", "三、", "四、", "五、"]
    assert shown(lists(FORM), *places) == expected


@pytest.mark.parametrize(
    ("definition", "number"),
    [
        (level(0, "decimal", "第%1章"), "第1章"),
        (level(0, "decimal", "%1."), "1. "),
        (level(0, "decimal", "%1.", SUFFIX.format("nothing")), "1."),
        (level(0, "decimal", "%1", SUFFIX.format("space")), "1 "),
        (level(0, "chineseCounting", "%1、", SUFFIX.format("tab")), "一、"),
        (level(0, "decimal", "%1、", start=5), "5、"),
        (level(0, "bullet", ""), ""),
        (level(0, "none", "%1"), ""),
        (level(0, "decimal", ""), ""),
        (level(0, "decimal", "%1、", '<w:rPr><w:vanish/></w:rPr>'), ""),
        (level(0, "decimal", "%1.%2.%9"), "1.. "),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl>', "0、"),
        (
            ('<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom"/></mc:Choice>'
            '<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>'),
            "I、",
        ),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_level(definition: str, number: str) -> None:
    assert shown(lists(definition), (1, 0)) == [number]


def test_numbers_of_several_levels_and_legal_ones() -> None:
    mixed = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", SUFFIX.format("nothing"))
    assert shown(lists(mixed), (1, 0), (1, 0), (1, 1)) == ["一、", "二、", "二.1"]
    legal = mixed.replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>')
    assert shown(lists(legal), (1, 0), (1, 0), (1, 1)) == ["一、", "二、", "2.1"]
    assert shown(lists(legal), (1, 1), (1, 0), (1, 1)) == ["1.1", "一、", "1.1"]


def test_levels_that_begin_anew_otherwise() -> None:
    def with_restart(after: int) -> str:
        return lists(
            FORM.replace(
                '<w:lvlText w:val="%3."/>', f'<w:lvlRestart w:val="{after}"/><w:lvlText w:val="%3."/>'
            )
        )

    places = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert shown(with_restart(0), *places)[2::2][:2] == ["1. ", "2. "]
    assert shown(with_restart(0), *places)[-1] == "3. "
    assert shown(with_restart(1), *places)[-1] == "1. "
    assert shown(with_restart(1), *places)[4] == "2. "


def test_lists_of_one_definition_count_on_and_begin_anew_where_they_say_so() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    two = lists(FORM, nums=list_of(8, 1) + list_of(9, 1, anew))
    assert shown(two, (1, 0), (8, 0), (1, 0)) == ["一、", "二、", "三、"]
    assert shown(two, (1, 0), (1, 0), (9, 0), (9, 0), (1, 0)) == ["一、", "二、", "一、", "二、", "三、"]
    assert shown(lists(FORM, FORM), (1, 0), (2, 0), (1, 0)) == ["一、", "一、", "二、"]


def test_a_list_may_look_otherwise_than_its_definition() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1、", start=3)}</w:lvlOverride>'
    assert shown(lists(FORM, nums=list_of(9, 1, other)), (9, 0), (9, 1)) == ["3、", "（一）"]


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="D2"><w:basedOn w:val="L2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="None"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)  # fmt: skip


def test_styles_number_their_paragraphs() -> None:
    linked = level(0, "decimal", "%1、") + level(1, "decimal", "<%2>", '<w:pStyle w:val="L2"/>').replace(
        "<%", "&lt;%"
    ).replace('%2>"', '%2&gt;"')
    body = "".join(
        paragraph("词", style=style)
        for style in ("H1", "H2", "H2", "H1", "L2", "D2", "None", "Loop", "unknown")
    ) + paragraph("词", style="H1", number=(0, 0))
    text = read_docx(document(body, numbering=lists(FORM, linked), styles=HEADINGS)).text
    numbers = [line.removesuffix("词").strip() for line in text.split("\n") if line]
    assert numbers == ["一、", "（一）", "（二）", "二、", "<1>", "<2>", "", "", "", ""]


def test_a_definition_may_stand_for_a_style_of_lists() -> None:
    numbering = lists('<w:numStyleLink w:val="S"/>', '<w:styleLink w:val="S"/>' + FORM)
    styles = '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    assert shown(numbering, (1, 0), (2, 0), styles=styles) == ["一、", "二、"]
    assert shown(lists('<w:numStyleLink w:val="S"/>'), (1, 0), styles=styles.replace('"2"', '"1"')) == [""]


def test_numbers_stand_in_cells_and_before_what_became_one_paragraph() -> None:
    gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
    body = table(row(cell(paragraph("甲", number=(1, 0))), "0")) + gone + paragraph("乙", number=(1, 0))
    text = read_docx(document(body, numbering=lists(FORM))).text
    assert [line for line in text.split("\n") if line] == ["\t一、甲", "\t0", "二、乙"]


def test_a_number_stands_close_to_its_words() -> None:
    body = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" + run("\u3000 存在") + "</w:p>"
    assert read_docx(document(body, numbering=lists(FORM))).text == "一、存在\n"


@pytest.mark.parametrize("place", [(7, 0), (1, 30), (1, -4), (-1, 0)])
def test_lists_and_levels_that_are_not_there_do_no_harm(place: tuple[int, int]) -> None:
    assert len(shown(lists(FORM), place, (1, 0))) == 2
