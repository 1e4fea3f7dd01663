"""GL214: the note of the balance in the corner of table 3 is missing or reads otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_table
from govlint_rules.tables.wording import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import BoundTable, Cell, Context, Diagnostic, Report

_CLUE = "勾稽"
# The note may stand above the table instead of in its corner.
_AROUND = 300
# What is left of a note that was cut into several cells is no other wording.
_SHORTEST = 18


class BalanceNote(Rule):
    """The note of the balance is missing from table 3 or reads otherwise

    What it checks:
        That the corner of table 3 holds the form's note: item one plus item two equals item three
        plus item four. White space and punctuation do not count.

    Basis:
        The form prints the note in table 3 (国办公开办函〔2021〕30号; for the reports on 2019 and 2020
        国办公开办函〔2019〕60号).

    Why:
        It tells readers how the four items hang together, and reminds whoever fills the table in.

    Fails:
        base: "2021"
        edits:
          drop: [requests.note]

    Passes:
        base: "2021"

    How to mend:
        Copy the note of the form into the upper left corner of the table.

    Options:
        None.

    Exceptions:
        A note that was cut into several cells or stands right above the table is there. A table whose
        whole first row was lost is not judged.
    """

    page_zh = """表三缺少勾稽关系说明或者文字有改动

    检查内容:
        表三左上角应当有统一格式的说明，即第一项与第二项之和等于第三项与第四项之和。空格、标点不计。

    依据:
        统一格式在表三中印有这一说明（国办公开办函〔2021〕30号；2019年度、2020年度报告依据国办公开办函〔2019〕60号）。

    为什么:
        这一说明告诉读者四项数据的关系，也提醒填表人自行核对。

    不合规示例:
        base: "2021"
        edits:
          drop: [requests.note]

    合规示例:
        base: "2021"

    如何修改:
        把统一格式的说明照抄到表三左上角。

    配置项:
        无。

    例外:
        说明被拆在几格里的，或者写在表格上方的，算有。整个首行丢失的，不作判断。
    """

    code = "GL214"
    name = "balance-note"
    severity = Severity.INFO
    needs = ("requests",)
    cites = ("F30.balance", "F60.balance")
    messages = {
        "default": Text(
            "{table}左上角缺少勾稽关系说明；请照统一格式补上“{note}”",
            "{table} lacks the note of its balance; put the form's in its upper left corner: “{note}”",
        ),
        "altered": Text(
            "{table}的勾稽关系说明写作“{found}”，与统一格式不同；请改为“{note}”",
            "the note of the balance in {table} reads “{found}”; the form has “{note}”",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each table whose form prints a note that it has not."""
        text = subject.source.text
        for table in subject.bound.tables.values():
            note = table.table_form.note
            if not note:
                continue
            start, end = table.table.span
            if text.find(_CLUE, max(0, start - _AROUND), end) < 0:
                # Where the head of the table is lost, so is its corner.
                if any(text.find(block.header, start, end) >= 0 for block in table.table_form.blocks):
                    yield self._finding(table, "default", note)
                continue
            cell = _note_in(table)
            if cell is not None and _altered(cell.text, note):
                yield self._finding(table, "altered", note, cell)

    def _finding(self, table: BoundTable, message: str, note: str, cell: Cell | None = None) -> Diagnostic:
        found = squeezed(cell.text) if cell else ""
        place = place_of_table(table)
        if cell is not None:
            place = place._replace(span=Span(cell.start, cell.end))
        return self.found(
            place,
            message,
            evidence=Evidence(expected=note, found=found),
            table=table.table_form.name,
            note=note,
            found=found,
        )


def _note_in(table: BoundTable) -> Cell | None:
    return table.table.cell_with(_CLUE)


def _altered(found: str, note: str) -> bool:
    """Whether a cell holds a note in other words, not merely a part of the form's."""
    words, official = _words(found), _words(note)
    return len(words) >= _SHORTEST and official not in words and words not in official


def _words(text: str) -> str:
    return "".join(filter(str.isalnum, text))
