"""Canonical text of a report, composed from its form, its narrative and its values.

The canonical layout: a paragraph a line; a table cell a line that starts with a tab; a blank line between
table rows. A merged cell stands once; below a cell that spans rows an empty cell is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from govlint_grammar.drawing import Row, table_rows
from govlint_grammar.edits import Edits
from govlint_grammar.forms import Text
from govlint_grammar.totals import filled, full_key, known_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from govlint_grammar.edits import CellText
    from govlint_grammar.forms import Form, HeadingForm, TableForm


class ComposeError(ValueError):
    """An edit or a value that names nothing in the report.

    Attributes:
        message: what is wrong.
        word: the name that is not known.
        allowed: the names that are.
    """

    def __init__(self, message: Text, word: str, allowed: Collection[str]) -> None:
        super().__init__(message.en)
        self.message = message
        self.word = word
        self.allowed = tuple(allowed)


class _Part(NamedTuple):
    """A section or aspect: its key and its lines."""

    key: str
    lines: tuple[str, ...]


_Keyed = TypeVar("_Keyed", _Part, Row)


def compose(
    form: Form,
    *,
    agency: str,
    year: int,
    narrative: Mapping[str, str] | None = None,
    values: Mapping[str, CellText] | None = None,
    edits: Edits = Edits(),
    forms: Sequence[Form] = (),
) -> str:
    """Compose a report.

    Args:
        form: the edition whose headings and tables it has.
        agency: the agency; year: the report year.
        narrative: section, aspect, ``preface`` or ``closing`` to its text; keys as in `Edits`.
        values: cell keys to contents; what is missing is 0, and totals are the sums of their parts.
        edits: what is otherwise.
        forms: further editions, for ``edits.table_form``.

    Returns:
        The canonical text, ending in a line break.

    Raises:
        ComposeError: a key that the form does not have, or a text to replace that is not there.
    """
    agency = agency if edits.agency is None else edits.agency
    year = year if edits.year is None else edits.year
    names = _Names(form)
    said = names.narrative({**(narrative or {}), **edits.say}, agency, year)
    names.check({*edits.drop, *edits.double, *(name for pair in edits.swap for name in pair)}, edits, forms)
    title = f"{agency}{year}年{form.title}" if edits.title is None else edits.title
    tables = _tables(form, {**(values or {}), **edits.set}, edits, forms)
    parts = [_section(form, names, heading, said, tables, edits) for heading in form.sections]
    blocks = [] if "title" in edits.drop else [title]
    blocks += _said(said, "preface", edits)
    blocks += ["\n".join(part.lines) for part in _arranged(parts, edits)]
    blocks += _said(said, "closing", edits)
    return _replaced("\n\n".join(blocks) + "\n", edits.replace)


def compose_table(
    form: Form, key: str, values: Mapping[str, CellText], edits: Edits = Edits(), forms: Sequence[Form] = ()
) -> str:
    """Compose one table.

    Args:
        form: the edition.
        key: the table's key.
        values: cell keys to contents, as for `compose`.
        edits: what is otherwise.
        forms: further editions, for ``edits.table_form``.

    Raises:
        ComposeError: a key that the table does not have.
        KeyError: the form has no such table.
    """
    form.table(key)
    return _tables(form, {**values, **edits.set}, edits, forms, (key,))[key]


class _Names:
    """The names of a form's parts, as edits and narratives use them."""

    def __init__(self, form: Form) -> None:
        self.form = form
        sections = {heading.key for heading in form.sections}
        self.overview = form.sections[0].key if form.sections else ""
        self._full = {heading.key: heading.key for heading in form.sections}
        for heading in form.aspects:
            full = f"{self.overview}.{heading.key}"
            self._full[full] = full
            if heading.key not in sections:
                self._full[heading.key] = full

    def narrative(self, given: Mapping[str, str], agency: str, year: int) -> dict[str, str]:
        """Return the narrative by full names, with agency and years filled in."""
        fills = {
            "{agency}": agency,
            "{year}": str(year),
            "{last_year}": str(year - 1),
            "{next_year}": str(year + 1),
        }
        said: dict[str, str] = {}
        for name, text in given.items():
            full = name if name in ("preface", "closing") else self._full.get(name)
            if full is None:
                raise _unknown(name, (*self._full, "preface", "closing"))
            for mark, fill in fills.items():
                text = text.replace(mark, fill)
            said[full] = text
        return said

    def check(self, named: Iterable[str], edits: Edits, forms: Sequence[Form]) -> None:
        """See that every named part exists."""
        known = {"title", "preface", "closing", *self._full, *(f"{name}.heading" for name in self._full)}
        for table in self.form.tables:
            drawn = _drawn(self.form, table.key, edits, forms)[1]
            known |= {f"{table.key}.table", f"{table.key}.note"}
            for block in drawn.blocks:
                known.update(row.key for row in block.rows)
            known.update(column_names(drawn))
        for name in named:
            if name not in known:
                raise _unknown(name, sorted(known))

    def full(self, name: str) -> str:
        """Return the full name of a section or aspect; any other name as it is."""
        return self._full.get(name, name)
