"""The one place where the versions stand."""

__version__ = "0.1.0"

# Of the public Python surface: `govlint.api`, `govlint.hooks` and `govlint.testing`.
API_VERSION = "1.0"
