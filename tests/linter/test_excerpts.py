"""Outputs are the same of an outcome that has lost all of its text that they do not need."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.outcomes import EVERYTHING, REGISTRY

from govlint.diagnostics import Diagnostic, Place, Severity, Text, Verdict
from govlint.excerpts import excerpted, spans_of
from govlint.formats import BUILT_IN_FORMATS, View
from govlint.outcome import FileOutcome, RunOutcome
from govlint.output.formatters import formatter
from govlint_grammar.source import Source, Span


@pytest.mark.parametrize("form", [name for name in BUILT_IN_FORMATS if name != "xlsx"])
def test_every_format_shows_the_same(form: str) -> None:
    small = EVERYTHING._replace(files=tuple(map(excerpted, EVERYTHING.files)))
    view = View(REGISTRY, passed=True, statistics=True)
    assert list(formatter(form).lines(small, view)) == list(formatter(form).lines(EVERYTHING, view))


TEXTS = st.text(alphabet="公开a \n\t\r", max_size=200)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=4))
def test_any_place_of_any_text_is_shown_the_same(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in ends]
    findings = tuple(
        Diagnostic("GL001", "unreadable-file", Severity.ERROR, Verdict.FAIL, Place(span), Text("坏", "bad"))
        for span in spans
    )
    whole = FileOutcome("a.txt", Source(text, "a.txt"), None, None, None, None, findings, (), (), ())
    small = excerpted(whole)
    assert small.source is not None
    assert list(spans_of(small)) == spans
    for span in spans:
        assert small.source.quote(span) == text[span.start : span.end]
    shown = [
        [
            list(formatter(form).lines(RunOutcome("1", date(2024, 1, 1), (each,)), View(REGISTRY)))
            for form in ("full", "json", "rdjson")
        ]
        for each in (whole, small)
    ]
    assert shown[0] == shown[1]
