"""Configurations over configurations: outer folders, files that are extended, the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govlint.config import Config, read_config, resolve
from govlint.selection import Selection, selected
from govlint.verdicts import FailOn
from govlint_grammar.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govlint.registry import Registry


@pytest.fixture
def registry(make_rule: Callable[..., Any], registry_of: Callable[..., Registry]) -> Registry:
    return registry_of(make_rule("ZZ101"), make_rule("ZZ102"), make_rule("ZZ201"))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def to(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return to


@pytest.fixture
def configured(registry: Registry) -> Callable[..., Config]:
    def read(path: Path | None, **options: Any) -> Config:
        return resolve(read_config(path, **options), registry)

    return read


def test_the_inner_file_wins_and_lists_add_up(
    write: Callable[[str, str], Path], configured: Callable[..., Config], tmp_path: Path
) -> None:
    write(
        ".govlint.yaml",
        "root: true\nselect: [ZZ1]\nignore: [ZZ101]\nlang: en\nexclude: [old]\nfail-on: info\n",
    )
    inner = write(
        "towns/.govlint.yaml", "select: [ZZ2]\nignore: [ZZ102]\nexclude: [drafts]\nfail-on: warning\n"
    )
    config = configured(inner)
    assert config.selection == Selection(("ZZ2",), ("ZZ101", "ZZ102"))
    assert (config.lang, config.fail_on, config.path) == ("en", FailOn.WARNING, inner)
    assert [globs.folder for globs in config.exclude] == [tmp_path, tmp_path / "towns"]
    assert config.excludes(tmp_path / "towns" / "drafts" / "a.txt")
    assert not config.excludes(tmp_path / "drafts" / "a.txt")
    assert configured(inner, alone=True).lang == "zh"


def test_a_root_ends_the_search(write: Callable[[str, str], Path], configured: Callable[..., Config]) -> None:
    write(".govlint.yaml", "root: true\nlang: en\n")
    inner = write("a/.govlint.yaml", "root: true\n")
    assert configured(inner).lang == "zh"
    inner.write_text("root: false\n", encoding="utf-8")
    assert configured(inner).lang == "en"


def test_what_is_extended_comes_before_and_its_globs_count_where_it_is_extended(
    write: Callable[[str, str], Path], configured: Callable[..., Config], tmp_path: Path
) -> None:
    write("shared/base.yaml", "extends: [more.yaml]\nignore: [ZZ101]\nexclude: [drafts]\n")
    write("shared/more.yaml", "lang: en\nfail-on: never\n")
    path = write("reports/.govlint.yaml", "root: true\nextends: [../shared/base.yaml]\nfail-on: info\n")
    config = configured(path)
    assert (config.lang, config.fail_on, config.selection.ignore) == ("en", FailOn.INFO, ("ZZ101",))
    assert config.excludes(tmp_path / "reports" / "drafts" / "a.txt")
    assert not config.excludes(tmp_path / "shared" / "drafts" / "a.txt")


def test_files_that_extend_each_other_are_told(
    write: Callable[[str, str], Path], configured: Callable[..., Config]
) -> None:
    write("b.yaml", "extends: [.govlint.yaml]\n")
    with pytest.raises(DocumentError) as caught:
        configured(write(".govlint.yaml", "root: true\nextends: [b.yaml]\n"))
    assert caught.value.name.endswith("b.yaml")
    assert (caught.value.line, caught.value.column) == (1, 11)


def test_a_mistake_in_an_outer_file_is_shown_there(
    write: Callable[[str, str], Path], configured: Callable[..., Config]
) -> None:
    outer = write(".govlint.yaml", "root: true\nignore: [ZZ9]\n")
    with pytest.raises(DocumentError) as caught:
        configured(write("a/.govlint.yaml", "lang: en\n"))
    assert (caught.value.name, caught.value.line) == (str(outer), 2)


def test_an_outer_file_that_changes_is_read_again(
    write: Callable[[str, str], Path], configured: Callable[..., Config]
) -> None:
    path = write(".govlint.yaml", "root: true\nlang: en\n")
    assert configured(path).lang == "en"
    path.write_text("root: true\n", encoding="utf-8")
    assert configured(path).lang == "zh"


def test_the_environment_goes_over_files(
    write: Callable[[str, str], Path], configured: Callable[..., Config]
) -> None:
    path = write(".govlint.yaml", "root: true\nselect: [ZZ1]\nfail-on: info\n")
    given = {
        "GOVLINT_SELECT": "ZZ2, ZZ102",
        "GOVLINT_FAIL_ON": "never",
        "GOVLINT_FAIL_ON_REVIEW": "1",
        "GOVLINT_IGNORE": " ",
        "PATH": "/",
    }
    config = configured(path, environment=given)
    assert config.selection == Selection(("ZZ2", "ZZ102"))
    assert (config.fail_on, config.fail_on_review) == (FailOn.NEVER, True)
    assert configured(None, environment=given).selection == Selection(("ZZ2", "ZZ102"))
    assert configured(None, environment={"PATH": "/"}) == Config()


@pytest.mark.parametrize(
    ("variable", "value", "column", "allowed"),
    [
        ("GOVLINT_FAIL_ON", "fatal", 1, ("error", "never")),
        ("GOVLINT_FAIL_ON_REVIEW", "maybe", 1, ("true", "false")),
        ("GOVLINT_SELECT", "ZZ1, ZZ9", 6, ("ZZ101",)),
        ("GOVLINT_LANG", "fr", 1, ("zh", "en")),
    ],
)
def test_a_mistake_in_the_environment_is_shown_in_the_variable(
    configured: Callable[..., Config], variable: str, value: str, column: int, allowed: tuple[str, ...]
) -> None:
    with pytest.raises(DocumentError) as caught:
        configured(None, environment={variable: value})
    error = caught.value
    assert (error.name, error.column) == (variable, column)
    assert set(allowed) <= set(error.allowed)


def test_what_counts_for_some_files_goes_over_the_rest(
    write: Callable[[str, str], Path], configured: Callable[..., Config], registry: Registry, tmp_path: Path
) -> None:
    path = write(
        ".govlint.yaml",
        "root: true\nselect: [ZZ101, ZZ2]\nper-file:\n  old/: {ignore: [ZZ1]}\n"
        "  old/b.txt: {extend-select: [ZZ1], ignore: [ZZ201]}\n",
    )
    config = configured(path)
    ran = {
        name: selected(registry, config.for_file(tmp_path / name).selection)
        for name in ("a.txt", "old/a.txt", "old/b.txt")
    }
    assert ran == {"a.txt": ("ZZ101", "ZZ201"), "old/a.txt": ("ZZ201",), "old/b.txt": ("ZZ101", "ZZ102")}
