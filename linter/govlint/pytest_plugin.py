"""What pytest loads of govlint: two settings, and nothing more as long as neither is used.

``govlint_cases`` names folders or files whose cases become tests of their own, each called by code and name::

    [tool.pytest.ini_options]
    govlint_cases = ["tests/cases"]

They are run with the installed plugins. ``govlint_plugin`` names plugins besides that need not be installed:
the folder of a package, Python files, packs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CASES = "govlint_cases"
PLUGIN = "govlint_plugin"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings."""
    parser.addini(CASES, "files or folders of govlint's cases that are tests", "paths", default=[])
    parser.addini(PLUGIN, "plugins of govlint, by their paths, that the cases need", "paths", default=[])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file of cases that the settings name."""
    named = parent.config.getini(CASES)
    if not named or file_path.suffix != ".yaml":
        return None
    if not any(path == file_path or path in file_path.parents for path in named):
        return None
    from govlint.testing.collecting import CaseFile

    collector = CaseFile.from_parent(parent, path=file_path)
    return collector if isinstance(collector, CaseFile) else None
