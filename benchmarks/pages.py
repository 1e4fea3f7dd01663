"""What it costs to read a web page, beside lxml's own parse of it: ``python -m benchmarks.pages [FILE…]``.

Without files, a composed report on a page of a site: bare, and with the marks that Word leaves in paragraphs.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from benchmarks.timing import medians, verdict

_LIMIT = 2.0
_STYLE = "text-indent:2em;text-align:justify;line-height:2;font-family:微软雅黑"


def main(files: list[str], rounds: int = 25) -> bool:
    """Print the ratio for each page; return whether the limit is held by all."""
    pages = {name: Path(name).read_bytes() for name in files} or _composed()
    held = [_measured(name, data, rounds) for name, data in pages.items()]
    return all(held)


def _measured(name: str, data: bytes, rounds: int) -> bool:
    from lxml import etree

    from govlint.readers.html import read_html

    def parse() -> object:
        return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))

    taken = medians({"read": lambda: read_html(data, name), "parse": parse}, rounds, time.process_time)
    ratio = taken["read"] / taken["parse"]
    print(f"pages: {name}, {len(data) // 1000} kB: read {taken['read'] * 1e3:.1f} ms, ", end="")
    print(f"lxml {taken['parse'] * 1e3:.1f} ms: {verdict(ratio, _LIMIT)}")
    return ratio <= _LIMIT


def _composed() -> dict[str, bytes]:
    from tests.support.format_reports import format_reports
    from tests.support.writers.html import html_bytes

    bare = html_bytes(format_reports()["water-requests"]).decode()
    marked = re.sub("<p>", f'<p style="{_STYLE}"><span style="{_STYLE}"><font face="方正仿宋_GBK">', bare)
    marked = marked.replace("</p>", f'</font></span><span style="{_STYLE}"><o:p></o:p></span></p>')
    return {"a bare page": bare.encode(), "a page with Word's marks": marked.encode()}


if __name__ == "__main__":
    raise SystemExit(0 if main(sys.argv[1:]) else 1)
