"""A rule that takes the code of another plugin's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.api import Rule


@hookimpl
def govlint_rules() -> Iterable[type[Rule]]:
    """Return a rule with the code HB001."""
    from govlint_harbour.rules import HarbourNotNamed

    class WharfNotNamed(HarbourNotNamed):
        __doc__ = HarbourNotNamed.__doc__
        name = "wharf-not-named"

    return [WharfNotNamed]
