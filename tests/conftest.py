"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# No test measures time: a busy machine is no failure.
settings.register_profile("govlint", deadline=None)
settings.load_profile("govlint")
