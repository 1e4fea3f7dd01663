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

_FOLDER = Path(__file__).parent / "bases"
_AS_IT_IS = Edits()


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


def base_report(edition: str, edits: Edits = _AS_IT_IS) -> str:
    """Compose the base report of an edition.

    Args:
        edition: ``2019`` or ``2021``.
        edits: what it has otherwise.

    Returns:
        Canonical text.

    Raises:
        KeyError: there is no base of that edition.
        EditError: the edits name something that the report does not have.
    """
    base = packaged_bases()[edition]
    forms = packaged_forms()
    form = next(form for form in forms if form.edition == edition)
    return compose(
        form,
        agency=base.agency,
        year=base.year,
        narrative=base.narrative,
        values=base.values,
        edits=edits,
        forms=forms,
    )
