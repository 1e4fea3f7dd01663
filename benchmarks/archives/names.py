"""Names of made-up agencies, no two of them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_CITIES = tuple(f"{word}州市" for word in "云岚沐霁琅澜")
_FIRST = "青白赤黛碧苍玄丹素霜雁鹤松柏兰荻荷枫桐棠"
_SECOND = "溪山河湖岭塘浦渡坪川"
_BODIES = (
    "水务局",
    "财政局",
    "教育局",
    "交通运输局",
    "民政局",
    "司法局",
    "审计局",
    "统计局",
    "文化和旅游局",
    "卫生健康局",
    "应急管理局",
    "农业农村局",
    "医疗保障局",
    "市场监督管理局",
    "住房和城乡建设局",
    "人力资源和社会保障局",
    "发展和改革局",
    "商务局",
    "科学技术局",
    "退役军人事务局",
)
_MOST_CHILDREN = 5


class Group:
    """Agencies of one district: some departments, and maybe a summary report above them.

    Attributes:
        place: city and district.
        departments: the names of the departments.
        summary: the name of the agency above them, or empty.
    """

    def __init__(self, place: str, departments: tuple[str, ...], summary: str) -> None:
        self.place = place
        self.departments = departments
        self.summary = summary


def groups(rng: random.Random) -> Iterator[Group]:
    """Yield groups of agencies; the same seed gives the same. There are names for some 24,000 agencies."""
    places = [city + first + second + "区" for city in _CITIES for first in _FIRST for second in _SECOND]
    rng.shuffle(places)
    for turn in range(len(_BODIES) // _MOST_CHILDREN):
        for place in places:
            bodies = _BODIES[turn * _MOST_CHILDREN : (turn + 1) * _MOST_CHILDREN]
            chosen = rng.sample(bodies, rng.randrange(3, _MOST_CHILDREN + 1))
            summary = f"{place}人民政府" if turn == 0 and rng.random() < 0.3 else ""
            yield Group(place, tuple(place + body for body in chosen), summary)
