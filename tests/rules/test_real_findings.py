"""The whole list of findings on five real reports, each looked at by a person (tests/data/real_findings.yaml)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.support.shared import REPORTS

from govlint.config import Config
from govlint.engine import check_path
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.positioned import load_document

if TYPE_CHECKING:
    from govlint_grammar.positioned import Node

DATA = Path(__file__).parent.parent / "data" / "real_findings.yaml"
NUMBERS = ("000", "001", "002", "003", "004")
DAY = date(2026, 6, 1)


class Found(NamedTuple):
    """A finding, but for its wording."""

    line: int
    code: str
    verdict: str
    place: str
    because_of: str

    def as_yaml(self) -> str:
        parts = [
            f"code: {self.code}",
            f"line: {self.line}",
            f"place: {self.place}",
            f"verdict: {self.verdict}",
        ]
        parts += [f"because_of: {self.because_of}"] if self.because_of else []
        return f"    - {{{', '.join(parts)}, reason: }}"


def _reviewed(node: Node) -> tuple[str, list[Found]]:
    fields = node.map((), ("report", "findings"))
    found = []
    for item in fields["findings"].items():
        entry = item.map(("because_of",), ("code", "line", "place", "verdict", "reason"))
        assert len(entry["reason"].text()) > 10, "a line of reason"
        because_of = entry["because_of"].text() if "because_of" in entry else ""
        found.append(
            Found(
                entry["line"].integer(1),
                entry["code"].text(),
                entry["verdict"].text(),
                entry["place"].text(),
                because_of,
            )
        )
    return fields["report"].text(), found


def given(number: str) -> list[Found]:
    """Return what all rules, those that are off by default too, find in a report."""
    path = next((path for path in REPORTS if path.name.startswith(f"{number}_")), None)
    if path is None:
        pytest.skip("the real reports are not beside this checkout")
    registry = set_up().registry
    built_in = tuple(code for code, entry in registry.rules.items() if entry.plugin.origin == "govlint")
    outcome = check_path(path, registry, Config(selection=Selection(built_in)), DAY)
    assert outcome.source is not None
    return [
        Found(
            outcome.source.position(each.place.span.start).line,
            each.code,
            each.verdict.value,
            " › ".join(word.zh for word in each.place.words),
            each.because_of,
        )
        for each in outcome.diagnostics
    ]


REVIEWED = dict(map(_reviewed, load_document(DATA).items()))


def test_every_report_was_looked_at() -> None:
    assert tuple(REVIEWED) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_the_findings_are_those_that_were_looked_at(number: str) -> None:
    found, reviewed = sorted(given(number)), sorted(REVIEWED[number])
    new = [each.as_yaml() for each in found if each not in reviewed]
    gone = [each.as_yaml() for each in reviewed if each not in found]
    assert found == reviewed, "\n".join(
        ["look at these and write down why they are right:", *new, "these are gone:", *gone]
    )
