"""Every example of docs/rule-language.md: the pack loads, its conditions and patterns are what they are said to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.packs.facts import Known
from govlint.packs.loading import load_pack
from govlint_grammar.assertions.checking import check_condition
from govlint_grammar.assertions.pattern_reading import MOST_WAYS
from govlint_grammar.assertions.reading import read_condition
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.provisions import packaged_provisions

MANUAL = (Path(__file__).parents[2] / "docs" / "rule-language.md").read_text("utf-8")
KNOWN = Known(packaged_forms(), frozenset(packaged_provisions()))


def section(heading: str) -> str:
    return MANUAL.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def conditions() -> list[str]:
    rows = re.findall(r"^\| `(.+?)` \|", section("Conditions"), re.MULTILINE)
    return [row.replace("\\|", "|") for row in rows]


def test_the_pack_of_the_manual_loads(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(pack: .*?)```", MANUAL, re.DOTALL)
    path = tmp_path / "yunzhou.yaml"
    path.write_text(text, "utf-8")
    pack = load_pack(path, KNOWN)
    assert [rule.code for rule in pack.rules] == ["YZ101", "YZ102", "YZ103"]
    assert list(pack.provisions) == ["YZ2023.3"]


@pytest.mark.parametrize("text", conditions())
def test_a_condition_of_the_manual_is_one(text: str) -> None:
    check_condition(read_condition(text), KNOWN.keys)


def test_the_manual_has_conditions_and_the_limit_of_patterns() -> None:
    assert len(conditions()) >= 10
    assert f"{MOST_WAYS:,} ways" in section("Patterns")


def test_the_manual_names_every_key_of_a_rule() -> None:
    from govlint.packs.reading import RULE_KEYS

    table = section("What a rule has")
    named = set(
        re.findall(
            r"`([a-z]+)`", "".join(row.split("|")[1] for row in table.split("\n") if row.startswith("| `"))
        )
    )
    assert named == set(RULE_KEYS)
