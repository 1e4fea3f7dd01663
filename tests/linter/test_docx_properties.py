"""Whatever a Word document is made of, it is read or refused; nothing else is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.format_reports import format_reports
from tests.support.word_package import document, list_of, lists, packed, paragraph, parts_of
from tests.support.word_reports import docx_of

from govlint.readers import UnreadableFile, read_bytes
from govlint.readers.docx.numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

REPORT = docx_of(format_reports()["water-clean"])
BLOCKS = (
    "p",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "customXml",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "altChunk",
    "sectPr",
)
WORDS = ("r", "t", "tab", "br", "fldChar", "instrText", "fldSimple", "hyperlink", "ruby", "rubyBase", "sym", "pict", "drawing",
         "txbxContent", "noBreakHyphen", "subDoc", "delText", "smartTag", "unknown")  # fmt: skip
SETTINGS = ("pPr", "rPr", "tcPr", "trPr", "numPr", "numId", "ilvl", "pStyle", "rStyle", "vanish", "gridSpan", "vMerge", "hMerge",
            "gridBefore", "wBefore", "hidden", "cellDel", "tblGrid", "gridCol", "sdtPr", "docPartObj", "docPartGallery")  # fmt: skip
OTHERS = ("mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "m:t", "v:textpath")
NAMES = st.sampled_from([*(f"w:{name}" for name in (*BLOCKS, *WORDS, *SETTINGS)), *OTHERS])
VALUES = st.sampled_from(["0", "1", "-1", "2", "restart", "continue", "on", "off", "99999999999999", "", "begin", "separate", "end",
                          "F0FE", "D800", "110000", "Symbol", "TOC", "Table of Contents", "甲"])  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["w:val", "w:fldCharType", "w:char", "w:font", "w:w", "w:instr", "string", "xml:space"]),
    VALUES,
    max_size=3,
)
TEXTS = st.text(st.sampled_from("甲一、12 \t\n\u3000\u200b&lt;"), max_size=6).map(
    lambda text: text.replace("&", "").replace("<", "")
)


def element(parts: tuple[str, dict[str, str], Sequence[str]]) -> str:
    name, attributes, inside = parts
    given_ = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{given_}>{''.join(inside)}</{name}>"


TREES = st.recursive(
    TEXTS, lambda inner: st.tuples(NAMES, ATTRIBUTES, st.lists(inner, max_size=4)).map(element), max_leaves=25
)
STYLE_NAMES = st.sampled_from(["A", "B", "C"])
NUMBERS = st.one_of(st.integers(-2, 12).map(str), st.sampled_from(["32767", "40000", "x", ""]))
WAYS = st.sampled_from(["decimal", "chineseCounting", "japaneseCounting", "upperRoman", "lowerLetter", "none", "bullet", "custom",
                        "ideographZodiacTraditional", "decimalEnclosedCircle", "hex", "ordinal"])  # fmt: skip


@st.composite
def levels(draw: st.DrawFn) -> str:
    said = []
    for name, values in (
        ("start", NUMBERS), ("numFmt", WAYS), ("lvlRestart", NUMBERS), ("pStyle", STYLE_NAMES), ("isLgl", st.just("1")),
        ("suff", st.sampled_from(["tab", "space", "nothing", "?"])), ("lvlText", st.text("%0123459、（）.", max_size=8)),
    ):  # fmt: skip
        if draw(st.booleans()):
            said.append(f'<w:{name} w:val="{draw(values)}"/>')
    return f'<w:lvl w:ilvl="{draw(NUMBERS)}">{"".join(said)}</w:lvl>'


@st.composite
def definitions(draw: st.DrawFn) -> str:
    link = draw(st.sampled_from(["", '<w:numStyleLink w:val="A"/>', '<w:numStyleLink w:val="B"/>']))
    return link + "".join(draw(st.lists(levels(), max_size=5)))


@st.composite
def styles(draw: st.DrawFn) -> str:
    made = ""
    for name in "ABC":
        based = draw(STYLE_NAMES)
        marks = f'<w:numPr><w:ilvl w:val="{draw(NUMBERS)}"/><w:numId w:val="{draw(NUMBERS)}"/></w:numPr>'
        kind = draw(st.sampled_from(["paragraph", "character", "numbering"]))
        made += (
            f'<w:style w:type="{kind}" w:styleId="{name}" w:default="{draw(st.sampled_from("01"))}"><w:basedOn w:val="{based}"/>'
            f"<w:pPr>{marks if draw(st.booleans()) else ''}</w:pPr></w:style>"
        )
    return made


def read(data: bytes, name: str = "a.docx") -> str | None:
    try:
        source = read_bytes(data, name)
    except UnreadableFile:
        return None
    offsets = [offset for offset, _ in source.origins]
    assert offsets == sorted(offsets)
    assert source.text.strip()
    return source.text


@given(st.lists(TREES, max_size=4).map("".join))
def test_any_tree_is_read_or_refused(body: str) -> None:
    read(document(body + paragraph("末")))


@given(st.lists(definitions(), min_size=1, max_size=3), definitions(), styles(), st.data())
def test_any_lists_are_counted(defined: list[str], override: str, styled: str, data: st.DataObject) -> None:
    nums = list_of(9, 1, f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>{override}</w:lvlOverride>')
    places = data.draw(
        st.lists(st.tuples(st.sampled_from([0, 1, 2, 3, 9]), st.integers(-1, 10)), min_size=1, max_size=8)
    )
    body = "".join(paragraph("词", number=place) for place in places) + paragraph(
        "末", style=data.draw(STYLE_NAMES)
    )
    text = read(document(body, numbering=lists(*defined, nums=nums), styles=styled))
    assert text is not None
    assert text.count("词") == len(places)


@given(st.integers(-5, 40000), WAYS)
def test_any_number_is_written(number: int, way: str) -> None:
    assert len(numeral(number, way)) <= 40


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_numbers_in_words_are_told_apart(one: int, other: int) -> None:
    for way in (
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "japaneseCounting",
        "upperRoman",
    ):
        assert (numeral(one, way) == numeral(other, way)) == (one == other)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>"]),
)
def test_any_bytes_are_refused(data: bytes, start: bytes) -> None:
    assert read(start + data) is None


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(REPORT) - 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 200),
)
def test_a_document_with_wrong_bytes_is_read_or_refused(wrong: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(REPORT)
    for at, byte in wrong:
        data[at] = byte
    read(bytes(data[: len(data) - cut]))


@settings(max_examples=40)
@given(st.sampled_from(["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels", "word/styles.xml"]), st.binary(max_size=60),
       st.integers(0, 400))  # fmt: skip
def test_a_part_with_wrong_bytes_is_read_or_refused(name: str, wrong: bytes, at: int) -> None:
    parts = parts_of(paragraph("甲"), styles="<w:style/>")
    part = parts[name].encode()
    read(packed({**parts, name: part[:at] + wrong + part[at + len(wrong) :]}))
