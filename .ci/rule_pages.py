"""Make the pages under docs/rules from the rules, or with --check see that they are up to date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.output.rule_markdown import index_lines, markdown_lines
from govlint.startup import set_up

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield every page of the built-in rules, and an index of them in either language."""
    registry = set_up().registry
    entries = [entry for entry in registry.rules.values() if entry.plugin.origin == "govlint"]
    for lang in ("zh", "en"):
        yield FOLDER / lang / "README.md", _text(index_lines(entries, lang))
        for entry in entries:
            yield FOLDER / lang / f"{entry.rule.code}.md", _text(markdown_lines(entry, registry, lang))


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main(arguments: list[str]) -> int:
    """Write the pages; with ``--check`` only compare, and return 1 if one is missing, stale or left over."""
    check = "--check" in arguments
    wanted = dict(pages())
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    left = [path for path in FOLDER.rglob("*") if path.is_file() and path not in wanted]
    for path in (*stale, *left):
        print(f"{'stale' if check else 'made'}: {path.relative_to(FOLDER.parent.parent).as_posix()}")
    if check:
        return 1 if stale or left else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8", newline="\n")
    for path in left:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
