"""Precision and recall of the statement grammar on a labelled file.

A labelled file is a list of passages: ``id``, ``text``, ``year`` and ``statements`` (``key``, ``value``,
``none``, ``channel``, ``certain``, ``quote``). Statements about another year are left out. An uncertain
one may be given as uncertain or left out; given as certain it is an error. A certain one must be found.
Anything not listed is an error.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ruamel.yaml import YAML

from govlint_grammar.statements import extract

if TYPE_CHECKING:
    from govlint_grammar.statement_types import Statement


class Label(NamedTuple):
    """A statement as a person has labelled it."""

    key: str
    value: Decimal | str
    none: bool
    channel: str | None
    certain: bool
    quote: str


class Passage(NamedTuple):
    """A labelled passage."""

    id: str
    text: str
    year: int | None
    labels: tuple[Label, ...]


class Tally:
    """What was right, false and missed, of one key or of all."""

    def __init__(self) -> None:
        self.right = self.false = self.missed = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what had to be found that was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Score:
    """The comparison of a whole file."""

    def __init__(self) -> None:
        self.keys: dict[str, Tally] = defaultdict(Tally)
        self.all = Tally()
        self.exact_quotes = 0
        self.errors: list[str] = []

    def add(self, passage: Passage, found: list[Statement]) -> None:
        """Compare what was found in a passage with its labels."""
        open_labels = list(passage.labels)
        for statement in found:
            label = _match(statement, open_labels, passage.text)
            if label is None:
                self._count(statement.key, "false")
                self.errors.append(f"FALSE {passage.id} {_show(statement)}\n      {passage.text}")
                continue
            open_labels.remove(label)
            if label.certain:
                self._count(statement.key, "right")
                self.exact_quotes += statement.quote == label.quote
        for label in open_labels:
            if label.certain:
                self._count(label.key, "missed")
                self.errors.append(
                    f"MISS  {passage.id} {label.key} = {label.value}: {label.quote}\n      {passage.text}"
                )

    def _count(self, key: str, what: str) -> None:
        for tally in (self.keys[key], self.all):
            setattr(tally, what, getattr(tally, what) + 1)

    def lines(self) -> list[str]:
        """Return the table and the list of errors."""
        rows = [*sorted(self.keys.items()), ("ALL", self.all)]
        table = [f"{'key':44}{'right':>6}{'false':>6}{'missed':>7}{'prec.':>7}{'recall':>7}{'F1':>7}"]
        table += [
            f"{key:44}{t.right:6}{t.false:6}{t.missed:7}{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}"
            for key, t in rows
        ]
        exact = self.exact_quotes / self.all.right if self.all.right else 0.0
        return [*self.errors, "", *table, f"quotes that are exact: {exact:.3f}"]


def _match(statement: Statement, labels: list[Label], text: str) -> Label | None:
    """Return the label that a statement meets; given as certain it must be labelled certain."""
    for label in labels:
        if (statement.key, statement.value, statement.none, statement.channel) != label[:4]:
            continue
        if statement.certain != label.certain:
            continue
        at = text.find(label.quote)
        if at < statement.span.end and statement.span.start < at + len(label.quote):
            return label
    return None


def _show(statement: Statement) -> str:
    mark = "" if statement.certain else " (uncertain)"
    channel = f" [{statement.channel}]" if statement.channel else ""
    none = " none" if statement.none else ""
    return f"{statement.key} = {statement.value}{none}{channel}{mark}: {statement.quote}"


def load(path: Path) -> list[Passage]:
    """Read a labelled file."""
    return [
        Passage(
            str(item["id"]),
            str(item["text"]),
            item.get("year"),
            tuple(_label(label) for label in item.get("statements") or ()),
        )
        for item in YAML(typ="safe").load(path.read_text("utf-8"))
    ]


def _label(raw: dict[str, object]) -> Label:
    value = raw["value"]
    channel = raw.get("channel")
    return Label(
        str(raw["key"]),
        str(value) if isinstance(value, str) else Decimal(str(value)),
        bool(raw.get("none", False)),
        None if channel is None else str(channel),
        bool(raw.get("certain", True)),
        str(raw["quote"]),
    )


def score(passages: list[Passage]) -> Score:
    """Run the extractor over labelled passages."""
    result = Score()
    for passage in passages:
        found = [
            s for s in extract(passage.text, year=passage.year).statements if s.year in (None, passage.year)
        ]
        result.add(passage, found)
    return result


def main(argv: list[str]) -> int:
    """Print the scores of the files named; 2 if none is named."""
    if not argv:
        print("usage: python -m benchmarks statements FILE...", file=sys.stderr)
        return 2
    for name in argv:
        print(name)
        print("\n".join(score(load(Path(name))).lines()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
