"""The text of the overview, for rules on what it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Report


def overview_paragraphs(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs of the overview, and of aspects that were raised to sections of their own."""
    for section in report.sections:
        if section.key in ("overview", None):
            yield from (block for block in section.walk() if isinstance(block, Paragraph))
