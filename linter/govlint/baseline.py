"""The baseline: findings that are known already, counted by file and rule in a file that is committed.

Lines move with every edit, counts do not. As long as a rule finds no more in a file than the baseline says,
its findings there do not count; if it finds more, all of them do.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.outcome import Suppressed
from govlint.waivers import without
from govlint_grammar.documents import DocumentError
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.outcome import FileOutcome
    from govlint.registry import Registry

FILE_NAME = ".govlint-baseline.json"
KIND = "baseline"
SCHEMA = "urn:govlint:baseline:1"

Counts = dict[str, dict[str, int]]


class Baseline(NamedTuple):
    """A baseline.

    Attributes:
        path: its file.
        counts: by file, relative to that file's folder, and by code.
        text: the file as it was read.
    """

    path: Path
    counts: Mapping[str, Mapping[str, int]]
    text: str = ""

    def name_of(self, path: Path) -> str:
        """Return how it calls a file."""
        return os.path.relpath(path.absolute(), self.path.absolute().parent).replace(os.sep, "/")

    def of(self, path: Path) -> Mapping[str, int]:
        """Return what it knows of a file."""
        return self.counts.get(self.name_of(path), {})


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; one that is not there knows nothing.

    Raises:
        OSError: it cannot be read.
        DocumentError: it is not a baseline; with the place of the mistake.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except FileNotFoundError:
        return Baseline(path, {})
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        message = Text(f"不是 JSON：{error}", f"this is not JSON: {error}")
        raise DocumentError(str(path), line, column, message, (), _line(text, line)) from None
    if not _is_baseline(value):
        raise _mistake(path, text)
    return Baseline(path, value["files"], text)


def as_text(counts: Counts) -> str:
    """Return a baseline as the text of its file: files and codes in order, a count a line."""
    files = {
        name: dict(sorted((code, count) for code, count in codes.items() if count > 0))
        for name, codes in sorted(counts.items())
    }
    value = {"schema": SCHEMA, "files": {name: codes for name, codes in files.items() if codes}}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def tell_known(outcome: FileOutcome, baseline: Baseline, registry: Registry) -> FileOutcome:
    """Take the findings that a baseline knows out of an outcome."""
    known = baseline.of(Path(outcome.path))
    if not known:
        return outcome
    covered = {code for code, count in counts_of(outcome, registry).items() if count <= known.get(code, 0)}
    return without(
        outcome,
        {
            index: Suppressed(finding, KIND)
            for index, finding in enumerate(outcome.diagnostics)
            if finding.code in covered and not finding.because_of
        },
    )


def counts_of(outcome: FileOutcome, registry: Registry) -> Counter[str]:
    """Count the findings of a file by code: those that stand for themselves, and that a baseline may hold."""
    return Counter(
        finding.code
        for finding in outcome.diagnostics
        if not finding.because_of and registry.rules[finding.code].rule.scope != "machine"
    )


def renewed(old: Baseline, outcomes: Iterable[FileOutcome], registry: Registry, *, prune: bool) -> Counts:
    """Return the counts that a baseline ought to hold after a run without it.

    What the run did not look at (other files, rules that did not run) stays as it is, but for files that are
    no longer there.

    Args:
        old: the baseline as it is.
        outcomes: what the run found.
        registry: the rules.
        prune: whether counts may only become smaller.
    """
    folder = old.path.absolute().parent
    counts: Counts = {name: dict(codes) for name, codes in old.counts.items() if (folder / name).exists()}
    for outcome in outcomes:
        name, found = old.name_of(Path(outcome.path)), counts_of(outcome, registry)
        codes = counts.setdefault(name, {})
        for code in (*outcome.checked, *found):
            most = codes.get(code, 0) if prune else found[code]
            codes[code] = min(found[code], most)
    return counts


def stale(
    baseline: Baseline, outcomes: Iterable[FileOutcome], found: Mapping[str, Counter[str]]
) -> Iterator[tuple[str, str, int, int]]:
    """Yield the entries that know more than there is: file, code, the count known, the count found.

    Args:
        baseline: the baseline.
        outcomes: the files of the run.
        found: what was found by file and code before the baseline was held against it.
    """
    for outcome in outcomes:
        counts = found[outcome.path]
        for code, known in baseline.of(Path(outcome.path)).items():
            if code in outcome.checked and counts[code] < known:
                yield baseline.name_of(Path(outcome.path)), code, known, counts[code]


def _is_baseline(value: object) -> bool:
    if not (isinstance(value, dict) and set(value) == {"schema", "files"} and value["schema"] == SCHEMA):
        return False
    files = value["files"]
    return isinstance(files, dict) and all(
        isinstance(codes, dict)
        and all(
            isinstance(count, int) and not isinstance(count, bool) and count > 0 for count in codes.values()
        )
        for codes in files.values()
    )


def _mistake(path: Path, text: str) -> DocumentError:
    """Return the first mistake with its place: JSON is YAML too, and that reader knows places."""
    from govlint_grammar.positioned import parse_document

    try:
        root = parse_document(text, str(path))
        entries = root.map(("schema", "files"), ("schema", "files"))
        entries["schema"].one_of((SCHEMA,))
        for codes in entries["files"].entries().values():
            for count in codes.entries().values():
                count.integer(minimum=1)
    except DocumentError as error:
        return error
    return root.error(Text("不是基线文件", "this is not a baseline"))


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""
