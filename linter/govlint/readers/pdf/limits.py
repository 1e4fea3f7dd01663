"""How much reading a PDF may take: far above any report."""

from __future__ import annotations

LARGEST_MEMORY = 1 << 30
"""Bytes of address space of the process that takes the file apart (where the system can hold it to them)."""

LONGEST_TIME = 60
"""Seconds, of the processor and by the clock."""

MOST_PAGES = 300

MOST_LETTERS = 1_000_000
