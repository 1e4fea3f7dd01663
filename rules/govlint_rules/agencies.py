"""Names of agencies, full and short: whether two of them may mean the same agency."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.api import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

# The same few names come back all through a report, and year after year.
_KEPT = 1024

_BRACKETS = regex(r"[（(](?P<inner>[^（）()]*)[）)]")
_OWN = regex(r"[本我该贵]|有关|相关|各")
# The name of an agency ends here; what follows is an office of it.
_AGENCY = regex(
    r".*?(?:人民政府|街道办事处|管理委员会|管委会|委员会|政府|局|厅"
    r"|(?<![党纪团工政市区县省州镇乡])委(?![托派任办宣组]))"
)
_GOVERNMENT = regex(r"政府|街道|办事处|管委会|管理委员会|开发区|新区|[镇乡]$")
_RANK = regex(r"(?:人民)?政府|管理委员会|管委会|委员会|(?:街道)?办事处|办公室|[局厅委办]$|[和与、及的]")
_PARENT = regex(r"^(?:国家税务总局|中共|中国共产党)")
# The places that a name begins with, from the province down; 市场, 市政, 区域 and the like end none.
_PLACES = (
    regex(r"[^市县区镇乡]{2,8}?(?:省|自治区)"),
    regex(
        r"[^省市县区旗镇乡]{2,10}?(?:自治州|地区|盟|市(?!场|政|容))|[^省市县区旗镇乡州]{2,4}州(?!市|区|县)"
    ),
    regex(
        r"[^省市县区旗镇乡]{1,12}(?:自治县|自治旗)|[^省市县区旗镇乡]{1,5}(?:区(?!域)|县(?!域)|旗|市(?!场|政|容))"
    ),
    regex(r"[^省市县区旗镇乡]{1,5}?(?:街道|(?<!城)镇|(?<!城)乡(?!村))"),
)
_BARE_RANK = regex(r"^(?:省|市(?![场政容])|区(?!域)|县(?!域)|旗|州|镇|乡(?!村)|街道)(?=.)")
_LAST_RANK = regex(r"(?:自治[区州县旗]|地区|街道|[省市区县州旗盟镇乡])$")
_OFFICE = regex(r"政府(?:办公室|办公厅|办)$")
_TOWN = regex(r"(?:镇|乡|苏木)(?:人民政府|政府)?$")
_STREET = regex(r"(?:街道|办事处)$")
_NO_DEPARTMENT = regex(r"(?:管理|居民|村民|居|村|工作)委员会$|管委会$|[党区县市省]委办公室$")
_DEPARTMENT = regex(r"(?:委员会|办公室|[局厅委署])$")
_BELOW_PREFECTURE = regex(r"(?:(?<!自治)区|县|旗)$")


class Kind(Enum):
    """What an agency is, as far as its name alone proves it."""

    GOVERNMENT = "government"
    GOVERNMENT_OFFICE = "government office"
    TOWN = "town"
    STREET = "street"
    DEPARTMENT = "department"
    UNKNOWN = "unknown"


@lru_cache(_KEPT)
def kind_of(written: str) -> Kind:
    """Return what an agency is: 水务局 is a department, 管理委员会 is not known to be one."""
    name = (names_of(written) or ("",))[0]
    if _STREET.search(name):
        return Kind.STREET
    if _TOWN.search(name):
        return Kind.TOWN
    if _OFFICE.search(name):
        return Kind.GOVERNMENT_OFFICE
    if name.endswith("政府"):
        return Kind.GOVERNMENT
    if _DEPARTMENT.search(name) and not _NO_DEPARTMENT.search(name):
        return Kind.DEPARTMENT
    return Kind.UNKNOWN


@lru_cache(_KEPT)
def is_local_department(written: str) -> bool:
    """Whether an agency is a department of a local government: its name begins with a place or its rank."""
    name = (names_of(written) or ("",))[0]
    return kind_of(written) is Kind.DEPARTMENT and (
        bool(_parts(name)[0]) or _BARE_RANK.match(name) is not None
    )


@lru_cache(_KEPT)
def is_below_prefecture(written: str) -> bool:
    """Whether an agency is the government of a county, a district, a town or a street, by its name.

    A 市 may be of any rank, so that its name proves nothing.
    """
    kind = kind_of(written)
    if kind in (Kind.TOWN, Kind.STREET):
        return True
    places, _ = _parts((names_of(written) or ("",))[0])
    return kind is Kind.GOVERNMENT and bool(places) and _BELOW_PREFECTURE.search(places[-1]) is not None


@lru_cache(_KEPT)
def names_of(written: str) -> tuple[str, ...]:
    """Return the names in a name: 某局（某某局） has two."""
    squeezed = _PARENT.sub("", "".join(written.split()))
    inner = [match["inner"] for match in _BRACKETS.finditer(squeezed)]
    return tuple(name for name in (_BRACKETS.sub("", squeezed), *inner) if name)


@lru_cache(_KEPT)
def agency_in(contact: str) -> str | None:
    """Return the agency of a contact without its office: 区科技局办公室 is 区科技局.

    Returns:
        None where only an office is named, or the agency by 我局 or 本机关.
    """
    name = names_of(contact)[0] if names_of(contact) else ""
    if _OWN.match(name):
        return None
    match = _AGENCY.match(name)
    if match is None:
        return None
    agency = match[0]
    places, function = _parts(agency)
    return agency if function or (places and is_government(agency)) else None


@lru_cache(_KEPT)
def is_government(name: str) -> bool:
    """Whether a name is that of a government or a street office, or of their own office."""
    return _GOVERNMENT.search(name) is not None


@lru_cache(_KEPT)
def may_be_same(first: str, second: str) -> bool:
    """Whether two names may mean the same agency: places that agree, and one function short for the other."""
    places, function = _parts(first)
    others, other = _parts(second)
    if places and others and not _agree(places, second) and not _agree(others, first):
        return False
    if is_government(first) or is_government(second):
        return is_government(first) and is_government(second)
    return _is_short_for(function, other) or _is_short_for(other, function)


@lru_cache(_KEPT)
def _parts(name: str) -> tuple[tuple[str, ...], str]:
    """Return the places that a name begins with, and its function without rank: 科技 of 余杭区科技局."""
    places: list[str] = []
    for level in _PLACES:
        if match := level.match(name):
            places.append(match[0])
            name = name[match.end() :]
    return tuple(places), _RANK.sub("", _BARE_RANK.sub("", name))


def _agree(places: Sequence[str], name: str) -> bool:
    """Whether the last of some places, or its name without rank, stands in another name."""
    return places[-1] in name or _LAST_RANK.sub("", places[-1]) in name


def _is_short_for(short: str, full: str) -> bool:
    """Whether a word's characters stand in another in their order."""
    rest = iter(full)
    return bool(short) and all(char in rest for char in short)
