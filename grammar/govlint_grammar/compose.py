"""Canonical text of a report, composed from its form, its narrative and its values.

The canonical layout: a paragraph a line; a table cell a line that starts with a tab; a blank line between
table rows. A merged cell stands once; below a cell that spans rows an empty cell is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govlint_grammar.drawing import canonical_table, column_names, draw_table, row_name
from govlint_grammar.edits import EditError, Edits, unknown_name
from govlint_grammar.forms import Text
from govlint_grammar.records import NamedTuple
from govlint_grammar.totals import filled, full_key, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint_grammar.edits import CellText
    from govlint_grammar.forms import Form, HeadingForm, TableForm

_FRAME = ("preface", "closing")
_AS_BASE = Edits()


class _Part(NamedTuple):
    """A section or aspect: its name and its text."""

    name: str
    text: str


def compose(
    form: Form,
    *,
    agency: str,
    year: int,
    narrative: Mapping[str, str] | None = None,
    values: Mapping[str, CellText] | None = None,
    edits: Edits = _AS_BASE,
    forms: Sequence[Form] = (),
) -> str:
    """Compose a report.

    Args:
        form: the edition whose headings and tables it has.
        agency: the agency.
        year: the report year.
        narrative: section, aspect, ``preface`` or ``closing`` to its text; names as in `Edits`.
        values: cell keys to contents; what is missing is 0, and totals are the sums of their parts.
        edits: what is otherwise.
        forms: the editions that ``edits.table_form`` may name.

    Returns:
        The canonical text, ending in a line break.

    Raises:
        EditError: a name or key that the form does not have, or a text to replace that is not there.
    """
    agency = edits.agency or agency
    year = edits.year or year
    names = _part_names(form)
    drawn = {table.key: _drawn(form, table, edits, forms) for table in form.tables}
    edits = _resolved(edits, names, (table for _, table in drawn.values()))
    said = _narrative({**(narrative or {}), **edits.say}, names, agency, year)
    tables = _tables(drawn, {**(values or {}), **edits.set}, edits)
    parts = [_section(form, heading, said, tables, edits) for heading in form.sections]
    title = edits.title if edits.title is not None else f"{agency}{year}年{form.title}"
    blocks = [_Part("title", title), _Part("preface", said.get("preface", ""))]
    blocks += edits.arrange(parts, lambda part: part.name)
    blocks.append(_Part("closing", said.get("closing", "")))
    text = "\n\n".join(part.text for part in blocks if part.text and part.name not in edits.drop) + "\n"
    for old, new in edits.replace.items():
        if old not in text:
            raise EditError(Text(f"报告中没有“{old}”", f"the report does not say '{old}'"))
        text = text.replace(old, new)
    return text


def compose_table(form: Form, key: str, values: Mapping[str, CellText]) -> str:
    """Compose one table.

    Args:
        form: the edition.
        key: the table's key.
        values: cell keys to contents, as for `compose`.

    Raises:
        EditError: a key that the table does not have.
        KeyError: the form has no such table.
    """
    return _tables({key: (form, form.table(key))}, values, _AS_BASE)[key]


def _part_names(form: Form) -> dict[str, str]:
    """Return the names of sections and aspects; a short one leads to the full one."""
    names = {heading.key: heading.key for heading in form.sections}
    for heading in form.aspects:
        full = _aspect_name(form, heading)
        names.setdefault(heading.key, full)
        names[full] = full
    return names


def _aspect_name(form: Form, heading: HeadingForm) -> str:
    # The first section is the overview, the only one with aspects.
    return f"{form.sections[0].key}.{heading.key}"


def _resolved(edits: Edits, names: Mapping[str, str], tables: Iterable[TableForm]) -> Edits:
    """Return edits with full names, every one of which exists."""
    known = {"title", *_FRAME, *names, *(f"{name}.heading" for name in names)}
    for table in tables:
        known |= {f"{table.key}.table", f"{table.key}.note", *column_names(table)}
        known.update(row_name(table, row) for block in table.blocks for row in block.rows)

    def full(name: str) -> str:
        if name not in known:
            raise unknown_name(name, sorted(known))
        part, dot, heading = name.rpartition(".")
        return names.get(name) or (names.get(part, part) + dot + heading)

    return replace(
        edits,
        drop=tuple(map(full, edits.drop)),
        double=tuple(map(full, edits.double)),
        swap=tuple((full(first), full(second)) for first, second in edits.swap),
    )


def _narrative(given: Mapping[str, str], names: Mapping[str, str], agency: str, year: int) -> dict[str, str]:
    """Return the narrative by full names, with agency and years filled in."""
    fills = {"agency": agency, "year": year, "last_year": year - 1, "next_year": year + 1}
    said: dict[str, str] = {}
    for name, text in given.items():
        full = name if name in _FRAME else names.get(name)
        if full is None:
            raise unknown_name(name, (*_FRAME, *names))
        for mark, fill in fills.items():
            text = text.replace(f"{{{mark}}}", str(fill))
        said[full] = text.strip("\n")
    return said


def _drawn(form: Form, table: TableForm, edits: Edits, forms: Sequence[Form]) -> tuple[Form, TableForm]:
    """Return the form that a table is drawn in, and the table as that form has it."""
    edition = edits.table_form.get(table.key)
    if edition is None:
        return form, table
    other = next((known for known in forms if known.edition == edition), None)
    if other is None:
        raise unknown_name(edition, [known.edition for known in forms])
    return other, other.table(table.key)


def _tables(
    drawn: Mapping[str, tuple[Form, TableForm]], values: Mapping[str, CellText], edits: Edits
) -> dict[str, str]:
    """Return the text of each table by its key."""
    keys = {table: known_keys(form) for table, (_, form) in drawn.items()}
    known = frozenset[str]().union(*keys.values())
    given = {_full_key(key, known): value for key, value in values.items()}
    given.update({_full_key(key, known): "" for key in edits.blank})
    texts = {}
    for key, (form, table) in drawn.items():
        own = {cell: value for cell, value in given.items() if cell in keys[key]}
        texts[key] = canonical_table(draw_table(table, filled(form, table, own), edits))
    return texts


def _full_key(key: str, known: frozenset[str]) -> str:
    full = full_key(key, known)
    if full is None:
        raise unknown_name(key, sorted(known))
    return full


def _section(
    form: Form, heading: HeadingForm, said: Mapping[str, str], tables: Mapping[str, str], edits: Edits
) -> _Part:
    lines = [] if f"{heading.key}.heading" in edits.drop else [f"{heading.number}、{heading.heading}"]
    text = said.get(heading.key, "")
    if heading.key in tables and f"{heading.key}.table" not in edits.drop:
        lines.append(tables[heading.key] + ("\n" if text else ""))
    if text:
        lines.append(text)
    if heading is form.sections[0]:
        aspects = [_aspect(form, aspect, said, edits) for aspect in form.aspects]
        lines += [part.text for part in edits.arrange(aspects, lambda part: part.name)]
    return _Part(heading.key, "\n".join(lines))


def _aspect(form: Form, heading: HeadingForm, said: Mapping[str, str], edits: Edits) -> _Part:
    name = _aspect_name(form, heading)
    lines = [] if f"{name}.heading" in edits.drop else [f"{heading.number}{heading.heading}"]
    return _Part(name, "\n".join((*lines, *filter(None, (said.get(name, ""),)))))
