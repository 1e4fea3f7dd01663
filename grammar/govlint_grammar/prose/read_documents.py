"""Normative documents and rules, and the decisions of table 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from decimal import Decimal

    from govlint_grammar.prose.drafts import Passage
    from govlint_grammar.prose.units import Phrase, Unit

_DOCUMENTS = ("normative_documents", "rules")
_COLUMNS = {
    "issued": ("issued", True),
    "issued_unsure": ("issued", False),
    "repealed": ("repealed", True),
    "lapsed": ("repealed", False),
    "in_force": ("in_force", True),
    "in_force_unsure": ("in_force", False),
    "made": ("made", True),
    "published": ("published", True),
    "public_total": ("public_total", True),
}

_IN_FORCE = ("in_force", True)
_LICENCES = "proactive.licences.decisions"

# So far back in its sentence 公示 may stand, unless a verb of deciding follows it.
_NEAR = 40
_DECIDING = ("作出", "办结", "实施", "办理", "下达", "核发")
_SENTENCE_START = regex(r"[。；;\n]")


def documents_of(unit: Unit) -> list[str]:
    """Return the kinds of documents that a unit names."""
    names = [name for name in unit.names("doc") if name in _DOCUMENTS]
    if unit.named("doc", "both"):
        names = list(_DOCUMENTS)
    return names


def columns_of(unit: Unit) -> list[tuple[str, bool]]:
    """Return the columns that a unit's verbs name, and whether they are certain to."""
    names = [name for name in unit.names("docverb") if name in _COLUMNS]
    if "lapsed" in names and "repealed" in names:
        names.remove("repealed")
    if "in_force" in names and len(names) > 1 and "issued" not in names:
        names = [name for name in names if name != "in_force"] if "in_force_unsure" not in names else names
    return list(dict.fromkeys(_COLUMNS[name] for name in names))


def read_document_count(passage: Passage, unit: Unit) -> bool:
    """Read a number that counts documents."""
    if unit.value is None or not unit.has("doc", "docverb"):
        return False
    named = documents_of(unit)
    if unit.named("doc", "paper") and (unit.has("channel") or passage.channel == "gazette"):
        return False
    if unit.named("doc", "letters") and not named:
        passage.verb = columns_of(unit)[0][0] if columns_of(unit) else ""
        passage.counted(unit, "", "papers")
        return True
    if unit.named("docverb", "listed") and passage.verb == "in_force" and passage.document and not named:
        start = _start(unit)
        passage.say(f"proactive.{passage.document}.in_force", unit.value, start, unit.end)
        return True
    if (
        unit.named("doc", "foreign", "directory")
        or unit.named("docverb", "proposed")
        or unit.has("item", "request")
    ):
        return unit.has("doc")
    if not named and passage.topic != "documents" and not unit.named("doc", "paper"):
        return False
    if named:
        passage.topic = "documents"
        passage.document = named[0] if len(named) == 1 else ""
    columns = columns_of(unit)
    if not columns and _passed_over(unit):
        return True
    if unit.named("docverb", "review", "revised") and not columns:
        return True
    return _say(passage, unit, named, columns)


def _passed_over(unit: Unit) -> bool:
    return unit.named("docverb", "review") is not None and not unit.named("docverb", "name_of")


def _say(passage: Passage, unit: Unit, named: list[str], columns: list[tuple[str, bool]]) -> bool:
    value = unit.value
    if value is None:
        return False
    documents = named or [passage.document]
    paper = not named and unit.named("doc", "paper") is not None
    if paper:
        documents = ["normative_documents"]
        if not (columns and passage.topic in ("", "documents", "published", "management")):
            return True
    if not columns:
        columns = _without_verb(passage, unit, named)
    if _of_those_counted(passage, documents, columns, value):
        return True
    shared = value == 0 or unit.has("all", "each")
    doubled = len(documents) * len(columns) > 1 and not shared
    if not documents[0] or not columns or doubled:
        return True
    doubt = unit.named("docverb", "name_of", "revised") or (
        unit.named("docverb", "review") and columns != [_IN_FORCE]
    )
    sure = not (paper or doubt or unit.has("channel", "plan"))
    start = _start(unit)
    for document in documents:
        for column, certain in columns:
            passage.say(f"proactive.{document}.{column}", value, start, unit.end, certain=certain and sure)
    passage.verb, passage.verb_sure = columns[0][0], sure and columns[0][1]
    passage.counted(unit, "", "documents")
    return True


