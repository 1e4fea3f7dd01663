"""Whether damaged files of every format are read or refused: no traceback, and no more memory than promised.

20,000 files by default; ``GOVLINT_DAMAGED=N`` makes it N.
"""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.readers import BUILT_IN_READERS, ReadError, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OFFICE = Path(__file__).parents[1] / "tests" / "data" / "office"
_MOST_MEMORY = 512
# Formats that are taken apart in processes of their own, which start slowly: a file in so many, or none.
_APART = {".pdf": 400, ".doc": 0, ".odt": 0}
_XML = (".xml", ".rels")
_MARKS = (
    b"<",
    b">",
    b'"',
    b"&#0;",
    b"\xff",
    b"\0",
    b"\t",
    b"|",
    b"\n\n",
    b"<w:tbl>",
    b"</w:p>",
    b"<table>",
    b"</td>",
)


def main() -> bool:
    """Print how many were read and refused; return whether nothing else happened."""
    count = int(os.environ.get("GOVLINT_DAMAGED", "20000"))
    draw = random.Random(2021)
    seeds = list(_seeds())
    weights = [1 / _APART[suffix] if _APART.get(suffix) else 1.0 for suffix, _ in seeds]
    told: Counter[str] = Counter()
    for suffix, data in draw.choices(seeds, weights, k=count):
        damaged = _with_damaged_part(data, draw) if data.startswith(b"PK") else _damaged(data, draw)
        told[f"{suffix} {_outcome(damaged, suffix)}"] += 1
    memory = _peak_memory()
    for what, times in sorted(told.items()):
        print(f"damaged: {what}: {times}")
    print(f"damaged: {count} files, at most {memory} MB of memory (limit {_MOST_MEMORY})")
    return memory <= _MOST_MEMORY and not any(" raised " in what for what in told)


def _seeds() -> Iterator[tuple[str, bytes]]:
    """Yield sound files of every format that is read, with their suffix."""
    from tests.support.format_reports import format_reports
    from tests.support.word_reports import docx_of
    from tests.support.writers.html import html_bytes
    from tests.support.writers.markdown import markdown, with_html_tables

    known = {suffix for reader in BUILT_IN_READERS for suffix in reader.suffixes}
    for text in format_reports().values():
        yield ".docx", docx_of(text)
        yield ".html", html_bytes(text)
        yield ".md", markdown(text).encode()
        yield ".md", with_html_tables(text).encode()
        yield ".txt", text.encode()
        yield ".txt", text.encode("gb18030", "replace")
    for path in sorted(_OFFICE.iterdir()) if _OFFICE.is_dir() else ():
        if path.suffix in known and _APART.get(path.suffix, 1):
            yield path.suffix, path.read_bytes()


def _outcome(data: bytes, suffix: str) -> str:
    try:
        read_bytes(data, f"a{suffix}")
    except ReadError as refused:
        return f"refused as {refused.code}"
    except BaseException as error:  # the point is to see what is raised
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"raised {type(error).__name__}: {error}"[:100]
    return "read"


def _damaged(data: bytes, draw: random.Random) -> bytes:
    """Return a file with bytes changed, lost, doubled or put in."""
    made = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(made) + 1)
        kind = draw.random()
        if kind < 0.4:
            made[at : at + 1] = bytes([draw.randrange(256)])
        elif kind < 0.6:
            del made[at : at + draw.randint(1, 200)]
        elif kind < 0.8:
            start = draw.randrange(len(made) + 1)
            made[at:at] = made[start : start + draw.randint(1, 400)]
        else:
            made[at:at] = draw.choice(_MARKS)
    return bytes(made)


def _with_damaged_part(data: bytes, draw: random.Random) -> bytes:
    """Return a package that is damaged itself, or is sound and has a damaged part."""
    if draw.random() < 0.3:
        return _damaged(data, draw)
    parts = dict(_parts(data))
    name = draw.choice([each for each in parts if each.endswith(_XML)])
    change = _renamed if draw.random() < 0.5 else _damaged
    parts[name] = change(parts[name], draw)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return packed.getvalue()


@cache
def _parts(data: bytes) -> Sequence[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _renamed(part: bytes, draw: random.Random) -> bytes:
    """Return XML in which elements have the name of others, so that it is sound and senseless."""
    names = [
        b"p",
        b"r",
        b"t",
        b"tbl",
        b"tr",
        b"tc",
        b"ins",
        b"del",
        b"sdt",
        b"vMerge",
        b"gridSpan",
        b"numPr",
        b"lvl",
    ]
    one, other = draw.sample(names, 2)
    for mark in (b"<w:", b"</w:"):
        for end in (b">", b" ", b"/>"):
            part = part.replace(mark + one + end, mark + other + end)
    return part


def _peak_memory() -> int:
    """Return the most memory that this process has had, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
