"""Which balances of the form a rule is about, read from YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.data import Balances
from govlint.packs.words import several
from govlint_grammar.documents import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint_grammar.forms import Balance, Form
    from govlint_grammar.positioned import Node

ANYWHERE = "any"
LINES = {"column": "column", "row": "row", "none": ""}
SIDES = ("one", "several")
FAULTS = {"total": ("blank",), "part": ("exceeds",)}


def read_balances(node: Node, forms: tuple[Form, ...]) -> tuple[Balances, ...]:
    """Read the balances that a rule is about.

    Args:
        node: a name, a map (``{id: …, table: …, each: …, left: …, total: blank}``), or a list of those.
        forms: the editions whose balances there are.

    Raises:
        DocumentError: no edition has such a balance, or a mistake in the map.
    """
    known = [balance for form in forms for balance in form.balances]
    items = several(node)
    found = tuple(_read(item, known) for item in items)
    for item, each in zip(items, found, strict=True):
        if each.fault != found[0].fault:
            message = Text(
                "同一规则的各项应当是同一种问题", "all entries of a rule are about one kind of fault"
            )
            raise item.error(message)
    return found


def _read(node: Node, known: list[Balance]) -> Balances:
    if not node.is_map:
        return Balances(_id(node, known))
    parts = node.map(("id", "table", "each", "left", "message", *FAULTS), ())
    faults = [(key, parts[key]) for key in FAULTS if key in parts]
    if len(faults) > 1:
        message = Text("total 与 part 不能并用", "total and part do not go together")
        raise faults[1][1].error(message, at_key=True)
    found = Balances(
        _id(parts["id"], known) if "id" in parts else "",
        parts["table"].one_of(sorted({balance.table for balance in known})) if "table" in parts else "",
        LINES[parts["each"].one_of(LINES)] if "each" in parts else ANYWHERE,
        parts["left"].one_of(SIDES) if "left" in parts else "",
        faults[0][1].one_of(FAULTS[faults[0][0]]) if faults else "differs",
        parts["message"].text() if "message" in parts else "default",
    )
    if not any(map(found.covers, known)):
        message = Text("各版格式都没有这样的勾稽关系", "no edition of the form has such a balance")
        raise node.error(message, _ids(known))
    return found


def tables_of(balances: Iterable[Balances], forms: tuple[Form, ...]) -> Iterator[str]:
    """Yield the tables of the balances that a rule is about."""
    yield from (balance.table for balance in _covered(balances, forms))


def has_single_total(balances: Iterable[Balances], forms: tuple[Form, ...]) -> bool:
    """Whether some of the balances have one total, which may be made the sum of its parts."""
    return any(len(balance.left) == 1 for balance in _covered(balances, forms))


def _covered(balances: Iterable[Balances], forms: tuple[Form, ...]) -> Iterator[Balance]:
    """Yield the balances of the forms that some entries are about."""
    for entry in balances:
        yield from (balance for form in forms for balance in form.balances if entry.covers(balance))


def _id(node: Node, known: list[Balance]) -> str:
    name, ids = node.text(), _ids(known)
    if name not in ids:
        zh, en = suggestion(name, ids)
        message = Text(f"没有名为“{name}”的勾稽关系{zh}", f"the form has no balance '{name}'{en}")
        raise node.error(message, ids)
    return name


def _ids(known: list[Balance]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(balance.id for balance in known))
