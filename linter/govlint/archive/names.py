"""Names of agencies as an archive has them: written alike, and joined where a configuration says so."""

from __future__ import annotations

import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint_grammar.positioned import Node

_SECOND = regex(r"[(（][^()（）]*[)）]")
_GOVERNMENT = regex(r"(?<!人民)政府")


class Agency(NamedTuple):
    """An agency that a configuration knows.

    Attributes:
        name: its name now.
        also: other names and short forms of it.
        was: the names of what it has come from.
        until: the last report year under those names; None if it is not said.
        children: the agencies whose figures its own reports sum up.
        node: where the configuration names it.
    """

    name: str
    also: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    until: int | None = None
    children: tuple[str, ...] = ()
    node: Node | None = None


@lru_cache(maxsize=50_000)
def written_alike(name: str) -> str:
    """Return a name without what differs in writing only: widths, spaces, a second name in brackets.

    人民政府 and 政府 are the same; a government and its office are not.
    """
    plain = _SECOND.sub("", "".join(unicodedata.normalize("NFKC", name).split()))
    return _GOVERNMENT.sub("人民政府", plain)


class Names:
    """What agencies are called.

    Args:
        agencies: those that a configuration knows.
    """

    def __init__(self, agencies: Iterable[Agency] = ()) -> None:
        self._names: dict[str, str] = {}
        self._known: dict[str, Agency] = {}
        for agency in agencies:
            name = written_alike(agency.name)
            self._known[name] = agency
            for written in (agency.name, *agency.also):
                self._names[written_alike(written)] = name

    @property
    def known(self) -> Mapping[str, Agency]:
        """The agencies of the configuration by their names."""
        return self._known

    def of(self, written: str) -> str:
        """Return the name under which an archive has an agency."""
        plain = written_alike(written)
        return self._names.get(plain, plain)

    def before(self, name: str) -> tuple[tuple[str, ...], int | None]:
        """Return the names of what an agency has come from, and the last report year under them."""
        agency = self._known.get(name)
        if agency is None:
            return (), None
        return tuple(dict.fromkeys(self.of(each) for each in agency.was)), agency.until

    def children(self, name: str) -> tuple[str, ...]:
        """Return the names of the agencies whose figures those of a summary report are the sum of."""
        agency = self._known.get(name)
        return tuple(dict.fromkeys(self.of(each) for each in agency.children)) if agency else ()

    def relatives(self, name: str) -> frozenset[str]:
        """Return the names that the configuration joins with one: what it was, above it, beneath it."""
        return frozenset(self._joined.get(name, ()))

    @cached_property
    def _joined(self) -> Mapping[str, set[str]]:
        """What the configuration joins each name with, in both directions."""
        joined: dict[str, set[str]] = {}
        for name in self._known:
            for other in (*self.before(name)[0], *self.children(name)):
                joined.setdefault(name, set()).add(other)
                joined.setdefault(other, set()).add(name)
        return joined


def joined_short_forms(years: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """Return the full names of names that are short for exactly one other of an archive.

    青溪区水务局 is short for 云州市青溪区水务局 where no other agency of the archive ends so, and no year has
    a report of both.

    Args:
        years: the years of the reports under each name.
    """
    longer: dict[str, list[str]] = {}
    for name in years:
        for place in _PLACE_END.finditer(name):
            rest = name[place.end() :]
            if rest in years and _BEGINS_WITH_PLACE.match(rest):
                longer.setdefault(rest, []).append(name)
    return {
        short: full[0]
        for short, full in longer.items()
        if len(full) == 1 and years[short].isdisjoint(years[full[0]])
    }


_PLACE_END = regex(r"(?<=[一-龥]{2})(?:省|市|州|盟|自治区|地区|区|县|旗)(?=[一-龥]{4})")
# What begins with the rank alone (市水务局), or with no place at all, may be anybody's.
_BEGINS_WITH_PLACE = regex(r"[一-龥]{2,6}?(?:市|州|区|县|旗|镇|乡|街道)(?![场政容域])[一-龥]{2}")
