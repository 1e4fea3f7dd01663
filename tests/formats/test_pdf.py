"""The PDF reader: paragraphs, tables, what is left out, and what is refused."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from tests.support.pdf_drawing import HEIGHT, WIDTH, Page, pdf_of, stream

from govlint.readers import UnreadableFile
from govlint.readers.pdf import read_pdf

if TYPE_CHECKING:
    from govlint_grammar.source import Origin, Source

pytest.importorskip("pdfplumber")

LEFT, RIGHT = 80, 500
ACROSS = (80, 200, 300, 400, 500)
# Thirty-five letters of twelve points fill a line.
FULL = "全年主动公开政府信息并且及时更新各个栏目做好解读和回应工作不断提高公开的质量和水"
PROSE = FULL[:35]


def read(*pages: Page) -> Source:
    return read_pdf(pdf_of(*pages), "report.pdf")


def lines(source: Source) -> list[str]:
    return source.text.split("\n")


def rows(source: Source) -> list[list[str]]:
    """Return the rows of all tables."""
    blocks = source.text.split("\n\n")
    return [block.split("\n\t") for block in blocks if block.startswith("\t")]


def table(source: Source) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows(source)]


def origin_of(source: Source, words: str) -> Origin:
    return source.origin(source.text.index(words))


class TestParagraphs:
    def test_lines_that_the_page_broke_are_one_paragraph(self) -> None:
        page = Page().text(LEFT + 24, 100, PROSE[:33]).text(LEFT, 120, PROSE).text(LEFT, 140, "平。")
        page.text(LEFT + 24, 160, "下一段。")
        assert lines(read(page)) == [PROSE[:33] + PROSE + "平。", "下一段。", ""]

    @pytest.mark.parametrize(("upper", "lower"), [(PROSE[:33], "个，2024年"), (PROSE[:32], "及“三安")])
    def test_what_holds_together_has_no_room_where_its_first_letter_has(self, upper: str, lower: str) -> None:
        page = (
            Page().text(LEFT, 100, PROSE).text(LEFT, 120, PROSE).text(LEFT, 140, upper).text(LEFT, 160, lower)
        )
        assert lines(read(page)) == [PROSE + PROSE + upper + lower, ""]

    def test_a_line_with_room_left_ends_its_paragraph(self) -> None:
        page = Page().text(LEFT, 100, PROSE).text(LEFT, 120, "短行").text(LEFT, 140, PROSE)
        assert lines(read(page))[0] == PROSE + "短行"
        assert lines(read(page))[1] == PROSE

    def test_a_paragraph_goes_on_over_the_end_of_a_page(self) -> None:
        first = Page().text(LEFT + 24, 100, PROSE[:33]).text(LEFT, 120, PROSE)
        second = Page().text(LEFT, 100, "平。").text(LEFT + 24, 120, "下一段。")
        source = read(first, second)
        assert lines(source) == [PROSE[:33] + PROSE + "平。", "下一段。", ""]
        assert origin_of(source, PROSE).page == 1
        assert origin_of(source, "下一段")._replace(kind="") == (None, None, "", 2, None, None, None, 2)

    def test_a_title_broken_in_the_middle_is_whole_again(self) -> None:
        title = "云州市青溪区水务局2023年政府信息公开工作年度报"
        width = 18 * len(title) - 9 * 4
        middle = (LEFT + RIGHT) / 2
        page = Page().text(middle - width / 2, 80, title, 18).text(middle - 9, 104, "告", 18)
        page.text(LEFT + 24, 140, PROSE[:33]).text(LEFT, 160, PROSE).text(LEFT, 180, "平。")
        assert lines(read(page))[0] == title + "告"

    def test_a_heading_is_not_joined_with_its_text(self) -> None:
        page = (
            Page()
            .text(LEFT + 24, 100, "一、总体情况")
            .text(LEFT + 24, 120, PROSE[:33])
            .text(LEFT, 140, "平。")
        )
        assert lines(read(page)) == ["一、总体情况", PROSE[:33] + "平。", ""]

    def test_radicals_are_the_characters_that_they_look_like(self) -> None:
        assert (
            lines(read(Page().text(LEFT, 100, "主动公开⼯作⽅⾯共⼆⼗条⻚⾯")))[0]
            == "主动公开工作方面共二十条页面"
        )

    def test_letters_drawn_twice_to_look_bold_stand_once(self) -> None:
        page = Page().text(LEFT, 100, "收到申请10件").text(LEFT + 0.4, 100, "收到申请10件")
        assert lines(read(page))[0] == "收到申请10件"

    def test_blanks_of_typesetting_are_no_words(self) -> None:
        page = Page().text(LEFT, 100, "在 2023 年 电 话 ： 0578-5550126 转 8 或 a b")
        assert lines(read(page))[0] == "在2023年电话：0578-5550126转8或a b"


class TestFurniture:
    def test_page_numbers_and_running_heads_are_left_out(self) -> None:
        pages = [
            Page()
            .text(LEFT, 30, "青溪区水务局年度报告")
            .text(LEFT, 100, f"第{name}段。")
            .text(280, 800, number)
            for name, number in (("甲", "- 1 -"), ("乙", "- 2 -"), ("丙", "- 3 -"))
        ]
        assert lines(read(*pages)) == ["第甲段。", "第乙段。", "第丙段。", ""]

    @pytest.mark.parametrize("number", ["— {} —", "第{}页", "第{}页 共3页", "{}/3", "{}"])
    def test_page_numbers_are_written_in_many_ways(self, number: str) -> None:
        pages = [Page().text(LEFT, 100, "文字。").text(280, 800, number.format(at)) for at in (4, 5, 6)]
        assert lines(read(*pages)) == ["文字。"] * 3 + [""]

    def test_what_a_browser_prints_around_a_page_is_left_out(self) -> None:
        pages = [
            Page()
            .text(30, 15, "2024/1/18 15:30", 8)
            .text(250, 15, "信息公开年报", 8)
            .text(LEFT, 100, f"第{name}段。")
            .text(30, 820, "https://www.example.gov.cn/art/2024/1/18/1.html", 8)
            .text(560, 820, f"{at}/3", 8)
            for at, name in enumerate("甲乙丙", start=1)
        ]
        assert lines(read(*pages)) == ["第甲段。", "第乙段。", "第丙段。", ""]

    def test_a_number_that_counts_no_pages_stays(self) -> None:
        pages = [Page().text(LEFT, 100, "文字。").text(280, 800, number) for number in ("17", "3", "250")]
        assert {"17", "3", "250"} <= set(lines(read(*pages)))

    def test_a_number_in_the_last_row_of_a_table_is_no_page_number(self) -> None:
        page = Page().grid(
            (80, 200, 300), (780, 800, 820), [{(0, 1): "规章", (1, 2): "- 1 -"}, {(0, 1): "甲", (1, 2): "2"}]
        )
        assert table(read(page)) == [["规章", "- 1 -"], ["甲", "2"]]

    def test_what_stands_in_the_middle_of_two_pages_stays(self) -> None:
        pages = [Page().text(LEFT, 400, "无。").text(LEFT, 440, f"{at}。") for at in "甲乙"]
        assert lines(read(*pages)).count("无。") == 2


class TestTables:
    def test_merged_cells_stand_once(self) -> None:
        page = Page().grid(
            ACROSS,
            (100, 120, 140),
            [
                {(0, 1): "信息内容", (1, 4): "本年处理决定数量"},
                {(0, 1): "规章", (1, 2): "1", (2, 3): "2", (3, 4): "3"},
            ],
        )
        source = read(page)
        assert table(source) == [["信息内容", "本年处理决定数量"], ["规章", "1", "2", "3"]]
        assert origin_of(source, "2")[3:] == (None, 1, 2, 3, 1)

    def test_a_label_of_several_rows(self) -> None:
        page = Page()
        for top, right in ((100, 400), (120, 400), (140, 400)):
            page.line(80 if top != 120 else 200, top, right, top)
        for left in (80, 200, 300, 400):
            page.line(left, 100, left, 140)
        page.text(85, 112, "不予公开", 9).text(205, 105, "1.国家秘密", 9).text(305, 105, "4", 9)
        page.text(205, 125, "2.重复", 9).text(305, 125, "5", 9)
        assert table(read(page)) == [["不予公开", "1.国家秘密", "4"], ["", "2.重复", "5"]]

    def test_wrapped_labels_are_joined(self) -> None:
        page = Page().grid(
            (80, 108, 226, 300),
            (100, 160, 180),
            [
                {
                    (0, 1): "商业\n企业",
                    (1, 2): "1.申请人无正当理由逾期不\n补正、行政机关不再处理其\n申请",
                    (2, 3): "10",
                },
                {(0, 1): "甲", (1, 2): "乙", (2, 3): "3"},
            ],
        )
        assert table(read(page))[0] == [
            "商业企业",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其申请",
            "10",
        ]

    def test_shades_are_no_borders(self) -> None:
        page = Page()
        for top in (100, 120, 140):
            page.shade(LEFT, top, RIGHT, top + 20)
        page.text(LEFT + 24, 104, PROSE[:33]).text(LEFT, 124, PROSE).text(LEFT, 144, "平。")
        assert lines(read(page)) == [PROSE[:33] + PROSE + "平。", ""]

    def test_a_frame_around_a_page_is_no_table(self) -> None:
        page = (
            Page()
            .grid((60, 520), (60, 700), [{(0, 1): ""}])
            .text(LEFT, 100, "一、总体情况")
            .text(LEFT, 140, "二、")
        )
        assert lines(read(page)) == ["一、总体情况", "二、", ""]

    def test_a_table_goes_on_over_three_pages_with_its_head_repeated(self) -> None:
        head = {(0, 1): "信息内容", (1, 2): "制发", (2, 3): "废止", (3, 4): "有效"}

        def part(*labels: str) -> Page:
            body = [{(0, 1): label, (1, 2): "1", (2, 3): "2", (3, 4): "3"} for label in labels]
            return Page().grid(ACROSS, range(100, 100 + 20 * (len(body) + 2), 20), [head, *body])

        source = read(part("甲", "乙"), part("丙"), part("丁").text(LEFT, 300, "三、结束"))
        assert table(source) == [
            ["信息内容", "制发", "废止", "有效"],
            *([label, "1", "2", "3"] for label in "甲乙丙丁"),
        ]
        assert origin_of(source, "丁").page == 3
        assert origin_of(source, "丁").row == 5

    def test_a_row_cut_in_two_by_the_end_of_a_page_is_whole(self) -> None:
        across = (80, 200, 300)
        first = Page().grid(
            across,
            (100, 120, 140),
            [{(0, 1): "甲", (1, 2): "1"}, {(0, 1): "申请人逾期未按收费通知要", (1, 2): "7"}],
        )
        second = Page().grid(
            across, (60, 80, 100), [{(0, 1): "求缴纳费用", (1, 2): ""}, {(0, 1): "乙", (1, 2): "2"}]
        )
        assert table(read(first, second)) == [
            ["甲", "1"],
            ["申请人逾期未按收费通知要求缴纳费用", "7"],
            ["乙", "2"],
        ]

    def test_what_a_bracket_adds_to_a_cut_label_is_part_of_it(self) -> None:
        across = (80, 160, 240)
        first = Page().grid(across, (100, 120), [{(0, 1): "（二）部分公开", (1, 2): "7"}])
        second = Page().grid(across, (60, 80), [{(0, 1): "（区分处理的）", (1, 2): ""}])
        assert table(read(first, second)) == [["（二）部分公开（区分处理的）", "7"]]

    def test_a_row_of_one_cell_alone_on_its_page_is_part_of_the_table(self) -> None:
        across = (80, 200, 300)
        whole = (80, 300)
        first = Page().grid(whole, (700, 720), [{(0, 1): "第二十条第（一）项"}])
        first.text(190, 800, "- 1 -", 9)
        second = Page().grid(across, (60, 80), [{(0, 1): "规章", (1, 2): "3"}])
        assert table(read(first, second)) == [["第二十条第（一）项"], ["规章", "3"]]

    def test_a_framed_paragraph_is_a_paragraph(self) -> None:
        first = Page().grid((80, 300), (700, 720), [{(0, 1): "提示"}])
        second = (
            Page()
            .text(80, 60, "二、" + PROSE)
            .grid((80, 200, 300), (100, 120), [{(0, 1): "规章", (1, 2): "3"}])
        )
        assert lines(read(first, second))[0] == "提示"

    def test_a_blank_row_at_the_top_of_a_page_is_a_row_of_its_own(self) -> None:
        across = (80, 200, 300)
        first = Page().grid(
            across, (100, 120, 140), [{(0, 1): "甲", (1, 2): "1"}, {(0, 1): "规章", (1, 2): "7"}]
        )
        second = Page().grid(
            across, (60, 80, 100), [{(0, 1): "行政规范性文件", (1, 2): ""}, {(0, 1): "乙", (1, 2): "2"}]
        )
        assert table(read(first, second)) == [["甲", "1"], ["规章", "7"], ["行政规范性文件", ""], ["乙", "2"]]

    def test_a_blank_value_at_the_top_of_a_page_is_not_the_number_above_it(self) -> None:
        across = (80, 200, 300, 400)
        first = Page().grid(across, (100, 120), [{(0, 1): "甲", (1, 2): "1", (2, 3): "5"}])
        second = Page().grid(across, (60, 80), [{(0, 1): "乙", (1, 2): "", (2, 3): "6"}])
        assert table(read(first, second)) == [["甲", "1", "5"], ["乙", "", "6"]]

    def test_words_between_two_tables_keep_them_apart(self) -> None:
        across = (80, 200, 300)
        first = Page().grid(across, (100, 120), [{(0, 1): "甲", (1, 2): "1"}]).text(LEFT, 200, "三、收到")
        second = Page().grid(across, (60, 80), [{(0, 1): "乙", (1, 2): "2"}])
        source = read(first, second)
        assert source.text.index("甲") < source.text.index("三、收到") < source.text.index("乙")

    def test_words_too_long_for_their_cell_are_drawn_over_the_next(self) -> None:
        page = Page().grid(
            (80, 180, 240, 300),
            (100, 120, 140),
            [
                {(0, 1): "2.申请人逾期未按收费通知要求缴纳费用", (1, 2): "", (2, 3): ""},
                {(0, 1): "规章", (1, 2): "3", (2, 3): "4"},
            ],
        )
        page.text(207, 103, "7", 9).text(267, 103, "8", 9)
        assert table(read(page)) == [["2.申请人逾期未按收费通知要求缴纳费用", "7", "8"], ["规章", "3", "4"]]

    def test_words_in_the_middle_of_a_cell_too_narrow_for_them(self) -> None:
        across = (80, 110, 140, 170)
        page = Page().grid(across, (100, 120), [{(0, 1): "", (1, 2): "", (2, 3): ""}])
        page.text(91, 103, "甲", 9).text(107, 103, "法律服务", 9).text(151, 103, "乙", 9)
        assert table(read(page)) == [["甲", "法律服务", "乙"]]

    def test_words_that_fill_their_cells_to_the_border_are_kept_apart(self) -> None:
        across = (80, 116, 152)
        page = Page().grid(across, (100, 120), [{(0, 1): "", (1, 2): ""}])
        page.text(80, 103, "制发件数", 9).text(116, 103, "废止件数", 9)
        assert table(read(page)) == [["制发件数", "废止件数"]]

    def test_a_table_without_borders_is_left_as_text_row_by_row(self) -> None:
        page = Page()
        for at, words in enumerate((("规章", "0", "0", "0"), ("行政规范性文件", "2", "0", "17"))):
            for left, word in zip(ACROSS, words, strict=False):
                page.text(left, 100 + 20 * at, word)
        assert lines(read(page)) == ["规章 0 0 0", "行政规范性文件 2 0 17", ""]


class TestRefused:
    def refusal(self, data: bytes) -> str:
        with pytest.raises(UnreadableFile) as caught:
            read_pdf(data, "report.pdf")
        assert caught.value.reason.en
        return caught.value.reason.zh

    def test_a_scan(self) -> None:
        page = Page().picture(0, 0, WIDTH, HEIGHT)
        assert "扫描件：每一页都是图片" in self.refusal(pdf_of(page, page))

    def test_a_scan_with_words_that_a_program_recognised(self) -> None:
        page = Page().picture(0, 0, WIDTH, HEIGHT).text(LEFT, 100, PROSE)
        assert "识别图片得来" in self.refusal(pdf_of(page, page))

    def test_a_page_that_is_a_picture(self) -> None:
        text = Page().text(LEFT, 100, PROSE)
        picture = Page().picture(50, 50, 550, 700).text(280, 800, "- 2 -")
        assert "第2、3页是图片" in self.refusal(pdf_of(text, picture, picture, text))

    def test_a_picture_beside_text_is_no_reason(self) -> None:
        page = Page().text(LEFT, 100, PROSE).picture(80, 200, 500, 700)
        assert lines(read(page)) == [PROSE, ""]

    def test_no_text_at_all(self) -> None:
        assert "没有文字" in self.refusal(pdf_of(Page().line(80, 80, 200, 80)))

    def test_letters_that_the_file_does_not_name(self) -> None:
        assert "字体与文字的对应关系" in self.refusal(pdf_of(Page().text(LEFT, 100, PROSE), unicode=False))

    def test_a_password(self) -> None:
        key = f"<{'ab' * 32}>"
        locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<aa> <aa>]"
        assert "密码" in self.refusal(pdf_of(Page().text(LEFT, 100, PROSE), trailer=locked))

    @pytest.mark.parametrize("cut", [9, 300, 1500])
    def test_a_file_that_breaks_off(self, cut: int) -> None:
        assert self.refusal(pdf_of(Page().text(LEFT, 100, PROSE))[:cut])

    def test_a_page_of_which_a_part_is_lost(self) -> None:
        packed = zlib.compress(Page().text(LEFT, 100, PROSE).text(LEFT, 140, "平。").content)
        whole = Page().text(LEFT, 100, PROSE)
        assert "损坏" in self.refusal(pdf_of(whole, stream(packed[:-20], "/Filter /FlateDecode")))

    def test_what_is_no_pdf(self) -> None:
        assert "不是PDF" in self.refusal("一、总体情况".encode())

    def test_without_the_library_it_says_how_to_get_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("govlint.readers.pdf.find_spec", lambda _: None)
        assert 'pip install "govlint[pdf]"' in self.refusal(pdf_of(Page().text(LEFT, 100, PROSE)))
