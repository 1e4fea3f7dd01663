"""Plugins that a configuration names by file or module."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from govlint.local_plugins import local
from govlint.registry import PluginError, build_registry

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = """
from govlint.api import Rule, Severity, Text, hookimpl

class Mascot(Rule):
    "A mascot is missing"
    code, name, severity = {code}, "no-mascot", Severity.INFO
    page_zh, messages = "没有吉祥物", {{"default": Text("没有吉祥物", "no mascot")}}

    def check(self, subject, context):
        yield from ()

@hookimpl
def govlint_rules():
    return [Mascot]
"""


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("mascot.py", "mascot.py"),
        ("checks/mascot.py", "checks/mascot.py"),
        ("checks/my-mascot.py", "checks/my-mascot.py"),
        ("checks/mascot.py", "checks.mascot"),
        ("checks/__init__.py", "checks"),
        ("checks/__init__.py", "./checks/"),
        ("../beside/mascot.py", "../beside/mascot.py"),
    ],
)
def test_local_plugins_are_files_or_modules_relative_to_the_configuration(
    tmp_path: Path, file: str, named: str
) -> None:
    folder = tmp_path / "project"
    path = folder / file
    path.parent.mkdir(parents=True)
    folder.mkdir(exist_ok=True)
    path.write_text(PLUGIN.format(code="'MM103'"), encoding="utf-8")
    found = local(named, folder)
    assert found is not None
    registry = build_registry([], local=[found])
    assert registry.rules["MM103"].plugin.origin == named
    assert registry.rules["MM103"].rule.__module__.startswith("govlint_local_")


@pytest.mark.parametrize("named", ["no.py", "no/such.py", "no.such", "json", "a b", "", ".", "folder"])
def test_a_local_plugin_that_is_not_there_is_not_found(tmp_path: Path, named: str) -> None:
    (tmp_path / "folder").mkdir()
    assert local(named, tmp_path) is None


def test_modules_of_a_local_plugin_reach_each_other_and_hide_none(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("CODE = 'MM104'\n")
    (tmp_path / "plugin.py").write_text("from .json import CODE\n" + PLUGIN.format(code="CODE"))
    found = local("plugin.py", tmp_path)
    assert found is not None
    assert "MM104" in build_registry([], local=[found]).rules
    assert hasattr(sys.modules.get("json"), "dumps")


def test_a_broken_local_plugin_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("1 / 0\n")
    found = local("broken.py", tmp_path)
    assert found is not None
    with pytest.raises(PluginError, match=r"broken\.py.*ZeroDivisionError"):
        build_registry([], local=[found])


@pytest.mark.parametrize(
    ("source", "line"), [("x = 1\n\nif\n", "broken.py:3"), ("y = 0\nz = 1 / y\n", "broken.py:2")]
)
def test_a_plugin_that_cannot_be_imported_is_shown_with_its_line(
    tmp_path: Path, source: str, line: str
) -> None:
    (tmp_path / "broken.py").write_text(source, "utf-8")
    with pytest.raises(PluginError) as raised:
        build_registry([], local=[local("broken.py", tmp_path)])
    assert line in raised.value.describe("en")


@pytest.mark.parametrize(
    ("changed", "line", "says"),
    [
        ({"from govlint.api": "from govlint.apy"}, 2, "ModuleNotFoundError"),
        ({"class Mascot(Rule):": "class Mascot(Rule)"}, 4, "SyntaxError"),
        ({"    return [Mascot]": "    import json\n    return json.loads('{')"}, 15, "JSONDecodeError"),
        ({"    return [Mascot]": "    return 3"}, 12, "govlint_rules"),
        ({"'MM103'": "'M1'"}, 4, "two to five capital letters"),
        ({"class Mascot(Rule)": "class Mascot"}, 4, "subclass of Rule"),
    ],
)
def test_a_mistake_in_a_local_plugin_has_its_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], line: int, says: str
) -> None:
    source = PLUGIN.format(code="'MM103'")
    for old, new in changed.items():
        assert old in source
        source = source.replace(old, new)
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "mascot.py").write_text(source, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = local("checks/mascot.py", tmp_path)
    assert found is not None
    with pytest.raises(PluginError, match=says) as raised:
        build_registry([], local=[found])
    for lang in ("zh", "en"):
        assert f"checks/mascot.py:{line}" in raised.value.describe(lang).replace("\\", "/")
