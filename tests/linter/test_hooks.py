"""The manual of the hooks: what it says of each is so."""

from __future__ import annotations

import inspect
import textwrap
import warnings
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy
import pytest

from govlint import api, hooks, plugins
from govlint.formats import BUILT_IN_FORMATS
from govlint.output.formatters import BUILT_IN_FORMATTERS
from govlint.own_rules import OWN_CONTRIBUTION
from govlint.plugins import Contribution, FoundPlugin, LoadedPlugin, Plugin, contributions
from govlint.registry import register

HOOKS = sorted(name for name in hooks.__all__ if name.startswith("govlint_"))
WHO = Plugin("p", "govlint-p", "1")


def test_every_hook_is_public_and_every_contribution_has_its_hook() -> None:
    specified = {name for name in vars(hooks) if name.startswith("govlint_")}
    assert specified == set(HOOKS)
    assert {f"govlint_{field}" for field in Contribution._fields[1:-1]} == specified


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_says_when_it_is_called_and_what_it_returns_and_its_example_runs(name: str) -> None:
    page = inspect.getdoc(getattr(hooks, name)) or ""
    assert "\nCalled: " in page
    assert "\nReturns: " in page
    source = textwrap.dedent(page.partition("Example::\n")[2])
    source = source.replace("from my_plugin.rules import NoMascot", "NoMascot = api.Rule")
    module = ModuleType("my_plugin")
    vars(module).update(
        {**vars(api), "api": api, "Path": Path, "__file__": __file__, "hookimpl": api.hookimpl}
    )
    exec(source, vars(module))  # noqa: S102 - the manual's own words
    only = ModuleType("only")
    vars(only)[name] = vars(module)[name]
    (given,), failures = contributions([LoadedPlugin(WHO, only)])
    assert failures == []
    items: tuple[Any, ...] = getattr(given, name.removeprefix("govlint_"))
    assert len(items) == 1
    USED.get(name, is_a_file)(items[0])


def is_a_file(item: Any) -> None:
    assert isinstance(item, Path)
    assert item.suffix == ".yaml"


def is_a_rule(item: Any) -> None:
    assert issubclass(item, api.Rule)


def reads(reader: api.Reader) -> None:
    registered = register([OWN_CONTRIBUTION, Contribution(WHO, readers=(reader,))]).readers[-1]
    source = registered.read("一、总体情况\n".encode("utf-16"), "a.u16")
    assert source.text.startswith("一、总体情况")


def formats(formatter: api.Formatter) -> None:
    registry = register([OWN_CONTRIBUTION, Contribution(WHO, formatters=(formatter,))])
    registered = registry.formatters[formatter.name].formatter
    file = api.FileOutcome("a.txt", None, None, None, None, None, (), (), (), ())
    run = api.RunOutcome("1", date(2024, 2, 1), (file,))
    assert list(registered.lines(run, api.View(registry))) == ["a.txt: 0"]


USED: dict[str, Any] = {"govlint_rules": is_a_rule, "govlint_readers": reads, "govlint_formatters": formats}


def test_the_names_of_built_in_formats_are_known_to_the_door() -> None:
    assert tuple(each.name for each in BUILT_IN_FORMATTERS) == BUILT_IN_FORMATS


def test_an_implementation_may_leave_arguments_out_and_a_deprecated_hook_warns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = ModuleType("later")

    @pluggy.HookspecMarker("govlint")
    def govlint_rules(config: object) -> object:
        """Take an argument that is new."""

    old = DeprecationWarning("govlint_packs goes in 2.0; give a folder")

    @pluggy.HookspecMarker("govlint")(warn_on_impl=old)
    def govlint_packs() -> object:
        """Be on the way out."""

    vars(later).update(PROJECT="govlint", govlint_rules=govlint_rules, govlint_packs=govlint_packs)
    manager = pluggy.PluginManager("govlint")
    manager.add_hookspecs(later)
    plugin = ModuleType("plugin")
    plugin.govlint_rules = api.hookimpl(lambda: ["rule"])  # type: ignore[attr-defined] # a module made by hand
    manager.register(plugin)
    assert manager.hook.govlint_rules(config=1) == [["rule"]]
    plugin.govlint_packs = api.hookimpl(lambda: [Path("a.yaml")])  # type: ignore[attr-defined]
    monkeypatch.setattr(plugins, "hooks", later)
    vars(plugin).pop("govlint_rules")
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        (given,), _ = contributions([LoadedPlugin(WHO, plugin)])
    assert given.packs == (Path("a.yaml"),)
    (notice,) = given.notices
    assert "govlint_packs goes in 2.0" in notice
    assert shown == []


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: 7, "returned int"),
        (lambda: "rules.yaml", "returned str"),
        (lambda: iter(int, 1), "more than 10000"),
    ],
)
def test_what_is_no_row_or_has_no_end_is_told(made: Any, words: str) -> None:
    module = ModuleType("odd")
    module.govlint_packs = api.hookimpl(made)  # type: ignore[attr-defined] # a module made by hand
    given, (failure,) = contributions([LoadedPlugin(WHO, module)])
    assert given == []
    assert words in failure.error
    assert FoundPlugin(WHO, lambda: module).load() is module
