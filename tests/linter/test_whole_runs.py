"""The whole way from bytes to findings: any bytes end in an outcome, and the encoding changes nothing."""

from __future__ import annotations

import codecs
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.redraw import STYLES, redraw
from tests.support.shared import REPORTS

from govlint.api import FileOutcome, outcome_of_bytes
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

DAY = date(2026, 6, 1)
FAULTY = Edits(
    set={
        "requests.received[individual]": 4,
        "requests.granted[individual]": 5,
        "requests.received[total]": 3,
    },
    drop=("problems",),
    replace={"（五）监督保障": "(五) 监督保障"},
)
TEXTS = {
    "clean 2021": base_report("2021"),
    "clean 2019": base_report("2019"),
    "faulty 2021": base_report("2021", FAULTY),
    "faulty 2019": base_report("2019", FAULTY),
    **{path.stem[:3]: path.read_text("utf-8") for path in REPORTS},
}


def checked(data: bytes, name: str = "report.txt") -> FileOutcome:
    outcome = outcome_of_bytes(name, data, as_of=DAY)
    assert outcome.internal == ()
    return outcome


@lru_cache
def findings(text: str) -> list[tuple[object, ...]]:
    return said(checked(text.encode()))


def said(outcome: FileOutcome) -> list[tuple[object, ...]]:
    return [
        (d.code, d.place.span, d.verdict, d.message, d.evidence, d.because_of) for d in outcome.diagnostics
    ]


ENCODINGS = {
    "utf-8 with mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16 little": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16 big": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "gb18030 and crlf": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
}


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_encoding_changes_no_finding(text: str, encode: object) -> None:
    assert callable(encode)
    assert said(checked(encode(text))) == findings(text)


@pytest.mark.parametrize("draw", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("name", [name for name in TEXTS if "faulty" in name])
def test_the_layout_of_tables_changes_no_finding(name: str, draw: object) -> None:
    assert callable(draw)
    redrawn = checked(redraw(TEXTS[name], draw).encode())
    assert [(d.code, d.message) for d in redrawn.diagnostics] == [
        (code, message) for code, _, _, message, _, _ in findings(TEXTS[name])
    ]


@pytest.mark.parametrize("name", ["clean 2021", "clean 2019"])
def test_a_clean_report_has_no_finding(name: str) -> None:
    outcome = checked(TEXTS[name].encode())
    assert outcome.diagnostics == ()
    assert outcome.not_assessed == ()


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    checked(data)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(TEXTS.values())), st.data())
def test_truncated_bytes(text: str, data: st.DataObject) -> None:
    raw = text.encode(data.draw(st.sampled_from(("utf-8", "gb18030", "utf-16"))))
    start = data.draw(st.integers(0, len(raw)))
    checked(raw[start : data.draw(st.integers(start, len(raw)))])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(TEXTS.values())), st.data())
def test_shuffled_lines(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    start = data.draw(st.integers(0, len(lines)))
    end = data.draw(st.integers(start, min(start + 60, len(lines))))
    shuffled = [*lines[:start], *data.draw(st.permutations(lines[start:end])), *lines[end:]]
    checked("\n".join(shuffled).encode())


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(list(TEXTS.values())),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=20),
)
def test_bytes_changed(text: str, changes: list[tuple[int, int]]) -> None:
    raw = bytearray(text.encode())
    for place, byte in changes:
        raw[place % len(raw)] = byte
    checked(bytes(raw))
