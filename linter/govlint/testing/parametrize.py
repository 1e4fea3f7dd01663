"""Cases as tests of pytest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.testing.cases import load_cases

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def parametrize_cases(path: Path) -> pytest.MarkDecorator:
    """Return a decorator that runs a test with the argument `case` for each case of a file or folder.

    The tests are called by code and name (``GL103-the fifth section is not there``), so that `-k` finds them.

    Args:
        path: a file of cases, or a folder with such files.

    Raises:
        OSError: a file cannot be read.
        DocumentError: a mistake in a file, with its place.
    """
    import pytest

    cases = load_cases(path)
    return pytest.mark.parametrize("case", cases, ids=[case.id for case in cases])
