"""The tree of a report for people: an indented outline with the line that each part stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.output.width import clip, pad, text_width, visible
from govlint_grammar.binding import State
from govlint_grammar.tree import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint_grammar.binding import BoundTable, ValueCell
    from govlint_grammar.source import Source, Span
    from govlint_grammar.tree import Aspect, Block, Report, Section

_CLIP = 60
_TITLE = Text("标题", "title")
_REPEATED = Text("重复的标题", "repeated title")
_NO_TITLE = Text("没有标题", "no title")
_FACTS = Text(
    "机关 {agency} · 年度 {year} · 格式 {edition} · 编码 {encoding}",
    "agency {agency} · year {year} · form {edition} · encoding {encoding}",
)
_UNKNOWN = Text("不明", "unknown")
_PREFACE = Text("前言", "preface")
_CLOSING = Text("结尾", "closing lines")
_SECTION = Text("部分", "section")
_ASPECT = Text("方面", "aspect")
_OTHER = Text("格式之外", "not in the form")
_PARAGRAPH = Text("段落", "paragraph")
_TABLE = Text("表格 {rows} 行（{layout}）", "table of {rows} rows ({layout})")
_UNPARSED = Text("未能识别（{reason}）", "not understood ({reason})")
_CELLS = Text("{name}：{edition} 年格式，{count} 个数值格", "{name}: form of {edition}, {count} value cells")
_DEFECT = Text("与格式不符：{kind}", "differs from the form: {kind}")
_STATES = {
    State.BLANK: Text("空白", "blank"),
    State.PLACEHOLDER: Text("占位符", "placeholder"),
    State.NOT_A_NUMBER: Text("不是数字", "not a number"),
    State.UNPLACED: Text("无法对应", "unplaced"),
    State.MISSING: Text("缺失", "missing"),
}


class _Line:
    """One line of the outline, made with the source and language of a run."""

    def __init__(self, source: Source, lang: str) -> None:
        self._source = source
        self._lang = lang
        self._digits = len(str(source.position(len(source.text)).line))

    def say(self, text: Text, **values: object) -> str:
        return text.in_language(self._lang).format(**values)

    def at(self, span: Span | None, depth: int, what: str, words: str = "") -> str:
        number = str(self._source.position(span.start).line) if span else ""
        shown = clip(visible(words), _CLIP)
        return f"{number:>{self._digits}} {'  ' * depth}{what} {shown}".rstrip()


def tree_lines(report: Report, lang: str = "zh") -> Iterator[str]:
    """Yield the outline of a report, then its tables with every value by its key."""
    line = _Line(report.source, lang)
    form = report.bound.form
    unknown = line.say(_UNKNOWN)
    yield line.say(
        _FACTS,
        agency=report.agency or unknown,
        year=report.year or unknown,
        edition=form.edition if form else unknown,
        encoding=report.source.encoding,
    )
    if report.title is None:
        yield line.at(None, 0, line.say(_NO_TITLE))
    else:
        yield line.at(report.title.span, 0, line.say(_TITLE), report.title.text)
    for title in report.repeated_titles:
        yield line.at(title.span, 0, line.say(_REPEATED), title.text)
    yield from _group(report.preface, _PREFACE, line)
    for section in report.sections:
        yield from _section(section, line)
    yield from _group(report.closing, _CLOSING, line)
    for table in (*report.bound.tables.values(), *report.bound.duplicates):
        yield ""
        yield from _table(table, line, lang)


def _group(blocks: tuple[Block, ...], name: Text, line: _Line) -> Iterator[str]:
    if blocks:
        yield line.at(None, 0, line.say(name))
        yield from _blocks(blocks, 1, line)


def _section(section: Section, line: _Line) -> Iterator[str]:
    what = f"{line.say(_SECTION)} [{section.key or line.say(_OTHER)}]"
    yield line.at(section.heading_span, 0, what, section.number + section.heading)
    yield from _blocks(section.blocks, 1, line)
    for aspect in section.aspects:
        yield from _aspect(aspect, line)


def _aspect(aspect: Aspect, line: _Line) -> Iterator[str]:
    what = f"{line.say(_ASPECT)} [{', '.join(aspect.keys) or line.say(_OTHER)}]"
    yield line.at(aspect.heading_span, 1, what, aspect.number + aspect.heading)
    yield from _blocks(aspect.blocks, 2, line)


def _blocks(blocks: Iterable[Block], depth: int, line: _Line) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield line.at(block.span, depth, line.say(_PARAGRAPH), block.text)
        elif isinstance(block, Table):
            yield line.at(block.span, depth, line.say(_TABLE, rows=len(block.rows), layout=block.layout))
        else:
            yield line.at(block.span, depth, line.say(_UNPARSED, reason=block.reason), block.text)


def _table(table: BoundTable, line: _Line, lang: str) -> Iterator[str]:
    name = table.table_form.name.in_language(lang)
    what = line.say(_CELLS, name=name, edition=table.edition, count=len(table.cells))
    yield line.at(table.table.span, 0, what)
    columns = max((text_width(key) for key in table.cells), default=0)
    for key, cell in table.cells.items():
        yield line.at(cell.cell.span if cell.cell else None, 1, pad(key, columns), _shown(cell, line))
    for defect in table.defects:
        change = f"→ {defect.expected}" if defect.expected else ""
        words = " ".join(filter(None, (defect.row, defect.column, defect.found, change)))
        yield line.at(defect.span, 1, line.say(_DEFECT, kind=defect.kind), words)


def _shown(cell: ValueCell, line: _Line) -> str:
    if cell.value.state is State.NUMBER:
        return f"{cell.value.number}{cell.value.unit}{cell.value.remark}"
    state = line.say(_STATES[cell.value.state])
    return f"({state})" if not (cell.cell and cell.cell.text) else f"({state}) {cell.cell.text}"
