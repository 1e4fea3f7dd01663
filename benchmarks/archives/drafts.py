"""A report before it is composed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.archives.figures import Figures

NEW_FORM = 2021


class Draft(NamedTuple):
    """What a report is composed from.

    Attributes:
        say: its prose by the names of `Edits`, with the year and the agency written out.
    """

    agency: str
    year: int
    figures: Figures
    say: Mapping[str, str]

    @property
    def edition(self) -> str:
        """The edition of the form."""
        return "2019" if self.year < NEW_FORM else "2021"

    def stating(self, figures: Mapping[str, int]) -> Draft:
        """Return it with some figures otherwise."""
        return self._replace(figures={**self.figures, **figures})

    def saying(self, parts: Mapping[str, str]) -> Draft:
        """Return it with some prose otherwise."""
        return self._replace(say={**self.say, **parts})

    def like(self, section: str, year: int, agency: str) -> Mapping[str, str]:
        """Return the prose of a section as if it were written on another year, by another agency."""
        return {
            name: text.replace(str(self.year), str(year)).replace(self.agency, agency)
            for name, text in self.say.items()
            if name.partition(".")[0] == section
        }

    @property
    def settled(self) -> int:
        """The total of the results of table 3."""
        rows = {key: number for key, number in self.figures.items() if key.startswith("requests.")}
        return sum(number for key, number in rows.items() if "received" not in key and "carried" not in key)

    def text(
        self,
        *,
        set: Mapping[str, int | str] | None = None,  # noqa: A002 - as `Edits` has it
        drop: tuple[str, ...] = (),
        replace: Mapping[str, str] | None = None,
    ) -> str:
        """Compose it, with edits to what it states."""
        edits = Edits(
            agency=self.agency,
            year=self.year,
            set={**self.figures, **(set or {})},
            say=self.say,
            drop=drop,
            replace=replace or {},
        )
        return base_report(self.edition, edits)
