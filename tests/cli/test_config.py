"""``govlint config``: what every key comes to and where it was given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from govlint.settings import Settings
from govlint.typed_fields import fields_of

if TYPE_CHECKING:
    import pytest
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]


def test_every_key_is_shown_with_its_source(
    govlint: Govlint, write: Write, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a/.govlint.yaml", "ignore: [ZZ101]\nseverity: {ZZ102: info}\nrules:\n  ZZ103:\n")
    monkeypatch.setenv("GOVLINT_FAIL_ON", "info")
    result = govlint("config", "a", "--format", "json")
    assert result.code == 0
    document = json.loads(result.out)
    shown = document["settings"]
    known = {each.name for each in fields_of(Settings)}
    assert {key.partition(".")[0] for key in shown} == known
    outer, inner = str(project / ".govlint.yaml"), str(project / "a" / ".govlint.yaml")
    assert shown["select"] == {"value": ["ZZ"], "from": [f"{outer}:2"]}
    assert shown["ignore"] == {"value": ["ZZ101"], "from": [f"{inner}:1"]}
    assert shown["severity.ZZ102"] == {"value": "info", "from": [f"{inner}:2"]}
    assert shown["rules.ZZ103"] == {"value": None, "from": [f"{inner}:4"]}
    assert shown["fail-on"] == {"value": "info", "from": ["GOVLINT_FAIL_ON"]}
    assert shown["lang"] == {"value": "zh", "from": ["default"]}
    assert document["runs"] == ["ZZ102", "ZZ103", "ZZ104", "ZZ105"]


def test_the_text_is_a_table_in_the_language(govlint: Govlint) -> None:
    chinese, english = govlint("config").out, govlint("config", "--lang", "en").out
    assert "默认" in chinese
    assert chinese.endswith("共运行 5 条规则\n")
    assert english.endswith("5 rules run\n")
    assert len(english.split("\n")) == len(fields_of(Settings)) + 2


def test_the_schema_knows_the_rules_of_the_plugins(govlint: Govlint) -> None:
    schema = json.loads(govlint("config", "--schema").out)
    Draft202012Validator.check_schema(schema)
    assert "ZZ103" in schema["properties"]["rules"]["properties"]
    assert Draft202012Validator(schema).is_valid({"select": ["ZZ103", "GL3", "strict"]})
    assert not Draft202012Validator(schema).is_valid({"rules": {"ZZ103": {"most": 3}}})


def test_a_mistake_is_shown(govlint: Govlint, write: Write) -> None:
    write(".govlint.yaml", "ignored: []\n")
    result = govlint("config")
    assert result.code == 2
    assert ".govlint.yaml:1:1" in result.err


def test_options_go_over_the_configuration(govlint: Govlint, write: Write) -> None:
    write("a.txt", "错误 警告\n")
    write("drafts/b.txt", "错误\n")
    assert "b.txt" in govlint("check").out
    assert "b.txt" not in govlint("check", "--exclude", "drafts/").out
    assert govlint("check", "drafts/b.txt", "--exclude", "drafts/").code == 1
    assert govlint("check", "drafts/b.txt", "--exclude", "drafts/", "--force-exclude").code == 0
    assert govlint("check", "a.txt", "--exclude", "a\\").code == 2
    selected = govlint(
        "check", "a.txt", "--select", "ZZ101", "--extend-select", "ZZ102", "--format", "concise"
    )
    assert "ZZ101" in selected.out
    assert "ZZ102" in selected.out


def test_severities_and_rules_for_some_files(govlint: Govlint, write: Write, project: Path) -> None:
    write("a.txt", "错误 警告\n")
    write("old/b.txt", "错误 警告\n")
    with (project / ".govlint.yaml").open("a", encoding="utf-8") as file:
        file.write("severity: {ZZ101: info, ZZ102: error}\nper-file: {old/: {ignore: [ZZ102]}}\n")
    out = govlint("check", "--format", "concise").out
    assert out.split("\n")[:3] == [
        "a.txt:1:1: ZZ101 [I] 出现“错误”",
        "a.txt:1:4: ZZ102 [E] 出现“警告”",
        "old/b.txt:1:1: ZZ101 [I] 出现“错误”",
    ]
    assert govlint("check", "old").code == 0
    assert govlint("check", "a.txt").code == 1


def test_the_configuration_may_come_from_the_environment(
    govlint: Govlint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "错误\n")
    write("other.yaml", "plugins: [words.py]\nselect: [ZZ102]\n")
    monkeypatch.setenv("GOVLINT_CONFIG", "other.yaml")
    assert govlint("check", "a.txt").code == 0
    monkeypatch.setenv("GOVLINT_CONFIG", "none.yaml")
    assert govlint("check", "a.txt").code == 2
    monkeypatch.delenv("GOVLINT_CONFIG")
    monkeypatch.setenv("GOVLINT_FAIL_ON", "fatal")
    result = govlint("check", "a.txt", "--lang", "en")
    assert result.code == 2
    assert "GOVLINT_FAIL_ON:1:1: 'fatal' is not allowed" in result.err
