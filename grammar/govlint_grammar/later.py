"""Sequences whose members are made when somebody first asks for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = TypeVar("_T")


class Later(Sequence[_T]):
    """A sequence like a tuple, and equal to the tuple of its members, which are made when first asked for."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: tuple[_T, ...] | None = None

    def _make(self) -> tuple[_T, ...]:
        """Return the members."""
        raise NotImplementedError

    def _members(self) -> tuple[_T, ...]:
        made = self._made
        if made is None:
            made = self._made = self._make()
        return made

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...
    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        """Return a member, or a tuple of several."""
        return self._members()[index]

    def __iter__(self) -> Iterator[_T]:
        """Iterate over the members."""
        return iter(self._members())

    def __len__(self) -> int:
        """Return how many members there are."""
        return len(self._members())

    def __eq__(self, other: object) -> bool:
        """Whether another sequence of this kind, or a tuple, has the same members."""
        if isinstance(other, Later):
            return self._members() == other._members()
        return self._members() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._members())

    def __repr__(self) -> str:
        return repr(self._members())

    def __reduce__(self) -> tuple[type[tuple[_T, ...]], tuple[tuple[_T, ...]]]:
        """Travel to another process as a tuple."""
        return tuple, (self._members(),)
