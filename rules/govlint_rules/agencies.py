"""Names of agencies, full and short: whether two of them may mean the same agency."""

from __future__ import annotations

from govlint.api import regex

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


def names_of(written: str) -> tuple[str, ...]:
    """Return the names in a name: 某局（某某局） has two."""
    squeezed = _PARENT.sub("", "".join(written.split()))
    inner = [match["inner"] for match in _BRACKETS.finditer(squeezed)]
    return tuple(name for name in (_BRACKETS.sub("", squeezed), *inner) if name)


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


def is_government(name: str) -> bool:
    """Whether a name is that of a government or a street office, or of their own office."""
    return _GOVERNMENT.search(name) is not None


def may_be_same(first: str, second: str) -> bool:
    """Whether two names may mean the same agency: places that agree, and one function short for the other."""
    places, function = _parts(first)
    others, other = _parts(second)
    if places and others and not _agree(places, second) and not _agree(others, first):
        return False
    if is_government(first) or is_government(second):
        return is_government(first) and is_government(second)
    return _is_short_for(function, other) or _is_short_for(other, function)


def _parts(name: str) -> tuple[list[str], str]:
    """Return the places that a name begins with, and its function without rank: 科技 of 余杭区科技局."""
    places: list[str] = []
    for level in _PLACES:
        if match := level.match(name):
            places.append(match[0])
            name = name[match.end() :]
    return places, _RANK.sub("", _BARE_RANK.sub("", name))


def _agree(places: list[str], name: str) -> bool:
    """Whether the last of some places, or its name without rank, stands in another name."""
    return places[-1] in name or _LAST_RANK.sub("", places[-1]) in name


def _is_short_for(short: str, full: str) -> bool:
    """Whether a word's characters stand in another in their order."""
    rest = iter(full)
    return bool(short) and all(char in rest for char in short)
