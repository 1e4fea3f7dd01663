"""The official forms as data: counts, labels, keys, balances, and errors in a form's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint_grammar.columns import leaf_columns
from govlint_grammar.form_keys import cell_key, cell_keys, label_path
from govlint_grammar.form_loader import load_form, packaged_forms
from govlint_grammar.forms import form_in_force
from govlint_grammar.positioned import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

    from govlint_grammar.forms import Form

FORMS = {form.edition: form for form in packaged_forms()}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)

# Edition, table: rows and value cells.
SIZES = {
    ("2019", "proactive"): (8, 22),
    ("2019", "requests"): (23, 161),
    ("2019", "disputes"): (1, 15),
    ("2021", "proactive"): (6, 10),
    ("2021", "requests"): (25, 175),
    ("2021", "disputes"): (1, 15),
}


@pytest.mark.parametrize(("edition", "table"), SIZES)
def test_the_form_has_its_rows_and_value_cells(edition: str, table: str) -> None:
    form = FORMS[edition].table(table)
    rows = [row.key for block in form.blocks for row in block.rows]
    keys = cell_keys(form)
    assert (len(rows), len(keys)) == SIZES[edition, table]
    assert len(set(rows)) == len(rows)
    assert len(set(keys)) == len(keys)


@every_form
def test_the_frame_of_the_form(form: Form) -> None:
    assert [(heading.number, heading.key) for heading in form.sections] == [
        ("一", "overview"),
        ("二", "proactive"),
        ("三", "requests"),
        ("四", "disputes"),
        ("五", "problems"),
        ("六", "other"),
    ]
    assert [heading.key for heading in form.aspects] == [
        *("proactive", "on_request", "management", "platform", "supervision")
    ]
    assert [(table.number, table.key) for table in form.tables] == [
        *((2, "proactive"), (3, "requests"), (4, "disputes"))
    ]
    assert form.title == "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("year", "edition"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")]
)
def test_the_form_in_force_for_a_year(year: int, edition: str | None) -> None:
    form = form_in_force(year, packaged_forms())
    assert (form.edition if form else None) == edition


KEYS = {
    "2019": {"proactive.procurement.amount", "proactive.licences.change", "requests.closed[total]"},
    "2021": {
        *("proactive.rules.issued", "proactive.fees.amount", "requests.closed.other[legal_service]"),
        *("disputes.suit_after_reconsideration.pending", "disputes.reconsideration.total"),
    },
}


@pytest.mark.parametrize("edition", KEYS)
def test_cells_have_the_keys_that_rules_use(edition: str) -> None:
    known = {key for table in FORMS[edition].tables for key in cell_keys(table)}
    assert known >= KEYS[edition]
    other = KEYS["2019" if edition == "2021" else "2021"]
    assert not known >= other


@pytest.mark.parametrize(
    ("edition", "kinds"),
    [
        ("2019", {"change": "signed", "amount": "decimal"}),
        ("2021", {"amount": "decimal"}),
    ],
)
def test_only_these_columns_hold_other_than_whole_numbers(edition: str, kinds: dict[str, str]) -> None:
    found = {
        key: column.kind
        for table in FORMS[edition].tables
        for block in table.blocks
        for key, column in leaf_columns(block.columns)
        if column.kind != "whole"
    }
    assert found == kinds


@every_form
def test_every_result_row_is_part_of_the_settled_ones(form: Form) -> None:
    balance = next(balance for balance in form.balances if balance.id == "results")
    rows = [row for block in form.table("requests").blocks for row in block.rows]
    results = [row.key for row in rows if row.groups and row.key != "requests.settled"]
    assert list(balance.right) == results
    for row in rows:
        assert row.clazz == "" or row.key.startswith(f"{row.clazz}.")
        assert row.clazz == "" or row.clazz in form.classes
        assert len(row.groups) == len(row.groups_en)


@every_form
def test_every_total_of_the_form_is_the_left_side_of_a_balance(form: Form) -> None:
    balances = {balance.id: balance for balance in form.balances}
    assert set(balances) == {
        *("flow", "results", "row-total"),
        *("disputes-reconsideration", "disputes-direct-suit", "disputes-suit-after-reconsideration"),
    }
    assert [balance.id for balance in form.balances if balance.printed] == ["flow"]
    totals = [key for key in cell_keys(form.table("disputes")) if key.endswith(".total")]
    assert totals == [key for b in form.balances if b.table == "disputes" for key in b.left]
    columns = [key for key, _ in leaf_columns(form.table("requests").blocks[0].columns)]
    row_total = balances["row-total"]
    assert [*row_total.right, *row_total.left] == columns


@every_form
def test_decisive_labels_occur_in_this_edition_only(form: Form) -> None:
    other = FORMS["2019" if form.edition == "2021" else "2021"]
    for table in form.tables:
        foreign = {label for block in other.table(table.key).blocks for label in (
            block.header,
            *(row.label for row in block.rows),
            *(column.label for _, column in leaf_columns(block.columns)),
        )}  # fmt: skip
        assert not foreign & set(table.decisive)


def test_an_eighth_column_is_optional() -> None:
    for form in FORMS.values():
        group = form.table("requests").blocks[0].columns[1]
        assert [(column.label, column.key) for column in group.columns if column.optional] == [
            ("小计", "subtotal")
        ]


PATHS = [
    (
        "requests.unavailable.not_held[total]",
        "表三 › 三、本年度办理结果 › （四）无法提供 › 1.本机关不掌握相关政府信息 › 总计",
    ),
    ("requests.received[business]", "表三 › 一、本年新收政府信息公开申请数量 › 法人或其他组织 › 商业企业"),
    ("requests.received", "表三 › 一、本年新收政府信息公开申请数量"),
    ("requests.refused", "表三 › 三、本年度办理结果 › （三）不予公开"),
    ("disputes.direct_suit.upheld", "表四 › 行政诉讼 › 未经复议直接起诉 › 结果维持"),
    ("disputes.reconsideration", "表四 › 行政复议"),
    ("proactive.rules.issued", "表二 › 规章 › 本年制发件数"),
    ("proactive", "表二"),
    ("requests.nothing", ""),
]


@pytest.mark.parametrize(("key", "words"), PATHS)
def test_a_key_in_words(key: str, words: str) -> None:
    assert " › ".join(text.zh for text in label_path(FORMS["2021"], key)) == words


@every_form
def test_every_cell_has_words_in_both_languages(form: Form) -> None:
    for table in form.tables:
        for key in cell_keys(table):
            path = label_path(form, key)
            assert len(path) > 1
            assert all(text.zh and text.en.isascii() for text in path)


def test_a_key_is_joined_as_its_table_says() -> None:
    form = FORMS["2021"]
    assert (
        cell_key(form.table("proactive").blocks[0], "proactive.rules", "issued") == "proactive.rules.issued"
    )
    assert (
        cell_key(form.table("requests").blocks[0], "requests.received", "total") == "requests.received[total]"
    )


# ---- A form's file.

FORM = """\
edition: "2027"
first_year: 2027
last_year: null
instrument: F27
name: {zh: 新格式, en: the new form}
title: 政府信息公开工作年度报告
sections:
  - {key: overview, number: 一, heading: 总体情况, en: Overview}
