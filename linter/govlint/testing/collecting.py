"""Cases as items of pytest. Imported only where pytest finds a file of cases that its settings name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from govlint.pytest_plugin import PLUGIN
from govlint.registry import PluginError
from govlint.testing.cases import load_cases
from govlint.testing.from_path import registry_at
from govlint.testing.running import CaseFailure, run_case
from govlint_grammar.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govlint.registry import Registry
    from govlint.testing.cases import Case


# Once for all the files of cases.
_registry = lru_cache(maxsize=1)(registry_at)


class CaseFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its cases.

        Raises:
            pytest.Collector.CollectError: it cannot be read, or a plugin that is named cannot be loaded.
        """
        named: list[Path] = self.config.getini(PLUGIN)
        try:
            registry = _registry(*named) if named else None
            for case in load_cases(self.path):
                yield CaseItem.from_parent(self, name=case.id, case=case, registry=registry)
        except (DocumentError, PluginError) as error:
            raise self.CollectError(error.describe("en")) from None
        except LookupError as error:
            raise self.CollectError(str(error)) from None


class CaseItem(pytest.Item):
    """A case."""

    def __init__(self, *, case: Case, registry: Registry | None, **given: Any) -> None:
        super().__init__(**given)
        self.case = case
        self._registry = registry

    def runtest(self) -> None:
        """Run it."""
        run_case(self.case, registry=self._registry)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what is wrong with the report or the case, without the frames of the kit."""
        if isinstance(excinfo.value, CaseFailure):
            return str(excinfo.value)
        if isinstance(excinfo.value, DocumentError):
            return excinfo.value.describe("en")
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return file, line from 0, and name."""
        return self.path, self.case.line - 1, self.name
