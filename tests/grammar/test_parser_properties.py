"""Any text gives a tree, and whatever stands in the tree stands in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.redraw import STYLES, redraw

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source
from govlint_grammar.tree import Paragraph, Report, Table

BASES = [
    base_report(edition, Edits(set={"requests.received[individual]": 3, "requests.granted[individual]": 3}))
    for edition in ("2019", "2021")
]
TEXTS = BASES + [redraw(BASES[1], draw) for draw in STYLES.values()]
STROKES = "\t\n |（）()一二三四五六、.。：0123456789 \u3000#-*总计其他报告年度政府信息公开件\r\f\x00\u200b"


def checked(text: str) -> Report:
    """Parse a text and hold every node against it."""
    report = parse_report(Source(text), packaged_forms())
    last = 0
    for block in report.walk():
        assert 0 <= block.span.start <= block.span.end <= len(text)
        if isinstance(block, Paragraph):
            assert report.source.quote(block.span) == block.text
            assert block.span.start >= last
            last = block.span.end
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    assert cell.text in ("", report.source.quote(cell.span)) or "\n" in cell.text
    for value in report.bound.cells():
        if value.number is not None:
            assert value.cell is not None
            assert any(char.isnumeric() for char in report.source.quote(value.cell.span))
    return report


@given(st.text(max_size=400))
def test_arbitrary_text(text: str) -> None:
    checked(text)


@given(st.text(alphabet=STROKES, max_size=400))
def test_text_of_the_characters_that_matter(text: str) -> None:
    checked(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_truncated_report(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    checked(text[start : data.draw(st.integers(start, len(text)))])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_report_with_lines_shuffled(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    start = data.draw(st.integers(0, len(lines)))
    end = data.draw(st.integers(start, min(start + 40, len(lines))))
    checked("\n".join([*lines[:start], *data.draw(st.permutations(lines[start:end])), *lines[end:]]))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(STROKES)), max_size=30)
)
def test_report_with_characters_changed(text: str, changes: list[tuple[int, str]]) -> None:
    chars = list(text)
    for place, char in changes:
        chars[place % len(chars)] = char
    checked("".join(chars))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.data())
def test_pieces_of_two_reports(first: str, second: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(first)))
    checked(first[:cut] + second[data.draw(st.integers(0, len(second))) :])
