"""What it costs to read statements, against autocorrect (typography only, in Rust) on the same texts.

Both are given whole reports, and no line is remembered from one text to the next. What holds for any text
stays warm, as autocorrect's own tables do: patterns, the lexicon, and the bounded memory of the shapes of
sentences, which are strings of symbols without a word of any text.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict
from govlint_grammar.statements import extract, forget

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIMIT = 0.7
_ROOT = Path(__file__).parents[1]
_REAL = _ROOT.parent / "shared" / "reports"
# The texts are read so often in a round that it takes long enough to be timed.
_CHARACTERS = 400_000


def main(count: int = 200, rounds: int = 7) -> bool:
    """Print the ratio on each set of texts; return whether the limit is held on all of them."""
    sets = {
        "real reports": _texts(_REAL),
        "example reports": _texts(_ROOT / "examples"),
        "made-up reports": list(reports(count)),
    }
    held = True
    for name, texts in sets.items():
        if not texts:
            print(f"statements, {name}: skipped, there are none beside this checkout")
            continue
        held = _compare(name, texts, rounds) and held
    return held


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]


def _compare(name: str, texts: Sequence[str], rounds: int) -> bool:
    import autocorrect_py

    length = sum(map(len, texts))
    again = range(max(1, _CHARACTERS // length))

    def read() -> None:
        for _ in again:
            for text in texts:
                forget()
                extract(text, year=2023)

    def lint() -> None:
        for _ in again:
            for text in texts:
                autocorrect_py.lint_for(text, "text")

    taken = medians({"extract": read, "autocorrect": lint}, rounds, time.process_time)
    each = {side: seconds / len(again) / len(texts) * 1e3 for side, seconds in taken.items()}
    ratio = taken["extract"] / taken["autocorrect"]
    print(f"statements, {len(texts)} {name}: {each['extract']:.2f} ms a report, ", end="")
    print(f"autocorrect_py.lint_for {each['autocorrect']:.2f} ms: {verdict(ratio, _LIMIT)}")
    return ratio <= _LIMIT
