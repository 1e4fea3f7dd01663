"""A new edition of the form as a distribution of YAML files alone: recognised, bound, checked, explained."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.distributions import PLUGINS, govlint, installed

from govlint_grammar.bases import Library
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import load_form, packaged_forms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "govlint-form-2027"
FORM = load_form(PLUGINS / NAME / "govlint_form_2027" / "2027.yaml")
LIBRARY = Library((*packaged_forms(), FORM), {})

# Three requests of a social organisation: one disclosed in time, two withdrawn, one of them after an extension.
AGREEING = {
    "requests.received[nonprofit]": 3,
    "requests.granted[nonprofit]": 1,
    "requests.closed.withdrawn[nonprofit]": 2,
    "requests.settled_in_time[nonprofit]": 2,
    "requests.settled_extended[nonprofit]": 1,
}
TABLES = ("GL2", "GL3")


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("form"), NAME)


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(values: Mapping[str, int], edition: str = "2027", **edits: Any) -> str:
        path = tmp_path / "report.txt"
        path.write_text(LIBRARY.compose(edition, Edits(set=values, **edits)), "utf-8")
        return str(path)

    return written


def found(plugin: Path, path: str, *arguments: str) -> dict[str, Any]:
    run = govlint([plugin], "check", "--format", "json", "--as-of", "2028-02-01", *arguments, path)
    (file,) = json.loads(run.stdout)["files"]
    assert not file["internal"]
    return file


def of_tables(file: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in file["diagnostics"] if each["code"][:3] in TABLES and not each["because_of"]]


def test_the_distribution_has_no_python(plugin: Path) -> None:
    assert not list((plugin / "govlint_form_2027").glob("*.py"))
    listed = govlint([plugin], "plugins")
    assert listed.returncode == 0
    assert "govlint-form-2027 2027.1" in listed.stdout
    assert "2027" in listed.stdout.partition("govlint-form-2027")[2]


def test_it_is_recognised_and_bound(plugin: Path, write: Any) -> None:
    run = govlint([plugin], "parse", "--format", "json", write(AGREEING))
    tree = json.loads(run.stdout)
    assert tree["edition"] == "2027"
    (table,) = (each for each in tree["tables"] if each["key"] == "requests")
    assert (table["edition"], len(table["cells"])) == ("2027", 196)
    values = {cell["key"]: cell["number"] for cell in table["cells"]}
    for key, number in AGREEING.items():
        assert values[key] == str(number)
    assert values["requests.closed.withdrawn[total]"] == "2"


def test_what_agrees_is_clean(plugin: Path, write: Any) -> None:
    assert of_tables(found(plugin, write(AGREEING))) == []


@pytest.mark.parametrize(
    ("key", "number", "code"),
    [
        pytest.param("requests.closed.withdrawn[nonprofit]", 1, "GL301", id="the new row leaves a rest"),
        pytest.param("requests.settled_extended[nonprofit]", 4, "GL302", id="the new sum does not hold"),
    ],
)
def test_the_new_row_and_the_new_sum_are_checked(
    plugin: Path, write: Any, key: str, number: int, code: str
) -> None:
    findings = of_tables(found(plugin, write({**AGREEING, key: number})))
    assert (code, "社会组织") in {(each["code"], each["place"]["words"][-1]) for each in findings}


def test_the_new_sum_is_explained(plugin: Path, write: Any) -> None:
    path = write({**AGREEING, "requests.settled_extended[nonprofit]": 4})
    first, *_ = of_tables(found(plugin, path))
    assert first["code"] == "GL302"
    assert "（七）总计填 3，（八）期限内办结加（九）延期后办结相加为 6，相差 3" in first["message"]
    (law,) = first["provisions"]
    assert law["id"] == "F27.requests"
    english, *_ = of_tables(found(plugin, path, "--lang", "en"))
    assert (
        "(8) Settled within the time limit plus (9) Settled after an extension add up to 6"
        in english["message"]
    )


def test_an_earlier_report_is_held_against_its_own_form(plugin: Path, write: Any) -> None:
    values = {"requests.received[nonprofit]": 3, "requests.granted[nonprofit]": 1}
    findings = of_tables(found(plugin, write(values, "2021", year=2026)))
    assert {each["code"] for each in findings} == {"GL301"}
    assert {law["id"] for each in findings for law in each["provisions"]} == {"F30.balance"}
    assert {each["place"]["words"][-1] for each in findings} == {"社会公益组织", "总计"}


def test_the_old_form_in_the_new_year_is_a_finding(plugin: Path, write: Any) -> None:
    findings = of_tables(found(plugin, write({}, "2021", year=2027)))
    assert "GL202" in {each["code"] for each in findings}
    assert any("2027年版格式" in each["message"] for each in findings)


PACK = """
pack: {id: lateness, version: 1.0.0, schema: 1}
rules:
  - code: LT101
    name: mostly-late
    severity: info
    editions: ["2027"]
    assert: requests.settled_extended <= requests.settled_in_time
    messages:
      zh: 延期后办结{requests.settled_extended}件，多于期限内办结的
      en: "{requests.settled_extended} were settled after an extension, more than in time"
    page:
      zh:
        complaint: 延期后办结的多于期限内办结的
        checks: 表三延期后办结的件数不多于期限内办结的件数。
        basis: 实际工作要求（测试用）。
        why: 延期过多，说明办理力量不足。
        mend: 对照登记台账核对两行数字。
      en:
        complaint: More requests were settled after an extension than in time
        checks: No more requests are settled after an extension than within the time limit.
        basis: Practice, for this test.
        why: Many extensions tell of a lack of staff.
        mend: Go over both rows with the register.
    examples:
      pass: {base: 2027}
      fail: {base: 2027, set: {"requests.settled_extended[individual]": 1, "requests.settled_extended[total]": 1}}
"""


def test_a_pack_may_have_examples_of_the_new_edition(plugin: Path, write: Any, tmp_path: Path) -> None:
    pack = tmp_path / "lateness.yaml"
    pack.write_text(PACK, "utf-8")
    path = write({**AGREEING, "requests.settled_extended[nonprofit]": 4})
    codes = {each["code"] for each in found(plugin, path, "--plugin", str(pack))["diagnostics"]}
    assert "LT101" in codes
    alone = govlint([], "check", "--plugin", str(pack), path)
    assert alone.returncode == 2
    assert "requests.settled_extended" in alone.stderr  # a key of the new edition alone
