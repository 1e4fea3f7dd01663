"""``python -m govlint``: the command line without its script."""

from govlint.cli import main

main()
