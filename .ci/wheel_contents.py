"""See that a wheel holds every file of the three source roots, and nothing else but its metadata."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

ROOTS = ("grammar", "linter", "rules")
NEEDED = (".lark", ".yaml", ".json", "/py.typed")


def main(wheel: str) -> int:
    """Compare a wheel with the source roots.

    Args:
        wheel: the path of the wheel.

    Returns:
        0 if they agree, else 1.
    """
    repository = Path(__file__).parent.parent
    sources = {
        path.relative_to(repository / root).as_posix()
        for root in ROOTS
        for path in (repository / root).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    names = ZipFile(wheel).namelist()
    packed = {name for name in names if ".dist-info/" not in name}
    problems = [f"not in the wheel: {name}" for name in sorted(sources - packed)]
    problems += [f"only in the wheel: {name}" for name in sorted(packed - sources)]
    problems += [
        f"no {kind} in the wheel" for kind in NEEDED if not any(name.endswith(kind) for name in packed)
    ]
    if not any(name.endswith("/licenses/LICENSE") for name in names):
        problems.append("no licence in the wheel")
    print("\n".join(problems) or f"{len(packed)} files, as in the source")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
