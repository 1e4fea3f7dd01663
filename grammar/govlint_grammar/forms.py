"""The official form of an edition, as typed data read from ``forms/*.yaml``.

Keys are paths: a row key (`requests.received`, `proactive.rules`) and a column key make the key of a
value cell. A form's `joint` says how: ``.`` for `proactive.rules.issued`, ``[]`` for
`requests.received[individual]`. The `[total]` column may be left out: `requests.received`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Text(NamedTuple):
    """A wording in both languages."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the wording of ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


class HeadingForm(NamedTuple):
    """A section or aspect of the form: key, ordinal as printed (``一``), heading and accepted variants."""

    key: str
    number: str
    heading: str
    variants: tuple[str, ...]
    en: str


class ColumnForm(NamedTuple):
    """A column header: a leaf with a key, or a group with columns of its own.

    Attributes:
        key: the column's key; for a group the prefix of its columns' keys, or empty.
        label: the official label.
        kind: ``whole``, ``decimal`` or ``signed`` (a whole number that may be negative).
        optional: a column that may stand in the table though the form does not have it (小计).
        unit: the unit that the cell may carry (万元, 元), or empty.
    """

    key: str
    label: str
    en: str
    variants: tuple[str, ...] = ()
    kind: str = "whole"
    optional: bool = False
    unit: str = ""
    columns: tuple[ColumnForm, ...] = ()


class RowForm(NamedTuple):
    """A row of the form that carries values.

    Attributes:
        key: the row's key (``requests.received``).
        label: the official label with its own number (``1.属于国家秘密``).
        groups: the labels of the groups it stands in, outermost first (三、本年度办理结果, （三）不予公开).
        clazz: the key of the class whose sum it is part of (``requests.refused``), or empty.
        groups_en: the groups in English.
    """

    key: str
    label: str
    en: str
    groups: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    clazz: str = ""
    groups_en: tuple[str, ...] = ()


class BlockForm(NamedTuple):
    """A stretch of a table with a header of its own: its header line, corner label, columns and rows."""

    header: str
    corner: str
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...]
    joint: str


class Balance(NamedTuple):
    """A sum that the form asks for: the keys of ``left`` and of ``right`` add up to the same.

    Attributes:
        id: a name for the sum.
        left: keys of rows (``each="column"``), of columns (``each="row"``) or of whole cells (``each=""``).
        right: the other side, likewise.
        each: over what the sum repeats: ``column``, ``row`` or nothing.
        table: the key of the table.
        printed: whether the form itself prints the sum.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    each: str
    table: str
    printed: bool


class TableForm(NamedTuple):
    """A table of the form.

    Attributes:
        key: its key, also that of its section (``proactive``, ``requests``, ``disputes``).
        number: the number by which people call it (表二 is 2).
        note: the note printed in its corner, or empty.
        decisive: labels that occur in this edition of the table only.
    """

    key: str
    number: int
    name: Text
    note: str
    decisive: tuple[str, ...]
    blocks: tuple[BlockForm, ...]


class Form(NamedTuple):
    """One edition of the official form, with the report years it is in force for."""

    edition: str
    first_year: int
    last_year: int | None
    instrument: str
    name: Text
    title: str
    sections: tuple[HeadingForm, ...]
    aspects: tuple[HeadingForm, ...]
    tables: tuple[TableForm, ...]
    balances: tuple[Balance, ...]
    classes: Mapping[str, Text]

    def table(self, key: str) -> TableForm:
        """Return a table by its key.

        Raises:
            KeyError: the form has no such table.
        """
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def in_force(self, year: int) -> bool:
        """Whether a report on ``year`` must follow this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


def form_in_force(year: int | None, forms: tuple[Form, ...]) -> Form | None:
    """Return the form in force for the reports on a year: of several, the one that began last."""
    known = (form for form in forms if year is not None and form.in_force(year))
    return max(known, key=lambda form: form.first_year, default=None)
