"""Provisions that rules cite: complete, citable in both languages, with the days they are in force."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.positioned import DocumentError
from govlint_grammar.provisions import Provision, load_provisions, packaged_provisions

if TYPE_CHECKING:
    from pathlib import Path

PROVISIONS = packaged_provisions()


@pytest.mark.parametrize("provision", PROVISIONS.values(), ids=PROVISIONS)
def test_a_provision_is_whole(provision: Provision) -> None:
    assert provision.content.zh
    assert provision.content.en.isascii()
    assert "\n" not in provision.content.zh + provision.content.en
    assert not provision.content.zh.endswith("。")
    assert provision.cite("zh").startswith("《")
    assert provision.cite("zh").count("《") == 1
    assert bool(provision.article.zh) == bool(provision.article.en)


NOT_LAW = {
    *("REG13", "REG17", "REG29.2", "REG07.limit", "F30.measures", "FEE6", "FEE.details", "PIPL4", "PIPL28"),
    *("F30.carried", "FEE.multiple"),
}


def test_what_is_general_knowledge_or_inferred_is_marked_so() -> None:
    assert {key for key, each in PROVISIONS.items() if each.sure in ("general", "inferred")} == NOT_LAW


@pytest.mark.parametrize(
    ("instrument", "articles"),
    [
        ("REG", "4 5 12 13 14 15 16 17 20 26 29 30 32 33 35 36 37 38 39 42 46 47 49 50 51 54 55 56"),
        ("FEE", "2 3 4 5 6 7 9 12"),
        ("ARL", "11 23"),
        ("LL", "91 93"),
        ("PIPL", "4 28"),
        ("SPC25", "1"),
    ],
)
def test_every_article_that_bears_on_the_report_is_there(instrument: str, articles: str) -> None:
    known = {
        match[1]
        for key, each in PROVISIONS.items()
        if re.fullmatch(rf"{instrument}[\d.]*(form)?", key)
        and (match := re.match(r"art\. (\d+)", each.article.en))
    }
    assert known == set(articles.split())


@pytest.mark.parametrize("form", ["F30", "F60"])
def test_what_both_forms_print_is_there_for_both(form: str) -> None:
    assert {f"{form}.balance", f"{form}.severable", f"{form}.proactive"} <= PROVISIONS.keys()


def test_what_the_rules_of_form_and_tables_cite_is_there() -> None:
    assert PROVISIONS.keys() >= {
        *("REG5", "REG49", "REG50", "REG50.1", "REG50.2", "REG50.3", "REG50.4", "REG50.5"),
        *("F30", "F30.balance", "F30.severable", "F60", "F60.balance", "F60.severable"),
    }


def test_the_instrument_of_every_form_is_a_provision() -> None:
    for form in packaged_forms():
        assert form.instrument in PROVISIONS


CITATIONS = [
    ("REG49", "《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条", ", art. 49"),
    (
        "REG49.2",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条第二款",
        ", art. 49, para. 2",
    ),
    ("REG20.5", "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（五）项", ", art. 20(5)"),
    (
        "REG50.4",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第一款第（四）项",
        ", art. 50, para. 1(4)",
    ),
    (
        "ARL11.14",
        "《中华人民共和国行政复议法》第十一条第（十四）项",
        "Administrative Reconsideration Law, art. 11(14)",
    ),
    ("FEE.report", "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", "(国办函〔2020〕109号)"),
]


@pytest.mark.parametrize(("name", "zh", "en"), CITATIONS, ids=[case[0] for case in CITATIONS])
def test_a_citation_names_instrument_number_and_article(name: str, zh: str, en: str) -> None:
    assert PROVISIONS[name].cite("zh") == zh
    assert PROVISIONS[name].cite("en").endswith(en)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("REG49", date(2019, 5, 14), False),
        ("REG49", date(2019, 5, 15), True),
        ("F60", date(2021, 9, 25), True),
        ("F60", date(2021, 9, 26), False),
        ("F30", date(2021, 9, 25), False),
        ("F30", date(2026, 1, 31), True),
    ],
)
def test_in_force_on_a_day(name: str, day: date, expected: bool) -> None:
    assert PROVISIONS[name].in_force.on(day) is expected


OWN = """\
provisions:
  YZ2021.3:
    instrument: {zh: 云州市政府信息公开办法, en: Yunzhou measures}
    number: 云政发〔2021〕3号
    article: "121/2(10)"
    in_force: 2021-01-01
    content: {zh: 写明收费情况, en: Fees are stated}
    sure: confirmed
"""


def load(tmp_path: Path, text: str) -> Provision:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    return load_provisions(path)["YZ2021.3"]


def test_a_provision_may_bring_its_own_instrument(tmp_path: Path) -> None:
    provision = load(tmp_path, OWN)
    assert (
        provision.cite("zh")
        == "《云州市政府信息公开办法》（云政发〔2021〕3号）第一百二十一条第二款第（十）项"
    )
    assert provision.in_force == (date(2021, 1, 1), None)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("sure: confirmed", "sure: certain", 8, "not allowed"),
        ("article:", "artcle:", 5, "'article'"),
        ('"121/2(10)"', '"121-2"', 5, "how an article is written"),
        ("in_force: 2021-01-01", "in_force: {from: 2021-01-01, to: 2020-01-01}", 6, "before the beginning"),
        ("in_force: 2021-01-01", "in_force: 2021-13-01", 6, "must be a date"),
        (
            "instrument: {zh: 云州市政府信息公开办法, en: Yunzhou measures}",
            "instrument: REG",
            3,
            "'REG' is not allowed",
        ),
        ("    sure: confirmed\n", "", 3, "'sure' is missing"),
    ],
)
def test_a_fault_is_named_at_its_place(tmp_path: Path, right: str, wrong: str, line: int, words: str) -> None:
    assert right in OWN
    with pytest.raises(DocumentError) as caught:
        load(tmp_path, OWN.replace(right, wrong))
    assert words in caught.value.message.en
    assert caught.value.line == line
