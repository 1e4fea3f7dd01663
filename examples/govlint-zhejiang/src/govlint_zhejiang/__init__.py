"""An example of a plugin: rules, an output format and a word for one province."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govlint.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.api import Formatter, Rule

_FOLDER = Path(__file__).parent


@hookimpl
def govlint_rules() -> Iterable[type[Rule]]:
    """Return the rules that are written in Python."""
    from .area_code_elsewhere import AreaCodeElsewhere

    return [AreaCodeElsewhere]


@hookimpl
def govlint_packs() -> Iterable[Path]:
    """Return the rules that are data."""
    return [_FOLDER / "zhejiang.yaml"]


@hookimpl
def govlint_formatters() -> Iterable[Formatter]:
    """Return the output format."""
    from .checklist import CHECKLIST

    return [CHECKLIST]


@hookimpl
def govlint_vocabulary() -> Iterable[Path]:
    """Return the words."""
    return [_FOLDER / "vocabulary.yaml"]
