"""What a rule may need of a report, by key, and whether a report has it.

A need is `report.year`, `report.agency`, a section (`sections.overview`), an aspect
(`aspects.management`), a table (`requests`) or a value cell (`requests.received`,
`requests.received[individual]`). A cell is there when it holds a number: a blank is not a zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.binding import State
from govlint_grammar.form_keys import cell_keys
from govlint_grammar.forms import Text
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_grammar.binding import ValueCell
    from govlint_grammar.forms import Form
    from govlint_grammar.tree import Report

_TOTAL = "[total]"
_FIRST_PART = regex(r"[^.\[]*")

_NO_YEAR = Text(
    "标题没有写明唯一的报告年度，报告年度无法确定",
    "the title does not name one year, so the year reported on is not known",
)
_NO_AGENCY = Text("标题没有写明报告机关", "the title does not name the agency that reports")
_STATES = {
    State.BLANK: Text("空白", "blank"),
    State.PLACEHOLDER: Text("填的是符号而不是数字", "a stroke or a word in place of a number"),
    State.NOT_A_NUMBER: Text("填的不是数字", "not a number"),
    State.UNPLACED: Text("所在行的格数不对，无法对应", "in a row with too many or too few cells"),
    State.MISSING: Text("表中没有这一格", "not in the table"),
}


def need_keys(forms: tuple[Form, ...]) -> frozenset[str]:
    """Return every need that the known forms can meet."""
    return frozenset(_need_keys(forms))


def _need_keys(forms: tuple[Form, ...]) -> Iterator[str]:
    yield "report.year"
    yield "report.agency"
    for form in forms:
        yield from (f"sections.{section.key}" for section in form.sections)
        yield from (f"aspects.{aspect.key}" for aspect in form.aspects)
        for table in form.tables:
            yield table.key
            for key in cell_keys(table):
                yield key
                yield key.removesuffix(_TOTAL)


def unmet(report: Report, need: str, forms: tuple[Form, ...] = ()) -> Text | None:
    """Return in words why a report does not have what a rule needs; None if it has it.

    Args:
        report: the tree of the report.
        need: a need as `need_keys` lists them.
        forms: the known forms, for the names of what is missing.
    """
    if need == "report.year":
        return _NO_YEAR if report.year is None else None
    if need == "report.agency":
        return _NO_AGENCY if report.agency is None else None
    group, _, key = need.partition(".")
    if group == "sections":
        return None if report.section(key) else _missing_heading(key, forms, "sections")
    if group == "aspects":
        return None if report.aspect(key) else _missing_heading(key, forms, "aspects")
    found = _FIRST_PART.match(need)
    table = found[0] if found else need
    if table not in report.bound.tables:
        return _missing_table(table, forms)
    return None if need == table else _unmet_cell(report.bound.cell(need), need)


def _missing_heading(key: str, forms: tuple[Form, ...], kind: str) -> Text:
    for form in forms:
        for heading in form.sections if kind == "sections" else form.aspects:
            if heading.key == key:
                return Text(f"没有找到“{heading.heading}”部分", f"there is no part '{heading.en}'")
    return Text(f"没有找到“{key}”部分", f"there is no part '{key}'")


def _missing_table(key: str, forms: tuple[Form, ...]) -> Text:
    names = [table.name for form in forms for table in form.tables if table.key == key]
    name = names[0] if names else Text(f"表格“{key}”", f"the table '{key}'")
    return Text(f"没有找到或者无法识别{name.zh}", f"{name.en} is missing or could not be understood")


def _unmet_cell(cell: ValueCell | None, need: str) -> Text | None:
    if cell is None:
        return Text(f"所用格式的表中没有“{need}”一格", f"the form of the table has no cell '{need}'")
    if cell.number is not None:
        return None
    labels = [label for label in (cell.row.label if cell.row else "", cell.column.label) if label]
    names = [name for name in (cell.row.en if cell.row else "", cell.column.en) if name]
    state = _STATES.get(cell.value.state, _STATES[State.NOT_A_NUMBER])
    return Text(f"“{' › '.join(labels)}”一格{state.zh}", f"the cell '{' › '.join(names)}' is {state.en}")
