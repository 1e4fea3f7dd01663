"""Faults set on purpose in made-up reports, and what a check must and may say of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping


class Fault(NamedTuple):
    """A kind of fault.

    Attributes:
        code: the rule that must find it.
        also: rules that may rightly speak of it too.
        needs: what the report must have: ``previous`` a report before, ``last`` or ``middle`` its place in
            the series, ``stock`` documents in force in both years, ``work`` licences in both, ``pending``
            cases pending before, ``steady`` nothing carried in or out before, ``pool`` a report to copy.
    """

    name: str
    code: str
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


SINGLE = (
    Fault("total", "GL302", ("GL301", "GL303", "GL308")),
    Fault("balance", "GL301", ("GL901", "GL907")),
    Fault("section", "GL103", ("GL801", "GL501")),
    Fault("number", "GL105"),
    Fault("label", "GL207", ("GL202",)),
    Fault("placeholder", "GL209"),
    Fault("period", "GL701"),
    Fault("doubled", "GL812"),
)
CROSS = (
    Fault("carry-over", "GL901", ("GL907",), ("previous",)),
    Fault("stock", "GL902", (), ("stock",)),
    Fault("pending", "GL903", (), ("pending",)),
    Fault("copied", "GL904", (), ("previous",)),
    Fault("copied-problems", "GL905", (), ("previous",)),
    Fault("same-figures", "GL906", ("GL902",), ("steady",)),
    Fault("jump", "GL907", (), ("last", "work")),
    Fault("other-agency", "GL908", ("GL115",), ("pool",)),
    Fault("duplicate", "GL909", (), ("middle",)),
    Fault("children", "GL910", ("GL907",), ("summary",)),
    Fault("gap", "GL911", (), ("previous", "middle")),
)


def true_of(fault: Fault, path: str, year: int, agency: str) -> Mapping[str, object]:
    """Return what is written of a fault beside the reports."""
    return {
        "path": path,
        "agency": agency,
        "year": year,
        "fault": fault.name,
        "code": fault.code,
        "also": list(fault.also),
        "cross": fault in CROSS,
    }


def chosen(rng: random.Random, have: set[str]) -> Fault:
    """Return a fault that a report can have; half of them are between reports."""
    kinds = CROSS if rng.random() < 0.5 else SINGLE
    possible = [fault for fault in kinds if set(fault.needs) <= have]
    return rng.choice(possible or list(SINGLE))