def _of_those_counted(
    passage: Passage, documents: list[str], columns: list[tuple[str, bool]], value: Decimal
) -> bool:
    """Whether a number is a part of one just read for the same cell: 制定5件，其中新制定4件."""
    whole = passage.whole
    if whole is None or not passage.among or whole.subject != "documents" or value > whole.value:
        return False
    return documents == [passage.document] and [column for column, _ in columns] == [passage.verb]


def _without_verb(passage: Passage, unit: Unit, named: list[str]) -> list[tuple[str, bool]]:
    """规范性文件2件 after 制发公文312件，其中 is issued; published documents may have been."""
    if unit.has("publish"):
        promulgated = not unit.has("channel") and _promulgates(passage, unit, named)
        return [("issued", promulgated)] if named else []
    if named and passage.verb and (passage.among or unit.joint is not None):
        return [(passage.verb, passage.verb_sure or passage.among)]
    return []


def _promulgates(passage: Passage, unit: Unit, named: list[str]) -> bool:
    word = unit.kinds["publish"][-1]
    return passage.text[word.start : word.end] in (("公布", "发布") if named == ["rules"] else ("发布",))


def _start(unit: Unit) -> int:
    starts = [word.start for word in unit.words if word.kind in ("doc", "docverb", "publish")]
    if unit.number is not None:
        starts.append(unit.number.start)
    return min(starts)


# ---- decisions ----


def read_decision_count(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Read a number of licences, penalties or compulsory measures decided on."""
    value = unit.value
    if value is None or not unit.has("decision"):
        return False
    names = [name for name in unit.names("decision") if name not in ("information", "foreign", "refused")]
    passage.topic = "decisions"
    passage.last = None
    if unit.named("decision", "refused"):
        _doubt_granted(passage)
    if not names or len(names) != len(unit.names("decision")) or unit.has("request", "stop", "doc", "item"):
        return True
    about = unit.named("about")
    if about is not None and about.end == unit.kinds["decision"][0].start and not _decides(unit):
        return True  # 涉及行政许可类的3件: what requests are about
    if len(names) > 1 and not (value == 0 or unit.has("all", "each")):
        return True
    if (unit.number is not None and unit.number.name == "person") or phrase.units[0].named("part"):
        return True
    number, last = unit.number, unit.kinds["decision"][-1]
    if value and number is not None and passage.unknown(last.end, number.start, unit.words) > 1:
        return True  # 行政许可办理环节压缩2个
    published = _published(unit) or (not _decides(unit) and _goes_on(passage, phrase, unit))
    decision = [word for word in unit.words if word.kind == "decision"][-1]
    written = passage.text[decision.start : decision.end]
    decided = _decides(unit)
    kinds_of = unit.number is not None and passage.text[unit.number.end - 1] == "项"
    if (written.endswith("事项") and not decided and value) or (
        kinds_of and not unit.has("settle", "handle")
    ):
        return True
    if published and not written.endswith(("决定", "决定书")):
        return True
    start = min(
        word.start
        for word in unit.words
        if word.kind in ("decision", "decide", "settle", "handle", "publish")
    )
    for name in names:
        passage.say(f"proactive.{name}.decisions", value, start, unit.end, certain=not published)
    return True


def _doubt_granted(passage: Passage) -> None:
    """准予许可88件、不予许可2件: a decision to refuse is one on a licence too."""
    for draft in passage.drafts:
        if draft.key == _LICENCES and "准予" in passage.text[draft.start : draft.end]:
            draft.certain = False


def _published(unit: Unit) -> bool:
    return unit.has("publish", "channel") or unit.named("decide", "publish") is not None


def _decides(unit: Unit) -> bool:
    return unit.has("settle", "handle") or unit.named("decide", "make") is not None


def _goes_on(passage: Passage, phrase: Phrase, unit: Unit) -> bool:
    """Whether the verb of publishing stands before an earlier number: 公示许可决定3件、处罚决定2件."""
    earlier = [other for other in phrase.units if other.start < unit.start]
    if unit.joint is not None and any(_published(other) and not _decides(other) for other in earlier):
        return True
    before = _SENTENCE_START.split(passage.text[max(0, unit.start - _NEAR) : unit.start])[-1]
    return before.rfind("公示") > max(before.rfind(verb) for verb in _DECIDING)
