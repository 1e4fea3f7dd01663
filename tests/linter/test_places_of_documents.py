"""Findings in files that are more than lines: every output points into the file that people have."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.support.word_reports import docx_of
from tests.support.writers.html import article, page
from tests.support.writers.markdown import markdown

from govlint.config import Config
from govlint.diagnostics import Elsewhere, Place, Related, Text
from govlint.engine import check_bytes
from govlint.formats import View
from govlint.outcome import RunOutcome
from govlint.output import (
    concise,
    csv_output,
    frame,
    full,
    github,
    gitlab,
    grouped,
    json_output,
    rdjson,
    sarif,
)
from govlint.output.place_text import in_document, location_of_related
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits
from govlint_grammar.source import Origin, Position, Source, Span

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "linter" / "govlint" / "schema" / "report.schema.json"
# A total of table 3 that does not hold, its cell the ninth of the sixth row; and half-width marks in the prose.
TEXT = base_report(
    "2021", Edits(set={"requests.granted[total]": 8}, say={"other": "一切正常,没有其他事项。"})
)
REGISTRY = set_up().registry
CELL_ZH, CELL_EN = "文档第2个表格第6行第9格", "2nd table of the document, row 6, cell 9"
FILES = {
    "a.docx": docx_of(TEXT),
    "a.html": page(article(TEXT)).encode(),
    "a.md": markdown(TEXT).encode(),
    "a.txt": TEXT.encode(),
}


def _line_of(name: str, words: str, after: str = "") -> int | None:
    """Return the line of the file in which words stand."""
    if name == "a.docx":
        return None
    text = FILES[name].decode()
    return text.count("\n", 0, text.index(words, text.index(after))) + 1


def _run(name: str) -> RunOutcome:
    config = Config(selection=Selection(("GL303", "GL814")))
    outcome = check_bytes(name, FILES[name], REGISTRY, config, date(2024, 6, 1))
    assert [found.code for found in outcome.diagnostics] == ["GL303", "GL814"]
    return RunOutcome("1.0", date(2024, 6, 1), (outcome,))


def _view(lang: str) -> View:
    return View(REGISTRY, lang)


@pytest.fixture(params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


LABEL = "（一）予以公开"


def _links(name: str) -> tuple[str, str]:
    """Return how the two findings begin."""
    if name == "a.txt":
        return f"{name}:{_line_of(name, LABEL) + 7}:2", f"{name}:{_line_of(name, '一切正常')}:5"  # type: ignore[operator]
    lines = (_line_of(name, LABEL), _line_of(name, "一切正常"))
    first, second = (name if line is None else f"{name}:{line}" for line in lines)
    return first, second


@pytest.mark.parametrize(("lang", "cell", "paragraph"), [("zh", f"（{CELL_ZH}）", "（文档第{}段）"), ("en", f" ({CELL_EN})", " ({} paragraph of the document)")])  # fmt: skip
def test_the_screen_points_into_the_file(name: str, lang: str, cell: str, paragraph: str) -> None:
    first, second = _links(name)
    in_cell = "" if name == "a.txt" else cell
    number = f"{paragraph_number(name)}th" if lang == "en" else paragraph_number(name)
    in_paragraph = paragraph.format(number) if name == "a.docx" else ""
    short = list(concise.format_run(_run(name), lang=lang))
    assert short[0].startswith(f"{first}: GL303 ")
    assert short[0].endswith(in_cell)
    assert short[1].startswith(f"{second}: GL814 ")
    assert short[1].endswith(in_paragraph)
    lines = list(full.format_run(_run(name), REGISTRY, lang=lang))
    assert any(line.startswith(f"{first}{in_cell}: GL303 ") for line in lines)
    assert any(line.startswith(f"{second}{in_paragraph}: GL814 ") for line in lines)
    in_groups = "\n".join(grouped.lines(_run(name), _view(lang)))
    assert (cell.strip(" ()（）") in in_groups) is (name != "a.txt")


def paragraph_number(name: str) -> int | None:
    source = _run(name).files[0].source
    assert source is not None
    return source.origin(source.text.index("一切正常")).paragraph


def test_an_excerpt_has_a_line_number_only_where_it_is_true(name: str) -> None:
    source = _run(name).files[0].source
    assert source is not None
    at = source.text.index("一切正常")
    gutters = [line.gutter for line in frame.text_frame(source, Span(at, at + 2))]
    assert any(gutter.strip(" |").isdigit() for gutter in gutters) is (name == "a.txt")


def test_json_says_where_it_is_in_the_file_and_keeps_to_the_schema(name: str) -> None:
    document = json.loads("".join(json_output.format_run(_run(name), REGISTRY)))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    total, prose = document["files"][0]["diagnostics"]
    assert total["line"] >= 1
    assert prose["line"] > total["line"]
    if name == "a.txt":
        assert total["origin"]["line"] == total["line"]
        return
    kind = {"a.md": "markdown"}.get(name, name.removeprefix("a."))
    expected = {"line": _line_of(name, LABEL), "column": None, "kind": kind, "table": 2, "row": 6, "cell": 9}
    assert {key: value for key, value in total["origin"].items() if key in expected} == expected


def test_machine_outputs_have_lines_only_where_the_file_has(name: str) -> None:
    run, view, line = _run(name), _view("en"), _line_of(name, LABEL)
    if name == "a.txt":
        assert line is not None
        line += 7
    (result,) = [each for each in json.loads("".join(sarif.lines(run, view)))["runs"][0]["results"] if each["ruleId"] == "GL303"]  # fmt: skip
    (place,) = result["locations"]
    assert place["physicalLocation"].get("region", {}).get("startLine") == line
    assert ("startColumn" in place["physicalLocation"].get("region", {})) is (name == "a.txt")
    assert ("properties" in place) is (name != "a.txt")
    if name != "a.txt":
        assert (place["properties"]["origin"]["table"], place["properties"]["origin"]["text"]) == (2, CELL_EN)
        assert "fixes" not in result
    command = next(iter(github.lines(run, view)))
    assert (f",line={line}," in command) is (line is not None)
    assert (CELL_EN in command) is (name != "a.txt")
    issue = json.loads("".join(gitlab.lines(run, view)))[0]
    assert issue["location"]["lines"]["begin"] == (line or 1)
    found = json.loads("".join(rdjson.lines(run, view)))["diagnostics"][0]
    assert found["location"].get("range", {}).get("start", {}).get("line") == line
    row = list(csv_output.lines(run, view))[1].split(",")
    assert row[3] == ("" if line is None else str(line))


@pytest.mark.parametrize(
    ("origin", "zh", "en"),
    [
        (Origin(None, None, "docx", paragraph=1), "文档第1段", "1st paragraph of the document"),
        (Origin(None, None, "docx", paragraph=23), "文档第23段", "23rd paragraph of the document"),
        (Origin(None, None, "docx", table=11), "文档第11个表格", "11th table of the document"),
        (Origin(None, None, "pdf", table=2, row=9, cell=8, page=3), "第3页，文档第2个表格第9行第8格", "page 3, 2nd table of the document, row 9, cell 8"),
        (Origin(None, None, "pdf", page=3), "第3页", "page 3"),
        (Origin(7, None, "html", paragraph=3), "", ""),
    ],
)  # fmt: skip
def test_places_are_counted_as_people_count(origin: Origin, zh: str, en: str) -> None:
    source = Source("一", origins=((0, origin),))
    assert (in_document(source, Span(0, 1), "zh"), in_document(source, Span(0, 1), "en")) == (zh, en)


def test_a_place_in_another_document_has_a_line_only_where_that_has() -> None:
    for exact in (True, False):
        elsewhere = Elsewhere("b.docx", Position(7, 2), Position(7, 3), exact)
        related = Related(Place(Span(0, 1)), Text("另一份", "another"), elsewhere)
        outcome = _run("a.docx").files[0]
        assert location_of_related(outcome, related, "zh") == ("b.docx:7:2" if exact else "b.docx")
        finding = outcome.diagnostics[0]._replace(related=(related,))
        run = RunOutcome("1.0", date(2024, 6, 1), (outcome._replace(diagnostics=(finding,)),))
        result = json.loads("".join(sarif.lines(run, _view("zh"))))["runs"][0]["results"][0]
        assert ("region" in result["relatedLocations"][0]["physicalLocation"]) is exact
        found = json.loads("".join(rdjson.lines(run, _view("zh"))))["diagnostics"][0]
        assert ("range" in found["related_locations"][0]["location"]) is exact
