"""Base reports: a clean, complete report of each edition, to be edited for a test or an example."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.compose import compose
from govlint_grammar.edits import Edits, read_values
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.positioned import load_packaged
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint_grammar.edits import CellText
    from govlint_grammar.forms import Form

_FOLDER = Path(__file__).parent / "bases"
_AS_IT_IS = Edits()
_FRAME = ("preface", "closing")


class Base(NamedTuple):
    """What a base report is composed from; see `govlint_grammar.compose.compose`."""

    edition: str
    agency: str
    year: int
    narrative: Mapping[str, str]
    values: Mapping[str, CellText]


def load_base(path: Path) -> Base:
    """Read a base report.

    Args:
        path: a YAML file in the layout of ``bases/2021.yaml``.

    Raises:
        OSError: the file cannot be read.
        DocumentError: anything in it that is not as it must be.
    """
    fields = load_packaged(path).map(("values",), ("edition", "agency", "year", "narrative"))
    narrative = {name: node.text() for name, node in fields["narrative"].entries().items()}
    return Base(
        fields["edition"].text(),
        fields["agency"].text(),
        fields["year"].integer(1, 9999),
        MappingProxyType(narrative),
        read_values(fields["values"]) if "values" in fields else MappingProxyType({}),
    )


@cache
def packaged_bases() -> Mapping[str, Base]:
    """Return the base reports that come with the package, by their editions."""
    bases = map(load_base, sorted(_FOLDER.glob("*.yaml")))
    return MappingProxyType({base.edition: base for base in bases})


class Library(NamedTuple):
    """Editions of the form and their base reports: all that samples are composed from.

    Attributes:
        forms: the editions, oldest first.
        bases: base reports by edition. An edition that has none is given one made of its form and the
            narrative of the newest built-in base.
    """

    forms: tuple[Form, ...]
    bases: Mapping[str, Base]

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions that have a base report."""
        return tuple(form.edition for form in self.forms)

    def compose(self, edition: str, edits: Edits = _AS_IT_IS) -> str:
        """Compose the base report of an edition.

        Args:
            edition: one of `editions`.
            edits: what it has otherwise.

        Returns:
            Canonical text.

        Raises:
            KeyError: there is no such edition.
            EditError: the edits name something that the report does not have.
        """
        form = next((form for form in self.forms if form.edition == edition), None)
        if form is None:
            raise KeyError(edition)
        base = self.bases.get(edition) or packaged_bases().get(edition) or _made_of(form)
        return compose(
            form,
            agency=base.agency,
            year=base.year,
            narrative=base.narrative,
            values=base.values,
            edits=edits,
            forms=self.forms,
        )


def _made_of(form: Form) -> Base:
    """Return a base for a form without one: parts that the newest built-in base lacks have no text."""
    newest = max(packaged_bases().values(), key=lambda base: base.year)
    named = {*_FRAME, *(heading.key for heading in form.sections)}
    named.update(f"{form.sections[0].key}.{aspect.key}" for aspect in form.aspects)
    narrative = {name: text for name, text in newest.narrative.items() if name in named}
    return Base(form.edition, newest.agency, form.first_year, narrative, {})


@cache
def packaged_library() -> Library:
    """Return the editions and base reports that come with the package."""
    return Library(packaged_forms(), packaged_bases())


def base_report(edition: str, edits: Edits = _AS_IT_IS) -> str:
    """Compose the base report of a built-in edition; see `Library.compose`."""
    return packaged_library().compose(edition, edits)
