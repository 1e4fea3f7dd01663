"""Waivers as a configuration states them, checked against the rules and the forms that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.config import all_given
from govlint.config_checks import check_selector, globs_of
from govlint.diagnostics import Text
from govlint.settings import WaiverEntry
from govlint.typed_fields import read_given
from govlint.waivers import Waiver
from govlint_grammar.documents import suggestion
from govlint_grammar.needs import need_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.config_layers import Given, Layer
    from govlint.registry import Registry
    from govlint_grammar.positioned import Node

_NO_CELLS = ("report.", "sections.", "aspects.")


def waivers_of(layers: tuple[Layer, ...], registry: Registry) -> Iterator[Waiver]:
    """Yield the waivers of all layers.

    Raises:
        DocumentError: an unknown rule or cell, or a rule that cannot be waived.
    """
    for given in all_given(layers, "waivers"):
        for item in given.node.items():
            yield _waiver(item, given, registry)


def _waiver(node: Node, given: Given, registry: Registry) -> Waiver:
    entry = WaiverEntry(**read_given(WaiverEntry, node))  # type: ignore[arg-type] # read by the types of its fields
    nodes = node.entries()
    rule = nodes["rule"]
    check_selector(rule, entry.rule, registry)
    known = registry.rule(entry.rule)
    if known is not None and known.scope == "machine":
        raise rule.error(
            Text(f"{known.code} 不能豁免", f"{known.code} cannot be waived: it speaks of files and plugins")
        )
    return Waiver(
        entry.rule,
        rule,
        globs_of(nodes["files"], given) if "files" in nodes else None,
        entry.quote or "",
        _cells(nodes["cell"], registry) if entry.cell else (),
        entry.reason or "",
        entry.approver or "",
        entry.expires,
    )


def _cells(node: Node, registry: Registry) -> tuple[str, ...]:
    """Return the beginnings of the keys that a cell, row or table is meant by.

    As everywhere, the key of a row of table 3 without brackets is its total.
    """
    wanted = node.text()
    keys = {key for key in need_keys(registry.forms) if not key.startswith(_NO_CELLS)}
    if wanted not in keys and not any(key.startswith((f"{wanted}.", f"{wanted}[")) for key in keys):
        zh, en = suggestion(wanted, keys)
        raise node.error(Text(f"没有单元格“{wanted}”{zh}", f"there is no cell '{wanted}'{en}"))
    plain = wanted.replace("[", ".").replace("]", "")
    total = f"{wanted}[total]" in keys or f"{wanted}.total" in keys
    return (f"{plain}.total.",) if total and wanted in keys else (f"{plain}.",)
