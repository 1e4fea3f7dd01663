"""Things that belong together because of what lies between them."""

from __future__ import annotations


class Unions:
    """Numbered things, each in one group, which grow together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def _top(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the groups of two things one."""
        self._above[self._top(one)] = self._top(other)

    def groups(self) -> list[list[int]]:
        """Return the groups, each in rising order, in the order of their first members."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            groups.setdefault(self._top(number), []).append(number)
        return list(groups.values())
