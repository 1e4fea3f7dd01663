"""The machine output of a check, held against the schema that is published with it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from tests.support.outcomes import CLEAN, EMPTY, EVERYTHING, HEADING, REGISTRY, finding, outcome, run_of

from govlint.output import json_output

if TYPE_CHECKING:
    from govlint.outcome import RunOutcome

SCHEMA = json.loads(files("govlint").joinpath("schema/report.schema.json").read_text("utf-8"))


def document_of(run: RunOutcome, lang: str = "zh") -> dict[str, Any]:
    parsed = json.loads("\n".join(json_output.format_run(run, REGISTRY, lang=lang)))
    assert isinstance(parsed, dict)
    return parsed


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("run", [EVERYTHING, CLEAN, EMPTY], ids=["everything", "clean", "empty"])
def test_json_keeps_to_its_schema(run: RunOutcome, lang: str) -> None:
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        document_of(run, lang)
    )


@pytest.mark.parametrize("key", ["schema", "version", "as_of", "files"])
def test_the_schema_misses_what_is_left_out(key: str) -> None:
    document = document_of(EVERYTHING)
    del document[key]
    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_json_gives_places_law_and_fix() -> None:
    document = document_of(EVERYTHING, "en")
    assert (document["schema"], document["version"], document["as_of"]) == (
        SCHEMA["$id"],
        "1.2.3",
        "2024-01-31",
    )
    first, folded, heading, review = document["files"][0]["diagnostics"]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (6, 2, 6, 3)
    assert first["place"]["words"] == ["Table 3", "(7) Total", "natural persons"]
    assert first["origin"]["line"] == 6
    assert first["origin"]["page"] is None
    assert first["evidence"] == {"formula": "2 + 3 = 5 ≠ 4", "expected": "5", "found": "4", "quote": None}
    assert first["related"][0]["message"] == "the prose says 5"
    assert first["provisions"] == [
        {
            "id": "NOW",
            "instrument": "Form No. 2",
            "number": "No. 2",
            "article": "art. 3",
            "content": "Totals add up",
        }
    ]
    assert (first["because_of"], folded["because_of"]) == (None, "XX301")
    assert heading["fix"] == {
        "message": "write “五、”",
        "applicability": "safe",
        "edits": [{"line": 8, "column": 1, "end_line": 8, "end_column": 3, "text": "五、"}],
    }
    assert review["verdict"] == "review"
    assert review["message"] == "a control character \x1b[2J"
    crashed, unread = document["files"][1:]
    assert crashed["not_assessed"][0] == {"code": "XX301", "reason": "table 3 is missing"}
    assert crashed["internal"][0]["where"] == "zz.py:3 in check"
    assert unread["diagnostics"][0]["origin"] is None
    assert (unread["diagnostics"][0]["line"], unread["year"]) == (1, None)


@pytest.mark.parametrize(("year", "numbers"), [(2023, ["测字2号"]), (2019, ["测字1号"])])
def test_only_law_that_was_in_force_and_is_sure_is_given(year: int, numbers: list[str]) -> None:
    document = document_of(run_of(outcome("a.txt", finding(), year=year)))
    assert [law["number"] for law in document["files"][0]["diagnostics"][0]["provisions"]] == numbers


def test_a_path_that_is_not_utf8_gives_a_document_that_is() -> None:
    run = run_of(outcome("坏\udcff\n名.txt", HEADING))
    raw = "\n".join(json_output.format_run(run, REGISTRY)).encode("utf-8")
    assert json.loads(raw)["files"][0]["path"] == "坏\\udcff\n名.txt"
