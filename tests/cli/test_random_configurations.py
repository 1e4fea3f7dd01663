"""Configurations at random: each ends in a run or in a mistake with its place, never in a traceback."""

from __future__ import annotations

import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.configurations import ANYTHING, configurations, nearly_right

from govlint import cli
from govlint.config import FROM_ENVIRONMENT, variable
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = set_up().registry
REPORT = base_report("2021", Edits(set={"requests.received[total]": 9}, drop=("problems",)))
PLACED = re.compile(r":\d+:\d+: ")
EXAMPLES = int(os.environ.get("GOVLINT_TEST_EXAMPLES", "150"))
drawn = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

_INDENTED = st.builds(lambda columns, line: " " * columns + line, st.integers(0, 6), st.text(max_size=12))
_KEYS = ["root", "select", "ignore", "rules", "waivers", "per-file", "extends", "plugins", "baseline", "lang"]
_LINES = st.one_of(
    st.builds(lambda key, rest: f"{key}: {rest}", st.sampled_from(_KEYS), st.text(max_size=12)),
    st.builds(lambda key: f"{key}:", st.sampled_from(_KEYS)),
    st.builds(lambda item: f"  - {item}", st.text(max_size=12)),
    _INDENTED,
)
TEXTS = st.one_of(
    st.lists(_LINES, max_size=8).map("\n".join).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=60),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports")
    (path / "a.txt").write_text(REPORT, encoding="utf-8")
    (path / "2019").mkdir()
    (path / "2019" / "报告.txt").write_text(REPORT, encoding="utf-8")
    return path


def run(folder: Path, data: bytes, *arguments: str) -> tuple[int, str, str]:
    (folder / ".govlint.yaml").write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run(["check", str(folder), "--format", "concise", *arguments])
    return code, out.getvalue(), err.getvalue()


def is_sound(code: int, out: str, err: str) -> bool:
    """Whether a run ended as it should: with findings or none, or with a mistake and its place."""
    assert "自身出错" not in err, err
    assert "itself failed" not in err, err
    assert "Traceback" not in err, err
    if out:
        return code in (0, 1)
    return code == 2 and (PLACED.search(err) is not None or "没有选中" in err or "no rule is selected" in err)


@drawn
@given(st.one_of(configurations(REGISTRY), nearly_right(REGISTRY), ANYTHING))
def test_documents(folder: Path, document: Any) -> None:
    data = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    result = run(folder, data)
    assert is_sound(*result), result


@drawn
@given(TEXTS)
def test_texts_and_bytes(folder: Path, data: bytes) -> None:
    result = run(folder, data)
    assert is_sound(*result), result


@drawn
@given(configurations(REGISTRY), configurations(REGISTRY), st.sampled_from(["2019", "shared"]))
def test_files_over_files(folder: Path, outer: dict[str, Any], inner: dict[str, Any], where: str) -> None:
    (folder / where).mkdir(exist_ok=True)
    path = folder / where / ".govlint.yaml"
    inner["root"] = False
    if where == "shared":
        outer["extends"] = ["shared/.govlint.yaml"]
    path.write_text(json.dumps(inner, ensure_ascii=False), encoding="utf-8")
    try:
        result = run(folder, json.dumps(outer, ensure_ascii=False).encode())
    finally:
        path.unlink()
    assert is_sound(*result), result


@drawn
@given(
    st.dictionaries(
        st.sampled_from(FROM_ENVIRONMENT),
        st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=10)
        | st.sampled_from(["GL3", "1", "en", "info"]),
        max_size=4,
    )
)
def test_the_environment(folder: Path, given_values: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for key, value in given_values.items():
            patch.setenv(variable(key), value)
        result = run(folder, b"root: true\n")
    assert is_sound(*result), (given_values, result)
