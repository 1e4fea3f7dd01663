"""The numbers within the tables: sums that the form asks for, and what cannot exceed what; all of it data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.api import Rule

RULES: tuple[type[Rule], ...] = ()
