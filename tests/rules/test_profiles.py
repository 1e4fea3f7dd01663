"""The profile of every built-in rule follows from its severity and its basis."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.cli import run
from govlint.config import read_config, resolve
from govlint.output.law import LAW
from govlint.rule import PROFILES
from govlint.selection import Selection, selected
from govlint.startup import set_up

REGISTRY = set_up().registry
RULES = {code: e.rule for code, e in REGISTRY.rules.items() if e.rule.__module__.startswith("govlint_rules")}
LAWFUL = {key for key, provision in REGISTRY.provisions.items() if provision.sure in LAW}


@pytest.mark.parametrize("code", RULES)
def test_the_profile_form_is_what_the_law_or_the_form_makes_an_error(code: str) -> None:
    rule = RULES[code]
    ordered = rule.severity.label == "error" and not LAWFUL.isdisjoint(rule.cites)
    assert (rule.profile == "form") is ordered


def test_each_profile_runs_what_the_narrower_ones_run() -> None:
    form, standard, strict = (set(selected(REGISTRY, Selection((profile,)))) for profile in PROFILES)
    assert form < standard <= strict
    assert standard == set(selected(REGISTRY, Selection()))
    assert {"GL003", "GL103"} <= form


def test_a_configuration_names_a_profile(tmp_path: Path) -> None:
    path = tmp_path / ".govlint.yaml"
    path.write_text("select: [form, GL110]\n", "utf-8")
    config = resolve(read_config(path), REGISTRY)
    assert selected(REGISTRY, config.selection) == selected(REGISTRY, Selection(("form", "GL110")))


def test_the_command_line_names_a_profile(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Path(__file__).parents[2] / "examples" / "bad"
    found = {}
    for profile in ("form", "standard"):
        assert run(["check", "--isolated", "--format", "concise", "--select", profile, str(bad)]) == 1
        found[profile] = capsys.readouterr().out
    assert "GL303" in found["form"]
    assert "GL208" not in found["form"]
    assert "GL208" in found["standard"]
