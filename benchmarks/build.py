"""How the govlint that is measured was built."""

from __future__ import annotations

from govlint_grammar import statements


def build() -> str:
    """Return a sentence that says whether modules of govlint are compiled."""
    compiled = not str(statements.__file__).endswith(".py")
    return "govlint with compiled modules" if compiled else "govlint in pure Python"
