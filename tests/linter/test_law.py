"""What is only general knowledge or inferred is never shown as law, in whatever output."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from govlint import cli
from govlint.cli import sessions
from govlint.cli.language import Language
from govlint.diagnostics import Text
from govlint.startup import set_up
from govlint_grammar.provisions import SURE, InForce, Instrument

if TYPE_CHECKING:
    from govlint.startup import Setup

BAD = Path(__file__).parents[2] / "examples" / "bad"
MARK = "〔不得援引〕"
MARKED = Instrument(Text(MARK, MARK), Text(MARK, MARK), InForce())
LAW = ("confirmed", "partly")


def formats_of(name: str) -> tuple[str, ...]:
    """Return every format that a command can print, those of the future too."""
    command = import_module(f"govlint.cli.{name}").command(Language("en"))
    option = next(each for each in command.params if each.name == "format_name")
    return tuple(option.type.get_metavar().strip("[]").split("|"))


OUTPUTS = [
    *[
        ("check", name, "--select", "strict", str(BAD)) for name in formats_of("check") if name != "xlsx"
    ],  # no text; as csv
    *[("rule", name, "--all") for name in formats_of("rule")],
]
CITING = [each for each in OUTPUTS if each[1] in ("full", "json", "text", "markdown")]


def everything(monkeypatch: pytest.MonkeyPatch, sure: str) -> None:
    """Let the commands see every provision as this sure, with a mark wherever it would be cited."""

    def marked(*arguments: Any, **options: Any) -> Setup:
        setup = set_up(*arguments, **options)
        provisions = {
            key: each._replace(instrument=MARKED, article=Text(MARK, MARK), sure=sure)
            for key, each in setup.registry.provisions.items()
        }
        return setup._replace(registry=replace(setup.registry, provisions=MappingProxyType(provisions)))

    monkeypatch.setattr(sessions, "set_up", marked)


def printed(output: tuple[str, ...], capsys: pytest.CaptureFixture[str], lang: str) -> str:
    command, name, *rest = output
    assert cli.run([command, "--isolated", "--lang", lang, "--format", name, *rest]) in (0, 1)
    return capsys.readouterr().out


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: "-".join(output[:2]))
@pytest.mark.parametrize("sure", [sure for sure in SURE if sure not in LAW])
def test_no_output_cites_what_is_not_sure_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: tuple[str, ...], sure: str
) -> None:
    everything(monkeypatch, sure)
    for lang in ("zh", "en"):
        text = printed(output, capsys, lang)
        assert text
        assert MARK not in text


@pytest.mark.parametrize("output", CITING, ids=lambda output: "-".join(output[:2]))
@pytest.mark.parametrize("sure", LAW)
def test_what_is_sure_enough_is_cited(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: tuple[str, ...], sure: str
) -> None:
    everything(monkeypatch, sure)
    assert MARK in printed(output, capsys, "zh")


def test_a_page_tells_what_is_inferred_as_practice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    everything(monkeypatch, "inferred")
    text = printed(("rule", "text", "GL303"), capsys, "zh")
    assert "实际工作中的做法（不是条文）" in text
    assert "由有关规定推断" in text
    assert "所依条款" not in text
