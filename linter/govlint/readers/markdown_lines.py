"""The words of a paragraph or cell of Markdown: its marks and escapes taken off, its lines put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint_grammar.headings import read_heading
from govlint_grammar.layout import section_of_heading
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

REMARK: Final = regex(r"<!--\s*(govlint:.*?)\s*-->", re.DOTALL)

_MARKED = regex(r"[\\`*_<&!\[\]~]")
_BREAK = regex(r"<br\b", re.IGNORECASE)
_STROKE = regex(r"(?<!\\)\|")
_HAN = regex(r"[\u3000-\u9fff\uff00-\uffef]")

# markdown-it takes time in proportion to the square of these.
_MOST_BRACKETS = 500
_LONGEST_MARKED = 50_000

# A line that an editor has broken is about as long as the longest one around, and ends within a sentence.
_SHORTEST_BROKEN = 20
_LEAST_SHARE = 0.7
_LONGEST_HEADING = 40
_SENTENCE_ENDS = ("。", "！", "？", "；", "：", "!", "?", ";", ":")


class Words(NamedTuple):
    """What a block says: its lines with their numbers from 0, and the comments for govlint in it."""

    lines: list[tuple[int, str]]
    remarks: list[tuple[int, str]]


def words_of(content: str, md: MarkdownIt) -> Words:
    """Return the lines of a paragraph, those put together that an editor has broken."""
    broken, remarks = _pieces(content, md)
    lines: list[tuple[int, str]] = []
    for run in broken:
        lines += _joined(run)
    return Words(lines, remarks)


def cells_of(line: str, md: MarkdownIt) -> list[str]:
    """Return the cells of a row of a pipe table, as many as are written."""
    parts = _STROKE.split(line.strip())
    if parts and not parts[0].strip():
        del parts[0]
    if parts and not parts[-1].strip():
        del parts[-1]
    return [
        "\n".join(text for _, text in words_of(part.replace("\\|", "|").strip(), md).lines) for part in parts
    ]


def _pieces(content: str, md: MarkdownIt) -> tuple[list[list[tuple[int, str]]], list[tuple[int, str]]]:
    """Return the lines between breaks that are meant, and the comments."""
    simple = not _MARKED.search(content)
    if simple or content.count("[") > _MOST_BRACKETS or len(content) > _LONGEST_MARKED:
        return [list(enumerate(map(str.strip, content.split("\n"))))], []
    runs: list[list[tuple[int, str]]] = [[]]
    remarks: list[tuple[int, str]] = []
    words: list[str] = []
    number = 0

    def end_line() -> None:
        runs[-1].append((number, "".join(words).strip()))
        words.clear()

    for token in md.parseInline(content)[0].children or ():
        if token.type == "softbreak":
            end_line()
            number += 1
        elif token.type == "hardbreak":
            end_line()
            runs.append([])
            number += 1
        elif token.type == "html_inline":
            if _BREAK.match(token.content):
                end_line()
                runs.append([])
            elif remark := REMARK.match(token.content):
                remarks.append((number, remark[1]))
        elif token.type != "image":
            words.append(token.content)
    end_line()
    return runs, remarks


def _joined(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Put lines together that are one sentence; each keeps the number of its first."""
    said = [(number, text) for number, text in lines if text]
    longest = max((len(text) for _, text in said), default=0)
    whole: list[tuple[int, str]] = []
    before = ""
    for number, text in said:
        if whole and _goes_on(before, text, longest):
            glue = "" if _HAN.match(before[-1]) or _HAN.match(text[0]) else " "
            whole[-1] = (whole[-1][0], whole[-1][1] + glue + text)
        else:
            whole.append((number, text))
        before = text
    return whole


def _goes_on(before: str, line: str, longest: int) -> bool:
    if len(before) < max(_SHORTEST_BROKEN, _LEAST_SHARE * longest) or before.endswith(_SENTENCE_ENDS):
        return False
    return "|" not in before and "|" not in line and not (_is_heading(before) or _is_heading(line))


def _is_heading(line: str) -> bool:
    short = len(line) <= _LONGEST_HEADING
    return (short and bool(read_heading(line).number)) or section_of_heading(line) is not None
