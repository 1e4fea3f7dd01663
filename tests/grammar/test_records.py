"""Our named tuples behave as those of `typing`."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from govlint_grammar import records


class Ours(records.NamedTuple):
    """A record."""

    kind: str
    number: int = 3

    @property
    def twice(self) -> int:
        return self.number * 2

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @classmethod
    def plain(cls) -> Ours:
        return cls("plain")


class Theirs(typing.NamedTuple):
    """A record."""

    kind: str
    number: int = 3


def test_it_has_the_fields_and_defaults_of_its_annotations() -> None:
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__match_args__ == ("kind", "number")
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert repr(Ours("a")) == "Ours(kind='a', number=3)"


def test_it_keeps_what_else_its_class_defines() -> None:
    assert Ours.__doc__ == "A record."
    assert (Ours.__module__, Ours.__qualname__) == (__name__, "Ours")
    assert Ours("a", number=4).twice == 8
    assert str(Ours.plain()) == "plain 3"


def test_it_is_a_tuple_like_any_other() -> None:
    ours = Ours("a", 4)
    assert ours == ("a", 4) == Theirs("a", 4)
    assert hash(ours) == hash(("a", 4))
    assert ours._replace(number=5) == Ours("a", 5)
    assert copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours  # noqa: S301 - made here
    with pytest.raises(AttributeError):
        ours.kind = "b"  # type: ignore[misc]


def test_it_wants_all_its_fields() -> None:
    with pytest.raises(TypeError, match="kind"):
        Ours()  # type: ignore[call-arg]


def test_a_default_before_a_field_without_one_is_a_mistake() -> None:
    with pytest.raises(TypeError):

        class _Wrong(records.NamedTuple):
            kind: str = ""
            number: int  # type: ignore[misc]
