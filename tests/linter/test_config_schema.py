"""The schema of the configuration: made from the types, and of one mind with the reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.support.configurations import configurations, nearly_right

from govlint.config import read_config, resolve
from govlint.config_schema import PUBLISHED, as_text, config_schema
from govlint.settings import Settings
from govlint.startup import set_up
from govlint.typed_fields import fields_of
from govlint_grammar.documents import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = set_up().registry
VALIDATOR = Draft202012Validator(config_schema(REGISTRY), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_published_schema_is_up_to_date() -> None:
    assert PUBLISHED.read_text("utf-8") == as_text(config_schema()), "python -m govlint.config_schema"


@pytest.mark.parametrize(
    "schema", [config_schema(), config_schema(REGISTRY)], ids=["published", "of all rules"]
)
def test_the_schema_is_itself_valid_and_knows_every_key(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {each.name for each in fields_of(Settings)}
    assert all(each.doc for each in fields_of(Settings))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(configurations(REGISTRY), nearly_right(REGISTRY)))
def test_what_the_reader_takes_the_schema_takes_and_the_other_way_round(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    path = tmp_path / ".govlint.yaml"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    try:
        resolve(read_config(path, alone=True), REGISTRY)
        read = True
    except DocumentError:
        read = False
    assert VALIDATOR.is_valid(document) or VALIDATOR.is_valid(_decimals_as_text(document)) or not read
    assert read or not VALIDATOR.is_valid(document) or _beyond_a_schema(document)


def _decimals_as_text(value: Any) -> Any:
    """Return a document as the reader has it: decimals are kept as written, and pass for text."""
    if isinstance(value, dict):
        return {key: _decimals_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decimals_as_text(item) for item in value]
    return str(value) if isinstance(value, float) else value


def _beyond_a_schema(document: dict[str, Any]) -> bool:
    """Whether a document names what only the reader can look up: rules, files, plugins, globs, layouts."""
    return bool(
        {"extends", "plugins", "rules", "severity", "per-file", "waivers", "exclude", "archive", "baseline"}
        & set(document)
    ) or any(
        word not in REGISTRY.rules
        for key in ("select", "ignore", "extend-select")
        for word in document.get(key, [])
    )
