"""The public surface: what it names is there, and the three ways to check agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from govlint import api
from govlint_grammar.compose import compose
from govlint_grammar.documents import DocumentError
from govlint_grammar.form_loader import packaged_forms

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2023, 2, 1)
TEXT = compose(packaged_forms()[-1], agency="云州市青溪区档案局", year=2022)


def test_everything_that_is_named_is_there_and_in_order() -> None:
    assert all(hasattr(api, name) for name in api.__all__)
    # constants, classes, functions, as ruff sorts them
    assert api.__all__ == sorted(api.__all__, key=lambda name: (not name.isupper(), name))


def test_text_bytes_and_file_give_the_same_outcome(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    of_file = api.check_file(path, as_of=DAY)
    assert (of_file.agency, of_file.year, of_file.edition) == ("云州市青溪区档案局", 2022, "2021")
    assert api.check_text(TEXT, name=path.as_posix(), as_of=DAY) == of_file
    assert (
        api.outcome_of_bytes(path.as_posix(), TEXT.encode("gb18030"), as_of=DAY).diagnostics
        == of_file.diagnostics
    )


@pytest.mark.parametrize("text", ["", "\ufeff \r\n"])
def test_an_empty_text_is_unreadable(text: str) -> None:
    assert [finding.code for finding in api.check_text(text, as_of=DAY).diagnostics] == ["GL001"]


def test_a_file_follows_the_configuration_above_it_unless_isolated(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("select: [GL999]\n", encoding="utf-8")
    with pytest.raises(DocumentError):
        api.check_file(path, as_of=DAY)
    assert api.check_file(path, as_of=DAY, isolated=True).year == 2022


def test_a_configuration_may_be_given(tmp_path: Path) -> None:
    config = tmp_path / "other.yaml"
    config.write_text("plugins: [mascot.py]\nselect: [MM106]\n", encoding="utf-8")
    (tmp_path / "mascot.py").write_text(
        "from govlint.api import Rule, Severity, Text, hookimpl, place_of_report\n\n"
        "class Mascot(Rule):\n    'A mascot is missing'\n"
        "    code, name, severity, page_zh = 'MM106', 'no-mascot', Severity.INFO, '没有吉祥物'\n"
        "    messages = {'default': Text('{agency}没有吉祥物', 'no mascot')}\n"
        "    def check(self, subject, context):\n"
        "        yield self.found(place_of_report(subject), agency=subject.agency)\n\n"
        "@hookimpl\ndef govlint_rules():\n    return [Mascot]\n",
        encoding="utf-8",
    )
    for outcome in (
        api.check_text(TEXT, as_of=DAY, config_file=config),
        api.outcome_of_bytes("-", TEXT.encode(), as_of=DAY, config_file=config),
    ):
        assert [finding.message.zh for finding in outcome.diagnostics] == ["云州市青溪区档案局没有吉祥物"]
        assert outcome.checked == ("MM106",)


def test_statements_of_any_passage() -> None:
    (received,) = api.extract_statements("2022年，我局收到政府信息公开申请6件。", year=2022)
    assert (received.key, received.value, received.none, received.certain) == (
        "requests.received",
        6,
        False,
        True,
    )
    assert received.quote in "2022年，我局收到政府信息公开申请6件。"
    assert api.extract_statements("占近80%的申请，约60%的申请均已答复。", year=2022) == ()
