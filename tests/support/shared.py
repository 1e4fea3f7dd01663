"""The real reports, where they lie beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

REPORTS = sorted((Path(__file__).parents[3] / "shared" / "reports").glob("*.txt"))

needs_real_reports = pytest.mark.skipif(not REPORTS, reason="the real reports are not beside this checkout")
