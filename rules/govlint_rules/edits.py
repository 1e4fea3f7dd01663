"""Edits of one fix, put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def ordered(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in the order of the text, those that touch each other as one."""
    found: list[Edit] = []
    for edit in sorted(edits):
        if found and found[-1].span.end == edit.span.start:
            last = found.pop()
            edit = Edit(Span(last.span.start, edit.span.end), last.text + edit.text)
        found.append(edit)
    return tuple(found)
