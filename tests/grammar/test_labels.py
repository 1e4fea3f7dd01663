"""Labels fold so that writings of one label compare equal, and different labels stay different."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.labels import normalise_label

if TYPE_CHECKING:
    from govlint_grammar.forms import BlockForm

SAME = [
    ("1.属于国家秘密", "１．属于国家秘密"),
    ("1.属于国家秘密", "1、 属于国家\n秘密"),
    ("一、本年新收政府信息公开申请数量", "一．本年新收政府信息\u3000公开申请数量"),
    ("（四）无法提供", "(四) 无法提供"),
    ("（四）无法提供", "(四)、无法提供"),
    ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
    ("3.危及“三安全一稳定”", "3.危及「三安全一稳定」"),
    ("本年收费金额（单位：万元）", "本年收费金额 (单位:万元)"),
    (
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
    ),
    ("第二十条第（一）项", "第二十条\u00a0\u00a0第(一)项\u200b"),
    ("自然人", "⾃然⼈"),
    ("行政许可", "⾏政许可\ufeff"),
    ("总计", "总 计"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_writings_of_one_label_are_equal(one: str, other: str) -> None:
    assert normalise_label(one) == normalise_label(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.属于国家秘密", "属于国家秘密"),
        ("（六）其他处理", "（六）其他"),
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("本年增/减", "本年增减"),
        ("总计", "小计"),
    ],
)
def test_different_labels_stay_different(one: str, other: str) -> None:
    assert normalise_label(one) != normalise_label(other)


@pytest.mark.parametrize("label", [pair[0] for pair in SAME])
def test_folding_a_folded_label_changes_nothing(label: str) -> None:
    assert normalise_label(normalise_label(label)) == normalise_label(label)


BLOCKS = [
    pytest.param(block, id=f"{form.edition}-{table.key}-{block.header}")
    for form in packaged_forms()
    for table in form.tables
    for block in table.blocks
]


@pytest.mark.parametrize("block", BLOCKS)
def test_no_two_rows_of_a_block_fold_to_one_label(block: BlockForm) -> None:
    folded = [normalise_label(label) for row in block.rows for label in (row.label, *row.variants)]
    assert len(folded) == len(set(folded))
