"""The lines after the last section: signature, date, and a note on the statistics or whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.source import Span
from govlint_grammar.tree import Block, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = regex(
    r"[（(]?(?:\d{4}|[二〇零○O一三四五六七八九]{4})[ ]*年[ ]*[\d一二三四五六七八九十]{1,3}[ ]*月[ ]*"
    r"(?:[\d一二三四五六七八九十]{1,3}[ ]*日)?[）)]?"
)
_NOTE = regex(
    r"本报告(?:所列|中|的|电子|全文|由|统计|自)|本年度报告(?:所列|中|的|电子|全文)"
    r"|如(?:您|社会公众|公众)?对本(?:年度)?报告|联系(?:人|电话|方式|地址)[：:]|(?:附件|附)[：:]"
)
_SIGNATURE = regex(
    r"[^\n，。；：:、\d]{3,30}(?:局|委|委员会|办|办公室|府|院|厅|部|署|处|会|中心|站|所|队|街道|镇|乡|区)"
)


def split_closing(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """Take the closing lines off the last section.

    A note on the report itself, a date, and the signature above a date close a report. A note that is the
    section's only sentence is its content; a date and a signature never are.
    """
    if not sections or sections[-1].aspects:
        return tuple(sections), ()
    last = sections[-1]
    kept = len(last.blocks)
    dated = False
    while kept and isinstance(block := last.blocks[kept - 1], Paragraph):
        if _DATE.fullmatch(block.text):
            dated = True
        elif _NOTE.match(block.text):
            if kept == 1:
                break
        elif not dated or not _SIGNATURE.fullmatch(block.text):
            break
        kept -= 1
    closing = last.blocks[kept:]
    if not closing:
        return tuple(sections), ()
    blocks = last.blocks[:kept]
    span = Span(last.span.start, blocks[-1].span.end if blocks else last.heading_span.end)
    return (*sections[:-1], last._replace(blocks=blocks, span=span)), closing
