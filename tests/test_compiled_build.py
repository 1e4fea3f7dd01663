"""The optional compiled build names modules that exist, and nothing is compiled without its switch."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]["hooks"]["custom"]


@pytest.mark.parametrize("pattern", HOOK["modules"])
def test_a_module_that_is_to_be_compiled_exists(pattern: str) -> None:
    assert any(
        found.suffix == ".py"
        for root in ("grammar", "linter", "rules")
        for found in (ROOT / root).glob(pattern)
    )


@pytest.mark.parametrize("switch", [None, "", "0"])
def test_nothing_is_compiled_unless_asked(
    switch: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    monkeypatch.delenv("GOVLINT_COMPILED", raising=False)
    if switch is not None:
        monkeypatch.setenv("GOVLINT_COMPILED", switch)
    assert not any("mypy" in needed for needed in builder.config.dependencies)
    (wheel,) = builder.build(directory=str(tmp_path), versions=["standard"])
    assert wheel.endswith("-py3-none-any.whl")


def test_what_is_compiled_needs_a_compiler_only_when_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    monkeypatch.setenv("GOVLINT_COMPILED", "1")
    assert any("mypy" in needed for needed in builder.config.dependencies)
