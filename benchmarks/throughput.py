"""What a report costs, warm: parse and check against autocorrect (typography only, in Rust), and by stage."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict
from govlint.config import Config
from govlint.engine import check_source
from govlint.readers import read_bytes
from govlint.registry import build_registry
from govlint_grammar.assembly import assemble
from govlint_grammar.form_index import index_of
from govlint_grammar.layout import parse_layout
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIMIT = 5.0
_AS_OF = date(2026, 6, 1)


def main(count: int = 1000, rounds: int = 5) -> bool:
    """Print the ratio and the share of each stage; return whether the limit is held."""
    import autocorrect_py

    texts = list(reports(count))
    data = [text.encode() for text in texts]
    registry = build_registry()
    config = Config()
    vocabulary = index_of(registry.forms).vocabulary
    sides = {
        "autocorrect": lambda: _drain(autocorrect_py.lint_for(text, "text") for text in texts),
        "read": lambda: _drain(read_bytes(item, "a.txt", registry.readers) for item in data),
        "layout grammar": lambda: _drain(parse_layout(text) for text in texts),
        "tree": lambda: _drain(assemble(parse_layout(text), vocabulary) for text in texts),
        "parse": lambda: _drain(parse_report(Source(text), registry.forms) for text in texts),
        "check": lambda: _drain(
            check_source(read_bytes(item, "a.txt", registry.readers), registry, config, _AS_OF)
            for item in data
        ),
    }
    taken = medians(sides, rounds)
    each = {name: seconds / count * 1e3 for name, seconds in taken.items()}
    ratio = each["check"] / each["autocorrect"]
    print(f"parse and check of {count} reports, warm: {each['check']:.2f} ms a report, ", end="")
    print(f"autocorrect_py.lint_for {each['autocorrect']:.2f} ms: {verdict(ratio, _LIMIT)}")
    print(f"parse alone: {each['parse']:.2f} ms a report, {each['parse'] / each['autocorrect']:.2f}x")
    shares = {
        "read": each["read"],
        "layout grammar": each["layout grammar"],
        "tree": each["tree"] - each["layout grammar"],
        "forms": each["parse"] - each["tree"],
        "rules and folding": each["check"] - each["parse"] - each["read"],
    }
    whole = sum(shares.values())
    print("share of each stage: " + ", ".join(f"{name} {cost / whole:.0%}" for name, cost in shares.items()))
    return ratio <= _LIMIT


def _drain(results: Iterable[object]) -> None:
    """Do the work and keep nothing, so that one report's tree does not weigh on the next."""
    deque(results, maxlen=0)
