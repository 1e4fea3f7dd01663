"""The plugin door: what is broken is named and survived, what is wrong or clashes stops the start."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from govlint.discovery import InfoFolder, all_distributions, installed
from govlint.hooks import hookimpl
from govlint.plugins import Contribution, FoundPlugin, Plugin, contributions, load
from govlint.registry import PluginClash, PluginError, build_registry, register

if TYPE_CHECKING:
    from collections.abc import Callable

PLUGIN = """
from govlint.api import Rule, Severity, Text, hookimpl

class Mascot(Rule):
    "A mascot is missing"
    code, name, severity = {code!r}, "no-mascot-{code}".lower(), Severity.INFO
    page_zh, messages = "没有吉祥物", {{"default": Text("没有吉祥物", "no mascot")}}

    def check(self, subject, context):
        yield from ()

@hookimpl
def govlint_rules():
    return [Mascot]
"""


def distribution(
    folder: Path, name: str, version: str, entry_points: str, head: str | None = None
) -> InfoFolder:
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n" if head is None else head
    (info / "METADATA").write_text(text)
    (info / "entry_points.txt").write_text(entry_points)
    return InfoFolder(str(info))


def plugin_of(*rules: object, name: str = "plugin", version: str = "1.2") -> FoundPlugin:
    module = ModuleType(name)

    @hookimpl
    def govlint_rules() -> tuple[object, ...]:
        return rules

    module.govlint_rules = govlint_rules  # type: ignore[attr-defined] # a module made by hand
    return FoundPlugin(Plugin(name, f"govlint-{name}", version), lambda: module)


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_entry_points_are_found_loaded_and_registered(on_path: Path) -> None:
    (on_path / "mascot_plugin.py").write_text(PLUGIN.format(code="MM101"))
    found, failures = installed(
        [
            distribution(on_path, "other", "1", "[console_scripts]\nx = x:main\n"),
            distribution(on_path, "govlint-mascot", "3.1", "[govlint]\nmascot = mascot_plugin\n"),
        ]
    )
    assert failures == []
    assert [each.plugin for each in found] == [Plugin("mascot", "govlint-mascot", "3.1")]
    assert "mascot_plugin" not in sys.modules
    registry = build_registry(found)
    assert registry.rules["MM101"].plugin == Plugin("mascot", "govlint-mascot", "3.1")
    assert registry.rule("no-mascot-mm101") is registry.rules["MM101"].rule


def test_a_broken_entry_point_is_named_and_the_others_go_on(on_path: Path) -> None:
    (on_path / "fine_plugin.py").write_text(PLUGIN.format(code="MM102"))
    (on_path / "exits_plugin.py").write_text("raise SystemExit(3)\n")
    (on_path / "hooks_plugin.py").write_text(
        "from govlint.hooks import hookimpl\n@hookimpl\ndef govlint_rules():\n    1 / 0\n"
    )
    (on_path / "silent_plugin.py").write_text("def govlint_rules():\n    return []\n")
    (on_path / "typo_plugin.py").write_text(
        "from govlint.hooks import hookimpl\n@hookimpl\ndef govlint_rulez():\n    return []\n"
    )
    names = ["absent", "exits", "fine", "hooks", "silent", "typo"]
    distributions = [
        distribution(on_path, f"govlint-{name}", "0.9", f"[govlint]\n{name} = {name}_plugin\n")
        for name in names
    ]
    registry = build_registry(installed(distributions)[0])
    assert "MM102" in registry.rules
    errors = {failure.plugin: failure.error for failure in registry.failures}
    expected = {
        "absent": "ModuleNotFoundError: No module named 'absent_plugin'",
        "exits": "SystemExit: 3",
        "hooks": "ZeroDivisionError: division by zero",
        "silent": "hookimpl",
        "typo": "govlint_rulez",
    }
    assert {plugin.name: plugin for plugin in errors}.keys() == expected.keys()
    for name, words in expected.items():
        assert words in errors[Plugin(name, f"govlint-{name}", "0.9")]


def test_a_keyboard_interrupt_is_no_failure_of_a_plugin() -> None:
    def interrupt() -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load([FoundPlugin(Plugin("p", "p", ""), interrupt)])


@pytest.mark.parametrize("line", ["this is no entry point", "= target", "name ="])
def test_an_entry_point_that_cannot_be_read_is_named_and_the_others_go_on(tmp_path: Path, line: str) -> None:
    good = distribution(tmp_path, "govlint-good", "1", "[govlint]\ngood = good_plugin\n")
    bad = distribution(tmp_path, "govlint-bad", "2", f"[console_scripts]\nx = y\n\n[govlint]\n{line}\n")
    found, failures = installed([bad, good])
    assert [each.plugin.name for each in found] == ["good"]
    assert [(each.plugin.origin, each.plugin.version) for each in failures] == [("govlint-bad", "2")]
    assert repr(line) in failures[0].error


def test_entry_points_may_name_objects_extras_and_stand_among_comments(on_path: Path) -> None:
    (on_path / "nested_plugin.py").write_text(
        "class Outer:\n    class inner:\n        name = 'inner'\n", encoding="utf-8"
    )
    entry_points = "[govlint]\n# mine\nx = nested_plugin:Outer.inner [extra]\n\n[other]\ny = z\n"
    (found,), _ = installed([distribution(on_path, "govlint-nested", "1", entry_points)])
    assert getattr(found.load(), "name", "") == "inner"


def test_what_is_on_the_path_is_found_as_importlib_finds_it(
    on_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distribution(on_path, "govlint_here", "4.2", "[govlint]\nhere = here_plugin\n")
    quick = {each.plugin for each in installed()[0]}
    assert Plugin("here", "govlint_here", "4.2") in quick
    assert quick == {each.plugin for each in installed(metadata.distributions())[0]}
    (on_path / "library.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    monkeypatch.syspath_prepend(on_path / "library.zip")
    assert not isinstance(next(iter(all_distributions())), InfoFolder)
    assert {each.plugin for each in installed()[0]} == quick


def test_a_distribution_whose_metadata_cannot_be_decoded_is_named_by_its_path(tmp_path: Path) -> None:
    broken = distribution(tmp_path, "broken", "2", "")
    (tmp_path / "broken-2.dist-info" / "entry_points.txt").write_bytes(b"[govlint]\nx = \xff\n")
    (tmp_path / "broken-2.dist-info" / "METADATA").write_bytes(b"\xff\xfe")
    good = distribution(tmp_path, "govlint-good", "1", "[govlint]\ngood = good_plugin\n")
    found, failures = installed([broken, good])
    assert [each.plugin.name for each in found] == ["good"]
    (failure,) = failures
    assert "broken-2" in failure.plugin.origin
    assert "UnicodeDecodeError" in failure.error


def test_of_two_copies_of_a_distribution_the_first_counts(tmp_path: Path) -> None:
    copies = [
        distribution(tmp_path / folder, "govlint-twice", version, "[govlint]\nx = x_plugin\n")
        for folder, version in (("a", "2"), ("b", "1"))
    ]
    assert [each.plugin.version for each in installed(copies)[0]] == ["2"]


def test_of_two_plugins_with_one_code_the_later_is_left_out_and_both_are_named(
    make_rule: Callable[..., Any],
) -> None:
    one = plugin_of(make_rule("ZZ101", name="one-thing"), name="one", version="1.0")
    two = plugin_of(make_rule("ZZ101", name="another-thing"), make_rule("ZZ102"), name="two", version="2.5")
    registry = build_registry([one, two])
    assert registry.rules["ZZ101"].plugin == one.plugin
    assert "ZZ102" not in registry.rules
    (failure,) = registry.failures
    assert failure.plugin == two.plugin
    for lang in ("zh", "en"):
        words = failure.describe(lang)
        assert all(part in words for part in ("ZZ101", "govlint-one 1.0", "govlint-two 2.5"))


def test_of_two_rules_with_one_name_the_later_is_left_out(make_rule: Callable[..., Any]) -> None:
    one = plugin_of(make_rule("ZZ101", name="same-thing"), name="one")
    two = plugin_of(make_rule("ZZ102", name="same-thing"), name="two")
    registry = build_registry([one, two])
    assert "ZZ101" in registry.rules
    (failure,) = registry.failures
    assert re.search(r"same-thing.*govlint-one.*govlint-two", failure.error)


def test_a_code_of_the_machine_itself_cannot_be_taken(make_rule: Callable[..., Any]) -> None:
    registry = build_registry([plugin_of(make_rule("GL001"))])
    assert registry.rules["GL001"].plugin.origin == "govlint"
    (failure,) = registry.failures
    assert re.search(r"GL001.*govlint .*govlint-plugin", failure.error)


def test_a_plugin_whose_name_sorts_first_cannot_take_a_built_in_code(make_rule: Callable[..., Any]) -> None:
    early = plugin_of(make_rule("GL301", name="mine"), name="aaa")
    found, _ = installed()
    registry = build_registry([early, *found])
    assert registry.rules["GL301"].plugin.origin == "govlint"
    assert [failure.plugin for failure in registry.failures] == [early.plugin]


def test_what_is_not_a_rule_is_told_and_the_others_go_on(make_rule: Callable[..., Any]) -> None:
    registry = build_registry([plugin_of(int), plugin_of(make_rule("ZZ103"), name="fine")])
    assert "ZZ103" in registry.rules
    (failure,) = registry.failures
    assert re.search(r"govlint-plugin 1\.2.*int", failure.error)


def test_a_local_plugin_that_clashes_stops_the_start(make_rule: Callable[..., Any]) -> None:
    one = plugin_of(make_rule("ZZ101", name="one-thing"), name="one")
    two = plugin_of(make_rule("ZZ101", name="another-thing"), name="two")
    with pytest.raises(PluginClash, match=r"ZZ101.*govlint-one.*govlint-two"):
        build_registry([one], local=[two])


def test_files_of_provisions_and_forms_join_and_clash(tmp_path: Path, make_rule: Callable[..., Any]) -> None:
    path = tmp_path / "provisions.yaml"
    path.write_text(
        "provisions:\n  QX1.2:\n    instrument: {zh: 青溪区办法, en: Measures of Qingxi}\n"
        "    article: '2'\n    content: {zh: 应当, en: shall}\n    sure: confirmed\n",
        encoding="utf-8",
    )
    one = Contribution(Plugin("one", "govlint-one", "1"), (make_rule(cites=("QX1.2",)),), provisions=(path,))
    registry = register((*_own(), one))
    assert registry.provisions["QX1.2"].article.zh == "第二条"
    two = Contribution(Plugin("two", "govlint-two", "1"), provisions=(path,))
    with pytest.raises(PluginClash, match=r"QX1\.2.*govlint-one 1.*govlint-two 1"):
        register((*_own(), one, two))
    form = Path(sys.modules["govlint_grammar"].__file__ or "").parent / "forms" / "2021.yaml"
    with pytest.raises(PluginClash, match=r"2021.*govlint-two 1"):
        register((*_own(), Contribution(Plugin("two", "govlint-two", "1"), forms=(form,))))


@pytest.mark.parametrize(
    ("given", "words"),
    [(Path("no/such.yaml"), "no"), ("text.yaml", "Path"), (Path(__file__), "test_plugins")],
)
def test_a_file_that_cannot_be_read_names_the_plugin(given: object, words: str) -> None:
    with pytest.raises(PluginError) as caught:
        register((*_own(), Contribution(Plugin("p", "govlint-p", "1"), provisions=(given,))))
    assert "govlint-p 1" in caught.value.describe("en")
    assert words in caught.value.describe("en")


def _own() -> tuple[Contribution, ...]:
    from govlint.own_rules import OWN_CONTRIBUTION

    return (OWN_CONTRIBUTION,)


def test_contributions_of_several_hooks_are_gathered() -> None:
    class Both:
        @hookimpl
        def govlint_provisions(self) -> list[Path]:
            return [Path("a.yaml")]

        @hookimpl
        def govlint_forms(self) -> tuple[Path, ...]:
            return (Path("b.yaml"), Path("c.yaml"))

    loaded, _ = load([FoundPlugin(Plugin("p", "p", "1"), Both)])
    (given,), failures = contributions(loaded)
    assert failures == []
    assert given.provisions == (Path("a.yaml"),)
    assert given.forms == (Path("b.yaml"), Path("c.yaml"))
    assert given.rules == ()
