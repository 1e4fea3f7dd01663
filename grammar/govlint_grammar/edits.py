"""Edits to a report that is about to be composed, so that a test case is a few lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from govlint_grammar.documents import suggestion
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from decimal import Decimal

    from govlint_grammar.positioned import Node

CellText: TypeAlias = "str | int | Decimal"

_Item = TypeVar("_Item")


class EditError(ValueError):
    """An edit or a value that names nothing in the report.

    Attributes:
        message: what is wrong.
        allowed: the names there are, if they can be listed.
    """

    def __init__(self, message: Text, allowed: Collection[str] = ()) -> None:
        super().__init__(message.en)
        self.message = message
        self.allowed = tuple(allowed)


def unknown_name(name: str, allowed: Collection[str]) -> EditError:
    """Return the error for a name that is not one of those allowed, to be raised."""
    zh, en = suggestion(name, allowed)
    return EditError(Text(f"报告中没有“{name}”{zh}", f"the report has no '{name}'{en}"), allowed)


def _empty() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Edits:
    """What a report has otherwise than its base.

    A part is named by its key: a section ``requests``, its heading alone ``requests.heading``, its table
    alone ``requests.table``, the note in the table's corner ``requests.note``; an aspect ``on_request``, or
    ``overview.proactive`` where a section has the same key; a row ``requests.granted`` (that of table 4
    is ``disputes.row``), a column ``requests[business]``; ``title``, ``preface``, ``closing``.

    Attributes:
        title: the whole title.
        agency: the agency; year: the report year. Both go into title and narrative.
        set: cell key to its content; totals follow unless they are set too. No column means the total.
        blank: keys of cells left blank.
        say: section, aspect, ``preface`` or ``closing`` to its text; ``{year}``, ``{last_year}``,
            ``{next_year}`` and ``{agency}`` are filled in.
        drop: parts left out.
        double: sections, aspects or rows that stand twice.
        swap: pairs of sections, of aspects or of rows of one table that change places.
        optional: keys of optional columns that are drawn (``subtotal``).
        table_form: table key to the edition in whose form it is drawn.
        replace: text to text, everywhere in the composed report, in this order.
    """

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    set: Mapping[str, CellText] = field(default_factory=_empty)
    blank: tuple[str, ...] = ()
    say: Mapping[str, str] = field(default_factory=_empty)
    drop: tuple[str, ...] = ()
    double: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    optional: tuple[str, ...] = ()
    table_form: Mapping[str, str] = field(default_factory=_empty)
    replace: Mapping[str, str] = field(default_factory=_empty)

    def arrange(self, items: Sequence[_Item], key: Callable[[_Item], str]) -> list[_Item]:
        """Return items, in the order of the form, as dropped, doubled and swapped.

        Args:
            items: the sections, the aspects, or the rows of a block.
            key: from an item to its key.

        Raises:
            EditError: a swap with an item that is not among them.
        """
        arranged = list(items)
        for pair in self.swap:
            places = [place for place, item in enumerate(arranged) if key(item) in pair]
            if len(places) == 1:
                zh, en = (
                    f"“{pair[0]}”与“{pair[1]}”不能互换",
                    f"'{pair[0]}' and '{pair[1]}' cannot change places",
                )
                raise EditError(Text(zh, en))
            if places:
                first, second = places
                arranged[first], arranged[second] = arranged[second], arranged[first]
        return [
            item
            for item in arranged
            for _ in range(0 if key(item) in self.drop else 2 if key(item) in self.double else 1)
        ]


EDITS = tuple(Edits.__dataclass_fields__)


def read_edits(fields: Mapping[str, Node]) -> Edits:
    """Read edits from the entries of a map; entries of other names are left alone.

    Raises:
        DocumentError: an entry of the wrong kind.
    """

    def texts(name: str) -> Mapping[str, str]:
        return _texts(fields[name]) if name in fields else _empty()

    def strings(name: str) -> tuple[str, ...]:
        return fields[name].strings() if name in fields else ()

    return Edits(
        title=fields["title"].text() if "title" in fields else None,
        agency=fields["agency"].text() if "agency" in fields else None,
        year=fields["year"].integer(1, 9999) if "year" in fields else None,
        set=read_values(fields["set"]) if "set" in fields else _empty(),
        blank=strings("blank"),
        say=texts("say"),
        drop=strings("drop"),
        double=strings("double"),
        swap=tuple(map(_pair, fields["swap"].items())) if "swap" in fields else (),
        optional=strings("optional"),
        table_form=texts("table_form"),
        replace=texts("replace"),
    )


def read_values(node: Node) -> Mapping[str, CellText]:
    """Read a map of cell keys to numbers or texts.

    Raises:
        DocumentError: not a map, or a value that is neither.
    """
    values: dict[str, CellText] = {}
    for name, item in node.entries().items():
        content = item.content
        if isinstance(content, str | int) and not isinstance(content, bool):
            values[name] = content
        else:
            raise item.error(Text("应为数字或文字", "a number or text is needed"))
    return MappingProxyType(values)


def _texts(node: Node) -> Mapping[str, str]:
    return MappingProxyType({name: item.text() for name, item in node.entries().items()})


def _pair(node: Node) -> tuple[str, str]:
    names = node.strings()
    if len(names) != 2:
        raise node.error(Text("应为两项", "two items are needed"))
    return names[0], names[1]
