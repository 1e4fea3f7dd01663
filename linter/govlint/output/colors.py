"""Colours of the text output, or none."""

from __future__ import annotations

from govlint.diagnostics import Severity
from govlint_grammar.records import NamedTuple

_RESET = "\x1b[0m"
_SEVERITY_CODES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


class Palette(NamedTuple):
    """Paints stretches of text; with ``enabled`` false it leaves them as they are."""

    enabled: bool = False

    def paint(self, text: str, codes: str) -> str:
        """Return the text in the colours of ANSI codes."""
        return f"\x1b[{codes}m{text}{_RESET}" if self.enabled and text else text

    def strong(self, text: str) -> str:
        """Paint what the eye should find first."""
        return self.paint(text, "1")

    def faint(self, text: str) -> str:
        """Paint what only holds the rest together: frames and labels."""
        return self.paint(text, "2")

    def good(self, text: str) -> str:
        """Paint good news and ways to mend."""
        return self.paint(text, "32")

    def grave(self, text: str, severity: Severity) -> str:
        """Paint in the colour of a severity."""
        return self.paint(text, _SEVERITY_CODES[severity])


PLAIN = Palette()
