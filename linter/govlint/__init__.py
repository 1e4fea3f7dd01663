"""govlint checks annual reports on open government information. The public surface is `govlint.api`."""

from govlint._version import __version__

__all__ = ["__version__"]
