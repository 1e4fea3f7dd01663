"""``govlint init``: writes what is not there, keeps what is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from govlint.settings import Settings
from govlint.typed_fields import fields_of

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]
HOOKS = ".pre-commit-config.yaml"


@pytest.fixture
def empty(project: Path) -> Path:
    (project / ".govlint.yaml").unlink()
    return project


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_commented_configuration_that_can_be_read_with_every_comment_taken_off(
    govlint: Govlint, empty: Path, lang: str
) -> None:
    result = govlint("init", "--lang", lang)
    assert result.code == 0
    path = empty / ".govlint.yaml"
    text = path.read_text("utf-8")
    assert govlint("config").code == 0
    keys = [each.name for each in fields_of(Settings)]
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    given = [line for line in lines if line.partition(":")[0] in keys]
    assert [line.partition(":")[0] for line in given] == keys
    (empty / "common.yaml").touch()
    (empty / "checks").mkdir()
    (empty / "checks" / "open_day.py").write_text(
        "from govlint.api import hookimpl\n@hookimpl\ndef govlint_rules(): return []\n"
    )
    path.write_text("\n".join(given).replace("../common", "common"), encoding="utf-8")
    assert govlint("config").code == 0, govlint("config").err


def test_what_is_there_stays(govlint: Govlint, empty: Path) -> None:
    govlint("init")
    before = {path.name: path.read_bytes() for path in empty.glob(".*.yaml")}
    assert set(before) == {".govlint.yaml", HOOKS}
    assert "left as it is" in govlint("init", "--lang", "en").out
    assert {path.name: path.read_bytes() for path in empty.glob(".*.yaml")} == before


@pytest.mark.parametrize(
    "there",
    [
        "",
        "# nothing\n",
        "repos: []\n",
        "repos: []  # none yet\nfail_fast: true\n",
        "fail_fast: true\n",
        "repos:\n- repo: local  # ours\n  hooks:\n  - {id: a, name: a, entry: a, language: system}\n",
        "repos:\n  - repo: local\n    hooks:\n      - id: a\n        name: a\n        entry: a\n        language: system",
        "# 头\nrepos:\n  # one\n  - repo: local\n    hooks: [{id: a, name: a, entry: a, language: system}]\n\n# ci\nci: {skip: [a]}\n",
        "repos:\r\n- repo: local\r\n  hooks:\r\n  - {id: a, name: a, entry: a, language: system}\r\n",
    ],
)
@pytest.mark.parametrize("options", [(), ("--repo", "https://example.org/govlint", "--rev", "v1.0")])
def test_the_hook_is_added_and_all_else_stays(
    govlint: Govlint, empty: Path, there: str, options: tuple[str, ...]
) -> None:
    path = empty / HOOKS
    path.write_bytes(there.encode())
    result = govlint("init", *options)
    assert result.code == 0, result.err
    text = path.read_bytes().decode()
    before, after = (YAML(typ="safe").load(each) or {} for each in (there, text))
    added = after["repos"].pop()
    assert after.pop("repos") == (before.pop("repos", None) or [])
    assert after == before
    assert added["repo"] == (options[1] if options else "local")
    assert added["hooks"][0]["id"] == "govlint"
    lines = (line.split() for line in text.splitlines())
    assert all(line.replace("[]", "").split() in lines for line in there.splitlines())
    assert ("\r\n" in text) == ("\r\n" in there)
    assert govlint("init").code == 0
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize(
    "there", ["repos: {}\n", "repos: [{repo: local, hooks: []}]\n", "- a\n", "repos: [\n", "repos: [3]\n"]
)
def test_a_file_that_cannot_be_added_to_is_left_alone_and_told(
    govlint: Govlint, empty: Path, there: str
) -> None:
    (empty / HOOKS).write_text(there)
    result = govlint("init")
    assert result.code == 2
    assert HOOKS in result.err
    assert (empty / HOOKS).read_text() == there


def test_no_hook_and_folders(govlint: Govlint, empty: Path) -> None:
    assert govlint("init", "none").code == 2
    assert govlint("init", "--repo", "x").code == 2
    (empty / "sub").mkdir()
    assert govlint("init", "sub", "--no-hook").code == 0
    assert [path.name for path in (empty / "sub").iterdir()] == [".govlint.yaml"]
