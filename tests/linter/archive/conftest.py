"""Rules of archives made for tests of the stage that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from govlint.archive.context import ArchiveContext, ArchiveRule
from govlint.diagnostics import Diagnostic, Severity, Text

if TYPE_CHECKING:
    from govlint.archive.archived import ArchivedReport

Compare = Callable[[ArchiveRule, "ArchivedReport", ArchiveContext], Iterator[Diagnostic]]


@pytest.fixture(scope="session")
def archive_rule() -> Callable[..., type[ArchiveRule]]:
    """Return a maker of archive rules from what they do, with all facts in order but for those given."""

    def make(compare: Compare, **facts: Any) -> type[ArchiveRule]:
        declared = {
            "__doc__": "Something is wrong",
            "__module__": __name__,
            "code": "ZZ901",
            "name": "rule-zz901",
            "severity": Severity.ERROR,
            "page_zh": "有问题",
            "messages": {"default": Text("有问题", "something is wrong")},
            "compare": compare,
            **facts,
        }
        return type("MadeRule", (ArchiveRule,), declared)

    return make
