"""The contract of exit codes: 0 clean, 1 findings, 2 the job could not be done, over all combinations.

Each table says what there is and what is asked for; `wanted` says in a few words what the contract makes of
it, and knows nothing of how the program comes to it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]

WORDS = ("错误", "警告", "提示", "复核", "崩溃")
GRAVITY = {"错误": 3, "警告": 2, "提示": 1}
LEAST = {None: 3, "error": 3, "warning": 2, "info": 1, "never": 9}
MIXTURES = list(chain.from_iterable(combinations(WORDS, size) for size in range(len(WORDS) + 1)))
FIXING = '''
from govlint.api import Applicability, Edit, Fix, Place, Rule, Severity, Span, Text, hookimpl


class Fixable(Rule):
    """The word is wrong"""

    code = "ZY101"
    name = "wrong-word"
    severity = Severity.ERROR
    fixable = Applicability.SAFE
    page_zh = "用词有误"
    messages = {"default": Text("用词有误", "wrong word")}

    def check(self, subject, context):
        at = subject.source.text.find("错字")
        if at >= 0:
            span = Span(at, at + 2)
            yield self.found(Place(span), fix=Fix(Text("改", "mend"), (Edit(span, "正字"),)))


@hookimpl
def govlint_rules():
    return [Fixable]
'''


def wanted(mixture: tuple[str, ...], fail_on: str | None, fail_on_review: bool) -> int:
    if "崩溃" in mixture:
        return 2
    certain = [GRAVITY[word] for word in mixture if word in GRAVITY]
    if certain and max(certain) >= LEAST[fail_on]:
        return 1
    return 1 if "复核" in mixture and fail_on_review else 0


def asked(fail_on: str | None, fail_on_review: bool) -> list[str]:
    return [*(["--fail-on", fail_on] if fail_on else []), *(["--fail-on-review"] if fail_on_review else [])]


@pytest.mark.parametrize("fail_on_review", [False, True])
@pytest.mark.parametrize("fail_on", LEAST)
def test_findings_verdicts_crashes_and_what_counts(
    govlint: Govlint, write: Write, fail_on: str | None, fail_on_review: bool
) -> None:
    options = asked(fail_on, fail_on_review)
    for mixture in MIXTURES:
        write("a.txt", " ".join(mixture) or "平安")
        code = govlint("check", "a.txt", "--quiet", *options).code
        assert code == wanted(mixture, fail_on, fail_on_review), (mixture, options)


@pytest.mark.parametrize("fail_on_review", [False, True])
@pytest.mark.parametrize("fail_on", LEAST)
def test_the_configuration_asks_like_the_command_line(
    govlint: Govlint, write: Write, project: Path, fail_on: str | None, fail_on_review: bool
) -> None:
    with (project / ".govlint.yaml").open("a", encoding="utf-8") as file:
        file.write(f"fail-on: {fail_on or 'error'}\nfail-on-review: {str(fail_on_review).lower()}\n")
    for mixture in MIXTURES[::3]:
        write("a.txt", " ".join(mixture) or "平安")
        assert govlint("check", "--quiet").code == wanted(mixture, fail_on, fail_on_review), mixture


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("a missing file", None, ["none.txt"]),
        ("an empty file", "", ["b.txt"]),
        ("a file of zeros", "\0\0", ["b.txt"]),
        ("an output that cannot be written", None, ["--output", "json=none/out.json"]),
    ],
)
def test_what_could_not_be_done_goes_over_all_findings(
    govlint: Govlint, write: Write, name: str, text: str | None, arguments: list[str]
) -> None:
    if text is not None:
        write("b.txt", text)
    for mixture in MIXTURES[::5]:
        write("a.txt", " ".join(mixture) or "平安")
        for fail_on in LEAST:
            result = govlint("check", "a.txt", *arguments, *asked(fail_on, True), "--format", "concise")
            assert result.code == 2, (name, mixture, fail_on)
            assert all(f"出现“{word}”" in result.out for word in mixture if word != "崩溃")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["--format", "xml"],
        ["--output", "xml=out"],
        ["--fail-on", "fatal"],
        ["--as-of", "2024-02-30"],
        ["--lang", "fr"],
        ["--select", "ZZ999"],
        ["--ignore", "ZZ"],
        ["--exclude", "a\\"],
        ["--config", "none.yaml"],
        ["--config", "broken.yaml"],
        ["--config", "clashing.yaml"],
        ["--baseline", "broken.yaml"],
        ["--isolated", "--select", "ZZ101"],
    ],
)
def test_nothing_is_checked_under_a_wrong_option_or_configuration(
    govlint: Govlint, write: Write, arguments: list[str]
) -> None:
    write("a.txt", "错误\n")
    write("broken.yaml", "selct: [ZZ]\n")
    write("other.py", (Path("words.py")).read_text("utf-8"))
    write("clashing.yaml", "plugins: [words.py, other.py]\n")
    result = govlint("check", "a.txt", "--fail-on", "never", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("paths", "code"),
    [([], 0), (["."], 0), (["empty"], 0), (["empty", "a.txt"], 1), (["empty", "none"], 2), (["odd.dat"], 2)],
)
def test_folders_without_reports_are_no_failure(
    govlint: Govlint, write: Write, project: Path, paths: list[str], code: int
) -> None:
    (project / "empty").mkdir()
    if "a.txt" in paths:
        write("a.txt", "错误\n")
    write("odd.dat", "错误\n")
    assert govlint("check", *paths).code == code


@pytest.mark.parametrize("known", ["waiver", "baseline"])
def test_what_is_waived_or_known_does_not_count(
    govlint: Govlint, write: Write, project: Path, known: str
) -> None:
    everything = " ".join(WORDS[:4])
    write("a.txt", everything)
    with (project / ".govlint.yaml").open("a", encoding="utf-8") as file:
        if known == "waiver":
            file.write("waivers: [{rule: ZZ, reason: 已核实, approver: 张三}]\n")
        else:
            file.write("baseline: .govlint-baseline.json\n")
    if known == "baseline":
        assert govlint("baseline").code == 0
    for fail_on in LEAST:
        assert govlint("check", *asked(fail_on, True)).code == 0, fail_on
    write("a.txt", f"{everything} 崩溃")
    assert govlint("check", *asked("never", False)).code == 2


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("平安", ["--fix"], 0),
        ("错字", ["--fix"], 0),
        ("错字", ["--fix", "--exit-non-zero-on-fix"], 1),
        ("平安", ["--fix", "--exit-non-zero-on-fix"], 0),
        ("错字 错误", ["--fix"], 1),
        ("错字 错误", ["--fix", "--fail-on", "never"], 0),
        ("错字 错误", ["--fix", "--fail-on", "never", "--exit-non-zero-on-fix"], 1),
        ("错字 警告", ["--fix"], 0),
        ("错字 警告", ["--fix", "--fail-on", "warning"], 1),
        ("错字 复核", ["--fix"], 0),
        ("错字 复核", ["--fix", "--fail-on-review"], 1),
        ("错字 崩溃", ["--fix"], 2),
        ("错字 崩溃", ["--fix", "--exit-non-zero-on-fix"], 2),
        ("平安", ["--diff"], 0),
        ("错误", ["--diff"], 0),
        ("错字", ["--diff"], 1),
        ("错字", ["--diff", "--fail-on", "never"], 1),
        ("错字 崩溃", ["--diff"], 2),
        ("", ["--fix"], 2),
        ("", ["--diff"], 2),
    ],
)
def test_fixes(govlint: Govlint, write: Write, text: str, options: list[str], code: int) -> None:
    write("fixing.py", FIXING)
    write(".govlint.yaml", "root: true\nplugins: [words.py, fixing.py]\nselect: [ZZ, ZY]\n")
    # Nothing is fixed in what is no report.
    write("a.txt", base_report("2021", Edits(say={"other": text})) if text else "")
    assert govlint("check", "a.txt", *options).code == code
