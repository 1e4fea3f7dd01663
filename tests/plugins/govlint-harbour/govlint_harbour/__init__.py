"""The rules of a harbour authority: HB001 fires, HB002 crashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.api import Rule


@hookimpl
def govlint_rules() -> Iterable[type[Rule]]:
    """Return the rules of this plugin."""
    from govlint_harbour.rules import CrashingRule, HarbourNotNamed

    return [HarbourNotNamed, CrashingRule]
