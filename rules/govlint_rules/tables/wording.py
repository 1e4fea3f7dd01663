"""Words for tables that several rules use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 3


def squeezed(text: str) -> str:
    """Return a cell's text without white space and line breaks, which say nothing in a cell."""
    return "".join(text.split())


def listed(items: Sequence[str]) -> Text:
    """Return labels in quotation marks, no more than three of them, and how many there are."""
    quoted = [f"“{item}”" for item in items[:_SHOWN]]
    if len(items) <= _SHOWN:
        return Text("、".join(quoted), ", ".join(quoted))
    return Text(
        f"{'、'.join(quoted)}等 {len(items)} 项",
        f"{', '.join(quoted)} and {len(items) - _SHOWN} more",
    )
