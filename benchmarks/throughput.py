"""What a report costs, warm: parse and check against autocorrect (typography only, in Rust)."""

from __future__ import annotations

import time
from collections import deque
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict
from govlint.config import Config
from govlint.engine import check_source
from govlint.readers import read_bytes
from govlint.registry import build_registry
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIMIT = 2.5
_LIMIT_PARSE = 1.0
_AS_OF = date(2026, 6, 1)


def main(count: int = 1000, rounds: int = 5) -> bool:
    """Print both ratios; return whether the limits are held."""
    import autocorrect_py

    texts = list(reports(count))
    data = [text.encode() for text in texts]
    registry = build_registry()
    config = Config()
    sides = {
        "autocorrect": lambda: drain(autocorrect_py.lint_for(text, "text") for text in texts),
        "parse": lambda: drain(parse_report(Source(text), registry.forms) for text in texts),
        "check": lambda: drain(
            check_source(read_bytes(item, "a.txt", registry.readers), registry, config, _AS_OF)
            for item in data
        ),
    }
    taken = medians(sides, rounds, time.process_time)
    each = {name: seconds / count * 1e3 for name, seconds in taken.items()}
    ratio = each["check"] / each["autocorrect"]
    print(f"parse and check of {count} reports, warm: {each['check']:.2f} ms a report, ", end="")
    print(f"autocorrect_py.lint_for {each['autocorrect']:.2f} ms: {verdict(ratio, _LIMIT)}")
    alone = each["parse"] / each["autocorrect"]
    print(f"parse alone: {each['parse']:.2f} ms a report: {verdict(alone, _LIMIT_PARSE)}")
    return ratio <= _LIMIT and alone <= _LIMIT_PARSE


def drain(results: Iterable[object]) -> None:
    """Do the work and keep nothing, so that one report's tree does not weigh on the next."""
    deque(results, maxlen=0)
