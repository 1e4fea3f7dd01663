"""The built-in rules: a family a sub-package, a rule a module named by what is wrong.

They come to govlint through the same door as anybody's plugin, the entry point group ``govlint``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govlint.api import Rule

FAMILIES = (
    "input",
    "structure",
    "tables",
    "arithmetic",
    "narrative",
    "fees",
    "contact",
    "dates",
    "law",
    "content",
    "wording",
    "personal_data",
    "archive",
)

# The families that have a pack: rules that are data.
PACKS = (
    "structure",
    "tables",
    "arithmetic",
    "narrative",
    "fees",
    "contact",
    "dates",
    "law",
    "wording",
    "personal_data",
    "archive",
)


@hookimpl
def govlint_rules() -> Iterable[type[Rule]]:
    """Return the rules of every family, in the order of their codes."""
    from importlib import import_module

    return [rule for family in FAMILIES for rule in import_module(f"{__name__}.{family}").RULES]


@hookimpl
def govlint_packs() -> Iterable[Path]:
    """Return the packs of the families: the rules that are data."""
    from pathlib import Path

    folder = Path(__file__).parent
    return [folder / pack / f"{pack}.yaml" for pack in PACKS]
