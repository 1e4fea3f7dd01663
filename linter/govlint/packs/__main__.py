"""``python -m govlint.packs [--check] [FILE…]``: make the compiled twins of packs, or check them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.discovery import installed
from govlint.packs.facts import Known
from govlint.packs.loading import compile_pack, twin_path
from govlint.plugins import contributions, load
from govlint_grammar.documents import DocumentError
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.provisions import packaged_provisions

if TYPE_CHECKING:
    from collections.abc import Iterable


def main(arguments: list[str]) -> int:
    """Write the twin of each pack; with ``--check`` only compare.

    Args:
        arguments: the packs; without any those of the installed plugins.

    Returns:
        0; 1 if a pack has a mistake, or with ``--check`` if a twin is missing or stale.
    """
    check = "--check" in arguments
    named = [Path(each) for each in arguments if not each.startswith("-")]
    known = Known(packaged_forms(), frozenset(packaged_provisions()))
    stale = 0
    for path in named or installed_packs():
        try:
            text = compile_pack(path, known)
        except DocumentError as error:
            print(error.describe("en"), file=sys.stderr)
            stale += 1
            continue
        twin = twin_path(path)
        if twin.is_file() and twin.read_text("utf-8") == text:
            continue
        print(f"{'stale' if check else 'compiled'}: {path.name}")
        if check:
            stale += 1
        else:
            twin.write_text(text, "utf-8", newline="\n")
    return 1 if stale else 0


def installed_packs() -> Iterable[Path]:
    """Return the packs of the installed plugins."""
    found, _ = installed()
    given, _ = contributions(load(found)[0])
    return [path for each in given for path in each.packs if isinstance(path, Path)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
