"""The configuration: what it says, and every mistake with its place."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import pytest

from govlint.config import Config, find_config, read_config, resolve
from govlint.diagnostics import Severity
from govlint.file_globs import FileGlobs
from govlint.selection import Selection
from govlint.settings import Settings
from govlint.typed_fields import fields_of
from govlint.verdicts import FailOn
from govlint_grammar.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govlint.registry import Registry


KEYS = tuple(each.name for each in fields_of(Settings))


@dataclass(frozen=True)
class Options:
    most: int = 3
    ratio: float = 0.5
    exact: Decimal = Decimal("1.5")
    strict: bool = False
    words: tuple[str, ...] = ("无",)
    set_of_days: frozenset[date] = frozenset()
    style: Literal["long", "short"] = "long"
    unit: str | None = "元"


@pytest.fixture
def registry(make_rule: Callable[..., Any], registry_of: Callable[..., Registry]) -> Registry:
    return registry_of(make_rule("ZZ101", options=Options), make_rule("ZZ102"), make_rule("ZZ201"))


@pytest.fixture
def configured(tmp_path: Path, registry: Registry) -> Callable[[str], Config]:
    def read(text: str) -> Config:
        path = tmp_path / ".govlint.yaml"
        path.write_text(text, encoding="utf-8")
        return resolve(read_config(path), registry)

    return read


def test_everything_that_can_be_said(configured: Callable[[str], Config], tmp_path: Path) -> None:
    config = configured(
        "select: [ZZ1, rule-zz201]\nignore: [ZZ102]\nlang: en\nfail-on: warning\nfail-on-review: true\n"
        "plugins: []\nexclude: [drafts, 2019/*.txt]\nforce-exclude: true\nroot: true\nextend-select: [ZZ]\n"
        "severity: {ZZ: info, ZZ101: warning}\narchive: {layout: ['{year}/{agency}.txt']}\n"
        "per-file: {'2019/*.txt': {ignore: [ZZ1], extend-select: [ZZ102], severity: {ZZ201: error}}}\n"
        "rules:\n  ZZ101: {most: 5, ratio: 0.25, exact: 2.50, strict: true, words: [空, 缺],\n"
        "          set-of-days: [2021-09-26], style: short, unit: null}\n  rule-zz102:\n"
    )
    assert config.selection == Selection(("ZZ1", "rule-zz201"), ("ZZ102",), ("ZZ",))
    assert config.severities == {"ZZ101": Severity.WARNING, "ZZ102": Severity.INFO, "ZZ201": Severity.INFO}
    assert config.force_exclude
    assert config.archive is not None
    assert config.archive.facts(tmp_path / "2022" / "水务局.txt") == ("水务局", 2022)
    (inside, outside) = (config.for_file(tmp_path / name) for name in ("2019/a.txt", "a.txt"))
    assert inside.selection.later == (Selection(("ZZ102",), ("ZZ1",)),)
    assert inside.severities["ZZ201"] is Severity.ERROR
    assert outside is config
    assert (config.lang, config.fail_on, config.fail_on_review) == ("en", FailOn.WARNING, True)
    assert config.path == tmp_path / ".govlint.yaml"
    assert config.options["ZZ101"] == Options(
        5, 0.25, Decimal("2.50"), True, ("空", "缺"), frozenset({date(2021, 9, 26)}), "short", None
    )
    assert str(config.options["ZZ101"].exact) == "2.50"  # type: ignore[attr-defined] # an Options


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "rules: {}\n", "rules: {ZZ101: {}}\n"])
def test_an_empty_configuration_is_the_defaults(configured: Callable[[str], Config], text: str) -> None:
    config = configured(text)
    assert (config.selection, config.lang, config.fail_on) == (Selection(), "zh", FailOn.ERROR)
    assert config.options.get("ZZ101", Options()) == Options()


@pytest.mark.parametrize(
    ("text", "line", "column", "allowed"),
    [
        ("selct: [ZZ1]\n", 1, 1, KEYS),
        ("lang: zh\nfail_on: error\n", 2, 1, KEYS),
        ("- select\n", 1, 1, ()),
        ("select: ZZ1\n", 1, 9, ()),
        ("select:\n  - ZZ1\n  - 3\n", 3, 5, ()),
        ("select: [ZZ1, ZZ9]\n", 1, 15, ("ZZ101",)),
        ("ignore:\n  - 中文规则\n", 2, 5, ("ZZ102",)),
        ("lang: fr\n", 1, 7, ("zh", "en")),
        ("fail-on: fatal\n", 1, 10, ("error", "warning", "info", "never")),
        ("fail-on: no\n", 1, 10, ()),
        ("fail-on-review: often\n", 1, 17, ("true", "false")),
        ("plugins: [absent.py]\n", 1, 11, ()),
        ("plugins: absent.py\n", 1, 10, ()),
        ("exclude: drafts\n", 1, 10, ()),
        ("exclude: ['a\\']\n", 1, 11, ()),
        ("root: often\n", 1, 7, ("true", "false")),
        ("extends: base.yaml\n", 1, 10, ()),
        ("extends: [base.yaml]\n", 1, 11, ()),
        ("extends: [.govlint.yaml]\n", 1, 11, ()),
        ("extend-select: [ZZ9]\n", 1, 17, ("ZZ101", "strict")),
        ("severity: [ZZ101]\n", 1, 11, ()),
        ("severity: {ZZ101: fatal}\n", 1, 19, ("error", "warning", "info")),
        ("severity: {ZZ9: info}\n", 1, 12, ("ZZ101",)),
        ("per-file:\n  a.txt: [ZZ101]\n", 2, 10, ()),
        ("per-file:\n  a.txt: {select: [ZZ101]}\n", 2, 11, ("ignore", "extend-select", "severity")),
        ("per-file:\n  a.txt: {ignore: [ZZ9]}\n", 2, 20, ("ZZ101",)),
        ("per-file:\n  'a\\': {ignore: [ZZ1]}\n", 2, 3, ()),
        ("per-file:\n  a.txt: {severity: {ZZ9: info}}\n", 2, 22, ("ZZ101",)),
        ("archive: {layout: ['{name}.txt']}\n", 1, 20, ("{agency}", "{year}")),
        ("archive: {layout: ['{year}/{year}.txt']}\n", 1, 20, ("{agency}", "{year}")),
        ("archive: {folder: x}\n", 1, 11, ("layout",)),
        ("archive: {agencies: [{also: [甲局]}]}\n", 1, 22, ("name",)),
        ("archive: {agencies: [{name: 甲局, until: 2018}]}\n", 1, 33, ()),
        ("archive: {agencies: [{name: 甲局, children: [甲局]}]}\n", 1, 44, ()),
        ("archive: {agencies: [{name: 甲局}, {name: 乙局, also: [甲 局]}]}\n", 1, 52, ()),
        ("archive: {agencies: [{name: 甲局, was: [乙局], until: x}]}\n", 1, 51, ()),
        ("force-exclude: 1\n", 1, 16, ("true", "false")),
        ("rules: [ZZ101]\n", 1, 8, ()),
        ("rules:\n  ZZ999: {}\n", 2, 3, ("ZZ101", "ZZ102")),
        ("rules:\n  ZZ101: {mots: 3}\n", 2, 11, ("most", "set-of-days")),
        ("rules:\n  ZZ101: {set_of_days: []}\n", 2, 11, ("set-of-days",)),
        ("rules:\n  ZZ101:\n    most: many\n", 3, 11, ()),
        ("rules:\n  ZZ101: {strict: 1}\n", 2, 19, ("true", "false")),
        ("rules:\n  ZZ101: {words: 无}\n", 2, 18, ()),
        ("rules:\n  ZZ101: {style: medium}\n", 2, 18, ("long", "short")),
        ("rules:\n  ZZ101: {set-of-days: [2021-09-31]}\n", 2, 25, ("YYYY-MM-DD",)),
        ("rules:\n  ZZ102: {most: 3}\n", 2, 11, ()),
        ("rules:\n  ZZ101: {}\n  rule-zz101: {}\n", 3, 3, ()),
        ("select: [ZZ1\nlang: zh\n", 2, 5, ()),
        ("lang: zh\nlang: en\n", 2, 1, ()),
    ],
)
def test_every_mistake_has_a_place(
    configured: Callable[[str], Config], text: str, line: int, column: int, allowed: tuple[str, ...]
) -> None:
    with pytest.raises(DocumentError) as caught:
        configured(text)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert error.name.endswith(".govlint.yaml")
    assert set(allowed) <= set(error.allowed)
    for lang in ("zh", "en"):
        shown = error.describe(lang)
        assert f".govlint.yaml:{line}:{column}: " in shown
        assert "^" in shown
        assert all(value in shown for value in allowed)


def test_a_plugin_of_the_configuration_gives_rules_and_their_options(tmp_path: Path) -> None:
    from govlint.startup import set_up

    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "mascot.py").write_text(
        "from dataclasses import dataclass\n"
        "from govlint.api import Rule, Severity, Text, hookimpl\n\n"
        "@dataclass(frozen=True)\nclass Options:\n    animal: str = '熊猫'\n\n"
        "class Mascot(Rule):\n    'A mascot is missing'\n"
        "    code, name, severity = 'MM105', 'no-mascot', Severity.INFO\n"
        "    page_zh, options = '没有吉祥物', Options\n"
        "    messages = {'default': Text('没有吉祥物', 'no mascot')}\n"
        "    def check(self, subject, context):\n        yield from ()\n\n"
        "@hookimpl\ndef govlint_rules():\n    return [Mascot]\n",
        encoding="utf-8",
    )
    path = tmp_path / ".govlint.yaml"
    path.write_text("plugins: [checks.mascot]\nrules: {no-mascot: {animal: 老虎}}\n", encoding="utf-8")
    registry, config = set_up(path)
    assert registry.rules["MM105"].plugin.origin == "checks.mascot"
    assert config.options["MM105"].animal == "老虎"  # type: ignore[attr-defined] # the plugin's Options


def test_the_nearest_configuration_upward_counts(tmp_path: Path) -> None:
    inner = tmp_path / "2022" / "towns"
    inner.mkdir(parents=True)
    (tmp_path / ".govlint.yaml").touch()
    assert find_config(inner / "report.txt") == tmp_path / ".govlint.yaml"
    (tmp_path / "2022" / ".govlint.yaml").touch()
    assert find_config(inner / "report.txt") == tmp_path / "2022" / ".govlint.yaml"
    assert find_config(tmp_path) == tmp_path / ".govlint.yaml"


def test_selectors_of_the_command_line_replace_and_add() -> None:
    config = Config(selection=Selection(("ZZ1",), ("ZZ102",)))
    assert config.selecting(("ZZ2",), ("ZZ201",)).selection == Selection(("ZZ2",), ("ZZ102", "ZZ201"))
    assert config.selecting((), ()).selection == config.selection


@pytest.mark.parametrize(
    ("globs", "path", "excluded"),
    [
        (["drafts"], "drafts/a.txt", True),
        (["drafts"], "2022/drafts/b/a.txt", True),
        (["drafts/"], "2022/drafts/a.txt", True),
        (["drafts"], "drafts.txt", False),
        (["*.bak.txt"], "2022/a.bak.txt", True),
        (["*.bak.txt"], "2022/a.txt", False),
        (["2019/*.txt"], "2019/a.txt", True),
        (["2019/*.txt"], "2019/towns/a.txt", False),
        (["2019/*.txt"], "old/2019/a.txt", False),
        (["/2019"], "2019/a.txt", True),
        (["2019/**/a.txt"], "2019/x/y/a.txt", True),
        (["*.txt", "!b.txt"], "b.txt", False),
        (["# note", "*.txt"], "a.txt", True),
        (["报告（草稿）*"], "报告（草稿）1.txt", True),
        ([""], "a.txt", False),
        (["*"], "../a.txt", False),
    ],
)
def test_excluded_files(tmp_path: Path, globs: list[str], path: str, excluded: bool) -> None:
    config = Config(exclude=(FileGlobs(tuple(globs), tmp_path),))
    assert config.excludes(tmp_path / path) is excluded


def test_without_a_configuration_no_yaml_reader_is_imported() -> None:
    code = (
        "import sys, govlint.startup, govlint.engine\n"
        "govlint.startup.set_up(None)\n"
        "assert 'ruamel.yaml' not in sys.modules, 'ruamel.yaml'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
