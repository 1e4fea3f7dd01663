"""The real reports, where they lie beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

REPORTS = sorted((Path(__file__).parents[3] / "shared" / "reports").glob("*.txt"))

needs_real_reports = pytest.mark.skipif(not REPORTS, reason="the real reports are not beside this checkout")

ORIGINALS = Path(__file__).parents[3] / "shared" / "originals"

needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the original files are not beside this checkout"
)
