"""The kinds of words as bits, so that asking for any of several is one operation on whole numbers."""

from __future__ import annotations

# The kinds of the vocabulary, and those of what is not in it; the first are the most frequent.
_KINDS = (
    *("mark", "number", "known", "channel", "publish", "item", "time", "year", "neg", "request", "receive"),
    *("settle", "result", "applicant", "all", "part", "doc", "docverb", "decision", "decide", "block", "way"),
    *("handle", "carry", "fee", "charge", "account", "outcome", "agent", "withdraw", "part_settled", "stop"),
    *(
        "sum",
        "rest",
        "each",
        "dealt",
        "about",
        "people",
        "self",
        "others",
        "plan",
        "compare",
        "change",
        "misc",
    ),
    *("and", "or", "title", "date", "share", "vague", "about_number", "skip"),
)

BITS: dict[str, int] = {kind: 1 << place for place, kind in enumerate(_KINDS)}


def mask_of(*kinds: str) -> int:
    """Return the bits of some kinds together."""
    mask = 0
    for kind in kinds:
        mask |= BITS[kind]
    return mask


class _Masks(dict[tuple[str, ...], int]):
    """The masks asked for so far; there are as many as places in the code that ask."""

    def __missing__(self, kinds: tuple[str, ...]) -> int:
        mask = self[kinds] = mask_of(*kinds)
        return mask


MASKS = _Masks()
