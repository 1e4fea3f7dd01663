"""The other commands, help, and mistakes on the command line."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import ROOT

from govlint._version import __version__

if TYPE_CHECKING:
    from tests.cli.conftest import Govlint

Write = Callable[[str, str], Path]

REPORT = """云州市青溪区水务局2023年政府信息公开工作年度报告

一、总体情况
（一）主动公开
主动公开信息3条。
二、主动公开政府信息情况
第二十条第（一）项 |
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 1 | 0 | 2 |
六、其他需要报告的事项
无。
"""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], ["没有命令 chek", "check"]),
        (["check", "--formt", "json"], ["没有选项 --formt", "--format"]),
        (["check", "--format"], ["--format", "缺少值"]),
        (["check", "--format", "xml"], ["--format", "xml", "full, concise, grouped, json"]),
        (["check", "--as-of", "yesterday"], ["--as-of", "yesterday", "YYYY-MM-DD"]),
        (["check", "--fail-on", "fatal"], ["--fail-on", "error, warning, info, never"]),
        (["parse"], ["缺少", "FILE"]),
        (["rule"], ["--all"]),
        (["rule", "ZZ101", "--all"], ["--all"]),
        (["rule", "ZZ999"], ["ZZ999"]),
        (["check", "--lang", "fr"], ["--lang", "zh, en"]),
    ],
)
def test_a_mistake_on_the_command_line_is_explained(
    govlint: Govlint, arguments: list[str], words: list[str]
) -> None:
    result = govlint(*arguments)
    assert (result.code, result.out) == (2, "")
    for word in words:
        assert word in result.err


def test_a_mistake_is_explained_in_english_too(govlint: Govlint) -> None:
    assert (
        govlint("chek", "--lang", "en").err
        == "usage error: no command chek; did you mean check?\nsee govlint --help\n"
    )


@pytest.mark.parametrize("command", ["check", "rule", "parse", "convert", "plugins"])
def test_every_command_has_help_in_both_languages(govlint: Govlint, command: str) -> None:
    chinese, english = govlint(command, "--help"), govlint("--lang", "en", command, "-h")
    assert chinese.code == english.code == 0
    assert chinese.out.startswith(f"用法：govlint {command} ")
    assert english.out.startswith(f"Usage: govlint {command} ")
    assert "显示本帮助" in chinese.out
    assert not any("\u4e00" <= char <= "\u9fff" for char in english.out)


def test_the_group_lists_its_commands(govlint: Govlint) -> None:
    assert "检查报告" in govlint("--help").out
    bare = govlint()
    assert (bare.code, bare.out) == (2, "")
    assert "检查报告" in bare.err


def test_the_version(govlint: Govlint) -> None:
    assert govlint("--version") == (0, f"govlint {__version__}\n", "")


@pytest.mark.parametrize("name", ["ZZ101", "zz101", "word-101", "WORD-101"])
def test_a_rule_is_found_by_code_and_by_name(govlint: Govlint, name: str) -> None:
    out = govlint("rule", name).out
    assert out.startswith("ZZ101 word-101\n出现错误\n")
    assert "如何修改\n  删去这个词。" in out


def test_the_machine_page_of_one_and_of_all_rules(govlint: Govlint) -> None:
    (one,) = json.loads(govlint("rule", "ZZ102", "--format", "json").out)["rules"]
    assert (one["code"], one["severity"]) == ("ZZ102", "warning")
    assert one["page"]["en"]["complaint"] == "The word 警告"
    every = json.loads(govlint("rule", "--all", "--format", "json").out)["rules"]
    codes = [rule["code"] for rule in every]
    assert codes == sorted(codes)
    assert {"GL001", "GL002", "GL006", "ZZ101", "ZZ105"} <= set(codes)


def test_all_pages_as_text(govlint: Govlint) -> None:
    out = govlint("rule", "--all").out
    assert "ZZ101 word-101" in out
    assert "ZZ105 word-105" in out


def test_a_page_as_markdown(govlint: Govlint) -> None:
    out = govlint("rule", "ZZ102", "--format", "markdown", "--lang", "en").out
    assert out.startswith("# ZZ102 word-102\n\nThe word 警告\n\n")
    assert "\n## How to mend\n\nTake the word out.\n" in out


def test_the_tree_as_json(govlint: Govlint, write: Write) -> None:
    write("a.txt", REPORT)
    tree = json.loads(govlint("parse", "a.txt", "--format", "json").out)
    assert (tree["path"], tree["encoding"], tree["year"], tree["agency"]) == (
        "a.txt",
        "utf-8",
        2023,
        "云州市青溪区水务局",
    )
    assert tree["title"]["line"] == 1
    assert [section["key"] for section in tree["sections"]] == ["overview", "proactive", "other"]
    overview = tree["sections"][0]
    assert (overview["number"], overview["heading"], overview["line"]) == ("一、", "总体情况", 3)
    assert overview["aspects"][0]["keys"] == ["proactive"]
    assert overview["aspects"][0]["text"] == "主动公开信息3条。"
    (table,) = tree["tables"]
    cells = {cell["key"]: cell for cell in table["cells"]}
    cell = cells["proactive.normative_documents.in_force"]
    assert (cell["number"], cell["state"], cell["line"], cell["column_number"]) == ("2", "number", 10, 19)
    assert cells["proactive.licences.decisions"]["number"] is None
    assert cells["proactive.licences.decisions"]["state"] == "missing"


def test_the_tree_as_text(govlint: Govlint, write: Write) -> None:
    write("a.txt", REPORT)
    lines = govlint("parse", "a.txt").out.split("\n")
    assert lines[0] == "机关 云州市青溪区水务局 · 年度 2023 · 格式 2021 · 编码 utf-8"
    assert " 3 部分 [overview] 一、总体情况" in lines
    assert " 4   方面 [proactive] （一）主动公开" in lines
    assert any("proactive.normative_documents.in_force" in line and line.endswith(" 2") for line in lines)
    english = govlint("parse", "a.txt", "--lang", "en").out
    assert " 3 section [overview] 一、总体情况\n" in english


STATING = REPORT.replace(
    "主动公开信息3条。",
    "主动公开信息3条，其中网站2条，其余1条在微信公众号发布。开展培训2次。2022年收到政府信息公开申请9件。\n"
    "收到政府信息公开申请5件，已全部办结。行政复议3件，均获维持。未收取信息处理费。",
)


def test_what_the_prose_states_is_in_the_published_schema(govlint: Govlint, write: Write) -> None:
    schema = json.loads(files("govlint").joinpath("schema/tree.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for text in (REPORT, STATING, "平安\n", *shown_reports()):
        write("a.txt", text)
        Draft202012Validator(schema).validate(json.loads(govlint("parse", "a.txt", "--format", "json").out))
    write("a.txt", STATING)
    tree = json.loads(govlint("parse", "a.txt", "--format", "json").out)
    fee = next(found for found in tree["statements"] if found["key"] == "fee.collected")
    assert (fee["value"], fee["none"], fee["year"], fee["certain"]) == ("0", True, None, True)
    line, column = place("未收取信息处理费")
    assert (fee["quote"], fee["line"], fee["column"]) == ("未收取信息处理费", line, column)
    assert (fee["end_line"], fee["end_column"]) == (line, column + len("未收取信息处理费"))
    assert [found["year"] for found in tree["statements"] if found["key"] == "requests.received"] == [
        2022,
        None,
    ]
    assert {found["channel"] for found in tree["statements"]} == {None, "website", "wechat"}
    assert {claim["kind"] for claim in tree["claims"]} == {"parts", "all", "outcome"}
    assert [sentence["text"] for sentence in tree["unread"]] == ["开展培训2次。"]


def place(words: str) -> tuple[int, int]:
    before = STATING[: STATING.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def at(words: str) -> str:
    line, column = place(words)
    return f"{line}:{column}"


def shown_reports() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((ROOT / "examples").rglob("*.txt"))]


def test_what_the_prose_states_as_text(govlint: Govlint, write: Write) -> None:
    write("a.txt", STATING)
    out = govlint("parse", "a.txt").out
    chinese = [" ".join(line.split()) for line in out.split("\n")]
    assert f"{at('收到政府信息公开申请5件')} requests.received = 5 “收到政府信息公开申请5件”" in chinese
    assert f"{at('未收取')} fee.collected = 0 (写明没有) “未收取信息处理费”" in chinese
    assert (
        f"{at('收到政府信息公开申请9件')} requests.received = 9 (2022 年) “收到政府信息公开申请9件”"
        in chinese
    )
    assert any(line.startswith(f"{at('主动公开信息3条')} 部分与总数 2 + 1 = 3 “") for line in chinese)
    assert any("全部 requests.received → requests.settled “全部办结”" in line for line in chinese)
    assert not any("开展培训2次" in line for line in chinese if "段落" not in line)
    english = govlint("parse", "a.txt", "--lang", "en").out
    assert "(said to be none)" in english
    assert "\nclaims of the prose: 3\n" in english


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "有数字而未得出陈述的句子 1 句"), ("en", "sentences with numbers that gave no statement: 1")],
)
def test_sentences_that_gave_no_statement_are_listed_when_asked_for(
    govlint: Govlint, write: Write, lang: str, words: str
) -> None:
    listed = f"  {at('开展培训')} 开展培训2次。"
    write("a.txt", STATING)
    assert govlint("parse", "a.txt", "-v", "--lang", lang).out.endswith(f"\n{words}\n{listed}\n")
    assert words not in govlint("parse", "a.txt", "--lang", lang).out
    checked, wordy = (govlint("check", "a.txt", "--lang", lang, *option) for option in ((), ("-v",)))
    assert wordy.out == checked.out
    assert words in wordy.err
    assert f"\n{listed}\n" in wordy.err
    assert words not in checked.err


def test_canonical_text_is_its_own_canonical_text(
    govlint: Govlint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", REPORT)
    text = govlint("convert", "a.txt").out
    assert "\t规章\n\t0\n\t0\n\t0\n\n\t行政规范性文件\n\t1\n\t0\n\t2\n" in text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert govlint("convert", "-").out == text


@pytest.mark.parametrize("command", ["parse", "convert"])
@pytest.mark.parametrize("name", ["none.txt", "empty.txt", "folder"])
def test_a_file_that_cannot_be_read_is_told(
    govlint: Govlint, write: Write, project: Path, command: str, name: str
) -> None:
    write("empty.txt", "")
    (project / "folder").mkdir()
    result = govlint(command, name)
    assert (result.code, result.out) == (2, "")
    assert name in result.err


def test_plugins_are_listed_with_their_rules(govlint: Govlint) -> None:
    assert "words.py  words.py  5 条规则" in govlint("plugins").out
    listed = json.loads(govlint("plugins", "--format", "json").out)
    (words,) = [each for each in listed["plugins"] if each["name"] == "words.py"]
    assert (words["origin"], words["version"], words["rules"]) == ("words.py", "", 5)
    assert words["path"].endswith("/words.py")
    assert words["codes"] == ["ZZ101", "ZZ102", "ZZ103", "ZZ104", "ZZ105"]


def test_a_broken_plugin_ends_with_two_and_its_name(govlint: Govlint, project: Path, write: Write) -> None:
    write("a.txt", "平安\n")
    (project / "words.py").write_text("raise RuntimeError('not today')\n", encoding="utf-8")
    result = govlint("check", "a.txt")
    assert (result.code, result.out) == (2, "")
    assert "words.py" in result.err
    assert "not today" in result.err
