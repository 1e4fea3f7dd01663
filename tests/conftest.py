"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# No test measures time: a busy machine is no failure. Where changes are judged, the examples drawn are the
# same each time, so that a change is not blamed for what was there before.
settings.register_profile("govlint", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("govlint")
