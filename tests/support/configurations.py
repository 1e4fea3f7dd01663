"""Configurations drawn at random: right ones, nearly right ones, and anything at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from govlint.registry import Registry

_LEVELS = st.sampled_from(["error", "warning", "info"])
_GLOBS = st.sampled_from(["drafts/", "*.txt", "!a.txt", "2019/**", "# x", "", "[", "报告*", "a\\ ", "a\\"])
_WORDS = st.text(st.sampled_from("ab01-_.:#'\"[]{}&*!|> \t\n中文\\"), max_size=8)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-10, 10**20), st.floats(), _WORDS, st.dates().map(str)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_WORDS, inner, max_size=3)),
    max_leaves=6,
)


def configurations(registry: Registry) -> st.SearchStrategy[dict[str, Any]]:
    """Return configurations whose keys and kinds are right."""
    known = [word for code, entry in registry.rules.items() for word in (code, entry.rule.name)]
    selector = st.sampled_from([*known[:40], "GL", "GL3", "standard", "strict", "form"])
    selectors = st.lists(selector, max_size=3)
    severities = st.dictionaries(selector, _LEVELS, max_size=3)
    per_file = st.fixed_dictionaries(
        {}, optional={"ignore": selectors, "extend-select": selectors, "severity": severities}
    )
    waiver = st.fixed_dictionaries(
        {"rule": selector},
        optional={
            "files": st.lists(_GLOBS, max_size=2),
            "quote": _WORDS,
            "cell": st.sampled_from(
                ["requests.received[individual]", "disputes.reconsideration.upheld", "x"]
            ),
            "reason": _WORDS,
            "approver": _WORDS,
            "expires": st.dates().map(str),
        },
    )
    return st.fixed_dictionaries(
        {"root": st.just(True)},
        optional={
            "lang": st.sampled_from(["zh", "en"]),
            "select": selectors,
            "extend-select": selectors,
            "ignore": selectors,
            "per-file": st.dictionaries(_GLOBS, per_file, max_size=2),
            "severity": severities,
            "rules": st.dictionaries(st.sampled_from(known), st.sampled_from([None, {}]), max_size=2),
            "fail-on": st.sampled_from(["error", "warning", "info", "never"]),
            "fail-on-review": st.booleans(),
            "exclude": st.lists(_GLOBS, max_size=3),
            "force-exclude": st.booleans(),
            "archive": st.fixed_dictionaries(
                {},
                optional={
                    "layout": st.lists(st.sampled_from(["{year}/{agency}.txt", "{x}", "*"]), max_size=2)
                },
            ),
            "waivers": st.lists(waiver, max_size=3),
            "baseline": st.sampled_from([None, "baseline.json", ".govlint.yaml", "none/x.json"]),
            "strict-baseline": st.booleans(),
        },
    )


def nearly_right(registry: Registry) -> st.SearchStrategy[dict[str, Any]]:
    """Return configurations with one thing wrong in them."""

    def spoiled(drawn: tuple[dict[str, Any], str, Any]) -> dict[str, Any]:
        document, key, value = drawn
        return {**document, key: value}

    keys = [
        "select",
        "lang",
        "fail-on",
        "rules",
        "waivers",
        "per-file",
        "severity",
        "exclude",
        "archive",
        "x",
        "root",
    ]
    return st.tuples(configurations(registry), st.sampled_from(keys), ANYTHING).map(spoiled)
