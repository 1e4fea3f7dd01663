"""What each stage of a check costs a report, warm, beside autocorrect (typography only, in Rust)."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.corpus import reports
from benchmarks.throughput import drain
from benchmarks.timing import medians
from govlint.config import Config
from govlint.engine import check_source
from govlint.readers import read_bytes
from govlint.registry import build_registry
from govlint_grammar.assembly import assemble
from govlint_grammar.form_index import index_of
from govlint_grammar.layout import parse_layout
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source
from govlint_grammar.statements import forget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint.registry import Registry

_AS_OF = date(2026, 6, 1)


def main(count: int = 500, rounds: int = 7) -> bool:
    """Print a table of the stages; there is no limit to hold.

    A stage costs what a run to its end costs more than a run to the end of the stage before.
    """
    import autocorrect_py

    texts = list(reports(count))
    sides = {"autocorrect": lambda: drain(autocorrect_py.lint_for(text, "text") for text in texts)}
    sides |= _runs(texts, build_registry())
    taken = medians(sides, rounds, time.process_time)
    each = {name: seconds / count * 1e6 for name, seconds in taken.items()}
    parsed, whole = each["parse"], each["read"] + each["checked"]
    costs = {
        "reading bytes": each["read"],
        "layout grammar": each["layout"],
        "sections, paragraphs, cells": each["tree"] - each["layout"],
        "binding to the forms": parsed - each["tree"],
        "statements": each["stated"] - parsed,
        "statements, no line remembered": each["stated afresh"] - parsed,
        "rules, folding": each["checked"] - each["stated"],
        "parse": parsed,
        "all": whole,
    }
    print(f"{count} made-up reports; autocorrect_py.lint_for takes {each['autocorrect']:.0f} µs a report")
    print("| stage | µs a report | of autocorrect |\n|---|--:|--:|")
    for name, cost in costs.items():
        print(f"| {name} | {cost:.0f} | {cost / each['autocorrect']:.2f} |")
    return True


def _runs(texts: Sequence[str], registry: Registry) -> dict[str, Callable[[], None]]:
    """Return runs over all texts, each to the end of a stage."""
    config = Config()
    forms = registry.forms
    vocabulary = index_of(forms).vocabulary
    data = [text.encode() for text in texts]
    sources = [Source(text) for text in texts]

    def stated() -> None:
        for source in sources:
            _ = parse_report(source, forms).prose.statements

    def stated_afresh() -> None:
        for source in sources:
            forget()
            _ = parse_report(source, forms).prose.statements

    return {
        "read": lambda: drain(read_bytes(item, "a.txt", registry.readers) for item in data),
        "layout": lambda: drain(parse_layout(text) for text in texts),
        "tree": lambda: drain(assemble(parse_layout(text), vocabulary) for text in texts),
        "parse": lambda: drain(parse_report(source, forms) for source in sources),
        "stated": stated,
        "stated afresh": stated_afresh,
        "checked": lambda: drain(check_source(source, registry, config, _AS_OF) for source in sources),
    }
