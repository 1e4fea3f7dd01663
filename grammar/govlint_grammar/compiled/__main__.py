"""``python -m govlint_grammar.compiled [--check]``: make the compiled twins, or see that they are fresh."""

from __future__ import annotations

import sys

from govlint_grammar.compiled import PACKAGE, compile_document, packaged_documents, twin_path


def main(arguments: list[str]) -> int:
    """Write the twin of every packaged YAML file; with ``--check`` only compare.

    Returns:
        0; with ``--check`` 1 if a twin is missing, stale or left over.
    """
    check = "--check" in arguments
    wanted = {twin_path(path): path for path in packaged_documents()}
    stale = 0
    for twin, path in wanted.items():
        if twin is None:
            continue
        text = compile_document(path)
        if twin.is_file() and twin.read_text("utf-8") == text:
            continue
        stale += 1
        print(("stale: " if check else "compiled: ") + str(path.relative_to(PACKAGE)))
        if not check:
            twin.write_text(text, "utf-8", newline="\n")
    for twin in (PACKAGE / "compiled").glob("*.json"):
        if twin not in wanted:
            stale += 1
            print(f"left over: compiled/{twin.name}")
            if not check:
                twin.unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
