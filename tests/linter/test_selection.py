"""Selectors: the most specific decides, and every one must name a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govlint.selection import Selection, UnknownSelectorError, check_selectors, selected

if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.registry import Registry

CODES = ("ZZ101", "ZZ102", "ZZ201", "ZZX101")


@pytest.fixture
def registry(make_rule: Callable[..., Any], registry_of: Callable[..., Registry]) -> Registry:
    rules = [make_rule(code) for code in CODES]
    strict = make_rule("ZZ801", profile="strict", name="too-long")
    form = make_rule("ZZY101", profile="form", cites=("F30",))
    gate = make_rule("ZZG101", halts=True)
    return registry_of(*rules, strict, form, gate, make_rule("ZZT101", preview=True))


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("", "", "ZZ101 ZZ102 ZZ201 ZZG101 ZZX101 ZZY101"),
        ("form", "", "ZZG101 ZZY101"),
        ("standard", "", "ZZ101 ZZ102 ZZ201 ZZG101 ZZX101 ZZY101"),
        ("strict", "", "ZZ101 ZZ102 ZZ201 ZZ801 ZZG101 ZZX101 ZZY101"),
        ("form ZZ8", "", "ZZ801 ZZG101 ZZY101"),
        ("standard ZZT101", "", "ZZ101 ZZ102 ZZ201 ZZG101 ZZT101 ZZX101 ZZY101"),
        ("strict", "form", "ZZ101 ZZ102 ZZ201 ZZ801 ZZX101"),
        ("strict ZZ2", "standard", "ZZ201 ZZ801"),
        ("form", "ZZY", "ZZG101"),
        ("ZZ101", "", "ZZ101"),
        ("rule-zz101", "", "ZZ101"),
        ("ZZ1", "", "ZZ101 ZZ102"),
        ("ZZ", "", "ZZ101 ZZ102 ZZ201 ZZ801"),
        ("ZZX", "", "ZZX101"),
        ("ZZ8", "", "ZZ801"),
        ("too-long", "", "ZZ801"),
        ("", "ZZ1", "ZZ201 ZZG101 ZZX101 ZZY101"),
        ("", "ZZ", "ZZG101 ZZX101 ZZY101"),
        ("", "rule-zz201", "ZZ101 ZZ102 ZZG101 ZZX101 ZZY101"),
        ("ZZ", "ZZ1", "ZZ201 ZZ801"),
        ("ZZ101", "ZZ1", "ZZ101"),
        ("rule-zz101", "ZZ10", "ZZ101"),
        ("ZZ1 ZZ201", "ZZ10 ZZ2", "ZZ201"),
        ("ZZ1", "ZZ1", ""),
        ("ZZ101", "rule-zz101", ""),
    ],
)
def test_the_most_specific_selector_decides(
    registry: Registry, select: str, ignore: str, expected: str
) -> None:
    chosen = selected(registry, Selection(tuple(select.split()), tuple(ignore.split())))
    assert [code for code in chosen if not code.startswith("GL")] == expected.split()


@pytest.mark.parametrize(
    "selector", ["", "zz101", "ZZ9", "ZZ1011", "Z", "ZZW", "rule-zz", "*", "ZZ101 ", "Form"]
)
def test_a_selector_that_names_nothing_is_an_error(registry: Registry, selector: str) -> None:
    with pytest.raises(UnknownSelectorError) as caught:
        check_selectors(["ZZ101", selector], registry)
    assert caught.value.selector == selector


@pytest.mark.parametrize(
    ("selector", "close"),
    [("zz101", "ZZ101"), ("rule-zz02", "rule-zz102"), ("to-long", "too-long"), ("stict", "strict")],
)
def test_the_error_names_what_is_like_it(registry: Registry, selector: str, close: str) -> None:
    with pytest.raises(UnknownSelectorError) as caught:
        check_selectors([selector], registry)
    assert close in caught.value.close
    assert all(close in words for words in caught.value.message)


def test_selectors_that_name_something_pass(registry: Registry) -> None:
    check_selectors(
        ["ZZ", "ZZ1", "ZZ101", "rule-zz101", "GL001", "rule-crashed", "form", "standard", "strict"], registry
    )


def test_a_rule_on_trial_runs_only_when_it_is_named(
    make_rule: Callable[..., Any], registry_of: Callable[..., Registry]
) -> None:
    registry = registry_of(make_rule("ZZ101"), make_rule("ZZ401", preview=True, name="on-trial"))
    assert "ZZ101" in selected(registry, Selection())
    assert "ZZ401" not in selected(registry, Selection())
    for selector in ("ZZ401", "ZZ4", "ZZ", "on-trial"):
        assert "ZZ401" in selected(registry, Selection((selector,)))