aspects: []
tables:
  - key: requests
    number: 3
    name: {zh: 表三, en: Table 3}
    joint: "[]"
    blocks:
      - header: 申请人情况
        columns:
          - {key: individual, label: 自然人, en: natural persons}
          - {key: total, label: 总计, en: total}
        rows:
          - {key: requests.received, label: 一、新收, en: new}
          - group: 二、办理结果
            en: results
            class: requests.results
            rows:
              - {key: requests.granted, label: （一）予以公开, variants: [予以公开], en: granted}
classes:
  requests.results: {zh: 办理结果, en: results}
balances:
  - {id: row-total, table: requests, each: row, left: [total], right: [individual]}
"""


def load(tmp_path: Path, text: str) -> Form:
    path = tmp_path / "2027.yaml"
    path.write_text(text, "utf-8")
    return load_form(path)


def test_a_new_edition_is_a_file(tmp_path: Path) -> None:
    form = load(tmp_path, FORM)
    assert form_in_force(2026, (*packaged_forms(), form)) is FORMS["2021"]
    assert form_in_force(2030, (*packaged_forms(), form)) is form
    assert form_in_force(2030, (form,)) is form
    assert cell_keys(form.table("requests")) == (
        *("requests.received[individual]", "requests.received[total]"),
        *("requests.granted[individual]", "requests.granted[total]"),
    )
    assert form.table("requests").blocks[0].rows[1].groups == ("二、办理结果",)


FAULTS = [
    ("title: ", "titel: ", 6, "'title'"),
    ("last_year: null", "last_year: 2026", 3, "out of range"),
    ('joint: "[]"', "joint: /", 14, "'/' is not allowed"),
    ("key: requests.granted", "key: requests.received", 26, "the row key 'requests.received' stands twice"),
    ("key: requests.granted", "key: granted", 26, "must begin with 'requests.'"),
    ("key: requests.granted", "key: requests.results", 26, "key of a class"),
    ("[予以公开]", "[一．新 收]", 26, "the row label '一．新 收' stands twice"),
    ("label: 总计", "label: 自然人", 19, "the column label '自然人' stands twice"),
    ("key: total, ", "key: individual, ", 18, "two columns have the same key"),
    ("key: total, ", "", 19, "needs a key"),
    ("class: requests.results", "class: requests.result", 24, "did you mean 'requests.results'"),
    ("left: [total]", "left: [totl]", 30, "did you mean 'total'"),
    ("left: [total]", "left: []", 30, "at least one key"),
    ("each: row", "each: cell", 30, "'cell' is not allowed"),
    ("table: requests, each", "table: request, each", 30, "did you mean 'requests'"),
    ("label: 一、新收, en: new", "label: 一、新收", 21, "the key 'en' is missing"),
    ("number: 3", "number: 三", 12, "whole number"),
    ('    joint: "[]"', '    decisive: [新收]\n    joint: "[]"', 14, "is not allowed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"), FAULTS, ids=[f"{c[1]} - {c[3]}" for c in FAULTS]
)
def test_a_fault_in_a_form_is_named_at_its_place(
    tmp_path: Path, right: str, wrong: str, line: int, words: str
) -> None:
    assert right in FORM
    with pytest.raises(DocumentError) as caught:
        load(tmp_path, FORM.replace(right, wrong, 1))
    assert words in caught.value.message.en
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{tmp_path / '2027.yaml'}:")
